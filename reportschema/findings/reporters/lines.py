"""Findings as lines for people: `file:line:column: CODE message. Remedy.`, also in colour."""

from __future__ import annotations

import re

from reportschema.findings.finding import Finding, Severity
from reportschema.models.fields.characters import INVISIBLE

# What nobody sees, and bytes of a file name that are no UTF-8.
_UNSAFE = re.compile(rf"[\t\n\ud800-\udfff{INVISIBLE}]")
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
    """Text from a file or its name, safe on one line of a terminal.

    Characters that cannot be seen are written as escapes.
    """
    return _UNSAFE.sub(_escaped, text)


def _escaped(unsafe: re.Match[str]) -> str:
    number = ord(unsafe.group())
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


def as_line(finding: Finding, colour: bool = False) -> str:
    """One line: `file:line:col: CODE message. Remedy.`; colours change nothing but colours."""
    severity = "" if finding.severity is Severity.ERROR else f" {finding.severity.value}:"
    name = paint(printable(finding.file), "file", colour)
    place = paint(f":{finding.line}:{finding.column}:", "place", colour)
    code = paint(f"{finding.code}{severity}", finding.severity.value, colour)
    return (
        f"{name}{place} {code} {printable(finding.statement)} "
        f"{paint(printable(finding.advice), 'remedy', colour)}"
    )
