"""Whose measure it is.

A bare head (总投资, 办结率, 占地) takes its owner from what was told before it.

In a clause the owner is the thing counted last; at the start of a paragraph it is its lead phrase
(深化国有企业改革。资产总额…). Where there is none, the label stays bare and the figure is in doubt.
"""

from __future__ import annotations

import re

from reportschema.reading.clauses.verbs import is_doing
from reportschema.reading.sentence.sentence import Sentence, kinds_of

_RATE = re.compile(r"(?:按时|按期|及时|群众|平均|初步|年度|投资)?[\u4e00-\u9fff]{1,2}率")
_MEASURE = re.compile(
    "(?:[三五]年|年度|总|综合(?=产值)|累计|完成|计划|实际|其中|实现){0,6}(?:投资|投入|产值|收入|营收|利润|利税|税收|面积"
    "|占地|占地面积|建筑面积"
    "|资金|金额|总额|合同额|协议额|成交额|交易额|成交价|里程|长度|规模|户数|人数|库容|支出|贷款"
    "|资产|资产总额|到位资金|协议资金)"
)
_BARE_END = re.compile(rf"(?:{_RATE.pattern}|{_MEASURE.pattern})\Z")
_LEAD = re.compile(
    "(?:[一二三四五六七八九十]{1,2}是"
    r"|[（(]?[一二三四五六七八九十0-9]{1,3}[)）、.．])?\s*(?P<words>[^，,。；;：:\n0-9]{4,20})[。：:]"
)
# 1956年|国家预算|规定,
_BUDGET = re.compile(
    r"\s*(?:[12][0-9]{3}年度?的?)?(?P<words>(?:国家|中央|地方)(?:财政)?总?预算)(?:草案)?"
    "(?:规定|安排|确定)[，,]"
)
_PURPOSE = re.compile(
    "^(?:深化|推进|加快|加强|推动|抓好|强化|做好|优化|完善|提升|实施|坚持|着力|大力|全面|全力|持续"
    "|深入|扎实|发展|壮大|建设|加大|扩大|规范|进一步|强力|创新|继续|[和、])+"
)
_OUTCOME = re.compile(
    "(?:改革|建设|发展|工作|质量|水平|能力|步伐|力度|成效|成果|进展){0,10}(?:不断|持续|全面|明显|进一步"
    "|稳步|显著|更加|深入|加快|有序|扎实|取得|得到|实现|蓬勃)"
    r"[^，,。]{0,20}$"
)
# Of a lead phrase, which has at most twenty characters.
_FIELD = re.compile("(?:改革|建设|发展|工作|力度|步伐|管理|治理){1,10}$")
_DONE = re.compile("^(?:累计|完成|实现|其中)+")
_SHORTEST, _LONGEST, _LEAD_LONGEST = 2, 14, 8


def is_bare(label: str) -> bool:
    """Whether a label measures something without saying of what."""
    return _RATE.fullmatch(label) is not None or _MEASURE.fullmatch(label) is not None


def thing(name: str) -> str:
    """What a label is about, without the verb before it and without what it measures.

    建成|安置房|面积.
    """
    tokens = Sentence.of(name).tokens
    start = 0
    while start < len(tokens) - 1 and is_doing(tokens[start]) and "noun" not in tokens[start].kinds:
        start += 1
    text = "".join(token.text for token in tokens[start:]).rpartition("的")[2]
    measured = _BARE_END.search(text, 1)
    return text[: measured.start()] if measured else text


def owned(owner: str, measure: str) -> str:
    """The label of a bare measure with its owner; nothing where the owner says nothing."""
    name = thing(owner)
    if (
        not _SHORTEST <= len(name) <= _LONGEST
        or ("bare" in kinds_of(name) and len(name) <= _SHORTEST)
        or measure in name
    ):
        return ""
    measure = measure.removeprefix(name[-2:])
    return f"{name}{_DONE.sub('', measure)}"


def lead_of(paragraph: str) -> str:
    """The topic that the lead phrase of a paragraph names: 深化|国有企业|改革 -> 国有企业.

    Of one that opens with a budget that budget.
    """
    if budget := _BUDGET.match(paragraph):
        return budget["words"]
    lead = _LEAD.match(paragraph)
    return _topic(lead["words"]) if lead else ""


def _topic(said: str) -> str:
    """The thing that a phrase of a deed or an outcome names, nothing where it holds more."""
    words = _OUTCOME.sub("", _PURPOSE.sub("", said))
    words = _FIELD.sub("", words)
    plain = all(
        token.is_("noun", "event") or not token.kinds for token in Sentence.of(words).tokens
    )
    return words if words != said and plain and _SHORTEST <= len(words) <= _LEAD_LONGEST else ""
