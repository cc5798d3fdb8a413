"""The level `headline`: what a draft of it keeps of a whole draft, and what it claims."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from headline_speech import FIVE_YEARS, HEADLINE, SPEECH, headline_draft, whole_draft

from reportschema.checking import Document, check
from reportschema.files.canonical.layout import plain_data, source_text
from reportschema.models import Target, WorkReport
from reportschema.models.annotating.annotation_codes import AnnotationLevel, ReviewReason
from reportschema.models.fields.codes import AbsenceReason, Annotator, State, TargetForm
from reportschema.reading.levels import DraftLevel
from reportschema.reading.promises.headline import headline_level
from reportschema.verbs.build import build
from reportschema.verbs.draft import draft
from reportschema.verbs.explore import explore
from reportschema.verbs.validate import validate
from reportschema.vocabularies import vocabulary


def passages(report: WorkReport, text: str = SPEECH) -> dict[str, str]:
    return {row.period: text[row.at.start : row.at.end] for row in report.headline_passages}


def reasons(report: WorkReport) -> dict[tuple[str, str], AbsenceReason]:
    return {(row.indicator, row.period): row.reason for row in report.absent_targets}


def facts(target: Target) -> dict[str, object]:
    """What a target says, without its id and whether it is a headline one."""
    return target.model_dump(exclude={"id", "headline"})


def test_passages_are_the_announced_one_and_the_sentences_of_the_five_years() -> None:
    assert passages(headline_draft()) == {
        "2021": HEADLINE,
        "2021/2025": "地区生产总值年均增长5%以上，城镇新增就业150万人以上。",
    }


def test_targets_are_those_of_the_passages_and_unchanged() -> None:
    kept = headline_draft().targets
    before = [facts(target) for target in whole_draft().targets]
    assert [(target.indicator, target.period) for target in kept] == [
        ("gdp", "2021/2025"),
        ("urban_new_jobs", "2021/2025"),
        ("gdp", "2021"),
        ("budget_revenue", "2021"),
        ("urban_new_jobs", "2021"),
        ("surveyed_unemployment_rate", "2021"),
        ("cpi", "2021"),
        ("resident_income", "2021"),
        ("carbon_intensity", "2021"),
        ("fixed_asset_investment", "2021"),  # further on: no headline target
    ]
    assert [target.headline for target in kept] == [True] * 9 + [False]
    assert all(facts(target) in before for target in kept)
    assert TargetForm.PEGGED in {target.form for target in kept}


def test_observations_are_the_outcomes_of_the_year_each_once() -> None:
    kept = headline_draft().observations
    assert [figure.at.exact for figure in kept] == [
        "8200亿元",
        "增长4.1%",
        "增长2.6%",
        "31万人",
        "上涨1.8%",
    ]


def test_ids_follow_the_text_and_links_to_what_is_left_out_go() -> None:
    report = headline_draft()
    for letter, figures in (("o", report.observations), ("t", report.targets)):
        assert [figure.id for figure in figures] == [
            f"{letter}{n + 1}" for n in range(len(figures))
        ]
        assert all(a.at.start <= b.at.start for a, b in pairwise(figures))
    ids = {figure.id for figure in (*report.observations, *report.targets)}
    links = [
        getattr(figure, name)
        for figure in (*report.observations, *report.targets)
        for name in ("part_of", "share_of", "ranks", "repeats", "fulfils", "project")
    ]
    assert {link for link in links if link} <= ids


def test_the_ledger_holds_the_numerals_of_the_passages_alone() -> None:
    assert [row.at.exact for row in headline_draft().numerals] == ["二氧化碳"]


def test_it_claims_four_lists_in_part_by_machine_and_no_other() -> None:
    claims = headline_draft().annotation
    assert claims.level == AnnotationLevel.HEADLINE
    for name in ("observations", "targets", "absent_targets", "numerals"):
        coverage = claims.of(name)
        assert coverage
        assert (coverage.state, coverage.by) == (State.PARTIAL, Annotator.MACHINE)
        assert coverage.note
    for name in ("outline", "problems", "livelihood_projects", "glossary", "awards"):
        assert claims.state(name) == State.ABSENT
        assert not getattr(headline_draft(), name)


def test_silent_is_said_only_where_neither_passage_nor_plan_speaks_of_it() -> None:
    found = reasons(headline_draft())
    assert found["retail_sales", "2021"] == AbsenceReason.SILENT
    assert found["fixed_asset_investment", "2021/2025"] == AbsenceReason.NOT_CODED
    assert ("gdp", "2021") not in found


def test_a_number_promised_further_on_is_kept_beside_an_absence_that_is_not_coded() -> None:
    report = headline_draft()
    investment = {row.key(): row for row in report.absent_targets}["fixed_asset_investment-2021"]
    assert investment.reason == AbsenceReason.NOT_CODED
    assert investment.at is None
    targets = [target for target in report.targets if target.indicator == "fixed_asset_investment"]
    assert [(target.at.exact, target.headline) for target in targets] == [("增长7%", False)]


def test_a_plan_period_without_a_passage_is_a_doubt_and_its_absences_are_not_coded() -> None:
    text = SPEECH.replace(FIVE_YEARS, "二、“十四五”时期主要目标任务\n日子会一年比一年好。\n")
    report = headline_draft(text)
    assert [(doubt.reason, doubt.note) for doubt in report.review] == [
        (ReviewReason.NO_HEADLINE_FOUND, "none for 2021/2025")
    ]
    five_years = {why for (_, plan), why in reasons(report).items() if plan == "2021/2025"}
    assert five_years == {AbsenceReason.NOT_CODED}


def test_goals_of_the_five_years_in_words_alone_are_a_passage() -> None:
    goals = "“十四五”时期，全省经济社会发展的主要目标是：山更绿，水更清，日子更宽裕。"
    text = SPEECH.replace(FIVE_YEARS, f"二、“十四五”时期主要目标任务\n{goals}\n")
    report = headline_draft(text)
    assert passages(report, text)["2021/2025"] == goals
    assert reasons(report)["cpi", "2021/2025"] == AbsenceReason.NOT_CODED  # promised for the year
    assert reasons(report)["rd_intensity", "2021/2025"] == AbsenceReason.SILENT


def test_the_sentence_that_closes_the_targets_in_words_belongs_to_them() -> None:
    closing = "不折不扣完成国家下达的各项约束性指标任务。"
    text = SPEECH.replace(HEADLINE, HEADLINE + closing)
    assert passages(headline_draft(text), text)["2021"] == HEADLINE + closing


def test_lines_that_break_around_the_announcement_are_one_sentence() -> None:
    broken = HEADLINE.replace("主要预期目标是", "\n主要预期目标\n是")
    text = SPEECH.replace(HEADLINE, broken)
    assert passages(headline_draft(text), text)["2021"] == broken


def test_a_target_explained_further_on_is_no_second_passage() -> None:
    more = "固定资产投资增长7%，这个目标是等不来的，力争投资突破三千亿元。"
    text = SPEECH.replace("（二）把树种好。", f"（二）把树种好。{more}")
    assert passages(headline_draft(text), text)["2021"] == HEADLINE


def test_words_of_the_passage_about_an_indicator_leave_the_absence_open() -> None:
    text = SPEECH.replace("降低3.2%。", "降低3.2%；叫大家敢消费。")
    assert reasons(headline_draft(text))["retail_sales", "2021"] == AbsenceReason.NOT_CODED


def codes(report: WorkReport) -> list[str]:
    """What the rules say of a report with its text, but for what awaits a reader."""
    findings = check([Document("yunhe.yaml", plain_data(report))], lambda _: SPEECH).findings
    return sorted({found.code for found in findings} - {"STATE004", "FITS003"})


def read_through(report: WorkReport) -> WorkReport:
    """The report as somebody leaves it who has decided every absence."""
    numbered = {(target.indicator, target.period) for target in report.targets}
    absent = [
        row
        if row.at or (row.indicator, row.period) in numbered
        else row.model_copy(update={"reason": AbsenceReason.SILENT})
        for row in report.absent_targets
    ]
    return report.model_copy(update={"absent_targets": tuple(absent)})


def test_a_report_read_through_is_asked_for_nothing_beyond_the_headline() -> None:
    assert codes(read_through(headline_draft())) == []


def test_what_is_not_decided_yet_is_a_warning() -> None:
    assert codes(headline_draft()) == ["FITS034"]


def test_of_an_edition_that_is_cut_absences_may_stay_open() -> None:
    report = headline_draft()
    cut = report.editions[0].model_copy(update={"missing_parts": ("工作安排",)})
    report = report.model_copy(update={"editions": (cut,)})
    assert "FITS034" not in codes(report)


def test_every_numeral_of_a_passage_is_asked_for() -> None:
    report = read_through(headline_draft())
    assert codes(report.model_copy(update={"numerals": ()})) == ["TEXT012"]


def test_a_numeral_that_begins_where_a_passage_ends_is_none_of_it() -> None:
    report = read_through(headline_draft())
    passage, (numeral,) = report.headline_passages[-1], report.numerals
    assert passage.at.start < numeral.at.start < passage.at.end
    for end, found in ((numeral.at.start, False), (numeral.at.start + 1, True)):
        cut = passage.model_copy(update={"at": passage.at._replace(end=end)})
        left = report.model_copy(update={"numerals": (), "headline_passages": (cut,)})
        assert ("TEXT012" in codes(left)) is found


def test_every_plan_period_is_asked_for_a_passage() -> None:
    report = read_through(headline_draft())
    one = tuple(row for row in report.headline_passages if row.period == "2021")
    assert "STATE008" in codes(report.model_copy(update={"headline_passages": one}))


def test_every_core_indicator_is_asked_for_in_each_plan_period() -> None:
    report = read_through(headline_draft())
    assert codes(report.model_copy(update={"absent_targets": report.absent_targets[1:]})) == [
        "STATE003"
    ]


def test_a_headline_target_outside_its_passage_is_noticed() -> None:
    report = read_through(headline_draft())
    passage = report.headline_passages[-1]
    last = [target for target in report.targets if target.headline][-1]
    at = passage.at._replace(end=last.at.start - 1)
    cut = (*report.headline_passages[:-1], passage.model_copy(update={"at": at}))
    assert "FITS021" in codes(report.model_copy(update={"headline_passages": cut}))


def test_targets_of_a_headline_annotation_are_never_complete() -> None:
    report = read_through(headline_draft())
    for name in ("targets", "observations", "numerals"):
        coverage = report.annotation.of(name)
        assert coverage
        whole = coverage.model_copy(update={"state": State.COMPLETE})
        annotation = report.annotation.model_copy(update={name: whole})
        assert "FITS034" in codes(report.model_copy(update={"annotation": annotation}))


def test_outcomes_of_what_the_report_before_promised_are_taken_too() -> None:
    text = SPEECH.replace("新修山路620公里", "粮食产量增长2.2%，新修山路620公里")
    promise = headline_draft().targets[0].model_copy(update={"indicator": "grain_output"})
    before = headline_draft().model_copy(update={"targets": (promise,)})
    whole = whole_draft(text)
    alone = headline_level(whole, text, vocabulary())
    followed = headline_level(whole, text, vocabulary(), before)
    assert {figure.indicator for figure in followed.observations} - {
        figure.indicator for figure in alone.observations
    } == {"grain_output"}


def test_the_verb_drafts_at_either_level(tmp_path: Path) -> None:
    text = tmp_path / "yunhe-2021.txt"
    text.write_text(SPEECH, encoding="utf-8")
    written = {}
    for level in DraftLevel:
        target = tmp_path / level / "yunhe.yaml"
        result = draft(text, target, force=True, level=level)
        assert [outcome.error for outcome in result] == [None]
        assert validate([target], tmp_path).errors == 0
        written[level] = target.read_text(encoding="utf-8")
    assert "level: headline" in written[DraftLevel.HEADLINE]
    assert "level: draft" in written[DraftLevel.FULL]
    assert "植树造林" not in written[DraftLevel.HEADLINE]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of the fictional report at this level."""
    folder = tmp_path_factory.mktemp("headline")
    (folder / "sources").mkdir()
    (folder / "sources" / "yunhe.yaml").write_text(
        source_text(read_through(headline_draft())), encoding="utf-8"
    )
    assert build(folder / "sources", folder / "package").errors == 0
    return folder / "package"


def rows(package: Path, table: str) -> list[dict[str, str]]:
    with (package / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_no_table_has_it_as_complete(package: Path) -> None:
    (report,) = rows(package, "reports")
    assert report["annotation_level"] == "headline"
    assert "complete" not in report.values()
    (row,) = rows(package, "frame")
    assert (row["targets_coded"], row["observations_coded"]) == ("partial", "partial")


def test_what_it_leaves_out_is_not_coded_in_the_panel(package: Path) -> None:
    states = {row["promised_state"] for row in rows(package, "panel") if row["year"] == "2020"}
    assert states == {"no_report"}
    unread = {row["reported_state"] for row in rows(package, "panel")} - {"given", "no_report"}
    assert unread == {"not_coded"}


def test_pages_and_readme_say_that_it_is_the_headline_alone(package: Path, tmp_path: Path) -> None:
    explore(tmp_path / "pages", package=package)
    page = (tmp_path / "pages" / "en" / "report" / "990000-2021.html").read_text(encoding="utf-8")
    assert "Headline figures only" in page
    assert 'id="outline"' not in page
    assert "Headline figures only" in (package / "README.md").read_text(encoding="utf-8")
