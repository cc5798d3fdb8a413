"""Digests of records: what a reading of a record holds to, and which readings hold still.

A digest is of all that a record says but its offsets, so that any other difference withdraws the
reading, and another edition of the text does not.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from typing import Any, NamedTuple

from reportschema.models.annotating.annotation_codes import Reader
from reportschema.models.annotating.review import Review
from reportschema.models.annotating.states import Reviewed, Withdrawal
from reportschema.models.fields.anchors import AnchorParts, SpanParts
from reportschema.models.fields.base import Model, Record
from reportschema.models.fields.shape import children, members
from reportschema.models.records.edition import Edition
from reportschema.models.report import WorkReport

_DIGITS = 4
_encoded = json.JSONEncoder(ensure_ascii=False).encode


def digest_of(record: Record) -> str:
    """Four hexadecimal digits of what a record says: its table, and all its fields but offsets."""
    says = _encoded([record.table.name, _without_offsets(record)])
    return sha256(says.encode()).hexdigest()[:_DIGITS]


def readable_lists() -> list[tuple[str, type[Record]]]:
    """The lists of a report whose records one can read against the text, with their models.

    What an edition says comes from outside the text.
    """
    return [
        (name, kind)
        for name, kind in children(WorkReport)
        if kind not in (Edition, Review, Withdrawal)
    ]


def readable(report: WorkReport) -> dict[str, Record]:
    """The records that somebody can read against the text, by what they are known by.

    In the order of the source.
    """
    return {
        record.key(): record for name, _ in readable_lists() for record in getattr(report, name)
    }


class Readings(NamedTuple):
    """What became of the readings of a report.

    accepted: the reading of each record that somebody has read and that says the same still, by
    what the record is known by; of several that hold, a person's before a model's, then the last.
    stale: those that their records have outlived, as number of the entry and record. Not those that
    are made good: somebody has read what the record says now, and no model in place of a person.
    """

    accepted: dict[str, Reviewed]
    stale: list[tuple[int, str]]


def readings(report: WorkReport) -> Readings:
    """Which readings of a report hold still, and which do not."""
    digests = _digests(report)
    by_weight = sorted(report.reviewed, key=lambda reviewed: reviewed.by == Reader.PERSON)
    holding = {
        key: reviewed
        for reviewed in by_weight
        for key, digest in reviewed.records.items()
        if digests.get(key) == digest
    }
    outlived = [
        (i, key)
        for i, reviewed in enumerate(report.reviewed)
        for key, digest in reviewed.records.items()
        if digests.get(key, digest) != digest
        and not (key in holding and holding[key].by in (Reader.PERSON, reviewed.by))
    ]
    return Readings(holding, outlived)


def accepted(report: WorkReport) -> dict[str, Reviewed]:
    """The reading of each record that somebody has read and that says the same still."""
    return readings(report).accepted


def stale(report: WorkReport) -> list[tuple[int, str]]:
    """The readings that their records have outlived: the number of the entry, and the record."""
    return readings(report).stale


def _digests(report: WorkReport) -> dict[str, str]:
    """The digest of each record that has been read, as it is now."""
    if not report.reviewed:
        return {}
    records = readable(report)
    read = {key for reviewed in report.reviewed for key in reviewed.records}
    return {key: digest_of(records[key]) for key in read if key in records}


def _without_offsets(value: Any) -> Any:
    """A value as JSON has it; fields that have their default are left out."""
    kind = type(value)
    if kind is AnchorParts:
        return value.exact
    if kind is tuple:
        return [_without_offsets(part) for part in value]
    if value is None or kind is SpanParts:
        return None
    if isinstance(value, Model):
        said = value.__dict__
        return {
            name: part if type(part) is str else _without_offsets(part)
            for name, default in _defaults(type(value))
            if (part := said[name]) is not default and part != default
        }
    return str(value)


@cache
def _defaults(model: type[Model]) -> tuple[tuple[str, Any], ...]:
    """The fields of a model with what stands where nothing is said."""
    return tuple((member.name, member.default) for member in members(model))
