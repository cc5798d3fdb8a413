"""Reads one YAML file as plain data in which every scalar is the text as written, with the place of every key and value.

Works on PyYAML's event stream: its `compose` and `load` crash the process on deeply nested input, and its types lie. One loop
builds data and places together and refuses what has no business in a source: duplicate keys, aliases, anchors, tags, merge keys,
depth over 12, more values than a report can have, a second document.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from yaml import events

MAX_BYTES, MAX_DEPTH, MAX_VALUES = 8_000_000, 12, 400_000

# Invisible or disruptive: controls but for tab and line feed, bidi marks, zero-width characters, other line ends, BOM.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class SourceError(Exception):
    """A file that cannot be read as a source: a stable code, what is wrong, line and column (from 1, code points).

    remedy: what to do about it, where that is more than the code's own remedy. text: of the file, where it could be read at all.
    """

    def __init__(
        self, code: str, message: str, line: int = 1, column: int = 1, remedy: str | None = None
    ) -> None:
        super().__init__(message)
        self.code, self.line, self.column, self.remedy = code, line, column, remedy
        self.text: str | None = None


class Place(NamedTuple):
    """Where a value stands (line and column from 0), and the places of what it holds and of its keys."""

    line: int
    column: int
    members: dict[Any, Place]
    keys: dict[str, tuple[int, int]]


_NOTHING: dict[Any, Any] = {}  # what a scalar holds: one for all of them


def locate(place: Place, loc: tuple[Any, ...], key: bool = False) -> tuple[int, int]:
    """(line, column), from 1, of the value at a path such as ('observations', 3, 'unit'), or of its nearest parent in the file.

    With `key`, of the last step's key instead of its value.
    """
    for step in loc[:-1] if key else loc:
        place = place.members.get(step, place)
    if key and loc and loc[-1] in place.keys:
        line, column = place.keys[loc[-1]]
        return line + 1, column + 1
    return place.line + 1, place.column + 1


def decode(data: bytes) -> str:
    """The text of a source: UTF-8 without byte order mark, line feeds only, no invisible characters. Raises SourceError."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8")
        raise SourceError(
            "YAML009",
            f"is not UTF-8 from here on{_other_encoding(data)}",
            *_position(good, len(good)),
        ) from None
    if found := _UNWANTED.search(text):
        character = found.group()
        remedy = {"\r": "save it with LF line ends", "\ufeff": "save it as UTF-8 without BOM"}.get(
            character
        )
        raise SourceError(
            "YAML009", f"holds {named(character)} here", *_position(text, found.start()), remedy
        )
    return text


def named(character: str) -> str:
    """A character that cannot be seen, by its code point and name."""
    known = {"\r": "CARRIAGE RETURN", "\ufeff": "BYTE ORDER MARK", "\0": "NUL", "\x1b": "ESCAPE"}
    return f"U+{ord(character):04X} {known.get(character) or unicodedata.name(character, 'a control character')}"


