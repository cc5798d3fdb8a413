"""Single sentences of a speech and what is read from them. The county and all it says are invented."""

from __future__ import annotations

import pytest

from reportschema.checking import grammar
from reportschema.models import Observation, Target
from reportschema.models.codes import Transformation
from reportschema.reading.draft import Drafter
from reportschema.vocabularies import vocabulary

DRAFTER = Drafter(vocabulary(), grammar())


def read(review: str = "", plan: str = "") -> list[Observation | Target]:
    """The figures of a report of 2020 that says these words in its review and in its plan, in the order of the text."""
    text = (
        "云溪县政府工作报告\n——2020年1月8日在云溪县第九届人民代表大会第四次会议上\n县长 林溪\n各位代表：\n"
        "现在，我代表县人民政府向大会报告工作，请予审议。\n一、2019年工作回顾\n过去的一年，全县上下齐心协力。\n"
        f"{review}\n二、2020年工作安排\n{plan}\n今年要把各项工作落到实处。\n各位代表！让我们携手奋斗。\n"
    )
    report = DRAFTER.draft(text.encode(), "云溪县-2020.txt", force=True).report
    return sorted([*report.observations, *report.targets], key=lambda figure: figure.at.start)


@pytest.mark.parametrize(
    "said",
    [
        "五年来，我们新建了40所学校。",
        "目前，县内已有温室大棚120座。",
        "现在，同我县结好的城市已达12个，有贸易往来的城市35个。",
        "我县已建成泵站16座。",
        "我们走访了26个村。",
    ],
)
def test_what_the_plan_tells_of_the_past_is_observed(said: str) -> None:
    found = read(plan=said)
    assert found
    assert all(isinstance(figure, Observation) for figure in found)


@pytest.mark.parametrize(
    "said",
    [
        "要建设泵站16座。",
        "在已建成5座的基础上，今年再建泵站16座。",
        "加快已签约的12个项目建设。",
        "目前缺口仍大，新建学校40所。",
        "为了便民，新增停车位300个。",
    ],
)
def test_what_the_plan_has_still_to_do_is_promised(said: str) -> None:
    assert isinstance(read(plan=said)[-1], Target)


def test_a_month_of_a_year_told_from_the_report_is_a_period_and_no_count() -> None:
    found = read(review="截至去年11月底，全县存款余额达到120亿元。")
    assert [(figure.at.exact, figure.period) for figure in found] == [("120亿元", "2019-11")]


def test_what_is_put_first_is_no_rank() -> None:
    assert read(plan="始终把群众满意放在首位。") == []
    assert [figure.transformation for figure in read(review="茶叶产量居全省首位。")] == [Transformation.RANK]
