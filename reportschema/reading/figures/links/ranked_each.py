"""A rank that several figures or names share: 茶园3万亩、竹林2万亩，均|居全省第2位."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportschema.models.fields.codes import Transformation
from reportschema.reading.figures.aspects.figure import FigureDraft, LinkAspect
from reportschema.reading.subjects.names import naming

_EACH = re.compile("(?:总量|产量|规模|数量|总数|增速|增幅)?(?:均|都|双双)")
_BREAK = re.compile("[，,]")
_GROWN = (Transformation.GROWTH, Transformation.CHANGE)
# 占全国|16%: a share told beside what is ranked.
_SHARE = re.compile("(?:^|[，,、；;])占[^，,、；;]{0,8}$|占比[^，,、；;]{0,4}$")
_TWO = 2


def beside(links: LinkAspect, others: Sequence[FigureDraft | str]) -> LinkAspect:
    """The links of a rank, with what else has the same rank."""
    return links._replace(others=tuple(others))


def of_the_others(draft: FigureDraft) -> list[FigureDraft]:
    """A figure for each other thing that has the rank of a figure, at the same place."""
    made = []
    for other in draft.links.others:
        origin = draft.links.origin
        if isinstance(other, str):
            link = LinkAspect(rank_of=naming.label(other), origin=origin)
        else:
            link = LinkAspect(ranks=other, origin=origin)
        made.append(replace(draft, links=link))
    return made


def before_each(
    draft: FigureDraft, found: Sequence[FigureDraft], sentence: str
) -> Sequence[FigureDraft]:
    """The figures before 均, the last first: those of its clause, or of single ones before it.

    sentence: the words of its sentence before it.
    """
    clause = naming.last_chunk(sentence)
    each = _EACH.match(clause.lstrip("，, "))
    if each is None:
        return ()
    begins = draft.start - len(sentence)
    told = [one for one in found if _counts(one, sentence[: max(one.start - begins, 0)])]
    level = "增" not in each.group() and any(
        one.measure.transformation is Transformation.LEVEL for one in told[-_TWO:]
    )
    alike = [one for one in told if (one.measure.transformation in _GROWN) is not level]
    clauses: dict[int, list[FigureDraft]] = {}
    for one in alike:
        at = len(_BREAK.findall(sentence[: max(one.start - begins, 0)]))
        clauses.setdefault(at, []).append(one)
    return _of_clauses(clauses)


def _of_clauses(clauses: dict[int, list[FigureDraft]]) -> Sequence[FigureDraft]:
    """The figures of the last clause, with those of single ones right before a single one."""
    at = max(clauses, default=0)
    ranked = clauses.get(at, [])
    while len(clauses.get(at, [])) == 1 and len(clauses.get(at - 1, [])) == 1:
        at -= 1
        ranked = [*clauses[at], *ranked]
    return ranked[::-1] if len(ranked) >= _TWO else ()


def _counts(one: FigureDraft, left: str) -> bool:
    """Whether a figure may be ranked with others: no rank itself, and no share beside one."""
    return one.measure.transformation is not Transformation.RANK and not _SHARE.search(left)
