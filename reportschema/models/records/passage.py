"""Headline passages: where the main expected targets stand, each with the time it speaks of."""

from typing import Annotated, ClassVar

from reportschema.models.fields.anchors import Span
from reportschema.models.fields.base import Doc, Record, TableDoc
from reportschema.models.fields.scalars import Period
from reportschema.models.records.outline import PASSAGE


class HeadlinePassage(Record):
    """One passage of main expected targets. One that speaks of two plan periods stands twice."""

    table: ClassVar = TableDoc(
        "headline_passages",
        "Headline passages",
        "主要预期目标段落",
        "One passage in which a report gives its main expected targets for a plan period.",
        "报告提出某一时期主要预期目标的一处段落。",
    )

    period: Annotated[
        Period,
        Doc("period", "时期", "The plan period that its targets are for.", "所提目标对应的时期。"),
    ]
    at: Annotated[Span, PASSAGE]

    def key(self) -> str:
        """Its place and period, which no other passage shares."""
        return f"h{self.at.start}-{self.period.replace('/', '_')}"
