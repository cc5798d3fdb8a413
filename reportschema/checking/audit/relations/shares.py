"""Shares that make up a whole, and rates that counts of the same report give."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from reportschema.checking.audit.book import Book, Entry
from reportschema.checking.audit.intervals import spread
from reportschema.checking.audit.judging import RESTS_ON, WITHIN_PRECISION, judge, result, shown
from reportschema.checking.audit.registry import AuditResult, relation
from reportschema.models.fields.codes import Nature, Transformation, Verdict

_NEAR = 60  # characters between a count and the rate that it is the numerator of
_FEWEST = 2


@relation("shares_sum", "shares said as one ratio make up 100 %")
def shares_sum(book: Book) -> Iterator[AuditResult]:
    groups: dict[tuple[str, int, int], list[Entry]] = {}
    for entry in book.entries:
        figure = entry.figure
        known = book.vocabulary.indicators.get(figure.indicator or "")
        if (
            figure.nth
            and figure.transformation == Transformation.LEVEL
            and known
            and known.nature == Nature.SHARE
        ):
            groups.setdefault((entry.report.id, figure.at.start, figure.at.end), []).append(entry)
    for group in groups.values():
        if len(group) < _FEWEST or any(entry.normalized.unit != "%" for entry in group):
            continue
        total = sum((entry.point for entry in group), Fraction(0))
        slack = sum((_width(entry) for entry in group), Fraction(0))
        if len({(entry.figure.period, entry.place) for entry in group}) > 1:
            verdict: tuple[Verdict, str | None] = (
                Verdict.INCONSISTENT,
                "one ratio, and its shares are of several periods or places",
            )
        elif total == 100:
            verdict = (Verdict.CONSISTENT, None)
        elif abs(total - 100) <= slack:
            verdict = (Verdict.ROUNDING, WITHIN_PRECISION)
        else:
            verdict = (Verdict.INCONSISTENT, f"{shown(total - 100)} points off a whole")
        row = result(
            "shares_sum",
            group[0],
            group,
            total,
            f"{'+'.join(entry.written for entry in group)} = {shown(total)}",
            verdict,
            rests_on=RESTS_ON - {"unit"},  # a ratio of three sectors says no unit
        )
        yield replace(row, stated=Decimal(100))


def _width(entry: Entry) -> Fraction:
    low, high = entry.interval
    return (high - low) / 2 if low is not None and high is not None else Fraction(0)


@relation("share_against_counts", "a share of a count is what the counted part gives")
def share_against_counts(book: Book) -> Iterator[AuditResult]:
    counts = _counts(book)
    for entry in book.observations():
        whole = book.linked(entry, entry.figure.share_of)
        if whole is None or entry.normalized.unit != "%" or not whole.point or entry.figure.repeats:
            continue
        part = _numerator(counts, entry, whole)
        if part is None:
            continue
        share = part.point / whole.point * 100
        verdict = judge(
            entry,
            share,
            spread(
                lambda part_value, whole_value: part_value / whole_value * 100,
                part.interval,
                whole.interval,
            ),
        )
        sum_of = f"{part.term(whole)}/{whole.term(part)} = {shown(share)} %"
        yield result("share_against_counts", entry, (part, whole, entry), share, sum_of, verdict)


_Place = tuple[str, str | None, int]


def _counts(book: Book) -> dict[_Place, list[Entry]]:
    """Levels by report, unit and place in the text, at most two at a place: more are no count."""
    counts: dict[_Place, list[Entry]] = {}
    for entry in book.observations():
        if entry.figure.transformation == Transformation.LEVEL:
            place = (entry.report.id, entry.normalized.unit, entry.figure.at.start)
            there = counts.setdefault(place, [])
            if len(there) < _FEWEST:
                there.append(entry)
    return counts


def _numerator(counts: dict[_Place, list[Entry]], share: Entry, whole: Entry) -> Entry | None:
    """The count that a share is the share of, or None.

    Nothing names it, so it must stand between the whole and the share, and near the share.
    """
    end = share.figure.at.start
    for start in range(end - 1, max(end - _NEAR, whole.figure.at.end) - 1, -1):
        for entry in counts.get((share.report.id, whole.normalized.unit, start), []):
            if entry.id != whole.id and entry.point <= whole.point:
                return entry
    return None


@relation(
    "completion_against_target", "a completion rate is what was done against what was to be done"
)
def completion_against_target(book: Book) -> Iterator[AuditResult]:
    """Each rate beside the nearest amount in its report that is of the same target."""
    done: dict[_Done, list[Entry]] = {}
    rates: list[tuple[Entry, Entry]] = []
    for entry in book.observations():
        target = book.linked(entry, entry.figure.fulfils) if not entry.is_target else None
        if target is None:
            continue
        if entry.figure.transformation == Transformation.LEVEL:
            key = (target.id, entry.report.id, entry.normalized.unit)
            done.setdefault(key, []).append(entry)
        elif entry.figure.transformation == Transformation.COMPLETION and target.point:
            rates.append((entry, target))
    for levels in done.values():
        levels.sort(key=_start)
    for entry, target in rates:
        levels = done.get((target.id, entry.report.id, target.normalized.unit), [])
        if level := _nearest(levels, entry):
            rate = level.point / target.point * 100
            verdict = judge(
                entry,
                rate,
                spread(lambda part, whole: part / whole * 100, level.interval, target.interval),
            )
            sum_of = f"{level.term(target)}/{target.term(level)} = {shown(rate)} %"
            yield result(
                "completion_against_target", entry, (level, target, entry), rate, sum_of, verdict
            )


_Done = tuple[str, str, str | None]  # target, report, unit


def _start(entry: Entry) -> int:
    return entry.figure.at.start


def _nearest(levels: list[Entry], to: Entry) -> Entry | None:
    """Of figures in the order of the text, the nearest before another one, else after it."""
    place = bisect_right(levels, _start(to), key=_start)
    near = levels[place - 1 : place] if place else levels[:1]
    return near[0] if near else None
