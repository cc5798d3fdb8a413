"""What a figure of the plan promises, how firmly, and what the review states.

The report and its county are invented.
"""

from __future__ import annotations

import pytest
from fictional_plan import drafted

from reportschema.models import Observation, Target


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


def test_the_first_place_of_a_town_is_no_rank_in_the_word_for_primacy() -> None:
    _, targets = drafted(plan="提升县城首位度。")
    assert targets == ()


def test_a_slogan_that_holds_a_word_of_duty_binds_nothing() -> None:
    _, targets = drafted(plan="牢记“两个务必”，为民办好12件实事。")
    assert [target.commitment.value for target in targets] == ["plain"]


def test_a_clause_added_to_a_headline_target_is_its_rider() -> None:
    _, targets = drafted(
        plan="今年主要预期目标是：地区生产总值增长7%，在实际工作中奋力争取更好结果；城镇新增就业3000人。"
    )
    assert [(target.at.exact, target.rider) for target in targets] == [
        ("增长7%", "在实际工作中奋力争取更好结果"),
        ("3000人", None),
    ]


@pytest.mark.parametrize(
    ("plan", "riders"),
    [
        pytest.param(
            "主要预期目标是：在优化布局、提高效益的基础上，地区生产总值增长7%，城镇新增就业3000人。",
            ["在优化布局、提高效益的基础上", None],
            id="said before it",
        ),
        pytest.param(
            "主要预期目标是：地区生产总值增长7%，进出口增长4%，努力跑赢全市；城镇新增就业3000人。",
            ["努力跑赢全市", "努力跑赢全市", None],
            id="of a group",
        ),
        pytest.param(
            "主要预期目标是：地区生产总值增长7%，实现更高质量、更可持续的发展。",
            [None],
            id="what it is for",
        ),
        pytest.param(
            "主要预期目标是：地区生产总值在去年增长6%的基础上增长7%。", [None], id="a base"
        ),
    ],
)
def test_what_is_added_to_a_target_binds_what_it_is_said_of(
    plan: str, riders: list[str | None]
) -> None:
    _, targets = drafted(plan=plan)
    assert [target.rider for target in targets] == riders


@pytest.mark.parametrize(
    ("plan", "obligation"),
    [
        ("节能减排约束性指标确保完成市下达的任务。", "binding"),
        ("全面完成市下达的节能减排约束性指标。", "binding"),
        ("城镇新增就业3000人（预期性）。", "expected"),
        ("落实约束性要求，城镇新增就业3000人。", "unstated"),
    ],
)
def test_a_target_is_binding_or_expected_where_the_words_beside_it_say_so(
    plan: str, obligation: str
) -> None:
    _, (target,) = drafted(plan=plan)
    assert target.obligation.value == obligation


def numbers(records: tuple[Observation, ...] | tuple[Target, ...]) -> list[tuple[str, str]]:
    """Whose number and which, in text order."""
    return [(record.indicator or record.label or "", record.at.exact) for record in records]


@pytest.mark.parametrize(
    ("review", "figures"),
    [
        ("蚕茧、茶叶产量分别达到3万吨、5万吨。", [("蚕茧产量", "3万吨"), ("茶叶产量", "5万吨")]),
        (
            "丝绸、茶具产业产值分别达3亿元、5亿元，增长9%、7%。",
            [
                ("丝绸产业产值", "3亿元"),
                ("茶具产业产值", "5亿元"),
                ("丝绸产业产值", "增长9%"),
                ("茶具产业产值", "7%"),
            ],
        ),
        (
            "新签约、新开工蚕桑项目分别达30个、20个。",
            [("projects_signed", "30个"), ("新开工蚕桑项目", "20个")],
        ),
        (
            "丝绸、茶具、竹编，分别实现产值3亿元、5亿元、2亿元。",
            [("丝绸产值", "3亿元"), ("茶具产值", "5亿元"), ("竹编产值", "2亿元")],
        ),
        ("茧丝合格率、竹编合格率均达95%。", [("茧丝合格率", "95%"), ("竹编合格率", "95%")]),
        (
            "地区生产总值、固定资产投资增长8%。",
            [("gdp", "增长8%"), ("fixed_asset_investment", "增长8%")],
        ),
        ("城乡居民人均可支配收入增长8%。", [("resident_income", "增长8%")]),
        (
            "丝绸、茶具等产业增加值均增长8%。",
            [("丝绸产业增加值", "增长8%"), ("茶具产业增加值", "增长8%")],
        ),
    ],
)
def test_values_of_a_list_go_to_its_names(review: str, figures: list[tuple[str, str]]) -> None:
    observations, _ = drafted(review=review)
    assert numbers(observations) == figures


