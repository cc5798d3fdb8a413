"""What a figure takes from the one before it: measure, time, rank; and whom it is compared with."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reportschema.models.fields.codes import Collection, Transformation
from reportschema.reading.figures.aspects import coverages
from reportschema.reading.figures.aspects.figure import FigureDraft, Origin
from reportschema.reading.figures.links.ranking import placed_among, rank
from reportschema.reading.figures.periods.dating import (
    GAP_THEN,
    OF_THE_FIGURE_BEFORE,
    THAN_OTHERS,
)
from reportschema.reading.figures.periods.when import SPAN
from reportschema.reading.sentence.lexicon import IndicatorNames
from reportschema.reading.subjects.carried_over.earlier import GAP
from reportschema.reading.subjects.names import naming
from reportschema.reading.subjects.spots.carried import Carried
from reportschema.reading.times.expressions import Time, TimeKind

_BETTER = re.compile(r"[、，,](?:力争|争取|努力|奋力|冲刺|确保)(?:达到|实现|完成|增长)?")
_AGAINST = re.compile(r"[,，、]?(?:比|较|是|为|相当于)[^，,。；;、]{4,12}的?")
# 快于投资增速|2个百分点, 超省定目标|3个百分点: a gap, and no change over a year.
_ANOTHER_TIME = re.compile("[年月季期初末底]|计划(?!目标|要求)")
_OVER_BOUND = re.compile(
    r"超(?:过|出|额)?[^，,。；;0-9]{0,8}(?:目标|标准|要求|任务|预期)(?:的?值)?$"
)
_LISTED = re.compile("[、和及与]")
# 平均每年增加42亿元|，增长4.9%: the rate is that of each year too.
_RATE_OF_IT = re.compile("[，,、](?:即|每年)?")
_RELATIVE = (Transformation.GROWTH, Transformation.CHANGE, Transformation.MULTIPLE)
_AS_THE_FIGURE_BEFORE = "collected as the figure before"
# 增速高于全省|2个百分点
_RISE = re.compile("增[速长幅]|涨幅|降幅")
# “七五”时期同|“六五”时期相比，
_AGAINST_PLAN = re.compile("[”]?(?:计划)?(?:时期|期间)?[同与和比跟较][“]?")
_COMPARED_PLAN = re.compile("[”]?(?:计划)?(?:时期|期间)?(?:相比较?|比较|对比)?[，,]")
_MEAN = re.compile("年平均|年均|平均每年|每年平均")
_OVER_PLANS = "averages over two plans"
_CAME_TO = re.compile(r"[^，,。；;0-9]{0,12}[到至为](?:了|约|近)?")
_STRIVEN_FOR = "growth that is striven for"


def follow(draft: FigureDraft, before: FigureDraft | None, left: str, words: str) -> None:
    """Sets what a figure takes from the one before it.

    left: the words between them. words: those of the figure before.
    """
    if before is None:
        return
    _strive(draft, before, left)
    _compare(draft, before, left)
    _go_on_with_list(draft, before, left)
    _go_on_with_average(draft, before, left, words)
    _go_on_against_average(draft, before)


def _strive(draft: FigureDraft, first: FigureDraft, left: str) -> None:
    """增长5.5%以上、力争6%: the second number is the same growth."""
    growth = (
        first.measure.transformation is Transformation.GROWTH
        and draft.measure.unit == first.measure.unit
    )
    if not growth or not _BETTER.fullmatch(left):
        return
    indicator, label, coverage = first.subject.named
    origin = first.gives(_STRIVEN_FOR)
    draft.subject = draft.subject._replace(
        indicator=indicator,
        label=label,
        coverage=coverage,
        basis=first.subject.basis,
        origin=origin,
    )
    draft.measure = draft.measure._replace(
        transformation=first.measure.transformation,
        collection=first.measure.collection,
        origin=origin,
        collected_by=origin,
    )
    draft.inferred = first.inferred
    _take_times(draft, first)


def _compare(draft: FigureDraft, level: FigureDraft, left: str) -> None:
    """达58.9%,比2015年提高6.7个百分点: what is compared holds for the year of the level before."""
    if (
        level.measure.transformation is Transformation.LEVEL
        and draft.measure.transformation in _RELATIVE
        and draft.time.base_period is not None
        and "period" in draft.inferred
        and level.time.period is not None
        and _AGAINST.fullmatch(left)
    ):
        origin = level.gives(OF_THE_FIGURE_BEFORE)
        draft.time = draft.time._replace(period=level.time.period, origin=origin)


def _go_on_with_list(draft: FigureDraft, before: FigureDraft, left: str) -> None:
    """比2014年分别增加4家、3家; 分别为2014年的3.4倍和2.2倍: one comparison for all of a list."""
    if (
        before.time.base_period is not None
        and draft.measure.transformation is before.measure.transformation
        and draft.measure.transformation in _RELATIVE
        and _LISTED.fullmatch(left)
    ):
        _take_times(draft, before)
    elif _LISTED.fullmatch(left) and _levels_alike(draft, before):
        _stand_as(draft, before)


def _levels_alike(draft: FigureDraft, before: FigureDraft) -> bool:
    """Whether two levels are measured alike: 养老、失业保险参保分别达到90万人、12万人."""
    how, other = draft.measure, before.measure
    return (
        how.transformation is other.transformation is Transformation.LEVEL
        and how.unit == other.unit
        and {how.collection, other.collection} <= {None, Collection.SUM, Collection.END}
    )


def _stand_as(draft: FigureDraft, before: FigureDraft) -> None:
    """A bare value of a list stands, or adds up, as the one before it, at the same time."""
    if (
        draft.subject.indicator is None
        and draft.measure.collection is not None is not before.measure.collection
    ):
        origin = before.gives(_AS_THE_FIGURE_BEFORE)
        draft.measure = draft.measure._replace(
            collection=before.measure.collection, collected_by=origin
        )
    span = SPAN.fullmatch(draft.time.period or "")
    if (
        span
        and before.time.period == span.group()[-4:]
        and (draft.measure.collection is before.measure.collection)
    ):
        origin = before.gives(OF_THE_FIGURE_BEFORE)
        draft.time = draft.time._replace(period=before.time.period, origin=origin)


def _go_on_with_average(draft: FigureDraft, before: FigureDraft, left: str, words: str) -> None:
    """平均每年增加42亿元，增长4.9%: the yearly rate of what an average adds."""
    if (
        before.measure.collection is Collection.AVERAGE
        and words.startswith("增")
        and draft.measure.collection is None
        and draft.measure.transformation is Transformation.GROWTH
        and _RATE_OF_IT.fullmatch(left)
    ):
        origin = before.gives(OF_THE_FIGURE_BEFORE)
        draft.measure = draft.measure._replace(collection=Collection.AVERAGE, collected_by=origin)
        _take_times(draft, before)


def _go_on_against_average(draft: FigureDraft, before: FigureDraft) -> None:
    """年均增长4.5%，高于“十三五”时期1.2个百分点: two averages are compared."""
    by = draft.time.base_origin
    if (
        before.measure.collection is Collection.AVERAGE
        and by is not None
        and by.rule == THAN_OTHERS
    ):
        origin = before.gives(OF_THE_FIGURE_BEFORE)
        draft.measure = draft.measure._replace(collection=Collection.AVERAGE, collected_by=origin)
        draft.time = draft.time._replace(period=before.time.period, origin=origin)


def _take_times(draft: FigureDraft, before: FigureDraft) -> None:
    origin = before.gives(OF_THE_FIGURE_BEFORE)
    draft.time = before.time._replace(origin=origin, base_origin=origin)


def average_from_to(
    drafts: Sequence[FigureDraft], clean: str, dates: Sequence[Time], first: int
) -> None:
    """Sets the years of averages over two plans that are compared, through the list of them.

    “七五”时期同“六五”时期相比，茶叶的年平均产量由3吨增加到5吨，蚕茧由|2吨增加到4吨.
    """
    plans = [date for date in dates if date.kind is TimeKind.PLAN]
    if len(plans) != len(("later", "earlier")):
        return
    later, earlier = plans
    if not (_AGAINST_PLAN.fullmatch(clean, later.end, earlier.start)):
        return
    lead = _COMPARED_PLAN.match(clean, earlier.end)
    if lead is None or not drafts or _MEAN.search(clean, lead.end(), drafts[0].start) is None:
        return
    until = next((date.start for date in dates if date.start > earlier.start), None)
    opened: FigureDraft | None = None
    for draft in drafts:
        if until is not None and draft.start > until:
            return
        if draft.measure.transformation is not Transformation.LEVEL:
            opened = None
        elif clean[max(first, draft.start - 1)] in "由从":
            _average(draft, earlier)
            opened = draft
        elif opened is not None and _CAME_TO.fullmatch(clean, opened.end, draft.start):
            _average(draft, later)
            opened = None


def _average(draft: FigureDraft, over: Time) -> None:
    origin = Origin(_OVER_PLANS, over.start, over.end)
    draft.measure = draft.measure._replace(collection=Collection.AVERAGE, collected_by=origin)
    draft.time = draft.time._replace(period=f"{over.first}/{over.last}", origin=origin)
    draft.inferred = tuple(one for one in draft.inferred if one != "period")


def compared(
    draft: FigureDraft,
    before: FigureDraft | None,
    found: Sequence[FigureDraft],
    left: str,
    sentence: str,
    carried: Carried,
    areas: Mapping[str, str],
    names: IndicatorNames,
) -> Carried:
    """Sets the areas of a figure, and of a rank what is ranked; gives what is carried on.

    before: the last figure that is no rank. found: all of its sentence so far. left: the words
    between it and the last of them. sentence: those of its sentence before it.
    """
    chunk = naming.last_chunk(left)
    coverage = draft.subject.coverage
    opens = not found or chunk != left  # 40家|广州市示范企业和4家 is of the words behind 40
    told = opens and draft.subject.indicator is not None
    if told and (area := coverages.area_told(chunk, areas)):
        coverage = None if coverage == area else coverage
        draft.subject = draft.subject._replace(ref_area=areas.get(area), coverage=coverage)
    elif draft.subject.indicator is not None and coverage and coverage in areas:
        draft.subject = draft.subject._replace(ref_area=areas[coverage], coverage=None)
    if draft.measure.transformation is Transformation.RANK:
        rank(draft, before, found, left, sentence, carried, names)
        among, group = placed_among(chunk, sentence, areas)
        if among or group:
            area = areas.get(among)
            draft.subject = draft.subject._replace(counterpart_area=area, coverage=group)
    elif carried.values.areas and draft.measure.dimension == "points":
        against, *others = carried.values.areas
        draft.subject = draft.subject._replace(counterpart_area=areas.get(against))
        draft.time = draft.time._replace(base_period=None)
        return carried.with_values(carried.values._replace(areas=tuple(others)))
    elif draft.measure.dimension == "points" and (gap := GAP.search(chunk)):
        _compare_with(draft, gap["area"], areas)
        _gap_of_levels(draft, before, chunk)
        if not _ANOTHER_TIME.search(chunk):
            draft.time = draft.time._replace(base_period=None)
    elif draft.measure.dimension == "points" and _OVER_BOUND.search(chunk):
        draft.time = draft.time._replace(base_period=None)
    return carried


def _gap_of_levels(draft: FigureDraft, before: FigureDraft | None, chunk: str) -> None:
    """覆盖率高于全省|2个百分点: of the last of several years, unless averages are compared.

    年均增长5%、高于全国|1个百分点 holds over them all.
    """
    span = SPAN.fullmatch(draft.time.period or "")
    if span is None or "period" not in draft.inferred or draft.measure.collection is not None:
        return
    rises = before is not None and before.measure.transformation in _RELATIVE
    if rises or _RISE.search(chunk):
        return
    origin = Origin(GAP_THEN, draft.start - len(chunk), draft.start)
    draft.time = draft.time._replace(period=span.group()[-4:], origin=origin)
    draft.inferred = tuple(one for one in draft.inferred if one != "period")


def _compare_with(draft: FigureDraft, area: str | None, areas: Mapping[str, str]) -> None:
    """高于|全省|2个百分点: the area held against, where one is named."""
    if area not in (None, "上年"):
        draft.subject = draft.subject._replace(counterpart_area=areas.get(area or ""))
        draft.time = draft.time._replace(base_period=None)
