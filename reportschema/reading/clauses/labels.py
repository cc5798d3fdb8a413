"""Labels made of roles: verb, thing, what is done to it, what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportschema.reading.clauses.counted import Counted
from reportschema.reading.sentence.sentence import kinds_of

LONGEST = 30  # characters of a label
LONGEST_TOLD = 38  # and of one that tells what became of those counted
_SAID_WITH = ("推进", "支持")  # of the verbs of bringing about, those that a label keeps
_GOING = frozenset(
    (
        "进展顺利",
        "顺利推进",
        "有序推进",
        "加快推进",
        "稳步推进",
        "扎实推进",
        "加快建设",
        "加紧建设",
        "推进",
    )
)
_HOW = re.compile("^(?:基本|全面|稳步|有序|扎实|顺利|加快|继续)(?=..)")


def of_count(verb: str, what: Counted) -> str:
    """The label of a count: 推进|支管完善|的|城中村, 获评…的|社区, 新建|学校."""
    longest = LONGEST_TOLD if what.predicate else LONGEST
    return next((made for made in _labels(_HOW.sub("", verb), what) if len(made) <= longest), "")


def _labels(verb: str, what: Counted) -> Iterator[str]:
    """The fullest label first."""
    if what.state and what.predicate in _GOING:
        yield f"推进{what.event}的{what.noun}" if what.event else f"推进的{what.whole}"
    elif what.predicate:
        lead = verb if verb in _SAID_WITH else ""
        link = "" if what.state and "carrier" in kinds_of(what.whole) and not lead else "的"
        yield f"{lead}{what.predicate}{link}{what.whole}"
    if what.event and "caused" in kinds_of(verb):
        yield f"{verb}{what.event}的{what.noun}"
    yield f"{verb}{what.whole}"
    yield what.whole
    yield what.whole.rpartition("的")[2]
