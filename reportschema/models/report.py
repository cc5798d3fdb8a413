"""The work report: its metadata and all its records. A source file holds one."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from reportschema.models.annotating.annotation import Annotation
from reportschema.models.annotating.review import Review
from reportschema.models.annotating.states import Contribution, Reviewed, Withdrawal
from reportschema.models.fields.base import Doc, Model, Record, TableDoc, contradiction
from reportschema.models.fields.codes import Level, ReportKind
from reportschema.models.fields.scalars import (
    MOST_ITEMS,
    MOST_RECORDS,
    Day,
    DivisionCode,
    Name,
    Ordinal,
    Period,
    ReportId,
    Text,
)
from reportschema.models.links import bound_links
from reportschema.models.records.award import Award
from reportschema.models.records.correction import Correction
from reportschema.models.records.edition import Edition
from reportschema.models.records.figure import Figure
from reportschema.models.records.glossary import GlossaryEntry
from reportschema.models.records.numeral import Numeral
from reportschema.models.records.observation import Observation
from reportschema.models.records.outline import Section
from reportschema.models.records.passage import HeadlinePassage
from reportschema.models.records.problem import Problem
from reportschema.models.records.project import LivelihoodProject
from reportschema.models.records.target import AbsentTarget, Target

SCHEMA_VERSION = "1.1"
OLDER_VERSIONS = ("1.0",)  # what `fmt` brings up to date


class Government(Model):
    """Whose report it is."""

    division: Annotated[
        DivisionCode,
        Doc(
            "division code",
            "区划代码",
            "GB/T 2260 code in force when the report was given; 100000 for the State Council.",
            "作报告时有效的 GB/T 2260 代码；国务院为 100000。",
            concept="GB/T 2260",
        ),
    ]
    name: Annotated[
        Name,
        Doc(
            "name",
            "名称",
            "Name of the place at the time, without 人民政府.",
            "当时的地名，不含“人民政府”。",
        ),
    ]
    level: Annotated[
        Level, Doc("level", "级别", "Administrative level of the government.", "政府的行政级别。")
    ]


class Congress(Model):
    """The session of the people's congress that heard the report."""

    name: Annotated[
        Name,
        Doc(
            "name",
            "名称",
            "Which congress, with the number of its term.",
            "人民代表大会名称，含届次。",
        ),
    ]
    term: Annotated[Ordinal, Doc("term", "届", "Number of the term.", "第几届。")]
    session: Annotated[
        Ordinal, Doc("session", "次", "Number of the session within the term.", "第几次会议。")
    ]


class Speaker(Model):
    """Who gave the report."""

    name: Annotated[Name, Doc("name", "姓名", "Name of the speaker.", "报告人姓名。")]
    office: Annotated[
        Name,
        Doc(
            "office",
            "职务",
            "Office as the page states it, 代理 (acting) included.",
            "页面所载职务，含“代理”。",
        ),
    ]
    source: Annotated[
        Text | None,
        Doc(
            "source",
            "依据",
            "Where the name comes from when the text does not state it; empty when it does.",
            "文中未载时的依据；文中已载则为空。",
        ),
    ] = None


