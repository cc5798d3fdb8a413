"""A figure as people read it: hedge as a sign, number, unit, in the language of the page.

Chinese pages give number and unit as the report wrote them, English pages the normalized value.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from markupsafe import Markup

from reportschema.pages.content import Content, Row
from reportschema.pages.words import say

# Hedge -> sign. The sign is never alone: its words follow for who cannot see it.
SIGNS = {"about": "~", "nearly": "≲", "at_least": "≥", "over": ">", "at_most": "≤", "under": "<"}
# A fall of 3 % or more is a growth of at most −3 %.
_OF_A_FALL = {"at_least": "at_most", "over": "under", "at_most": "at_least", "under": "over"}
_UNITS_EN = {"m2": "m²", "m3": "m³", "CNY/m2": "CNY/m²", "persons": "people", "ug/m3": "µg/m³"}
_UNITS_ZH = {
    "CNY": "元",
    "persons": "人",
    "person-times": "人次",
    "m2": "平方米",
    "m": "米",
    "pp": "个百分点",
    "times": "倍",
}
_SCALES = ((Decimal(10) ** 12, "tn"), (Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"))
_SHOWN_DIGITS = 4
# People and square metres keep their zeros up to here; kilograms of grain do not.
_HUGE = 10**9


class Quantity(NamedTuple):
    """What is shown of a figure.

    hedge: its code, empty for an exact number. unit: after the number; before: a unit that stands
    ahead of it, as CNY does. says: what the unit means.
    """

    hedge: str
    number: str
    unit: str
    before: str = ""
    says: str = ""


def grouped(number: Decimal) -> str:
    """1234567.50 -> 1,234,567.5; a true minus sign."""
    digits = f"{number:,f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return digits.replace("-", "\u2212")


def scaled(number: Decimal) -> tuple[str, str]:
    """131636000000 -> ("131.6", "bn").

    Four digits are enough to read; the cell of the package has them all.
    """
    for size, name in _SCALES:
        if abs(number) >= size:
            return grouped(rounded(number / size)), name
    return grouped(number), ""


def rounded(number: Decimal) -> Decimal:
    """To four digits at most; whole numbers stay whole."""
    digits = max(0, _SHOWN_DIGITS - 1 - number.adjusted())
    return number.quantize(Decimal(1).scaleb(-digits))


def is_fall(figure: Row) -> bool:
    """Whether it is a number below zero, whose hedge is said of the fall."""
    return figure["normalized_value"].startswith("-")


def hedge_of(figure: Row) -> str:
    """How its number is bounded: the code of a hedge; nothing for a plain number."""
    hedge = figure["hedge"] if figure["hedge"] != "exact" else ""
    return _OF_A_FALL.get(hedge, hedge) if is_fall(figure) else hedge


def quantity(figure: Row, content: Content, lang: str) -> Quantity | None:
    """The number of an observation or target; None where it has none (a target in words)."""
    hedge = hedge_of(figure)
    if figure["transformation"] == "rank":
        bounds = [figure[name] for name in ("value", "low", "high") if figure[name]]
        return Quantity(hedge, "–".join(bounds), "", say(lang, "rank_before")) if bounds else None
    if lang == "zh":
        numbers = _numbers(figure, "value", "low", "high")
        return (
            Quantity(hedge, "–".join(grouped(number) for number in numbers), figure["unit"])
            if numbers
            else None
        )
    numbers = _numbers(figure, "normalized_value", "normalized_low", "normalized_high")
    if not numbers:
        return None
    unit = figure["normalized_unit"]
    if unit == "CNY":
        parts = [scaled(number) for number in numbers]
        return Quantity(hedge, "–".join(" ".join(filter(None, part)) for part in parts), "", "CNY ")
    row = content.units.get(unit)
    shown = [
        " ".join(filter(None, scaled(number))) if abs(number) >= _HUGE else grouped(number)
        for number in numbers
    ]
    return Quantity(hedge, "–".join(shown), unit_name(unit, lang), says=row["en"] if row else "")


def unit_name(unit: str, lang: str) -> str:
    """How a normalized unit is called on a page.

    A measure word (家, 宗) has no short English name and stays.
    """
    return (_UNITS_ZH if lang == "zh" else _UNITS_EN).get(unit, unit)


def _numbers(figure: Row, value: str, low: str, high: str) -> list[Decimal]:
    return [
        Decimal(figure[name])
        for name in ((value,) if figure[value] else (low, high))
        if figure[name]
    ]


def as_text(shown: Quantity | None) -> str:
    """In one line of text: ≥ 5 %."""
    if shown is None:
        return ""
    sign = f"{SIGNS[shown.hedge]} " if shown.hedge in SIGNS else ""
    gap = " " if shown.unit.isascii() and shown.unit else ""
    return f"{sign}{shown.before}{shown.number}{gap}{shown.unit}"


def as_html(shown: Quantity | None, lang: str) -> Markup:
    """For a page: the sign seen, its words heard."""
    if shown is None:
        return Markup("")
    hedge = Markup("")
    if shown.hedge:
        words = say(lang, f"hedge_{shown.hedge}")
        hedge = Markup(
            '<span class="h" aria-hidden="true" title="{}">{}</span><span class="sr">{} </span>'
        ).format(words, SIGNS.get(shown.hedge, "?"), words)
    before = Markup('<span class="u">{}</span>').format(shown.before) if shown.before else ""
    gap = "\u202f" if shown.unit and lang != "zh" else ""
    foreign = (
        Markup(' lang="zh-Hans" title="{}"').format(shown.says)
        if lang != "zh" and not shown.unit.isascii() and shown.says
        else ""
    )
    unit = (
        Markup('<span class="u"{}>{}{}</span>').format(foreign, gap, shown.unit)
        if shown.unit
        else ""
    )
    return Markup('<span class="q">{}{}<span class="n">{}</span>{}</span>').format(
        hedge, before, shown.number, unit
    )
