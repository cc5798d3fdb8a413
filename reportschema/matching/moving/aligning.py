"""Two texts of one report laid side by side: where the characters of one stand in the other.

Editions differ in line breaks, spaces, full-width and Traditional characters and the page around
the speech, and one may lack a sentence. So blanks are left out and characters folded, offsets kept;
then whole sentences that stand once in both are paired in order, and what lies between them by ever
shorter pieces. Where words that one text lacks begin or end like those beside them, they are taken
to be whole sentences, lines or clauses, if they can be. Every step is linear but for sorting. What
has no counterpart is not guessed.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from reportschema.notation.scripts import simplified_for

_BLANK = "\\s\u200b\u2060\ufeff"
_WRITTEN = re.compile(f"[^{_BLANK}]+")
_SENTENCE = re.compile("[^。！？；]*[。！？；]?")
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "！？；"}
_ENDS, _CLAUSE_ENDS = tuple("。！？；"), tuple(",:、")  # as folded
_PIECES = ((32, 5_000_000), (12, 500_000), (5, 50_000))  # characters; the longest gap looked at
_SHORTEST = 5  # characters of a sentence that is known by how it ends
_COMMON = 0.5  # of a passage: what must have a counterpart for the passage to have one

Span = tuple[int, int]


class Folded(NamedTuple):
    """A text without blanks, in half-width and Simplified characters.

    offsets: where each character stood. lines: the characters that begin a line.
    """

    text: str
    offsets: array[int]
    lines: frozenset[int]

    def inside(self, start: int, end: int) -> Span:
        """The characters of a span of the text as it was."""
        return bisect_left(self.offsets, start), bisect_left(self.offsets, end)

    def outside(self, start: int, end: int) -> Span:
        """A span as offsets of the text as it was."""
        return self.offsets[start], self.offsets[end - 1] + 1


def folded(text: str) -> Folded:
    """Folds a text; each character that is left has the offset that it had."""
    offsets = array("q")
    runs, lines, end = [], [0], 0
    for run in _WRITTEN.finditer(text):
        if "\n" in text[end : run.start()]:
            lines.append(len(offsets))
        end = run.end()
        runs.append(run.group())
        offsets.extend(range(*run.span()))
    words = "".join(runs).translate(simplified_for()).translate(_HALF_WIDTH)
    return Folded(words, offsets, frozenset([*lines, len(words)]))


class Alignment:
    """Where spans of an old text stand in a new one."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = folded(old), folded(new)
        self._there = array("q", [-1]) * len(self._old.text)
        for block in _slid(_blocks(self._old.text, self._new.text), self._old, self._new):
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
    """The same characters at both ends of a gap; what is between them is left."""
    most = min(gap.old_end - gap.old, gap.new_end - gap.new)
    head = _alike(most, lambda i: old[gap.old + i] == new[gap.new + i])
    rest = most - head
    tail = _alike(rest, lambda i: old[gap.old_end - 1 - i] == new[gap.new_end - 1 - i])
    if head:
        yield _Block(gap.old, gap.new, head)
    if tail:
        yield _Block(gap.old_end - tail, gap.new_end - tail, tail)
    if tail < rest:
        left.append(_Gap(gap.old + head, gap.old_end - tail, gap.new + head, gap.new_end - tail))


def _alike(most: int, same: Callable[[int], bool]) -> int:
    return next((i for i in range(most) if not same(i)), most)


def _slid(blocks: Iterable[_Block], old: Folded, new: Folded) -> Iterator[_Block]:
    """Blocks with what one text alone has between them slid to where it best begins.

    `增长5%。学位增长5%。` without `。学位增长5%` reads as it does without `学位增长5%。`.
    """
    last = _Block(0, 0, 0)
    for block in (*_joined(blocks), _Block(len(old.text), len(new.text), 0)):
        missing = _Gap(last.old + last.length, block.old, last.new + last.length, block.new)
        sides = ((old, missing.old, missing.old_end), (new, missing.new, missing.new_end))
        alone = [side for side in sides if side[1] < side[2]]
        by = _slide(*alone[0], last.length, block.length) if len(alone) == 1 else 0
        yield last._replace(length=last.length + by)
        last = _Block(block.old + by, block.new + by, block.length - by)
    yield last


def _joined(blocks: Iterable[_Block]) -> Iterator[_Block]:
    """The blocks in order; those that follow each other in both texts are one."""
    last = _Block(0, 0, 0)
    for block in sorted(blocks):
        if (block.old - last.old, block.new - last.new) == (last.length, last.length):
            last = last._replace(length=last.length + block.length)
        else:
            yield last
            last = block
    yield last


def _slide(text: Folded, start: int, end: int, before: int, after: int) -> int:
    """By how much to slide words that the other text lacks; at most so far to either side."""
    words = text.text
    back = _alike(before, lambda i: words[start - 1 - i] == words[end - 1 - i])
    on = _alike(after, lambda i: words[start + i] == words[end + i])
    return max(range(-back, on + 1), key=lambda by: _fitness(text, start + by, end + by))


def _fitness(text: Folded, start: int, end: int) -> tuple[Any, ...]:
    """How well words are whole ones, the best first; among equals the last are taken."""
    before = text.text[start - 1 : start]
    lines = (start in text.lines) + (end in text.lines)
    return before in _ENDS, lines == 2, before in _CLAUSE_ENDS, lines, start


def _sentences(old: str, new: str, gap: _Gap) -> Iterator[_Block]:
    """Sentences that stand once in each text; one may have a line of its page before one."""
    sides = (
        [found.group() for found in _SENTENCE.finditer(text, start, end)]
        for text, start, end in ((old, gap.old, gap.old_end), (new, gap.new, gap.new_end))
    )
    olds, news = (_once(zip(_starts(side), side, strict=True)) for side in sides)
    both = [sentence for sentence in olds if sentence and sentence in news]
    pairs = [(sentence, sentence) for sentence in both]
    others, theirs = (
        {sentence for sentence in once if len(sentence) >= _SHORTEST}.difference(both)
        for once in (olds, news)
    )
    pairs += _endings(others, theirs)
    pairs += [(longer, shorter) for shorter, longer in _endings(theirs, others)]
    for here, there in pairs:
        length = min(len(here), len(there))
        yield _Block(
            gap.old + olds[here] + len(here) - length,
            gap.new + news[there] + len(there) - length,
            length,
        )


def _endings(shorter: Iterable[str], longer: Iterable[str]) -> list[tuple[str, str]]:
    """Sentences with the only one of the other text that ends with them, and has no longer end."""
    backwards = sorted(sentence[::-1] for sentence in longer)
    pairs = {}
    for sentence in sorted(shorter, key=len):
        first = bisect_left(backwards, sentence[::-1])
        ended = [s for s in backwards[first : first + 2] if s.startswith(sentence[::-1])]
        if len(ended) == 1:
            pairs[ended[0]] = sentence
    return [(sentence, backward[::-1]) for backward, sentence in pairs.items()]


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
