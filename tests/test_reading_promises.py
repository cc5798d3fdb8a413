"""What a figure of the plan promises, how firmly, and what the review tells. The report and its county are invented."""

from __future__ import annotations

import pytest

from reportschema.checking import grammar
from reportschema.models import Observation, Target
from reportschema.reading.draft import Drafter
from reportschema.vocabularies import vocabulary

DRAFTER = Drafter(vocabulary(), grammar())


def drafted(review: str = "全县粮食总产12万吨。", plan: str = "新建公园2个。") -> tuple[tuple[Observation, ...], tuple[Target, ...]]:
    """The observations and targets of a short report of 2020."""
    text = (
        "云溪县人民政府工作报告\n——2020年1月9日在云溪县第九届人民代表大会第四次会议上\n县长 钱一山\n各位代表：\n"
        "现在，我代表县人民政府向大会报告工作，请予审议，并请各位政协委员和其他列席人员提出意见。\n"
        f"一、2019年工作回顾\n{review}\n二、2020年工作安排\n{plan}\n"
    )
    report = DRAFTER.draft(text.encode(), "yunxi-2020.txt", force=True).report
    return report.observations, report.targets


@pytest.mark.parametrize(
    ("plan", "strive"),
    [
        ("力争新增企业30家，总投资达到8亿元。", {"30家", "8亿元"}),
        ("主要预期目标是：地区生产总值增长6.5%、力争7%，固定资产投资增长6%。", {"7%"}),
        ("年内力争签约项目9个，合同金额突破5亿元。", {"9个", "突破5亿元"}),
        ("力争市医院开诊，加快建设新校舍3栋。", set()),
        ("积极争取上级资金，推进总长11公里的环湖路建设。", set()),
    ],
)
def test_striving_reaches_as_far_as_its_clause_or_its_task(plan: str, strive: set[str]) -> None:
    _, targets = drafted(plan=plan)
    assert {target.at.exact for target in targets if target.commitment.value == "strive"} == strive


def test_a_slogan_that_holds_a_word_of_duty_binds_nothing() -> None:
    _, targets = drafted(plan="牢记“两个务必”，为民办好12件实事。")
    assert [target.commitment.value for target in targets] == ["plain"]


def test_a_clause_added_to_a_headline_target_is_its_rider() -> None:
    _, targets = drafted(plan="今年主要预期目标是：地区生产总值增长7%，在实际工作中奋力争取更好结果；城镇新增就业3000人。")
    assert [(target.at.exact, target.rider) for target in targets] == [("增长7%", "在实际工作中奋力争取更好结果"), ("3000人", None)]
