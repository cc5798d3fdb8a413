"""Who spoke, when, to which session.

Read from the heading of a speech and from its first sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from reportschema.reading.page.body import SELF_INTRODUCTION, Body
from reportschema.reading.page.heading import OFFICE
from reportschema.reading.page.page_words import label
from reportschema.reading.page.view import View
from reportschema.reading.times.dates import first_date, number

_COUNT = r"[一二三四五六七八九十\d]{1,3}"
_SESSION = re.compile(
    rf"""
    (?:(?<=[在于向上（(\-\n，,日])|^) (?P<place>[一-鿿]{{1,24}}?)?? \s?  # 在广州市海珠区
    # 第十六届人民代表大会, 第六届全国人民代表大会
    第?(?P<term>{_COUNT})届 \s? (?P<area>[一-鿿]{{0,16}}?) \s? (?:人民代表大会|人大) \s?
    第?(?P<session>{_COUNT})次(?:全体)?会议  # 第六次会议
    """,
    re.VERBOSE,
)
_NAME = r"(?:[一-鿿]{2,4}|[一-鿿]+(?:·[一-鿿]+)+)"
# 广州市荔湾区人民政府代理区长李锋; the last office of a line counts (副总理兼…主任李富春).
_OFFICE_AND_NAME = re.compile(
    f"(?P<office>[一-鿿]{{0,40}}{OFFICE})[:：]?(?P<name>{_NAME})(?=$|[)）。，,]|各位|同志|在|作|代表"
    r"|\d)"
)
_OFFICE_ALONE = re.compile(rf"^[一-鿿]{{0,30}}{OFFICE}$")
_NAME_ALONE = re.compile(rf"^{_NAME}$")
_DATE_AND_NAME = re.compile(rf"日\s?(?P<name>{_NAME})[)）]$")
_AFTER_SESSION = re.compile(
    r"^.*?次会议(?:第.{1,3}次全体会议)?(?:（第.{1,3}次全体会议）)?上?[)）]?(?:的?报告)?"
)
_DATE_BEFORE = re.compile(r"^[-—(（\s]*[12]\d{3}年\d{1,2}月\d{1,2}日")
# The endings of a caption's or a report's sentence, which are no part of a name.
_NAME_ENDS = ("在", "作", "代表", "做", "向", "的", "同志")


@dataclass(frozen=True)
class Session:
    """The session that heard the report, with its numbers.

    place: as written (广州市海珠区, 县, 全国).
    """

    place: str
    term: int
    session: int


@dataclass(frozen=True)
class Voice:
    """The speaker as the page states it; `office` is None where only the name stands there."""

    name: str
    office: str | None


def heading_lines(view: View, body: Body) -> list[str]:
    """The lines of the speech's own heading.

    The words of its last line that touch the first word are among them.
    """
    return [
        line.strip() for line in view.clean[body.start : body.opening].split("\n") if line.strip()
    ]


def introduction(view: View, body: Body) -> str:
    """The sentence in which the speaker introduces the report, else the speech's first words."""
    match = SELF_INTRODUCTION.search(view.clean, body.opening, body.opening + 1500)
    return view.clean[match.start() : match.end() + 60].split("\n")[0] if match else ""


def find_session(view: View, body: Body) -> Session | None:
    """The session, from the heading or the first sentence."""
    heading = view.clean[body.start : body.opening]
    for text in (heading, re.sub(r"\s", "", heading), introduction(view, body)):
        for match in _SESSION.finditer(text):
            place = (match["place"] or "") + match["area"]
            return Session(
                place.rpartition("在")[2], number(match["term"]), number(match["session"])
            )
    return None


def find_day(view: View, body: Body) -> str | None:
    """The day (or month) that the heading names, as EDTF; None where it names neither."""
    heading = view.clean[body.start : body.opening]
    found = first_date(heading, whole=True) or first_date(re.sub(r"\s", "", heading), whole=True)
    if found:
        return found
    month = first_date("\n".join(line for line in heading.split("\n") if "工作报告" not in line))
    return month if month and len(month) == 7 else None


def find_speaker(view: View, body: Body) -> Voice | None:
    """The speaker.

    He stands on a line of the heading, after the session on its line, in brackets after the date,
    or labelled above.
    """
    lines = heading_lines(view, body)
    for line in lines:
        if found := _speaker_of(line):
            return found
    for first, second in pairwise(lines):
        if _OFFICE_ALONE.match(first) and _NAME_ALONE.match(second):
            return Voice(second, first)
    labelled = label("speaker").search(view.clean, 0, body.start)
    if labelled and (found := _speaker_of(labelled[1])):
        return found
    alone = next((match["name"] for line in lines if (match := _DATE_AND_NAME.search(line))), None)
    alone = alone or next(
        (
            line
            for line in lines
            if _NAME_ALONE.match(line) and "报告" not in line and line != "目录"
        ),
        None,
    )
    return Voice(alone, None) if alone else None


def _speaker_of(line: str) -> Voice | None:
    """The speaker that a line names: the whole line, or the words beside its session and date."""
    rest = _DATE_BEFORE.sub(
        "",
        _AFTER_SESSION.sub("", line)
        if "会议上" in line or line.endswith(("会议", "会议）"))
        else line,
    )
    for text in (rest, _DATE_BEFORE.sub("", line)):
        matches = list(_OFFICE_AND_NAME.finditer(text))
        if matches and not re.search("开幕|召开", text[: matches[0].start()]):
            match = matches[0] if "在" in text[matches[0].end() :][:1] else matches[-1]
            name = match["name"]
            while len(name) > 2 and name.endswith(_NAME_ENDS):
                name = name.removesuffix(next(end for end in _NAME_ENDS if name.endswith(end)))
            return Voice(name, match["office"])
    return None
