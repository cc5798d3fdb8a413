"""The economy at large, where a growth names nothing else."""

from __future__ import annotations

import re

from reportschema.models.fields.codes import Transformation

_WHOSE = "我国|全[国省市区州县]|我[省市区州县]"
# 中央提出今年|经济增长, “十五五”时期|经济增长: who says it, and of when.
_BEFORE = (
    "(?:[^，,。]{0,6}?(?:提出|建议|确定))?"
    "(?:今年|明年|今后五年|“?十[一二三四五六七八九]?五”?(?:时期|期间))?的?"
)
# 经济增长预期目标|是在提高效益的基础上: on what it is to rest.
_GOAL = (
    "(?:的?(?:宏观|预期|调控|计划|指导性)*(?:目标)?)(?:由原定|设定为|定为)?(?:是?在.{2,20}基础)?"
)
_ECONOMY = re.compile(
    rf"{_BEFORE}(?:{_WHOSE})?(?:国民)?经济(?:总体|年均|平均)*(?:增长)?(?:速度|率)?{_GOAL}"
)
# 经济增长速度的宏观调控目标定为8%, 经济增长预期为7%: the name itself says that it is a growth.
_RATE = re.compile(
    rf"{_BEFORE}(?:{_WHOSE})?(?:国民)?经济(?:总体|年均|平均)*"
    rf"(?:增长(?:速度|率)|增速|增长(?=的?(?:预期|目标))|年均增长){_GOAL}"
)


def is_economy(label: str | None, transformation: Transformation, dimension: str) -> bool:
    """Whether growth is said of the economy as such: 经济增长8%, 国民经济增长速度8%."""
    if label is None or dimension != "share":
        return False
    if transformation is Transformation.LEVEL:
        return bool(_RATE.fullmatch(label))
    return transformation is Transformation.GROWTH and bool(_ECONOMY.fullmatch(label))
