"""Two texts of one report laid side by side: where the characters of one stand in the other.

Editions differ in line breaks, spaces, full-width and Traditional characters and the page around
the speech, and one may lack a sentence. So blanks are left out and characters folded, offsets kept;
then whole sentences that stand once in both are paired in order, and what lies between them by ever
shorter pieces. Every step is linear but for sorting. What has no counterpart is not guessed.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from reportschema.notation.scripts import simplified_for

_BLANK = "\\s\u200b\u2060\ufeff"
_WRITTEN = re.compile(f"[^{_BLANK}]+")
_SENTENCE = re.compile("[^。！？；]*[。！？；]?")
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "！？；"}
_ENDS = ("。！？；", "，：、")  # where a cut between two pieces belongs, the best first
_PIECES = ((32, 5_000_000), (12, 500_000), (5, 50_000))  # characters; the longest gap looked at
_COMMON = 0.5  # of a passage: what must have a counterpart for the passage to have one

Span = tuple[int, int]


class Folded(NamedTuple):
    """A text without blanks, in half-width and Simplified characters.

    offsets: where each character stood.
    """

    text: str
    offsets: array[int]

    def inside(self, start: int, end: int) -> Span:
        """The characters of a span of the text as it was."""
        return bisect_left(self.offsets, start), bisect_left(self.offsets, end)

    def outside(self, start: int, end: int) -> Span:
        """A span as offsets of the text as it was."""
        return self.offsets[start], self.offsets[end - 1] + 1


def folded(text: str) -> Folded:
    """Folds a text; each character that is left has the offset that it had."""
    offsets = array("q")
    runs = []
    for run in _WRITTEN.finditer(text):
        runs.append(run.group())
        offsets.extend(range(*run.span()))
    return Folded("".join(runs).translate(simplified_for()).translate(_HALF_WIDTH), offsets)


class Alignment:
    """Where spans of an old text stand in a new one."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = folded(old), folded(new)
        self._there = array("q", [-1]) * len(self._old.text)
        for block in _blocks(self._old.text, self._new.text):
            there = range(block.new, block.new + block.length)
            self._there[block.old : block.old + block.length] = array("q", there)

    def anchor(self, start: int, end: int) -> Span | None:
        """Where the very characters of a span stand in the new text; None where they do not."""
        first, last = self._old.inside(start, end)
        there = self._there[first:last]
        if not there or there[0] < 0 or there != array("q", range(there[0], there[0] + len(there))):
            return None
        return self._new.outside(there[0], there[-1] + 1)

    def passage(self, start: int, end: int) -> Span | None:
        """Where a passage stands: from the first to the last of its characters that are there.

        None where the new text has less than half of it.
        """
        first, last = self._old.inside(start, end)
        there = [place for place in self._there[first:last] if place >= 0]
        if not there or len(there) < _COMMON * (last - first):
            return None
        return self._new.outside(there[0], there[-1] + 1)

    def common(self) -> float:
        """How much of the shorter text, without its blanks, stands in the longer, from 0 to 1."""
        shorter = min(len(self._old.text), len(self._new.text))
        return sum(place >= 0 for place in self._there) / shorter if shorter else 0

    def is_whole(self, start: int, end: int) -> bool:
        """Whether a passage begins and ends in the new text where it does in the old."""
        first, last = self._old.inside(start, end)
        return first < last and self._there[first] >= 0 and self._there[last - 1] >= 0


class _Block(NamedTuple):
    """Characters that are the same in both texts, from these places on."""

    old: int
    new: int
    length: int


class _Gap(NamedTuple):
    """What lies between two blocks, in both texts."""

    old: int
    old_end: int
    new: int
    new_end: int


_Finder = Callable[[str, str, _Gap], Iterable[_Block]]


def _blocks(old: str, new: str) -> Iterator[_Block]:
    gaps = [_Gap(0, len(old), 0, len(new))]
    finders: list[_Finder] = [_sentences]
    finders += [_pieces_of(length, longest) for length, longest in _PIECES]
    for find in finders:
        left: list[_Gap] = []
        for gap in gaps:
            blocks = _in_order(find(old, new, gap))
            yield from blocks
            for inner in _between(gap, blocks):
                yield from _edges(old, new, inner, left)
        gaps = left


def _between(gap: _Gap, blocks: Iterable[_Block]) -> Iterator[_Gap]:
    here, there = gap.old, gap.new
    for block in blocks:
        yield _Gap(here, block.old, there, block.new)
        here, there = block.old + block.length, block.new + block.length
    yield _Gap(here, gap.old_end, there, gap.new_end)


