"""The lines of a source that hold one record, so that they can be read once more by themselves.

Where a value ends, and which characters are a comment, only a second pass over the events tells. It
need not be over the whole file: a record of a block list, and a key of the file, begin on lines of
their own, and what stands there is read by itself as it is within the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from yaml import events

from reportschema.files.parsing.yaml_events import PositionTree, events_of

Place = tuple[int, int]

_BEFORE_A_RECORD = re.compile(r" *- +")


class RecordLines(NamedTuple):
    """Some lines, and the number of the first of them in the file, from 0."""

    text: str
    line: int


class Lines:
    """The lines of a source, parted where a record or a key of the file begins."""

    def __init__(self, text: str, positions: PositionTree) -> None:
        """text: one that `parse` accepts, and the positions that it gave."""
        self._text = text
        self._positions = positions

    def first_of(self, line: int) -> int:
        """The first line, from 0, of the record or key that a line belongs to.

        Those before the first key stand together. Records within brackets are not parted.
        """
        return self._firsts[bisect_right(self._firsts, line) - 1]

    def beginning(self, first: int) -> RecordLines:
        """The lines of the record or key that begins with some line."""
        behind = bisect_right(self._firsts, first)
        stop = self._firsts[behind] if behind < len(self._firsts) else None
        return RecordLines("".join(self.all[first:stop]), first)

    @cached_property
    def all(self) -> list[str]:
        """Every line, with its line feed."""
        return re.findall(r"[^\n]*\n|[^\n]+", self._text)

    @cached_property
    def _firsts(self) -> list[int]:
        """The first lines of records and keys, and of the file."""
        tree = self._positions
        if (tree.line, tree.column) not in tree.keys.values():
            return [0]  # the whole file stands within brackets, or is no mapping
        keys = {line for line, column in tree.keys.values() if column == 0}
        records = {
            row.line
            for value in tree.members.values()
            for number, row in value.members.items()
            if isinstance(number, int)
            and _BEFORE_A_RECORD.fullmatch(self.all[row.line][: row.column])
        }
        return sorted({0} | keys | records)


def ends_of(text: str, positions: PositionTree, starts: Iterable[Place]) -> dict[Place, Place]:
    """Where the values and keys that start at some (line, column) end, all from 1.

    An end is just after the last character. Where a mapping starts with its first key, the key's
    end is given. Only where it must be is more read than the lines of a record: for a block that
    may go on behind them. text, positions: one that `parse` accepts, and what it gave.
    """
    ends: dict[Place, Place] = {}
    lines = Lines(text, positions)
    of_record: dict[int, set[Place]] = {}
    for line, column in starts:
        of_record.setdefault(lines.first_of(line - 1), set()).add((line, column))
    for first, own in of_record.items():
        ends |= _ends(lines.beginning(first), own, blocks=False)
    left = set().union(*of_record.values()) - ends.keys()
    return ends | _ends(RecordLines(text, 0), left)


def _ends(lines: RecordLines, starts: Iterable[Place], blocks: bool = True) -> dict[Place, Place]:
    """The ends within some lines, read as far as the last of them.

    blocks: also of block mappings and lists, which end where something else begins.
    """
    ends: dict[Place, Place] = {}
    left = set(starts)
    opened: list[tuple[Place, bool]] = []
    if not left:
        return ends
    for event in events_of(lines.text):
        mark, end = event.start_mark, event.end_mark
        start = mark.line + lines.line + 1, mark.column + 1
        if isinstance(event, events.CollectionStartEvent):
            opened.append((start, blocks or bool(event.flow_style)))
            continue
        if isinstance(event, events.CollectionEndEvent):
            start, is_known = opened.pop()
            if not is_known:
                continue
        elif not isinstance(event, events.ScalarEvent):
            continue
        if start in left:
            left.remove(start)
            ends[start] = end.line + lines.line + 1, end.column + 1
            if not left:
                break
    return ends
