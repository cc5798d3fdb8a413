"""What a matching is: pairs of records with their differences, and what has no counterpart."""

from __future__ import annotations

from dataclasses import dataclass

from reportschema.models import Record

LIST = "list"  # the field of a change that says in which list a record stands


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of a coding, and the list that it stands in (`targets`)."""

    list: str
    record: Record

    @property
    def key(self) -> str:
        """The id of the record; its place or what it is about where it has no id."""
        return self.record.key()


@dataclass(frozen=True, slots=True)
class Change:
    """A field in which the two records of a pair differ, with both values.

    field: its name, or `list` for a record that stands in another list now: the values are then
    the names of the lists.
    """

    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class Pair:
    """A record of the old coding and the one of the new coding that stands for it."""

    old: Entry
    new: Entry
    changes: tuple[Change, ...]

    @property
    def same(self) -> bool:
        """Whether the two say the same; their ids do not count."""
        return not self.changes

    def changed(self, field: str) -> bool:
        """Whether they differ in a field."""
        return any(change.field == field for change in self.changes)


@dataclass(frozen=True, slots=True)
class Matching:
    """Each record of two codings, once.

    pairs: in the order of the old coding. new, gone: what only the new or only the old coding has,
    each in its order. unplaced: those of the gone whose words the new edition does not have.
    """

    pairs: tuple[Pair, ...]
    new: tuple[Entry, ...]
    gone: tuple[Entry, ...]
    unplaced: tuple[Entry, ...] = ()

    @property
    def same(self) -> tuple[Pair, ...]:
        """The pairs without a difference."""
        return tuple(pair for pair in self.pairs if pair.same)

    @property
    def changed(self) -> tuple[Pair, ...]:
        """The pairs that differ in some field."""
        return tuple(pair for pair in self.pairs if not pair.same)
