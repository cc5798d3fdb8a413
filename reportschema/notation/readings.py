"""What a match of each form says: the quantities that its groups come to.

`READINGS` has one function for each form of `pattern`. They know no direction and no hedge in front
of the form: `Grammar` adds these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from reportschema.models.codes import Hedge
from reportschema.notation.chinese import SMALL, chinese_number
from reportschema.notation.numbers import DIGIT, amount, number
from reportschema.notation.pattern import CURRENCIES, VERBAL
from reportschema.notation.units import UnitTable, twelve_digits, without_exponent

# What a fraction of 100, 1000 or 10000 is a unit of: 百分之五, 千分之八, 十万分之三.
_PARTS = {"百": "%", "千": "‰", "万": "‱", "十万": "1/10万"}
_ONE, _HALF = Decimal(1), Decimal("0.5")
# 三至五千万 are 3000 to 5000万.
_SHARED_SIZE = re.compile(f"{DIGIT}-{DIGIT}([百千])[万亿]*")
Match = re.Match[str]
# A hedge word, and where it stands.
Words = tuple[tuple[str, str | None], ...]


class Reading(NamedTuple):
    """One value of a form: its ends, its unit, and what hedges it within the form.

    hedges: words with their place (before | between | after), in text order, None where there is
    none. bound: a hedge that a form has of itself, with its word (前三, 几十). values: all parts of
    a ratio.
    """

    low: Decimal
    high: Decimal
    unit: str | None
    hedges: Words = ()
    bound: tuple[Hedge, str] | None = None
    values: tuple[Decimal, ...] = ()


def _rank(part: Match, _: UnitTable) -> Iterator[Reading]:
    """第五位, 首位; 前三名 bounds the place."""
    written = part["front"] or part["place"]
    value = number(written) if written else Decimal(1)
    if value is not None:
        bound = (Hedge.AT_MOST, "前") if part["front"] else None
        yield Reading(value, value, "位", bound=bound)


def _percentile(part: Match, _: UnitTable) -> Iterator[Reading]:
    """前1% bounds the share of those in front."""
    value = number(part["top"] or part["top_above"])
    if value is not None:
        unit = part["top_unit"] or _PARTS[part["top_below"]]
        yield Reading(value, value, unit, bound=(Hedge.AT_MOST, "前"))


def _doubling(part: Match, _: UnitTable) -> Iterator[Reading]:
    """翻两番; 翻一倍 and 翻倍 are one doubling, 翻三倍 three times more."""
    value = number(part["times"]) if part["times"] else Decimal(1)
    if value is not None:
        unit = "倍" if part["times_unit"] == "倍" and part["times"] else "番"
        hedges = (("before", part["doubling_before"]), ("after", part["doubling_after"]))
        yield Reading(value, value, unit, hedges)


def _verbal(part: Match, _: UnitTable) -> Iterator[Reading]:
    """一半以上, 过半."""
    written, unit, hedge, word = VERBAL[part["words"]]
    bound = (hedge, word) if word else None
    yield Reading(
        Decimal(written), Decimal(written), unit, (("after", part["verbal_after"]),), bound
    )


def _ratio(part: Match, _: UnitTable) -> Iterator[Reading]:
    """Each part of 0.5:19.7:79.8; of 2.1:1 the first alone, for what it is measured by is one."""
    values = tuple(Decimal(each.strip()) for each in re.split("[:比]", part["parts"]))
    for value in values[:1] if values[1:] == (_ONE,) else values:
        yield Reading(value, value, None, (("after", part["ratio_after"]),), values=values)


def _fraction(part: Match, _: UnitTable) -> Iterator[Reading]:
    """百分之五 in the unit of its name, 三分之一 and 1/7 as per cent; 百分之一二, 百分之五到十."""
    unit, ends, bound = _PARTS.get(part["below"] or ""), _tops(part), None
    if part["several_parts"]:
        bound = (Hedge.OVER, "几")
    if unit is None:
        bottom = number(part["below"] or part["under"])
        ends = [_share(end, bottom) if bottom and end is not None else None for end in ends]
    low, high = ends[0], ends[-1]
    if low is not None and high is not None:
        yield Reading(low, high, unit or "%", (("after", part["fraction_after"]),), bound)


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


def _half(part: Match, _: UnitTable) -> Iterator[Reading]:
    """半年."""
    yield Reading(_HALF, _HALF, part["half_unit"], (("after", part["half_after"]),))


def _counted(part: Match, units: UnitTable) -> Iterator[Reading]:
    """600余场, 三四百个, 几十个, 一年半, 3-5个."""
    if part["high"]:
        yield from _range(part, units)
    elif part["few"]:
        magnitude, unit = part["magnitude"] or "", part["unit"] or ""
        low, high = _ends(part["few_head"] or "", part["few"], part["few_size"] or "")
        if low is not None and high is not None and (unit or magnitude or part["few_size"]):
            yield Reading(low, high, magnitude + unit or None, _hedges(part))
    else:
        yield from _single(part)


def _single(part: Match) -> Iterator[Reading]:
    """600余场, 3万多亿元, ￥5万, 几十个; 一年半, 八成五, 两个半小时."""
    written, bound = part["number"], None
    if several := part["several"]:
        written = (part["several_head"] or "") + "一" + part["several_size"]
        bound = (Hedge.OVER, several)
    value, magnitude = amount(written, part["magnitude"] or "")
    if value is None:
        return
    if part["halved"] or part["part"] == "半":
        value += _HALF
    elif tenth := part["tenth"]:
        value += Decimal(number(tenth) or 0) / 10
    unit = magnitude + (part["further"] or "") + (part["unit"] or "") + (part["part_unit"] or "")
    if part["currency"] and not part["unit"]:
        unit += CURRENCIES[part["currency"]]
    yield Reading(value, value, unit or None, _hedges(part), bound)


def _hedges(part: Match) -> Words:
    within = (part[name] for name in ("early", "between", "part", "high_early", "high_between"))
    return (
        *(("between", word) for word in within if word and word != "半"),
        ("after", part["after"]),
    )


def _range(part: Match, units: UnitTable) -> Iterator[Reading]:
    """3-5个, 3000万元到1亿元; nothing where the ends are of two kinds, or run backwards."""
    written = part["number"] or ""
    low, low_magnitude = amount(written, part["magnitude"] or "")
    high, high_magnitude = amount(part["high"], part["high_magnitude"] or "")
    if low is None or high is None or part["halved"] or part["tenth"] or part["part"]:
        return
    if shared := _SHARED_SIZE.fullmatch(f"{written}-{part['high']}"):
        low *= SMALL[shared[1]]
    low_unit = low_magnitude + (part["unit"] or "")
    high_unit = high_magnitude + (part["high_unit"] or "")
    ends: tuple[Decimal, Decimal, str] | None = (low, high, high_unit or low_unit)
    if not (low_unit in ("", high_unit) or not high_unit or units.same(low_unit, high_unit)):
        ends = _of_one_kind((low, low_unit), (high, high_unit), units)
    elif low >= high and high_unit and not low_unit:
        ends = _of_one_kind((low, ""), (high, high_unit), units)
    if ends is not None and ends[0] < ends[1]:
        yield Reading(ends[0], ends[1], ends[2] or None, _hedges(part))


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


def _nothing(_: Match, __: UnitTable) -> Iterator[Reading]:
    """A date, an ordinal, an idiom: no quantity."""
    yield from ()


READINGS: Mapping[str, Callable[[Match, UnitTable], Iterator[Reading]]] = {
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
