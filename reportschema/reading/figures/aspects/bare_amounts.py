"""In what a bare 万 or 亿 is counted.

Households, heads or 元, as the words around it tell (3万农户, 参保人数突破50万, 投资3亿).
"""

from __future__ import annotations

import re

_MONEY = re.compile(
    "投资|产值|产业集群|营收|收入|交易|资金|贷款|生产总值|经济总量|销售|税收|规模|市值|企业"
)
# 3万|农户, 15万特困|残疾人, 参保人数突破|500万: who is counted by a bare 万, in households or
# heads; 3亿支持群众 counts nobody.
_NO_VERB = "(?:建档|[^，,。；;支用帮投建资补奖])"
_HOUSEHOLDS = re.compile(
    rf"多?{_NO_VERB}{{0,8}}?(?:用户|[农牧]户|家庭|五保户|贫困户|困难户|特困户|经营户|工商户)"
)
_PEOPLE = re.compile(
    rf"多?{_NO_VERB}{{0,8}}?(?:人|群众|居民|农民|牧民|职工|学生|人员|劳动力|贫困人口|儿童|婴幼儿|幼儿|毕业生|儿女|对象|老人|劳动者|志愿者|"
    r"子女|党员|干部|妇女|青年|教师|师生|新生|考生|学子|游客|旅客|市民|员工|同胞|文盲)"
)
_HOUSEHOLDS_BEFORE = re.compile(r"(?:用户|户数)[^，,。；;0-9]{0,10}$")
_PEOPLE_BEFORE = re.compile(
    r"(?:人口|人数|员额|裁员|老年人|游客|旅客)[^，,。；;0-9]{0,10}$|(?:人口|人数)(?:分别)?[^，,。；;]{0,10}[0-9.]+[万亿][、和]$"
)


def counted_in(clean: str, start: int, end: int) -> str | None:
    """户, 人 or 元 for the number clean[start:end]; None where no word near it tells."""
    left = clean[max(0, start - 30) : start]
    behind = [
        (match.end(), unit)
        for pattern, unit in ((_HOUSEHOLDS, "户"), (_PEOPLE, "人"))
        if (match := pattern.match(clean, end))
    ]
    if behind:
        return min(behind)[1]
    before = next(
        (
            unit
            for pattern, unit in ((_HOUSEHOLDS_BEFORE, "户"), (_PEOPLE_BEFORE, "人"))
            if pattern.search(left)
        ),
        None,
    )
    if before is not None:
        return before
    return "元" if _MONEY.search(clean[max(0, start - 12) : end + 8]) else None
