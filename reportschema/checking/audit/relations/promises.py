"""Targets beside what came of them.

A promise not kept is no contradiction: the verdict says whether the two can be compared.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from reportschema.checking.audit.book import Book, Entry, apart, span_years
from reportschema.checking.audit.intervals import root
from reportschema.checking.audit.judging import apart_by, result, shown
from reportschema.checking.audit.registry import AuditResult, relation
from reportschema.comparing import (
    OUTWARD,
    Attainment,
    Pair,
    Subject,
    Vintages,
    attainment,
    comparable,
    units_agree,
)
from reportschema.models import Target
from reportschema.models.fields.codes import (
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
    for pair in book.pairs:
        if pair.named and _judgeable(pair):
            yield _row("promise_against_outcome", pair, book.status(pair.target))


@relation("target_against_outcome", "a target beside an outcome of the same measure and time")
def target_against_outcome(book: Book) -> Iterator[AuditResult]:
    for pair in book.pairs:
        if not pair.named and _judgeable(pair):
            yield _row("target_against_outcome", pair, None)


def _judgeable(pair: Pair[Entry]) -> bool:
    """Whether both have a known unit; a rate of completion has a relation of its own."""
    units = pair.target.normalized.unit and pair.outcome.normalized.unit
    return bool(units) and pair.outcome.figure.transformation != Transformation.COMPLETION


@relation(
    "plan_against_year", "a target for several years beside one year that a later report gives"
)
def plan_against_year(book: Book) -> Iterator[AuditResult]:
    """A target for several years beside each of them, as the report given next tells it."""
    yearly = _by_year(book)
    for target in book.targets():
        figure = target.figure
        years = span_years(target.period)
        if (
            years is None
            or not _planned(target)
            or not isinstance(figure, Target)
            or figure.stance != Stance.PROMISED
            or figure.repeats
        ):
            continue
        accounts = yearly.get((target.subject, figure.transformation), {})
        for year in range(years[0], years[1] + 1):
            vintages = accounts.get(year)
            outcome = vintages and (vintages.after(target.given) or vintages.before(target.given))
            if outcome:
                yield _plan_row(target, outcome, years[1] - years[0] + 1)


_Measure = tuple[Subject, Transformation]


def _by_year(book: Book) -> dict[_Measure, dict[int, Vintages[Entry]]]:
    """Figures that are one year of what a plan can promise, by measure and year."""
    yearly: dict[_Measure, dict[int, Vintages[Entry]]] = {}
    for entry in book.observations():
        year = entry.year()
        if year and not entry.figure.repeats and _yearly(entry):
            measure = (entry.subject, entry.figure.transformation)
            yearly.setdefault(measure, {}).setdefault(year, Vintages()).add(entry)
    return yearly


def _yearly(entry: Entry) -> bool:
    """Whether a figure is one year of what a plan can promise: growth, or a sum."""
    if entry.figure.transformation == Transformation.GROWTH:
        return entry.collection is None
    return entry.figure.transformation == Transformation.LEVEL and _sum(entry)


def _planned(entry: Entry) -> bool:
    """Whether a target is of several years that add up: average growth, or a sum."""
    if entry.figure.transformation == Transformation.GROWTH:
        return entry.collection == Collection.AVERAGE
    return entry.figure.transformation == Transformation.LEVEL and _sum(entry)


def _sum(entry: Entry) -> bool:
    return entry.collection == Collection.SUM


def _plan_row(target: Entry, outcome: Entry, years: int) -> AuditResult:
    rest = years - 1
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
    why = [reason for reason in comparable(target, outcome) if reason.difference in OUTWARD]
    verdict = (Verdict.NOT_COMPARABLE, "; ".join((says, *map(str, why))))
    return result("plan_against_year", outcome, (target, outcome), needed, sum_of, verdict)


def _row(rule: str, pair: Pair[Entry], status: ProjectStatus | None) -> AuditResult:
    target, outcome = pair.target, pair.outcome
    sum_of = f"{outcome.term(target)} against {target.term(outcome)}"
    return result(rule, outcome, (target, outcome), target.point, sum_of, _compared(pair, status))


def _compared(pair: Pair[Entry], status: ProjectStatus | None) -> tuple[Verdict, str]:
    """The attainment in words, unless the link itself contradicts what it links.

    status: what the report says of the livelihood project that the target belongs to.
    """
    target, outcome = pair.target, pair.outcome
    if contradiction := _misled(outcome, target):
        return Verdict.INCONSISTENT, contradiction
    judged = attainment(target, outcome, pair.beside)
    words = judged.attainment.value.replace("_", " ")
    if judged.attainment == Attainment.NOT_COMPARABLE:
        return Verdict.NOT_COMPARABLE, judged.reason or words
    gap = apart_by(judged.gap or Fraction(0), outcome)
    done = status in (ProjectStatus.MET, ProjectStatus.EXCEEDED)
    if status and done and _falls_short(outcome, target):
        says = f"the report calls the project {status.value}"
        return Verdict.INCONSISTENT, f"{says}, and outcome less target is {gap}"
    doubt = f" ({judged.reason})" if judged.attainment == Attainment.OPEN else ""
    return Verdict.CONSISTENT, f"{words}{doubt}: outcome less target {gap}"


def _misled(outcome: Entry, target: Entry) -> str | None:
    """Why an outcome cannot be of the target that it names; None where it can."""
    if target.figure.transformation != outcome.figure.transformation:
        return None
    if not units_agree(target, outcome) and target.dimension() != outcome.dimension():
        return f"units differ: {target.normalized.unit} and {outcome.normalized.unit}"
    if target.figure.indicator != outcome.figure.indicator:
        return "the outcome is of another indicator than its target"
    if target.report.id == outcome.report.id and target.figure.project != outcome.figure.project:
        return "the outcome is of another livelihood project than its target"
    if apart(target, outcome):
        return f"the target is for {target.figure.period}, its outcome of {outcome.figure.period}"
    return None


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
