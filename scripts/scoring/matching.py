"""Which record of a draft stands for which of the source: one to one, by place and likeness."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

from reportschema.checking import grammar
from reportschema.models import Figure
from reportschema.notation.numerals import scan

Pair = tuple[Any, Any]  # a record of the source, a record of the draft
LABEL_NOISE = re.compile("[“”\"'‘’（）()、，的]")


def match(gold: Sequence[Any], drafts: Sequence[Any], table: str) -> list[Pair]:
    """The pairs of two lists of one table, in the order of the source."""
    if table == "absent_targets":
        return [(left, right) for left in gold for right in drafts if left.key() == right.key()]
    pairs, likeness = CANDIDATES.get(table, (_passages, overlap))
    order = {id(record): i for records in (gold, drafts) for i, record in enumerate(records)}
    return _assign(pairs(gold, drafts), likeness, order)


def _figures(gold: Sequence[Any], drafts: Sequence[Any]) -> Iterable[Pair]:
    """Figures whose numerals overlap and that are not two different items of a list."""
    for left, right in _numerals(gold, drafts):
        if not (left.nth and right.nth) or left.nth == right.nth:
            yield left, right


def _numerals(gold: Sequence[Any], drafts: Sequence[Any]) -> Iterable[Pair]:
    return _overlapping(gold, drafts, lambda record: _numeral_span(record.at))


def _sections(gold: Sequence[Any], drafts: Sequence[Any]) -> Iterable[Pair]:
    """Sections that begin at one place, both numbered or both not."""
    near = _overlapping(gold, drafts, lambda record: (record.at.start - 1, record.at.start + 1))
    return (pair for pair in near if bool(pair[0].number) == bool(pair[1].number))


def _passages(gold: Sequence[Any], drafts: Sequence[Any]) -> Iterable[Pair]:
    """Records that share at least half of the longer passage."""
    touching = _overlapping(gold, drafts, lambda record: (record.at.start, record.at.end))
    return (pair for pair in touching if overlap(*pair) >= 0.5)


def _numeral_span(at: Any) -> tuple[int, int]:
    """Where the digits of an anchor stand; the whole anchor where there are none (首位, 全覆盖)."""
    exact = getattr(at, "exact", None)
    mentions = scan(exact) if exact is not None else []
    if not mentions:
        return at.start, at.end
    return at.start + mentions[0].start, at.start + mentions[-1].end


def _overlapping(
    gold: Sequence[Any], drafts: Sequence[Any], place: Callable[[Any], tuple[int, int]]
) -> Iterable[Pair]:
    """Every pair of records whose places overlap."""
    spans = sorted(
        ((*place(record), i) for i, record in enumerate(drafts)), key=lambda span: span[:2]
    )
    starts = [span[0] for span in spans]
    longest = max((span[1] - span[0] for span in spans), default=0)
    for record in gold:
        first, last = place(record)
        for start, end, i in spans[bisect_left(starts, first - longest) :]:
            if start >= last:
                break
            if end > first:
                yield record, drafts[i]


def _assign(
    pairs: Iterable[Pair], likeness: Callable[[Any, Any], Any], order: dict[int, int]
) -> list[Pair]:
    """One to one, the most alike first; among equals the first in the order of the lists."""
    ranked = sorted(
        pairs,
        key=lambda pair: (likeness(*pair), -order[id(pair[0])], -order[id(pair[1])]),
        reverse=True,
    )
    taken: set[int] = set()
    assigned = []
    for left, right in ranked:
        if id(left) not in taken and id(right) not in taken:
            taken |= {id(left), id(right)}
            assigned.append((left, right))
    return sorted(assigned, key=lambda pair: order[id(pair[0])])


def _figure_likeness(left: Figure, right: Figure) -> tuple[int, ...]:
    names = ("transformation", "coverage", "indicator", "label", "period")
    return (
        sorted(map(abs, numbers(left))) == sorted(map(abs, numbers(right))),
        type(left) is type(right),
        left.at == right.at,
        *(getattr(left, name) == getattr(right, name) for name in names),
    )


def overlap(left: Any, right: Any) -> float:
    """Length shared by the places of two records, as part of the longer one."""
    shared: int = min(left.at.end, right.at.end) - max(left.at.start, right.at.start)
    longer: int = max(left.at.end - left.at.start, right.at.end - right.at.start)
    return shared / longer


def same_unit(left: Figure, right: Figure) -> bool:
    """Whether two figures are of one unit, whatever name it goes by (人, 名)."""
    return left.unit == right.unit or (
        left.unit is not None
        and right.unit is not None
        and grammar().same_unit(left.unit, right.unit)
    )


def numbers(figure: Figure) -> list[Decimal]:
    """The value and bounds that a figure has, in order of size."""
    return sorted(
        number for number in (figure.value, figure.low, figure.high) if number is not None
    )


def likeness_of_labels(left: str, right: str | None) -> float:
    """From 0 to 1, quotation marks and particles left aside."""
    bare_left, bare_right = LABEL_NOISE.sub("", left), LABEL_NOISE.sub("", right or "")
    return SequenceMatcher(None, bare_left, bare_right, autojunk=False).ratio()


Candidates = Callable[[Sequence[Any], Sequence[Any]], Iterable[Pair]]
CANDIDATES: dict[str, tuple[Candidates, Callable[[Any, Any], Any]]] = {
    "figures": (_figures, _figure_likeness),
    "numerals": (_numerals, overlap),
    "glossary": (_numerals, overlap),
    "sections": (_sections, overlap),
}
