"""One series and one period told twice.

Within a report the two must agree; in a later report the value may have been revised.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from reportschema.checking.audit.book import Book, Entry, apart, bases_differ
from reportschema.checking.audit.intervals import is_exact_count
from reportschema.checking.audit.judging import WITHIN_PRECISION, result, shown
from reportschema.checking.audit.registry import AuditResult, relation
from reportschema.models.codes import Transformation, Verdict
from reportschema.models.periods import Period

_REVISION = Fraction(
    1, 10
)  # how far a later report may be from an earlier one and still pass for revised


@relation("repeats_agree", "what is said again is the same")
def repeats_agree(book: Book) -> Iterator[AuditResult]:
    for entry in book.entries:
        first = book.linked(entry, entry.figure.repeats)
        if first is None or not entry.normalized.unit:
            continue
        verdict = _again(first, entry)
        sum_of = f"{first.term(entry)} and {entry.term(first)}"
        yield result("repeats_agree", entry, (first, entry), first.point, sum_of, verdict)


def _again(first: Entry, again: Entry) -> tuple[Verdict, str | None]:
    figure, second = first.figure, again.figure
    if (figure.indicator, figure.transformation) != (
        second.indicator,
        second.transformation,
    ) or figure.label != second.label:
        return Verdict.INCONSISTENT, "the two are not about the same"
    if first.normalized.unit != again.normalized.unit:
        return (
            Verdict.INCONSISTENT,
            f"units differ: {first.normalized.unit} and {again.normalized.unit}",
        )
    if apart(first, again) and not (
        second.period and again.report.delivered.startswith(second.period)
    ):
        return Verdict.INCONSISTENT, f"one is of {figure.period}, the other of {second.period}"
    return _equal(first, again) or (
        Verdict.INCONSISTENT,
        f"differs by {shown(again.point - first.point)} {again.normalized.unit}",
    )


def _equal(first: Entry, second: Entry) -> tuple[Verdict, str | None] | None:
    if first.point == second.point and first.figure.hedge == second.figure.hedge:
        return Verdict.CONSISTENT, None
    if first.interval.meets(second.interval):
        return Verdict.ROUNDING, WITHIN_PRECISION
    return None


@relation("same_series", "one series has one value for a period, unless revised")
def same_series(book: Book) -> Iterator[AuditResult]:
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for entry in book.observations():
        figure = entry.figure
        if (
            figure.period
            and figure.repeats is None
            and figure.transformation != Transformation.RANK
        ):
            key = (
                entry.subject,
                figure.transformation,
                figure.collection,
                figure.period,
                figure.counterpart_area,
                figure.base_period,
            )
            groups.setdefault(key, []).append(entry)
    for group in groups.values():
        for first, second in combinations(group, 2):
            sum_of = f"{first.term(second)} and {second.term(first)}"
            yield result(
                "same_series",
                second,
                (first, second),
                first.point,
                sum_of,
                _twice(book, first, second),
            )


def _twice(book: Book, first: Entry, second: Entry) -> tuple[Verdict, str | None]:
    if first.normalized.unit != second.normalized.unit:
        return (
            Verdict.NOT_COMPARABLE,
            f"units differ: {first.normalized.unit} and {second.normalized.unit}",
        )
    if agreement := _equal(first, second):
        return agreement
    away = second.point - first.point
    if bases_differ(first, second):
        return Verdict.NOT_COMPARABLE, "the two follow different conventions"
    if first.report.id == second.report.id:
        return (
            Verdict.INCONSISTENT,
            f"one report gives two values, {shown(away)} {second.normalized.unit} apart",
        )
    early, late = sorted((first, second), key=lambda entry: book.reports.index(entry.report))
    if _before_its_end(early):
        return (
            Verdict.NOT_COMPARABLE,
            f"{early.report.id} was given before {early.figure.period} had ended",
        )
    size = max(abs(first.point), abs(second.point))
    if abs(away) <= size * _REVISION:
        change = (
            shown(late.point - early.point, 4)
            if not is_exact_count(late.figure, book.units)
            else shown(late.point - early.point)
        )
        return (
            Verdict.NOT_COMPARABLE,
            (
                f"revision: {late.report.id} gives {change} {late.normalized.unit} more than "
                f"{early.report.id}"
            ),
        )
    return (
        Verdict.INCONSISTENT,
        f"{late.report.id} and {early.report.id} are too far apart for a revision",
    )


def _before_its_end(entry: Entry) -> bool:
    """Whether a report was given before the period that its figure is for had ended."""
    delivered, period = Period.of(entry.report.delivered), entry.period
    if delivered is None or period is None or delivered.first is None or period.last is None:
        return False
    return delivered.first <= period.last
