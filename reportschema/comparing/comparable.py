"""Whether two figures can be compared, and if not, every reason why."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from reportschema.comparing.entry import Entry
from reportschema.comparing.series import PRICES, BaseKind, Series, series_of
from reportschema.models import Code
from reportschema.models.fields.codes import Basis, Collection, Transformation

# Counting words that stand for any thing counted: 4个 branches and 9家 of them are one measure.
_ANY_THING = frozenset({"个", "处", "项", "件"})


class Difference(Code):
    """What keeps two figures from being compared."""

    PLACE = "place", "they are about two places", "地方不同"
    SUBJECT = "subject", "they are about two subjects", "所计之事不同"
    COVERAGE = "coverage", "one is of a part that the other is not of", "范围不同"
    TRANSFORMATION = "transformation", "one is another measure than the other", "变换方式不同"
    UNIT = "unit", "their units do not convert into each other", "单位不可换算"
    COLLECTION = "collection", "they relate to their periods in two ways", "汇集方式不同"
    SPAN = "span", "they cover spans of different length", "跨越年数不同"
    BASE = "base", "they are taken from different bases", "基期不同"
    PRICES = "prices", "they are at different prices", "价格口径不同"
    REFERENCE_AREA = "reference_area", "they are set against two areas", "对照地区不同"
    CONVENTION = "convention", "they follow two statistical conventions", "统计口径不同"
    TERRITORY = (
        "territory_changed",
        "the boundary of the place changed between the two",
        "两者之间行政区划有变更",
    )


# What differs in how, when or where a figure was taken rather than in what it measures.
OUTWARD = frozenset({Difference.CONVENTION, Difference.PRICES, Difference.TERRITORY})


class Why(NamedTuple):
    """One reason against a comparison: what differs, and the two sides in words."""

    difference: Difference
    words: str

    def __str__(self) -> str:
        """The reason in one line."""
        return f"{self.difference.en}: {self.words}"


def comparable(first: Entry, second: Entry) -> tuple[Why, ...]:
    """Why two figures cannot be compared: empty where they can.

    What one of the two leaves unsaid is never a difference. Time is none either: figures of two
    years are compared whenever they are of one series.
    """
    return tuple(_differences(first, second, series_of(first), series_of(second)))


def _differences(first: Entry, second: Entry, a: Series, b: Series) -> Iterator[Why]:
    if a.place != b.place:
        yield Why(Difference.PLACE, f"{a.place} and {b.place}")
    if a.subject != b.subject:
        yield Why(Difference.SUBJECT, f"{a.subject} and {b.subject}")
    if a.coverage != b.coverage:
        whole = "the whole place"
        yield Why(Difference.COVERAGE, f"{a.coverage or whole} and {b.coverage or whole}")
    if a.transformation != b.transformation:
        words = f"{a.transformation.value} and {b.transformation.value}"
        yield Why(Difference.TRANSFORMATION, words)
    elif not units_agree(first, second):
        yield Why(Difference.UNIT, f"{a.unit or 'unknown'} and {b.unit or 'unknown'}")
    if not _collections_agree(a, b):
        words = " and ".join(s.collection.value if s.collection else "in all" for s in (a, b))
        yield Why(Difference.COLLECTION, words)
    if a.span and b.span and a.span != b.span:
        yield Why(Difference.SPAN, f"{_years(a)} and {_years(b)}")
    if not _bases_agree(a, b):
        yield Why(Difference.BASE, f"{_base(a)} and {_base(b)}")
    if (
        a.prices
        and b.prices
        and (a.prices == a.prices.CURRENT_PRICES) != (b.prices == b.prices.CURRENT_PRICES)
    ):
        yield Why(Difference.PRICES, f"{a.prices.value} and {b.prices.value}")
    if a.reference_area and b.reference_area and a.reference_area != b.reference_area:
        yield Why(Difference.REFERENCE_AREA, f"{a.reference_area} and {b.reference_area}")
    if conventions_differ(first, second):
        conventions = [convention_of(entry) for entry in (first, second)]
        yield Why(Difference.CONVENTION, " and ".join(c.value for c in conventions if c))
    if year := _break_between(first, second):
        yield Why(Difference.TERRITORY, f"the boundary changed in {year}")


def convention_of(entry: Entry) -> Basis | None:
    """The statistical convention that a figure is said to follow; prices are another matter."""
    return None if entry.figure.basis in PRICES else entry.figure.basis


def conventions_differ(*figures: Entry) -> bool:
    """Whether figures, be they levels or growth, are said to follow several conventions."""
    return len({convention_of(entry) for entry in figures} - {None}) > 1


def names_its_basis_apart(first: Entry, second: Entry) -> bool:
    """Whether of two values that one report gives of a time, one is told by a basis of its own.

    增长1.7%（同口径增长2.5%） gives no figure twice: elsewhere an empty basis is unknown, here
    it is what the words set the other against.
    """
    return first.report.id == second.report.id and first.figure.basis != second.figure.basis


def units_agree(first: Entry, second: Entry) -> bool:
    """Whether two values can be set against each other.

    They can in one normalized unit, or in two counting words of which one fits any thing. An
    outcome without a number has no unit that could differ.
    """
    a, b = first.normalized.unit, second.normalized.unit
    if not (first.figure.has_value() and second.figure.has_value()):
        return True
    if a == b:
        return a is not None
    return first.dimension() == second.dimension() == "count" and bool({a, b} & _ANY_THING)


def _collections_agree(a: Series, b: Series) -> bool:
    """Empty is unknown in a level; in growth and its like it says that the change is in all."""
    if a.transformation == b.transformation == Transformation.LEVEL:
        return a.collection == b.collection or not (a.collection and b.collection)
    yearly = [s.collection in (Collection.AVERAGE, Collection.EACH) for s in (a, b)]
    if yearly[0] == yearly[1]:
        return True
    # Average growth over one year is the growth of that year.
    return a.span == b.span == 1


def _bases_agree(a: Series, b: Series) -> bool:
    if BaseKind.UNSTATED in (a.base, b.base) or a.base is None or b.base is None:
        return True
    return a.base == b.base and a.base_period == b.base_period


def _years(series: Series) -> str:
    span = series.span or Fraction(0)
    count, unit = (span, "year") if span >= 1 else (span * 12, "month")
    return f"{float(count):g} {unit}{'s' if count != 1 else ''}"


def _base(series: Series) -> str:
    return series.base_period or "the period before"


def _break_between(first: Entry, second: Entry) -> int | None:
    """The first year in which the place's boundary changed between the times of the two."""
    if first.place != second.place:
        return None
    a, b = sorted((_year(first), _year(second)))
    years = (row.year for row in first.known.breaks if row.place_id == first.place)
    return next((year for year in sorted(years) if a < year <= b), None)


def _year(entry: Entry) -> int:
    """The year whose territory a figure is about: of its period, never later than its report."""
    given = int(entry.report.delivered[:4])
    ends = entry.period.last.year if entry.period and entry.period.last else given
    return min(given, ends)
