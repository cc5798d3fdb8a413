"""Years and spans of years that words around a figure point to: 这一年, 平均每年, 比1952年的5万人.

In: a clean text and places in it. Out: years and periods in EDTF, for `dating` and `settling`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportschema.models.fields.codes import Transformation
from reportschema.reading.figures.aspects.figure import FigureDraft
from reportschema.reading.figures.periods.when import SPAN, YEAR, years_counted
from reportschema.reading.times.expressions import year_of

# 两年平均增长5.1%
_MEAN_OF_YEARS = re.compile(r"(?P<count>[两二三四五])年平均[^，,。；;0-9]{0,6}$")
# 这一年, 同年: the year named last, which another sentence may have said.
_THAT_YEAR = re.compile(r"这一年|同年|那一年|同一年")
_NAMED_YEAR = re.compile(
    r"(?<![0-9])(?P<year>[12][0-9]{3}|一[八九][〇零○0一二三四五六七八九]{2})年(?!远景)"
)
_BACK = 240
# 比1952年|的|5万人: a level of the year compared with.
_OF_ITS_YEAR = re.compile(r"(?:末|底|同期|实际)*的(?:约|近)?")
_COMPARES = tuple("比较同与和跟")


class Named(NamedTuple):
    """A year that words refer to, and where they stand."""

    year: str
    place: tuple[int, int]


def averaged(year: str, base: str | None, lead: str, periods: Sequence[str]) -> str:
    """The years over which an average runs that is told of their last one.

    Those that its words count (两年平均), those since the year compared with, or the period looked
    back on or planned that ends then. lead: the words before the figure.
    """
    if mean := _MEAN_OF_YEARS.search(lead):
        return f"{int(year) - years_counted(mean['count']) + 1}/{year}"
    if base and YEAR.fullmatch(base) and int(base) + 1 < int(year):
        return f"{int(base) + 1}/{year}"
    ending = (period for period in periods if SPAN.fullmatch(period) and period.endswith(year))
    return next(ending, year)


def that_year(clean: str, first: int, start: int, delivered: int) -> Named | None:
    """The year that 这一年 or 同年 means: the last one named before it, none after the report."""
    referring = _THAT_YEAR.search(clean, first, start)
    if referring is None:
        return None
    named = _NAMED_YEAR.finditer(clean, max(0, referring.start() - _BACK), referring.start())
    past = [year for one in named if (year := year_of(one["year"])) <= delivered]
    return Named(str(past[-1]), referring.span()) if past else None


def level_compared_with(draft: FigureDraft, clean: str, start: int, end: int) -> bool:
    """Whether a figure is the level of the year at a place, with which another is compared."""
    level = (
        draft.measure.transformation is Transformation.LEVEL
        and clean[start - 1 : start] in _COMPARES
    )
    return level and _OF_ITS_YEAR.fullmatch(clean, end, draft.start) is not None
