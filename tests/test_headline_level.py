"""The level `headline`: what a draft of it keeps of a whole draft, and what it claims."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from headline_speech import FIVE_YEARS, HEADLINE, SPEECH, headline_draft, whole_draft

from reportschema.checking import Document, check
from reportschema.files.layout import plain_data
from reportschema.findings import Severity
from reportschema.models import Target, WorkReport
from reportschema.models.annotation_codes import AnnotationLevel, ReviewReason
from reportschema.models.codes import AbsenceReason, Annotator, State, TargetForm
from reportschema.reading.levels import DraftLevel
from reportschema.verbs.draft import draft
from reportschema.verbs.validate import validate


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
    ]
    assert all(target.headline for target in kept)
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
    assert found["fixed_asset_investment", "2021"] == AbsenceReason.NOT_CODED  # promised further on
    assert ("gdp", "2021") not in found


def test_a_plan_period_without_a_passage_is_a_doubt_and_its_absences_are_not_coded() -> None:
    text = SPEECH.replace(FIVE_YEARS, "二、“十四五”时期主要目标任务\n日子会一年比一年好。\n")
    report = headline_draft(text)
    assert [(doubt.reason, doubt.note) for doubt in report.review] == [
        (ReviewReason.NO_HEADLINE_FOUND, "none for 2021/2025")
    ]
    five_years = {why for (_, plan), why in reasons(report).items() if plan == "2021/2025"}
    assert five_years == {AbsenceReason.NOT_CODED}


def test_words_of_the_passage_about_an_indicator_leave_the_absence_open() -> None:
    text = SPEECH.replace("降低3.2%。", "降低3.2%；叫大家敢消费。")
    assert reasons(headline_draft(text))["retail_sales", "2021"] == AbsenceReason.NOT_CODED


def test_the_draft_is_without_errors() -> None:
    document = Document("yunhe.yaml", plain_data(headline_draft()))
    findings = check([document], lambda _: SPEECH).findings
    assert [found.code for found in findings if found.severity is Severity.ERROR] == []


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
