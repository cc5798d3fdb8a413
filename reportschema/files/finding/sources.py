"""Finds and loads source files.

From path to bytes to text to data with positions, or a SourceError that says why not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportschema.files.disk.regular import Stamp, TooLargeError, UnreadableError, read_regular
from reportschema.files.disk.walking import (
    IS_HIDDEN,
    IS_LINK,
    LinkError,
    entries_below,
    resolved_root,
)
from reportschema.files.parsing.faults import SourceError
from reportschema.files.parsing.yaml_events import MAX_BYTES, PositionTree, decode, parse

SOURCE_ENDINGS = (".yaml", ".yml")


class NothingToCheckError(Exception):
    """No source was found where the caller pointed.

    The message says where, and what to give instead.
    """


@dataclass(frozen=True, slots=True)
class Source:
    """One source file as read.

    Its name for messages, its bytes' hash, its text, its plain data and the position of every
    value.

    stamp: the state of the file when it was read, to tell whether it changed since.
    """

    path: Path
    name: str
    sha256: str
    text: str
    data: Any
    positions: PositionTree
    stamp: Stamp


def load_source(path: Path, name: str | None = None) -> Source:
    """Reads one file. Raises SourceError with a place when it is unusable."""
    raw, stamp = read_source(path)
    try:
        text = decode(raw)
        data, positions = parse(text)
    except SourceError as error:
        error.text = raw.decode("utf-8", "replace")
        raise
    return Source(
        path, name or path.as_posix(), sha256(raw).hexdigest(), text, data, positions, stamp
    )


def read_source(path: Path) -> tuple[bytes, Stamp]:
    """(bytes, stamp) of one file.

    Raises SourceError when it is no regular file of bearable size.
    """
    try:
        return read_regular(path, MAX_BYTES)
    except TooLargeError as error:
        raise SourceError("YAML002", str(error)) from None
    except UnreadableError as error:
        raise SourceError("YAML010", str(error)) from None


def paths_of(given: Iterable[Path | str] | Path | str) -> list[Path]:
    """Paths as a caller gave them; one alone needs no list around it."""
    return [Path(given)] if isinstance(given, str | Path) else [Path(path) for path in given]


def find_sources(paths: Iterable[Path]) -> list[Path]:
    """The source files that paths name or hold, each once, in a fixed order.

    Below a folder also what cannot be a source and would otherwise be passed over in silence:
    links, folders named like a source, folders that cannot be listed; `load_source` says of each
    why not. Hidden files and folders are left out. Raises NothingToCheckError when a path does not
    exist, or when there is no source at all.
    """
    sources: dict[Path, None] = {}
    given = list(paths)
    for path in given:
        if path.is_dir():
            try:
                sources |= dict.fromkeys(_sources_below(resolved_root(path)))
            except LinkError as error:
                raise NothingToCheckError(str(error)) from None
        elif path.exists() or path.is_symlink():
            sources[path] = None
        else:
            start = (
                "; `reportschema init DIR` starts a repository with one"
                if path == Path("sources")
                else ""
            )
            raise NothingToCheckError(f"{path}: no such file or folder{start}")
    if not sources:
        places = ", ".join(map(str, given)) or "no path given"
        raise NothingToCheckError(f"nothing to check: no .yaml file in {places}")
    return list(sources)


def _sources_below(folder: Path) -> Iterator[Path]:
    for path, passed_over in entries_below(folder):
        if passed_over == IS_HIDDEN:
            continue
        named = path.name.lower().endswith(SOURCE_ENDINGS)
        leads_to_folder = passed_over == IS_LINK and path.is_dir()
        if named or leads_to_folder or passed_over.startswith("cannot be listed"):
            yield path
