"""Which figure is part of which (其中), and which whole a share is of (占比, 满意率).

Links between the figures of one sentence.

A part shares its whole's measure: what counts over the period or until now holds for both, and so
does the time where the part has none of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction

from reportschema.models.fields.codes import Collection, Transformation
from reportschema.notation import Grammar
from reportschema.reading.figures.aspects.figure import FigureDraft, LinkAspect

_FULL_STOP = re.compile(r"[。！？!?\n]")
_A_YEAR = re.compile(r"[12][0-9]{3}年|[去今明]年|[0-9]月")
# 104家,其中A企业14家、B企业4家: how the next part is joined; a comma joins only what is told in the
# same words.
_NEXT = re.compile(r"、[^，,。；;、]{0,10}")
_OF_THE_SAME = re.compile("[、，,]?(?:同比|比上年|较上年)?")
_JOINED = re.compile(r"(?:、|和|及|以及|与)(?P<noun>[^，,。；;、]{0,24})")
_AFTER_COMMA = re.compile(r"[，,](?P<noun>[^，,。；;、]{2,24})")
_FIRST_PART = re.compile(r"(?:^|[，,；;、（(])但?其中[，,：:]?[^，,。；;]{0,36}$")
# 受理案件372宗,按时审结率100%; 完成投资124亿元,其中民间投资占比90%
_RATE_OF = re.compile(
    r"[，,、](?:按时|按期|及时|调解|回访|群众|当年|年度)?(?:办结|结案|审结|办复|答复|成功|满意|基本满意|满意和基本满意|合格|化解|破案|执结)率"
    r"(?:均|分别)?(?:达到?|为|超过|近)?"
)
_SHARE_IN = re.compile(r"[，,、]其中[^，,。；;]{1,20}?(?:占比|所占比重|占)(?:达到?|为|超过)?")
# Parts that measure another thing than their whole.
_OWN = ("投资", "收入", "支出", "贷款", "存款", "税收", "利润", "资金", "人员", "面积", "率")
_LEVEL = re.compile(
    "(?P<level>中央|地方|[省市区县]本级|自治区本级|[省市区县]级)(?:财政)?"
    "(?:超收|少收|短收|增收|减收|收入|支出|投入|投资|转移支付|补助|安排)[^，,]{0,4}$"
)
_FEW, _SHORT = 4, 3
_COME_TO = re.compile("[\u4e00-\u9fff]{1,4}[到至为]了?")
_KIND = re.compile("(?<=..)(?:项目|企业|案件)$")
_AND = ("、", "和", "及", "，", ",")
_OF_ITS_WHOLE = "time of the whole"
_COUNTED = ("count", "money", "area", "length")


def link(clean: str, drafts: Sequence[FigureDraft], grammar: Grammar) -> None:
    """Sets part_of and share_of of the figures of one stretch, given in text order."""
    for i, draft in enumerate(drafts):
        if (
            i == 0
            or draft.links.part_of is not None
            or _FULL_STOP.search(clean, drafts[i - 1].end, draft.start)
        ):
            continue
        left = clean[drafts[i - 1].end : draft.start]
        if draft.measure.transformation is not Transformation.LEVEL:
            continue
        if draft.measure.dimension == "share":
            _share(draft, drafts[i - 1], left)
            if (
                draft.links.share_of is None
                and left in _AND
                and drafts[i - 1].links.share_of is not None
            ):
                _next_share(clean, drafts, i)
        if draft.links.share_of is None and _FIRST_PART.search(left):
            _parts(clean, drafts, i, lambda one: _size(one, grammar))


def _size(draft: FigureDraft, grammar: Grammar) -> Fraction | None:
    resolved = grammar.units.resolve(draft.measure.unit) if draft.measure.unit else None
    return (
        Fraction(draft.measure.low) * resolved.factor
        if resolved is not None and draft.measure.low is not None
        else None
    )


def _share(draft: FigureDraft, before: FigureDraft, left: str) -> None:
    counted = (
        before.measure.transformation is Transformation.LEVEL
        and before.measure.dimension in _COUNTED
    )
    if counted and (
        _SHARE_IN.fullmatch(left)
        or (before.measure.collection is Collection.SUM and _RATE_OF.fullmatch(left))
    ):
        origin = before.gives("share of the figure before")
        draft.links = LinkAspect(share_of=before, origin=origin)
        if not _A_YEAR.search(left):
            _take_period(draft, before)


def _take_period(draft: FigureDraft, whole: FigureDraft) -> None:
    origin = whole.gives(_OF_ITS_WHOLE)
    draft.time = draft.time._replace(period=whole.time.period, origin=origin)


def _next_share(clean: str, drafts: Sequence[FigureDraft], i: int) -> None:
    """办理建议271件和提案447件,满意率分别为98.6%、98.7%.

    Each share is of the count in its own place.
    """
    draft, first = drafts[i], drafts[i - 1]
    origin = first.gives("share as the one before")
    draft.links = LinkAspect(share_of=first.links.share_of, origin=origin)
    _take_period(draft, first)
    if (
        i < 3
        or first.links.share_of is not drafts[i - 2]
        or "分别" not in clean[drafts[i - 2].end : first.start]
    ):
        return
    if drafts[i - 3].measure.dimension == drafts[i - 2].measure.dimension and _JOINED.fullmatch(
        clean[drafts[i - 3].end : drafts[i - 2].start]
    ):
        first.links = _each_of(drafts[i - 3])
        draft.links = _each_of(drafts[i - 2])


def _each_of(whole: FigureDraft) -> LinkAspect:
    origin = whole.gives("share of the figure in its place")
    return LinkAspect(share_of=whole, origin=origin)


def _parts(
    clean: str,
    drafts: Sequence[FigureDraft],
    first: int,
    size: Callable[[FigureDraft], Fraction | None],
) -> None:
    """Links the figure behind 其中 and those told on with it, each to the whole of its own unit.

    As long as they fit into it.
    """
    wholes = _wholes(clean, drafts, first)
    rest = {id(one): size(one) for one in wholes}
    for i in range(first, len(drafts)):
        draft = drafts[i]
        if i == first + 1 and _is_end(clean, drafts[i - 1], draft):
            draft.subject, draft.links = drafts[first].subject, drafts[first].links
            continue
        if i > first and not _goes_on(clean, drafts, i, first):
            return
        if draft.measure.transformation is not Transformation.LEVEL:
            continue
        alike = [
            one
            for one in wholes
            if one.measure.dimension == draft.measure.dimension
            and one.promise.told is draft.promise.told
        ]
        unit = (draft.measure.unit or "")[-1:]
        whole = next(
            (one for one in alike if (one.measure.unit or "")[-1:] == unit),
            alike[0] if alike else None,
        )
        own, free = size(draft), rest[id(whole)] if whole else None
        if whole is None or own is None or free is None or own > free:
            return
        rest[id(whole)] = free - own
        _join(clean, drafts[first - 1].end, draft, whole)


def _is_end(clean: str, begins: FigureDraft, draft: FigureDraft) -> bool:
    """Whether a figure tells where the part before it has come to: 其中绿茶由20吨|增至|95吨."""
    part, own = begins.subject, draft.subject
    if begins.links.part_of is None or draft.measure.transformation is not Transformation.LEVEL:
        return False
    if own.label is None or own.label not in (part.label, part.coverage):
        return False
    return _COME_TO.fullmatch(clean, begins.end, draft.start) is not None


def _join(clean: str, since: int, draft: FigureDraft, whole: FigureDraft) -> None:
    origin = whole.gives("part of the whole before 其中")
    draft.links = LinkAspect(part_of=whole, origin=origin)
    label, of_whole = draft.subject.label, whole.subject.label
    if draft.subject.coverage is None and label is not None:
        shared = of_whole is not None and len(of_whole) > _SHORT and not label.endswith(_OWN)
        draft.subject = draft.subject._replace(
            label=of_whole if shared else label,
            coverage=_level_of(label) or _KIND.sub("", label) or label,
            origin=origin if shared else draft.subject.origin,
        )
    collection = whole.measure.collection
    if draft.measure.collection is not None and collection is not None:
        draft.measure = draft.measure._replace(collection=collection, collected_by=origin)
    if not _A_YEAR.search(clean, since, draft.start):
        _take_period(draft, whole)


def _level_of(label: str) -> str | None:
    """The level of government that a part of a budget is of: 省本级少收."""
    found = _LEVEL.match(label)
    return found["level"] if found else None


def _wholes(clean: str, drafts: Sequence[FigureDraft], first: int) -> list[FigureDraft]:
    """The level told last before 其中, over its own growth and rank, and what 、 ties to it.

    16个、面积101万平方米.
    """
    found: list[FigureDraft] = []
    passed: list[FigureDraft] = []
    for i in range(first - 1, -1, -1):
        draft = drafts[i]
        between = clean[draft.end : drafts[i + 1].start]
        if (
            _FULL_STOP.search(between)
            or draft.links.part_of is not None
            or len(passed) > _FEW
            or (found and not _NEXT.fullmatch(between))
        ):
            break
        if draft.measure.transformation is Transformation.LEVEL:
            if not found and any(not _is_of(one, draft) for one in passed):
                break
            found.append(draft)
        elif found:
            break
        else:
            passed.append(draft)
    return found


def _is_of(draft: FigureDraft, level: FigureDraft) -> bool:
    """Whether growth, or a rank, is that of a level told before it."""
    return draft.links.ranks is not None or (draft.subject.indicator, draft.subject.label) == (
        level.subject.indicator,
        level.subject.label,
    )


def _goes_on(clean: str, drafts: Sequence[FigureDraft], i: int, first: int) -> bool:
    between = clean[drafts[i - 1].end : drafts[i].start]
    if drafts[i].measure.transformation is not Transformation.LEVEL:
        return _OF_THE_SAME.fullmatch(between) is not None
    if _JOINED.fullmatch(between):
        return True
    told = _AFTER_COMMA.fullmatch(between)
    opening = clean[drafts[first - 1].end : drafts[first].start]
    return (
        told is not None
        and drafts[i].subject.indicator is None
        and told["noun"][-2:] == opening[-2:]
    )
