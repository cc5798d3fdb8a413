"""Which of the times in a sentence a figure holds for, and which it is compared with.

In: a figure, the times of its sentence in their order. Out: its period and base period, and the
time that the sentence goes on with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportschema.models.fields.codes import Part, Transformation
from reportschema.reading.figures.aspects.figure import FigureDraft, Origin
from reportschema.reading.figures.periods.settling import ENDS, Base, settle
from reportschema.reading.figures.periods.spans import level_compared_with, that_year
from reportschema.reading.figures.periods.when import SPAN, YEAR, Times
from reportschema.reading.times.expressions import Time, TimeKind

_COMPARED = re.compile(r"(?:比|较|与|(?P<weak>同|和|跟)|(?P<times>是|为|相当于|等于))“?$")
# 年均增长6%，高于“十三五”时期|1个百分点
_FASTER = re.compile("(?:高于|低于|快于|高出|低出|超过?)“?$")
_THAN_THEN = re.compile(
    "[”]?(?:时期|期间|平均水平|的?平均增[速幅]|年均增[速幅]|的|整个|全?期)*约?近?"
)
_COMPARISON = re.compile(
    r"[”]?(?:年?(?:末|底)?的?(?:相比|比较|相对比|比)"
    r"|的[^，,。；;]{1,16}(?:作比较|相比)|期?(?:间|末)?的)"
)
_END_OF = re.compile(r"[”]?(?:期|时期)?末")
_FROM = re.compile(r"(?:从|由|自)$")
# 是2015年的2.3倍、3倍: told for the figures before it only.
_NUMBER = r"(?:[0-9.]+|[零一二两三四五六七八九十点]+|百分之[零一二三四五六七八九十百点]+)"
_OF_THAT_YEAR = re.compile(
    rf"(?:同期|水平|末)*的?\s*[近约超]?{_NUMBER}[余多]?(?:倍|%|％|、|和|及|(?<=[十百一二三四五六七八九])[,，])"
)
# 恢复到2019年的92%: a share of that year's level, reached in the year spoken of.
_LEVEL_OF = re.compile(r"(?:同期|水平|全年)*的?(?:水平的)?$")
_RECOVERED = re.compile(r"(?:恢复[到至]|相当于|等于|是|[，,、](?:分别)?为)$")
# 比2006年(110家)增长81.8%: the bracket tells the level of the year compared with.
_IN_BRACKETS = re.compile(r"[末底]?[(（]约?")
# 届时: when the year that the sentence before named has come.
_BY_THEN = re.compile(r"届时|到那时|到时候?(?=[,，])")
_BY_YEAR = re.compile(r"(?:到|至)(?P<year>[12][0-9]{3})年")
_BACK_TO_YEAR = 240
# “十四五”规划纲要, “十四五”中期评估: a document or a programme of that name, no time of what is
# told beside it.
_NAMES_A_PLAN = re.compile(
    r"[”]?[\u4e00-\u9fff]{0,6}?(?:规划|纲要|中期评估)(?!期|时期|末|的?[一二三四五六七八九十]+年|目标|确定|提出)"
)
# 实现2035年远景目标: a goal that lies beyond what is planned here.
_FAR_GOAL = re.compile(r"的?(?:远景|战略|长远)(?:发展)?目标")
# 在2023年下降12%的基础上: what the year before is told for is where this year starts.
_STARTS_FROM = re.compile(r"[^，,。；;]{0,24}的?基础上")
# 为到2035年建成强县奠定基础, …: what is to come of it, no time of what is told behind it.
_PAVES_THE_WAY = re.compile(r"[^，,。；;]{0,40}(?:奠定|打下|打好|夯实)[^，,。；;]{0,8}基础")
# 为近5年来最多, 创6年来新高: how rare it is, not when.
_RECORD = re.compile(r"的?(?:最[高低好大多快优小少]|新[高低]|首[次个]|罕见|之最)")
# 按上年实际数额|核减20%, 按2015年不变价格: what it is measured by.
_BY = re.compile("按照?$")
# 比前五年|增长1.2倍: the five years before those looked back on.
_YEARS_BEFORE = re.compile("^[比较](?:前|上一?个)[五5]年")
_FESTIVAL = re.compile(r"三月三(?!十)|一月一(?!日)")
# 6月建成投用,…: a month or a day within a sentence is told of its own clause, unless it says up to
# when.
_AS_OF = re.compile(r"(?:截[至止]|[到至])(?:[去今]年)?$")
_LINKS = re.compile("[、和及与]+")
# 从2015年开始，每年安排|9万元: from then on.
_BEGINS = re.compile("开始|起(?!步|点|家|始|源|伏|草)")
# 对2010年底以前发布的|300件规章: when the things counted came about.
_BEFORE_THEN = re.compile("(?:[末底]?(?:以前|之前)|前)")
# 全年: a half-year or a month told before it goes no further; 全年任务的60% is a part of a year.
_WHOLE_YEAR = re.compile("(?<!占)全年(?!的?(?:计划|任务|目标|预算|指标|预期))")
# 现在已有|30家; 由3家增加到现在的|30家
_TODAY = re.compile(
    r"(?<![比较按以])(?:现在|目前|如今|至今|迄今)(?!的?(?:条件|情况|水平|任务))[^，,。；;：:]{0,40}\Z"
)
_COMMA = re.compile(r"[，,]")
# By which rule a figure has its period.
NAMED = "time named in its sentence"
SPAN_NAMED = "several years named in another clause"
THAN_OTHERS = "higher than over other years"
UP_TO = "up to a day that is named"
_BEFORE = "time of the sentence before"
_THEN = "by the year named before"
MEANT_BACK = "time that the review means"
GAP_THEN = "gap at the end of the years"
OF_THE_FIGURE_BEFORE = "time of the figure before"
_MEANT = {True: "time that the plan means", False: MEANT_BACK}
_NO_BASE = Base()
_NEAR = 12
_NEAR_BEHIND_LEVEL = 24  # 比1952年的五万八千人|增长两倍: with its level between


def date(
    times: Times,
    draft: FigureDraft,
    clean: str,
    dates: Sequence[Time],
    first: int,
    part: Part,
    carried: str | None,
    since: int = 0,
) -> str | None:
    """Gives a draft its time, from the dates of its sentence.

    Gives the period that the sentence goes on with.

    carried: the period that the sentence before it, set apart by a semicolon only, went on
    with; since: where the quantity before ended, so that the year of a 从2015年的… that it
    belongs to goes no further.
    """
    promised = part in (Part.PLAN, Part.SELF_BUILDING)
    said = carried
    rule, place = (_BEFORE if carried else _MEANT[promised]), (draft.start, draft.start)
    if promised and said is None and (then := _BY_THEN.search(clean, first, draft.start)):
        named = [*_BY_YEAR.finditer(clean, max(0, first - _BACK_TO_YEAR), then.start())]
        if named:
            said, rule, place = named[-1]["year"], _THEN, then.span()
    referred = that_year(clean, first, draft.start, times.year)
    if referred is not None:
        said, rule, place = referred.year, _THEN, referred.place
    alone: str | None = None
    base = _NO_BASE
    previous: Time | None = None
    for date in dates:
        if date.end > draft.start:
            break
        if referred is not None and date.start == referred.place[0]:
            continue
        if previous is not None and _counts_them(previous, date, clean):
            continue
        period = times.resolve(date, previous, clean, promised)
        previous = date
        if period is None or _leads_elsewhere(date, clean, draft):
            continue
        if _STARTS_FROM.match(clean, date.end, draft.start):
            if date.kind is TimeKind.YEAR:
                base = Base(period, Origin("where it starts from", date.start, date.end))
            continue
        if _BY.search(clean[max(first, date.start - 2) : date.start]):
            if date.kind is TimeKind.RELATIVE:
                base = Base(period, Origin("measured by a year", date.start, date.end))
            continue
        if not promised and (since_then := _since_then(times, date, period, clean, first)):
            said, rule, place = since_then, NAMED, (date.start, date.end)
            continue
        if _tells_no_time(times, date, period, clean, draft, first, since, promised):
            continue
        if (
            not promised
            and clean[date.start : date.end] == "上年"
            and _FROM.search(clean[max(first, date.start - 2) : date.start])
        ):
            in_year = rule == NAMED and YEAR.fullmatch(said or "") is not None
            period = str(int(said if said and in_year else period) - 1)
        if _YEARS_BEFORE.search(clean[max(first, date.start - 1) : date.end]):
            period = times.before_review(period)
        at_end = SPAN.fullmatch(period) and _END_OF.match(clean, date.end)
        compared = _compared(date, period[-4:] if at_end else period, clean, draft, first)
        if compared is not None and compared.period is not None:
            base = compared
        if compared is None:
            said = f"{period}{ENDS}" if at_end else period
            rule, place = NAMED, (date.start, date.end)
        elif level_compared_with(draft, clean, date.start, date.end):
            alone = period
        elif promised and said is None and date.is_this_year and YEAR.fullmatch(period):
            said = str(int(period) + 1)  # 比今年增长4%
            rule, place = NAMED, (date.start, date.end)
    if times.now and (now := _now(draft, clean, max(first, place[1] if said else first))):
        said, rule, place = times.now, NAMED, now.span()
    if said is not None and "-" in said:  # 下半年回升，全年|达到90亿元
        behind = place[1] if place[1] < draft.start else first
        whole = _WHOLE_YEAR.search(clean, behind, draft.start)
        if whole is not None and said[:4] == said.rpartition("/")[2][:4]:
            said, rule, place = said[:4], NAMED, whole.span()
    if said is not None and "-" in said and _begins_then(draft, clean, place[1]):
        alone, rule = _just_before(said), UP_TO
    if said == times.review and not promised and _in_another_clause(clean, rule, place[1], draft):
        rule = SPAN_NAMED
    settle(times, draft, alone or said, Origin(rule, *place), base, clean, first, promised)
    return said


def _since_then(times: Times, date: Time, period: str, clean: str, first: int) -> str | None:
    """The years from a named one on that a work goes on in (从2015年开始，累计帮扶|90人)."""
    if date.kind is not TimeKind.YEAR or not _BEGINS.match(clean, date.end):
        return None
    if not _FROM.search(clean[max(first, date.start - 1) : date.start]):
        return None
    last = str(times.about)
    return f"{period}/{last}" if period < last else None


def _in_another_clause(clean: str, rule: str, end: int, draft: FigureDraft) -> bool:
    """Whether the time of a figure is told before its own clause (五年来，…，覆盖率达到|90%)."""
    return rule == _BEFORE or (rule == NAMED and _COMMA.search(clean, end, draft.start) is not None)


def _now(draft: FigureDraft, clean: str, since: int) -> re.Match[str] | None:
    """The word of the clause of a level that says that it is so today (现在已有|30家)."""
    if draft.measure.transformation is not Transformation.LEVEL or draft.start <= since:
        return None
    return _TODAY.search(clean, since, draft.start)


def _begins_then(draft: FigureDraft, clean: str, end: int) -> bool:
    """Whether a figure is a level up to a day (从7月1日起，税率由|9%降到6%)."""
    level = draft.measure.transformation is Transformation.LEVEL
    return level and clean[draft.start - 1] in "由从" and clean.startswith("起", end)


def _just_before(day: str) -> str:
    """The month before a day or month, or the year before one in January."""
    year, month = int(day[:4]), int(day[5:7])
    return f"{year}-{month - 1:02}" if month > 1 else str(year - 1)


def _counts_them(span: Time, date: Time, clean: str) -> bool:
    """Whether a number of years counts those of the span before it: 1953年至1980年的|28年间."""
    counted = span.kind is TimeKind.SPAN and date.kind is TimeKind.YEARS
    return counted and clean[span.end : date.start] in ("", "的", "这")


def _leads_elsewhere(date: Time, clean: str, draft: FigureDraft) -> bool:
    """Whether a date is part of a name, or of what is to come later."""
    return bool(
        _NAMES_A_PLAN.match(clean, date.end)
        or _FAR_GOAL.match(clean, date.end)
        or _PAVES_THE_WAY.match(clean, date.end, draft.start)
    )


def _tells_no_time(
    times: Times,
    date: Time,
    period: str,
    clean: str,
    draft: FigureDraft,
    first: int,
    since: int,
    promised: bool,
) -> bool:
    """Whether a date is a deadline, or what was told of figures before."""
    if (
        date.kind is TimeKind.YEAR
        and _BEFORE_THEN.match(clean, date.end)
        and (not promised or int(period[:4]) < times.about)
    ):
        return True
    if date.kind in (TimeKind.YEARS, TimeKind.SINCE) and _RECORD.match(clean, date.end):
        return True
    if date.kind in (TimeKind.MONTH, TimeKind.DAY) and (
        _FESTIVAL.match(clean, date.start)
        or (
            date.start - first > _NEAR
            and not _AS_OF.search(clean[max(first, date.start - 6) : date.start])
            and _COMMA.search(clean, date.end, draft.start)
        )
    ):
        return True
    if not date.end < since <= draft.start:
        return False
    lead = clean[max(first, date.start - 3) : date.start]
    # 从7月1日起 holds for all behind it
    begins = date.kind in (TimeKind.DAY, TimeKind.MONTH) and clean.startswith("起", date.end)
    if _FROM.search(lead) and date.kind is not TimeKind.SPAN and not begins:
        return _LINKS.fullmatch(clean, since, draft.start) is None
    compared = _COMPARED.search(lead)
    return (
        compared is not None
        and compared["times"] is not None
        and _OF_THAT_YEAR.match(clean, date.end) is not None
    )


def _compared(date: Time, period: str, clean: str, draft: FigureDraft, first: int) -> Base | None:
    """The base of a figure that is compared with a date, None where it is not.

    Far from it the date is compared with, and is no base of this figure.
    """
    lead = clean[max(first, date.start - 8) : date.start]
    if (
        draft.measure.dimension in ("share", "multiple")
        and date.end < draft.start
        and _LEVEL_OF.match(clean, date.end, draft.start)
        and _RECOVERED.search(lead)
    ):
        return Base(period, Origin("recovered to a year", date.start, date.end))
    if (
        draft.measure.dimension == "points"
        and date.kind in (TimeKind.PLAN, TimeKind.SPAN)
        and _FASTER.search(lead)
        and _THAN_THEN.fullmatch(clean, date.end, draft.start)
    ):
        return Base(period, Origin(THAN_OTHERS, date.start, date.end))
    compared = _COMPARED.search(lead)
    if compared is None or _IN_BRACKETS.fullmatch(clean, date.end, draft.start):
        return None
    told = _COMPARISON.match(clean, date.end)
    against = told is not None and "比" in told.group()
    plain = not (compared["weak"] or compared["times"])
    if not (plain or against or draft.measure.transformation is Transformation.MULTIPLE):
        return None
    near = _NEAR_BEHIND_LEVEL if clean.startswith("的", date.end) else _NEAR
    if (draft.start - date.end < near or against) and date.kind is not TimeKind.RELATIVE:
        return Base(period, Origin("compared with", date.start, date.end))
    return _NO_BASE
