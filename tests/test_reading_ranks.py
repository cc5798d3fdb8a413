"""Ranks: among whom they hold, and what comes first in a speech without being one."""

from __future__ import annotations

import pytest
from fictional_sentence import figure_at_mark


@pytest.mark.parametrize(
    ("sentence", "group", "area"),
    [
        ("全省茶款余额达到5万亿元，居西部｜第2位。", "西部", None),
        ("达标率97%、高于全国平均水平2个百分点、居中部地区｜第1位。", "中部地区", None),
        ("茶港吞吐量2亿吨、居全国沿海港口｜第5位。", "沿海港口", "100000"),
        ("茶叶产量居西部和边境省区｜第2位。", "西部和边境省区", None),
        ("茶城指数居中部非省会城市｜第2位。", "中部非省会城市", None),
        ("茶叶产量居世界｜第2位。", "世界", None),
        ("茶叶产量居全国｜第2位。", None, "100000"),
    ],
)
def test_a_rank_holds_in_its_area_or_in_a_group_without_a_code(
    sentence: str, group: str | None, area: str | None
) -> None:
    subject = figure_at_mark(sentence).subject
    assert (subject.coverage, subject.counterpart_area) == (group, area)


@pytest.mark.parametrize(
    "sentence", ["始终把安全作为｜第一位的任务。", "安全是｜第一位的。", "把安全摆在｜第一位。"]
)
def test_what_comes_first_is_placed_among_nothing(sentence: str) -> None:
    with pytest.raises(LookupError):
        figure_at_mark(sentence)


def test_a_place_named_by_its_number_is_a_rank() -> None:
    assert figure_at_mark("茶产量全省排名｜第一位的是云溪。").measure.transformation == "rank"
