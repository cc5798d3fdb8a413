"""Which files may stand in a folder that we wrote: what tells our packages and pages from others'.

A package is ours when its descriptor has our name; its files are the tables that the descriptor
names, in each format, and those that stand in every package. Pages are ours when their marker names
our program, and lists its files.
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any

from reportschema.publishing.describing.about import MARKER, NAME
from reportschema.publishing.describing.catalogue import CROISSANT, DCAT
from reportschema.publishing.formats.datasette import DATASETTE
from reportschema.publishing.formats.offered import DATABASE

PAGES_GENERATOR = "reportschema explore"
_BESIDE_TABLES = (
    MARKER,
    "README.md",
    CROISSANT,
    DCAT,
    DATASETTE,
    f"{DATABASE}.sqlite",
    f"{DATABASE}.duckdb",
)


def names_in_package(descriptor: bytes) -> frozenset[str] | None:
    """The files that a descriptor of ours allows in its folder; None where it is not ours."""
    about = _read(descriptor)
    if about.get("name") != NAME or not isinstance(about.get("resources"), list):
        return None
    paths = [row.get("path") for row in about["resources"] if isinstance(row, dict)]
    tables = [path for path in paths if isinstance(path, str) and "/" not in path]
    parquet = [str(PurePosixPath(path).with_suffix(".parquet")) for path in tables if path]
    return frozenset((*_BESIDE_TABLES, *tables, *parquet))


def names_in_pages(marker: bytes) -> frozenset[str] | None:
    """The files that the marker of our pages lists; None where it is not ours."""
    about = _read(marker)
    if about.get("generator") != PAGES_GENERATOR or not isinstance(about.get("files"), list):
        return None
    return frozenset(name for name in about["files"] if isinstance(name, str))


def _read(data: bytes) -> dict[str, Any]:
    try:
        about = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return about if isinstance(about, dict) else {}
