"""The words that figures are read by.

Indicator names as one pattern, and what verbs around a number say (figure_words.csv).
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from operator import add
from typing import NamedTuple

from reportschema.models import Indicator
from reportschema.reading.words.tables import WordTable


class FigureWord(NamedTuple):
    """A word around a number: the list that it belongs to says what it tells."""

    word: str
    kind: str
    example: str


FIGURE_WORDS = WordTable(__package__, "figure_words", FigureWord, lists="kind")
# Endings of a name that say nothing of the series (地区生产总值达到, GDP总量).


@cache
def words(kind: str) -> tuple[str, ...]:
    """The words of one list of `figure_words.csv`, longest first."""
    return tuple(sorted(FIGURE_WORDS.words(kind), key=lambda word: (-len(word), word)))


@cache
def any_of(kind: str) -> str:
    """A regular expression for one of the words of a kind."""
    return FIGURE_WORDS.any_of(kind)


def sieved(pattern: str, words: Iterable[str]) -> str:
    """A pattern that begins with one of the words.

    It is tried only where one of their first characters stands.
    """
    return f"(?=[{re.escape(''.join(sorted({word[0] for word in words})))}])(?:{pattern})"


# One-character words that also begin nouns: stripped only where none of these follows (在岗职工,
# 有效投资, 到位资金, 达标率).
_NOT_BEFORE = {
    "在": "库建校岗册编训营售谈研读职外",
    "有": "效机轨线色害偿限",
    "从": "业",
    "占": "地",
    "到": "位户账期",
    "达": "标产效",
    "均": "价衡",
    "各": "级",
    "共": "享建同青有产",
    "约": "定",
    "为": "民农企",
    "至": "今",
    "是": "否",
}
_NOT_AFTER = {
    "约": "制节预",
    "达": "发通",
    "至": "甚",
    "到": "报",
    "在": "存现",
    "有": "国所共私现",
    "均": "平人户",
    "共": "公",
}


@cache
def leading() -> str:
    """A regular expression for one lead word at the start of a phrase."""
    leads = (
        re.escape(word)
        + (
            f"(?![{_NOT_BEFORE[word]}])"
            if word in _NOT_BEFORE
            else "(?!工资|预期|受教育|寿命|水平)"
            if word == "平均"
            else ""
        )
        for word in words("lead")
    )
    return sieved("|".join(leads), words("lead"))


@cache
def trailing() -> str:
    """A regular expression for one lead word at the end of a phrase."""
    leads = (
        (f"(?<![{_NOT_AFTER[word]}])" if word in _NOT_AFTER else "") + re.escape(word)
        for word in words("lead")
    )
    return sieved("|".join(leads), words("lead"))


_SHORTEST_OWNER = 2


def _by_what_is_owned(names: Iterable[str]) -> dict[str, list[tuple[str, str]]]:
    """(owner, name) of names, by what is left of each without its owner."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name in names:
        for start in range(_SHORTEST_OWNER, len(name) - 1):
            owner = name[:start].replace("“", "").replace("”", "")
            found.setdefault(name[start:], []).append((owner, name))
        for start in range(2 + _SHORTEST_OWNER, len(name) - 1):
            around = name[:2] + name[start:]
            if not name.endswith(around):
                owner = name[2:start].replace("“", "").replace("”", "")
                found.setdefault(around, []).append((owner, name))
    return found


class IndicatorNames:
    """Finds names of indicators in a text: the longest at each place."""

    def __init__(self, indicators: Iterable[Indicator]) -> None:
        self.by_code = {row.code: row for row in indicators}
        self.by_name = {
            name: row for row in self.by_code.values() for name in (row.zh, *row.aliases)
        }
        self._sorted = sorted(self.by_name)
        self._ending: dict[str, list[str]] = {}
        for name in self.by_name:
            self._ending.setdefault(name[-2:], []).append(name)
        self._owned: dict[str, dict[str, list[tuple[str, str]]]] = {}
        self._starting: dict[str, list[str]] = {}
        for name in sorted(self.by_name, key=lambda name: (-len(name), name)):
            self._starting.setdefault(name[:2], []).append(name)

    def find(self, text: str) -> list[tuple[int, int, Indicator]]:
        """(start, end, indicator) of the names in a text, in order, not overlapping."""
        starting, reached = self._starting, 0
        found = []
        for place, begins in enumerate(map(add, text, text[1:])):
            if begins in starting and place >= reached:
                for name in starting[begins]:
                    if text.startswith(name, place):
                        reached = place + len(name)
                        found.append((place, reached, self.by_name[name]))
                        break
        return found

    def beginning(self, text: str) -> list[str]:
        """The names that begin with a text, in the order of their characters."""
        first = bisect_left(self._sorted, text)
        return self._sorted[first : bisect_left(self._sorted, f"{text}{chr(sys.maxunicode)}")]

    def owned(self, text: str) -> Sequence[tuple[str, str]]:
        """(owner, name) of the names that have a text around what says whose it is.

        All the text behind it (燃气|用户), or but for the two characters that it begins with
        (新增|燃气|用户). An owner has two characters or more, and no quotation marks.
        """
        ending = text[-2:]
        if ending not in self._owned:
            self._owned[ending] = _by_what_is_owned(self._ending.get(ending, ()))
        return self._owned[ending].get(text, ())

    def exact(self, text: str) -> Indicator | None:
        """The indicator that the whole text names."""
        return self.by_name.get(text)
