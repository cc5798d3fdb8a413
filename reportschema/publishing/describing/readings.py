"""How many records of each table somebody has read: a section of the package's dictionary.

Counted from the table `reviews`, so that the page says what the table says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportschema.models.annotating.annotation_codes import Reader
from reportschema.publishing.computed.states import READ_TABLES, ReviewRow
from reportschema.publishing.records.tables import Table


@dataclass(frozen=True)
class ReadCounts:
    """Of one table: its records, how many a person accepts, a model alone, and none any more."""

    table: str
    records: int
    by_person: int
    by_model: int
    stale: int


def read_counts(tables: Iterable[Table]) -> list[ReadCounts]:
    """The counts of each table with records that one can read against the text."""
    rows = {table.name: table.rows for table in tables}
    names = next(t for t in tables if t.name == ReviewRow.table.name).columns
    reviews = [
        dict(zip((column.name for column in names), row, strict=True))
        for row in rows[ReviewRow.table.name]
    ]
    return [
        _counts(name, len(rows[name]), [row for row in reviews if row["table_name"] == name])
        for name in READ_TABLES
        if rows.get(name)
    ]


def _counts(table: str, records: int, reviews: Sequence[dict[str, object]]) -> ReadCounts:
    held = {
        reader: {row["record_id"] for row in reviews if row["holds"] and row["by"] == reader}
        for reader in Reader
    }
    person = held[Reader.PERSON]
    model = held[Reader.LANGUAGE_MODEL] - person
    outlived = {(row["record_id"], row["by"]) for row in reviews if not row["holds"]}
    stale = {
        record
        for record, by in outlived
        if record not in person and not (by == Reader.LANGUAGE_MODEL and record in model)
    }
    return ReadCounts(table, records, len(person), len(model), len(stale))


def reading_lines(tables: Sequence[Table]) -> Iterator[str]:
    """The section in Markdown."""
    counts = read_counts(tables)
    yield "## Who has read the records"
    yield ""
    if not any(row.by_person or row.by_model or row.stale for row in counts):
        yield "Nobody has entered yet that a record was read against the text."
        return
    yield (
        "How many records somebody has read against the text and accepted. What a language model"
        " has read no person has, unless it is counted there. The table `reviews` names the"
        " records and their readers."
    )
    yield ""
    yield "| table | records | accepted by a person | by a language model alone | changed since |"
    yield "|---|---:|---:|---:|---:|"
    for row in counts:
        cells = (row.records, row.by_person, row.by_model, row.stale)
        yield f"| {row.table} | {' | '.join(f'{n:,}' for n in cells)} |"
