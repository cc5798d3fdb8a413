"""Values in normalized units, and the interval that the words around a number leave open."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from reportschema.models import Figure
from reportschema.models.fields.codes import Hedge, Transformation
from reportschema.notation.units import UnitTable, twelve_digits

# No series has grown 2 ** 64 times; what a misprint of many digits comes to is never computed.
_MOST_DOUBLINGS = 64
_RELATIVE = (Transformation.GROWTH, Transformation.CHANGE)


class Normalized(NamedTuple):
    """The value or the range of a figure in the normalized unit, and the bounds its wording sets.

    A bound that is None is open; the sign of a fall is kept (下降3%以上: no lower bound, upper -3).
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    lower_bound: Decimal | None
    upper_bound: Decimal | None


NOTHING = Normalized(None, None, None, None, None, None)


def normalize(figure: Figure, units: UnitTable) -> Normalized:
    """The value of a figure in its normalized unit, exact to twelve significant digits.

    亿元 becomes CNY, growth by 1.6倍 +160 %, 翻一番 +100 %, 翻两番 +300 %, 八成 80 %. A unit that
    the vocabulary does not have gives `NOTHING`, and so does 翻 of more than 64 番.
    """
    resolved = units.resolve(figure.unit) if figure.unit else None
    if resolved is None:
        return NOTHING
    unit, factor = resolved.unit.normalized, resolved.factor
    if unit == "doublings" and not _can_double(figure):
        return NOTHING

    def convert(value: Decimal) -> Decimal:
        exact = Fraction(value) * factor
        if unit == "times" and figure.transformation in _RELATIVE:
            exact *= 100
        elif unit == "doublings":
            exact = _doubled(exact, growth=figure.transformation in _RELATIVE)
        return twelve_digits(exact)

    normalized_unit = unit
    if unit == "rank" and figure.transformation == Transformation.LEVEL:
        normalized_unit = "persons"  # 3位院士 counts people
    if unit in ("times", "doublings"):
        normalized_unit = "%" if figure.transformation in _RELATIVE else "times"
    value = convert(figure.value) if figure.value is not None else None
    low = convert(figure.low) if figure.low is not None else None
    high = convert(figure.high) if figure.high is not None else None
    lower, upper = _bounds(
        figure.hedge, low if value is None else value, high if value is None else value
    )
    return Normalized(value, low, high, normalized_unit, lower, upper)


def _can_double(figure: Figure) -> bool:
    """Whether a figure's number of doublings is one that anything could go through."""
    numbers = (figure.value, figure.low, figure.high)
    return all(abs(number) <= _MOST_DOUBLINGS for number in numbers if number is not None)


def _doubled(times: Fraction, *, growth: bool) -> Fraction:
    """What n doublings come to: a growth of so many per cent, or so many times the base."""
    power = Fraction(2 ** float(times))  # whole powers of two are exact as floats too
    return (power - 1) * 100 if growth else power


def _bounds(
    hedge: Hedge, low: Decimal | None, high: Decimal | None
) -> tuple[Decimal | None, Decimal | None]:
    """The bounds that a hedge sets. Of a fall it bounds the size: 下降3%以上 is at most -3."""
    if low is None or high is None:
        return None, None
    falling = high < 0
    if hedge == Hedge.EXACT:
        return low, high
    if hedge == Hedge.ABOUT:
        return None, None
    at_least = hedge in (Hedge.AT_LEAST, Hedge.OVER)
    if at_least != falling:
        return low, None
    return None, high
