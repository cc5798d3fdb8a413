"""What a row of each derived table is. These rows are computed from records; `panels.py` and `features.py` fill them."""

from __future__ import annotations

from typing import Annotated, ClassVar

from reportschema.models import Code, Doc, Record, TableDoc
from reportschema.models.codes import (
    Basis,
    Collection,
    Commitment,
    Hedge,
    Obligation,
    ObservationStatus,
    Part,
    State,
    Transformation,
    Verdict,
)
from reportschema.models.scalars import Count, Flag, Number, Period, Text, TopicCode, VocabularyCode

ROW_ID = Doc(
    "row id",
    "行编号",
    "Unique in the package; made of the report's id and what tells the row apart in it.",
    "包内唯一，由报告编号与行内标识组成。",
)

_REPORT = Doc(
    "report id",
    "报告编号",
    "The report that says so: the vintage of the figure.",
    "数字所出的报告（数据年份版本）。",
    refers="reports",
)
_PLACE = Doc("place id", "地方编号", "Key of the place's series.", "地方序列的键。")
_INDICATOR = Doc(
    "indicator", "指标", "Code of the series in `indicators`.", "指标代码。", refers="indicators"
)
_VALUE = Doc("normalized value", "标准值", "Value in the normalized unit.", "标准单位下的数值。")
_LOW = Doc("normalized low", "标准下限", "Lower end of a range.", "区间下端的标准值。")
_HIGH = Doc("normalized high", "标准上限", "Upper end of a range.", "区间上端的标准值。")
_UNIT = Doc("normalized unit", "标准单位", "Unit of the normalized values.", "标准值的单位。")
_LOWER = Doc("lower bound", "下界", "Least value that the wording allows.", "措辞允许的最小值。")
_UPPER = Doc("upper bound", "上界", "Greatest value that the wording allows.", "措辞允许的最大值。")


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


class Outcome(Code):
    """How a target came out."""

    MET = "met", "the outcome lies within what the target's words allow", "实现"
    MISSED = "missed", "the outcome lies outside", "未实现"
    NOT_COMPARABLE = (
        "not_comparable",
        "the two cannot be compared; the reason says why",
        "不可比，见理由",
    )


class TargetPanelRow(Record):
    """One headline target or absence."""

    table: ClassVar = TableDoc(
        "target_panel", "Panel of headline targets", "主要预期目标面板",
        "One row for each place, target period, core or headline indicator and report; a missing target is a row with its reason.",
        "每个地方、目标时期、指标与报告一行；缺失目标亦有一行并注明缘由。",
    )  # fmt: skip

    id: Annotated[Text, ROW_ID]
    report_id: Annotated[Text, _REPORT]
    place_id: Annotated[Text, _PLACE]
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
        Doc("horizon", "期限", "Years that the target spans.", "目标跨越的年数。", unit="year"),
    ] = None
    indicator: Annotated[VocabularyCode, _INDICATOR]
    transformation: Annotated[
        Transformation | None,
        Doc(
            "transformation",
            "变换",
            "Growth, level or other measure of the series.",
            "增长率、水平值等。",
        ),
    ] = None
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
        "outcome_panel", "Panel of outcomes", "实绩面板",
        "One row for each whole-place observation of an indicator; no subsets, foreign areas or repetitions. One period can have "
        "several vintages.",
        "每个全域指标观测一行，不含子集、外地与重述；同一时期可有多个报告版本。",
    )  # fmt: skip

    id: Annotated[Text, ROW_ID]
    report_id: Annotated[Text, _REPORT]
    place_id: Annotated[Text, _PLACE]
    period: Annotated[Period, Doc("period", "时期", "When it holds.", "所属时期。")]
    indicator: Annotated[VocabularyCode, _INDICATOR]
    transformation: Annotated[
        Transformation,
        Doc("transformation", "变换", "Level, growth or other measure.", "水平值、增长率等。"),
    ]
    collection: Annotated[
        Collection | None,
        Doc("collection", "汇集方式", "Relation to the period.", "与时期的关系。"),
    ] = None
    base_period: Annotated[
        Period | None, Doc("base period", "基期", "What it is compared with.", "比较的基期。")
    ] = None
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
        "promise_outcome", "Promises and outcomes", "承诺与结果",
        "One target beside the observation that fulfils it, by link, or by place, indicator, measure and period.",
        "目标与其结果的对照：依链接，或依地方、指标、变换与时期配对。",
    )  # fmt: skip

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
    place_id: Annotated[Text, _PLACE]
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
        Doc("outcome value", "结果值", "Reported, in the normalized unit.", "结果的标准值。"),
    ] = None
    normalized_unit: Annotated[Text | None, _UNIT] = None
    gap: Annotated[
        Number | None,
        Doc("gap", "差额", "Outcome less target, in the normalized unit.", "结果减目标。"),
    ] = None
    outcome: Annotated[
        Outcome, Doc("outcome", "结果", "Whether the target was met.", "目标是否实现。")
    ]
    reason: Annotated[
        Text | None, Doc("reason", "理由", "Why the two cannot be compared.", "不可比的原因。")
    ] = None


