"""A stretch of a sentence with its tokens: the words that no rule may cut, each with its kinds.

Tokens come from rjieba's dictionary without guessing new words; names in 《》 and “” are one token,
and so is each word of clause_words.csv wherever whole tokens make it up (净|增 -> 净增).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cache, lru_cache, partial
from itertools import accumulate
from typing import NamedTuple

import rjieba

from reportschema.reading.sentence.clause_words import beginnings, kinds
from reportschema.reading.sentence.lazy import lazy

_NAMES = re.compile(r"《[^《》\n]{1,40}》|“[^“”\n]{1,24}”")
_CHINESE = re.compile("[\u4e00-\u9fff]")
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


class _Cut(NamedTuple):
    """A text, its words in order and without gaps, and where each of them ends."""

    text: str
    words: tuple[str, ...]
    ends: tuple[int, ...]


# Makes a token of its fields, as `Token._make` does, without a call of Python for each.
_TOKEN: Callable[[tuple[int, int, str, frozenset[str]]], Token] = partial(tuple.__new__, Token)


class Sentence(_Cut):
    """A text cut into words, with its tokens."""

    @staticmethod
    @lru_cache(maxsize=4096)
    def of(text: str) -> Sentence:
        """The annotated text."""
        words: list[str] = []
        place = 0
        for name in _NAMES.finditer(text) if "《" in text or "“" in text else ():
            words += _words(text[place : name.start()])
            words.append(name.group())
            place = name.end()
        words += _words(text[place:])
        return Sentence(text, tuple(words), tuple(accumulate(map(len, words))))

    @lazy
    def tokens(self) -> tuple[Token, ...]:
        """Its words with their places and kinds."""
        starts = (0, *self.ends[:-1]) if self.ends else ()
        of = map(kinds_of, self.words)
        return tuple(map(_TOKEN, zip(starts, self.ends, self.words, of, strict=True)))

    def cuts(self, place: int) -> bool:
        """Whether a cut at this place goes through a word."""
        i = bisect_left(self.ends, place)
        return 0 < place < len(self.text) and (i >= len(self.ends) or self.ends[i] != place)

    def before(self, place: int) -> int:
        """The place itself, or where the word begins that it would cut."""
        i = bisect_right(self.ends, place)
        return self.ends[i - 1] if i else 0

    def after(self, place: int) -> int:
        """The place itself, or where the word ends that it would cut."""
        return self.ends[bisect_left(self.ends, place)] if place else 0

    def at(self, place: int) -> Token:
        """The token that holds the character at a place."""
        return self.tokens[bisect_right(self.ends, place)]


def _words(text: str) -> list[str]:
    """The words of a text without names, those of the table whole."""
    pieces: list[str] = rjieba.cut(text, False)
    split, begun = _split(), beginnings()
    if not split.isdisjoint(pieces):  # 占|比达: no word here
        pieces = [part for piece in pieces for part in (piece if piece in split else [piece])]
    if begun.isdisjoint(pieces):
        return pieces
    listed, words = kinds(), []
    i, count = 0, len(pieces)
    while i < count:
        word = whole = pieces[i]
        j = i = i + 1
        while j < count and whole in begun:
            whole += pieces[j]
            j += 1
            if whole in listed and whole not in split:
                word, i = whole, j
        words.append(word)
    return words


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
    if _NAMES.fullmatch(word):
        return frozenset({"name", "noun"})
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
