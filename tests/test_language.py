"""The language of quantities, case by case: notation/language.csv is what the grammar reads."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from importlib.resources import files
from itertools import groupby
from pathlib import Path

import pytest

from reportschema import guide
from reportschema.checking import grammar
from reportschema.notation import Quantity
from reportschema.notation.chinese import fold
from reportschema.notation.pattern import quantity_pattern
from reportschema.notation.readings import READINGS
from reportschema.vocabularies import vocabulary

ROOT = Path(__file__).parent.parent
COLUMNS = ("form", "value", "low", "high", "unit", "hedge", "direction")
Row = dict[str, str]


def rows(name: str) -> list[Row]:
    text = files("reportschema.notation").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


CASES = [
    (text, list(those)) for text, those in groupby(rows("language.csv"), lambda row: row["text"])
]


def as_row(text: str, read: Quantity) -> tuple[str, ...]:
    """What the table has for a quantity."""
    ends = ("", str(read.low), str(read.high)) if read.is_range() else (str(read.low), "", "")
    hedge = read.hedge.value if read.hedge_words else ""
    direction = read.direction.value if read.direction else ""
    return (text[read.start : read.end], *ends, read.unit or "", hedge, direction)


@pytest.mark.parametrize(("text", "those"), CASES, ids=[text for text, _ in CASES])
def test_a_form_of_the_table_is_read_as_it_says(text: str, those: list[Row]) -> None:
    expected = [tuple(row[column] for column in COLUMNS) for row in those if row["form"]]
    assert [as_row(text, read) for read in grammar().find(text)] == expected
    around = f"云溪，{text}，"
    assert [as_row(around, read) for read in grammar().find(around)] == expected
    whole = [row for row in expected if row[0] == text]
    assert [as_row(text, read) for read in grammar().read(text)] == whole


def test_the_words_of_a_hedge_stand_in_its_form() -> None:
    for text, _ in CASES:
        for read in grammar().find(text):
            words = "".join(f"{re.escape(char)}.*" for char in read.hedge_words or "")
            assert re.search(words, fold(text[read.start : read.end])), text


def test_every_form_has_a_case() -> None:
    known = vocabulary()
    hedges = {(word.word, word.place): word.hedge for word in known.words if word.hedge}
    pattern = quantity_pattern(hedges, grammar().directions, grammar().units)
    matches = [re.search(pattern.text, fold(text), re.VERBOSE) for text, _ in CASES]
    assert {pattern.form(match) for match in matches if match} == set(READINGS)


def test_groups_and_cases_belong_together() -> None:
    groups = [row["name"] for row in rows("language_groups.csv")]
    assert list(dict.fromkeys(row["group"] for row in rows("language.csv"))) == groups
    texts = [text for text, _ in CASES]
    assert len(texts) == len(set(texts)), "a form stands in two groups"


def test_the_page_is_that_of_the_cases() -> None:
    script = ROOT / "scripts" / "language_page.py"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()
    page = guide.text("quantities")
    for group in rows("language_groups.csv"):
        assert f"## {group['en']} · {group['zh']}\n\n{group['says_en']}" in page
    assert "| 3亿5千万元 | 350000000 | 元 |  |  | 350,000,000 CNY |" in page
    assert "| 增长**-2.4%** |" not in page
    assert "| 居全省**第一**，连续**五届** | 1 | 位 |" in page
