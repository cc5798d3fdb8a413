"""`match`: which record of one coding is which of another, and in what they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportschema.matching.matching import LIST, Change, Matching, Pair
from reportschema.matching.pairing import Match, pair_all
from reportschema.matching.placed import Coding, Moved, Placed, fields_of
from reportschema.models import Record, WorkReport


def match(old: WorkReport, new: WorkReport, moved: Moved | None = None) -> Matching:
    """Matches two codings of one text, or, with `moved`, of two editions of it.

    moved: where a span of the old text stands in the new one, None where it has no counterpart;
    offsets are compared through it, and the words of anchors, which another edition may write
    otherwise, are not. References between records are compared through the match: that ids were
    given anew is no difference.
    """
    codings = Coding(old, moved), Coding(new)
    quoted = moved is None
    olds, news = (coding.placed(quoted=quoted) for coding in codings)
    matches = sorted(pair_all(olds, news), key=lambda match: match[0].order)
    compare = _Comparison(codings[0], codings[1], matches, quoted)
    gone = _without(olds, {left.order for left, _ in matches})
    return Matching(
        pairs=tuple(Pair(left.entry, right.entry, compare(left, right)) for left, right in matches),
        new=tuple(p.entry for p in _without(news, {right.order for _, right in matches})),
        gone=tuple(placed.entry for placed in gone),
        unplaced=tuple(placed.entry for placed in gone if _unplaced(placed)),
    )


def _without(placed: Sequence[Placed], matched: set[int]) -> list[Placed]:
    return [record for record in placed if record.order not in matched]


def _unplaced(placed: Placed) -> bool:
    """Whether a record has a place that the other edition lacks."""
    return placed.span is None and getattr(placed.entry.record, "at", None) is not None


class _Comparison:
    """Compares the two records of a pair field by field, references through all pairs."""

    def __init__(self, old: Coding, new: Coding, matches: list[Match], quoted: bool) -> None:
        self._old, self._new, self._quoted = old, new, quoted
        self._partner = {id(left.entry): right.entry for left, right in matches}

    def __call__(self, left: Placed, right: Placed) -> tuple[Change, ...]:
        changes = []
        if left.entry.list != right.entry.list:
            changes.append(Change(LIST, left.entry.list, right.entry.list))
        old, new = left.entry.record, right.entry.record
        fields = fields_of(type(old))
        names = [name for name in fields.references if not self._refer_alike(old, new, name)]
        names += [name for name in fields.places if not self._stand_alike(old, new, name)]
        if left.said != right.said:
            names += [name for name, was, now in _said_by(left, right) if was != now]
        changes += [
            Change(name, getattr(old, name), getattr(new, name))
            for name in type(old).model_fields
            if name in names
        ]
        return tuple(changes)

    def _stand_alike(self, old: Record, new: Record, name: str) -> bool:
        place = self._old.place(getattr(old, name), quoted=self._quoted)
        return place == self._new.place(getattr(new, name), quoted=self._quoted)

    def _refer_alike(self, old: Record, new: Record, name: str) -> bool:
        """Whether two references lead to the two records of one pair, or say the same key."""
        there, here = getattr(old, name), getattr(new, name)
        left = self._old.find(there) if there is not None else None
        right = self._new.find(here) if here is not None else None
        if left is None or right is None:
            return left is right and there == here
        return self._partner.get(id(left)) is right


def _said_by(left: Placed, right: Placed) -> Iterator[tuple[str, object, object]]:
    """The plain fields that two records share, with both values."""
    names, others = (fields_of(type(placed.entry.record)).plain for placed in (left, right))
    values = dict(zip(others, right.said, strict=True))
    for name, value in zip(names, left.said, strict=True):
        if name in values:
            yield name, value, values[name]
