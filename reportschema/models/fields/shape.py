"""The shape of the models: their fields in order, the flat columns of a table, the child tables.

Every writer and every published format derives from this; the classes are walked once.
"""

import types
import typing
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from reportschema.models.fields.base import Doc, Model, Record, doc_of


class Member(NamedTuple):
    """One field of a model, or one part of an anchor.

    type: without `Annotated` and None. optional: whether None is a value. default: what an absent
    field becomes.
    """

    name: str
    type: Any
    optional: bool
    doc: Doc
    default: Any


class Column(NamedTuple):
    """One column of a table.

    path: the names of the fields that lead from a record to the value. many: a cell holds several
    values, set apart by semicolons.
    """

    name: str
    type: Any
    required: bool
    doc: Doc
    path: tuple[str, ...]
    many: bool = False


def element(annotation: Any) -> Any:
    """The type inside `Annotated[...]` and `... | None`."""
    if get_origin(annotation) is typing.Annotated:
        return element(get_args(annotation)[0])
    if get_origin(annotation) in (typing.Union, types.UnionType):
        return element(next(arm for arm in get_args(annotation) if arm is not types.NoneType))
    return annotation


def _optional(annotation: Any) -> bool:
    return types.NoneType in get_args(annotation) and get_origin(annotation) in (
        typing.Union,
        types.UnionType,
    )


def _documented(info: FieldInfo) -> Doc:
    doc = doc_of(info)
    assert doc is not None, "Model refuses fields without Doc"
    return doc


@cache
def members(tp: type) -> tuple[Member, ...]:
    """The fields of a model, or the parts of an anchor, in canonical order.

    The order is that of the class, but that what is `late` comes after all else.
    """
    if issubclass(tp, BaseModel):
        fields = [
            Member(
                name,
                element(info.annotation),
                _optional(info.annotation),
                _documented(info),
                info.get_default(call_default_factory=True),
            )
            for name, info in tp.model_fields.items()
        ]
        return tuple(sorted(fields, key=lambda member: member.doc.late))
    hints = typing.get_type_hints(tp, include_extras=True)
    docs = {
        name: next(part for part in hint.__metadata__ if isinstance(part, Doc))
        for name, hint in hints.items()
    }
    return tuple(
        Member(name, element(hint), False, docs[name], None) for name, hint in hints.items()
    )


def item_type(tp: Any) -> Any | None:
    """The type of the items of a `tuple[X, ...]` field; None for other fields."""
    return element(get_args(tp)[0]) if get_origin(tp) is tuple else None


def is_model(tp: Any) -> bool:
    """Whether a type is a model of ours."""
    return isinstance(tp, type) and issubclass(tp, Model)


def is_record(tp: Any) -> bool:
    """Whether a type is a record: a row of a table of its own."""
    return isinstance(tp, type) and issubclass(tp, Record)


def listed_model(tp: Any) -> type[Model] | None:
    """The model of a field that is a list of models, records or not; None for other fields."""
    item = item_type(tp)
    return item if is_model(item) else None


def record_type(tp: Any) -> type[Record] | None:
    """The record type of a field that is a list of records; None for other fields."""
    item = item_type(tp)
    return item if is_record(item) else None


def is_place(tp: Any) -> bool:
    """Whether a type is a span or an anchor."""
    return isinstance(tp, type) and issubclass(tp, tuple) and hasattr(tp, "_fields")


@cache
def columns(
    tp: type, prefix: str = "", path: tuple[str, ...] = (), optional: bool = False
) -> tuple[Column, ...]:
    """The flat columns of a model, in order.

    A nested model is flattened under its name (`congress_name`), the anchor `at` without it
    (`start`, `end`, `exact`). A list of models has no column: it is a table of its own. Any
    other list is one column of cells that hold several values. prefix, path and optional: what
    the model itself is nested in.
    """
    flat: list[Column] = []
    for member in members(tp):
        here = (*path, member.name)
        absent = member.optional or optional
        item = item_type(member.type)
        if is_model(item):
            continue
        if item is not None:
            flat.append(Column(prefix + member.name, item, False, member.doc, here, True))
        elif is_place(member.type):
            inner = columns(
                member.type,
                prefix if member.name == "at" else f"{prefix}{member.name}_",
                here,
                absent,
            )
            flat += inner if member.name == "at" else [_below(member, part) for part in inner]
        elif is_model(member.type):
            flat += [
                _below(member, part)
                for part in columns(member.type, f"{prefix}{member.name}_", here, absent)
            ]
        else:
            flat.append(Column(prefix + member.name, member.type, not absent, member.doc, here))
    return tuple(flat)


def _below(member: Member, column: Column) -> Column:
    """The column with a title that says whose it is: `congress: name`."""
    doc = column.doc
    return column._replace(
        doc=replace(doc, en=f"{member.doc.en}: {doc.en}", zh=f"{member.doc.zh}：{doc.zh}")
    )


@cache
def children(record: type[Record]) -> tuple[tuple[str, type[Record]], ...]:
    """The fields of a record that are child tables, with the type of their rows."""
    return tuple(
        (member.name, item)
        for member in members(record)
        if (item := record_type(member.type)) is not None
    )


def tables(record: type[Record]) -> Iterator[type[Record]]:
    """The type of a record and of all its child tables, parents first."""
    yield record
    for _, child in children(record):
        yield from tables(child)
