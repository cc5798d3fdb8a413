"""All figures of a speech: read by section, completed by what is promised without a number.

In: a `Speech` and the reader of sentences. Out: `Gathered`: the figures in text order, the targets
among them with form, headline and commitment; what no record is made of, and why; and the passages
that speak of a plan, for whoever looks for what they leave out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportschema.models.fields.codes import Nature, ObservationStatus, Part, Stance, TargetForm
from reportschema.notation import Grammar
from reportschema.reading.annexes.projects import ProjectDraft
from reportschema.reading.figures.aspects.bare_amounts import counted_in
from reportschema.reading.figures.aspects.figure import FigureDraft, Origin, TimeAspect
from reportschema.reading.figures.periods.changes import starts_from
from reportschema.reading.figures.periods.dating import date
from reportschema.reading.figures.periods.tense import recalls
from reportschema.reading.figures.reader import FigureReader, Situation
from reportschema.reading.promises.absences import Spoken, in_words
from reportschema.reading.promises.commitments import bound, led_lists
from reportschema.reading.promises.main_targets import headline_spans, spread_spans
from reportschema.reading.promises.wordless import pegged_outcomes, verbal, wordless
from reportschema.reading.sentence.quantities import worded
from reportschema.reading.speech import PROMISING, Speech
from reportschema.vocabularies import Vocabulary, plans_answered

LONGEST = 120  # characters of an anchor; longer runs of numerals are noise
_BACK = 60  # characters around a figure that say whose target it was
_SHARING = 12  # at most so many figures share one span


@dataclass(frozen=True)
class Gathered:
    """The figures of a speech, those that no record is made of, and the passages that plan."""

    figures: Sequence[FigureDraft]
    left_out: Sequence[tuple[FigureDraft, str]]
    planned: Spoken


@dataclass(frozen=True)
class Gatherer:
    """Gathers figures with one vocabulary, grammar and reader; for many speeches."""

    known: Vocabulary
    grammar: Grammar
    reader: FigureReader

    def gathered(
        self,
        speech: Speech,
        projects: Sequence[ProjectDraft],
        skipped: Sequence[tuple[int, int]],
    ) -> Gathered:
        """All figures of a speech. skipped: where numerals are part of another record."""
        clean, plans, plan = speech.view.clean, speech.default.plans, speech.planned()
        kept, left_out = self._kept(clean, self._read(speech), skipped)
        _in_projects(speech, kept, projects)
        core = frozenset(self.known.core)
        subjects = frozenset(
            code for code in self.known.indicators if self.known.core_of(code) in core
        )

        def planned_at(place: int) -> str:
            """The period planned where a sentence stands."""
            return speech.spoken.spoken_at(place)[0].plan

        drafts = kept + [
            _dated(speech, draft) for draft in wordless(clean, plan, self.reader.names, planned_at)
        ]
        drafts += pegged_outcomes(
            clean,
            speech.reviewed(),
            self.reader.names,
            lambda place: speech.spoken.times_at(place).review,
        )
        promised = [draft for draft in drafts if draft.promise.made]
        headline = headline_spans(clean, plan, promised, subjects, plans)
        spread = spread_spans(clean, drafts, plans, subjects, headline)
        headline += [one for one in spread if not _meets(one, headline)]
        single = plans[0] if len(plans) == 1 else None
        spoken = Spoken(clean, tuple(plan), tuple(headline), planned_at, single)
        drafts += [
            _dated(speech, draft)
            for draft in verbal(clean, headline, drafts, self.reader.names, planned_at)
        ]
        drafts += in_words(spoken, drafts, self.known)
        lists = led_lists(clean)
        for draft in drafts:
            if draft.promise.made:
                within = any(first <= draft.start < last for first, last in headline)
                answers = bool(plans_answered(draft.time.period, plans))
                headed = draft.promise.headline or (within and answers)
                draft.promise = bound(clean, draft, headed, lists)
                if draft.measure.status is not ObservationStatus.FINAL:
                    # What is promised is neither preliminary nor estimated.
                    draft.measure = draft.measure._replace(status=ObservationStatus.FINAL)
            if draft.time.base_period is not None and draft.time.base_period == draft.time.period:
                draft.time = draft.time._replace(base_period=None)
        return Gathered(_without_overlaps(drafts), left_out, spoken)

    def _read(self, speech: Speech) -> list[FigureDraft]:
        """What the sentences tell, stretch by stretch."""
        clean, body = speech.view.clean, speech.body
        numerals = ((role.start, role.end) for role in speech.roles if role.role is None)
        mentions = sorted({*numerals, *worded(clean, body.start, body.end)})
        drafts: list[FigureDraft] = []
        for start, end, part in speech.spoken.stretches:
            situation = Situation(part, speech.spoken.times_at(start), speech.areas, speech.words)
            nearby = speech.times_between(start, end)
            for draft in self.reader.read(clean, mentions, nearby, start, end, situation):
                if _is_promised(speech, draft, part):
                    draft.promise = draft.promise._replace(made=True)
                elif part not in PROMISING and _recalled(clean, draft, start):
                    draft.promise = draft.promise._replace(made=True, stance=Stance.RECALLED)
                drafts.append(draft)
        return drafts

    def _kept(
        self, clean: str, drafts: Sequence[FigureDraft], skipped: Sequence[tuple[int, int]]
    ) -> tuple[list[FigureDraft], list[tuple[FigureDraft, str]]]:
        """The figures that records are made of; and the others, with why not."""
        kept, left_out = [], []
        for draft in drafts:
            if not self._has_unit(clean, draft):
                left_out.append((draft, "has no unit, and no word near it names one"))
            elif draft.end - draft.start > LONGEST:
                left_out.append((draft, "is longer than any quantity"))
            elif any(first <= draft.start < last for first, last in skipped):
                left_out.append((draft, "stands in the row of an award"))
            else:
                kept.append(draft)
        return kept, left_out

    def _has_unit(self, clean: str, draft: FigureDraft) -> bool:
        """A bare 万 or 亿 gets the unit that its subject or the noun behind it names.

        What names none is left to a person.
        """
        indicator = self.known.indicators.get(draft.subject.indicator or "")
        unit = indicator.units[0] if indicator and indicator.units else None
        if (
            draft.measure.unit is None
            and unit == "倍"
            and indicator is not None
            and indicator.nature is Nature.RATIO
        ):
            _complete(draft, unit)
        if draft.measure.unit is None or self.grammar.units.resolve(draft.measure.unit) is not None:
            return draft.measure.unit is not None
        unit = unit or counted_in(clean, draft.start, draft.end)
        if unit is None or self.grammar.units.resolve(draft.measure.unit + unit) is None:
            return False
        _complete(draft, draft.measure.unit + unit)
        return True


def _complete(draft: FigureDraft, unit: str) -> None:
    """Gives a figure the unit that its words leave out."""
    draft.measure = draft.measure._replace(unit=unit)
    draft.inferred = (*draft.inferred, "unit")


def _is_promised(speech: Speech, draft: FigureDraft, part: Part) -> bool:
    """In the plan a figure is a promise unless it speaks of a year gone by."""
    last = (draft.time.period or "").rpartition("/")[2][:4]
    times = speech.default
    # A report at the year's end looks back on that year.
    gone = last < str(times.year) or times.review == str(times.year)
    over = last.isdigit() and gone and last <= times.review[-4:]
    return part in PROMISING and not draft.promise.told and not over


def _recalled(clean: str, draft: FigureDraft, start: int) -> bool:
    """Whether a figure of the review is an earlier target told again."""
    stop = max(start, clean.rfind("。", start, draft.start) + 1, draft.start - _BACK)
    ends = clean.find("。", draft.end, draft.end + _BACK)
    behind = clean[draft.end : ends if ends >= 0 else draft.end + _BACK]
    return recalls(clean[stop : draft.start], behind, draft.measure.unit)


def _dated(speech: Speech, draft: FigureDraft) -> FigureDraft:
    """A target without a number, with the period that its sentence names."""
    times, first = speech.spoken.spoken_at(draft.start)
    nearby = speech.times_between(first, draft.start)
    date(times, draft, speech.view.clean, nearby, first, Part.PLAN, None)
    plans = speech.default.plans
    span = next((plan for plan in plans if "/" in plan), "")
    ends_the_plan = draft.time.period == span[-4:] and draft.time.period not in plans
    if draft.promise.form is TargetForm.PEGGED and ends_the_plan:
        # To keep pace until 2030 is to do so in each year until then.
        origin = Origin("each year of the plan", draft.start, draft.end)
        draft.time = TimeAspect(span, None, origin)
    return draft


def _in_projects(
    speech: Speech, drafts: Sequence[FigureDraft], projects: Sequence[ProjectDraft]
) -> None:
    """In a list of projects a promise is a target, an outcome an observation.

    A promise whose year is over is recalled.
    """
    for one in projects:
        listed = Origin("year of its list of projects", one.start, one.start)
        for draft in drafts:
            if not one.start <= draft.start < one.end:
                continue
            if starts_from(draft, speech.view.clean):  # 由|每月18元|提高到32元
                year = str(int(one.year) - 1) if one.year else None
                draft.time = draft.time._replace(period=year, origin=listed)
                continue
            outcome = one.outcome is not None and one.outcome[0] <= draft.start < one.outcome[1]
            # 11月1日至12月31日 says more than the year of the list.
            if not {"-", "/"} <= set(draft.time.period or ""):
                draft.time = draft.time._replace(
                    period=one.year or draft.time.period, origin=listed
                )
            over = (one.year or "") < str(speech.default.year)
            stance = Stance.RECALLED if over and not outcome else Stance.PROMISED
            draft.promise = draft.promise._replace(made=not outcome, stance=stance)


def _meets(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    """Whether one of two spans begins within the other."""
    return any(first <= span[0] < last or span[0] <= first < span[1] for first, last in others)


def _identity(draft: FigureDraft) -> tuple[object, ...]:
    """What tells two figures of one span apart: the part of a ratio, or whose number it is."""
    links = draft.links
    return draft.measure.nth, *draft.subject.named, links.rank_of, links.ranks and id(links.ranks)


def _without_overlaps(drafts: Iterable[FigureDraft]) -> list[FigureDraft]:
    """In text order.

    Of two that overlap the earlier stays, unless one span tells a number of each.
    """
    kept: list[FigureDraft] = []
    for draft in sorted(drafts, key=lambda one: (one.start, one.end, one.measure.nth or 0)):
        if kept and draft.start < kept[-1].end:
            same_span = (draft.start, draft.end) == (kept[-1].start, kept[-1].end)
            if not same_span or _identity(draft) in {
                _identity(one) for one in kept[-_SHARING:] if one.start == draft.start
            }:
                continue
        if draft.promise.form is TargetForm.NUMERIC and draft.measure.unit is None:
            continue
        kept.append(draft)
    return kept
