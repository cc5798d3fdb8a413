"""Targets beside what came of them.

A promise not kept is no contradiction: the verdict says whether the two can be compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from reportschema.checking.audit.book import (
    Book,
    Entry,
    apart,
    bases_differ,
    span_years,
)
from reportschema.checking.audit.intervals import root
from reportschema.checking.audit.judging import result, shown
from reportschema.checking.audit.registry import AuditResult, relation
from reportschema.comparing import Attainment, attainment, units_agree
from reportschema.models import Observation, Target
from reportschema.models.codes import (
    Collection,
    Hedge,
    ProjectStatus,
    Stance,
    Transformation,
    Verdict,
)

_DOWNWARD = (Hedge.AT_MOST, Hedge.UNDER)


@relation("promise_against_outcome", "an outcome beside the target that it names")
def promise_against_outcome(book: Book) -> Iterator[AuditResult]:
    for entry in book.observations():
        target = (
            book.linked(entry, entry.figure.fulfils)
            if isinstance(entry.figure, Observation)
            else None
        )
        if (
            target is not None
            and target.normalized.unit
            and entry.figure.transformation != Transformation.COMPLETION
        ):
            yield _row("promise_against_outcome", entry, target, _stated_status(target))


@relation(
    "target_against_outcome", "an earlier report's target beside the outcome that a later one gives"
)
def target_against_outcome(book: Book) -> Iterator[AuditResult]:
    outcomes: dict[tuple[object, ...], list[Entry]] = {}
    for entry in book.observations():
        if (
            isinstance(entry.figure, Observation)
            and entry.figure.fulfils is None
            and entry.figure.repeats is None
        ):
            outcomes.setdefault(_measure(entry), []).append(entry)
    for target in book.targets():
        figure = target.figure
        if (
            isinstance(figure, Target)
            and figure.stance == Stance.PROMISED
            and figure.period
            and figure.repeats is None
        ):
            for outcome in outcomes.get(_measure(target), []):
                if outcome.report.id != target.report.id:
                    yield _row("target_against_outcome", outcome, target, None)


def _measure(entry: Entry) -> tuple[object, ...]:
    return entry.subject, entry.figure.transformation, entry.figure.collection, entry.figure.period


@relation(
    "plan_against_year", "a target for several years beside one year that a later report gives"
)
def plan_against_year(book: Book) -> Iterator[AuditResult]:
    for target in book.targets():
        figure = target.figure
        years = span_years(target.period)
        if (
            years is None
            or not isinstance(figure, Target)
            or figure.stance != Stance.PROMISED
            or figure.repeats
        ):
            continue
        for outcome in book.observations():
            year = outcome.year()
            later = outcome.report.id != target.report.id
            if year and later and years[0] <= year <= years[1] and _one_year_of(target, outcome):
                yield _plan_row(target, outcome, years[1] - years[0] + 1)


def _one_year_of(target: Entry, outcome: Entry) -> bool:
    """Whether an outcome is of one year of a target's span: the same subject, no repetition.

    Average growth stands beside a year's growth, a sum over years beside a year's sum.
    """
    kinds = (target.figure.transformation, outcome.figure.transformation)
    if target.subject != outcome.subject or outcome.figure.repeats or kinds[0] != kinds[1]:
        return False
    if kinds[0] == Transformation.GROWTH:
        return target.collection == Collection.AVERAGE and outcome.collection is None
    return (
        kinds[0] == Transformation.LEVEL
        and target.collection == outcome.collection == Collection.SUM
    )


def _plan_row(target: Entry, outcome: Entry, years: int) -> AuditResult:
    rest = years - 1
    reason = "the two follow different conventions"
    needed: Fraction | None = None
    if target.figure.transformation == Transformation.GROWTH:
        needed = (
            root((1 + target.point / 100) ** years / (1 + outcome.point / 100), rest) - 1
        ) * 100
        sum_of = (
            f"((1+{target.written}%)^{years}/(1+{outcome.written}%))^(1/{rest})-1 = "
            f"{shown(needed)} %"
        )
        says = f"one year of {years}; the others must average {shown(needed)} % for the target"
    else:
        needed = (target.point - outcome.point) / rest
        written = (
            needed / target.point * Fraction(target.figure.value or 0) if target.point else needed
        )
        sum_of = (
            f"({target.term(outcome)}-{outcome.term(target)})/{rest} = "
            f"{shown(written)}{target.figure.unit}"
        )
        says = (
            f"one year of {years}; the others must average {shown(written)}{target.figure.unit} "
            "for the target"
        )
    verdict = (
        Verdict.NOT_COMPARABLE,
        f"{says}{f'; {reason}' if bases_differ(target, outcome) else ''}",
    )
    return result("plan_against_year", outcome, (target, outcome), needed, sum_of, verdict)


def _row(rule: str, outcome: Entry, target: Entry, status: ProjectStatus | None) -> AuditResult:
    sum_of = f"{outcome.term(target)} against {target.term(outcome)}"
    return result(
        rule, outcome, (target, outcome), target.point, sum_of, _compared(outcome, target, status)
    )


def _compared(outcome: Entry, target: Entry, status: ProjectStatus | None) -> tuple[Verdict, str]:
    if target.figure.transformation != outcome.figure.transformation:
        return Verdict.NOT_COMPARABLE, "one is a level, the other a rate"
    if not units_agree(target, outcome):
        kind = (
            Verdict.NOT_COMPARABLE
            if target.dimension() == outcome.dimension()
            else Verdict.INCONSISTENT
        )
        return kind, f"units differ: {target.normalized.unit} and {outcome.normalized.unit}"
    if bases_differ(target, outcome):
        return Verdict.NOT_COMPARABLE, "the two follow different conventions"
    if target.figure.indicator != outcome.figure.indicator:
        return Verdict.INCONSISTENT, "the outcome is of another indicator than its target"
    if target.report.id == outcome.report.id and target.figure.project != outcome.figure.project:
        return Verdict.INCONSISTENT, "the outcome is of another livelihood project than its target"
    if apart(target, outcome):
        return (
            Verdict.INCONSISTENT,
            f"the target is for {target.figure.period}, its outcome of {outcome.figure.period}",
        )
    gap = shown(outcome.point - target.point)
    done = status in (ProjectStatus.MET, ProjectStatus.EXCEEDED)
    if done and _falls_short(outcome, target):
        says = f"the report calls the project {status.value}" if status else ""
        return Verdict.INCONSISTENT, f"{says}, and outcome less target is {gap}"
    judged = attainment(target, outcome)
    words = judged.attainment.value.replace("_", " ")
    doubt = f" ({judged.reason})" if judged.attainment == Attainment.OPEN else ""
    says = f"{words}{doubt}: outcome less target {gap} {outcome.normalized.unit}"
    if judged.attainment == Attainment.NOT_COMPARABLE:
        return Verdict.NOT_COMPARABLE, judged.reason or words
    return Verdict.CONSISTENT, says


def _falls_short(outcome: Entry, target: Entry) -> bool:
    """Whether all that an outcome can stand for lies before the number that was promised.

    This holds a report's own word for a project (done, more than done) against its numbers, in the
    direction of the words; whether a promise was attained is for `comparing` to say.
    """
    downward = target.figure.hedge in _DOWNWARD or target.point < 0
    end = outcome.interval.low if downward else outcome.interval.high
    bound = target.interval.high if downward else target.interval.low
    if end is None or bound is None:
        return False
    return end > bound if downward else end < bound


def _stated_status(target: Entry) -> ProjectStatus | None:
    """What the report says of the livelihood project that a target belongs to."""
    project_id = (target.figure.project or "").rpartition("/")[2]
    return next(
        (
            project.status
            for project in target.report.livelihood_projects
            if project.id == project_id
        ),
        None,
    )
