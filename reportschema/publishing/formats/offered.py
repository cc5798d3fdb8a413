"""What a package can be written as, and what each format needs installed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from importlib.util import find_spec

from reportschema.publishing.records.tables import Table

DATABASE = "datapackage"


class Format(StrEnum):
    """A format of the package.

    CSV is always written: its descriptor and hashes are what the other files are checked against.
    """

    CSV = "csv"
    SQLITE = "sqlite"
    PARQUET = "parquet"
    DUCKDB = "duckdb"


_NEEDS = {Format.PARQUET: ("pyarrow",), Format.DUCKDB: ("duckdb", "pyarrow")}


class FormatError(Exception):
    """A format cannot be written here; the message says what to install."""


def formats_of(names: Iterable[str]) -> list[Format]:
    """The formats of these names. Raises FormatError for a name that is none."""
    try:
        return [Format(name) for name in names]
    except ValueError as error:
        raise FormatError(f"{error}: choose from {', '.join(Format)}") from None


def check_installed(formats: Sequence[Format]) -> None:
    """Raises FormatError where a chosen format's library is missing, before any work is done."""
    for chosen in formats:
        for module in _NEEDS.get(chosen, ()):
            if find_spec(module) is None:
                raise FormatError(
                    f"writing {chosen} needs {module}: install reportschema with its extra formats"
                )


def format_files(tables: Sequence[Table], formats: Sequence[Format]) -> dict[str, bytes]:
    """File name -> bytes of the formats other than CSV.

    They hold the same rows as the CSV, typed, with titles and descriptions of tables and columns.
    """
    files: dict[str, bytes] = {}
    if Format.PARQUET in formats:
        from reportschema.publishing.formats.parquet_files import parquet_bytes

        files |= {f"{table.name}.parquet": parquet_bytes(table) for table in tables}
    if Format.SQLITE in formats:
        from reportschema.publishing.formats.datasette import DATASETTE, datasette_bytes
        from reportschema.publishing.formats.sqlite_file import sqlite_bytes

        files |= {
            f"{DATABASE}.sqlite": sqlite_bytes(tables),
            DATASETTE: datasette_bytes(tables, DATABASE),
        }
    if Format.DUCKDB in formats:
        from reportschema.publishing.formats.duckdb_file import duckdb_bytes

        files[f"{DATABASE}.duckdb"] = duckdb_bytes(tables)
    return files
