"""Targets: the headline sentence, forms without a number (pegged, assigned, verbal), and how firmly the words bind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from reportschema.models.codes import Commitment, Hedge, Obligation, TargetForm, Transformation
from reportschema.reading.figures.figure import FigureDraft
from reportschema.reading.sentence.lexicon import IndicatorNames
from reportschema.reading.sentence.quantities import sentences
from reportschema.reading.subjects import name_lists, naming
from reportschema.vocabularies import plans_answered

_MARK = re.compile(
    r"(?:主要)?(?:预期|奋斗|发展|工作|调控|预期发展|经济社会发展(?:的)?)?(?:主要)?(?:预期)?(?:目标|指标)(?:任务)?(?:建议)?[，,]?(?:是|为|如下|包括|[:：]|确定为|安排为|建议为|定为|设定为)"
)
_PEGGED = re.compile(
    r"(?P<how>与|同|和|快于|高于|不低于|略高于|略快于)(?P<what>(?:地区)?(?:经济|GDP|生产总值|国内生产总值|国民经济)(?:发展|增长|成长)?(?:速度|增速|水平)?)"
    r"(?P<about>基本|大体|总体|保持)*(?P<same>同步(?:增长|提高)?|一致|增长)?"
)
_SAME_PACE = re.compile("同步|一致")
_ASSIGNED = re.compile(
    r"(?:全面|确保|按期|圆满|严格)?(?:完成|达到|控制在)(?:(?P<who>国家和省|国家、省|省、市|国家|中央|省市|自治区|省|市|州|地区|上级|区)?(?:委|政府|里)?(?:市)?"
    r"(?:下达|规定|要求|分解|核定|考核|年度|控制|(?<=[省市州家区级])定)(?:的)?[^，,。；;]{0,30}?(?:任务|目标任务|目标|指标|计划|要求|范围内|以内|数)(?:任务|计划范围内|范围内|内)?"
    r"|(?P<whose>国家|省市|省|市)(?:目标)?任务)"
)
# 完成省下达的节能减排约束性指标: what is assigned stands behind.
_ASSIGNED_WHAT = re.compile(r"的(?P<what>[A-Z\u4e00-\u9fff、]{2,30}?)(?:改善)?(?:约束性|目标)?(?:指标|任务|目标)(?:任务)?$")
# What the core indicator of energy is called where a task for it is assigned.
_ENERGY = re.compile("节能|能耗")
_STRIVE = re.compile(
    r"(?:力争|争取)(?!在?[^，,。；]{0,6}(?:更好|更快|更高|更大|较好|更优)的?(?:结果|成绩|成效|发展|水平|[，,。；]))|努力(?:实现|达到|完成)|力促|奋力|冲刺"
)
_ENSURE = re.compile(r"确保|保证(?!金)|(?<!个)务必|必保")
# 争取上级资金20亿元: money to be won, no firmness of a target.
_TO_WIN = re.compile(r"争取(?:[^，,。；;0-9]{0,20}?)(?:资金|债券|国债|专项债|贷款|补助|份额|指标|无偿|政策|试点)")
# 增长6%以上、力争7%: the second number alone is striven for.
_SECOND = re.compile(r"[0-9%％上右成倍番元人个家万亿点][、，,](?:并)?$")
_ALONE = re.compile(r"[达到至在超破过完成实现增长提高于约近]{0,6}[0-9][^，,、]*[，,、]")
# What opens a clause of its own, to which 力争 before it does not reach.
_OWN_CLAUSE = re.compile(
    r"[，,](?:继续|全面|着力)?(?:推动|推进|加快|加强|深化|完善|深入|积极|强化|持续|支持|大力|不断|抓好|做好|实施|开展|启动|优化|健全)"
)
_PARALLEL = re.compile(
    r"[；;](?!推动|推进|加快|加强|深化|完善|深入|积极|强化|持续|支持|大力|实施|开展|启动|继续|着力|抓好|做好)[^，,。；;、]{2,16}?(?=[不约近超]?[0-9])"
)
# …增长5%左右，在实际工作中争取更好结果
_RIDER = re.compile(
    r"[，,、](?:并)?(?P<words>(?:在)?(?:实际|具体)?(?:工作|执行|推进|落实)?(?:中|过程中)?(?:我们)?(?:要|将|奋力|全力|努力|积极|尽最大努力|力求|以最大努力|并)*"
    r"(?:争取|力争|追求|实现|跑出|取得|干出|努力|力求|奋力)[^，,。；;0-9\n]{0,8}(?:更|最)(?:好|快|高|大|优)的?(?:结果|成绩|成效|发展|水平|效果|速度|质量))"
)
# 节能减排约束性指标|完成省下达的任务; 完成|省下达的约束性指标; (预期性)
_LABELLED = re.compile(
    r"(?P<label>约束性|预期性)(?:指标|目标|任务)?(?:[，,](?:确保|力争|必须|全面|全部|圆满|如期|按期|严格|均|要)*|[^0-9，,、；;。：:\n]{0,10})"
)
_LABELLED_BEHIND = re.compile(r"\s?[（(\[](?P<label>约束性|预期性)")
_LABEL_REACH = 30
_HEDGED_PEG = {
    "快于": (Hedge.OVER, "快于"), "高于": (Hedge.OVER, "高于"), "略高于": (Hedge.OVER, "高于"), "略快于": (Hedge.OVER, "快于"),
    "不低于": (Hedge.AT_LEAST, "不低于"),
}  # fmt: skip
_ABOUT_TARGETS = re.compile(r"^\s*(?:各位代表|这些|上述|以上|确定|提出|主要考虑|综合|实现|为实现|为此|做好|今年工作|我们)")
# X相当于生产总值的比例继续提高: the indicator named last is not the one that is to rise.
_SHARE_OF = re.compile(r"(?:相当于|占|与)[^，,]*$")
# 新型消费、升级消费|持续壮大; 金融财政风险|有效防范
_TO_FARE = re.compile(
    r"(?P<what>(?!坚持|努力|确保|推动|加快|实现|推进|完成|力争|继续|全面|促进|保持)[^0-9（）()]{4,16}?)"
    r"(?:持续|不断|有效|稳步|明显|进一步|更加|显著|总体|有序)(?:壮大|防范|改善|提升|提高|优化|增强|扩大|稳定|好转|化解|下降|巩固|完善|向好)"
)
_MINIMUM_CORE = 2


def headline_spans(
    clean: str, spans: Iterable[tuple[int, int]], drafts: Sequence[FigureDraft], core: frozenset[str]
) -> list[tuple[int, int]]:
    """The sentences of the plan that state the main expected targets, in clean coordinates.

    They are announced (主要预期目标是); where nothing announces them, the first sentence with two core indicators' growth is taken.
    """
    plan = list(spans)
    found = [span for start, end in plan for span in _announced(clean, start, end)]
    found = [span for span in found if any(span[0] <= draft.start < span[1] for draft in drafts)]
    if found:
        return [_continued(clean, span, drafts) for span in found]
    for start, end in plan:
        for first, last in _full_sentences(clean, start, end):
            inside = {draft.indicator for draft in drafts if first <= draft.start < last}
            if len(inside & core) >= _MINIMUM_CORE:
                return [(first, last)]
    return []


def spread_spans(clean: str, drafts: Iterable[FigureDraft], plans: Sequence[str], core: frozenset[str]) -> list[tuple[int, int]]:
    """Of plans of several years, whose goals stand in many paragraphs: each sentence that sets a core indicator for all the years."""
    several = {plan for plan in plans if "/" in plan}
    found: list[tuple[int, int]] = []
    for draft in drafts:
        whole = draft.coverage is None and draft.ref_area is None
        if draft.promised and whole and draft.indicator in core and several.intersection(plans_answered(draft.period, plans)):
            first = max(clean.rfind(mark, 0, draft.start) for mark in "。！？\n") + 1
            stops = [place for mark in "。！？\n" if (place := clean.find(mark, draft.end)) >= 0]
            found.append((first, min(stops, default=len(clean))))
    return sorted({*found})


def _announced(clean: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    for match in _MARK.finditer(clean, start, end):
        begin = match.end()
        while clean[begin : begin + 1] in ("\n", " "):
            begin += 1
        last = clean.find("\n", begin, end)
        last = end if last < 0 else last
        while clean[last - 1 : last] in ("；", ";", "，", ",", "：", ":") and last < end:
            following = clean.find("\n", last + 1, end)
            last = end if following < 0 else following
        stop = clean.find("。", begin, last)
        if "增长" in clean[max(start, match.start() - 4) : match.start()]:
            continue
        yield match.start(), stop if stop >= 0 else last


def _continued(clean: str, span: tuple[int, int], drafts: Sequence[FigureDraft]) -> tuple[int, int]:
    """The span with the sentences that follow in its paragraph, as long as each states a target of an indicator."""
    start, end = span
    place = end
    while clean[place : place + 1] == "。" and clean[place + 1 : place + 2] not in ("\n", ""):
        stops = [found for mark in "。\n" if (found := clean.find(mark, place + 1)) >= 0]
        stop = min(stops, default=len(clean))
        if _ABOUT_TARGETS.search(clean[place + 1 : min(stop, place + 40)]):
            break
        inside = [draft for draft in drafts if place < draft.start < stop]
        if not inside:
            break
        if any(draft.indicator for draft in inside):
            end = stop
        place = stop
    return start, end


def _full_sentences(clean: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Sentences up to a full stop, semicolons inside."""
    place = start
    for match in re.finditer(r"[。！？\n]", clean[start:end]):
        yield place, start + match.start()
        place = start + match.end()
    if place < end:
        yield place, end


