"""Targets without a number: pegged to another quantity, assigned from above, or told in words.

In: a text and stretches of it that plan. Out: a draft for each such target.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from string import digits
from typing import NamedTuple

from reportschema.models.fields.codes import Hedge, Nature, TargetForm, Transformation
from reportschema.notation.alternatives import one_of
from reportschema.reading.figures.aspects.figure import (
    UNMEASURED,
    FigureDraft,
    MeasureAspect,
    PromiseAspect,
    SubjectAspect,
    TimeAspect,
)
from reportschema.reading.figures.periods.tense import told
from reportschema.reading.promises.aims import everyday_names, peg_codes
from reportschema.reading.sentence.lexicon import IndicatorNames
from reportschema.reading.sentence.quantities import sentences
from reportschema.reading.subjects.lists import name_lists
from reportschema.reading.subjects.names import naming

_IN_WORDS = PromiseAspect(made=True, form=TargetForm.VERBAL)
_GROWTH = MeasureAspect(transformation=Transformation.GROWTH)
_LEVELS = (Nature.RATE, Nature.SHARE, Nature.INDEX)
_MAIN_IN_WORDS = _IN_WORDS._replace(headline=True)
# 与经济增长基本同步, 高于城镇居民收入增速, 和劳动生产率提高同步
_PEGGED_BY = "与|同|和|略?[快高]于|不低于|低于|略低于|(?:相等或)?接近于"
_AS_FAST = r"同步(?:增长|提高)?|一致|相[匹适][配应]|相协调|增长"
_PACE = "(?:的)?(?:发展|增长|成长|提高|上涨)?(?:速度|增速|水平|幅度|增幅|率)?"
# 农民收入增速|高于全国平均水平、|高于城镇居民收入: what it was compared with before.
_PACE_BEFORE = re.compile(r"(?:略?[快高低]于|不低于)[^，,。；;]{2,16}[、，,]$")
# 城乡居民收入|比逐步缩小, 收入|与全国差距: another series than the one named.
_NO_PREDICATE = re.compile(r"^比(?![上去]年|今年)|^等(?!方面)|差距|之比")
_LONGEST_PREDICATE = 14
_NEAR = 300
_PART_OF_THE_PLACE = "县域"  # what a paragraph on it promises is not of the whole
# 单位GDP|综合能耗: of another series, which has the name in its own.
_PER_UNIT = re.compile("(?:单位|每单位|万元|每万元|亿元|亿)$")
# 居民收入|高于全国平均水平; 经济总量|跻身全国第一方阵: held against the whole that the place is in.
_AREAS = "(?:全[国省市区州]|国家|省|市)"
_HELD = re.compile(
    "(?=[增继始力努总均都要保稳不略高快达赶超领位跻进])"
    "(?P<pace>(?<!经济)(?:增速|增幅))?(?:继续|始终|力争|努力|总体|均|都|要|保持|稳定){0,6}"
    "(?:(?:不低于|略?[高快]于|达到|赶上|超过|领先于?|稳居|位居|跻身|进入|保持在)"
    f"{_AREAS}(?:[、和](?:{_AREAS})){{0,6}}的?(?:平均(?:水平|数|增速)?|前列|上游|中上游|第一方阵))"
    "(?:以上)?(?![0-9约近])"
)
# 物价涨幅明显回落，努力使之|低于经济增长率
_REFERS = re.compile(r"[，,][^，,。；;]{0,8}使[之其]$")
# 国民经济较快发展，增长速度|高于全国平均水平
_ITS_PACE = re.compile("(?:增长|发展)速度|增速|增幅")
_ECONOMY = re.compile("国民经济|经济(?:增长|发展)")
# 增长5%，体现了居民收入增长|和经济增长同步的要求: why, not what.
_REASON = re.compile(r"体现了?[^，,。；;]*$")
_SAME_PACE = re.compile("同步|一致|相[匹适][配应]")
# 健全与物价相适应|的救助机制 tells of a thing how it is.
_DESCRIBES = re.compile("的(?!增长|发展|速度|目标|水平|要求|趋势|态势|步伐|提高)[\u4e00-\u9fff]")
# 要围绕|完成年度任务，压实责任: what is kept in view.
_IN_VIEW = re.compile("(?:围绕|对照|对标|聚焦|瞄准|紧盯)$")
_ASSIGNED = re.compile(
    "(?=[全确按圆严完达控])"  # what it begins with, for it is tried at each place
    r"(?:全面|确保|按期|圆满|严格)?(?:完成|达到|控制在)(?:“?十[一二三四五六七八九]?五”?(?=国家|省|市))?(?:(?P<who>国家和省|国家、省|省、市|国家|中央|省市|自治区|省|市|州|地区|上级|区)?(?:委|政府|里)?(?:市)?"
    r"(?:下达|规定|要求|分解|核定|考核|年度|控制|(?<=[省市州家区级])定)(?:的)?[^，,。；;]{0,30}?(?:任务|目标任务|目标|指标|计划|要求|范围内|以内|(?<!指)数)(?:任务|计划范围内|范围内|内)?"
    r"|(?P<whose>国家|省市|省|市)(?:目标)?任务)"
)
# 完成省下达的节能减排约束性指标: what is assigned stands behind.
_ASSIGNED_WHAT = re.compile(
    r"的(?P<what>[A-Z\u4e00-\u9fff、]{2,30}?)(?:改善)?(?:约束性|目标)?(?:指标|任务|目标)(?:任务)?$"
)
# What the core indicator of energy is called where a task for it is assigned.
_ENERGY = re.compile("节能|能耗")
_HEDGED_PEG = {
    "快于": (Hedge.OVER, "快于"),
    "高于": (Hedge.OVER, "高于"),
    "略高于": (Hedge.OVER, "高于"),
    "略快于": (Hedge.OVER, "快于"),
    "不低于": (Hedge.AT_LEAST, "不低于"),
    "低于": (Hedge.UNDER, "低于"),
    "略低于": (Hedge.UNDER, "低于"),
    "接近于": (Hedge.ABOUT, "接近于"),
    "相等或接近于": (Hedge.ABOUT, "接近于"),
}
# 单位能耗|和主要污染物排放量|继续下降: what fares so is named further on.
_AND_ONE_MORE = re.compile(
    "(?:量|率)?(?:[和及与](?P<other>[^，,]{2,12}?))?(?=继续|持续|不断|进一步|稳步|明显|显著|逐步)"
)
_CHANGES = re.compile("增长|下降")
# X相当于生产总值的比例继续提高: the indicator named last is not the one that is to rise.
_SHARE_OF = re.compile(r"(?:相当于|占|与)[^，,]*$")
# 新型消费、升级消费|持续壮大; 金融财政风险|有效防范
_TO_FARE = re.compile(
    r"(?P<what>(?!坚持|努力|确保|推动|加快|实现|推进|完成|力争|继续|全面|促进|保持)[^0-9（）()]{4,16}?)"
    r"(?:持续|不断|有效|稳步|明显|进一步|更加|显著|总体|有序)(?:壮大|防范|改善|提升|提高|优化|增强|扩大|稳定|好转|化解|下降|巩固|完善|向好)"
)


def wordless(
    clean: str,
    spans: Iterable[tuple[int, int]],
    names: IndicatorNames,
    period_at: Callable[[int], str],
) -> list[FigureDraft]:
    """Targets without a number that are pegged or assigned, anywhere in the plan.

    period_at: the period planned where a sentence stands.
    """
    found: list[FigureDraft] = []
    for start, end in spans:
        for first, last in sentences(clean, start, end):
            found += _pegged(clean, first, last, names, period_at)
            found += _assigned(clean, first, last, names, period_at)
            found += _held(clean, first, last, names, period_at)
    return found


def pegged_outcomes(
    clean: str,
    spans: Iterable[tuple[int, int]],
    names: IndicatorNames,
    period_at: Callable[[int], str],
) -> Iterable[FigureDraft]:
    """Outcomes without a number that kept pace (收入增长与经济增长基本同步), in the review."""
    for start, end in spans:
        for first, last in sentences(clean, start, end):
            for draft in _pegged(clean, first, last, names, period_at):
                if _SAME_PACE.search(clean, draft.start, draft.end):
                    draft.promise = draft.promise._replace(made=False)
                    yield draft


def verbal(
    clean: str,
    headline: Sequence[tuple[int, int]],
    told: Sequence[FigureDraft],
    names: IndicatorNames,
    period_at: Callable[[int], str],
) -> list[FigureDraft]:
    """Targets of the headline that have words alone, with an indicator or without.

    told: the targets in numbers, pegged or assigned.
    """
    found: list[FigureDraft] = []
    for first, last in headline:
        found += _verbal(clean, first, last, names, period_at(first), told)
        found += _in_words(clean, first, last, names, period_at(first), (*told, *found))
    return found


def _draft(
    match: tuple[int, int],
    subject: SubjectAspect,
    promise: PromiseAspect,
    period: str,
    measure: MeasureAspect = UNMEASURED,
) -> FigureDraft:
    time = TimeAspect(period)
    return FigureDraft(*match, subject, measure, time, promise)


def _as_aspect(subject: naming.Subject) -> SubjectAspect:
    if subject.indicator is not None:
        return SubjectAspect(subject.indicator.code)
    return SubjectAspect(label=subject.label)


@cache
def _pegged_words() -> re.Pattern[str]:
    return re.compile(
        f"(?P<how>{_PEGGED_BY})(?P<what>(?P<to>{one_of(peg_codes())}){_PACE})"
        f"(?P<about>基本|大体|总体|保持)*(?P<same>{_AS_FAST})?"
    )


def _pegged(
    clean: str, first: int, last: int, names: IndicatorNames, period_at: Callable[[int], str]
) -> Iterable[FigureDraft]:
    for match in _pegged_words().finditer(clean, first, last):
        if match["same"] is None and match["how"] in ("与", "同", "和"):
            continue
        if clean[match.end() : match.end() + 1] in _DIGITS:  # 高于GDP增速1个百分点
            continue
        if _REASON.search(clean, first, match.start()) or _DESCRIBES.match(clean, match.end()):
            continue
        period = period_at(first)
        code = peg_codes()[match["to"]]
        pegged = PromiseAspect(made=True, form=TargetForm.PEGGED, pegged_to=code)
        hedge, words = _HEDGED_PEG.get(match["how"], (Hedge.EXACT, None))
        if words is None and match["about"] and match["about"] != "保持":
            hedge, words = Hedge.ABOUT, match["about"]
        growth = _GROWTH._replace(hedge=hedge, hedge_words=words)
        base = str(int(period) - 1) if period.isdigit() else None
        for subject in _subjects_before(clean[first : match.start()], names):
            draft = _draft(match.span(), _as_aspect(subject), pegged, period, growth)
            draft.time = TimeAspect(period, base)
            yield draft


def _assigned(
    clean: str, first: int, last: int, names: IndicatorNames, period_at: Callable[[int], str]
) -> Iterable[FigureDraft]:
    for match in _ASSIGNED.finditer(clean, first, last):
        if _IN_VIEW.search(clean, first, match.start()):
            continue
        found = _subjects_before(clean[first : match.start()], names)
        if not found and (behind := _ASSIGNED_WHAT.search(match.group())):
            found = _several(behind["what"], names)
        above = match["who"] or match["whose"]
        who = above or "上级"
        assigned = PromiseAspect(made=True, form=TargetForm.ASSIGNED, assigned_by=who)
        for subject in found:
            draft = _draft(match.span(), _as_aspect(subject), assigned, period_at(first))
            label = draft.subject.label
            if above and label and _ENERGY.search(label) and "energy_intensity" in names.by_code:
                draft.subject = SubjectAspect("energy_intensity")
                draft.inferred = ("indicator",)
            yield draft


def _held(
    clean: str, first: int, last: int, names: IndicatorNames, period_at: Callable[[int], str]
) -> Iterable[FigureDraft]:
    """Core indicators that are held, in words alone, against the whole that the place is in."""
    place = first
    subjects: list[naming.Subject] = []
    for match in _HELD.finditer(clean, first, last):
        before = clean[place : match.start()].removeprefix("、")
        place = match.end()
        if before or not subjects:
            subjects = _core_named(before, names)
        if (
            told(clean[first : match.start()])
            or _REASON.search(clean, first, match.start())
            or _of_a_part(clean, match.start())
        ):
            continue
        for subject in subjects:
            begin = match.end("pace") if match["pace"] else match.start()
            own = _as_aspect(subject)._replace(coverage=subject.coverage)
            measure = _GROWTH if match["pace"] else UNMEASURED
            yield _draft((begin, match.end()), own, _IN_WORDS, period_at(first), measure)


def _of_a_part(clean: str, place: int) -> bool:
    """Whether the paragraph of a place, as far as it stands near, is on a part of the whole."""
    near = clean[max(0, place - _NEAR) : place]
    return _PART_OF_THE_PLACE in near.rpartition("\n")[2]


def _core_named(text: str, names: IndicatorNames) -> list[naming.Subject]:
    """The core indicators that a text ends with, also one under its everyday name."""
    found = [one for one in _subjects_before(text, names) if one.indicator]
    if not found:
        chunk = naming.last_chunk(text)
        found = [
            naming.Subject(names.by_code[code])
            for code, pattern in everyday_names().items()
            if any(match.end() == len(chunk) for match in pattern.finditer(chunk))
        ]
        if not found and _ITS_PACE.fullmatch(chunk.strip("，, ")) and _ECONOMY.search(text):
            found = [naming.Subject(names.by_code["gdp"])]
    return [
        one for one in found if one.indicator and (one.indicator.core or one.indicator.core_for)
    ]


def _verbal(
    clean: str,
    first: int,
    last: int,
    names: IndicatorNames,
    period: str,
    others: Sequence[FigureDraft],
) -> Iterable[FigureDraft]:
    others = [other for other in others if other.start < last and first < other.end]
    for match in re.finditer(r"[^，,；;、。]+", clean[first:last]):
        start, end = first + match.start(), first + match.end()
        if re.search("[0-9]|百分之", match.group()) or any(
            other.start < end and start < other.end for other in others
        ):
            continue
        if (named := _named_in(match.group(), names)) is None:
            continue
        before, rest = match.group()[: named.end], match.group()[named.end :]
        predicate = 2 <= len(rest) <= _LONGEST_PREDICATE and not _NO_PREDICATE.search(rest)
        if not predicate or _SHARE_OF.search(before) or _REASON.search(before):
            continue
        listed = name_lists.of_series(clean[first : start + named.end], names)
        goes = start + named.end
        last_of_list = _AND_ONE_MORE.match(rest)
        if last_of_list is not None:
            goes += last_of_list.end()
        if last_of_list is not None and last_of_list["other"] and not listed:
            own = SubjectAspect(label=naming.label(last_of_list["other"]))
            yield _draft((goes, end), own, _MAIN_IN_WORDS, period)
        for code in [found.code for name in listed if (found := names.exact(name))] or [named.code]:
            grows = _CHANGES.search(rest) and names.by_code[code].nature not in _LEVELS
            measure = _GROWTH if grows else UNMEASURED
            yield _draft((goes, end), SubjectAspect(code), _MAIN_IN_WORDS, period, measure)


class _Name(NamedTuple):
    """An indicator named in a clause, and where its name ends."""

    code: str
    end: int


def _named_in(clause: str, names: IndicatorNames) -> _Name | None:
    """The last indicator that a clause names, else a core one under its everyday name."""
    if listed := names.find(clause):
        start, end, indicator = listed[-1]
        return None if _PER_UNIT.search(clause[:start]) else _Name(indicator.code, end)
    everyday = (
        _Name(code, match.end())
        for code, pattern in everyday_names().items()
        if (match := pattern.match(clause))
    )
    return next(everyday, None)


def _in_words(
    clean: str,
    first: int,
    last: int,
    names: IndicatorNames,
    period: str,
    others: Sequence[FigureDraft],
) -> Iterable[FigureDraft]:
    """Things without an indicator that are to fare so, as whole clauses: 财政风险|有效防范."""
    for match in re.finditer(r"[^，,；;。：:\n]+", clean[first:last]):
        start, end = first + match.start(), first + match.end()
        told = _TO_FARE.fullmatch(match.group().strip())
        if (
            told is None
            or names.find(told["what"])
            or any(other.start < end and start < other.end for other in others)
        ):
            continue
        place = start + match.group().index(told["what"]) + len(told["what"])
        label = naming.label(told["what"])
        if label is not None:
            yield _draft((place, end), SubjectAspect(label=label), _MAIN_IN_WORDS, period)


# What stands between a name and what it is held to: 增长保持, 继续完成或超额.
_DIGITS = frozenset(digits)
_HOW_IT_GOES = re.compile(
    "(?:的?增长速度|增长|增速|增幅|年均|实际|力争|继续|保持|总体|均|都|完成或超额|超额|完成或){1,8}$"
)


def _subjects_before(text: str, names: IndicatorNames) -> list[naming.Subject]:
    """Whose target it is: each name of a list of indicators, or the one name before the words.

    What 使之 refers to is what the clause before is about.
    """
    if refers := _REFERS.search(text):
        return _referred_to(text[: refers.start()], names)
    chunk = _PACE_BEFORE.sub("", naming.last_chunk(text))
    phrase = _HOW_IT_GOES.sub("", naming.core(chunk))
    if not phrase:
        return []
    return _several(phrase, names)


def _referred_to(text: str, names: IndicatorNames) -> list[naming.Subject]:
    """What the clause that ends a text is about, nothing where it names no indicator."""
    named = _named_in(naming.last_chunk(text), names)
    return [naming.Subject(names.by_code[named.code])] if named else []


def _several(phrase: str, names: IndicatorNames) -> list[naming.Subject]:
    """The names of a list with an indicator in it (城镇新增就业、节能), else the whole phrase."""
    whole = naming.named(phrase, names)
    listed = [
        (name, naming.named(name, names))
        for name in name_lists.split(
            re.sub("(?:等|相关)?(?:约束性)?(?:指标|目标|任务)?$", "", phrase)
        )
    ]
    known = [
        name
        for name, one in listed
        if (one is not None and one.indicator is not None) or _ENERGY.search(name)
    ]
    if len(listed) > 1 and known and names.exact(phrase) is None:
        return [one or naming.Subject(label=naming.label(name)) for name, one in listed]
    return [whole or naming.Subject(label=naming.label(phrase))]
