"""Growth between two levels: the arithmetic, and the verdict on a growth that is stated."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from reportschema.checking.audit.book import Book, Entry
from reportschema.checking.audit.intervals import Interval, root, spread
from reportschema.checking.audit.judging import Judgement, judge, judge_real
from reportschema.comparing import OUTWARD, comparable, conventions_differ
from reportschema.models.fields.codes import Verdict


class Between(NamedTuple):
    """The two levels that a figure is between.

    why: what keeps the levels, or the figure and the levels, from being compared; empty where
    nothing does.
    """

    top: Entry
    base: Entry
    why: str

    @property
    def possible(self) -> tuple[Interval, Interval]:
        """What the two can stand for, the later one first."""
        return self.top.interval, self.base.interval


def between(book: Book, entry: Entry, base_period: str, period: str) -> Between | None:
    """The levels of a figure's subject at two times; None where they are missing or unlike."""
    top, base = book.level(entry, period), book.level(entry, base_period)
    if top is None or base is None or not base.point:
        return None
    reasons = comparable(base, top)
    if any(reason.difference not in OUTWARD for reason in reasons):
        return None
    why = "; ".join(map(str, reasons))
    if not why and conventions_differ(entry, top, base):
        why = "the figures follow different conventions"
    return Between(top, base, why)


def growth_of(top: Fraction, base: Fraction) -> Fraction:
    """Relative change in per cent."""
    return (top / base - 1) * 100


def compound(rate: Fraction, years: int) -> Fraction:
    """Growth in per cent that a yearly rate comes to."""
    return ((1 + rate / 100) ** years - 1) * 100


def yearly(growth: Fraction, years: int) -> Fraction:
    """The yearly rate in per cent that a growth comes from."""
    return (root(1 + growth / 100, years) - 1) * 100


def judge_growth(book: Book, entry: Entry, levels: Between, years: int = 1) -> Judgement:
    """The verdict on growth over so many years against the levels it is between.

    Growth at constant prices is only held to a band, year by year.
    """
    growth = growth_of(levels.top.point, levels.base.point)
    if not book.real(entry):
        return judge(entry, growth, spread(growth_of, *levels.possible))
    if years == 1:
        return judge_real(entry, growth)
    return judge_real(entry, entry.point + yearly(growth, years) - yearly(entry.point, years))


def judge_average(
    book: Book, entry: Entry, levels: Between, years: int
) -> tuple[Fraction, Judgement]:
    """(average growth that two levels give over so many years, verdict on a stated average)."""

    def average(top: Fraction, base: Fraction) -> Fraction:
        return yearly(growth_of(top, base), years)

    growth = average(levels.top.point, levels.base.point)
    if book.real(entry):
        return growth, judge_real(entry, growth)
    return growth, judge(entry, growth, spread(average, *levels.possible))


def agrees(verdict: Verdict) -> bool:
    """Whether two sides agree, as written or within their precision."""
    return verdict in (Verdict.CONSISTENT, Verdict.ROUNDING)
