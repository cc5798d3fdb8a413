"""A fictional speech that tests of the reader put into pages, files and places of their choice."""

from __future__ import annotations

from reportschema.reading.about.metadata import Metadata, read_metadata
from reportschema.reading.page.body import Body, find_body
from reportschema.reading.page.edition import RawText, read_edition
from reportschema.reading.page.view import View
from reportschema.vocabularies import vocabulary

REVIEW = (
    "一年来，我们修渠种树，全县粮食产量达到3万吨，增长5%。"
    "我们补上了几座旧桥的栏杆，政府办事更快了。\n"
) * 12
PLAN = "今年，我们要再修两条路，政府要把三所学校的屋顶换成新的，粮食产量增长4%以上。\n" * 12
APPEAL = "各位代表！让我们一起把这片土地耕种得更好，为新的收成而努力奋斗！"
SPEECH = (
    "各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议。\n"
    f"一、2019年工作回顾\n{REVIEW}二、2020年工作安排\n{PLAN}{APPEAL}"
)
HEADING = (
    "政府工作报告\n——2020年1月8日在清苑县第十届人民代表大会第三次会议上\n"
    "清苑县人民政府县长 林听雨\n"
)


def speech(place: str = "县", years: tuple[int, int] = (2019, 2020), organ: str = "") -> str:
    """The fictional speech for another kind of place."""
    last, this = years
    text = SPEECH.replace("2019年", "<last>年").replace("2020年", f"{this}年")
    text = text.replace("<last>", str(last)).replace("全县", f"全{place}")
    return text.replace("我代表县人民政府", f"我代表{organ or place}人民政府")


def read(page: str | bytes, name: str = "report.txt") -> tuple[View, Body, RawText, Metadata]:
    """What the first steps of the reader make of a page."""
    raw = read_edition(page.encode() if isinstance(page, str) else page, name)
    view = View.of(raw.text)
    body = find_body(view)
    return view, body, raw, read_metadata(view, body, raw, vocabulary(), name)


def metadata(text: str, name: str = "report.txt") -> Metadata:
    """The metadata read from a text of this file name."""
    return read(text, name)[3]


def body_of(text: str) -> str:
    """The words of the body."""
    view, body, _, _ = read(text)
    return view.clean[body.start : body.end]
