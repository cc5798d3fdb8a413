"""The cells without exception as conditions of JSON Schema, so that an editor refuses a breach.

Cells of which a text can be an exception are warnings of `validate`; a schema knows no warnings, so
that they stand in the descriptions alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reportschema.models import Record
from reportschema.models.fields.base import Code
from reportschema.models.fields.shape import element
from reportschema.models.rows.fit import Fit, FitSubject, Fitting
from reportschema.vocabularies.fits import FILLED, fit_subjects, fit_table

_NUMBER = ("value", "low", "high")  # the fields of the aspect `number`
_KIND_OF_UNIT = "kind_of_unit"
_Entry = dict[str, Any]


def conditions(model: type[Record], units: Mapping[str, str]) -> list[_Entry]:
    """What the values of a record's fields ask of its other fields: `if`, `then`.

    units: kind of unit -> regular expression for the units of that kind, as written.
    """
    return [
        _condition(model, subject, of, rows, units)
        for subject in _subjects(model)
        if _is_enumeration(model, subject.field)
        for of, rows in _by_value(subject).items()
    ]


def inferable(model: type[Record]) -> list[str]:
    """The fields that a record may name among the inferred."""
    excluded = {row.of for row in fit_table("inferred").rows if row.always}
    return [name for name in model.model_fields if name not in excluded]


def _subjects(model: type[Record]) -> Iterable[FitSubject]:
    return (each for each in fit_subjects() if model.table.name in each.records)


def _is_enumeration(model: type[Record], field: str) -> bool:
    info = model.model_fields.get(field)
    kind = element(info.annotation) if info else None
    return isinstance(kind, type) and issubclass(kind, Code)


def _by_value(subject: FitSubject) -> dict[str, list[Fit]]:
    """The cells without exception, by the value that they are about."""
    cells: dict[str, list[Fit]] = {}
    for row in fit_table(subject.name).rows:
        if row.always:
            cells.setdefault(row.of, []).append(row)
    return cells


def _condition(
    model: type[Record], subject: FitSubject, of: str, rows: Sequence[Fit], units: Mapping[str, str]
) -> _Entry:
    """The condition of one value.

    A key that is left out has its default, for which the `if` must not require it.
    """
    is_default = model.model_fields[subject.field].default == of
    when: _Entry = {"properties": {subject.field: {"const": of}}}
    if not is_default:
        when["required"] = [subject.field]
    then: _Entry = {"properties": {}, "required": []}
    for other in dict.fromkeys(row.field for row in rows):
        cells = [row for row in rows if row.field == other]
        _demand(model, then, other, cells, units)
        message = f"{subject.field} is {of}: {cells[0].why_en}. {cells[0].why_zh}。"
        for entry in then["properties"].values():
            entry.setdefault("errorMessage", message)
    return {"if": when, "then": {key: part for key, part in then.items() if part}}


def _demand(
    model: type[Record],
    then: _Entry,
    other: str,
    cells: Sequence[Fit],
    units: Mapping[str, str],
) -> None:
    """Enters into `then` what some cells ask of one other field."""
    needed = [row.value for row in cells if row.fit == Fitting.NEEDED]
    forbidden = [row.value for row in cells if row.fit == Fitting.FORBIDDEN]
    if other == _KIND_OF_UNIT:
        kinds = "|".join(units[kind] for kind in needed or forbidden)
        pattern = {"pattern": f"^(?:{kinds})$"}
        then["properties"]["unit"] = pattern if needed else {"not": pattern}
    elif other == "number" and needed:
        then["anyOf"] = [{"required": [name]} for name in _NUMBER]
    elif forbidden == [FILLED]:
        for name in _NUMBER if other == "number" else (other,):
            if name in model.model_fields:
                then["properties"][name] = {"not": {}, "doNotSuggest": True}
    elif other not in model.model_fields:
        return
    elif needed == [FILLED]:
        then["required"].append(other)
    elif needed:
        then["properties"][other] = {"enum": [_typed(value) for value in needed]}
    else:
        then["properties"][other] = {"not": {"enum": [_typed(value) for value in forbidden]}}


def _typed(value: str) -> str | bool:
    return value == "true" if value in ("true", "false") else value
