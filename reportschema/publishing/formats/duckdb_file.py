"""The package as one DuckDB file: typed tables with keys and comments in both languages.

It needs the libraries duckdb and pyarrow.

Numbers are DECIMAL(38, 15), exact; cells that hold several values are lists of text. Two builds
hold the same rows, not the same bytes: DuckDB writes what it likes into free space. References
stand in the comments: DuckDB's foreign keys cannot point forward.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from reportschema.publishing.formats.parquet_files import PRECISION, SCALE, arrow_table
from reportschema.publishing.formats.sqlite_file import quoted, sql_text
from reportschema.publishing.records.cells import choices, says, table_type
from reportschema.publishing.records.links import links_of
from reportschema.publishing.records.tables import Table

_FOLDER = "reportschema-duckdb-"
_LEFT_AFTER = 24 * 3600  # seconds; a file is written in a few
_TYPES = {
    "string": "VARCHAR",
    "number": f"DECIMAL({PRECISION}, {SCALE})",
    "integer": "BIGINT",
    "boolean": "BOOLEAN",
}


def duckdb_bytes(tables: Sequence[Table]) -> bytes:
    """The file, as bytes."""
    import duckdb

    _sweep()
    with TemporaryDirectory(prefix=_FOLDER) as folder:
        path = Path(folder) / "package.duckdb"
        connection = duckdb.connect(str(path))
        try:
            connection.execute("BEGIN")
            for table in tables:
                for statement in statements(table):
                    connection.execute(statement)
                connection.register("given", arrow_table(table))
                connection.execute(f"INSERT INTO {quoted(table.name)} SELECT * FROM given")  # noqa: S608 - a name of our own table, quoted
                connection.unregister("given")
            connection.execute("COMMIT")
            connection.execute("CHECKPOINT")
        finally:
            connection.close()
        return path.read_bytes()


def _sweep() -> None:
    """Removes what killed runs left: DuckDB writes its file itself, in a temporary folder."""
    for left in Path(gettempdir()).glob(f"{_FOLDER}*"):
        with suppress(OSError):  # another run may remove it too
            state = left.lstat()
            if state.st_uid == os.getuid() and time.time() - state.st_mtime > _LEFT_AFTER:
                shutil.rmtree(left)


def statements(table: Table) -> Iterator[str]:
    """CREATE TABLE with its key and enumerations, then comments on the table and its columns."""
    links = {link.column: link for link in links_of(table)}
    name, lines = quoted(table.name), []
    for column in table.columns:
        parts = [
            quoted(column.name),
            _TYPES[table_type(column)] if not column.many else "VARCHAR[]",
        ]
        if column.name == table.doc.key:
            parts.append("PRIMARY KEY")
        elif column.required:
            parts.append("NOT NULL")
        if codes := choices(column):
            parts.append(
                f"CHECK ({quoted(column.name)} IN"
                f" ({', '.join(sql_text(code.value) for code in codes)}))"
            )
        lines.append(" ".join(parts))
    yield f"CREATE TABLE {name} ({', '.join(lines)})"
    comment = f"{table.doc.says_en} {table.doc.zh}：{table.doc.says_zh}"
    yield f"COMMENT ON TABLE {name} IS {sql_text(comment)}"
    for column in table.columns:
        link = links.get(column.name)
        text = says(column) + (f" Refers to {link.table}.{link.key}." if link else "")
        yield f"COMMENT ON COLUMN {name}.{quoted(column.name)} IS {sql_text(text)}"
