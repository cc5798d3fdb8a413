"""What a draft doubts about the whole report, and what the rules make of its records.

The reports are invented.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from reportschema.checking import Document, check, grammar
from reportschema.files.canonical.layout import plain_data, source_text
from reportschema.models.annotating.annotation import LISTS
from reportschema.models.annotating.annotation_codes import ReviewReason
from reportschema.models.fields.codes import Part, State
from reportschema.reading.bounded import bounded
from reportschema.reading.draft import Draft, Drafter
from reportschema.verbs.build import build
from reportschema.verbs.mended import mended
from reportschema.vocabularies import vocabulary

DRAFTER = Drafter(vocabulary(), grammar())
HEAD = (
    "云溪县政府工作报告\n（2026年1月10日在云溪县第十届人民代表大会第二次会议上）\n"
    "各位代表：\n现在，我代表县人民政府，向大会报告政府工作，请予审议。\n"
)
REVIEW = "一、2025年工作回顾\n全县上下团结奋斗，建成公路20公里。\n"
PLAN = "二、2026年工作安排\n全县主要预期目标是：生产总值增长5%，居民收入增长6%。\n"


def drafted(rest: str) -> Draft:
    return DRAFTER.draft(f"{HEAD}{rest}".encode(), "云溪县-2026.txt", force=True)


def reasons(draft: Draft) -> set[ReviewReason]:
    return {doubt.reason for doubt in draft.report.review}


def note_on(draft: Draft, name: str) -> str | None:
    """The note on a list of a draft, which is partial."""
    claim = draft.report.annotation.of(name)
    assert claim is not None
    assert claim.state is State.PARTIAL
    return claim.note


def test_a_report_with_review_plan_and_headline_has_no_doubt_and_claims_no_whole_list() -> None:
    draft = drafted(REVIEW + PLAN)
    assert reasons(draft) == set()
    assert [note_on(draft, name) for name in LISTS] == [None] * len(LISTS)


def test_a_report_without_a_plan_leaves_its_promises_open_and_says_so() -> None:
    draft = drafted(f"{REVIEW}{'新建学校3所，改造小区5个。' * 12}\n")
    assert reasons(draft) == {ReviewReason.NO_PLAN_FOUND, ReviewReason.ONLY_OBSERVATIONS}
    assert "plans" in (note_on(draft, "targets") or "")
    assert any("plans" in note for note in draft.notes)


def test_a_plan_without_a_headline_target_is_marked() -> None:
    draft = drafted(f"{REVIEW}二、2026年工作安排\n新建学校3所。\n")
    assert reasons(draft) == {ReviewReason.NO_HEADLINE_FOUND}
    assert "expected target" in (note_on(draft, "targets") or "")


def test_a_report_without_a_review_leaves_its_outcomes_open() -> None:
    draft = drafted(f"{PLAN}{'新建学校3所，改造小区5个。' * 12}\n")
    assert reasons(draft) == {ReviewReason.NO_REVIEW_FOUND, ReviewReason.ONLY_TARGETS}
    assert "looks back" in (note_on(draft, "observations") or "")


def test_observations_dated_after_the_report_are_marked_at_its_head() -> None:
    review = "一、2025年工作回顾\n云溪水库工程正在建设，2029年可灌溉良田3万亩。\n"
    draft = drafted(review + PLAN)
    assert [figure.period for figure in draft.report.observations] == ["2029"]
    assert reasons(draft) == {ReviewReason.PART_IN_DOUBT}
    assert "after the report" in (note_on(draft, "observations") or "")


def test_a_record_that_breaks_a_rule_is_left_out_and_named_and_the_report_stays() -> None:
    draft = drafted(REVIEW + PLAN)
    wrong = draft.report.observations[0].model_copy(update={"value": Decimal(21)})
    report = draft.report.model_copy(update={"observations": (wrong,)})
    mended_report, notes = mended(replace(draft, report=report))
    assert mended_report.observations == ()
    assert notes == ["observations: left out o1 (breaks FIGURE004)"]
    assert note_on(replace(draft, report=mended_report), "observations") == (
        "Left out: o1 (breaks FIGURE004)."
    )


def test_a_record_that_cannot_be_is_left_out_and_named() -> None:
    data = plain_data(drafted(REVIEW + PLAN).report)
    data["observations"][0]["unit"] = 5
    report, notes = bounded(data)
    assert report.observations == ()
    assert notes == ["observations: left out o1 (unit)"]
    claim = report.annotation.of("observations")
    assert claim is not None
    assert claim.note == "Left out: o1 (unit)."


def test_what_a_rule_doubts_of_the_head_is_marked_there() -> None:
    draft = drafted(REVIEW + PLAN)
    late = draft.report.editions[0].model_copy(update={"published": "2031-05-01"})
    report, _ = mended(replace(draft, report=draft.report.model_copy(update={"editions": (late,)})))
    doubts = {doubt.reason: doubt.note or "" for doubt in report.review}
    assert "editions published breaks FITS042" in doubts[ReviewReason.DATE_IN_DOUBT]


def test_an_account_of_what_was_planned_is_a_review() -> None:
    draft = drafted(
        f"一、2025年目标任务完成情况\n生产总值增长4%。\n（一）实业更强\n新建厂房2座。\n{PLAN}"
    )
    tops = [section.part for section in draft.report.outline if section.level == 1]
    assert tops[:3] == [Part.OPENING, Part.REVIEW, Part.PLAN]
    assert [figure.value for figure in draft.report.observations] == [4, 2]


def test_a_numbered_plan_below_a_title_that_reviews_stands_beside_it() -> None:
    restarting = (
        "2025年工作回顾\n建成公路20公里。\n一、产业加快发展\n新建厂房2座。\n"
        "二、民生不断改善\n新增学位300个。\n"
    )
    draft = drafted(
        f"{restarting}二、2026年工作安排\n全县生产总值增长8%左右。\n一、做大产业\n新建厂房3座。\n"
        "二、改善民生\n新增学位400个。\n"
    )
    assert {target.at.exact for target in draft.report.targets} == {"增长8%左右", "3座", "400个"}


def test_what_our_rules_warn_of_carries_a_doubt() -> None:
    draft = drafted(f"{REVIEW}去年全县年均接待游客增长12%，特种设备定检率达98%。\n{PLAN}")
    report, _ = mended(draft)
    checked = check([Document("draft", plain_data(report))], lambda _: draft.text.text)
    warned = {
        finding.loc[:2]
        for finding in checked.findings
        if finding.loc[:1] in (("observations",), ("targets",))
        and not finding.code.startswith("STATE")
    }
    doubted = {
        (name, i)
        for name in ("observations", "targets")
        for i, figure in enumerate(getattr(report, name))
        if figure.review is not None
    }
    assert warned <= doubted


def test_two_reports_with_one_doubt_make_a_package(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    for year in ("2025", "2026"):
        speech = f"{HEAD.replace('2026', year)}{REVIEW}"
        draft = DRAFTER.draft(speech.encode(), f"云溪县-{year}.txt", force=True)
        source = source_text(mended(draft)[0])
        (tmp_path / "drafts" / f"{year}.yaml").write_text(source, encoding="utf-8")
    assert build(tmp_path / "drafts", tmp_path / "package").errors == 0
    rows = (tmp_path / "package" / "doubts.csv").read_text(encoding="utf-8").splitlines()
    assert sum(",no_plan_found," in row for row in rows) == 2
