"""Sentences that turn to the one year, or to the several years, of which a speech then speaks.

In: a sentence and the periods that the report looks back on or plans. Out: the period meant from
there on.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# How a sentence of the review, or of the plan, opens that turns to the one year, or to the several
# years, of which the part speaks.
_NUMBERED = r"[（(][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+[、是]"
_POINTS_OUT = "(?:这里|值得)(?:要|还要)?(?:特别)?(?:指出|强调|一提)(?:的是)?[，,]"
_ASIDE = (
    rf"\s*(?:(?:(?:各位代表|同志们)[，,!！:：]|{_NUMBERED}|{_POINTS_OUT}|-|—|特别是|尤其是|回顾|回首)+"
    r"\s*)?"
)
_YEAR_OPENS = re.compile(
    rf"""{_ASIDE} (?: (?:即将|刚刚)过去的(?:一年|(?P<gone>[12][0-9]{{3}})年)    # 刚刚过去的2022年
                   | 过去的?一年 | 一年来 | 这一年
                   # 2020年是极不平凡的一年
                   | (?P<year>[12][0-9]{{3}})年,?(?: [^,，。;；]{{0,8}}? (?:是|极不) ) )
      """,
    re.VERBOSE,
)
_YEARS_OPEN = re.compile(
    # 五年来, 经过五年接续奋斗
    rf"""{_ASIDE} (?: (?:经过|历经|走过)?(?:过去的?|这)?五年(?:来|以来|的?接续奋斗)(?!之|最|首)
                   | (?:过去的?|这)五年 | 这是[^,，。;；]{{2,36}}的五年
                   | “?十[一二三四五六七八九]?五”?(?:时期|期间|以来)[,，是] )
      """,
    re.VERBOSE,
)
_PLANNED_YEAR_OPENS = re.compile(
    rf"{_ASIDE}(?:做好|搞好)?(?:今年|(?P<year>[12][0-9]{{3}})年[^,，。;；末底]{{0,16}}?(?:是|目标))"
)
_PLANNED_YEARS_OPEN = re.compile(
    rf"{_ASIDE}(?:今后|未来|往后)的?五年|{_ASIDE}“?十[一二三四五六七八九]?五”?(?:时期|期间)"
)
# 全市经济社会发展主要预期目标是: of a list that names no time its own words tell whether the year
# or the several years are meant.
_ANNOUNCES = re.compile(
    rf"{_ASIDE}(?!.{{0,40}}(?:[12][0-9]{{3}}年|五年|五[”]?(?:时期|期间|规划)))[^,，。;；:：\n]{{0,16}}"
    r"(?:经济|社会|主要|预期|发展|工作|总体|调控)+(?:主要)?(?:预期)?(?:目标|指标)(?:任务)?(?:建议)?[,，]?(?:是|为|如下|安排为|建议为|确定为)?[:：]"
)
_GROWTH = re.compile(r"(?:增长|增速|上涨|涨幅|涨|下降|降低)[^,，。;；0-9]{0,8}[0-9.]+\s*[%％]")
_OF_YEARS = re.compile(r"年均|每年|五年|翻[一两]?番|到[12][0-9]{3}年|期末|年平均|平均递增")


class Turn(NamedTuple):
    """The period looked back on from a sentence on.

    Spoken: whether the several years are named there.
    """

    period: str
    spoken: bool


def reviewed(clean: str, first: int, last: int, span: str) -> Turn | None:
    """What a sentence of the review turns to that opens so.

    刚刚过去的2022年,… to the last year of the span, 五年来… to the span.
    """
    opens = _YEAR_OPENS.match(clean, first, last)
    if opens and (opens["gone"] or opens["year"] or span[-4:]) == span[-4:]:
        return Turn(span[-4:], spoken=False)
    return Turn(span, spoken=True) if _YEARS_OPEN.match(clean, first, last) else None


def planned(clean: str, first: int, last: int, span: str, year: str) -> str | None:
    """What a sentence of the plan turns to.

    今年… to the year, 今后五年… to the span, and a list of targets to what its words mean.
    """
    opens = _PLANNED_YEAR_OPENS.match(clean, first, last)
    if opens and opens["year"] in (None, year):
        return year
    if _PLANNED_YEARS_OPEN.match(clean, first, last):
        return span
    return _announced(clean, first, span, year) if "标" in clean[first:last] else None


def _announced(clean: str, first: int, span: str, year: str) -> str | None:
    """The period of a list of targets announced without one.

    Several years where it speaks of 年均 or an end, the year where it grows.
    """
    if not _ANNOUNCES.match(clean, first):
        return None
    stop = min(
        (place for mark in "。\n" if (place := clean.find(mark, first)) >= 0), default=len(clean)
    )
    if _OF_YEARS.search(clean, first, stop):
        return span
    return year if _GROWTH.search(clean, first, stop) else None
