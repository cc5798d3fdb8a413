"""Every word of rise and fall of the vocabulary works in every construct that tells a direction."""

from __future__ import annotations

from decimal import Decimal

import pytest
from fictional_review import DRAFTER, HEAD, PLAN
from fictional_sentence import figure_at_mark

from reportschema.models.fields.codes import Transformation, WordKind
from reportschema.reading.sentence.directions import Directions
from reportschema.vocabularies import vocabulary

WORDS = {
    word.word: word.kind
    for word in vocabulary().words
    if word.kind in (WordKind.RISE, WordKind.FALL)
}
GROWTH, CHANGE = Transformation.GROWTH, Transformation.CHANGE
# A sentence for each construct, and the sizes of its figures, all of one transformation.
CONSTRUCTS = {
    "alone": ("水稻产量{}3%。", GROWTH, "3"),
    "with 了": ("水稻产量{}了3%。", GROWTH, "3"),
    "a list": ("水稻、玉米产量分别{}3%、5%。", GROWTH, "3 5"),
    "one for all": ("水稻、玉米产量均{}3%。", GROWTH, "3 3"),
    "points": ("城镇化率比上年{}0.5个百分点。", CHANGE, "0.5"),
    "a list of points": ("城镇化率、失业率分别{}0.3、0.5个百分点。", CHANGE, "0.3 0.5"),
    "more or fewer": ("煤矿比上年{}30家。", CHANGE, "30"),
}


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_each_word_gives_its_sign_and_measure_to_all_values(construct: str) -> None:
    sentence, transformation, sizes = CONSTRUCTS[construct]
    body = "".join(f"{sentence.format(word)}\n" for word in WORDS)
    report = DRAFTER.draft(f"{HEAD}{body}{PLAN}".encode(), "yunxi-2024.txt", force=True).report
    values = [
        Decimal(size) * (1 if kind is WordKind.RISE else -1)
        for kind in WORDS.values()
        for size in sizes.split()
    ]
    assert [figure.value for figure in report.observations] == values
    assert {figure.transformation for figure in report.observations} == {transformation}


DIRECTIONS = Directions(WORDS)


@pytest.mark.parametrize(
    ("left", "rate", "fall"),
    [
        ("出口增速为", True, False),
        ("出口降幅为", True, True),
        ("压减办公经费", True, True),
        ("平均压减时间58%、材料", True, True),
        ("出口增加值占", False, False),  # a level that is named by a rise
        ("比重上升到上年的", False, False),
        ("产量增长3%、占全国", False, False),
        ("年降水", False, False),
        ("出口增速回落到", True, False),  # still a rise
        ("物价涨幅由5%下降为", True, False),
        ("出口降幅收窄到", True, True),
    ],
)
def test_words_further_off_tell_a_rate_or_a_fall(left: str, rate: bool, fall: bool) -> None:
    assert (DIRECTIONS.rate_before(left), DIRECTIONS.fall_before(left)) == (rate, fall)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("茶叶价格上涨3%，低于全省平均水平｜0.6个百分点。", "-0.6"),
        ("茶业增速为3%，慢于全市｜0.6个百分点。", "-0.6"),
        ("茶叶价格上涨3%，高于全省平均水平｜0.6个百分点。", "0.6"),
        ("茶农返贫率不低于全省平均水平｜0.6个百分点。", "0.6"),
    ],
)
def test_what_lies_below_another_by_so_many_points_is_negative(sentence: str, value: str) -> None:
    assert figure_at_mark(sentence).measure.low == Decimal(value)


def test_what_is_new_in_a_list_is_counted_and_no_rise() -> None:
    assert DIRECTIONS.of_list("新增") is None
    assert DIRECTIONS.of_list("增") is WordKind.RISE
    assert DIRECTIONS.of_list("比上年下滑") is WordKind.FALL


def test_the_word_of_a_fall_is_found_where_the_number_does_not_touch_it() -> None:
    left = "网上办理，压缩材料"
    start, end = DIRECTIONS.fall_word(left) or (0, 0)
    assert left[len(left) - start : len(left) - end] == "压缩"
    assert DIRECTIONS.fall_word("产量增长") is None


def test_a_word_from_outside_the_package_works_in_every_construct() -> None:
    more = Directions({**WORDS, "走低": WordKind.FALL})
    assert more.of_list("走低") is WordKind.FALL
    assert more.fall_before("价格走低约")
    assert more.more_or_less("比上年走低")


@pytest.mark.parametrize(
    ("sentence", "size"),
    [
        ("茶园投资增速回落到｜5%。", "5"),
        ("固定资产投资增长幅度由上年的9%回落到｜5%。", "5"),
        ("居民消费价格涨幅放缓至｜2%。", "2"),
        ("进出口总额降幅收窄到｜5%。", "-5"),
        ("茶园投资增速比上年回落，｜下降5%。", "-5"),
    ],
)
def test_a_growth_that_moved_to_a_rate_has_the_sign_of_the_growth(sentence: str, size: str) -> None:
    figure = figure_at_mark(sentence)
    assert (figure.measure.transformation, figure.measure.low) == (GROWTH, Decimal(size))
