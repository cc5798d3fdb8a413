"""The rows of the vocabularies: units, topics, concepts, words near quantities and in labels.

The files are in `vocabularies/`; indicators and divisions have modules of their own.
"""

import re
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from reportschema.models.fields.base import Doc, Record, TableDoc
from reportschema.models.fields.codes import Hedge, TopicLevel, WordKind
from reportschema.models.fields.scalars import (
    MOST_ITEMS,
    MOST_UNIT,
    Item,
    Name,
    Text,
    TopicCode,
    VocabularyCode,
)

_FRACTION = re.compile(r"[1-9][0-9]*(?:/[1-9][0-9]*)?|0\.[0-9]*[1-9]|[1-9][0-9]*\.[0-9]+")


def _fraction(text: str) -> str:
    if not _FRACTION.fullmatch(text):
        raise PydanticCustomError(
            "fraction", "{written} is not an exact fraction such as 2000/3", {"written": text}
        )
    return text


Factor = Annotated[str, StringConstraints(max_length=MOST_UNIT), AfterValidator(_fraction)]

MEANING = Doc("meaning", "英文说明", "What it covers, in our own words.", "以英文说明其含义。")
MEANING_ZH = Doc(
    "meaning in Chinese", "中文说明", "What it covers, in Chinese.", "以中文说明其含义。"
)
ALIASES = Doc(
    "aliases",
    "别名",
    "Other spellings found in reports, several set apart by a semicolon.",
    "报告中的其他写法，以分号隔开。",
)


class Unit(Record):
    """One unit of measurement or counting word.

    Its name has no magnitude word: the grammar composes 万 and 亿 with it (万吨, 亿元).
    """

    table: ClassVar = TableDoc(
        "units",
        "Units",
        "计量单位",
        "One unit or counting word with the exact factor to its normalized unit; 万 and 亿 before "
        "it multiply further.",
        "一个计量单位或量词及其到标准单位的精确系数；其前的万、亿另行相乘。",
        key="name",
    )

    name: Annotated[
        Name,
        Doc("unit", "单位", "As reports in Simplified characters write it.", "简体文本中的写法。"),
    ]
    en: Annotated[
        Name, Doc("English name", "英文名", "What it is called in English.", "英文名称。")
    ]
    zh: Annotated[Name, Doc("Chinese name", "中文名", "Its full name in Chinese.", "中文全称。")]
    dimension: Annotated[
        Name,
        Doc(
            "dimension",
            "量纲",
            "Kind of quantity; only units of one kind can be compared.",
            "数量种类；同类方可比较。",
        ),
    ]
    normalized: Annotated[
        Name,
        Doc(
            "normalized unit",
            "标准单位",
            "Unit that values are converted to.",
            "换算后的标准单位。",
        ),
    ]
    factor: Annotated[
        Factor,
        Doc(
            "factor",
            "系数",
            "Exact multiplier from this unit to the normalized one, as a fraction.",
            "换算到标准单位的精确系数（分数）。",
        ),
    ]
    currency: Annotated[
        Annotated[str, StringConstraints(pattern="^[A-Z]{3}$", max_length=3)] | None,
        Doc(
            "currency",
            "币种",
            "ISO 4217 code of a money unit.",
            "货币单位的 ISO 4217 代码。",
            concept="ISO 4217",
        ),
    ] = None
    aliases: Annotated[tuple[Item, ...], Field(max_length=MOST_ITEMS), ALIASES] = ()
    says_en: Annotated[Text, MEANING]
    says_zh: Annotated[Text, MEANING_ZH]


