"""The figures of an invented sentence, as the reader has them before they become records."""

from __future__ import annotations

from functools import cache

from reportschema.checking import grammar
from reportschema.models.fields.codes import Part
from reportschema.reading.figures.aspects.figure import Aspect, FigureDraft
from reportschema.reading.figures.periods.when import Times
from reportschema.reading.figures.reader import FigureReader, Situation
from reportschema.reading.numerals.roles import read_roles
from reportschema.reading.page.view import View
from reportschema.reading.sentence.quantities import worded
from reportschema.reading.times.expressions import find_times
from reportschema.vocabularies import vocabulary

TIMES = Times(2024, "2023", "2024")
YEARS = Times(2026, "2021/2025", "2026", reviews=("2021/2025", "2025"))
AREAS = {"全国": "100000", "全省": "990000", "云岭省": "990000"}


@cache
def _reader() -> FigureReader:
    return FigureReader(grammar(), list(vocabulary().indicators.values()))


def figure_at_mark(sentence: str, part: Part = Part.REVIEW) -> FigureDraft:
    """The figure that begins at the mark ｜ of a sentence.

    Raises LookupError where none does.
    """
    if not (found := figures_at_mark(sentence, part)):
        raise LookupError(f"no figure at the mark of {sentence}")
    return found[0]


def figures_at_mark(
    sentence: str, part: Part = Part.REVIEW, times: Times | None = None
) -> list[FigureDraft]:
    """The figures that begin at the mark ｜ of a sentence: several where a number is of each."""
    place = sentence.index("｜")
    view = View.of(sentence.replace("｜", ""))
    clean, end = view.clean, len(view.clean)
    counting = grammar().units.counting
    roles = read_roles(view, 0, end, grammar().parts, counting)
    figures = [(role.start, role.end) for role in roles if role.role is None]
    mentions = sorted({*figures, *worded(clean, 0, end)})
    situation = Situation(part, times or TIMES, AREAS)
    drafts = _reader().read(clean, mentions, find_times(clean), 0, end, situation)
    return [draft for draft in drafts if draft.start == place]


def rule_at_mark(sentence: str, aspect: Aspect, part: Part = Part.REVIEW) -> str:
    """The rule that gave an aspect of the figure at the mark; "" where none did."""
    origin = figure_at_mark(sentence, part).origin(aspect)
    return origin.rule if origin else ""
