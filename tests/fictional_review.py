"""Whose number it is in an invented sentence of a review, as the draft of a whole report says."""

from __future__ import annotations

from reportschema.checking import grammar
from reportschema.models import Figure, WorkReport
from reportschema.reading.draft import Drafter
from reportschema.vocabularies.loader import vocabulary

HEAD = """政府工作报告
——2024年1月8日在云溪县第十届人民代表大会第三次会议上
云溪县人民政府县长 李明
各位代表：
现在，我代表县人民政府，向大会报告政府工作，请予审议。
一、2023年工作回顾
"""
PLAN = "我们做了许多工作。\n二、2024年工作安排\n"
DRAFTER = Drafter(vocabulary(), grammar())


def drafted(body: str) -> WorkReport:
    return DRAFTER.draft(f"{HEAD}{body}\n".encode(), "yunxi-2024.txt", force=True).report


def subject(figure: Figure) -> str | None:
    return figure.indicator or figure.label


def subjects(body: str) -> list[str | None]:
    return [subject(figure) for figure in drafted(body).observations]
