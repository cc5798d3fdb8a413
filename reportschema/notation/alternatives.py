"""Lists of words as regular expressions that are quick to build and to match.

At any place of a text only a few words are tried, however long the list is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence


def one_of(words: Iterable[str], ending: Callable[[str], str] = lambda word: "") -> str:  # noqa: ARG005 - no word has one
    """A regular expression for the longest of the words at a place: 建(?:[成设]|)|新.

    It is the inside of a group. What several words begin with is written once, so that no two
    alternatives fit at one place. ending: what has to follow a word, as a regular expression
    (``(?![A-Za-z])``).
    """
    return "|".join(_branches([(word, ending(word)) for word in sorted(set(words))]))


def any_of(characters: Iterable[str]) -> str:
    """A regular expression for one of a few characters, as the inside of a group: 瓦|米|克.

    For what is tried seldom: the compiler takes four times as long over a class of characters that
    lie far apart, and each alternative but the last keeps it from making such a class of them.
    """
    return "|".join(_one_by_one(list(characters)))


def _one_by_one(characters: Sequence[str]) -> list[str]:
    return [*map(re.escape, characters[:-1]), re.escape(characters[-1]) + _NOTHING]


def classes_apart(pattern: str) -> str:
    """The same expression, its small classes of Chinese characters written as `any_of` has them.

    [百千万] becomes (?:百|千|万(?=)). Classes of two are no slower to compile.
    """
    return _SMALL_CLASS.sub(lambda match: f"(?:{any_of(match[1])})", pattern)


_SMALL_CLASS = re.compile(r"(?<!\\)\[([\u2e80-\u9fff]{3,8})\]")
_FEW = 10  # characters that are tried one by one no slower than as a class
# Matches everywhere; an alternative that holds more than a character is none of a class.
_NOTHING = "(?=)"
_ALONE = [("", "")]  # what is left of a word that ends here, with no ending to follow


def _branches(tails: Sequence[tuple[str, str]]) -> list[str]:
    """One alternative for each first character, then that of the word that ends here, if one does.

    tails: for each word what is left of it, and its ending.
    """
    groups: dict[str, list[tuple[str, str]]] = {}
    ended, single, longer = [], [], []
    for tail, ending in tails:
        if tail:
            groups.setdefault(tail[0], []).append((tail[1:], ending))
        else:
            ended.append(ending)
    for first, rest in groups.items():
        if rest == _ALONE:
            single.append(first)
        else:
            longer.append((first if first.isalnum() else re.escape(first)) + _rest(rest))
    if len(single) > _FEW:
        return [*longer, f"[{re.escape(''.join(single))}]", *ended]
    if len(single) > 1:
        return [*longer, *_one_by_one(single), *ended]
    return [*longer, *map(re.escape, single), *ended]


def _rest(tails: Sequence[tuple[str, str]]) -> str:
    if len(tails) == 1:
        return re.escape(tails[0][0]) + tails[0][1]
    shared = tails[0][1]  # what has to follow each of them is written once
    if shared and all(ending == shared for _, ending in tails):
        return _rest([(tail, "") for tail, _ in tails]) + shared
    branches = _branches(tails)
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
