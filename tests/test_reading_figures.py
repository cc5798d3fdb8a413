"""When a figure holds, how it was collected, whose part it is, and how firmly a target binds.

The reports are invented.
"""

from __future__ import annotations

import pytest

from reportschema.checking import grammar
from reportschema.models import Figure, Target
from reportschema.models.fields.codes import Collection, Commitment
from reportschema.reading.draft import Drafter
from reportschema.vocabularies import vocabulary

DRAFTER = Drafter(vocabulary(), grammar())
GREETING = "各位代表：\n现在，我代表县人民政府，向大会报告政府工作，请予审议。\n"
YEARLY = ("一、2022年工作回顾", "二、2023年工作安排", "云溪县-2023.txt")
FIVE_AND_ONE = ("一、2025年和“十四五”时期工作回顾", "二、2026年工作安排", "云溪县-2026.txt")
TERM_END = ("一、过去五年的工作", "二、今后五年的目标任务", "云溪县-2022.txt")


def read(
    frame: tuple[str, str, str], review: str = "全县上下团结奋斗。", plan: str = "做好今年的工作。"
) -> dict[str, Figure]:
    """The figures of a report of this frame by the words of their anchor."""
    before, ahead, name = frame
    year = name[-8:-4]
    title = f"云溪县政府工作报告\n（{year}年1月10日在云溪县第十届人民代表大会第二次会议上）\n"
    text = f"{title}{GREETING}{before}\n{review}\n{ahead}\n{plan}\n"
    report = DRAFTER.draft(text.encode(), name, force=True).report
    return {figure.at.exact: figure for figure in (*report.observations, *report.targets)}


def periods(figures: dict[str, Figure]) -> dict[str, str | None]:
    return {words: figure.period for words, figure in figures.items()}


def test_a_review_of_one_year_and_of_five_keeps_the_time_that_each_passage_opens_with() -> None:
    figures = read(
        FIVE_AND_ONE,
        "2025年是云溪发展史上很不平凡的一年。\n一是稳住经济。新建厂房12座，绿化率达41%。\n"
        "各位代表！五年来，我们办成了许多大事。\n这是道路变宽的五年。\n修建公路308公里，森林覆盖率达52%。",
    )
    assert periods(figures) == {
        "12座": "2025",
        "41%": "2025",
        "308公里": "2021/2025",
        "52%": None,
    }


def test_the_last_year_of_a_term_goes_on_until_the_five_years_are_named_again() -> None:
    figures = read(
        TERM_END,
        "五年来，新建学校19所。\n刚刚过去的2021年，改造小区7个。\n又开通公交4条。\n"
        "过去五年，我们解决用水难题，铺设管网66公里。",
    )
    assert periods(figures) == {
        "19所": "2017/2021",
        "7个": "2021",
        "4条": "2021",
        "66公里": "2017/2021",
    }


@pytest.mark.parametrize(
    ("sentence", "words", "period"),
    [
        ("五年累计投入水利资金8.3亿元。", "8.3亿元", "2017/2021"),
        ("五年来，全县新建桥梁31座。", "31座", "2017/2021"),
        ("工业总产值突破96亿元。", "突破96亿元", "2021"),
        ("实施水网建设五年行动，清淤河道57公里。", "57公里", "2017/2021"),
        ("城镇化率达到44%，比2016年提高6.5个百分点。", "提高6.5个百分点", "2021"),
        ("办理代表建议209件，满意率达98%。", "98%", "2017/2021"),
        ("五年来，茶园面积扩大到12万亩。", "12万亩", "2021"),
    ],
)
def test_in_the_review_of_a_term_sums_hold_over_it_and_levels_at_its_end(
    sentence: str, words: str, period: str
) -> None:
    assert periods(read(TERM_END, sentence))[words] == period


def test_the_first_level_of_a_rise_over_a_term_is_that_of_the_year_before_it() -> None:
    assert periods(read(TERM_END, "规模以上工业企业由23家增加到58家。")) == {
        "23家": "2016",
        "58家": "2021",
    }


