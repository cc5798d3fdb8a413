"""The pieces of notation: Chinese numerals, units and rounding, the scanner, lists of words."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError
from decimal import Decimal
from fractions import Fraction

import pytest

from reportschema.checking import grammar
from reportschema.models.fields.codes import Hedge
from reportschema.notation import scan
from reportschema.notation.alternatives import one_of
from reportschema.notation.chinese import chinese_number, fold
from reportschema.notation.units import MAGNITUDES, twelve_digits, without_exponent


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二十", "20"),
        ("十二", "12"),
        ("一百零五", "105"),
        ("三千零五十", "3050"),
        ("零十", "10"),
        ("十万", "100000"),
        ("百万", "1000000"),
        ("三万二千", "32000"),
        ("亿", "100000000"),
        ("一万亿", "1000000000000"),
        ("十亿五千万", "1050000000"),
        ("两亿三千万零八", "230000008"),
        ("〇", "0"),
        ("四万万", "400000000"),
        ("一万二千万", "120000000"),
        ("五零", "50"),
        ("零五", "5"),
        ("一百二", "120"),
        ("三点一四", "3.14"),
        ("○点五", "0.5"),
        ("九" * 60, "9" * 60),
    ],
)
def test_chinese_numerals_have_a_value(text: str, value: str) -> None:
    assert chinese_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["百千", "十十", "三五十", "一〇一百", "点五", "一点", "一点十", "约五", "", "九" * 61]
)
def test_what_is_none_has_no_value(text: str) -> None:
    assert chinese_number(text) is None


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("１２．５％", "12.5%"),
        ("27，203，319", "27,203,319"),
        ("7，203元", "7,203元"),
        ("2，20", "2，20"),
        ("1.5，203", "1.5，203"),
        ("1，2034", "1，2034"),
        ("5，其中", "5，其中"),
        ("增長3～5個", "增长3~5个"),
        ("０．５∶１９", "0.5:19"),
        ("6—7－8", "6-7-8"),
    ],
)
def test_written_forms_fold_to_one(text: str, folded: str) -> None:
    assert fold(text) == folded.replace("－", fold("－"))


@pytest.mark.parametrize(
    ("written", "name", "factor"),
    [
        ("元", "元", 1),
        ("亿元", "元", 10**8),
        ("万人次", "人次", 10**4),
        ("百万吨", "吨", 10**9),
        ("百分点", "个百分点", 1),
        ("％", "%", 1),
        ("‰", "‰", Fraction(1, 10)),
    ],
)
def test_units_are_known_by_every_spelling_with_magnitude_words(
    written: str, name: str, factor: Fraction
) -> None:
    unit = grammar().units.resolve(written)
    assert unit is not None
    assert (unit.unit.name, unit.factor) == (name, factor)


@pytest.mark.parametrize("written", ["没有", "万", "亿", "元亿", ""])
def test_what_is_no_unit_is_not_resolved(written: str) -> None:
    assert grammar().units.resolve(written) is None


@pytest.mark.parametrize("word", MAGNITUDES)
def test_a_magnitude_word_multiplies_by_what_it_says_as_a_numeral(word: str) -> None:
    factor = (
        10**8 if word == "万万" else chinese_number(word if word[0] in "十百千" else f"一{word}")
    )
    assert MAGNITUDES[word] == factor


def test_names_of_units_come_longest_first() -> None:
    names = grammar().units.names
    assert names == sorted(names, key=lambda name: (-len(name), name))


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("台阶", None),
        ("台机", "台"),
        ("项目", None),
        ("项目标", "项"),
        ("市县", None),
        ("市的", "市"),
        ("kmh", None),
        ("km远", "km"),
        ("个百分点", "个百分点"),
        ("没有", None),
    ],
)
def test_the_name_of_a_unit_is_not_cut_out_of_another_word(text: str, matched: str | None) -> None:
    match = re.match(grammar().units.pattern(), text)
    assert (match.group() if match else None) == matched


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        (Fraction(2, 3), "0.666666666667"),
        (Fraction(1, 8), "0.125"),
        (Fraction(1000000000005, 10), "100000000000"),
        (Fraction(1000000000015, 10), "100000000002"),
        (Fraction(-1, 3), "-0.333333333333"),
        (Fraction(10**30), "1" + "0" * 30),
        (Fraction(1, 10**8), "0.00000001"),
        (Fraction(0), "0"),
    ],
)
def test_fractions_are_rounded_half_even_to_twelve_digits(value: Fraction, rounded: str) -> None:
    assert f"{twelve_digits(value):f}" == rounded


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("1.500", "1.5"),
        ("10", "10"),
        ("10.0", "10"),
        ("1E+3", "1000"),
        ("1E+26", "1" + "0" * 26),
        ("-1E+27", "-1" + "0" * 27),
        ("1E+30", "1" + "0" * 30),
        ("0.10", "0.1"),
    ],
)
def test_a_number_is_written_without_exponent_and_idle_zeros(value: str, shown: str) -> None:
    assert str(without_exponent(Decimal(value))) == shown


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("一点五亿", [("一点五亿", "chinese")]),
        ("30余万", [("30余万", "arabic")]),
        ("2百", [("2百", "arabic")]),
        ("2百分", [("2", "arabic"), ("百", "chinese")]),
        ("1/7", [("1/7", "arabic")]),
        ("百分之12.5", [("百分之12.5", "fraction")]),
        ("三分之一", [("三分之一", "fraction")]),
        ("二O一二年", [("二O一二", "year")]),
        ("一九九八至二000年", [("一九九八", "year"), ("二000", "year")]),
        ("2.2017年", [("2", "arabic"), ("2017", "arabic")]),
        ("1,234.5", [("1,234.5", "arabic")]),
        ("0.5:19.7:79.8", [("0.5:19.7:79.8", "ratio")]),
        ("翻了两番", [("翻了两番", "doubling")]),
        ("三百万千瓦", [("三百万", "chinese")]),
        ("千瓦", []),
    ],
)
def test_the_scanner_tells_kinds_of_numerals_apart(
    text: str, mentions: list[tuple[str, str]]
) -> None:
    assert [(mention.text, mention.kind) for mention in scan(text)] == mentions


def test_the_scanner_keeps_within_its_bounds_and_gives_places_in_the_text() -> None:
    text = "一共5家、6家、7家"
    assert [(m.start, m.end, m.text) for m in scan(text, 3, 7)] == [(5, 6, "6")]
    assert [m.text for m in scan(text, 5)] == ["6", "7"]
    assert [m.text for m in scan(text, words=["一共"])] == ["5", "6", "7"]
    assert [m.text for m in scan(text, 1, words=["一共", "6家"])] == ["5", "7"]


def test_a_numeral_that_is_only_partly_in_a_word_is_a_numeral() -> None:
    assert [m.text for m in scan("进一二步", words=["进一"])] == ["一二"]
    assert [m.text for m in scan("一二步", words=["二步"])] == ["一二"]


def test_what_follows_a_word_can_be_demanded_of_it() -> None:
    pattern = one_of(["公", "公里", "km"], lambda word: "(?![a-z])" if word == "km" else "")
    matches = [re.match(pattern, text) for text in ("公里路", "公路", "km", "kmh")]
    assert [match and match.group() for match in matches] == ["公里", "公", "km", None]


QUANTITIES = [
    # span, low, high, unit, hedge, hedge words, direction word, kind
    ("第五", "5", "5", "位", Hedge.EXACT, None, None, "rank"),
    ("第 五 位", "5", "5", "位", Hedge.EXACT, None, None, "rank"),
    ("前10强", "10", "10", "位", Hedge.AT_MOST, "前", None, "rank"),
    ("榜首", "1", "1", "位", Hedge.EXACT, None, None, "rank"),
    ("翻3倍", "3", "3", "倍", Hedge.EXACT, None, None, "doubling"),
    ("翻倍", "1", "1", "番", Hedge.EXACT, None, None, "doubling"),
    ("翻番", "1", "1", "番", Hedge.EXACT, None, None, "doubling"),
    ("过半", "50", "50", "%", Hedge.OVER, "过", None, "verbal"),
    ("一半", "50", "50", "%", Hedge.EXACT, None, None, "verbal"),
    ("半数", "50", "50", "%", Hedge.EXACT, None, None, "verbal"),
    ("百分百", "100", "100", "%", Hedge.EXACT, None, None, "verbal"),
    ("三四百个", "300", "400", "个", Hedge.EXACT, None, None, "range"),
    ("二、三百亿度以上", "200", "300", "亿度", Hedge.AT_LEAST, "以上", None, "range"),
    ("百分之五到十", "5", "10", "%", Hedge.EXACT, None, None, "range"),
    ("百分之七至百分之八", "7", "8", "%", Hedge.EXACT, None, None, "range"),
    ("7%至8%左右", "7", "8", "%", Hedge.ABOUT, "左右", None, "range"),
    ("6.5-7%", "6.5", "7", "%", Hedge.EXACT, None, None, "range"),
    ("5%至6", "5", "6", "%", Hedge.EXACT, None, None, "range"),
    ("5至6千人", "5", "6", "千人", Hedge.EXACT, None, None, "range"),
    ("三十多万元", "30", "30", "万元", Hedge.OVER, "多", None, "plain"),
    ("三十来万元", "30", "30", "万元", Hedge.ABOUT, "来", None, "plain"),
    ("8万来元", "8", "8", "万元", Hedge.ABOUT, "来", None, "plain"),
    ("100余万元", "100", "100", "万元", Hedge.OVER, "余", None, "plain"),
    ("突破万亿元", "1", "1", "万亿元", Hedge.OVER, "突破", None, "plain"),
    ("一亿一千多万人", "110000000", "110000000", "人", Hedge.OVER, "多", None, "plain"),
    ("超过5%以上", "5", "5", "%", Hedge.AT_LEAST, "超过以上", None, "plain"),
    ("增长了5%", "5", "5", "%", Hedge.EXACT, None, "增长", "plain"),
    ("约三分之一", "33.3333333333", "33.3333333333", "%", Hedge.ABOUT, "约", None, "fraction"),
    ("五分之一以上", "20", "20", "%", Hedge.AT_LEAST, "以上", None, "fraction"),
    ("百分之3", "3", "3", "%", Hedge.EXACT, None, None, "fraction"),
    ("万分之二", "2", "2", "‱", Hedge.EXACT, None, None, "fraction"),
    ("2/5", "40", "40", "%", Hedge.EXACT, None, None, "fraction"),
    ("十分之三", "30", "30", "%", Hedge.EXACT, None, None, "fraction"),
    ("1,234.5吨", "1234.5", "1234.5", "吨", Hedge.EXACT, None, None, "plain"),
    ("十二万三千", "123000", "123000", None, Hedge.EXACT, None, None, "plain"),
    ("三千八百万", "3800", "3800", "万", Hedge.EXACT, None, None, "plain"),
]


@pytest.mark.parametrize("row", QUANTITIES, ids=lambda row: str(row[0]))
def test_everything_that_a_span_says(row: tuple[object, ...]) -> None:
    span, low, high, *rest = row
    (read,) = grammar().read(str(span))
    assert (read.low, read.high) == (Decimal(str(low)), Decimal(str(high)))
    assert [read.unit, read.hedge, read.hedge_words, read.direction_word, read.kind] == rest
    assert read.is_range() == (low != high)


@pytest.mark.parametrize(
    "span",
    [
        "零分之一",
        "第十百",
        "前十百",
        "翻十百番",
        "十百分之三",
        "三分之十百",
        "十百至二十人",
        "二至十百人",
        "百分之十百至二十",
        "十百人",
        "1.2.3%",
        "新增长5%",
        "8以上万元",
        "8万以上元",
    ],
)
def test_numerals_that_are_none_make_no_quantity(span: str) -> None:
    assert grammar().read(span) == ()


def test_a_quantity_is_never_altered() -> None:
    (quantity,) = grammar().read("5%")
    with pytest.raises(FrozenInstanceError):
        quantity.low = Decimal(6)  # type: ignore[misc]  # what is refused here


def test_every_part_of_a_ratio_knows_all_its_parts() -> None:
    first, second = grammar().read("0.5:99.5")
    assert first.values == second.values == (Decimal("0.5"), Decimal("99.5"))
    assert first.unit is None
    assert grammar().read("5%")[0].values == ()


def test_a_quantity_is_read_at_its_place_in_a_long_text() -> None:
    text = "句" * 50 + "投资5亿元" + "句" * 60
    for place in range(52, 55):
        (here,) = grammar().at(text, place)
        assert text[here.start : here.end] == "5亿元"
    assert grammar().at(text, 51) == ()
    assert grammar().at(text, 55) == ()
    assert grammar().at("5亿元", 0)[0].end == 3


def test_a_quantity_is_read_whole_from_its_first_and_its_last_character() -> None:
    (back,) = grammar().at("1" * 24 + "元", 24)
    assert (back.start, back.unit) == (0, "元")
    (ahead,) = grammar().at("1" * 47 + "元", 0)
    assert (ahead.end, ahead.unit) == (48, "元")


def test_quantities_are_found_between_two_offsets_and_among_spans() -> None:
    text = "投资5亿元、新建3所学校、增长7%"
    assert [read.unit for read in grammar().find(text, 6)] == ["所", "%"]
    assert [read.low for read in grammar().find("5亿元")] == [5]
    assert [read.unit for read in grammar().find(text, 0, 6)] == ["亿元"]
    assert [read.unit for read in grammar().find(text, folded=fold(text))] == ["亿元", "所", "%"]
    assert [read.unit for read in grammar().find(text, among=[])] == []
    first, last = text.index("5"), text.index("7")
    spans = [(first, first + 1), (last, last + 1)]
    assert [read.unit for read in grammar().find(text, among=spans)] == ["亿元", "%"]
    assert [read.unit for read in grammar().find(text, among=[(0, len(text))])] == [
        "亿元",
        "所",
        "%",
    ]
    end = text.index("、")
    assert [read.unit for read in grammar().find(text, among=[(end, end + 1)])] == []
    assert [read.unit for read in grammar().find(text, among=[(first - 1, first)])] == []


@pytest.mark.parametrize(
    ("words", "direction"),
    [("分别压减", "fall"), ("同比增長", "rise"), ("负增长", "fall"), ("持平", None)],
)
def test_the_direction_of_some_words(words: str, direction: str | None) -> None:
    assert grammar().direction_in(words) == direction


def test_a_hedge_word_says_what_it_can_say_wherever_it_stands() -> None:
    assert grammar().hedges_of("左右") == {Hedge.ABOUT}
    assert grammar().hedges_of("路灯") == set()


def test_spellings_of_one_unit_are_the_same_unit() -> None:
    assert grammar().same_unit("％", "%")
    assert grammar().same_unit("百分点", "个百分点")
    assert not grammar().same_unit("元", "亿元")
    assert not grammar().same_unit("没有", "没有")
