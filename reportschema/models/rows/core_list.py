"""A row of the core list: which headline targets a report is asked for, and since when."""

from typing import Annotated, ClassVar

from pydantic import Field

from reportschema.models.fields.base import Doc, Record, TableDoc
from reportschema.models.fields.codes import Level
from reportschema.models.fields.scalars import MOST_ITEMS, Name, Ordinal, Text, VocabularyCode


class CoreIndicator(Record):
    """One series that every report is asked for a headline target of, and since when."""

    table: ClassVar = TableDoc(
        "core_list",
        "Core list",
        "核心指标清单",
        "One indicator that a report is asked for a headline target of, with the levels of "
        "government and the years in which such a target can be expected.",
        "逐份检查主要预期目标的一个指标，及可预期该目标的政府级别与年份。",
        key="indicator",
    )

    indicator: Annotated[
        VocabularyCode,
        Doc("indicator", "指标", "Code of the series.", "指标代码。", refers="indicators"),
    ]
    levels: Annotated[
        tuple[Level, ...],
        Field(max_length=MOST_ITEMS),
        Doc(
            "levels of government",
            "政府级别",
            "Governments that can be expected to set such a target.",
            "可预期设定该目标的政府级别。",
        ),
    ]
    first: Annotated[
        Ordinal,
        Doc(
            "first year",
            "起始年份",
            "First year that such a target can be for.",
            "该目标可针对的首个年份。",
        ),
    ]
    last: Annotated[
        Ordinal | None,
        Doc(
            "last year",
            "终止年份",
            "Last year that such a target can be for; empty while it can be set.",
            "该目标可针对的末个年份；仍可设定则为空。",
        ),
    ] = None
    measure: Annotated[
        Name,
        Doc(
            "measure",
            "计量方式",
            "How such targets are usually set, in the words of `measure` in `panel`: what an "
            "absence, or a target without a number, stands for.",
            "此类目标通常的计量方式，用语同 panel 的 measure；缺失目标与非数值目标依此归列。",
        ),
    ]
    why_en: Annotated[
        Text,
        Doc(
            "reason",
            "依据（英文）",
            "Why of these levels and since that year.",
            "以英文说明级别与年份的依据。",
        ),
    ]
    why_zh: Annotated[
        Text,
        Doc(
            "reason in Chinese",
            "依据",
            "Why of these levels and since that year, in Chinese.",
            "级别与年份的依据。",
        ),
    ]
