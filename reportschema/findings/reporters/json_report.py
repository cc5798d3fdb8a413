"""Findings for programs of one's own: one JSON object."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from reportschema.findings.finding import Finding, Suppressed

_LONE = re.compile("[\ud800-\udfff]")  # a byte of a file name that is no UTF-8


def as_json(
    findings: Iterable[Finding], suppressed: Iterable[Suppressed], summary: dict[str, Any]
) -> str:
    """One object with `findings`, `suppressed` and `summary`.

    Findings stand in the order of the files; suppressed ones have their reasons as well.

    end_line and end_column are null where only the start is known.
    """
    report = {
        "findings": [_row(finding) for finding in findings],
        "suppressed": [
            _row(finding.finding) | {"reason": finding.reason, "allowed_on_line": finding.line}
            for finding in suppressed
        ],
        "summary": summary,
    }
    return dumps(report)


def dumps(report: Any) -> str:
    """JSON as text that can be written as UTF-8 whatever the names of files."""
    return _LONE.sub(
        lambda surrogate: f"\\u{ord(surrogate.group()):04x}",
        json.dumps(report, ensure_ascii=False, indent=2),
    )


def _row(finding: Finding) -> dict[str, Any]:
    return {
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line or None,
        "end_column": finding.end_column or None,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "remedy": finding.remedy,
        "path": list(finding.loc),
    }
