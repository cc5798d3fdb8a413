"""Notes to the speech: the marks in it (…“三包”[3]…), and notes that stand at the foot of pages rather than under a heading.

A mark is page furniture for the ledger of numerals; a note is an entry of the glossary.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from reportschema.models import Concept
from reportschema.reading.glossary import EntryDraft, read_entry
from reportschema.reading.listing import Item, Mark, marks
from reportschema.reading.view import View


class NoteMark(NamedTuple):
    """A mark in the running text: its place in `View.clean`, brackets included, and the number of the note."""

    start: int
    end: int
    number: int


_INLINE = {
    "square": re.compile(r"(?<=[^\n])[\[【〔]\s?([0-9]{1,3})\s?[\]】〕]"),  # “三包”[3]
    "circle": re.compile(r"(?<=[^\n。；;:：])([①-⑳])"),  # “三包”③; behind a stop it numbers an item
}
_JUMP = 3


def note_marks(view: View, start: int, end: int) -> list[NoteMark]:
    """The bracketed marks of clean[start:end] that rise from 1; a mark may stand again, and a few may be lost."""
    return _rising(view.clean, start, end, "square")


def _rising(clean: str, start: int, end: int, style: str) -> list[NoteMark]:
    found: list[NoteMark] = []
    last = 0
    for match in _INLINE[style].finditer(clean, start, end):
        number = int(match[1]) if match[1].isascii() else ord(match[1]) - ord("①") + 1
        if number <= last + _JUMP and (found or number == 1):
            found.append(NoteMark(match.start(), match.end(), number))
            last = max(last, number)
    return found


def read_footnotes(view: View, start: int, end: int, concepts: Mapping[str, Concept]) -> list[EntryDraft]:
    """The notes of clean[start:end]: lines that begin with a mark which stands in the running text before them."""
    heads = [mark for mark in marks(view.clean, start, end) if mark.opens_line and mark.style in _INLINE]
    found: list[EntryDraft] = []
    for style in _INLINE:
        pointed = {mark.number: mark.start for mark in reversed(_rising(view.clean, start, end, style))}
        notes = [mark for mark in heads if mark.style == style and pointed.get(mark.number, end) < mark.start]
        if len(notes) >= 2:
            found += [entry for mark in notes if (entry := _note(view, mark, end, concepts))]
    return sorted(found, key=lambda entry: entry.start)


def _note(view: View, mark: Mark, end: int, concepts: Mapping[str, Concept]) -> EntryDraft | None:
    line = view.clean.find("\n", mark.end, end)
    return read_entry(view, Item(mark, mark.end, end if line < 0 else line), concepts)