def wordless(clean: str, spans: Iterable[tuple[int, int]], names: IndicatorNames, period_at: Callable[[int], str]) -> list[FigureDraft]:
    """Targets without a number that are pegged or assigned, anywhere in the plan; period_at: the period planned where a sentence stands."""
    found: list[FigureDraft] = []
    for start, end in spans:
        for first, last in sentences(clean, start, end):
            found += _pegged(clean, first, last, names, period_at(first))
            found += _assigned(clean, first, last, names, period_at(first))
    return found


def pegged_outcomes(
    clean: str, spans: Iterable[tuple[int, int]], names: IndicatorNames, period_at: Callable[[int], str]
) -> Iterable[FigureDraft]:
    """Outcomes without a number that kept pace with the economy (收入增长与经济增长基本同步), anywhere in the review."""
    for start, end in spans:
        for first, last in sentences(clean, start, end):
            for draft in _pegged(clean, first, last, names, period_at(first)):
                if _SAME_PACE.search(clean, draft.start, draft.end):
                    draft.promised = False
                    yield draft


def verbal(
    clean: str, headline: Sequence[tuple[int, int]], told: Sequence[FigureDraft], names: IndicatorNames, period_at: Callable[[int], str]
) -> list[FigureDraft]:
    """Targets of the headline that have words alone, with an indicator or without; told: those told in numbers, pegged or assigned."""
    found: list[FigureDraft] = []
    for first, last in headline:
        found += _verbal(clean, first, last, names, period_at(first), told)
        found += _in_words(clean, first, last, names, period_at(first), (*told, *found))
    return found


