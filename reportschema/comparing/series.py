"""What a figure measures. Two figures of one series may differ in nothing but their time."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from reportschema.comparing.entry import Entry
from reportschema.models import Code
from reportschema.models.fields.codes import Accrual, Basis, Collection, Transformation
from reportschema.models.fields.periods import Period

PRICES = frozenset({Basis.CONSTANT_PRICES, Basis.CURRENT_PRICES, Basis.REAL})
# What says how far a series has come since another time, rather than where it stands.
RELATIVE = frozenset({Transformation.GROWTH, Transformation.CHANGE, Transformation.MULTIPLE})

_ACCRUED = {Accrual.STOCK: Collection.END, Accrual.FLOW: Collection.SUM}


class BaseKind(Code):
    """What a growth, change or multiple is taken from."""

    PREVIOUS = "previous", "the period just before, of the same length", "上一同长时期"
    FIXED = "fixed", "an earlier year that is named", "指明的较早年份"
    UNSTATED = "unstated", "not said", "未说明"


class Series(NamedTuple):
    """What a figure measures. In every part None means that nobody knows, never that it differs.

    span: years that the figure covers, to the month (a stock covers none). base and base_period:
    of growth, change and multiple; base_period only of a base that is fixed. prices: after the
    indicator's own default. unit: normalized; currencies, and amounts a month, are units.
    """

    place: str
    subject: str
    transformation: Transformation
    collection: Collection | None
    span: Fraction | None
    base: BaseKind | None
    base_period: str | None
    prices: Basis | None
    unit: str | None
    coverage: str | None
    reference_area: str | None


def series_of(entry: Entry) -> Series:
    """The series of a figure."""
    figure = entry.figure
    base = _base_kind(entry) if figure.transformation in RELATIVE else None
    return Series(
        place=entry.place,
        subject=entry.name,
        transformation=figure.transformation,
        collection=_collection(entry),
        span=span_of(entry),
        base=base,
        base_period=figure.base_period if base == BaseKind.FIXED else None,
        prices=_prices(entry),
        unit=entry.normalized.unit,
        coverage=figure.coverage,
        reference_area=figure.counterpart_area,
    )


def _collection(entry: Entry) -> Collection | None:
    """As stated; of a level of an indicator, else what its nature makes it over a closed period."""
    figure = entry.figure
    if figure.collection or figure.transformation != Transformation.LEVEL:
        return figure.collection
    indicator = entry.known.indicators.get(figure.indicator or "")
    if indicator is None or entry.period is None or entry.period.years is None:
        return None
    return _ACCRUED.get(indicator.accrual) if indicator.accrual else None


def span_of(entry: Entry) -> Fraction | None:
    """Years that a figure covers: of growth from a named base, from that base to its end.

    An average a year covers the years that it is the average of. A stock, a figure with an open
    start and one without a period cover nothing that could be told.
    """
    figure, period, base = entry.figure, entry.period, entry.base
    if period is None or figure.collection in (Collection.END, Collection.SINCE):
        return None
    average = figure.collection in (Collection.AVERAGE, Collection.EACH)
    if figure.transformation not in RELATIVE or average or base is None:
        return period.span
    if base.last and period.last and base.whole_years and period.whole_years:
        return Fraction(period.last.year - base.last.year)
    return period.span


def _base_kind(entry: Entry) -> BaseKind:
    if entry.base is None or entry.period is None:
        return BaseKind.UNSTATED
    return BaseKind.PREVIOUS if _just_before(entry.base, entry.period) else BaseKind.FIXED


def _just_before(base: Period, period: Period) -> bool:
    """The year before the first one; of a part of a year also the same part of the year before."""
    if not (base.last and period.first and base.first and period.last):
        return False
    if base.whole_years and period.whole_years:
        return base.last.year == period.first.year - 1
    alike = base.span == period.span
    return alike and (period.first.year - base.first.year) <= 1 and base.last < period.first


def _prices(entry: Entry) -> Basis | None:
    """At which prices: as stated; else growth as its indicator's default, money at current ones."""
    figure = entry.figure
    if figure.basis in PRICES:
        return figure.basis
    if figure.transformation == Transformation.LEVEL:
        return Basis.CURRENT_PRICES if entry.dimension() == "money" else None
    indicator = entry.known.indicators.get(figure.indicator or "")
    return indicator.basis if indicator and indicator.basis in PRICES else None
