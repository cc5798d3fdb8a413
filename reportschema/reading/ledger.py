"""The numerals of a speech that are no figures, each with what it is for.

In: a `Speech` and the places that records account for. Out: the rows of the ledger, as plain data.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from typing import Any

from reportschema.models.fields.codes import NumeralRole
from reportschema.reading.figures.aspects.figure import FigureDraft
from reportschema.reading.gathering import LONGEST
from reportschema.reading.numerals.roles import Role
from reportschema.reading.speech import Speech


def ledger(
    speech: Speech, figures: Sequence[FigureDraft], skipped: Sequence[tuple[int, int]]
) -> list[dict[str, Any]]:
    """The numerals that neither a figure nor the places skipped account for."""
    taken = sorted([*((one.start, one.end) for one in figures), *skipped])
    starts = {start for start, _ in taken}
    numbers = frozenset(heading.start for heading in speech.headings if heading.number)
    rows = []
    for role in speech.roles:
        if role.role is None or role.end - role.start > LONGEST:
            continue
        end = _before(starts, role)  # 四个 of “四个100%”
        if not _touches(taken, role.start, end) and not _opens_heading(role, numbers):
            rows.append({"role": role.role, "at": speech.view.anchor(role.start, end)})
    return rows


def _opens_heading(role: Role, numbers: frozenset[int]) -> bool:
    """Whether a numeral is the number of a heading, which the outline holds."""
    places = range(role.start - 3, role.start + 1)
    return role.role is NumeralRole.ENUMERATOR and not numbers.isdisjoint(places)


def _before(starts: Collection[int], role: Role) -> int:
    """Where a role ends, or the figure inside it begins."""
    return next((place for place in range(role.start + 1, role.end) if place in starts), role.end)


def _touches(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a numeral stands in what is accounted for."""
    i = bisect_right(taken, (end, 0))
    return any(first < end and start < last for first, last in taken[max(0, i - 3) : i + 1])
