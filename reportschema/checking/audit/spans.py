"""Which year a growth over several years starts from: one reading for every rule.

“2006 to 2010 … on average 15 % a year, about doubled” can count four years from the level of 2006
or five from the level of 2005. Figures of one sentence are read alike: a reading that one of them
cannot have is none for the others, and where no reading is left the result is open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from reportschema.checking.audit.book import Book, Entry, span_years
from reportschema.checking.audit.growing import (
    agrees,
    between,
    compound,
    judge_average,
    judge_growth,
)
from reportschema.checking.audit.intervals import spread
from reportschema.checking.audit.judging import judge
from reportschema.models.fields.codes import Collection, Transformation, Verdict

_AverageKey = tuple[str, object, int, int]  # report, subject, first and last year


class Reading(NamedTuple):
    """From the level of which year, and over how many years."""

    base: int
    steps: int

    @property
    def says(self) -> str:
        """In words."""
        return f"{self.steps} years of growth from the level of {self.base}"


@dataclass(frozen=True)
class Phrase:
    """Figures of one sentence that are read alike.

    open: the readings that none of them contradicts, those that one of them bears out first.
    """

    figures: tuple[Entry, ...]
    open: tuple[Reading, ...]

    @property
    def says(self) -> str:
        """What is left of the readings, in words."""
        if not self.open:
            return "no reading of the span fits all that the sentence says"
        readings = " or ".join(reading.says for reading in self.open)
        return f"nothing that the sentence says contradicts {readings}"


class Spans:
    """Every growth over several years of a book, with the phrase that it is read with."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._averages: dict[_AverageKey, Entry] = {}
        totals: dict[tuple[object, ...], list[Entry]] = {}
        for entry in book.observations():
            if years := average_years(entry):
                key = (entry.report.id, entry.subject, *years)
                self._averages.setdefault(key, entry)
            elif inferred_years(entry):
                at = entry.figure.at
                phrase = (entry.report.id, at.start, at.end, *total_years(entry))
                totals.setdefault(phrase, []).append(entry)
        self._phrases: dict[str, Phrase] = {}
        for group in totals.values():
            self._enter(group)

    def _enter(self, totals: list[Entry]) -> None:
        averages = [entry for total in totals if (entry := self.average(total, 0))]
        figures = (*totals, *averages)
        tried = {reading: set(self._tried(figures, reading)) for reading in readings(totals[0])}
        allowed = [reading for reading, results in tried.items() if False not in results]
        phrase = Phrase(figures, tuple(sorted(allowed, key=lambda r: True not in tried[r])))
        for entry in figures:
            self._phrases.setdefault(entry.id, phrase)

    def _tried(self, figures: tuple[Entry, ...], reading: Reading) -> Iterator[bool]:
        """Whether each relation that can be worked out bears a reading out."""
        for entry in figures:
            period = str((average_years(entry) or total_years(entry))[1])
            levels = between(self._book, entry, str(reading.base), period)
            if levels and not levels.why:
                verdict = (
                    judge_average(self._book, entry, levels, reading.steps)[1][0]
                    if average_years(entry)
                    else judge_growth(self._book, entry, levels, reading.steps)[0]
                )
                yield agrees(verdict)
            average = self.average(entry, 0) if inferred_years(entry) else None
            if average and self._book.real(average) == self._book.real(entry):
                yield agrees(judge_compound(entry, average, reading.steps)[0])

    def average(self, total: Entry, later: int) -> Entry | None:
        """The average growth of a total's span, which begins so many years after its base."""
        first, last = total_years(total)
        return self._averages.get((total.report.id, total.subject, first + later, last))

    def phrase(self, entry: Entry) -> Phrase | None:
        """What a figure is read with; None where its own words leave only one base."""
        return self._phrases.get(entry.id)


def average_years(entry: Entry) -> tuple[int, int] | None:
    """First and last year of an average growth over several years; None for what is none."""
    figure = entry.figure
    if figure.transformation != Transformation.GROWTH or entry.collection != Collection.AVERAGE:
        return None
    return span_years(entry.period)


def total_years(entry: Entry) -> tuple[int, int]:
    """Base year and last year of a growth; (0, 0) where they are no years."""
    first, last = entry.base_year(), entry.year()
    growth = entry.figure.transformation == Transformation.GROWTH and not entry.collection
    return (first, last) if growth and first and last else (0, 0)


def inferred_years(entry: Entry) -> bool:
    """Whether a growth over several years has a base that nobody says."""
    first, last = total_years(entry)
    return last - first > 1 and "base_period" in entry.figure.inferred


def readings(entry: Entry) -> tuple[Reading, ...]:
    """From which level a growth over several years can be counted, and how many years.

    A span that is named can begin with its first year or after it; the base of a growth that says
    it is that year.
    """
    if years := average_years(entry):
        first, last = years
        steps = last - first
        return Reading(first - 1, steps + 1), Reading(first, steps), Reading(first, steps + 1)
    first, last = total_years(entry)
    stated = Reading(first, last - first)
    return (stated, Reading(first - 1, last - first + 1)) if inferred_years(entry) else (stated,)


def judge_compound(total: Entry, average: Entry, steps: int) -> tuple[Verdict, str | None]:
    """The verdict on growth over a span against its average growth a year."""
    possible = spread(lambda rate: compound(rate, steps), average.interval)
    return judge(total, compound(average.point, steps), possible)
