"""Cuts a drafted report down to the level `headline`: its main promises and their measure.

In: a report as the reader drafts it, and its text. Out: a report that claims the headline targets,
the core indicators passed over, their outcomes in the year reviewed, and nothing beyond.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from reportschema.models import (
    AbsentTarget,
    Figure,
    HeadlinePassage,
    Numeral,
    Observation,
    Target,
    WorkReport,
)
from reportschema.models.annotating.annotation import Annotation, Coverage
from reportschema.models.annotating.annotation_codes import AnnotationLevel, ReviewReason
from reportschema.models.annotating.review import Review
from reportschema.models.fields.anchors import AnchorParts
from reportschema.models.fields.codes import (
    AbsenceReason,
    Annotator,
    Collection,
    NumeralRole,
    Stance,
    State,
    TargetForm,
    Transformation,
)
from reportschema.models.fields.periods import Period
from reportschema.reading.promises.headline_passages import passages_of
from reportschema.vocabularies import Vocabulary, core_accounts, expected_core, plans_answered

_WHO = "reportschema draft"
_OUTCOMES = frozenset({Transformation.LEVEL, Transformation.GROWTH})
_OF_SEVERAL_YEARS = frozenset({Collection.AVERAGE, Collection.EACH, Collection.SINCE})
_LINKS = ("ranks", "part_of", "share_of", "repeats", "fulfils", "project")
# Words of a headline passage that may be about a core indicator without naming it.
_MAY_MEAN = {
    "industrial_agricultural_gross_output": "总产值", "gdp": "经济增长|经济发展|生产总值",
    "budget_revenue": "财政|税收|预算收入", "fixed_asset_investment": "投资",
    "retail_sales": "消费(?!价格)|零售", "resident_income": "收入", "urban_new_jobs": "就业",
    "surveyed_unemployment_rate": "失业", "cpi": "物价|价格", "rd_intensity": "研发|研究与试验",
    "energy_intensity": "能耗|节能|能源消耗", "so2_emissions": "减排|排放|污染物",
}  # fmt: skip
_HOLDS = {
    "observations": "The reported outcomes, in the year reviewed, of the core indicators and of "
    "what has a headline target here or in the report before; whole place, told for the first "
    "time. Other observations only where a headline passage has them.",
    "targets": "The headline targets of every form, and earlier targets of the same indicators "
    "told again. Other targets only where a headline passage has them, or where a core indicator "
    "has its number elsewhere alone.",
    "absent_targets": "The core indicators without a headline target, for each plan period.",
    "numerals": "The numerals of the headline passages that are no figures.",
}
_NOT_LOOKED_AT = ("outline", "problems", "livelihood_projects", "glossary", "awards")
_NOT_TAKEN = "Not looked at: the level headline does not take it."

_Key = tuple[object, ...]


def headline_level(
    report: WorkReport, text: str, known: Vocabulary, before: WorkReport | None = None
) -> WorkReport:
    """The report at the level `headline`, drafted by machine, with new ids in text order.

    report: a whole draft; text: the text of its first edition, as published. before: the report of
    the year before, whose headline targets have their outcomes here. Where a plan period has no
    headline passage, `review` says so.
    """
    passages = passages_of(report, text, known)
    headed = tuple(_headed(target, passages, report.plan_periods) for target in report.targets)
    marked = report.model_copy(update={"targets": headed, "headline_passages": passages})
    headlines = [t for source in (marked, before) if source for t in source.targets if t.headline]
    sought = _Sought.of(marked, headlines, known)
    absent = tuple(_absences(marked, text, known))
    missing = {(absence.indicator, absence.period) for absence in absent}
    targets = [
        target
        for target in headed
        if _within(target, passages)
        or sought.has_recalled(target)
        or _stands_in(target, missing, report.plan_periods, known)
    ]
    observations = [*_outcomes(marked, sought)]
    numerals = [
        row for row in (*report.numerals, *_list_numbers(report, text)) if _within(row, passages)
    ]
    lists = dict.fromkeys(_NOT_LOOKED_AT, ())
    return marked.model_copy(
        update=lists
        | _renumbered(observations, targets, _names(report, known))
        | {
            "absent_targets": absent,
            "numerals": tuple(sorted(numerals, key=lambda row: row.at.start)),
            "annotation": _claims(),
            "review": (*report.review, *_unread_periods(report.plan_periods, passages)),
        }
    )


def _within(row: Figure | Numeral, passages: Sequence[HeadlinePassage]) -> bool:
    return any(passage.at.start <= row.at.start < passage.at.end for passage in passages)


def _headed(target: Target, passages: Sequence[HeadlinePassage], plans: Sequence[str]) -> Target:
    """The target, a headline one where it stands in a passage and is for a plan period."""
    headline = (
        _within(target, passages)
        and target.stance == Stance.PROMISED
        and bool(plans_answered(target.period, plans))
    )
    if headline == target.headline:
        return target
    return target.model_copy(update={"headline": headline})


class _Sought(NamedTuple):
    """Whose outcomes are taken, and of what year.

    year: the one behind the report, the last of all that it looks back on. subjects: the core
    indicators and all that has a headline target; parts and measures: the coverages and
    transformations of those targets by subject.
    """

    year: str | None
    subjects: frozenset[str]
    parts: frozenset[tuple[str, str | None]]
    measures: frozenset[tuple[str, Transformation]]
    known: Vocabulary

    @classmethod
    def of(cls, report: WorkReport, headlines: Sequence[Target], known: Vocabulary) -> _Sought:
        ends = [years[1] for text in report.review_periods if (years := Period(text).years)]
        year = str(max(ends)) if ends else None
        core = expected_core(known, report.government.level, year) if year else ()
        named = [(name, target) for target in headlines for name in _subjects(target, known)]
        return cls(
            year,
            frozenset(core) | {name for name, _ in named},
            frozenset((name, target.coverage) for name, target in named),
            frozenset((name, target.transformation) for name, target in named),
            known,
        )

    def has_recalled(self, target: Target) -> bool:
        """Whether it is an earlier target of a subject sought, told again."""
        retold = target.stance == Stance.RECALLED and target.project is None
        return retold and not self.subjects.isdisjoint(_subjects(target, self.known))

    def has_outcome(self, figure: Observation) -> bool:
        """Whether it is the outcome of a subject sought: of the year, and of the whole place."""
        elsewhere = figure.ref_area or figure.counterpart_area or figure.repeats
        if figure.period != self.year or figure.collection in _OF_SEVERAL_YEARS or elsewhere:
            return False
        return any(
            (figure.coverage is None or (name, figure.coverage) in self.parts)
            and (
                figure.transformation in _OUTCOMES or (name, figure.transformation) in self.measures
            )
            for name in _subjects(figure, self.known) & self.subjects
        )


def _subjects(figure: Figure, known: Vocabulary) -> set[str]:
    """The names of a figure's subject: indicator or label, and the core one that it stands for."""
    if figure.indicator:
        return {figure.indicator, known.core_of(figure.indicator)}
    return {figure.label} if figure.label else set()


