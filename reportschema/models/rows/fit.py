"""What fits together: a table for each field, and its cells, which set a value against another's.

A cell says whether a value of the table's own field goes with a value of another field. A field
that is set against others may also be an aspect: what follows from some fields or from the words.
"""

from typing import Annotated, ClassVar

from reportschema.models.fields.base import Code, Doc, Record, TableDoc
from reportschema.models.fields.scalars import Flag, Item, Name, Text, VocabularyCode


class Fitting(Code):
    """What a value of one field says to a value of another."""

    NEEDED = "needed", "one of the values so marked has to stand there", "须有其一"
    ALLOWED = "allowed", "may stand there", "可以"
    FORBIDDEN = "forbidden", "must not stand there", "不可"


class Fit(Record):
    """One cell: a value of the table's own field, another field, and a value of that."""

    table: ClassVar = TableDoc(
        "fits",
        "What fits together",
        "字段搭配",
        "Whether a value of one field goes with a value of another.",
        "一个字段的值与另一字段的值能否搭配。",
        key="of",
    )

    of: Annotated[
        VocabularyCode,
        Doc("value", "取值", "Value of the field that the table is about.", "该表所述字段的取值。"),
    ]
    field: Annotated[
        VocabularyCode,
        Doc(
            "other field",
            "另一字段",
            "The field that it is set against, or what follows from some.",
            "与之对照的字段或由字段得出的性质。",
        ),
    ]
    value: Annotated[
        Name,
        Doc(
            "other value",
            "另一取值",
            "A value there; `empty` and `filled` mean none and any; of words, what they hold.",
            "另一字段的取值；empty 为空，filled 为任意；对词语则为所含字样。",
        ),
    ]
    fit: Annotated[
        Fitting, Doc("fit", "搭配", "Needed, allowed or forbidden.", "须有、可以或不可。")
    ]
    why_en: Annotated[Text, Doc("reason", "英文理由", "Why, in English.", "以英文说明理由。")]
    why_zh: Annotated[Text, Doc("reason in Chinese", "理由", "Why, in Chinese.", "理由。")]
    always: Annotated[
        Flag,
        Doc(
            "always",
            "无例外",
            "No text makes an exception: a breach is an error, and editors refuse it too.",
            "无一例外：违反即为错误，编辑器亦拒绝。",
        ),
    ] = False


class FitSubject(Record):
    """One table of cells: which field of which records it is about, and what it finds."""

    table: ClassVar = TableDoc(
        "fit_tables",
        "Tables of what fits together",
        "字段搭配表",
        "One field whose values go with some values of other fields and not with others.",
        "取值与其他字段有搭配关系的一个字段。",
        key="name",
    )

    name: Annotated[VocabularyCode, Doc("name", "名称", "Name of the table.", "表名。")]
    records: Annotated[
        tuple[Item, ...],
        Doc("records", "记录", "Lists of a source that it is about.", "所涉的记录列表。"),
    ]
    field: Annotated[
        VocabularyCode,
        Doc("field", "字段", "Field of these records, or an aspect.", "这些记录的字段或性质。"),
    ]
    code: Annotated[
        Name | None,
        Doc("code", "代码", "Code of what its cells find.", "依其单元格所报告的代码。"),
    ] = None
    always_code: Annotated[
        Name | None,
        Doc(
            "code without exception",
            "无例外代码",
            "Code of what those cells find that no text makes an exception of.",
            "依无例外单元格所报告的代码。",
        ),
    ] = None
    en: Annotated[Name, Doc("title", "英文标题", "What it is about.", "该表内容。")]
    zh: Annotated[Name, Doc("title in Chinese", "标题", "The same in Chinese.", "该表内容。")]


class FitAspect(Record):
    """What cells set a value against that is no field: what follows from fields or from words."""

    table: ClassVar = TableDoc(
        "fit_aspects",
        "Aspects",
        "字段性质",
        "Something that follows from a field or its words, under the name that the cells give it.",
        "由字段或其用语得出的一项性质。",
        key="name",
    )

    name: Annotated[VocabularyCode, Doc("name", "名称", "As the cells name it.", "表中所用名称。")]
    field: Annotated[
        VocabularyCode | None,
        Doc(
            "field",
            "字段",
            "Field that it follows from; empty for what follows from the text.",
            "所由得出的字段；由文本得出时为空。",
        ),
    ] = None
    en: Annotated[Name, Doc("aspect", "英文名", "What it is.", "该性质。")]
    zh: Annotated[Name, Doc("aspect in Chinese", "性质", "The same in Chinese.", "该性质。")]
