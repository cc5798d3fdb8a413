"""Titles told in a list (获评省级先进镇4个、示范村9个): all are of the level of the first."""

from __future__ import annotations

import re

from reportschema.reading.clauses.qualifiers import is_name
from reportschema.reading.clauses.verbs import is_doing
from reportschema.reading.sentence.sentence import Sentence
from reportschema.reading.subjects.names import naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots.production import Words, production
from reportschema.reading.subjects.spots.spot import Spot

# 获评省级|先进街道4个、示范小区3个: titles of one level.
_TITLED = re.compile("(?P<verb>获评|命名|评选|认定|创成|入选)(?P<level>(?:国家|省|市|州|区|县)级)?")
_OWN_LEVEL = re.compile("(?:全[国省市]|国家|省|市|州|区|县)")


@production(
    example=("获评省级茶业先进镇4个、竹亭村｜9个。", "获评省级竹亭村"),
    counter=("扶持省级茶业先进镇4个、竹亭村｜9个。", "扶持竹亭村", "words before"),
    words=Words.BEFORE,
    of=("count",),
    phrase=True,
    before=True,
)
def title_of_a_list(spot: Spot) -> Subject | None:
    """获评省级 NP Q、NP Q: the titles of a list are of the level that the first one tells."""
    title = _TITLED.match(spot.carried.name) if spot.place.left.startswith("、") else None
    known = spot.named
    if title is None or (known is not None and known.indicator is not None):
        return None
    thing = spot.phrase.removeprefix("示范")
    if not is_name(thing) or is_doing(Sentence.of(thing or "、").tokens[0]):
        return None
    own = title["verb"] if _OWN_LEVEL.match(spot.phrase) else title.group()
    return Subject(label=naming.label(f"{own}{spot.phrase}"))
