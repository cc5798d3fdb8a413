"""The core that everything derives from: documented fields, bilingual codes, records.

A field is `Annotated[T, Doc(...)]`; a model with an undocumented field cannot be defined. Column, Table Schema, dictionary,
JSON Schema and SQL are all read off these classes (`shape.py` walks them), so a text about a field stands in one place.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, PydanticCustomError

from reportschema.models.scalars import Text


@dataclass(frozen=True, slots=True)
class Doc:
    """A field's texts, once: `value: Annotated[Number | None, Doc("value", "数值", "…", "…")] = None`.

    en, zh: the title; says_en, says_zh: what the field means. unit: of a number (`code point`, `CNY`). concept: a published
    identifier of the same notion (an SDMX or W3C term). refers: the table whose id the value is; local: the id is one of the same
    report unless it names another report (`440103-2017/t3`). late: stands after all other fields (the evidence of a record).
    """

    en: str
    zh: str
    says_en: str
    says_zh: str
    unit: str | None = None
    concept: str | None = None
    refers: str | None = None
    local: bool = False
    late: bool = False

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return handler(schema) | {
            "title": self.en,
            "description": f"{self.says_en} {self.zh}：{self.says_zh}",
        }


def doc_of(field: FieldInfo) -> Doc | None:
    """The texts of a model's field."""
    return next((part for part in field.metadata if isinstance(part, Doc)), None)


class Code(StrEnum):
    """An enumeration whose members carry their texts: `ABOUT = "about", "around the value", "左右、约"`."""

    en: str
    zh: str

    def __new__(cls, code: str, en: str, zh: str) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.en, member.zh = en, zh
        return member

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        described = [f"{member.en} {member.zh}" for member in cls]
        return {
            "type": "string",
            "enum": [member.value for member in cls],
            "enumDescriptions": described,
        }


class Model(BaseModel):
    """Base of every model: frozen, closed to unknown keys, each field documented."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, hide_input_in_errors=True, defer_build=True
    )

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        for name, field in cls.model_fields.items():
            if doc_of(field) is None:
                raise TypeError(
                    f"{cls.__name__}.{name}: annotate it with Doc(en, zh, says_en, says_zh)"
                )


def contradiction(says: str, field: str | int) -> PydanticCustomError:
    """Fields of one record that cannot all be true. field: whose value a finding points at."""
    return PydanticCustomError("contradiction", "{says}", {"says": says, "field": field})


@dataclass(frozen=True, slots=True)
class TableDoc:
    """What a table is: its name, titles, what one row of it is (in both languages), and the column that is its key."""

    name: str
    en: str
    zh: str
    says_en: str
    says_zh: str
    key: str = "id"


class Record(Model):
    """One row of a table. prose: in a source it takes one line a key instead of one line."""

    table: ClassVar[TableDoc]
    prose: ClassVar[bool] = False

    def key(self) -> str:
        """What makes the record unique in its report; in tables the report's id stands before it."""
        return str(getattr(self, self.table.key))


class Bilingual(Model):
    """A text of ours in both languages."""

    zh: Annotated[
        Text,
        Doc("Chinese", "中文", "The text in Chinese, in our own words.", "中文表述，由编者自拟。"),
    ]
    en: Annotated[Text, Doc("English", "英文", "The same text in English.", "对应的英文表述。")]
