"""`diff`: what a newer package has, lost or changed against an older one, and why."""

from __future__ import annotations

from pathlib import Path

from reportschema.publishing.comparison import Comparison, compare
from reportschema.verbs.read_package import read_package


def diff(older: Path | str, newer: Path | str) -> Comparison:
    """Compares two packages (folders or zips), both checked first.

    `broken` of the result lists the promises broken: ids, tables, columns and values that
    vanished, or mean something else now.
    Raises PackageError where one of them cannot be read.
    """
    return compare(read_package(older, "models"), read_package(newer, "models"))
