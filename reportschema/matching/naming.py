"""Ids of what comes into a source: none that was ever given there is given again."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from reportschema.matching.matching import Entry
from reportschema.matching.placed import LISTS, fields_of
from reportschema.models import Record, WorkReport

_ID = re.compile(r"([a-z]+)([0-9]+)")


class Names:
    """The ids of a source, and which record of a draft is known by which of them."""

    def __init__(self, source: WorkReport) -> None:
        self._last: defaultdict[str, int] = defaultdict(int)
        self._by_draft: dict[str, str] = {}
        for key in _ever_given(source):
            if parts := _ID.fullmatch(key):
                self._last[parts[1]] = max(self._last[parts[1]], int(parts[2]))

    def same(self, draft: str, source: str) -> None:
        """A record of the draft is one that the source has."""
        self._by_draft[draft] = source

    def give(self, entry: Entry) -> str:
        """The key of a new record: the next number of its letter; its place without an id."""
        if "id" not in type(entry.record).model_fields:
            return entry.key
        letter = re.sub(r"[0-9]+\Z", "", entry.key)
        self._last[letter] += 1
        self._by_draft[entry.key] = f"{letter}{self._last[letter]}"
        return self._by_draft[entry.key]

    def renamed(self, record: Record, old: Record | None = None) -> Record:
        """A record of the draft with its id and references as the source has them.

        old: the record that it takes the place of, whose id it keeps. A reference to what did not
        come in is left out.
        """
        update: dict[str, Any] = {
            name: self._by_draft.get(reference)
            for name in fields_of(type(record)).references
            if (reference := getattr(record, name)) and "/" not in reference
        }
        if "id" in type(record).model_fields:
            update["id"] = old.key() if old is not None else self._by_draft[record.key()]
        return record.model_copy(update=update)


def _ever_given(source: WorkReport) -> set[str]:
    """Every id that stands, was withdrawn, replaces one, or was read, in the source."""
    keys = {record.key() for name in LISTS for record in getattr(source, name)}
    keys |= {key for reading in source.reviewed for key in reading.records}
    for withdrawal in source.withdrawn:
        keys |= {withdrawal.id, *withdrawal.replaced_by}
    return keys
