"""Which way a number goes, as the words before it tell.

下滑3%, 降幅为3%, 分别下滑3%、5%, 比上年减少3家.

The words of rise and fall are those of the vocabulary (`words.csv`); figure_words.csv has the
nouns, and verbs that say it only beside a comparison. Every construct is built from them all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportschema.models.fields.codes import WordKind
from reportschema.notation.alternatives import one_of
from reportschema.reading.sentence.lexicon import words

# A word of one character is a direction only right before its number: 降了3%, but 降水, 减排.
_BEFORE_NUMBER = "(?=了?[约近超]?[0-9一二两三四五六七八九十百千万])"


class Directions:
    """The constructs that tell a direction, over the words of rise and fall of one vocabulary."""

    def __init__(self, directions: Mapping[str, WordKind]) -> None:
        rises = [word for word, kind in directions.items() if kind is WordKind.RISE]
        falls = [word for word, kind in directions.items() if kind is WordKind.FALL]
        verbs = f"(?:{_long(falls, 'fall')})(?!了?[到至为])"  # 增速回落到5% is still a rise
        nouns = _long([], "fall_rate")
        fallen = f"{verbs}|(?:{nouns})|(?:{_short(falls)}){_BEFORE_NUMBER}"
        # 失业率下滑约0.5个百分点
        less = "(?:比|较)[^，,。；]{1,24}[少低慢]出?了?[近约]?"
        # 低于全省平均水平0.5个百分点; no 增速低于5%
        below = "(?<!不)[低慢]于[^，,。；0-9]{2,16}"
        self._fall_before = re.compile(rf"(?:(?:{fallen})[^，,。；占有]{{0,8}}|{less})$")
        self._below = re.compile(rf"{below}$")
        # 增速为5%, 压减经费5%; no 增加值占5%, 上升到上年的5%
        names = _long([], "rise_rate", "fall_rate")
        rate = rf"(?:{names})|(?:{_long([*rises, *falls])})(?![值额量]|了?[到至为])"
        self._rate_before = re.compile(rf"(?:{rate})[^，,。；占有]{{0,8}}$")
        # 分别|比上年下滑|3%、5%; no 分别新增3家
        self._falling = re.compile(rf"(?:{_long(falls, 'fall')})|(?:{_short(falls)})了?$")
        self._rising = re.compile(
            rf"(?:{_long(rises, 'rise_rate')})|(?<![新净])(?:{_short(rises)})了?$"
        )
        # 比上年|减少3家
        than = one_of([*rises, *falls, *words("than")])
        self._more_or_less = re.compile(rf"(?:比|较)[^，,。；]{{1,24}}(?:{than})了?$")
        # 上升3位
        moved = _long([*rises, *falls], "place")
        self._place = re.compile(rf"(?:{moved})了?$")
        self._fallen = re.compile(fallen)

    def rate_before(self, left: str) -> bool:
        """Whether words before a share make it a rate of growth: 增速为, 增长约."""
        return self._rate_before.search(left) is not None

    def fall_before(self, left: str) -> bool:
        """Whether words before a number make it a fall: 降幅为, 下滑约."""
        return self._fall_before.search(left) is not None

    def below(self, left: str) -> bool:
        """Whether words before points tell by how many one lies below another: 低于全省平均."""
        return self._below.search(left) is not None

    def of_list(self, verb: str) -> WordKind | None:
        """The direction that the verb before a list gives to all its values."""
        if self._falling.search(verb):
            return WordKind.FALL
        return WordKind.RISE if self._rising.search(verb) else None

    def more_or_less(self, left: str) -> bool:
        """Whether words before a count tell by how many there are more or fewer: 比上年增加."""
        return self._more_or_less.search(left) is not None

    def place_moved(self, left: str) -> bool:
        """Whether words before a number of places tell a move: 前移, 下滑."""
        return self._place.search(left) is not None

    def fall_word(self, left: str) -> tuple[int, int] | None:
        """Where the last word of fall before a number stands, counted back from the number."""
        *_, last = [None, *self._fallen.finditer(f"{left}0")]
        return (len(left) - last.start(), len(left) - last.end()) if last else None


def _long(directions: list[str], *lists: str) -> str:
    """The words of more than one character, and those of lists of figure_words.csv."""
    listed = [word for name in lists for word in words(name)]
    return one_of([*(word for word in directions if len(word) > 1), *listed])


def _short(directions: list[str]) -> str:
    return one_of(word for word in directions if len(word) == 1)
