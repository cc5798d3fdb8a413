"""What a cell of a package becomes in each kind of frame, and which cells are refused."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest

from reportschema import read_package
from reportschema.verbs.read_package import PackageError

FIELDS: list[dict[str, Any]] = [
    {"name": "id", "type": "string", "constraints": {"required": True}},
    {"name": "code", "type": "string"},
    {"name": "count", "type": "integer"},
    {"name": "value", "type": "number"},
    {"name": "headline", "type": "boolean"},
    {"name": "hedge", "type": "string", "categories": [{"value": "about"}, {"value": "over"}]},
    {"name": "aliases", "type": "string", "separator": ";"},
    {"name": "delivered", "type": "string"},
]
FULL = ["a", "010", "-5", "1935.12", "true", "about", "x;y", "2020-01-05"]
EMPTY = ["b", "", "", "", "", "", "", ""]
ZERO = ["c", "NA", "0", "0", "false", "over", "x", "null"]


def package(folder: Path, *rows: Sequence[str], header: Sequence[str] | None = None) -> Path:
    """A package of one table with these rows, its hash good."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header or [field["name"] for field in FIELDS])
    writer.writerows(rows)
    data = out.getvalue().encode()
    resource = {
        "name": "figures",
        "path": "figures.csv",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "schema": {"fields": FIELDS, "primaryKey": ["id"]},
    }
    descriptor = {"name": "small", "licenses": [{"name": "CC0-1.0"}], "resources": [resource]}
    (folder / "figures.csv").write_bytes(data)
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    return folder


def in_models(folder: Path, *rows: Sequence[str]) -> list[dict[str, Any]]:
    return [row.model_dump() for row in read_package(package(folder, *rows), "models")["figures"]]


def in_polars(folder: Path, *rows: Sequence[str]) -> list[dict[str, Any]]:
    frame = read_package(package(folder, *rows), "polars")["figures"]
    assert isinstance(frame, pl.DataFrame)
    return frame.to_dicts()


def in_pandas(folder: Path, *rows: Sequence[str]) -> list[dict[str, Any]]:
    frame = read_package(package(folder, *rows), "pandas")["figures"]
    assert isinstance(frame, pd.DataFrame)
    return [
        {
            str(name): None if value is pd.NA or value != value else value
            for name, value in row.items()
        }
        for row in frame.to_dict("records")
    ]


KINDS = pytest.mark.parametrize("read", [in_models, in_polars, in_pandas])
# Cells as written, column -> what they are in every kind of frame.
MEANT: dict[str, dict[str, Any]] = {
    "a": {"code": "010", "count": -5, "headline": True, "hedge": "about"},
    "b": {"code": None, "count": None, "value": None, "headline": None, "hedge": None},
    "c": {"code": "NA", "count": 0, "value": 0, "headline": False, "hedge": "over"},
}


@KINDS
def test_each_cell_is_what_its_column_says(read: Any, tmp_path: Path) -> None:
    """Codes keep their zeros; false is not true, zero is not empty; `NA` and `null` are words."""
    rows = {row["id"]: row for row in read(tmp_path, FULL, EMPTY, ZERO)}
    for name, cells in MEANT.items():
        assert {column: rows[name][column] for column in cells} == cells
    assert {type(row["headline"]) for row in rows.values()} == {bool, type(None)}
    assert {type(row["count"]) for row in rows.values()} == {int, type(None)}


@KINDS
def test_dates_stay_text_as_written(read: Any, tmp_path: Path) -> None:
    """A day can be a month or a year: no reader makes it a time."""
    for day in ("2020-01-05", "2020-01", "2020", "2011/2015"):
        assert read(tmp_path, [*FULL[:-1], day])[0]["delivered"] == day
    assert read(tmp_path, ZERO)[0]["delivered"] == "null"


@KINDS
def test_a_cell_of_several_values_is_a_list_and_an_empty_one_an_empty_list(
    read: Any, tmp_path: Path
) -> None:
    rows = read(tmp_path, FULL, EMPTY, ZERO)
    assert [list(row["aliases"]) for row in rows] == [["x", "y"], [], ["x"]]


