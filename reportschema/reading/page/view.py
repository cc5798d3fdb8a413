"""A text as the reader sees it.

It is Simplified and half-width, has one paragraph a line, and noise is read through; every
character keeps its old offset.

Everything in `reading` works on `View.clean` and turns places back with `View.span`; no offset of
the published text ever moves.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from reportschema.models import AnchorParts, SpanParts
from reportschema.notation.chinese import LOST_PERCENT, fold
from reportschema.reading.page.script import simplified_characters

# Characters that say nothing: zero-width, bidi, soft hyphen, BOM, private use.
_NOTHING = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff]")
_SPACE = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# A run of characters that none of the rules here is about.
_ORDINARY = re.compile(
    r"[^\\?<&_\r\n\x0b\x0c\x85\u2028\u2029 \t\u00a0\u1680\u2000-\u200f\u202a-\u202f"
    r"\u205f\u2060-\u206f\u3000\u00ad\ufeff\ue000-\uf8ff]+"
)
# Line ends that a careless export left as text; indents that it turned into question marks,
# entities or escapes.
_LITERAL_BREAK = re.compile(r"(?:\\r)?\\n|\\r")
_LOST_INDENT = re.compile(r"\?{2,}|(?:<U\+00A0>)+|(?:&(?:nbsp|ensp|emsp|thinsp|#160|#12288);)+")
# A line of characters that nobody sees, left where one of them stood within a sentence.
_UNSEEN_LINE = re.compile("\r?\n[\u200b-\u200d\u2060\ufeff]+\r?\n")
_SUBSCRIPT = re.compile("(?<=[A-Za-z])_(?=[0-9])")  # PM_2.5, CO_2
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_SENTENCE_END = "。！？：；!?:;…”」』"
_NEW_BLOCK = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]"
    "|[0-9]{1,2}[、.．)](?![0-9])|[①-⑳]|第[一二三四五六七八九十]+[章节部篇]|——|附件|各位代表)"
)


@dataclass(frozen=True)
class View:
    """A text and what is read of it.

    text: as it is published. clean: what is read. offsets: the place in `text` of each character of
    `clean`.
    """

    text: str
    clean: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> View:
        """The view of a text as published. Takes time in proportion to its length."""
        plain, offsets = _join_wrapped(*_join_broken(*_kept(text)))
        return cls(text, fold(simplified_characters(plain)), tuple(offsets))

    def span(self, start: int, end: int) -> SpanParts:
        """clean[start:end] as a passage of the published text, first to last character."""
        return SpanParts(self.offsets[start], self.offsets[end - 1] + 1)

    def anchor(self, start: int, end: int) -> AnchorParts:
        """clean[start:end] as an anchor of the published text."""
        first, last = self.offsets[start], self.offsets[end - 1] + 1
        return AnchorParts(first, last, self.text[first:last])

    def index(self, offset: int) -> int:
        """The place in `clean` of an offset of the published text (of the next character kept)."""
        return bisect_left(self.offsets, offset)

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """(start, end) in `clean` of each line that is not empty, without white space around it."""
        found = []
        for match in re.finditer(r"[^\n]+", self.clean):
            line = match.group()
            if stripped := line.strip():
                start = match.start() + line.index(stripped[0])
                found.append((start, start + len(stripped)))
        return tuple(found)


_Characters = tuple[str, list[int]]
_LINE_END = "\r\n\u2028\u2029\x0b\x0c\x85"
# All that is not read as it stands; the group that matched says what becomes of it.
_SPECIAL = re.compile(
    f"{_ORDINARY.pattern}|(?P<literal>{_LITERAL_BREAK.pattern})|(?P<lost>{_LOST_INDENT.pattern})"
    f"|(?P<percent>{LOST_PERCENT.pattern})"
    rf"|(?P<broken>{_UNSEEN_LINE.pattern})|(?P<line>\r\n|[{_LINE_END}])|(?P<subscript>{_SUBSCRIPT.pattern})"
    rf"|(?P<nothing>{_NOTHING.pattern}+)|(?P<space>{_SPACE.pattern})"
)
_BECOMES = {
    "literal": "\n",
    "lost": " ",
    "percent": "%",
    "broken": "\n",
    "line": "\n",
    "nothing": "",
    "subscript": "",
    "space": " ",
}


def _kept(text: str) -> _Characters:
    """The characters that are read, with their offsets.

    Breaks as line feeds, runs of space as one space or none.
    """
    pieces: list[str] = []
    offsets: list[int] = []
    place = 0
    for match in _SPECIAL.finditer(text):
        if match.lastgroup is None:
            continue
        pieces.append(text[place : match.start()])
        offsets.extend(range(place, match.start()))
        becomes = _BECOMES[match.lastgroup]
        if match.lastgroup == "broken" and text[match.start() - 1] not in _SENTENCE_END:
            becomes = ""
        if becomes:
            pieces.append(becomes)
            offsets.append(
                match.end() - 1 if match.lastgroup in ("line", "percent") else match.start()
            )
        place = match.end()
    pieces.append(text[place:])
    offsets.extend(range(place, len(text)))
    return _without_idle_spaces("".join(pieces), offsets)


def _without(plain: str, offsets: list[int], dropped: list[int]) -> _Characters:
    """Without the characters at some places, which are given in order."""
    pieces: list[str] = []
    kept: list[int] = []
    place = 0
    for drop in dropped:
        pieces.append(plain[place:drop])
        kept.extend(offsets[place:drop])
        place = drop + 1
    pieces.append(plain[place:])
    kept.extend(offsets[place:])
    return "".join(pieces), kept


_TOUCHES = re.compile(f"[{_WIDE}0-9%.,;:()“”‘’、。—-]")
_YEAR_TAIL = re.compile(r"[0-9]{1,3} ?年")
# A number that spaces have parted, before its unit: 7 4 7 7 2亿元, 1 9 97年, 1 2 ．5 9亿元; not two
# years side by side.
_DIGIT = "[0-9０-９]"
_PARTED = re.compile(
    rf"(?<![0-9０-９.．])(?<![0-9０-９] )(?!(?:19|20)[0-9]{{2}} )"
    rf"{_DIGIT}[0-9０-９.．]{{0,5}}"
    rf"(?: [.．]?{_DIGIT}[0-9０-９.．]{{0,3}}){{1,12}}(?= ?[%％‰{_WIDE}])"
)
_SPACE_IN_NUMBER = re.compile(rf"[0-9０-９.．] {_DIGIT}")
_HABIT = 3


def _parting_spaces(plain: str) -> set[int]:
    """Spaces inside numbers.

    Of three groups and more everywhere, of two where the text does it again and again.
    """
    runs = list(_PARTED.finditer(plain)) if _SPACE_IN_NUMBER.search(plain) else []
    kept = runs if len(runs) >= _HABIT else [run for run in runs if run.group().count(" ") >= 2]
    return {
        run.start() + i
        for run in kept
        for i, character in enumerate(run.group())
        if character == " "
    }


def _without_idle_spaces(plain: str, offsets: list[int]) -> _Characters:
    """A space is dropped at a line's ends and where it parts nothing.

    Beside Chinese characters, or inside a year (2 016 年).
    """
    parting = _parting_spaces(plain)
    dropped = [
        i
        for i in (match.start() for match in re.finditer(" ", plain))
        if i in parting or _idle(plain, i)
    ]
    return _without(plain, offsets, dropped)


def _idle(plain: str, i: int) -> bool:
    before = plain[i - 1] if i else "\n"
    after = plain[i + 1] if i + 1 < len(plain) else "\n"
    if before in "\n " or after in "\n ":
        return True
    if not (before.isascii() and after.isascii()) and (
        _TOUCHES.match(before) or _TOUCHES.match(after)
    ):
        return True
    return before.isdigit() and after.isdigit() and _YEAR_TAIL.match(plain, i + 1) is not None


# What no paragraph ends with, and what none begins with, unless it was broken within a sentence.
_GOES_ON = "《〈「『（(“‘"
_COMMA = "，,、"
_WENT_BEFORE = "》〉」』）)”’，,、。；：！？%"
_ORDINAL_LINE = re.compile("[一二三四五六七八九十]{1,2}[是要]")
_LETTER = re.compile("[A-Za-z]$")
_SUBSCRIPT_LINE = re.compile("[0-9.]{1,3}")
_PROSE = re.compile("[^。，]{4}[，。]")
_FEW_PARAGRAPHS = 10


def _join_broken(plain: str, offsets: list[int]) -> _Characters:
    """Without the line breaks around what a page sets off within a sentence.

    A link, a title, bold words or a subscript stands on a line of its own (广义货币M⏎2⏎增长). Where
    blank lines part the paragraphs, a line of prose that ends no sentence goes on in the next one.
    """
    lines = plain.split("\n")
    blank = sum(not line for line in lines)
    parted = blank > max(_FEW_PARAGRAPHS, (len(lines) - blank) / 2)
    dropped: list[int] = []
    place, before, prose = -1, "", False
    for line, behind in pairwise(lines):
        place += len(line) + 1
        prose = (bool(before) and prose) or _PROSE.search(line) is not None
        opened = parted and (prose or line[-1:] in _COMMA)
        joined = bool(line and behind) and _goes_on(before, line, behind, opened)
        if joined:
            dropped.append(place)
        before = line if joined else ""
    return _without(plain, offsets, dropped)


def _goes_on(before: str, line: str, behind: str, opened: bool) -> bool:
    """Whether a line goes on in the one behind it.

    before: the line that goes on in it, or "". opened: whether a paragraph has begun that no end of
    a line ends.
    """
    if _NEW_BLOCK.match(behind):
        return False
    if line[-1] in _GOES_ON or _ORDINAL_LINE.fullmatch(line):
        return True
    if line[-1] in _SENTENCE_END:
        return False
    if behind[0] in _WENT_BEFORE:
        return True
    small, lettered = (behind, line) if _LETTER.search(line) else (line, before)
    if _LETTER.search(lettered) and _SUBSCRIPT_LINE.fullmatch(small):
        return True
    return opened


def _join_wrapped(plain: str, offsets: list[int]) -> _Characters:
    """Without the line breaks of a hard-wrapped text.

    Many lines of one width, few of which end a sentence.
    """
    lines = [line for line in plain.split("\n") if line.strip()]
    if len(lines) < 20 or not _looks_wrapped(lines):
        return plain, offsets
    width = sorted(len(line) for line in lines)[len(lines) * 3 // 4]
    dropped: list[int] = []
    line_start = 0
    for match in re.finditer("\n", plain):
        i = match.start()
        line = plain[line_start:i].rstrip()
        line_start = i + 1
        full = len(line) >= width * 0.75 and line[-1:] not in _SENTENCE_END
        if (
            full
            and line
            and not _NEW_BLOCK.match(plain, i + 1)
            and plain[i + 1 : i + 2] not in ("\n", "")
        ):
            dropped.append(i)
    return _without(plain, offsets, dropped)


def _looks_wrapped(lines: list[str]) -> bool:
    lengths = sorted(len(line) for line in lines)
    typical = lengths[len(lengths) * 3 // 4]
    if not 12 <= typical <= 120:
        return False
    near = sum(typical * 0.75 <= length <= typical * 1.25 for length in lengths)
    open_ended = sum(
        line.rstrip()[-1] not in _SENTENCE_END for line in lines if len(line) >= typical * 0.75
    )
    return near > len(lines) * 0.5 and open_ended > near * 0.5
