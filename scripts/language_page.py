#!/usr/bin/env python3
"""Writes the guide of how quantities are written, reportschema/guide/quantities.md, from its cases.

usage: scripts/language_page.py [--print | --check]

The cases are `notation/language.csv`, their groups `notation/language_groups.csv`. --print prints
the page instead; --check writes nothing, and ends with 1 where the page is not that of the cases.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from fractions import Fraction
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from written_page import keep

from reportschema.checking import grammar
from reportschema.notation.units import twelve_digits

PAGE = Path(__file__).resolve().parent.parent / "reportschema" / "guide" / "quantities.md"
HEAD = """\
# How quantities are written

Reports write quantities in many ways. This page has the forms that the grammar reads, each with
what it makes of it; a test holds that it does. In a longer text the quantities are in **bold**.

- A record has the value and the unit as they are written, so that anyone finds them in the text.
  Beside them stands what they come to in the normalized unit.
- The hedge is what the words say of the value: `about`, `nearly`, `at_least`, `over`, `at_most`,
  `under`; where there is none, the value is exact. See
  [how a report is annotated](annotation.md).
- `reportschema spans TEXT` lists the quantities of a text as they are read here.
- Two files beside the grammar have the cases, `reportschema/notation/language.csv`, and their
  groups, `reportschema/notation/language_groups.csv`. `scripts/language_page.py` makes this page
  from them.
"""
Row = dict[str, str]


def rows(name: str) -> list[Row]:
    """The rows of a file beside the grammar."""
    text = files("reportschema.notation").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def page() -> str:
    """The whole page: how to read it, then a table for each group."""
    cases = rows("language.csv")
    groups = rows("language_groups.csv")
    return "\n".join([HEAD, *(line for group in groups for line in _section(group, cases))])


def _section(group: Row, cases: list[Row]) -> Iterator[str]:
    yield f"## {group['en']} · {group['zh']}\n"
    yield f"{group['says_en']} {group['says_zh']}\n"
    own = [case for case in cases if case["group"] == group["name"]]
    if not any(case["form"] for case in own):
        yield "、".join(f"`{case['text']}`" for case in own) + "\n"
        return
    yield "| written | value | unit | hedge | direction | comes to |"
    yield "|---|---|---|---|---|---|"
    for text, those in groupby(own, lambda case: case["text"]):
        lines = list(those)
        shown = _marked(text, [case["form"] for case in lines])
        for case in lines:
            yield f"| {shown} | {' | '.join(_reading(case))} |"
            shown = ""
    yield ""


def _marked(text: str, forms: list[str]) -> str:
    """A text with its quantities in bold; a text that is one quantity stays as it is."""
    if forms == [text] * len(forms):
        return text
    place, parts = 0, []
    for form in filter(None, forms):
        start = text.index(form, place)
        parts += [text[place:start], f"**{form}**"]
        place = start + len(form)
    return "".join([*parts, text[place:]])


def _reading(case: Row) -> list[str]:
    value = case["value"] or "–".join(filter(None, (case["low"], case["high"])))
    hedge = f"`{case['hedge']}`" if case["hedge"] else ""
    return [value or "no quantity", case["unit"], hedge, case["direction"], _comes_to(case)]


def _comes_to(case: Row) -> str:
    """The value in the normalized unit, with groups of three; empty where it is written so."""
    found = grammar().units.resolve(case["unit"]) if case["unit"] else None
    if found is None or (found.factor == 1 and found.unit.normalized == case["unit"]):
        return ""
    ends = [case[end] for end in ("value", "low", "high") if case[end]]
    numbers = [f"{twelve_digits(Fraction(end) * found.factor):,f}" for end in ends]
    return f"{'–'.join(numbers)} {found.unit.normalized}"


if __name__ == "__main__":
    sys.exit(keep(PAGE, page(), sys.argv[1:]))
