"""Targets, and the core indicators that a report sets no headline target for."""

from typing import Annotated, ClassVar, Self

from pydantic import model_validator

from reportschema.models.annotating.review import REVIEW, Review
from reportschema.models.fields.anchors import Anchor
from reportschema.models.fields.base import Doc, Record, TableDoc, contradiction
from reportschema.models.fields.codes import (
    AbsenceReason,
    Commitment,
    Obligation,
    Stance,
    TargetForm,
)
from reportschema.models.fields.scalars import Flag, Name, Period, VocabularyCode
from reportschema.models.records.figure import Figure


class Target(Figure):
    """What a government promises, as a number or in another form."""

    table: ClassVar = TableDoc(
        "targets",
        "Targets",
        "目标",
        "One target that a report promises or recalls, numeric or not.",
        "报告提出或重述的一个目标，含非数值目标。",
    )

    assigned_by: Annotated[
        Name | None,
        Doc("assigned by", "下达者", "Who set the task of an assigned target.", "下达任务的上级。"),
    ] = None
    headline: Annotated[
        Flag,
        Doc(
            "headline",
            "主要预期目标",
            "Stands in the sentence of the main expected targets.",
            "是否列于主要预期目标。",
        ),
    ] = False
    commitment: Annotated[
        Commitment, Doc("commitment", "承诺强度", "How firmly the words bind.", "措辞的约束强度。")
    ] = Commitment.PLAIN
    commitment_words: Annotated[
        Name | None,
        Doc("commitment words", "承诺用语", "The words that say so.", "表示强度的原词。"),
    ] = None
    rider: Annotated[
        Name | None,
        Doc(
            "rider",
            "附加语",
            "A clause that adds to the target, such as doing better in practice.",
            "附加于目标的语句，如争取更好结果。",
        ),
    ] = None
    obligation: Annotated[
        Obligation,
        Doc(
            "obligation",
            "约束性质",
            "Expected or binding, as the report labels it.",
            "预期性或约束性，依报告所标。",
        ),
    ] = Obligation.UNSTATED
    stance: Annotated[
        Stance,
        Doc(
            "stance",
            "立场",
            "Promised here, or an earlier target told again.",
            "本报告提出，或重述以往目标。",
        ),
    ] = Stance.PROMISED

    @model_validator(mode="after")
    def _form_and_value_agree(self) -> Self:
        if (self.form == TargetForm.NUMERIC) != self.has_value():
            raise contradiction(
                f"form {self.form.value} and its number do not agree: "
                "numeric has one, the other forms have none",
                "form" if "form" in self.model_fields_set else "value",
            )
        self.check_peg()
        if (self.form == TargetForm.ASSIGNED) != (self.assigned_by is not None):
            raise contradiction(
                "assigned_by goes with form assigned, and only with it",
                "assigned_by" if self.assigned_by else "form",
            )
        if (self.commitment == Commitment.PLAIN) != (self.commitment_words is None):
            raise contradiction(
                "commitment and commitment_words go together: both, or neither",
                "commitment_words" if self.commitment_words else "commitment",
            )
        return self


class AbsentTarget(Record):
    """A core indicator that a complete report has no headline target for."""

    table: ClassVar = TableDoc(
        "absent_targets",
        "Absent targets",
        "缺失目标",
        "One core indicator that a report sets no headline target for, and how it passes over it.",
        "报告未提出主要预期目标的一个核心指标及其缘由。",
    )

    indicator: Annotated[
        VocabularyCode,
        Doc("indicator", "指标", "The core indicator.", "核心指标代码。", refers="indicators"),
    ]
    period: Annotated[
        Period,
        Doc("period", "时期", "What the target would have been for.", "该目标本应对应的时期。"),
    ]
    reason: Annotated[
        AbsenceReason, Doc("reason", "缘由", "Silent, or words only.", "未提及，或仅有文字。")
    ]
    at: Annotated[
        Anchor | None,
        Doc(
            "anchor",
            "位置",
            "The words that stand in the target's place, where there are words only.",
            "仅有文字表述时的原文位置。",
            late=True,
        ),
    ] = None
    review: Annotated[Review | None, REVIEW] = None

    def key(self) -> str:
        """Indicator and period: an indicator is absent once for a period, so no id is needed."""
        return f"{self.indicator}-{self.period.replace('/', '_')}"
