"""Average growth a year against the levels at the ends of its span, and against growth in all."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from reportschema.checking.audit.book import Book, Entry
from reportschema.checking.audit.growing import (
    Between,
    agrees,
    between,
    compound,
    growth_of,
    judge_average,
)
from reportschema.checking.audit.judging import Judgement, result, shown
from reportschema.checking.audit.registry import AuditResult, relation
from reportschema.checking.audit.spans import (
    Reading,
    Spans,
    average_years,
    judge_compound,
    readings,
    total_years,
)
from reportschema.models.fields.codes import Verdict

# Growth in per cent that an average may imply for its first year, where no level stands before it.
_FIRST_YEAR = (Fraction(-20), Fraction(40))
_RANKED = (Verdict.CONSISTENT, Verdict.ROUNDING, Verdict.NOT_COMPARABLE, Verdict.INCONSISTENT)


class _Judged(NamedTuple):
    """One reading of an average, with the levels that it stands between."""

    reading: Reading
    levels: Between
    growth: Fraction
    verdict: Judgement


@relation(
    "average_growth_against_levels",
    "average growth a year is what the levels at the ends of the span give",
)
def average_growth_against_levels(book: Book) -> Iterator[AuditResult]:
    spans = Spans(book)
    for entry in book.observations():
        years = average_years(entry)
        if years is None or entry.figure.repeats:
            continue
        judged = list(_judged(book, entry, years[1]))
        if judged:
            yield _row(spans, entry, judged)


def _judged(book: Book, entry: Entry, last: int) -> Iterator[_Judged]:
    for reading in readings(entry):
        levels = between(book, entry, str(reading.base), str(last))
        if levels:
            yield _Judged(reading, levels, *judge_average(book, entry, levels, reading.steps))


def _row(spans: Spans, entry: Entry, judged: list[_Judged]) -> AuditResult:
    best = min(
        judged, key=lambda row: (_RANKED.index(row.verdict[0]), abs(row.growth - entry.point))
    )
    top, base = best.levels.top, best.levels.base
    sum_of = (
        f"({top.term(base)}/{base.term(top)})^(1/{best.reading.steps})-1 = {shown(best.growth)} %"
    )
    verdict = _verdict(spans, entry, judged, best)
    figures = (top, base, entry)
    rule = "average_growth_against_levels"
    return result(rule, entry, figures, best.growth, sum_of, verdict)


def _verdict(spans: Spans, entry: Entry, judged: list[_Judged], best: _Judged) -> Judgement:
    first, last = average_years(entry) or (0, 0)
    phrase = spans.phrase(entry)
    says = f"read as {_says(best.reading, last)}"
    if phrase and best.reading not in phrase.open:
        fits = "fits" if agrees(best.verdict[0]) else "does not fit"
        return Verdict.NOT_COMPARABLE, f"open: {says} it {fits}; {phrase.says}"
    if agrees(best.verdict[0]):
        return best.verdict[0], "; ".join(filter(None, (says, best.verdict[1])))
    if best.levels.why:
        return Verdict.NOT_COMPARABLE, best.levels.why
    if all(row.reading.base == first for row in judged):
        return _first_year(entry, best, first, last)
    return best.verdict


def _says(reading: Reading, last: int) -> str:
    """In words; of a reading that counts a year too many, between which levels."""
    if reading.base + reading.steps == last:
        return reading.says
    return f"{reading.steps} years between the levels of {reading.base} and {last}"


def _first_year(entry: Entry, best: _Judged, first: int, last: int) -> Judgement:
    """The verdict where no level stands before the span.

    The average can then be wrong only when it implies an absurd first year.
    """
    over_all = 1 + compound(entry.point, last - first + 1) / 100
    implied = growth_of(over_all, best.levels.top.point / best.levels.base.point)
    unstated = f"no reading of the base year fits, and the level of {first - 1} is not stated"
    says = f"{unstated}; it would have grown by {shown(implied, 1)} % in {first}"
    if _FIRST_YEAR[0] <= implied <= _FIRST_YEAR[1]:
        return Verdict.NOT_COMPARABLE, says
    return Verdict.INCONSISTENT, says


@relation(
    "doubling_against_average", "growth over a span is what its average growth a year comes to"
)
def doubling_against_average(book: Book) -> Iterator[AuditResult]:
    """翻一番 over 2006 to 2010 beside 年均增长15%: each reading of the number of years counts."""
    spans = Spans(book)
    for entry in book.observations():
        first, last = total_years(entry)
        if last - first < 2:
            continue
        for later in (0, 1):
            average = spans.average(entry, later)
            if average and book.real(average) == book.real(entry):
                yield _total(spans, entry, average)


def _total(spans: Spans, entry: Entry, average: Entry) -> AuditResult:
    """A growth over a span beside its average: by the readings that the two can share."""
    phrase = spans.phrase(entry)
    bases = {reading.base for reading in readings(entry)}
    shared = [reading for reading in readings(average) if reading.base in bases]
    allowed = [reading for reading in shared if not phrase or reading in phrase.open]
    totals = [(compound(average.point, reading.steps), reading) for reading in allowed or shared]
    total, reading = min(totals, key=lambda row: abs(row[0] - entry.point))
    verdict = judge_compound(entry, average, reading.steps)
    first, last = total_years(entry)
    if phrase and not allowed:
        verdict = (Verdict.NOT_COMPARABLE, f"open: {phrase.says}")
    elif verdict[0] == Verdict.CONSISTENT and reading.steps != last - first:
        start = last - reading.steps
        says = f"read as {reading.steps} years of growth, from the level of {start}"
        verdict = (Verdict.CONSISTENT, says)
    sum_of = f"(1+{average.written}%)^{reading.steps}-1 = {shown(total)} %"
    return result("doubling_against_average", entry, (average, entry), total, sum_of, verdict)
