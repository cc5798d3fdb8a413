"""Files that are no sources, made for tests of hostile input."""

from __future__ import annotations

import os
from pathlib import Path


def fifo(path: Path) -> None:
    os.mkfifo(path)


def huge(path: Path, size: int = 100_000_000) -> None:
    with path.open("wb") as file:
        file.truncate(size)