def test_numbers_are_exact_in_models_and_doubles_in_frames(tmp_path: Path) -> None:
    long = "12345678901234567890.123456789"
    row = [*FULL[:3], long, *FULL[4:]]
    (model,) = in_models(tmp_path, row)
    assert model["value"] == Decimal(long)
    for read in (in_polars, in_pandas):
        (cells,) = read(tmp_path, row)
        assert cells["value"] == float(long)
        assert isinstance(cells["value"], float)


@KINDS
@pytest.mark.parametrize("count", ["9223372036854775807", "-9223372036854775808"])
def test_integers_are_whole_to_64_bits(read: Any, count: str, tmp_path: Path) -> None:
    assert read(tmp_path, [*FULL[:2], count, *FULL[3:]])[0]["count"] == int(count)


@KINDS
@pytest.mark.parametrize("text", ["a,b", 'a "b" c', "a\nb", "a\r\nb", " a ", "“三旧”", "a;b"])
def test_text_is_read_to_its_last_character(read: Any, text: str, tmp_path: Path) -> None:
    assert read(tmp_path, ["a", text, *FULL[2:]])[0]["code"] == text


REFUSED = [
    ("id", "", "is empty and required"),
    ("count", "1.0", "is no integer"),
    ("count", "01", "is no integer"),
    ("count", " 1", "is no integer"),
    ("count", "１", "is no integer"),
    ("count", "+1", "is no integer"),
    ("count", "1_000", "is no integer"),
    ("count", "9223372036854775808", "is too large an integer"),
    ("count", "-9223372036854775809", "is too large an integer"),
    ("value", "1e3", "is no number"),
    ("value", "1.", "is no number"),
    ("value", ".5", "is no number"),
    ("value", "NaN", "is no number"),
    ("value", "1,000", "is no number"),
    ("value", "9" * 309, "is too large a number"),
    ("headline", "True", "is no boolean"),
    ("headline", "1", "is no boolean"),
    ("headline", "yes", "is no boolean"),
    ("hedge", "nearly", "is none of the declared values"),
    ("hedge", "About", "is none of the declared values"),
]


@pytest.mark.parametrize(("column", "cell", "message"), REFUSED, ids=lambda part: part[:12])
def test_a_cell_of_another_kind_is_refused_with_its_line(
    column: str, cell: str, message: str, tmp_path: Path
) -> None:
    names = [field["name"] for field in FIELDS]
    row = [cell if name == column else value for name, value in zip(names, FULL, strict=True)]
    with pytest.raises(PackageError, match=rf"figures\.csv, line 3: {column}: .*{message}"):
        in_models(tmp_path, EMPTY, row)


def test_a_key_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match=r"line 3: id: 'a' stands twice"):
        in_models(tmp_path, FULL, FULL)


@pytest.mark.parametrize(
    "header",
    [
        ["unknown", "code", "count", "value", "headline", "hedge", "aliases", "delivered"],
        ["code", "id", "count", "value", "headline", "hedge", "aliases", "delivered"],
        ["id", "code", "count", "value", "headline", "hedge", "aliases"],
    ],
    ids=["an unknown column", "another order", "a column too few"],
)
def test_other_columns_than_the_descriptor_names_are_refused(
    header: list[str], tmp_path: Path
) -> None:
    with pytest.raises(PackageError, match=r"line 1: its header is not the fields"):
        read_package(package(tmp_path, FULL, header=header))


def test_a_row_of_another_length_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match=r"line 2: has 7 cells, not 8"):
        in_models(tmp_path, FULL[:-1])


def test_another_byte_is_refused_by_the_hash(tmp_path: Path) -> None:
    folder = package(tmp_path, FULL)
    data = (folder / "figures.csv").read_bytes()
    (folder / "figures.csv").write_bytes(data.replace(b"1935.12", b"1935.21"))
    with pytest.raises(PackageError, match=r"does not have the sha256 .* it was altered"):
        read_package(folder)


def test_another_length_is_refused_too(tmp_path: Path) -> None:
    folder = package(tmp_path, FULL)
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["resources"][0]["bytes"] += 1
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    with pytest.raises(PackageError, match="bytes, the descriptor says"):
        read_package(folder)
