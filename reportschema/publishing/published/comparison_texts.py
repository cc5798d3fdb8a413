"""A comparison of packages as text for a terminal, as Markdown for release notes, and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby

from reportschema.publishing.published.comparison import Cause, Change, Comparison, Sign, Withdrawn
from reportschema.publishing.records.links import VOCABULARIES

_MARKS = {Sign.ADDED: "+", Sign.REMOVED: "-", Sign.CHANGED: "~"}


def as_text(comparison: Comparison) -> str:
    """The comparison for a terminal.

    The broken promises come first, then what was withdrawn, then the schema, then the facts by
    report and table, and last the counts of the rows that follow from those facts.
    """
    lines = [f"{_version(comparison.older)} -> {_version(comparison.newer)}"]
    lines += _block("Promises broken", [f"! {message}" for message in comparison.broken])
    lines += _block("Withdrawn", [f"x {_says(row)}" for row in comparison.withdrawn])
    lines += _block("Schema", list(comparison.shape))
    for report, changes in groupby(sorted(comparison.facts, key=_report), key=_report):
        lines += _block(report or "Vocabularies", [_line(change) for change in changes])
    return "\n".join([*lines, "", summary(comparison)])


def as_markdown(comparison: Comparison) -> str:
    """The same as a section of release notes."""
    title = f"## {_version(comparison.older)} → {_version(comparison.newer)}"
    lines = [title, "", summary(comparison), ""]
    for part, items in (
        ("Promises broken", comparison.broken),
        ("Withdrawn", [_says(row) for row in comparison.withdrawn]),
        ("Schema", comparison.shape),
    ):
        if items:
            lines += [f"### {part}", "", *(f"- {_plain(item)}" for item in items), ""]
    for report, changes in groupby(sorted(comparison.facts, key=_report), key=_report):
        lines += [f"### {report or 'Vocabularies'}", ""]
        lines += ["| | table | id | about | change | cause |", "|---|---|---|---|---|---|"]
        lines += [_row(change) for change in changes]
        lines.append("")
    return "\n".join(lines)


def _row(change: Change) -> str:
    """One change as a row of a table in Markdown."""
    cells = "; ".join(
        f"{column}: {_plain(old) or '∅'} → {_plain(new) or '∅'}"
        for column, (old, new) in change.cells.items()
    )
    row = (_MARKS[change.sign], change.table, f"`{change.id}`", _plain(change.about), cells)
    return f"| {' | '.join(row)} | {change.cause.en} |"


def as_json(comparison: Comparison) -> str:
    """Everything, the derived tables too."""
    content = {
        "older": comparison.older,
        "newer": comparison.newer,
        "broken": comparison.broken,
        "withdrawn": [asdict(row) for row in comparison.withdrawn],
        "schema": comparison.shape,
        "changes": [_object(change) for change in comparison.changes],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _object(change: Change) -> dict[str, object]:
    """One change as an object of the JSON."""
    return {
        "sign": change.sign.value,
        "table": change.table,
        "id": change.id,
        "cause": change.cause.value,
        "derived": change.derived,
        "about": change.about,
        "cells": {
            column: {"older": old, "newer": new} for column, (old, new) in change.cells.items()
        },
    }


def summary(comparison: Comparison) -> str:
    """Counts in one sentence."""
    if not (comparison.changes or comparison.shape or comparison.breaches):
        return "No difference."
    facts = comparison.facts
    signs = Counter(change.sign for change in facts)
    causes = Counter(change.cause for change in facts)
    counts = ", ".join(f"{signs[sign]} {sign.value}" for sign in Sign if signs[sign])
    reasons = ", ".join(
        f"{causes[cause]} {cause.value.replace('_', ' ')}" for cause in Cause if causes[cause]
    )
    withdrawn = f"Withdrawn: {len(comparison.withdrawn)}. " if comparison.withdrawn else ""
    derived = len(comparison.changes) - len(facts)
    return (
        f"Facts: {counts or 'none changed'}{f' ({reasons})' if reasons else ''}"
        f"{f'; {derived} rows of derived tables follow' if derived else ''}. "
        f"Schema: {len(comparison.shape)} new. {withdrawn}"
        f"Promises broken: {len(comparison.breaches)}."
    )


def _says(row: Withdrawn) -> str:
    """What was withdrawn, when and why, and what takes its place."""
    note = f": {row.note}" if row.note else ""
    instead = f"; replaced by {', '.join(row.replaced_by)}" if row.replaced_by else ""
    return f"{row.table} {row.id} was withdrawn ({row.date}, {row.reason}{note}){instead}"


def _version(version: str) -> str:
    return version or "unversioned"


def _report(change: Change) -> str:
    """The report that a changed row belongs to; empty for a row of a vocabulary."""
    return "" if change.table in VOCABULARIES else change.id.partition("/")[0]


def _line(change: Change) -> str:
    cells = "; ".join(
        f"{column}: {old or '(empty)'} -> {new or '(empty)'}"
        for column, (old, new) in change.cells.items()
    )
    row = " ".join(part for part in (change.table, change.id, change.about) if part)
    return f"{_MARKS[change.sign]} {row}{f': {cells}' if cells else ''} [{change.cause.value}]"


def _block(title: str, items: list[str]) -> Iterator[str]:
    if items:
        yield ""
        yield title
        yield from (f"  {item}" for item in items)


def _plain(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")
