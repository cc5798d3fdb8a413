"""`diff`: what a newer package has, lost or changed against an older one, and why."""

from __future__ import annotations

from pathlib import Path

from reportschema.publishing.published.comparison import Comparison, compare
from reportschema.publishing.published.typed import Package
from reportschema.verbs.read_package import PackageError, read_package

# What tells why a fact differs.
_CAUSES = {"reports": ("id", "source_sha256"), "editions": ("report_id", "sha256")}


def diff(older: Path | str, newer: Path | str) -> Comparison:
    """Compares two packages (folders or zips), both checked first.

    `broken` of the result lists the promises broken: ids, tables, columns and values that
    vanished, or mean something else now.
    Raises PackageError where one of them cannot be read, or a table has no key to compare rows by.
    """
    return compare(_comparable(older), _comparable(newer))


def _comparable(path: Path | str) -> Package:
    package = read_package(path, "models")
    for table, columns in _CAUSES.items():
        if not set(columns) <= set(package.fields.get(table, ())):
            raise PackageError(
                f"{path}: has no table {table} with {' and '.join(columns)}:"
                " it is no package of work reports"
            )
    for table in package:
        if package.key(table) is None:
            raise PackageError(f"{path}: {table} has no key of one column to compare its rows by")
    return package
