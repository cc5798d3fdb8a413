"""Every notation of a time in a report.

Days, months, quarters, years, plans, decades, spans, and times relative to the report.

>>> [time.period_for(2017) for time in find_times("2016年1月25日,二〇一五年,“十二五”,去年,五年来")]
['2016-01-25', '2015', '2011/2015', '2016', '2012/2016']

Works on clean text (`View.clean`: Simplified, half-width). What is relative is resolved from the
report, never from the clock.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from reportschema.models.fields.codes import ReportKind
from reportschema.notation.chinese import DIGITS, chinese_number


class TimeKind(StrEnum):
    """How a time is written."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    SPAN = "span"
    SINCE = "since"
    PLAN = "plan"
    DECADE = "decade"
    RELATIVE = "relative"
    YEARS = "years"


class Time(NamedTuple):
    """One time as written at text[start:end]. `first` and `last` are EDTF.

    A year that is not said is `YYYY`, an open end `..`.

    `shift`: of a relative year, its distance from the year delivered (去年 -1); of a number of
    years, how many, negative when they lie behind (五年来 -5, 今后五年 5), 0 when the words do not
    say. `of_relative`: whether a month's unsaid year is that distance away.
    """

    start: int
    end: int
    kind: TimeKind
    first: str = ""
    last: str = ""
    shift: int = 0
    of_relative: bool = False

    @property
    def is_this_year(self) -> bool:
        """Whether it says 今年 or 本年."""
        return self.kind is TimeKind.RELATIVE and self.shift == 0

    def period_for(
        self, year: int, about: int | None = None, kind: ReportKind = ReportKind.ANNUAL
    ) -> str | None:
        """The period in EDTF; None where neither the words nor the arguments say it.

        `year` is the year in which the report was delivered; `about` the year that the passage
        speaks of, for months, quarters and 以来; `kind` the kind of report: the years behind a
        term's end reach into the year delivered, those behind a yearly report end before it.
        """
        if self.kind is TimeKind.RELATIVE:
            return str(year + self.shift)
        if self.kind is TimeKind.YEARS:
            return self._years(year, kind is ReportKind.TERM_END)
        first, last = self.first, self.last
        if self.of_relative:
            first, last = (
                first.replace("YYYY", str(year + self.shift)),
                last.replace("YYYY", str(year + self.shift)),
            )
        if "YYYY" in first + last:
            if about is None:
                return None
            first, last = first.replace("YYYY", str(about)), last.replace("YYYY", str(about))
        if last == ".." and about is not None and str(about) >= first[:4]:
            last = str(about)
        return first if first == last else f"{first}/{last}"

    def _years(self, year: int, at_term_end: bool) -> str | None:
        if self.shift == 0:
            return None
        if self.shift < 0:
            first, last = year + self.shift, year if at_term_end else year - 1
        else:
            first, last = year, year + self.shift - (0 if at_term_end else 1)
        return str(first) if first == last else f"{first}/{last}"


_ZERO = "〇零○◯OoОО0"
_CN = "一二两三四五六七八九十"
# 2016, 二〇一六, 二O一二, 二00二, 一九九八
_YEAR = (
    rf"(?:(?:18|19|20)[0-9]{{2}}|一[八九][{_ZERO}一二三四五六七八九]{{2}}"
    rf"|二[{_ZERO}][{_ZERO}一二三四五六七八九]{{2}})"
)
_N = rf"(?:[0-9]{{1,2}}|[{_CN}]{{1,3}})"
_TO = r"\s?(?:-{1,2}|~|至|到)\s?"
# What may follow a year: 11月, 1至11月, 前三季度, 上半年
_WITHIN = rf"""(?: {_N}月份?{_TO}{_N}月份? | {_N}{_TO}{_N}月份?
    | {_N}月份? (?: {_N}[日号] (?:{_TO}{_N}[日号])? )?
                 | 前{_N}个月 | [前第]?[一二三四1-4]季度 | [上下]半年 )"""
_ONE = rf"(?: {_YEAR} ,? 年 (?: 度 (?!假) )? (?: {_WITHIN} )? )"
_AHEAD = "今后|未来|往后|接下来|下一个|下个|后"
_BEHIND = "过去|近|最近|这|前|上一个|上个|历经|头|短短"

# Every character that a time can begin with.
_BEGINNINGS = (
    f"0-9{_CN}第上下本前首去今明后{''.join(word[0] for word in f'{_AHEAD}|{_BEHIND}'.split('|'))}"
)

