"""Terms that a report explains in its annex."""

from typing import Annotated, ClassVar

from pydantic import Field

from reportschema.models.annotating.review import REVIEW, Review
from reportschema.models.fields.anchors import Anchor
from reportschema.models.fields.base import Bilingual, Doc, Record, TableDoc
from reportschema.models.fields.scalars import MOST_ITEMS, Name, Ordinal, RecordId, VocabularyCode

TERM_ANCHOR = Doc(
    "term anchor",
    "词条位置",
    "Where the term stands at the head of its explanation.",
    "词条在释义开头的位置。",
    late=True,
)


class Component(Record):
    """One of the things that a numeric formula counts: “三旧” has 旧城镇, 旧厂房, 旧村庄."""

    table: ClassVar = TableDoc(
        "glossary_components",
        "Components of formulas",
        "提法组成",
        "One of the things that a formula of a glossary counts, in its order.",
        "数字化提法所含的一项，按原有顺序。",
    )

    id: Annotated[
        RecordId,
        Doc(
            "component id",
            "组成编号",
            "Short and opaque; unique within the entry.",
            "词条内唯一的短编号。",
        ),
    ]
    zh: Annotated[Name, Doc("Chinese", "中文", "The component as named.", "组成部分的原名。")]
    en: Annotated[Name, Doc("English", "英文", "Our English for it.", "编者译名。")]


class GlossaryEntry(Record):
    """One explained term, its definition in our words."""

    table: ClassVar = TableDoc(
        "glossary",
        "Glossary",
        "名词解释",
        "One term that a report explains, with a definition in our words.",
        "报告解释的一个名词，释义由编者改写。",
    )
    prose: ClassVar[bool] = True

    id: Annotated[
        RecordId,
        Doc(
            "entry id",
            "词条编号",
            "Short and opaque; unique in the report.",
            "报告内唯一的短编号。",
        ),
    ]
    number: Annotated[
        Ordinal | None,
        Doc(
            "number",
            "序号",
            "Place in the list, where terms are numbered.",
            "在列表中的序号（有编号时）。",
        ),
    ] = None
    term: Annotated[
        Name,
        Doc("term", "词条", "The term in mainland Simplified characters.", "词条（大陆简体）。"),
    ]
    term_en: Annotated[
        Name, Doc("term in English", "英文词条", "Our English for the term.", "编者译名。")
    ]
    definition: Annotated[
        Bilingual,
        Doc(
            "definition",
            "释义",
            "What the report means by it, in our words.",
            "报告所赋含义，由编者改写。",
        ),
    ]
    concept: Annotated[
        VocabularyCode | None,
        Doc(
            "concept",
            "概念",
            "The concept shared with other reports.",
            "与其他报告共用的概念。",
            refers="concepts",
        ),
    ] = None
    components: Annotated[
        tuple[Component, ...],
        Field(max_length=MOST_ITEMS),
        Doc("components", "组成", "What the formula counts.", "提法所含各项。"),
    ] = ()
    at: Annotated[Anchor, TERM_ANCHOR]
    review: Annotated[Review | None, REVIEW] = None
