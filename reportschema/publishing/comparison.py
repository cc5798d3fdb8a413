"""Two packages compared: facts added, removed and changed, why, and which promises to users of the older one the newer one breaks.

Why: `report` (it is new, or gone), `source_correction` (another edition of the text, by its sha256), `annotation_correction` (the same
text, another source file), `schema` (the same source: models, vocabularies or code changed).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from reportschema.models import Code
from reportschema.publishing.typed import Package

_DERIVED = (
    "target_panel",
    "outcome_panel",
    "promise_outcome",
    "frame",
    "audits",
    "section_features",
    "fields",
)
# Columns of vocabularies that decide what a record of the same code means.
_MEANING = {
    "indicators": ("zh", "nature", "accrual", "denominator"),
    "units": ("dimension", "normalized", "factor", "currency"),
    "topics": ("zh", "parent"),
    "concepts": ("zh",),
    "divisions": ("code", "place_id", "valid_from"),
}
_NAMES = (
    "indicator",
    "label",
    "term",
    "label_zh",
    "summary_zh",
    "award",
    "title",
    "zh",
    "name",
    "as_written",
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
    """One row that differs. cells: column -> (older, newer), for a changed row. derived: the row follows from others."""

    sign: Sign
    table: str
    id: str
    cause: Cause
    about: str
    cells: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    derived: bool = False


@dataclass(frozen=True)
class Comparison:
    """What differs between two packages. broken: promises to users of the older one, each a sentence."""

    older: str
    newer: str
    shape: tuple[str, ...]
    broken: tuple[str, ...]
    changes: tuple[Change, ...]

    @property
    def facts(self) -> list[Change]:
        """Changes of records and vocabularies, without the tables that follow from them."""
        return [one for one in self.changes if not one.derived]

    @cached_property
    def counts(self) -> Counter[tuple[str, str, str]]:
        """How many rows: by table, sign and cause."""
        return Counter((one.table, one.sign.value, one.cause.value) for one in self.changes)


def compare(older: Package, newer: Package) -> Comparison:
    """Compares two packages table by table, row by row by key, cell by cell as written."""
    causes = _Causes(older, newer)
    shape, broken = _shapes(older, newer)
    changes = []
    for name in newer:
        if name in older:
            for change, promise in _rows(name, older, newer, causes):
                changes.append(change)
                broken += promise
    return Comparison(older.version, newer.version, tuple(shape), tuple(broken), tuple(changes))


def promises(package: Package) -> Iterator[tuple[str, str, str]]:
    """What a later version may not drop without saying so, as (table, kind, name): every column, every value, every id of a record."""
    for table in package:
        for column, entry in package.fields[table].items():
            yield table, "column", column
            yield from ((table, "value", f"{column}={value}") for value in _values(entry))
        if table not in _DERIVED:
            yield from ((table, "id", row[package.key(table)]) for row in package.cells(table))


class _Causes:
    """Why rows of a report differ, from the hashes that both packages carry."""

    def __init__(self, older: Package, newer: Package) -> None:
        self.sources = [
            {row["id"]: row["source_sha256"] for row in one.cells("reports")}
            for one in (older, newer)
        ]
        self.editions = [self._first_editions(one) for one in (older, newer)]

    @staticmethod
    def _first_editions(package: Package) -> dict[str, str]:
        found: dict[str, str] = {}
        for row in package.cells("editions"):
            found.setdefault(row["report_id"], row["sha256"])
        return found

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


def _rows(
    name: str, older: Package, newer: Package, causes: _Causes
) -> Iterator[tuple[Change, list[str]]]:
    key, derived = newer.key(name), name in _DERIVED
    before, after = ({row[key]: row for row in one.cells(name)} for one in (older, newer))
    for row in sorted({**before, **after}):
        old, new = before.get(row), after.get(row)
        if new is None and old is not None:
            promise = [] if derived else [f"{name}: {row} is gone"]
            yield (
                Change(Sign.REMOVED, name, row, causes.of(name, old), _about(old), derived=derived),
                promise,
            )
        elif old is None and new is not None:
            yield (
                Change(Sign.ADDED, name, row, causes.of(name, new), _about(new), derived=derived),
                [],
            )
        elif old is not None and new is not None:
            cells = {
                column: (old[column], new[column])
                for column in new
                if column in old and old[column] != new[column]
            }
            if cells:
                promise = list(_other_meaning(name, row, old, new, causes))
                yield (
                    Change(
                        Sign.CHANGED, name, row, causes.of(name, new), _about(new), cells, derived
                    ),
                    promise,
                )


def _other_meaning(
    name: str, row: str, old: Mapping[str, str], new: Mapping[str, str], causes: _Causes
) -> Iterator[str]:
    """An id that means something else now: a code with another definition, a record that stands elsewhere in the same text."""
    for column in _MEANING.get(name, ()):
        if old.get(column) != new.get(column):
            yield f"{name}: {row} means something else: {column} was {old.get(column) or 'empty'}, is {new.get(column) or 'empty'}"
    spans = [
        (int(one["start"]), int(one["end"]))
        for one in (old, new)
        if one.get("start") and one.get("end")
    ]
    if name not in _DERIVED and len(spans) == 2 and causes.same_text(new.get("report_id", "")):
        (start, end), (other_start, other_end) = spans
        if end <= other_start or other_end <= start:
            yield f"{name}: {row} is another record: it stood at {start}-{end}, stands at {other_start}-{other_end} of the same text"


def _about(row: Mapping[str, str]) -> str:
    """What a row is about, short."""
    name = next((row[column] for column in _NAMES if row.get(column)), "")
    return " ".join(part for part in (name, row.get("period", ""), row.get("exact", "")) if part)


def _shapes(older: Package, newer: Package) -> tuple[list[str], list[str]]:
    """Tables, columns and values that came (shape) and that went or changed their type or unit (broken)."""
    came, went = [], []
    for name, columns in older.fields.items():
        if name not in newer:
            went.append(f"table {name} is gone")
            continue
        for column, field_before in columns.items():
            field_after = newer.fields[name].get(column)
            if field_after is None:
                went.append(f"column {name}.{column} is gone")
                continue
            for what in ("type", "unit", "separator"):
                if field_before.get(what) != field_after.get(what):
                    told = (
                        f"{field_before.get(what) or 'none'}, is {field_after.get(what) or 'none'}"
                    )
                    went.append(f"column {name}.{column} has another {what}: it was {told}")
            values_before, values_after = _values(field_before), _values(field_after)
            went += [
                f"value {value} of {name}.{column} is gone"
                for value in values_before
                if value not in values_after
            ]
            came += [
                f"value {value} of {name}.{column} is new"
                for value in values_after
                if value not in values_before
            ]
    for name, columns in newer.fields.items():
        if name not in older:
            came.append(f"table {name} is new")
        came += [
            f"column {name}.{column} is new"
            for column in columns
            if name in older and column not in older.fields[name]
        ]
    return came, went


def _values(described: Mapping[str, Any]) -> list[str]:
    return [one["value"] for one in described.get("categories", [])]
