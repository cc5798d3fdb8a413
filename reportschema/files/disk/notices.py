"""What a person must know while a verb runs, and is no result: one line on the standard error."""

from __future__ import annotations

import sys


def notice(line: str) -> None:
    """Says a line; what cannot be printed is said as an escape."""
    shown = "".join(c if c.isprintable() else repr(c)[1:-1] for c in line)
    print(f"reportschema: {shown}", file=sys.stderr, flush=True)
