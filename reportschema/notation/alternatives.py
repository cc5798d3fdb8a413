"""Word lists as regular expressions that are quick to build and to try: few words at any place of a text, however long the list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence


def one_of(words: Iterable[str], ending: Callable[[str], str] = lambda word: "") -> str:  # noqa: ARG005 - no word has one
    """A regular expression for the longest of the words that stands at a place, as the inside of a group: 建(?:[成设]|)|新.

    What words begin with alike is written once, so that no two alternatives fit one place. ending: what has to follow a word, as a
    regular expression (``(?![A-Za-z])``).
    """
    return "|".join(_branches([(word, ending(word)) for word in sorted(set(words))]))


def _branches(tails: Sequence[tuple[str, str]]) -> list[str]:
    """One alternative for each first character of (rest of a word, its ending), then that of the word that ends here, if one does."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for tail, ending in tails:
        groups.setdefault(tail[:1], []).append((tail[1:], ending))
    ended = [ending for _, ending in groups.pop("", [])]
    single = [first for first, rest in groups.items() if rest == [("", "")]]
    longer = [
        re.escape(first) + _rest(rest) for first, rest in groups.items() if first not in single
    ]
    if len(single) > 1:
        return [*longer, f"[{re.escape(''.join(single))}]", *ended]
    return [*longer, *map(re.escape, single), *ended]


def _rest(tails: Sequence[tuple[str, str]]) -> str:
    if len(tails) == 1:
        return re.escape(tails[0][0]) + tails[0][1]
    branches = _branches(tails)
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
