"""What was measured: transformation, sign, collection; each by an ordered table of named rules."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportschema.models.fields.codes import Collection, Transformation, WordKind
from reportschema.reading.figures.aspects.figure import Origin
from reportschema.reading.figures.aspects.number import Number
from reportschema.reading.figures.measuring.collecting import COLLECTIONS
from reportschema.reading.figures.measuring.rules import Table
from reportschema.reading.figures.measuring.transformations import (
    FALL_BY_WORDS,
    FALLS,
    TRANSFORMATIONS,
)
from reportschema.reading.subjects.spots.carried import Stated

# 增长7%以上、力争达到8%: what is striven for goes on with the growth before.
_GOES_ON = re.compile(
    r"[、，,]?(?:并|而)?(?:力争|争取|努力|确保|奋力|冲刺|实际)+(?:实现|达到?|完成|突破|超过|到)*"
)
# 增速由上年的6%|回落到4%: the growth of another time.
_MOVES_TO = re.compile(
    "(?:回落|下降|放缓|收窄|上升|提高|提升|加快|回升|扩大|降|升|减|增)了?[到至为]"
)
_STRIVEN_FOR, _MOVED = "growth that is striven for", "growth that moved on"
_ALWAYS_FALLING = {fall.name for fall in FALLS}
_FALLING = {fall.name for fall in FALL_BY_WORDS}
_TRANSFORMATIONS, _COLLECTIONS = Table(TRANSFORMATIONS), Table(COLLECTIONS)


class Measure(NamedTuple):
    """How a figure is measured, and the rules that say so.

    cue: the words that say a fall, with their distance before the quantity's start.
    """

    transformation: Transformation
    negative: bool
    collection: Collection | None
    measured_by: Origin
    collected_by: Origin
    cue: tuple[int, int] | None = None


def measure(number: Number) -> Measure:
    """The measure of a quantity."""
    how = _TRANSFORMATIONS.decided(number)
    number = number.being(how.gives)
    collected = _COLLECTIONS.decided(number)
    negative = how.gives in (Transformation.GROWTH, Transformation.CHANGE) and (
        number.falls
        or how.origin.rule in _ALWAYS_FALLING
        or (how.origin.rule in _FALLING and _falls_by_words(number))
    )
    told = negative and number.quantity.direction is not WordKind.FALL
    cue = number.directions.fall_word(number.near) if told else None
    return Measure(how.gives, negative, collected.gives, how.origin, collected.origin, cue)


def _falls_by_words(number: Number) -> bool:
    if number.has_direction:
        return False
    below = number.dimension == "points" and number.directions.below(number.near)
    return below or number.directions.fall_before(number.near)


def going_on(how: Measure, number: Number, left: str, before: Stated | None) -> Measure:
    """The measure, or the growth stated right before it where a share goes on with that.

    Of the same indicator, which is no share itself. left: the words between the two.
    """
    if before is None or number.indicator is None or number.indicator.code != before.code:
        return how
    grew = before.transformation is Transformation.GROWTH
    if how.transformation is not Transformation.LEVEL or not grew or number.is_rate:
        return how
    moves = _MOVES_TO.fullmatch(left) is not None
    if not moves and not _GOES_ON.fullmatch(left):
        return how
    place = number.quantity.start
    origin = Origin(_MOVED if moves else _STRIVEN_FOR, place - len(left), place)
    return Measure(Transformation.GROWTH, before.falls, None, origin, origin)


_MONTHLY = re.compile(
    r"(?<!每人每)(?:月人均|人均月)[^，,。；;]{1,14}$"
    r"|(?:月人均|人均月)[^，,。；;]{1,14}从[^，,。；;]{1,40}$"
)
_PER_AREA = re.compile(r"每平方米(?:[0-9.]+元(?:提高|增加|提升|上升|调整)[到至为])?$")
_PER_MU = re.compile("每亩(?:耕地|土地|农田)?[^，,。；;、0-9]{0,6}$")
# 两位|大师, 3位|市级传承人
_PERSONS = "位"


def unit_of_rate(unit: str | None, transformation: Transformation, before: str) -> str | None:
    """The unit that the words before a number give it (月人均收入1575元), None where it stands."""
    level = transformation is Transformation.LEVEL
    if unit == "元" and _PER_AREA.search(before):
        return "元/平方米"
    if unit == "元" and level and _PER_MU.search(before):
        return "元/亩"
    if unit == "元" and level and _MONTHLY.search(before):
        return "元/月"
    return "人" if unit == _PERSONS and level else None
