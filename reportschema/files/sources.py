"""Finds and loads source files: path -> bytes -> data with places -> `WorkReport`, or the findings that say why not."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportschema.files.yaml_events import Place, decode, parse, read_bytes

SOURCE_ENDINGS = (".yaml", ".yml")


class NothingToCheckError(Exception):
    """No source was found where the caller pointed; the message says where, and what to give instead."""


@dataclass(frozen=True, slots=True)
class Source:
    """One source file as read: its name for messages, its bytes' hash, its plain data and the place of every value."""

    path: Path
    name: str
    sha256: str
    data: Any
    places: Place


def load_source(path: Path, name: str | None = None) -> Source:
    """Reads one file. Raises SourceError with a place when it is unusable."""
    raw = read_bytes(path)
    data, places = parse(decode(raw))
    return Source(path, name or path.as_posix(), sha256(raw).hexdigest(), data, places)


def find_sources(paths: Iterable[Path]) -> list[Path]:
    """The source files that paths name or hold, each once, in a fixed order. Links that leave a folder are not followed.

    Raises NothingToCheckError when a path does not exist, or when there is no source at all.
    """
    found: dict[Path, None] = {}
    given = list(paths)
    for path in given:
        if path.is_dir():
            found |= dict.fromkeys(_walk(path))
        elif path.exists() or path.is_symlink():
            found[path] = None
        else:
            raise NothingToCheckError(f"{path}: no such file or folder")
    if not found:
        places = ", ".join(map(str, given)) or "no path given"
        raise NothingToCheckError(f"nothing to check: no .yaml file in {places}")
    return list(found)


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if name.endswith(SOURCE_ENDINGS) and not name.startswith(".") and not path.is_symlink():
                yield path
