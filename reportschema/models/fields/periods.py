"""A period: one type with one constructor, for everything that asks when a figure holds.

Source: EDTF (ISO 8601-2), level 0 and open intervals: `2024`, `2016-11`, `2011/2015`, `../2024`,
`2020-02-17/2020-09-09`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import Self, TypeVar

_DAY = re.compile(r"(?P<year>[12][0-9]{3})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")
OPEN = ".."
_Kind = TypeVar("_Kind", bound="Period")
_DAYS_A_MONTH = 30.436875


@lru_cache(maxsize=1024)
def day_bounds(text: str) -> tuple[date, date] | None:
    """First and last day of a date of reduced precision (`2020`, `2020-09`, `2020-09-09`).

    None when the text is no such date.
    """
    parts = _DAY.fullmatch(text)
    if not parts:
        return None
    year, month, day = int(parts["year"]), parts["month"], parts["day"]
    try:
        if day:
            exact = date(year, int(month), int(day))
            return exact, exact
        if month:
            first = date(year, int(month), 1)
            following = date(year + first.month // 12, first.month % 12 + 1, 1)
            return first, following - timedelta(days=1)
    except ValueError:
        return None
    return date(year, 1, 1), date(year, 12, 31)


class Period(str):
    """A stretch of time as sources and tables write it, with its first and last day.

    A period is its text: it compares, sorts and prints as such. `2022/2022` is the year 2022 and
    becomes `2022`, so that one year is one year however it was put together. `first` or `last` is
    None where that end is open. Raises ValueError for what is no period: an end that is no date,
    ends in the wrong order, or both ends open.
    """

    first: date | None
    last: date | None

    def __new__(cls, text: str) -> Self:
        start, slash, end = text.partition("/")
        if slash and start == end:
            text, slash = start, ""
        ends = (start, end) if slash else (text, text)
        bounds = [(None, None) if slash and part == OPEN else day_bounds(part) for part in ends]
        if bounds[0] is None or bounds[1] is None:  # `../..` too: it became `..` above
            raise ValueError(f"{text[:40]} is no period")
        first, last = bounds[0][0], bounds[1][1]
        if first and last and first > last:
            raise ValueError(f"{text[:40]} ends before it begins")
        period = super().__new__(cls, text)
        period.first, period.last = first, last
        return period

    @classmethod
    def of(cls, text: str | None) -> Self | None:
        """The period that a text is; None for what is none, or for no text."""
        if isinstance(text, cls):
            return text
        return _period(cls, text) if text else None

    @classmethod
    def of_years(cls, first: int, last: int) -> Self:
        """The period from one year to another, both included: one year where they are the same."""
        return cls(f"{first:04d}/{last:04d}")

    @property
    def year(self) -> int | None:
        """The year, of a period that is written as one year; None for all others."""
        return int(self) if len(self) == 4 else None

    @property
    def years(self) -> tuple[int, int] | None:
        """First and last calendar year that it touches; None where an end is open."""
        return (self.first.year, self.last.year) if self.first and self.last else None

    @property
    def length(self) -> int | None:
        """Calendar years that it touches, at least 1; None where an end is open."""
        return self.years[1] - self.years[0] + 1 if self.years else None

    @property
    def whole_years(self) -> bool:
        """Whether it is written in years: `2024`, `2011/2015`, but no month or day."""
        return "-" not in self

    def apart(self, other: Period) -> bool:
        """Whether the two have no day in common."""
        before = self.last and other.first and self.last < other.first
        after = other.last and self.first and other.last < self.first
        return bool(before or after)

    def over_by(self, other: Period) -> bool:
        """Whether it has ended by the end of another; an open end is never over."""
        return bool(self.last and other.last and self.last <= other.last)

    def holds(self, other: Period) -> bool:
        """Whether all of another lies within it."""
        starts = self.first is None or bool(other.first and self.first <= other.first)
        ends = self.last is None or bool(other.last and other.last <= self.last)
        return starts and ends

    @property
    def span(self) -> Fraction | None:
        """How long it lasts, in years, to the month: 1/2 for `2020-01/2020-06`.

        None where an end is open.
        """
        if not (self.first and self.last):
            return None
        days = (self.last - self.first).days + 1
        return Fraction(max(1, round(days / _DAYS_A_MONTH)), 12)


@lru_cache(maxsize=1024)
def _period(kind: type[_Kind], text: str) -> _Kind | None:
    """The period of a text, once for all records that have it; None for what is none."""
    try:
        return kind(text)
    except ValueError:
        return None
