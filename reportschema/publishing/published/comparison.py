"""Two packages compared: the older one with the newer one.

The result lists the facts that were added, removed or changed, each with its cause, the records
that were withdrawn, and the promises of the older package that the newer one breaks.

The causes are `report` (it is new, or gone), `source_correction` (another edition of the text, by
its sha256), `annotation_correction` (the same text, another source file) and `schema` (the same
source, but models, vocabularies or code changed).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from reportschema.models import Code, Withdrawal
from reportschema.publishing.published.promises import (
    DERIVED,
    WITHOUT_PROMISED_IDS,
    Kind,
    Promise,
    promises,
    unkept,
)
from reportschema.publishing.published.typed import Package

# Columns of vocabularies that decide what a record of the same code means.
_MEANING = {
    "indicators": ("zh", "nature", "accrual", "denominator"),
    "units": ("dimension", "normalized", "factor", "currency"),
    "topics": ("zh", "parent"),
    "concepts": ("zh",),
    "divisions": ("code", "place_id", "valid_from"),
}
# What decides what the cells of a column mean, by its entry in the descriptor.
_COLUMN_MEANING = ("type", "unit", "separator")
_NAMES = (
    *("indicator", "label", "term", "label_zh", "summary_zh"),
    *("award", "title", "zh", "name", "as_written"),
)


class Cause(Code):
    """Why a fact differs."""

    REPORT = "report", "the report is new, or gone", "报告新增或撤下"
    SOURCE = "source_correction", "the published text is another edition", "原文版本更换"
    ANNOTATION = (
        "annotation_correction",
        "the text is the same, its annotation was corrected",
        "标注更正",
    )
    SCHEMA = (
        "schema",
        "the source is the same; models, vocabularies or code changed",
        "模式或词表变更",
    )


class Sign(Code):
    """What happened to a row."""

    ADDED = "added", "only in the newer package", "新增"
    REMOVED = "removed", "only in the older package", "移除"
    CHANGED = "changed", "in both, with other cells", "更改"


@dataclass(frozen=True, slots=True)
class Change:
    """One row that differs.

    about: what the row is about, short. cells: column -> (older, newer), for a changed row.
    derived: the row follows from others.
    """

    sign: Sign
    table: str
    id: str
    cause: Cause
    about: str
    cells: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    derived: bool = False


class Breach(NamedTuple):
    """A promise of the older package that the newer one breaks, and how, as a sentence."""

    promise: Promise
    message: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """One record that the newer package has no more and says so: the promise of its id is kept.

    replaced_by: ids of the records that take its place.
    """

    table: str
    id: str
    date: str
    reason: str
    note: str = ""
    replaced_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """What differs between two packages.

    shape: tables, columns and values that are new. breaches: promises broken. withdrawn: records
    that are gone, as the newer package says.
    """

    older: str
    newer: str
    shape: tuple[str, ...]
    breaches: tuple[Breach, ...]
    changes: tuple[Change, ...]
    withdrawn: tuple[Withdrawn, ...] = ()

    @property
    def broken(self) -> tuple[str, ...]:
        """The promises broken to users of the older package, each a sentence."""
        return tuple(breach.message for breach in self.breaches)

    @property
    def facts(self) -> list[Change]:
        """Changes of records and vocabularies, without the tables that follow from them."""
        return [change for change in self.changes if not change.derived]

    @cached_property
    def counts(self) -> Counter[tuple[str, str, str]]:
        """How many rows: by table, sign and cause."""
        return Counter(
            (change.table, change.sign.value, change.cause.value) for change in self.changes
        )


def compare(older: Package, newer: Package) -> Comparison:
    """Compares two packages table by table, row by row by key, cell by cell as written."""
    causes = _Causes(older, newer)
    promised, present = dict.fromkeys(promises(older)), dict.fromkeys(promises(newer))
    missing = unkept(promised, present)
    withdrawals = _withdrawals(newer)
    gone = [
        Breach(promise, f"{promise} is gone")
        for promise in missing
        if _withdrawn_record(promise, withdrawals) is None
    ]
    tables = [table for table in newer if table in older]
    pairs = [pair for table in tables for pair in _pairs(table, older, newer)]
    return Comparison(
        older.version,
        newer.version,
        tuple(_new_shape(promised, present)),
        (*gone, *_other_columns(older, newer), *_other_meanings(pairs, causes)),
        tuple(change for pair in pairs if (change := _change(pair, causes)) is not None),
        tuple(_withdrawn(missing, withdrawals)),
    )


def _withdrawals(package: Package) -> dict[str, Mapping[str, str]]:
    """The withdrawals of a package, by the id that was withdrawn."""
    table = Withdrawal.table.name
    return {row["id"]: row for row in package.cells(table)} if table in package else {}


def _withdrawn_record(promise: Promise, withdrawn: Collection[str]) -> str | None:
    """The withdrawn record that an id is of, or of a part of it (`440103-2017/g2/k1`)."""
    if promise.kind != Kind.ID:
        return None
    record = "/".join(promise.name.split("/")[:2])
    return record if record in withdrawn else None


def _withdrawn(
    missing: Iterable[Promise], withdrawals: Mapping[str, Mapping[str, str]]
) -> Iterator[Withdrawn]:
    """The records that are withdrawn now and were there before."""
    for promise in missing:
        if promise.name == _withdrawn_record(promise, withdrawals):
            row = withdrawals[promise.name]
            replaced_by = tuple(filter(None, row.get("replaced_by", "").split(";")))
            date, reason, note = (row.get(column, "") for column in ("date", "reason", "note"))
            yield Withdrawn(promise.table, promise.name, date, reason, note, replaced_by)


class _Causes:
    """Why rows of a report differ, from the hashes that both packages carry."""

    def __init__(self, older: Package, newer: Package) -> None:
        self.sources = [
            {row["id"]: row["source_sha256"] for row in package.cells("reports")}
            for package in (older, newer)
        ]
        self.editions = [self._first_editions(package) for package in (older, newer)]

    @staticmethod
    def _first_editions(package: Package) -> dict[str, str]:
        hashes: dict[str, str] = {}
        for row in package.cells("editions"):
            hashes.setdefault(row["report_id"], row["sha256"])
        return hashes

    def of(self, table: str, row: Mapping[str, str]) -> Cause:
        report = row["id"] if table == "reports" else row.get("report_id", "")
        if not report:
            return Cause.SCHEMA
        if any(report not in side for side in self.sources):
            return Cause.REPORT
        if not self.same_text(report):
            return Cause.SOURCE
        return (
            Cause.SCHEMA if self.sources[0][report] == self.sources[1][report] else Cause.ANNOTATION
        )

    def same_text(self, report: str) -> bool:
        return self.editions[0].get(report) == self.editions[1].get(report)


class _Pair(NamedTuple):
    """The rows of one key in both packages; None where one of them has none."""

    table: str
    key: str
    old: Mapping[str, str] | None
    new: Mapping[str, str] | None


def _pairs(table: str, older: Package, newer: Package) -> Iterator[_Pair]:
    before, after = (
        {row[key]: row for row in side.cells(table) if (key := side.key(table))}
        for side in (older, newer)
    )
    for name in sorted({**before, **after}):
        yield _Pair(table, name, before.get(name), after.get(name))


def _change(pair: _Pair, causes: _Causes) -> Change | None:
    """How a pair differs; None where it does not.

    A column that only one of the packages has does not make a row differ.
    """
    old, new = pair.old, pair.new
    row = old if new is None else new
    assert row is not None
    sign, cells = Sign.REMOVED if new is None else Sign.ADDED, {}
    if old is not None and new is not None:
        sign = Sign.CHANGED
        cells = {
            column: (old[column], cell)
            for column, cell in new.items()
            if column in old and old[column] != cell
        }
        if not cells:
            return None
    cause, derived = causes.of(pair.table, row), pair.table in DERIVED
    return Change(sign, pair.table, pair.key, cause, _about(row), cells, derived)


def _about(row: Mapping[str, str]) -> str:
    """What a row is about, short."""
    name = next((row[column] for column in _NAMES if row.get(column)), "")
    return " ".join(part for part in (name, row.get("period", ""), row.get("exact", "")) if part)


def _other_meanings(pairs: list[_Pair], causes: _Causes) -> Iterator[Breach]:
    """Ids that mean something else now.

    Such are a code with another definition, and a record that now stands elsewhere in the same
    text.
    """
    for pair in pairs:
        if pair.old is None or pair.new is None or pair.table in WITHOUT_PROMISED_IDS:
            continue
        kind = Kind.ID if "report_id" in pair.new else Kind.CODE
        promise = Promise(pair.table, kind, pair.key)
        for column in _MEANING.get(pair.table, ()):
            old, new = (side.get(column) or "empty" for side in (pair.old, pair.new))
            if old != new:
                message = f"means something else: {column} was {old}, is {new}"
                yield Breach(promise, f"{promise} {message}")
        if causes.same_text(pair.new.get("report_id", "")) and (
            apart := _apart(pair.old, pair.new)
        ):
            yield Breach(promise, f"{promise} is another record: {apart}")


def _apart(old: Mapping[str, str], new: Mapping[str, str]) -> str | None:
    """Where a record stood and stands, if the two places share nothing."""
    spans = [
        (int(row["start"]), int(row["end"]))
        for row in (old, new)
        if row.get("start", "").isdecimal() and row.get("end", "").isdecimal()
    ]
    if len(spans) < 2:
        return None
    (start, end), (other_start, other_end) = spans
    if other_start < end and start < other_end:
        return None
    return f"it stood at {start}-{end}, stands at {other_start}-{other_end} of the same text"


def _new_shape(promised: Mapping[Promise, None], present: Mapping[Promise, None]) -> Iterator[str]:
    """Tables, columns and values that the newer package has and the older one had not."""
    for promise in unkept(present, promised):
        if promise.kind in (Kind.TABLE, Kind.COLUMN, Kind.VALUE):
            yield f"{promise} is new"


def _other_columns(older: Package, newer: Package) -> Iterator[Breach]:
    """Columns of another type, unit or separator."""
    for table, columns in older.fields.items():
        for column, before in columns.items():
            after = newer.fields.get(table, {}).get(column, before)
            for aspect in _COLUMN_MEANING:
                old, new = (side.get(aspect) or "none" for side in (before, after))
                if old != new:
                    promise = Promise(table, Kind.COLUMN, column)
                    message = f"has another {aspect}: it was {old}, is {new}"
                    yield Breach(promise, f"{promise} {message}")
