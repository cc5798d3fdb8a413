"""Whose number it is: the indicator or label of each figure in sentences of fictional reports."""

from __future__ import annotations

import pytest
from fictional_review import DRAFTER, HEAD, PLAN, drafted, subject, subjects
from fictional_sentence import figure_at_mark

from reportschema.models.fields.codes import AbsenceReason, TargetForm


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        pytest.param(
            "12个贫困村全部出列，3000名就业困难人员实现再就业。",
            ["poor_villages_removed", "poor_villages_removed", "reemployment_hard_to_employ"],
            id="outcome",
        ),
        pytest.param(
            "开展“五类车”治理，查扣2300辆。", ["vehicles_seized"], id="verb of a thing said before"
        ),
        pytest.param(
            "新增高速公路21公里，通车总里程达186公里。",
            ["新增高速公路", "expressway_mileage"],
            id="measure of what was told",
        ),
        pytest.param(
            "粮食播种面积32万亩，产量14万吨。",
            ["grain_sown_area", "grain_output"],
            id="output of what was sown",
        ),
        pytest.param("人均GDP为全省平均水平的1.2倍。", ["gdp_per_capita"], id="yardstick"),
        pytest.param(
            "技术合同成交额12亿元，是五年前的2.6倍。",
            ["technology_contracts", "technology_contracts"],
            id="five years before",
        ),
        pytest.param(
            "文件、会议分别压减50%、30%。",
            ["documents_issued", "meetings_held"],
            id="verb behind the list",
        ),
        pytest.param(
            "生产安全事故起数、死亡人数分别下降11%、18%。",
            ["accidents", "accident_deaths"],
            id="shared head",
        ),
        pytest.param(
            "一、二、三产业增加值分别增长4%、5%、3%。",
            [f"{sector}_value_added" for sector in ("primary", "secondary", "tertiary")],
            id="sectors",
        ),
        pytest.param(
            "香菇、木耳产量分别达1.2万吨、3000吨。", ["香菇产量", "木耳产量"], id="shared end"
        ),
        pytest.param(
            "水泥50万吨，生铁3万吨。", ["cement_output", "pig_iron_output"], id="products"
        ),
        pytest.param(
            "建成道路12条，建成道路3公里。",
            ["municipal_roads_opened", "municipal_roads_built"],
            id="by unit",
        ),
        pytest.param(
            "改造老旧小区31个、186栋。",
            ["old_estates_renovated", "改造老旧小区栋数"],
            id="counted otherwise",
        ),
        pytest.param(
            "市场主体达到9000户，其中企业3000户。",
            ["market_entities", "enterprises"],
            id="enterprises of all",
        ),
        pytest.param(
            "发放各类救济金、物价补贴、慰问金等共6200万元。",
            ["relief_funds"],
            id="list of payments",
        ),
        pytest.param(
            "新增停车场2个，停车位300个。",
            ["新增停车场", "parking_spaces_added"],
            id="verb across a comma",
        ),
        pytest.param(
            "新增规上工业企业30家，高新技术企业达81家。",
            ["new_above_scale_industrial_firms", "high_tech_enterprises"],
            id="stock",
        ),
        pytest.param(
            "存款余额90亿元，存贷比同比提高6个百分点。",
            ["deposits", "loan_to_deposit_ratio"],
            id="a ratio is no comparison",
        ),
        pytest.param(
            "财政支出75%以上用于民生。", ["livelihood_expenditure_share"], id="share spent"
        ),
        pytest.param("空气质量优良天数达到80%。", ["good_air_share"], id="days as a share"),
        pytest.param(
            "办理县十届人大二次会议代表建议38件、县政协九届二次会议提案61件。",
            ["deputies_suggestions_handled", "proposals_handled"],
            id="sessions",
        ),
        pytest.param(
            "72件人大代表议案、建议和政协委员提案全部办结。",
            ["suggestions_and_proposals_handled", "suggestions_and_proposals_handled"],
            id="both in one",
        ),
        pytest.param(
            "调解民间纠纷850宗，成功率达99%。",
            ["disputes_mediated", "mediation_success_rate"],
            id="rate of a count",
        ),
    ],
)
def test_the_indicator_is_found_where_the_sentence_leaves_words_out(
    sentence: str, names: list[str]
) -> None:
    assert subjects(sentence) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        pytest.param(
            "4家企业入选省级绿色工厂，13个项目全部开工。",
            ["入选省级绿色工厂的企业", "开工项目"],
            id="what became of them",
        ),
        pytest.param("新开工项目408个、竣工213个。", ["新开工项目", "竣工项目"], id="next stage"),
        pytest.param(
            "争取国家级改革试点3项、省级13项。",
            ["国家级改革试点", "省级改革试点"],
            id="another level",
        ),
        pytest.param(
            "新增省级龙头企业12家、总数达99家。", ["新增省级龙头企业", "省级龙头企业"], id="total"
        ),
        pytest.param(
            "改造老旧小区3个，惠及1900户。",
            ["old_estates_renovated", "改造老旧小区惠及居民"],
            id="people reached",
        ),
        pytest.param(
            "24个项目获得设计奖，80个项目获得创新奖，分别占全县的50%和40%。",
            [
                "获得设计奖的项目",
                "获得创新奖的项目",
                "获得设计奖的项目占全县比重",
                "获得创新奖的项目占全县比重",
            ],
            id="shares of a list",
        ),
        pytest.param("投资3000万元，新建云溪中学。", ["云溪中学投资"], id="what money is for"),
        pytest.param(
            "骨干企业19家，税收占比33%。", ["骨干企业", "骨干企业税收占比"], id="firms' own taxes"
        ),
        pytest.param(
            "90%的化工园区达到安全标准。", ["达到安全标准的化工园区占比"], id="part of those behind"
        ),
        pytest.param("11个县（市、区）通过评估。", ["通过评估的县市区"], id="counties"),
        pytest.param("26个比赛场馆竣工。", ["竣工的比赛场馆"], id="matches are no comparison"),
    ],
)
def test_a_label_names_the_thing_in_full(sentence: str, names: list[str]) -> None:
    assert subjects(sentence) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "淘汰水泥50万吨。",
        "新增生产能力包括钢40万吨、水泥60万吨。",
        "云溪产业园实现营业收入80亿元、税收4亿元。",
        "拆除违法建设370处。",
    ],
)
def test_what_is_not_the_series_gets_no_indicator(sentence: str) -> None:
    assert all(figure.indicator is None for figure in drafted(sentence).observations)


