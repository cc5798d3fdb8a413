"""What a match of each form says: the quantities that its groups come to.

`READINGS` has one function for each form of `pattern`. They know no direction and no hedge in front
of the form: `Grammar` adds these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from reportschema.models.fields.codes import Hedge
from reportschema.notation.chinese import SMALL, chinese_number
from reportschema.notation.numbers import DIGIT, amount, number
from reportschema.notation.pattern import CURRENCIES, VERBAL
from reportschema.notation.units import UnitTable, twelve_digits, without_exponent

# What a fraction of 100, 1000 or 10000 is a unit of: 百分之五, 千分之八, 十万分之三.
_PARTS = {"百": "%", "千": "‰", "万": "‱", "十万": "1/10万"}
_ONE, _HALF = Decimal(1), Decimal("0.5")
# 三至五千万 are 3000 to 5000万.
_SHARED_SIZE = re.compile(f"{DIGIT}-{DIGIT}([百千])[万亿]*")
_NO_HEDGE = (None,) * 5
Match = re.Match[str]
# A hedge word, and where it stands.
Words = tuple[tuple[str, str], ...]


class Reading(NamedTuple):
    """One value of a form: its ends, its unit, and what hedges it within the form.

    hedges: words with their place (before | between | after), in text order. bound: a hedge that a
    form has of itself, with its word (前三, 几十). values: all parts of a ratio.
    """

    low: Decimal
    high: Decimal
    unit: str | None
    hedges: Words = ()
    bound: tuple[Hedge, str] | None = None
    values: tuple[Decimal, ...] = ()


def _rank(part: Match, _: UnitTable) -> list[Reading]:
    """第五位, 首位; 前三名 bounds the place."""
    written = part["front"] or part["place"]
    value = number(written) if written else Decimal(1)
    bound = (Hedge.AT_MOST, "前") if part["front"] else None
    return [] if value is None else [Reading(value, value, "位", bound=bound)]


def _percentile(part: Match, _: UnitTable) -> list[Reading]:
    """前1% bounds the share of those in front."""
    value = number(part["top"] or part["top_above"])
    if value is None:
        return []
    unit = part["top_unit"] or _PARTS[part["top_below"]]
    return [Reading(value, value, unit, bound=(Hedge.AT_MOST, "前"))]


def _doubling(part: Match, _: UnitTable) -> list[Reading]:
    """翻两番; 翻一倍 and 翻倍 are one doubling, 翻三倍 three times more."""
    value = number(part["times"]) if part["times"] else Decimal(1)
    if value is None:
        return []
    unit = "倍" if part["times_unit"] == "倍" and part["times"] else "番"
    before = _words(part["doubling_before"], "before")
    return [Reading(value, value, unit, before + _words(part["after"]))]


def _verbal(part: Match, _: UnitTable) -> list[Reading]:
    """一半以上, 过半."""
    written, unit, hedge, word = VERBAL[part["words"]]
    value, bound = Decimal(written), (hedge, word) if word else None
    return [Reading(value, value, unit, _words(part["after"]), bound)]


def _ratio(part: Match, _: UnitTable) -> list[Reading]:
    """Each part of 0.5:19.7:79.8; of 2.1:1 the first alone, for what it is measured by is one."""
    values = tuple(Decimal(each.strip()) for each in re.split("[:比]", part["parts"]))
    told = values[:1] if values[1:] == (_ONE,) else values
    hedges = _words(part["after"])
    return [Reading(value, value, None, hedges, values=values) for value in told]


def _fraction(part: Match, _: UnitTable) -> list[Reading]:
    """百分之五 in the unit of its name, 三分之一 and 1/7 as per cent; 百分之一二, 百分之五到十."""
    unit, ends, bound = _PARTS.get(part["below"] or ""), _tops(part), None
    if part["several_parts"]:
        bound = (Hedge.OVER, "几")
    if unit is None:
        bottom = number(part["below"] or part["under"])
        ends = [_share(end, bottom) if bottom and end is not None else None for end in ends]
    low, high = ends[0], ends[-1]
    if low is None or high is None:
        return []
    return [Reading(low, high, unit or "%", _words(part["after"]), bound)]


def _tops(part: Match) -> list[Decimal | None]:
    """What stands above in a fraction: a number, or the two ends of a range."""
    if neighbours := part["few_parts"]:
        return _ends(part["parts_head"], neighbours, part["parts_size"])
    if size := part["several_parts"]:
        return [chinese_number("一" + size)]
    above = part["above"] or part["over"]
    return [number(each.replace("·", "点")) for each in (above, part["upto"]) if each]


def _share(top: Decimal, bottom: Decimal) -> Decimal:
    return twelve_digits(Fraction(top) / Fraction(bottom) * 100)


def _ends(head: str, neighbours: str, size: str) -> list[Decimal | None]:
    """What two neighbouring digits come to: 三四百 are 300 and 400."""
    return [chinese_number(head + digit + size) for digit in (neighbours[0], neighbours[-1])]


def _half(part: Match, _: UnitTable) -> list[Reading]:
    """半年."""
    return [Reading(_HALF, _HALF, part["half_unit"], _words(part["after"]))]


def _counted(part: Match, units: UnitTable) -> list[Reading]:
    """600余场, 三四百个, 几十个, 一年半, 3-5个."""
    reading = _range(part, units) if part["high"] else (_few if part["few"] else _single)(part)
    return [reading] if reading else []


def _few(part: Match) -> Reading | None:
    """三四百个 are 300 to 400; two digits without size and unit are none."""
    size, magnitude, unit = (part[name] or "" for name in ("few_size", "magnitude", "unit"))
    low, high = _ends(
        part["few_head"] or "", "二三" if part["few"] == "三两" else part["few"], size
    )
    if low is None or high is None or not (size or magnitude or unit):
        return None
    return Reading(low, high, magnitude + unit or None, _hedges(part))


def _single(part: Match) -> Reading | None:
    """600余场, 3万多亿元, ￥5万, 几十个, 百十来个; 一年半, 八成五, 两个半小时."""
    written, bound = part["number"], None
    if several := part["several"]:
        written = (part["several_head"] or "") + "一" + part["several_size"]
        bound = (Hedge.OVER, several)
    elif about := part["about"]:
        written, bound = "一" + part["about_size"], (Hedge.ABOUT, about)
    value, magnitude = amount(written, part["magnitude"] or "")
    if value is None:
        return None
    further, unit, parted, parted_unit, halved, tenth = part.group(
        "further", "unit", "part", "part_unit", "halved", "tenth"
    )
    if halved or parted == "半":
        value += _HALF
    elif tenth:
        value += Decimal(number(tenth) or 0) / 10
    if not unit and part["currency"]:
        unit = CURRENCIES[part["currency"]]
    unit = magnitude + (further or "") + (unit or "") + (parted_unit or "")
    return Reading(value, value, unit or None, _hedges(part), bound)


def _hedges(part: Match) -> Words:
    within = part.group("early", "between", "part", "high_early", "high_between")
    after = part["after"]
    if not after and within == _NO_HEDGE:
        return ()
    return (*(("between", word) for word in within if word and word != "半"), *_words(after))


def _words(word: str | None, place: str = "after") -> Words:
    return ((place, word),) if word else ()


def _range(part: Match, units: UnitTable) -> Reading | None:
    """3-5个, 3000万元到1亿元; nothing where the ends are of two kinds, or run backwards."""
    written = part["number"] or ""
    low, low_magnitude = amount(written, part["magnitude"] or "")
    high, high_magnitude = amount(part["high"], part["high_magnitude"] or "")
    if low is None or high is None or part["halved"] or part["tenth"] or part["part"]:
        return None
    if shared := _SHARED_SIZE.fullmatch(f"{written}-{part['high']}"):
        low *= SMALL[shared[1]]
    low_unit = low_magnitude + (part["unit"] or "")
    high_unit = high_magnitude + (part["high_unit"] or "")
    ends: tuple[Decimal, Decimal, str] | None = (low, high, high_unit or low_unit)
    if not (low_unit in ("", high_unit) or not high_unit or units.same(low_unit, high_unit)):
        ends = _of_one_kind((low, low_unit), (high, high_unit), units)
    elif low >= high and high_unit and not low_unit:
        ends = _of_one_kind((low, ""), (high, high_unit), units)
    if ends is None or ends[0] >= ends[1]:
        return None
    return Reading(ends[0], ends[1], ends[2] or None, _hedges(part))


def _of_one_kind(
    low: tuple[Decimal, str], high: tuple[Decimal, str], units: UnitTable
) -> tuple[Decimal, Decimal, str] | None:
    """Two ends in the unit that both have, without their magnitudes: 5000元到1万元; or None."""
    first, second = units.apart(low[1]), units.apart(high[1])
    if first is None or second is None:
        return None
    name = second[1] or first[1]
    if first[1] not in ("", name) and not units.same(first[1], name):
        return None
    if first[0] == second[0] and low[1]:
        return low[0], high[0], max(low[1], high[1], key=len)
    return without_exponent(low[0] * first[0]), without_exponent(high[0] * second[0]), name


def _nothing(_: Match, __: UnitTable) -> list[Reading]:
    """A date, an ordinal, an idiom: no quantity."""
    return []


READINGS: Mapping[str, Callable[[Match, UnitTable], list[Reading]]] = {
    "nothing": _nothing,
    "rank": _rank,
    "percentile": _percentile,
    "doubling": _doubling,
    "verbal": _verbal,
    "half": _half,
    "ratio": _ratio,
    "fraction": _fraction,
    "counted": _counted,
}
