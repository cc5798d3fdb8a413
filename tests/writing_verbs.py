"""The package, and the names in a folder: what the tests of writing look at."""

from __future__ import annotations

from pathlib import Path

import reportschema

PACKAGE = Path(reportschema.__file__).parent


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
