"""The rows of `divisions.csv`, and what must be true of them.

A row is an unbroken run of years in which a code, its name, its parent and its place stayed the
same; its id is `<code>/<valid_from>`. `place_id` is the latest code of the place or, where that
code went on to another place, the id of the place's last row.
"""

from __future__ import annotations

import re
from collections.abc import Hashable

from .english import english
from .source import NATION_CODE, Unit
from .years import Key, follow, grouped

COLUMNS = ("id", "code", "name", "name_en", "level", "parent", "valid_from", "valid_to", "place_id")
LEVELS = ("national", "province", "prefecture", "county")
NATION = {
    "id": f"{NATION_CODE}/1949",
    "code": NATION_CODE,
    "name": "中华人民共和国",
    "name_en": "People's Republic of China",
    "level": "national",
    "parent": "",
    "valid_from": "1949",
    "valid_to": "",
    "place_id": NATION_CODE,
}
Row = dict[str, str]
# A few rows that people looked up: code -> name, English name, parent.
KNOWN = {
    "440105": ("海珠区", "Haizhu District", "440100"),
    "440103": ("荔湾区", "Liwan District", "440100"),
}


def build(units: list[Unit]) -> list[Row]:
    """The rows of all divisions, by code and first year."""
    prefecture_ids, counties = follow(units)
    last = max(unit.year for unit in units)
    places: dict[Key, Hashable] = {}
    for unit in units:
        key = (unit.year, unit.code)
        places[key] = {
            "province": unit.code,
            "prefecture": prefecture_ids.get(key),
            "county": counties.get(key),
        }[unit.level]
    runs = _runs(units, places)
    ids = _county_ids(runs, places)
    rows = [NATION]
    for run in runs:
        place = places[run[0].year, run[0].code]
        rows.append(_row(run, last, str(ids.get(place, place))))
    return sorted(rows, key=lambda row: (row["code"], int(row["valid_from"])))


def _row(run: list[Unit], last: int, place_id: str) -> Row:
    start, end = run[0], run[-1]
    name_en = english(start.name)
    if start.level == "province" and start.name.endswith("市"):
        name_en = name_en.replace("City", "Municipality")
    return {
        "id": f"{start.code}/{start.year}",
        "code": start.code,
        "name": start.name,
        "name_en": name_en,
        "level": start.level,
        "parent": start.parent,
        "valid_from": str(start.year),
        "valid_to": "" if end.year == last else str(end.year),
        "place_id": place_id,
    }


def _runs(units: list[Unit], places: dict[Key, Hashable]) -> list[list[Unit]]:
    """The units parted into unbroken runs of years of one code, name, level, parent and place."""
    runs: list[list[Unit]] = []
    alike = grouped(units, lambda u: (u.code, u.name, u.level, u.parent, places[u.year, u.code]))
    for years in alike.values():
        for unit in sorted(years):
            last = runs[-1][-1] if runs else None
            if last == unit._replace(year=unit.year - 1, source_id=last.source_id if last else ""):
                runs[-1].append(unit)
            else:
                runs.append([unit])
    return runs


def _county_ids(runs: list[list[Unit]], places: dict[Key, Hashable]) -> dict[Hashable, str]:
    """The latest code of each county, or the id of its last row where a later one took the code."""
    latest = {
        places[run[0].year, run[0].code]: run
        for run in sorted(runs, key=lambda run: run[-1].year)
        if run[0].level == "county"
    }
    ids: dict[Hashable, str] = {}
    taken: set[str] = set()
    for place, run in sorted(latest.items(), key=lambda item: -item[1][-1].year):
        code = run[0].code
        ids[place] = f"{code}/{run[0].year}" if code in taken else code
        taken.add(code)
    return ids


def check(rows: list[Row], last: int) -> None:
    """Fail unless ids, codes and places are unique in each year and every parent is in force."""
    assert len({row["id"] for row in rows}) == len(rows), "ids are unique"
    in_force: dict[tuple[str, int], Row] = {}
    occupied: set[tuple[str, int]] = set()
    for row in rows:
        for year in range(int(row["valid_from"]), int(row["valid_to"] or last) + 1):
            assert (row["code"], year) not in in_force, f"{row['id']} shares its code in {year}"
            assert (row["place_id"], year) not in occupied, f"{row['id']}: place taken in {year}"
            in_force[row["code"], year] = row
            occupied.add((row["place_id"], year))
    for (code, year), row in in_force.items():
        if row["parent"]:
            parent = in_force[row["parent"], year]
            above = LEVELS.index(parent["level"]) < LEVELS.index(row["level"])
            assert above, f"{code} stands under {parent['id']}"
        assert re.fullmatch(r"[一-鿿]{2,}", row["name"]), row
        assert re.fullmatch(r"[A-Z][A-Za-zü', -]{3,}", row["name_en"]), row
    for code, facts in KNOWN.items():
        (row,) = [row for row in rows if row["code"] == code]
        assert (row["name"], row["name_en"], row["parent"]) == facts
    assert {row["place_id"] for row in rows if row["name"] in ("清苑县", "清苑区")} == {"130608"}
