"""Dates and years in every notation of the genre, as EDTF.

2016年1月25日, 二〇一六年一月二十五日, 二O一二年, 2016.1.25, 2016-01-25.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from reportschema.notation.chinese import chinese_number

_CHINESE_DIGIT = "〇零○oO0一二三四五六七八九"
_YEAR = rf"(?:[12]\d{{3}}|[一二][{_CHINESE_DIGIT}]{{3}})"
_SMALL = r"(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})"
_DATE = re.compile(
    rf"""
    (?P<year>{_YEAR}) \s? 年                                                # 2016年, 二〇一六年
        # 1月25日, 一月, 7月5日至6日
        (?: \s? (?P<month>{_SMALL}) \s? 月
            (?: \s? (?P<day>{_SMALL}) (?=\s?[日号]|\s?[至到-]\s?\d+日) )? )?
    | (?<!\d) (?P<plain_year>[12]\d{{3}}) (?P<mark>[.\-/]) (?P<plain_month>\d{{1,2}})
        # 2016.1.25, 2016-01-25, 2016/1/25
        (?P=mark) (?P<plain_day>\d{{1,2}}) (?!\d)
    """,
    re.VERBOSE,
)
YEAR = re.compile(rf"(?<!\d)(?P<year>{_YEAR})(?=\s?年)")


class FoundDate(NamedTuple):
    """A date at clean[start:end]; `edtf` has as much precision as is written."""

    start: int
    end: int
    edtf: str


def number(text: str) -> int:
    """A year, month or day in either notation: 2016, 二O一六, 廿五, 三十一."""
    if text.isdigit():
        return int(text)
    text = re.sub("[oO○0]", "〇", text).replace("廿", "二十")
    value = chinese_number(text)
    return int(value) if value is not None else 0


def find_dates(text: str) -> Iterator[FoundDate]:
    """Every date of a text that is one (month 13 is none), in order."""
    for match in _DATE.finditer(text):
        edtf = _edtf(match)
        if edtf:
            yield FoundDate(match.start(), match.end(), edtf)


def _edtf(match: re.Match[str]) -> str | None:
    year, month, day = (
        number(match[name] or match[f"plain_{name}"] or "0") for name in ("year", "month", "day")
    )
    if not 1900 <= year <= 2099:
        return None
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day and month:
        return f"{year:04}-{month:02}-{day:02}"
    return f"{year:04}-{month:02}" if month else f"{year:04}"


def first_date(text: str, *, whole: bool = False) -> str | None:
    """The first date of a text; with `whole` the first that names the day, else None."""
    return next(
        (found.edtf for found in find_dates(text) if not whole or len(found.edtf) == 10), None
    )


def years(text: str) -> list[int]:
    """The years that a text names, in order."""
    return [
        year for match in YEAR.finditer(text) if 1900 <= (year := number(match["year"])) <= 2099
    ]
