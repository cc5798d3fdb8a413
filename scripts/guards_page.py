#!/usr/bin/env python3
"""Writes the guide of guards, reportschema/guide/guards.md: what finds out a wrong value.

usage: scripts/guards_page.py [--print | --check]

The table is `guards.csv` beside the page, one row for each field of each model of a source, under
the model that declares it. --print prints the page instead;
--check writes nothing, and ends with 1 where the page is not that of the table.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from mutants.places import declaring
from written_page import keep

from reportschema.models import WorkReport
from reportschema.models.fields.shape import is_model, is_place, item_type, members

GUIDE = Path(__file__).resolve().parent.parent / "reportschema" / "guide"
TABLE, PAGE = GUIDE / "guards.csv", GUIDE / "guards.md"
GUARDS = ("file", "text", "second_reading", "reader_only")
HEAD = """\
# What guards each field

A legal value can be a wrong one. For each field of a source this page says what can find that out:

| guard | what it is |
|---|---|
| `file` | the source alone: the field stands against other fields, vocabularies, other reports |
| `text` | the published text, where it is given: words that must stand at a place |
| `second_reading` | a person reads the text again, or the reader program (`--second-opinion`) |
| `reader_only` | nothing but a person who looks; at most a fifth of the fields |

The list says what has to be, and was written before the rules: not every guard stands yet. How many
planted faults are noticed today, field by field, `scripts/mutate_sources` prints. A field without
an entry fails a test.
"""


class Guarded(NamedTuple):
    """One field, what finds out a wrong value of it, and how (or why only a reader can)."""

    model: str
    field: str
    guards: tuple[str, ...]
    why: str


def entries() -> list[Guarded]:
    """The rows of the table, in its order."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [
            Guarded(row["model"], row["field"], tuple(row["guards"].split(";")), row["why"])
            for row in csv.DictReader(file)
        ]


def fields() -> list[tuple[str, str]]:
    """(model, field) of every model of a source, each under the model that declares it."""
    pairs: dict[tuple[str, str], None] = {}
    for model in _models(WorkReport, {}):
        for member in members(model):
            pairs[declaring(model, member.name), member.name] = None
    return list(pairs)


def _models(model: type, known: dict[type, None]) -> Sequence[type]:
    """The model, and all models and places that its fields hold."""
    if model not in known:
        known[model] = None
        for member in members(model):
            held = item_type(member.type) or member.type
            if is_model(held) or is_place(held):
                _models(held, known)
    return list(known)


def page() -> str:
    """The whole page: how many fields each guard has, then a table for each model."""
    rows = entries()
    first = Counter(guard for row in rows for guard in row.guards)
    counts = ", ".join(f"`{guard}` {first[guard]}" for guard in GUARDS)
    text = [HEAD, f"{len(rows)} fields; some have several guards: {counts}.\n"]
    for model, of_model in groupby(rows, key=lambda row: row.model):
        text += [f"## {model}\n", *_table(of_model), ""]
    return "\n".join(text)


def _table(rows: Iterator[Guarded]) -> Iterator[str]:
    yield "| field | guards | how, or why only a reader |\n|---|---|---|"
    for row in rows:
        yield f"| `{row.field}` | {', '.join(row.guards)} | {row.why} |"


if __name__ == "__main__":
    sys.exit(keep(PAGE, page(), sys.argv[1:]))
