"""The list of what has been published.

One line a promise, since when it holds, and what was withdrawn, why, and for what.

A file of people: `tests/published.csv` is read in diffs. So the ids of a report stand as ranges
(`440103-2017/o1-o60`), in one line for each report, kind of record and thousand.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from reportschema.publishing.published.promises import Kind, Promise, promises, unkept
from reportschema.publishing.published.typed import Package

COLUMNS = ("table", "kind", "name", "since", "withdrawn", "why", "replaced_by")

# Too long to be listed name by name: the ids of each province are promised together, by a digest.
BY_DIGEST = frozenset({"divisions"})

_NUMBERED = re.compile(r"(?P<stem>.+/[a-z]+)(?P<number>0|[1-9][0-9]*)")
_RANGE = re.compile(r"(?P<letters>[a-z]+)(?P<first>[0-9]+)-(?P=letters)(?P<last>[0-9]+)")
_LINE = 1_000  # ids of one kind and report that may share a line
_LONGEST_RANGE = 10_000  # what a slip of the pen may not turn into millions of ids
_VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")


class PromiseListError(ValueError):
    """The list of promises cannot be read; the message names the line."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One promise of the list.

    since, withdrawn: data versions. why, replaced_by: only of what is withdrawn.
    """

    promise: Promise
    since: str
    withdrawn: str = ""
    why: str = ""
    replaced_by: str = ""

    def withdrawal(self) -> tuple[str, str, str]:
        """In which version it was withdrawn, why, and what replaces it.

        All empty while it holds.
        """
        return self.withdrawn, self.why, self.replaced_by


def read_entries(data: bytes) -> list[Entry]:
    """The entries of a list, ranges taken apart; of two for one name the withdrawn one holds.

    Raises PromiseListError.
    """
    reader = csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""))
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise PromiseListError(f"line 1: its header is not {','.join(COLUMNS)}")
    entries: dict[Promise, Entry] = {}
    for row in reader:
        try:
            kind = Kind(row["kind"])
            names = list(_unfolded(row["name"])) if kind == Kind.ID else [row["name"]]
        except ValueError as error:
            raise PromiseListError(f"line {reader.line_num}: {error}") from None
        for name in names:
            promise = Promise(row["table"], kind, name)
            entry = Entry(promise, row["since"], row["withdrawn"], row["why"], row["replaced_by"])
            if not (promise in entries and entries[promise].withdrawn):
                entries[promise] = entry
    return list(entries.values())


def written(entries: Iterable[Entry]) -> bytes:
    """The list as a file: by table, kind and name, the ids of a report folded into ranges."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for name, entry in _folded(entries):
        promise = entry.promise
        writer.writerow((promise.table, promise.kind, name, entry.since, *entry.withdrawal()))
    return out.getvalue().encode()


def faults(entries: Iterable[Entry], package: Package) -> list[str]:
    """What is wrong between the list and a package.

    Promises that are not kept, and withdrawals without what they need.

    A withdrawal says in which version and why; that of an indicator also by which code it is
    replaced. A name that was withdrawn is never given again.
    """
    entries = list(entries)
    present = frozenset(digested(promises(package)))
    held = [entry.promise for entry in entries if not entry.withdrawn]
    messages = [
        f"{promise.table}: ids are others than were published ({promise.name})"
        if promise.kind == Kind.DIGEST
        else f"{promise} is gone"
        for promise in unkept(held, present)
    ]
    for entry in entries:
        messages += [f"{entry.promise}: {fault}" for fault in _entry_faults(entry, present)]
    return messages


def renewed(entries: Iterable[Entry], package: Package) -> list[Entry]:
    """The list with all that a package promises anew, since its version.

    Digests are those of the package.
    """
    present = list(digested(promises(package)))
    order = {promise: place for place, promise in enumerate(present)}
    tables = {table: place for place, table in enumerate(package)}
    entries = [e for e in entries if e.promise.kind != Kind.DIGEST or e.promise in order]
    known = {entry.promise for entry in entries}
    entries += [Entry(promise, package.version) for promise in present if promise not in known]
    kinds = list(Kind)
    return sorted(
        entries,
        key=lambda entry: (
            tables.get(entry.promise.table, len(tables)),
            kinds.index(entry.promise.kind),
            order.get(entry.promise, len(order)),
        ),
    )


