"""What a text says of a figure: its time, its subject, what it follows, and its whole words."""

from __future__ import annotations

import pytest
from asked_rules import TEXT, hits

VILLAGES = 'unit: 个, collection: end, period: "2019", at: [399'
TERM = (
    ('review_periods: ["2019"]', "review_periods: [2015/2019]"),
    ("id: 990101-2020\ntitle", "id: 990101-2020-term-end\ntitle"),
    ("kind: annual", "kind: term_end"),
    ('plan_periods: ["2020"]', 'plan_periods: ["2020", 2020/2024]'),
)


def dated(figure: str, period: str) -> tuple[str, str]:
    return figure, figure.replace('"2019"', f'"{period}"')


@pytest.mark.parametrize("period", ["2019", "2020", "../2019", "2020-01"])
def test_the_report_s_own_time_needs_no_word(period: str) -> None:
    assert hits("TEXT030", dated(VILLAGES, period)) == []


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2014", "二〇一四年缺"),
        ("2014", "2014年缺水"),
        ("2018", "前年缺水的村"),
        ("2019-03", "去年缺水的村"),
        ("2019-03", "上年缺水的村"),
        ("2019-03", "同比缺水的村"),
        ("2016/2018", "三年来缺水村"),
        ("2016/2020", "十三五缺水村"),
        ("2018-03", "三月缺水的村"),
        ("2017/2018", "近两年缺水村"),
        ("1953/1957", "一五时缺水村"),
        ("../2018", "累计缺水的村"),
    ],
)
def test_another_time_is_named_in_the_paragraph(period: str, words: str) -> None:
    assert len(hits("TEXT030", dated(VILLAGES, period))) == 1
    text = TEXT.replace("旱季缺水的村", words[:6])
    assert len(text) == len(TEXT)
    assert hits("TEXT030", dated(VILLAGES, period), text=text) == []


@pytest.mark.parametrize(
    ("period", "words", "says"),
    [
        ("2020-03", "区里", 1),
        ("2020-03", "今年", 0),
        ("2020-03", "本年", 0),
        ("2021", "今年", 1),
        ("2021", "明年", 0),
    ],
)
def test_the_year_to_come_is_named_from_that_of_the_report(
    period: str, words: str, says: int
) -> None:
    water = 'period: "2020", project: j1'
    text = TEXT.replace("今年办好", f"{words}办好")
    assert len(hits("TEXT030", (water, water.replace("2020", period)), text=text)) == says


@pytest.mark.parametrize("words", ["一年缺水的村", "一月缺水的村", "累计缺水的村"])
def test_a_year_is_named_by_no_length_no_month_and_no_sum_up_to_now(words: str) -> None:
    text = TEXT.replace("旱季缺水的村", words)
    assert len(hits("TEXT030", dated(VILLAGES, "2014"), text=text)) == 1


def test_a_word_of_another_paragraph_names_no_time() -> None:
    text = TEXT.replace("日子更舒心", "2014年好")
    text = text.replace("2014年好", "2014年好", 1)
    assert len(hits("TEXT030", dated(VILLAGES, "2014"), text=text)) == 1


def test_what_is_inferred_cued_or_the_base_of_a_change_needs_no_word() -> None:
    figure, other = dated(VILLAGES, "2014")
    inferred = other.replace("at: [399", "inferred: [period], at: [399")
    assert hits("TEXT030", (figure, inferred)) == []
    cued = other.replace("at: [399", "cues: [[148, 153, 2019年]], at: [399")
    assert hits("TEXT030", (figure, cued)) == []
    text = TEXT.replace("旱季缺水的村还有", "旱季缺水的村，由")
    assert hits("TEXT030", dated(VILLAGES, "2018"), text=text) == []
    assert len(hits("TEXT030", dated(VILLAGES, "2014"), text=text)) == 1, "no year just before"
    text = TEXT.replace("旱季缺水的村还有", "缺水的村由上年的")
    assert hits("TEXT030", dated(VILLAGES, "2018"), text=text) == []