def _outcomes(report: WorkReport, sought: _Sought) -> Iterator[Observation]:
    """What is reported of the subjects sought, each fact once.

    Also whatever else was observed within a headline passage, since its numerals are accounted for.
    """
    told: set[_Key] = set()
    for figure in report.observations:
        if _within(figure, report.headline_passages):
            yield figure
        elif sought.has_outcome(figure) and (fact := _fact(figure)) not in told:
            told.add(fact)
            yield figure


def _fact(figure: Figure) -> _Key:
    """What a figure says, wherever it says it."""
    return (
        figure.indicator, figure.label, figure.transformation, figure.coverage, figure.value,
        figure.low, figure.high, figure.unit, figure.hedge, figure.pegged_to,
    )  # fmt: skip


def _list_numbers(report: WorkReport, text: str) -> Iterator[Numeral]:
    """The numbers of headings as rows of the ledger, for the headings themselves are not kept."""
    for section in report.outline:
        if section.number:
            start, end = section.at.start, section.at.start + len(section.number)
            yield Numeral(role=NumeralRole.ENUMERATOR, at=AnchorParts(start, end, text[start:end]))


def _absences(report: WorkReport, text: str, known: Vocabulary) -> Iterator[AbsentTarget]:
    """Each core indicator without a headline target, for each plan period, and why.

    What is promised in words further on is in words only here, anchored there; what is promised
    there with a number is not coded: nobody can say whether it stands for the main target. Silent
    only where a passage of the period was read whose words are not about the indicator, no target
    of it stands anywhere in the report, and the edition is whole.
    """
    for plan, code, targets, _ in core_accounts(report, known):
        if targets:
            continue
        of_code = [t for t in report.targets if known.core_of(t.indicator or "") == code]
        promised = [t for t in of_code if _is_promised(t, plan, report.plan_periods)]
        at = (
            promised[0].at
            if promised and all(t.form == TargetForm.VERBAL for t in promised)
            else None
        )
        if at is not None:
            reason = AbsenceReason.WORDS_ONLY
        elif of_code or not _is_silent(report, text, plan, code):
            reason = AbsenceReason.NOT_CODED
        else:
            reason = AbsenceReason.SILENT
        yield AbsentTarget(indicator=code, period=plan, reason=reason, at=at)


