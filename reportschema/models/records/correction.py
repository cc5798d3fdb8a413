"""Corrections: misprints of an edition that a person has found and declares."""

from typing import Annotated, ClassVar

from reportschema.models.fields.anchors import Anchor
from reportschema.models.fields.base import Bilingual, Doc, Record, TableDoc
from reportschema.models.fields.scalars import RecordId, Text


class Correction(Record):
    """One misprint: what is written there, and how we read it."""

    table: ClassVar = TableDoc(
        "corrections",
        "Corrections",
        "勘误",
        "One error of a published text, as written and as we read it.",
        "发布文本中的一处错误：原文与改读。",
    )
    prose: ClassVar[bool] = True

    id: Annotated[
        RecordId,
        Doc(
            "correction id",
            "勘误编号",
            "Short and opaque; unique in the report.",
            "报告内唯一的短编号。",
        ),
    ]
    read_as: Annotated[Text, Doc("read as", "改读", "What we take it to mean.", "编者的改读。")]
    reason: Annotated[Bilingual, Doc("reason", "理由", "Why we are sure.", "改读的理由。")]
    at: Annotated[
        Anchor,
        Doc(
            "as written",
            "原文",
            "What stands in the edition; guards the correction.",
            "版本中的原文，用于核验。",
            late=True,
        ),
    ]
