"""Findings as workflow commands of GitHub Actions, which shows them at their lines in a pull request."""

from __future__ import annotations

from reportschema.checking.finding import Finding
from reportschema.checking.reporters.lines import printable

# Source: docs.github.com, "Workflow commands for GitHub Actions"; the toolkit's command.ts escapes these and no others.
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = _DATA | {":": "%3A", ",": "%2C"}


def as_github(one: Finding) -> str:
    """`::error file=…,line=…,col=…,endLine=…,endColumn=…,title=CODE::message. Remedy.`, in one line."""
    properties = {"file": printable(one.file), "line": str(one.line), "col": str(one.column)}
    if one.end_line:
        properties["endLine"] = str(one.end_line)
        if one.end_line == one.line:
            properties["endColumn"] = str(one.end_column)
    properties["title"] = one.code
    shown = ",".join(f"{key}={_escape(value, _PROPERTY)}" for key, value in properties.items())
    text = printable(f"{one.statement} {one.advice}")
    return f"::{one.severity.value} {shown}::{_escape(text, _DATA)}"


def _escape(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(one, one) for one in text)
