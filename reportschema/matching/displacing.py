"""What cannot stand beside what comes into a source.

A numeral of the ledger within a figure, and an absence beside the headline target it says is not
there.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from reportschema.matching.matching import Entry, Pair
from reportschema.matching.placed import LISTS
from reportschema.models import AbsentTarget, Figure, Numeral, Target, WorkReport

_Absence = tuple[str, str]  # indicator, period


class Standing:
    """What stands in a source while a draft is merged into it. accepted: keys of what stays."""

    def __init__(self, source: WorkReport, accepted: set[str]) -> None:
        self._accepted = accepted
        self._entries = {
            entry.key: entry
            for name in LISTS
            for entry in (Entry(name, record) for record in getattr(source, name))
        }
        self._figures: defaultdict[int, int] = defaultdict(int)  # offset -> figures on it
        self._ledger: dict[int, Entry] = {}
        self._absences: dict[_Absence, Entry] = {}
        self._headline: defaultdict[_Absence, int] = defaultdict(int)
        self._displaced: dict[str, Entry] = {}
        for entry in self._entries.values():
            self._put(entry, 1)

    def remove(self, entry: Entry) -> None:
        """A record goes from the source."""
        self._put(entry, -1)

    def replaces(self, pair: Pair) -> bool:
        """Puts the new record of a pair in the place of the old, unless that is forbidden."""
        self._put(pair.old, -1)
        if self.admits(pair.new):
            return True
        self._put(pair.old, 1)
        return False

    def admits(self, entry: Entry) -> bool:
        """Puts a new record beside those that stand, unless one of them forbids it."""
        record = entry.record
        if isinstance(record, Numeral):
            if any(self._figures[i] or i in self._ledger for i in _offsets(record)):
                return False
        elif isinstance(record, AbsentTarget):
            if self._headline[record.indicator, record.period]:
                return False
        elif isinstance(record, Figure):
            inside = [self._ledger[i] for i in _offsets(record) if i in self._ledger]
            if (lack := self._absences.get(_answers(record))) is not None:
                inside.append(lack)
            if any(row.key in self._accepted for row in inside):
                return False
            for row in inside:
                self._displaced[row.key] = row
                self._put(row, -1)
        self._put(entry, 1)
        return True

    def displaced(self) -> list[Entry]:
        """What gave way to a figure that came in, in the order in which it did."""
        return list(self._displaced.values())

    def _put(self, entry: Entry, by: int) -> None:
        """Counts a record in (1) or out (-1)."""
        record = entry.record
        if isinstance(record, Figure):
            for i in _offsets(record):
                self._figures[i] += by
            self._headline[_answers(record)] += by
        elif isinstance(record, Numeral):
            for i in _offsets(record):
                if by > 0:
                    self._ledger[i] = entry
                else:
                    self._ledger.pop(i, None)
        elif isinstance(record, AbsentTarget):
            if by > 0:
                self._absences[record.indicator, record.period] = entry
            else:
                self._absences.pop((record.indicator, record.period), None)


def _offsets(record: Any) -> range:
    return range(record.at.start, record.at.end)


def _answers(record: Figure) -> _Absence:
    """The indicator and period that a headline target answers for; of nothing where it is none."""
    if isinstance(record, Target) and record.headline and record.indicator and record.period:
        return record.indicator, record.period
    return "", ""
