"""A comparison of packages as text for a terminal, Markdown for release notes, and JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from reportschema.publishing.comparison import Cause, Change, Comparison, Sign

_MARKS = {Sign.ADDED: "+", Sign.REMOVED: "-", Sign.CHANGED: "~"}


def as_text(found: Comparison) -> str:
    """Promises broken first, then the schema, then the facts by report and table, then counts of what follows from them."""
    lines = [f"{_version(found.older)} -> {_version(found.newer)}"]
    lines += _block("Promises broken", [f"! {one}" for one in found.broken])
    lines += _block("Schema", list(found.shape))
    for report, changes in groupby(sorted(found.facts, key=_report), key=_report):
        lines += _block(report or "Vocabularies", [_line(one) for one in changes])
    return "\n".join([*lines, "", summary(found)])


def as_markdown(found: Comparison) -> str:
    """The same as a section of release notes."""
    lines = [f"## {_version(found.older)} → {_version(found.newer)}", "", summary(found), ""]
    for title, items in (("Promises broken", found.broken), ("Schema", found.shape)):
        if items:
            lines += [f"### {title}", "", *(f"- {_plain(one)}" for one in items), ""]
    for report, changes in groupby(sorted(found.facts, key=_report), key=_report):
        lines += [
            f"### {report or 'Vocabularies'}",
            "",
            "| | table | id | about | change | cause |",
            "|---|---|---|---|---|---|",
        ]
        for one in changes:
            cells = "; ".join(
                f"{column}: {_plain(old) or '∅'} → {_plain(new) or '∅'}"
                for column, (old, new) in one.cells.items()
            )
            lines.append(
                f"| {_MARKS[one.sign]} | {one.table} | `{one.id}` | {_plain(one.about)} | {cells} | {one.cause.en} |"
            )
        lines.append("")
    return "\n".join(lines)


def as_json(found: Comparison) -> str:
    """Everything, the derived tables too."""
    content = {
        "older": found.older,
        "newer": found.newer,
        "broken": found.broken,
        "schema": found.shape,
        "changes": [
            {
                "sign": one.sign.value,
                "table": one.table,
                "id": one.id,
                "cause": one.cause.value,
                "derived": one.derived,
                "about": one.about,
                "cells": {
                    column: {"older": old, "newer": new} for column, (old, new) in one.cells.items()
                },
            }
            for one in found.changes
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def summary(found: Comparison) -> str:
    """Counts in one sentence."""
    if not (found.changes or found.shape or found.broken):
        return "No difference."
    facts = found.facts
    signs = Counter(one.sign for one in facts)
    causes = Counter(one.cause for one in facts)
    told = (
        ", ".join(f"{signs[sign]} {sign.value}" for sign in Sign if signs[sign]) or "none changed"
    )
    why = ", ".join(
        f"{causes[cause]} {cause.value.replace('_', ' ')}" for cause in Cause if causes[cause]
    )
    derived = len(found.changes) - len(facts)
    follow = f"; {derived} rows of derived tables follow" if derived else ""
    return f"Facts: {told}{f' ({why})' if why else ''}{follow}. Schema: {len(found.shape)} new. Promises broken: {len(found.broken)}."


def _version(version: str) -> str:
    return version or "unversioned"


def _report(change: Change) -> str:
    if change.table in ("indicators", "units", "topics", "divisions", "concepts"):
        return ""
    return change.id.partition("/")[0]


def _line(one: Change) -> str:
    cells = "; ".join(
        f"{column}: {old or '(empty)'} -> {new or '(empty)'}"
        for column, (old, new) in one.cells.items()
    )
    return f"{_MARKS[one.sign]} {one.table} {one.id}{f' {one.about}' if one.about else ''}{f': {cells}' if cells else ''} [{one.cause.value}]"


def _block(title: str, items: list[str]) -> Iterator[str]:
    if items:
        yield ""
        yield title
        yield from (f"  {item}" for item in items)


def _plain(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")
