"""The year that a rise is counted from where another clause says it.

In: the figures of a sentence, dated. Out: the same, with the base period of rises that had only the
year before by default: 由1997年的3万人增加到2002年的5万人，增长60% rises from 1997, and so does
each rise behind 2002年同1997年相比.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportschema.models.fields.codes import Collection, Transformation
from reportschema.reading.figures.aspects.figure import FigureDraft, Origin
from reportschema.reading.figures.periods.settling import YEAR_BEFORE
from reportschema.reading.figures.periods.when import WRITTEN_YEAR, YEAR, years_counted
from reportschema.reading.times.expressions import year_of

# 1957年同1952年比较，…; 1957年比1952年有如下增长：…
_LEAD = re.compile(
    rf"(?<![0-9])(?P<later>{WRITTEN_YEAR})年[^，,。；;0-9]{{0,8}}[同与和比跟较](?P<base>{WRITTEN_YEAR})年"
    r"[^，,。；;：:0-9]{0,14}[，,：:]"
)
_COMPARES = re.compile("[比较]|上年|去年|同期")
_COMPARED = re.compile(
    rf"(?:比|较|同|与)(?P<base>{WRITTEN_YEAR})年|同比|上一?年|去年|同期|[12][0-9]{{3}}年"
)
_TIMES_OVER = ("倍", "番")
_BACK = 300
_ENDS = re.compile("[。\n]")
# 5万人，|增长60%; 5万人，即|增加2万人
_GOES_ON = re.compile("[，,、]?(?:即|共|也|已经?|约|则|就|净|实际|扣除[^，,。；;]{2,12}[，,])*")
_RISES = re.compile("[^，,。；;0-9]{0,8}[到至为]")
# 比五年前|增加5万人
_YEARS_AGO = re.compile(
    "[比较](?:(?P<count>[一二两三四五六七八九十]|[1-9]|10)年前)[^，,。；;、0-9]{0,6}$"
)
_RELATIVE = (Transformation.GROWTH, Transformation.CHANGE, Transformation.MULTIPLE)
_FROM_AGO = "compared with so many years before"
_FROM_LEVEL = "from the level told before"
# 解放以来，人口|增长四成: a year that all know; that of 建厂以来 is not told.
_SINCE = re.compile("(?P<event>[^，,。；;：:年来0-9]{2,16})以来[，,]")
_EVENT_YEARS = {
    "解放": "1949",
    "建国": "1949",
    "新中国成立": "1949",
    "中华人民共和国成立": "1949",
    "改革开放": "1978",
    "十一届三中全会": "1978",
}
_NAMES_A_TIME = re.compile("年|去年|今年|月|季度|时期|期间")
_SINCE_EVENT = "since an event"
_FROM_LEAD = "compared with in an earlier clause"


def rise_from(drafts: Sequence[FigureDraft], clean: str, first: int) -> None:
    """Sets the base of rises that have the year before for want of another.

    And the year of levels that rises begin with, where an earlier clause names it.

    first: where their sentence begins.
    """
    for draft in drafts:
        if _begins_a_rise(draft, clean) and (lead := _opened(clean, draft.start)) is not None:
            year, origin = str(year_of(lead["base"])), Origin(_FROM_LEAD, *lead.span())
            draft.time = draft.time._replace(period=year, origin=origin)
    for i, draft in enumerate(drafts):
        if _since_years_ago(draft, clean, first):
            continue
        by = draft.time.base_origin
        if by is None or by.rule != YEAR_BEFORE or draft.time.period is None:
            continue
        if i > 1 and _rises_between(drafts[i - 2], drafts[i - 1], draft, clean):
            level = drafts[i - 2]
            origin = level.gives(_FROM_LEVEL)
            draft.time = draft.time._replace(base_period=level.time.period, base_origin=origin)
        elif (
            lead := _lead(draft, clean, first)
            or _multiplied(draft, clean, first)
            or _led(draft, clean, first)
        ) is not None:
            year, origin = str(year_of(lead["base"])), Origin(_FROM_LEAD, *lead.span())
            draft.time = draft.time._replace(base_period=year, base_origin=origin)
        elif (event := _event(draft, clean, first)) is not None:
            names = (year for name, year in _EVENT_YEARS.items() if event["event"].endswith(name))
            origin = Origin(_SINCE_EVENT, *event.span())
            draft.time = draft.time._replace(base_period=next(names, None), base_origin=origin)


def _event(draft: FigureDraft, clean: str, first: int) -> re.Match[str] | None:
    """The event since which something rose, where its sentence names no time behind it."""
    event = (
        _SINCE.search(clean, first, draft.start) if "以来" in clean[first : draft.start] else None
    )
    if event is None:
        return None
    behind = clean[event.end() : draft.start]
    timed = _NAMES_A_TIME.search(behind) or _COMPARES.search(re.split("[，,；;]", behind)[-1])
    return None if timed else event


def _led(draft: FigureDraft, clean: str, first: int) -> re.Match[str] | None:
    """The clause that opens the sentence before and sets the years for the list that goes on.

    1990年同1985年相比，客运量增长两成。货运量|增长三成. A sentence with a time of its own ends it.
    """
    opens = max(clean.rfind(mark, max(0, first - _BACK), first - 1) for mark in "。；;\n") + 1
    if clean[first - 1 : first] not in ("。", "；", ";") or (opens == 0 and first > _BACK):
        return None
    if _NAMES_A_TIME.search(own := clean[first : draft.start]) or _COMPARES.search(own):
        return None
    lead = _LEAD.match(clean, opens + _space(clean, opens), first)
    if lead is None or str(year_of(lead["later"])) != draft.time.period:
        return None
    return lead if str(year_of(lead["base"])) < (draft.time.period or "") else None


def _space(clean: str, start: int) -> int:
    """How many blanks stand there."""
    return len(clean[start : start + 8]) - len(clean[start : start + 8].lstrip())


def _since_years_ago(draft: FigureDraft, clean: str, first: int) -> bool:
    """Counts a rise from so many years before the last of its period (比五年前|增加5万人)."""
    if draft.measure.transformation not in _RELATIVE or draft.promise.made:
        return False
    ago = _YEARS_AGO.search(clean, max(first, draft.start - 12), draft.start)
    last = (draft.time.period or "").rpartition("/")[2]
    if ago is None or not YEAR.fullmatch(last):
        return False
    origin = Origin(_FROM_AGO, *ago.span())
    base = str(int(last) - years_counted(ago["count"]))
    draft.time = draft.time._replace(
        period=last, origin=origin, base_period=base, base_origin=origin
    )
    draft.inferred = tuple(one for one in draft.inferred if one != "period")
    return True


def _begins_a_rise(draft: FigureDraft, clean: str) -> bool:
    """Whether a figure is the level that another rises from: 由|3万人增加到5万人."""
    level = draft.measure.transformation is Transformation.LEVEL
    return level and clean[draft.start - 1] in "由从" and _RISES.match(clean, draft.end) is not None


def _rises_between(
    earlier: FigureDraft, later: FigureDraft, draft: FigureDraft, clean: str
) -> bool:
    """Whether two levels of one series stand right before, of an earlier year and of its own."""
    levels = earlier.measure.transformation is later.measure.transformation is Transformation.LEVEL
    averages = Collection.AVERAGE in (earlier.measure.collection, later.measure.collection)
    if not levels or averages or earlier.measure.unit != later.measure.unit:
        return False
    if any(one.subject.named != draft.subject.named for one in (earlier, later)):
        return False
    if later.time.period != draft.time.period or not YEAR.fullmatch(earlier.time.period or ""):
        return False
    goes_on = _GOES_ON.fullmatch(clean, later.end, draft.start)
    return (earlier.time.period or "") < (later.time.period or "") and goes_on is not None


def _multiplied(draft: FigureDraft, clean: str, first: int) -> re.Match[str] | None:
    """The year that a clause before compares with, for what grew so many times over.

    茶园比1957年增长4倍，竹园|增长12倍: hardly within a year.
    """
    if draft.measure.unit not in _TIMES_OVER:
        return None
    begin = max(0, first - _BACK)
    text = clean[begin : draft.start]
    last = max((mark.end() for mark in _ENDS.finditer(text)), default=0)
    compared = [*_COMPARED.finditer(clean, begin + last, draft.start)]
    if not compared or compared[-1]["base"] is None:
        return None
    return compared[-1] if str(year_of(compared[-1]["base"])) < (draft.time.period or "") else None


def _opened(clean: str, start: int) -> re.Match[str] | None:
    """The clause of a sentence that sets the years of all rises behind it, semicolons or not."""
    begin = max(0, start - _BACK)
    ends = [mark.end() for mark in _ENDS.finditer(clean, begin, start)]
    found = [*_LEAD.finditer(clean, ends[-1] if ends else begin, start)]
    ordered = found and str(year_of(found[-1]["base"])) < str(year_of(found[-1]["later"]))
    return found[-1] if ordered else None


def _lead(draft: FigureDraft, clean: str, first: int) -> re.Match[str] | None:
    """The clause that sets the years for all behind it, where that of the figure compares none."""
    begin = max(0, first - _BACK)
    text = clean[begin : draft.start]
    last = max((mark.end() for mark in _ENDS.finditer(text)), default=0)
    clause = re.split("[，,：:；;]", text[last:])[-1]
    if _COMPARES.search(clause):
        return None
    found = [*_LEAD.finditer(clean, begin + last, draft.start)]
    if not found or str(year_of(found[-1]["later"])) != draft.time.period:
        return None
    return found[-1] if str(year_of(found[-1]["base"])) < (draft.time.period or "") else None
