"""The clones that a user has, and the files that editions name in them.

A file is taken from the clone's commit where git has it, else as it lies there: whether it is the
right one the text's sha256 says. Nothing outside the clone is read, and nothing in it is changed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from reportschema.files.disk.regular import UnreadableError, read_regular
from reportschema.files.disk.walking import resolved_root
from reportschema.files.rebuilding.errors import ObtainError, no_clone, no_file
from reportschema.files.rebuilding.git_objects import NoObjectError, git_folder, object_at
from reportschema.models import Obtained

MAX_BYTES = 256_000_000  # of one file of a clone
_POINTER = b"version https://git-lfs.github.com/spec/"  # in place of a file that is kept elsewhere


@dataclass(frozen=True)
class ClonedFile:
    """A file of a clone: its bytes, and in words of which state of the clone they are."""

    data: bytes
    state: str

    @cached_property
    def lines_by_year(self) -> dict[str, list[bytes]]:
        """The lines of a JSON Lines file by their `year`; those without one are left out."""
        lines: dict[str, list[bytes]] = {}
        for line in self.data.split(b"\n"):
            year = json_object(line).get("year")
            if isinstance(year, str | int):
                lines.setdefault(str(year), []).append(line)
        return lines


def json_object(line: bytes) -> dict[str, Any]:
    """A line of JSON Lines; empty where it holds no object, or none that can be read."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):  # no JSON, no UTF-8; nested beyond all use
        return {}
    return value if isinstance(value, dict) else {}


class Clones:
    """A folder of clones, each called OWNER+NAME or OWNER/NAME."""

    def __init__(self, folder: Path) -> None:
        self.folder = resolved_root(folder, inside_repository=False)
        # What came of the last file: editions that share one come one after the other.
        self._last: tuple[tuple[str, str, str], ClonedFile | ObtainError] | None = None

    def file_of(self, obtained: Obtained) -> ClonedFile:
        """The file that an edition names. Raises ObtainError."""
        named = (obtained.repository, obtained.commit, obtained.path)
        if self._last is None or self._last[0] != named:
            self._last = named, self._outcome(obtained)
        outcome = self._last[1]
        if isinstance(outcome, ObtainError):
            raise outcome
        return outcome

    def _outcome(self, obtained: Obtained) -> ClonedFile | ObtainError:
        try:
            return self._read(obtained)
        except ObtainError as error:
            return error

    def _read(self, obtained: Obtained) -> ClonedFile:
        clone = self._clone(obtained.repository)
        reasons = []
        if folder := git_folder(clone):
            try:
                data = object_at(folder, obtained.commit, obtained.path, MAX_BYTES)
                if not data.startswith(_POINTER):
                    return ClonedFile(data, f"at commit {obtained.commit}")
                reasons.append(f"Git LFS keeps it elsewhere at commit {obtained.commit}")
            except NoObjectError as error:
                reasons.append(str(error))
        try:
            data = _working_file(clone, obtained.path)
        except UnreadableError as error:
            reasons.append(f"as a working file it {error}")
            raise no_file(
                f"{obtained.path} of {obtained.repository}: {'; '.join(reasons)}"
            ) from None
        return ClonedFile(data, "; ".join([*reasons, "its working file was read"]))

    def _clone(self, repository: str) -> Path:
        joined = repository.replace("/", "+")
        for name in (joined, repository):
            if (self.folder / name).is_dir():
                return resolved_root(self.folder / name, inside_repository=False)
        raise no_clone(
            f"{self.folder} has no clone of {repository}: neither {joined} nor {repository}",
            f"git clone https://github.com/{repository} {self.folder / joined}",
        )


def _working_file(clone: Path, path: str) -> bytes:
    """A file as it lies in a clone; no step to it may be a link. Raises UnreadableError."""
    step = clone
    for name in path.split("/"):
        step /= name
        if step.is_symlink():
            raise UnreadableError("is, or lies behind, a symbolic link: links are not followed")
    return read_regular(step, MAX_BYTES)[0]
