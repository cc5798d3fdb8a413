"""What a draft doubts about the whole report, and what the rules make of its records.

The reports are invented.
"""

from __future__ import annotations

from reportschema.checking import Document, check, grammar
from reportschema.files.layout import plain_data
from reportschema.models.annotation_codes import ReviewReason
from reportschema.models.codes import Part, State
from reportschema.reading.draft import Draft, Drafter
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


def test_a_report_with_review_plan_and_headline_claims_its_lists() -> None:
    draft = drafted(REVIEW + PLAN)
    assert reasons(draft) == set()
    assert draft.report.annotation.targets is not None
    assert draft.report.annotation.targets.state is State.COMPLETE


def test_a_report_without_a_plan_leaves_its_promises_open_and_says_so() -> None:
    draft = drafted(f"{REVIEW}{'新建学校3所，改造小区5个。' * 12}\n")
    assert reasons(draft) == {ReviewReason.NO_PLAN_FOUND, ReviewReason.ONLY_OBSERVATIONS}
    claim = draft.report.annotation.targets
    assert claim is not None
    assert (claim.state, claim.note is not None) == (State.PARTIAL, True)
    assert any("plans" in note for note in draft.notes)


def test_a_plan_without_a_headline_passage_is_marked() -> None:
    draft = drafted(f"{REVIEW}二、2026年工作安排\n新建学校3所。\n")
    assert reasons(draft) == {ReviewReason.NO_HEADLINE_FOUND}


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
