"""Rows of texts as aligned columns for a terminal, in which wide characters take two cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from reportschema.findings.reporters.excerpts import cells

_GAP = "  "
_LEAST = 20  # cells of the last column, however narrow the terminal is


def aligned(rows: Sequence[Sequence[str]], widest: Sequence[int], width: int) -> Iterator[str]:
    """The lines of a table. Texts that are longer than their column go on below, at a space.

    widest: the most cells of each column but the last, which has what remains of the width.
    """
    columns = list(zip(*rows, strict=True))
    sizes = [
        max(
            min(most, max(map(cells, column))),
            *(cells(word) for text in column for word in text.split()),
        )
        for column, most in zip(columns, widest, strict=False)
    ]
    sizes.append(max(_LEAST, width - sum(sizes) - len(_GAP) * len(sizes)))
    for row in rows:
        parts = [_wrapped(text, size) for text, size in zip(row, sizes, strict=True)]
        for line in zip_longest(*parts, fillvalue=""):
            yield _GAP.join(
                text + " " * (size - cells(text)) for text, size in zip(line, sizes, strict=True)
            ).rstrip()


def _wrapped(text: str, size: int) -> list[str]:
    """A text in lines of at most so many cells, parted at spaces."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if cells(longer) <= size:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line for line in lines if line] or [""]
