"""Counts of what the speech itself has named or names next: 这两项, 以下五项工作, 甲、乙两个协议.

They tell the listener how many points there are and say nothing of the place; no more does the
number of a people that is only called upon (十亿人民). Each kind is a pattern of the words before a
small numeral and one of the words behind it, with an example and a counter-example (｜ before the
numeral) that are its tests.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reportschema.reading.numerals.role_patterns import ROLE_WORDS

# What a small numeral counts points with; the first look at any mention.
_MEASURES = "个项条种类点件笔方"
_MANY = 2  # characters of a numeral of so few points
_BEFORE = 16
_POINTS = "(?:工作|任务|问题|措施|方面|要求|方针|原则|事项|情况|条件|意见|建议|关系|环节|内容|办法)"
_RESUMED = f"(?:{ROLE_WORDS.any_of('resumed_noun')})"


# 十亿|人民, 六千万多|江南儿女: who is called upon
_PEOPLE = re.compile(
    "[多余]?(?:[\u4e00-\u9fff]{2})?(?:人民(?![币公警陪调医法检政团])(?:群众)?|儿女|同胞|父老)"
    # 在三十多万|云溪人的共同努力下
    "|[多余]?[\u4e00-\u9fff]{1,8}?的?(?:共同|团结|不懈|艰苦)?(?:努力|奋斗|拼搏|奋战)之?下"
)


class Resumed(NamedTuple):
    """One kind of such a count. before: what ends right before the numeral; behind: what follows.

    few: whether the numeral has to be of a few, in characters.
    """

    name: str
    before: re.Pattern[str]
    behind: re.Pattern[str]
    few: bool
    example: str
    counter: str


KINDS: tuple[Resumed, ...] = (
    Resumed(
        "named before",
        re.compile(
            "(?:(?:这|上述|前述|(?<![级岁元吨人亩米里度户名])以上)(?:[所讲说]{1,2}过?的)?"
            "|(?:上面|前面)[所讲说]{1,2}过?的)$"
        ),
        re.compile(f"[{_MEASURES}](?!半|月|百分|小时)"),
        True,
        "要守好山林和水源，这｜两项关系长远。",
        "新建茶亭｜两项。",
    ),
    Resumed(
        "named next",
        re.compile("(?:以下|下列|如下|下述|下面)的?$"),
        re.compile(f"[{_MEASURES}](?:方面)?的?(?:主要|重要|重点|突出|具体)?{_POINTS}"),
        False,
        "今年着力办好以下｜六项工作。",
        "今年建成以下｜六个茶厂。",
    ),
    Resumed(
        "work that is told point by point",
        re.compile(""),
        re.compile(
            "(?:项|个方面)的?(?:重点|主要|具体|重要)?工作(?=[：:。；;，,\n]|以外|之外|[一1]是)"
        ),
        True,
        "会后抓好｜四项工作：一是采茶。",
        "会后抓好｜四项工作专班。",
    ),
    Resumed(
        "two or more that stand right before",
        re.compile("(?:[\u4e00-\u9fff”][、和与及同][\u4e00-\u9fff“”]{1,12}|等)$"),
        re.compile(
            f"[个项条种]的?[\u4e00-\u9fff]{{0,4}}?{_RESUMED}(?!没有|未|达到|完成|实现|提前)"
        ),
        True,
        "在落实茶税、茶路｜两个协议上开展合作。",
        "在落实茶税、茶路中新建｜两个茶厂。",
    ),
)


def is_resumed(text: str, start: int, end: int) -> int | None:
    """Where the measure behind such a numeral text[start:end] ends, None for any other."""
    if text[end - 1] in "万亿" and (people := _PEOPLE.match(text, end)):
        return people.end()
    if end - start > _MANY or text[end : end + 1] not in _MEASURES:
        return None
    few = text[start] > "9"
    before = text[max(0, start - _BEFORE) : start]
    for kind in KINDS:
        if kind.few and not few:
            continue
        if kind.behind.match(text, end) and kind.before.search(before):
            return end + 1
    return None
