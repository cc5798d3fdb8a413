"""The measure of a figure in words, and the unit that its series is counted in.

A series of the panels is a subject with a measure. The unit is part of the measure, so that no
column of one series ever holds two: an income a month is another series than one a year.
"""

from __future__ import annotations

from reportschema.comparing import Entry, series_of, span_of
from reportschema.comparing.series import RELATIVE
from reportschema.models.fields.codes import Basis, Collection, TargetForm, Transformation
from reportschema.notation import UnitTable

# Counting words that stand for any thing counted: 4个 branches are 4家 of them.
_ANY_THING = frozenset({"个", "处", "项", "件"})
_YEARLY_MEAN = (Collection.AVERAGE, Collection.EACH)


def unit_of(entry: Entry) -> str | None:
    """The normalized unit of a figure in its series.

    What is counted with a word for any thing is counted in the first unit of its indicator.
    """
    unit = entry.normalized.unit
    indicator = entry.known.indicators.get(entry.figure.indicator or "")
    if indicator is None or unit not in _ANY_THING:
        return unit
    return _counted_in(indicator.units[0], entry.units) or unit


def _counted_in(name: str, units: UnitTable) -> str | None:
    resolved = units.resolve(name)
    return resolved.unit.normalized if resolved and resolved.unit.dimension == "count" else None


def measure_of(entry: Entry, unsaid: Collection | None = None) -> str:
    """Transformation, collection and unit in words: `growth, %` or `level, sum, CNY`.

    Prices are added where they are others than such figures are usually told at. A target without
    a number is in what such targets are usually set in, by the core list; a peg is to a growth.
    unsaid: the collection of a level that leaves its own unsaid.
    """
    figure, series = entry.figure, series_of(entry)
    if not figure.has_value() and (usual := _usual(entry)):
        return usual
    collection = series.collection or unsaid
    if figure.transformation in RELATIVE:
        mean = figure.collection in _YEARLY_MEAN and span_of(entry) != 1
        collection = figure.collection if mean else None
    words = (figure.transformation.value, collection and collection.value, unit_of(entry))
    return ", ".join((*(word for word in words if word), *_other_prices(entry)))


def _usual(entry: Entry) -> str | None:
    if getattr(entry.figure, "form", None) == TargetForm.PEGGED:
        return f"{Transformation.GROWTH.value}, %"
    known, code = entry.known, entry.figure.indicator or ""
    core = known.core.get(known.core_of(code))
    alike = core and known.indicators[core.indicator].nature == known.indicators[code].nature
    return core.measure if core and alike else None


def _other_prices(entry: Entry) -> tuple[str, ...]:
    stated, usual = series_of(entry).prices, _usual_prices(entry)
    current = [prices == Basis.CURRENT_PRICES for prices in (stated, usual)]
    if stated is None or usual is None or current[0] == current[1]:
        return ()
    return (f"at {stated.value.replace('_', ' ')}",)


def _usual_prices(entry: Entry) -> Basis | None:
    if entry.figure.transformation == Transformation.LEVEL:
        return Basis.CURRENT_PRICES if entry.dimension() == "money" else None
    indicator = entry.known.indicators.get(entry.figure.indicator or "")
    return indicator.basis if indicator else None
