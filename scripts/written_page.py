"""Keeps a page that a script makes from data: the command line of all such scripts."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


def keep(page: Path, text: str, arguments: Sequence[str]) -> int:
    """Writes the text as the page, prints it (--print) or checks the page against it (--check).

    Gives the exit code: 1 where a check fails.
    """
    if arguments == ["--print"]:
        print(text, end="")
    elif arguments == ["--check"]:
        if text != page.read_text(encoding="utf-8"):
            print(f"{page.name} is not what {Path(sys.argv[0]).name} makes of its data: run it")
            return 1
    else:
        page.write_text(text, encoding="utf-8")
    return 0
