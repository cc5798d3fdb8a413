"""Reads `known-inconsistencies.csv`, which stands beside the sources.

It declares contradictions of the reports themselves.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from reportschema.files.disk.regular import UnreadableError, read_regular
from reportschema.models.rows.known import KnownInconsistency

MAX_BYTES = 8_000_000
NAME = "known-inconsistencies.csv"
_ABOVE = 2  # a source is sources/<place>/<year>.yaml


class KnownError(Exception):
    """The file of known inconsistencies cannot be read; the message names the line."""


def find_known(paths: Iterable[Path]) -> list[Path]:
    """The files that belong to some paths: in a folder given or the nearest above; none is fine."""
    files: dict[Path, None] = {}
    for path in paths:
        start = path.absolute() if path.is_dir() else path.absolute().parent
        for folder in (start, *list(start.parents)[:_ABOVE]):
            if (folder / NAME).is_file():
                files[folder / NAME] = None
                break
    return list(files)


def read_known(path: Path) -> list[KnownInconsistency]:
    """All rows, in file order. Raises KnownError."""
    try:
        text = read_regular(path, MAX_BYTES)[0].decode("utf-8-sig")
    except UnreadableError as error:
        raise KnownError(f"{path}: {error}") from None
    except UnicodeDecodeError as error:
        raise KnownError(f"{path}: is not UTF-8 ({error})") from None
    rows = []
    for number, row in enumerate(csv.DictReader(io.StringIO(text, newline="")), 2):
        cells = {
            key: value.split(";") if key == "figure_ids" else value
            for key, value in row.items()
            if value
        }
        try:
            rows.append(KnownInconsistency.model_validate(cells))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            raise KnownError(
                f"{path}:{number}: {'.'.join(map(str, first['loc']))}: {first['msg']}"
            ) from None
    return rows
