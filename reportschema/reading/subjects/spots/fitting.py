"""Holds a subject against the unit of its quantity.

No indicator is told in units of another kind.
"""

from __future__ import annotations

from reportschema.models import Indicator
from reportschema.models.fields.codes import Nature
from reportschema.reading.subjects.names import leaning, naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots.spot import Spot

_HOUSEHOLDS = ("户", "家", "栋", "村", "批次", "批", "场", "次")


def fitted(found: Subject, phrase: str, spot: Spot, level: bool = False) -> Subject:
    """The subject, or another where its indicator is never told in such units.

    level: whether the quantity is no growth, so that a share of a count is the rate of that name.
    """
    indicator, unit = found.indicator, spot.unit
    if indicator is None:
        return found
    if level and spot.dimension == "share" and (rate := spot.names.exact(f"{phrase}比例")):
        return Subject(rate, coverage=found.coverage)
    if _is_sum_of_a_ratio(indicator, spot.quantity.unit or ""):
        return Subject(label=naming.label(phrase or indicator.zh))
    if leaning.fits(indicator, unit, spot.grammar):
        return found
    other = leaning.as_measured(phrase, spot.dimension, spot.names)
    if other is not None and leaning.fits(other, unit, spot.grammar):
        return Subject(other)
    what = phrase or f"{found.coverage or ''}{indicator.zh}"
    counted = unit is not None and spot.dimension == "count" and unit.name in _HOUSEHOLDS
    counter = f"{unit.name}数" if unit is not None and counted else ""
    return Subject(label=naming.label(f"{what}{counter}"))


def _is_sum_of_a_ratio(indicator: Indicator, unit: str) -> bool:
    """Whether so much money is that of all, of which the indicator is the part by head.

    农民收入增加100亿元 is no income by head.
    """
    return indicator.nature is Nature.RATIO and "亿" in unit and unit.endswith("元")
