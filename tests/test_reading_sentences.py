"""Single sentences of a speech and what is read from them. All of it is invented."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from decimal import Decimal

import pytest

from reportschema.checking import grammar
from reportschema.models import Observation, Target
from reportschema.models.fields.codes import Collection, Hedge, Transformation
from reportschema.reading.draft import Drafter
from reportschema.reading.sentence.endings import ending_with
from reportschema.reading.sentence.lazy import lazy
from reportschema.undisturbed import undisturbed
from reportschema.vocabularies import vocabulary

DRAFTER = Drafter(vocabulary(), grammar())


def read(review: str = "", plan: str = "") -> list[Observation | Target]:
    """The figures of a report of 2020 with these words in review and plan, in order of the text."""
    text = (
        "云溪县政府工作报告\n——2020年1月8日在云溪县第九届人民代表大会第四次会议上\n"
        "县长 林溪\n各位代表：\n现在，我代表县人民政府向大会报告工作，请予审议。\n"
        f"一、2019年工作回顾\n过去的一年，全县上下齐心协力。\n{review}\n"
        f"二、2020年工作安排\n{plan}\n今年要把各项工作落到实处。\n各位代表！让我们携手奋斗。\n"
    )
    report = DRAFTER.draft(text.encode(), "云溪县-2020.txt", force=True).report
    return sorted([*report.observations, *report.targets], key=lambda figure: figure.at.start)


@pytest.mark.parametrize(
    "sentence",
    [
        "五年来，我们新建了40所学校。",
        "目前，县内已有温室大棚120座。",
        "现在，同我县结好的城市已达12个，有贸易往来的城市35个。",
        "我县已建成泵站16座。",
        "我们走访了26个村。",
    ],
)
def test_what_the_plan_tells_of_the_past_is_observed(sentence: str) -> None:
    figures = read(plan=sentence)
    assert figures
    assert all(isinstance(figure, Observation) for figure in figures)


@pytest.mark.parametrize(
    "sentence",
    [
        "要建设泵站16座。",
        "在已建成5座的基础上，今年再建泵站16座。",
        "加快已签约的12个项目建设。",
        "目前缺口仍大，新建学校40所。",
        "为了便民，新增停车位300个。",
    ],
)
def test_what_the_plan_has_still_to_do_is_promised(sentence: str) -> None:
    assert isinstance(read(plan=sentence)[-1], Target)


def test_a_month_of_a_year_told_from_the_report_is_a_period_and_no_count() -> None:
    figures = read(review="截至去年11月底，全县存款余额达到120亿元。")
    assert [(figure.at.exact, figure.period) for figure in figures] == [("120亿元", "2019-11")]


def test_what_is_put_first_is_no_rank() -> None:
    assert read(plan="始终把群众满意放在首位。") == []
    assert [figure.transformation for figure in read(review="茶叶产量居全省首位。")] == [
        Transformation.RANK
    ]


def test_the_verb_of_a_list_ends_with_the_list() -> None:
    figures = read(review="城乡居民人均可支配收入分别增长5%、6%，城镇调查失业率4.9%。")
    assert [figure.transformation for figure in figures] == [
        Transformation.GROWTH,
        Transformation.GROWTH,
        Transformation.LEVEL,
    ]


def test_what_is_cut_in_a_list_falls() -> None:
    figures = read(review="化学需氧量、二氧化硫排放量分别削减3%、2%，财政收入增长7%。")
    assert [(figure.value, figure.transformation) for figure in figures] == [
        (Decimal(-3), Transformation.GROWTH),
        (Decimal(-2), Transformation.GROWTH),
        (Decimal(7), Transformation.GROWTH),
    ]


def test_what_is_striven_for_beyond_a_growth_is_growth_too() -> None:
    figures = read(plan="地区生产总值增长7%以上、力争达到8%。")
    assert [figure.transformation for figure in figures] == [
        Transformation.GROWTH,
        Transformation.GROWTH,
    ]


def test_multiples_of_a_list_are_all_multiples_of_its_year() -> None:
    figures = read(review="2019年游客1200万人次，门票收入3亿元，分别为2014年的3.4倍和2.2倍。")
    assert [(figure.transformation, figure.base_period) for figure in figures[2:]] == [
        (Transformation.MULTIPLE, "2014")
    ] * 2


def test_a_list_is_compared_with_one_year() -> None:
    figures = read(
        review="大型商场、夜市、书店分别达到9家、7家、5家，比2014年分别增加4家、3家、2家。"
    )
    assert [figure.value for figure in figures] == [9, 7, 5, 4, 3, 2]
    assert [figure.base_period for figure in figures] == [None] * 3 + ["2014"] * 3


def test_a_year_of_another_comparison_is_no_time_of_a_list() -> None:
    figures = read(review="全县产值195亿元，是2014年的1.4倍，大型商场、夜市分别达到9家、7家。")
    assert "2014" not in {figure.period for figure in figures}


def test_deposits_and_loans_told_each_are_two_series() -> None:
    figures = read(review="存贷款余额分别达到30亿元、20亿元，存贷款余额增长5%。")
    assert [figure.indicator or figure.label for figure in figures] == [
        "deposits",
        "loans",
        "存贷款余额",
    ]


def test_the_names_of_a_list_share_the_measure_at_its_end() -> None:
    figures = read(review="食品、石化、茶叶等产业增加值分别增长7%、8%、9%。")
    assert [figure.label for figure in figures] == [
        "食品产业增加值",
        "石化产业增加值",
        "茶叶产业增加值",
    ]


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("近3年提升21个百分点。", None),
        ("二是新修灯塔120座。", "新修灯塔"),
        ("已经拆除围网80处。", "拆除围网"),
        ("五年内新修灯塔120座。", "新修灯塔"),
    ],
)
def test_words_of_time_and_order_are_no_part_of_a_name(sentence: str, label: str | None) -> None:
    figures = read(review=f"林地占比达到66%，{sentence}" if label is None else sentence)
    assert figures[-1].label == (label or figures[0].label)


def test_the_growth_of_the_economy_is_that_of_its_product() -> None:
    assert [figure.indicator for figure in read(review="全年经济增长8%。")] == ["gdp"]
    (aim,) = read(plan="今年经济增长速度的预期目标，定为百分之七至八。")
    assert (aim.indicator, aim.transformation) == ("gdp", Transformation.GROWTH)
    assert (aim.low, aim.high) == (Decimal(7), Decimal(8))


def test_two_digits_that_follow_each_other_are_a_range() -> None:
    figures = read(review="全县新办茶社二、三百家，增产五六千万斤。")
    assert [(figure.low, figure.high, figure.unit) for figure in figures] == [
        (Decimal(200), Decimal(300), "家"),
        (Decimal(5000), Decimal(6000), "万斤"),
    ]


def test_kilometres_and_beds_that_are_added_count_over_the_year() -> None:
    figures = read(review="新增铁路运营里程89公里，铁路运营里程达到560公里。")
    assert [figure.collection for figure in figures] == [Collection.SUM, Collection.END]


def test_what_is_added_may_stand_before_its_verb() -> None:
    assert read(review="外贸实绩企业新增82家。")[0].indicator == "new_trading_firms"


def test_a_rate_behind_what_was_added_is_no_new_one() -> None:
    assert [
        figure.indicator for figure in read(review="城镇新增就业5万人、城镇调查失业率5%。")
    ] == [
        "urban_new_jobs",
        "surveyed_unemployment_rate",
    ]


@pytest.mark.parametrize(
    ("sentence", "coverage"),
    [
        ("办理县人大代表建议80件。", None),
        ("压减一般公共预算支出3亿元。", None),
        (
            "民营经济增加值增长7%，农村居民人均可支配收入增长8%，茶区农村居民人均可支配收入增长9%。",
            "茶区",
        ),
    ],
)
def test_a_verb_before_an_indicator_is_no_part_of_the_whole(
    sentence: str, coverage: str | None
) -> None:
    assert read(review=sentence)[-1].coverage == coverage


def test_a_list_that_is_to_be_done_in_full_is_promised() -> None:
    figures = read(
        plan="确保全面完成“三件实事”：（1）新建学校12所。（2）改造道路30公里。（3）救助困难群众5万人。"
    )
    assert all(isinstance(figure, Target) and figure.period == "2020" for figure in figures)


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("惠及12万儿童。", "万人"),
        ("1.5万学生和300户困难家庭得到资助。", "万人"),
        ("20万建档立卡贫困人口脱贫。", "万人"),
        ("3万多农户用上沼气。", "万户"),
        ("参保人数突破50万。", "万人"),
        ("茶乡通用户超过20万。", "万户"),
        ("完成投资3亿。", "亿元"),
    ],
)
def test_a_bare_ten_thousand_is_counted_in_what_the_words_around_it_name(
    sentence: str, unit: str
) -> None:
    first = read(review=sentence)[0]
    assert (first.unit, "unit" in first.inferred) == (unit, True)


def test_hundreds_of_millions_in_words_are_amounts() -> None:
    (power,) = read(review="全年多用电三百亿度。")
    assert (power.value, power.unit) == (Decimal(300), "亿度")


def test_a_word_that_ends_like_a_hedge_is_none() -> None:
    figures = read(review="五年来县内缔结友好公约18个。")
    assert [figure.hedge for figure in figures] == [Hedge.EXACT]


def test_the_growth_rate_of_the_population_has_levels() -> None:
    assert [figure.transformation for figure in read(review="全县人口增长率降到千分之六。")] == [
        Transformation.LEVEL
    ]


def test_power_told_by_its_verb_is_what_was_generated() -> None:
    assert [figure.indicator for figure in read(review="全市发电超30亿度。")] == [
        "electricity_generation"
    ]
    listed = read(review="全年发电增长12%，煤增长14%，钢增长18%。")
    assert [figure.indicator for figure in listed] == [
        "electricity_generation",
        "coal_output",
        "steel_output",
    ]


def test_since_a_year_reaches_to_the_end_of_what_is_reviewed() -> None:
    (sent,) = read(review="自2003年结对帮扶以来，先后选派干部22批。")
    assert (sent.period or "").startswith("2003/")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("茶园零伤亡，竹园零伤亡", ["茶园零伤亡", "竹园零伤亡"]),
        ("零伤亡茶园零伤亡", ["零伤亡茶园零伤亡"]),  # 零伤亡 alone has nothing before it
        ("茶园竹园", []),
    ],
)
def test_what_ends_with_telling_words_is_found_by_them_as_from_the_left(
    text: str, found: list[str]
) -> None:
    end, whole = re.compile("零伤亡"), re.compile("[^，]{2,40}?零伤亡")
    assert [match.group() for match in ending_with(end, whole, text)] == found
    assert [match.group() for match in whole.finditer(text)] == found


def test_a_lazy_value_is_worked_out_once() -> None:
    asked: list[str] = []

    class Thing:
        @lazy
        def name(self) -> str:
            """Its name."""
            asked.append("name")
            return "茶"

    thing = Thing()
    assert (thing.name, thing.name, asked) == ("茶", "茶", ["name"])


@pytest.fixture
def collecting() -> Iterator[None]:
    """Cyclic garbage is collected, which a run of the command line before ended for good."""
    before = gc.isenabled()
    gc.enable()
    yield
    if not before:
        gc.disable()


@pytest.mark.usefixtures("collecting")
def test_garbage_is_collected_again_behind_a_draft_and_not_where_it_was_not_before() -> None:
    with undisturbed():
        assert not gc.isenabled()
        with undisturbed():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
