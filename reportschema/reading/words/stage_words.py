"""The words that say how far a work has come, from its contract to its use (stage_words.csv)."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from reportschema.reading.words.tables import WordTable

StageName = Literal["agreed", "started", "begun", "built", "in_use"]


class StageWord(NamedTuple):
    """A word for a stage of a work, as it is told of the work or of how many there are.

    What was only started goes on (社区启动垃圾分类); what was begun came about.
    """

    word: str
    stage: str
    example: str


STAGE_WORDS = WordTable(__package__, "stage_words", StageWord, lists="stage")


@cache
def any_stage(*stages: StageName) -> str:
    """The alternatives of a regular expression for the words of some stages, longest first."""
    return STAGE_WORDS.any_of(*stages)
