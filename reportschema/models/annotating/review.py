"""What still needs a person's eye: a reason in a code, so that it can be counted, and a note.

Any record may carry one such doubt under `review`, and a report a list of them about the whole.
"""

from typing import Annotated, ClassVar, Self

from pydantic import model_validator

from reportschema.models.annotating.annotation_codes import ReviewReason
from reportschema.models.fields.base import Doc, Record, TableDoc, contradiction
from reportschema.models.fields.scalars import Text

REVIEW = Doc(
    "to review",
    "待核",
    "What still needs a person's eye; a warning until it is gone.",
    "仍需人工核对的事项。",
    late=True,
)


class Review(Record):
    """One doubt: why a record, or a report as a whole, has to be looked at."""

    table: ClassVar = TableDoc(
        "doubts",
        "Doubts about whole reports",
        "整体存疑",
        "One reason why a report as a whole still needs a person's eye.",
        "一份报告整体上仍需人工核对的一项缘由。",
    )

    reason: Annotated[ReviewReason, Doc("reason", "缘由", "What is in doubt.", "存疑之处。")]
    note: Annotated[
        Text | None,
        Doc("note", "说明", "What to look at, in our own words.", "应核对的内容，由编者自拟。"),
    ] = None

    def key(self) -> str:
        """The reason: a report has each once."""
        return str(self.reason)

    @model_validator(mode="after")
    def _other_is_explained(self) -> Self:
        if self.reason == ReviewReason.OTHER and self.note is None:
            raise contradiction("review for another reason needs a note that says which", "reason")
        return self
