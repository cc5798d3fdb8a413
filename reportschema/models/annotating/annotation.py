"""What an annotation claims as a whole, and how far each list is annotated, by whom and when.

Every finding, table and panel that says "nothing of the kind was reported" rests on this.
"""

from typing import Annotated

from reportschema.models.annotating.annotation_codes import AnnotationLevel
from reportschema.models.fields.base import Doc, Model
from reportschema.models.fields.codes import Annotator, State
from reportschema.models.fields.scalars import Day, Name, Text


class Coverage(Model):
    """How far one list of a report is annotated, who answers for it, and since when."""

    state: Annotated[State, Doc("state", "程度", "How much of the list is there.", "收录程度。")]
    by: Annotated[
        Annotator | None,
        Doc(
            "annotator",
            "标注者",
            "Whose work it is; empty for a list not looked at.",
            "由谁完成；未处理则为空。",
        ),
    ] = None
    who: Annotated[
        Name | None, Doc("name", "署名", "Name or team that answers for it.", "负责的个人或团队。")
    ] = None
    date: Annotated[
        Day | None,
        Doc("date", "日期", "When it was last read against the text.", "最近一次核读的日期。"),
    ] = None
    note: Annotated[
        Text | None, Doc("note", "说明", "What is in and what is not.", "收录范围说明。")
    ] = None


class Annotation(Model):
    """The level of the whole, and the coverage of each list of a report.

    Nothing is claimed of a list that has no coverage here.
    """

    level: Annotated[
        AnnotationLevel,
        Doc(
            "level",
            "标注层次",
            "What the annotation as a whole claims to hold.",
            "标注整体的收录层次。",
        ),
    ]
    outline: Annotated[
        Coverage | None, Doc("outline", "结构", "Annotation of the outline.", "结构的标注情况。")
    ] = None
    observations: Annotated[
        Coverage | None,
        Doc("observations", "实绩", "Annotation of the observations.", "实绩的标注情况。"),
    ] = None
    targets: Annotated[
        Coverage | None, Doc("targets", "目标", "Annotation of the targets.", "目标的标注情况。")
    ] = None
    absent_targets: Annotated[
        Coverage | None,
        Doc(
            "absent targets",
            "缺失目标",
            "Annotation of the absent targets.",
            "缺失目标的标注情况。",
        ),
    ] = None
    problems: Annotated[
        Coverage | None, Doc("problems", "问题", "Annotation of the problems.", "问题的标注情况。")
    ] = None
    livelihood_projects: Annotated[
        Coverage | None,
        Doc(
            "livelihood projects", "民生实事", "Annotation of the projects.", "民生实事的标注情况。"
        ),
    ] = None
    glossary: Annotated[
        Coverage | None,
        Doc("glossary", "名词解释", "Annotation of the glossary.", "名词解释的标注情况。"),
    ] = None
    awards: Annotated[
        Coverage | None, Doc("awards", "获奖", "Annotation of the awards.", "获奖的标注情况。")
    ] = None
    numerals: Annotated[
        Coverage | None,
        Doc(
            "numerals", "数字台账", "Annotation of the ledger of numerals.", "数字台账的标注情况。"
        ),
    ] = None

    def of(self, name: str) -> Coverage | None:
        """The coverage of a list by its name (`targets`); None where nothing is claimed of it."""
        coverage = getattr(self, name, None)
        return coverage if isinstance(coverage, Coverage) else None

    def state(self, name: str) -> State | None:
        """How much of a list is there; None where nothing is claimed of it."""
        coverage = self.of(name)
        return coverage.state if coverage else None


# The lists of a report that an annotation speaks of, in the order of its fields.
LISTS = tuple(name for name in Annotation.model_fields if name != "level")
