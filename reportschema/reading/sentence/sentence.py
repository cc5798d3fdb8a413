"""A stretch of a sentence with its tokens: the words that no rule may cut, each with its kinds.

Tokens come from rjieba's dictionary without guessing new words; names in 《》 and “” are one token,
and so is each word of clause_words.csv wherever whole tokens make it up (净|增 -> 净增).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

import rjieba

from reportschema.reading.sentence.clause_words import kinds, longest

_NAMES = re.compile(r"《[^《》\n]{1,40}》|“[^“”\n]{1,24}”")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_END = itemgetter(1)
_STOPS = frozenset("，,。；;：:、！!？?（）()\n")
_NONE: frozenset[str] = frozenset()
_THINGS = frozenset({"carrier", "bare", "thing_of_place"})
# What the dictionary's parts of speech mean here: a noun, a verb, a noun of doing, anything else.
_NOUNS = ("n", "s", "g", "eng", "j", "l", "i")


class Token(NamedTuple):
    """One word.

    kinds: those of clause_words.csv, or noun, verb, event and so on by the dictionary.
    """

    start: int
    end: int
    text: str
    kinds: frozenset[str]

    def is_(self, *of: str) -> bool:
        """Whether the word is of one of the kinds."""
        return not self.kinds.isdisjoint(of)


class Sentence(NamedTuple):
    """A text and its tokens, in order and without gaps."""

    text: str
    tokens: tuple[Token, ...]
    ends: tuple[int, ...]

    @staticmethod
    def of(text: str) -> Sentence:
        """The annotated text."""
        return _annotated(text)

    def cuts(self, place: int) -> bool:
        """Whether a cut at this place goes through a word."""
        i = bisect_left(self.ends, place)
        return 0 < place < len(self.text) and (i >= len(self.ends) or self.ends[i] != place)

    def before(self, place: int) -> int:
        """The place itself, or where the word begins that it would cut."""
        return self.at(place).start if self.cuts(place) else place

    def after(self, place: int) -> int:
        """The place itself, or where the word ends that it would cut."""
        return self.at(place).end if self.cuts(place) else place

    def at(self, place: int) -> Token:
        """The token that holds the character at a place."""
        return self.tokens[bisect_right(self.ends, place)]


@lru_cache(maxsize=4096)
def _annotated(text: str) -> Sentence:
    tokens: list[Token] = []
    place = 0
    for name in _NAMES.finditer(text) if "《" in text or "“" in text else ():
        _words(text, place, name.start(), tokens)
        tokens.append(Token(*name.span(), name.group(), frozenset({"name", "noun"})))
        place = name.end()
    _words(text, place, len(text), tokens)
    return Sentence(text, tuple(tokens), tuple(map(_END, tokens)))


def _words(text: str, start: int, end: int, tokens: list[Token]) -> None:
    """Adds the words of text[start:end], those of the table whole."""
    pieces = rjieba.cut(text[start:end], False)
    split = _split()
    if not split.isdisjoint(pieces):  # 占|比达: no word here
        pieces = [part for piece in pieces for part in (piece if piece in split else [piece])]
    ends = [*accumulate(map(len, pieces), initial=start)]
    listed, most = kinds(), longest()
    i, last = 1, len(ends) - 1
    while i <= last:
        place, until = ends[i - 1], ends[i]
        furthest = place + most.get(text[place], 0)
        j = i + 1
        while j <= last and ends[j] <= furthest:
            if (word := text[place : ends[j]]) in listed and word not in split:
                until, i = ends[j], j
            j += 1
        word = text[place:until]
        tokens.append(Token(place, until, word, kinds_of(word)))
        i += 1


@cache
def _split() -> frozenset[str]:
    """The words of the dictionary that are none."""
    return frozenset(word for word, of in kinds().items() if "split" in of)


@cache
def kinds_of(word: str) -> frozenset[str]:
    """The kinds of a word: the table's where it has the word, else by the dictionary's tag."""
    if (listed := kinds().get(word)) is not None:
        return listed if listed.isdisjoint(_THINGS) else listed | {"noun"}
    if word in _STOPS:
        return frozenset({"stop"})
    if not _CHINESE.search(word):
        return frozenset({"sign"})
    tags = rjieba.tag(word, False)
    tag = tags[-1][1] if len(tags) == 1 else "n"
    if tag == "vn":
        return frozenset({"noun", "verb"})
    if tag.startswith("v"):
        return frozenset({"verb"})
    if tag.startswith(_NOUNS):
        return frozenset({"noun"})
    return {"d": frozenset({"adverb"}), "p": frozenset({"with"})}.get(tag[0], _NONE)
