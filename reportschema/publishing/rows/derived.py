"""Columns that tables have beside the fields of their records.

They are computed when the package is built and never written in a source.
"""

from __future__ import annotations

from typing import Annotated

from reportschema.models import Doc, Model
from reportschema.models.fields.codes import Part
from reportschema.models.fields.scalars import Count, Number, Text, TopicCode


class ReportColumns(Model):
    """Beside a report."""

    place_id: Annotated[
        Text,
        Doc(
            "place id",
            "地方编号",
            "Key of the place's series, the same through renamings.",
            "地方序列的键，更名、改码后不变。",
        ),
    ]
    division_id: Annotated[
        Text | None,
        Doc(
            "division row",
            "区划行",
            "The division that the code stood for in the year of delivery.",
            "作报告当年该代码所指的区划。",
            refers="divisions",
        ),
    ] = None
    year: Annotated[Count, Doc("year", "年份", "Year of delivery.", "作报告的年份。")]
    source_sha256: Annotated[
        Text,
        Doc(
            "hash of the source",
            "源文件哈希",
            "SHA-256 of the annotated source file that the rows come from.",
            "数据所出标注源文件的 SHA-256。",
        ),
    ]


class PlaceColumns(Model):
    """Beside every record with a place in the text."""

    section_id: Annotated[
        Text | None,
        Doc(
            "section",
            "所在章节",
            "The innermost section that holds the record.",
            "包含该记录的最内层章节。",
            refers="sections",
        ),
    ] = None
    part: Annotated[
        Part | None,
        Doc("part", "所在部分", "The part of the speech that holds it.", "该记录所在的报告部分。"),
    ] = None
    topic: Annotated[
        TopicCode | None,
        Doc(
            "topic",
            "主题",
            "Topic of that section, or of the nearest one around it that has one.",
            "所在章节（或其上级）的主题。",
            refers="topics",
        ),
    ] = None


class TopicalPlaceColumns(Model):
    """Beside a record that has a topic of its own."""

    section_id: Annotated[
        Text | None,
        Doc(
            "section",
            "所在章节",
            "The innermost section that holds the record.",
            "包含该记录的最内层章节。",
            refers="sections",
        ),
    ] = None
    part: Annotated[
        Part | None,
        Doc("part", "所在部分", "The part of the speech that holds it.", "该记录所在的报告部分。"),
    ] = None


class ParentColumns(Model):
    """Beside a section."""

    parent_id: Annotated[
        Text | None,
        Doc(
            "parent",
            "上级章节",
            "The section that it lies in.",
            "其所属的上级章节。",
            refers="sections",
        ),
    ] = None


class FigureColumns(PlaceColumns):
    """Beside an observation or target."""

    place_id: Annotated[
        Text,
        Doc(
            "place id",
            "地方编号",
            "Whose number it is: key of the place's series.",
            "数字所属地方的序列键。",
        ),
    ]
    normalized_value: Annotated[
        Number | None,
        Doc(
            "normalized value",
            "标准值",
            "Value in the normalized unit; analyse this one.",
            "换算为标准单位的数值，供分析使用。",
        ),
    ] = None
    normalized_low: Annotated[
        Number | None,
        Doc(
            "normalized low",
            "标准下限",
            "Lower end of a range in the normalized unit.",
            "区间下端的标准值。",
        ),
    ] = None
    normalized_high: Annotated[
        Number | None,
        Doc(
            "normalized high",
            "标准上限",
            "Upper end of a range in the normalized unit.",
            "区间上端的标准值。",
        ),
    ] = None
    normalized_unit: Annotated[
        Text | None,
        Doc(
            "normalized unit",
            "标准单位",
            "Unit of the normalized columns: CNY, %, persons, m2 …",
            "标准值的单位。",
        ),
    ] = None
    lower_bound: Annotated[
        Number | None,
        Doc(
            "lower bound",
            "下界",
            "Least value that the wording allows; empty where it sets none.",
            "措辞允许的最小值；未设则为空。",
        ),
    ] = None
    upper_bound: Annotated[
        Number | None,
        Doc(
            "upper bound",
            "上界",
            "Greatest value that the wording allows; empty where it sets none.",
            "措辞允许的最大值；未设则为空。",
        ),
    ] = None


class TextColumns(Model):
    """The columns beside every anchored record of a package that is built with --texts.

    They hold sentences of the report, so such a package stays on its user's own machine and is
    never published.
    """

    sentence: Annotated[
        Text | None,
        Doc("sentence", "所在句", "The sentence that holds the anchor.", "锚点所在的句子。"),
    ] = None
    paragraph: Annotated[
        Text | None, Doc("paragraph", "所在段", "The paragraph that holds it.", "锚点所在的段落。")
    ] = None
