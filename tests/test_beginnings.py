"""What the matches of an expression can begin with."""

from __future__ import annotations

import re
from re import _parser as parser  # type: ignore[attr-defined] # the standard library's own
from typing import Any

import pytest
from beginnings import beginnings

from reportschema.reading.outline.tense import PART_EVIDENCE
from reportschema.reading.subjects import naming


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("茶园", {"茶园"}),
        ("茶(?!叶)", {"茶"}),
        ("(?:新|老)茶|竹[林园]", {"新茶", "老茶", "竹林", "竹园"}),
        ("新?茶园", {"新茶", "茶园"}),
        ("茶+园", {"茶"}),
        ("茶[^园]", {"茶"}),
    ],
)
def test_an_expression_begins_with(expression: str, expected: set[str]) -> None:
    assert beginnings(expression) == expected


@pytest.mark.parametrize("expression", [".茶", "[^茶]园", "茶?"])
def test_what_begins_with_anything_is_refused(expression: str) -> None:
    with pytest.raises(ValueError, match="can begin with anything"):
        beginnings(expression)


def test_every_word_of_evidence_is_found_where_it_begins() -> None:
    for row in PART_EVIDENCE.of("anywhere"):
        found = re.search(row.word, row.example)
        assert found is not None
        assert set(row.begins.split()) == beginnings(row.word)
        assert row.example[found.start() :].startswith(tuple(row.begins.split()))


def _ends(items: Any) -> tuple[set[str], bool]:
    """The characters that an expression can end with, and whether it can be empty."""
    found: set[str] = set()
    for code, told in reversed(list(items)):
        name, empty = str(code), False
        if name == "LITERAL":
            found.add(chr(told))
        elif name == "IN":
            for kind, member in told:
                assert str(kind) in ("LITERAL", "RANGE", "CATEGORY"), "anything else is no end"
                span = (member, member) if str(kind) == "LITERAL" else member
                if str(kind) != "CATEGORY":
                    found.update(map(chr, range(span[0], span[1] + 1)))
        elif name in ("AT", "ASSERT", "ASSERT_NOT"):
            empty = True
        elif name == "BRANCH":
            parts = [_ends(branch) for branch in told[1]]
            found.update(*(part for part, _ in parts))
            empty = any(nothing for _, nothing in parts)
        else:
            part, nothing = _ends(told[-1])
            found |= part
            empty = nothing or (name != "SUBPATTERN" and told[0] == 0)
        if not empty:
            return found, False
    return found, True


def test_what_ends_no_name_is_looked_for_behind_every_character_that_it_can_end_with() -> None:
    """But for what is compared with, whose last character can be any."""
    (_, (_, branches)), _ = parser.parse(naming._TAIL.pattern)
    found: set[str] = set()
    for branch in branches:
        if "NEGATE" in str(list(branch)[-1]):
            assert any(str(code) == "LITERAL" and chr(told) in "比较" for code, told in branch)
            continue
        ends, empty = _ends(branch)
        assert not empty
        found |= ends
    assert found <= naming._TAIL_ENDS
