"""What money is for, as the words behind it or before its payer tell.

投资|2亿元|修建茶亭; 为落实助学政策，|县财政支出; 增加对茶业的投入。|县财政投入.
"""

from __future__ import annotations

import re

from reportschema.reading.clauses.heads import bare_head, listed
from reportschema.reading.clauses.qualifiers import is_name
from reportschema.reading.clauses.topics import what_is_done

_DONE_WITH = "用于|用来|实施|办好|开展|补贴|补助|支持|进行|奖励"
_MADE_WITH = (
    "组建|完成|新建|改建|扩建|新改扩建|修建|建设|建成|打造|购置|购买|收购|铺设|敷设|改造"
    "|完善|整治|治理"
)
# 安排资金2亿元，|办好|民生实事: what money is for; 投资2亿元|修建|茶亭, right behind it.
_FOR = re.compile(
    f"(?:[，,]?(?:全部|全力|继续|优先|进一步)*(?:{_DONE_WITH})+|(?:{_MADE_WITH})+)了?"
    "(?P<what>[^，,。；;：:]*)"
)
_MADE = re.compile(f"[，,](?:{_MADE_WITH})+了?(?P<what>[^，,。；;：:]*)")
_SO_MANY = re.compile("^[零一二三四五六七八九十百千]{1,5}多?[个件项批类条]")
# 投资|3亿元，对|(50公里)|茶乡公路进行了改造
_WORKED_ON = re.compile(
    "[，,]?对(?P<whom>[^，,。；;、0-9对]{2,18}?)(?:进行|实施)了?(?P<what>[^，,。；;、0-9]{2,8})(?=[，,。；;]|$)"
)
_KIND = re.compile("[^，,。；;]{2,40}等(?:一批|重点|重大|各类)?(?P<kind>[^，,、等]{3,10})")
_NAMES = re.compile(
    "(?P<names>[^，,。；;0-9、等]{2,6}(?:、[^，,。；;0-9、等]{2,8}){1,3})(?=[，,。；;]|$)"
)
_DOES = re.compile(f"{_MADE_WITH}|{_DONE_WITH}|[和及与的]")
_TWO, _LONGEST_NAMED = 2, 8
_ENDS = re.compile("[，,。；;、]")
_GOES_ON = ("、", "和", "及", "与", "以及")
# 用于|促进就业: a deed is as good as a thing.
_AIMS = "落实|支持|促进|推动|推进|应对|解决|保障|鼓励|帮助|扶持|改善|加强"
_DEED = re.compile(f"(?:{_AIMS})[^，,。；;0-9、和]{{2,10}}")
_BEFORE = re.compile(
    "为(?:了|继续|进一步|切实|更好地?|确保)*"
    f"(?P<what>(?:{_AIMS}|加快|保证|做好|发展|提高|建立|完善|扩大|增强)了?[^，,。；;0-9]{{2,18}})"
)
# |109亿元资金|支持再就业; 用于|茶乡公路改造: whatever its words are.
_TOLD = re.compile(
    "[，,]?(?:重点|主要|全部|今年|继续|[以来])*"
    f"(?:用于(?P<use>[^，,。；;0-9、]{{2,12}})|(?:帮助)?(?P<deed>(?:{_AIMS})[^，,。；;0-9、]{{2,18}}))"
    "(?=[，,。；;]|$)"
)
# 建立奖学金制度，|为此|县财政支出: what was set up right before.
_SET_UP = re.compile(
    "(?:(?:建立|健全|完善|实行|推行)+|(?P<deed>扩大|提高|免除|开展|实施|加快))(?P<what>[^，,。；;0-9]{3,18})$"
)
_SPENT_ON = re.compile(
    "(?:增加|加大|扩大|提高|强化)了?(?P<whom>对[^，,。；;对0-9]{2,20}的)(?:财政)?(?:投入|支持|支出)(?:力度)?$"
)
_CLAUSE = re.compile("[，,；;：:。\n]+")
_FAR = 2  # clauses of its own, with which a sentence need not look back


def behind_money(right: str, beyond: str) -> str:
    """What money is for, told behind it: 筹集资金|5亿元|，继续实施八件惠民实事.

    beyond: the words behind the next quantity: 办好|12项|民生实事.
    """
    if worked := _WORKED_ON.match(right + beyond):
        return f"{worked['whom']}{worked['what']}"
    told = _FOR.match(right)
    return _what(told, right, beyond) if told else ""


def use_of_money(right: str) -> str:
    """What a sum is used for or does, as the words right behind it say: 用于|茶乡公路改造."""
    told = _TOLD.match(right)
    return (told["use"] or told["deed"]) if told else ""


def made_of_money(right: str, beyond: str) -> str:
    """What was made, told in the clause behind money: 整合资金|5亿元|，建成茶亭."""
    told = _MADE.match(right)
    return _what(told, right, beyond) if told else ""


def _what(told: re.Match[str], right: str, beyond: str) -> str:
    """The thing that a deed behind money is done to, the only one of its list."""
    what, behind = told["what"], _ENDS.split(beyond)[0]
    if named := _of_a_list(what, beyond, behind, told.end() == len(right)):
        return named
    if told.end() == len(right):  # up to the next quantity
        if not what:
            what = behind
            if what.endswith(_GOES_ON) or beyond[len(what) :].startswith("、"):
                return ""
        elif beyond.startswith("的") and bare_head(what):
            what = behind[1:]  # 总长|5公里|的茶路
        elif beyond.startswith(_GOES_ON):
            return ""
    if deed := _DEED.fullmatch(what):
        return deed.group()
    topic = what_is_done(_SO_MANY.sub("", what), "funds")
    return "" if topic in listed("thing") or (topic and bare_head(topic)) else topic


def _of_a_list(what: str, beyond: str, behind: str, counted: bool) -> str:
    """What a list is of, as its end tells: (新建|34公里)供水、供热管网; 茶堰、茶渠等|茶利工程."""
    if kind := _KIND.fullmatch(what):
        return kind["kind"] if is_name(kind["kind"]) else ""
    if not counted:
        return ""
    if not what and (names := _NAMES.match(beyond)):
        return "" if _DOES.search(names["names"]) else names["names"]
    first = what.partition("、")[0].removesuffix("等")
    if what.endswith("等") and behind and _TWO <= len(first) <= _LONGEST_NAMED:
        return f"{first}等{behind}" if is_name(first) and is_name(behind) else ""
    return ""


def before_payer(sentence: str, before: str) -> str:
    """What money is for, told before a payer: in its sentence or at the end of the one before.

    为|落实助学政策|，县财政支出; 加大|对茶业的|投入。县财政投入.
    """
    *clauses, own = _CLAUSE.split(sentence)
    if "为此" in own or (clauses and clauses[-1].strip() == "为此"):
        before = (f"{before.rstrip('。')}，" if len(clauses) < _FAR else "") + "，".join(clauses)
        done = _SET_UP.search(before.removesuffix("，为此").rstrip("，"))
        return f"{done['deed'] or ''}{done['what']}" if done else ""
    if clauses and (aim := _BEFORE.fullmatch(clauses[-1].strip())):
        return aim["what"]
    told = clauses[-1] if clauses else _CLAUSE.split(before.rstrip("。\n"))[-1]
    spent = _SPENT_ON.search(told.rstrip()) if "对" in told else None
    return spent["whom"] if spent else ""