def test_a_part_keeps_the_indicator_and_says_which_part() -> None:
    whole, part = drafted("新改建农村公路186公里，其中通村水泥路120公里。").observations
    assert (whole.indicator, whole.coverage) == ("rural_roads_built", None)
    assert (part.indicator, part.coverage) == ("rural_roads_built", "通村水泥路")


@pytest.mark.parametrize(
    ("sentence", "code", "part"),
    [
        ("培育12家海东省科技型中小企业。", "new_technology_smes", None),
        ("培育12家市级科技型中小企业。", "new_technology_smes", "市级"),
        ("精准开展职业技能培训3万人次。", "vocational_trainees", None),
    ],
)
def test_who_certified_a_firm_and_how_well_it_was_done_are_no_part(
    sentence: str, code: str, part: str | None
) -> None:
    (figure,) = drafted(sentence).observations
    assert (figure.indicator, figure.coverage) == (code, part)


def test_areas_of_a_list_become_the_coverage() -> None:
    town, villages = drafted("老城区和郊区污水处理率分别达到92%和47%。").observations
    assert [(figure.indicator, figure.coverage) for figure in (town, villages)] == [
        ("sewage_treatment_rate", "老城区"),
        ("sewage_treatment_rate", "郊区"),
    ]


def test_sound_institutions_are_no_full_coverage() -> None:
    assert drafted("健全覆盖城乡的养老服务网络。").observations == ()


