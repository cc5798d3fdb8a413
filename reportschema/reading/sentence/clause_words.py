"""The words that clauses are built with (clause_words.csv): each of one kind or of several."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from reportschema.reading.words.tables import WordTable


class ClauseWord(NamedTuple):
    """A word and one of its kinds: 建设 is done, and is what is done to a thing."""

    word: str
    kind: str


CLAUSE_WORDS = WordTable(__package__, "clause_words", ClauseWord, lists="kind")


@cache
def kinds() -> dict[str, frozenset[str]]:
    """The kinds of each word."""
    found: dict[str, set[str]] = {}
    for row in CLAUSE_WORDS.rows:
        found.setdefault(row.word, set()).add(row.kind)
    return {word: frozenset(of) for word, of in found.items()}


@cache
def beginnings() -> frozenset[str]:
    """What a longer word begins with."""
    return frozenset(word[:length] for word in kinds() for length in range(1, len(word)))
