"""The nearest valid word to a misspelt one, and lists of names that stay short in a message."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

_LONGEST = 80  # a longer word is no misspelling, and comparing it would take long
_COMPARED = 40  # of more words only those are compared that are sorted beside the misspelt one
_BESIDE = 10
_LISTED = 8
_LIKE = 0.6  # of two words with a lower ratio neither is a misspelling of the other


def closest(word: str, choices: Iterable[str]) -> str | None:
    """The choice most like a misspelt word, or None when none is like it.

    Of two that are as like it, the last in order. Choices are compared from the one on that has
    most characters of the word, until no other can be more like it: comparing is what takes long.
    """
    if len(word) > _LONGEST:
        return None
    matcher = SequenceMatcher(b=word)
    bounds: list[tuple[float, str]] = []
    for choice in choices:
        matcher.set_seq1(choice)
        if matcher.real_quick_ratio() >= _LIKE and (bound := matcher.quick_ratio()) >= _LIKE:
            bounds.append((bound, choice))
    best: tuple[float, str] | None = None
    for bound, choice in sorted(bounds, reverse=True):
        if best is not None and bound < best[0]:
            break
        matcher.set_seq1(choice)
        ratio = matcher.ratio()
        if ratio >= _LIKE:
            best = max(best or (ratio, choice), (ratio, choice))
    return best[1] if best else None


def nearest(word: str, choices: Iterable[str]) -> str:
    """`; did you mean X?` for the choice most like a misspelt word, or nothing."""
    choice = closest(word, choices)
    return f"; did you mean {choice}?" if choice else ""


class Spellings:
    """Many valid words, of which the nearest to a misspelt one is found without comparing all.

    Of more than forty words those are compared whose beginnings or ends are most like its own.
    """

    def __init__(self, words: Iterable[str]) -> None:
        """words: in any order; one that stands there twice counts once."""
        self._known = frozenset(words)
        self.words = sorted(self._known)
        self._from_the_end = sorted(word[::-1] for word in self.words)

    def __contains__(self, word: str) -> bool:
        """Whether a word is one of them."""
        return word in self._known

    def nearest(self, word: str) -> str:
        """`; did you mean X?` for the one most like a misspelt word, or nothing."""
        if len(self.words) <= _COMPARED:
            return nearest(word, self.words)
        ends = (other[::-1] for other in _beside(word[::-1], self._from_the_end))
        return nearest(word, sorted({*_beside(word, self.words), *ends}))


def _beside(word: str, words: Sequence[str]) -> Sequence[str]:
    """The sorted words that stand just before and after the place of a word."""
    place = bisect_left(words, word)
    return words[max(0, place - _BESIDE) : place + _BESIDE]


def listed(names: Sequence[str]) -> str:
    """`a, b, c`, of more than eight the first eight and how many more there are."""
    more = len(names) - _LISTED
    return ", ".join(names[:_LISTED]) + (f" and {more} more" if more > 0 else "")
