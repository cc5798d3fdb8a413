"""How findings are shown: text for people, json for programs. A reporter only formats; it decides nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from reportschema.checking.finding import Finding

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Text from a file or its name, safe on a terminal and on one line: control and bidi characters as escapes."""
    return _CONTROL.sub(lambda found: f"\\x{ord(found.group()):02x}" if ord(found.group()) < 256 else f"\\u{ord(found.group()):04x}", text)


def as_line(one: Finding) -> str:
    """The finding as `file:line:col: CODE message. Remedy.`, in one line."""
    remedy = one.remedy[:1].upper() + one.remedy[1:]
    severity = "" if one.severity == "error" else f" {one.severity.value}:"
    stop = "" if one.message.endswith("?") else "."
    return printable(f"{one.file}:{one.line}:{one.column}: {one.code}{severity} {one.message}{stop} {remedy}.")


def as_json(findings: Iterable[Finding], summary: dict[str, Any]) -> str:
    """One object: `findings`, a list in the order of the files, and `summary`."""
    rows = [
        {
            "file": one.file,
            "line": one.line,
            "column": one.column,
            "code": one.code,
            "severity": one.severity.value,
            "message": one.message,
            "remedy": one.remedy,
            "path": list(one.loc),
        }
        for one in findings
    ]
    return json.dumps({"findings": rows, "summary": summary}, ensure_ascii=False, indent=2)
