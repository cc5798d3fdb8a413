"""The key of core targets is well-formed and stands in the texts; what is wrong gets its cause."""

from __future__ import annotations

from collections import Counter, defaultdict
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from conftest import HEADLINES, SOURCES
from scoring.promises import (
    CORE,
    FORMS,
    NO_PLAN,
    NO_REPORT,
    NUMERIC,
    PROMISED,
    Promise,
    of_source,
)
from scoring.promises import read_table as read_key
from scoring.reports import load
from scoring.verdicts import Verdict, failures, false_absences, judged, made_up

from reportschema.models import AbsentTarget, Observation, WorkReport
from reportschema.models.fields.codes import AbsenceReason, Hedge, Level
from reportschema.models.fields.periods import Period
from reportschema.vocabularies import vocabulary

KEY = read_key()


@pytest.fixture(scope="module")
def report() -> WorkReport:
    return load(SOURCES / "130000-hebei" / "2026.yaml")[0]


def changed(report: WorkReport, number: str, **values: Any) -> WorkReport:
    """A report one of whose targets says something else."""
    targets = [
        target.model_copy(update=values) if target.id == number else target
        for target in report.targets
    ]
    return report.model_copy(update={"targets": tuple(targets)})


def cause_of(draft: WorkReport, gold: WorkReport) -> list[Verdict]:
    return failures(judged(of_source(gold, vocabulary()), draft))


def test_a_row_says_what_its_form_asks_for() -> None:
    assert {row.form for row in KEY} <= set(FORMS)
    assert [row for row in KEY if row.form != NO_PLAN and not asked_for(row)] == []


def asked_for(row: Promise) -> bool:
    promised, silent = row.form in PROMISED, row.form == "silent"
    known = vocabulary().indicators
    return all(
        (
            row.core in CORE,
            row.level in {NO_REPORT, *(level.value for level in Level)},
            row.scope == "plan" or (row.scope == "year" and Period(row.period).year is not None),
            bool(row.numbers()) == (row.form == NUMERIC),
            (row.value is None) == (row.low is not None) or row.form != NUMERIC,
            row.hedge in {"", *(hedge.value for hedge in Hedge)} - {"exact"},
            (row.headline is not None) == promised,
            (row.end > row.start) != silent,
            bool(row.subject) != silent,
            not row.subject.isascii() or silent or row.subject in known,
        )
    )


def test_no_promise_stands_twice_and_each_text_has_one_name() -> None:
    rows = Counter((r.sha256, r.core, r.subject, r.period, r.form, r.start) for r in KEY)
    assert [row for row, count in rows.items() if count > 1] == []
    assert len({(row.sha256, row.file, row.level) for row in KEY}) == len({r.sha256 for r in KEY})


def test_silent_stands_alone() -> None:
    forms = defaultdict(set)
    for row in KEY:
        forms[row.sha256, row.core, row.scope, row.period].add(row.form)
    assert [place for place, said in forms.items() if "silent" in said and len(said) > 1] == []


def test_a_text_with_a_source_is_not_in_the_table() -> None:
    sources = {sha for path in SOURCES.glob("*/*.yaml") for sha in hashes(path)}
    assert not sources & {row.sha256 for row in KEY}


def hashes(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return [part[:64] for part in text.split("sha256: ")[1:]]


def test_each_anchor_is_what_the_text_says(corpus: Path, all_texts: Path) -> None:
    by_hash = {
        sha256(data).hexdigest(): data
        for folder in (corpus, all_texts / "headline")
        for data in map(Path.read_bytes, folder.rglob("*.txt"))
    }
    assert {row.sha256 for row in KEY} <= set(by_hash)
    texts = {row.sha256: by_hash[row.sha256].decode("utf-8") for row in KEY}
    assert [row for row in KEY if texts[row.sha256][row.start : row.end] != row.exact] == []


def test_a_source_is_right_by_its_own_key() -> None:
    for gold in [load(path)[0] for path in HEADLINES[::12]]:
        rows = of_source(gold, vocabulary())
        assert {row.form for row in rows} & set(PROMISED)
        verdicts = judged(rows, gold)
        assert failures(verdicts) == []
        assert false_absences(rows, gold) == []
        assert made_up(rows, gold, vocabulary(), verdicts) == []


@pytest.mark.parametrize(
    ("cause", "values"),
    [
        ("indicator", {"indicator": None, "label": "增速"}),
        ("number", {"value": 6}),
        ("unit", {"unit": "个百分点"}),
        ("period", {"period": Period("2025")}),
        ("hedge", {"hedge": Hedge.EXACT}),
        ("coverage", {"coverage": "市区"}),
        ("headline flag", {"headline": False}),
    ],
)
def test_what_is_wrong_is_named(report: WorkReport, cause: str, values: dict[str, Any]) -> None:
    (verdict,) = cause_of(changed(report, "t8", **values), report)
    assert verdict.named == cause
    assert verdict.promise.core == "gdp"


def test_a_promise_read_as_an_outcome_has_the_wrong_part(report: WorkReport) -> None:
    promise = next(target for target in report.targets if target.id == "t8")
    shared = {name: getattr(promise, name) for name in Observation.model_fields if name != "status"}
    fields = {name: value for name, value in shared.items() if hasattr(promise, name)}
    rest = tuple(target for target in report.targets if target.id != "t8")
    outcomes = (*report.observations, Observation.model_construct(**fields))
    draft = report.model_copy(update={"targets": rest, "observations": outcomes})
    (verdict,) = cause_of(draft, report)
    assert (verdict.named, verdict.found) == ("part", False)


def test_what_no_record_stands_for_is_missed(report: WorkReport) -> None:
    rest = tuple(target for target in report.targets if target.id != "t14")
    (verdict,) = cause_of(report.model_copy(update={"targets": rest}), report)
    assert (verdict.named, verdict.promise.core) == ("missed", "cpi")


def test_the_same_promise_elsewhere_in_the_text_is_right(report: WorkReport) -> None:
    promise = next(target for target in report.targets if target.id == "t8")
    elsewhere = promise.at._replace(start=1, end=7)
    assert cause_of(changed(report, "t8", at=elsewhere), report) == []


@pytest.mark.parametrize(
    ("indicator", "period", "cause"),
    [
        ("gdp", "2026", "silent beside a promise (numeric)"),
        ("gdp", "2026/2030", "silent beside words"),
        ("urban_new_jobs", "2026", "silent beside a promise (numeric)"),
    ],
)
def test_silent_is_held_against_number_and_words(
    report: WorkReport, indicator: str, period: str, cause: str
) -> None:
    silent = AbsentTarget(indicator=indicator, period=Period(period), reason=AbsenceReason.SILENT)
    draft = report.model_copy(update={"absent_targets": (silent,)})
    (absence,) = false_absences(of_source(report, vocabulary()), draft)
    assert absence.cause == cause


def test_a_headline_target_that_the_text_does_not_make_is_listed(report: WorkReport) -> None:
    promise = next(target for target in report.targets if target.id == "t8")
    at = promise.at._replace(start=1, end=7)
    invented = promise.model_copy(update={"value": 9, "at": at})
    draft = report.model_copy(update={"targets": (*report.targets, invented)})
    rows = of_source(report, vocabulary())
    assert made_up(rows, draft, vocabulary(), judged(rows, draft)) == [invented]
