"""What a page says of itself above the speech.

Its heading, publisher, day of publication, index number, address.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reportschema.notation.chinese import fold
from reportschema.reading.page.body import find_opening
from reportschema.reading.page.heading import SESSION, TITLE, find_start
from reportschema.reading.page.page_words import any_label, label
from reportschema.reading.page.script import simplified_characters
from reportschema.reading.page.view import View
from reportschema.reading.times.dates import FoundDate, find_dates, first_date

HEAD_CHARACTERS = 6_000
_ADDRESS = re.compile(r"https?://[^\s<>\"“”，。（）]+")
_BULLET = re.compile(r"^[\s•·|>◆■★-]+|[\s|]+$")
_ITEM = re.compile(r"^[^\s=@+\-;][^\n;]*$")
_NO_TITLE = re.compile(r">|首页|是由.*的报告|\.{3}|……|^工作报告$")


class PageFacts(NamedTuple):
    """The facts of a page, as published (not converted); None where it does not say."""

    page_title: str | None = None
    publisher: str | None = None
    published: str | None = None
    index_number: str | None = None
    url: str | None = None


def page_facts(text: str) -> PageFacts:
    """The facts in the furniture above the speech, also between its heading and its first word.

    Looks at the head of the page only.
    """
    head = text[:HEAD_CHARACTERS]
    view = View.of(head)
    opening = find_opening(view.clean)
    _, start = find_start(view, opening)
    end = view.offsets[opening] if opening < len(view.offsets) else len(head)
    above = fold(simplified_characters(head[:end]))  # one character for one: offsets stay
    address = _ADDRESS.search(above)
    return PageFacts(
        page_title=_page_title(view, start),
        publisher=_value("publisher", above),
        published=_labelled_day("published", above)
        or _labelled_day("written", above)
        or _bare_day(view.clean[:start]),
        index_number=_value("index_number", above),
        url=address.group() if address else None,
    )


def _labelled_day(kind: str, above: str) -> str | None:
    days = (
        first_date(above[match.start(1) : match.end(1) + 12].split("\n")[0], whole=True)
        for match in label(kind).finditer(above)
    )
    return next((day for day in days if day), None)


def _value(kind: str, above: str) -> str | None:
    """The value of a labelled fact, in Simplified characters."""
    for match in label(kind).finditer(above):
        value = _BULLET.sub("", match[1]).strip(" 。;；?")
        if _ITEM.match(value) and 1 < len(value) <= 40 and value not in ("未知", "无", "--"):
            return value
    return None


def _page_title(view: View, start: int) -> str | None:
    """The heading of the page.

    It is labelled, or else the first line above the speech that names a report.
    """
    labelled = label("page_title").search(view.clean, 0, start)
    if labelled and TITLE.search(labelled[1]):
        return view.anchor(labelled.start(1), labelled.end(1)).exact.strip()
    for begin, end in view.paragraphs:
        if begin >= start:
            break
        line = view.clean[begin:end]
        other = _NO_TITLE.search(line) or any_label().match(line) or SESSION.search(line)
        if TITLE.search(line) and len(line) <= 60 and not other:
            exact = view.anchor(begin, end).exact.strip()
            return " ".join(_BULLET.sub("", exact).split()) or None
    return None


def _bare_day(above: str) -> str | None:
    """The first whole day in the furniture without a label: 2011-12-07, 2006年02月23日14时52分."""
    for line in above.split("\n"):
        if SESSION.search(line) or len(line) > 120:
            continue
        days: list[FoundDate] = [found for found in find_dates(line) if len(found.edtf) == 10]
        if days:
            return days[0].edtf
    return None
