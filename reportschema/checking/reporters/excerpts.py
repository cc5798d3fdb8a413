"""The line that a finding is about, with a caret under the value: aligned also below Chinese, which takes two cells a character."""

from __future__ import annotations

import unicodedata

from reportschema.checking.finding import Finding
from reportschema.checking.reporters.lines import paint, printable

_BEFORE = 0.5  # the share of the width that may stand before the value when a long line is cut
_NARROWEST = 30


def excerpt(one: Finding, text: str, width: int = 120, colour: bool = False) -> list[str]:
    """Two lines: the source line that the finding points at, cut to `width` cells around the value, and the carets under the value.

    Nothing for a line that is not there or is empty.
    """
    lines = text.split("\n", one.line)
    line = lines[one.line - 1] if one.line <= len(lines) else ""
    if not line.strip():
        return []
    start = min(one.column - 1, len(line))
    end = len(line) if one.end_line > one.line else max(one.end_column - 1, start + 1)
    gutter = f"{one.line:>5} | "
    before, value, after = (_visible(part) for part in (line[:start], line[start:end], line[end:]))
    room = max(width - len(gutter), _NARROWEST)
    before, value, after = cut(before, value, after, room)
    carets = "^" * max(cells(value), 1)
    margin = paint(" " * 5 + " | ", "gutter", colour)
    return [
        f"{paint(gutter, 'gutter', colour)}{before}{paint(value, one.severity.value, colour)}{after}",
        f"{margin}{' ' * cells(before)}{paint(carets, one.severity.value, colour)}",
    ]


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(one) else 2 if unicodedata.east_asian_width(one) in "WF" else 1
        for one in text
    )


def _visible(text: str) -> str:
    return printable(text.replace("\t", " "))


def cut(before: str, value: str, after: str, room: int) -> tuple[str, str, str]:
    """The three parts of a line, cut at its ends so that the value stays in sight."""
    if cells(value) > room:
        value = _first(value, room - 1) + "…"
    left = room - cells(value)
    kept = max(int(left * _BEFORE), left - cells(after))
    if cells(before) > kept:
        before = "…" + _first(before[::-1], max(kept - 1, 0))[::-1]
    left -= cells(before)
    if cells(after) > left:
        after = _first(after, max(left - 1, 0)) + "…"
    return before, value, after


def _first(text: str, room: int) -> str:
    used = 0
    for i, one in enumerate(text):
        used += cells(one)
        if used > room:
            return text[:i]
    return text
