"""What spans say: values, units, hedges, directions, in every notation that reports use."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportschema.checking import grammar
from reportschema.models.fields.codes import Hedge, WordKind
from reportschema.notation import scan
from reportschema.notation.alternatives import one_of
from reportschema.notation.chinese import chinese_number, fold
from reportschema.vocabularies import vocabulary

EXACT, ABOUT, NEARLY, AT_LEAST, OVER, AT_MOST, UNDER = Hedge

SPANS = [
    ("1935.12亿元", "1935.12", "亿元", EXACT),
    ("1,316.36亿元", "1316.36", "亿元", EXACT),
    ("近700亿元", "700", "亿元", NEARLY),
    ("5000户以上", "5000", "户", AT_LEAST),
    ("不低于3.3%", "3.3", "%", AT_LEAST),
    ("迈上14万亿元", "14", "万亿元", AT_LEAST),
    ("6%左右", "6", "%", ABOUT),
    ("约三成", "3", "成", ABOUT),
    ("超47亿元", "47", "亿元", OVER),
    ("600余场", "600", "场", OVER),
    ("1000多万元", "1000", "万元", OVER),
    ("8万多立方米", "8", "万立方米", OVER),
    ("3%以内", "3", "%", AT_MOST),
    ("不超过4.5%", "4.5", "%", AT_MOST),
    ("不足三成", "3", "成", UNDER),
    ("１２．５％", "12.5", "%", EXACT),
    ("百分之十二点五", "12.5", "%", EXACT),
    ("千分之八", "8", "‰", EXACT),
    ("三分之一", "33.3333333333", "%", EXACT),
    ("1/7", "14.2857142857", "%", EXACT),
    ("两千三百万吨", "2300", "万吨", EXACT),
    ("十二万三千人", "123000", "人", EXACT),
    ("三百万千瓦", "300", "万千瓦", EXACT),
    ("第五", "5", "位", EXACT),
    ("首位", "1", "位", EXACT),
    ("前三名", "3", "位", AT_MOST),
    ("全覆盖", "100", "%", EXACT),
    ("全部", "100", "%", EXACT),
    ("所有", "100", "%", EXACT),
    ("翻一番", "1", "番", EXACT),
    ("翻了两番", "2", "番", EXACT),
    ("基本翻番", "1", "番", ABOUT),
    ("5418.66億元", "5418.66", "亿元", EXACT),
    ("2 户", "2", "户", EXACT),
    ("7 4 7 7 2 亿元", "74772", "亿元", EXACT),
    ("增长8 ．8 ％", "8.8", "%", EXACT),
    ("1 2 ．0 9 ‰", "12.09", "‰", EXACT),
]


@pytest.mark.parametrize(("span", "value", "unit", "hedge"), SPANS)
def test_a_span_says_value_unit_and_hedge(span: str, value: str, unit: str, hedge: Hedge) -> None:
    (read,) = grammar().read(span)
    assert (read.low, read.high, read.unit, read.hedge) == (
        Decimal(value),
        Decimal(value),
        unit,
        hedge,
    )
    assert (read.hedge_words is None) == (hedge is EXACT)


@pytest.mark.parametrize(
    ("span", "low", "high", "unit"),
    [
        ("1-2家", "1", "2", "家"),
        ("6.5%—7%", "6.5", "7", "%"),
        ("7.5至8%左右", "7.5", "8", "%"),
        ("3～5个", "3", "5", "个"),
    ],
)
def test_ranges_have_two_ends(span: str, low: str, high: str, unit: str) -> None:
    (read,) = grammar().read(span)
    assert (read.low, read.high, read.unit) == (Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize("span", ["0.5:19.7:79.8", "0.5∶19.7∶79.8", "0.5：19.7：79.8"])
def test_a_ratio_has_one_value_for_each_part(span: str) -> None:
    assert [read.low for read in grammar().read(span)] == [
        Decimal("0.5"),
        Decimal("19.7"),
        Decimal("79.8"),
    ]


@pytest.mark.parametrize(
    ("span", "direction"),
    [
        ("增长6.1%", WordKind.RISE),
        ("下降13.1%", WordKind.FALL),
        ("提升0.28个百分点", WordKind.RISE),
        ("增長1.6倍", WordKind.RISE),
    ],
)
def test_direction_words_that_touch_are_read(span: str, direction: WordKind) -> None:
    assert grammar().read(span)[0].direction is direction


@pytest.mark.parametrize(
    "span",
    ["", "5G", "进一步", "同比增长5%", "增长8%、2%", "一、2019年", "高新技术企业", "1.2.3亿元"],
)
def test_what_is_no_quantity_from_end_to_end_is_not_read(span: str) -> None:
    assert grammar().read(span) == ()


def test_quantities_are_found_at_their_places() -> None:
    text = "完成投资124.8亿元，其中民间投资占比90%。"
    quantities = [(text[read.start : read.end], read.unit) for read in grammar().find(text)]
    assert quantities == [("124.8亿元", "亿元"), ("90%", "%")]
    (here,) = grammar().at(text, 6)
    assert (here.start, here.end) == (4, 11)


def test_what_did_not_happen_is_zero() -> None:
    for span in ("没有发生", "未发生", "零"):
        (read,) = grammar().read(span)
        assert (read.low, read.high, read.unit) == (Decimal(0), Decimal(0), None)


def test_words_for_all_and_none_are_not_looked_for_in_a_text() -> None:
    assert not tuple(grammar().find("全部部门和所有街道参加，未发生争议。"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三千八百", "3800"),
        ("二〇一六", "2016"),
        ("十二点五", "12.5"),
        ("一亿二千万", "120000000"),
        ("两百零五", "205"),
        ("十", "10"),
    ],
)
def test_chinese_numerals(text: str, value: str) -> None:
    assert chinese_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["十百", "点五", "一点", "三五十", ""])
def test_what_is_no_chinese_numeral_has_no_value(text: str) -> None:
    assert chinese_number(text) is None


def written(number: int) -> str:
    """A whole number below a hundred million in Chinese, the long way."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        return written(high) + "万" + (("零" if low < 1000 else "") + written(low) if low else "")
    out, gap = "", False
    for size, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            out += ("零" if gap and out else "") + "〇一二三四五六七八九"[digit] + word
            gap = False
        else:
            gap = True
    return out


