"""The ledger of numerals: those that are no figures.

A report is fully annotated when each numeral of its body is part of a figure or stands here.
"""

from typing import Annotated, ClassVar

from reportschema.models.annotating.review import REVIEW, Review
from reportschema.models.fields.anchors import Anchor
from reportschema.models.fields.base import Doc, Record, TableDoc
from reportschema.models.fields.codes import NumeralRole


class Numeral(Record):
    """One numeral that is no figure, and what it is instead."""

    table: ClassVar = TableDoc(
        "numerals",
        "Ledger of numerals",
        "数字台账",
        "One numeral of a body that is no figure, with what it is instead.",
        "正文中一个不属于统计数字的数字及其用途。",
    )

    role: Annotated[NumeralRole, Doc("role", "用途", "What the numeral is for.", "该数字的用途。")]
    at: Annotated[
        Anchor, Doc("anchor", "位置", "Where the numeral stands.", "数字所在位置。", late=True)
    ]
    review: Annotated[Review | None, REVIEW] = None

    def key(self) -> str:
        """The place of the numeral (`n402`): a row of the ledger has no id of its own."""
        return f"n{self.at.start}"
