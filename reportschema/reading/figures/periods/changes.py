"""The years of levels that a change runs between: 从…到…, 由…提高到….

In: the figures of a sentence with their periods. Out: the same, the level before dated before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportschema.models.fields.codes import Collection, ReportKind, Transformation
from reportschema.reading.figures.aspects.figure import FigureDraft, Origin
from reportschema.reading.figures.periods.dating import NAMED, SPAN_NAMED, UP_TO
from reportschema.reading.figures.periods.when import TERM, WRITTEN_YEAR, YEAR, Times, years_counted

_FROM = re.compile(r"(?:从|由|自)$")
# 从全国|第12位升至第5位
_FROM_PLACE = re.compile("[从由](?:全[国省市区州县球]|世界|[东中西]部(?:地区)?)?$")
# 从2015年的|3万元增长到5万元: the year of the level before is named, that of the later one not.
_FROM_YEAR = re.compile(f"[从由]{WRITTEN_YEAR}年(?:末|底)?的?(?:约|近)?$")
_ROSE_TO = re.compile(r"[^，,。；;0-9]{0,12}[到至为](?:了|约|近)?")
# 由年初的|3项增至5项
_FROM_OPENING = re.compile("[从由]年初的?(?:约|近)?$")
# 由五年前的|30%扩大到70%
_FROM_AGO = re.compile(
    "[从由](?P<count>[一二两三四五六七八九十]|[1-9]|10)年(?:前|以前)的?(?:约|近)?$"
)
# 由|18元|提高到32元: a level that a plan starts from.
_STARTS = re.compile(
    r"[从由自](?:每[人户亩生吨件]|每?[年月天日]|每学[年期]|每次|人均|生均|户均){0,3}$"
)
_RISES_TO = re.compile(
    r"[^，,。；;0-9一二三四五六七八九十]{0,10}[提增上扩降减缩压][^，,。；;0-9一二三四五六七八九十]{0,3}[到至为]"
)
_YEAR_NAMED = re.compile(f"{WRITTEN_YEAR}年?")
_SINCE_JANUARY = "from the beginning of the year"
_SO_LONG_AGO = "so many years before"
_FROM_TO = "from one time to another"


def from_to(
    times: Times,
    drafts: Sequence[FigureDraft],
    clean: str,
    first: int,
    pair: tuple[str, str] | None,
) -> None:
    """Sets the years of levels that 从…到… tells without a date.

    And the span of yearly averages told beside them.

    pair: the years that a clause before named (从2015年的3万元到2020年的5万元); otherwise a
    change runs from the end of the year, or the years, before those looked back on.
    """
    begin, end = times.review[:4], times.review[-4:]
    if not (begin.isdigit() and end.isdigit()):
        return
    from_election = times.kind is ReportKind.TERM_END and int(end) - int(begin) == TERM
    before = begin if from_election else str(int(begin) - 1)
    earlier, later = pair or (before, end)
    opened: FigureDraft | None = None
    for draft in drafts:
        if draft.time.origin is not None and draft.time.origin.rule == UP_TO:
            continue
        if _over_named_years(draft, clean):
            opened = None
            continue
        lead = clean[max(first, draft.start - 16) : draft.start]
        ranks = draft.measure.transformation is Transformation.RANK
        level = ranks or (
            draft.measure.transformation is Transformation.LEVEL
            and draft.measure.collection is not Collection.AVERAGE
        )
        if level and _FROM_OPENING.search(lead) and YEAR.fullmatch(draft.time.period or ""):
            origin = Origin(_SINCE_JANUARY, draft.start - len("年初"), draft.start)
            draft.time = draft.time._replace(period=f"{draft.time.period}-01", origin=origin)
            opened = None
            continue
        ago = _FROM_AGO.search(lead) if level and "年" in lead else None
        if ago is not None:
            origin = Origin(_SO_LONG_AGO, draft.start - len(ago.group()), draft.start)
            year = str(int(end) - years_counted(ago["count"]))
            draft.time = draft.time._replace(period=year, origin=origin)
            opened = None
            continue
        if level and pair is None and _FROM_YEAR.search(lead):
            opened = draft
            continue
        if pair is None and draft.time.period not in (times.review, begin, end):
            opened = None
            continue
        if level and (_FROM_PLACE if ranks else _FROM).search(lead):
            _infer(draft, earlier)
            opened = draft
            continue
        if level and opened is not None and _ROSE_TO.fullmatch(clean, opened.end, draft.start):
            _infer(draft, later)
        elif (
            draft.measure.collection is Collection.AVERAGE
            and pair is not None
            and draft.time.period in (times.review, later)
        ):
            since = earlier if earlier >= begin else int(earlier) + 1
            origin = Origin(_FROM_TO, draft.start, draft.start)
            draft.time = draft.time._replace(period=f"{since}/{later}", origin=origin)
        if opened is not None and draft.start != opened.start:
            opened = None


def _over_named_years(draft: FigureDraft, clean: str) -> bool:
    """Whether its clause names the two years of a change: 1978年到1982年，学校由|3所增加到9所."""
    told = draft.time.origin
    if (
        told is None
        or told.rule not in (NAMED, SPAN_NAMED)
        or not YEAR.fullmatch(draft.time.period or "")
    ):
        return False
    named = clean[told.start : told.end]
    return len(_YEAR_NAMED.findall(named)) == len(("first", "last"))


def from_now(times: Times, drafts: Sequence[FigureDraft], clean: str, first: int) -> None:
    """Sets the year of the level that a plan starts from (由|18元|提高到32元).

    The last one looked back on.
    """
    begins = times.plan[:4]
    for draft in drafts if begins.isdigit() else ():
        if not starts_from(draft, clean, first):
            continue
        draft.promise = draft.promise._replace(told=True)
        if (draft.time.period or "")[:4] >= begins:
            _infer(draft, str(int(begins) - 1))


def starts_from(draft: FigureDraft, clean: str, first: int = 0) -> bool:
    """Whether a figure is the level that a rise starts from (由每人每月|18元|提高到32元)."""
    return (
        draft.measure.transformation is Transformation.LEVEL
        and draft.measure.collection is not Collection.AVERAGE
        and _RISES_TO.match(clean, draft.end) is not None
        and _STARTS.search(clean[max(first, draft.start - 7) : draft.start]) is not None
    )


def _infer(draft: FigureDraft, period: str) -> None:
    """Gives a level the year that the change from it, or to it, implies."""
    origin = Origin(_FROM_TO, draft.start, draft.start)
    draft.time = draft.time._replace(period=period, origin=origin)
    if "period" not in draft.inferred:
        draft.inferred = (*draft.inferred, "period")
