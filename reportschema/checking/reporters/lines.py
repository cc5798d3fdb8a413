"""Findings as lines for people: `file:line:column: CODE message. Remedy.`, in colour where that is wanted."""

from __future__ import annotations

import re

from reportschema.checking.finding import Finding, Severity

# Controls, bidi and zero-width characters, line ends of other systems, and bytes of a file name that are no UTF-8.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_STYLES = {
    "file": "1",
    "place": "36",
    "error": "1;31",
    "warning": "1;33",
    "remedy": "2",
    "gutter": "34",
    "title": "1",
    "valid": "32",
}


def printable(text: str) -> str:
    """Text from a file or its name, safe on a terminal and on one line: what cannot be seen as escapes."""
    return _UNSAFE.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    number = ord(found.group())
    return (
        f"\\x{number:02x}"
        if number < 0x100
        else f"\\u{number:04x}"
        if number < 0x10000
        else f"\\U{number:08x}"
    )


def paint(text: str, style: str, colour: bool) -> str:
    """Text in a style of ours (`error`, `warning`, `file`, …), or as it is without colour."""
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if colour and text else text


def as_line(one: Finding, colour: bool = False) -> str:
    """The finding as `file:line:col: CODE message. Remedy.`, in one line; colours change nothing but colours."""
    severity = "" if one.severity is Severity.ERROR else f" {one.severity.value}:"
    name = paint(printable(one.file), "file", colour)
    place = paint(f":{one.line}:{one.column}:", "place", colour)
    code = paint(f"{one.code}{severity}", one.severity.value, colour)
    return f"{name}{place} {code} {printable(one.statement)} {paint(printable(one.advice), 'remedy', colour)}"