def _draft(start: int, end: int, form: TargetForm, period: str) -> FigureDraft:
    return FigureDraft(start, end, None, None, None, period=period, form=form, promised=True)


def _pegged(clean: str, first: int, last: int, names: IndicatorNames, period: str) -> Iterable[FigureDraft]:
    for match in _PEGGED.finditer(clean, first, last):
        if match["same"] is None and match["how"] in ("与", "同", "和"):
            continue
        if re.match("[0-9]", clean[match.end() : match.end() + 1]):  # 高于GDP增速1个百分点 has a number
            continue
        for subject in _subjects_before(clean[first : match.start()], names):
            draft = _draft(match.start(), match.end(), TargetForm.PEGGED, period)
            draft.indicator = subject.indicator.code if subject.indicator else None
            draft.label = None if subject.indicator else subject.label
            draft.transformation, draft.pegged_to = Transformation.GROWTH, "gdp"
            draft.base_period = str(int(period) - 1) if period.isdigit() else None
            if match["how"] in _HEDGED_PEG:
                draft.hedge, draft.hedge_words = _HEDGED_PEG[match["how"]]
            elif match["about"] and match["about"] != "保持":
                draft.hedge, draft.hedge_words = Hedge.ABOUT, match["about"]
            yield draft


def _assigned(clean: str, first: int, last: int, names: IndicatorNames, period: str) -> Iterable[FigureDraft]:
    for match in _ASSIGNED.finditer(clean, first, last):
        found = _subjects_before(clean[first : match.start()], names)
        if not found and (behind := _ASSIGNED_WHAT.search(match.group())):
            found = _several(behind["what"], names)
        for subject in found:
            draft = _draft(match.start(), match.end(), TargetForm.ASSIGNED, period)
            draft.indicator = subject.indicator.code if subject.indicator else None
            draft.label = None if subject.indicator else subject.label
            above = match["who"] or match["whose"]
            if above and draft.label and _ENERGY.search(draft.label) and "energy_intensity" in names.by_code:
                draft.indicator, draft.label = "energy_intensity", None
                draft.inferred.append("indicator")
            draft.assigned_by = above or "上级"
            if draft.indicator and names.by_code[draft.indicator].accrual is None:
                draft.transformation = Transformation.LEVEL
            yield draft


def _verbal(clean: str, first: int, last: int, names: IndicatorNames, period: str, others: Sequence[FigureDraft]) -> Iterable[FigureDraft]:
    for match in re.finditer(r"[^，,；;、。]+", clean[first:last]):
        start, end = first + match.start(), first + match.end()
        if re.search(r"[0-9百分之]", match.group()) or any(other.start < end and start < other.end for other in others):
            continue
        listed = names.find(match.group())
        rest = match.group()[listed[-1][1] :] if listed else ""
        if listed and 2 <= len(rest) <= 12 and not _SHARE_OF.search(match.group()[: listed[-1][1]]):
            draft = _draft(first + match.start() + listed[-1][1], end, TargetForm.VERBAL, period)
            draft.indicator = listed[-1][2].code
            draft.headline = True
            yield draft


