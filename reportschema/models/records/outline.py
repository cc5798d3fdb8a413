"""The outline of a speech: its numbered headings and, below them, the lead phrases of paragraphs.

The field `at` of a passage is described here once, for all records.
"""

from typing import Annotated, ClassVar

from reportschema.models.annotating.review import REVIEW, Review
from reportschema.models.fields.anchors import Span
from reportschema.models.fields.base import Bilingual, Doc, Record, TableDoc
from reportschema.models.fields.codes import Part
from reportschema.models.fields.scalars import Depth, Name, RecordId, TopicCode

PASSAGE = Doc(
    "passage", "段落", "From its first to its last character.", "自首字至末字的范围。", late=True
)


class Section(Record):
    """One heading or lead phrase and its passage; inside it lie the sections of lower level."""

    table: ClassVar = TableDoc(
        "sections",
        "Sections",
        "章节",
        "One heading or lead phrase of a speech with the passage it governs; lower levels lie "
        "inside higher ones.",
        "报告的一个标题或段首提示语及其统领的段落；下级位于上级之内。",
    )

    id: Annotated[
        RecordId,
        Doc(
            "section id",
            "章节编号",
            "Short and opaque; unique in the report.",
            "报告内唯一的短编号。",
        ),
    ]
    number: Annotated[
        Name | None,
        Doc(
            "number",
            "序号",
            "As written: 一、 or (一) or 1.; empty for a lead phrase.",
            "原文序号，如“一、”“(一)”；段首提示语为空。",
        ),
    ] = None
    level: Annotated[
        Depth,
        Doc("level", "层级", "Depth: 1 for the main parts of the speech.", "层级，1 为最高。"),
    ]
    part: Annotated[
        Part, Doc("part", "部分", "What the passage is for in the speech.", "该段在报告中的功能。")
    ]
    topic: Annotated[
        TopicCode | None,
        Doc(
            "topic",
            "主题",
            "Its one primary topic; empty where it has none.",
            "首要主题；无则为空。",
            refers="topics",
        ),
    ] = None
    label: Annotated[
        Bilingual,
        Doc(
            "label",
            "标签",
            "Our short name for it, not the heading's words.",
            "编者拟的简短名称，非原标题。",
        ),
    ]
    at: Annotated[Span, PASSAGE]
    review: Annotated[Review | None, REVIEW] = None
