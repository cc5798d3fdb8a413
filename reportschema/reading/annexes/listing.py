"""Lists as they stand in a flattened page.

Items numbered in any notation, parts set apart by 、 or ；, the lines of page furniture.

Works on places of `View.clean`. A list may have one item a line or run on in one paragraph; a
number may be missing or lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from reportschema.notation.chinese import chinese_number
from reportschema.reading.words.tables import WordTable


class Mark(NamedTuple):
    """The number of one item.

    It has its place, its value, the notation, and whether a line begins with it.
    """

    start: int
    end: int
    number: int
    style: str
    opens_line: bool


class Item(NamedTuple):
    """One item: its number with its place, and the text behind the number up to the next item."""

    mark: Mark
    start: int
    end: int


_HAN = "[一二三四五六七八九十百]{1,4}"
_MARK = re.compile(
    rf"""
      [^0-9\[【〔(（⑴-⒇①-⑳㉑-㉟?注第一二三四五六七八九十百]+  # a run that begins no mark: no group
    | (?P<square>   [\[【〔] \s? (?P<square_n> [0-9]{{1,3}} ) \s? [\]】〕] )  # [1]  【1】  〔1〕
    | (?P<han_round> [(（] (?P<han_round_n> {_HAN} ) [)）] )                              # (一)
    | (?P<round>    [(（] (?P<round_n> [0-9]{{1,3}} ) [)）] | (?P<ring_n> [⑴-⒇] ) )       # (1)  ⑴
    # ①; a later one lost as ?
    | (?P<circle>   (?P<circle_n> [①-⑳㉑-㉟] )
        | (?P<lost_circle> (?<=[。；;]) \? (?=[^\s\x00-\x7f]) ) )
    | (?P<note>     注 (?:释)? (?P<note_n> [0-9]{{1,3}} ) [:：.、] )                         # 注1：
    # 1.  1、
    | (?P<dot>      (?P<dot_n> [0-9]{{1,3}} ) [.．、]
        (?! [0-9]{{1,2}} (?:[%％℃亿万:元]|个百分点) ) )
    | (?P<shi>      (?P<shi_n> {_HAN} ) 是 )                                              # 一是
    | (?P<ordinal>  第 (?P<ordinal_n> {_HAN} ) [,，、] )                                   # 第一，
    | (?P<han>      (?P<han_n> {_HAN} ) 、 )                                              # 一、
    | (?P<bare>     ^ (?P<bare_n> [0-9]{{1,3}} ) $ )  # 1 alone in its cell
    """,
    re.VERBOSE | re.MULTILINE,
)
STYLES = ("square", "dot", "circle", "round", "note", "han", "han_round", "bare", "shi", "ordinal")
_BOUNDARY = "\n。；;！!？?：:)）”】]"
_ANYWHERE = frozenset({"round", "circle"})
_LINE_ONLY = frozenset({"note", "bare", "han"})


class AnnexWord(NamedTuple):
    """A word of an annex, and what it tells there."""

    tells: str
    word: str


ANNEX_WORDS = WordTable(__package__, "annex_words", AnnexWord, lists="tells")
any_of = ANNEX_WORDS.any_of


_HEAD_LINES = 5


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{any_of('furniture')})(?:[:：].{{0,40}})?|附件\d*[:：]?|[(（]完[)）]"
        f"|(?:{any_of('furniture_start')}).*"
    )


def text_end(clean: str, start: int, end: int) -> int:
    """Where the annex ends and the furniture of the page begins (分享到, 相关文章, 上一篇 …)."""
    place, seen = start, 0
    for line in clean[start:end].splitlines(keepends=True):
        bare = line.strip()
        seen += bool(bare)
        if (
            bare
            and _furniture().fullmatch(bare)
            and (seen > _HEAD_LINES or not bare.startswith("附件"))
        ):
            return place
        place += len(line)
    return end


def marks(clean: str, start: int, end: int) -> list[Mark]:
    """Every place that may number an item, in order."""
    found: list[Mark] = []
    for match in _MARK.finditer(clean, start, end):
        style = match.lastgroup
        if style is None:
            continue
        before = clean[match.start() - 1] if match.start() > start else "\n"
        opens_line = before == "\n"
        if not opens_line and (
            style in _LINE_ONLY or (style not in _ANYWHERE and before not in _BOUNDARY + "，,")
        ):
            continue
        number = _number(match, style, found)
        if number is not None:
            found.append(Mark(match.start(), match.end(), number, style, opens_line))
    return found


def _number(match: re.Match[str], style: str, found: Sequence[Mark]) -> int | None:
    if style == "circle" and match["lost_circle"] is not None:
        last = next((mark.number for mark in reversed(found) if mark.style == "circle"), 0)
        return last + 1 if last >= 10 else None
    if style == "round" and match["ring_n"]:
        return ord(match["ring_n"]) - ord("⑴") + 1
    written = match[f"{style}_n"]
    if style == "circle":
        return ord(written) - ord("①") + 1 if written <= "⑳" else ord(written) - ord("㉑") + 21
    if written[0].isdigit():
        return int(written)
    value = chinese_number(written)
    return int(value) if value else None


def run(candidates: Iterable[Mark], first: int = 1) -> list[Mark]:
    """The longest rise 1, 2, 3 … through marks of one style.

    A line that opens with a later number may skip up to five, none goes back.
    """
    found: list[Mark] = []
    for mark in candidates:
        if not found:
            if mark.number == first:
                found.append(mark)
            continue
        step = mark.number - found[-1].number
        if step == 1 or (mark.opens_line and found[-1].opens_line and 1 < step <= 5):
            found.append(mark)
    return found


def list_of(
    clean: str, start: int, end: int, styles: Sequence[str] = STYLES, at_lines: bool = True
) -> list[Item]:
    """The numbered list of a passage.

    It has the notation with most items, those at the heads of lines before others.

    A notation that begins anew within each item of another (1. 2. 3. below 一、 and again below
    二、) gives way to the other.
    """
    return list_among(marks(clean, start, end), end, styles, at_lines)


def list_among(
    found: Sequence[Mark], end: int, styles: Sequence[str] = STYLES, at_lines: bool = True
) -> list[Item]:
    """The same, of marks already found; the last item ends at `end`."""
    runs = [_run_of([mark for mark in found if mark.style == style], at_lines) for style in styles]
    best = max(runs, key=_rank, default=[])
    if (
        at_lines
        and best
        and sum(
            mark.number == 1 and mark.opens_line for mark in found if mark.style == best[0].style
        )
        > 1
    ):
        around = [
            rise
            for rise in runs
            if len(rise) > 1 and rise[1].opens_line and rise[0].start < best[0].start
        ]
        best = max(around, key=_rank, default=best)
    return items(best, end)


def _run_of(of_style: Sequence[Mark], at_lines: bool) -> list[Mark]:
    heads = run(mark for mark in of_style if mark.opens_line)
    return _filled(heads, of_style) if at_lines and len(heads) >= 2 else run(of_style)


def _rank(found: Sequence[Mark]) -> tuple[bool, int]:
    return len(found) > 1 and found[1].opens_line, len(found)


def _filled(heads: Sequence[Mark], of_style: Sequence[Mark]) -> list[Mark]:
    """The run at the heads of lines, and between two of it what a lost line break has hidden.

    Behind the last, what runs on.
    """
    found: list[Mark] = []
    for mark, following in zip(heads, [*heads[1:], None], strict=True):
        found.append(mark)
        if following is not None and following.number == mark.number + 1:
            continue
        if following is None and len(heads) > 3:
            continue
        inside = (
            other
            for other in of_style
            if other.start > mark.start and (following is None or other.start < following.start)
        )
        hidden = run(inside, mark.number + 1)
        found += [other for other in hidden if following is None or other.number < following.number]
    return found


def items(found: Sequence[Mark], end: int) -> list[Item]:
    """Marks as items, each up to the next."""
    ends = [mark.start for mark in found[1:]] + [end] * bool(found)
    return [Item(mark, mark.end, stop) for mark, stop in zip(found, ends, strict=True)]


def trimmed(clean: str, start: int, end: int, drop: str = " \n") -> tuple[int, int]:
    """The passage without the given characters at its ends."""
    while start < end and clean[start] in drop:
        start += 1
    while end > start and clean[end - 1] in drop:
        end -= 1
    return start, end


_OPEN, _CLOSE = "“‘《(（[【", "”’》)）]】"


def parts(text: str, separators: str = "、") -> list[tuple[int, int]]:
    """Places of the parts of a list, split at separators that stand in no bracket or quotation."""
    found, depth, begin = [], 0, 0
    for i, character in enumerate(text):
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and character in separators:
            found.append((begin, i))
            begin = i + 1
    found.append((begin, len(text)))
    return [trimmed(text, first, last) for first, last in found if text[first:last].strip()]
