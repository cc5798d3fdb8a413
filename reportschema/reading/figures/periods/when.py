"""What a time means where it is said, and what the part of a speech means by default.

In: the periods that a report looks back on and plans, times as they are written. Out: periods.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reportschema.models.fields.codes import Part, ReportKind
from reportschema.notation.chinese import DIGITS
from reportschema.reading.figures.periods.turns import planned, reviewed
from reportschema.reading.times.expressions import Time, TimeKind

_YEAR_OR_YEARS = re.compile(r"[12][0-9]{3}(?:/[12][0-9]{3})?")
# 五年累计投入: a number of years that is the time of its clause; 五年规划 and “五年上台阶”
# are not.
_CLAUSE_OPENS = re.compile(r"(?:[，,。；;、：:！!\n]|全[国省市区县]|中央财政|累计)\s{0,6}\Z")
_OVER_YEARS = re.compile(
    r"(?!行动|计划|规划|纲要|以[上下前后内]|[上下前后]|期|制|左右|目标|任务|的)"
)
_AS_TIME = re.compile("(?:左右)?的?时间")
# 四年中|职工增加3万人, 力争三年内|建成9所: years that end with those looked back on, or begin with
# those planned.
WITHIN = re.compile("(?<=年[中里])(?!学|专|等|期|心)|之?内(?![乱的地部外]|毕业|未|离校)")
_WITHIN_OPENS = re.compile(r"(?:^|[，,。；;：:！!\n\s在将要用这到]|力争|争取|确保|计划)\Z")
# 实施灌溉规划三年来，…
_LEAD = re.compile("[^，,。；;：:0-9]{2,20}")
# 同|1955年|决算比较，本年收入: 本年 is not the year compared with.
_HELD_AGAINST = re.compile("^[同与比较]|比较|相比")
TERM = 5
_FIRST_SIXTH = 1981  # from here on the plans are of five years each, without a gap
YEAR = re.compile(r"[12][0-9]{3}")
WRITTEN_YEAR = "(?:[12][0-9]{3}|[一二][〇零○0一二三四五六七八九]{3})"  # 2016, 二〇一六
SPAN = re.compile(r"[12][0-9]{3}/[12][0-9]{3}")


def years_counted(words: str) -> int:
    return next((int(DIGITS.get(c, c)) for c in words if c in DIGITS or c.isdigit()), 0)


def _ends_lead(date: Time, clean: str, first: int) -> bool:
    """Whether a few years close the clause that a sentence opens with (实施规划三年来，…)."""
    few = date.kind is TimeKind.YEARS and date.shift < 0 and clean[date.end] in "，,"
    return few and _LEAD.fullmatch(clean, first, date.start) is not None


@lru_cache(maxsize=64)
def span_of(periods: tuple[str, ...]) -> str | None:
    return next((period for period in periods if SPAN.fullmatch(period)), None)


@lru_cache(maxsize=64)
def _year_of(periods: tuple[str, ...]) -> str | None:
    return next((period for period in periods if YEAR.fullmatch(period)), None)


@dataclass(frozen=True)
class Times:
    """The times of one report.

    Year of delivery, the period looked back on and the period planned that a passage means by
    default.

    reviews, plans: all periods that the report looks back on and plans; spoken: the several years
    looked back on are named right here (五年来, …累计…), so that what has added up has a start.
    now: the year of 现在, where the report came too late in it to mean the end of the one before.
    """

    year: int
    review: str
    plan: str
    kind: ReportKind = ReportKind.ANNUAL
    reviews: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    spoken: bool = False
    now: str | None = None

    @property
    def about(self) -> int:
        """The last year looked back on: what a month without a year belongs to."""
        return int(self.review[-4:]) if self.review[-4:].isdigit() else self.year - 1

    @property
    def _plan_gone(self) -> str | None:
        """The five-year plan that ended with the year looked back on: what 五年来 means then.

        No heading need look back on several years (2026: 这五年，…).
        """
        ended = self.about % TERM == 0 and self.about > _FIRST_SIXTH
        return f"{self.about - TERM + 1}/{self.about}" if ended else None

    def opened(self, clean: str, first: int, last: int, part: Part) -> Times | None:
        """The times meant from a sentence on that opens with those its part speaks of.

        The one year or the several years; None for any other sentence.
        """
        if part is Part.REVIEW and (span := span_of(self.reviews) or self._plan_gone):
            turned = reviewed(clean, first, last, span)
            return replace(self, review=turned.period, spoken=turned.spoken) if turned else None
        if part is Part.PLAN and (span := span_of(self.plans)) and (year := _year_of(self.plans)):
            period = planned(clean, first, last, span, year)
            return replace(self, plan=period) if period else None
        return None

    def before_review(self, period: str) -> str:
        """The years before those looked back on, where these are a period; else the period."""
        if period != self.review or not SPAN.fullmatch(period):
            return period
        begins, ends = int(period[:4]), int(period[-4:])
        return f"{2 * begins - ends - 1}/{begins - 1}"

    def topic(
        self, clean: str, dates: Sequence[Time], first: int, last: int, part: Part
    ) -> str | None:
        """The year, or the few years, that a sentence opens with.

        In the review of several years it holds to the end of its paragraph.
        """
        if part is not Part.REVIEW or not SPAN.fullmatch(self.review):
            return None
        opening = next(
            (
                date
                for date in dates
                if date.end < last
                and (first <= date.start <= first + 2 or _ends_lead(date, clean, first))
            ),
            None,
        )
        period = self.resolve(opening, None, clean, promised=False) if opening else None
        named = period is not None and period != self.review and _YEAR_OR_YEARS.fullmatch(period)
        return period if named else None

    def resolve(self, date: Time, previous: Time | None, clean: str, promised: bool) -> str | None:
        """The period of a date where it stands.

        A month belongs to the year said before it (2018年,…,上半年…).
        """
        if date.kind is TimeKind.YEARS:
            return self._years(date, clean, promised)
        after_year = previous is not None and previous.kind is TimeKind.YEAR
        if previous is not None and after_year and clean.startswith("本年", date.start):
            between = clean[max(0, previous.start - 1) : date.start]
            if _HELD_AGAINST.search(between) is None:  # 1955年…占本年支出的
                return previous.first
        about = int(previous.first) if previous is not None and after_year else self.about
        return date.period_for(self.year, about, self.kind)

    def _used(self, date: Time, clean: str) -> str | None:
        """用两年时间更换20万户: years from the first one planned on."""
        count = years_counted(clean[date.start : date.end])
        few = date.end - date.start == len("两年")
        if not (few and count > 1 and _AS_TIME.match(clean, date.end) and self.plan[:4].isdigit()):
            return None
        return f"{self.plan[:4]}/{int(self.plan[:4]) + count - 1}"

    def _within(self, date: Time, clean: str, promised: bool) -> str | None:
        """四年中|增加3万人, 力争三年内|建成9所: fewer years than a term has."""
        count = years_counted(clean[date.start : date.end])
        one = clean[date.start + 1] == "年"  # 十二年内 counts two digits
        if not (one and 1 < count < TERM) or not WITHIN.match(clean, date.end):
            return None
        if not _WITHIN_OPENS.search(clean[max(0, date.start - 2) : date.start]):
            return None
        if promised:
            begins = self.plan[:4]
            return f"{begins}/{int(begins) + count - 1}" if begins.isdigit() else None
        return f"{self.about - count + 1}/{self.about}"

    def _years(self, date: Time, clean: str, promised: bool) -> str | None:
        """Five years are those that the report looks back on or plans."""
        if date.shift == 0 and (few := self._within(date, clean, promised)):
            return few
        if promised and date.shift == 0 and clean.startswith("用", date.start - 1):
            return self._used(date, clean)
        ahead = date.shift > 0 or (date.shift == 0 and promised)
        if date.shift == 0 and not (
            _CLAUSE_OPENS.search(clean[max(0, date.start - 6) : date.start])
            and _OVER_YEARS.match(clean, date.end)
        ):
            return None
        count = abs(date.shift) or years_counted(clean[date.start : date.end])
        span = span_of((self.plan, *self.plans) if ahead else (self.review, *self.reviews))
        # A term counts five years from its election to the next: 2011/2016.
        if span and (
            count == (years := int(span[-4:]) - int(span[:4])) + 1 or count == years == TERM
        ):
            return span
        if date.shift == 0:
            return None
        if not ahead and span and self.kind is ReportKind.TERM_END:
            return f"{int(span[-4:]) - count + 1}/{span[-4:]}"
        return date.period_for(self.year, self.about, self.kind)
