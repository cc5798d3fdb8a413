"""`schema`: the JSON Schema of a source file, for editors and other validators."""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from reportschema.models import SCHEMA_VERSION, WorkReport

SCHEMA_ID = f"https://w3id.org/reportschema/{SCHEMA_VERSION}/report.schema.json"


class EditorSchema(GenerateJsonSchema):
    """For editors: leaving a key out says nothing, so there are no nulls and no null defaults."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        found = super().default_schema(schema)
        return found if found.get("default") else {key: value for key, value in found.items() if key != "default"}


def json_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of a source: titles, descriptions in both languages, described enumerations."""
    found = WorkReport.model_json_schema(schema_generator=EditorSchema)
    return {"$schema": EditorSchema.schema_dialect, "$id": SCHEMA_ID, **found}


def schema_text() -> str:
    """The schema as it is printed."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