def test_traditional_words_find_their_names_too() -> None:
    text = (
        HEAD.replace("政府工作报告", "政府工作報告")
        .replace("现在", "現在")
        .replace("县", "縣")
        .replace("议", "議")
    )
    body = "限上企業通過公共網路實現商品銷售額55億元，電子商務發展勢頭良好，羣衆滿意。"
    report = DRAFTER.draft(f"{text}{body}\n".encode(), "yunxi-2024.txt", force=True).report
    assert [subject(figure) for figure in report.observations] == ["above_quota_online_sales"]


def test_targets_told_in_words_are_targets() -> None:
    report = drafted(
        f"{PLAN}今年的主要预期目标是：地区生产总值增长6%，固定资产投资增长7%，"
        "新型消费持续壮大，金融风险有效防范。"
    )
    in_words = [
        (target.label, target.at.exact)
        for target in report.targets
        if target.form is TargetForm.VERBAL
    ]
    assert in_words == [("新型消费", "持续壮大"), ("金融风险", "有效防范")]
    assert {absent.indicator: absent.reason for absent in report.absent_targets}[
        "retail_sales"
    ] is AbsenceReason.WORDS_ONLY


def test_a_word_of_weight_is_part_of_the_name_of_a_kind() -> None:
    air, parks = drafted(
        "重点地区细颗粒物平均浓度下降9%。重点推进公园建设，新建公园3个。"
    ).observations
    assert air.coverage == "重点地区"
    assert parks.indicator == "parks_built"


def test_a_landmark_is_no_thing_counted() -> None:
    (product,) = drafted("地区生产总值迈上200亿台阶。").observations
    assert (product.indicator, product.label) == ("gdp", None)


def test_a_gap_to_another_place_is_of_the_series_before_it() -> None:
    (rate, gap) = drafted("城镇化率达到60%，比全市高2个百分点。").observations
    assert (rate.indicator, gap.indicator) == ("urbanization_rate", "urbanization_rate")


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        pytest.param("新增乡村学位1200个。", ["school_places_added"], id="narrowed within a name"),
        pytest.param(
            "铺设燃气管道5公里，新增用户3000户。",
            ["铺设燃气管道", "piped_gas_users_added"],
            id="an owner said before",
        ),
        pytest.param("12个社区被评为市幸福社区。", ["happy_communities"], id="a title won"),
        pytest.param("已出让的5宗地块陆续开工。", ["land_plots_sold"], id="a verb with 已 and 的"),
        pytest.param("实现部门预算执行情况审计全覆盖。", ["audit_coverage"], id="a rate in words"),
        pytest.param(
            "推动东门等5个老旧小区微改造。", ["old_estates_under_renovation"], id="going on"
        ),
        pytest.param("完成6条道路升级改造。", ["roads_upgraded"], id="roads by number"),
        pytest.param("减贫20户60人。", ["减贫户数", "people_lifted_from_poverty"], id="households"),
    ],
)
def test_a_name_is_known_by_its_verb_its_owner_and_its_unit(
    sentence: str, names: list[str | None]
) -> None:
    assert subjects(sentence) == names


@pytest.mark.parametrize(
    "sentence", ["进出口总额9亿元，其中出口｜5亿元。", "社会消费品零售总额增长5%，出口｜增长3%。"]
)
def test_exports_are_a_series_and_no_next_stage_of_what_stands_before(sentence: str) -> None:
    assert figure_at_mark(sentence).subject.indicator == "exports"


def test_exports_of_a_product_stay_its_own() -> None:
    assert figure_at_mark("云溪茶机销量9万辆、出口｜5万辆。").subject.label == "云溪茶机出口量"


def test_what_a_local_deficit_or_investment_is_of_is_a_part() -> None:
    deficit = figure_at_mark("地方财政赤字｜5亿元。").subject
    assert (deficit.indicator, deficit.coverage) == ("fiscal_deficit", "地方")


