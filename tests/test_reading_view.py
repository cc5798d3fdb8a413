"""Lines that a page breaks within a sentence, in invented texts; no character loses its place."""

from __future__ import annotations

import pytest

from reportschema.reading.page.view import View

# The lines, as pages have them, and how they are read.
BROKEN = [
    ("颁布《\n云岭省茶山条例\n》，新设茶站。", "颁布《云岭省茶山条例》，新设茶站。"),
    ("一是\n茶价上涨较快。", "一是茶价上涨较快。"),
    ("广义货币M\n2\n增长12%。", "广义货币M2增长12%。"),
    ("细颗粒物（PM\n2.5\n）浓度下降3%。", "细颗粒物（PM2.5）浓度下降3%。"),
    ("茶叶产量达到7.4\n\u200b\n万吨，增长5%。", "茶叶产量达到7.4万吨，增长5%。"),
]
KEPT = [
    "一、茶山工作回顾\n过去一年，茶叶丰收。",
    "茶叶丰收！\n》》点击图片进入专题",
    "各项任务完成，\n二、今年的工作",
    "云溪县人民政府县长 陆行舟\n各位代表：",
    "名称\n3\n茶站",
    "开办茶亭4间，\n配送茶车",
]


def read(text: str) -> str:
    return View.of(text).clean


@pytest.mark.parametrize(("text", "clean"), BROKEN)
def test_what_a_page_sets_off_within_a_sentence_is_read_with_it(text: str, clean: str) -> None:
    assert read(text) == clean


@pytest.mark.parametrize("text", KEPT)
def test_lines_that_begin_or_end_for_themselves_stay(text: str) -> None:
    assert read(text).count("\n") == text.count("\n")


def test_prose_goes_on_in_the_next_line_where_blank_lines_part_paragraphs() -> None:
    text = "茶山连年丰收，新建\n高速茶路\n20公里。\n\n茶价平稳。\n\n"
    heading = "茶山工作回顾\n过去一年，茶叶丰收。\n\n"
    assert "茶山连年丰收，新建高速茶路20公里。" in read(text * 20)
    assert "第一，茶园扩大。" in read("第一，\n茶园扩大。\n\n" * 20)
    assert "茶山工作回顾\n过去" in read(heading * 20)
    assert "新建\n高速茶路" in read(text.replace("\n\n", "\n") * 20)


def test_an_anchor_has_the_characters_that_were_published() -> None:
    view = View.of("茶叶丰收。\n广义货币M\n2\n增长12%。")
    start = view.clean.index("M2")
    assert view.anchor(start, start + 2) == (10, 13, "M\n2")


def test_older_forms_of_traditional_print_are_read_too() -> None:
    assert read("興建衞生院九所，擧行茶會，戶數增加。") == "兴建卫生院九所，举行茶会，户数增加。"
