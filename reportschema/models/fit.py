"""A cell of the tables of what fits together: what a value of one field asks of another field."""

from typing import Annotated, ClassVar

from reportschema.models.base import Code, Doc, Record, TableDoc
from reportschema.models.scalars import Name, Text, VocabularyCode


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
