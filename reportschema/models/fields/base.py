"""What every model is made of: documented fields, bilingual codes, records.

A field is `Annotated[T, Doc(...)]`; a model with a field that has no `Doc` cannot be defined.
Columns, Table Schema, dictionary, JSON Schema and SQL are all derived from these classes
(`shape.py` walks them), so what is to be said about a field is said in one place.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, PydanticCustomError

from reportschema.models.fields.scalars import Text


@dataclass(frozen=True, slots=True)
class Doc:
    """What is said about a field: `Annotated[Number | None, Doc("value", "数值", "…", "…")]`.

    en, zh: its title in both languages.
    says_en, says_zh: what it means, as sentences.
    unit: what a number counts (`code point`, `CNY`).
    concept: a published identifier of the same notion (an SDMX or W3C term).
    refers: the table in which the value is an id.
    local: the value is an id of the same report, unless it names another (`440103-2017/t3`).
    late: the field stands after all others, as the evidence of a record does.
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
    """The `Doc` of a model's field; None where it has none."""
    return next((part for part in field.metadata if isinstance(part, Doc)), None)


class Code(StrEnum):
    """An enumeration whose members are explained in both languages.

    `ABOUT = "about", "around the value", "左右、约"` is the code `about`, its English text (`en`)
    and its Chinese text (`zh`).
    """

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


def contradiction(says: str, *field: str | int) -> PydanticCustomError:
    """The error of a record whose fields cannot all be true.

    says: what contradicts what. field: the way to the value that a finding points at, from the
    record on: the name of its field, or the number of an anchor's part.
    """
    return PydanticCustomError("contradiction", "{says}", {"says": says, "field": field})


@dataclass(frozen=True, slots=True)
class TableDoc:
    """What a table is: its name, its title, what one row of it is, and which column is its key."""

    name: str
    en: str
    zh: str
    says_en: str
    says_zh: str
    key: str = "id"


class Record(Model):
    """A model whose values are rows of a table.

    table: what that table is. prose: a source gives each key of the record a line of its own;
    other records stand on one line.
    """

    table: ClassVar[TableDoc]
    prose: ClassVar[bool] = False

    def key(self) -> str:
        """What makes the record unique in its report; tables put the id of the report before it."""
        return str(getattr(self, self.table.key))


class Bilingual(Model):
    """A text in our own words, in both languages."""

    zh: Annotated[
        Text,
        Doc("Chinese", "中文", "The text in Chinese, in our own words.", "中文表述，由编者自拟。"),
    ]
    en: Annotated[Text, Doc("English", "英文", "The same text in English.", "对应的英文表述。")]
