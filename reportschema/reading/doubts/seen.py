"""A figure of a draft as the signs of doubt see it: its label and the words around it."""

from __future__ import annotations

import re
from functools import cache
from itertools import repeat
from typing import NamedTuple

from reportschema.reading.sentence.lazy import lazy
from reportschema.reading.sentence.sentence import Sentence, Token
from reportschema.reading.words.tables import WordTable

_FAR = 80  # characters to the ends of a clause, at most
_CLAUSE_ENDS = "，,。；;：:！!？?\n"
_CLAUSE_END = re.compile(f"[{_CLAUSE_ENDS}]")
_SENTENCE_ENDS = "。！？!?\n"
_SENTENCE = 240  # characters back to the beginning of a sentence, at most
# 投资3亿元|的25个重点项目: what the amount is of stands in its label (重点项目投资).
_MEASURE = re.compile("(?:[总计划建筑占地]{0,6}(?:投资|规模|面积|占地|产值|金额|资金))$")
_LAST = 3
_AIMS = ("的目标", "的速度", "的水平", "的要求", "的任务")


class DoubtWord(NamedTuple):
    """A word by which a sign is known: the list that it stands in says which."""

    word: str
    kind: str
    example: str


DOUBT_WORDS = WordTable(__package__, "doubt_words", DoubtWord, lists="kind")


class _Given(NamedTuple):
    """A figure as its signs need it, with its place in a text without full-width characters."""

    text: str
    start: int
    end: int
    label: str | None
    unit: str
    period: str | None
    inferred: tuple[str, ...]
    promised: bool
    in_doubt: bool  # by a production that does not fit well
    year: int  # in which the report was given
    coverage: str | None = None


class Seen(_Given):
    """A figure with what its signs ask of the words around it."""

    @lazy
    def before(self) -> str:
        """Its clause up to it."""
        return self._back_to(_CLAUSE_ENDS, _FAR)

    def _back_to(self, ends: str, far: int) -> str:
        """The words before it, back to one of some signs, or so far."""
        first = max(0, self.start - far)
        last = max(map(self.text.rfind, ends, repeat(first), repeat(self.start)))
        return self.text[max(first, last + 1) : self.start]

    @lazy
    def behind(self) -> str:
        """Its clause from its end on."""
        last = min(len(self.text), self.end + _FAR)
        sign = _CLAUSE_END.search(self.text, self.end, last)
        return self.text[self.end : sign.start() if sign else last]

    @lazy
    def said(self) -> str:
        """Its sentence up to it."""
        return self._back_to(_SENTENCE_ENDS, _SENTENCE)

    @lazy
    def clause(self) -> str:
        """Its clause."""
        return self.before + self.text[self.start : self.end] + self.behind

    @lazy
    def words(self) -> tuple[Token, ...]:
        """The words of its label; none where it has an indicator."""
        return Sentence.of(self.label).tokens if self.label else ()

    @lazy
    def head(self) -> str:
        """The last word of its label; empty where it has none."""
        return self.words[-1].text if self.words else ""

    @property
    def length(self) -> int:
        """Of its label, in characters; 0 where it has none."""
        return len(self.label or "")

    @property
    def owns_behind(self) -> bool:
        """Whether what it counts or measures stands behind 的, and not in its label."""
        if not self.words or not self.behind.startswith("的"):
            return False
        owner = _MEASURE.sub("", self.label or "")
        told = owner != self.label and owner[-_LAST:] in self.behind
        return not told and not self.behind.startswith(_AIMS)

    @lazy
    def infers_years(self) -> bool:
        """Whether it is of several years that its sentence does not say."""
        return "/" in (self.period or "") and "period" in self.inferred

    def ends_in(self, kind: str) -> bool:
        """Whether its label ends in a word of a list."""
        return bool(self.label and self.label.endswith(DOUBT_WORDS.words(kind)))

    def has(self, kind: str, where: str) -> bool:
        """Whether a word of a list stands in some words."""
        return _any_word(kind).search(where) is not None


@cache
def _any_word(kind: str) -> re.Pattern[str]:
    return re.compile(DOUBT_WORDS.any_of(kind))