@pytest.mark.parametrize(
    ("sentence", "words", "period"),
    [
        ("编制完成“十四五”规划纲要，储备项目27个。", "27个", "2022"),
        ("在上年完成6亿元的基础上，又完成投资9亿元。", "9亿元", "2022"),
        ("去年9月开工泵站3座。", "3座", "2022-09"),
        ("老街和码头的改造项目顺利推进，10月建成投用，带动就业260人。", "260人", "2022"),
        ("截至10月底，带动就业260人。", "260人", "2022-10"),
        ("净增企业41家、为近5年来最多，新修水渠9公里。", "9公里", "2022"),
        ("接待游客80万人次，恢复到2019年的93%。", "93%", "2022"),
        ("地区生产总值增长8.1%，两年平均增长5.2%。", "增长5.2%", "2021/2022"),
        ("茶叶产量640吨，是2017年的2.3倍，茶农户均收入3.1万元。", "3.1万元", "2022"),
        ("2018年，老码头改建泊位3个；新增吊机5台。", "5台", "2018"),
        ("老码头的老旧设施2018年改建3处；全县新增吊机5台。", "5台", "2022"),
    ],
)
def test_a_date_that_is_no_time_of_the_figure_is_left_out(
    sentence: str, words: str, period: str
) -> None:
    assert periods(read(YEARLY, sentence))[words] == period


def test_a_plan_of_five_years_and_of_one_keeps_the_time_that_each_passage_opens_with() -> None:
    frame = ("一、过去五年的工作", "二、今后五年的奋斗目标和2022年的工作", "云溪县-2022.txt")
    figures = read(frame, plan="今后五年，全县地区生产总值年均增长7%。\n今年，新建公园6个。")
    assert {
        words: period for words, period in periods(figures).items() if words in ("增长7%", "6个")
    } == {
        "增长7%": "2022/2026",
        "6个": "2022",
    }


@pytest.mark.parametrize(
    ("sentence", "words", "collection", "period"),
    [
        (
            "全县上下团结奋斗，" * 6 + "成绩显著。\n累计清淤河道73公里。",
            "73公里",
            Collection.SINCE,
            "../2021",
        ),
        ("五年来，累计清淤河道73公里。", "73公里", Collection.SUM, "2017/2021"),
        ("登记失业人员就业率每年均在70%以上。", "70%以上", Collection.EACH, "2017/2021"),
        ("新增高新技术企业18家。", "18家", Collection.SUM, "2017/2021"),
        ("新增装机8万千瓦、总装机达46万千瓦。", "46万千瓦", Collection.END, "2021"),
        ("实施惠民工程212个。", "212个", Collection.SUM, "2017/2021"),
        ("48个贫困村全部出列。", "48个", Collection.SUM, "2017/2021"),
        ("在册管理的示范农场达37家。", "37家", Collection.END, "2021"),
    ],
)
def test_how_a_figure_was_collected_and_when_go_together(
    sentence: str, words: str, collection: Collection, period: str
) -> None:
    figure = read(TERM_END, sentence)[words]
    assert (figure.collection, figure.period) == (collection, period)


def test_parts_are_linked_to_the_whole_of_their_unit_and_share_its_measure() -> None:
    figures = read(
        YEARLY,
        "新引进项目90个、厂房面积40万平方米，其中农业项目31个、厂房面积9万平方米，"
        "旅游项目22个、厂房面积6万平方米，绿化12公顷。",
    )
    projects, area = figures["90个"].id, figures["40万平方米"].id
    assert {words: figure.part_of for words, figure in figures.items()} == {
        "90个": None,
        "40万平方米": None,
        "31个": projects,
        "9万平方米": area,
        "22个": projects,
        "6万平方米": area,
        "12公顷": None,
    }
    assert figures["31个"].collection is figures["90个"].collection


def test_the_whole_is_found_over_its_own_growth_and_what_is_larger_is_no_part() -> None:
    figures = read(
        YEARLY, "财政总收入8.8亿元、增长5%，其中税收5.1亿元。全年修路40公里，其中投资6000万元。"
    )
    assert figures["5.1亿元"].part_of == figures["8.8亿元"].id
    assert figures["6000万元"].part_of is None


