"""The language of quantities, case by case: notation/language.csv is what the grammar reads."""

from __future__ import annotations

import csv
from importlib.resources import files
from itertools import groupby
from pathlib import Path

import pytest

from reportschema.checking import grammar
from reportschema.notation import Quantity

ROOT = Path(__file__).parent.parent
Row = dict[str, str]


def cases() -> list[tuple[str, list[Row]]]:
    """Each text of the table with its rows, one for each quantity in it, in order."""
    table = files("reportschema.notation").joinpath("language.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(table.splitlines())
    return [(text, list(those)) for text, those in groupby(rows, lambda row: row["text"])]


def as_row(text: str, read: Quantity) -> tuple[str, ...]:
    """What the table has for a quantity."""
    ends = ("", str(read.low), str(read.high)) if read.is_range() else (str(read.low), "", "")
    hedge = read.hedge.value if read.hedge_words else ""
    direction = read.direction.value if read.direction else ""
    return (text[read.start : read.end], *ends, read.unit or "", hedge, direction)


COLUMNS = ("form", "value", "low", "high", "unit", "hedge", "direction")


@pytest.mark.parametrize(("text", "rows"), cases(), ids=lambda each: each if each is str else "")
def test_a_form_of_the_table_is_read_as_it_says(text: str, rows: list[Row]) -> None:
    expected = [tuple(row[column] for column in COLUMNS) for row in rows if row["form"]]
    assert [as_row(text, read) for read in grammar().find(text)] == expected
    around = f"云溪，{text}，"
    assert [as_row(around, read) for read in grammar().find(around)] == expected
    whole = [row for row in expected if row[0] == text]
    assert [as_row(text, read) for read in grammar().read(text)] == whole
