"""Whose number it is: each production of the table reads its example, and not its counter-example.

The examples stand beside the productions.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fictional_sentence import _reader, figure_at_mark, rule_at_mark

from reportschema.checking import grammar
from reportschema.reading.draft import Drafter
from reportschema.reading.figures.aspects.figure import Aspect
from reportschema.reading.subjects.spots.production import Production, Table
from reportschema.reading.subjects.table import CLAUSES, NAMES
from reportschema.vocabularies import vocabulary

FICTION = sorted((Path(__file__).parent / "fiction").glob("*.txt"))
PRODUCTIONS = (*CLAUSES, *NAMES)
each_production = pytest.mark.parametrize(
    "production", PRODUCTIONS, ids=lambda production: production.name
)


def subject(sentence: str) -> str:
    """The code or label of the figure at the mark, "" where it has neither."""
    figure = figure_at_mark(sentence)
    return figure.subject.indicator or figure.subject.label or ""


@each_production
def test_a_production_reads_its_example_and_none_before_it_does(production: Production) -> None:
    sentence, expected = production.example
    assert subject(sentence) == expected
    assert rule_at_mark(sentence, Aspect.SUBJECT) == production.name


@each_production
def test_a_production_leaves_its_counter_example_to_another(production: Production) -> None:
    sentence, expected, read_by = production.counter
    assert read_by != production.name
    assert subject(sentence) == expected
    assert rule_at_mark(sentence, Aspect.SUBJECT) == read_by


@each_production
def test_without_a_production_its_example_is_read_otherwise(
    production: Production, monkeypatch: pytest.MonkeyPatch
) -> None:
    clauses = tuple(other for other in CLAUSES if other is not production)
    monkeypatch.setattr(_reader().subjects, "clauses", Table(clauses))
    names = tuple(other for other in NAMES if other is not production)
    monkeypatch.setattr(_reader().subjects, "named", Table(names))
    sentence, expected = production.example
    assert subject(sentence) != expected


@pytest.mark.parametrize("path", FICTION, ids=[path.stem for path in FICTION])
def test_what_is_not_asked_for_its_verb_or_attribute_would_read_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafter = Drafter(vocabulary(), grammar())
    before = drafter.draft(path.read_bytes(), path.name, force=True).report
    for table, rows in (("clauses", CLAUSES), ("named", NAMES)):
        free = (
            replace(row, needs=row.needs._replace(verb=None, attribute=None))  # asked of any
            for row in rows
        )
        monkeypatch.setattr(drafter.reader.subjects, table, Table(free))
    assert drafter.draft(path.read_bytes(), path.name, force=True).report == before


def test_each_production_has_a_name_of_its_own_and_says_what_it_reads() -> None:
    assert len({production.name for production in PRODUCTIONS}) == len(PRODUCTIONS)
    assert [production.name for production in PRODUCTIONS if not production.says] == []


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [("粮食和茶叶产量均｜增长5%。", "one value for each of a list"), ("｜12%的增长。", "")],
)
def test_what_is_read_beside_the_table(sentence: str, rule: str) -> None:
    assert rule_at_mark(sentence, Aspect.SUBJECT) == rule