def test_a_promised_sum_can_be_that_of_the_last_year_where_it_is_reached() -> None:
    plan = ('plan_periods: ["2020"]', 'plan_periods: ["2020", 2020/2024]')
    water = 'period: "2020", project: j1'
    last = (water, water.replace("2020", "2024"))
    assert len(hits("TEXT030", plan, last)) == 1
    text = TEXT.replace("新通9个", "达到9个")
    assert hits("TEXT030", plan, last, text=text) == []
    other = (water, water.replace("2020", "2022"))
    assert len(hits("TEXT030", plan, other, text=text)) == 1, "no last year of a plan"


def test_a_flow_is_of_the_years_reviewed_and_a_stock_of_the_last_of_them() -> None:
    spoken = {hit.split(":")[0] for hit in hits("TEXT030", *TERM)}
    assert "o16" not in spoken
    assert {"o11", "o12"} <= spoken


def test_a_time_that_other_rules_speak_of_is_none_of_this() -> None:
    headline = ('label: 茶旅融合, period: "2020"', 'label: 茶旅融合, period: "2021"')
    assert len(hits("FITS009", headline)) == 1
    assert hits("TEXT030", headline) == []
    assert len(hits("FIGURE008", dated(VILLAGES, "2031"))) == 1
    assert hits("TEXT030", dated(VILLAGES, "2031")) == []
    rank = ('value: 5, unit: 位, period: "2019"', 'value: 5, unit: 位, period: "2014"')
    assert len(hits("FITS011", rank)) == 1
    assert hits("TEXT030", rank) == []
    assert hits("TEXT030", ('delivered: "2020-01-15"', 'delivered: "2027-01-15"')) == [], "ID003"
    assert hits("TEXT030", ('review_periods: ["2019"]', 'review_periods: ["2012"]')) == []


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("indicator: retail_sales", "indicator: power_generation_value", []),
        ("indicator: gdp, value", "indicator: imports_exports, value", ["o1"]),
        ("label: 修好山路, value", "label: 修好的公路, value", []),
        ("label: 修好山路, value", "label: 远洋捕捞渔船, value", ["o11"]),
        ("ranks: o2", "rank_of: 远洋捕捞", ["o3"]),
        ("ranks: o2", "rank_of: 生产总值增速", []),
    ],
)
def test_a_subject_is_named_where_its_number_stands(
    was: str, becomes: str, says: list[str]
) -> None:
    if "power_generation_value" in becomes:
        was, becomes = "indicator: gdp, value", "indicator: gdp_per_capita, value"
    assert [hit.split(":")[0] for hit in hits("TEXT031", (was, becomes))] == says


@pytest.mark.parametrize(("words", "says"), [("修-好路", []), ("修了好路", ["o11"])])
def test_signs_between_its_words_hide_no_subject(words: str, says: list[str]) -> None:
    text = TEXT.replace("修好山路", words)
    assert [hit.split(":")[0] for hit in hits("TEXT031", text=text)] == says


def test_other_words_stand_for_an_indicator_as_the_table_says() -> None:
    text = TEXT.replace("地区生产总值增长6%", "全区经济总体增长6%")
    assert len(text) == len(TEXT)
    assert hits("TEXT031", text=text) == []


def test_a_unit_that_the_indicator_never_has_and_an_open_doubt_are_spoken_of_elsewhere() -> None:
    unit = ("indicator: retail_sales, value: 70", "indicator: grain_output, value: 70")
    assert len(hits("VOCAB006", unit)) == 1
    assert hits("TEXT031", unit) == []
    road = (
        "label: 修好山路, value",
        "label: 远洋捕捞渔船, review: {reason: other, note: x}, value",
    )
    assert hits("TEXT031", road) == []


def test_the_topic_of_a_long_passage_has_a_word_in_it() -> None:
    far = ('topic: "04.1", label: {zh: 经济', 'topic: "02.1", label: {zh: 经济')
    assert [hit[:20] for hit in hits("TEXT031", far)] == ["s3: topic is 02.1, a"]
    drafted = ("outline: {state: complete, by: person}", "outline: {state: complete, by: machine}")
    assert hits("TEXT031", far, drafted) == []
    short = ('topic: "10.7", label: {zh: 民生', 'topic: "02.1", label: {zh: 民生')
    assert hits("TEXT031", short) == [], "too short to tell"