class FrameRow(Record):
    """One place in one year: was there to be a report, do we have it, is it annotated."""

    table: ClassVar = TableDoc(
        "frame", "Frame of places and years", "样本框",
        "One place and year between the first and last report that the package has of it, so that a missing report shows.",
        "每个地方自首份至末份报告之间的每一年一行，以显示缺失的报告。",
    )  # fmt: skip

    id: Annotated[Text, ROW_ID]
    place_id: Annotated[Text, _PLACE]
    year: Annotated[
        Count, Doc("year", "年份", "Year in which a report is expected.", "应有报告的年份。")
    ]
    expected: Annotated[
        Flag,
        Doc(
            "expected",
            "应有",
            "Whether a report is expected: each year brings one.",
            "是否应有报告：每年一份。",
        ),
    ]
    found: Annotated[
        Count,
        Doc(
            "found",
            "已得",
            "Reports of the year in the package; two where a term ended.",
            "包内该年报告数；换届年可有两份。",
            unit="report",
        ),
    ]
    report_ids: Annotated[
        tuple[Text, ...], Doc("reports", "报告", "Ids of these reports.", "报告编号。")
    ] = ()
    targets_coded: Annotated[
        State | None,
        Doc(
            "targets coded",
            "目标标注",
            "How far their targets are annotated; empty without a report.",
            "目标的收录程度；无报告则为空。",
        ),
    ] = None
    observations_coded: Annotated[
        State | None,
        Doc(
            "observations coded",
            "实绩标注",
            "How far their observations are annotated.",
            "实绩的收录程度。",
        ),
    ] = None


class AuditRow(Record):
    """One arithmetic relation between figures, worked out."""

    table: ClassVar = TableDoc(
        "audits", "Audits", "核算",
        "One relation that figures ought to satisfy, with both sides and the verdict.",
        "数字间应满足的一个关系，含两边数值与结论。",
    )  # fmt: skip

    id: Annotated[Text, ROW_ID]
    report_id: Annotated[Text, _REPORT]
    rule: Annotated[VocabularyCode, Doc("rule", "规则", "Which relation is checked.", "所核关系。")]
    figure_ids: Annotated[
        tuple[Text, ...],
        Doc(
            "figures",
            "数字",
            "Observations and targets that enter, in the order of the arithmetic.",
            "参与核算的数字，按算式次序。",
        ),
    ] = ()
    stated: Annotated[
        Number | None, Doc("stated", "报告值", "What the report says.", "报告所述数值。")
    ] = None
    computed: Annotated[
        Number | None,
        Doc("computed", "核算值", "What follows from the other figures.", "由其他数字算得的数值。"),
    ] = None
    unit: Annotated[Text | None, Doc("unit", "单位", "Unit of both.", "两者的单位。")] = None
    arithmetic: Annotated[
        Text | None, Doc("arithmetic", "算式", "How it was computed.", "核算算式。")
    ] = None
    verdict: Annotated[
        Verdict, Doc("verdict", "结论", "Whether the two sides agree.", "两边是否一致。")
    ]
    reason: Annotated[
        Text | None,
        Doc(
            "reason",
            "理由",
            "Why they cannot be compared, or what explains the difference.",
            "不可比或存在差异的原因。",
        ),
    ] = None


