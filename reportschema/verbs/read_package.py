"""`read_package`: a published package (folder or zip) as typed tables, once it was checked."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from reportschema.checking import grammar
from reportschema.files.finding.packages import DESCRIPTOR, PackageFileError, read_package_files
from reportschema.publishing.package import column_types
from reportschema.publishing.published.package_check import check_files
from reportschema.publishing.published.typed import Frames, Package, installed_frames
from reportschema.vocabularies import vocabulary


class PackageError(ValueError):
    """The package is missing, altered or broken; the message names file, line and fault."""


def read_package(path: Path | str, frames: Frames | str | None = None) -> Package:
    """The tables of a package, by name: `read_package("datapackage")["target_panel"]`.

    path: the folder of a package, or a zip of it.
    frames: `polars`, `pandas` or `models` (plain pydantic models with exact numbers); by default
    polars where it is installed, else pandas, else models.
    Every file is first checked against the hash, types, values and keys that the descriptor
    declares. Raises PackageError where one differs, ImportError for frames that are not installed.
    """
    try:
        files = read_package_files(Path(path))
    except PackageFileError as error:
        raise PackageError(str(error)) from None
    if faults := check_files(files):
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        raise PackageError(
            f"{path}: {faults[0].file}, line {faults[0].line}: {faults[0].message}{more};"
            " download the package again"
        )
    kind = Frames(frames) if frames else installed_frames()
    return Package(json.loads(files[DESCRIPTOR]), files, kind)


def check_tables(package: Package, path: Path | str, tables: Iterable[str]) -> None:
    """Raises PackageError where our tables are missing, or are not those of this version.

    tables: those that must be there; what is there of ours has all its columns, each of its type.
    A package that passes `read_package` may still be somebody else's, about something else.
    """
    expected = column_types(vocabulary(), grammar().units)
    for table in tables:
        if table not in package:
            raise PackageError(f"{path}: has no table {table}: it is no package of work reports")
    for table in package:
        fields = package.fields[table]
        for column, kind in expected.get(table, {}).items():
            if column not in fields:
                raise PackageError(
                    f"{path}: {table} has no column {column}; build the package anew"
                )
            if fields[column]["type"] != kind:
                raise PackageError(f"{path}: the column {table}.{column} holds no {kind}")
