"""Findings for programs of one's own: one JSON object."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from reportschema.checking.finding import Finding, Suppressed

_LONE = re.compile("[\ud800-\udfff]")  # a byte of a file name that is no UTF-8


def as_json(
    findings: Iterable[Finding], suppressed: Iterable[Suppressed], summary: dict[str, Any]
) -> str:
    """One object: `findings`, a list in the order of the files, `suppressed`, the same with their reasons, and `summary`.

    end_line and end_column are null where only the start is known.
    """
    report = {
        "findings": [_row(one) for one in findings],
        "suppressed": [
            _row(one.finding) | {"reason": one.reason, "allowed_on_line": one.line}
            for one in suppressed
        ],
        "summary": summary,
    }
    return dumps(report)


def dumps(report: Any) -> str:
    """JSON as text that can be written as UTF-8 whatever the names of files."""
    return _LONE.sub(
        lambda found: f"\\u{ord(found.group()):04x}",
        json.dumps(report, ensure_ascii=False, indent=2),
    )


def _row(one: Finding) -> dict[str, Any]:
    return {
        "file": one.file,
        "line": one.line,
        "column": one.column,
        "end_line": one.end_line or None,
        "end_column": one.end_column or None,
        "code": one.code,
        "severity": one.severity.value,
        "message": one.message,
        "remedy": one.remedy,
        "path": list(one.loc),
    }
