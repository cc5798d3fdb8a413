"""Simplified or Traditional: which it is, and Traditional text in mainland wording.

Simplified text is never converted. For Traditional text OpenCC's `t2s` does the characters, and a
small audited table (`wordings.csv`) the words that a converter to Taiwan usage has put in; never
`tw2sp`, which turns 新增 into 添加.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from reportschema.models.fields.codes import Script
from reportschema.notation.scripts import simplified_for
from reportschema.reading.words.tables import WordTable


class Wording(NamedTuple):
    """One wording: as a converter writes it in Simplified characters, and the mainland word.

    Beside them stands where it is left alone.
    """

    written: str
    mainland: str
    unless_before: str
    unless_after: str
    example: str


def simplified_characters(text: str) -> str:
    """The text in Simplified characters, one for one; Simplified text comes back as it is."""
    return text.translate(simplified_for()) if detect(text) is Script.HANT else text


class _Characters(NamedTuple):
    """Some characters, and a pattern that finds them, with rare ones (beyond U+FFFF) that may be.

    A class of rare characters is tried one by one, and would make each search slow.
    """

    all: frozenset[str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, characters: Iterable[str]) -> _Characters:
        """The characters, with their pattern."""
        found = frozenset(characters)
        common = "".join(sorted(one for one in found if one <= "\uffff"))
        return cls(found, re.compile(f"[{re.escape(common)}\U00010000-\U0010ffff]"))

    def inside(self, text: str) -> Iterator[str]:
        """Those that stand in a text, in order."""
        return (found[0] for found in self.pattern.finditer(text) if found[0] in self.all)


@cache
def _telling() -> tuple[_Characters, _Characters]:
    """Characters that only Traditional text has, and those that only Simplified text has."""
    table = simplified_for()
    traditional = {chr(key) for key, value in table.items() if chr(key) != value}
    simplified = {value for key, value in table.items() if chr(key) != value} - {
        chr(key) for key in table
    }
    return _Characters.of(traditional - simplified), _Characters.of(simplified - traditional)


@lru_cache(maxsize=16)
def detect(text: str) -> Script:
    """The script of a text, by the characters that only one of the two has.

    Simplified where nothing tells.
    """
    traditional, simplified = _telling()
    sample = text[:20_000]
    of_traditional = sum(1 for _ in traditional.inside(sample))
    of_simplified = islice(simplified.inside(sample), of_traditional)
    return Script.HANS if sum(1 for _ in of_simplified) == of_traditional else Script.HANT


WORDINGS = WordTable(__package__, "wordings", Wording, word="written")


@cache
def wordings() -> tuple[Wording, ...]:
    """The audited table, longest wording first."""
    return tuple(sorted(WORDINGS.rows, key=lambda row: -len(row.written)))


@cache
def _wording_pattern() -> re.Pattern[str]:
    def guarded(row: Wording) -> str:
        before = "".join(f"(?<!{re.escape(word)})" for word in row.unless_before.split(";") if word)
        after = "".join(f"(?!{re.escape(word)})" for word in row.unless_after.split(";") if word)
        return f"{before}{re.escape(row.written)}{after}"

    return re.compile("|".join(guarded(row) for row in wordings()))


def mainland(text: str) -> str:
    """Text as mainland Simplified text; its length may change.

    It is Traditional, or in Simplified characters with Taiwan wording.
    """
    words = {row.written: row.mainland for row in wordings()}
    return _wording_pattern().sub(lambda match: words[match.group()], _phrases(text))


@cache
def _converter() -> object:
    from opencc import OpenCC

    return OpenCC("t2s")


def _phrases(text: str) -> str:
    return str(_converter().convert(text))  # type: ignore[attr-defined]  # OpenCC has no types
