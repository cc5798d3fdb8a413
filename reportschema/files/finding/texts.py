"""Finds the text of an edition in a folder by the hash of its bytes alone.

It is decoded without touching line ends.
"""

from __future__ import annotations

import os
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from reportschema.files.disk.regular import UnreadableError, read_regular
from reportschema.files.disk.walking import resolved_root
from reportschema.models import Edition

MAX_TEXT_BYTES = 64_000_000
_NAMED = 3  # how many files passed over a message names


class TextError(Exception):
    """No usable text: `code` is TEXT001 (not there) or TEXT002 (cannot be decoded)."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class TextFolder:
    """A folder of published texts.

    File names mean nothing here: every regular file is known by its SHA-256.

    passed_over: files that were not looked at, each with the reason: links, pipes, what is too
    large or cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = resolved_root(folder, inside_repository=False)
        self.passed_over: list[str] = []

    @cached_property
    def _by_hash(self) -> dict[str, Path]:
        by_hash: dict[str, Path] = {}
        for root, folders, names in os.walk(self.folder, onerror=self._unlisted):
            folders.sort()
            for name in sorted(names):
                path = Path(root, name)
                try:
                    by_hash.setdefault(
                        sha256(read_regular(path, MAX_TEXT_BYTES)[0]).hexdigest(), path
                    )
                except UnreadableError as error:
                    self.passed_over.append(f"{name} {error}")
        return by_hash

    def _unlisted(self, error: OSError) -> None:
        self.passed_over.append(f"{error.filename} cannot be listed ({error.strerror})")

    def read(self, edition: Edition) -> str:
        """The decoded text of an edition, offsets as published. Raises TextError."""
        path = self._by_hash.get(edition.sha256)
        if path is None:
            raise TextError(
                "TEXT001",
                f"{edition.id}: no file in {self.folder} has the sha256 "
                f"{edition.sha256[:12]}…{self._passed()}",
            )
        try:
            data, _ = read_regular(path, MAX_TEXT_BYTES)
        except UnreadableError as error:
            raise TextError("TEXT001", f"{edition.id}: {path.name!r} {error}") from None
        if sha256(data).hexdigest() != edition.sha256:
            raise TextError(
                "TEXT001", f"{edition.id}: {path.name!r} changed while it was being read"
            )
        try:
            return data.decode(edition.encoding.value)
        except UnicodeDecodeError as error:
            where = f"{error.reason} at byte {error.start:,} of {path.name!r}"
            raise TextError(
                "TEXT002", f"{edition.id}: its text is no {edition.encoding.value}: {where}"
            ) from None

    def _passed(self) -> str:
        if not self.passed_over:
            return ""
        more = len(self.passed_over) - _NAMED
        named = "; ".join(self.passed_over[:_NAMED]) + (f"; and {more} more" if more > 0 else "")
        return f" (not looked at: {named})"
