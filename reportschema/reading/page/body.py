"""Where the speech stands in a page: its heading, its first word, its end, its annexes.

Reads through furniture before and after, side bars with other reports' titles, summaries of the
page's own making, and bodies that a page repeats (the first whole one counts). Places are those of
`View.clean`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportschema.reading.page import annex_spans
from reportschema.reading.page.annex_spans import Annex
from reportschema.reading.page.heading import find_start
from reportschema.reading.page.page_words import after_speech
from reportschema.reading.page.view import View

# First words of a speech: 现在，我代表市人民政府，向大会报告工作;
# 我受国务院的委托，向大会报告政府工作; 向大会提出关于…的报告.
_ORGAN = r"(?:政府|国务院|行政公署|行署|管委会|管理委员会|人民委员会|革命委员会)"
SELF_INTRODUCTION = re.compile(
    rf"""
    # 我代表政府报告
    我们? (?:现在|谨|受命|荣幸地){{0,2}} (?:代表|受) [^。！\n]{{0,40}}?
        {_ORGAN} [^。！]{{0,90}}? (?:报告|汇报|报请)
    # 受市政府委托，我报告
    | (?:受|代表) [^。！\n]{{0,30}}? {_ORGAN} [^。！\n]{{0,8}}
        [,，]? 我 [^。！\n]{{0,30}}? (?:报告|汇报)
    # 我向大会报告政府工作
    | 我 [^。！\n]{{0,6}} 向大会 [^。！\n]{{0,10}}? (?:报告|汇报) [^。！\n]{{0,6}} 工作
    """,
    re.VERBOSE,
)
# 各位代表：; 各位主任、委员：; 各位代表、同志们:
SALUTATION = re.compile(
    r"(?:尊敬的)?(?:各位(?:人大)?(?:代表|委员|主任|领导|同志)|代表们|同志们)"
    r"(?:[、,，]?(?:各位)?(?:代表|委员|主任|领导|同志)们?){0,4}\s*(?=[:!！,，、。\n])"
)
# 一、2019年工作回顾, 过去五年的回顾, 2023年主要工作; not a title of the report.
_REVIEW_HEADING = re.compile(
    r"(?:^|(?<=\n)|(?<=[:：]))(?:一、|第一部分|[(（]一[)）])?[^\n。，:：报]{0,24}(?:回顾|工作总结"
    r"|工作情况|主要工作|政府工作)[^\n。，报]{0,8}(?=\n|$)"
)
_FIRST_HEADING = re.compile(r"(?:^|(?<=\n))一、[^\n]{2,40}(?=\n|$)")
_SENTENCE = re.compile(r"^[^\n]{60,2000}?[。！]", re.MULTILINE)
# The vendor's mark or the newspaper's date at the end of the last paragraph.
_WATERMARK = re.compile(
    r"""(?<=[。！!])\s* (?:
        # 来自某某数据网
        (?:百度)?(?:搜索|来自|来源于?|摘自|转载自?|更多[^。\n]{0,8}请?(?:关注|搜索))[:“"]?[^。\n]{2,16}
        | [(（]《[^》\n]{2,12}》[^)）\n]{0,30}[)）]  # （《人民日报》19550708）
        | [(（](?:完|全文完|责任?编辑?[^)）\n]{0,20})[)）]  # （完）
    )\s*$""",
    re.VERBOSE,
)
_SUMMARY = 600
_MIN_COPY = 800


@dataclass(frozen=True)
class Body:
    """The places of a speech in its page.

    `title_start` is where the report's title stands in the page, `start` where the speech with its
    own heading begins, `opening` its first word after the heading, `speech_end` the end of the
    spoken part, `end` that of the last annex.
    """

    title_start: int
    start: int
    opening: int
    speech_end: int
    end: int
    annexes: tuple[Annex, ...] = ()
    missing_parts: tuple[str, ...] = ()


def find_body(view: View) -> Body:
    """The body of a page. A page without any recognisable speech is all body."""
    clean = view.clean
    opening, limit = _first_whole_copy(clean, find_opening(clean))
    title_start, start = find_start(view, opening)
    end = _end(view, opening, limit)
    found, speech_end = annex_spans.find(view, opening, end)
    missing = annex_spans.missing(clean[opening:end], found)
    return Body(title_start, start, opening, speech_end, end, found, missing)


def find_opening(clean: str) -> int:
    """The first word of the speech.

    Its salutation, else its introduction of itself, else its first heading, else its first
    sentence.
    """
    introduction = _introduction(clean)
    heading = _REVIEW_HEADING.search(clean) or _FIRST_HEADING.search(clean)
    if introduction is not None and not (heading and heading.start() < introduction - 3000):
        return introduction
    salutation = SALUTATION.search(clean, 0, heading.start() if heading else len(clean) // 5)
    if salutation:
        return salutation.start()
    if heading and heading.start() < len(clean) * 0.3:
        return heading.start()
    sentence = _SENTENCE.search(clean)
    return sentence.start() if sentence else len(clean) - len(clean.lstrip())


def _introduction(clean: str) -> int | None:
    """The salutation before the speaker's introduction of himself.

    Of a summary on the page and the speech behind it, it is that of the speech.
    """
    found = None
    for match in SELF_INTRODUCTION.finditer(clean):
        if found is not None and match.start() > found[1] + _SUMMARY:
            break
        key = match.group()[:24]
        if found is None or key == found[2]:
            found = (_salutation_before(clean, match.start()), match.start(), key)
    return None if found is None else found[0]


def _salutation_before(clean: str, place: int) -> int:
    near = list(SALUTATION.finditer(clean, max(0, place - 400), place))
    if near:
        return (
            near[-1].start()
            if len(near) == 1 or near[-1].start() - near[0].start() > 60
            else near[0].start()
        )
    return max(clean.rfind("\n", 0, place), clean.rfind("。", 0, place)) + 1


def _first_whole_copy(clean: str, opening: int) -> tuple[int, int]:
    """(opening, limit) of the first copy that is about as long as the longest.

    A page can hold the same body several times.
    """
    key = clean[opening : opening + 80].strip()
    starts = [opening]
    if len(key) >= 20:
        place = clean.find(key, opening + _MIN_COPY)
        while place >= 0:
            starts.append(place)
            place = clean.find(key, place + _MIN_COPY)
    spans = list(zip(starts, [*starts[1:], len(clean)], strict=True))
    longest = max(end - start for start, end in spans)
    return next((start, end) for start, end in spans if end - start >= longest * 0.7)


def _end(view: View, opening: int, limit: int) -> int:
    """The end of the last annex.

    It lies before the first line of furniture after which no text of weight follows.
    """
    lines = [(start, end) for start, end in view.paragraphs if end > opening and start < limit]
    weights = [end - start if end - start >= 60 else 0 for start, end in lines]
    rest = sum(weights)
    last = min(lines[-1][1], limit) if lines else limit
    for (start, end), weight in zip(lines, weights, strict=True):
        line = view.clean[start : min(end, start + 200)]
        if (
            start > opening
            and end - start < 200
            and after_speech().fullmatch(line)
            and rest < (start - opening) * 0.25
        ):
            last = start
            break
        rest -= weight
    return _trimmed(view.clean, opening, last)


# A line at the end of a page that holds no word: an empty 附件：, a page number, brackets of
# buttons.
_EMPTY_LINE = re.compile(r"附件?[:：]?|[-•|·>《》\s]+|<!--|-->|】|【|\d{1,2}|[-—]\s*\d+\s*[-—]")


def _without_empty_lines(text: str) -> str:
    """A text without the lines at its end that hold no word; its first line stays.

    Line by line: one pattern over them all took twice the time for each further blank line.
    """
    lines = text.split("\n")
    while len(lines) > 1 and ((line := lines[-1].lstrip()) == "" or _EMPTY_LINE.fullmatch(line)):
        lines.pop()
    return "\n".join(lines)


def _trimmed(clean: str, opening: int, end: int) -> int:
    """A text without what its end has of the page.

    That is white space, an empty 附件：, page numbers, brackets of buttons and vendor's marks.
    """
    tail = max(opening, end - 400)
    text = clean[tail:end].rstrip()
    text = _without_empty_lines(text).rstrip()
    text = _WATERMARK.sub("", text).rstrip()
    return tail + len(text) if text else end
