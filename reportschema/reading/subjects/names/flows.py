"""Verbs of making and doing where they stand: before a quantity, before a list, before a name."""

from __future__ import annotations

import re
from functools import cache

from reportschema.reading.sentence.lexicon import any_of, words
from reportschema.reading.sentence.sentence import Sentence

_LEAST = 2


def verb_at_front(phrase: str) -> str:
    """The longest verb of making or doing, of two characters or more, that a phrase begins with."""
    verbs = _verbs_from()
    for length in verbs.get(phrase[:_LEAST], ()):
        if phrase[:length] in _verbs():
            return phrase[:length]
    return ""


def verb_before(text: str) -> str:
    """The verb of making or doing that stands right before a quantity (新增, 建成), or nothing."""
    verbs = _verbs()
    for start in range(max(0, len(text) - 1 - len(words("flow")[0])), len(text)):
        end = text[start:]
        if end in verbs or (end[-1] == "了" and end[:-1] in verbs):
            return end.rstrip("了")
    return ""


@cache
def _verbs() -> frozenset[str]:
    return frozenset(words("flow"))


@cache
def _verbs_from() -> dict[str, tuple[int, ...]]:
    """By their first two characters the lengths of the verbs that begin so, the longest first."""
    found: dict[str, set[int]] = {}
    for verb in _verbs():
        if len(verb) >= _LEAST:
            found.setdefault(verb[:_LEAST], set()).add(len(verb))
    return {begins: tuple(sorted(lengths, reverse=True)) for begins, lengths in found.items()}


def verb_of_list(text: str) -> str:
    """The verb before the names that a count sums up (新建南洲路等|40条), or nothing."""
    text = text.rstrip()
    match = _LISTED_WITH_VERB.match(text) if text.endswith("等") else None
    if match is None:
        return ""
    whole, (start, end) = Sentence.of(text), match.span("verb")
    if whole.cuts(start) or whole.cuts(end):  # 地区|生产|总值等 has no verb, 开工建设东渡等 has
        word = whole.at(start)
        doing = word.text.endswith(match["verb"]) or word.is_("caused", "doing", "state", "verb")
        return match["verb"] if doing else ""
    return match["verb"]


_LISTED_WITH_VERB = re.compile(rf".{{0,6}}?(?P<verb>新?(?:{any_of('flow')}))[^，,]{{2,40}}等\Z")

# 生猪存栏3万头、|出栏|4万头: what becomes of animals and goods is told behind them.
_TOLD_BEHIND = ("出栏", "存栏", "出口", "进口", "外销", "内销", "研发投入")
_TOLD_SO = re.compile(
    "(?<=..)(?:存栏|出栏|产量|销量|产销量|综合产值|产值|综合|产业类|净资?产?)(?:量|数)?$"
)


def at_stage(verb: str, counted: str) -> str:
    """The label of the next thing told of what was counted: 竣工|厂房, but 生猪|出栏."""
    if verb not in _TOLD_BEHIND:
        return f"{verb}{counted}"
    for other in _TOLD_BEHIND:
        counted = counted.removeprefix(other)
    sold = "量" if counted.endswith(("产量", "销量")) else ""
    return f"{_TOLD_SO.sub('', counted)}{verb}{sold}"
