"""Why a file cannot be read as a source, in words and with a place that help whoever wrote it.

What PyYAML says of a syntax error depends on its version and on whether it parses in C or in
Python; what is said here does not.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

import yaml


class SourceError(Exception):
    """A file that cannot be read as a source: a stable code, what is wrong, line and column.

    Line and column count from 1, in code points. remedy: what to do about it, where that is more
    than the code's own remedy. text: of the file, where it could be read at all.
    """

    def __init__(
        self, code: str, message: str, line: int = 1, column: int = 1, remedy: str | None = None
    ) -> None:
        super().__init__(message)
        self.code, self.line, self.column, self.remedy = code, line, column, remedy
        self.text: str | None = None


class _Start(Enum):
    """Where a kind of syntax error begins."""

    PROBLEM = "where the parser gave up"
    CONTEXT = "where that began which the parser could not end"
    BACKSLASH = "at the backslash before"


class _Kind(NamedTuple):
    """A kind of syntax error: how PyYAML's parsers tell it, our words for it, the remedy."""

    told_by: tuple[str, ...]
    message: str
    remedy: str
    start: _Start = _Start.PROBLEM


# The first that fits. The parsers in C and in Python say the same thing in different words.
_KINDS = (
    _Kind(
        ("mapping values are not allowed",),
        "a colon that can end no key here",
        "put a text that holds a colon and a space into quotes, and check the indentation",
    ),
    _Kind(
        ("could not find expected ':'",),
        "a key without its colon",
        "give the key its colon, and keep each text on one line",
        _Start.CONTEXT,
    ),
    _Kind(
        ("while parsing a block collection",),
        "no item of the list above",
        "indent the items of a list alike",
    ),
    _Kind(
        ("while parsing a block mapping",),
        "no key of the mapping above",
        "indent as the lines above, and check that a quote or bracket before is closed",
    ),
    _Kind(
        ("while parsing a flow sequence", "while parsing a flow mapping"),
        "neither a comma nor a closing bracket",
        "part what stands between brackets by commas, and close each bracket",
    ),
    _Kind(
        ("escape character", "hexdecimal number", "escape sequence of"),
        "a backslash that starts no escape",
        "write a backslash as two in double quotes, or use single quotes",
        _Start.BACKSLASH,
    ),
    _Kind(
        ("cannot start any token",),
        "a character that can start no text",
        "indent with spaces, and quote a text that starts with @, ` or %",
    ),
    _Kind(
        ("sequence entries are not allowed",),
        "an item of a list where none can stand",
        "put each item on a line of its own, or quote a text that starts with - and a space",
    ),
    _Kind(
        ("expected node content", "expected the node content"),
        "no value before this",
        "give the value, or take out a comma or bracket too many",
    ),
    _Kind(
        ("mapping keys are not allowed",),
        "a ? where no key can stand",
        "quote a text that starts with ? and a space",
    ),
    _Kind(
        ("<document start>",),
        "more, though what the source began with is complete",
        "write all keys of the source below each other, indented alike",
    ),
    _Kind(
        ("alphabetic or numeric character",),
        "an & or * that names nothing",
        "quote a text that starts with & or *",
    ),
    _Kind(
        ("while scanning a block scalar",),
        "a | or > with more than a line break behind it",
        "quote a text that starts with | or >",
    ),
)
_OPENING = ("[", "{", '"', "'")
_FULL_WIDTH = re.compile(r"(，) ?[a-z_]+:|\b[a-z_]+(：)")  # between keys, never inside a text


def syntax_error(error: yaml.YAMLError, text: str) -> SourceError:
    """What a parser said of a text, in our words, placed where that begins which is wrong.

    That is an open bracket or quote, or a key without its colon, not the line far below at which
    the parser gave up.
    """
    opened: yaml.Mark | None = getattr(error, "context_mark", None)
    mark: yaml.Mark | None = getattr(error, "problem_mark", None) or opened
    if mark is None:
        return SourceError("YAML001", f"is no YAML ({str(error).splitlines()[0]})")
    return (
        _unclosed(text, opened, mark)
        or _tab(text, mark)
        or _full_width(text, opened, mark)
        or _of_kind(error, text, opened, mark)
    )


def position(text: str, offset: int) -> tuple[int, int]:
    """(line, column) of an offset, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _unclosed(text: str, opened: yaml.Mark | None, mark: yaml.Mark) -> SourceError | None:
    sign = text[opened.index : opened.index + 1] if opened else ""
    if opened is None or mark.line <= opened.line or sign not in _OPENING:
        return None
    message = f"is no YAML: the {sign} that opens here is not closed"
    return SourceError("YAML001", message, opened.line + 1, opened.column + 1)


def _tab(text: str, mark: yaml.Mark) -> SourceError | None:
    if text[mark.index : mark.index + 1] != "\t":
        return None
    message = "has a tab here; YAML takes spaces only"
    return SourceError("YAML001", message, mark.line + 1, mark.column + 1, "indent with spaces")


def _full_width(text: str, *marks: yaml.Mark | None) -> SourceError | None:
    lines = text.split("\n")
    for mark in marks:
        if mark is None or mark.line >= len(lines):  # libyaml marks the end behind the last line
            continue
        if slip := _FULL_WIDTH.search(lines[mark.line]):
            group = 1 if slip[1] else 2
            plain = {"，": ",", "：": ":"}[slip[group]]
            message = f"has a full-width {slip[group]} where YAML wants {plain}"
            column = slip.start(group) + 1
            remedy = f"write {plain} and a space"
            return SourceError("YAML001", message, mark.line + 1, column, remedy)
    return None


def _of_kind(
    error: yaml.YAMLError, text: str, opened: yaml.Mark | None, mark: yaml.Mark
) -> SourceError:
    words = f"{getattr(error, 'context', '')}: {getattr(error, 'problem', '')}"
    kind = next((kind for kind in _KINDS if any(part in words for part in kind.told_by)), None)
    if kind is None:
        problem = getattr(error, "problem", None) or "no parser says why"
        return SourceError("YAML001", f"is no YAML here ({problem})", *position(text, mark.index))
    offset = mark.index
    if kind.start is _Start.CONTEXT and opened is not None:
        offset = opened.index
    elif kind.start is _Start.BACKSLASH:
        offset = text.rfind("\\", 0, offset + 1)
    message = f"is no YAML here ({kind.message})"
    return SourceError("YAML001", message, *position(text, offset), kind.remedy)
