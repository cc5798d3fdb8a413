"""Figures: the statistics of a report.

A figure is one value. The three shares of 0.5:19.7:79.8 are three figures with one anchor, told
apart by `nth` 1 to 3. The two kinds are in `observation.py` and `target.py`.
"""

from typing import Annotated, Self

from pydantic import Field, model_validator

from reportschema.models.annotating.review import REVIEW, Review
from reportschema.models.fields.anchors import Anchor
from reportschema.models.fields.base import Doc, Record, contradiction
from reportschema.models.fields.codes import (
    Basis,
    Collection,
    Hedge,
    ObservationStatus,
    TargetForm,
    Transformation,
)
from reportschema.models.fields.scalars import (
    MOST_ITEMS,
    DivisionCode,
    Name,
    Number,
    Ordinal,
    Period,
    RecordId,
    Reference,
    UnitName,
    VocabularyCode,
)

_SELF = "figures"  # a link to the table that the record itself stands in


def _link(en: str, zh: str, says_en: str, says_zh: str, refers: str = _SELF) -> Doc:
    return Doc(en, zh, says_en, says_zh, refers=refers, local=True)


class Figure(Record):
    """What observations and targets share: subject, value as written, time, and evidence."""

    id: Annotated[
        RecordId,
        Doc(
            "figure id",
            "数字编号",
            "Short and opaque, in text order, never reused.",
            "短编号，按文中次序，不重复使用。",
        ),
    ]
    indicator: Annotated[
        VocabularyCode | None,
        Doc(
            "indicator",
            "指标",
            "The series in the vocabulary of indicators; empty where a label names it.",
            "指标词表中的代码；以标签命名时为空。",
            concept="SDMX INDICATOR",
            refers="indicators",
        ),
    ] = None
    label: Annotated[
        Name | None,
        Doc(
            "label",
            "标签",
            "Whose number it is, in mainland Simplified, clear without the sentence; for what has "
            "no indicator.",
            "所计何物（大陆简体），脱离原句亦可理解；用于没有指标代码者。",
        ),
    ] = None
    label_en: Annotated[
        Name | None,
        Doc(
            "label in English",
            "英文标签",
            "The label, or what is ranked (rank_of), in English.",
            "标签或所排事项的英文。",
        ),
    ] = None
    label_as_written: Annotated[
        Name | None,
        Doc(
            "label as written",
            "原文标签",
            "Words of the edition where they differ from the label.",
            "与标签不同时的原文用语。",
        ),
    ] = None
    transformation: Annotated[
        Transformation,
        Doc(
            "transformation",
            "变换",
            "What was done to the series to arrive at the figure.",
            "由序列得到该数字的方式。",
            concept="SDMX TRANSFORMATION",
        ),
    ] = Transformation.LEVEL
    ranks: Annotated[
        Reference | None,
        _link("ranks", "所排数字", "The figure whose rank this is.", "本位次所对应的数字。"),
    ] = None
    rank_of: Annotated[
        Name | None,
        Doc(
            "rank of",
            "所排事项",
            "What is ranked, where it is no figure of this report.",
            "排名对象（非本报告数字时）。",
        ),
    ] = None
    value: Annotated[
        Number | None,
        Doc(
            "value",
            "数值",
            "As written, in the unit as written, negative for a fall; analyse normalized_value.",
            "原文数值，单位如原文，下降为负；分析请用标准值。",
            concept="SDMX OBS_VALUE",
        ),
    ] = None
    low: Annotated[
        Number | None, Doc("low", "下限", "Lower end of a range as written.", "原文区间的下端。")
    ] = None
    high: Annotated[
        Number | None, Doc("high", "上限", "Upper end of a range as written.", "原文区间的上端。")
    ] = None
    unit: Annotated[
        UnitName | None,
        Doc(
            "unit",
            "单位",
            "Unit as written, with its magnitude word: 亿元, 万人, %, 个百分点.",
            "原文单位，含万、亿等。",
            concept="SDMX UNIT_MEASURE",
        ),
    ] = None
    hedge: Annotated[
        Hedge, Doc("hedge", "限定", "How the wording bounds the value.", "措辞对数值的限定。")
    ] = Hedge.EXACT
    hedge_words: Annotated[
        Name | None, Doc("hedge words", "限定词", "The words that do so.", "起限定作用的原词。")
    ] = None
    collection: Annotated[
        Collection | None,
        Doc(
            "collection",
            "汇集方式",
            "How the figure relates to its period; empty for rates, shares and ranks.",
            "数字与时期的关系；比率、比重与位次留空。",
            concept="SDMX COLLECTION",
        ),
    ] = None
    period: Annotated[
        Period | None,
        Doc(
            "period",
            "时期",
            "When it holds, in EDTF; empty where unsaid.",
            "所属时期（EDTF）；未说明则为空。",
            concept="SDMX TIME_PERIOD",
        ),
    ] = None
    base_period: Annotated[
        Period | None,
        Doc(
            "base period",
            "基期",
            "What it is compared with, where said or conventional (同比).",
            "比较的基期（明示或惯例）。",
            concept="SDMX BASE_PER",
        ),
    ] = None
    ref_area: Annotated[
        DivisionCode | None,
        Doc(
            "reference area",
            "所属地区",
            "Whose number it is, where not this government's own.",
            "数字所属地区；本地则为空。",
            concept="SDMX REF_AREA",
        ),
    ] = None
    counterpart_area: Annotated[
        DivisionCode | None,
        Doc(
            "counterpart area",
            "对照地区",
            "Compared with, or ranked within.",
            "比较或排名所及的地区。",
            concept="SDMX COUNTERPART_AREA",
        ),
    ] = None
    basis: Annotated[
        Basis | None, Doc("basis", "口径", "Statistical convention it follows.", "统计口径。")
    ] = None
    coverage: Annotated[
        Name | None,
        Doc(
            "coverage",
            "范围",
            "Subset, part of the area or project that it is about, or for a rank the group "
            "ranked in where no code stands for it; such a row enters no whole-place panel.",
            "所涉子集、局部地区或项目，或无代码可用的排名范围；此类数字不入全域面板。",
        ),
    ] = None
    status: Annotated[
        ObservationStatus,
        Doc(
            "status",
            "状态",
            "How firm the figure is said to be.",
            "数字的确定程度。",
            concept="SDMX OBS_STATUS",
        ),
    ] = ObservationStatus.FINAL
    part_of: Annotated[
        Reference | None,
        _link(
            "part of",
            "所属总数",
            "The figure that this is a part of (其中).",
            "本数字所属的总数（其中）。",
        ),
    ] = None
    share_of: Annotated[
        Reference | None,
        _link(
            "share of", "占比对象", "The figure that this is a share of.", "本比重以何数字为整体。"
        ),
    ] = None
    repeats: Annotated[
        Reference | None,
        _link("repeats", "重述", "The figure that this says again.", "本数字所重述的数字。"),
    ] = None
    fulfils: Annotated[
        Reference | None,
        _link(
            "fulfils",
            "对应目标",
            "The target whose outcome this is.",
            "本数字所兑现的目标。",
            refers="targets",
        ),
    ] = None
    project: Annotated[
        Reference | None,
        _link(
            "project",
            "民生实事",
            "The livelihood project that it belongs to.",
            "所属的民生实事项目。",
            refers="livelihood_projects",
        ),
    ] = None
    form: Annotated[
        TargetForm,
        Doc(
            "form",
            "形式",
            "How the words fix it: by a number, or by another indicator (pegged); of targets also "
            "by a task from above or in words alone.",
            "以何种方式确定：数值或与其他指标挂钩；目标亦可为上级任务或文字。",
        ),
    ] = TargetForm.NUMERIC
    pegged_to: Annotated[
        VocabularyCode | None,
        Doc(
            "pegged to",
            "挂钩指标",
            "The indicator that a pegged figure follows.",
            "挂钩数字所参照的指标。",
            refers="indicators",
        ),
    ] = None
    inferred: Annotated[
        tuple[VocabularyCode, ...],
        Field(max_length=MOST_ITEMS),
        Doc(
            "inferred",
            "推断字段",
            "Names of fields that context supplies rather than the words.",
            "由上下文而非字面得出的字段名。",
            late=True,
        ),
    ] = ()
    cues: Annotated[
        tuple[Anchor, ...],
        Field(max_length=MOST_ITEMS),
        Doc(
            "cues",
            "线索",
            "Other words that decide what the figure says, with their places.",
            "决定数字含义的其他词语及位置。",
            late=True,
        ),
    ] = ()
    nth: Annotated[
        Ordinal | None,
        Doc(
            "nth",
            "第几个",
            "Which value of an anchor that holds several, from 1.",
            "同一位置含多个数值时的次序，从 1 起。",
            late=True,
        ),
    ] = None
    at: Annotated[
        Anchor,
        Doc(
            "anchor",
            "位置",
            "Numeral, unit, and the hedge and direction words that touch them.",
            "数字、单位及紧邻的限定词与方向词。",
            late=True,
        ),
    ]
    review: Annotated[Review | None, REVIEW] = None

    @model_validator(mode="after")
    def _fields_agree(self) -> Self:
        if self.value is not None and (self.low is not None or self.high is not None):
            raise contradiction("has a value and also low or high: keep one of the two", "value")
        if (self.low is None) != (self.high is None):
            raise contradiction(
                "has only one of low and high: a bound on one side is a value with a hedge",
                "low" if self.low is not None else "high",
            )
        if self.low is not None and self.high is not None and self.low > self.high:
            raise contradiction(f"low {self.low} is above high {self.high}", "low")
        if self.has_value() and self.unit is None:
            raise contradiction(
                "has a number and no unit", "value" if self.value is not None else "low"
            )
        if (self.indicator is None) == (
            self.label is None
        ) and self.transformation != Transformation.RANK:
            raise contradiction("needs either an indicator or a label, and not both", "label")
        if self.label_en is not None and self.label is None and self.rank_of is None:
            raise contradiction(
                "label_en goes with a label, or with rank_of: an indicator has its own name",
                "label_en",
            )
        if self.transformation == Transformation.RANK and not (
            self.indicator or self.label or self.ranks or self.rank_of
        ):
            raise contradiction(
                "is a rank: say whose with ranks, rank_of, indicator or label", "transformation"
            )
        if (self.hedge == Hedge.EXACT) != (self.hedge_words is None) and not self.is_range():
            raise contradiction(
                "hedge and hedge_words go together: both, or neither",
                "hedge_words" if self.hedge_words else "hedge",
            )
        return self

    def check_peg(self) -> None:
        """Refuses a peg to nothing, and an indicator to follow without a peg."""
        if (self.form == TargetForm.PEGGED) != (self.pegged_to is not None):
            raise contradiction(
                "pegged_to goes with form pegged, and only with it",
                "pegged_to" if self.pegged_to else "form",
            )

    def has_value(self) -> bool:
        """Whether it has a number: a value or a range."""
        return self.value is not None or self.low is not None

    def is_range(self) -> bool:
        """Whether its number is a range."""
        return self.low is not None