def withdrawn(entries: Iterable[Entry]) -> frozenset[Promise]:
    """The promises that the list gives up."""
    return frozenset(entry.promise for entry in entries if entry.withdrawn)


def digested(promised: Iterable[Promise]) -> Iterator[Promise]:
    """The same promises, the ids of long tables as a count and a digest for each province."""
    listed = list(promised)
    yield from (p for p in listed if not (p.kind == Kind.CODE and p.table in BY_DIGEST))
    long = sorted(p for p in listed if p.kind == Kind.CODE and p.table in BY_DIGEST)
    for (table, province), group in groupby(long, key=lambda p: (p.table, p.name[:2])):
        names = [promise.name for promise in group]
        digest = sha256("\n".join(names).encode()).hexdigest()[:16]
        yield Promise(table, Kind.DIGEST, f"{province} ({len(names)} ids) sha256:{digest}")


def _entry_faults(entry: Entry, present: frozenset[Promise]) -> Iterator[str]:
    if not _VERSION.fullmatch(entry.since):
        yield f"since {entry.since or 'nothing'} is no version"
    if not entry.withdrawn:
        if entry.why or entry.replaced_by:
            yield "has a reason or a replacement, and no version in which it was withdrawn"
        return
    if not _VERSION.fullmatch(entry.withdrawn):
        yield f"withdrawn in {entry.withdrawn} is no version"
    if not entry.why.strip():
        yield "is withdrawn without a reason"
    if entry.promise in present:
        yield "is withdrawn and still there"
    if entry.replaced_by:
        if entry.promise._replace(name=_replacement(entry)) not in present:
            yield f"is replaced by {entry.replaced_by}, which is not there"
    elif entry.promise.table == "indicators" and entry.promise.kind == Kind.CODE:
        yield "is an indicator that goes without saying which code replaces it"


def _replacement(entry: Entry) -> str:
    """The name that replaces an entry's, in the form of its own.

    `under` of `hedge=below` is `hedge=under`.
    """
    if entry.promise.kind == Kind.VALUE and "=" not in entry.replaced_by:
        return f"{entry.promise.name.partition('=')[0]}={entry.replaced_by}"
    return entry.replaced_by


def _folded(entries: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
    """The entries that lines are written from, each with its name.

    Ids that share a line are one range.
    """
    lines: dict[tuple[object, ...], list[tuple[int, Entry]]] = {}
    for entry in entries:
        promise = entry.promise
        match = _NUMBERED.fullmatch(promise.name) if promise.kind == Kind.ID else None
        number = int(match["number"]) if match else 0
        name = (match["stem"], number // _LINE) if match else (promise.name,)
        key = (promise.table, promise.kind, *name, entry.since, *entry.withdrawal())
        lines.setdefault(key, []).append((number, entry))
    for members in lines.values():
        entry = members[0][1]
        if len(members) == 1:
            yield entry.promise.name, entry
        else:
            parent, _, last = entry.promise.name.rpartition("/")
            letters = last.rstrip("0123456789")
            yield f"{parent}/{_ranges(letters, sorted(number for number, _ in members))}", entry


def _ranges(letters: str, numbers: list[int]) -> str:
    """Numbers in their order as `o1-o60 o62`."""
    parts = []
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        ids = [f"{letters}{number}" for _, number in run]
        parts.append(ids[0] if len(ids) == 1 else f"{ids[0]}-{ids[-1]}")
    return " ".join(parts)


def _unfolded(name: str) -> Iterator[str]:
    """The ids that one name of the list stands for. Raises ValueError for a range that is none."""
    parent, slash, last = name.rpartition("/")
    for part in last.split(" "):
        if not (match := _RANGE.fullmatch(part)):
            yield f"{parent}{slash}{part}"
            continue
        first, end = int(match["first"]), int(match["last"])
        if not first < end <= first + _LONGEST_RANGE:
            raise ValueError(f"{part} is no range of ids")
        yield from (f"{parent}/{match['letters']}{n}" for n in range(first, end + 1))
