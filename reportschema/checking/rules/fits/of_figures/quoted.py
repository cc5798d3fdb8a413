"""Rules that need the text: the words that a figure has from its sentence are whole words of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportschema.checking.registry import Case, rule
from reportschema.checking.rules.fits.of_reports.names import Bound, places_of
from reportschema.findings.codes import Hit, Loc
from reportschema.findings.finding import Severity
from reportschema.models import Figure, Target
from reportschema.models.fields.codes import Script
from reportschema.notation.chinese import fold

_BEFORE, _AFTER = 200, 120  # characters around a figure in which its words stand
_SHORTEST = 3  # characters: shorter words have no inside
# What follows or leads words without belonging to them: 处理率|达90%, 财政|拟安排; 我|区, 个|村
_BEHIND, _LEADING = (
    frozenset("达为是至到在约超近增上下提降迈跃升拟将"),
    frozenset("我全该本个项家条名"),
)
# What a clause begins and ends with: 今年的目标是|在提质增效的基础上|，
_OPENS = re.compile(r"[，,。；;、:：(（\s是]|\A")
_CLOSES = re.compile(r"[，,。；;、)）\s]|\Z")
_ON_THE_BASIS = "基础上"  # a clause that may go on to the number: 在…的基础上增长7%
# 增长5%左右，在实际工作中争取更好结果
_BETTER = re.compile(r"[^。；\n]{0,6}[，,][^，,。；\n]{0,10}(?:争取|力争)[^，,。；\n]{0,6}更[好快]")


@rule(
    "TEXT033",
    "words of a figure that are cut, or left out",
    why="What is quoted of a sentence is whole: a cut word is another word, or none.",
    remedy="copy the whole words from the sentence; write the rider that follows the target",
    severity=Severity.WARNING,
    needs_text=True,
)
def words(case: Case) -> Iterator[Hit]:
    bound = Bound(case.folded)
    simplified = case.report.first_edition().script == Script.HANS
    for loc, figure in case.figures:
        start, stop = max(0, figure.at.start - _BEFORE), figure.at.end + _AFTER
        for field, said in _quoted(figure, simplified):
            if first := _cut_everywhere(case.folded, bound, said, slice(start, stop)):
                around = case.folded[max(0, first.start - 2) : first.stop + 2]
                yield Hit(
                    (*loc, field),
                    f"{figure.id}: {field} is {said}, and stands within words: {around!r}",
                )
        if isinstance(figure, Target):
            yield from _rider(case, loc, figure)


def _quoted(figure: Figure, simplified: bool) -> Iterator[tuple[str, str]]:
    """(field, words) of what a figure has from its sentence, in the characters of the text."""
    ours = (("label", figure.label), ("coverage", figure.coverage)) if simplified else ()
    for field, said in (("label_as_written", figure.label_as_written), *ours):
        if said is not None and len(said) >= _SHORTEST:
            yield field, said


def _cut_everywhere(text: str, bound: Bound, said: str, within: slice) -> slice | None:
    """The first place of some words where each begins or ends within others; else None."""
    first = None
    for at in places_of(text, said, within.start, within.stop):
        if not _is_cut(text, bound, at):
            return None
        first = first or at
    return first


def _is_cut(text: str, bound: Bound, at: slice) -> bool:
    """Whether words begin or end within others."""
    leading = text[at.start - 1 : at.start] in _LEADING
    behind = text[at.stop : at.stop + 1] in _BEHIND
    before, after = bound.cut(at)
    return (before and not leading) or (after and not behind)


def _rider(case: Case, loc: Loc, target: Target) -> Iterator[Hit]:
    """A rider that is no whole clause, or that follows a target and is left out."""
    if target.rider is None:
        following = _BETTER.match(case.folded, target.at.end) if target.headline else None
        if following:
            yield Hit(
                (*loc, "at", 2),
                f"{target.id}: rider is empty, and behind it stands {following[0].lstrip('，,')!r}",
            )
        return
    rider = fold(target.rider)
    start = max(0, target.at.start - _BEFORE)
    for at in places_of(case.folded, rider, start, target.at.end + _AFTER):
        opens = _OPENS.match(case.folded, max(0, at.start - 1))
        closes = _CLOSES.match(case.folded, at.stop) or rider.endswith(_ON_THE_BASIS)
        if opens and closes:
            return
        around = case.folded[max(0, at.start - 2) : at.stop + 2]
        yield Hit(
            (*loc, "rider"),
            f"{target.id}: rider is {target.rider}, and the clause goes on: {around!r}",
        )
        return
