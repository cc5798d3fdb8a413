"""The divisions that names of places stand for.

Whole names (广州市海珠区), short ones (海珠, 黔东南州), in the years when they were in force.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, cached_property
from typing import NamedTuple

from reportschema.models import Division
from reportschema.reading.words.tables import WordTable
from reportschema.vocabularies import Vocabulary

NATION = "100000"


class PlaceWord(NamedTuple):
    """A word of names of places.

    A kind of place, a people, a word that hides a name or is one by chance.
    """

    kind: str
    word: str
    note: str


PLACE_WORDS = WordTable(__package__, "place_words", PlaceWord, lists="kind")
_words = PLACE_WORDS.words


def common_words() -> frozenset[str]:
    """Short names that are everyday words as well: never counted as mentions of a place."""
    return frozenset(_words("common"))


@cache
def kind_of(name: str) -> str:
    """What a name calls its place.

    海珠区 -> 区, 甘孜藏族自治州 -> 自治州, "" where it does not say.
    """
    return next(
        (kind for kind in _words("kind") if name.endswith(kind) and len(name) > len(kind)), ""
    )


@cache
def short_name(name: str) -> str:
    """海珠区 -> 海珠, 黔东南苗族侗族自治州 -> 黔东南, 内蒙古自治区 -> 内蒙古.

    蠡县 stays, for one character alone names nothing.
    """
    kind = kind_of(name)
    stem = name.removesuffix(kind)
    if kind.startswith("自治"):
        stem = _without_peoples(stem)
    return stem if len(stem) >= 2 else name


def _without_peoples(stem: str) -> str:
    while True:
        people = next(
            (
                word
                for word in _words("people")
                if stem.endswith(word) and len(stem) - len(word) >= 2
            ),
            None,
        )
        if people is None or stem == "内蒙古":
            return stem
        stem = stem.removesuffix(people)


class Place(NamedTuple):
    """A division found for a name; `certain` is False where several would have fitted."""

    division: Division
    certain: bool


class PlaceIndex:
    """The divisions of a vocabulary by name and by short name."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    @cached_property
    def by_name(self) -> dict[str, list[Division]]:
        """Divisions by every name they answer to with their kind.

        黔东南苗族侗族自治州, 黔东南自治州, 黔东南州.
        """
        found: dict[str, list[Division]] = {}
        for row in self.vocabulary.divisions.values():
            kind, short = kind_of(row.name), short_name(row.name)
            names = {row.name}
            if kind.startswith("自治") and short != row.name:
                names |= {short + kind, short + kind.removeprefix("自治")}
            for name in names:
                found.setdefault(name, []).append(row)
        found.setdefault("全国", []).extend(found.get("中华人民共和国", []))
        return found

    @cached_property
    def by_short(self) -> dict[str, list[Division]]:
        """Divisions by short name: 朝阳 -> 朝阳市, 朝阳县, several 朝阳区."""
        found: dict[str, list[Division]] = {}
        for row in self.vocabulary.divisions.values():
            found.setdefault(short_name(row.name), []).append(row)
        return found

    @cached_property
    def _beginnings(self) -> dict[str, tuple[str, ...]]:
        """Short names, and words that would be misread for some, by their first two characters.

        The longest stand first.
        """
        found: dict[str, list[str]] = {}
        for name in (*self.by_short, *_words("mask")):
            found.setdefault(name[:2], []).append(name)
        return {key: tuple(sorted(names, key=len, reverse=True)) for key, names in found.items()}

    @cached_property
    def _sieve(self) -> re.Pattern[str]:
        """A character that a name may begin with, before one that may be second.

        Most places of a text begin no name.
        """
        first, second = (
            re.escape("".join(sorted(set(characters))))
            for characters in zip(*self._beginnings, strict=True)
        )
        return re.compile(f"[{first}](?=[{second}])")

    def mentions(self, text: str) -> Counter[str]:
        """How often each short name stands in a text (the longest at each place).

        Its time is linear in the length of the text.
        """
        found: Counter[str] = Counter()
        beginnings, reached = self._beginnings, 0
        for i in [match.start() for match in self._sieve.finditer(text)]:
            names = beginnings.get(text[i : i + 2]) if i >= reached else None
            if names is None:
                continue
            name = next((name for name in names if text.startswith(name, i)), None)
            if name is not None:
                found[name] += (
                    name in self.by_short
                )  # a mask only keeps the names that run across it from being read
                reached = i + len(name)
        return +found

    def in_force(self, rows: list[Division], year: int | None) -> list[Division]:
        """The rows in force in a year, all where none was.

        A renaming falls inside a year: a row of the year before or after counts.
        """
        if year is None:
            return rows
        nearest: dict[int, list[Division]] = {}
        for row in rows:
            nearest.setdefault(distance(row, year), []).append(row)
        return nearest.get(0) or nearest.get(1) or (nearest[min(nearest)] if nearest else [])

    def resolve(self, name: str, year: int | None, mentions: Counter[str]) -> Place | None:
        """The division that a name with or without its parents stands for.

        广州市海珠区, 清苑县, 朝阳区 in a text about 长春.
        """
        for start in range(len(name) - 1):
            rows = self.in_force(self.by_name.get(name[start:], []), year)
            if not rows:
                continue
            above = name[:start]
            fitting = [row for row in rows if self._under(row, above, year)] if above else rows
            if fitting:
                return self._choose(fitting, year, mentions)
        return None

    def _under(self, row: Division, above: str, year: int | None) -> bool:
        """Whether the words before a name are parents of the division, or no names of places."""
        named = any(
            above.endswith((parent.name, short_name(parent.name)))
            for parent in self.parents(row, year)
        )
        return named or not self.mentions(above)

    def _choose(self, rows: list[Division], year: int | None, mentions: Counter[str]) -> Place:
        """Of several places with one name that whose parents and neighbours the text names most."""
        places = {row.place_id: row for row in sorted(rows, key=lambda row: row.valid_from)}
        if len(places) == 1:
            return Place(rows[-1], True)
        scored = sorted(
            ((self.surroundings(row, year, mentions), row) for row in places.values()),
            key=lambda item: -item[0],
        )
        return Place(scored[0][1], scored[0][0] > 2 * scored[1][0])

    def surroundings(self, row: Division, year: int | None, mentions: Counter[str]) -> int:
        """How often a text names the parents of a division."""
        own = short_name(row.name)
        return sum(
            mentions[short_name(parent.name)]
            for parent in self.parents(row, year)
            if short_name(parent.name) != own
        )

    def parents(self, row: Division, year: int | None) -> list[Division]:
        """Those above a division, nearest first, without the nation."""
        found: list[Division] = []
        code = row.parent
        while code and code != NATION and len(found) < 4:
            parent = self.vocabulary.division(code, year or row.valid_from)
            if parent is None:
                break
            found.append(parent)
            code = parent.parent
        return found

    @cached_property
    def children(self) -> dict[str, list[Division]]:
        """Divisions by the code of their parent."""
        found: dict[str, list[Division]] = {}
        for row in self.vocabulary.divisions.values():
            if row.parent:
                found.setdefault(row.parent, []).append(row)
        return found

    def national(self) -> Division:
        """The State Council's own row."""
        row = self.vocabulary.division(NATION, 2000)
        if row is None:  # the vocabulary always has it
            raise LookupError(NATION)
        return row


def distance(row: Division, year: int) -> int:
    """Years between a year and those in which a row was in force.

    1980 stands for 1980 or before.
    """
    first = 0 if row.valid_from <= 1980 else row.valid_from
    return max(first - year, year - (row.valid_to or 9999), 0)


@cache
def place_index(vocabulary: Vocabulary) -> PlaceIndex:
    """The index of a vocabulary (built once)."""
    return PlaceIndex(vocabulary)
