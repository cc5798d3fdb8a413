"""A text as the reader sees it: noise read through, Simplified, half-width, one paragraph a line, and every character's old offset.

Everything in `reading` works on `View.clean` and turns places back with `View.span`; no offset of the published text ever moves.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from reportschema.models import AnchorParts, SpanParts
from reportschema.notation.chinese import fold
from reportschema.reading.script import simplified_characters

# Characters that say nothing: zero-width, bidi, soft hyphen, BOM, private use.
_NOTHING = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff]")
_SPACE = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# Line ends that a careless export left as text; indents that it turned into question marks, entities or escapes.
_LITERAL_BREAK = re.compile(r"(?:\\r)?\\n|\\r")
_LOST_INDENT = re.compile(r"\?{2,}|(?:<U\+00A0>)+|(?:&(?:nbsp|ensp|emsp|thinsp|#160|#12288);)+")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_SENTENCE_END = "。！？：；!?:;…”」』"
_NEW_BLOCK = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]|[0-9]{1,2}[、.．)](?![0-9])|[①-⑳]|第[一二三四五六七八九十]+[章节部篇]|——|附件|各位代表)"
)


@dataclass(frozen=True)
class View:
    """`clean` is what is read; `offsets[i]` is the place of clean[i] in `text` (the text as published)."""

    text: str
    clean: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> View:
        """The view of a text as published. Takes time in proportion to its length."""
        kept = _kept(text)
        joined = _join_wrapped(text, kept)
        characters = fold(simplified_characters("".join(character for character, _ in joined)))
        return cls(text, characters, tuple(offset for _, offset in joined))

    def span(self, start: int, end: int) -> SpanParts:
        """clean[start:end] as a passage of the published text, from its first to its last character."""
        return SpanParts(self.offsets[start], self.offsets[end - 1] + 1)

    def anchor(self, start: int, end: int) -> AnchorParts:
        """clean[start:end] as an anchor of the published text."""
        first, last = self.span(start, end)
        return AnchorParts(first, last, self.text[first:last])

    def index(self, offset: int) -> int:
        """The place in `clean` of an offset of the published text (of the next character kept)."""
        return bisect_left(self.offsets, offset)

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """(start, end) in `clean` of every line that is not empty, without white space at its ends."""
        found = []
        for match in re.finditer(r"[^\n]+", self.clean):
            line = match.group()
            if stripped := line.strip():
                start = match.start() + line.index(stripped[0])
                found.append((start, start + len(stripped)))
        return tuple(found)


def _kept(text: str) -> list[tuple[str, int]]:
    """The characters that are read, with their offsets: breaks as line feeds, runs of space as one space or none."""
    breaks: dict[int, int] = {}
    if "\\" in text:
        breaks = {match.start(): match.end() for match in _LITERAL_BREAK.finditer(text)}
    lost = {match.start(): match.end() for match in _LOST_INDENT.finditer(text)}
    kept: list[tuple[str, int]] = []
    i, length = 0, len(text)
    while i < length:
        character = text[i]
        if i in breaks:
            kept.append(("\n", i))
            i = breaks[i]
        elif i in lost:
            kept.append((" ", i))
            i = lost[i]
        elif character in "\r\n\u2028\u2029\x0b\x0c\x85":
            if character != "\r" or text[i + 1 : i + 2] != "\n":
                kept.append(("\n", i))
            i += 1
        elif _NOTHING.match(character):
            i += 1
        elif space := _SPACE.match(text, i):
            kept.append((" ", i))
            i = space.end()
        else:
            kept.append((character, i))
            i += 1
    return _without_idle_spaces(kept)


_TOUCHES = re.compile(f"[{_WIDE}0-9%.,;:()“”‘’、。—-]")
_YEAR_TAIL = re.compile(r"[0-9]{1,3} ?年")
# A number that spaces have parted, before its unit: 7 4 7 7 2亿元, 1 9 97年, 36.5 9亿元; not two years side by side.
_DIGIT = "[0-9０-９]"
_PARTED = re.compile(
    rf"(?<![0-9０-９.．])(?<![0-9０-９] )(?!(?:19|20)[0-9]{{2}} )"
    rf"{_DIGIT}[0-9０-９.．]{{0,5}}(?: {_DIGIT}[0-9０-９.．]{{0,3}}){{1,12}}(?= ?[%％‰{_WIDE}])"
)
_HABIT = 3


def _parting_spaces(plain: str) -> set[int]:
    """Spaces inside numbers: of three groups and more everywhere, of two where the text does it again and again."""
    runs = list(_PARTED.finditer(plain))
    kept = runs if len(runs) >= _HABIT else [run for run in runs if run.group().count(" ") >= 2]
    return {run.start() + i for run in kept for i, character in enumerate(run.group()) if character == " "}


def _without_idle_spaces(kept: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """A space is dropped at a line's ends and where it parts nothing: beside Chinese characters, or inside a year (2 016 年)."""
    found: list[tuple[str, int]] = []
    plain = "".join(character for character, _ in kept)
    parting = _parting_spaces(plain)
    for i, (character, offset) in enumerate(kept):
        if i in parting:
            continue
        if character == " ":
            before = plain[i - 1] if i else "\n"
            after = plain[i + 1] if i + 1 < len(plain) else "\n"
            if before in "\n " or after in "\n ":
                continue
            both_narrow = before.isascii() and after.isascii()
            if not both_narrow and (_TOUCHES.match(before) or _TOUCHES.match(after)):
                continue
            if before.isdigit() and after.isdigit() and _YEAR_TAIL.match(plain, i + 1):
                continue
        found.append((character, offset))
    return found


def _join_wrapped(text: str, kept: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Without the line breaks of a hard-wrapped text: many lines of one width, few of which end a sentence."""
    del text
    plain = "".join(character for character, _ in kept)
    lines = [line for line in plain.split("\n") if line.strip()]
    if len(lines) < 20 or not _looks_wrapped(lines):
        return kept
    width = sorted(len(line) for line in lines)[len(lines) * 3 // 4]
    found: list[tuple[str, int]] = []
    line_start = 0
    for i, (character, offset) in enumerate(kept):
        if character == "\n":
            line = plain[line_start:i]
            line_start = i + 1
            full = len(line) >= width * 0.75 and line.rstrip()[-1:] not in _SENTENCE_END
            if full and not _NEW_BLOCK.match(plain, i + 1) and plain[i + 1 : i + 2] not in ("\n", ""):
                continue
        found.append((character, offset))
    return found


def _looks_wrapped(lines: list[str]) -> bool:
    lengths = sorted(len(line) for line in lines)
    typical = lengths[len(lengths) * 3 // 4]
    if not 12 <= typical <= 120:
        return False
    near = sum(typical * 0.75 <= length <= typical * 1.25 for length in lengths)
    open_ended = sum(line.rstrip()[-1] not in _SENTENCE_END for line in lines if len(line) >= typical * 0.75)
    return near > len(lines) * 0.5 and open_ended > near * 0.5
