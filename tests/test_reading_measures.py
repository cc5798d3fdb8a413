"""How a number is measured and collected: each rule decides its example, not its counter-example.

The examples stand beside the rules.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from fictional_sentence import figure_at_mark, rule_at_mark

from reportschema.models.fields.codes import Basis, Hedge, Part, Transformation
from reportschema.reading.figures.aspects.figure import Aspect
from reportschema.reading.figures.measuring.collecting import COLLECTIONS
from reportschema.reading.figures.measuring.rules import Needs, Rule
from reportschema.reading.figures.measuring.transformations import TRANSFORMATIONS

RULES = [
    *((Aspect.MEASURE, rule) for rule in TRANSFORMATIONS),
    *((Aspect.COLLECTION, rule) for rule in COLLECTIONS),
]
each_rule = pytest.mark.parametrize(
    ("aspect", "rule"), RULES, ids=[f"{aspect} {rule.name}" for aspect, rule in RULES]
)


def decided_by(sentence: str, aspect: Aspect, rule: Rule[Any]) -> str:
    return rule_at_mark(sentence, aspect, Part.PLAN if rule.planned else Part.REVIEW)


@each_rule
def test_a_rule_decides_its_example_and_none_before_it_does(
    aspect: Aspect, rule: Rule[Any]
) -> None:
    assert decided_by(rule.example, aspect, rule) == rule.name


@each_rule
def test_a_rule_leaves_its_counter_example_to_another(aspect: Aspect, rule: Rule[Any]) -> None:
    assert decided_by(rule.counter, aspect, rule) not in ("", rule.name)


def test_each_rule_has_a_name_of_its_own_and_says_what_it_is_for() -> None:
    assert len({(aspect, rule.name) for aspect, rule in RULES}) == len(RULES)
    assert [rule.name for _, rule in RULES if not rule.says] == []


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("茶税收入为2亿元，占国家预算的｜77%。", ("level", None)),
        ("茶税收入为2亿元，完成预算的｜77%。", ("completion", None)),
        ("实施茶乡接待能力提升项目｜70个。", ("level", "sum")),
        ("日均接待茶客｜3万人次。", ("level", "each")),
        ("｜8个停运渡口恢复通航。", ("level", "sum")),
        ("居民消费价格年均｜上涨1.9%。", ("growth", "average")),
        ("全县存贷款规模｜突破500亿元。", ("level", "end")),
        ("种茶、种竹、造林分别完成年度任务的110%、150%和｜130%。", ("completion", None)),
        ("拥有茶厂、高新企业｜40家。", ("level", "end")),
        ("削减县级设立的收费项目｜50%以上。", ("growth", None)),
    ],
)
def test_a_share_of_a_budget_is_no_completion_and_works_on_a_capacity_are_none(
    sentence: str, measure: tuple[str, str | None]
) -> None:
    figure = figure_at_mark(sentence)
    assert (figure.measure.transformation, figure.measure.collection) == measure


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [
        ("扣除物价因素，全省职工平均工资增长6.5%，农民收入｜增长4%。", Basis.REAL),
        ("城镇居民收入3万元，农村居民收入2万元，实际增长7%和｜6%。", Basis.REAL),
        ("农民人均纯收入实际比上年｜增长4%。", Basis.REAL),
        ("按2015年不变价格计算，工业总产值达到90亿元，｜增长0.7倍。", Basis.CONSTANT_PRICES),
        ("财政收入同口径｜增长6%。", Basis.COMPARABLE),
        ("实际利用外资｜增长6%。", None),
        ("制茶业增加值｜增长6%。", Basis.CONSTANT_PRICES),
        ("金融业增加值｜增长6%。", Basis.CONSTANT_PRICES),
        ("文旅产业增加值｜增长6%。", None),
        ("制茶业增加值｜6亿元。", None),
        ("扣除物价因素，职工平均工资增长6.5%，城镇化率｜提高2个百分点。", None),
    ],
)
def test_a_rise_follows_the_convention_that_its_clause_its_list_or_its_sentence_names(
    sentence: str, basis: Basis | None
) -> None:
    assert figure_at_mark(sentence).subject.basis == basis


@pytest.mark.parametrize(
    ("sentence", "base"),
    [
        ("茶园绿化覆盖率达45%、超国家标准｜4个百分点。", None),
        ("茶业增加值增长7%、快于投资增速｜2个百分点。", None),
        ("茶叶产值占比｜提高2个百分点。", "2022"),
    ],
)
def test_a_gap_to_a_bound_or_to_another_series_is_no_change_over_a_year(
    sentence: str, base: str | None
) -> None:
    assert figure_at_mark(sentence).time.base_period == base


@pytest.mark.parametrize(
    ("sentence", "change"),
    [
        ("茶园净增加｜5万亩。", "5"),
        ("贷款余额｜增长200亿元。", "200"),
        ("困难人口｜减少12万人。", "-12"),
        ("茶园亩产｜提高12斤。", "12"),
        ("茶农平均寿命｜提高2岁。", "2"),
        ("全年贷款比年初计划少了｜近30亿元。", "-30"),
    ],
)
def test_how_much_more_or_less_there_is_of_something_is_a_change(
    sentence: str, change: str
) -> None:
    figure = figure_at_mark(sentence)
    assert (figure.measure.transformation, figure.measure.low) == (
        Transformation.CHANGE,
        Decimal(change),
    )


@pytest.mark.parametrize(
    ("sentence", "collection"),
    [
        ("通航茶市增至｜32个。", "end"),
        ("新增茶厂20家、总数达｜300家。", "end"),
        ("小茶厂由三百家减少到现在的｜八十家。", "end"),
        ("养老、工伤保险参保分别覆盖90万人、｜12万人。", "end"),
        ("茶农参加医保和工伤保险人数分别达到｜20万人和30万人。", "end"),
        ("封存茶区自备井｜32眼。", "sum"),
        ("茶区自备井｜32眼。", "end"),
        ("铲除有害茶草｜300株。", "sum"),
        ("｜3家茶企通过市级公示。", "sum"),
        ("茶企日均净增｜30家。", "each"),
        ("产值过1亿元的茶企｜12家。", "end"),
        ("｜4部茶剧获“金叶奖”。", "sum"),
        ("向下游湿地补水｜3亿立方米。", "sum"),
        ("新型茶企｜12家。", "end"),
        ("度电用水｜3公斤。", "end"),
        ("｜30座新建茶亭投入使用。", "sum"),
        ("8米深茶渠｜4公里全线贯通。", "end"),
        ("炒青等｜12项制茶技术打破垄断。", "sum"),
        ("已有｜24台炒茶机投入使用。", "end"),
        ("保障｜超5万户茶农按时收房。", "sum"),
        ("共保障｜2397户茶农。", "end"),
        ("为｜6万户茶农重塑信用。", "sum"),
        ("招募选聘退休茶师｜800人。", "sum"),
        ("引进建设｜4家新型研发机构。", "sum"),
        ("云溪茶叶班列｜64列。", "sum"),
        ("目前已同｜120个国家建立了茶叶贸易往来。", "end"),
        ("同云溪结好的茶市增加到｜近50个。", "end"),
        ("县茶务部门从｜45个减少到32个。", "end"),
        ("茶农子弟，第一个五年合计毕业｜28万人。", "sum"),
        ("亩均产值达到｜126万元。", None),
        ("市里提出了《茶叶条例》草案等｜3件法规议案。", "sum"),
        ("｜6个茶叶园区、2个茶叶小院通过验收。", "sum"),
        ("｜6个茶亭未能建成。", "end"),
        ("｜70个茶亭项目投资完成率138%。", "end"),
        ("茶叶运输车累计装机达｜500万千瓦。", "end"),
        ("苹果等｜8种水果产量居全省第1位。", "end"),
        ("20件茶园实事已完成｜17件。", "sum"),
        ("改建茶亭12座，茶叶中心达｜5家。", "end"),
        ("改建茶亭12座，茶客达｜5万人次。", "sum"),
        ("与共建国家缔结友城数量达｜148对。", "end"),
        ("缔结友好茶城｜6对。", "sum"),
        ("除险加固｜21处。", "sum"),
        ("县茶叶新闻出版单位｜3家。", "end"),
        ("茶队在茶艺赛上勇夺｜8金9银。", "sum"),
        ("吨茶成本由三十元降到｜二十五元。", None),
    ],
)
def test_what_stands_and_what_adds_up_is_told_by_the_words_around(
    sentence: str, collection: str | None
) -> None:
    assert figure_at_mark(sentence).measure.collection == collection


@pytest.mark.parametrize(
    ("sentence", "hedge"),
    [
        ("全县茶叶产值约为｜2亿元。", Hedge.ABOUT),
        ("每个街道至少新建｜2座茶亭。", Hedge.AT_LEAST),
        ("茶叶、竹子产值分别超过3亿元、｜5亿元。", Hedge.OVER),
        ("两个中心突破｜8项制茶技术。", Hedge.EXACT),
        ("茶园节约有｜3万吨。", Hedge.EXACT),
        ("基本实现茶园灌溉｜全覆盖。", Hedge.ABOUT),
        ("实现基本养老保险｜全覆盖。", Hedge.EXACT),
    ],
)
def test_a_bound_may_stand_apart_from_its_number(sentence: str, hedge: Hedge) -> None:
    assert figure_at_mark(sentence).measure.hedge == hedge


@pytest.mark.parametrize(
    ("sentence", "transformation"),
    [
        ("茶业对经济增长贡献率提升至｜40%左右。", Transformation.LEVEL),
        ("茶业对经济增长贡献率从｜17%提升到35%。", Transformation.LEVEL),
        ("茶艺学校和农校分别扩招｜12.4%和18%。", Transformation.GROWTH),
        ("茶区PM2.5平均浓度改善｜8%。", Transformation.GROWTH),
        ("削减县级设立的涉茶收费项目｜60%以上。", Transformation.GROWTH),
        ("压减的经费占｜60%。", Transformation.LEVEL),
    ],
)
def test_a_contribution_is_a_level_and_more_pupils_are_a_growth(
    sentence: str, transformation: Transformation
) -> None:
    assert figure_at_mark(sentence).measure.transformation == transformation


@pytest.mark.parametrize(
    ("sentence", "label", "coverage"),
    [
        ("新建茶文化公园和口袋公园｜13个。", "新建茶文化公园和口袋公园", None),
        ("新增及改造提升绿地｜12万平方米。", "green_space_added", "含改造提升"),
        ("培育省级及以上专精特新中小企业｜30家。", "new_specialized_sme", "省级及以上"),
        ("茶城机场货运量、客运量分别增长9.5%、｜21.3%。", "passenger_volume", "茶城机场"),
        ("全县税收比计划少收60亿元，其中县本级少收｜25亿元。", "县本级少收", "县本级"),
        ("新增减税退税3亿元、惠及市场主体｜5586户。", "惠及市场主体", None),
        ("去年，日均新设企业｜5000户。", "日均新登记企业", None),
    ],
)
def test_what_is_left_of_two_names_is_no_part_of_a_whole(
    sentence: str, label: str, coverage: str | None
) -> None:
    subject = figure_at_mark(sentence).subject
    assert (subject.indicator or subject.label, subject.coverage) == (label, coverage)


def test_a_line_not_to_be_crossed_and_a_people_stand_at_the_end_of_the_plan() -> None:
    for sentence in ("严守｜18万亩茶田红线。", "把全县人口控制在｜12万人左右。"):
        assert figure_at_mark(sentence, Part.PLAN).measure.collection == "end"


def test_what_pollutes_less_has_fallen() -> None:
    assert figure_at_mark("茶区可吸入颗粒物浓度改善｜8%。").measure.low == -8


@pytest.mark.parametrize(
    "sentence",
    [
        "拥有科技企业孵化器｜47家。",
        "建设筹措保障性租赁住房｜7万套。",
        "新改扩建各级各类学校｜12所。",
    ],
)
def test_a_verb_and_a_word_for_all_kinds_are_no_part_of_a_whole(sentence: str) -> None:
    assert figure_at_mark(sentence).subject.is_whole


def test_a_number_is_put_only_to_the_rules_whose_needs_it_meets() -> None:
    needs = Needs(of=("share",), indicator=True, promised=False)
    assert needs.allow("share", indicator=True, promised=False)
    assert not needs.allow("count", indicator=True, promised=False)
    assert not needs.allow("share", indicator=False, promised=False)
    assert not needs.allow("share", indicator=True, promised=True)
    assert Needs().allow("", indicator=False, promised=True)