def test_a_share_is_of_what_was_counted_right_before_it() -> None:
    figures = read(
        YEARLY,
        "受理调解申请640件，调解成功率达97%。完成重点项目投资30亿元，其中民间投资占比62%。森林覆盖率达51%。",
    )
    assert figures["97%"].share_of == figures["640件"].id
    assert figures["62%"].share_of == figures["30亿元"].id
    assert figures["51%"].share_of is None


@pytest.mark.parametrize(
    ("sentence", "words", "commitment"),
    [
        ("力争新建桥梁14座、道路33公里。", "33公里", Commitment.STRIVE),
        (
            "力争建成厂房16座，其中标准厂房4座；新开工厂房23座，其中标准厂房11座。",
            "23座",
            Commitment.STRIVE,
        ),
        ("力争建成厂房16座；推进23座水库除险。", "23座", Commitment.PLAIN),
        ("确保湿地公园开放，推动25座公厕改建。", "25座", Commitment.PLAIN),
        ("地区生产总值增长6%、力争7%，财政收入增长5%。", "7%", Commitment.STRIVE),
        ("地区生产总值增长6%、力争7%，财政收入增长5%。", "增长5%", Commitment.PLAIN),
        ("积极争取上级资金2.6亿元。", "2.6亿元", Commitment.PLAIN),
        ("确保改造危房410户。", "410户", Commitment.ENSURE),
    ],
)
def test_words_of_firmness_reach_over_a_list_and_no_further(
    sentence: str, words: str, commitment: Commitment
) -> None:
    target = read(YEARLY, plan=sentence)[words]
    assert isinstance(target, Target)
    assert target.commitment is commitment


@pytest.mark.parametrize(
    ("sentence", "hedges"),
    [
        ("城乡居民收入分别增长5%和7%左右。", {"增长5%": "about", "7%左右": "about"}),
        (
            "粮食、油料、蔬菜产量分别稳定在800万斤、60万斤、90万斤以上。",
            {"800万斤": "at_least", "60万斤": "at_least", "90万斤以上": "at_least"},
        ),
        (
            "一产、二产、三产增加值分别增长3%、5%以上、7%左右。",
            {"增长3%": "at_least", "5%以上": "at_least", "7%左右": "about"},
        ),
        ("城乡居民收入分别增长超5%、7%左右。", {"增长超5%": "over", "7%左右": "about"}),
        ("城乡居民收入增长5%和7%左右。", {"增长5%": "exact", "7%左右": "about"}),
        ("收入增长5%，旅客、货运分别增长7%、9%左右。", {"增长5%": "exact", "增长7%": "about"}),
        ("城乡居民收入分别增长5%、超7%。", {"增长5%": "exact", "超7%": "over"}),
    ],
)
def test_the_word_behind_a_list_with_each_bounds_all_of_it(
    sentence: str, hedges: dict[str, str]
) -> None:
    figures = read(YEARLY, plan=sentence)
    assert hedges.items() <= {words: figure.hedge for words, figure in figures.items()}.items()
    for words, figure in figures.items():
        told = {figure.at.exact, *(cue.exact for cue in figure.cues)}
        assert figure.hedge_words is None or any(figure.hedge_words in one for one in told), words


def test_what_a_target_adds_is_its_rider() -> None:
    figures = read(
        YEARLY,
        plan="今年的主要预期目标是：地区生产总值增长6%左右，在实际工作中争取更好结果；新增就业3000人。",
    )
    riders = {
        words: target.rider for words, target in figures.items() if isinstance(target, Target)
    }
    assert riders == {"增长6%左右": "在实际工作中争取更好结果", "3000人": None}


def test_growth_has_the_year_before_as_its_base_however_it_is_told() -> None:
    figures = read(
        YEARLY,
        "城镇化率达67%，比上年提高1.2个百分点。",
        "今年的主要预期目标是：地区生产总值增长6%、力争7%，居民收入与经济增长同步。",
    )
    assert {words: figure.base_period for words, figure in figures.items()} == {
        "67%": None,
        "提高1.2个百分点": "2021",
        "增长6%": "2022",
        "7%": "2022",
        "与经济增长同步": "2022",
    }
