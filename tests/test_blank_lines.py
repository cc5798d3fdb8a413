"""Blank lines in a page cost nothing: the lines at its end that hold no word go one by one."""

from __future__ import annotations

import time

import pytest

from reportschema.reading.page.body import _without_empty_lines


@pytest.mark.parametrize(
    ("page", "body"),
    [
        ("请予审议。\n附件：\n- 12 -\n\n》", "请予审议。"),
        ("请予审议。\n\n\n\n12\n<!--", "请予审议。"),
        ("请予审议。\n附件：名单", "请予审议。\n附件：名单"),
        ("请予审议。\n123", "请予审议。\n123"),
        ("附件：", "附件："),
    ],
)
def test_lines_without_a_word_are_no_part_of_the_body(page: str, body: str) -> None:
    assert _without_empty_lines(page) == body


def test_blank_lines_before_a_last_word_take_no_time() -> None:
    start = time.process_time()
    for count in (24, 400, 100_000):
        page = "。" + "\n" * count + "一二"
        assert _without_empty_lines(page) == page
    assert time.process_time() - start < 5
