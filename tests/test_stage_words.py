"""The words for the stages of a work, in every construct that asks for them."""

from __future__ import annotations

import pytest
from fictional_sentence import figure_at_mark

from reportschema.models.fields.codes import Collection
from reportschema.reading.annexes.projects import VERDICT
from reportschema.reading.words.stage_words import STAGE_WORDS

WORDS = [row.word for row in STAGE_WORDS.rows]
DONE = [*STAGE_WORDS.words("started", "begun", "built", "in_use")]


@pytest.mark.parametrize("word", STAGE_WORDS.words("agreed", "begun", "built", "in_use"))
def test_what_came_to_a_stage_in_the_year_is_summed(word: str) -> None:
    assert figure_at_mark(f"｜35个社区茶亭全部{word}。").measure.collection is Collection.SUM


@pytest.mark.parametrize("word", ["未启动", "没开工", *STAGE_WORDS.words("started")])
def test_what_was_not_begun_or_goes_on_is_not(word: str) -> None:
    assert figure_at_mark(f"｜35个社区茶亭{word}。").measure.collection is not Collection.SUM


@pytest.mark.parametrize("word", WORDS)
def test_a_stage_alone_is_of_the_things_before(word: str) -> None:
    figure = figure_at_mark(f"开工茶亭12座、{word}｜8座。")
    assert figure.subject.label == f"{word}茶亭"


@pytest.mark.parametrize("word", DONE)
def test_a_project_is_not_named_after_its_stage(word: str) -> None:
    assert VERDICT.sub("", f"老年茶室{word}") == "老年茶室"
