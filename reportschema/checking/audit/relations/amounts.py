"""Money given to so many people at so much each: 3名, 2000元, 6000元 in a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from reportschema.checking.audit.book import Book, Entry
from reportschema.checking.audit.intervals import spread
from reportschema.checking.audit.judging import judge, result, shown
from reportschema.checking.audit.registry import AuditResult, relation
from reportschema.models.fields.codes import Collection, Transformation

_APART = 40  # characters from one of the three to the next


@relation("amount_per_head", "people times the amount each is the amount in all")
def amount_per_head(book: Book) -> Iterator[AuditResult]:
    for _, group in groupby(book.observations(), key=lambda entry: entry.report.id):
        row = sorted(group, key=lambda entry: entry.figure.at.start)
        for people, each, total in zip(row, row[1:], row[2:], strict=False):
            if _is_sum(people, each, total):
                product = people.point * each.point
                verdict = judge(
                    total,
                    product,
                    spread(lambda heads, rate: heads * rate, people.interval, each.interval),
                )
                sum_of = f"{people.term(each)}×{each.term(people)} = {shown(product)}"
                yield result(
                    "amount_per_head", total, (people, each, total), product, sum_of, verdict
                )


def _is_sum(people: Entry, each: Entry, total: Entry) -> bool:
    """Whether three figures are people, money for each, and the sum of money, one after the other.

    The rate has no collection, and its currency is that of the sum.
    """
    levels = all(
        entry.figure.transformation == Transformation.LEVEL for entry in (people, each, total)
    )
    close = (
        total.figure.at.start - each.figure.at.start <= _APART
        and each.figure.at.start - people.figure.at.start <= _APART
    )
    units = (
        people.normalized.unit == "persons"
        and each.normalized.unit == total.normalized.unit == "CNY"
    )
    return (
        levels
        and close
        and units
        and each.collection is None
        and total.collection == Collection.SUM
    )
