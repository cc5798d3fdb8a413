"""Figures in the order of their reports, and the nearest of them to a given report.

Looking one up takes no longer than halving a list, however many reports speak of one thing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import Generic, TypeVar

from reportschema.comparing.comparable import OUTWARD, Difference, comparable, convention_of
from reportschema.comparing.entry import Entry
from reportschema.comparing.series import Series, series_of
from reportschema.models.fields.codes import Basis

E = TypeVar("E", bound=Entry)
Given = tuple[str, str]

# Of so many series a figure is tried against those that share its subject and time. Real reports
# have one or two; the bound keeps the work for a thousand of them from growing with their square.
MOST_SERIES = 8


class Vintages(Generic[E]):
    """Figures of one thing, added in the order of their reports."""

    def __init__(self) -> None:
        self._given: list[Given] = []
        self._figures: list[E] = []

    def add(self, entry: E) -> None:
        """Adds a figure of the same report as the last one, or of a later report."""
        self._given.append(entry.given)
        self._figures.append(entry)

    def count(self, given: Given) -> int:
        """How many figures a report has."""
        return bisect_right(self._given, given) - bisect_left(self._given, given)

    def at(self, given: Given) -> E | None:
        """The first figure of a report."""
        place = bisect_left(self._given, given)
        there = place < len(self._given) and self._given[place] == given
        return self._figures[place] if there else None

    def before(self, given: Given) -> E | None:
        """The first figure of the report given nearest before."""
        place = bisect_left(self._given, given)
        return self.at(self._given[place - 1]) if place else None

    def after(self, given: Given) -> E | None:
        """The first figure of the report given nearest after."""
        place = bisect_right(self._given, given)
        return self._figures[place] if place < len(self._given) else None

    def since(self, given: Given) -> E | None:
        """The first figure of a report, or of the one given nearest after."""
        place = bisect_left(self._given, given)
        return self._figures[place] if place < len(self._given) else None

    def latest(self) -> E | None:
        """The first figure of the last report."""
        return self.at(self._given[-1]) if self._given else None


Kind = tuple[Series, Basis | None]


def kind_of(entry: Entry) -> Kind:
    """What decides whether two figures of one time can be compared."""
    return series_of(entry), convention_of(entry)


class Lately(Generic[E]):
    """The latest figure of each series of one subject and time, and the nearest to compare with."""

    def __init__(self) -> None:
        self._latest: dict[Kind, E] = {}

    def add(self, entry: E) -> None:
        """Takes a figure for the latest of its series."""
        kind = kind_of(entry)
        self._latest.pop(kind, None)
        self._latest[kind] = entry
        if len(self._latest) > MOST_SERIES:
            del self._latest[next(iter(self._latest))]

    def nearest(self, entry: E) -> E | None:
        """The latest figure that can be compared; else one that only its unit or taking keeps off.

        None where there is neither.
        """
        tried = [(other, _differences(other, entry)) for other in reversed(self._latest.values())]
        alike = (other for other, differences in tried if not differences)
        close = (other for other, differences in tried if differences <= _BESIDE)
        return next(alike, None) or next(close, None)


_BESIDE = OUTWARD | {Difference.UNIT}


def _differences(first: Entry, second: Entry) -> set[Difference]:
    return {why.difference for why in comparable(first, second)}


class BySeries(Generic[E]):
    """Figures of one subject, measure and end, by series: which of them measure the same."""

    def __init__(self) -> None:
        self._vintages: dict[Kind, Vintages[E]] = {}
        self._sample: dict[Kind, E] = {}
        self._alike: dict[Kind, list[Vintages[E]]] = {}

    def add(self, entry: E) -> None:
        """Adds a figure of the same report as the last one, or of a later report."""
        kind = kind_of(entry)
        self._sample.setdefault(kind, entry)
        self._vintages.setdefault(kind, Vintages()).add(entry)

    def alike(self, entry: Entry) -> list[Vintages[E]]:
        """The vintages of each series that an entry measures the same as.

        Prices, conventions and boundaries may differ.
        """
        kind = kind_of(entry)
        if kind not in self._alike:
            self._alike[kind] = list(self._of(entry))
        return self._alike[kind]

    def _of(self, entry: Entry) -> Iterator[Vintages[E]]:
        for kind, sample in islice(self._sample.items(), MOST_SERIES):
            if _differences(entry, sample) <= OUTWARD:
                yield self._vintages[kind]
