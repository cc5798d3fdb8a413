"""What a row is of the tables about reports as a whole and about the package.

They are the frame of places and years, the audits, the features of sections, and the fields.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from reportschema.models import Code, Doc, Record, TableDoc
from reportschema.models.fields.codes import Part, ReportKind, State, Verdict
from reportschema.models.fields.scalars import (
    Arithmetic,
    Count,
    Flag,
    Number,
    Text,
    TopicCode,
    VocabularyCode,
)
from reportschema.publishing.rows.panel_models import PLACE, REPORT, ROW_ID


class Expectation(Code):
    """Why a report is expected of a place in a year, or is not."""

    YEARLY = "yearly", "expected: every year brings one", "应有：每年一份"
    CHANGE_OF_TERM = (
        "change_of_term",
        "expected: a term ended, and its report is here",
        "应有：届满换届",
    )
    IN_ITS_PLACE = (
        "in_its_place",
        "not expected: a text that was given in the yearly report's place",
        "非应有：代年度报告而作的文本",
    )
    TERM_END_STANDS = (
        "term_end_stands",
        "not expected: the report at the change of term was given in the season of the yearly one",
        "不应有：换届报告在年度报告时节作出，代之",
    )
    OTHER_STANDS = (
        "other_stands",
        "not expected: another text was given in its place",
        "不应有：已由其他文本代替",
    )
    NO_PLACE = "no_place", "not expected: the place did not exist that year", "不应有：当年无此地方"
    NO_CONGRESS = (
        "no_congress",
        "not expected: congresses of its level did not meet that year",
        "不应有：当年该级人民代表大会未召开",
    )


class FrameRow(Record):
    """One kind of report of one place in one year: expected or not, here or not, annotated."""

    table: ClassVar = TableDoc(
        "frame",
        "Frame of places and years",
        "样本框",
        "The yearly report of each year between the first and the last report that the package has "
        "of a place, so that a missing one shows; a report of another kind has a row of its own.",
        "每个地方自首份至末份报告之间每一年的年度报告一行，以显示缺失；其他类型的报告另占一行。",
    )

    id: Annotated[Text, ROW_ID]
    place_id: Annotated[Text, PLACE]
    year: Annotated[
        Count, Doc("year", "年份", "Year in which it would be given.", "应作报告的年份。")
    ]
    kind: Annotated[
        ReportKind,
        Doc(
            "kind",
            "类型",
            "Which report: a yearly one and one at the change of term are two.",
            "何种报告：年度报告与换届报告分列。",
        ),
    ]
    expected: Annotated[
        Flag,
        Doc(
            "expected",
            "应有",
            "Whether such a report is expected; `why` says the reason.",
            "是否应有该报告，缘由见 why。",
        ),
    ]
    why: Annotated[
        Expectation,
        Doc("reason", "缘由", "Why it is expected, or is not.", "应有或不应有的缘由。"),
    ]
    found: Annotated[
        Count,
        Doc(
            "found",
            "已得",
            "Reports of the kind and year in the package.",
            "包内该年该类报告数。",
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
        "audits",
        "Audits",
        "核算",
        "One relation that figures ought to satisfy, with both sides and the verdict.",
        "数字间应满足的一个关系，含两边数值与结论。",
    )

    id: Annotated[Text, ROW_ID]
    report_id: Annotated[Text, REPORT]
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
        Arithmetic | None, Doc("arithmetic", "算式", "How it was computed.", "核算算式。")
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
        "section_features",
        "Features of sections",
        "章节特征",
        "Counts for one part and topic of a report: characters, figures, targets. Counts are facts "
        "and may be shared.",
        "报告某部分某主题的计数：字数、数字、目标。",
    )

    id: Annotated[Text, ROW_ID]
    report_id: Annotated[Text, REPORT]
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
        "fields",
        "Fields",
        "字段",
        "One column of one table, with its meaning in both languages: the codebook as data.",
        "每张表的每一列及其双语说明，即数据化的代码本。",
    )

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
    fits: Annotated[
        tuple[Text, ...],
        Doc(
            "goes with",
            "英文搭配",
            "What its values go with, of the values of other fields, and why.",
            "其取值与其他字段取值的搭配及理由（英文）。",
        ),
    ] = ()
    fits_zh: Annotated[
        tuple[Text, ...],
        Doc(
            "goes with, in Chinese",
            "中文搭配",
            "What its values go with, and why, in Chinese.",
            "其取值与其他字段取值的搭配及理由。",
        ),
    ] = ()
    required: Annotated[
        Flag, Doc("required", "必填", "Whether every row has a value.", "是否每行必填。")
    ]
