"""What a row of `panel` is: what a place promised and reported of one series for one year."""

from __future__ import annotations

from typing import Annotated, ClassVar

from reportschema.comparing import Attainment
from reportschema.models import Code, Doc, Record, TableDoc
from reportschema.models.fields.codes import Commitment, Hedge, ObservationStatus, TargetForm
from reportschema.models.fields.scalars import Count, Number, Text
from reportschema.publishing.rows.panel_models import PLACE, ROW_ID


class PanelState(Code):
    """What is known of one side of a series in a year."""

    GIVEN = "given", "there is a figure, or a target in another form", "已有"
    SILENT = "silent", "the report of the year does not speak of it", "未提及"
    WORDS_ONLY = (
        "words_only",
        "spoken of without anything that could be checked",
        "仅有文字表述",
    )
    NOT_CODED = (
        "not_coded",
        "nobody has looked, or it is told under another name, of a part or in another unit",
        "尚未标注",
    )
    NO_REPORT = "no_report", "no report of the year is in the package", "包内无该年报告"


class PanelRow(Record):
    """One series of one place in one year: promise and outcome side by side."""

    table: ClassVar = TableDoc(
        "panel",
        "Panel of promises and outcomes",
        "目标与实绩面板",
        "One row for each place, year and series (a subject with its measure): what was promised "
        "for the year beside what was reported of it. Yearly figures of whole places only; "
        "nothing over several years.",
        "每个地方、年份与序列（对象与计量方式）一行：该年目标与实绩并列。仅含全域年度数字，不含跨年增长。",
    )

    id: Annotated[Text, ROW_ID]
    place_id: Annotated[Text, PLACE]
    year: Annotated[
        Count, Doc("year", "年份", "Year that both sides are about.", "目标与实绩所属的年份。")
    ]
    subject: Annotated[
        Text,
        Doc(
            "subject",
            "对象",
            "Code of the indicator, or the label where none has it.",
            "指标代码；无指标时为名称。",
        ),
    ]
    measure: Annotated[
        Text,
        Doc(
            "measure",
            "计量方式",
            "Transformation, collection and normalized unit in words; with the subject it is the "
            "series. Units never mix in a series.",
            "变换、汇集方式与标准单位；与对象合为序列，同一序列单位唯一。",
        ),
    ]
    promised_value: Annotated[
        Number | None,
        Doc("promised value", "目标值", "In the normalized unit.", "目标的标准值。"),
    ] = None
    promised_low: Annotated[
        Number | None,
        Doc("promised low", "目标下限", "Lower end of a range.", "目标区间下端的标准值。"),
    ] = None
    promised_high: Annotated[
        Number | None,
        Doc("promised high", "目标上限", "Upper end of a range.", "目标区间上端的标准值。"),
    ] = None
    promised_hedge: Annotated[
        Hedge | None,
        Doc("promised hedge", "目标限定", "How the words bound it.", "措辞对目标的限定。"),
    ] = None
    promised_form: Annotated[
        TargetForm | None,
        Doc("promised form", "目标形式", "How the target is set.", "目标的确定方式。"),
    ] = None
    promised_commitment: Annotated[
        Commitment | None,
        Doc("promised commitment", "承诺强度", "How firmly the words bind.", "措辞的约束强度。"),
    ] = None
    stretch_value: Annotated[
        Number | None,
        Doc(
            "stretch value",
            "力争值",
            "What is striven for beyond the promise: 7 % or more, striving for 8.",
            "在目标之外力争达到的值，如增长7%以上、力争8%。",
        ),
    ] = None
    promised_report: Annotated[
        Text | None,
        Doc(
            "promised in",
            "目标所出报告",
            "The report that promises it, the first that does; where only a later one tells it "
            "again, that one.",
            "最先提出该目标的报告；仅有重述时为重述的报告。",
            refers="reports",
        ),
    ] = None
    reported_value: Annotated[
        Number | None,
        Doc("reported value", "实绩值", "In the normalized unit.", "实绩的标准值。"),
    ] = None
    reported_low: Annotated[
        Number | None,
        Doc("reported low", "实绩下限", "Lower end of a range.", "实绩区间下端的标准值。"),
    ] = None
    reported_high: Annotated[
        Number | None,
        Doc("reported high", "实绩上限", "Upper end of a range.", "实绩区间上端的标准值。"),
    ] = None
    reported_hedge: Annotated[
        Hedge | None,
        Doc("reported hedge", "实绩限定", "How the words bound it.", "措辞对实绩的限定。"),
    ] = None
    reported_status: Annotated[
        ObservationStatus | None,
        Doc("reported status", "实绩状态", "How firm it is said to be.", "数字的确定程度。"),
    ] = None
    reported_report: Annotated[
        Text | None,
        Doc(
            "reported in",
            "实绩所出报告",
            "The first report that tells it after the year was over; else the first at all.",
            "年终之后最先报告的一份；若无则为最先报告者。",
            refers="reports",
        ),
    ] = None
    vintages: Annotated[
        Count,
        Doc(
            "vintages",
            "版本数",
            "Reports that tell it; of more than one the values may differ (`outcome_panel`).",
            "报告该数字的报告份数；多于一份时数值可能不同。",
            unit="report",
        ),
    ] = 0
    gap: Annotated[
        Number | None,
        Doc("gap", "差额", "Outcome less promise, in the normalized unit.", "实绩减目标。"),
    ] = None
    attainment: Annotated[
        Attainment | None,
        Doc(
            "attainment",
            "达成情况",
            "Whether the promise was attained, as far as its words bound it; empty unless both "
            "sides are given.",
            "按措辞所限判断是否达到；仅在两侧俱备时有值。",
        ),
    ] = None
    promised_state: Annotated[
        PanelState,
        Doc(
            "state of the promise",
            "目标状态",
            "Whether the report that plans the year sets such a target, or why none is here.",
            "规划该年的报告是否设有此目标，或缺失缘由。",
        ),
    ]
    reported_state: Annotated[
        PanelState,
        Doc(
            "state of the outcome",
            "实绩状态（有无）",
            "Whether a report tells what came of it, or why nothing is here. Of outcomes silent "
            "means that no figure is given: prices that are called stable, say, are silent too.",
            "有无报告述及实绩，或缺失缘由。就实绩而言，未提及指未给出数字，如仅称物价平稳。",
        ),
    ]
