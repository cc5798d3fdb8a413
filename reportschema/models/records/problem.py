"""Problems: the difficulties and shortcomings that a government admits."""

from typing import Annotated, ClassVar

from reportschema.models.annotating.review import REVIEW, Review
from reportschema.models.fields.anchors import Span
from reportschema.models.fields.base import Bilingual, Doc, Record, TableDoc
from reportschema.models.fields.scalars import RecordId, TopicCode
from reportschema.models.records.outline import PASSAGE


class Problem(Record):
    """One admitted problem, summed up in our words."""

    table: ClassVar = TableDoc(
        "problems",
        "Problems admitted",
        "自陈问题",
        "One difficulty or shortcoming that the speaker admits, summed up in our words.",
        "报告承认的一项困难或不足，由编者概括。",
    )
    prose: ClassVar[bool] = True

    id: Annotated[
        RecordId,
        Doc(
            "problem id",
            "问题编号",
            "Short and opaque; unique in the report.",
            "报告内唯一的短编号。",
        ),
    ]
    topic: Annotated[
        TopicCode,
        Doc(
            "topic",
            "主题",
            "Purpose of government it is about.",
            "所属的政府职能。",
            refers="topics",
        ),
    ]
    summary: Annotated[
        Bilingual, Doc("summary", "概括", "What is wrong, in our words.", "编者对问题的概括。")
    ]
    at: Annotated[Span, PASSAGE]
    review: Annotated[Review | None, REVIEW] = None
