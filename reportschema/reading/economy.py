"""The economy at large, where a growth names nothing else."""

from __future__ import annotations

import re

from reportschema.models.codes import Transformation

_ECONOMY = re.compile(r"(?:我国|全[国省市区州县]|我[省市区州县])?(?:国民)?经济(?:总体)?(?:增长)?(?:速度|率)?")


def is_economy(label: str | None, transformation: Transformation, dimension: str) -> bool:
    """Whether growth is said of the economy as such: 经济增长8%, 国民经济增长速度8%."""
    return label is not None and transformation is Transformation.GROWTH and dimension == "share" and bool(_ECONOMY.fullmatch(label))
