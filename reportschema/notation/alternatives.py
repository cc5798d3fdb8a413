"""Word lists as regular expressions that are quick to try: few words at any place of a text, however long the list."""

from __future__ import annotations

import re
from collections.abc import Iterable


def one_of(words: Iterable[str]) -> str:
    """A regular expression for the longest of the words that stands at a place, as the inside of a group: 建(?:成|设|)|新.

    The words are grouped by their first character: an expression tries its alternatives one by one, and no two groups fit one place.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(re.escape(first) + (rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})") for first, rest in groups.items())
