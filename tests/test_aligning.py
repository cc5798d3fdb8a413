"""Two texts of one report side by side: where the characters of one stand in the other."""

from __future__ import annotations

from itertools import accumulate, pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportschema.matching.moving import Alignment
from reportschema.matching.moving.aligning import folded

pytestmark = pytest.mark.untraced

ALPHABET = "甲乙丙丁12%。，\n\u3000"


@given(st.text(ALPHABET, max_size=80), st.text(ALPHABET, max_size=80))
def test_an_anchor_moves_to_its_own_characters_or_nowhere(old: str, new: str) -> None:
    alignment = Alignment(old, new)
    last = -1
    for start in range(len(old)):
        if (there := alignment.anchor(start, start + 1)) is not None:
            assert folded(new[slice(*there)]).text == folded(old[start]).text
            assert there[0] > last, "places keep their order"
            last = there[0]


@given(st.text(ALPHABET, max_size=60))
def test_every_character_of_a_text_stands_in_the_same_text(text: str) -> None:
    alignment = Alignment(text, text)
    for start, character in enumerate(text):
        there = alignment.anchor(start, start + 1)
        assert there == (None if character in "\n\u3000" else (start, start + 1))


def test_digits_blanks_and_line_breaks_are_no_difference() -> None:
    old, new = "实现增长6.5%左右。", "导航\n\u3000\u3000实现增\n长６．５\u00a0％左右 。"
    there = Alignment(old, new).anchor(2, 10)
    assert there is not None
    assert new[slice(*there)] == "增\n长６．５\u00a0％左右"


def test_a_few_words_between_others_that_were_changed_are_found() -> None:
    old, new = "去年很好新增道路18公里今年更好", "往年不错新增道路18公里来年怎样"
    assert Alignment(old, new).anchor(8, 12) == (8, 12)
    assert Alignment(old, new).anchor(0, 4) is None


def test_the_script_is_no_difference() -> None:
    old, new = "实现增长6.5%左右，新增学位300个。", "首頁\n實現增長6.5%左右，新增學位300個。"
    there = Alignment(old, new).anchor(old.index("新增"), len(old) - 1)
    assert there is not None
    assert new[slice(*there)] == "新增學位300個"


def test_a_missing_sentence_that_begins_like_the_next_takes_nothing_from_it() -> None:
    old = "去年不错。全年新增道路18公里。全年新增学位300个。今年更好。"
    new = "去年不错。全年新增学位３００个。今年更好。"
    alignment = Alignment(old, new)
    start = old.index("全年新增学位")
    assert alignment.anchor(start, start + 6) == (5, 11)
    assert alignment.anchor(old.index("18公里"), old.index("18公里") + 4) is None
    assert alignment.passage(5, start) is None


def test_of_a_missing_sentence_that_ends_like_the_one_before_it_no_more_is_missing() -> None:
    """Another page has its furniture before them, so that neither stands in it as it is."""
    old = "今年的目标是：学位增长5%左右。床位增长5%左右。要做好下面的工作。"
    new = "第2页今年的目标是：学位增长5%左右。要做好下面的工作。"
    alignment = Alignment(old, new)
    start = old.index("增长5%")
    assert alignment.anchor(start, start + 6) == (start + 3, start + 9)
    assert alignment.anchor(start + 10, start + 18) is None


@pytest.mark.parametrize(
    ("old", "new", "lacks"),
    [
        ("甲路通车。新乙路通车。新丙", "甲路通车。新丙", "新乙路通车。"),
        ("甲路，\n乙桥。丙路，\n乙桥。完", "甲路，乙桥。完", "丙路，乙桥。"),
        ("一、稳增长\n二、稳就业\n二、稳", "一、稳增长\n二、稳", "二、稳就业"),
        ("甲路，新乙路，新丙桥", "甲路，新丙桥", "新乙路，"),
        (
            "甲地明年的主要目标是：学位增长5%左右。床位增长5%左右。我们要一步一步做好工作，大家过好日子。",
            "乙区明年的主要目标是：学位增长5%左右。我们要一步一步做好工作，乡亲过好日子。",
            "甲地床位增长5%左右。大家",
        ),
    ],
    ids=["sentence", "sentence, not line", "line", "clause", "between changed words"],
)
def test_what_is_missing_is_a_sentence_a_line_or_a_clause_if_it_can_be(
    old: str, new: str, lacks: str
) -> None:
    alignment = Alignment(old, new)
    missing = [character for i, character in enumerate(old) if not alignment.anchor(i, i + 1)]
    assert "".join(missing).replace("\n", "") == lacks


NAMES = st.lists(st.text("甲乙丙丁", min_size=1, max_size=3), min_size=3, max_size=8, unique=True)


@given(NAMES, st.data())
def test_a_missing_sentence_is_missing_alone(names: list[str], data: st.DataObject) -> None:
    """Whatever it shares with those beside it, and wherever another page has its furniture."""
    sentences = [f"{name}增长5%左右。" for name in names]
    missing = data.draw(st.integers(0, len(names) - 1))
    page = data.draw(st.integers(0, len(names) - 2))
    others = [*sentences[:missing], *sentences[missing + 1 :]]
    old, new = "".join(sentences), "".join([*others[:page], "页", *others[page:]])
    there, back = Alignment(old, new), Alignment(new, old)
    ends = list(accumulate(map(len, sentences)))
    for i, span in enumerate(pairwise([0, *ends])):
        place = there.anchor(*span)
        assert (place is None) == (i == missing)
        assert place is None or back.anchor(*place) == span


def test_what_another_page_puts_within_a_quotation_parts_it() -> None:
    assert Alignment("新增学位300个。完。", "新增学位30【第2页】0个。完。").anchor(4, 8) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a" * 400_000, "a" * 399_999 + "b"),
        ("ab" * 200_000, "ba" * 200_000),
        (
            "".join(map(chr, range(0x4E00, 0x9000))) * 20,
            "".join(map(chr, range(0x9000, 0x4E00, -1))),
        ),
    ],
    ids=["one letter", "two letters", "nothing alike"],
)
def test_long_texts_that_repeat_or_share_nothing_take_no_longer(old: str, new: str) -> None:
    began = process_time()
    Alignment(old, new)
    assert process_time() - began < 20  # of a quadratic search it would be hours
