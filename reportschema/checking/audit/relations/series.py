"""One series and one period told twice.

Within a report the two must agree; in a later report the value may have been revised.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from reportschema.checking.audit.book import Book, Entry, apart
from reportschema.checking.audit.judging import WITHIN_PRECISION, apart_by, result
from reportschema.checking.audit.registry import AuditResult, relation
from reportschema.comparing import Difference, Lately, Subject, comparable, names_its_basis_apart
from reportschema.models.fields.codes import Transformation, Verdict
from reportschema.models.fields.periods import Period

# How far a later report may be from an earlier one and still pass for revised.
_REVISION = Fraction(1, 10)


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
        f"differs by {apart_by(again.point - first.point, again)}",
    )


def _equal(first: Entry, second: Entry) -> tuple[Verdict, str | None] | None:
    if first.point == second.point and first.figure.hedge == second.figure.hedge:
        return Verdict.CONSISTENT, None
    if first.interval.meets(second.interval):
        return Verdict.ROUNDING, WITHIN_PRECISION
    return None


@relation("same_series", "one series has one value for a period, unless revised")
def same_series(book: Book) -> Iterator[AuditResult]:
    """Each figure beside the nearest one before it that can be compared with it.

    The order is that of the reports and, within one, of its source: a value is compared along its
    vintages, not each vintage with each. A part that bears its whole's name is no second value.
    """
    earlier: dict[tuple[Subject, Transformation, str], Lately[Entry]] = {}
    for entry in book.observations():
        figure = entry.figure
        if not figure.period or figure.repeats or figure.transformation == Transformation.RANK:
            continue
        whole = book.linked(entry, figure.part_of)
        if whole and whole.subject == entry.subject:
            continue
        key = (entry.subject, figure.transformation, figure.period)
        lately = earlier.setdefault(key, Lately())
        if before := lately.nearest(entry):
            yield result(
                "same_series",
                entry,
                (before, entry),
                before.point,
                f"{before.term(entry)} and {entry.term(before)}",
                _twice(before, entry),
            )
        lately.add(entry)


def _twice(early: Entry, late: Entry) -> tuple[Verdict, str | None]:
    why = comparable(early, late)
    if any(reason.difference == Difference.UNIT for reason in why):
        return Verdict.NOT_COMPARABLE, "; ".join(map(str, why))
    if agreement := _equal(early, late):
        return agreement
    if why:
        return Verdict.NOT_COMPARABLE, "; ".join(map(str, why))
    away = late.point - early.point
    if names_its_basis_apart(early, late):
        return Verdict.NOT_COMPARABLE, "of two values in one report, one names its basis"
    if early.report.id == late.report.id:
        return Verdict.INCONSISTENT, f"one report gives two values, {apart_by(away, late)} apart"
    if _before_its_end(early):
        return (
            Verdict.NOT_COMPARABLE,
            f"{early.report.id} was given before {early.figure.period} had ended",
        )
    if abs(away) > max(abs(early.point), abs(late.point)) * _REVISION:
        reports = f"{late.report.id} and {early.report.id}"
        return Verdict.INCONSISTENT, f"{reports} are too far apart for a revision"
    change = apart_by(away, late, digits=2 if late.counted else 4)
    return (
        Verdict.NOT_COMPARABLE,
        f"revision: {late.report.id} gives {change} more than {early.report.id}",
    )


def _before_its_end(entry: Entry) -> bool:
    """Whether a report was given before the period that its figure is for had ended."""
    delivered, period = Period.of(entry.report.delivered), entry.period
    if delivered is None or period is None or delivered.first is None or period.last is None:
        return False
    return delivered.first <= period.last
