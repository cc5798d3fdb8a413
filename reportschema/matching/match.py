"""`match`: which record of one coding is which of another, and in what they differ."""

from __future__ import annotations

from collections.abc import Sequence

from reportschema.matching.matching import LIST, Change, Matching, Pair
from reportschema.matching.pairing import Match, pair_all
from reportschema.matching.placed import Coding, Moved, Placed, aspects, without_ids
from reportschema.models import WorkReport


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
        old_record, new_record = left.entry.record, right.entry.record
        shared = set(type(new_record).model_fields)
        for name, reference, place in aspects(type(old_record)):
            if name not in shared:
                continue
            old, new = getattr(old_record, name), getattr(new_record, name)
            if reference:
                alike = self._refer_alike(old, new)
            elif place:
                alike = self._stand_alike(old, new)
            else:
                alike = without_ids(old) == without_ids(new)
            if not alike:
                changes.append(Change(name, old, new))
        return tuple(changes)

    def _stand_alike(self, old: object, new: object) -> bool:
        place = self._old.place(old, quoted=self._quoted)
        return place == self._new.place(new, quoted=self._quoted)

    def _refer_alike(self, old: str | None, new: str | None) -> bool:
        """Whether two references lead to the two records of one pair, or say the same key."""
        left = self._old.find(old) if old is not None else None
        right = self._new.find(new) if new is not None else None
        if left is None or right is None:
            return left is right and old == new
        return self._partner.get(id(left)) is right