_TIME = re.compile(
    rf"""
      # a run that begins none: no group, no time
      [^{_BEGINNINGS}]+
    # 2016.1.25
    | (?P<dotted>  (?<![0-9.]) (?:19|20)[0-9]{{2}} (?P<mark> [./-] )
                    (?:0?[1-9]|1[0-2]) (?P=mark) [0-3]?[0-9] (?![0-9.]) )
    # 2016-2020年
    | (?P<span>    (?<![0-9.]) (?: {_ONE} | {_YEAR} ) {_TO}
                    (?: {_ONE} | {_N}月(?:{_N}日)? (?=[,;。)，；）]) ) )
    | (?P<one>     (?<![0-9.{_CN}]) {_ONE} ) (?P<since> (?: 以来 )? )
                   # 2016年1月25日
                   (?P<opened> (?<=年) (?= [^0-9,。;，；:：、]{{1,10}} 以来 ) )?
    # 比95年
    | (?P<short>   (?<=[比较自从至到在]) [5-9][0-9]年 (?![来以内期限]) )
    | (?P<plan>    第 (?P<which> [{_CN}]{{1,2}} ) 个五年 (?=[计规]划)
                 | (?<![{_CN}零〇]) (?P<five> [{_CN}]{{1,2}} (?<!两) ) 五 (?P<quote> [”"’』」] )?
                   # “十三五”
                   (?(quote) (?![普五])
                      | (?= [时期计规末] | 以来 | 开局 | 收官 | 以[后及] | 头 ) ) )
    # 八十年代
    | (?P<decade>  (?: (?:20|19|二十|十九|上|本)世纪 )? (?: [1-9]0 | [二三四五六七八九]十 ) 年代 )
    # 21世纪
    | (?P<century> (?: [1-9][0-9] | 二十一? | 十九 ) 世纪 )
    | (?P<month>   (?<![0-9.{_CN}个]) (?<!(?<!当)年)
                    (?: {_N}月份?{_TO}{_N}月份? | {_N}{_TO}{_N}月份?
                   | {_N}月 (?: {_N}[日号] (?: {_TO}{_N}[日号] )? | 份
                            | (?=[,、。;)，；）\u4e00-\u9fff]) )
                    | (?<!提)前{_N}个月 ) )
    # 一季度
    | (?P<quarter> (?<![{_CN}]) 前?第?[一二三四1-4]季度 | 首季度? )
    | (?P<half>    [上下]半年 )
    # 去年8月
    | (?P<within>   (?: [去今明后上本]年 | (?<![以之]) 前年 ) (?: {_WITHIN} ) )
    | (?P<relative> 去年 | 今年 | 明年 | 后年
                    | (?<![以之]) 前年 | (?<![以历础]) 上年 (?! 结 | 滚存 ) 度?
                    | 本年度? | 上一年度? | 下一年 )
    | (?P<years>   (?P<way> (?<!提) (?: {_AHEAD} | {_BEHIND} ) (?: 的|这|几乎 )? )?
                    (?P<count> [0-9]{{1,2}} | [{_CN}]{{1,3}} ) [多余几]? 年
                   # 五年来
                   (?P<after> 以?来 | 间 (?!接) | 中 (?!央|国|部|心) | 里 )? )
    """,
    re.VERBOSE,
)
_MONTHS_IN_HALF = {"上": (1, 6), "下": (7, 12)}
_RELATIVE = {"去": -1, "今": 0, "明": 1, "后": 2, "前": -2, "上": -1, "本": 0, "下": 1}
# First years of the first five-year plans; from the sixth (1981) on each follows the last.
_EARLY_PLANS = {1: 1953, 2: 1958, 3: 1966, 4: 1971, 5: 1976}


@lru_cache(maxsize=4)
def find_times(text: str) -> tuple[Time, ...]:
    """Every notation of a time in clean text, in order, none overlapping.

    Linear in the text's length.
    """
    found = []
    for match in _TIME.finditer(text):
        if match.lastgroup is None:
            continue
        time = _READ[match.lastgroup](match)
        if time is not None:
            found.append(time)
    return tuple(found)


def year_of(written: str) -> int:
    """2016, 二〇一六 and 二00六 as a number."""
    return int("".join("0" if c in _ZERO else str(DIGITS.get(c, c)) for c in written))


def _number(written: str) -> int:
    if written.isdigit():
        return int(written)
    value = chinese_number(written)
    if value is None:
        value = chinese_number(written[-1])  # 两三年: up to three
    return int(value) if value is not None else 0


_NUMBERS = re.compile(rf"[0-9]+|[{_CN}]+")
_LEADING_YEAR = re.compile(rf"({_YEAR}),?年?度?")


def _point(written: str) -> tuple[TimeKind, str, str]:
    """Kind, first and last of one time that starts with its year.

    Or, where that is unsaid, with its month or quarter.
    """
    year, rest = "YYYY", written
    if found := _LEADING_YEAR.match(written):
        year, rest = str(year_of(found.group(1))), written[found.end() :]
    numbers = [_number(n) for n in _NUMBERS.findall(rest)]
    if rest.endswith("半年"):
        low, high = _MONTHS_IN_HALF[rest[0]]
        return TimeKind.HALF, f"{year}-{low:02}", f"{year}-{high:02}"
    if "季" in rest:
        which = numbers[0] if numbers else 1
        return (
            TimeKind.QUARTER,
            f"{year}-{1 if rest.startswith('前') else which * 3 - 2:02}",
            f"{year}-{which * 3:02}",
        )
    if not numbers or not 1 <= numbers[0] <= 12:
        return TimeKind.YEAR, year, year
    if rest.startswith("前"):
        return TimeKind.SPAN, f"{year}-01", f"{year}-{numbers[0]:02}"
    if rest.endswith(("日", "号")):
        days = [n for n in numbers[1:] if 1 <= n <= 31] or [1]
        return (
            TimeKind.DAY,
            f"{year}-{numbers[0]:02}-{days[0]:02}",
            f"{year}-{numbers[0]:02}-{max(days[0], days[-1]):02}",
        )
    last = numbers[-1] if numbers[0] <= numbers[-1] <= 12 else numbers[0]
    return (
        TimeKind.SPAN if len(numbers) > 1 else TimeKind.MONTH,
        f"{year}-{numbers[0]:02}",
        f"{year}-{last:02}",
    )


