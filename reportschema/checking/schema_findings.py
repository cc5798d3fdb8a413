"""Turns what pydantic says of a source into findings: stable codes, places in the file, the nearest valid choice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import ValidationError

from reportschema.checking.finding import nearest
from reportschema.checking.registry import Hit, Loc, declare
from reportschema.models import Code, WorkReport
from reportschema.models.shape import element, is_model, is_place, item_type, members

declare(
    "SCHEMA001",
    "a required key is missing",
    why="Without it the record cannot become a row.",
    remedy="add the key; `reportschema schema` lists what each record needs",
)
declare(
    "SCHEMA002",
    "an unknown key",
    why="A misspelt key would silently drop a fact.",
    remedy="correct or delete the key; comments start with #",
)
declare(
    "SCHEMA003",
    "a value of the wrong form",
    why="Each field has one form, so that the tables have types.",
    remedy="write the value in the form that the message names",
)
declare(
    "SCHEMA004",
    "a value outside its list",
    why="Enumerated values are a contract with those who use the tables.",
    remedy="use one of the listed values",
)
declare(
    "SCHEMA005",
    "a record that contradicts itself",
    why="Its fields cannot all be true together.",
    remedy="decide from the text which of the fields is right",
)
declare(
    "SCHEMA006",
    "a mapping or list in the wrong place",
    why="The structure of a source is fixed by the schema.",
    remedy="compare with the example in README",
)
declare(
    "SCHEMA007",
    "a schema version that this release does not read",
    why="A newer or older schema may mean other things by the same words.",
    remedy='write schema_version: "1.0", or install the release that reads the version',
)

_STRUCTURE = {"model_type", "model_attributes_type", "tuple_type", "list_type", "arguments_type", "dict_type", "too_long"}


def schema_hits(error: ValidationError, data: Any) -> Iterator[tuple[str, Hit]]:
    """(code, hit) for each complaint."""
    for one in error.errors(include_url=False):
        loc: Loc = tuple(one["loc"])
        kind = one["type"]
        given, context = one.get("input"), one.get("ctx", {})
        name = _record(loc, data)
        last = str(loc[-1]) if loc else "source"
        if kind == "missing" and isinstance(loc[-1], str):
            yield "SCHEMA001", Hit(loc[:-1], f"{name}key {last} is missing")
        elif kind in ("missing", "unexpected_positional_argument", "missing_argument", "too_long", "too_short") or "argument" in kind:
            yield "SCHEMA006", Hit(loc[:-1], f"{name}{loc[-2] if len(loc) > 1 else last} has the wrong number of parts: {_parts(loc[:-1])}")
        elif kind == "extra_forbidden":
            yield "SCHEMA002", Hit(loc, f"{name}key {last} is unknown{nearest(last, _keys(loc[:-1]))}", key=True)
        elif kind == "enum":
            choices = _choices(loc)
            yield "SCHEMA004", Hit(loc, f"{name}{last} is {_shown(given)}, not one of {', '.join(choices)}{nearest(str(given), choices)}")
        elif kind == "literal_error" and last == "schema_version":
            yield "SCHEMA007", Hit(loc, f"schema_version is {_shown(given)}; this release reads {context.get('expected', '')}")
        elif kind == "scalar":
            yield "SCHEMA003", Hit(loc, f"{name}{_field(loc)} is {_shown(given)}, not {context['expected']}")
        elif kind == "contradiction":
            yield "SCHEMA005", Hit(loc, f"{name}{one['msg']}")
        elif kind in _STRUCTURE or isinstance(given, dict | list):
            yield "SCHEMA006", Hit(loc, f"{name}{last} is {_kind(given)}: {_parts(loc)}")
        elif kind == "string_pattern_mismatch":
            yield "SCHEMA003", Hit(loc, f"{name}{_field(loc)} is {_shown(given)}, which does not match {context['pattern'][1:-1]}")
        elif given is None or kind.startswith("string"):
            yield "SCHEMA003", Hit(loc, f"{name}{_field(loc)} is {_shown(given)}: {one['msg'][0].lower()}{one['msg'][1:]}")
        else:
            yield "SCHEMA005", Hit(loc, f"{name}{one['msg']}")


def _record(loc: Loc, data: Any) -> str:
    """`o17: ` for a complaint inside record o17."""
    found = ""
    here = data
    for step in loc:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(here, dict) and isinstance(here.get("id"), str):
            found = f"{here['id'][:40]}: "
    return found


def _field(loc: Loc) -> str:
    names = [step for step in loc if isinstance(step, str)]
    place = next((step for step in reversed(loc) if isinstance(step, int)), None)
    return (
        f"part {place + 1} of {names[-1]}" if loc and isinstance(loc[-1], int) and place is not None else names[-1] if names else "source"
    )


def _type_at(loc: Loc) -> Any:
    tp: Any = WorkReport
    for step in loc:
        if isinstance(step, int):
            tp = item_type(tp) or (element(list(members(tp))[step].type) if is_place(tp) and step < len(members(tp)) else None)
        elif is_model(tp):
            tp = next((member.type for member in members(tp) if member.name == step), None)
        if tp is None:
            return None
    return tp


def _keys(loc: Loc) -> list[str]:
    tp = _type_at(loc)
    return [member.name for member in members(tp)] if is_model(tp) else []


def _choices(loc: Loc) -> list[str]:
    tp = _type_at(loc)
    return [member.value for member in tp] if isinstance(tp, type) and issubclass(tp, Code) else []


def _parts(loc: Loc) -> str:
    tp = _type_at(loc)
    if is_place(tp):
        return f"write [{', '.join(member.name for member in members(tp))}]"
    if item_type(tp) is not None or (tp is not None and get_args(tp)):
        return "a list is wanted"
    if is_model(tp):
        return "a mapping is wanted"
    return "a single value is wanted"


def _kind(value: Any) -> str:
    return "a list" if isinstance(value, list) else "a mapping" if isinstance(value, dict) else "empty" if value is None else _shown(value)


def _shown(value: Any) -> str:
    if value is None:
        return "empty"
    text = str(value)
    return repr(text if len(text) <= 60 else text[:57] + "...")
