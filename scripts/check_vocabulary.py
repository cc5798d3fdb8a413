#!/usr/bin/env python3
"""Looks for aliases and units of indicators that say less or more than the definition.

usage: scripts/check_vocabulary.py

A mark (`scope_marks.csv`) is a word that makes an alias narrower, wider or another series: 新生儿
of infants, 省级 of titles, 净增 of firms. An alias may hold one where the Chinese name or the
definition has it, or one of the words of `unless`. What is right all the same stands in
`alias_exceptions.csv` with the reason. It prints the rest, and exceptions that except nothing, and
ends with 1 where there are any.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reportschema.checking import grammar
from reportschema.models import Indicator
from reportschema.models.fields.codes import Nature
from reportschema.vocabularies import vocabulary

HERE = Path(__file__).parent
# The kinds of unit that the levels of a nature can come in; amounts come in any.
DIMENSIONS = {
    Nature.SHARE: {"share"},
    Nature.INDEX: {"share"},
    Nature.COUNT: {"count", "duration", "rank"},
}
MONTHLY = ("/月", "·月")


class Doubt(NamedTuple):
    """What may be wrong: the alias or unit of an indicator, and why."""

    code: str
    value: str
    reason: str


class Mark(NamedTuple):
    """A word, the words in a definition that allow it, and what it does to the series."""

    word: str
    allowed_by: tuple[str, ...]
    does: str


@cache
def marks() -> tuple[Mark, ...]:
    """All marks."""
    with (HERE / "scope_marks.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Mark(row["mark"], (row["mark"], *filter(None, row["unless"].split(";"))), row["does"])
            for row in csv.DictReader(file)
        )


def exceptions() -> set[tuple[str, str]]:
    """(code, alias) of each alias that is right although it holds a mark."""
    with (HERE / "alias_exceptions.csv").open(encoding="utf-8", newline="") as file:
        return {(row["code"], row["alias"]) for row in csv.DictReader(file) if row["reason"]}


def doubts_of_aliases(row: Indicator) -> Iterator[Doubt]:
    """Aliases that hold a mark which neither the name nor the definition holds."""
    own = row.zh + row.says_zh
    for alias in row.aliases:
        for mark in marks():
            if mark.word in alias and not any(word in own for word in mark.allowed_by):
                yield Doubt(row.code, alias, f"{mark.word} {mark.does}")
                break


def doubts_of_units(row: Indicator) -> Iterator[Doubt]:
    """Units of a kind that the nature rules out, and monthly ones of what is told by the year."""
    table = grammar().units
    for name in row.units:
        unit = table.resolve(name)
        dimensions = DIMENSIONS.get(row.nature)
        if unit is None or (dimensions and unit.unit.dimension not in dimensions):
            yield Doubt(row.code, name, f"is no unit of a {row.nature.value}")
        if any(word in name for word in MONTHLY) and "月" not in row.says_zh:
            yield Doubt(row.code, name, "is by the month, and the definition says no month")
    if row.accrual is None and row.nature in (Nature.AMOUNT, Nature.COUNT):
        yield Doubt(row.code, row.nature.value, "is a stock or a flow, and accrual says neither")


def doubts() -> list[Doubt]:
    """All doubts that no exception answers, and exceptions that answer none."""
    rows = vocabulary().indicators.values()
    aliases = [doubt for row in rows for doubt in doubts_of_aliases(row)]
    excepted = exceptions()
    idle = excepted - {(doubt.code, doubt.value) for doubt in aliases}
    return [
        *(doubt for doubt in aliases if (doubt.code, doubt.value) not in excepted),
        *(doubt for row in rows for doubt in doubts_of_units(row)),
        *(
            Doubt(code, alias, "is excepted, and needs no exception")
            for code, alias in sorted(idle)
        ),
    ]


def main() -> int:
    """Prints the doubts, one a line."""
    found = doubts()
    for doubt in found:
        print(f"{doubt.code}: {doubt.value}: {doubt.reason}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
