"""A coding laid out for matching: its records with their places, numerals and content.

Content is what a record says: all its fields but its id. A reference to another record counts as
the place of that record, so that a renumbering changes nothing. Places of the old coding are told
in the offsets of the new edition.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from operator import attrgetter
from typing import Any, NamedTuple

from reportschema.matching.matching import Entry
from reportschema.models import Figure, Record, WorkReport
from reportschema.models.fields.anchors import AnchorParts, SpanParts
from reportschema.models.fields.shape import is_place, item_type, members
from reportschema.models.records.glossary import Component, GlossaryEntry
from reportschema.notation.numerals import scan

# The lists of a report whose records are matched, in the order of a source.
LISTS = (
    "outline",
    "headline_passages",
    "observations",
    "targets",
    "absent_targets",
    "problems",
    "livelihood_projects",
    "glossary",
    "awards",
    "numerals",
    "corrections",
)

# Lists whose order says nothing: they are compared as sets.
_UNORDERED = frozenset({"inferred"})

Span = tuple[int, int]
# Where a span of the old text stands in the new one; None where the new one lacks those words.
Moved = Callable[[int, int], Span | None]


class Fields(NamedTuple):
    """The fields of a type of record, sorted out. said: the values of the plain ones, in order."""

    plain: tuple[str, ...]
    references: tuple[str, ...]
    places: tuple[str, ...]
    said: Callable[[Record], tuple[Any, ...]]


@cache
def fields_of(record: type[Record]) -> Fields:
    """The fields that are compared as they are, through the match, and by their place."""
    compared = [member for member in members(record) if member.name != "id"]
    references = [m.name for m in compared if m.doc.local and m.doc.refers is not None]
    places = [m.name for m in compared if is_place(item_type(m.type) or m.type)]
    plain = [m.name for m in compared if m.name not in (*references, *places)]
    return Fields(tuple(plain), tuple(references), tuple(places), attrgetter(*plain))


def compared(record: Record, field: str) -> Any:
    """The value of a field as it is compared: a list without an order is sorted."""
    value = getattr(record, field)
    return tuple(sorted(value)) if field in _UNORDERED else value


def references(record: Record) -> list[str]:
    """The keys of the records of its report that a record refers to."""
    values = (getattr(record, name) for name in fields_of(type(record)).references)
    return [value for value in values if value is not None and "/" not in value]


@dataclass(frozen=True)
class Placed:
    """A record with its place.

    order: its number in the coding. span: in the offsets of the new edition; None where the record
    has no place, or its words have none there. content: what it says. said: the same without its
    place and references. led: where its references lead, in the order of its fields.
    """

    entry: Entry
    order: int
    span: Span | None
    content: tuple[Any, ...]
    said: tuple[Any, ...]
    led: tuple[Any, ...]

    @property
    def nth(self) -> int | None:
        """Which value of its span it is, where the span holds several."""
        return getattr(self.entry.record, "nth", None)

    @cached_property
    def numeral(self) -> Span | None:
        """Where its digits stand; the whole span where it has none (首位, 全覆盖)."""
        exact = getattr(getattr(self.entry.record, "at", None), "exact", None)
        if self.span is None or exact is None:
            return self.span
        mentions = scan(exact)
        if not mentions or self.span[1] - self.span[0] != len(exact):
            return self.span
        return self.span[0] + mentions[0].start, self.span[0] + mentions[-1].end

    @cached_property
    def rank(self) -> tuple[Any, ...]:
        """Sorts the records of a coding by place and content, whatever order they stand in."""
        place = self.span or (-1, -1)
        return (*place, self.nth or 0, self.entry.list, repr(self.said), self.order)


class Coding:
    """The records of one report, laid out. moved: leads from its text to the other's."""

    def __init__(self, report: WorkReport, moved: Moved | None = None) -> None:
        self._moved = moved
        self.entries = tuple(
            Entry(name, record) for name in LISTS for record in getattr(report, name)
        )
        self._by_id: dict[str, Entry] = {}
        for entry in self.entries:
            self._by_id.setdefault(entry.key, entry)

    def find(self, key: str) -> Entry | None:
        """The record of an id, or None."""
        return self._by_id.get(key)

    def placed(self, *, quoted: bool) -> tuple[Placed, ...]:
        """All records with their places.

        quoted: whether the words of an anchor count, as they do within one text; another edition
        may write them otherwise.
        """
        return tuple(self._lay(entry, i, quoted) for i, entry in enumerate(self.entries))

    def place(self, value: Any, *, quoted: bool) -> object:
        """A span, an anchor or several of them as compared: in the offsets of the new edition."""
        if isinstance(value, SpanParts | AnchorParts):
            span = self._span(value)
            return (span, value.exact) if quoted and isinstance(value, AnchorParts) else span
        if isinstance(value, tuple):
            return tuple(self.place(item, quoted=quoted) for item in value)
        return None

    def _span(self, at: SpanParts | AnchorParts | None) -> Span | None:
        if at is None:
            return None
        return (at.start, at.end) if self._moved is None else self._moved(at.start, at.end)

    def _lay(self, entry: Entry, order: int, quoted: bool) -> Placed:
        record = entry.record
        fields = fields_of(type(record))
        places = (self.place(getattr(record, name), quoted=quoted) for name in fields.places)
        led = tuple(self._referent(getattr(record, name)) for name in fields.references)
        said = _said(record)
        at = self._span(getattr(record, "at", None))
        return Placed(entry, order, at, (entry.list, *places, *led, *said), said, led)

    def _referent(self, key: str | None) -> object:
        """What stands for a reference: list and place of the record, whatever its id."""
        entry = self.find(key) if key is not None else None
        if entry is None:
            return key
        nth = entry.record.nth if isinstance(entry.record, Figure) else None
        return entry.list, self._span(getattr(entry.record, "at", None)), nth


def _said(record: Record) -> tuple[Any, ...]:
    """The plain fields of a record in order; the parts of a formula without their ids."""
    fields = fields_of(type(record))
    # A getter of one field gives no tuple.
    said = fields.said(record) if len(fields.plain) > 1 else (getattr(record, *fields.plain),)
    if isinstance(record, GlossaryEntry):
        return tuple(map(_without_ids, said))
    if isinstance(record, Figure) and len(record.inferred) > 1:
        return tuple(compared(record, name) for name in fields.plain)
    return said


def _without_ids(value: Any) -> Any:
    if isinstance(value, tuple) and value and isinstance(value[0], Component):
        return tuple((part.zh, part.en) for part in value)
    return value
