"""What a plan promises without a number."""

from __future__ import annotations

import pytest
from fictional_plan import drafted


@pytest.mark.parametrize(
    ("plan", "promised"),
    [
        pytest.param(
            "完成市下达的居民消费价格指数、节能目标任务。",
            {("cpi", "assigned"), ("energy_intensity", "assigned")},
            id="an index is assigned",
        ),
        pytest.param(
            "主要预期目标是：生产总值增长5%，城镇、农村常住居民人均可支配收入与全市同步增长。",
            {("gdp", "numeric"), ("urban_income", "verbal"), ("rural_income", "verbal")},
            id="words for each of a list",
        ),
        pytest.param(
            "主要预期目标是：生产总值增长5%，单位GDP水耗持续下降。",
            {("gdp", "numeric")},
            id="by unit of product",
        ),
        pytest.param(
            "主要预期目标是：生产总值增长5%，兼顾就业、物价等其他目标的要求。",
            {("gdp", "numeric")},
            id="and others",
        ),
        pytest.param(
            "力争地区生产总值增速高于全省平均水平、稳居全市前列。",
            {("gdp", "verbal")},
            id="held against a wider area",
        ),
        pytest.param("健全与经济增长相适应的救助机制。", set(), id="how a thing is"),
        pytest.param("要围绕完成年度整治任务，压实责任。", set(), id="kept in view"),
        pytest.param(
            "国民经济较快发展，增长速度高于全市平均水平。", {("gdp", "verbal")}, id="its pace"
        ),
        pytest.param(
            "物价上涨幅度明显回落，努力使之低于经济增长率。", {("cpi", "pegged")}, id="referred to"
        ),
        pytest.param(
            "要求财政总收入的增长速度相等或接近于工农业总产值的增长速度。",
            {("total_fiscal_revenue", "pegged")},
            id="near another pace",
        ),
        pytest.param(
            "明确了经济增速保持高于全市平均水平的预期目标。",
            {("gdp", "verbal")},
            id="everyday name held against an area",
        ),
        pytest.param(
            "壮大县域经济，确保地区生产总值增速高于全市平均水平。",
            set(),
            id="of a part of the place",
        ),
        pytest.param(
            "去年以来，地区生产总值增速高于全省平均水平，今年新建学校2所。",
            {("new_schools", "numeric")},
            id="what is so",
        ),
    ],
)
def test_what_is_promised_without_a_number(plan: str, promised: set[tuple[str, str]]) -> None:
    _, targets = drafted(plan=plan)
    assert {(t.indicator or (t.label or "")[-2:], t.form.value) for t in targets} == promised


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("新型消费、服务消费持续壮大", [("持续壮大", "level")]),
        (
            "单位地区生产总值能耗和污染物排放总量继续下降",
            [("继续下降", "level"), ("继续下降", "growth")],
        ),
        ("固定资产投资增速保持在全市平均水平以上", [("保持在全市平均水平以上", "growth")]),
        ("外贸进出口总额实现正增长", [("实现正增长", "growth")]),
        ("城镇调查失业率有所下降", [("有所下降", "level")]),
    ],
)
def test_a_promise_in_words_is_anchored_to_how_its_thing_is_to_fare(
    words: str, read: list[tuple[str, str]]
) -> None:
    _, targets = drafted(plan=f"主要预期目标是：地区生产总值增长7%，{words}。")
    told = [one for one in targets if one.form.value == "verbal"]
    assert sorted((one.at.exact, one.transformation.value) for one in told) == sorted(read)


def test_goals_in_the_lines_of_a_list_are_promised_among_the_main_ones() -> None:
    _, targets = drafted(
        plan="2020年的主要目标是：\n——调整结构，地区生产总值增长4%。\n——开辟财源，控制货币发行和物价总水平。"
        "\n——发展教育。\n围绕目标，抓好工作。\n"
    )
    told = {(target.indicator, target.form.value, target.headline) for target in targets}
    assert told == {("gdp", "numeric", True), ("cpi", "verbal", True)}
