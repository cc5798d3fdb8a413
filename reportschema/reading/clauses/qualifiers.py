"""NP Q NP: what stands between the verb of a clause and a count narrows the thing counted.

出台促进茶业发展|12条|措施; 完成县里交办的|8项|任务.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportschema.reading.clauses.verbs import is_doing
from reportschema.reading.sentence.sentence import Sentence, Token

_LONGEST = 16  # characters that still narrow a thing
_HOW = re.compile(
    "^(?:基本|全面|稳步|有序|扎实|顺利|加快|继续|聚力|着力|大力|积极|全力|深入|持续|牵头|重点|统筹)+"
    "(?=..)"
)
# 稳步推进|县里确定的|任务: pushed on, which says nothing of the tasks.
_PUSHED = ("推进", "推动", "加快", "抓好", "落实")
_ANY_PLACE = re.compile(
    "(?:(?:全|我|本|该|各|每个?)[国省市区州县镇乡村旗盟]|市县|各级|各地|城乡|农村)+"
)
# 出台促进茶旅融合|12条|措施: what they are for ends in any word.
_MEANS = ("措施", "举措", "政策", "意见", "行动", "行动计划", "方案", "任务", "实事")
# 云溪镇等, 茶农和, 每个园区: a list, or those whom it is told of.
# 出台推动“两茶”|18条|措施, “茶事通办”|20个|事项
_QUOTED = re.compile("(?:(?<=.)|^)“[^“”、，]{1,8}”(?=[^“”]|$)")
_LISTS = re.compile("[、，,“”《》0-9]|[等和及与或]$|[每各]|^[这那该其此除]|[居占列](?=全)")


def qualified(phrase: str, chunk: str, verb: str, noun: str) -> str:
    """The noun behind a count with its verb and what narrows it, nothing where nothing does.

    phrase: the chunk before the count without times and hedges. verb: that which governs it.
    """
    said, before = _HOW.sub("", phrase), chunk.rstrip(" 约近超达共")
    if not said or not noun or noun.startswith(said) or noun.endswith("之一"):
        return ""
    if _LISTS.search(_QUOTED.sub("", said)) or not before.removesuffix("的").endswith(said):
        return ""
    if before.endswith("的"):
        return _by_clause(said, noun)
    rest = said[len(verb) :] if said.startswith(verb) else said
    return _by_name(said, rest, chunk, noun)


def _by_clause(said: str, noun: str) -> str:
    """The noun with the clause before 的: 完成|县里交办|的任务."""
    first, *others = Sentence.of(said).tokens
    done = is_doing(first) and others and others[-1].is_("verb", "gain", "caused", "event")
    verb = first.text if done else ""
    clause = said[len(verb) :]
    if verb.endswith(_PUSHED):
        verb = ""
    narrows = 1 < len(clause) <= _LONGEST and not _ANY_PLACE.fullmatch(clause)
    return f"{verb}{clause}的{noun}" if narrows else ""


def _by_name(said: str, rest: str, chunk: str, noun: str) -> str:
    """The noun with the name or the purpose before it: 出台|促进茶业发展|措施, 云溪路|改建工程."""
    if not 1 < len(rest) <= _LONGEST or _ANY_PLACE.fullmatch(rest) or rest.endswith(noun):
        return ""
    means = said != rest and noun.endswith(_MEANS)
    if not (means or _is_name(Sentence.of(rest).tokens)) or _tells_whom(Sentence.of(chunk).tokens):
        return ""
    return f"{said}{noun}" if len(noun) > 1 else f"{said}的{noun}"


def _is_name(tokens: Sequence[Token]) -> bool:
    """Whether words end as a name does, and have no 的 that another noun would follow."""
    last = tokens[-1]
    ends = last.is_("noun", "event", "name") or not last.kinds
    return ends and not any(token.is_("of") for token in tokens) and not last.is_("unnamed")


def is_name(text: str) -> bool:
    """Whether words are a name without any verb: 云溪科创园|5家|企业."""
    return all(
        token.is_("noun", "event", "name") or not token.kinds for token in Sentence.of(text).tokens
    )


def _tells_whom(tokens: Sequence[Token]) -> bool:
    """Whether a preposition tells for whom, where or of what: 在云溪镇|新建|3座|桥."""
    return any(
        token.is_("with") and not token.is_("noun", "event", "gain", "linking") for token in tokens
    )
