"""Digests of records: what a reading of a record holds to, and which readings hold still.

A digest is of all that a record says but its offsets, so that any other difference withdraws the
reading, and another edition of the text does not.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from reportschema.models.anchors import AnchorParts, SpanParts
from reportschema.models.base import Model, Record
from reportschema.models.report import WorkReport
from reportschema.models.shape import children, members
from reportschema.models.states import Reviewed, Withdrawal

_DIGITS = 4


def digest_of(record: Record) -> str:
    """Four hexadecimal digits of what a record says: its table, and all its fields but offsets."""
    says = json.dumps([record.table.name, _without_offsets(record)], ensure_ascii=False)
    return sha256(says.encode()).hexdigest()[:_DIGITS]


def accepted(report: WorkReport) -> dict[str, Reviewed]:
    """The reading of each record that somebody has read and that says the same still.

    By what the record is known by; of several readings that hold, the last in the source.
    """
    digests = {
        record.key(): digest_of(record)
        for name, kind in children(WorkReport)
        if kind is not Withdrawal
        for record in getattr(report, name)
    }
    return {
        key: reviewed
        for reviewed in report.reviewed
        for key, digest in reviewed.records.items()
        if digests.get(key) == digest
    }


def _without_offsets(value: Any) -> Any:
    """A value as JSON has it; fields that have their default are left out."""
    if isinstance(value, AnchorParts):
        return value.exact
    if isinstance(value, SpanParts) or value is None:
        return None
    if isinstance(value, Model):
        fields = ((m.name, getattr(value, m.name), m.default) for m in members(type(value)))
        return {name: _without_offsets(part) for name, part, default in fields if part != default}
    if isinstance(value, tuple):
        return [_without_offsets(part) for part in value]
    return str(value)
