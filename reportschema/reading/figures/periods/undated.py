"""What a review of several years says of no year: rates and shares, and the ranks of them.

In: the figures of a sentence, dated. Out: the same; those that only the part would date have no
period, unless what is told beside them gives it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportschema.models.fields.codes import Collection, Hedge, Part, Transformation
from reportschema.reading.figures.aspects.figure import FigureDraft, Origin
from reportschema.reading.figures.periods.dating import (
    GAP_THEN,
    MEANT_BACK,
    OF_THE_FIGURE_BEFORE,
    SPAN_NAMED,
)
from reportschema.reading.figures.periods.when import SPAN, YEAR, Times, years_counted

_SHARE = "share"
_RELATIVE = (Transformation.GROWTH, Transformation.CHANGE, Transformation.MULTIPLE)
# 人均公园绿地面积达到|15平方米: an average of a day; 人均收入 is an amount of a year.
_PER_HEAD = re.compile("(?:人均|户均|生均|每[千万百]+[人户])[^，,。；;、0-9]{0,16}$")
_OF_A_DAY = ("area", "length", "count")
# 产值增速达到|12%: the growth of some year.
_YEARLY_RATE = re.compile("(?:增[速幅]|增长率|涨幅)[^，,。；;、0-9]{0,6}$")
# 调解纠纷800件，成功率|99%; 民生支出90亿元，占财政支出的|八成: a rate of the work told before it.
_OF_THE_WORK = re.compile(
    "[，,、](?:其中)?(?:[^，,。；;、0-9]{0,8}?(?:满意|办[结复理]|答复|回复|解决|成功|化解|调[解处]|破案|侦破"
    "|合格|执[结行]|结案|审结|按[时期]|履约|落地|到位|采纳|落实|兑现|成活|转化|就业)[^，,。；;、0-9]{0,6}率"
    "|占)[^，,。；;、0-9]{0,16}"
)
_SHARE_OF_IT = re.compile("[，,、](?:分别|均|都)?占[^，,。；;、0-9]{0,16}")
# 支出90亿元，|八成以上用于民生
_SPENT_ON = re.compile("(?:用于|用在|投向|投入|投给)")
_COMMA = re.compile("[，,、](?:其中)?")
# 目前城镇化率已达|60%: as it is today.
_TODAY = re.compile("目前|现在|如今|至今|迄今")
_LISTED = re.compile("[、和及与]")
# 录取率从36%提高到|59%: a change has its end in the last year.
_FROM = re.compile("[从由自](?:[^，,。；;、0-9]{1,6}年前的?)?(?:约|近)?$")
_CAME_TO = re.compile("[^，,。；;0-9]{0,12}[到至为](?:了|约|近)?")
# 参保率始终保持在|95%以上, 满意度连续四年超过|98%: through all the years, or the last of them.
_ALL_ALONG = re.compile(
    "(?:始终|一直|历年|连年|年年|持续(?=超|保|稳|高|低|控))[^，,。；;0-9]{0,10}$"
    "|连续(?P<count>[两二三四五2-5])年[^，,。；;0-9]{0,10}$"
)
# 占比40%，比2010年|提高4个百分点
_FROM_THEN = re.compile("[，,、](?:分别)?[比较][^，,。；;、]{4,12}")
_NEAR = 40
_THROUGHOUT = "the same through the years"
_RATE_OF_WORK = "rate of the work told before it"
_BESIDE_A_RISE = "level that a rise since a named year came to"
_LATER_YEAR = "last of the years since a named one"
_NO_YEAR = "no word says of which of several years"
_AS_WHAT_IT_RANKS = "time of what is ranked"
# 获奖数量|居全省首位: what was won through the years.
_WON = re.compile("(?:获奖|新增|净增|引进)[^，,。；;]{0,6}(?:数|数量|总数|总量)$")
# 森林覆盖率|居全省第二: a rate is ranked.
_RATE_NAME = re.compile("(?:率|比[重例率]|占比|效率|速度|满意度|增[速幅])$")


def undated(
    times: Times, drafts: Sequence[FigureDraft], clean: str, first: int, part: Part
) -> None:
    """Takes the year from rates of several years that nothing dates, and from their ranks.

    And gives a rise since a named year the last of them. first: where their sentence begins.
    """
    for draft in drafts:
        _since_named(draft)
    if part is Part.PROBLEMS or not SPAN.fullmatch(times.review):
        return
    for i, draft in enumerate(drafts):
        before = drafts[i - 1] if i else None
        behind = drafts[i + 1] if i + 1 < len(drafts) else None
        if draft.measure.transformation is Transformation.RANK:
            _as_ranked(draft, times.review)
        elif before is not None and _goes_on(before, draft, clean):
            _undate(draft)
        elif _is_undated(draft) and _is_rate(draft, clean):
            _date_rate(times.review, first, draft, before, behind, clean)


def _since_named(draft: FigureDraft) -> None:
    """五年来收入比2015年|增长60%: of 2020, with 2015 as its base."""
    time = draft.time
    span = SPAN.fullmatch(time.period or "")
    rises = draft.measure.transformation in _RELATIVE and draft.measure.collection is None
    if span is None or not rises or not YEAR.fullmatch(time.base_period or ""):
        return
    if (time.base_period or "") < span.group()[:4]:
        last = Origin(_LATER_YEAR, *(time.base_origin or Origin("", 0, 0))[1:])
        draft.time = time._replace(period=span.group()[-4:], origin=last)
        draft.inferred = tuple(one for one in draft.inferred if one != "period")


def _is_undated(draft: FigureDraft) -> bool:
    """Whether only the part says when a figure was so, or a list that opens with 五年来.

    Of such a list only what is said to have been reached (五年来，…，覆盖率达到|90%).
    """
    told = draft.time.origin
    if told is None or told.rule != SPAN_NAMED:
        return told is not None and told.rule == MEANT_BACK
    return YEAR.fullmatch(draft.time.period or "") is not None or draft.measure.hedge is Hedge.OVER


def _is_rate(draft: FigureDraft, clean: str) -> bool:
    """Whether a figure is a rate, a share, an average a head, or a growth of some year."""
    how = draft.measure
    if how.transformation is Transformation.GROWTH and how.collection is None:
        near = clean[max(0, draft.start - 12) : draft.start]
        return draft.time.base_period is None and _YEARLY_RATE.search(near) is not None
    if how.transformation is not Transformation.LEVEL:
        return False
    if how.dimension == _SHARE and how.collection in (None, Collection.END):
        return True
    averaged = how.dimension in _OF_A_DAY and how.collection in (None, Collection.END)
    near = clean[max(0, draft.start - 20) : draft.start] if averaged else ""
    return _PER_HEAD.search(near) is not None


def _date_rate(
    span: str,
    first: int,
    draft: FigureDraft,
    before: FigureDraft | None,
    behind: FigureDraft | None,
    clean: str,
) -> None:
    """Gives an undated rate the time of what stands beside it, or none."""
    inferred = tuple(one for one in draft.inferred if one != "period")
    if _FROM.search(clean, max(first, draft.start - 12), draft.start) or (
        before is not None and _ends_a_change(before, draft, clean)
    ):
        return
    if _TODAY.search(clean, max(first, draft.start - _NEAR), draft.start):
        return
    along = _ALL_ALONG.search(clean, max(0, draft.start - 20), draft.start)
    if along is not None:
        origin = Origin(_THROUGHOUT, *along.span())
        draft.time = draft.time._replace(period=_last_of(span, along["count"]), origin=origin)
        inferred = (*inferred, "period")
    elif before is not None and _goes_with(before, draft, clean):
        period = before.time.period
        if period is not None and (SPAN.fullmatch(period) or period == f"../{span[-4:]}"):
            period = span if period.startswith("..") else period
            inferred = (*inferred, *(("period",) if "period" in before.inferred else ()))
        draft.time = draft.time._replace(period=period, origin=before.gives(_RATE_OF_WORK))
    elif (
        behind is not None
        and behind.measure.transformation in _RELATIVE
        and _FROM_THEN.match(clean, draft.end, behind.start)
        and behind.time.base_origin is not None
        and behind.time.base_origin.start >= draft.end
        and YEAR.fullmatch(behind.time.period or "")
    ):
        origin = behind.gives(_BESIDE_A_RISE)
        draft.time = draft.time._replace(period=behind.time.period, origin=origin)
    else:
        _undate(draft)
        return
    draft.inferred = inferred


def _undate(draft: FigureDraft) -> None:
    """Takes the period of a figure, for want of a word that gives it."""
    origin = Origin(_NO_YEAR, draft.start, draft.start)
    draft.time = draft.time._replace(period=None, base_period=None, origin=origin)
    draft.inferred = tuple(one for one in draft.inferred if one != "period")


def _goes_on(before: FigureDraft, draft: FigureDraft, clean: str) -> bool:
    """Whether a figure is told on with an undated one.

    增速达到15%、|9%; 占比50%、高于全省|2个百分点.
    """
    told, own = before.time.origin, draft.time.origin
    if told is None or own is None or told.rule != _NO_YEAR:
        return False
    grown = draft.measure.transformation is before.measure.transformation is Transformation.GROWTH
    if grown and _is_undated(draft):
        return _LISTED.fullmatch(clean, before.end, draft.start) is not None
    return own.rule == GAP_THEN or own == before.gives(OF_THE_FIGURE_BEFORE)


def _last_of(span: str, count: str | None) -> str:
    """The last so many years of a span, all of it where none are counted."""
    first = int(span[-4:]) - years_counted(count) + 1 if count else int(span[:4])
    return f"{max(first, int(span[:4]))}/{span[-4:]}"


def _ends_a_change(before: FigureDraft, draft: FigureDraft, clean: str) -> bool:
    """Whether a level is what another before it rose or fell to (从36%提高到|59%)."""
    level = before.measure.transformation is Transformation.LEVEL
    begins = _FROM.search(clean, max(0, before.start - 12), before.start) if level else None
    return begins is not None and _CAME_TO.fullmatch(clean, before.end, draft.start) is not None


def _goes_with(before: FigureDraft, draft: FigureDraft, clean: str) -> bool:
    """Whether a rate is that of the work told before it, or listed with one that is."""
    told = before.time.origin
    stock = before.measure.collection is Collection.END and not _is_undated(before)
    if stock and _SHARE_OF_IT.fullmatch(clean, before.end, draft.start):
        return True  # 里程从2万公里增加到3万公里，占全国|一成
    if _LISTED.fullmatch(clean, before.end, draft.start):
        return told is not None and told.rule == _RATE_OF_WORK
    how = before.measure
    adds_up = how.collection in (Collection.SUM, Collection.SINCE)
    work = adds_up and how.transformation is Transformation.LEVEL
    work = work or how.transformation is Transformation.COMPLETION
    if work and _COMMA.fullmatch(clean, before.end, draft.start):
        return _SPENT_ON.match(clean, draft.end) is not None
    return work and _OF_THE_WORK.fullmatch(clean, before.end, draft.start) is not None


def _as_ranked(draft: FigureDraft, span: str) -> None:
    """A rank is of the time of what it ranks: of none where that is an undated rate."""
    ranked = draft.links.ranks
    if SPAN.fullmatch(draft.time.period or "") and _is_undated(draft):
        return  # 连续四年居首位
    if ranked is not None and ranked.measure.collection is not Collection.AVERAGE:
        if _is_undated(draft) or draft.time.origin == ranked.gives(OF_THE_FIGURE_BEFORE):
            period = (ranked.time.period or "").removeprefix("../") or None
            origin = ranked.gives(_AS_WHAT_IT_RANKS)
            draft.time = draft.time._replace(period=period, origin=origin)
    elif ranked is None and _is_undated(draft) and _RATE_NAME.search(draft.links.rank_of or ""):
        _undate(draft)
    elif ranked is None and _is_undated(draft) and _WON.search(draft.links.rank_of or ""):
        origin = Origin(_AS_WHAT_IT_RANKS, draft.start, draft.start)
        draft.time = draft.time._replace(period=span, origin=origin)
        draft.inferred = (*draft.inferred, "period")