def _edges(old: str, new: str, gap: _Gap, left: list[_Gap]) -> Iterator[_Block]:
    """The same characters at both ends of a gap; what is between them is left.

    Where the ends overlap, as at a sentence that begins like the one after it and is missing, the
    cut is put behind a sentence.
    """
    most = min(gap.old_end - gap.old, gap.new_end - gap.new)
    head = _alike(most, lambda i: old[gap.old + i] == new[gap.new + i])
    tail = _alike(most, lambda i: old[gap.old_end - 1 - i] == new[gap.new_end - 1 - i])
    if head + tail > most:
        head = _cut(old[gap.old + most - tail : gap.old + head], most - tail)
        tail = most - head
    if head:
        yield _Block(gap.old, gap.new, head)
    if tail:
        yield _Block(gap.old_end - tail, gap.new_end - tail, tail)
    if head + tail < most:
        left.append(_Gap(gap.old + head, gap.old_end - tail, gap.new + head, gap.new_end - tail))


def _alike(most: int, same: Callable[[int], bool]) -> int:
    return next((i for i in range(most) if not same(i)), most)


def _cut(overlap: str, before: int) -> int:
    """Where to cut within characters that fit both ends. before: what stands ahead of them."""
    for ends in _ENDS:
        if (last := max(map(overlap.rfind, ends))) >= 0:
            return before + last + 1
    return before


def _sentences(old: str, new: str, gap: _Gap) -> Iterator[_Block]:
    """Sentences that stand once in each text."""
    sides = (
        [found.group() for found in _SENTENCE.finditer(text, start, end)]
        for text, start, end in ((old, gap.old, gap.old_end), (new, gap.new, gap.new_end))
    )
    olds, news = (_once(zip(_starts(side), side, strict=True)) for side in sides)
    for sentence, start in olds.items():
        if sentence and (there := news.get(sentence)) is not None:
            yield _Block(gap.old + start, gap.new + there, len(sentence))


def _starts(parts: Sequence[str]) -> list[int]:
    return list(accumulate(map(len, parts), initial=0))[: len(parts)]


def _once(pieces: Iterable[tuple[int, str]]) -> dict[str, int]:
    """The pieces that come once, with their places, in order."""
    places: dict[str, int] = {}
    for start, piece in pieces:
        places[piece] = -1 if piece in places else start
    return {piece: start for piece, start in places.items() if start >= 0}


def _pieces_of(length: int, longest: int) -> _Finder:
    """Finds pieces of so many characters that stand once on each side of a gap.

    Of the old side every few characters a piece is tried, so that little is kept in memory.
    """
    step = max(1, length // 4)

    def find(old: str, new: str, gap: _Gap) -> Iterator[_Block]:
        if max(gap.old_end - gap.old, gap.new_end - gap.new) > longest:
            return
        tried = {
            old[i : i + length]: [0, 0, i, 0]
            for i in range(gap.old, gap.old_end - length + 1, step)
        }
        for side, (text, start, end) in enumerate(
            ((old, gap.old, gap.old_end), (new, gap.new, gap.new_end))
        ):
            for i in range(start, end - length + 1):
                if (piece := tried.get(text[i : i + length])) is not None:
                    piece[side] += 1
                    piece[2 + side] = i
        for count, other, here, there in tried.values():
            if count == other == 1:
                yield _Block(here, there, length)

    return find


def _in_order(blocks: Iterable[_Block]) -> list[_Block]:
    """The most blocks that follow each other in both texts; those that overlap count once."""
    sorted_blocks = sorted(blocks)
    ends: list[int] = []  # the least end in the new text of a chain of that length
    last: list[int] = []
    before: list[int] = []
    for i, block in enumerate(sorted_blocks):
        place = bisect_left(ends, block.new)
        before.append(last[place - 1] if place else -1)
        ends[place : place + 1] = [block.new]
        last[place : place + 1] = [i]
    chain = []
    i = last[-1] if last else -1
    while i >= 0:
        chain.append(sorted_blocks[i])
        i = before[i]
    return _apart(reversed(chain))


def _apart(chain: Iterable[_Block]) -> list[_Block]:
    """Blocks without what the block before them covers."""
    kept: list[_Block] = []
    for block in chain:
        if kept:
            covered = max(
                kept[-1].old + kept[-1].length - block.old,
                kept[-1].new + kept[-1].length - block.new,
                0,
            )
            if covered >= block.length:
                continue
            block = _Block(block.old + covered, block.new + covered, block.length - covered)
        kept.append(block)
    return kept
