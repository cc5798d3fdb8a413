"""Findings as workflow commands of GitHub Actions, which shows them in a pull request."""

from __future__ import annotations

from reportschema.findings.finding import Finding
from reportschema.findings.reporters.lines import printable

# Source: docs.github.com, "Workflow commands for GitHub Actions"; the toolkit's command.ts escapes
# these and no others.
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = _DATA | {":": "%3A", ",": "%2C"}


def as_github(finding: Finding) -> str:
    """The finding as one command, `::error file=…,line=…,col=…,title=CODE::message. Remedy.`."""
    properties = {
        "file": printable(finding.file),
        "line": str(finding.line),
        "col": str(finding.column),
    }
    if finding.end_line:
        properties["endLine"] = str(finding.end_line)
        if finding.end_line == finding.line:
            properties["endColumn"] = str(finding.end_column)
    properties["title"] = finding.code
    shown = ",".join(f"{key}={_escape(value, _PROPERTY)}" for key, value in properties.items())
    text = printable(f"{finding.statement} {finding.advice}")
    return f"::{finding.severity.value} {shown}::{_escape(text, _DATA)}"


def _escape(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in text)
