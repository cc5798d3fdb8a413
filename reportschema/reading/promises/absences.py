"""What a plan passes over: each core indicator without a headline target, and why.

In: the figures of a draft, the passages and stretches where it plans.
Out: absences with their reason, and the place of the words that stand in a target's place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportschema.models.fields.codes import AbsenceReason, Level, Stance, TargetForm
from reportschema.reading.figures.aspects.figure import (
    FigureDraft,
    PromiseAspect,
    SubjectAspect,
    TimeAspect,
)
from reportschema.reading.promises.aims import patterns
from reportschema.vocabularies import Vocabulary, expected_core, plans_answered

Span = tuple[int, int]


# ——发展经济，…。\n——控制物价: goals in lines of a list.
_ITEM = re.compile(r"\s*--")
_ITEMS = re.compile(r"[^\n]*(?:[^\S\n]*\n\s*--[^\n]+)+")
_NUMBER_BEHIND = re.compile(r"[^，,。；;\n]{0,8}[0-9]")


class Absence(NamedTuple):
    """A core indicator without a headline target for a plan period; at: words in its place."""

    plan: str
    code: str
    reason: AbsenceReason
    at: Span | None = None


@dataclass(frozen=True)
class Spoken:
    """Where a report plans: stretches, headline passages, and the period planned at a place.

    single: the only period planned, where there is no other.
    """

    clean: str
    plan: tuple[Span, ...]
    headline: tuple[Span, ...]
    planned_at: Callable[[int], str]
    single: str | None = None

    def read(self, period: str) -> bool:
        """Whether a headline passage of a period was read."""
        return any(
            self.planned_at(start) == period or self.planned_at(end - 1) == period
            for start, end in self.headline
        )

    def words(self, code: str, period: str) -> Span | None:
        """The first words that aim at a core indicator: in a headline passage, else in the plan."""
        for where, spans in (
            ("headline", self.headline),
            ("plan", self.headline),
            ("plan", self.plan),
        ):
            pattern = patterns(where).get(code)
            for found in self._all(pattern, spans) if pattern else ():
                if self._plans(found.start(), period):
                    return found.span()
        return None

    def aimed_at(self, code: str) -> bool:
        """Whether words anywhere in the plan aim at a core indicator, for whatever period."""
        pattern = patterns("plan").get(code)
        return pattern is not None and any(self._all(pattern, self.plan))

    def names(self, code: str, period: str) -> bool:
        """Whether a passage of a period, or what is left of its paragraph, has a name."""
        pattern = patterns("label").get(code)
        whole = [(start, self._line_end(end)) for start, end in self.headline]
        places = self._all(pattern, whole) if pattern else ()
        return any(self._plans(place.start(), period) for place in places)

    def _line_end(self, place: int) -> int:
        end = self.clean.find("\n", place)
        return len(self.clean) if end < 0 else end

    def _plans(self, place: int, period: str) -> bool:
        return period in (self.planned_at(place), self.single)

    def aims(self) -> Iterable[tuple[str, Span]]:
        """The words in headline passages that aim at a core indicator under its everyday name."""
        for code, pattern in patterns("plan").items():
            for found in self._all(pattern, self._goals()):
                yield code, found.span()

    def _goals(self) -> Iterable[Span]:
        """The headline passages, and the lines of a list that goes on behind one of its items."""
        reached = 0
        for start, end in self.headline:
            yield start, end
            if end <= reached or not _ITEM.match(self.clean, self.clean.rfind("\n", 0, end) + 1):
                continue
            if rest := _ITEMS.match(self.clean, end):
                reached = rest.end()
                yield end, reached

    def _all(self, pattern: re.Pattern[str], spans: Iterable[Span]) -> Iterable[re.Match[str]]:
        return (found for start, end in spans for found in pattern.finditer(self.clean, start, end))


def in_words(spoken: Spoken, drafts: Sequence[FigureDraft], known: Vocabulary) -> list[FigureDraft]:
    """Headline targets in words alone, under everyday names (保持物价基本稳定).

    Only of what has no other target for the period.
    """
    told = {
        (known.core_of(draft.subject.indicator), draft.time.period)
        for draft in drafts
        if draft.promise.made and draft.subject.indicator
    }
    found: list[FigureDraft] = []
    for code, (start, end) in spoken.aims():
        period = spoken.planned_at(start)
        if (code, period) in told or any(
            one.start < end and start < one.end for one in (*drafts, *found)
        ):
            continue
        told.add((code, period))
        draft = FigureDraft(
            start,
            end,
            SubjectAspect(code),
            time=TimeAspect(period),
            promise=PromiseAspect(made=True, form=TargetForm.VERBAL, headline=True),
        )
        found.append(draft)
    return found


def absences(
    drafts: Sequence[FigureDraft],
    level: Level,
    plans: Sequence[str],
    known: Vocabulary,
    spoken: Spoken,
) -> list[Absence]:
    """Each core indicator that has no headline target for a plan period, in any form.

    Silence is said only where a headline passage of the period was read that does not name the
    indicator, no target of it stands anywhere in the report, and no words aim at it; what has a
    target elsewhere is not coded: nobody can say whether it stands for the main one. Nor is that of
    several years which words aim at somewhere: they may speak for those years too.
    """
    stated = {
        (plan, known.core_of(draft.subject.indicator))
        for draft in drafts
        if draft.promise.headline and draft.subject.indicator and draft.subject.is_whole
        for plan in plans_answered(draft.time.period, plans)
    }
    due = [draft for draft in drafts if draft.promise.stance is Stance.PROMISED]
    promised = {known.core_of(draft.subject.indicator) for draft in due if draft.subject.indicator}
    labels = [
        draft.subject.label
        for draft in due
        if draft.subject.label
        and draft.promise.form is not TargetForm.VERBAL
        and not draft.subject.label.endswith("资金")  # 就业惠民工程|筹措资金: aims at no jobs
    ]
    promised |= {
        code for code, pattern in patterns("label").items() if any(map(pattern.search, labels))
    }
    return [
        _absence(plan, code, code in promised, spoken)
        for plan in plans
        for code in expected_core(known, level, plan)
        if (plan, code) not in stated
    ]


def _absence(plan: str, code: str, promised: bool, spoken: Spoken) -> Absence:
    if promised:
        return Absence(plan, code, AbsenceReason.NOT_CODED)
    if spoken.names(code, plan):  # it is spoken of among the main targets, and was not read
        return Absence(plan, code, AbsenceReason.NOT_CODED)
    if words := spoken.words(code, plan):
        if _NUMBER_BEHIND.match(
            spoken.clean, words[1]
        ):  # a promise with a number that was not read
            return Absence(plan, code, AbsenceReason.NOT_CODED)
        return Absence(plan, code, AbsenceReason.WORDS_ONLY, words)
    silent = spoken.read(plan) and not ("/" in plan and spoken.aimed_at(code))
    return Absence(plan, code, AbsenceReason.SILENT if silent else AbsenceReason.NOT_CODED)
