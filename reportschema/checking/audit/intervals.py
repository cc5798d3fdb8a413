"""What a number as written can stand for: an interval, and arithmetic over intervals.

A value with k decimals stands for half a unit of its last place on either side; a count stands for
itself; a hedged value for the bounds of its words (左右 and 近 have none, so a tenth of the value
is taken). Ends are exact fractions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Context, Decimal
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from reportschema.models import Figure
from reportschema.models.fields.codes import Hedge
from reportschema.notation import UnitTable
from reportschema.notation.normalize import normalize
from reportschema.notation.units import twelve_digits

_ENDLESS = Fraction(
    10**18
)  # stands for an open end; no figure of a report is as large in its unit as written
_BEYOND = Fraction(10**15)
_VAGUE = Fraction(1, 10)
_DOUBLED = Fraction(1, 20)  # 翻一番 is said of growth from 93 to 107 %, not of half a doubling
_ROOTS = Context(prec=40)


class Interval(NamedTuple):
    """All numbers between two ends, ends included; None is an open end."""

    low: Fraction | None
    high: Fraction | None

    def holds(self, value: Fraction) -> bool:
        """Whether a number lies in it."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def meets(self, other: Interval) -> bool:
        """Whether the two have a number in common."""
        below = self.high is not None and other.low is not None and self.high < other.low
        above = self.low is not None and other.high is not None and self.low > other.high
        return not below and not above


def spread(function: Callable[..., Fraction], *intervals: Interval) -> Interval:
    """The values of a function that rises or falls steadily in each argument, over intervals."""
    corners = [[_end(interval.low, -1), _end(interval.high, 1)] for interval in intervals]
    try:
        values = [function(*corner) for corner in product(*corners)]
    except ZeroDivisionError:
        return Interval(None, None)
    low, high = min(values), max(values)
    return Interval(low if low > -_BEYOND else None, high if high < _BEYOND else None)


def total(given: Sequence[Interval]) -> Interval:
    """What the sum of one number from each interval can be; open at an end where a term is."""
    lows = [interval.low for interval in given if interval.low is not None]
    highs = [interval.high for interval in given if interval.high is not None]
    return Interval(
        sum(lows, Fraction(0)) if len(lows) == len(given) else None,
        sum(highs, Fraction(0)) if len(highs) == len(given) else None,
    )


def _end(value: Fraction | None, side: int) -> Fraction:
    return _ENDLESS * side if value is None else value


def root(value: Fraction, degree: int) -> Fraction:
    """The positive root, to forty digits; zero of what is not positive."""
    if value <= 0:
        return Fraction(0)
    exact = _ROOTS.divide(Decimal(value.numerator), Decimal(value.denominator))
    return Fraction(_ROOTS.power(exact, _ROOTS.divide(Decimal(1), Decimal(degree))))


def is_exact_count(figure: Figure, units: UnitTable) -> bool:
    """Whether a figure is a whole number of things, counted one by one: 1077家, but not 1.4万件."""
    resolved = units.resolve(figure.unit) if figure.unit else None
    if resolved is None or figure.value is None or figure.hedge != Hedge.EXACT:
        return False
    plain = resolved.factor == Fraction(resolved.unit.factor)
    return (
        resolved.unit.dimension in ("count", "rank")
        and plain
        and figure.value == figure.value.to_integral_value()
    )


def written_interval(figure: Figure, units: UnitTable, round_numbers: bool = False) -> Interval:
    """What the figure can stand for, in its unit as written.

    round_numbers: zeros at the end of a whole number may be rounded ones.
    """
    if figure.low is not None and figure.high is not None:
        return Interval(Fraction(figure.low), Fraction(figure.high))
    value = Fraction(figure.value or 0)
    size = abs(value)
    if figure.hedge == Hedge.EXACT:
        half = (
            Fraction(0)
            if is_exact_count(figure, units)
            else _half_place(figure.value or Decimal(0), round_numbers)
        )
        half = min(half, _DOUBLED) if figure.unit == "番" else half
        interval = Interval(size - half, size + half)
    elif figure.hedge == Hedge.ABOUT:
        interval = Interval(size - size * _VAGUE, size + size * _VAGUE)
    elif figure.hedge == Hedge.NEARLY:
        interval = Interval(size - size * _VAGUE, size)
    elif figure.hedge in (Hedge.AT_LEAST, Hedge.OVER):
        interval = Interval(size, None)
    else:
        interval = Interval(None, size)
    if value >= 0:
        return interval
    return Interval(
        None if interval.high is None else -interval.high,
        None if interval.low is None else -interval.low,
    )


def _half_place(value: Decimal, round_numbers: bool) -> Fraction:
    exponent = value.as_tuple().exponent
    place = exponent if isinstance(exponent, int) else 0
    if round_numbers and value == value.to_integral_value() and value:
        place = 0
        while int(value) % 10 ** (place + 1) == 0:
            place += 1
    return Fraction(10) ** place / 2


def normalized_interval(figure: Figure, units: UnitTable, round_numbers: bool = False) -> Interval:
    """What the figure can stand for, in its normalized unit."""
    written = written_interval(figure, units, round_numbers)
    closed = [end for end in written if end is not None]
    if not closed:
        return Interval(None, None)
    # Of an open end there is nothing to convert: the other one stands in for it.
    ends = {"low": twelve_digits(closed[0]), "high": twelve_digits(closed[-1])}
    normalized = normalize(
        figure.model_copy(update={"value": None, "hedge": Hedge.EXACT, **ends}), units
    )
    if normalized.low is None or normalized.high is None:
        return Interval(None, None)
    return Interval(
        None if written.low is None else Fraction(normalized.low),
        None if written.high is None else Fraction(normalized.high),
    )
