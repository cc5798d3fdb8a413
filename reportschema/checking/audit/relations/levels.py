"""Growth, multiples and changes against the two levels that they are between."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from operator import sub, truediv

from reportschema.checking.audit.book import Book, Entry
from reportschema.checking.audit.growing import Between, agrees, between, growth_of, judge_growth
from reportschema.checking.audit.intervals import Interval, spread
from reportschema.checking.audit.judging import Judgement, apart_by, judge, result, shown
from reportschema.checking.audit.registry import AuditResult, relation
from reportschema.checking.audit.spans import Spans, readings
from reportschema.comparing import Subject
from reportschema.models.fields.codes import Collection, Transformation, Verdict

# How far a base may be from what an earlier report said and still pass for revised.
_REVISION = Fraction(1, 20)
_BESIDE = 8  # characters between a level and its growth: 1080.76亿元，增长6.3%


def _pairs(
    book: Book, transformation: Transformation, *, own: bool
) -> Iterator[tuple[Entry, Between]]:
    """Each figure of a transformation with the levels of its period and its base.

    own: only where both levels stand in the figure's report; else only where they do not.
    """
    for entry in book.observations():
        figure = entry.figure
        wanting = not figure.period or not figure.base_period or figure.repeats
        if figure.transformation != transformation or wanting:
            continue
        if figure.collection == Collection.AVERAGE:
            continue
        levels = between(book, entry, figure.base_period or "", figure.period or "")
        if levels is None:
            continue
        if (levels.top.report.id == levels.base.report.id == entry.report.id) == own:
            yield entry, levels


def _years(entry: Entry) -> int:
    first, last = entry.base_year(), entry.year()
    return max(last - first, 1) if first and last else 1


@relation("growth_against_levels", "growth is what the two levels of one report give")
def growth_against_levels(book: Book) -> Iterator[AuditResult]:
    yield from _growths(book, "growth_against_levels", own=True)


@relation(
    "growth_against_earlier_level", "growth is what its level and the level of another report give"
)
def growth_against_earlier_level(book: Book) -> Iterator[AuditResult]:
    yield from _growths(book, "growth_against_earlier_level", own=False)


def _growths(book: Book, rule: str, *, own: bool) -> Iterator[AuditResult]:
    spans = Spans(book)
    for entry, levels in _pairs(book, Transformation.GROWTH, own=own):
        top, base = levels.top, levels.base
        growth = growth_of(top.point, base.point)
        sum_of = f"{top.term(base)}/{base.term(top)}-1 = {shown(growth)} %"
        verdict = _growth_verdict(book, spans, entry, levels, own=own)
        yield result(rule, entry, (top, base, entry), growth, sum_of, verdict)


def _growth_verdict(
    book: Book, spans: Spans, entry: Entry, levels: Between, *, own: bool
) -> Judgement:
    verdict = judge_growth(book, entry, levels, _years(entry))
    phrase = spans.phrase(entry)
    if levels.why:
        return Verdict.NOT_COMPARABLE, levels.why
    if phrase and readings(entry)[0] not in phrase.open:
        base = entry.figure.base_period
        fits = f"from the level of {base} it {'fits' if agrees(verdict[0]) else 'does not fit'}"
        return Verdict.NOT_COMPARABLE, f"open: its base is not said; {fits}; {phrase.says}"
    if verdict[0] == Verdict.INCONSISTENT and not own:
        return _revised(entry, levels.top, levels.base)
    return verdict


def _revised(entry: Entry, top: Entry, base: Entry) -> tuple[Verdict, str]:
    if entry.point <= -100:
        return Verdict.INCONSISTENT, "a fall of everything or more"
    implied = top.point / (1 + entry.point / 100)
    away = (implied / base.point - 1) * 100
    written = shown(implied / base.point * Fraction(base.figure.value or 0))
    says = (
        f"the growth implies {written}{base.figure.unit} for {base.figure.period} where {base.id} "
        f"has {base.written} ({shown(away)} %)"
    )
    if abs(away) <= _REVISION * 100:
        return Verdict.NOT_COMPARABLE, f"{says}: the base was revised, or its scope is another"
    return Verdict.INCONSISTENT, f"{says}: too far for a revision"


def _beside(entry: Entry, levels: Between, computed: Fraction, possible: Interval) -> Judgement:
    """The verdict on a figure against what its levels give, where they can be compared."""
    if levels.why:
        return Verdict.NOT_COMPARABLE, levels.why
    return judge(entry, computed, possible)


@relation("multiple_against_levels", "a multiple is what the two levels give")
def multiple_against_levels(book: Book) -> Iterator[AuditResult]:
    for own in (True, False):
        for entry, levels in _pairs(book, Transformation.MULTIPLE, own=own):
            top, base = levels.top, levels.base
            times = top.point / base.point
            verdict = _beside(entry, levels, times, spread(truediv, *levels.possible))
            yield result(
                "multiple_against_levels",
                entry,
                (top, base, entry),
                times,
                f"{top.term(base)}/{base.term(top)} = {shown(times)}",
                verdict,
            )


@relation("change_against_levels", "a change is the difference of the two levels")
def change_against_levels(book: Book) -> Iterator[AuditResult]:
    for own in (True, False):
        for entry, levels in _pairs(book, Transformation.CHANGE, own=own):
            top, base = levels.top, levels.base
            if top.normalized.unit != (
                "%" if entry.normalized.unit == "pp" else entry.normalized.unit
            ):
                continue
            change = top.point - base.point
            verdict = _beside(entry, levels, change, spread(sub, *levels.possible))
            sum_of = f"{top.term(base)}-{base.term(top)} = {apart_by(change, entry)}"
            yield result(
                "change_against_levels", entry, (top, base, entry), change, sum_of, verdict
            )


@relation("growth_beside_level", "growth said right after its level is of the same period")
def growth_beside_level(book: Book) -> Iterator[AuditResult]:
    """Only breaches give a row: growth just after its level, which is of another period."""
    levels = _levels_by_end(book)
    for entry in book.observations():
        if (
            entry.figure.transformation not in (Transformation.GROWTH, Transformation.CHANGE)
            or entry.collection
            or not entry.figure.period
        ):
            continue
        start = entry.figure.at.start
        ends = ((entry.report.id, entry.subject, start - gap) for gap in range(_BESIDE + 1))
        level = next((levels[end] for end in ends if end in levels), None)
        if level and _last(level.figure.period) not in (
            _last(entry.figure.period),
            _last(entry.figure.base_period),
        ):
            verdict = (
                Verdict.INCONSISTENT,
                f"the level is of {level.figure.period}, its growth of {entry.figure.period}",
            )
            yield result(
                "growth_beside_level",
                entry,
                (level, entry),
                None,
                f"{level.written} and {entry.written}%",
                verdict,
            )


def _levels_by_end(book: Book) -> dict[tuple[str, Subject, int], Entry]:
    """Levels that say their time, by report, subject and the place where their words end."""
    levels: dict[tuple[str, Subject, int], Entry] = {}
    for entry in book.observations():
        if entry.figure.transformation == Transformation.LEVEL and entry.figure.period:
            levels.setdefault((entry.report.id, entry.subject, entry.figure.at.end), entry)
    return levels


def _last(period: str | None) -> str:
    return (period or "").rpartition("/")[2]
