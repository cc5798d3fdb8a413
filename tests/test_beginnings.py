"""What the matches of an expression can begin with."""

from __future__ import annotations

import re
from re import _parser as parser  # type: ignore[attr-defined] # the standard library's own
from typing import Any

import pytest
from beginnings import beginnings

from reportschema.reading.outline.tense import PART_EVIDENCE
from reportschema.reading.subjects.names.phrase_words import PHRASE_WORDS, times


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


def test_what_stands_around_a_name_does_so_in_its_example_and_ends_as_its_row_says() -> None:
    for row in PHRASE_WORDS.of("time") + PHRASE_WORDS.of("tail"):
        assert re.search(f"(?:{row.word.replace('{time}', times())})$", row.example), row
        items = [*parser.parse(row.word.replace("{time}", ""))]
        if "NEGATE" in str(items[-1]):  # what is compared with: its last character can be any
            assert not row.ends
            assert any(str(code) == "LITERAL" and chr(told) in "比较" for code, told in items)
            continue
        found, empty = _ends(items)
        assert not empty
        assert found == {*row.ends}, row
    for row in PHRASE_WORDS.of("lead") + PHRASE_WORDS.of("here"):
        assert re.match(row.word, row.example), row
    for row in PHRASE_WORDS.of("weighty"):
        assert row.example == f"重点{row.word}"
