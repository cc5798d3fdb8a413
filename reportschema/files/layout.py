"""The one layout of a source, driven by the models: fixed by type, not by width, so that an edit never reflows a neighbour.

Keys stand in the models' order, defaults are left out. Records of figures, numerals, awards and outline take one line each, prose
records one key a line. A text is quoted only where another YAML reader would not see a text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

import yaml
from yaml.resolver import Resolver

from reportschema.models import Annotation, Model, Record, WorkReport
from reportschema.models.shape import is_model, is_place, item_type, members, record_type

_RESOLVER: Any = Resolver()
_PLAIN = re.compile(r"""[^\s\-?:,\[\]{}\#&*!|>'"%@`=~<][^,\[\]{}\#\r\n\t"]*|-[^\s\-,\[\]{}\#"]+""")
# What YAML 1.2 readers take for a number and PyYAML's resolver does not, and what looks like a time.
_NUMBER_1_2 = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[0-9.]+(:[0-9.]+)+")


def source_text(report: WorkReport) -> str:
    """A report as the text of its source file."""
    return write(plain_data(report))


def plain_data(record: Any) -> Any:
    """A model as plain data in which every scalar is text (flags as booleans), without fields that have their default."""
    if type(record) is str:  # most of what is asked; a code is a str of another type
        return record
    if isinstance(record, tuple):
        return [plain_data(item) for item in record]
    if isinstance(record, Model):
        found = {}
        for member in members(type(record)):
            value = getattr(record, member.name)
            if value is not None and value != member.default:
                found[member.name] = plain_data(value)
        return found
    if isinstance(record, bool):
        return "true" if record else "false"
    if isinstance(record, Decimal):
        return f"{record:f}"
    return str(record)


def write(data: dict[str, Any]) -> str:
    """Plain data of a source in the canonical layout."""
    lines: list[str] = []
    after_list = False
    for key, value, kind in _ordered(data, WorkReport):
        item = record_type(kind)
        if lines and (item or after_list):
            lines.append("")
        after_list = item is not None
        if item is not None and isinstance(value, list):
            lines.append(f"{key}:")
            for record in value:
                lines += _record(record, item)
        elif kind is Annotation:
            lines += [f"{key}:", *(f"  {name}: {_flow(part, tp)}" for name, part, tp in _ordered(value, kind))]
        else:
            lines.append(f"{key}: {_flow(value, kind)}")
    return "\n".join(lines) + "\n"


def _record(record: Any, kind: type[Record]) -> Iterator[str]:
    if not kind.prose or not isinstance(record, dict):
        yield f"  - {_flow(record, kind)}"
        return
    mark = "-"
    for key, value, tp in _ordered(record, kind):
        item = record_type(tp)
        if item is not None and isinstance(value, list):
            yield f"  {mark} {key}:"
            yield from (f"      - {_flow(below, item)}" for below in value)
        else:
            yield f"  {mark} {key}: {_flow(value, tp)}"
        mark = " "


@cache
def _known(model: Any) -> dict[str, tuple[int, Any]]:
    """The place and type of every member of a model."""
    return {member.name: (i, member.type) for i, member in enumerate(members(model))}


def _ordered(value: dict[str, Any], model: Any) -> list[tuple[str, Any, Any]]:
    known = _known(model) if is_model(model) else {}
    keys = sorted(value, key=lambda key: known[key][0] if key in known else len(known))
    return [(key, value[key], known[key][1] if key in known else None) for key in keys]


def _flow(value: Any, kind: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(part, tp)}" for key, part, tp in _ordered(value, kind)) + "}"
    if isinstance(value, list):
        kinds = [part.type for part in members(kind)] if is_place(kind) else []
        return "[" + ", ".join(_flow(item, kinds[i] if i < len(kinds) else item_type(kind)) for i, item in enumerate(value)) + "]"
    if value is None:
        return "null"
    return value if isinstance(kind, type) and issubclass(kind, int | bool | Decimal) else _text(str(value))


def _text(value: str) -> str:
    plain = _PLAIN.fullmatch(value) and ": " not in value and not value.endswith((":", " ")) and " #" not in value
    resolved = _RESOLVER.resolve(yaml.ScalarNode, value, (True, False)) if plain else None
    if resolved == "tag:yaml.org,2002:str" and not _NUMBER_1_2.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u0085", "\\u0085").replace("\xa0", "\\u00a0")
