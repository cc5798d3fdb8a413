"""Every scalar and every list has a bound, which the JSON Schema says and the models keep."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, NamedTuple

import pytest
from pydantic import TypeAdapter, ValidationError

from reportschema.models import (
    Break,
    Concept,
    Division,
    Indicator,
    Model,
    Topic,
    Unit,
    Word,
    WorkReport,
)
from reportschema.models.fields.scalars import (
    MOST_ITEMS,
    MOST_NAME,
    MOST_PROSE,
    MOST_QUOTE,
    MOST_RECORDS,
    Arithmetic,
)
from reportschema.models.fields.shape import is_model, item_type, members
from reportschema.models.rows.known import KnownInconsistency
from reportschema.verbs.schema import EditorSchema

ROOTS = (
    WorkReport,
    KnownInconsistency,
    Indicator,
    Unit,
    Topic,
    Division,
    Concept,
    Word,
    Break,
)


class Bounded(NamedTuple):
    """A field, its type as it is validated, and what the JSON Schema says of it."""

    name: str
    adapter: TypeAdapter[Any]
    schema: dict[str, Any]


def models_of(model: type[Model]) -> Iterator[type[Model]]:
    yield model
    for member in members(model):
        inner = item_type(member.type) or member.type
        if is_model(inner):
            yield from models_of(inner)


def fields() -> Iterator[Bounded]:
    for model in dict.fromkeys(model for root in ROOTS for model in models_of(root)):
        whole = model.model_json_schema(schema_generator=EditorSchema)
        for name, info in model.model_fields.items():
            annotated: Any = Annotated[(info.annotation, *info.metadata)]
            schema = whole["properties"][name]
            if "$ref" in schema:
                schema = whole["$defs"][schema["$ref"].rpartition("/")[2]]
            yield Bounded(f"{model.__name__}.{name}", TypeAdapter(annotated), schema)


FIELDS = list(fields())


def beyond(schema: dict[str, Any]) -> list[Any]:
    """Values just outside of what a JSON Schema allows; none for what is no scalar and no list."""
    if "enum" in schema or "const" in schema:
        return ["x"]
    match schema.get("type"):
        case "string":
            return ["a" * (schema["maxLength"] + 1), "1" * (schema["maxLength"] + 1)]
        case "integer":
            return [str(schema["maximum"] + 1), schema["maximum"] + 1, -1, "1" * 5000]
        case "number":
            return [str(schema["exclusiveMaximum"]), str(schema["exclusiveMinimum"]), "1" * 5000]
        case "boolean":
            return ["x"]
        case "array" if "prefixItems" in schema:
            return [["1"] * (len(schema["prefixItems"]) + 1)]
        case "array":
            inner = (
                [[value] for value in beyond(schema["items"])]
                if "$ref" not in schema["items"]
                else []
            )
            return [[{}] * (schema["maxItems"] + 1), *inner]
    return []


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_what_lies_beyond_the_bound_of_a_field_is_refused(field: Bounded) -> None:
    for value in beyond(field.schema):
        with pytest.raises(ValidationError):
            field.adapter.validate_python(value)


@pytest.mark.parametrize(
    "value", [10**40, Decimal(10) ** 40, Decimal("1e-41"), Decimal("1e999999")]
)
def test_a_computed_number_has_forty_digits_on_either_side(value: Decimal | int) -> None:
    for known in FIELDS:
        if known.schema.get("type") == "number":
            with pytest.raises(ValidationError):
                known.adapter.validate_python(value)
            assert known.adapter.validate_python(Decimal("1e39")) == Decimal("1e39")


def test_several_values_of_a_cell_fit_a_cell_of_a_spreadsheet() -> None:
    assert MOST_ITEMS * (MOST_NAME + 1) <= 32_767
    assert max(MOST_PROSE, MOST_QUOTE) <= 32_767
    assert MOST_RECORDS < 10**6  # ids have six digits


def test_the_arithmetic_of_a_judgement_has_room_for_ten_thousand_characters() -> None:
    arithmetic = TypeAdapter(Arithmetic)
    assert arithmetic.validate_python("1" * 10_000)
    with pytest.raises(ValidationError):
        arithmetic.validate_python("1" * 10_001)
