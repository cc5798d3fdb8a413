"""Copies of the JSON Schema that editors use, beside the sources.

They are compared with the one that this release ships.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from reportschema.files.disk.regular import UnreadableError, read_regular

SCHEMA_FILE = "report.schema.json"
MAX_BYTES = 8_000_000
LEVELS = 4  # folders above a source in which a copy is looked for
_OURS = re.compile(rb'"\$id": *"https://w3id\.org/reportschema/')
_NAMED = re.compile(rb'"\$id": *"([^"]{1,200})"')


@cache
def shipped() -> bytes:
    """The schema of this release, as `reportschema schema` prints it."""
    return files("reportschema").joinpath(SCHEMA_FILE).read_bytes()


def is_copy(path: Path) -> bool:
    """Whether a file calls itself our schema, of whatever release."""
    try:
        data, _ = read_regular(path, MAX_BYTES)
    except UnreadableError:
        return False
    return bool(_OURS.search(data[:1000]))


def copy_above(folder: Path) -> Path | None:
    """The copy in a folder or nearest above it."""
    above = (folder, *folder.absolute().parents)[:LEVELS]
    return next((path for parent in above if os.path.isfile(path := parent / SCHEMA_FILE)), None)  # noqa: PTH113  # never raises


def other_copies(sources: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """The copies nearest above the sources that are not this release's, each once.

    Each comes with what it calls itself.
    """
    seen: set[Path] = set()
    for folder in dict.fromkeys(path.parent for path in sources):
        copy = copy_above(folder)
        if copy is None or copy.absolute() in seen:
            continue
        seen.add(copy.absolute())
        try:
            data, _ = read_regular(copy, MAX_BYTES)
        except UnreadableError as error:
            yield copy, str(error)
            continue
        if data.replace(b"\r\n", b"\n") != shipped():
            named = _NAMED.search(data[:1000])
            yield copy, named[1].decode("utf-8", "replace") if named else "a schema without a name"
