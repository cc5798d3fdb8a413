"""What a plan passes over: each core indicator without a headline target, and whether words stand in its place.

In: the figures of a draft, the passages and stretches where it plans. Out: absences with their reason and the place of the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reportschema.models.codes import AbsenceReason, Level, TargetForm
from reportschema.reading.figures.figure import FigureDraft
from reportschema.reading.words.tables import WordTable
from reportschema.vocabularies import Vocabulary, expected_core, plans_answered

Span = tuple[int, int]


class AimWord(NamedTuple):
    """A pattern for words about a core indicator; where: in a headline passage, anywhere in the plan, or the label of a target."""

    code: str
    where: str
    word: str
    example: str


AIM_WORDS = WordTable("reportschema.reading.promises", "aim_words", AimWord, lists="where")


class Absence(NamedTuple):
    """A core indicator that has no headline target for a plan period; at: the words that stand in its place."""

    plan: str
    code: str
    reason: AbsenceReason
    at: Span | None = None


@cache
def _patterns(where: str) -> dict[str, re.Pattern[str]]:
    return {row.code: re.compile(row.word) for row in AIM_WORDS.of(where)}


@dataclass(frozen=True)
class Spoken:
    """Where a report plans: the stretches of its plan, its headline passages, and what period is planned at a place."""

    clean: str
    plan: tuple[Span, ...]
    headline: tuple[Span, ...]
    planned_at: Callable[[int], str]

    def read(self, period: str) -> bool:
        """Whether a headline passage of a period was read."""
        return any(self.planned_at(start) == period or self.planned_at(end - 1) == period for start, end in self.headline)

    def words(self, code: str, period: str) -> Span | None:
        """The first words that aim at a core indicator for a period: in a headline passage, else anywhere in the plan."""
        for where, spans in (("headline", self.headline), ("plan", self.headline), ("plan", self.plan)):
            pattern = _patterns(where).get(code)
            for found in self._all(pattern, spans) if pattern else ():
                if self.planned_at(found.start()) == period:
                    return found.span()
        return None

    def aims(self) -> Iterable[tuple[str, Span]]:
        """The words in headline passages that aim at a core indicator under its everyday name."""
        for code, pattern in _patterns("plan").items():
            for found in self._all(pattern, self.headline):
                yield code, found.span()

    def _all(self, pattern: re.Pattern[str], spans: Iterable[Span]) -> Iterable[re.Match[str]]:
        return (found for start, end in spans for found in pattern.finditer(self.clean, start, end))


def in_words(spoken: Spoken, drafts: Sequence[FigureDraft], known: Vocabulary) -> list[FigureDraft]:
    """Headline targets in words alone, under everyday names (保持物价基本稳定), of what has no other target for the period."""
    told = {(known.core_of(draft.indicator), draft.period) for draft in drafts if draft.promised and draft.indicator}
    found: list[FigureDraft] = []
    for code, (start, end) in spoken.aims():
        period = spoken.planned_at(start)
        if (code, period) in told or any(one.start < end and start < one.end for one in (*drafts, *found)):
            continue
        told.add((code, period))
        draft = FigureDraft(start, end, None, None, None, period=period, form=TargetForm.VERBAL, promised=True, indicator=code)
        draft.headline = True
        found.append(draft)
    return found


def absences(drafts: Sequence[FigureDraft], level: Level, plans: Sequence[str], known: Vocabulary, spoken: Spoken) -> list[Absence]:
    """Each core indicator that has no headline target for a plan period, in any form.

    Silence is said only where a headline passage of the period was read, no target of the indicator stands anywhere in the report, and
    no words aim at it; what has a target elsewhere is not coded: nobody can say whether it stands for the main one.
    """
    stated = {
        (plan, known.core_of(draft.indicator))
        for draft in drafts
        if draft.headline and draft.indicator and draft.coverage is None and draft.ref_area is None
        for plan in plans_answered(draft.period, plans)
    }
    promised = {known.core_of(draft.indicator) for draft in drafts if draft.indicator}
    labels = [draft.label for draft in drafts if draft.label and draft.form is not TargetForm.VERBAL]
    promised |= {code for code, pattern in _patterns("label").items() if any(map(pattern.search, labels))}
    return [
        _absence(plan, code, code in promised, spoken)
        for plan in plans
        for code in expected_core(known, level, plan)
        if (plan, code) not in stated
    ]


def _absence(plan: str, code: str, promised: bool, spoken: Spoken) -> Absence:
    if promised:
        return Absence(plan, code, AbsenceReason.NOT_CODED)
    if words := spoken.words(code, plan):
        return Absence(plan, code, AbsenceReason.WORDS_ONLY, words)
    return Absence(plan, code, AbsenceReason.SILENT if spoken.read(plan) else AbsenceReason.NOT_CODED)