def test_two_things_that_grew_by_amounts_changed() -> None:
    observations, _ = drafted(review="蚕房、茶园较上年分别增加20座、30座，新建水渠5条。")
    assert [(figure.at.exact, figure.transformation.value) for figure in observations] == [
        ("增加20座", "change"),
        ("30座", "change"),
        ("5条", "level"),
    ]


def test_what_is_pegged_may_be_several() -> None:
    _, targets = drafted(
        plan="主要预期目标是：地区生产总值增长6%，一般公共预算收入、居民人均可支配收入与经济增长基本同步。"
    )
    assert [(target.indicator, target.form.value) for target in targets] == [
        ("gdp", "numeric"),
        ("budget_revenue", "pegged"),
        ("resident_income", "pegged"),
    ]


def test_a_rate_above_that_of_a_wider_area_is_a_gap_of_its_own_subject() -> None:
    _, targets = drafted(
        plan="主要预期目标是：地区生产总值增速高于全省1个百分点左右，城镇新增就业3000人。"
    )
    gap = targets[0]
    assert (gap.indicator, gap.transformation.value, str(gap.value), gap.hedge.value) == (
        "gdp",
        "change",
        "1",
        "about",
    )


@pytest.mark.parametrize(
    ("review", "label", "coverage"),
    [
        ("新开工亿元以上项目9个。", "新开工项目", "亿元以上"),
        ("新引进投资超百亿项目2个。", "新引进项目", "投资超百亿"),
        ("建设保障性租赁住房300套。", "affordable_rental_units", None),
        ("在册市场经营主体5万户。", "market_entities", None),
        ("城西茶园接待游客30万人次。", "tourists_received", "城西茶园"),
        ("吸纳高校技术合同成交额3亿元。", "吸纳高校技术合同成交额", None),
    ],
)
def test_coverage_is_the_part_told_and_no_verb(
    review: str, label: str, coverage: str | None
) -> None:
    ((figure,), _) = drafted(review=review)
    assert (figure.indicator or figure.label, figure.coverage) == (label, coverage)


def test_bare_numbers_of_a_list_take_the_unit_of_the_last() -> None:
    observations, _ = drafted(review="茶叶、蚕茧产量占比分别提升0.4、0.5个百分点。")
    assert [
        (figure.at.exact, figure.unit, "unit" in figure.inferred) for figure in observations
    ] == [
        ("提升0.4", "个百分点", True),
        ("0.5个百分点", "个百分点", False),
    ]


def test_a_ratio_of_incomes_needs_no_unit() -> None:
    ((figure,), _) = drafted(review="城乡居民收入比缩小至1.7。")
    assert (figure.indicator, str(figure.value), figure.unit) == (
        "urban_rural_income_ratio",
        "1.7",
        "倍",
    )


def test_a_task_assigned_for_several_is_each_ones() -> None:
    _, targets = drafted(
        plan="主要预期目标是：地区生产总值增长6%。"
        "城镇新增就业、节能减排和污水减排等约束性指标完成省下达任务。"
    )
    assert all(target.headline for target in targets)
    assert [(target.indicator or target.label, target.form.value) for target in targets] == [
        ("gdp", "numeric"),
        ("urban_new_jobs", "assigned"),
        ("energy_and_emission_targets", "assigned"),
        ("污水减排", "assigned"),
    ]


@pytest.mark.parametrize(
    ("review", "transformation", "collection"),
    [
        ("民生支出占一般公共预算支出的80%。", "level", None),
        ("在全省县域排名中进位5位。", "change", None),
        ("茶园2个项目获得省茶叶质量奖。", "level", "sum"),
    ],
)
def test_what_was_measured_and_how(
    review: str, transformation: str, collection: str | None
) -> None:
    ((figure,), _) = drafted(review=review)
    assert (figure.transformation.value, figure.collection and figure.collection.value) == (
        transformation,
        collection,
    )


@pytest.mark.parametrize(
    ("plan", "words", "pegged_to", "hedge"),
    [
        ("居民收入与经济增长同步。", "与经济增长同步", "gdp", "exact"),
        ("劳动报酬和劳动生产率提高同步。", "和劳动生产率提高同步", "labour_productivity", "exact"),
        ("农村居民收入增速高于城镇居民收入增速。", "高于城镇居民收入增速", "urban_income", "over"),
        ("居民收入增速低于经济增速。", "低于经济增速", "gdp", "under"),
        ("居民收入与经济增长相匹配。", "与经济增长相匹配", "gdp", "exact"),
    ],
)
def test_a_target_is_pegged_to_what_its_words_name(
    plan: str, words: str, pegged_to: str, hedge: str
) -> None:
    _, (target,) = drafted(plan=plan)
    told = (target.at.exact, target.form, target.pegged_to, target.hedge)
    assert told == (words, "pegged", pegged_to, hedge)


