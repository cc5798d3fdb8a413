"""Livelihood projects (民生实事): the numbered yearly promises to residents."""

from typing import Annotated, ClassVar

from reportschema.models.annotating.review import REVIEW, Review
from reportschema.models.fields.anchors import Span
from reportschema.models.fields.base import Bilingual, Doc, Record, TableDoc
from reportschema.models.fields.codes import ProjectStatus
from reportschema.models.fields.scalars import Name, Ordinal, Period, RecordId
from reportschema.models.records.outline import PASSAGE


class LivelihoodProject(Record):
    """One project of one year's list. Its quantities are targets and observations that name it."""

    table: ClassVar = TableDoc(
        "livelihood_projects",
        "Livelihood projects",
        "民生实事",
        "One item of a year's list of promises to residents, with the outcome where the report "
        "states it.",
        "某年民生实事清单中的一项；报告载明完成情况的一并收录。",
    )
    prose: ClassVar[bool] = True

    id: Annotated[
        RecordId,
        Doc(
            "project id",
            "项目编号",
            "Short and opaque; unique in the report.",
            "报告内唯一的短编号。",
        ),
    ]
    year: Annotated[Period, Doc("year", "年份", "Year that the list is for.", "清单所属年份。")]
    number: Annotated[
        Ordinal | None,
        Doc(
            "number",
            "序号",
            "Place in the list, where items are numbered.",
            "在清单中的序号（有编号时）。",
        ),
    ] = None
    domain: Annotated[
        Name | None, Doc("domain", "领域", "Heading of the item as written.", "该项的原文标题。")
    ] = None
    summary: Annotated[
        Bilingual,
        Doc("summary", "概括", "What is promised, in our words.", "编者对承诺内容的概括。"),
    ]
    status: Annotated[
        ProjectStatus | None,
        Doc(
            "status",
            "完成情况",
            "Outcome as stated; empty where it is not.",
            "报告所述完成情况；未述则为空。",
        ),
    ] = None
    at: Annotated[Span, PASSAGE]
    review: Annotated[Review | None, REVIEW] = None
