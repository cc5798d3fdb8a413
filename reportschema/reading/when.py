"""When a figure holds: the date its sentence names, or what the part of the speech means by default; and what it is compared with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportschema.models.codes import Collection, Part, ReportKind, Transformation
from reportschema.reading.times import Time, TimeKind

if TYPE_CHECKING:
    from reportschema.reading.figures import FigureDraft


_COMPARED = re.compile(r"(?:比|较|与|(?P<weak>同|和|跟)|(?P<times>是|为|相当于))“?$")
_COMPARISON = re.compile(r"[”]?(?:年?(?:末|底)?的?(?:相比|比较|相对比|比)|期?(?:间|末)?的)")
# Marks a span that is spoken of at its end: “十二五”期末 is 2015 for a level, 2011/2015 for what is told of the five years.
_ENDS = "末"
_END_OF = re.compile(r"[”]?(?:期|时期)?末")
_FROM = re.compile(r"(?:从|由|自)$")
_TO = re.compile(r"(?:到|至|为)$")
# 比2006年(110家)增长81.8%: the bracket tells the level of the year compared with.
_IN_BRACKETS = re.compile(r"[末底]?[(（]约?")
_LAST_YEAR = re.compile(r"\s*(?:各位代表[，,!！:：])?\s*(?:即将|刚刚)过去的(?:一年|(?P<year>[12][0-9]{3})年)")
_SEVERAL_YEARS = re.compile(r"\s*(?:[（(][一二三四五六七八九十]+[)）])?(?:五年来|过去五年|过去的五年|这五年|各位代表|回顾|总结)")
_ROSE_TO = re.compile(r"[^，,。；;0-9]{0,12}[到至为](?:了|约|近)?")
_YEAR = re.compile(r"[12][0-9]{3}")
_RANGE = re.compile(r"[12][0-9]{3}/[12][0-9]{3}")


@dataclass(frozen=True)
class Times:
    """The times of one report: year of delivery, the period looked back on, the period planned."""

    year: int
    review: str
    plan: str
    kind: ReportKind = ReportKind.ANNUAL

    @property
    def about(self) -> int:
        """The last year looked back on: what a month without a year belongs to."""
        return int(self.review[-4:]) if self.review[-4:].isdigit() else self.year - 1

    def last_year(self, clean: str, first: int, last: int, part: Part, block: str | None) -> str | None:
        """The year that a block of paragraphs is about, in the review of several years: 刚刚过去的2022年,… opens one, 五年来… ends it."""
        if part is not Part.REVIEW or not _RANGE.fullmatch(self.review):
            return None
        opened = _LAST_YEAR.match(clean, first, last)
        if opened:
            return opened["year"] or self.review[-4:]
        return None if _SEVERAL_YEARS.match(clean, first, last) else block

    def topic(self, dates: Sequence[Time], first: int, last: int, part: Part) -> str | None:
        """The year that a sentence opens with: in the review of several years it holds to the end of its paragraph."""
        if part is not Part.REVIEW or not _RANGE.fullmatch(self.review):
            return None
        opening = next((date for date in dates if first <= date.start <= first + 2 and date.end < last), None)
        period = opening.period_for(self.year, self.about, self.kind) if opening else None
        return period if period and re.fullmatch(r"[12][0-9]{3}(?:/[12][0-9]{3})?", period) else None

    def date(
        self, draft: FigureDraft, clean: str, dates: Sequence[Time], first: int, part: Part, carried: str | None, since: int = 0
    ) -> str | None:
        """Sets period and base period of a draft from the dates of its sentence; gives the period that the sentence goes on with.

        carried: the period that the sentence before it, set apart by a semicolon only, went on with; since: where the quantity before
        ended, so that the year of a 从2015年的… that it belongs to goes no further.
        """
        before = [date for date in dates if date.end <= draft.start]
        said: str | None = carried
        for date in before:
            period = date.period_for(self.year, self.about, self.kind)
            if period is None:
                continue
            if (
                date.end < since <= draft.start
                and not re.fullmatch(r"[、和及与]+", clean[since : draft.start])
                and _FROM.search(clean[max(first, date.start - 2) : date.start])
            ):
                continue
            if date.kind is TimeKind.YEAR and re.match("以?前", clean[date.end : date.end + 2]) and int(period[:4]) < self.about:
                continue
            if (
                clean[date.start : date.end] == "上年"
                and part is Part.REVIEW
                and _FROM.search(clean[max(first, date.start - 2) : date.start])
            ):
                period = str(int(period) - 1)
            compared = _COMPARED.search(clean[max(first, date.start - 3) : date.start])
            told = _COMPARISON.match(clean, date.end) if compared else None
            plain = compared is not None and not (compared["weak"] or compared["times"])
            if compared and _IN_BRACKETS.fullmatch(clean, date.end, draft.start):
                said = period
                continue
            if compared and (plain or (told and "比" in told.group()) or draft.transformation is Transformation.MULTIPLE):
                near = draft.start - date.end < 12 or (told is not None and "比" in told.group())
                if near and date.kind is not TimeKind.RELATIVE:
                    draft.base_period = period
                continue
            said = f"{period}{_ENDS}" if _RANGE.fullmatch(period) and _END_OF.match(clean, date.end) else period
        promised = part in (Part.PLAN, Part.SELF_BUILDING)
        if said is not None:
            draft.period = self._end_point(draft, said, clean[max(first, draft.start - 12) : draft.start])
        else:
            draft.period = self.plan if promised else self._reviewed(draft)
            undated = draft.dimension in ("share", "ratio", "rate") and draft.transformation is Transformation.LEVEL
            if undated and not promised and _RANGE.fullmatch(self.review):
                draft.period = None
            if _RANGE.fullmatch(draft.period or ""):
                draft.inferred.append("period")
        if draft.collection is Collection.SINCE and draft.period and "/" not in draft.period:
            draft.period = f"../{draft.period}"
        self._base(draft)
        return said

    def from_to(self, drafts: Sequence[FigureDraft], clean: str, first: int, pair: tuple[str, str] | None) -> None:
        """Sets the years of levels that 从…到… tells without a date, and the span of yearly averages told beside them.

        pair: the years that a clause before named (从2015年的3万元到2020年的5万元); otherwise a change runs from the end of the year,
        or the years, before those looked back on.
        """
        begin, end = self.review[:4], self.review[-4:]
        if not (begin.isdigit() and end.isdigit()):
            return
        before = begin if self.kind is ReportKind.TERM_END else str(int(begin) - 1)
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
                draft.inferred = [*dict.fromkeys([*draft.inferred, "period"])]
                continue
            if level and opened is not None and _ROSE_TO.fullmatch(clean, opened.end, draft.start):
                draft.period = later
                draft.inferred = [*dict.fromkeys([*draft.inferred, "period"])]
            elif draft.collection is Collection.AVERAGE and pair is not None and draft.period in (self.review, later):
                draft.period = f"{earlier if earlier >= begin else int(earlier) + 1}/{later}"
            if opened is not None and draft.start != opened.start:
                opened = None

    def _end_point(self, draft: FigureDraft, said: str, before: str) -> str:
        """Of a span of years the one that 从…到… means; the span itself for what is no level."""
        if said.endswith(_ENDS):
            said = said.removesuffix(_ENDS)
            spans = draft.collection is Collection.AVERAGE or re.search(r"[五三两]年|累计", before)
            return said if spans else said[-4:]
        if draft.collection is Collection.AVERAGE and _RANGE.fullmatch(self.plan) and said == self.plan[-4:]:
            return self.plan
        if draft.collection is Collection.AVERAGE and re.fullmatch(r"[12][0-9]{3}", said) and said[:4] > self.review[:4]:
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
            if _TO.search(before):
                return said[-4:]
        return said

    def _reviewed(self, draft: FigureDraft) -> str:
        """Stocks hold at the end of the period that is looked back on, flows over it."""
        if _RANGE.fullmatch(self.review):
            stock = draft.collection is Collection.END or (draft.collection is None and draft.transformation is Transformation.LEVEL)
            return self.review[-4:] if stock else self.review
        return self.review

    def _base(self, draft: FigureDraft) -> None:
        relative = draft.transformation in (Transformation.GROWTH, Transformation.CHANGE)
        plain_year = draft.period is not None and re.fullmatch(r"[12][0-9]{3}", draft.period) is not None
        if relative and draft.base_period is None and plain_year and draft.collection is None:
            draft.base_period = str(int(draft.period or 0) - 1)
        if draft.base_period is not None and not relative and draft.transformation is not Transformation.MULTIPLE:
            draft.base_period = None
