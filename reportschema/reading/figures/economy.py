"""The economy at large, where a growth names nothing else."""

from __future__ import annotations

import re

from reportschema.models.codes import Transformation

_ECONOMY = re.compile(r"(?:我国|全[国省市区州县]|我[省市区州县])?(?:国民)?经济(?:总体)?(?:增长)?(?:速度|率)?")
# 经济增长速度的宏观调控目标定为百分之八至九: the name itself says that it is a growth.
_RATE = re.compile(
    r"(?:我国|全[国省市区州县]|我[省市区州县])?(?:国民)?经济(?:总体)?(?:增长(?:速度|率)|增速)(?:的?(?:宏观)?(?:预期|调控|计划|指导性)?目标)?"
)


def is_economy(label: str | None, transformation: Transformation, dimension: str) -> bool:
    """Whether growth is said of the economy as such: 经济增长8%, 国民经济增长速度8%."""
    if label is None or dimension != "share":
        return False
    if transformation is Transformation.LEVEL:
        return bool(_RATE.fullmatch(label))
    return transformation is Transformation.GROWTH and bool(_ECONOMY.fullmatch(label))
