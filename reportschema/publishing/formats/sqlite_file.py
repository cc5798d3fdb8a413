"""The package as one SQLite file.

It holds typed tables with keys, indexes and descriptions, and a full-text search over names and
labels.

Numbers are REAL (SQLite has no decimals), flags 0 and 1, several values in a cell set apart by a
semicolon as in the CSV. What a table and a column mean stands as a comment in the CREATE
statement, which SQLite keeps, and in the table `fields`. Built twice by one version of SQLite the
file has the same bytes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from reportschema.models.fields.shape import Column
from reportschema.publishing.formats.names import name_rows
from reportschema.publishing.records.cells import cell, choices, says, table_type
from reportschema.publishing.records.links import links_of
from reportschema.publishing.records.tables import Table

_TYPES = {"string": "TEXT", "number": "REAL", "integer": "INTEGER", "boolean": "INTEGER"}
# Said here and not in a docstring, which `python -OO` drops from the bytes of the file.
_PURPOSE = (
    "what the package calls things, in both languages, for searching:"
    " one row for each named row of a table."
)
_NAMES = f"""
CREATE TABLE names ( -- {_PURPOSE}
  id INTEGER PRIMARY KEY,
  table_name TEXT NOT NULL, -- the table that the named row is in
  record_id TEXT NOT NULL, -- its key there
  name_zh TEXT, -- its Chinese name, label or summary
  name_en TEXT -- its English one
)"""
# Trigrams find any three characters in a row, in Chinese too, where words are not set apart.
_SEARCH = (
    "CREATE VIRTUAL TABLE names_fts USING"
    " fts5(name_zh, name_en, content='names', content_rowid='id', tokenize='trigram')"
)


def sqlite_bytes(tables: Sequence[Table]) -> bytes:
    """The file, as bytes."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN")
        for table in tables:
            connection.execute(create_statement(table))
            marks = ", ".join("?" * len(table.columns))
            insert = f"INSERT INTO {quoted(table.name)} VALUES ({marks})"  # noqa: S608 - our own names
            connection.executemany(insert, _rows(table))
            for link in links_of(table):
                connection.execute(
                    f"CREATE INDEX {quoted(f'{table.name}_{link.column}')}"
                    f" ON {quoted(table.name)} ({quoted(link.column)})"
                )
        connection.execute(_NAMES)
        connection.execute(_SEARCH)
        connection.executemany(
            "INSERT INTO names (table_name, record_id, name_zh, name_en) VALUES (?, ?, ?, ?)",
            name_rows(tables),
        )
        connection.execute("INSERT INTO names_fts (names_fts) VALUES ('rebuild')")
        connection.execute("COMMIT")
        connection.execute("ANALYZE")
        connection.execute("VACUUM")
        return connection.serialize()
    finally:
        connection.close()


def create_statement(table: Table) -> str:
    """CREATE TABLE with a comment for the table and for each column.

    Keys and enumerations are constraints.
    """
    links = {link.column: link for link in links_of(table)}
    lines = [
        f"CREATE TABLE {quoted(table.name)} ("
        f" -- {_comment(f'{table.doc.says_en} {table.doc.zh}：{table.doc.says_zh}')}"
    ]
    for n, column in enumerate(table.columns):
        parts = [quoted(column.name), _TYPES[table_type(column)]]
        if column.name == table.doc.key:
            parts.append("PRIMARY KEY")
        if column.required:
            parts.append("NOT NULL")
        if codes := choices(column):
            parts.append(
                f"CHECK ({quoted(column.name)} IN"
                f" ({', '.join(sql_text(code.value) for code in codes)}))"
            )
        if link := links.get(column.name):
            parts.append(
                f"REFERENCES {quoted(link.table)} ({quoted(link.key)})"
                " DEFERRABLE INITIALLY DEFERRED"
            )
        comma = "," if n < len(table.columns) - 1 else ""
        lines.append(f"  {' '.join(parts)}{comma} -- {_comment(says(column))}")
    return "\n".join([*lines, ")"])


def quoted(name: str) -> str:
    """A name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def sql_text(value: str) -> str:
    """A text as an SQL literal."""
    return "'" + value.replace("'", "''") + "'"


def _comment(text: str) -> str:
    return " ".join(text.split())


def _rows(table: Table) -> Iterator[list[Any]]:
    for row in table.rows:
        yield [_value(column, value) for column, value in zip(table.columns, row, strict=True)]


def _value(column: Column, value: Any) -> str | float | int | None:
    kind = table_type(column)
    if kind == "number":
        return float(value) if isinstance(value, Decimal | int) else None
    if kind in ("integer", "boolean"):
        return None if value is None else int(value)
    return cell(value) or None
