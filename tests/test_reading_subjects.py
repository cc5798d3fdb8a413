"""Whose number it is: the indicator or label of each figure in sentences of fictional reports."""

from __future__ import annotations

import pytest

from reportschema.checking import grammar
from reportschema.models import Figure, WorkReport
from reportschema.models.codes import AbsenceReason, TargetForm
from reportschema.reading.draft import Drafter
from reportschema.vocabularies.loader import vocabulary

HEAD = """政府工作报告
——2024年1月8日在云溪县第十届人民代表大会第三次会议上
云溪县人民政府县长 李明
各位代表：
现在，我代表县人民政府，向大会报告政府工作，请予审议。
一、2023年工作回顾
"""
PLAN = "我们做了许多工作。\n二、2024年工作安排\n"
DRAFTER = Drafter(vocabulary(), grammar())


def drafted(body: str) -> WorkReport:
    return DRAFTER.draft(f"{HEAD}{body}\n".encode(), "yunxi-2024.txt", force=True).report


def subject(figure: Figure) -> str | None:
    return figure.indicator or figure.label


def subjects(body: str) -> list[str | None]:
    return [subject(figure) for figure in drafted(body).observations]


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
        pytest.param("90%的化工园区达到安全标准。", ["化工园区占比"], id="part of those behind"),
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
    assert in_words == [("新型消费", "新型消费持续壮大"), ("金融风险", "金融风险有效防范")]
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
    ("sentence", "names"),
    [
        ("11个重点镇空气质量二级以上天数达到300天。", ["重点镇", "good_air_days"]),
        ("新建3家国家级、4家省级智能茶厂。", ["新建国家级智能茶厂", "新建省级智能茶厂"]),
        (
            "中、高等茶艺教育在校生分别达到2000人和861人。",
            ["中等茶艺教育在校生", "高等茶艺教育在校生"],
        ),
        ("竹笋产量3万吨，产值2亿元。", ["竹笋产量", "竹笋产值"]),
        ("竹编占全县茶具的比重，将由去年的46%上升到47%。", ["竹编占全县茶具比重"] * 2),
        ("改造12座旧茶亭〔7〕。", ["改造旧茶亭"]),
        ("用两年时间将竹筏租金由50元提高到70元。", ["竹筏租金"] * 2),
        ("水泥和化肥分别达到2万吨和1万吨。", ["cement_output", "fertilizer_output"]),
        ("地区生产总值预期增长6%。", ["gdp"]),
        ("茶亭从原来的90座压缩到32座。", ["茶亭"] * 2),
        ("工业总产值完成原定计划的101%。", ["industrial_gross_output"]),
        (
            "修缮12万平方米茶亭，实施3万平方米竹楼、300户石屋改造。",
            ["修缮茶亭", "实施改造的竹楼", "实施改造的石屋"],
        ),
        (
            "120件建议和28件茶事提案办结率、满意率均达100%。",
            ["建议", "茶事提案", "茶事提案办结率", "满意率"],
        ),
        (
            "新建高标准农田2万亩、改造提升4万亩。",
            ["high_standard_farmland_built", "改造提升高标准农田"],
        ),
        ("为120名失能老人提供茶疗。", ["提供茶疗的失能老人"]),
        ("两位制茶大师新入选名录。", ["制茶大师"]),
        ("银行存贷款增速分别达7.9%、8%。", ["deposits", "loans"]),
        ("城镇基本社会保障覆盖率达到72%。", ["城镇基本社会保障覆盖率"]),
    ],
)
def test_a_name_is_whole_and_holds_nothing_else(sentence: str, names: list[str]) -> None:
    assert subjects(sentence) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("建成3个茶园、5个竹园和6座茶亭。", ["建成茶园", "建成竹园", "建成茶亭"]),
        ("改造3个茶园、新建5座竹亭、6座茶亭。", ["改造茶园", "新建竹亭", "新建茶亭"]),
        ("推动3个茶园复产、5座竹亭完工。", ["复产的茶园", "完工的竹亭"]),
        ("引进3家茶企（含子公司）、5家竹企。", ["引进茶企", "引进竹企"]),
        ("每个乡镇至少建成2座茶亭、5座竹亭。", ["建成茶亭", "建成竹亭"]),
        ("加快发展2个茶园、5个竹园。", ["发展茶园", "发展竹园"]),
        ("3个单位、5名个人获茶艺奖。", ["获茶艺奖的单位", "获茶艺奖的个人"]),
    ],
)
def test_a_verb_holds_for_each_of_a_list_of_counts(sentence: str, names: list[str]) -> None:
    assert subjects(sentence) == names


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (
            "投资3亿元的竹纺城、投资2亿元的茶油厂和占地20亩的茶市落成。",
            ["竹纺城投资", "茶油厂投资", "茶市占地"],
        ),
        ("12项茶事工程加快建设、完成投资4亿元。", ["茶事工程", "茶事工程投资"]),
        ("茶亭产能恢复到24万座。", ["茶亭产能"]),
        ("提高茶农津贴、惠及54人。", ["提高茶农津贴、惠及"]),
        ("对非贸易额增长15%。", ["对非贸易额"]),
        ("完成造林3万亩、竹坡治理6万亩。", ["afforested_area", "竹坡治理"]),
        ("12家茶企及商（协）会获奖。", ["获奖的茶企及商协会"]),
        ("9家区属茶企资产总额、营业收入同比分别增长3%、5%。", ["区属茶企"]),
        ("完成东部43个村1.6万户改水工程。", ["完成改水工程的村"]),
        ("茶亭数3年翻一番。", ["茶亭数"]),
        ("茶香、竹香和油香三大主导产业不断壮大，实现产值6亿元。", ["三大主导产业产值"]),
        ("推动年产2000吨茶饮料灌装、竹炭烧制等项目落地。", ["茶饮料灌装、竹炭烧制规模"]),
        (
            "统筹实施7项国家级、9项省级茶艺试点任务。",
            ["统筹实施国家级茶艺试点", "统筹实施省级茶艺试点"],
        ),
        ("投资4亿元，其中茶园占44%，竹林占16%。", ["投资", "茶园占投资比重", "竹林占投资比重"]),
        ("在茶业产值中，春茶所占比重为33%。", ["春茶占茶业产值比重"]),
        ("新建房屋中竹楼面积占90%。", ["竹楼面积占新建房屋比重"]),
        ("茶亭发电能力可以达到5千瓦。", ["茶亭发电能力"]),
        (
            "茶亭火灾起数、茶农伤亡人数双下降，比上年分别下降3%、5%。",
            ["茶亭火灾起数", "茶农伤亡人数"],
        ),
        ("茶业产值增长8%，其中竹椅增长12%。", ["茶业产值", "竹椅产值"]),
        ("发放3亿元贷款。", ["发放贷款"]),
        ("茶艺讲堂实现市域全覆盖。", ["茶艺讲堂市域覆盖率"]),
        ("茶乡教共体、茶医共体覆盖率达90%。", ["茶乡教共体、茶医共体覆盖率"]),
        ("74个茶乡细颗粒物（PM2.5）年均浓度下降9.1%。", ["茶乡"]),
        ("茶事活动12个、三年计划投资16亿元。", ["茶事活动", "茶事活动三年计划投资"]),
        ("新创建省级茶乡10个、茶院2个。", ["新创建省级茶乡", "新创建茶院"]),
        ("茶亭产量仍然不过40座。", ["茶亭产量"]),
        ("12名驻村茶农日夜坚守。", ["坚守的驻村茶农"]),
        ("茶艺普及从12个村发展到30个村。", ["茶艺普及的村"] * 2),
    ],
)
def test_a_name_is_that_of_its_own_clause(sentence: str, names: list[str]) -> None:
    assert subjects(sentence)[: len(names)] == names


def test_the_series_of_those_counted_is_no_whole_place_s() -> None:
    towns, revenue = drafted("12个镇地区生产总值超过10亿元。").observations
    assert (towns.label, revenue.indicator, revenue.coverage) == ("镇数", "gdp", "12个镇")


@pytest.mark.parametrize(
    "sentence",
    ["合作社的产值上升到72.5%。", "此项支出20亿元。", "投资1亿元，完成了总长5公里的栈道。"],
)
def test_a_name_that_cannot_be_is_in_doubt(sentence: str) -> None:
    assert drafted(sentence).observations[0].review is not None
