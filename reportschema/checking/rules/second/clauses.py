"""The clause of a figure, and the indicators that it names.

A clause ends at a sign, and at 、 behind another figure. Where it has no name it goes on with that
of the one before, as long as the sentence lasts. The words are those of the vocabulary: names and
aliases, the longest first, in the folded text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, cached_property
from typing import NamedTuple

from reportschema.checking.registry import Case
from reportschema.models import Figure
from reportschema.notation.chinese import fold
from reportschema.vocabularies import Vocabulary

_FAR = 120  # characters from a figure to the ends of its clause, at most
_SHORTEST = 2  # characters of a name
_END = re.compile(r"[，；。：！？;:!?（）()\n、]|,(?![0-9]{3})")
_LISTED = "、"  # ends a clause only behind a figure
_STOPS = "。；！？;!?\n"  # ends a sentence too
# Words that deal several numbers out to several subjects: 分别增长8.4%和8%
_DEALT_OUT = re.compile("分别|依次|各[增为达]")
# What joins a name to words that change it: 城镇、农村居民收入, 一二三产
_JOINED = frozenset("、和及与或一二三")


class Named(NamedTuple):
    """An indicator that words of the text name, and where they stand."""

    start: int
    end: int
    code: str


class Clause:
    """The words around a span up to the next signs, in a folded text."""

    def __init__(self, case: Case, start: int, end: int) -> None:
        """Finds the ends of the clause that a span of the text lies in."""
        self._case, self._text = case, case.folded
        self.start, self.end = _around(case, start, end)

    @property
    def words(self) -> str:
        """The clause itself."""
        return self._text[self.start : self.end]

    @cached_property
    def named(self) -> frozenset[str] | None:
        """The indicators that it names; None where numbers are dealt out, or a name may be cut."""
        names = list(_names_in(self._text, self.start, self.end, self._case.vocabulary))
        if _DEALT_OUT.search(self._text, self.start, self.end) or any(map(self._is_joined, names)):
            return None
        return frozenset(name.code for name in names)

    def _is_joined(self, name: Named) -> bool:
        around = self._text[name.start - 1 : name.start] + self._text[name.end : name.end + 1]
        return not _JOINED.isdisjoint(around)

    @property
    def is_listed(self) -> bool:
        """Whether it follows another in a list: 产量80亿斤、面积1200万亩."""
        return self._text[self.start - 1 : self.start] == _LISTED

    @property
    def before(self) -> Clause | None:
        """The clause before it in its sentence."""
        if self.start == 0 or self._text[self.start - 1] in _STOPS:
            return None
        return Clause(self._case, self.start - 1, self.start - 1)


def clause_of(case: Case, figure: Figure) -> Clause:
    """The clause of a figure of a case."""
    return Clause(case, figure.at.start, figure.at.end)


def indicators_named(case: Case, figure: Figure) -> frozenset[str]:
    """The indicators that the words of a figure name without doubt.

    Those of the nearest clause before it where its own, which has no other figure, names none; but
    not where its own is one of a list and has words before the number.
    """
    own = clause_of(case, figure)
    if own.is_listed and own.start < figure.at.start:
        return own.named or frozenset()
    if own.named or len(_figures_in(case, own.start, own.end)) > 1:
        return own.named or frozenset()
    clause: Clause | None = own
    while clause is not None and clause.named == frozenset():
        clause = clause.before
    return (clause.named if clause else None) or frozenset()


def _figures_in(case: Case, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the figures that begin within a stretch of text."""
    return case.spans[bisect_left(case.spans, (start, 0)) : bisect_left(case.spans, (end, 0))]


def _around(case: Case, start: int, end: int) -> tuple[int, int]:
    """Where the clause begins and ends that a span lies in."""
    text = case.folded
    first, last = max(0, start - _FAR), min(len(text), end + _FAR)
    figures = {stop for _, stop in _figures_in(case, first, last)}
    ends = [
        sign
        for sign in _END.finditer(text, first, last)
        if sign.group() != _LISTED or sign.start() in figures
    ]
    before = [sign.end() for sign in ends if sign.end() <= start]
    behind = [sign.start() for sign in ends if sign.start() >= end]
    return before[-1] if before else first, behind[0] if behind else last


@cache
def _codes(known: Vocabulary) -> dict[str, str]:
    """Code of the indicator that each name stands for, in the form of folded texts."""
    return {fold(name): code for name, code in known.indicator_names.items()}


@cache
def _longest(known: Vocabulary) -> int:
    return max(map(len, _codes(known)))


def _names_in(text: str, start: int, end: int, known: Vocabulary) -> Iterator[Named]:
    """The names that stand in a stretch of text; a longer one hides those within it."""
    codes = _codes(known)
    while start < end:
        lengths = range(min(_longest(known), end - start), _SHORTEST - 1, -1)
        length = next((n for n in lengths if text[start : start + n] in codes), 0)
        if length:
            yield Named(start, start + length, codes[text[start : start + length]])
        start += length or 1
