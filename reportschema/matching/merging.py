"""A fresh draft merged into a source: what stays, what comes in, and what the draft lacks.

Records that somebody has accepted stay as they are, whatever the draft says. Ids, corrections,
withdrawals and readings stay. No id that was ever given in the source is given again. Pure: whoever
writes the source puts the rows where they belong (`Row.origin`).
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from reportschema.matching.displacing import Standing
from reportschema.matching.match import match
from reportschema.matching.matching import LIST, Change, Entry, Pair
from reportschema.matching.naming import Names
from reportschema.matching.placed import LISTS, references
from reportschema.models import Bilingual, Record, Review, WorkReport, accepted
from reportschema.models.annotating.annotation_codes import ReviewReason
from reportschema.models.fields.shape import members

MERGED = tuple(name for name in LISTS if name != "corrections")
_OWN_WORDS = {"label_en", "term_en", "components", "review"}


class Fate(StrEnum):
    """What becomes of a record of the source or of the draft."""

    SAME = "same"
    ACCEPTED = "accepted"  # the draft differs; somebody has read the record and it stays
    OTHER_LIST = "other list"  # the draft has it in another list; it stays where it is
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"  # the draft lacks it; it stays
    REMOVED = "removed"
    LEFT_OUT = "left out"  # what the draft offers does not go with what is there


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one record. key: as in the source, or in the draft where it did not come in.

    changes: what the draft says otherwise.
    """

    fate: Fate
    list: str
    key: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A record of the merged report.

    origin: its number in its list of the source, None for a new one. offered: what the draft knows
    it by, None for what stays as it was.
    """

    record: Record
    origin: int | None = None
    offered: str | None = None


@dataclass(frozen=True, slots=True)
class Merge:
    """The merged report, its rows by list, and what became of each record."""

    report: WorkReport
    rows: Mapping[str, tuple[Row, ...]]
    outcomes: tuple[Outcome, ...]

    def count(self, fate: Fate) -> int:
        """How many records had this fate."""
        return sum(outcome.fate is fate for outcome in self.outcomes)

    @property
    def changes_something(self) -> bool:
        """Whether the merged report says anything that the source did not."""
        moved = {Fate.CHANGED, Fate.NEW, Fate.REMOVED}
        return any(outcome.fate in moved for outcome in self.outcomes)


def merge(
    source: WorkReport,
    draft: WorkReport,
    *,
    overwrite: bool = False,
    refused: Set[str] = frozenset(),
) -> Merge:
    """Merges a draft of the same text into a source.

    overwrite: the draft's word holds for all that nobody has accepted, what it lacks goes, and what
    stands in our own words is its own too. refused: records of the draft that may not come in
    (`Row.offered`), and of the source that may not go (`removal_of`).
    """
    return _Merging(source, draft, overwrite, refused).result()


class _Merging:
    """One merge on its way."""

    def __init__(
        self, source: WorkReport, draft: WorkReport, overwrite: bool, refused: Set[str]
    ) -> None:
        self._source, self._overwrite, self._refused = source, overwrite, refused
        self._draft = draft.model_copy(update={"corrections": source.corrections})
        self._accepted = set(accepted(source))
        self._names = Names(source)
        self._standing = Standing(source, self._accepted)
        self._fates: dict[tuple[str, str], Outcome] = {}  # of the records of the source
        self._offers: list[Outcome] = []  # of those that it does not have
        self._replaced: dict[int, Entry] = {}
        self._removed: set[int] = set()
        self._added: list[Entry] = []

    def result(self) -> Merge:
        matching = match(self._source, self._draft)
        gone, new = list(matching.gone), list(matching.new)
        stays = self._accepted | _led_to(self._source, self._accepted)
        pairs = []
        for pair in matching.pairs:
            if self._overwrite and pair.changed(LIST) and pair.old.key not in stays:
                gone.append(pair.old)
                new.append(pair.new)
            else:
                self._names.same(pair.new.key, pair.old.key)
                pairs.append(pair)
        self._gone(gone)
        for pair in pairs:
            self._pair(pair)
        for entry in sorted(new, key=_start):
            self._new(entry)
        self._displace()
        self._keep_what_is_referred_to()
        rows = {name: self._rows(name) for name in MERGED}
        return Merge(self._report(rows), rows, (*self._fates.values(), *self._offers))

    def _say(self, fate: Fate, entry: Entry, changes: tuple[Change, ...] = ()) -> None:
        self._fates[entry.list, entry.key] = Outcome(fate, entry.list, entry.key, changes)

    def _pair(self, pair: Pair) -> None:
        changes = tuple(
            change
            for change in pair.changes
            if self._overwrite or change.field not in own_words(type(pair.old.record))
        )
        if not changes:
            self._say(Fate.SAME, pair.old)
        elif pair.old.key in self._accepted:
            self._say(Fate.ACCEPTED, pair.old, changes)
        elif pair.changed(LIST):
            self._say(Fate.OTHER_LIST, pair.old, changes)
        elif _offer(pair.new) in self._refused or not self._standing.replaces(pair):
            self._say(Fate.LEFT_OUT, pair.old, changes)
        else:
            self._replaced[id(pair.old.record)] = pair.new
            self._say(Fate.CHANGED, pair.old, changes)

    def _gone(self, gone: list[Entry]) -> None:
        """What the draft lacks stays; to overwrite, only what is accepted."""
        for entry in gone:
            stays = (
                entry.key in self._accepted or removal_of(entry.list, entry.key) in self._refused
            )
            if self._overwrite and not stays:
                self._remove(entry)
            else:
                self._say(Fate.GONE, entry)

    def _remove(self, entry: Entry) -> None:
        self._removed.add(id(entry.record))
        self._standing.remove(entry)
        self._say(Fate.REMOVED, entry)

    def _new(self, entry: Entry) -> None:
        if _offer(entry) in self._refused or not self._standing.admits(entry):
            self._offers.append(Outcome(Fate.LEFT_OUT, entry.list, entry.key))
            return
        self._added.append(entry)
        key = self._names.give(entry)
        self._offers.append(Outcome(Fate.NEW, entry.list, key))

    def _displace(self) -> None:
        """Rows of the ledger and absences that give way to figures that come in."""
        for entry in self._standing.displaced():
            if id(entry.record) not in self._removed:
                self._removed.add(id(entry.record))
                self._say(Fate.REMOVED, entry)

    def _keep_what_is_referred_to(self) -> None:
        """A record that stays as it was keeps what it refers to, although the draft lacks it."""
        entries = [Entry(name, record) for name in MERGED for record in getattr(self._source, name)]
        removed = {e.key: e for e in entries if id(e.record) in self._removed}
        waiting = [
            entry
            for entry in entries
            if id(entry.record) not in self._removed and id(entry.record) not in self._replaced
        ]
        while waiting:
            for key in references(waiting.pop().record):
                if (entry := removed.pop(key, None)) is not None:
                    self._removed.discard(id(entry.record))
                    self._say(Fate.GONE, entry)
                    waiting.append(entry)

    def _rows(self, name: str) -> tuple[Row, ...]:
        """The rows of a list: those of the source in their order, new ones where they belong."""
        rows: list[Row] = []
        for i, record in enumerate(getattr(self._source, name)):
            if id(record) in self._removed:
                continue
            new = self._replaced.get(id(record))
            if new is None:
                rows.append(Row(record, i))
            else:
                rows.append(Row(self._incoming(new, record), i, _offer(new)))
        added = [entry for entry in self._added if entry.list == name]
        return tuple(_inserted(rows, [Row(self._incoming(e), None, _offer(e)) for e in added]))

    def _incoming(self, entry: Entry, old: Record | None = None) -> Record:
        """A record of the draft as it comes in: our ids, the words of ours that were there."""
        record: Any = self._names.renamed(entry.record, old)
        update: dict[str, Any] = {}
        if old is not None and not self._overwrite:
            update = {name: getattr(old, name) for name in own_words(type(old))}
        if "review" in type(record).model_fields and not self._overwrite:
            update["review"] = _new_in_draft(record.review or getattr(old, "review", None))
        incoming: Record = record.model_copy(update=update)
        return incoming

    def _report(self, rows: Mapping[str, tuple[Row, ...]]) -> WorkReport:
        lists: dict[str, Any] = {name: tuple(row.record for row in rows[name]) for name in MERGED}
        if not self._overwrite:
            return self._source.model_copy(update=lists)
        kept = ("corrections", "reviewed", "withdrawn", "contributed")
        return self._draft.model_copy(
            update=lists | {name: getattr(self._source, name) for name in kept}
        )


def removal_of(name: str, key: str) -> str:
    """What the removal of a record of the source is refused by."""
    return f"-{name}/{key}"


def own_words(record: type[Record]) -> set[str]:
    """The fields that a person writes, in words of ours or about the work."""
    fields = members(record)
    bilingual = {field.name for field in fields if field.type is Bilingual}
    return bilingual | (_OWN_WORDS & {field.name for field in fields})


def _led_to(source: WorkReport, keys: Set[str]) -> set[str]:
    """The keys of all records that these refer to, directly or through others."""
    leads = {
        record.key(): references(record) for name in MERGED for record in getattr(source, name)
    }
    reached: set[str] = set()
    waiting = list(keys)
    while waiting:
        further = set(leads.get(waiting.pop(), ())) - reached
        reached |= further
        waiting += further
    return reached


def _offer(entry: Entry) -> str:
    return f"{entry.list}/{entry.key}"


def _start(entry: Entry) -> int:
    return _at(entry.record)


def _at(record: Record) -> int:
    """Where a record begins; what has no place comes last."""
    at = getattr(record, "at", None)
    return 10**9 if at is None else int(at.start)


def _inserted(rows: list[Row], added: list[Row]) -> list[Row]:
    """Rows with others put in by place: each before the first that begins after it."""
    merged: list[Row] = []
    waiting = list(reversed(added))
    for row in rows:
        while waiting and _at(waiting[-1].record) < _at(row.record):
            merged.append(waiting.pop())
        merged.append(row)
    return [*merged, *reversed(waiting)]


def _new_in_draft(doubt: Review | None) -> Review:
    """The mark of what came in; its note is the doubt of the draft or of what it replaces."""
    note = None
    if doubt is not None:
        if doubt.reason is ReviewReason.NEW_IN_DRAFT:
            return doubt
        note = doubt.reason.value + (f": {doubt.note}" if doubt.note else "")
    return Review(reason=ReviewReason.NEW_IN_DRAFT, note=note)
