"""A source written with other data: every comment stays with the record that it was about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from reportschema.files.canonical.formatting import formatted
from reportschema.files.canonical.layout import Loc, Remarks, lines_of, write
from reportschema.files.canonical.placing import placed
from reportschema.files.parsing.comments import comments_of
from reportschema.files.parsing.yaml_events import parse


class LostError(Exception):
    """What was to be written does not read back with all its comments: a bug of ours."""


def rewritten(text: str, data: dict[str, Any], origins: Mapping[str, Sequence[int | None]]) -> str:
    """The text of a source with other data in it.

    text: the source before; it comes back in the canonical layout. origins: for each list whose
    records changed places, the number that each record had before; None for a new one. Comments of
    a record that is gone stand at the end of its list, of a list that is gone at the end of the
    file.
    """
    before, _ = parse(text)
    remarks = placed(text, lines_of(before))
    units = {loc for line in lines_of(data) for loc in line.locs}
    after = write(data, _Moving(origins, units).of(remarks))
    if not _all_in_place(before, origins):  # a comment that moved may belong elsewhere now
        after = formatted(after.encode()).after
    if parse(after)[0] != data or _words(after) != _words(text):
        raise LostError("the merged source does not read back as it was meant")
    return after


def _all_in_place(before: dict[str, Any], origins: Mapping[str, Sequence[int | None]]) -> bool:
    """Whether every record that was there stands where it stood, new ones after them."""
    return all(
        list(rows[: len(before.get(name, ()))]) == list(range(len(before.get(name, ()))))
        for name, rows in origins.items()
    )


def _words(text: str) -> Counter[str]:
    return Counter(comment.text for comment in comments_of(text))


class _Moving:
    """Comments on their way from the old lines to the new. units: what the new lines begin."""

    def __init__(self, origins: Mapping[str, Sequence[int | None]], units: set[Loc]) -> None:
        self._units = units
        self._lists = set(origins)
        self._now = {
            (name, origin): i
            for name, rows in origins.items()
            for i, origin in enumerate(rows)
            if origin is not None
        }

    def of(self, remarks: Remarks) -> Remarks:
        moved = Remarks(head=list(remarks.head))
        for loc, words in remarks.above.items():
            self._put(moved, loc, words)
        for loc, word in remarks.end.items():
            there = self._there(loc)
            if there is not None and there not in moved.end:
                moved.end[there] = word
            else:
                self._put(moved, loc, [word])
        for loc, words in remarks.below.items():
            there = self._there(loc)
            place = self._list(loc) if there is None else there
            moved.below.setdefault(place, []).extend(words)
        return moved

    def _put(self, moved: Remarks, loc: Loc, words: list[str]) -> None:
        """Above what they were above of; at the end of the list where that is gone."""
        there = self._there(loc)
        if there is None:
            moved.below.setdefault(self._list(loc), []).extend(words)
        else:
            moved.above.setdefault(there, []).extend(words)

    def _there(self, loc: Loc) -> Loc | None:
        """Where a line stands now, or the line that its field was part of; None if it is gone."""
        if len(loc) > 1 and loc[0] in self._lists:
            i = self._now.get((loc[0], loc[1]))
            if i is None:
                return None
            loc = (loc[0], i, *loc[2:])
        return next(
            (loc[:depth] for depth in range(len(loc), 0, -1) if loc[:depth] in self._units),
            None if loc else (),
        )

    def _list(self, loc: Loc) -> Loc:
        """The list of a record that is gone; the whole file where the list is gone as well."""
        return loc[:1] if loc[:1] in self._units else ()
