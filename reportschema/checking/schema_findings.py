"""Turns what pydantic says of a source into findings.

They have stable codes, places in the file, and name the nearest valid choice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import ValidationError

from reportschema.findings.codes import Hit, Loc, declare
from reportschema.findings.finding import Severity
from reportschema.findings.spelling import nearest
from reportschema.models import OLDER_VERSIONS, SCHEMA_VERSION, Code, WorkReport
from reportschema.models.fields.characters import NOT_IN_A_LINE, named
from reportschema.models.fields.scalars import SAYS
from reportschema.models.fields.shape import element, is_model, is_place, item_type, members
from reportschema.vocabularies import vocabulary

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
    remedy=(
        "indent and bracket it as the message says; `reportschema schema` lists what each record "
        "holds"
    ),
)
declare(
    "SCHEMA007",
    "a schema version that this release does not read",
    why="A newer or older schema may mean other things by the same words.",
    remedy="install the release that reads the version; `reportschema fmt` mends an older source",
)
declare(
    "SCHEMA008",
    "a copy of the JSON Schema that another release wrote",
    why="An editor then completes and underlines by rules that this release does not check.",
    remedy=(
        "run `reportschema schema -o report.schema.json` in the copy's folder, or install the "
        "release that wrote it"
    ),
    severity=Severity.WARNING,
    allowable=False,
)

_STRUCTURE = {
    "model_type",
    "model_attributes_type",
    "tuple_type",
    "list_type",
    "arguments_type",
    "dict_type",
}
_PARTS = {
    "too_long",
    "too_short",
    "unexpected_positional_argument",
    "missing_argument",
    "missing_positional_only_argument",
}
# Complaints about one source that are spelled out: more have one cause, or shall keep us busy.
MAX_HITS = 200
_SHOWN, _FEW = 60, 8  # characters of a value, and keys of a record, that a message lists
_UNSEEN = re.compile(f"[{NOT_IN_A_LINE}]")


def schema_hits(error: ValidationError, data: Any) -> Iterator[tuple[str, Hit]]:
    """(code, hit) for each complaint, at most 200."""
    complaints = error.errors(include_url=False)
    for complaint in complaints[:MAX_HITS]:
        yield _hit(complaint, tuple(complaint["loc"]), data)
    if len(complaints) > MAX_HITS:
        yield (
            "SCHEMA006",
            Hit((), f"has {len(complaints) - MAX_HITS} more places that do not follow the schema"),
        )


def other_version(version: Any) -> Hit:
    """What is said of a source of another schema version; nothing else is, for want of meaning."""
    older = version in OLDER_VERSIONS
    return Hit(
        ("schema_version",),
        f"schema_version is {_shown(version)}; this release reads {SCHEMA_VERSION!r}",
        f"run `reportschema fmt`, which makes it {SCHEMA_VERSION}" if older else None,
    )


def _hit(complaint: Any, loc: Loc, data: Any) -> tuple[str, Hit]:
    kind, value, context = complaint["type"], complaint.get("input"), complaint.get("ctx", {})
    name = _record(loc, data)
    last = str(loc[-1]) if loc else "source"
    if last == "[key]":  # what pydantic calls the key of a mapping that has keys of ours
        *_, mapping, key, _ = loc
        demand = _demanded(context["pattern"], loc, str(key)) if "pattern" in context else kind
        message = f"a key of {mapping} is {_shown(key)}, not {demand}"
        return "SCHEMA003", Hit(loc[:-1], message, key=True)
    if kind == "missing" and isinstance(loc[-1], str):
        return "SCHEMA001", Hit(loc[:-1], f"{name}key {last} is missing{_meaning(loc)}")
    if kind == "missing" or kind in _PARTS:
        whole = loc[:-1] if is_place(_type_at(loc[:-1])) else loc
        return "SCHEMA006", Hit(
            whole, f"{name}{_field(whole)} has the wrong number of parts: {_parts(whole)}"
        )
    if kind == "extra_forbidden":
        return "SCHEMA002", Hit(
            loc, f"{name}key {_shown(last)} is unknown{_key_instead(loc)}", key=True
        )
    if kind == "enum":
        choices = _choices(loc)
        return "SCHEMA004", Hit(
            loc,
            (
                f"{name}{last} is {_shown(value)}, not one of "
                f"{', '.join(choices)}{nearest(str(value), choices)}"
            ),
        )
    if kind == "scalar":
        return "SCHEMA003", Hit(
            loc, f"{name}{_field(loc)} is {_shown(value)}, not {context['expected']}"
        )
    if kind == "contradiction":
        return "SCHEMA005", Hit((*loc, *context["field"]), f"{name}{context['says']}")
    if kind in _STRUCTURE or isinstance(value, dict | list):
        return "SCHEMA006", Hit(loc, f"{name}{_field(loc)} is {_kind(value)}: {_parts(loc)}")
    if kind == "string_pattern_mismatch":
        return "SCHEMA003", Hit(
            loc,
            (
                f"{name}{_field(loc)} is {_shown(value)}, not "
                f"{_demanded(context['pattern'], loc, value)}"
            ),
        )
    return "SCHEMA003", Hit(
        loc,
        (
            f"{name}{_field(loc)} is {_shown(value)}: "
            f"{complaint['msg'][0].lower()}{complaint['msg'][1:]}"
        ),
    )


def _demanded(pattern: str, loc: Loc, given: str) -> str:
    """What a pattern demands, in words, and what of it this text does not keep."""
    demand = SAYS.get(pattern, f"a text that matches {pattern[1:-1]}")
    if unseen := _UNSEEN.search(given):
        return f"{demand}: it holds {named(unseen.group())}"
    code = (
        vocabulary().indicator_names.get(given) if loc[-1] in ("indicator", "pegged_to") else None
    )
    return f"{demand}; did you mean {code}?" if code else demand


def _meaning(loc: Loc) -> str:
    """`: what the field is`, from its own text."""
    tp = _type_at(loc[:-1])
    doc = (
        next((member.doc for member in members(tp) if member.name == loc[-1]), None)
        if is_model(tp)
        else None
    )
    return f": {doc.says_en[0].lower()}{doc.says_en[1:].rstrip('.')}" if doc else ""


def _key_instead(loc: Loc) -> str:
    keys = _keys(loc[:-1])
    return nearest(str(loc[-1]), keys) or (
        f"; there may be {', '.join(keys)}" if len(keys) <= _FEW else ""
    )


def _record(loc: Loc, data: Any) -> str:
    """`o17: ` for a complaint inside record o17."""
    name = ""
    node = data
    for step in loc:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(node, dict) and isinstance(node.get("id"), str):
            name = f"{node['id'][:40]}: "
    return name


def _field(loc: Loc) -> str:
    names = [step for step in loc if isinstance(step, str)]
    place = next((step for step in reversed(loc) if isinstance(step, int)), None)
    return (
        f"part {place + 1} of {names[-1]}"
        if loc and isinstance(loc[-1], int) and place is not None
        else names[-1]
        if names
        else "source"
    )


def _type_at(loc: Loc) -> Any:
    tp: Any = WorkReport
    for step in loc:
        if isinstance(step, int):
            tp = item_type(tp) or (
                element(list(members(tp))[step].type)
                if is_place(tp) and step < len(members(tp))
                else None
            )
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
        return (
            f"write {{{', '.join(_keys(loc))}}}"
            if len(_keys(loc)) <= _FEW
            else "a mapping is wanted"
        )
    return "a single value is wanted"


def _kind(value: Any) -> str:
    return (
        "a list"
        if isinstance(value, list)
        else "a mapping"
        if isinstance(value, dict)
        else "empty"
        if value is None
        else _shown(value)
    )


def _shown(value: Any) -> str:
    if value is None:
        return "empty"
    text = str(value)
    return repr(text if len(text) <= _SHOWN else text[:_SHOWN] + "…")
