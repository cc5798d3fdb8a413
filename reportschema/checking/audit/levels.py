"""Growth, multiples and changes against the two levels that they are between."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from reportschema.checking.audit.book import Book, Entry, bases_differ
from reportschema.checking.audit.intervals import Interval, root, spread
from reportschema.checking.audit.judging import judge, judge_real, result, shown
from reportschema.checking.audit.registry import AuditResult, relation
from reportschema.comparing import Subject
from reportschema.models.codes import Collection, Transformation, Verdict

_REVISION = Fraction(
    1, 20
)  # how far a base may be from what an earlier report said and still pass for revised
_BESIDE = 8  # characters between a level and its growth: 1080.76亿元，增长6.3%


def growth_of(top: Fraction, base: Fraction) -> Fraction:
    """Relative change in per cent."""
    return (top / base - 1) * 100


def _pairs(
    book: Book, transformation: Transformation, *, own: bool
) -> Iterator[tuple[Entry, Entry, Entry]]:
    """(figure, level of its period, level of its base) of each figure of a transformation.

    own: only where both levels stand in the figure's report; else only where they do not.
    """
    for entry in book.observations():
        figure = entry.figure
        if (
            figure.transformation != transformation
            or not figure.period
            or not figure.base_period
            or figure.repeats
        ):
            continue
        if figure.collection == Collection.AVERAGE:
            continue
        top, base = book.level(entry, figure.period), book.level(entry, figure.base_period)
        if (
            top is None
            or base is None
            or top.normalized.unit != base.normalized.unit
            or top.collection != base.collection
            or not base.point
        ):
            continue
        if (top.report.id == base.report.id == entry.report.id) == own:
            yield entry, top, base


def _years(entry: Entry) -> int:
    first, last = entry.base_year(), entry.year()
    return max(last - first, 1) if first and last else 1


@relation("growth_against_levels", "growth is what the two levels of one report give")
def growth_against_levels(book: Book) -> Iterator[AuditResult]:
    for entry, top, base in _pairs(book, Transformation.GROWTH, own=True):
        growth = growth_of(top.point, base.point)
        verdict = _verdict(book, entry, growth, spread(growth_of, top.interval, base.interval))
        yield result(
            "growth_against_levels",
            entry,
            (top, base, entry),
            growth,
            _arithmetic(top, base, growth),
            verdict,
        )


@relation(
    "growth_against_earlier_level", "growth is what its level and the level of another report give"
)
def growth_against_earlier_level(book: Book) -> Iterator[AuditResult]:
    for entry, top, base in _pairs(book, Transformation.GROWTH, own=False):
        growth = growth_of(top.point, base.point)
        verdict = _verdict(book, entry, growth, spread(growth_of, top.interval, base.interval))
        if bases_differ(entry, top, base):
            verdict = (Verdict.NOT_COMPARABLE, "the three figures follow different conventions")
        elif verdict[0] == Verdict.INCONSISTENT:
            verdict = _revised(entry, top, base)
        yield result(
            "growth_against_earlier_level",
            entry,
            (top, base, entry),
            growth,
            _arithmetic(top, base, growth),
            verdict,
        )


def _verdict(
    book: Book, entry: Entry, growth: Fraction, possible: Interval
) -> tuple[Verdict, str | None]:
    if not book.real(entry):
        return judge(entry, growth, possible)
    years = _years(entry)
    if years == 1:
        return judge_real(entry, growth)
    yearly, real = (_yearly(value, years) for value in (growth, entry.point))
    return judge_real(entry, entry.point + yearly - real)


def _yearly(growth: Fraction, years: int) -> Fraction:
    return (root(1 + growth / 100, years) - 1) * 100


def _arithmetic(top: Entry, base: Entry, growth: Fraction) -> str:
    return f"{top.term(base)}/{base.term(top)}-1 = {shown(growth)} %"


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


@relation("multiple_against_levels", "a multiple is what the two levels give")
def multiple_against_levels(book: Book) -> Iterator[AuditResult]:
    for own in (True, False):
        for entry, top, base in _pairs(book, Transformation.MULTIPLE, own=own):
            times = top.point / base.point
            verdict = judge(
                entry,
                times,
                spread(
                    lambda top_value, base_value: top_value / base_value,
                    top.interval,
                    base.interval,
                ),
            )
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
        for entry, top, base in _pairs(book, Transformation.CHANGE, own=own):
            if top.normalized.unit != (
                "%" if entry.normalized.unit == "pp" else entry.normalized.unit
            ):
                continue
            change = top.point - base.point
            verdict = judge(
                entry,
                change,
                spread(
                    lambda top_value, base_value: top_value - base_value,
                    top.interval,
                    base.interval,
                ),
            )
            sum_of = f"{top.term(base)}-{base.term(top)} = {shown(change)} {entry.normalized.unit}"
            yield result(
                "change_against_levels", entry, (top, base, entry), change, sum_of, verdict
            )


@relation("growth_beside_level", "growth said right after its level is of the same period")
def growth_beside_level(book: Book) -> Iterator[AuditResult]:
    """Only breaches give a row: growth just after its level, which is of another period."""
    levels: dict[tuple[str, Subject], list[Entry]] = {}
    for entry in book.observations():
        if entry.figure.transformation == Transformation.LEVEL:
            levels.setdefault((entry.report.id, entry.subject), []).append(entry)
    for entry in book.observations():
        if (
            entry.figure.transformation not in (Transformation.GROWTH, Transformation.CHANGE)
            or entry.collection
            or not entry.figure.period
        ):
            continue
        before = [
            level_
            for level_ in levels.get((entry.report.id, entry.subject), [])
            if 0 <= entry.figure.at.start - level_.figure.at.end <= _BESIDE and level_.figure.period
        ]
        level = max(before, key=lambda level_: level_.figure.at.start, default=None)
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


def _last(period: str | None) -> str:
    return (period or "").rpartition("/")[2]


@relation(
    "doubling_against_average", "growth over a span is what its average growth a year comes to"
)
def doubling_against_average(book: Book) -> Iterator[AuditResult]:
    """翻一番 over 2006 to 2010 beside 年均增长15%: each reading of the number of years counts."""
    averages = {
        (entry.report.id, entry.subject, *(entry.figure.period or "").partition("/")[::2]): entry
        for entry in book.observations()
        if entry.figure.transformation == Transformation.GROWTH
        and entry.collection == Collection.AVERAGE
    }
    for entry in book.observations():
        figure = entry.figure
        first, last = entry.base_year(), entry.year()
        if (
            figure.transformation != Transformation.GROWTH
            or not first
            or not last
            or last - first < 2
            or entry.collection
        ):
            continue
        for start, steps in (
            (first, (last - first, last - first + 1)),
            (first + 1, (last - first,)),
        ):
            average = averages.get((entry.report.id, entry.subject, str(start), str(last)))
            if average is None or book.real(average) != book.real(entry):
                continue
            totals = [(_compound(average.point, n), n) for n in steps]
            total, n = min(
                totals, key=lambda total_and_years: abs(total_and_years[0] - entry.point)
            )
            possible = spread(lambda rate, n=n: _compound(rate, n), average.interval)
            verdict = judge(entry, total, possible)
            if verdict[0] == Verdict.CONSISTENT and n != last - first:
                verdict = (
                    Verdict.CONSISTENT,
                    f"read as {n} years of growth, from the level of {last - n}",
                )
            sum_of = f"(1+{average.written}%)^{n}-1 = {shown(total)} %"
            yield result(
                "doubling_against_average", entry, (average, entry), total, sum_of, verdict
            )


def _compound(rate: Fraction, years: int) -> Fraction:
    return ((1 + rate / 100) ** years - 1) * 100