def _is_promised(target: Target, plan: str, plans: Sequence[str]) -> bool:
    """Whether a target is one of the whole place for a plan period."""
    whole = target.coverage is None and target.ref_area is None
    return (
        whole
        and target.stance == Stance.PROMISED
        and target.period is not None
        and plan in plans_answered(target.period, plans)
    )


def _stands_in(
    target: Target, missing: Container[tuple[str, str]], plans: Sequence[str], known: Vocabulary
) -> bool:
    """Whether it is a target with a number, told elsewhere, of what has no headline target."""
    code = known.core_of(target.indicator or "")
    return target.form != TargetForm.VERBAL and any(
        (code, plan) in missing and _is_promised(target, plan, plans) for plan in plans
    )


def _is_silent(report: WorkReport, text: str, plan: str, code: str) -> bool:
    """Whether no passage of a period has a word on an indicator; not where a part is missing."""
    words = [
        text[passage.at.start : passage.at.end]
        for passage in report.headline_passages
        if passage.period == plan
    ]
    spoken = any(re.search(_MAY_MEAN[code], passage) for passage in words)
    return bool(words) and not spoken and not report.first_edition().missing_parts


def _names(report: WorkReport, known: Vocabulary) -> dict[str, str]:
    """Id -> whose number it is, in words."""
    return {
        figure.id: known.indicators[figure.indicator].zh if figure.indicator else name
        for figure in (*report.observations, *report.targets)
        if (name := figure.label or figure.indicator)
    }


def _renumbered(
    observations: Sequence[Figure], targets: Sequence[Figure], names: dict[str, str]
) -> dict[str, tuple[Figure, ...]]:
    """Both lists with ids in text order; links to what is not kept are dropped."""
    kept = {"observations": observations, "targets": targets}
    ids = {
        figure.id: f"{name[0]}{n}"
        for name, figures in kept.items()
        for n, figure in enumerate(figures, 1)
    }
    return {
        name: tuple(_linked(figure, ids, names) for figure in figures)
        for name, figures in kept.items()
    }


def _linked(figure: Figure, ids: dict[str, str], names: dict[str, str]) -> Figure:
    """The figure with its new id and links; what it ranks, in words where that is not kept."""
    links = {link: ids.get(before) for link in _LINKS if (before := getattr(figure, link))}
    if figure.ranks and links["ranks"] is None:
        links["rank_of"] = names.get(figure.ranks)
    return figure.model_copy(update={"id": ids[figure.id], **links})


def _claims() -> Annotation:
    """What a draft at this level claims: four lists in part, as their notes say, and no more."""
    drafted = {
        name: Coverage(state=State.PARTIAL, by=Annotator.MACHINE, who=_WHO, note=note)
        for name, note in _HOLDS.items()
    }
    left = {name: Coverage(state=State.ABSENT, note=_NOT_TAKEN) for name in _NOT_LOOKED_AT}
    return Annotation(level=AnnotationLevel.HEADLINE, **drafted, **left)


def _unread_periods(plans: Sequence[str], passages: Sequence[HeadlinePassage]) -> Iterator[Review]:
    missing = [plan for plan in plans if plan not in {passage.period for passage in passages}]
    if missing:
        note = f"none for {' and '.join(missing)}"
        yield Review(reason=ReviewReason.NO_HEADLINE_FOUND, note=note)
