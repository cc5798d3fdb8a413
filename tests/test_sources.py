"""The real reports: valid, only known doubts marked, every anchor at its place in the text."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import PACKAGE, ROOT, SOURCES

from reportschema.checking import grammar
from reportschema.models import WorkReport
from reportschema.models.annotating.annotation_codes import AnnotationLevel
from reportschema.notation.account import unaccounted
from reportschema.notation.chinese import fold
from reportschema.verbs.validate import Validation, validate

COUNTED = [
    "sections",
    "observations",
    "targets",
    "absent_targets",
    "problems",
    "livelihood_projects",
    "glossary",
    "glossary_components",
    "awards",
    "numerals",
    "corrections",
]
CLAUSE_END = re.compile("[,，。;；:：\n]")
# The records that carry a `review`: what the words leave open stays open, and is published so.
DOUBTS = {
    "440103-2016-term-end": ["o40", "o41", "o49", "t15"],
    "440103-2017": ["o59", "t1"],
    "440103-2025": ["o164", "o172", "o47", "o48", "o49", "o50", "o92", "o93", "o94", "o95", "t46"],
    "440105-2011-term-end": ["o111", "o98"],
    "440105-2020": ["o170", "o171", "o172", "o59"],
}


@pytest.fixture(scope="module")
def checked(all_texts: Path) -> Validation:
    return validate([SOURCES], all_texts)


def full(checked: Validation) -> Iterator[tuple[WorkReport, str]]:
    """The reports of which everything is annotated, each with its text."""
    for name, report in checked.reports.items():
        if report.annotation.level == AnnotationLevel.FULL:
            yield report, checked.texts[name]


def test_every_source_is_valid_with_its_text(checked: Validation) -> None:
    """A mark of doubt (STATE004) is the only warning that may stand."""
    assert [
        f"{finding.file}:{finding.line} {finding.code} {finding.message}"
        for finding in checked.findings
        if finding.code != "STATE004"
    ] == []
    assert set(checked.texts) == set(checked.reports)
    assert checked.anchors > 600


def test_growth_of_a_year_has_the_year_before_as_its_base(checked: Validation) -> None:
    assert [
        f"{name} {figure.id}"
        for name, report in checked.reports.items()
        for figure in (*report.observations, *report.targets)
        if figure.transformation in ("growth", "change")
        and figure.collection != "average"
        and re.fullmatch(r"[0-9]{4}", str(figure.period))
        and figure.base_period is None
    ] == []


def test_a_verb_shared_in_a_list_is_a_cue_of_each_later_member(checked: Validation) -> None:
    """分别增长5%、6%: the 6% says by its cue that it is growth."""
    seen, lacking = 0, []
    for name, report in checked.reports.items():
        text = checked.texts[name]
        for figure in (*report.observations, *report.targets):
            before = CLAUSE_END.split(text[max(0, figure.at.start - 40) : figure.at.start])[-1]
            shared = re.search("分别(?:实际)?(?:增长|下降|降低|减少|提高).*[、和]$", before)
            if shared and figure.transformation in ("growth", "change"):
                seen += 1
                words = (figure.at.exact, *(cue.exact for cue in figure.cues))
                if not any(grammar().direction_in(word) for word in words):
                    lacking.append(f"{name} {figure.id}")
    assert lacking == []
    assert seen > 40


def test_what_names_a_thing_is_no_cue(checked: Validation) -> None:
    assert [
        f"{name} {figure.id} {cue.exact}"
        for name, report in checked.reports.items()
        for figure in (*report.observations, *report.targets)
        for cue in figure.cues
        if cue.exact == "涨幅"
        or (
            figure.form in ("verbal", "assigned")
            and cue.exact in (figure.label, figure.label_as_written)
        )
    ] == []


def test_an_intensity_that_shall_fall_is_promised_as_growth(checked: Validation) -> None:
    """完成国家下达的能耗降低任务 is about the fall, 能耗完成国家下达任务 about the level."""
    falls: dict[str, bool] = {}
    coded: dict[str, bool] = {}
    for name, report in checked.reports.items():
        text = checked.texts[name]
        for target in report.targets:
            if target.indicator in ("energy_intensity", "carbon_intensity") and (
                target.form in ("verbal", "assigned")
            ):
                key = f"{report.id}/{target.id}"
                clause = CLAUSE_END.split(text[: target.at.start])[-1]
                clause += CLAUSE_END.split(text[target.at.start :])[0]
                falls[key] = any(word in clause for word in ("降低", "下降", "减排"))
                coded[key] = target.transformation == "growth"
    assert coded == falls
    assert len(coded) > 20


def test_known_doubts_are_marked_and_published_with_their_reasons(checked: Validation) -> None:
    marked: dict[str, list[str]] = {}
    for table in sorted(PACKAGE.glob("*.csv")):
        with table.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row.get("review_reason"):
                    assert row["review_note"], row
                    report, record = row["id"].split("/")
                    marked.setdefault(report, []).append(record)
    assert {report: sorted(records) for report, records in marked.items()} == DOUBTS
    warned = [finding for finding in checked.findings if finding.code == "STATE004"]
    assert len(warned) == sum(map(len, DOUBTS.values()))


def test_every_anchor_of_every_table_equals_its_span_in_the_text(checked: Validation) -> None:
    texts = {report.id: checked.texts[name] for name, report in checked.reports.items()}
    seen = 0
    for path in sorted(PACKAGE.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row.get("exact"):
                    assert (
                        texts[row["report_id"]][int(row["start"]) : int(row["end"])] == row["exact"]
                    ), row
                    seen += 1
    assert seen > 400


def test_files_are_named_for_what_they_hold(checked: Validation) -> None:
    for name, report in checked.reports.items():
        path = Path(name)
        assert path.parent.name.startswith(report.government.division + "-")
        assert report.id == f"{report.government.division}-{path.stem}"


def test_counts_are_the_reviewed_ones() -> None:
    """A change to the data shows as a diff of tests/counts.csv (report, table, rows)."""
    counts = []
    for table in COUNTED:
        with (PACKAGE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            reports = [row["report_id"] for row in csv.DictReader(file)]
        counts += [f"{report},{table},{reports.count(report)}" for report in sorted(set(reports))]
    with (PACKAGE / "reports.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            complete = [
                name[11:-6]
                for name, value in row.items()
                if name.startswith("annotation_")
                and name.endswith("_state")
                and value == "complete"
            ]
            counts.append(f"{row['id']},complete lists,{' '.join(complete)}")
    assert (
        sorted(counts)
        == (ROOT / "tests" / "counts.csv").read_text(encoding="utf-8").splitlines()[1:]
    )


def test_every_numbered_heading_of_the_texts_is_a_section(checked: Validation) -> None:
    """Headings are counted without the reader: a line that starts with 一、 or (一).

    A bracketed number after white space counts as the start of a line.
    """
    for report, text in full(checked):
        start, end = report.first_edition().body
        headings = [
            match.start(1)
            for match in re.finditer(
                r"(?:^|\n)[\s\u3000\xa0]*((?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]))",
                text,
            )
            if start <= match.start(1) < end
        ]
        sections = {section.at.start for section in report.outline}
        assert headings
        assert [text[place : place + 20] for place in headings if place not in sections] == []


def test_what_the_five_reports_hold(checked: Validation) -> None:
    reports = {report.id: report for report, _ in full(checked)}
    assert sorted(reports) == [
        "440103-2016-term-end",
        "440103-2017",
        "440103-2025",
        "440105-2011-term-end",
        "440105-2020",
    ]
    assert sum(len(report.awards) for report in reports.values()) == 146
    explained = {
        (name, entry.number or entry.id)  # two terms may be explained under one number
        for name, report in reports.items()
        for entry in report.glossary
    }
    assert len(explained) == 75
    assert [len(reports[name].problems) for name in sorted(reports)] == [4, 4, 5, 3, 6]
    assert sum(len(report.livelihood_projects) for report in reports.values()) >= 30


def test_complete_ledgers_leave_no_numeral_out(checked: Validation) -> None:
    for name, report in checked.reports.items():
        if report.annotation.state("numerals") == "complete":
            assert unaccounted(report, checked.texts[name], grammar().parts) == []


def test_a_dumber_count_finds_no_digit_outside_the_account(checked: Validation) -> None:
    """Every digit and numeral character of a body lies in some record or lexical word.

    They are counted without the scanner.
    """
    from reportschema.notation.account import accounted

    for report, text in full(checked):
        start, end = report.first_edition().body
        covered = {place for first, last in accounted(report, text) for place in range(first, last)}
        page = fold(text)
        for word in grammar().parts:
            place = page.find(word)
            while place >= 0:
                covered |= set(range(place, place + len(word)))
                place = page.find(word, place + 1)
        numerals = set("0123456789〇零一二两三四五六七八九十百千万亿")
        assert [
            page[place - 4 : place + 4]
            for place in range(start, end)
            if page[place] in numerals and place not in covered
        ] == []
