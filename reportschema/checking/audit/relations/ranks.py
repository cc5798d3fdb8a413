"""Ranks: one figure has one rank among the same places at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportschema.checking.audit.book import Book, Entry
from reportschema.checking.audit.judging import judge, result
from reportschema.checking.audit.registry import AuditResult, relation
from reportschema.models.fields.codes import Transformation, Verdict

_FOLLOWS = 120  # characters from a figure to its rank


@relation("ranks_agree", "one figure has one rank among the same places")
def ranks_agree(book: Book) -> Iterator[AuditResult]:
    """Each rank beside the one told before it, in the order of the reports."""
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for entry in book.observations():
        if entry.figure.transformation == Transformation.RANK and entry.figure.period:
            groups.setdefault(_ranked(book, entry), []).append(entry)
    for group in groups.values():
        for first, second in pairwise(group):
            verdict = judge(second, first.point, first.interval)
            if verdict[0] == Verdict.INCONSISTENT:
                verdict = (verdict[0], "the same is given two ranks")
            yield result(
                "ranks_agree",
                second,
                (first, second),
                first.point,
                f"{first.written} and {second.written}",
                verdict,
            )


def _ranked(book: Book, entry: Entry) -> tuple[object, ...]:
    """What is ranked, when, and among whom."""
    figure = entry.figure
    ranked = book.linked(entry, figure.ranks)
    what = (
        (ranked.subject, ranked.figure.transformation, ranked.figure.period)
        if ranked
        else (entry.subject, None, None)
    )
    return what, figure.period, figure.counterpart_area, figure.label, figure.indicator


@relation("rank_fits_figure", "a rank follows what it ranks and is of its time")
def rank_fits_figure(book: Book) -> Iterator[AuditResult]:
    """Only breaches give a row."""
    for entry in book.observations():
        ranked = book.linked(entry, entry.figure.ranks)
        if ranked is None:
            continue
        times = (ranked.figure.period, entry.figure.period)
        far = not 0 <= entry.figure.at.start - ranked.figure.at.start <= _FOLLOWS
        if far and ranked.report.id == entry.report.id:
            reason = "the rank does not follow what it is said to rank"
        elif all(times) and times[0] != times[1]:
            reason = f"the rank is of {times[1]}, what it ranks of {times[0]}"
        else:
            continue
        sum_of = f"rank {entry.written} of {ranked.id}"
        yield result(
            "rank_fits_figure", entry, (ranked, entry), None, sum_of, (Verdict.INCONSISTENT, reason)
        )