def test_goals_announced_over_blank_lines_are_the_headline() -> None:
    _, targets = drafted(plan="今年主要预期目标是：\n\n\n生产总值增长7%；城镇新增就业3000人。")
    assert [target.headline for target in targets] == [True, True]


def test_firmness_announced_for_a_list_binds_its_items() -> None:
    _, targets = drafted(
        plan="要努力实现以下主要目标：\n——生产总值增长6%左右。\n——新建学校2所。\n全年新建公园3个。"
    )
    assert [target.commitment.value for target in targets] == ["strive", "strive", "plain"]


def test_firmness_within_an_item_of_a_list_binds_that_item() -> None:
    _, targets = drafted(plan="主要目标是：生产总值增长6%，税收争取增长5%，城镇新增就业300人。")
    assert [target.commitment.value for target in targets] == ["plain", "strive", "plain"]


@pytest.mark.parametrize(
    "words",
    ["经济增长预期目标为", "今年的经济增长预期为", "“十五五”时期经济年均增长", "全县经济增速"],
)
def test_growth_of_the_economy_is_that_of_gross_product(words: str) -> None:
    _, (target,) = drafted(plan=f"{words}7%左右。")
    assert target.indicator == "gdp"


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        pytest.param(
            "2025年地区生产总值将超过90亿元。", [("gdp", "2025", "超过90亿元")], id="auxiliary"
        ),
        pytest.param(
            "那么今年的茶叶总产值将增长5%。", [("茶叶总产值", "2020", "增长5%")], id="then"
        ),
        pytest.param(
            "职工平均工资以货币计算提高9%。", [("average_wage", "2020", "提高9%")], id="in money"
        ),
        pytest.param(
            "居民消费价格指数低于全省平均水平，力争调控在103.5%左右。",
            [("cpi", "2020", "103.5%左右")],
            id="verb of steering behind a yardstick",
        ),
        pytest.param(
            "五年内经济总量冲刺90亿的发展目标。", [("gdp", "2020", "90亿")], id="goal behind"
        ),
        pytest.param(
            "建议今年生产总值增速目标设定为增长5%。",
            [("gdp", "2020", "增长5%")],
            id="goal suggested",
        ),
        pytest.param(
            "人均国民生产总值比2010年翻两番。",
            [("人均国民生产总值", "2020", "翻两番")],
            id="by head",
        ),
        pytest.param(
            "到2025年生产总值和城乡居民人均收入比2015年翻一番。",
            [("gdp", "2025", "翻一番"), ("resident_income", "2025", "翻一番")],
            id="two series double",
        ),
        pytest.param(
            "职工工资总额平均每年增加4亿元，增长4.9%。",
            [("职工工资总额", "2020", "增加4亿元"), ("职工工资总额", "2020", "增长4.9%")],
            id="rate of an average",
        ),
        pytest.param(
            "地区生产总值安排为比今年增长4%。", [("gdp", "2021", "增长4%")], id="against this year"
        ),
        pytest.param("职工平均工资约增长9%。", [("average_wage", "2020", "约增长9%")], id="hedge"),
        pytest.param(
            "为到2030年生产总值翻一番打好基础，财政收入增长9%。",
            [("gdp", "2030", "翻一番"), ("total_fiscal_revenue", "2020", "增长9%")],
            id="paving the way",
        ),
        pytest.param(
            "生产总值生产安全事故死亡率控制在0.6人/百亿元以下。",
            [("生产总值生产安全事故死亡率", "2020", "0.6人")],
            id="base of a rate",
        ),
        pytest.param("农民收入增加3亿元。", [("农民收入", "2020", "增加3亿元")], id="all farmers"),
        pytest.param(
            "上年结转收入3亿元，收入总数为90亿元。",
            [("结转收入", "2020", "3亿元"), ("收入总数", "2020", "90亿元")],
            id="carried forward",
        ),
    ],
)
def test_a_promise_is_of_the_series_and_time_that_its_words_name(
    plan: str, expected: list[tuple[str, str, str]]
) -> None:
    _, targets = drafted(plan=plan)
    numeric = [target for target in targets if target.form.value == "numeric"]
    assert [(t.indicator or t.label, t.period, t.at.exact) for t in numeric] == expected


def test_the_rate_of_a_yearly_average_is_one_too() -> None:
    _, targets = drafted(plan="工资总额平均每年增加4亿元，增长4.9%；茶园年均增加3座，增长5%。")
    assert {target.at.exact: target.collection is not None for target in targets}["增长4.9%"]


def test_percent_signs_that_an_export_lost_are_read() -> None:
    _, targets = drafted(plan="生产总值增长12_M_M_以上，财政收入增长9&#37;。")
    assert [(target.at.exact, str(target.value), target.unit) for target in targets] == [
        ("增长12_M_M_以上", "12", "%"),
        ("增长9&#37;", "9", "%"),
    ]
