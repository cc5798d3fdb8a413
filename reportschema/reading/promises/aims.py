"""The words with which plans speak of the core indicators, by where they stand.

Also what targets are pegged to, as plans call it.

Data: `aim_words.csv`, `peg_words.csv`. Used to find targets in words, and to tell silence from
words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reportschema.reading.words.tables import WordTable


class AimWord(NamedTuple):
    """A pattern for words about a core indicator.

    where: in a headline passage, anywhere in the plan, the label of a target, or the everyday name
    that a clause of a headline passage opens with.
    """

    code: str
    where: str
    word: str
    example: str


class PegWord(NamedTuple):
    """What targets and outcomes are pegged to, as reports call it."""

    code: str
    word: str
    example: str


AIM_WORDS = WordTable("reportschema.reading.promises", "aim_words", AimWord, lists="where")
PEG_WORDS = WordTable("reportschema.reading.promises", "peg_words", PegWord)


@cache
def patterns(where: str) -> dict[str, re.Pattern[str]]:
    """Code -> the pattern of a core indicator."""
    return {row.code: re.compile(row.word) for row in AIM_WORDS.of(where)}


def everyday_names() -> dict[str, re.Pattern[str]]:
    """Code -> what a core indicator is called in plain words."""
    return patterns("name")


@cache
def peg_codes() -> dict[str, str]:
    """Word -> the code of what a target is pegged to."""
    return {row.word: row.code for row in PEG_WORDS.rows}
