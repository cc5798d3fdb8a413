"""How far what is counted has come: begun, done and signed are series of their own.

新开工重点项目 are not the key projects of the list, 基本建成棚户区改造 is none that was begun.
"""

from __future__ import annotations

import re

from reportschema.models import Indicator
from reportschema.reading.subjects.names import naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots.spot import Spot
from reportschema.reading.words.stage_words import any_stage

_SAID = re.compile(
    f"(?P<begun>{any_stage('started', 'begun')})|(?P<done>{any_stage('built', 'in_use')})"
    f"|(?P<agreed>{any_stage('agreed')})"
)
# What the name of an indicator says itself; 改造 and 改建 are done.
_OWN = re.compile("(?P<begun>.*开工)|(?P<done>.*(?:建成|改造|改建|竣工))|(?P<agreed>.*签约)")
_OF_NAMES = re.compile("开工|基本建成|建成|新改建")
_USUAL = {"begun": ("新开工", "开工"), "done": ("基本建成", "建成"), "agreed": ("签约",)}


def at_its_stage(found: Subject, spot: Spot) -> Subject:
    """The subject, or another where its clause says another stage than its indicator counts."""
    indicator = found.indicator
    if indicator is None or not spot.counts or spot.unit is None:
        return found
    stage, chunk = _own(indicator), spot.chunk
    if stage is None:
        return found
    if not spot.opens:  # 50个项目竣工、|150个项目开工
        chunk = chunk.rpartition("、")[2] or chunk[-1:]
    others = {match.lastgroup: match.group() for match in _SAID.finditer(chunk)}
    if len(others) != 1 or stage in others:
        return found
    ((other, said),) = others.items()
    thing = _OF_NAMES.sub("", indicator.zh)
    if said in (found.coverage or "") and not (found.coverage or "").startswith(said):
        return Subject(label=naming.label(f"{found.coverage}{thing}"))  # 市经开区|开工|茶园重点项目
    part = _SAID.sub("", found.coverage or "")
    for verb in (said, *_USUAL[other or ""]):
        for name in (f"{verb}{thing}", f"{thing}{verb}"):
            if (known := spot.names.exact(name)) is not None:
                return Subject(known, coverage=part or None)
    return Subject(label=naming.label(f"{said}{part}{thing}"))


def _own(indicator: Indicator) -> str | None:
    """The stage that an indicator counts, "" of a list of projects, None where it has none."""
    own = _OWN.match(indicator.zh)
    if own is not None:
        return own.lastgroup
    return "" if indicator.zh.endswith("项目") else None
