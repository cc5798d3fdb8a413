"""Administrative divisions through time, and the mergers that break the series of a place."""

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from reportschema.models.fields.base import Doc, Record, TableDoc
from reportschema.models.fields.codes import BreakKind, Level
from reportschema.models.fields.scalars import MOST_ITEMS, DivisionCode, Name, Ordinal, Text
from reportschema.models.rows.vocabulary import MEANING, MEANING_ZH


class Division(Record):
    """One administrative division under one code, name and parent for an unbroken run of years."""

    table: ClassVar = TableDoc(
        "divisions",
        "Administrative divisions",
        "行政区划",
        "One division of county level or above under one code, name and parent, for the years this "
        "held (from 1980).",
        "县级及以上的一个行政区划在某一代码、名称与隶属关系下的存续年份（1980 年起）。",
    )

    id: Annotated[
        Annotated[str, StringConstraints(pattern="^[1-9][0-9]{5}/[12][0-9]{3}$", max_length=11)],
        Doc(
            "id",
            "编号",
            "Code and first year: one code can stand for different names over time.",
            "代码加起始年份；同一代码在不同年份可有不同名称。",
        ),
    ]
    code: Annotated[
        DivisionCode,
        Doc(
            "code",
            "代码",
            "GB/T 2260 code of six digits.",
            "GB/T 2260 六位代码。",
            concept="GB/T 2260",
        ),
    ]
    name: Annotated[
        Name, Doc("name", "名称", "Official name in those years.", "该时期的正式名称。")
    ]
    name_en: Annotated[
        Name,
        Doc(
            "English name",
            "英文名",
            "Name in English, spelled as is usual in the place.",
            "通行的英文名称。",
        ),
    ]
    level: Annotated[Level, Doc("level", "级别", "Level of the division.", "行政级别。")]
    parent: Annotated[
        DivisionCode | None,
        Doc("parent", "上级", "Code of the division it was governed by.", "当时上级区划的代码。"),
    ] = None
    valid_from: Annotated[
        Ordinal,
        Doc(
            "valid from",
            "起始年份",
            "First year; 1980 stands for 1980 or before.",
            "起始年份；1980 表示 1980 年或更早。",
        ),
    ]
    valid_to: Annotated[
        Ordinal | None,
        Doc("valid to", "终止年份", "Last year; empty while in force.", "终止年份；仍存续则为空。"),
    ] = None
    place_id: Annotated[
        Annotated[str, StringConstraints(pattern="^[1-9][0-9]{5}(/[12][0-9]{3})?$", max_length=11)],
        Doc(
            "place id",
            "地方编号",
            "The same for a place through renamings and changes of code: key of its series.",
            "同一地方更名、改码后保持不变的编号，用作序列的键。",
        ),
    ]


class Break(Record):
    """One event after which the series of a place are about another territory."""

    table: ClassVar = TableDoc(
        "breaks",
        "Breaks",
        "序列中断",
        "One event that breaks the series of a place.",
        "使某地序列中断的一次变更。",
    )

    id: Annotated[
        Name, Doc("row id", "行编号", "Place and year of the break.", "中断的地方与年份。")
    ]
    place_id: Annotated[
        Name, Doc("place id", "地方编号", "Key of the series that breaks.", "中断序列的键。")
    ]
    year: Annotated[
        Ordinal, Doc("year", "年份", "First year after the event.", "变更后的首个年份。")
    ]
    kind: Annotated[
        BreakKind, Doc("kind", "种类", "What happened to the territory.", "区域发生的变更。")
    ]
    says_en: Annotated[Text, MEANING]
    says_zh: Annotated[Text, MEANING_ZH]


class Pause(Record):
    """Years in which the congresses of a level did not meet. Not published as a table."""

    table: ClassVar = TableDoc(
        "pauses",
        "Pauses of congresses",
        "人大未召开的年份",
        "Years in which no congress of a level met, and so no report was given.",
        "某级人民代表大会未召开、因而无政府工作报告的年份。",
        key="first",
    )

    levels: Annotated[
        tuple[Level, ...],
        Field(max_length=MOST_ITEMS),
        Doc("levels", "级别", "Levels of government.", "政府级别。"),
    ]
    first: Annotated[Ordinal, Doc("first year", "起始年份", "First such year.", "首个年份。")]
    last: Annotated[Ordinal, Doc("last year", "终止年份", "Last such year.", "末个年份。")]
    says_en: Annotated[Text, MEANING]
    says_zh: Annotated[Text, MEANING_ZH]

    def holds(self, level: Level, year: int) -> bool:
        """Whether no congress of a level met in a year."""
        return level in self.levels and self.first <= year <= self.last
