"""What a row of each panel is: headline targets, outcomes, promises beside outcomes.

`computed/panels.py` fills them from records.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from reportschema.comparing import Attainment
from reportschema.models import Code, Doc, Record, TableDoc
from reportschema.models.fields.codes import (
    Basis,
    Collection,
    Commitment,
    Hedge,
    Obligation,
    ObservationStatus,
    Transformation,
)
from reportschema.models.fields.scalars import Count, Number, Period, Text, VocabularyCode

ROW_ID = Doc(
    "row id",
    "行编号",
    "Unique in the package; made of the report's id and what tells the row apart in it.",
    "包内唯一，由报告编号与行内标识组成。",
)

REPORT = Doc(
    "report id",
    "报告编号",
    "The report that says so: the vintage of the figure.",
    "数字所出的报告（数据年份版本）。",
    refers="reports",
)
PLACE = Doc("place id", "地方编号", "Key of the place's series.", "地方序列的键。")
_INDICATOR = Doc(
    "indicator", "指标", "Code of the series in `indicators`.", "指标代码。", refers="indicators"
)
_VALUE = Doc("normalized value", "标准值", "Value in the normalized unit.", "标准单位下的数值。")
_LOW = Doc("normalized low", "标准下限", "Lower end of a range.", "区间下端的标准值。")
_HIGH = Doc("normalized high", "标准上限", "Upper end of a range.", "区间上端的标准值。")
_UNIT = Doc("normalized unit", "标准单位", "Unit of the normalized values.", "标准值的单位。")
_LOWER = Doc("lower bound", "下界", "Least value that the wording allows.", "措辞允许的最小值。")
_UPPER = Doc("upper bound", "上界", "Greatest value that the wording allows.", "措辞允许的最大值。")

_COLLECTION = Doc("collection", "汇集方式", "Relation to the period.", "与时期的关系。")
_MEASURE = Doc(
    "measure",
    "计量方式",
    "Transformation, collection and unit in words; with the subject it is the series, in which "
    "units never mix.",
    "变换、汇集方式与单位；与对象合为序列，同一序列单位唯一。",
)
_BASE = Doc("base period", "基期", "What growth is compared with.", "增长所比较的基期。")


class PanelForm(Code):
    """What stands in the place of a headline target."""

    NUMERIC = "numeric", "a number or a range", "数值"
    PEGGED = "pegged", "tied to another indicator", "与其他指标挂钩"
    ASSIGNED = "assigned", "the task set by a higher level", "完成上级下达任务"
    VERBAL = "verbal", "a headline item in words", "文字表述"
    WORDS_ONLY = (
        "words_only",
        "no target; spoken of without anything that could be checked",
        "无目标，仅有文字",
    )
    SILENT = "silent", "no target; not spoken of", "未提及"
    NOT_CODED = "not_coded", "nobody has looked yet", "尚未标注"


class TargetPanelRow(Record):
    """One headline target or absence."""

    table: ClassVar = TableDoc(
        "target_panel",
        "Panel of headline targets",
        "主要预期目标面板",
        "One row for each place, target period, core or headline indicator and report; a missing "
        "target is a row with its reason.",
        "每个地方、目标时期、指标与报告一行；缺失目标亦有一行并注明缘由。",
    )

    id: Annotated[Text, ROW_ID]
    report_id: Annotated[Text, REPORT]
    place_id: Annotated[Text, PLACE]
    period: Annotated[
        Period | None,
        Doc(
            "target period",
            "目标时期",
            "Year or span that the target is for; a five-year target is not spread.",
            "目标所属年份或时期；五年目标不分摊。",
        ),
    ] = None
    horizon: Annotated[
        Count | None,
        Doc(
            "horizon",
            "期限",
            "Years from the base or the beginning of the plan to when it is due; 1 only for a "
            "yearly target.",
            "自基期或规划起始至到期的年数；仅年度目标为 1。",
            unit="year",
        ),
    ] = None
    indicator: Annotated[VocabularyCode | None, _INDICATOR] = None
    label: Annotated[
        Text | None,
        Doc(
            "label",
            "标签",
            "What is promised, where no indicator names it.",
            "无指标代码时的目标名称。",
        ),
    ] = None
    measure: Annotated[Text | None, _MEASURE] = None
    transformation: Annotated[
        Transformation | None,
        Doc(
            "transformation",
            "变换",
            "Growth, level or other measure of the series.",
            "增长率、水平值等。",
        ),
    ] = None
    collection: Annotated[Collection | None, _COLLECTION] = None
    base_period: Annotated[Period | None, _BASE] = None
    form: Annotated[
        PanelForm,
        Doc("form", "形式", "How the target is set, or why there is none.", "目标形式或缺失缘由。"),
    ]
    normalized_value: Annotated[Number | None, _VALUE] = None
    normalized_low: Annotated[Number | None, _LOW] = None
    normalized_high: Annotated[Number | None, _HIGH] = None
    normalized_unit: Annotated[Text | None, _UNIT] = None
    lower_bound: Annotated[Number | None, _LOWER] = None
    upper_bound: Annotated[Number | None, _UPPER] = None
    hedge: Annotated[
        Hedge | None,
        Doc("hedge", "限定", "How the wording bounds the target.", "措辞对目标的限定。"),
    ] = None
    commitment: Annotated[
        Commitment | None,
        Doc("commitment", "承诺强度", "How firmly the words bind.", "措辞的约束强度。"),
    ] = None
    obligation: Annotated[
        Obligation | None,
        Doc("obligation", "约束性质", "Expected or binding, as labelled.", "预期性或约束性。"),
    ] = None
    basis: Annotated[
        Basis | None, Doc("basis", "口径", "Statistical convention.", "统计口径。")
    ] = None
    pegged_to: Annotated[
        VocabularyCode | None,
        Doc(
            "pegged to",
            "挂钩指标",
            "Indicator that a pegged target follows.",
            "挂钩的指标。",
            refers="indicators",
        ),
    ] = None
    target_id: Annotated[
        Text | None,
        Doc(
            "target",
            "目标记录",
            "The target that the row is made from; empty for an absence.",
            "目标记录；缺失时为空。",
            refers="targets",
        ),
    ] = None


class OutcomePanelRow(Record):
    """One whole-place outcome."""

    table: ClassVar = TableDoc(
        "outcome_panel",
        "Panel of outcomes",
        "实绩面板",
        "One row for each whole-place observation of an indicator; no subsets, foreign areas or "
        "repetitions. One period can have "
        "several vintages.",
        "每个全域指标观测一行，不含子集、外地与重述；同一时期可有多个报告版本。",
    )

    id: Annotated[Text, ROW_ID]
    report_id: Annotated[Text, REPORT]
    place_id: Annotated[Text, PLACE]
    period: Annotated[Period, Doc("period", "时期", "When it holds.", "所属时期。")]
    span_years: Annotated[
        Number | None,
        Doc(
            "span in years",
            "跨越年数",
            "Years that the figure covers; of growth from a named base, from that base on. Empty "
            "for a stock and for an open start. 1 is a figure of one year.",
            "数字跨越的年数；有基期的增长自基期起算；存量与起点未明者为空；1 即当年。",
            unit="year",
        ),
    ] = None
    indicator: Annotated[VocabularyCode, _INDICATOR]
    measure: Annotated[Text, _MEASURE]
    transformation: Annotated[
        Transformation,
        Doc("transformation", "变换", "Level, growth or other measure.", "水平值、增长率等。"),
    ]
    collection: Annotated[Collection | None, _COLLECTION] = None
    base_period: Annotated[Period | None, _BASE] = None
    basis: Annotated[
        Basis | None, Doc("basis", "口径", "Statistical convention.", "统计口径。")
    ] = None
    normalized_value: Annotated[Number | None, _VALUE] = None
    normalized_low: Annotated[Number | None, _LOW] = None
    normalized_high: Annotated[Number | None, _HIGH] = None
    normalized_unit: Annotated[Text | None, _UNIT] = None
    lower_bound: Annotated[Number | None, _LOWER] = None
    upper_bound: Annotated[Number | None, _UPPER] = None
    hedge: Annotated[
        Hedge, Doc("hedge", "限定", "How the wording bounds the value.", "措辞对数值的限定。")
    ]
    status: Annotated[
        ObservationStatus,
        Doc("status", "状态", "How firm the figure is said to be.", "数字的确定程度。"),
    ]
    observation_id: Annotated[
        Text,
        Doc(
            "observation",
            "实绩记录",
            "The observation that the row is made from.",
            "本行所出的实绩记录。",
            refers="observations",
        ),
    ]


class PromiseOutcomeRow(Record):
    """One target beside what came of it."""

    table: ClassVar = TableDoc(
        "promise_outcome",
        "Promises and outcomes",
        "承诺与结果",
        "One target beside an observation of what came of it: the one that names it, or, within "
        "and across reports, one of the same place, subject and measure whose time ends with its.",
        "目标与其结果的对照：依链接，或在同一份及不同报告间依地方、所计之事、变换与时期终点配对。",
    )

    id: Annotated[Text, ROW_ID]
    report_id: Annotated[
        Text,
        Doc(
            "report id",
            "报告编号",
            "The report that made or retold the promise.",
            "提出或重述目标的报告。",
            refers="reports",
        ),
    ]
    place_id: Annotated[Text, PLACE]
    period: Annotated[
        Period | None, Doc("period", "时期", "When it was to be reached.", "目标时期。")
    ] = None
    indicator: Annotated[VocabularyCode | None, _INDICATOR] = None
    label: Annotated[
        Text | None,
        Doc(
            "label",
            "标签",
            "What was promised, where no indicator names it.",
            "无指标代码时的目标名称。",
        ),
    ] = None
    target_id: Annotated[
        Text,
        Doc(
            "target",
            "目标记录",
            "The target that was promised.",
            "所承诺的目标记录。",
            refers="targets",
        ),
    ]
    observation_id: Annotated[
        Text,
        Doc(
            "observation",
            "实绩记录",
            "The observation of what came of it.",
            "作为结果的实绩记录。",
            refers="observations",
        ),
    ]
    target_value: Annotated[
        Number | None,
        Doc("target value", "目标值", "Promised, in the normalized unit.", "目标的标准值。"),
    ] = None
    outcome_value: Annotated[
        Number | None,
        Doc(
            "outcome value",
            "结果值",
            "Reported, in the normalized unit; empty where it was reported in another unit.",
            "结果的标准值；单位不同则为空。",
        ),
    ] = None
    normalized_unit: Annotated[Text | None, _UNIT] = None
    gap: Annotated[
        Number | None,
        Doc(
            "gap",
            "差额",
            "Outcome less target, in the normalized unit; of per cent, percentage points. Of a "
            "range that was promised, from its nearer end.",
            "结果减目标；百分数之差为百分点；目标为区间时取较近一端。",
        ),
    ] = None
    attainment: Annotated[
        Attainment,
        Doc(
            "attainment",
            "达成情况",
            "Whether the promise was attained, as far as its words bound it.",
            "按措辞所限判断承诺是否达到。",
        ),
    ]
    reason: Annotated[
        Text | None,
        Doc(
            "reason",
            "理由",
            "Why the two cannot be compared, or what keeps the judgement open.",
            "不可比或存疑的原因。",
        ),
    ] = None
