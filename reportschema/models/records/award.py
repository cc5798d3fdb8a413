"""Rows of a table of honours that some reports print in their annex."""

from typing import Annotated, ClassVar

from pydantic import Field

from reportschema.models.annotating.review import REVIEW, Review
from reportschema.models.fields.anchors import Span
from reportschema.models.fields.base import Doc, Record, TableDoc
from reportschema.models.fields.codes import Level
from reportschema.models.fields.scalars import MOST_ITEMS, Item, Name, Period, RecordId, Text
from reportschema.models.records.outline import PASSAGE


class Award(Record):
    """One honour, who received it, and who gave it."""

    table: ClassVar = TableDoc(
        "awards",
        "Awards",
        "获奖",
        "One row of a table of honours: who received what, when and from whom.",
        "获奖情况表的一行：获奖者、奖项、时间与授予者。",
    )

    id: Annotated[
        RecordId,
        Doc(
            "award id",
            "奖项编号",
            "Short and opaque; unique in the report.",
            "报告内唯一的短编号。",
        ),
    ]
    recipients: Annotated[
        tuple[Item, ...],
        Field(max_length=MOST_ITEMS),
        Doc(
            "recipients",
            "获奖者",
            "Bodies or people honoured, one each.",
            "获奖单位或个人，逐一列出。",
        ),
    ]
    award: Annotated[Name, Doc("award", "奖项", "Name of the honour as written.", "奖项原名。")]
    year: Annotated[
        Period | None, Doc("year", "年份", "Year that the table gives.", "表中所载年份。")
    ] = None
    level: Annotated[
        Level | None,
        Doc(
            "level",
            "级别",
            "Level of the awarding body as the table classes it.",
            "表中所列奖项级别。",
        ),
    ] = None
    issuers: Annotated[
        tuple[Item, ...],
        Field(max_length=MOST_ITEMS),
        Doc("issuers", "授予者", "Awarding bodies, one each.", "授予单位，逐一列出。"),
    ] = ()
    note: Annotated[
        Text | None, Doc("note", "备注", "What the row says beside.", "该行的其他说明。")
    ] = None
    at: Annotated[Span, PASSAGE]
    review: Annotated[Review | None, REVIEW] = None
