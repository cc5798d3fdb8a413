"""The shape of a descriptor before anyone trusts it.

The check passes when all that our readers take from it is there, and of a kind they can hold.

A package may come from a stranger: nothing in a descriptor may lead out of its folder or to an
address.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

MAX_DEPTH = 20
TYPES = ("string", "number", "integer", "boolean")
# Keys by which a descriptor can send its reader elsewhere.
_POINTERS = ("dialect", "schema", "profile", "path", "data", "resources")
_FOR_PEOPLE = ("licenses", "sources", "contributors")  # addresses that nobody opens
# Keys of a package, a table or a column that are texts for people, or names.
_TEXTS = (
    *("title", "title_zh", "description", "description_zh"),
    *("name", "version", "unit", "concept", "hash", "encoding"),
)


class DescriptorError(Exception):
    """What is wrong with a descriptor, as a phrase to stand after its name."""


def read_descriptor(data: bytes) -> dict[str, Any]:
    """The content of a descriptor, once it is checked.

    Each of its tables then has a name, the path of one file, and a schema of named, typed columns.

    Raises DescriptorError, which names the table and the column.
    """
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise DescriptorError(f"is no JSON ({str(error)[:80]})") from None
    if not isinstance(content, dict) or not isinstance(content.get("resources"), list):
        raise DescriptorError("is no descriptor: it has no list of resources")
    if not content["resources"]:
        raise DescriptorError("has no table: its list of resources is empty")
    _no_way_out(content)
    _check_texts(content, "the package")
    _check_licences(content.get("licenses"))
    for number, resource in enumerate(content["resources"], 1):
        _check_resource(resource, f"resource {number}")
    _check_alike([resource["name"] for resource in content["resources"]], "names two resources")
    _check_references(content["resources"])
    return content


def field_values(field: Mapping[str, Any]) -> list[str]:
    """The values of a column that is an enumeration, as they stand in cells; empty for others."""
    return [str(_value(category)) for category in field.get("categories", [])]


def completed(content: Mapping[str, Any]) -> dict[str, Any]:
    """A checked descriptor with a title for the package and a label for every category.

    Where the descriptor gives none, the name of the package or category is used.
    """
    title = content.get("title") or content.get("name") or "package"
    return {
        **content,
        "title": title,
        "title_zh": content.get("title_zh") or title,
        "resources": [
            {**resource, "schema": {**resource["schema"], "fields": _labelled_fields(resource)}}
            for resource in content["resources"]
        ],
    }


def _labelled_fields(resource: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        {**field, "categories": [_labelled(category) for category in field["categories"]]}
        if "categories" in field
        else field
        for field in resource["schema"]["fields"]
    ]


def _labelled(category: Any) -> dict[str, Any]:
    value = str(_value(category))
    return {"label": value, **(category if isinstance(category, dict) else {}), "value": value}


def _value(category: Any) -> Any:
    return category.get("value") if isinstance(category, dict) else category


def _no_way_out(value: Any, key: str = "", depth: int = 0) -> None:
    if depth > MAX_DEPTH:
        raise DescriptorError(f"is nested deeper than {MAX_DEPTH} levels")
    if isinstance(value, dict):
        for inner, part in value.items():
            if inner not in _FOR_PEOPLE:
                _no_way_out(part, inner, depth + 1)
    elif isinstance(value, list):
        for part in value:
            _no_way_out(part, key, depth + 1)
    elif (
        isinstance(value, str)
        and key in _POINTERS
        and ("://" in value or "/" in value or "\\" in value)
    ):
        raise DescriptorError(f"points elsewhere: {key} is {value[:60]!r}")


def _check_texts(described: Mapping[str, Any], where: str) -> None:
    for key in _TEXTS:
        if not isinstance(described.get(key, ""), str):
            raise DescriptorError(f"{where}: {key} is no text")


def _check_licences(licences: Any) -> None:
    """A package says under which licences it may be used, each by a name or a title."""
    if not isinstance(licences, list) or not licences:
        raise DescriptorError("the package has no licences")
    for licence in licences:
        if not isinstance(licence, dict) or not (licence.get("name") or licence.get("title")):
            raise DescriptorError("the package has a licence without a name")
        _check_texts(licence, "a licence of the package")


def _check_resource(resource: Any, which: str) -> None:
    if not isinstance(resource, dict) or not all(
        isinstance(resource.get(key), str) and resource[key] for key in ("name", "path")
    ):
        raise DescriptorError(f"{which} has no name or no path of one file")
    name = resource["name"]
    _check_texts(resource, name)
    schema = resource.get("schema")
    fields = schema.get("fields") if isinstance(schema, dict) else None
    if not isinstance(schema, dict) or not isinstance(fields, list) or not fields:
        raise DescriptorError(f"{name} has no schema with fields")
    for field in fields:
        if not isinstance(field, dict) or not all(
            isinstance(field.get(key), str) for key in ("name", "type")
        ):
            raise DescriptorError(f"{name} has a field without name or type")
        _check_field(field, f"{name}: field {field['name']}")
    _check_alike([field["name"] for field in fields], f"{name} has two fields")
    names = {field["name"] for field in fields}
    keys, links = schema.get("primaryKey", []), schema.get("foreignKeys", [])
    if not isinstance(keys, list) or not all(isinstance(key, str) and key in names for key in keys):
        raise DescriptorError(f"{name} has a key that is none of its fields")
    if not isinstance(links, list) or not all(_is_link(link) for link in links):
        raise DescriptorError(f"{name} has a foreign key of no known form")


def _check_field(field: Mapping[str, Any], where: str) -> None:
    """Whether our typed readers, models among them, can hold the column."""
    _check_texts(field, where)
    name = field["name"]
    if not name.isidentifier() or name.startswith(("_", "model_")) or hasattr(BaseModel, name):
        raise DescriptorError(f"{where} has a name that no model can have")
    if field["type"] not in TYPES:
        raise DescriptorError(
            f"{where} has the type {field['type'][:60]!r}; only {', '.join(TYPES)} can be read"
        )
    if "separator" in field and not (field["separator"] and isinstance(field["separator"], str)):
        raise DescriptorError(f"{where} has a separator that is no text")
    if "separator" in field and field["type"] != "string":
        raise DescriptorError(f"{where} holds several values that are no strings")
    if not isinstance(field.get("constraints", {}), dict) or not _are_categories(
        field.get("categories", [])
    ):
        raise DescriptorError(f"{where} has constraints or categories of no known form")


def _check_alike(names: list[str], what: str) -> None:
    if len(set(names)) < len(names):
        raise DescriptorError(f"{what} alike")


def _are_categories(categories: Any) -> bool:
    return isinstance(categories, list) and all(
        isinstance(_value(category), str | int)
        and (
            not isinstance(category, dict)
            or all(isinstance(category.get(key, ""), str) for key in ("label", "label_zh"))
        )
        for category in categories
    )


def _is_link(link: Any) -> bool:
    if not isinstance(link, dict) or not isinstance(reference := link.get("reference"), dict):
        return False
    sides = (link.get("fields"), reference.get("fields"))
    return isinstance(reference.get("resource"), str) and all(
        isinstance(side, list) and side and isinstance(side[0], str) for side in sides
    )


def _check_references(resources: Iterable[Mapping[str, Any]]) -> None:
    """Every foreign key leads from a column of its table to the key of a table that is there."""
    keys = {table["name"]: table["schema"].get("primaryKey", []) for table in resources}
    for table in resources:
        columns = {field["name"] for field in table["schema"]["fields"]}
        for link in table["schema"].get("foreignKeys", []):
            column, reference = link["fields"][0], link["reference"]
            target, key = reference["resource"] or table["name"], reference["fields"][0]
            if column not in columns:
                raise DescriptorError(f"{table['name']} has a foreign key from no field, {column}")
            if key not in keys.get(target, []):
                raise DescriptorError(
                    f"{table['name']}: the foreign key of {column} leads to nothing:"
                    f" {target} has no key {key}"
                )
