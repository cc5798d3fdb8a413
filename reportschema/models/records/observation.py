"""Observations: the figures of what was or is."""

from typing import ClassVar, Self

from pydantic import model_validator

from reportschema.models.fields.base import TableDoc, contradiction
from reportschema.models.fields.codes import TargetForm
from reportschema.models.records.figure import Figure


class Observation(Figure):
    """A figure of what was or is."""

    table: ClassVar = TableDoc(
        "observations",
        "Observations",
        "实绩",
        "One value that a government reports of what was or is, as written and normalized; or "
        "that it kept pace with another indicator.",
        "政府报告的一个实际数值（含原文值与标准值），或与其他指标挂钩的结果。",
    )

    @model_validator(mode="after")
    def _has_a_number_or_a_peg(self) -> Self:
        self.check_peg()
        if self.form not in (TargetForm.NUMERIC, TargetForm.PEGGED):
            raise contradiction(
                f"form {self.form.value} is for targets: an observation is numeric or pegged",
                "form",
            )
        if self.form == TargetForm.NUMERIC and not self.has_value():
            raise contradiction(
                "has no number: an observation has a value, or low and high, unless it is pegged",
                "at",
            )
        if self.form == TargetForm.PEGGED and self.has_value():
            raise contradiction("is pegged and has a number: keep one of the two", "form")
        return self
