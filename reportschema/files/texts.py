"""Finds the text of an edition in a folder by the hash of its bytes alone, and decodes it without touching line ends."""

from __future__ import annotations

import os
from functools import cached_property
from hashlib import file_digest
from pathlib import Path

from reportschema.models import Edition

MAX_TEXT_BYTES = 64_000_000


class TextError(Exception):
    """No usable text: `code` is TEXT001 (not there) or TEXT002 (cannot be decoded)."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class TextFolder:
    """A folder of published texts. File names mean nothing here: every regular file is known by its SHA-256."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def _by_hash(self) -> dict[str, Path]:
        found: dict[str, Path] = {}
        for root, folders, names in os.walk(self.folder):
            folders.sort()
            for name in sorted(names):
                path = Path(root, name)
                if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_TEXT_BYTES:
                    continue
                with path.open("rb") as file:
                    found.setdefault(file_digest(file, "sha256").hexdigest(), path)
        return found

    def read(self, edition: Edition) -> str:
        """The decoded text of an edition, offsets as published. Raises TextError."""
        path = self._by_hash.get(edition.sha256)
        if path is None:
            raise TextError("TEXT001", f"{edition.id}: no file in {self.folder} has the sha256 {edition.sha256[:12]}…")
        try:
            return path.read_bytes().decode(edition.encoding.value)
        except (UnicodeDecodeError, OSError) as error:
            raise TextError("TEXT002", f"{edition.id}: {path.name!r} cannot be read as {edition.encoding.value} ({error})") from None
