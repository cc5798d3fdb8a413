"""`schema`: the JSON Schema of a source file, for editors and other validators.

The models give the shape, the vocabularies the codes that an editor completes and what fits
together, and the shipped example gives each field an example.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from reportschema.files.disk.writing import write_file
from reportschema.files.finding.schema_copies import is_copy
from reportschema.files.parsing.yaml_events import parse
from reportschema.models import (
    SCHEMA_VERSION,
    AnchorParts,
    Model,
    Record,
    SpanParts,
    WorkReport,
)
from reportschema.models.fields.shape import is_model, is_place, item_type, members
from reportschema.notation.units import MAGNITUDES
from reportschema.vocabularies import vocabulary
from reportschema.vocabularies.fits.conditions import conditions, inferable
from reportschema.vocabularies.fits.phrases import phrases_of_field

SCHEMA_ID = f"https://w3id.org/reportschema/{SCHEMA_VERSION}/report.schema.json"


class EditorSchema(GenerateJsonSchema):
    """For editors: leaving a key out says nothing, so there are no nulls and no null defaults."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """A field that may be empty, as the schema of its value."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """A field with a default, which the schema names unless it is empty."""
        described = super().default_schema(schema)
        if not described.get("default"):
            described.pop("default", None)
        return described


def json_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of a source.

    With titles, descriptions in both languages, described enumerations and codes, and examples.
    """
    schema = WorkReport.model_json_schema(schema_generator=EditorSchema)
    _title_parts(schema)
    codes = _code_lists()
    examples = _examples()
    for model in _models(WorkReport):
        own = schema if model is WorkReport else schema["$defs"][model.__name__]
        for member in members(model):
            entry = own["properties"][member.name]
            if (vocabulary_name := member.doc.refers) in codes:
                for key in ("type", "pattern", "maxLength"):
                    entry.pop(key, None)
                entry["$ref"] = f"#/$defs/{vocabulary_name}"
            elif example := examples.get((model.__name__, member.name)):
                entry["examples"] = [_typed(example, entry)]
        if issubclass(model, Record):
            _fit(schema, own, model)
    schema["$defs"] |= codes
    return {"$schema": EditorSchema.schema_dialect, "$id": SCHEMA_ID, **schema}


def _fit(schema: dict[str, Any], own: dict[str, Any], model: type[Record]) -> None:
    """Says of a record which fields go together, and refuses what no text can have together."""
    for name, entry in own["properties"].items():
        for phrase in phrases_of_field(model.table.name, name):
            kind = schema["$defs"].get(entry.get("$ref", "").removeprefix("#/$defs/"), {})
            if phrase.subject.field != name or "enum" not in kind:
                entry["description"] += f"\n\n{phrase.en()} {phrase.zh()}"
                continue
            for of in phrase.of:
                if of in kind["enum"]:
                    _add_note(kind, kind["enum"].index(of), f"{phrase.en()} {phrase.zh()}")
    if demands := conditions(model, _units()):
        own["allOf"] = demands
    if "inferred" in own["properties"]:
        own["properties"]["inferred"]["items"] = {"enum": inferable(model)}


def _add_note(kind: dict[str, Any], place: int, note: str) -> None:
    """Adds to what an enumeration says of one of its values, unless it stands there."""
    if note not in kind["enumDescriptions"][place]:
        kind["enumDescriptions"][place] += f"\n\n{note}"


def _units() -> dict[str, str]:
    """Kind of unit -> a regular expression for all its spellings, with magnitude words."""
    spellings: dict[str, list[str]] = {}
    for unit in vocabulary().units.values():
        spellings.setdefault(unit.dimension, []).extend((unit.name, *unit.aliases))
    magnitudes = "|".join(MAGNITUDES)
    return {
        kind: f"(?:{magnitudes})?(?:{'|'.join(map(re.escape, names))})"
        for kind, names in spellings.items()
    }


def _title_parts(schema: dict[str, Any]) -> None:
    """Titles the parts of anchors and spans: releases of pydantic differ in how they do."""
    for model in (AnchorParts, SpanParts):
        items = schema["$defs"][model.__name__]["prefixItems"]
        for item, part in zip(items, members(model), strict=True):
            item["title"] = part.doc.en


def _models(model: type[Model]) -> list[type[Model]]:
    """A model and those below it, each once."""
    models = [model]
    for known in models:  # grows as it goes
        inner = (item_type(member.type) or member.type for member in members(known))
        models += [kind for kind in dict.fromkeys(inner) if is_model(kind) and kind not in models]
    return models


def _code_lists() -> dict[str, dict[str, Any]]:
    """The vocabularies whose codes are written into sources, as enumerations.

    Each code is described by its name in both languages.
    """
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
            "errorMessage": f"None of the {len(codes)} {name}: let the editor complete it;"
            " `reportschema validate` names the nearest.",
        }
        for name, codes in rows.items()
    }


def _examples() -> dict[tuple[str, str], Any]:
    """(model, field) -> its first value in the shipped, fictional example."""
    folder = files("reportschema.checking").joinpath("examples")
    text = folder.joinpath("yunxi-2020.yaml").read_text(encoding="utf-8")
    examples: dict[tuple[str, str], Any] = {}

    def gather(model: type[Model], data: Mapping[str, Any]) -> None:
        for member in members(model):
            value = data.get(member.name)
            inner = item_type(member.type) or member.type
            if value is None:
                continue
            if is_model(inner):
                for record in value if isinstance(value, list) else [value]:
                    gather(inner, record)
            else:
                example = _anchors(value) if is_place(inner) else value
                examples.setdefault((model.__name__, member.name), example)

    gather(WorkReport, parse(text)[0])
    return examples


def _anchors(value: list[Any]) -> list[Any]:
    """A span, an anchor, or a list of them, with its offsets as numbers."""
    return [
        _anchors(part) if isinstance(part, list) else int(part) if n < 2 else part
        for n, part in enumerate(value)
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


def write_schema(target: Path, overwrite: bool = False) -> None:
    """Writes the schema to a file; a copy of any release's schema there is renewed.

    overwrite: also over a file that is something else. Raises WriteError.
    """
    write_file(target, schema_text().encode(), overwrite=overwrite or is_copy(target))
