"""Heads that say nothing of what they are of: 参保人数, 投入资金, 办结率.

Which heads are bare is data (head_words.csv), by what they measure, with the words before one that
narrow it to nothing: whoever pays, and when.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from reportschema.reading.clauses.owners import is_bare
from reportschema.reading.clauses.verbs import is_doing
from reportschema.reading.sentence.sentence import Sentence, Token
from reportschema.reading.words.tables import WordTable


class HeadWord(NamedTuple):
    """A word and its list.

    A kind of bare heads (`TOLD_IN`), or how it stands to a topic: `payer` and when, before a head;
    `deed` and `aim` at the front of a clause; `predicate`, `thing` (a noun, whatever the dictionary
    says); `tail` and `campaign` behind a topic; `none`, `end`, `unnamed`: what is no topic;
    `stage`: how far works are; `echo`: what a label may say behind a word told in full before;
    `owner`: who does something and has what came of it; `tenant`: firms that are told of a place,
    `home`: how the names of such places end.
    """

    word: str
    kind: str


HEAD_WORDS = WordTable(__package__, "head_words", HeadWord, lists="kind")
# The kinds of bare heads, and what each is told in; a rise tells any of them.
TOLD_IN = {
    "funds": ("money",),
    "sums": ("money",),
    "people": ("count", ""),
    "things": ("count", ""),
    "cases": ("count",),
    "extents": ("area", "length", "count", "power", "mass", "volume", "money", ""),
    "rates": ("share", "duration"),
}


_THINGS = "things"
# 惠及|困难群众: whoever they are, it is of what reached them.
_REACHING = ("惠及",)
_LONGEST_REACHED = 8


# 县财政|安排资金
_PAID = re.compile("(?P<payer>(?!安排)[^的]{0,8}财政)拟?(?P<head>[^的]{2,8})")
# 就业|专项资金: a verb that names well enough what money is for.
_FIELDS = frozenset(("就业", "再就业", "扶贫", "救灾", "助学", "养老"))


class Head(NamedTuple):
    """A bare head and its kind."""

    word: str
    kind: str


@cache
def listed(*kinds: str) -> frozenset[str]:
    """The words of some lists."""
    return frozenset(HEAD_WORDS.words(*kinds))


@cache
def _heads() -> dict[str, str]:
    """The kind of each head. A rate is bare by its shape, and stands in no list."""
    return {row.word: row.kind for row in HEAD_WORDS.rows if row.kind in TOLD_IN}


@lru_cache(maxsize=4096)
def bare_head(label: str) -> Head | None:
    """The head that is all a label says, beside its verb and whoever pays; None for any other.

    中央财政|安排|资金, 新增|参保人数, 办结率.
    """
    heads = _heads()
    state, _, last = label.rpartition("的")
    if state and heads.get(last) == _THINGS and all(map(_is_stage, Sentence.of(state).tokens)):
        return Head(last, _THINGS)  # 进入施工高峰的|在建项目: how far they are says nothing
    label = label.replace("的", "")
    if is_bare(label) and label not in heads:
        return Head(label, "rates" if label.endswith("率") else "sums")
    if label.startswith(_REACHING) and len(label) <= _LONGEST_REACHED:
        return Head(label, "people")
    for start in range(len(label) - 1):
        kind = heads.get(label[start:])
        if kind is None:
            continue
        whole = Sentence.of(label)
        before = [token for token in whole.tokens if token.start < start]
        if not whole.cuts(start) and all(_says_nothing(token) for token in before):
            return Head(label[start:], kind)
    return None


def _is_stage(token: Token) -> bool:
    """Whether a word only tells how far something is: 进入|攻坚|阶段."""
    if token.text in listed("stage"):
        return True
    return not token.is_("noun", "name") and bool(token.kinds)


def _says_nothing(token: Token) -> bool:
    """Whether a word before a head tells nothing of what that is of."""
    if token.text in listed("payer", "deed"):
        return True
    if token.text in _FIELDS:
        return False
    if token.is_("manner", "adverb", "with", "before", "after", "linking", "direction"):
        return True
    verb = is_doing(token) or token.is_("state", "gain", "event")
    return verb and not token.is_("noun")


def composed(topic: str, label: str, head: str) -> str:
    """The label with its topic in the order of the language; nothing where it would repeat it.

    长护险 | 新增参保人数; of a topic that ends in the head itself: 开工|重大产业项目; what both say
    is said once: 茶产业|规模. Whoever pays stands first: 县财政|茶园改造|投入.
    """
    state, of, last = label.rpartition("的")
    if of and last == head and _heads().get(head) == _THINGS:
        whole = composed(topic, last, head)
        return whole and f"{state}的{whole}"  # 完工的|茶业项目
    label = state + last
    if head in topic[:-1] and not topic.endswith(head):
        return ""
    if paid := _PAID.fullmatch(label):
        return paid["payer"] + topic.removesuffix(paid["head"]) + paid["head"]
    if topic.endswith(head):
        return label.removesuffix(head) + topic
    return topic + label.removeprefix(topic[-2:])
