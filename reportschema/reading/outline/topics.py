"""The one primary topic of a heading, problem or project.

Words that speak for a COFOG code, counted (`topic_words.csv`).
"""

from __future__ import annotations

import re
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
def _beginnings() -> re.Pattern[str]:
    """A character that a word may begin with, before one that may be second.

    A sieve, for most places of a text begin no word.
    """
    first, second = (
        re.escape("".join(sorted(set(characters)))) for characters in zip(*_words(), strict=True)
    )
    return re.compile(f"[{first}](?=[{second}])")


def _topic_scores(text: str) -> dict[str, float]:
    """How strongly a text speaks for each topic.

    At each place the longest word that begins there.
    """
    scores: dict[str, float] = {}
    index = _words()
    for i in [match.start() for match in _beginnings().finditer(text)]:
        words = index.get(text[i : i + 2])
        if words is None:
            continue
        for word, topics in words:
            if text.startswith(word, i):
                for topic, weight in topics:
                    scores[topic] = scores.get(topic, 0) + weight
                break
    return scores


def topic_of(title: str, body: str = "") -> str | None:
    """The primary topic of a passage: its title counts for more than its text.

    None where neither tells.
    """
    named = _topic_scores(title)
    told = _topic_scores(body[:_BODY_READ])
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
