"""The source line that a finding is about, with carets under the value.

They stand in the right place below Chinese too, which takes two cells a character.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from reportschema.findings.finding import Finding
from reportschema.findings.reporters.lines import paint, printable

_BEFORE = 0.5  # the share of the width that may stand before the value when a long line is cut
_NARROWEST = 30
_IN_SIGHT = 4  # times the width: some characters take no cell


def excerpt(finding: Finding, text: str, width: int = 120, colour: bool = False) -> list[str]:
    """Two lines: the source line that the finding points at, and the carets under the value.

    The line is cut to `width` cells around the value. There are none for a line that is missing or
    empty.
    """
    lines = _lines(text)
    line = lines[finding.line - 1] if finding.line <= len(lines) else ""
    if not line or line.isspace():
        return []
    start = min(finding.column - 1, len(line))
    end = len(line) if finding.end_line > finding.line else max(finding.end_column - 1, start + 1)
    gutter = f"{finding.line:>5} | "
    room = max(width - len(gutter), _NARROWEST)
    sight = _IN_SIGHT * room  # what lies farther off cannot be shown, whatever it is
    before, value, after = (
        _visible(line[from_:to])
        for from_, to in (
            (max(0, start - sight), start),
            (start, min(end, start + sight)),
            (end, end + sight),
        )
    )
    before, value, after = cut(before, value, after, room)
    carets = "^" * max(cells(value), 1)
    margin = paint(" " * 5 + " | ", "gutter", colour)
    return [
        f"{paint(gutter, 'gutter', colour)}{before}"
        f"{paint(value, finding.severity.value, colour)}{after}",
        f"{margin}{' ' * cells(before)}{paint(carets, finding.severity.value, colour)}",
    ]


@lru_cache(maxsize=1)
def _lines(text: str) -> list[str]:
    """The lines of a text: kept, since the findings of one file follow each other."""
    return text.split("\n")


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return sum(
        0
        if unicodedata.combining(character)
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )


def _visible(text: str) -> str:
    return printable(text.replace("\t", " "))


def cut(before: str, value: str, after: str, room: int) -> tuple[str, str, str]:
    """The three parts of a line, cut at its ends so that the value stays in sight."""
    if cells(value) > room:
        value = _first(value, room - 1) + "…"
    room_left = room - cells(value)
    room_before = max(int(room_left * _BEFORE), room_left - cells(after))
    if cells(before) > room_before:
        before = "…" + _first(before[::-1], max(room_before - 1, 0))[::-1]
    room_left -= cells(before)
    if cells(after) > room_left:
        after = _first(after, max(room_left - 1, 0)) + "…"
    return before, value, after


def _first(text: str, room: int) -> str:
    used = 0
    for i, character in enumerate(text):
        used += cells(character)
        if used > room:
            return text[:i]
    return text