@pytest.mark.parametrize("topic", ["02", "02.5"])
def test_a_topic_that_any_word_can_name_or_that_is_none_asks_for_no_word(topic: str) -> None:
    far = ('topic: "04.1", label: {zh: 经济', f'topic: "{topic}", label: {{zh: 经济')
    assert hits("TEXT031", far) == []


def test_our_words_are_not_looked_for_in_a_traditional_text() -> None:
    fishing = ("label: 修好山路, value", "label: 远洋捕捞渔船, value")
    assert hits("TEXT031", fishing, ("script: Hans", "script: Hant")) == []


def test_a_very_long_passage_has_two_words_of_its_topic() -> None:
    long = "part: review, label: {zh: 上年回顾"
    lamps = (long, f'part: review, topic: "06.4", {long[14:]}')  # one pair of characters of it
    assert [hit[:20] for hit in hits("TEXT031", lamps)] == ["s2: topic is 06.4, a"]
    villages = (long, f'part: review, topic: "06.2", {long[14:]}')  # two pairs of it
    assert hits("TEXT031", villages) == []
    shorter = ("at: [146, 402]", "at: [260, 402]")
    assert hits("TEXT031", lamps, shorter) == []


@pytest.mark.parametrize(("ranked", "says"), [("地区生产总值", 0), ("远洋捕捞渔船", 1)])
def test_what_is_ranked_is_named_beside_its_rank(ranked: str, says: int) -> None:
    assert len(hits("TEXT031", ("ranks: o2, value: 5", f"rank_of: {ranked}, value: 5"))) == says


def test_what_a_target_follows_stands_beside_it() -> None:
    peg = ("pegged_to: gdp", "pegged_to: forest_coverage")
    assert len(hits("TEXT032", peg)) == 1
    inferred = (
        "pegged_to: gdp, headline",
        "pegged_to: forest_coverage, inferred: [pegged_to], headline",
    )
    assert hits("TEXT032", inferred) == []
    assert hits("TEXT032", ("pegged_to: gdp", "pegged_to: no_such_indicator")) == []


@pytest.mark.parametrize(("by", "says"), [("市", 0), ("省", 1), ("国", 1)])
def test_who_set_a_task_is_named_beside_it(by: str, says: int) -> None:
    assert len(hits("TEXT032", ("assigned_by: 市", f"assigned_by: {by}"))) == says
    inferred = ("assigned_by: 市", f"assigned_by: {by}, inferred: [assigned_by]")
    assert hits("TEXT032", inferred) == []


def test_a_rider_is_a_whole_clause_and_is_not_left_out() -> None:
    growth = "headline: true, inferred: [basis], at: [435"
    for rider, says in (
        ("居民收入与经济增长同步", 0),
        ("收入与经济增长同步", 1),
        ("居民收入与经济", 1),
    ):
        ridden = growth.replace("inferred", f"rider: {rider}, inferred")
        assert len(hits("TEXT033", (growth, ridden))) == says, rider
    text = TEXT.replace("6%左右,居民收入与经济增长同步,", "6%左右，实际当中争取更好的结果，")
    assert len(text) == len(TEXT)
    assert [hit[:19] for hit in hits("TEXT033", text=text)] == ["t1: rider is empty,"]
    assert (
        hits(
            "TEXT033",
            ("headline: true, inferred: [basis], at: [435", "inferred: [basis], at: [435"),
            text=text,
        )
        == []
    )


def test_a_label_ends_where_its_word_ends() -> None:
    text = (
        TEXT.replace("修好山路18", "修好水库18")
        .replace("旱季缺水", "水库缺水")
        .replace("老街装路灯", "水库装路灯")
    )
    named = ("label: 修好山路, value", "label: 修好水, value")
    assert [hit[:12] for hit in hits("TEXT033", named, text=text)] == ["o11: label i"]
    whole = ("label: 修好山路, value", "label: 修好水库, value")
    assert hits("TEXT033", whole, text=text) == []
    planned = text.replace("修好水库18", "修好水拟修18")
    assert hits("TEXT033", named, text=planned) == [], "拟 begins the next word"
