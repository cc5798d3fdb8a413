"""The one layout of a source, driven by the models.

It is fixed by type, not by width, so that an edit never reflows a neighbour.

Keys stand in the models' order, unknown ones after them. Records of figures, numerals, awards and
outline take one line each, prose records one key a line. A text is quoted only where another YAML
reader would not see a text. Comments stand above the line they are about, at its end, or at the end
of their list (`placing.py` finds out which).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from reportschema.files.canonical.yaml_text import text_scalar, typed_scalar
from reportschema.models import Annotation, Model, Record, WorkReport
from reportschema.models.fields.shape import is_model, is_place, item_type, listed_model, members

Loc = tuple[Any, ...]


class Line(NamedTuple):
    """One line of the layout: indentation and text.

    locs: the paths of all that begins on it (outermost first).
    """

    locs: tuple[Loc, ...]
    indent: int
    text: str

    @property
    def loc(self) -> Loc:
        """The path of what the line holds."""
        return self.locs[-1]


@dataclass
class Remarks:
    """Comments (with their `#`) by the path they belong to.

    They stand at the head of the file, above a line, at its end, or below all of a list.
    """

    head: list[str] = field(default_factory=list)
    above: dict[Loc, list[str]] = field(default_factory=dict)
    end: dict[Loc, str] = field(default_factory=dict)
    below: dict[Loc, list[str]] = field(default_factory=dict)


def source_text(report: WorkReport) -> str:
    """A report as the text of its source file."""
    return write(plain_data(report))


def plain_data(record: Any) -> Any:
    """A model as plain data in which every scalar is text (flags as booleans).

    Fields that have their default are left out.
    """
    if type(record) is str:  # most of what is asked; a code is a str of another type
        return record
    if isinstance(record, tuple):
        return [plain_data(item) for item in record]
    if isinstance(record, Model):
        fields = {}
        for member in members(type(record)):
            value = getattr(record, member.name)
            if value is not None and value != member.default:
                fields[member.name] = plain_data(value)
        return fields
    if isinstance(record, dict):
        return {key: plain_data(value) for key, value in record.items()}
    if isinstance(record, bool):
        return "true" if record else "false"
    if isinstance(record, Decimal):
        return f"{record:f}"
    return str(record)


def write(data: dict[str, Any], remarks: Remarks | None = None) -> str:
    """Plain data of a source in the canonical layout, with its comments."""
    remarks = remarks or Remarks()
    out = list(remarks.head)
    last: Line | None = None
    for line in lines_of(data):
        if last is not None:
            out += _ended(remarks, last, line.locs[0])
            if len(line.loc) == 1 and (_is_list(data, line.loc) or _is_list(data, last.loc)):
                out.append("")
        margin = " " * line.indent
        ends = [remarks.end[loc] for loc in line.locs if loc in remarks.end]
        out += [margin + remark for loc in line.locs for remark in remarks.above.get(loc, ())]
        out += [margin + remark for remark in ends[:-1]]
        out.append(margin + line.text + "".join(f"  {remark}" for remark in ends[-1:]))
        last = line
    if last is None:
        out.append("{}")
    else:
        out += _ended(remarks, last, None)
        if remarks.below.get(()) and _is_list(data, last.loc):
            out.append("")
    return "\n".join([*out, *remarks.below.get((), ())]) + "\n"


def _ended(remarks: Remarks, last: Line, after: Loc | None) -> Iterator[str]:
    """The comments below all that a line was the last of.

    after: where the next line begins, if there is one.
    """
    for depth in range(len(last.loc), 0, -1):
        ended = last.loc[:depth]
        if after is None or after[:depth] != ended:
            yield from (
                " " * _INDENTS.get(depth, 6) + remark for remark in remarks.below.get(ended, ())
            )


_INDENTS = {1: 2, 2: 4, 3: 6}  # of what stands in a list or mapping of that depth


def _is_list(data: dict[str, Any], loc: Loc) -> bool:
    kind = next((member.type for member in members(WorkReport) if member.name == loc[0]), None)
    return listed_model(kind) is not None and bool(data[loc[0]]) and isinstance(data[loc[0]], list)


def lines_of(data: dict[str, Any]) -> Iterator[Line]:
    """The lines of the layout in order, without comments and empty lines."""
    for key, value, kind in _ordered(data, WorkReport):
        item = listed_model(kind)
        if item is not None and value and isinstance(value, list):
            yield Line(((key,),), 0, f"{key}:")
            for i, record in enumerate(value):
                yield from _record((key, i), record, item)
        elif kind is Annotation and value and isinstance(value, dict):
            yield Line(((key,),), 0, f"{key}:")
            for name, part, tp in _ordered(value, kind):
                yield Line(((key, name),), 2, f"{text_scalar(name)}: {_flow(part, tp)}")
        else:
            yield Line(((key,),), 0, f"{text_scalar(key)}: {_flow(value, kind)}")


def _record(loc: Loc, record: Any, kind: type[Model]) -> Iterator[Line]:
    if not (issubclass(kind, Record) and kind.prose and record and isinstance(record, dict)):
        yield Line((loc,), 2, f"- {_flow(record, kind)}")
        return
    starts: tuple[Loc, ...] = (loc,)
    indent, mark = 2, "- "
    for key, value, tp in _ordered(record, kind):
        item = listed_model(tp)
        here = (*loc, key)
        if item is not None and value and isinstance(value, list):
            yield Line((*starts, here), indent, f"{mark}{key}:")
            yield from (
                Line(((*here, i),), 6, f"- {_flow(below, item)}") for i, below in enumerate(value)
            )
        else:
            yield Line((*starts, here), indent, f"{mark}{text_scalar(key)}: {_flow(value, tp)}")
        starts, indent, mark = (), 4, ""


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
        return (
            "{"
            + ", ".join(
                f"{text_scalar(key)}: {_flow(part, tp)}" for key, part, tp in _ordered(value, kind)
            )
            + "}"
        )
    if isinstance(value, list):
        kinds = [part.type for part in members(kind)] if is_place(kind) else []
        return (
            "["
            + ", ".join(
                _flow(item, kinds[i] if i < len(kinds) else item_type(kind))
                for i, item in enumerate(value)
            )
            + "]"
        )
    if value is None:
        return "null"
    return (
        typed_scalar(value)
        if isinstance(kind, type) and issubclass(kind, int | bool | Decimal)
        else text_scalar(value)
    )
