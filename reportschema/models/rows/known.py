"""Contradictions that the reports themselves contain, declared with the reason why they stand.

The audit reads them from `known-inconsistencies.csv` and does not report them again.
"""

from typing import Annotated, ClassVar

from pydantic import Field

from reportschema.models.fields.base import Doc, Record, TableDoc
from reportschema.models.fields.scalars import MOST_ITEMS, Item, Number, Text, VocabularyCode


class KnownInconsistency(Record):
    """One row of `known-inconsistencies.csv`. Not published as a table: the audit's rows are."""

    table: ClassVar = TableDoc(
        "known_inconsistencies",
        "Known inconsistencies",
        "已知不一致",
        "One contradiction between figures that the reports themselves contain.",
        "报告自身存在的一处数字矛盾。",
        key="rule",
    )

    rule: Annotated[
        VocabularyCode, Doc("rule", "规则", "Which relation is broken.", "不成立的关系。")
    ]
    figure_ids: Annotated[
        tuple[Item, ...],
        Field(max_length=MOST_ITEMS),
        Doc(
            "figures",
            "数字",
            "Figures that enter, in the order of the arithmetic.",
            "参与核算的数字，按算式次序。",
        ),
    ]
    stated: Annotated[
        Number | None,
        Doc("stated", "报告值", "What the report says, as the audit gives it.", "核算所列报告值。"),
    ] = None
    computed: Annotated[
        Number | None,
        Doc("computed", "核算值", "What follows from the other figures.", "由其他数字算得的数值。"),
    ] = None
    reason_en: Annotated[
        Text, Doc("reason", "英文理由", "Why the contradiction stands.", "以英文说明矛盾为何保留。")
    ]
    reason_zh: Annotated[
        Text,
        Doc("reason in Chinese", "中文理由", "The same in Chinese.", "以中文说明矛盾为何保留。"),
    ]
