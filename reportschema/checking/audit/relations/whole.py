"""Whole things behind a rate.

A count and its growth imply a count before, and half a firm gives a wrong rate away.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor

from reportschema.checking.audit.book import Book, Entry
from reportschema.checking.audit.intervals import Interval, spread
from reportschema.checking.audit.judging import WITHIN_PRECISION, result, shown
from reportschema.checking.audit.registry import AuditResult, relation
from reportschema.models.fields.codes import Collection, Hedge, Transformation, Verdict

_FEW = Fraction(1)  # an interval as wide as this holds a whole number whatever was said


@relation(
    "whole_number_behind_rate", "a count and its growth or completion imply a whole number before"
)
def whole_number_behind_rate(book: Book) -> Iterator[AuditResult]:
    for entry in book.observations():
        figure = entry.figure
        growth = (
            figure.transformation == Transformation.GROWTH
            and figure.collection != Collection.AVERAGE
        )
        if (
            not growth and figure.transformation != Transformation.COMPLETION
        ) or figure.unit == "番":  # 翻番 is a round word
            continue
        level = book.level(entry, figure.period) or book.level(entry, f"../{figure.period}")
        if (
            level is None
            or level.report.id != entry.report.id
            or not level.counted
            or figure.hedge != Hedge.EXACT
            or entry.normalized.unit != "%"
        ):
            continue
        if growth and book.level(entry, figure.base_period) and figure.base_period:
            continue
        rate = 100 if growth else 0
        everything = not growth and entry.point == 100  # then the count is the whole itself
        if everything or rate + entry.point <= 0:
            continue

        def before(value: Fraction, rate: Fraction, plus: int = rate) -> Fraction:
            return value / ((plus + rate) / 100)

        near, wide = (
            spread(before, level.interval, interval)
            for interval in (entry.interval, entry.round_interval)
        )
        if near.low is None or near.high is None or near.high - near.low >= _FEW:
            continue
        computed = before(level.point, entry.point)
        behind = (
            f"({rate}%{'-' if entry.point < 0 else '+'}{shown(abs(entry.point))}%)"
            if growth
            else f"{shown(entry.point)}%"
        )
        sum_of = f"{level.written}/{behind} = {shown(computed)}"
        row = result(
            "whole_number_behind_rate",
            entry,
            (level, entry),
            computed,
            sum_of,
            _verdict(entry, computed, near, wide),
            level.normalized.unit,
        )
        yield _about(row, level)


def _verdict(
    entry: Entry, computed: Fraction, near: Interval, wide: Interval
) -> tuple[Verdict, str | None]:
    nearest = round(computed)
    if near.holds(Fraction(nearest)):
        completed = entry.figure.transformation == Transformation.COMPLETION
        return Verdict.CONSISTENT, f"implies {nearest} {'in all' if completed else 'before'}"
    if wide.low is not None and wide.high is not None and ceil(wide.low) <= floor(wide.high):
        return (
            Verdict.ROUNDING,
            f"{entry.written} is a round number" if wide != near else WITHIN_PRECISION,
        )
    return (
        Verdict.INCONSISTENT,
        f"no whole number gives this rate: the nearest, {nearest}, gives another",
    )


def _about(row: AuditResult, level: Entry) -> AuditResult:
    """What is stated here is the count; the rate is a term."""
    return replace(row, stated=level.figure.value)
