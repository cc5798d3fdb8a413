"""What period a figure has: of the time that is said of it, or of the one that its part means.

In: a figure with its measure, and the time named for it, if any. Out: its period and base period,
by whether it is a stock, a sum, an average or a change.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reportschema.models.fields.codes import Collection, Hedge, Transformation
from reportschema.reading.figures.aspects.figure import FigureDraft, Origin, TimeAspect
from reportschema.reading.figures.periods.spans import averaged
from reportschema.reading.figures.periods.when import (
    SPAN,
    WITHIN,
    WRITTEN_YEAR,
    YEAR,
    Times,
    span_of,
    years_counted,
)

# Marks a span that is spoken of at its end: “十二五”期末 is 2015 for a level, 2011/2015 for what is
# told of the five years.
ENDS = "末"
# By which rule a rise has its base where nothing says one.
YEAR_BEFORE = "the year before"
# By which rule a sum is none so far, or no average.
_SINCE_ITS_START = "all since a start that is named"
_UNTIL_THEN = "all done until a month"
_MONTH = re.compile("[12][0-9]{3}-[0-9]{2}")
_DONE_BY = re.compile(
    "已经?(?:撤|停|关|建|完|发|开|拆|清|查|整|改|新|签|引|办|处|培|安|落)[^，,。；;：:的]{0,14}$"
)
_BESIDE_AN_AVERAGE = "height beside an average"
_FROM = re.compile(r"(?:从|由|自)$")
# 五年内增加的生产能力为: what is added over the years stands at none of them.
_ADDS = re.compile(r"(?:增加|新增|新建|修建)[^，,。；;]{0,8}为$")
# “十五”期间，固定资产投资总额达到|50亿元: of all its years.
_INVESTED = re.compile("投资(?:总额|总量|规模)?达到?$")
# 五年内投入生产的茶厂为|9家
_COUNTS_TO = re.compile(r"(?<![增减升降转变改])(?:约|共|即|将)?为$")
_ADDED = ("增加", "减少", "净增")
_NAMES_YEARS = re.compile(WRITTEN_YEAR)
_TO = re.compile(r"(?:到|至|为)$")
# 五年投入达到30亿元: the sum of them all, not where it rose to.
_IN_ALL = re.compile(r"达到?$")
# 生产总值突破500亿元: what a yearly sum reached in the last year, unless 累计 or 五年 add the years
# up.
_YEARLY = (
    "(?:生产总值|经济总量|GDP|收入|总?产值|营收|增加值|总额|产量|总产|销售额|交易额|利润|税收|吞吐量|发电量"
    "|(?:经济|产业|贸易|[进出]口)规模|(?:预算|财政)支出)"
    "[^，,。；;、0-9]{0,6}"
)
_REACHED = re.compile(
    rf"{_YEARLY}(?:达到?|突破|超过?|逾|迈[上入]|[跃跨站登]上|跨越|保持在|稳定在"
    r"|[提增上跃]?[高升加]?至|[提增上跃][高升加]到|为)(?:了|约)?$"
    # 财政收入、支出分别突破|9亿元和20亿元
    r"|收入[、和]支出(?:分别|均|都)?(?:达到?|突破|超过?)$"
    # 增加值突破1万亿元、达|1.2万亿元
    rf"|{_YEARLY}(?:突破|超过?|迈[上入]|[跃跨站登]上|连?跨越?|跨过|增至)[^，,。；;、]{{1,12}}[、，,](?:达到?)?$"
)
# 社会消费品零售总额|200亿元: what is told of a year alone, unless said otherwise.
_OF_A_YEAR = re.compile(
    "(?:生产总值|经济总量|零售总额|进出口总[额值]|预算收入|财政总?收入)(?:约|近|超)?$"
)
# What is told of a year alone under any name, and of which one tells how high it got: 年均增长6%，
# 突破|9亿元.
_TOLD_BY_YEAR = (
    "gdp",
    "budget_revenue",
    "budget_expenditure",
    "total_fiscal_revenue",
    "imports_exports",
    "retail_sales",
)
_GOT_TO = re.compile(
    "(?:达到?|突破|超过?|逾|跨[过越]|迈[上入]|[跃跨站登]上|[增提上]至|保持在|稳定在)(?:了|约|近)?$"
)
_YEARLY_LABEL = re.compile("年(?:产值|交易额|营收|营业收入|销售额|度规模)$")
# 比上年|增长12%: of the last year, though several are looked back on.
_ON_THE_YEAR_BEFORE = re.compile("(?:同比|[比较]上年(?:同期)?)[^，,。；;]{0,8}$")
# 连续四年保持全省|首位
_IN_A_ROW = re.compile("连续(?P<count>[两二三四五六七八九2-9])年[^，,。；;]*$")
_ADDED_UP = re.compile(
    r"累计|[五三四两]年(?![跨迈跃连突])|合计|总共|先后|(?<!公)共[^，,。；;同]{0,10}$"
)
# 固定资产投资达到|90亿元，年均增长6%: what grows is told of the last year; what is put in adds up.
_GROWN = re.compile("(?:达到?|突破|超过?|跨过|[增提]至|为)(?:了|约)?$")
_PUT_IN = re.compile("(?:投入|资金|引进|利用)[^，,。；;]*$")
_RATED = re.compile(
    "(?:年均|五年增量)[^，,。；;]{0,16}[0-9.一二三四五六七八九十%]+[^，,。；;]{0,4}[，,；;]"
)
_RATE_BEHIND = ("，年均", "、年均", ",年均")
_CLAUSE = re.compile("[^，,]*$")
_TOTAL = re.compile(r"合计|累计|总共|共计")
# 迈上3万亿元台阶: a height that a yearly sum is to reach by the end of the years planned.
_CROSSES = re.compile(r"(?:突破|迈[上入]|[跃跨站登]上|跨越|冲刺)(?:了|约)?$")
_LISTED_ON = re.compile(r"[、,，][^、,，年均]{0,6}$")


class Base(NamedTuple):
    """A period that a figure is compared with, and what says so."""

    period: str | None = None
    origin: Origin | None = None


def settle(
    times: Times,
    draft: FigureDraft,
    said: str | None,
    origin: Origin,
    base: Base,
    clean: str,
    first: int,
    promised: bool,
) -> None:
    """Gives a draft its time: of the period said, or else of the one meant.

    origin: by which rule and words that is known. base: what it is compared with, as words say.
    """
    near = clean[max(first, draft.start - 12) : draft.start]
    inferred = False
    if said is not None and SPAN.fullmatch(said) and clean.startswith(_ADDED, draft.start):
        period: str | None = said  # 五年内，就业人数共|增加420万人
    elif said is not None:
        named = _NAMES_YEARS.match(clean, origin.start, origin.end) is not None
        within = WITHIN.match(clean, origin.end) is not None
        period = _end_point(times, draft, said, near, named, within)
        if SPAN.fullmatch(period) and (
            _height(draft, clean, first, named=True) or _beside_a_rate(draft, clean, origin.end)
        ):
            period = period[-4:]
    else:
        period = (
            _planned(times, draft, clean[max(first, draft.start - 40) : draft.start])
            if promised
            else _reviewed(times, draft, clean, first)
        )
        inferred = period is not None and SPAN.fullmatch(period) is not None
    if period is not None and _done_until(draft, period, clean, origin):
        draft.measure = draft.measure._replace(
            collection=Collection.SINCE, collected_by=origin._replace(rule=_UNTIL_THEN)
        )
    if draft.measure.collection is Collection.SINCE and period is not None:
        if draft.measure.transformation is Transformation.LEVEL and _has_start(
            times, period, inferred
        ):
            draft.measure = draft.measure._replace(
                collection=Collection.SUM, collected_by=origin._replace(rule=_SINCE_ITS_START)
            )
        elif "/" not in period or inferred:
            period = f"../{period[-4:] if SPAN.fullmatch(period) else period}"
    elif draft.measure.collection is Collection.AVERAGE and period and YEAR.fullmatch(period):
        periods = (times.review, *times.reviews, times.plan, *times.plans)
        period = averaged(period, base.period, near, periods)
    base = _base(draft, period, base)
    draft.time = TimeAspect(period, base.period, origin, base.origin)
    if inferred:
        draft.inferred = (*draft.inferred, "period")


def _end_point(
    times: Times, draft: FigureDraft, said: str, before: str, named: bool, within: bool
) -> str:
    """Of a span of years the one that 从…到… means; the span itself for what is no level.

    named: whether the span is told by its first year, with which 从…到… begins; of others (这两年,
    “十四五”) it begins with the year before. within: whether it is said to lie in them (五年内).
    """
    if said.endswith(ENDS):
        said = said.removesuffix(ENDS)
        spans = draft.measure.collection is Collection.AVERAGE or re.search(
            r"[五三两]年|累计", before
        )
        return said if spans else said[-4:]
    if (
        draft.measure.collection is Collection.AVERAGE
        and SPAN.fullmatch(times.plan)
        and said == times.plan[-4:]
    ):
        return times.plan
    if (
        draft.measure.collection is Collection.AVERAGE
        and YEAR.fullmatch(said)
        and said[:4] > times.review[:4]
    ):
        return f"{times.plan[:4]}/{said}" if times.plan[:4] < said else said
    if (
        YEAR.fullmatch(said)
        and SPAN.fullmatch(times.plan)
        and times.plan[:4] < said <= times.plan[-4:]
        and re.search(r"五年|累计", before)
    ):
        return f"{times.plan[:4]}/{said}"
    if (
        SPAN.fullmatch(said)
        and draft.measure.transformation is Transformation.LEVEL
        and draft.measure.collection is not Collection.AVERAGE
    ):
        if _FROM.search(before):
            return said[:4] if named else str(int(said[:4]) - 1)
        if _ADDS.search(before) or (within and "达到" not in before and _COUNTS_TO.search(before)):
            return said
        if (
            _TO.search(before)
            and not _TOTAL.search(before)
            and not (
                _IN_ALL.search(before)
                and draft.measure.collection is Collection.SUM
                and (draft.subject.indicator is None or "投资" in before)
            )
        ):
            return said[-4:]
        if draft.measure.collection is Collection.END and SPAN.fullmatch(said):
            return said[-4:]
    return said


def _done_until(draft: FigureDraft, period: str, clean: str, origin: Origin) -> bool:
    """Whether a work is counted up to a month: 截至10月底，已关停砖窑|300座."""
    tallied = draft.measure.collection in (Collection.SUM, Collection.END)
    level = draft.measure.transformation is Transformation.LEVEL
    if not (tallied and level and _MONTH.fullmatch(period)):
        return False
    until = clean[max(0, origin.start - 2) : origin.start] in ("截至", "截止")
    return until and _DONE_BY.search(clean, origin.end, draft.start) is not None


def _has_start(times: Times, period: str, inferred: bool) -> bool:
    is_span = SPAN.fullmatch(period) is not None
    return is_span and (not inferred or (times.spoken and period == times.review))


def _height(draft: FigureDraft, clean: str, first: int, named: bool) -> bool:
    """Whether a yearly sum is told for the year in which it got so high, not for several years.

    Words add the years up (累计, 五年) in its own clause only; what a yearly rate is told of is
    the sum of the last one (达到90亿元，年均增长6%). named: whether its years are.
    """
    level = draft.measure.transformation is Transformation.LEVEL
    if not level or draft.measure.collection is not Collection.SUM:
        return False
    before = clean[max(first, draft.start - 40) : draft.start]
    how, words = draft.measure, draft.measure.hedge_words or ""
    raised = how.hedge is Hedge.AT_LEAST and clean.startswith(words, draft.start)
    over = before + words if how.hedge is Hedge.OVER or raised else before
    if named and _INVESTED.search(before):
        return False
    reached = _REACHED.search(over) or (None if named else _OF_A_YEAR.search(over))
    if reached is None and not named and _told_by_year(draft):
        reached = _GOT_TO.search(over)
    if reached is None and clean.startswith(_RATE_BEHIND, draft.end):
        reached = None if _PUT_IN.search(over) else _GROWN.search(over)
    if reached is None:
        return False
    clause = _CLAUSE.search(before, 0, reached.start())
    return _ADDED_UP.search(before, clause.start() if clause else 0) is None


def _told_by_year(draft: FigureDraft) -> bool:
    """Whether a figure is of what is told of one year alone, whatever its words."""
    subject = draft.subject
    if subject.indicator is None:
        return _YEARLY_LABEL.search(subject.label or "") is not None
    return subject.indicator in _TOLD_BY_YEAR and subject.coverage is None


def _beside_a_rate(draft: FigureDraft, clean: str, since: int) -> bool:
    """Whether years are told of a yearly rate alone (近五年产值年均增长6%，茶园占比|超过70%)."""
    how = draft.measure
    share = how.dimension in ("share", "ratio", "rate") and how.collection is None
    if not share or how.transformation is not Transformation.LEVEL or since >= draft.start:
        return False
    return _RATED.search(clean, since, draft.start) is not None


def _reviewed(times: Times, draft: FigureDraft, clean: str, first: int) -> str | None:
    """Stocks hold at the end of the period that is looked back on; flows over it.

    The heights that yearly sums reached hold at its end too.

    A share holds at the end of years that are over; within the last year of a term its day is
    not said.
    """
    if not SPAN.fullmatch(times.review):
        return times.review
    level = draft.measure.transformation is Transformation.LEVEL
    if draft.measure.transformation is Transformation.RANK:
        return _ranked(times.review, clean[max(first, draft.start - 40) : draft.start])
    if (
        level
        and draft.measure.dimension in ("share", "ratio", "rate")
        and draft.measure.collection not in (Collection.EACH, Collection.AVERAGE)
    ):
        return times.review[-4:] if int(times.review[-4:]) < times.year else None
    stock = draft.measure.collection is Collection.END or (
        draft.measure.collection is None and level
    )
    before = clean[max(first, draft.start - 16) : draft.start]
    yearly = not level and _ON_THE_YEAR_BEFORE.search(before)
    ends = stock or yearly or _height(draft, clean, first, named=False)
    return times.review[-4:] if ends else times.review


def _ranked(span: str, before: str) -> str:
    """A place among others is that of the last year.

    Or of the last so many (连续四年保持首位), where they are not all that are looked back on.
    """
    years = _IN_A_ROW.search(before)
    begins = int(span[-4:]) - years_counted(years["count"]) + 1 if years else 0
    return f"{begins}/{span[-4:]}" if span[:4] <= str(begins) < span[-4:] else span[-4:]


def _planned(times: Times, draft: FigureDraft, before: str) -> str:
    """What is planned without a time: yearly averages over the several years.

    A height by their end; all else in the period planned.

    A stock of the last day and a yearly sum that crosses a height are told for the end, flows
    and growth for all the years.
    """
    if draft.measure.collection is Collection.AVERAGE and YEAR.fullmatch(times.plan):
        return span_of(times.plans) or times.plan
    level = (
        SPAN.fullmatch(times.plan)
        and draft.measure.transformation is Transformation.LEVEL
        and (draft.measure.dimension == "money" or (draft.measure.unit or "").endswith("元/人"))
    )
    if level and draft.measure.collection is None and draft.subject.indicator is not None:
        return times.plan[-4:]  # 人均生产总值|8万元以上: a height of each, by the end
    if (
        level
        and draft.measure.collection in (Collection.SUM, Collection.AVERAGE)
        and not _ADDED_UP.search(before)
    ):
        verbs = (before, before + (draft.measure.hedge_words or ""))
        crosses = any(_CROSSES.search(words) for words in verbs)
        yearly = any(_REACHED.search(words) or _OF_A_YEAR.search(words) for words in verbs)
        if crosses and draft.measure.collection is Collection.AVERAGE and _LISTED_ON.search(before):
            # 年均增长5%、迈上3万亿元: the average is told of the growth alone
            by = Origin(_BESIDE_AN_AVERAGE, draft.start - len(before), draft.start)
            draft.measure = draft.measure._replace(collection=Collection.SUM, collected_by=by)
        if draft.measure.collection is Collection.SUM and (crosses or yearly):
            return times.plan[-4:]
    return times.plan


def _base(draft: FigureDraft, period: str | None, base: Base) -> Base:
    """The base that words say, or the year before; none of what is not compared."""
    relative = draft.measure.transformation in (Transformation.GROWTH, Transformation.CHANGE)
    if not relative:
        return base if draft.measure.transformation is Transformation.MULTIPLE else Base()
    if (
        base.period is None
        and draft.measure.collection is None
        and period
        and YEAR.fullmatch(period)
    ):
        origin = Origin(YEAR_BEFORE, draft.start, draft.start)
        return Base(str(int(period) - 1), origin)
    return base
