"""The year that a rise is counted from where another clause says it; sentences are invented."""

from __future__ import annotations

import pytest
from fictional_sentence import figure_at_mark


@pytest.mark.parametrize(
    ("sentence", "base"),
    [
        ("茶农由1997年的8651人增加到2002年的18914人，｜增长118%。", "1997"),
        ("茶厂职工，1952年有51万人，1957年已经有64万人，｜增加26%。", "1952"),
        ("1957年同1952年比较，茶叶产量增长12%；竹器产量｜增长17%。", "1952"),
        ("1957年比1952年将有如下的增长：茶叶产量增长12%，竹器产量｜增长17%。", "1952"),
        ("1954年比1952年，茶叶产量增长33%，竹器产量比上年｜增长4%。", "1953"),
        ("茶农由1997年的8651人增加到2002年的18914人，茶叶产量｜增长118%。", "2001"),
        ("1957年同1952年比较，茶叶产量增长12%。1958年竹器产量｜增长17%。", "1957"),
    ],
)
def test_a_rise_is_counted_from(sentence: str, base: str) -> None:
    assert figure_at_mark(sentence).base_period == base
