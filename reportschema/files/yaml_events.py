"""Reads one YAML file as plain data in which every scalar is the text as written, with the place of every key and value.

Works on PyYAML's event stream: its `compose` and `load` crash the process on deeply nested input, and its types lie. One loop
builds data and places together and refuses what has no business in a source: duplicate keys, aliases, anchors, tags, merge keys,
depth over 12, a second document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml import events

MAX_BYTES, MAX_DEPTH = 8_000_000, 12

# Invisible or disruptive: controls but for tab and line feed, bidi marks, zero-width characters, other line ends, BOM.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class SourceError(Exception):
    """A file that cannot be read as a source: a stable code, what is wrong with its remedy, line and column (from 1, code points)."""

    def __init__(self, code: str, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.code, self.line, self.column = code, line, column


@dataclass(slots=True, frozen=True)
class Place:
    """Where a value stands (line and column from 0), where its key does, and the places of what it holds."""

    line: int
    column: int
    members: dict[Any, Place]
    keys: dict[str, tuple[int, int]]


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


def read_bytes(path: Path) -> bytes:
    """The bytes of a source. Raises SourceError for what is no regular file, cannot be read, or is too large."""
    try:
        if not path.is_file():
            raise SourceError("YAML010", "is no regular file: give a YAML file or a folder that holds some")
        if path.stat().st_size > MAX_BYTES:
            raise SourceError("YAML002", f"is larger than {MAX_BYTES:,} bytes: a source holds one report")
        return path.read_bytes()
    except OSError as error:
        raise SourceError("YAML010", f"cannot be read ({error.strerror}): check that it exists and its permissions") from None


def decode(data: bytes) -> str:
    """The text of a source: UTF-8 without byte order mark, line feeds only, no invisible characters. Raises SourceError."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8")
        raise SourceError("YAML009", "is not UTF-8 from here on: save it as UTF-8", *_position(good, len(good))) from None
    if found := _UNWANTED.search(text):
        line, column = _position(text, found.start())
        name = f"U+{ord(found.group()):04X}"
        remedy = "save it with LF line ends" if name == "U+000D" else "save it without BOM" if name == "U+FEFF" else "delete it"
        raise SourceError("YAML009", f"holds the invisible character {name} here: {remedy}", line, column)
    return text


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def parse(text: str) -> tuple[Any, Place]:
    """(data, places) of a text. Raises SourceError."""
    try:
        return _build(_Loader(text))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise SourceError("YAML001", f"is no YAML here ({error.problem}): check quotes, brackets and indentation", *where) from None
    except yaml.YAMLError as error:
        raise SourceError("YAML001", f"is no YAML ({str(error).splitlines()[0]})") from None


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
    get_event = parser.get_event
    while True:
        event = get_event()
        kind = type(event)
        if kind is events.ScalarEvent:
            mark = event.start_mark
            if event.anchor or event.tag:
                raise _forbidden(mark)
            value: Any = event.value
            if box.__class__ is dict and key is None:
                if value in box:
                    raise SourceError("YAML003", f"key {value!r} stands twice in one record: keep one", mark.line + 1, mark.column + 1)
                if value == "<<" and not event.style:
                    raise _forbidden(mark)
                node.keys[value] = (mark.line, mark.column)
                key = value
                continue
            if not event.style and value in ("", "~", "null"):
                value = None
            here = Place(mark.line, mark.column, {}, {})
        elif kind is events.MappingStartEvent or kind is events.SequenceStartEvent:
            mark = event.start_mark
            if event.anchor or event.tag:
                raise _forbidden(mark)
            if box.__class__ is dict and key is None:
                raise SourceError("YAML005", "a key is a word, not a list or a mapping", mark.line + 1, mark.column + 1)
            if len(stack) >= MAX_DEPTH:
                raise SourceError("YAML006", f"is nested deeper than {MAX_DEPTH} levels", mark.line + 1, mark.column + 1)
            value = {} if kind is events.MappingStartEvent else []
            here = Place(mark.line, mark.column, {}, {})
        elif kind is events.MappingEndEvent or kind is events.SequenceEndEvent:
            box, node = stack.pop()
            key = None
            continue
        elif kind is events.AliasEvent:
            raise _forbidden(event.start_mark)
        elif kind is events.DocumentStartEvent and root_node is not None:
            raise SourceError("YAML007", "a second document starts here: one report a file", event.start_mark.line + 1, 1)
        elif event is None or kind is events.StreamEndEvent:
            if root_node is None:
                raise SourceError("YAML008", "is empty: a source is a mapping that starts with schema_version; see the example in README")
            return root, root_node
        else:
            continue
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


def _forbidden(mark: Any) -> SourceError:
    message = "aliases (*), anchors (&), tags (!) and merge keys (<<) have no place in a source: write the value out"
    return SourceError("YAML004", message, mark.line + 1, mark.column + 1)