class SectionFeatureRow(Record):
    """How much of a report goes to one topic in one part."""

    table: ClassVar = TableDoc(
        "section_features", "Features of sections", "章节特征",
        "Counts for one part and topic of a report: characters, figures, targets. Counts are facts and may be shared.",
        "报告某部分某主题的计数：字数、数字、目标。",
    )  # fmt: skip

    id: Annotated[Text, ROW_ID]
    report_id: Annotated[Text, _REPORT]
    part: Annotated[Part, Doc("part", "部分", "Part of the speech.", "报告的部分。")]
    topic: Annotated[
        TopicCode | None,
        Doc(
            "topic",
            "主题",
            "Topic of the innermost section with one; empty where none has.",
            "最内层章节的主题；无则为空。",
            refers="topics",
        ),
    ] = None
    characters: Annotated[
        Count,
        Doc(
            "characters",
            "字数",
            "Characters of the passages, white space included.",
            "段落字符数，含空白。",
            unit="code point",
        ),
    ]
    share: Annotated[
        Number,
        Doc(
            "share",
            "占比",
            "Their share of the characters of all sections of the report.",
            "占全文各章节字符的比重。",
            unit="%",
        ),
    ]
    observations: Annotated[
        Count,
        Doc(
            "observations",
            "实绩数",
            "Observations anchored there.",
            "其中实绩记录数。",
            unit="record",
        ),
    ]
    targets: Annotated[
        Count,
        Doc("targets", "目标数", "Targets anchored there.", "其中目标记录数。", unit="record"),
    ]


class FieldRow(Record):
    """One column of the package: the codebook as data."""

    table: ClassVar = TableDoc(
        "fields", "Fields", "字段",
        "One column of one table, with its meaning in both languages: the codebook as data.",
        "每张表的每一列及其双语说明，即数据化的代码本。",
    )  # fmt: skip

    id: Annotated[Text, Doc("field id", "字段编号", "Table and column.", "表名与列名。")]
    table_name: Annotated[Text, Doc("table", "表", "Table that the column is in.", "所在的表。")]
    name: Annotated[Text, Doc("name", "列名", "Name of the column.", "列的名称。")]
    type: Annotated[Text, Doc("type", "类型", "Type in the Table Schema.", "表模式中的类型。")]
    title: Annotated[Text, Doc("title", "英文标题", "Short name in English.", "英文短名。")]
    title_zh: Annotated[
        Text, Doc("title in Chinese", "中文标题", "Short name in Chinese.", "中文短名。")
    ]
    description: Annotated[
        Text, Doc("description", "英文说明", "What the column means.", "该列的英文含义。")
    ]
    description_zh: Annotated[
        Text,
        Doc(
            "description in Chinese",
            "中文说明",
            "What the column means, in Chinese.",
            "该列的中文含义。",
        ),
    ]
    unit: Annotated[Text | None, Doc("unit", "单位", "Unit of a number.", "数值的单位。")] = None
    concept: Annotated[
        Text | None,
        Doc("concept", "概念", "Published identifier of the same notion.", "对应的公开概念标识。"),
    ] = None
    refers: Annotated[
        Text | None,
        Doc("refers to", "引用", "Table whose key the column holds.", "该列所引用的表。"),
    ] = None
    values: Annotated[
        tuple[Text, ...], Doc("values", "取值", "Values of an enumeration.", "枚举的取值。")
    ] = ()
    values_en: Annotated[
        tuple[Text, ...],
        Doc(
            "meaning of the values",
            "取值的英文含义",
            "What each of the values means, in the same order.",
            "各取值的英文含义，顺序同取值。",
        ),
    ] = ()
    values_zh: Annotated[
        tuple[Text, ...],
        Doc(
            "meaning of the values in Chinese",
            "取值的中文含义",
            "What each of the values means, in Chinese, in the same order.",
            "各取值的中文含义，顺序同取值。",
        ),
    ] = ()
    required: Annotated[
        Flag, Doc("required", "必填", "Whether every row has a value.", "是否每行必填。")
    ]
