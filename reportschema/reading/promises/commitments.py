"""How firmly words bind a target, what they add to it, and whether it is binding or expected.

In: a text and a target in it. Out: its promise with commitment, rider and obligation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from reportschema.models.fields.codes import Commitment, Obligation
from reportschema.reading.figures.aspects.figure import FigureDraft, Origin, PromiseAspect

_STRIVE = re.compile(
    r"(?:力争|争取)(?!在?[^，,。；]{0,6}(?:更好|更快|更高|更大|较好|更优)的?(?:结果|成绩|成效|发展|水平|[，,。；]))|努力(?:实现|达到|完成)|力促|奋力|冲刺"
)
_ENSURE = re.compile(r"确保|保证(?!金)|(?<!个)务必|必保")
# 要努力实现以下主要目标：
_LEADS = re.compile(
    r"(?P<word>努力|力争|奋力|争取)(?:全面)?(?:实现|完成|达到)(?:以下|下列|如下)[^，,。；;：:\n]{0,10}"
    r"目标(?:任务)?[。：:]\s*"
)
_ITEM_LINE = re.compile(
    r"\s*(?:—|-|[一二三四五六七八九十]{1,3}是|[（(][一二三四五六七八九十]{1,3}[)）]|[0-9]{1,2}[.、])[^\n]+"
)
# 进出口总额|争取实现正增长: said within an item of a list, it binds that item.
_IN_ITEM = re.compile(
    r"[，,；;：:](?!全年|今年|年内|年底|到|我们|并)[^，,；;：:。0-9]{2,16}(?<![要将须并])$"
)
# 争取上级资金20亿元: money to be won, no firmness of a target.
_TO_WIN = re.compile(
    r"争取(?:[^，,。；;0-9]{0,20}?)(?:资金|债券|国债|专项债|贷款|补助|份额|指标|无偿|政策|试点)"
)
# 政策争取情况, 在细分领域争取突破，…: no target is striven for.
_FOR_ITSELF = re.compile("争取(?:情况|工作|力度|主动|支持|突破[，,])")
# 在确保质量的前提下，新开工|9座: what is ensured is no target.
_GIVEN = re.compile("[^，,。；;0-9]{1,16}的?(?:前提|同时|条件)下?")
# 确保供应稳定，新建|9座: a state that is ensured, and a clause of its own behind it.
_A_STATE = re.compile(
    "[^，,。；;、0-9]{0,12}(?:安全|稳定|质量|供应|平稳|有序|畅通|和谐|底线|兜底|自给)(?:、[^，,。；;、0-9]{2,12}){0,4}[，,]"
)
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
    r"(?:争取|力争|追求|实现|跑出|取得|干出|努力|力求|奋力)[^，,。；;0-9\n]{0,8}(?:更|最)(?:好|快|高|大|优)的?(?:结果|成绩|成效|发展|水平|效果|速度|质量))(?!、)"
)
# 在优化结构、提高效益的基础上|增长8%左右
_RIDER_BEFORE = re.compile(
    r"(?P<words>在[^，,。；;0-9]{0,6}(?:优化|提高|降低|改善|保护|提升|转变|增强)[^，,。；;0-9]{2,24}的?基础上)[，,]?"
    r"[^，,。；;、0-9]{0,8}$"
)
# 税收增长4%，出口增长6%，努力走在全市前列；: what ends a group of goals is added to each of them.
_RIDER_OF_GROUP = re.compile(
    r"[，,](?P<words>(?:努力|奋力|全力|力争)(?:跑赢|走在|赶超|超过|高于|快于|领跑)[^，,。；;0-9]{1,10}"
    r"|在?(?:全[国省市区]|同类[^，,。；;0-9]{1,8})(?:实现)?(?:位次|排名|位势)[^，,。；;0-9]{0,4}(?:前移|提升|进位)"
    r"|对标[^，,。；;0-9]{2,8}(?:消减|缩小|弥补)差距)(?=[；;。\n])"
)
_GROUP = re.compile(r"[^；;。\n]*.")
# 节能减排约束性指标|完成省下达的任务; 完成|省下达的约束性指标; (预期性)
_LABELLED = re.compile(
    r"(?P<label>约束性|预期性)(?:指标|目标|任务)?(?:[，,](?:确保|力争|必须|全面|全部|圆满|如期|按期|严格|均|要)*|[^0-9，,、；;。：:\n]{0,10})"
)
_LABELLED_BEHIND = re.compile(r"\s?[（(\[](?P<label>约束性|预期性)")
# By which rule words of firmness, or a label, bind a target.
_WITHIN = "firmness in its own words"
_BEFORE = "word of firmness before it"
_LEADING = "word of firmness that leads its list"
_LABELS = "label beside it"
_LABEL_REACH = 30
_RIDER_REACH = 48


class Led(NamedTuple):
    """A list that words of firmness lead: where its items stand, and the words."""

    start: int
    end: int
    word: tuple[int, int]


def led_lists(clean: str) -> tuple[Led, ...]:
    """Each list of goals that words of firmness announce: 要努力实现以下目标。 and its lines."""
    return tuple(
        Led(match.end(), _list_end(clean, match.end()), match.span("word"))
        for match in _LEADS.finditer(clean)
    )


def _list_end(clean: str, start: int) -> int:
    """Where the lines of a list end that begins on the next line."""
    place = start
    while item := _ITEM_LINE.match(clean, place):
        place = item.end()
    return place


class _Binding(NamedTuple):
    """How firmly a target is bound, with the words and the rule that say so."""

    commitment: Commitment
    words: str
    by: Origin


class _Label(NamedTuple):
    """What a target is labelled as, and by what."""

    obligation: Obligation
    by: Origin


def bound(clean: str, draft: FigureDraft, headline: bool, lists: Sequence[Led]) -> PromiseAspect:
    """A target's promise with how firmly words of its sentence or list bind it (力争, 确保).

    Also what they add to it, and whether it is labelled 约束性 or 预期性. headline: whether it is
    a main target.
    """
    binding = _binding(clean, draft, lists)
    label = _label(clean, draft)
    return draft.promise._replace(
        headline=headline,
        rider=_rider(clean, draft, headline),
        commitment=binding.commitment if binding else Commitment.PLAIN,
        commitment_words=binding.words if binding else None,
        bound_by=binding.by if binding else None,
        obligation=label.obligation if label else Obligation.UNSTATED,
        obliged_by=label.by if label else None,
    )


def _binding(clean: str, draft: FigureDraft, lists: Sequence[Led]) -> _Binding | None:
    stop = 0
    for mark in (
        "。\n"
    ):  # each looked for no further back than the last was found: a text may have none of one
        stop = max(stop, clean.rfind(mark, stop, draft.start) + 1)
    first = _parallel_start(clean, stop, draft.start)
    before = clean[first : draft.start]
    strive = [
        match for match in _STRIVE.finditer(before) if not _TO_WIN.match(before, match.start())
    ]
    last = max([*strive, *_ENSURE.finditer(before)], key=lambda match: match.start(), default=None)
    within = _STRIVE.search(clean, draft.start, draft.end)
    if within is not None:  # 力争保持正增长
        return _Binding(Commitment.STRIVE, within.group(), Origin(_WITHIN, *within.span()))
    if last is None or not _reaches(before, last):
        return _by_list(clean, draft, lists)
    firm = Commitment.ENSURE if _ENSURE.fullmatch(last.group()) else Commitment.STRIVE
    origin = Origin(_BEFORE, first + last.start(), first + last.end())
    return _Binding(firm, last.group(), origin)


def _rider(clean: str, draft: FigureDraft, headline: bool) -> str | None:
    """What is added to a target: right behind it, before it, or behind its group of goals."""
    found = _RIDER.match(clean, draft.end) or _RIDER_BEFORE.search(
        clean, max(0, draft.start - _RIDER_REACH), draft.start
    )
    if found is None and headline and (group := _GROUP.match(clean, draft.end)):
        found = _RIDER_OF_GROUP.search(clean, draft.end, group.end())
    return found["words"] if found else None


def _by_list(clean: str, draft: FigureDraft, lists: Sequence[Led]) -> _Binding | None:
    i = bisect_right(lists, draft.start, key=lambda led: led.start) - 1
    if i < 0 or draft.start >= lists[i].end:
        return None
    word = lists[i].word
    return _Binding(Commitment.STRIVE, clean[slice(*word)], Origin(_LEADING, *word))


def _label(clean: str, draft: FigureDraft) -> _Label | None:
    """Binding or expected, as words right before a target, in it, or in brackets behind it say."""
    labels = _LABELLED.finditer(clean, max(0, draft.start - _LABEL_REACH), draft.end)
    found = next(
        (label for label in labels if label.end() >= draft.start), None
    ) or _LABELLED_BEHIND.match(clean, draft.end)
    if found is None:
        return None
    obligation = Obligation.BINDING if found["label"] == "约束性" else Obligation.EXPECTED
    return _Label(obligation, Origin(_LABELS, *found.span("label")))


def _parallel_start(clean: str, stop: int, start: int) -> int:
    """Where the clauses begin that words of firmness before a figure reach over.

    力争建成A，其中a、b；新开工C，其中c、d are one list.
    """
    first = max(clean.rfind(mark, stop, start) for mark in "；;") + 1
    if first <= stop or not _PARALLEL.match(clean, first - 1, start + 1):
        return max(first, stop)
    earlier = max(stop, max(clean.rfind(mark, stop, first - 1) for mark in "；;") + 1)
    return earlier if "其中" in clean[earlier:first] else first


def _reaches(before: str, word: re.Match[str]) -> bool:
    """Whether a word of firmness reaches from its place to the figure at the end of these words."""
    behind = before[word.end() :]
    if _FOR_ITSELF.match(before, word.start()) or _is_given(before, word):
        return False
    if _SECOND.search(before[: word.start()]) and _ALONE.match(behind):
        return False
    if _IN_ITEM.search(before[: word.start()]) and re.search("[，,；;、]", behind):
        return False
    return _OWN_CLAUSE.search(behind) is None


def _is_given(before: str, word: re.Match[str]) -> bool:
    """Whether words of firmness say what is taken for granted, or a state told by itself."""
    if before[: word.start()].endswith("在") and _GIVEN.match(before, word.end()):
        return True
    ensures = _ENSURE.fullmatch(word.group()) is not None
    return ensures and _A_STATE.match(before, word.end()) is not None
