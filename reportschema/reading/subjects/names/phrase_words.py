"""What stands around a name and is no part of it: times, words that lead to it, words behind it.

Data: `phrase_words.csv`. The rows are patterns; {time} in one stands for any of the times.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from reportschema.reading.words.tables import WordTable


class PhraseWord(NamedTuple):
    """A pattern for words beside a name.

    kind: a time, what leads to a name, what stands behind it, whose or when it is (here), or the
    nouns to which 重点 belongs. ends: the characters that its matches end with, but for times;
    "" where they can end with any.
    """

    kind: str
    word: str
    ends: str
    example: str


PHRASE_WORDS = WordTable(__package__, "phrase_words", PhraseWord, lists="kind")
_TIMES = "{time}"


@cache
def times() -> str:
    """A regular expression for a time that is told beside a name."""
    return f"(?:{'|'.join(PHRASE_WORDS.words('time'))})"


@cache
def any_phrase(kind: str) -> str:
    """The alternatives of a regular expression for the words of a kind, in the table's order."""
    return "|".join(word.replace(_TIMES, times()) for word in PHRASE_WORDS.words(kind))


@cache
def ends() -> frozenset[str]:
    """The characters that times and words behind a name end with."""
    return frozenset().union(
        *(row.ends for kind in ("time", "tail") for row in PHRASE_WORDS.of(kind))
    )
