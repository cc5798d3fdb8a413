"""Reads one YAML file as plain data in which every scalar is the text as written, with positions.

Works on PyYAML's event stream: its `compose` and `load` crash the process on deeply nested input,
and its types lie. One loop builds data and the tree of positions together and refuses what has no
business in a source: duplicate keys, aliases, anchors, tags, merge keys, depth over 12, more values
than a report can have, a second document.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from yaml import events
from yaml.scanner import ScannerError

from reportschema.files.parsing.faults import SourceError, position, syntax_error
from reportschema.models.fields.characters import invisible, named

MAX_BYTES, MAX_DEPTH, MAX_VALUES = 8_000_000, 12, 400_000

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class PositionTree(NamedTuple):
    """Where a value stands (line and column from 0), what it holds, and its keys."""

    line: int
    column: int
    members: dict[Any, PositionTree]
    keys: dict[str, tuple[int, int]]


_NOTHING: dict[Any, Any] = {}  # what a scalar holds: one for all of them


def locate(tree: PositionTree, loc: tuple[Any, ...], key: bool = False) -> tuple[int, int]:
    """(line, column), from 1, of the value at a path such as ('observations', 3, 'unit').

    Where the file has no such value, of its nearest parent. With `key`, of the last step's key
    instead of its value.
    """
    for step in loc[:-1] if key else loc:
        tree = tree.members.get(step, tree)
    if key and loc and loc[-1] in tree.keys:
        line, column = tree.keys[loc[-1]]
        return line + 1, column + 1
    return tree.line + 1, tree.column + 1


def decode(data: bytes) -> str:
    """The text of a source: UTF-8, line feeds only, no invisible characters. Raises SourceError."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8")
        message = f"is not UTF-8 from here on{_other_encoding(data)}"
        raise SourceError("YAML009", message, *position(good, len(good))) from None
    if unseen := invisible(text):
        character = unseen.group()
        remedy = {"\r": "save it with LF line ends", "\ufeff": "save it as UTF-8 without BOM"}
        raise SourceError(
            "YAML009",
            f"holds {named(character)} here",
            *position(text, unseen.start()),
            remedy.get(character),
        )
    return text


def _other_encoding(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return " (it looks like UTF-16)"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return " (it can be read as GB18030)"


def parse(text: str) -> tuple[Any, PositionTree]:
    """(data, positions) of a text. Raises SourceError for the first thing that is wrong in it."""
    try:
        return _build(_Loader(text))
    except ScannerError as error:
        raise _before(error, text) or syntax_error(error, text) from None
    except yaml.YAMLError as error:
        raise syntax_error(error, text) from None


def _before(error: ScannerError, text: str) -> SourceError | None:
    """What is wrong before the place at which the scanner gave up.

    A scanner reads up to a thousand characters ahead of the events that we count, and gives up at
    limits of its own (PyYAML 6.0.4: at a nesting of 1,000) before our count has begun. So what
    stands before that place is read once more by itself. A syntax error at its very end is none,
    for there the text was cut; but whatever is nested to the scanner's limit and not to ours has
    an error before.
    """
    marks = [mark for mark in (error.context_mark, error.problem_mark) if mark is not None]
    head = text[: min(mark.index for mark in marks)].rstrip() if marks else ""
    try:
        _build(_Loader(head))
    except SourceError as first:
        return first if first.code != "YAML008" else None
    except yaml.MarkedYAMLError as first:
        mark = first.problem_mark
        inside = mark is not None and mark.index < len(head)
        return syntax_error(first, head) if inside or "nesting" in str(error.problem) else None
    return None


def events_of(text: str) -> Iterator[Any]:
    """The bare events of a text that `parse` accepts, with marks."""
    parser = _Loader(text)
    while (event := parser.get_event()) is not None:
        yield event


def _build(parser: Any) -> tuple[Any, PositionTree]:
    """One pass over the events: a loop without calls, for it runs once a value.

    `box` is the innermost open container, `key` the mapping key that waits for its value.
    """
    stack: list[tuple[Any, PositionTree]] = []
    box: Any = None
    node: Any = None
    key: Any = None
    root: Any = None
    root_node: PositionTree | None = None
    count = 0
    get_event = parser.get_event
    while True:
        event = get_event()
        kind = type(event)
        if kind is events.ScalarEvent:
            mark = event.start_mark
            if event.anchor or event.tag:
                raise _forbidden(event)
            value: Any = event.value
            if box.__class__ is dict and key is None:
                if value in box:
                    raise _twice(value, box, node, mark)
                if value == "<<" and not event.style:
                    raise _forbidden(event)
                if event.style and (unseen := invisible(value)):
                    raise _refused("YAML009", f"a key holds {named(unseen.group())}", mark)
                node.keys[value] = (mark.line, mark.column)
                key = value
                continue
            if not event.style and value in ("", "~", "null"):
                value = None
            here = PositionTree(mark.line, mark.column, _NOTHING, _NOTHING)
        elif kind is events.MappingStartEvent or kind is events.SequenceStartEvent:
            mark = event.start_mark
            if event.anchor or event.tag:
                raise _forbidden(event)
            if box.__class__ is dict and key is None:
                raise _refused("YAML005", "a key is a list or a mapping here, not a word", mark)
            if len(stack) >= MAX_DEPTH:
                raise _refused("YAML006", f"is nested deeper than {MAX_DEPTH} levels", mark)
            value = {} if kind is events.MappingStartEvent else []
            here = PositionTree(mark.line, mark.column, {}, {})
        elif kind is events.MappingEndEvent or kind is events.SequenceEndEvent:
            box, node = stack.pop()
            key = None
            continue
        elif kind is events.AliasEvent:
            raise _forbidden(event)
        elif kind is events.DocumentStartEvent and root_node is not None:
            raise _refused("YAML007", "a second document starts here", event.start_mark)
        elif event is None or kind is events.StreamEndEvent:
            if root_node is None:
                raise SourceError("YAML008", "holds no data")
            return root, root_node
        else:
            continue
        count += 1
        if count > MAX_VALUES:
            raise _refused("YAML002", f"holds more than {MAX_VALUES:,} values", here)
        if box.__class__ is dict:
            box[key] = value
            node.members[key] = here
        elif box.__class__ is list:
            node.members[len(box)] = here
            box.append(value)
        else:
            root, root_node = value, here
        if value.__class__ is dict or value.__class__ is list:
            stack.append((box, node))
            box, node = value, here
        key = None


def _refused(code: str, message: str, mark: yaml.Mark | PositionTree) -> SourceError:
    return SourceError(code, message, mark.line + 1, mark.column + 1)


def _twice(key: str, box: dict[str, Any], node: PositionTree, mark: Any) -> SourceError:
    owner = f"{box['id'][:40]}: " if isinstance(box.get("id"), str) else ""
    line, column = node.keys[key]
    first = f"first at {line + 1}:{column + 1}"
    return _refused("YAML003", f"{owner}key {key} stands twice, {first}", mark)


def _forbidden(event: Any) -> SourceError:
    if isinstance(event, events.AliasEvent):
        mark = f"an alias (*{event.anchor})"
    elif event.anchor:
        mark = f"an anchor (&{event.anchor})"
    elif event.tag:
        mark = f"a tag ({event.tag})"
    else:
        mark = "a merge key (<<)"
    return _refused("YAML004", f"{mark} has no place in a source", event.start_mark)
