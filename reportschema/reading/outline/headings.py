"""The headings of a speech: all numbering styles, titles on their own lines, and their nesting.

Works on a page in half-width punctuation (`plain`); a `Mark` is one heading with the place of its
words and its depth.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from reportschema.models.fields.codes import Part
from reportschema.notation.chinese import chinese_number
from reportschema.reading.words.tables import WordTable

_HALF_WIDTH = tuple(zip("，；：（）！？．", ",;:()!?.", strict=True))
_CHINESE = "[一二三四五六七八九十]{1,3}"
# Before a heading in running text: the end of a sentence, or of the clause that announces a list.
_BOUNDARY = r"(?:(?<=[\n。!?;:”」…])|\A)"

_NUMBERED = re.compile(
    rf"""
      [^0-9第一二三四五六七八九十(㈠-㈩①-⑳]+  # a run that begins no number: no group
    | {_BOUNDARY} (?P<part>    第{_CHINESE}(?:部分|章|篇)[、,.:]? )                    # 第一部分
    # 一、 (not 一、二、三产业)
    | {_BOUNDARY} (?P<one>     {_CHINESE}&?[、.](?!{_CHINESE}[、,是]|[一二三]产) )
    | {_BOUNDARY} (?P<two>     [(]{_CHINESE}[)][、.,]? | [㈠-㈩] )                     # (一)
    | (?:^)       (?P<half>    {_CHINESE}[)] )                                         # 一)
    | {_BOUNDARY} (?<![0-9]:) (?P<three> [0-9]{{1,2}}(?:[、]|[.](?![0-9])) )  # 1.
    | (?:^)       (?P<four>    [(][0-9]{{1,2}}[)][、.]? )                               # (1)
    | (?:^)       (?P<circled> [①-⑳] )                                                # ①
    | (?:^)       (?P<ordinal> 第{_CHINESE}[、,.:] )                                     # 第一、
    | (?:^)       (?P<item>    {_CHINESE}是 )  # 一是做强实体经济。… on a line of its own
    """,
    re.VERBOSE | re.MULTILINE,
)
_ITEM_LINE = re.compile(rf"\s+(?<=\n){_CHINESE}是")
_SENTENCE = re.compile(r"[^。!?\n]*[。!?]?[”」]?")
_ENUMERATED = re.compile(rf"\A{_CHINESE}(?:是|要)")

# A title that names a part of the speech, also where it runs straight into the text:
# 2023年工作回顾2023年是…
_PERIOD = (
    "(?:过去(?:的)?[一五]年|[12][0-9]{3}年|今年|去年|上年|今后[一五]年|未来五年|五年|本届政府"
    "|“[一二三四五六七八九十]+五”(?:时期|期间)?)"
)
_RUN_IN_TITLE = re.compile(
    rf"""
    (?:(?<=[。!?:”\n])|\A)
    (?P<words> (?:{_CHINESE}、)? (?:关于)? {_PERIOD} [^。,!?;:\n]{{0,16}}?
        (?:回顾|工作总结|安排(?:建议)?|主要任务|目标任务|打算|重点工作|工作重点|工作建议) )
    (?= {_PERIOD} | 各位 | 做好 | 当前 | 今[年后] | 一年来 | 五年来 | 过去 | [(]一[)] | 一、
      | 在 | 我们 )
    """,
    re.VERBOSE,
)
_YEARS_WORK = re.compile(rf"(?:关于)?{_PERIOD}.{{0,12}}(?:工作|任务|目标).{{0,4}}")
_TITLE_LINE = re.compile(r"[^。!?;:,\n]*[^。!?;:,.、\n0-9\-]")
_NO_TITLE = re.compile(
    r"""
      # furniture, lists and salutations
      \A(?:各位|附|注|--|[(\[※<《]|同志们|主席|表|图|单位|来源|时间|作者|序号|事项|专栏)
    | [12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日 | 会议上\Z
    | 人民政府.{0,4}(?:省|市|县|区|州|旗)?长 | 政府工作报告\Z
    """,
    re.VERBOSE,
)
# 2030年目标任务完成情况: an account of what was planned.
_ACCOUNT = re.compile("(?:完成|执行|落实|实施|进展)情况")
# 努力打造更强执行力的效能型政府
_BUILDS_GOVERNMENT = re.compile(
    "(?:建设|打造|加强|提升|创建|建成|提高|强化|推进|做).{0,16}政府(?!工作|债务|投资|采购|基金"
    "|服务)"
)
_LONGEST_TITLE = 40
_LONGEST_RUN_IN = 70
_LONGEST_SENTENCE = 400
_LONGEST_ITEM = 45


@dataclass(frozen=True)
class Mark:
    """One heading: [start, end) holds its number and words.

    words: where the words begin. depth: counts from 1.
    """

    start: int
    words: int
    end: int
    style: str
    ordinal: int
    own_line: bool
    depth: int = 0

    def number(self, page: str) -> str | None:
        """The number as written; None for a title."""
        return page[self.start : self.words].strip() or None


class OutlineWord(NamedTuple):
    """A word that tells what a heading is for."""

    role: str
    word: str
    example: str


OUTLINE_WORDS = WordTable(__package__, "outline_words", OutlineWord, lists="role")
outline_words = OUTLINE_WORDS.words


def plain(clean: str) -> str:
    """The page with half-width punctuation, every character at its place."""
    for wide, half in _HALF_WIDTH:  # several times as fast as str.translate
        clean = clean.replace(wide, half)
    return clean


def part_named(words: str) -> Part | None:
    """The part of the speech that a heading's words name; None where they name none."""
    for part in (Part.CLOSING, Part.PROBLEMS, Part.SELF_BUILDING):
        if any(word in words for word in outline_words(part.value)):
            return part
    # 2019年和今年以来工作回顾 is a review, whatever else it says; 回顾与展望 too.
    review = [words.rfind(word) for word in outline_words("review") if word in words]
    plan = [words.rfind(word) for word in outline_words("plan") if word in words]
    if "回顾" in words or _ACCOUNT.search(words) or (review and not plan):
        return Part.REVIEW
    if plan:
        return Part.PLAN
    return Part.SELF_BUILDING if _BUILDS_GOVERNMENT.search(words) else None


def _first_sentence(page: str, start: int, end: int) -> int:
    """Where the sentence that begins at `start` ends, its full stop and closing quote included."""
    found = _SENTENCE.match(page, start, min(end, start + _LONGEST_SENTENCE))
    return found.end() if found else end


def find_marks(page: str, start: int, end: int) -> list[Mark]:
    """All headings of page[start:end] in order, with their depths."""
    marks = _numbered(page, start, end)
    titles = _titles(page, start, end, marks)
    taken = {mark.start for mark in marks}
    merged = sorted(
        (*marks, *(title for title in titles if title.start not in taken)),
        key=lambda mark: mark.start,
    )
    merged = [mark for i, mark in enumerate(merged) if i == 0 or mark.start >= merged[i - 1].end]
    return _nested(merged, page)


def _numbered(page: str, start: int, end: int) -> list[Mark]:
    found = [
        _mark(page, match, end) for match in _NUMBERED.finditer(page, start, end) if match.lastgroup
    ]
    return _without_items([mark for mark in found if mark], page, end)


def _mark(page: str, match: re.Match[str], end: int) -> Mark | None:
    style = match.lastgroup or ""
    line_start = match.start() == 0 or page[match.start() - 1] == "\n"
    words = match.end()
    if (
        words < end and page[words] == "\n" and style in ("ordinal", "one", "two")
    ):  # a number on a line of its own
        words += 1
    stop = _first_sentence(page, words, end)
    if stop <= words or _ENUMERATED.match(page, words, end):
        return None
    own_line = line_start and (stop >= end or page[stop] == "\n")
    length = stop - words
    if style == "item" and (
        length > _LONGEST_ITEM or page[stop - 1] != "。" or _ITEM_LINE.match(page, stop)
    ):
        return None
    if style in ("three", "four", "circled", "ordinal") and (
        length > _LONGEST_ITEM or page.find(":", words, min(stop, words + 14)) > 0
    ):
        return None
    if length > _LONGEST_RUN_IN:
        if line_start and style != "one" and style != "two":
            return None
        stop = _run_in_end(page, words, stop)
        if line_start and stop - words > _LONGEST_RUN_IN:
            return None
    elif not own_line and (title := _RUN_IN_TITLE.match(page, words, end)):
        stop = title.end("words")
    ordinal = _ordinal(page[match.start() : match.end()])
    return Mark(match.start(), match.end(), stop, style, ordinal, own_line) if ordinal else None


def _run_in_end(page: str, words: int, stop: int) -> int:
    """Where a heading ends without a full stop: with its title, else at an early comma."""
    if title := _RUN_IN_TITLE.match(page, words, stop):
        return title.end("words")
    commas = [m.end() for m in re.finditer("[,;:]", page[words : words + 60])]
    if not commas:
        return stop
    return words + (commas[1] if len(commas) > 1 and commas[1] <= 40 else commas[0])


_CIRCLED = {chr(0x2460 + i): i + 1 for i in range(20)} | {chr(0x3220 + i): i + 1 for i in range(10)}


def _ordinal(number: str) -> int:
    if number[0] in _CIRCLED:
        return _CIRCLED[number[0]]
    digits = re.sub(r"[^0-9一二三四五六七八九十]", "", number)
    if digits.isdigit() and digits.isascii():
        return int(digits)
    value = chinese_number(digits)
    return int(value) if value is not None else 0


def _without_items(marks: Sequence[Mark], page: str, end: int) -> list[Mark]:
    """Without the items of plain lists: low numbered lines that govern no text of their own."""
    kept = []
    for i, mark in enumerate(marks):
        following = marks[i + 1].start if i + 1 < len(marks) else end
        governs = len(page[mark.end : following].strip()) >= 15
        if mark.style in ("part", "one", "two", "half") or governs:
            kept.append(mark)
    return kept


def _titles(page: str, start: int, end: int, marks: Sequence[Mark]) -> list[Mark]:
    """Unnumbered titles.

    On lines of their own before text, or run into the text where they name a part of the speech.
    """
    found = {m.start("words"): m.end("words") for m in _RUN_IN_TITLE.finditer(page, start, end)}
    numbered = {mark.start for mark in marks}
    numbered_words = {mark.words for mark in marks}
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", page[start:end])]
    for i, (a, b) in enumerate(lines):
        a, b = a + start, b + start
        if (
            a in numbered
            or a in numbered_words
            or b - a > _LONGEST_TITLE
            or b - a < 2
            or not _TITLE_LINE.fullmatch(page, a, b)
        ):
            continue
        after = lines[i + 1] if i + 1 < len(lines) else None
        if after is None or _NO_TITLE.search(page, a, b) or _cut_out(page, a, b):
            continue
        below = (start + after[0], start + after[1])
        opens_text = (
            below[1] - below[0] > 45 or below[0] in numbered or page.startswith("各位", below[0])
        )
        strong = _names_part(page[a:b])
        if opens_text and (strong or b - a >= 5):
            found[a] = b
    return [
        Mark(a, a, b, "title", 0, page[b : b + 1] in ("\n", "")) for a, b in sorted(found.items())
    ]


def _cut_out(page: str, a: int, b: int) -> bool:
    """Whether a line is words of a sentence that a page set apart (a link): 《, a line, 》."""
    return (
        page[b + 1 : b + 2] in tuple("》)」,、。;:是为")
        or page[max(a - 2, 0) : a].strip("\n")[-1:] in tuple("《(“「,、")
        or page[a] in "》)”」"
    )


def _names_part(words: str) -> bool:
    """Whether a title's words name a part of the speech, or a year's work."""
    return part_named(words) is not None or _YEARS_WORK.fullmatch(words) is not None


def _nested(marks: Sequence[Mark], page: str) -> list[Mark]:
    """The marks with their depths.

    A number that goes on with a list closes the lists inside it, a first number opens one.
    """
    titles_lead = _titles_lead(marks, page)
    frames: list[tuple[str, int]] = []
    found: list[Mark] = []
    for mark in marks:
        if mark.style == "title":
            strong = _names_part(page[mark.words : mark.end])
            if part_named(page[mark.words : mark.end]) is Part.CLOSING or (strong and titles_lead):
                frames = [("title", 0)]
            elif not any(style != "title" for style, _ in frames):
                frames = _below_titles(found, mark, page, titles_lead)
            else:
                while frames and frames[-1][0] == "title":
                    frames.pop()
                frames.append(("title", 0))
        else:
            if mark.style == "one" and not titles_lead and part_named(page[mark.words : mark.end]):
                frames = [frame for frame in frames if frame[0] != "title"]
            frames = _continued(frames, mark)
        found.append(replace(mark, depth=len(frames)))
    return found


def _below_titles(
    found: Sequence[Mark], mark: Mark, page: str, titles_lead: bool
) -> list[tuple[str, int]]:
    """A plain title among titles.

    Inside the one right above it or a title that names a part, else beside the last.
    """
    right_above = (
        bool(found) and found[-1].style == "title" and not page[found[-1].end : mark.start].strip()
    )
    inside_part = titles_lead and any(
        m.style == "title" and _names_part(page[m.words : m.end]) for m in found
    )
    return [("title", 0)] * (2 if right_above or inside_part else 1)


def _titles_lead(marks: Sequence[Mark], page: str) -> bool:
    """Whether titles stand above 一、.

    There is no 一、, or the numbers begin anew after each title that names a part.
    """
    ones = [mark for mark in marks if mark.style == "one"]
    if not ones:
        return True
    strong = [
        mark for mark in marks if mark.style == "title" and _names_part(page[mark.words : mark.end])
    ]
    strong = [
        mark for mark in strong if part_named(page[mark.words : mark.end]) is not Part.CLOSING
    ]
    if not strong:
        return False
    starts = [one.start for one in ones]
    following = [bisect_right(starts, title.start) for title in strong]
    return all(i == len(ones) or ones[i].ordinal == 1 for i in following)


_RANK = {
    "part": 0,
    "one": 1,
    "half": 2,
    "two": 2,
    "three": 3,
    "ordinal": 3,
    "item": 3,
    "four": 4,
    "circled": 5,
}


def _continued(frames: list[tuple[str, int]], mark: Mark) -> list[tuple[str, int]]:
    for depth in range(len(frames) - 1, -1, -1):
        style, last = frames[depth]
        if style == mark.style and mark.ordinal == last + 1:
            return [*frames[:depth], (style, mark.ordinal)]
    while (
        len(frames) > 1 and frames[-1][0] == "title" and mark.style in ("two", "item")
    ):  # no title stands between 一、 and (一)
        frames = frames[:-1]
    same = [depth for depth, (style, _) in enumerate(frames) if style == mark.style]
    if (
        mark.ordinal == 1 and same and frames[0][0] != "title" and mark.style == "one"
    ):  # a list of items within a section: 一、 inside 三、
        return [*(frames[: same[-1]] if len(same) > 1 else frames), (mark.style, 1)]
    if mark.ordinal != 1:  # a number was lost or written twice: the list of its style goes on
        for depth in range(len(frames) - 1, -1, -1):
            if frames[depth][0] == mark.style:
                return [*frames[:depth], (mark.style, mark.ordinal)]
    # A list opens: inside whatever stands higher by its style.
    while (
        frames
        and frames[-1][0] != "title"
        and _RANK[frames[-1][0]] >= _RANK[mark.style]
        and not _opens_inside(frames, mark)
    ):
        frames = frames[:-1]
    if mark.style in ("one", "part") and frames and frames[-1][0] == "title" and len(frames) > 1:
        frames = frames[:1]
    return [*frames, (mark.style, mark.ordinal)]


def _opens_inside(frames: list[tuple[str, int]], mark: Mark) -> bool:
    """第一、 and 1. can stand inside each other.

    A list of the same style cannot open inside its own.
    """
    return frames[-1][0] != mark.style and {frames[-1][0], mark.style} <= {
        "ordinal",
        "three",
        "item",
    }