@given(st.integers(1, 99_999_999))
def test_every_whole_number_survives_chinese(number: int) -> None:
    assert chinese_number(written(number)) == number


@settings(deadline=None)  # the first text waits for the pattern
@given(st.text(max_size=60))
def test_no_text_breaks_the_grammar_and_folding_moves_no_offset(text: str) -> None:
    assert len(fold(text)) == len(text)
    for read in grammar().find(text):
        assert 0 <= read.start < read.end <= len(text)
    for mention in scan(text):
        assert text[mention.start : mention.end] == mention.text


def test_the_scanner_finds_every_kind_of_numeral_and_passes_over_words() -> None:
    text = "进一步把３５家、百分之五、0.5:19.7、1,234.5吨、翻两番和第三名统一起来"
    assert [mention.text for mention in scan(text, words=["进一步", "统一"])] == [
        "３５",
        "百分之五",
        "0.5:19.7",
        "1,234.5",
        "翻两番",
        "三",
    ]


@pytest.mark.parametrize(
    ("text", "span", "unit"),
    [
        ("集中签约30家企业", "30家", "家"),
        ("工业总量踏上千亿台阶", "千亿", "亿"),
        ("经济总量迈上3个台阶", "3个", "个"),
        ("外贸跃上第3位", "第3位", "位"),
        ("投资超百亿项目", "超百亿", "亿"),
        ("新开工3个分散式风电项目", "3个", "个"),
        ("设立千亿市县产业基金", "千亿", "亿"),
    ],
)
def test_neither_hedge_nor_unit_is_cut_out_of_another_word(text: str, span: str, unit: str) -> None:
    (quantity,) = grammar().find(text)
    assert text[quantity.start : quantity.end] == span
    assert quantity.unit == unit


def test_a_quantity_is_found_with_every_word_that_can_open_it() -> None:
    words = [
        word
        for word in vocabulary().words
        if word.kind in (WordKind.RISE, WordKind.FALL) or word.place == "before"
    ]
    for word in words:
        text = f"云溪县人均收入{word.word}百亿元"
        (quantity,) = grammar().find(text)
        assert text[quantity.start : quantity.end] == f"{word.word}百亿元"


def test_only_quantities_that_touch_a_given_span_are_found() -> None:
    text = "投资5亿元、新建3所学校、增长7%"
    place = text.index("3")
    assert [read.unit for read in grammar().find(text, among=[(place, place + 1)])] == ["所"]


@given(
    st.lists(st.text(alphabet="新建成设改", min_size=1, max_size=3), min_size=1),
    st.text(alphabet="新建成设改", max_size=6),
)
def test_one_of_a_list_of_words_is_the_longest_that_stands_there(
    words: list[str], text: str
) -> None:
    match = re.match(one_of(words), text)
    longest = max((word for word in words if text.startswith(word)), key=len, default=None)
    assert (match.group() if match else None) == longest


def test_a_numeral_of_thousands_of_characters_has_no_value() -> None:
    assert chinese_number("一" * 5000) is None
    assert grammar().read("一" * 5000 + "人") == ()


def test_a_hedge_before_the_verb_of_a_rise_bounds_its_number() -> None:
    (quantity,) = grammar().read("约增长9%")
    assert (quantity.hedge, quantity.hedge_words, quantity.end) == (Hedge.ABOUT, "约", 5)
    assert grammar().read("约增长近9%") == ()  # two hedges say two things


def test_percent_signs_that_an_export_lost_are_read_in_a_span() -> None:
    for span in ("增长12_M_M_", "增长12&#37;"):
        (quantity,) = grammar().read(span)
        assert (quantity.low, quantity.unit) == (Decimal(12), "%")
