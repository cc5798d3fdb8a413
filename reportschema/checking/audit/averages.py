"""Average growth a year against the levels at the ends of its span, whichever year is the base."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from reportschema.checking.audit.book import Book, Entry, bases_differ, span_years
from reportschema.checking.audit.intervals import root, spread
from reportschema.checking.audit.judging import judge, judge_real, result, shown
from reportschema.checking.audit.registry import AuditResult, relation
from reportschema.models.codes import Collection, Transformation, Verdict

# Growth in per cent that an average may imply for its first year, where no level stands before it.
_FIRST_YEAR = (Fraction(-20), Fraction(40))


class _Reading(NamedTuple):
    """One reading of an average: between which levels, over how many steps."""

    base: Entry
    top: Entry
    steps: int
    says: str


@relation(
    "average_growth_against_levels",
    "average growth a year is what the levels at the ends of the span give",
)
def average_growth_against_levels(book: Book) -> Iterator[AuditResult]:
    for entry in book.observations():
        figure = entry.figure
        years = span_years(entry.period)
        if (
            figure.transformation != Transformation.GROWTH
            or figure.collection != Collection.AVERAGE
            or years is None
            or figure.repeats
        ):
            continue
        judged = [
            (reading, *_judged(book, entry, reading)) for reading in _readings(book, entry, *years)
        ]
        if not judged:
            continue
        reading, growth, verdict = min(
            judged, key=lambda row: (_RANKED.index(row[2][0]), abs(row[1] - entry.point))
        )
        if verdict[0] in (Verdict.CONSISTENT, Verdict.ROUNDING):
            verdict = (verdict[0], "; ".join(filter(None, (reading.says, verdict[1]))))
        elif bases_differ(entry, reading.base, reading.top):
            verdict = (Verdict.NOT_COMPARABLE, "the figures follow different conventions")
        elif all(reading.base.year() == years[0] for reading, _, _ in judged):
            verdict = _first_year(entry, reading, *years)
        sum_of = (
            f"({reading.top.term(reading.base)}/{reading.base.term(reading.top)})"
            f"^(1/{reading.steps})-1 "
            f"= {shown(growth)} %"
        )
        yield result(
            "average_growth_against_levels",
            entry,
            (reading.top, reading.base, entry),
            growth,
            sum_of,
            verdict,
        )


_RANKED = (Verdict.CONSISTENT, Verdict.ROUNDING, Verdict.NOT_COMPARABLE, Verdict.INCONSISTENT)


def _readings(book: Book, entry: Entry, first: int, last: int) -> Iterator[_Reading]:
    top = book.level(entry, str(last))
    before, start = book.level(entry, str(first - 1)), book.level(entry, str(first))
    if top is None:
        return
    n = last - first
    if before and before.point and before.normalized.unit == top.normalized.unit:
        yield _Reading(
            before, top, n + 1, f"read as {n + 1} years of growth from the level of {first - 1}"
        )
    if start and start.point and start.normalized.unit == top.normalized.unit:
        yield _Reading(start, top, n, f"read as {n} years of growth from the level of {first}")
        yield _Reading(
            start, top, n + 1, f"read as {n + 1} years between the levels of {first} and {last}"
        )


def _judged(
    book: Book, entry: Entry, reading: _Reading
) -> tuple[Fraction, tuple[Verdict, str | None]]:
    def average(top: Fraction, base: Fraction) -> Fraction:
        return (root(top / base, reading.steps) - 1) * 100

    growth = average(reading.top.point, reading.base.point)
    if book.real(entry):
        return growth, judge_real(entry, growth)
    return growth, judge(
        entry, growth, spread(average, reading.top.interval, reading.base.interval)
    )


def _first_year(entry: Entry, reading: _Reading, first: int, last: int) -> tuple[Verdict, str]:
    """The verdict where no level stands before the span.

    The average can then be wrong only when it implies an absurd first year.
    """
    implied = (
        (1 + entry.point / 100) ** (last - first + 1) / (reading.top.point / reading.base.point) - 1
    ) * 100
    unstated = f"no reading of the base year fits, and the level of {first - 1} is not stated"
    says = f"{unstated}; it would have grown by {shown(implied, 1)} % in {first}"
    if _FIRST_YEAR[0] <= implied <= _FIRST_YEAR[1]:
        return Verdict.NOT_COMPARABLE, says
    return Verdict.INCONSISTENT, says
