"""The tables of a published package, typed by its descriptor.

They come as pandas or polars frames, or as plain models, which need neither library.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from importlib.util import find_spec
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from reportschema.publishing.published.descriptor_check import completed


class Frames(StrEnum):
    """What a table is given as."""

    POLARS = "polars"
    PANDAS = "pandas"
    MODELS = "models"

    @classmethod
    def _missing_(cls, value: object) -> Frames:
        raise ValueError(f"no such frames: {value!r}; choose from {', '.join(cls)}")


class Package(Mapping[str, Any]):
    """A package: table name -> table, typed when first asked for.

    descriptor: the whole datapackage.json. Text is text (codes keep their zeros); numbers are
    float64 in frames and exact Decimal in models; counts, years and offsets are integers; empty
    cells are missing; a cell with several values is a list (a tuple in models).
    """

    def __init__(
        self, descriptor: Mapping[str, Any], files: Mapping[str, bytes], frames: Frames
    ) -> None:
        self.descriptor, self.frames = completed(descriptor), frames
        self._files = files
        self._resources = {resource["name"]: resource for resource in self.descriptor["resources"]}
        self._made: dict[str, Any] = {}

    @property
    def version(self) -> str:
        """Version of the data."""
        return str(self.descriptor.get("version", ""))

    @cached_property
    def fields(self) -> dict[str, dict[str, dict[str, Any]]]:
        """Table -> column -> its entry in the descriptor.

        An entry holds the type, titles, descriptions, unit and values of its column.
        """
        return {
            name: {field["name"]: field for field in resource["schema"]["fields"]}
            for name, resource in self._resources.items()
        }

    def cells(self, name: str) -> list[dict[str, str]]:
        """The rows of a table as written in the CSV.

        Each row maps a column to its text, which is empty where the cell is.
        """
        columns = list(self.fields[name])
        return [
            dict(zip(columns, row, strict=True))
            for row in _rows(self._files[self._resources[name]["path"]])
        ]

    def key(self, name: str) -> str | None:
        """The key column of a table; None where it has none, or several."""
        keys = self._resources[name]["schema"].get("primaryKey", [])
        return str(keys[0]) if len(keys) == 1 else None

    def __getitem__(self, name: str) -> Any:
        if name not in self._resources:
            raise KeyError(f"{name}: the package has the tables {', '.join(self._resources)}")
        if name not in self._made:
            self._made[name] = _MAKERS[self.frames](
                self._resources[name], self._files[self._resources[name]["path"]]
            )
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._resources)

    def __len__(self) -> int:
        return len(self._resources)

    def __repr__(self) -> str:
        return (
            f"<{self.descriptor.get('name')} {self.version}: {len(self)} tables as {self.frames}>"
        )


def installed_frames() -> Frames:
    """Polars where it is installed, else pandas, else models."""
    return next(
        (kind for kind in (Frames.POLARS, Frames.PANDAS) if find_spec(kind.value)), Frames.MODELS
    )


def _rows(data: bytes) -> list[list[str]]:
    csv.field_size_limit(max(len(data), csv.field_size_limit()))  # a paragraph can be a whole text
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))[1:]


def _columns(
    resource: Mapping[str, Any], data: bytes, number: Callable[[str], Any]
) -> dict[str, list[Any]]:
    """Column -> its values in Python's types."""
    readers: dict[str, Callable[[str], Any]] = {
        "integer": int,
        "number": number,
        "boolean": lambda text: text == "true",
        "string": str,
    }
    rows = _rows(data)
    columns: dict[str, list[Any]] = {}
    for n, field in enumerate(resource["schema"]["fields"]):
        read = readers[field["type"]]
        if separator := field.get("separator"):
            columns[field["name"]] = [row[n].split(separator) if row[n] else [] for row in rows]
        else:
            columns[field["name"]] = [read(row[n]) if row[n] else None for row in rows]
    return columns


def _polars(resource: Mapping[str, Any], data: bytes) -> Any:
    import polars as pl

    kinds = {"integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean, "string": pl.String}
    schema = {
        field["name"]: pl.List(pl.String) if field.get("separator") else kinds[field["type"]]
        for field in resource["schema"]["fields"]
    }
    return pl.DataFrame(_columns(resource, data, float), schema=schema)


def _pandas(resource: Mapping[str, Any], data: bytes) -> Any:
    import pandas as pd

    kinds = {"integer": "Int64", "number": "float64", "boolean": "boolean", "string": "string"}
    columns = _columns(resource, data, float)
    types = {
        field["name"]: "object" if field.get("separator") else kinds[field["type"]]
        for field in resource["schema"]["fields"]
    }
    return pd.DataFrame(
        {name: pd.Series(values, dtype=types[name]) for name, values in columns.items()}
    )


def row_model(resource: Mapping[str, Any]) -> type[BaseModel]:
    """A frozen model of a row of a table, its fields titled and described as in the descriptor."""
    kinds: dict[str, Any] = {"integer": int, "number": Decimal, "boolean": bool, "string": str}
    fields: dict[str, Any] = {}
    for field in resource["schema"]["fields"]:
        kind = tuple[str, ...] if field.get("separator") else kinds[field["type"]] | None
        fields[field["name"]] = (
            kind,
            Field(title=field.get("title"), description=field.get("description")),
        )
    name = "".join(part.capitalize() for part in resource["name"].split("_"))
    return create_model(
        name, __config__=ConfigDict(frozen=True), __doc__=resource.get("description"), **fields
    )


def _models(resource: Mapping[str, Any], data: bytes) -> list[BaseModel]:
    model = row_model(resource)
    columns = _columns(resource, data, Decimal)
    return [
        model(**dict(zip(columns, row, strict=True))) for row in zip(*columns.values(), strict=True)
    ]


_MAKERS: dict[Frames, Callable[[Mapping[str, Any], bytes], Any]] = {
    Frames.POLARS: _polars,
    Frames.PANDAS: _pandas,
    Frames.MODELS: _models,
}
