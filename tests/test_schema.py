"""The JSON Schema for editors: valid, documented, and in agreement with the models."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
import yaml
from conftest import EXAMPLE, SOME
from jsonschema import Draft202012Validator

from reportschema import json_schema
from reportschema.verbs.schema import schema_text

SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def numbers_as_numbers(path: Any) -> Any:
    """What an editor's YAML reader hands to its schema validator."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def test_it_is_a_valid_schema_of_2020_12() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_shipped_file_is_up_to_date() -> None:
    shipped = files("reportschema").joinpath("report.schema.json").read_text(encoding="utf-8")
    assert shipped == schema_text(), "run scripts/build"


@pytest.mark.parametrize("path", [EXAMPLE, *SOME], ids=lambda path: path.stem)
def test_valid_sources_pass(path: Any) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(numbers_as_numbers(path))] == []


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("hedge: about", "hedge: abuot"),
        ("value: 512.3", "value: much"),
        ("indicator: gdp", "indicater: gdp"),
        ("kind: annual\n", ""),
        ("at: [183, 190, 512.3亿元]", "at: [183]"),
    ],
)
def test_what_the_models_refuse_an_editor_underlines(was: str, becomes: str) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    assert was in text
    assert list(VALIDATOR.iter_errors(yaml.safe_load(text.replace(was, becomes, 1))))


def test_every_property_has_a_title_and_texts_in_both_languages() -> None:
    for name, definition in SCHEMA["$defs"].items():
        for key, prop in definition.get("properties", {}).items():
            assert prop.get("title"), f"{name}.{key}"
            assert "：" in prop.get("description", ""), f"{name}.{key}"
        if "enum" in definition:
            assert len(definition["enumDescriptions"]) == len(definition["enum"])


def test_examples_are_valid_where_they_stand() -> None:
    count = 0
    for name, definition in {**SCHEMA["$defs"], "WorkReport": SCHEMA}.items():
        for key, prop in definition.get("properties", {}).items():
            entry = Draft202012Validator({**prop, "$defs": SCHEMA["$defs"]})
            for example in prop.get("examples", []):
                count += 1
                assert list(entry.iter_errors(example)) == [], f"{name}.{key}"
    assert count > 80


def test_codes_of_vocabularies_are_listed_with_their_names() -> None:
    indicators = SCHEMA["$defs"]["indicators"]
    place = indicators["enum"].index("gdp")
    assert "地区生产总值" in indicators["enumDescriptions"][place]
    assert SCHEMA["$defs"]["Observation"]["properties"]["indicator"]["$ref"] == "#/$defs/indicators"