def _one(match: re.Match[str]) -> Time | None:
    name = next(
        name for name in ("one", "month", "quarter", "half") if match.group(name) is not None
    )
    kind, first, last = _point(match.group(name))
    if kind is TimeKind.YEAR and first == "YYYY":
        return None
    if match.group("since"):
        return Time(match.start(), match.end(), TimeKind.SINCE, first, "..")
    if match.groupdict().get("opened") is not None and match.string[
        match.start() - 1 : match.start()
    ] in ("自", "从"):
        return Time(
            match.start(), match.end(name), TimeKind.SINCE, first, ".."
        )  # 自1993年定点帮扶以来
    return Time(match.start(), match.end(name), kind, first, last)


def _dotted(match: re.Match[str]) -> Time:
    year, month, day = (int(part) for part in re.split("[./-]", match.group("dotted")))
    written = f"{year}-{month:02}-{min(max(day, 1), 31):02}"
    return Time(match.start(), match.end(), TimeKind.DAY, written, written)


def _span(match: re.Match[str]) -> Time:
    whole = match.group("span")
    low, high = next(
        (whole[: gap.start()], whole[gap.end() :])
        for gap in re.finditer(_TO, whole)
        if whole[gap.end() :] and _ends_a_time(whole, gap)
    )
    first, last = _point(low)[1], _point(high)[2].replace("YYYY", _point(low)[1][:4])
    return Time(match.start(), match.end(), TimeKind.SPAN, min(first, last), max(first, last))


def _ends_a_time(whole: str, gap: re.Match[str]) -> bool:
    """Whether what follows is a second year or month, not the second half of 1至11月."""
    return bool(_LEADING_YEAR.match(whole, gap.end())) or not _LEADING_YEAR.search(whole, gap.end())


def _short(match: re.Match[str]) -> Time:
    year = f"19{match.group('short')[:2]}"
    return Time(match.start(), match.end(), TimeKind.YEAR, year, year)


def _plan(match: re.Match[str]) -> Time | None:
    which = _number(match.group("which") or match.group("five"))
    if not 1 <= which <= 30:
        return None
    start = _EARLY_PLANS.get(which, 1981 + 5 * (which - 6))
    return Time(
        match.start(),
        match.end() - (1 if match.group("quote") else 0),
        TimeKind.PLAN,
        str(start),
        str(start + 4),
    )


def _decade(match: re.Match[str]) -> Time:
    century, _, rest = match.group("decade").rpartition("世纪")
    tens = _number(rest.removesuffix("年代"))
    base = 1800 if century in ("19", "十九") else 2000 if century == "本" else 1900
    return Time(match.start(), match.end(), TimeKind.DECADE, str(base + tens), str(base + tens + 9))


def _century(match: re.Match[str]) -> Time:
    which = _number(match.group("century").removesuffix("世纪"))
    return Time(
        match.start(), match.end(), TimeKind.DECADE, f"{which * 100 - 99:04}", f"{which * 100:04}"
    )


def _relative(match: re.Match[str]) -> Time:
    return Time(
        match.start(), match.end(), TimeKind.RELATIVE, shift=_RELATIVE[match.group("relative")[0]]
    )


def _within(match: re.Match[str]) -> Time:
    """Of 去年8月 and 今年一季度 the months, of the year that the words name from the report's."""
    kind, first, last = _point(match.group("within")[2:])
    return Time(
        match.start(),
        match.end(),
        kind,
        first,
        last,
        _RELATIVE[match.group("within")[0]],
        of_relative=True,
    )


def _of_years(match: re.Match[str]) -> Time | None:
    count = _number(match.group("count"))
    way, after = match.group("way") or "", match.group("after") or ""
    if not count:
        return None
    behind = way or after in ("来", "以来", "间")
    return Time(
        match.start(),
        match.end(),
        TimeKind.YEARS,
        shift=count if way and re.match(_AHEAD, way) else -count if behind else 0,
    )


_READ: dict[str, Callable[[re.Match[str]], Time | None]] = {
    "dotted": _dotted,
    "span": _span,
    "one": _one,
    "since": _one,
    "opened": _one,
    "short": _short,
    "plan": _plan,
    "decade": _decade,
    "century": _century,
    "month": _one,
    "quarter": _one,
    "half": _one,
    "within": _within,
    "relative": _relative,
    "years": _of_years,
}
