"""Which column of a table refers to which table.

The foreign keys of every format come from here; they are read off the `refers` of the columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reportschema.models import (
    Break,
    Concept,
    CoreIndicator,
    Division,
    Indicator,
    Record,
    Topic,
    Unit,
)
from reportschema.publishing.records.tables import Table

_MODELS: tuple[type[Record], ...] = (
    *(Indicator, CoreIndicator, Unit, Topic, Division, Concept, Break),
)
# The tables of vocabularies, each with its key; that of records is `id`.
VOCABULARIES = {model.table.name: model.table.key for model in _MODELS}


class Link(NamedTuple):
    """A foreign key: `column` holds the `key` of `table`."""

    column: str
    table: str
    key: str


def links_of(table: Table) -> Iterator[Link]:
    """The single-valued references of a table.

    A link between figures refers to the record's own table.
    """
    for column in table.columns:
        refers = column.doc.refers
        if refers is None or column.many or column.name == table.doc.key:
            continue
        target = table.name if refers == "figures" else refers
        yield Link(column.name, target, VOCABULARIES.get(target, "id"))