def _in_words(
    clean: str, first: int, last: int, names: IndicatorNames, period: str, others: Sequence[FigureDraft]
) -> Iterable[FigureDraft]:
    """Things without an indicator that are to fare so: 金融财政风险有效防范; the whole clause is the target."""
    for match in re.finditer(r"[^，,；;。：:\n]+", clean[first:last]):
        start, end = first + match.start(), first + match.end()
        told = _TO_FARE.fullmatch(match.group().strip())
        if told is None or names.find(told["what"]) or any(other.start < end and start < other.end for other in others):
            continue
        draft = _draft(start, end, TargetForm.VERBAL, period)
        draft.label, draft.headline = naming.label(told["what"]), True
        if draft.label is not None:
            yield draft


def _subjects_before(text: str, names: IndicatorNames) -> list[naming.Subject]:
    """Whose target is told in words alone: each name of a list of indicators, or the one name before the words."""
    ending = r"(?:增长|增速|增幅|年均|实际|力争|继续|保持|继续保持|总体|均|都|完成或超额|超额|完成或)+$"
    phrase = re.sub(ending, "", naming.core(naming.last_chunk(text)))
    if not phrase:
        return []
    return _several(phrase, names)


def _several(phrase: str, names: IndicatorNames) -> list[naming.Subject]:
    """The names of a list where one of them is an indicator's (城镇新增就业、节能减排); the whole phrase otherwise."""
    whole = naming.named(phrase, names)
    listed = [
        (name, naming.named(name, names)) for name in name_lists.split(re.sub("(?:等|相关)?(?:约束性)?(?:指标|目标|任务)?$", "", phrase))
    ]
    known = [name for name, one in listed if (one is not None and one.indicator is not None) or _ENERGY.search(name)]
    if len(listed) > 1 and known and names.exact(phrase) is None:
        return [one or naming.Subject(label=naming.label(name)) for name, one in listed]
    return [whole or naming.Subject(label=naming.label(phrase))]


def bind(clean: str, draft: FigureDraft) -> None:
    """How firmly the words of its sentence bind a target (力争, 确保), what they add to it, and whether it is labelled 约束性 or 预期性."""
    if rider := _RIDER.match(clean, draft.end):
        draft.rider = rider["words"]
    _label(clean, draft)
    stop = 0
    for mark in "。\n":  # each looked for no further back than the last was found: a text may have none of one
        stop = max(stop, clean.rfind(mark, stop, draft.start) + 1)
    first = _parallel_start(clean, stop, draft.start)
    before = clean[first : draft.start]
    strive = [match for match in _STRIVE.finditer(before) if not _TO_WIN.match(before, match.start())]
    last = max([*strive, *_ENSURE.finditer(before)], key=lambda match: match.start(), default=None)
    if last is None or not _reaches(before, last):
        return
    draft.commitment = Commitment.ENSURE if _ENSURE.fullmatch(last.group()) else Commitment.STRIVE
    draft.commitment_words = last.group()
    draft.cues.append((first + last.start(), first + last.end()))


def _label(clean: str, draft: FigureDraft) -> None:
    """Binding or expected, as the words right before a target, in it, or in brackets behind it label it."""
    labels = _LABELLED.finditer(clean, max(0, draft.start - _LABEL_REACH), draft.end)
    found = next((label for label in labels if label.end() >= draft.start), None) or _LABELLED_BEHIND.match(clean, draft.end)
    if found is None:
        return
    draft.obligation = Obligation.BINDING if found["label"] == "约束性" else Obligation.EXPECTED
    if not draft.start <= found.start("label") < draft.end:
        draft.cues.append(found.span("label"))


def _parallel_start(clean: str, stop: int, start: int) -> int:
    """Where the clauses begin that words of firmness before a figure reach over: 力争建成A，其中a、b；新开工C，其中c、d are one list."""
    first = max(clean.rfind(mark, stop, start) for mark in "；;") + 1
    if first <= stop or not _PARALLEL.match(clean, first - 1, start + 1):
        return max(first, stop)
    earlier = max(stop, max(clean.rfind(mark, stop, first - 1) for mark in "；;") + 1)
    return earlier if "其中" in clean[earlier:first] else first


def _reaches(before: str, word: re.Match[str]) -> bool:
    """Whether a word of firmness reaches from its place to the figure at the end of these words."""
    behind = before[word.end() :]
    if _SECOND.search(before[: word.start()]) and _ALONE.match(behind):
        return False
    return _OWN_CLAUSE.search(behind) is None
