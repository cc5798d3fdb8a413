"""VERB (names 等) Q NP: the verb that governs a count from the front of its clause."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reportschema.reading.sentence.lexicon import words
from reportschema.reading.sentence.sentence import Sentence, Token

_JOINED = ("、", "和", "及", "并")
_LOOSE = ("了", "好", "出")
_URGING = ("加快", "力争", "确保", "力促", "深化", "加强")
_FEW = 3
# 用两年时间|免费更新5万户: how long it takes is no verb.
_WITHIN = re.compile("^[^，,。；;]{0,6}?(?:[计规]划)?用[^，,。；;]{1,6}?时间")
# 每个县至少|建成2个…: whom it is told of, and how many at least.
_EACH = re.compile("^[，、]?(?:每个?|各)(?:县区|县市区|乡镇|街道|社区|[县区市镇乡村年])(?:至少)?")


# 完成|造林: done as a whole, no second verb of what follows.
_WHOLE = frozenset(
    [
        "造林",
        "绿化",
        "种草",
        "植树",
        "就业",
        "脱贫",
        "招生",
        "融资",
        "减税",
        "降费",
        "征地",
        "征迁",
        "拆迁",
    ]
)


@cache
def _doing() -> frozenset[str]:
    return frozenset((*words("flow"), *words("going")))


def is_doing(token: Token) -> bool:
    """Whether a token is a verb of making or doing."""
    return (
        token.text in _doing()
        or token.is_("doing", "caused")
        or token.text.rstrip("了") in _doing()
    )


# 推进|建设, 完成|新建: how far it is, which is no second deed.
_SET_ON = frozenset(
    [
        *("推进", "推动", "启动", "继续", "加快", "完成", "实施", "实现", "争取", "计划", "准备"),
        *("组织", "开展", "促进", "落实", "统筹", "扩面"),
    ]
)
_LINKS = ("和", "及", "并", "或")
# 茶农补贴|惠及: what reached them is no verb of its own.
_REACHING = ("惠及", "覆盖", "服务")


@lru_cache(maxsize=64)
def with_joined(chunk: str, verb: str) -> str:
    """The verb at the end of a clause with that joined to it: 拨款|改造和新建, 全部|建成投产."""
    if not verb or not chunk.endswith(verb):
        return verb
    *before, last = Sentence.of(chunk).tokens
    if last.text != verb and last.is_("event", "state", "caused"):
        return last.text if last.text.endswith(verb) else verb  # 提升|改造, 建成|投产: one word
    if last.text != verb or not before:
        return verb
    one = before[-1]
    if one.text in _LINKS and len(before) > 1:
        other = before[-2]
        plain = len(other.text) > 1 and not other.is_("noun", "manner", "direction")
        done = is_doing(other) or (plain and other.is_("verb", "gain", "event"))
        return f"{other.text}{one.text}{verb}" if done else verb
    if verb in _REACHING or (verb[0] == "新" and verb != "新建"):
        return verb
    adjacent = is_doing(one) and len(one.text) > 1 and one.text not in _SET_ON
    return f"{one.text}{verb}" if adjacent and one.text not in _URGING else verb


def _joins(token: Token) -> bool:
    return is_doing(token) or "event" in token.kinds


@lru_cache(maxsize=64)
def governing(chunk: str, whole: bool = False) -> str:
    """The verb of a clause whose object begins with a count: 改建、加固|阳城镇桥和望亭桥|3座危桥.

    Nothing where 的 closes it off. whole: the object stands before its number, whatever is in it
    (淘汰|落后的茶机产能).
    """
    chunk = _EACH.sub("", chunk)
    tokens = [token for token in Sentence.of(chunk).tokens if token.text.strip()]
    start = next(
        (
            i
            for i, token in enumerate(tokens)
            if not token.is_("manner", "stop", "linking") or is_doing(token)
        ),
        None,
    )
    if start is None or start > _FEW or not is_doing(tokens[start]):
        return ""
    if tokens[start].text in _URGING and start + 1 < len(tokens):
        start += is_doing(tokens[start + 1]) or tokens[start + 1].text == "发展"
    last = start
    while last + 2 < len(tokens) and tokens[last + 1].text in _JOINED and _joins(tokens[last + 2]):
        last += 2
    if last + 1 < len(tokens) and _joins(tokens[last + 1]) and tokens[last + 1].text not in _WHOLE:
        last += 1
    behind = [token for token in tokens[last + 1 :] if token.text not in _LOOSE]
    closing = ("with",) if whole else ("of", "with", "state", "gain")
    if any(token.is_(*closing) and "noun" not in token.kinds for token in behind):
        return ""
    return (
        "".join(token.text for token in tokens[start : last + 1])
        .rstrip("了")
        .replace("打造好", "打造")
    )


# 共有|12个|县: what is there is no deed.
_HAVING = (
    "共有",
    "还有",
    "已有",
    "拥有",
    "现有",
    "没有",
    "具有",
    "包括",
    "包含",
    "涉及",
    "达到",
    "以下",
)


def right_before(chunk: str) -> str:
    """A verb that no list has, right before a count (提交|39件议案), alone any: 形成|3项成果."""
    chunk = _WITHIN.sub("", chunk) if "用" in chunk else chunk
    if "、" in chunk:  # 食品、智能制造|三个产业园
        return ""
    tokens = [one for one in Sentence.of(chunk.rstrip("了共 ")).tokens if not one.is_("stop")]
    last = tokens[-1] if tokens else None
    if last is None or len(last.text) <= 1 or last.text in _HAVING:
        return ""
    alone = all(one.is_("manner", "linking") for one in tokens[:-1])
    if alone and last.is_("verb", "gain", "event") and not last.is_("direction", "manner"):
        return last.text
    return last.text if last.kinds == {"verb"} else ""