class Topic(Record):
    """One purpose of government in the UN's classification COFOG."""

    table: ClassVar = TableDoc(
        "topics",
        "Topics",
        "主题",
        "One division or group of COFOG, the UN classification of the functions of government "
        "(1999).",
        "联合国政府职能分类（COFOG 1999）的一个大类或中类。",
        key="code",
    )

    code: Annotated[
        TopicCode,
        Doc(
            "code",
            "代码",
            "COFOG code: two digits, and one more for a group.",
            "COFOG 代码：大类两位，中类再加一位。",
            concept="COFOG",
        ),
    ]
    parent: Annotated[
        TopicCode | None,
        Doc(
            "parent",
            "上级",
            "Division that a group belongs to.",
            "中类所属的大类。",
            refers="topics",
        ),
    ] = None
    level: Annotated[TopicLevel, Doc("level", "层级", "Division or group.", "大类或中类。")]
    en: Annotated[
        Name,
        Doc(
            "English title",
            "英文名",
            "Title in the UN's publication.",
            "联合国出版物中的英文名称。",
        ),
    ]
    zh: Annotated[Name, Doc("Chinese title", "中文名", "Title in Chinese.", "中文名称。")]
    says_en: Annotated[Text, MEANING]
    says_zh: Annotated[Text, MEANING_ZH]


class Concept(Record):
    """One formula of policy speech that recurs across reports and is counted in its own name."""

    table: ClassVar = TableDoc(
        "concepts",
        "Concepts",
        "概念",
        "One formula of policy speech shared by reports (such as the Six Stabilities), with its "
        "parts.",
        "多份报告共用的一个政策提法（如“六稳”）及其组成。",
        key="code",
    )

    code: Annotated[
        VocabularyCode, Doc("code", "代码", "What glossaries refer to.", "词条引用的概念代码。")
    ]
    zh: Annotated[
        Name, Doc("Chinese", "中文", "The formula in Simplified characters.", "简体写法。")
    ]
    en: Annotated[
        Name, Doc("English", "英文", "Its usual or literal English.", "通行或直译的英文。")
    ]
    aliases: Annotated[tuple[Item, ...], Field(max_length=MOST_ITEMS), ALIASES] = ()
    components: Annotated[
        tuple[Item, ...],
        Field(max_length=MOST_ITEMS),
        Doc(
            "components",
            "组成",
            "What the formula counts, set apart by semicolons.",
            "提法所包含的各项，以分号隔开。",
        ),
    ] = ()
    topic: Annotated[
        TopicCode,
        Doc(
            "topic",
            "主题",
            "Purpose of government it is about.",
            "所属的政府职能。",
            refers="topics",
        ),
    ]
    says_en: Annotated[Text, MEANING]
    says_zh: Annotated[Text, MEANING_ZH]


class Word(Record):
    """One word that the grammar of quantities knows. Not published as a table."""

    table: ClassVar = TableDoc(
        "words",
        "Words",
        "词语",
        "One word that touches quantities, or only looks like one.",
        "一个与数量相邻或貌似数量的词。",
        key="word",
    )

    word: Annotated[Name, Doc("word", "词", "In Simplified characters.", "简体写法。")]
    kind: Annotated[WordKind, Doc("kind", "类别", "What the word does.", "该词的作用。")]
    hedge: Annotated[
        Hedge | None, Doc("hedge", "限定", "Bound that a hedge word sets.", "限定词对应的界限。")
    ] = None
    place: Annotated[
        Name | None,
        Doc(
            "place",
            "位置",
            "Where it stands: before or after the numeral, or between numeral and unit.",
            "位于数字前、后，或数字与单位之间。",
        ),
    ] = None
    example: Annotated[Name, Doc("example", "示例", "How it is used.", "用例。")]


class NeutralWord(Record):
    """One word that changes nothing of what a label is about. Not published as a table."""

    table: ClassVar = TableDoc(
        "neutral_words",
        "Neutral words",
        "中性词",
        "One word that two labels of one subject may differ in.",
        "同一事物的两个标签之间可有可无的词。",
        key="word",
    )

    word: Annotated[Name, Doc("word", "词", "In Simplified characters.", "简体写法。")]
    example: Annotated[
        Name,
        Doc("example", "示例", "Two labels that differ in it alone.", "仅此词不同的两个标签。"),
    ]
