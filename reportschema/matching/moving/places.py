"""A source's places moved: to another edition of its text, or to where its quotations stand now.

All that says where something stands is moved, in every list. A record whose anchor has no place
any more is named and left out of what comes back; so are references to it, and readings of it. A
reading of a record that moved holds still, for the record says what it said; not so where it lost a
cue or a reference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from reportschema.matching.moving.aligning import Alignment, Span
from reportschema.matching.placed import LISTS, fields_of
from reportschema.models import Record, WorkReport, digest_of
from reportschema.models.fields.anchors import AnchorParts, SpanParts
from reportschema.models.fields.shape import children


class Mover(Protocol):
    """Says where anchors and passages stand now; None for nowhere. text: what they stand in now."""

    text: str

    def anchor(self, at: AnchorParts) -> Span | None:
        """Where a quotation stands now."""

    def passage(self, at: SpanParts) -> Span | None:
        """Where a passage stands now."""

    def doubt(self, at: AnchorParts | SpanParts) -> str | None:
        """What to look at in a place that was moved."""


class ToEdition:
    """Moves to another edition of the text, by what both say."""

    def __init__(self, old: str, new: str) -> None:
        self.text = new
        self._alignment = Alignment(old, new)

    def common(self) -> float:
        """How much of the shorter of the two texts stands in the other, from 0 to 1."""
        return self._alignment.common()

    def anchor(self, at: AnchorParts) -> Span | None:
        """Where the same characters stand in the other edition."""
        return self._alignment.anchor(at.start, at.end)

    def passage(self, at: SpanParts) -> Span | None:
        """Where a passage stands, as far as the other edition has it."""
        return self._alignment.passage(at.start, at.end)

    def doubt(self, at: AnchorParts | SpanParts) -> str | None:
        """That a passage lost its beginning or its end."""
        if isinstance(at, AnchorParts) or self._alignment.is_whole(at.start, at.end):
            return None
        return "is shorter: the other edition lacks its beginning or end"


@dataclass(frozen=True, slots=True)
class Unsure:
    """A place that was not moved, or that needs an eye.

    loc: its path in the source. record: what it is a place of, such as `targets t3`. words: the
    quotation, None of a passage. doubt: what to look at; None for what has no place any more.
    """

    loc: tuple[Any, ...]
    record: str
    words: str | None
    doubt: str | None = None


@dataclass(frozen=True)
class Moving:
    """A source's data after a move.

    origins: for each list with records, the number that each had before. lost: places that could
    not be moved; doubts: those that were, with something to look at.
    """

    data: dict[str, Any]
    origins: dict[str, list[int]]
    lost: list[Unsure] = field(default_factory=list)
    doubts: list[Unsure] = field(default_factory=list)


def moved(report: WorkReport, data: Mapping[str, Any], mover: Mover) -> Moving:
    """Moves all places of a report. data: the same report as plain data; it stays as it is."""
    moving = Moving(dict(data), {})
    keys: dict[str, str | None] = {}  # of each record before -> after, None for one left out
    for name in LISTS:
        records = getattr(report, name)
        rows = []
        for i, (record, row) in enumerate(zip(records, data.get(name) or (), strict=True)):
            key = record.key()
            there = _moved_row((name, i), record, row, mover, moving)
            keys[key] = None if there is None else _key(record, there)
            if there is not None:
                rows.append((i, there))
        if name in data:
            moving.data[name] = [row for _, row in rows]
            moving.origins[name] = [i for i, _ in rows]
    lost = {key for key, there in keys.items() if there is None}
    _drop_references(moving.data, lost)
    if "reviewed" in data:
        _keep_readings(report, moving, keys)
    return moving


def _moved_row(
    loc: tuple[Any, ...], record: Record, row: Mapping[str, Any], mover: Mover, moving: Moving
) -> dict[str, Any] | None:
    """The record with its places moved; None where the place of its own is lost."""
    there = dict(row)
    about = f"{loc[0]} {record.key()}"
    for name in fields_of(type(record)).places:
        value = getattr(record, name)
        if not value:
            continue
        if isinstance(value, AnchorParts | SpanParts):
            place = _place((*loc, name), about, value, mover, moving)
            if place is None:
                return None
            there[name] = place
        else:
            several = [
                _place((*loc, name, i), about, at, mover, moving) for i, at in enumerate(value)
            ]
            there[name] = [place for place in several if place is not None]
            if not there[name]:
                del there[name]
    return there


def _place(
    loc: tuple[Any, ...],
    about: str,
    at: AnchorParts | SpanParts,
    mover: Mover,
    moving: Moving,
) -> list[str] | None:
    """A place as the source writes it, where it is now."""
    quoted = isinstance(at, AnchorParts)
    span = mover.anchor(at) if isinstance(at, AnchorParts) else mover.passage(at)
    words = at.exact if isinstance(at, AnchorParts) else None
    if span is None:
        moving.lost.append(Unsure(loc, about, words))
        return None
    if (doubt := mover.doubt(at)) is not None:
        moving.doubts.append(Unsure(loc, about, words, doubt))
    start, end = span
    return [str(start), str(end), *([mover.text[start:end]] if quoted else [])]


def _key(record: Record, row: Mapping[str, Any]) -> str:
    """The key of a record after the move, which is of its place where it has no id of its own."""
    at = getattr(record, "at", None)
    if at is None:
        return record.key()
    return record.model_copy(update={"at": at._replace(start=int(row["at"][0]))}).key()


def _drop_references(data: dict[str, Any], lost: set[str]) -> None:
    """Takes references to lost records out of the others."""
    kinds = {name: fields_of(kind).references for name, kind in _kinds()}
    for name, references in kinds.items():
        rows = data.get(name)
        if rows and references:
            data[name] = [
                {k: v for k, v in row.items() if not (k in references and v in lost)}
                for row in rows
            ]


def _kinds() -> Iterator[tuple[str, type[Record]]]:
    return ((name, kind) for name, kind in children(WorkReport) if name in LISTS)


def _keep_readings(report: WorkReport, moving: Moving, keys: Mapping[str, str | None]) -> None:
    """Readings under the keys and digests of the records that were moved."""
    data = moving.data
    after = WorkReport.model_validate({k: v for k, v in data.items() if k != "reviewed"})
    before, now = _by_key(report), _by_key(after)
    readings = []
    for row in data["reviewed"]:
        records = {}
        for key, digest in row["records"].items():
            there = keys.get(key, key)
            if there is None:
                continue
            records[there] = digest
            if key in before and digest == digest_of(before[key]):
                old, new = before[key], now[there]
                records[there] = digest_of(new) if _is_whole(old, new) else digest
        if records:
            readings.append({**row, "records": records})
    data["reviewed"] = readings
    if not readings:
        del data["reviewed"]


def _by_key(report: WorkReport) -> dict[str, Record]:
    return {record.key(): record for name in LISTS for record in getattr(report, name)}


def _is_whole(old: Record, new: Record) -> bool:
    """Whether a record has all the places and references that it had before the move."""
    fields = fields_of(type(old))
    return all(
        _count(getattr(old, name)) == _count(getattr(new, name))
        for name in (*fields.places, *fields.references)
    )


def _count(value: Any) -> int:
    """How many places or references a field has; a place is a tuple of its own kind."""
    return len(value) if type(value) is tuple else int(value is not None)
