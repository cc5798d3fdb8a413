"""A value as the text of a CSV cell, and what its column is in a Table Schema."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from reportschema.models import Code
from reportschema.models.fields.shape import Column, is_place
from reportschema.notation.units import without_exponent

LIST_SEPARATOR = ";"


def cell(value: Any) -> str:
    """The text of a cell.

    Numbers are written exactly and without exponent, flags as true and false, several values with
    semicolons between them, and a missing value as the empty text.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{without_exponent(value):f}"
    if isinstance(value, Code):
        return value.value
    if isinstance(value, tuple):
        if hasattr(value, "_fields"):
            return " ".join(str(part) for part in value)
        return LIST_SEPARATOR.join(cell(item) for item in value)
    return str(value)


def native(column: Column, value: Any) -> Any:
    """The value for a typed file.

    It is a text, Decimal, int or bool, a list of texts where a cell holds several values, or None
    where there is no value.
    """
    if column.many:
        return [cell(item) for item in value or ()]
    if value is None or (
        isinstance(value, bool | int | Decimal) and table_type(column) != "string"
    ):
        return value
    return cell(value)


def table_type(column: Column) -> str:
    """Type of a column in the Table Schema: string, number, integer, boolean."""
    if column.many or is_place(column.type):
        return "string"
    for kind, name in ((bool, "boolean"), (int, "integer"), (Decimal, "number")):
        if isinstance(column.type, type) and issubclass(column.type, kind):
            return name
    return "string"


def says(column: Column) -> str:
    """What a column means, in both languages, with unit and values.

    It is for files that have room for only one description of a column.
    """
    unit = f" Unit: {column.doc.unit}." if column.doc.unit else ""
    values = "; ".join(f"{code.value}: {code.en} {code.zh}" for code in choices(column))
    return f"{column.doc.en} {column.doc.zh}. {column.doc.says_en} {column.doc.says_zh}{unit}" + (
        f" Values: {values}." if values else ""
    )


def choices(column: Column) -> list[Code]:
    """The values of a column that is an enumeration; empty for others."""
    return (
        list(column.type)
        if isinstance(column.type, type) and issubclass(column.type, Code) and not column.many
        else []
    )
