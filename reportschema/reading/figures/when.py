"""When a figure holds: the date its sentence names, or what the part of the speech means by default; and what it is compared with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportschema.models.codes import Collection, Hedge, Part, ReportKind, Transformation
from reportschema.notation.chinese import DIGITS
from reportschema.reading.figures.figure import Aspect, FigureDraft, Origin
from reportschema.reading.figures.turns import planned, reviewed
from reportschema.reading.times.expressions import Time, TimeKind

_COMPARED = re.compile(r"(?:比|较|与|(?P<weak>同|和|跟)|(?P<times>是|为|相当于))“?$")
_COMPARISON = re.compile(r"[”]?(?:年?(?:末|底)?的?(?:相比|比较|相对比|比)|期?(?:间|末)?的)")
# Marks a span that is spoken of at its end: “十二五”期末 is 2015 for a level, 2011/2015 for what is told of the five years.
_ENDS = "末"
_END_OF = re.compile(r"[”]?(?:期|时期)?末")
_FROM = re.compile(r"(?:从|由|自)$")
_TO = re.compile(r"(?:到|至|为)$")
# 五年投入达到30亿元: the sum of them all, not where it rose to.
_IN_ALL = re.compile(r"达到?$")
# 是2015年的2.3倍、3倍: told for the figures before it only.
_NUMBER = r"(?:[0-9.]+|[零一二两三四五六七八九十点]+|百分之[零一二三四五六七八九十百点]+)"
_OF_THAT_YEAR = re.compile(rf"(?:同期|水平|末)*的?\s*[近约超]?{_NUMBER}[余多]?(?:倍|%|％|、|和|及|(?<=[十百一二三四五六七八九])[,，])")
# 恢复到2019年的92%: a share of that year's level, reached in the year spoken of.
_LEVEL_OF = re.compile(r"(?:同期|水平|全年)*的?(?:水平的)?$")
_RECOVERED = re.compile(r"(?:恢复[到至]|相当于|是|[，,、](?:分别)?为)$")
# 比2006年(110家)增长81.8%: the bracket tells the level of the year compared with.
_IN_BRACKETS = re.compile(r"[末底]?[(（]约?")
# 届时: when the year that the sentence before named has come.
_BY_THEN = re.compile(r"届时|到那时|到时候?(?=[,，])")
_BY_YEAR = re.compile(r"(?:到|至)(?P<year>[12][0-9]{3})年")
_BACK_TO_YEAR = 240
# “十四五”规划纲要, “十四五”中期评估: a document or a programme of that name, no time of what is told beside it.
_NAMES_A_PLAN = re.compile(r"[”]?[\u4e00-\u9fff]{0,6}?(?:规划|纲要|中期评估)(?!期|时期|末|的?[一二三四五六七八九十]+年|目标|确定|提出)")
# 实现2035年远景目标: a goal that lies beyond what is planned here.
_FAR_GOAL = re.compile(r"的?(?:远景|战略|长远)(?:发展)?目标")
# 在2023年下降12%的基础上: what the year before is told for is where this year starts.
_STARTS_FROM = re.compile(r"[^，,。；;]{0,24}的?基础上")
# 为到2035年建成强县奠定基础, …: what is to come of it, no time of what is told behind it.
_PAVES_THE_WAY = re.compile(r"[^，,。；;]{0,40}(?:奠定|打下|打好|夯实)[^，,。；;]{0,8}基础")
# 为近5年来最多, 创6年来新高: how rare it is, not when.
_RECORD = re.compile(r"的?(?:最[高低好大多快优小少]|新[高低]|首[次个]|罕见|之最)")
_FESTIVAL = re.compile(r"三月三(?!十)|一月一(?!日)")
# 6月建成投用,…: a month or a day within a sentence is told of its own clause, unless it says up to when.
_AS_OF = re.compile(r"(?:截[至止]|[到至])(?:[去今]年)?$")
_LINKS = re.compile("[、和及与]+")
_YEAR_OR_YEARS = re.compile(r"[12][0-9]{3}(?:/[12][0-9]{3})?")
_COMMA = re.compile(r"[，,]")
# 两年平均增长5.1%
_MEAN_OF_YEARS = re.compile(r"(?P<count>[两二三四五])年平均[^，,。；;0-9]{0,6}$")
# 五年累计投入: a number of years that is the time of its clause; 五年规划, 五年内 and “五年上台阶” are not.
_CLAUSE_OPENS = re.compile(r"(?:[，,。；;、：:！!\n]|全[国省市区县]|中央财政|累计)\s{0,6}\Z")
_OVER_YEARS = re.compile(r"(?!行动|计划|规划|纲要|以?[上下前后内]|期|制|左右|目标|任务|的)")
# 生产总值突破500亿元: what a yearly sum reached in the last year, unless 累计 or 五年 add the years up.
_REACHED = re.compile(
    r"(?:生产总值|经济总量|GDP|收入|总?产值|营收|增加值|总额|产量|总产|销售额|利润|税收|吞吐量|发电量)[^，,。；;、0-9]{0,6}"
    r"(?:达到?|突破|超过?|逾|迈[上入]|[跃跨站登]上|跨越|保持在|稳定在|[提增上跃]?[高升加]?至|[提增上跃][高升加]到|为)(?:了|约)?$"
)
_ADDED_UP = re.compile(r"累计|[五三四两]年|合计|总共|先后|共[^，,。；;同]{0,10}$")
_ROSE_TO = re.compile(r"[^，,。；;0-9]{0,12}[到至为](?:了|约|近)?")
# 由|18元|提高到32元: a level that a plan starts from.
_STARTS = re.compile(r"[从由自](?:每[人户亩]每[年月]|每[人户年月]|人均)?$")
_RISES_TO = re.compile(r"[^，,。；;0-9一二三四五六七八九十]{0,10}[提增上扩降减缩压][^，,。；;0-9一二三四五六七八九十]{0,3}[到至为]")
_TOTAL = re.compile(r"合计|累计|总共|共计")
# 迈上3万亿元台阶: a height that a yearly sum is to reach by the end of the years planned.
_CROSSES = re.compile(r"(?:突破|迈[上入]|[跃跨站登]上|跨越|冲刺)(?:了|约)?$")
_LISTED_ON = re.compile(r"[、,，][^、,，年均]{0,6}$")
_TERM = 5
# By which rule a figure has its period.
_NAMED = "time named in its sentence"
_BEFORE = "time of the sentence before"
_THEN = "by the year named before"
_MEANT = {True: "time that the plan means", False: "time that the review means"}
_FROM_TO = "from one time to another"
_NEAR = 12
_YEAR = re.compile(r"[12][0-9]{3}")
_RANGE = re.compile(r"[12][0-9]{3}/[12][0-9]{3}")


def _count(words: str) -> int:
    return next((int(DIGITS.get(c, c)) for c in words if c in DIGITS or c.isdigit()), 0)


def _span_of(periods: Sequence[str]) -> str | None:
    return next((period for period in periods if _RANGE.fullmatch(period)), None)


def _year_of(periods: Sequence[str]) -> str | None:
    return next((period for period in periods if _YEAR.fullmatch(period)), None)


@dataclass(frozen=True)
class Times:
    """The times of one report: year of delivery, the period looked back on and the period planned that a passage means by default.

    reviews, plans: all periods that the report looks back on and plans; spoken: the several years looked back on are named right
    here (五年来, …累计…), so that what has added up has a start.
    """

    year: int
    review: str
    plan: str
    kind: ReportKind = ReportKind.ANNUAL
    reviews: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    spoken: bool = False

    @property
    def about(self) -> int:
        """The last year looked back on: what a month without a year belongs to."""
        return int(self.review[-4:]) if self.review[-4:].isdigit() else self.year - 1

    def opened(self, clean: str, first: int, last: int, part: Part) -> Times | None:
        """The times meant from a sentence on that opens with the one year or the several years its part speaks of; None for any other."""
        if part is Part.REVIEW and (span := _span_of(self.reviews)):
            turned = reviewed(clean, first, last, span)
            return replace(self, review=turned.period, spoken=turned.spoken) if turned else None
        if part is Part.PLAN and (span := _span_of(self.plans)) and (year := _year_of(self.plans)):
            period = planned(clean, first, last, span, year)
            return replace(self, plan=period) if period else None
        return None

    def topic(self, clean: str, dates: Sequence[Time], first: int, last: int, part: Part) -> str | None:
        """The year that a sentence opens with: in the review of several years it holds to the end of its paragraph."""
        if part is not Part.REVIEW or not _RANGE.fullmatch(self.review):
            return None
        opening = next((date for date in dates if first <= date.start <= first + 2 and date.end < last), None)
        period = self._resolve(opening, None, clean, promised=False) if opening else None
        named = period is not None and period != self.review and _YEAR_OR_YEARS.fullmatch(period)
        return period if named else None

    def date(
        self, draft: FigureDraft, clean: str, dates: Sequence[Time], first: int, part: Part, carried: str | None, since: int = 0
    ) -> str | None:
        """Sets period and base period of a draft from the dates of its sentence; gives the period that the sentence goes on with.

        carried: the period that the sentence before it, set apart by a semicolon only, went on with; since: where the quantity before
        ended, so that the year of a 从2015年的… that it belongs to goes no further.
        """
        promised = part in (Part.PLAN, Part.SELF_BUILDING)
        said = carried
        rule, place = (_BEFORE if carried else _MEANT[promised]), (draft.start, draft.start)
        if promised and said is None and (then := _BY_THEN.search(clean, first, draft.start)):
            named = [*_BY_YEAR.finditer(clean, max(0, first - _BACK_TO_YEAR), then.start())]
            if named:
                said, rule, place = named[-1]["year"], _THEN, then.span()
        previous: Time | None = None
        for date in dates:
            if date.end > draft.start:
                break
            period = self._resolve(date, previous, clean, promised)
            previous = date
            if period is None or self._tells_no_time(date, period, clean, draft, first, since, promised):
                continue
            if (
                clean[date.start : date.end] == "上年"
                and part is Part.REVIEW
                and _FROM.search(clean[max(first, date.start - 2) : date.start])
            ):
                period = str(int(period) - 1)
            at_end = _RANGE.fullmatch(period) and _END_OF.match(clean, date.end)
            if not self._compares(date, period[-4:] if at_end else period, clean, draft, first):
                said = f"{period}{_ENDS}" if at_end else period
                rule, place = _NAMED, (date.start, date.end)
            elif promised and said is None and date.is_this_year and _YEAR.fullmatch(period):
                said = str(int(period) + 1)  # 比今年增长4%
                rule, place = _NAMED, (date.start, date.end)
        draft.origins[Aspect.PERIOD] = Origin(rule, *place)
        self._settle(draft, said, clean, first, promised)
        return said

    def _tells_no_time(self, date: Time, period: str, clean: str, draft: FigureDraft, first: int, since: int, promised: bool) -> bool:
        """Whether a date is part of a name, of a deadline, or of what was told of figures before."""
        if _NAMES_A_PLAN.match(clean, date.end) or _FAR_GOAL.match(clean, date.end) or _PAVES_THE_WAY.match(clean, date.end, draft.start):
            return True
        if _STARTS_FROM.match(clean, date.end, draft.start):
            if date.kind is TimeKind.YEAR:
                draft.base_period = period
                draft.origins[Aspect.BASE] = Origin("where it starts from", date.start, date.end)
            return True
        if date.kind is TimeKind.YEAR and clean.startswith(("以前", "前"), date.end) and (not promised or int(period[:4]) < self.about):
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
        if _FROM.search(lead):
            return _LINKS.fullmatch(clean, since, draft.start) is None
        compared = _COMPARED.search(lead)
        return compared is not None and compared["times"] is not None and _OF_THAT_YEAR.match(clean, date.end) is not None

    def _compares(self, date: Time, period: str, clean: str, draft: FigureDraft, first: int) -> bool:
        """Whether a date is what the figure is compared with; such a one is its base."""
        lead = clean[max(first, date.start - 8) : date.start]
        if (
            draft.dimension in ("share", "multiple")
            and date.end < draft.start
            and _LEVEL_OF.match(clean, date.end, draft.start)
            and _RECOVERED.search(lead)
        ):
            draft.base_period = period
            draft.origins[Aspect.BASE] = Origin("recovered to a year", date.start, date.end)
            return True
        compared = _COMPARED.search(lead)
        if compared is None or _IN_BRACKETS.fullmatch(clean, date.end, draft.start):
            return False
        told = _COMPARISON.match(clean, date.end)
        against = told is not None and "比" in told.group()
        plain = not (compared["weak"] or compared["times"])
        if not (plain or against or draft.transformation is Transformation.MULTIPLE):
            return False
        if (draft.start - date.end < _NEAR or against) and date.kind is not TimeKind.RELATIVE:
            draft.base_period = period
            draft.origins[Aspect.BASE] = Origin("compared with", date.start, date.end)
        return True

    def _settle(self, draft: FigureDraft, said: str | None, clean: str, first: int, promised: bool) -> None:
        """Sets a draft's period and base from the time that its sentence says, or from the one meant where it says none."""
        if said is not None:
            draft.period = self._end_point(draft, said, clean[max(first, draft.start - 12) : draft.start])
        else:
            draft.period = (
                self._planned(draft, clean[max(first, draft.start - 40) : draft.start])
                if promised
                else self._reviewed(draft, clean[max(first, draft.start - 40) : draft.start])
            )
            if _RANGE.fullmatch(draft.period or ""):
                draft.inferred.append("period")
        if draft.collection is Collection.SINCE and draft.transformation is Transformation.LEVEL and self._has_start(draft):
            draft.collection = Collection.SUM
        elif draft.collection is Collection.SINCE and draft.period and ("/" not in draft.period or "period" in draft.inferred):
            draft.period = f"../{draft.period[-4:] if _RANGE.fullmatch(draft.period) else draft.period}"
        elif draft.collection is Collection.AVERAGE and draft.period and _YEAR.fullmatch(draft.period):
            mean = _MEAN_OF_YEARS.search(clean[max(first, draft.start - 12) : draft.start])
            draft.period = f"{int(draft.period) - _count(mean['count']) + 1}/{draft.period}" if mean else draft.period
        self._base(draft)

    def _resolve(self, date: Time, previous: Time | None, clean: str, promised: bool) -> str | None:
        """The period of a date where it stands; a month belongs to the year said before it (2018年,…,上半年…)."""
        if date.kind is TimeKind.YEARS:
            return self._years(date, clean, promised)
        about = int(previous.first) if previous is not None and previous.kind is TimeKind.YEAR else self.about
        return date.period_for(self.year, about, self.kind)

    def _years(self, date: Time, clean: str, promised: bool) -> str | None:
        """Five years are those that the report looks back on or plans."""
        ahead = date.shift > 0 or (date.shift == 0 and promised)
        if date.shift == 0 and not (
            _CLAUSE_OPENS.search(clean[max(0, date.start - 6) : date.start]) and _OVER_YEARS.match(clean, date.end)
        ):
            return None
        count = abs(date.shift) or _count(clean[date.start : date.end])
        span = _span_of((self.plan, *self.plans) if ahead else (self.review, *self.reviews))
        # A term counts five years from its election to the next: 2011/2016.
        if span and (count == (years := int(span[-4:]) - int(span[:4])) + 1 or count == years == _TERM):
            return span
        if date.shift == 0:
            return None
        if not ahead and span and self.kind is ReportKind.TERM_END:
            return f"{int(span[-4:]) - count + 1}/{span[-4:]}"
        return date.period_for(self.year, self.about, self.kind)

    def from_to(self, drafts: Sequence[FigureDraft], clean: str, first: int, pair: tuple[str, str] | None) -> None:
        """Sets the years of levels that 从…到… tells without a date, and the span of yearly averages told beside them.

        pair: the years that a clause before named (从2015年的3万元到2020年的5万元); otherwise a change runs from the end of the year,
        or the years, before those looked back on.
        """
        begin, end = self.review[:4], self.review[-4:]
        if not (begin.isdigit() and end.isdigit()):
            return
        from_election = self.kind is ReportKind.TERM_END and int(end) - int(begin) == _TERM
        before = begin if from_election else str(int(begin) - 1)
        earlier, later = pair or (before, end)
        opened: FigureDraft | None = None
        for draft in drafts:
            lead = clean[max(first, draft.start - 16) : draft.start]
            level = draft.transformation is Transformation.LEVEL and draft.collection is not Collection.AVERAGE
            if pair is None and draft.period not in (self.review, begin, end):
                opened = None
                continue
            if level and _FROM.search(lead):
                draft.period, opened = earlier, draft
                draft.origins[Aspect.PERIOD] = Origin(_FROM_TO, draft.start, draft.start)
                draft.inferred = [*dict.fromkeys([*draft.inferred, "period"])]
                continue
            if level and opened is not None and _ROSE_TO.fullmatch(clean, opened.end, draft.start):
                draft.period = later
                draft.origins[Aspect.PERIOD] = Origin(_FROM_TO, draft.start, draft.start)
                draft.inferred = [*dict.fromkeys([*draft.inferred, "period"])]
            elif draft.collection is Collection.AVERAGE and pair is not None and draft.period in (self.review, later):
                draft.period = f"{earlier if earlier >= begin else int(earlier) + 1}/{later}"
            if opened is not None and draft.start != opened.start:
                opened = None

    def from_now(self, drafts: Sequence[FigureDraft], clean: str, first: int) -> None:
        """Sets the year of the level that a plan starts from (由|18元|提高到32元): the last one looked back on."""
        begins = self.plan[:4]
        for draft in drafts if begins.isdigit() else ():
            level = draft.transformation is Transformation.LEVEL and draft.collection is not Collection.AVERAGE
            if not (level and (draft.period or "")[:4] >= begins and _RISES_TO.match(clean, draft.end)):
                continue
            if _STARTS.search(clean[max(first, draft.start - 7) : draft.start]):
                draft.period = str(int(begins) - 1)
                draft.origins[Aspect.PERIOD] = Origin(_FROM_TO, draft.start, draft.start)
                draft.inferred = [*dict.fromkeys([*draft.inferred, "period"])]

    def _end_point(self, draft: FigureDraft, said: str, before: str) -> str:
        """Of a span of years the one that 从…到… means; the span itself for what is no level."""
        if said.endswith(_ENDS):
            said = said.removesuffix(_ENDS)
            spans = draft.collection is Collection.AVERAGE or re.search(r"[五三两]年|累计", before)
            return said if spans else said[-4:]
        if draft.collection is Collection.AVERAGE and _RANGE.fullmatch(self.plan) and said == self.plan[-4:]:
            return self.plan
        if draft.collection is Collection.AVERAGE and _YEAR.fullmatch(said) and said[:4] > self.review[:4]:
            return f"{self.plan[:4]}/{said}" if self.plan[:4] < said else said
        if (
            _YEAR.fullmatch(said)
            and _RANGE.fullmatch(self.plan)
            and self.plan[:4] < said <= self.plan[-4:]
            and re.search(r"五年|累计", before)
        ):
            return f"{self.plan[:4]}/{said}"
        if _RANGE.fullmatch(said) and draft.transformation is Transformation.LEVEL and draft.collection is not Collection.AVERAGE:
            if _FROM.search(before):
                return said[:4]
            if (
                _TO.search(before)
                and not _TOTAL.search(before)
                and not (_IN_ALL.search(before) and draft.collection is Collection.SUM and draft.indicator is None)
            ):
                return said[-4:]
            if draft.collection is Collection.END and _RANGE.fullmatch(said):
                return said[-4:]
        return said

    def _has_start(self, draft: FigureDraft) -> bool:
        inferred = "period" in draft.inferred
        return (
            draft.period is not None
            and _RANGE.fullmatch(draft.period) is not None
            and (not inferred or (self.spoken and draft.period == self.review))
        )

    def _reviewed(self, draft: FigureDraft, before: str) -> str | None:
        """Stocks hold at the end of the period that is looked back on, and so do the heights that yearly sums reached; flows over it.

        A share holds at the end of years that are over; within the last year of a term its day is not said.
        """
        if not _RANGE.fullmatch(self.review):
            return self.review
        level = draft.transformation is Transformation.LEVEL
        if level and draft.dimension in ("share", "ratio", "rate") and draft.collection not in (Collection.EACH, Collection.AVERAGE):
            return self.review[-4:] if int(self.review[-4:]) < self.year else None
        stock = draft.collection is Collection.END or (draft.collection is None and level)
        over = before + (draft.hedge_words or "") if draft.hedge is Hedge.OVER else before
        reached = draft.collection is Collection.SUM and _REACHED.search(over) and not _ADDED_UP.search(before)
        return self.review[-4:] if stock or reached else self.review

    def _planned(self, draft: FigureDraft, before: str) -> str:
        """What is planned without a time: yearly averages over the several years; a height by their end; all else in the period planned.

        A stock of the last day and a yearly sum that crosses a height are told for the end, flows and growth for all the years.
        """
        if draft.collection is Collection.AVERAGE and _YEAR.fullmatch(self.plan):
            return _span_of(self.plans) or self.plan
        level = _RANGE.fullmatch(self.plan) and draft.transformation is Transformation.LEVEL and draft.dimension == "money"
        if level and draft.collection in (Collection.SUM, Collection.AVERAGE) and not _ADDED_UP.search(before):
            verbs = (before, before + (draft.hedge_words or ""))
            crosses = any(_CROSSES.search(words) for words in verbs)
            if crosses and draft.collection is Collection.AVERAGE and _LISTED_ON.search(before):
                draft.collection = Collection.SUM  # 年均增长5%、迈上3万亿元: the average is told of the growth alone
            if draft.collection is Collection.SUM and (crosses or any(_REACHED.search(words) for words in verbs)):
                return self.plan[-4:]
        return self.plan

    def _base(self, draft: FigureDraft) -> None:
        relative = draft.transformation in (Transformation.GROWTH, Transformation.CHANGE)
        plain_year = draft.period is not None and _YEAR.fullmatch(draft.period) is not None
        if relative and draft.base_period is None and plain_year and draft.collection is None:
            draft.base_period = str(int(draft.period or 0) - 1)
            draft.origins[Aspect.BASE] = Origin("the year before", draft.start, draft.start)
        if draft.base_period is not None and not relative and draft.transformation is not Transformation.MULTIPLE:
            draft.base_period = None
