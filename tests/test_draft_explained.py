"""`draft --explain`: by which rules and words a figure was read, or why there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import run

from reportschema.reading.explaining import AspectRow, UnknownPlaceError
from reportschema.verbs.draft_explained import explain_draft

TEXT = """政府工作报告
——2024年1月8日在云溪县第十届人民代表大会第三次会议上
云溪县人民政府县长 李明
各位代表：
现在，我代表县人民政府，向大会报告政府工作，请予审议。
一、2023年工作回顾
2023年地区生产总值420亿元，增长5.2%以上。茶企12家，其中省级5家。城镇化率居全省第3位，比2020年提高2个百分点。库存12。
二、2024年工作安排
新建幼儿园12所。
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "yunxi-2024.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def rows(text: Path, words: str) -> dict[str, AspectRow]:
    explained = explain_draft(text, str(TEXT.index(words)), force=True)
    return {row.aspect: row for row in explained.rows}


def test_each_aspect_names_its_rule_and_the_words_that_gave_it(text: Path) -> None:
    level = rows(text, "420亿元")
    assert level["subject"][1:] == ("gdp 地区生产总值", "name before", "地区生产总值")
    assert level["period"][1:] == ("2023", "time named in its sentence", "2023年")
    growth = rows(text, "增长5.2%")
    assert growth["subject"][2:] == ("the same", "420亿元")
    assert growth["measure"][1:3] == ("growth", "growth by its own words")
    assert growth["base"][1:3] == ("2022", "the year before")


def test_a_link_names_the_figure_that_it_leads_to(text: Path) -> None:
    link = rows(text, "5家")["link"]
    assert link == ("link", "o3", "part of the whole before 其中", "12家")


def test_an_id_and_an_offset_within_the_figure_tell_the_same(text: Path) -> None:
    by_id = explain_draft(text, "t1", force=True)
    assert by_id.head.startswith("t1  [")
    assert explain_draft(text, str(TEXT.index("2所")), force=True) == by_id
    assert (
        "name before",
        "NP Q: the indicator that the words before a quantity name, whole or of a part.",
    ) in (explain_draft(text, "o1", force=True).rules)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("2023年地区", "no figure: 2023年 is a date, year or period (period)"),
        ("地区生产", "no figure: no numeral stands here"),
        ("12。", "no figure: 12 has no unit, and no word near it names one"),
    ],
)
def test_a_place_without_a_figure_says_what_stands_there(text: Path, words: str, why: str) -> None:
    place = TEXT.index(words)
    assert explain_draft(text, str(place), force=True).head == f"offset {place}: {why}"


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("o99", "no figure o99 in the draft: give one of o1 to o6 and t1 to t1, or an offset"),
        ("here", "here is no id and no offset: give one of o1 to o6"),
        ("99999", "offset 99999 lies behind the text: it has"),
    ],
)
def test_an_unknown_place_is_told_with_what_to_give(text: Path, where: str, message: str) -> None:
    with pytest.raises(UnknownPlaceError, match=message):
        explain_draft(text, where, force=True)


def test_the_command_prints_aligned_columns_and_writes_nothing(text: Path) -> None:
    done = run("draft", text, "--explain", "o1", "--force")
    assert done.exit_code == 0
    assert "subject     gdp 地区生产总值  name before                 地区生产总值" in done.stdout
    assert list(text.parent.iterdir()) == [text]


def test_the_command_refuses_several_texts_and_unknown_places(text: Path) -> None:
    several = run("draft", text, text, "--explain", "o1")
    unknown = run("draft", text, "--explain", "o99", "--force")
    for done in (several, unknown):
        assert done.exit_code == 2
        assert done.stdout == ""
    assert several.stderr.endswith("looks into one text, and there are 2: give one file\n")
    assert "no figure o99 in the draft" in unknown.stderr


def test_a_target_says_which_word_binds_it(text: Path) -> None:
    whole = TEXT.replace("新建幼儿园12所", "力争新建幼儿园12所")
    text.write_text(whole, encoding="utf-8")
    explained = explain_draft(text, str(whole.index("12所")), force=True)
    bound = next(row for row in explained.rows if row.aspect == "commitment")
    assert bound[1:] == ("strive", "word of firmness before it", "力争")
