"""The comments of a YAML text, which every parser drops.

They are found between the values, by the marks of the event stream.

A `#` opens a comment wherever it stands in no value; inside a quoted, plain or block text it is a
character like any other. `fmt` keeps comments with their records, and `validate` reads the
suppressions among them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

from yaml import events

from reportschema.files.parsing.record_lines import Lines
from reportschema.files.parsing.yaml_events import PositionTree, events_of

_HEAD = re.compile(
    r"(?:[ \t]*(?:\#[^\n]*)?(?:\n|\Z))*"
)  # the blank and comment lines before anything else
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+(?=\#)")  # of `note: |  # a comment`


class Comment(NamedTuple):
    """One comment: where its `#` stands (from 1, code points) and what follows it.

    own_line: nothing stands before it on its line.

    text: all after the `#` but for spaces at the end of the line, so `# to check` has the text ` to
    check`.
    """

    line: int
    column: int
    text: str
    own_line: bool


def comments_of(text: str) -> tuple[Comment, ...]:
    """Every comment of a text in its order. text: one that `yaml_events.parse` accepts."""
    return tuple(_comments(text))


def comments_like(
    pattern: re.Pattern[str], text: str, positions: PositionTree
) -> Iterator[Comment]:
    """The comments of a text whose line a pattern is found in.

    Most sources have few: only the records that have such lines are read once more.
    text, positions: one that `parse` accepts, and what it gave.
    """
    lines = Lines(text, positions)
    likely = {number for number, line in enumerate(lines.all) if pattern.search(line)}
    for first in sorted({lines.first_of(number) for number in likely}):
        for comment in comments_of(lines.beginning(first).text):
            if comment.line - 1 + first in likely:
                yield comment._replace(line=comment.line + first)


class Standing:
    """What the comments of a text belong to.

    A record of a list (`observations`, 3), a key of the root, or () for the whole file.

    A comment on a line of its own belongs to what the next line that is no comment begins, and
    before the first key to the file; one at the end of a line to what that line is part of.
    """

    def __init__(self, text: str, positions: PositionTree) -> None:
        self._starts: dict[int, tuple[Any, ...]] = {
            line + 1: (key,) for key, (line, _) in positions.keys.items()
        }
        for key, member in positions.members.items():
            self._starts |= {
                row.line + 1: (key, i) for i, row in member.members.items() if isinstance(i, int)
            }
        self._lines = sorted(self._starts)
        self._spoken = [
            line
            for line, words in enumerate(text.split("\n"), 1)
            if not words.lstrip().startswith("#")
        ]

    def of(self, comment: Comment) -> tuple[Any, ...] | None:
        """The path of what a comment belongs to; None when it belongs to nothing."""
        if not self._lines or comment.line < self._lines[0]:
            return ()
        if not comment.own_line:
            return self._starts[self._lines[bisect_right(self._lines, comment.line) - 1]]
        following = bisect_right(self._spoken, comment.line)
        return self._starts.get(self._spoken[following]) if following < len(self._spoken) else None


def _comments(text: str) -> Iterator[Comment]:
    line, last = 1, 0
    for start, end in _gaps(text):
        here = text.find("#", start, end)
        while here >= 0:
            line, last = line + text.count("\n", last, here), here
            begins = text.rfind("\n", 0, here) + 1
            ends = text.find("\n", here)
            ends = len(text) if ends < 0 else ends
            yield Comment(
                line,
                here - begins + 1,
                text[here + 1 : ends].rstrip(),
                not text[begins:here].strip(),
            )
            here = text.find("#", ends, end)


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text that belong to no value, as (start, end) offsets."""
    head = _HEAD.match(text)
    last = head.end() if head else 0
    yield 0, last
    if "#" not in text[last:]:
        return  # the usual source: it need not be parsed once more
    for event in events_of(text):
        kind = type(event)
        if kind is events.ScalarEvent:
            start = event.start_mark.index
            header = _BLOCK_HEADER.match(text, start) if event.style in ("|", ">") else None
            yield last, start
            if header:
                yield header.end(), (text.find("\n", header.end()) + 1) or len(text)
            last = event.end_mark.index
    yield last, len(text)