def test_a_member_of_a_list_of_outputs_is_one_whatever_stands_before_it() -> None:
    sentence = "主要产品产量增长的情况是：竹席增长5%，竹器业务平稳，竹椅｜增长7%。"
    assert figure_at_mark(sentence).subject.label == "竹椅产量"


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("茶化｜120万吨米粉项目主体完工。", "茶化米粉项目规模"),
        ("推动云溪茶厂｜60万吨米粉等重大项目释放产能。", "云溪茶厂米粉项目规模"),
        ("推动云溪茶厂｜60万吨米粉、竹化5万吨竹粉等项目投产。", "云溪茶厂米粉项目规模"),
        ("推动云溪茶厂60万吨米粉、竹化｜5万吨竹粉等项目投产。", "竹化竹粉项目规模"),
        ("销售｜3万吨茶叶、引进8个茶叶项目。", "茶叶"),
        ("收购茶叶｜3万吨用于制茶项目。", "收购茶叶"),
    ],
)
def test_a_capacity_stands_in_the_name_of_works(sentence: str, label: str) -> None:
    assert figure_at_mark(sentence).subject.label == label


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("县属茶企由｜66户整合至12户。", "县属茶企"),
        ("县属茶企由66户优化整合为｜12户。", "县属茶企"),
        ("茶亭的审批事项由｜13项精简到9项。", "茶亭的审批事项"),
        ("茶农买茶机的总额，可以达到｜5亿元。", "茶农买茶机的总额"),
        ("茶园的比重，由过去的｜30%降低到20%。", "茶园的比重"),
        ("筹措｜3亿元实施茶亭惠民工程。", "茶亭惠民工程筹措资金"),
        ("投入资金｜5000万元，新建云溪竹亭。", "云溪竹亭投入资金"),
        ("投入资金｜5000万元，好于上年。", "投入资金"),
    ],
)
def test_how_a_number_changed_and_money_was_raised_names_nothing(sentence: str, label: str) -> None:
    assert figure_at_mark(sentence).subject.label == label


@pytest.mark.parametrize(
    ("sentence", "label", "coverage"),
    [
        ("年销售额100万元以上店300家、占比｜40%。", "年销售额100万元以上店占比", None),
        ("年销售额100万元以上店｜300家。", "年销售额100万元以上店", None),
        ("村集体经济收入超10万元的村达到｜20个。", "村集体经济收入超10万元的村", None),
        ("投资额百亿元以上茶机项目｜3个投产。", "茶机项目", "投资额百亿元以上"),
    ],
)
def test_the_bound_of_a_share_or_of_a_measure_stays_in_the_label(
    sentence: str, label: str, coverage: str | None
) -> None:
    subject = figure_at_mark(sentence).subject
    assert (subject.label, subject.coverage) == (label, coverage)


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("“科易茶”平台作用增强，成交转化｜1300笔。", "“科易茶”平台成交转化"),
        ("开展“局长走茶亭”活动，解决问题｜320个。", "“局长走茶亭”活动解决问题"),
        ("推广新能源茶机，减少碳排放｜120万吨。", "新能源茶机减少碳排放"),
    ],
)
def test_what_came_of_a_platform_or_a_campaign_is_theirs(sentence: str, label: str) -> None:
    assert figure_at_mark(sentence).subject.label == label


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("在茶园收入下降的同时，竹园资金却大幅度增加，由｜3亿元增加到5亿元。", "竹园资金"),
        ("在财政收入下降的同时，竹园资金也大幅度增加，达到｜5亿元。", "竹园资金"),
        ("用好｜3亿元茶业基金撬动作用，做实项目储备。", "茶业基金"),
        ("竹器产值占比达到55%、5年｜提升10个百分点。", "竹器产值占比"),
        ("竹园覆盖率达90%、超省定标准｜5个百分点。", "竹园覆盖率"),
        ("竹园覆盖率达90%、优于全省｜5个百分点。", "竹园覆盖率"),
    ],
)
def test_what_is_beside_the_point_names_nothing(sentence: str, label: str) -> None:
    assert figure_at_mark(sentence).subject.label == label


def test_a_sum_of_what_two_clauses_tell_is_in_doubt() -> None:
    sentence = "茶店的亏损达2亿元，加上竹店的亏损，总额达｜5亿元。"
    assert figure_at_mark(sentence).subject.doubt is not None


def test_the_height_that_each_of_a_share_has_passed_is_no_figure() -> None:
    with pytest.raises(LookupError):
        figure_at_mark("90%以上的村集体经营性收入超过｜20万元。")
