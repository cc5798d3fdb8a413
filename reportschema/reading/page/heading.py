"""The heading of a speech: title, session, date and speaker, on the lines above its first word."""

from __future__ import annotations

import re
from bisect import bisect_left

from reportschema.reading.page.page_words import any_label
from reportschema.reading.page.view import View
from reportschema.reading.times.dates import find_dates

OFFICE = r"(?:代理?|副|常务副)?(?:省长|市长|区长|县长|旗长|州长|盟长|主席|总理|专员|镇长|乡长|主任)"
SESSION = re.compile(r"次会议|人民代表大会|人大.{0,6}会议|会议上|代表大会第")
TITLE = re.compile(r"工作报告|(?:关于.{4,60}|计划|规划|决算|预算)的?报告|报告[（(]|的讲话$")
_SPEAKER = re.compile(
    f"^(?:报告人[:：])?.{{0,40}}{OFFICE}[:：]?[一-鿿]{{2,4}}$"
    f"|^.{{0,40}}{OFFICE}(?:[一-鿿]+·)+[一-鿿]+$|^.{{0,30}}{OFFICE}$"
)
_NAME = re.compile(r"^[一-鿿]{2,4}$|^[一-鿿]+(?:·[一-鿿]+)+$")
_BRACKET = re.compile(r"^[(（【\[].{1,24}[)）】\]]$")
# 省长林听雨作政府工作报告。本报记者摄; but 2025年1月13日在…会议上…作政府工作报告 is the line of the
# session.
_CAPTION = re.compile(
    r"摄[)）]?[。]?$|^(?![^\n]*[12]\d{3}年[^\n]*次会议)[^\n]*(?:作政府工作报告"
    "|在.{2,14}(?:开幕|召开))"
)
_CONTENTS = re.compile(r"^目\s?录$")
_SUBTITLE = re.compile(r"^[^。；:：]{6,40}$")
_RUN_IN = re.compile(
    r"(?:\d{4}年)?[一-鿿]{0,16}(?:政府)?工作报告|(?<![-—(（])[-—(（]*[12]\d{3}年\d{1,2}月"
)
_MAX_LINES = 25
_MAX_FURNITURE = 8


def find_start(view: View, opening: int) -> tuple[int, int]:
    """(start of the report's title in the page, start of its own heading).

    Both lie at or before the first word.
    """
    clean = view.clean
    lines = view.paragraphs
    at = bisect_left(lines, (opening + 1, 0)) - 1
    start = _run_in(clean, lines[at][0], opening) if 0 <= at < len(lines) else opening
    start, seen = _climb(view, at, start)
    return (start if "title" in seen else _title_above(view, start)), start


def _run_in(clean: str, line_start: int, opening: int) -> int:
    """Where the heading begins that shares a line with the first word.

    It is the first word itself where none does.
    """
    if line_start >= opening:
        return opening
    found = _RUN_IN.search(clean, max(line_start, opening - 300), opening)
    return found.start() if found else opening


def _climb(view: View, at: int, start: int) -> tuple[int, set[str]]:
    """Where a walk up the lines from the first word ends.

    It goes over what belongs to a heading, through furniture inside it, not beyond its title.
    """
    lines, clean = view.paragraphs, view.clean
    contents = any(_CONTENTS.match(clean[s:e]) for s, e in lines[max(0, at - _MAX_LINES) : at])
    seen = _kinds(clean[start : lines[at][1]]) if at >= 0 and lines[at][0] < start else set()
    skipped = 0
    for i in range(at - 1, max(-1, at - 1 - _MAX_LINES), -1):
        begin, end = lines[i]
        kinds = _kinds(clean[begin:end])
        if not kinds and contents and "contents" not in seen:
            continue
        if (
            not kinds
            and i
            and "title" in _kinds(clean[slice(*lines[i - 1])])
            and _SUBTITLE.match(clean[begin:end])
        ):
            kinds = {"subtitle"}
        if not kinds or "label" in kinds:
            skipped += 1
            if "session" in seen or "title" in seen or skipped > _MAX_FURNITURE:
                break
            continue
        if "title" in seen and ("title" in kinds or "session" in seen):
            break
        if "title" in kinds and skipped and "session" not in seen | kinds:
            break
        seen |= kinds
        start = begin
    return start, seen


def _kind(line: str) -> str:
    """What a line of a heading is; "" for none, "label" for a labelled fact of the page."""
    if any_label().match(line):
        return "speaker" if line.startswith("报告人") else "label"
    if len(line) > 120 or line.endswith(("......", "……")):
        return ""
    if _CAPTION.search(line):
        return "caption"
    if SESSION.search(line):
        return "session"
    if TITLE.search(line) and len(line) <= 60:
        return "title"
    for kind, pattern in (("contents", _CONTENTS), ("speaker", _SPEAKER), ("bracket", _BRACKET)):
        if pattern.search(line):
            return kind
    if (
        any(found.end - found.start >= len(line) - 6 for found in find_dates(line))
        and ":" not in line
    ):
        return "date" if "年" in line else ""
    return "name" if _NAME.match(line) and len(line) != 4 else ""


def _kinds(line: str) -> set[str]:
    """All that a line of a heading is: title and session can share one."""
    kind = _kind(line)
    both = (
        kind == "session" and TITLE.search(line) and not re.search("作政府工作报告|的讲话$", line)
    )
    return {kind, "title"} if both else {kind} - {""}


def _title_above(view: View, start: int) -> int:
    """The nearest line above that names a report, else the start."""
    for begin, end in reversed([line for line in view.paragraphs if line[1] <= start][-20:]):
        line = view.clean[begin:end]
        if TITLE.search(line) and len(line) <= 60 and ">" not in line:
            labelled = any_label().match(line)
            return begin + (labelled.end() if labelled else 0)
    return start
