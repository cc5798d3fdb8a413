"""Which line of the canonical layout each comment of a source belongs to.

By it a comment stays with its record when lines move.

A comment at the end of a line belongs to what stands before it on that line; one on a line of its
own to what follows it, unless its indentation says that it still belongs to the list or record
above. The head of the file is nobody's, and stays the head.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from yaml import events

from reportschema.files.canonical.layout import Line, Loc, Remarks
from reportschema.files.parsing.comments import Comment, comments_of
from reportschema.files.parsing.yaml_events import events_of


class _Token(NamedTuple):
    """A key, value or flow bracket.

    Its path, where it starts (line from 1, column from 0) and on which line it ends.
    """

    start: tuple[int, int]
    last_line: int
    loc: Loc


@dataclass(slots=True)
class _Open:
    """A mapping or list on the way.

    Its path, the column that belongs to it, whether it has brackets, and its key or position.
    """

    loc: Loc
    column: int
    flow: bool
    is_list: bool
    key: Any = None
    count: int = 0


@dataclass
class _Structure:
    """The tokens of a text in order, and its blocks.

    blocks: for each block mapping or list the column from which a comment belongs to it.
    """

    tokens: list[_Token] = field(default_factory=list)
    blocks: dict[Loc, int] = field(default_factory=dict)


def placed(text: str, lines: Iterable[Line]) -> Remarks:
    """The comments of a text by the lines of its layout.

    text: one that `parse` accepts, with a mapping at its root.
    """
    comments = comments_of(text)
    if not comments:
        return Remarks()
    return _Placing(_structure(text), lines).of(comments)


def _structure(text: str) -> _Structure:
    structure = _Structure()
    stack: list[_Open] = []
    for event in events_of(text):
        kind = type(event)
        if kind is events.ScalarEvent:
            _enter(structure, stack, event)
        elif kind is events.MappingStartEvent or kind is events.SequenceStartEvent:
            loc = _enter(structure, stack, event) if event.flow_style else _next(stack, event)
            column = max(event.start_mark.column, stack[-1].column + 1 if stack else 0)
            stack.append(
                _Open(loc, column, bool(event.flow_style), kind is events.SequenceStartEvent)
            )
            if not event.flow_style:
                structure.blocks[loc] = column
        elif kind is events.MappingEndEvent or kind is events.SequenceEndEvent:
            ended = stack.pop()
            if ended.flow:
                structure.tokens.append(_token(event, ended.loc))
    return structure


def _enter(structure: _Structure, stack: list[_Open], event: Any) -> Loc:
    loc = _next(stack, event)
    structure.tokens.append(_token(event, loc))
    return loc


def _next(stack: list[_Open], event: Any) -> Loc:
    """The path of what an event opens; a key has the path of its value."""
    if not stack:
        return ()
    box = stack[-1]
    if box.is_list:
        box.count += 1
        return (*box.loc, box.count - 1)
    if box.key is None:
        box.key = event.value
        return (*box.loc, box.key)
    key, box.key = box.key, None
    return (*box.loc, key)


def _token(event: Any, loc: Loc) -> _Token:
    start, end = event.start_mark, event.end_mark
    return _Token((start.line + 1, start.column), end.line + 1, loc)


class _Placing:
    """One text's comments on their way to its lines."""

    def __init__(self, structure: _Structure, lines: Iterable[Line]) -> None:
        self.tokens, self.blocks = structure.tokens, structure.blocks
        self.starts = [token.start for token in structure.tokens]
        self.units = {loc for line in lines for loc in line.locs}
        self.inner = {loc[:depth] for loc in self.units for depth in range(len(loc))}
        self.remarks = Remarks()

    def of(self, comments: Iterable[Comment]) -> Remarks:
        for comment in comments:
            self._place(comment, f"#{comment.text}")
        return self.remarks

    def _place(self, comment: Comment, words: str) -> None:
        i = bisect_right(self.starts, (comment.line, comment.column - 1))
        before = self.tokens[i - 1] if i else None
        after = self.tokens[i] if i < len(self.tokens) else None
        if before is None or (before.loc == () and after is not None):
            self.remarks.head.append(words)
        elif not comment.own_line and before.last_line >= comment.line:
            self._at_end(self._unit(before.loc), words)
        else:
            self._on_its_own(
                before.loc,
                after.loc if after else None,
                comment.column - 1 if comment.own_line else -1,
                words,
            )

    def _at_end(self, unit: Loc, words: str) -> None:
        """Only the last of several comments in what becomes one line can stand at its end."""
        if not unit:
            self._below((), words)
            return
        if unit in self.remarks.end:
            self._above(unit, self.remarks.end[unit])
        self.remarks.end[unit] = words

    def _on_its_own(self, before: Loc, after: Loc | None, column: int, words: str) -> None:
        unit = self._unit(before)
        if after is not None and unit == self._unit(after) and unit not in self.inner:
            self._above(unit, words)
        elif (
            after is not None
            and before[: len(after)] == after
            and after in self.inner
            and before != after
        ):
            self._below(after, words)  # before a closing bracket
        elif (block := self._still_open(before, after, column)) is not None:
            self._below(block, words)
        elif after is None:
            self._below((), words)
        else:
            new = next(
                (
                    after[:depth]
                    for depth in range(1, len(after) + 1)
                    if before[:depth] != after[:depth]
                ),
                after,
            )
            self._above(self._unit(new), words)

    def _still_open(self, before: Loc, after: Loc | None, column: int) -> Loc | None:
        """The innermost block ending here to which a comment of that column belongs."""
        for depth in range(len(before), -1, -1):
            block = before[:depth]
            if (after is None or after[:depth] != block) and column >= self.blocks.get(
                block, column + 1
            ):
                return block
        return None

    def _above(self, unit: Loc, words: str) -> None:
        self.remarks.above.setdefault(unit, []).append(words)

    def _below(self, block: Loc, words: str) -> None:
        if block in self.inner or not block:
            self.remarks.below.setdefault(block, []).append(words)
        else:
            self._above(self._unit(block), words)

    def _unit(self, loc: Loc) -> Loc:
        """What the line that holds a path is about: the longest part of it that a line begins."""
        return next(
            (loc[:depth] for depth in range(len(loc), 0, -1) if loc[:depth] in self.units), ()
        )
