"""Bounds that stand apart from their number: 约占全省的3%, 至少建成3座, 分别超过3%、5%.

In: the figures of a sentence. Out: the same, with the hedge and the place of its word as a cue.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reportschema.models.fields.codes import Hedge, Transformation
from reportschema.reading.figures.aspects.figure import FigureDraft

_LISTED = re.compile("[、和及与]")
# 分别增长|3%、5%左右: what the values of a list have in common, up to one of them.
_EACH = re.compile(r"分别[^，,。；;：:\n]*$")
# A bound and the verb between it and its number.
_PARTED = re.compile(
    r"""
      (?<! [节制预签公条契违履集简合] ) (?P<about> 大约 | 约 | 大概 )
        (?: 占 | 为 | 是 | 有 | 合 | 折合 | 需要? | 可 | 相当于 | 达到? | 增加 | 减少 )
        [^，,。；;、0-9]{0,10} $
    | (?P<at_least> 至少 | 起码 | 最少 ) [^，,。；;、0-9]{1,10} $
    | (?P<at_most> 最多 | 至多 ) [^，,。；;、0-9]{1,6} $
    | (?P<nearly> 将近 | 接近 | 几乎 ) (?: 占 | 为 | 是 | 有 | 达到? ) $
    """,
    re.VERBOSE,
)
# 基本实现乡镇垃圾转运|全覆盖: all but.
_ALL_BUT = re.compile("(?P<word>基本)(?:实现|达到|做到)[^，,。；;、]{0,24}$")
_ALL, _WHOLE, _FAR = "全覆盖", 100, 30
_FIRST_OF_THEM = frozenset("约概少起最多近几")
_REACH = 14
# Words that hold for each of a list that they open; 近 and 约 are said of the first alone.
_OPENING = (
    "超过",
    "超",
    "突破",
    "不低于",
    "不少于",
    "不超过",
    "最高",
    "最多",
    "至少",
    "低于",
    "高于",
)


def bound(found: Sequence[FigureDraft], clean: str, first: int) -> None:
    """Sets the hedges of the figures of a sentence that words apart from them tell.

    first: where the sentence begins.
    """
    before = first
    for draft in found:
        reach = _FAR if clean.startswith(_ALL, draft.start) else _REACH
        _parted(draft, clean, max(before, draft.start - reach))
        before = draft.end
    _spread_first(found, clean, first)
    _spread_last(found, clean, first)


def _parted(draft: FigureDraft, clean: str, begin: int) -> None:
    """至少建成|3座: a verb stands between the bound and the number."""
    measure = draft.measure
    if measure.low == _WHOLE and clean.startswith(_ALL, draft.start):
        _all_but(draft, clean, begin)
        return
    if measure.hedge is not Hedge.EXACT or measure.transformation is Transformation.RANK:
        return
    if measure.nth is not None or measure.low is None or measure.low == 0:
        return
    lead = clean[begin : draft.start]
    found = None if _FIRST_OF_THEM.isdisjoint(lead) else _PARTED.search(lead)
    if found is None or found.lastgroup is None:
        return
    place = begin + found.start(found.lastgroup), begin + found.end(found.lastgroup)
    draft.measure = measure._replace(
        hedge=Hedge[found.lastgroup.upper()],
        hedge_words=found[found.lastgroup],
        cues=(*measure.cues, place),
    )


def _all_but(draft: FigureDraft, clean: str, begin: int) -> None:
    """基本实现…|全覆盖: about all."""
    found = _ALL_BUT.search(clean, begin, draft.start)
    if found is None or clean.startswith("的", draft.end):
        return
    draft.measure = draft.measure._replace(
        hedge=Hedge.ABOUT,
        hedge_words=found["word"],
        cues=(*draft.measure.cues, found.span("word")),
    )


def _spread_first(found: Sequence[FigureDraft], clean: str, first: int) -> None:
    """分别超过3%、5%: the word before the first value of a list bounds each without its own."""
    word: tuple[int, int] | None = None
    for before, draft in pairwise(found):
        own = before.measure.hedge_words
        if own in _OPENING and clean.startswith(own, before.start):
            word = (before.start, before.start + len(own))
        elif word not in before.measure.cues:
            word = None
        if word is not None and _shares(draft, before, before, draft, clean, first):
            draft.measure = draft.measure._replace(
                hedge=before.measure.hedge, hedge_words=own, cues=(*draft.measure.cues, word)
            )


def _spread_last(found: Sequence[FigureDraft], clean: str, first: int) -> None:
    """分别增长3%、5%左右: the word behind the last value bounds each without its own."""
    word: tuple[int, int] | None = None
    for last, draft in pairwise(reversed(found)):
        own = last.measure.hedge_words
        if own and clean.endswith(own, last.start, last.end):
            word = (last.end - len(own), last.end)
        elif word not in last.measure.cues:
            word = None
        digit = clean[last.start].isdigit()
        if word is not None and digit and _shares(draft, last, draft, last, clean, first):
            draft.measure = draft.measure._replace(
                hedge=last.measure.hedge, hedge_words=own, cues=(*draft.measure.cues, word)
            )


def _shares(
    draft: FigureDraft,
    bounded: FigureDraft,
    earlier: FigureDraft,
    later: FigureDraft,
    clean: str,
    first: int,
) -> bool:
    """Whether a value without a bound stands in one list of values with one that has it."""
    return (
        draft.measure.hedge is Hedge.EXACT
        and draft.measure.nth is None
        and draft.measure.dimension == bounded.measure.dimension
        and _LISTED.fullmatch(clean, earlier.end, later.start) is not None
        and _EACH.search(clean, first, earlier.start) is not None
    )