class WorkReport(Record):
    """One work report (政府工作报告): what a source file holds."""

    table: ClassVar = TableDoc(
        "reports",
        "Reports",
        "报告",
        "One government work report as delivered.",
        "一份政府工作报告。",
    )

    schema_version: Annotated[
        Literal["1.1"],
        Doc(
            "schema version",
            "模式版本",
            "Version of this schema that the source follows.",
            "源文件所用模式的版本。",
        ),
    ]
    id: Annotated[
        ReportId,
        Doc(
            "report id",
            "报告编号",
            "Division code and year of delivery, with -term-end for a report at the change of "
            "term, or with the month for a second one in a calendar year.",
            "区划代码加作报告年份；换届报告另加 -term-end，同年第二份报告另加月份。",
        ),
    ]
    title: Annotated[Name, Doc("title", "标题", "Title as published.", "发布时的标题。")]
    kind: Annotated[
        ReportKind,
        Doc(
            "kind",
            "类型",
            "Yearly report, report at the change of term, or a text in the place of one.",
            "年度报告、换届报告，或代替年度报告的文件。",
        ),
    ]
    government: Annotated[
        Government, Doc("government", "政府", "Whose report it is.", "作报告的政府。")
    ]
    delivered: Annotated[
        Day,
        Doc(
            "delivered",
            "报告日期",
            "Day it was given to the congress, as precisely as is known.",
            "向人民代表大会报告的日期，按已知精度。",
        ),
    ]
    congress: Annotated[
        Congress | None,
        Doc(
            "congress",
            "会议",
            "Session that heard it; empty where the text does not say.",
            "听取报告的会议；文中未载则为空。",
        ),
    ] = None
    speaker: Annotated[
        Speaker | None,
        Doc(
            "speaker",
            "报告人",
            "Who gave it; empty where the text does not say.",
            "报告人；文中未载则为空。",
        ),
    ] = None
    review_periods: Annotated[
        tuple[Period, ...],
        Field(max_length=MOST_ITEMS),
        Doc(
            "periods reviewed",
            "回顾时期",
            "Years or spans that it looks back on.",
            "回顾的年份或时期。",
        ),
    ]
    plan_periods: Annotated[
        tuple[Period, ...],
        Field(max_length=MOST_ITEMS),
        Doc("periods planned", "规划时期", "Years or spans that it plans.", "部署的年份或时期。"),
    ]
    editions: Annotated[
        tuple[Edition, ...],
        Field(max_length=MOST_ITEMS),
        Doc(
            "editions",
            "版本",
            "Published texts; offsets refer to the first.",
            "发布的文本；位置以首个版本为准。",
        ),
    ]
    annotation: Annotated[
        Annotation,
        Doc(
            "annotation",
            "标注情况",
            "How far each list is annotated, and by whom.",
            "各类内容的收录程度与标注者。",
        ),
    ]
    outline: Annotated[
        tuple[Section, ...],
        Field(max_length=MOST_RECORDS),
        Doc(
            "outline",
            "结构",
            "Headings and lead phrases with the passages they govern.",
            "标题与段首提示语及其统领的段落。",
        ),
    ] = ()
    contributed: Annotated[
        tuple[Contribution, ...],
        Field(max_length=MOST_ITEMS),
        Doc(
            "contributed",
            "外部来源",
            "Tables of others whose claims, checked against the text, became records.",
            "经与文本核对后收入的外部数据表。",
        ),
    ] = ()
    review: Annotated[
        tuple[Review, ...],
        Field(max_length=MOST_ITEMS),
        Doc(
            "to review",
            "待核",
            "What of the report as a whole still needs a person's eye.",
            "整份报告仍需人工核对的事项。",
        ),
    ] = ()
    headline_passages: Annotated[
        tuple[HeadlinePassage, ...],
        Field(max_length=MOST_ITEMS),
        Doc(
            "headline passages",
            "主要预期目标段落",
            "Where the main expected targets stand, each with the plan period it speaks of.",
            "主要预期目标所在段落及其对应时期。",
        ),
    ] = ()
    observations: Annotated[
        tuple[Observation, ...],
        Field(max_length=MOST_RECORDS),
        Doc("observations", "实绩", "Figures of what was or is.", "已实现或现状的数字。"),
    ] = ()
    targets: Annotated[
        tuple[Target, ...],
        Field(max_length=MOST_RECORDS),
        Doc(
            "targets",
            "目标",
            "What is promised, in numbers or otherwise.",
            "提出的目标，含非数值目标。",
        ),
    ] = ()
    absent_targets: Annotated[
        tuple[AbsentTarget, ...],
        Field(max_length=MOST_RECORDS),
        Doc(
            "absent targets",
            "缺失目标",
            "Core indicators without a headline target.",
            "未提出主要预期目标的核心指标。",
        ),
    ] = ()
    problems: Annotated[
        tuple[Problem, ...],
        Field(max_length=MOST_RECORDS),
        Doc("problems", "问题", "Shortcomings that it admits.", "报告承认的问题。"),
    ] = ()
    livelihood_projects: Annotated[
        tuple[LivelihoodProject, ...],
        Field(max_length=MOST_RECORDS),
        Doc(
            "livelihood projects",
            "民生实事",
            "Numbered promises to residents.",
            "逐项承诺的民生实事。",
        ),
    ] = ()
    glossary: Annotated[
        tuple[GlossaryEntry, ...],
        Field(max_length=MOST_RECORDS),
        Doc("glossary", "名词解释", "Terms that it explains.", "报告解释的名词。"),
    ] = ()
    awards: Annotated[
        tuple[Award, ...],
        Field(max_length=MOST_RECORDS),
        Doc("awards", "获奖", "Rows of its tables of honours.", "获奖情况表中的各行。"),
    ] = ()
    numerals: Annotated[
        tuple[Numeral, ...],
        Field(max_length=MOST_RECORDS),
        Doc(
            "numerals",
            "数字台账",
            "Numerals that are no figures, and what they are instead.",
            "非统计数字的数字及其用途。",
        ),
    ] = ()
    corrections: Annotated[
        tuple[Correction, ...],
        Field(max_length=MOST_RECORDS),
        Doc(
            "corrections", "勘误", "Errors of the edition, as we read them.", "版本中的错误及改读。"
        ),
    ] = ()

    reviewed: Annotated[
        tuple[Reviewed, ...],
        Field(max_length=MOST_RECORDS),
        Doc(
            "reviewed",
            "核读",
            "Who has read which records against the text, and when.",
            "何人何时核读了哪些记录。",
        ),
    ] = ()
    withdrawn: Annotated[
        tuple[Withdrawal, ...],
        Field(max_length=MOST_RECORDS),
        Doc(
            "withdrawn",
            "撤回",
            "Records that an earlier version had and that proved wrong.",
            "早先版本所有而后证实有误的记录。",
        ),
    ] = ()

    @model_validator(mode="after")
    def _entries_without_ids_are_told_apart(self) -> Self:
        """What has no id is known by what it says, so it stands once."""
        keys: dict[str, list[str]] = {
            "contributed": [contribution.sha256 for contribution in self.contributed],
            "review": [review.reason for review in self.review],
            "headline_passages": [passage.key() for passage in self.headline_passages],
        }
        for name, values in keys.items():
            for i, value in enumerate(values):
                if value in values[:i]:
                    raise contradiction(f"{name} has {value} twice: put the two together", name, i)
        return self

    @model_validator(mode="after")
    def _links_are_bounded(self) -> Self:
        """Whoever adds up parts or follows a chain of links comes to an end soon."""
        for name in ("observations", "targets"):
            figures: tuple[Figure, ...] = getattr(self, name)
            for link in ("part_of", "share_of", "repeats"):
                bound_links(figures, name, link)
        return self

    def first_edition(self) -> Edition:
        """The edition that every offset of the report refers to."""
        return self.editions[0]
