"""Shares that make up a whole, and rates that counts of the same report give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from reportschema.checking.audit.book import Book, Entry
from reportschema.checking.audit.intervals import spread
from reportschema.checking.audit.judging import WITHIN_PRECISION, judge, result, shown
from reportschema.checking.audit.registry import AuditResult, relation
from reportschema.models import Observation
from reportschema.models.codes import Nature, Transformation, Verdict

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
        )
        yield replace(row, stated=Decimal(100))


def _width(entry: Entry) -> Fraction:
    low, high = entry.interval
    return (high - low) / 2 if low is not None and high is not None else Fraction(0)


@relation("share_against_counts", "a share of a count is what the counted part gives")
def share_against_counts(book: Book) -> Iterator[AuditResult]:
    for entry in book.observations():
        whole = book.linked(entry, entry.figure.share_of)
        if whole is None or entry.normalized.unit != "%" or not whole.point or entry.figure.repeats:
            continue
        part = _numerator(book, entry, whole)
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


def _numerator(book: Book, share: Entry, whole: Entry) -> Entry | None:
    """The count that a share is the share of, or None.

    Nothing names it, so it must stand between the whole and the share, and near the share.
    """
    end = share.figure.at.start
    begin = max(end - _NEAR, whole.figure.at.end)
    near = [
        entry
        for entry in book.observations()
        if entry.report.id == share.report.id
        and entry.id != whole.id
        and entry.figure.transformation == Transformation.LEVEL
        and entry.normalized.unit == whole.normalized.unit
        and begin <= entry.figure.at.start < end
        and entry.point <= whole.point
    ]
    return max(near, key=lambda entry: entry.figure.at.start, default=None)


@relation(
    "completion_against_target", "a completion rate is what was done against what was to be done"
)
def completion_against_target(book: Book) -> Iterator[AuditResult]:
    done: dict[str, list[Entry]] = {}
    for entry in book.observations():
        if entry.figure.transformation == Transformation.LEVEL:
            target = book.linked(
                entry, entry.figure.fulfils if isinstance(entry.figure, Observation) else None
            )
            if target:
                done.setdefault(target.id, []).append(entry)
    for entry in book.observations():
        target = (
            book.linked(entry, entry.figure.fulfils)
            if isinstance(entry.figure, Observation)
            else None
        )
        if (
            entry.figure.transformation != Transformation.COMPLETION
            or target is None
            or not target.point
        ):
            continue
        for level in done.get(target.id, []):
            if (
                level.report.id == entry.report.id
                and level.normalized.unit == target.normalized.unit
            ):
                rate = level.point / target.point * 100
                verdict = judge(
                    entry,
                    rate,
                    spread(lambda part, whole: part / whole * 100, level.interval, target.interval),
                )
                sum_of = f"{level.term(target)}/{target.term(level)} = {shown(rate)} %"
                yield result(
                    "completion_against_target",
                    entry,
                    (level, target, entry),
                    rate,
                    sum_of,
                    verdict,
                )
