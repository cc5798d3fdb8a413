"""Rules that need the text: a span is maximal.

What touches a quantity and belongs to it lies in its span; the grammar reads the characters around.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportschema.checking.registry import Case, rule
from reportschema.findings.codes import Hit
from reportschema.findings.finding import Severity
from reportschema.models import Figure
from reportschema.models.fields.codes import State, Transformation
from reportschema.notation.chinese import NUMERAL_CHARACTERS

_DIGITS = re.compile("[0-9]{2}")
_POINT = re.compile(r"[0-9]\.[0-9].|.[0-9]\.[0-9]", re.DOTALL)  # an edge of 1.5
_NUMERAL = re.compile(f"[0-9{NUMERAL_CHARACTERS}]")
# Things that are themselves improved or enlarged, as in 提升14个品牌市场: the word is their verb.
_OBJECTS = ("count", "area", "length")


@rule(
    "TEXT009",
    "a number that is cut",
    why="A span runs over the whole numeral: 13.1% cut at its start is 3.1%.",
    remedy="move the offset to the first or behind the last digit, and correct what follows",
    severity=Severity.WARNING,
    needs_text=True,
)
def cut(case: Case) -> Iterator[Hit]:
    if case.report.annotation.state("numerals") == State.COMPLETE:
        return  # TEXT005: what is cut off is not accounted for
    text = case.folded
    for loc, figure in case.figures:
        for part, edge in ((0, figure.at.start), (1, figure.at.end)):
            if _cuts_number(text, edge):
                around = text[max(0, edge - 2) : edge + 2]
                yield Hit(
                    (*loc, "at", part),
                    f"{figure.id}: {'ends' if part else 'starts'} within {around.strip()!r}",
                )


def _cuts_number(text: str, edge: int) -> bool:
    """Whether an edge lies between two digits, or between a digit and its point."""
    pair, around = text[max(0, edge - 1) : edge + 1], text[max(0, edge - 2) : edge + 2]
    return bool(_DIGITS.fullmatch(pair) or _POINT.fullmatch(around))


@rule(
    "TEXT013",
    "a span that leaves out what touches it",
    why=(
        "A hedge, a direction or a unit just beside a span changes what it says: 下降13.1% cut to "
        "13.1% becomes a rise."
    ),
    remedy=(
        "lengthen the anchor over the words that touch it, and correct value, hedge or unit by "
        "them; or, where they belong to something else, give the figure a cue that holds them"
    ),
    severity=Severity.WARNING,
    needs_text=True,
)
def touched(case: Case) -> Iterator[Hit]:
    for loc, figure in case.figures:
        if not figure.has_value() or not case.grammar.read(figure.at.exact):
            continue  # FIGURE003
        start, end = figure.at.start, figure.at.end
        widest = case.grammar.widened(case.folded, start, end)
        for part, first, last in ((0, widest[0], start), (1, end, widest[1])):
            words = case.folded[first:last].strip()
            if words and not _is_excused(case, figure, first, last):
                yield Hit(
                    (*loc, "at", part),
                    f"{figure.id}: {words} stands just {'behind' if part else 'before'} its span "
                    f"{figure.at.exact!r}, and is not in it",
                )


def _is_excused(case: Case, figure: Figure, start: int, end: int) -> bool:
    """Whether what touches a span is shown as a cue, cut (another rule speaks), or a verb."""
    if any(cue.start < end and start < cue.end for cue in figure.cues):
        return True
    edge = end if end == figure.at.start else start
    words = case.folded[start:end]
    if _cuts_number(case.folded, edge):
        return True  # TEXT009, TEXT005
    if _NUMERAL.search(words):
        return case.report.annotation.state("numerals") == State.COMPLETE  # TEXT005
    unit = case.grammar.units.resolve(figure.unit) if figure.unit else None
    return (
        edge == figure.at.start
        and figure.transformation == Transformation.LEVEL
        and (unit is None or unit.unit.dimension in _OBJECTS)
        and case.grammar.direction_in(words) is not None
    )
