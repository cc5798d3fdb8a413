"""`schema`: the JSON Schema of a source file, for editors and other validators.

The models give the shape; the vocabularies give the codes that an editor completes; the shipped example gives each field an example.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from reportschema.files.yaml_events import parse
from reportschema.models import SCHEMA_VERSION, AnchorParts, Model, SpanParts, WorkReport
from reportschema.models.shape import is_model, is_place, item_type, members
from reportschema.vocabularies import vocabulary

SCHEMA_ID = f"https://w3id.org/reportschema/{SCHEMA_VERSION}/report.schema.json"


class EditorSchema(GenerateJsonSchema):
    """For editors: leaving a key out says nothing, so there are no nulls and no null defaults."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        found = super().default_schema(schema)
        return (
            found
            if found.get("default")
            else {key: value for key, value in found.items() if key != "default"}
        )


def json_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of a source: titles, descriptions in both languages, described enumerations and codes, examples."""
    found = WorkReport.model_json_schema(schema_generator=EditorSchema)
    for place in (
        AnchorParts,
        SpanParts,
    ):  # releases of pydantic differ in how they title the parts of a tuple
        for item, part in zip(
            found["$defs"][place.__name__]["prefixItems"], members(place), strict=True
        ):
            item["title"] = part.doc.en
    codes = _code_lists()
    examples = _examples()
    for model in _models(WorkReport):
        properties = (
            found["properties"]
            if model is WorkReport
            else found["$defs"][model.__name__]["properties"]
        )
        for member in members(model):
            entry = properties[member.name]
            if (name := member.doc.refers) in codes:
                for key in ("type", "pattern"):
                    entry.pop(key, None)
                entry["$ref"] = f"#/$defs/{name}"
            elif example := examples.get((model.__name__, member.name)):
                entry["examples"] = [_typed(example, entry)]
    found["$defs"] |= codes
    return {"$schema": EditorSchema.schema_dialect, "$id": SCHEMA_ID, **found}


def _models(model: type[Model]) -> Iterator[type[Model]]:
    """A model and those below it, each once."""
    seen: list[type[Model]] = []
    waiting = [model]
    while waiting:
        here = waiting.pop(0)
        if here not in seen:
            seen.append(here)
            waiting += [
                tp
                for member in members(here)
                if is_model(tp := item_type(member.type) or member.type)
            ]
    yield from seen


def _code_lists() -> dict[str, dict[str, Any]]:
    """The vocabularies whose codes are written into sources, as enumerations: code, and its name in both languages."""
    known = vocabulary()
    rows: Mapping[str, Mapping[str, Any]] = {
        "indicators": known.indicators,
        "topics": known.topics,
        "concepts": known.concepts,
    }
    return {
        name: {
            "title": name,
            "type": "string",
            "enum": list(codes),
            "enumDescriptions": [f"{row.en} {row.zh}: {row.says_en}" for row in codes.values()],
            "errorMessage": f"None of the {len(codes)} {name}: let the editor complete it; `reportschema validate` names the nearest.",
        }
        for name, codes in rows.items()
    }


def _examples() -> dict[tuple[str, str], Any]:
    """Model and field -> its first value in the shipped, fictional example."""
    text = (
        files("reportschema.checking")
        .joinpath("examples", "yunxi-2020.yaml")
        .read_text(encoding="utf-8")
    )
    found: dict[tuple[str, str], Any] = {}

    def gather(model: type[Model], data: Mapping[str, Any]) -> None:
        for member in members(model):
            value = data.get(member.name)
            inner = item_type(member.type) or member.type
            if value is None:
                continue
            if is_model(inner):
                for one in value if isinstance(value, list) else [value]:
                    gather(inner, one)
            else:
                found.setdefault(
                    (model.__name__, member.name), _anchors(value) if is_place(inner) else value
                )

    gather(WorkReport, parse(text)[0])
    return found


def _anchors(value: list[Any]) -> list[Any]:
    """A span, an anchor, or a list of them, with its offsets as numbers."""
    return [
        _anchors(one) if isinstance(one, list) else int(one) if n < 2 else one
        for n, one in enumerate(value)
    ]


def _typed(value: Any, entry: Mapping[str, Any]) -> Any:
    """An example as JSON: the loader gives texts, the schema says which are numbers."""
    kind = entry.get("type")
    if kind in ("number", "integer"):
        return json.loads(value)
    return value == "true" if kind == "boolean" else value


def schema_text() -> str:
    """The schema as it is printed."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
