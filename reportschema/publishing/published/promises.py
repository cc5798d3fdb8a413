"""What a published package promises to its users, and which promises a later package breaks.

Promised is every name that somebody's program can hold: of a table, a column, a value of an
enumeration, a code of a vocabulary, an id of a record. Tables computed from others promise their
columns and values, not their rows; so do the ledger and the headline passages, whose ids are places
in the text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from reportschema.models import HeadlinePassage, Numeral
from reportschema.publishing.computed.states import ContributionRow, ReviewRow
from reportschema.publishing.published.descriptor_check import field_values
from reportschema.publishing.published.typed import Package
from reportschema.publishing.rows.panel_models import (
    OutcomePanelRow,
    PromiseOutcomeRow,
    TargetPanelRow,
)
from reportschema.publishing.rows.panel_row import PanelRow
from reportschema.publishing.rows.summary_models import (
    AuditRow,
    FieldRow,
    FrameRow,
    SectionFeatureRow,
)

# The tables that are computed from others.
DERIVED = frozenset(
    row.table.name
    for row in (
        *(PanelRow, TargetPanelRow, OutcomePanelRow, PromiseOutcomeRow),
        *(ReviewRow, ContributionRow),
        *(FrameRow, AuditRow, SectionFeatureRow, FieldRow),
    )
)

# The tables that promise their columns and values, and no id: it follows from others, or is a place
# in the text, which another edition has elsewhere.
WITHOUT_PROMISED_IDS = DERIVED | {Numeral.table.name, HeadlinePassage.table.name}


class Kind(StrEnum):
    """What is promised, in the order in which it is listed."""

    TABLE = "table"
    COLUMN = "column"
    VALUE = "value"
    CODE = "code"
    ID = "id"
    DIGEST = "digest"  # of the ids of a table that is too long to be listed


class Promise(NamedTuple):
    """One promised name of a table.

    It is the name of the table itself, a column, a value (`column=value`), a code, or the id of a
    record.
    """

    table: str
    kind: Kind
    name: str

    def __str__(self) -> str:
        """The name as messages give it.

        Two examples are `value under of observations.hedge` and `targets: 990101-2020/t3`.
        """
        match self.kind:
            case Kind.TABLE:
                return f"table {self.table}"
            case Kind.COLUMN:
                return f"column {self.table}.{self.name}"
            case Kind.VALUE:
                column, _, value = self.name.partition("=")
                return f"value {value} of {self.table}.{column}"
            case _:
                return f"{self.table}: {self.name}"

    @property
    def holder(self) -> Promise | None:
        """The promise that this one falls with.

        It is the column of a value, and the table of anything else.
        """
        if self.kind == Kind.TABLE:
            return None
        if self.kind == Kind.VALUE:
            return Promise(self.table, Kind.COLUMN, self.name.partition("=")[0])
        return Promise(self.table, Kind.TABLE, self.table)


def promises(package: Package) -> Iterator[Promise]:
    """Everything that a package promises, table by table."""
    for table, columns in package.fields.items():
        yield Promise(table, Kind.TABLE, table)
        for column, field in columns.items():
            yield Promise(table, Kind.COLUMN, column)
            for value in field_values(field):
                yield Promise(table, Kind.VALUE, f"{column}={value}")
        key = package.key(table)
        if key and table not in WITHOUT_PROMISED_IDS:
            kind = Kind.ID if "report_id" in columns else Kind.CODE
            yield from (Promise(table, kind, row[key]) for row in package.cells(table))


def unkept(promised: Iterable[Promise], present: Collection[Promise]) -> list[Promise]:
    """The promises that are not kept, in their order.

    A table or column that is gone stands for all that it held.
    """
    gone = {promise: None for promise in promised if promise not in present}
    return [promise for promise in gone if not _falls_with_another(promise, gone)]


def _falls_with_another(promise: Promise, gone: Collection[Promise]) -> bool:
    holder = promise.holder
    return holder is not None and (holder in gone or _falls_with_another(holder, gone))
