"""The one primary topic of a heading, problem or project.

Words that speak for a COFOG code, counted (`topic_words.csv`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from reportschema.reading.words.tables import WordTable

_TITLE_COUNTS = 4.0
_BODY_COUNTS = 40.0
_DIVISION = 0.1
_LITTLE = 12.0
_ENOUGH = 2.0
_BODY_READ = 700


class TopicWord(NamedTuple):
    """A word that speaks for a topic, and how strongly."""

    topic: str
    word: str
    weight: float


TOPIC_WORDS = WordTable(__package__, "topic_words", TopicWord, lists="topic")


@cache
def _words() -> dict[str, tuple[tuple[str, tuple[tuple[str, float], ...]], ...]]:
    """By the first two characters of a word.

    The words, the longer first, each with the topics that it speaks for and how strongly.
    """
    topics: dict[str, list[tuple[str, float]]] = {}
    for row in TOPIC_WORDS.rows:
        topics.setdefault(row.word, []).append((row.topic, row.weight))
    found: dict[str, list[tuple[str, tuple[tuple[str, float], ...]]]] = {}
    for word in sorted(topics, key=lambda word: (-len(word), word)):
        found.setdefault(word[:2], []).append((word, tuple(topics[word])))
    return {begins: tuple(words) for begins, words in found.items()}


@cache
def _longest() -> int:
    """The length of the longest word."""
    return max(len(word) for words in _words().values() for word, _ in words)


@cache
def _beginnings() -> re.Pattern[str]:
    """A character that a word may begin with, before one that may be second.

    A sieve, for most places of a text begin no word.
    """
    first, second = (
        re.escape("".join(sorted(set(characters)))) for characters in zip(*_words(), strict=True)
    )
    return re.compile(f"[{first}](?=[{second}])")


# Where a word stands that speaks for topics (start, end), and for which, and how strongly.
_Spoken = tuple[int, int, tuple[tuple[str, float], ...]]


def _spoken(text: str, start: int, end: int) -> list[_Spoken]:
    """The words of text[start:end] that speak for topics: at each place the longest."""
    index = _words()
    found = []
    for match in _beginnings().finditer(text, start, end):
        place = match.start()
        words = index.get(text[place : place + 2])
        if words is not None:
            for word, topics in words:
                if text.startswith(word, place, end):
                    found.append((place, place + len(word), topics))
                    break
    return found


def _scores(words: Iterable[_Spoken]) -> dict[str, float]:
    """How strongly words speak for each topic."""
    scores: dict[str, float] = {}
    for _, _, topics in words:
        for topic, weight in topics:
            scores[topic] = scores.get(topic, 0) + weight
    return scores


def topic_of(title: str, body: str = "") -> str | None:
    """The primary topic of a passage: its title counts for more than its text.

    None where neither tells.
    """
    body = body[:_BODY_READ]
    return Topics(body).of(title, 0, len(body))


class Topics:
    """The topics of passages of one text, whose words are looked for once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found = list(_spoken(text, 0, len(text)))
        self._starts = [start for start, _, _ in self._found]

    def of(self, title: str, start: int, end: int) -> str | None:
        """The primary topic of text[start:end] under a title; None where neither tells."""
        end = min(end, start + _BODY_READ)
        return _primary(_scores(_spoken(title, 0, len(title))), _scores(self._between(start, end)))

    def _between(self, start: int, end: int) -> list[_Spoken]:
        """The words of text[start:end] that speak for topics."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        whole = last  # behind the last word that is sure to end within
        while whole > first and self._starts[whole - 1] > end - _longest():
            whole -= 1
        if whole == last:
            return self._found[first:last]
        # The longest word at a place may go beyond the end where a shorter one does not.
        return self._found[first:whole] + _spoken(self._text, self._starts[whole], end)


def _primary(named: dict[str, float], told: dict[str, float]) -> str | None:
    """The topic that a title and a text together speak for most."""
    length = max(sum(told.values()), _LITTLE)
    scores = {
        topic: _TITLE_COUNTS * named.get(topic, 0.0) + _BODY_COUNTS * told.get(topic, 0.0) / length
        for topic in (*named, *told)
    }
    if not scores or (
        max(named.values(), default=0) < _ENOUGH and max(told.values(), default=0) < _ENOUGH
    ):
        return None
    groups = {
        topic: score + _DIVISION * scores.get(topic[:2], 0.0) for topic, score in scores.items()
    }
    return max(sorted(groups), key=groups.__getitem__)
