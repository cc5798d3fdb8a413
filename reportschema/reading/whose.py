"""Whose figure it is where that is not the speaker's own place: 同期全国为66.2%, 临江市生产总值; and the economy at large."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from reportschema.models.codes import Transformation

if TYPE_CHECKING:
    from reportschema.reading.figures import FigureDraft

# 同期全国为66.2%, 全省平均8%: the words before the number say only whose it is.
_ONLY_WHOSE = re.compile(
    r"^[，,、]?(?:而|但|当年|同期)*(?P<area>全[国省市区州])(?:(?:同期|总体)?(?:仅|只)?(?:为|是)|(?:同期)?平均(?:水平)?(?:为|是)?)(?:约|近)?$"
)
_ECONOMY = re.compile(r"(?:我国|全[国省市区州县]|我[省市区州县])?(?:国民)?经济(?:总体)?(?:增长)?(?:速度|率)?")


def settle(draft: FigureDraft, chunk: str, areas: Mapping[str, str]) -> None:
    """Sets the area of a figure that is another place's. chunk: its clause up to the quantity; areas: codes by name."""
    if draft.transformation is Transformation.RANK:
        return
    if draft.coverage and draft.coverage in areas and draft.indicator is not None:
        draft.ref_area, draft.coverage = areas[draft.coverage], None
    elif said := _ONLY_WHOSE.match(chunk.strip()):
        draft.ref_area = areas.get(said["area"])


def is_economy(label: str | None, transformation: Transformation, dimension: str) -> bool:
    """Whether growth is said of the economy as such: 经济增长8%, 国民经济增长速度8%."""
    return label is not None and transformation is Transformation.GROWTH and dimension == "share" and bool(_ECONOMY.fullmatch(label))
