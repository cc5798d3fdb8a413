"""The shape of a descriptor before anyone trusts it: what a check of a package reads from it is there and of the right kind.

A package may come from a stranger: nothing in a descriptor may lead out of its folder or to an address.
"""

from __future__ import annotations

import json
from typing import Any

MAX_DEPTH = 20
# Keys by which a descriptor can send its reader elsewhere.
_POINTERS = ("dialect", "schema", "profile", "path", "data", "resources")
_FOR_PEOPLE = ("licenses", "sources", "contributors")  # addresses that nobody opens


class DescriptorError(Exception):
    """What is wrong with a descriptor, as a phrase to stand after its name."""


def read_descriptor(data: bytes) -> list[dict[str, Any]]:
    """The resources of a descriptor: each with a name, the path of one file, and a schema of named and typed fields.

    Raises DescriptorError.
    """
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise DescriptorError(f"is no JSON ({str(error)[:80]})") from None
    if not isinstance(content, dict) or not isinstance(content.get("resources"), list):
        raise DescriptorError("is no descriptor: it has no list of resources")
    _no_way_out(content)
    for number, resource in enumerate(content["resources"], 1):
        _resource(resource, f"resource {number}")
    names = [resource["name"] for resource in content["resources"]]
    if len(set(names)) < len(names):
        raise DescriptorError("names two resources alike")
    return list(content["resources"])


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


def _resource(resource: Any, which: str) -> None:
    if not isinstance(resource, dict) or not all(
        isinstance(resource.get(key), str) for key in ("name", "path")
    ):
        raise DescriptorError(f"{which} has no name or no path of one file")
    schema = resource.get("schema")
    fields = schema.get("fields") if isinstance(schema, dict) else None
    if not isinstance(schema, dict) or not isinstance(fields, list) or not fields:
        raise DescriptorError(f"{resource['name']} has no schema with fields")
    for field in fields:
        if not isinstance(field, dict) or not all(
            isinstance(field.get(key), str) for key in ("name", "type")
        ):
            raise DescriptorError(f"{resource['name']} has a field without name or type")
        if not isinstance(field.get("constraints", {}), dict) or not _are_categories(
            field.get("categories", [])
        ):
            raise DescriptorError(
                f"{resource['name']}: field {field['name']} has constraints or categories of no known form"
            )
    names = {field["name"] for field in fields}
    keys, links = schema.get("primaryKey", []), schema.get("foreignKeys", [])
    if not isinstance(keys, list) or not all(isinstance(key, str) and key in names for key in keys):
        raise DescriptorError(f"{resource['name']} has a key that is none of its fields")
    if not isinstance(links, list) or not all(_is_link(link) for link in links):
        raise DescriptorError(f"{resource['name']} has a foreign key of no known form")


def _are_categories(given: Any) -> bool:
    values = (
        [one.get("value") if isinstance(one, dict) else one for one in given]
        if isinstance(given, list)
        else [None]
    )
    return all(isinstance(value, str | int) for value in values)


def _is_link(link: Any) -> bool:
    if not isinstance(link, dict) or not isinstance(reference := link.get("reference"), dict):
        return False
    sides = (link.get("fields"), reference.get("fields"))
    return isinstance(reference.get("resource"), str) and all(
        isinstance(side, list) and side and isinstance(side[0], str) for side in sides
    )