def _other_encoding(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return " (it looks like UTF-16)"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return " (it can be read as GB18030)"


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def parse(text: str) -> tuple[Any, Place]:
    """(data, places) of a text. Raises SourceError."""
    try:
        return _build(_Loader(text))
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(error, text) from None
    except yaml.YAMLError as error:
        raise SourceError("YAML001", f"is no YAML ({str(error).splitlines()[0]})") from None


# What the parser says -> what to do about it.
_HINTS = (
    (
        "mapping values are not allowed",
        "put a text that holds a colon and a space into quotes, and check the indentation",
    ),
    ("could not find expected ':'", "give the key its colon, and keep each text on one line"),
    (
        "expected key",
        "indent as the lines above, and check that a quote or bracket before is closed",
    ),
    ("'-' indicator", "indent the items of a list alike"),
    ("escape character", "write a backslash as two in double quotes, or use single quotes"),
    ("cannot start any token", "indent with spaces, and quote a text that starts with @, ` or %"),
)


_OPENING = ("[", "{", '"', "'")
_FULL_WIDTH = re.compile(r"(，) ?[a-z_]+:|\b[a-z_]+(：)")  # between keys, never inside a text


def _lines_around(text: str, *marks: yaml.Mark | None) -> Iterator[tuple[int, str]]:
    """The lines of the marks with their numbers from 0."""
    lines = text.split("\n")
    yield from (
        (mark.line, lines[mark.line])
        for mark in marks
        if mark is not None and mark.line < len(lines)
    )


def _syntax_error(error: yaml.MarkedYAMLError, text: str) -> SourceError:
    """The place is where what is wrong begins: an open bracket or quote, not the line far below at which the parser gave up."""
    mark, opened, problem = (
        error.problem_mark or error.context_mark,
        error.context_mark,
        str(error.problem),
    )
    if mark is None:
        return SourceError("YAML001", f"is no YAML ({problem})")
    sign = text[opened.index : opened.index + 1] if opened else ""
    if opened is not None and mark.line > opened.line and sign in _OPENING:
        return SourceError(
            "YAML001",
            f"is no YAML: the {sign} that opens here is not closed",
            opened.line + 1,
            opened.column + 1,
        )
    if text[mark.index : mark.index + 1] == "\t":
        return SourceError(
            "YAML001",
            "has a tab here; YAML takes spaces only",
            mark.line + 1,
            mark.column + 1,
            "indent with spaces",
        )
    for line, words in _lines_around(text, opened, mark):
        if full_width := _FULL_WIDTH.search(words):
            sign, plain = (full_width[1], ",") if full_width[1] else (full_width[2], ":")
            said, column = (
                f"has a full-width {sign} where YAML wants {plain}",
                full_width.start(1 if full_width[1] else 2),
            )
            return SourceError("YAML001", said, line + 1, column + 1, f"write {plain} and a space")
    remedy = next((hint for said, hint in _HINTS if said in problem), None)
    return SourceError(
        "YAML001", f"is no YAML here ({problem})", mark.line + 1, mark.column + 1, remedy
    )


def events_of(text: str) -> Iterator[Any]:
    """The bare event stream of a text that `parse` accepts, with marks."""
    parser = _Loader(text)
    while (event := parser.get_event()) is not None:
        yield event


def _build(parser: Any) -> tuple[Any, Place]:
    """One pass over the events. `box` is the innermost open container, `key` the mapping key that waits for its value."""
    stack: list[tuple[Any, Place]] = []
    box: Any = None
    node: Any = None
    key: Any = None
    root: Any = None
    root_node: Place | None = None
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
                if event.style and (found := _UNWANTED.search(value)):
                    raise SourceError(
                        "YAML009",
                        f"a key holds {named(found.group())}",
                        mark.line + 1,
                        mark.column + 1,
                    )
                node.keys[value] = (mark.line, mark.column)
                key = value
                continue
            if not event.style and value in ("", "~", "null"):
                value = None
            here = Place(mark.line, mark.column, _NOTHING, _NOTHING)
        elif kind is events.MappingStartEvent or kind is events.SequenceStartEvent:
            mark = event.start_mark
            if event.anchor or event.tag:
                raise _forbidden(event)
            if box.__class__ is dict and key is None:
                raise SourceError(
                    "YAML005",
                    "a key is a list or a mapping here, not a word",
                    mark.line + 1,
                    mark.column + 1,
                )
            if len(stack) >= MAX_DEPTH:
                raise SourceError(
                    "YAML006",
                    f"is nested deeper than {MAX_DEPTH} levels",
                    mark.line + 1,
                    mark.column + 1,
                )
            value = {} if kind is events.MappingStartEvent else []
            here = Place(mark.line, mark.column, {}, {})
        elif kind is events.MappingEndEvent or kind is events.SequenceEndEvent:
            box, node = stack.pop()
            key = None
            continue
        elif kind is events.AliasEvent:
            raise _forbidden(event)
        elif kind is events.DocumentStartEvent and root_node is not None:
            raise SourceError(
                "YAML007", "a second document starts here", event.start_mark.line + 1, 1
            )
        elif event is None or kind is events.StreamEndEvent:
            if root_node is None:
                raise SourceError("YAML008", "holds no data")
            return root, root_node
        else:
            continue
        count += 1
        if count > MAX_VALUES:
            raise SourceError(
                "YAML002", f"holds more than {MAX_VALUES:,} values", here.line + 1, here.column + 1
            )
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


def _twice(key: str, box: dict[str, Any], node: Place, mark: Any) -> SourceError:
    owner = f"{box['id'][:40]}: " if isinstance(box.get("id"), str) else ""
    line, column = node.keys[key]
    return SourceError(
        "YAML003", f"{owner}key {key} stands twice, first at {line + 1}:{column + 1}", mark.line + 1, mark.column + 1
    )  # fmt: skip


def _forbidden(event: Any) -> SourceError:
    if isinstance(event, events.AliasEvent):
        found = f"an alias (*{event.anchor})"
    elif event.anchor:
        found = f"an anchor (&{event.anchor})"
    elif event.tag:
        found = f"a tag ({event.tag})"
    else:
        found = "a merge key (<<)"
    mark = event.start_mark
    return SourceError(
        "YAML004", f"{found} has no place in a source", mark.line + 1, mark.column + 1
    )


def ends_of(text: str) -> dict[tuple[int, int], tuple[int, int]]:
    """Where each value and key that starts at (line, column) ends, both from 1, the end just after the last character.

    text: one that `parse` accepts. Where a mapping starts with its first key, the key's end is given.
    """
    found: dict[tuple[int, int], tuple[int, int]] = {}
    opened: list[tuple[int, int]] = []
    for event in events_of(text):
        mark, end = event.start_mark, event.end_mark
        if isinstance(event, events.ScalarEvent):
            found[mark.line + 1, mark.column + 1] = end.line + 1, end.column + 1
        elif isinstance(event, events.CollectionStartEvent):
            opened.append((mark.line + 1, mark.column + 1))
        elif isinstance(event, events.CollectionEndEvent):
            found.setdefault(opened.pop(), (end.line + 1, end.column + 1))
    return found
