"""Pairs of the records of two codings, one to left: exact, then near, then moved.

Every step looks at a bounded number of neighbours of each record, so that the whole grows no faster
than the records have to be sorted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

from reportschema.matching.likeness import KINDS, NEAR, Kind, Score, distance, span_of
from reportschema.matching.placed import Placed

Match = tuple[Placed, Placed]
_NEIGHBOURS = 3  # looked at on each side of a record
_ROUNDS = 16  # so many records contend for one place in no real coding


def pair_all(old: Sequence[Placed], new: Sequence[Placed]) -> list[Match]:
    """The pairs of two codings' records; what is in none has no counterpart."""
    pairs = _equal(old, new, lambda placed: placed.content)
    olds, news = (_of(records, {"absent_targets"}) for records in _rest(old, new, pairs))
    pairs += _equal(olds, news, lambda placed: placed.entry.key)
    for kind, tables in _kinds().items():
        lefts, rights = _rest(_of(old, tables), _of(new, tables), pairs)
        near = _alone(lefts, rights, kind)
        near += _near(*_rest(lefts, rights, near), kind)
        pairs += near
        if kind.names is not None:
            pairs += _moved(*_rest(lefts, rights, near), kind)
    return pairs


def _kinds() -> dict[Kind, set[str]]:
    """Each kind of record with its lists."""
    tables: dict[Kind, set[str]] = defaultdict(set)
    for table, kind in KINDS.items():
        tables[kind].add(table)
    return tables


def _of(records: Iterable[Placed], tables: set[str]) -> list[Placed]:
    return [record for record in records if record.entry.list in tables]


def _rest(
    old: Iterable[Placed], new: Iterable[Placed], pairs: Iterable[Match]
) -> tuple[list[Placed], list[Placed]]:
    """The records that are in no pair."""
    olds, news = {left.order for left, _ in pairs}, {right.order for _, right in pairs}
    return (
        [left for left in old if left.order not in olds],
        [right for right in new if right.order not in news],
    )


def _equal(
    old: Iterable[Placed], new: Iterable[Placed], key: Callable[[Placed], Hashable]
) -> list[Match]:
    """Pairs of records with one key, in the order of their lists."""
    waiting: dict[Hashable, deque[Placed]] = defaultdict(deque)
    for right in new:
        waiting[key(right)].append(right)
    return [(left, rights.popleft()) for left in old if (rights := waiting[key(left)])]


def _alone(old: Iterable[Placed], new: Iterable[Placed], kind: Kind) -> list[Match]:
    """Pairs of records with one anchor that no other record of their list shares."""
    by_anchor = []
    for records in (old, new):
        anchors: dict[Hashable, list[Placed]] = defaultdict(list)
        for placed in records:
            if placed.span is not None:
                anchors[placed.entry.list, placed.span, placed.nth].append(placed)
        by_anchor.append({key: many[0] for key, many in anchors.items() if len(many) == 1})
    lefts, rights = by_anchor
    return [
        (left, rights[key])
        for key, left in lefts.items()
        if key in rights and kind.may_be(left, rights[key])
    ]


def _near(old: list[Placed], new: list[Placed], kind: Kind) -> list[Match]:
    """Pairs of records that stand in one place, the most alike first.

    Again over what is left, until nothing is paired: a record whose likeliest neighbour went to a
    likelier record looks further.
    """
    pairs: list[Match] = []
    for _ in range(_ROUNDS):
        neighbours = {(left.order, right.order): (left, right) for left, right in _around(old, new)}
        fresh = _assign(
            (kind.score(left, right), left, right)
            for left, right in neighbours.values()
            if kind.may_be(left, right)
        )
        if not fresh:
            break
        pairs += fresh
        old, new = _rest(old, new, fresh)
    return pairs


def _around(old: Sequence[Placed], new: Sequence[Placed]) -> Iterator[Match]:
    """Each record with the few of the other coding that begin, and that end, next to it.

    And the first with the first, the second with the second: where very many stand in one place,
    each has a neighbour of its own.
    """
    for side in (0, 1):
        olds, news = _sorted(old, side), _sorted(new, side)
        for (_, left), rights in _beside(olds, news):
            yield from ((left, right) for _, right in rights)
        for (_, right), lefts in _beside(news, olds):
            yield from ((left, right) for _, left in lefts)
        for (_, left), (_, right) in zip(olds, news, strict=False):
            yield left, right


Ranked = tuple[tuple[Any, ...], Placed]


def _sorted(records: Iterable[Placed], side: int) -> list[Ranked]:
    """The records by where they begin (side 0) or end (side 1), with what they are sorted by."""
    ranked = [((r.span[side], r.rank), r) for r in records if r.span is not None]
    return sorted(ranked, key=itemgetter(0))


def _beside(
    records: Sequence[Ranked], others: Sequence[Ranked]
) -> Iterator[tuple[Ranked, Sequence[Ranked]]]:
    """Each record with the others that would stand next to it."""
    for record in records:
        i = bisect_left(others, record[0], key=itemgetter(0))
        yield record, others[max(0, i - _NEIGHBOURS) : i + _NEIGHBOURS]


def _assign(candidates: Iterable[tuple[Score, Placed, Placed]]) -> list[Match]:
    """One to one, the most alike first; among equals the first in the text."""
    ranked = sorted(candidates, key=lambda c: sorted((c[1].rank, c[2].rank)))
    ranked.sort(key=itemgetter(0), reverse=True)
    olds: set[int] = set()
    news: set[int] = set()
    pairs = []
    for _, left, right in ranked:
        if left.order not in olds and right.order not in news:
            olds.add(left.order)
            news.add(right.order)
            pairs.append((left, right))
    return pairs


def _moved(old: Iterable[Placed], new: Iterable[Placed], kind: Kind) -> list[Match]:
    """Pairs of records that say the same some way off, the nearest first."""
    assert kind.names is not None
    groups: dict[Hashable, tuple[list[Placed], list[Placed]]] = defaultdict(lambda: ([], []))
    for side, records in enumerate((old, new)):
        for placed in records:
            if placed.span is not None:
                key = (placed.entry.list, kind.names(placed.entry.record))
                groups[key][side].append(placed)
    pairs: list[Match] = []
    for olds, news in groups.values():
        pairs += _near(olds, news, _MOVED)
    return pairs


def _apart(left: Placed, right: Placed) -> int:
    return distance(span_of(left), span_of(right))


_MOVED = Kind(
    lambda left, right: _apart(left, right) <= 2 * NEAR,
    lambda left, right: (-_apart(left, right), left.said == right.said),
    None,
)
