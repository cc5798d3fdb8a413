"""Which division of one year is which of the next: ids that stay through new names, codes, ranks.

Prefectures have the source's id, which its authors checked by hand. Beyond it, one that ends and
one that begins the next year are one place when each consists, by two thirds, of counties of the
other (哲里木盟 -> 通辽市). One that went into a city standing beside it ends (保定地区). The id is
the source's, of the later of the two.

The source's ids of counties are unreliable (they mix places that used one code in turn), so years
are linked pair by pair. From what is still unlinked on either side, each step takes what is unique
in both years:

- same code and name; same name and prefecture; same name and province;
- same name alone, only as 海南 and 重庆 left their provinces;
- the renamings listed in `renamings.csv`;
- same name but for its kind (清苑县 -> 清苑区; not 市 -> 县, which parts a city);
- same id in the source and same province (安县 -> 安州区);
- at last a prefecture's seat turned into the only new district (延安市 -> 宝塔区).

A county (or, in one prefecture, a district) that comes back after a gap is the place it was. Splits
and mergers otherwise end places and begin new ones.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias, TypeVar

from .english import core
from .source import Unit

RENAMINGS = Path(__file__).with_name("renamings.csv")
NEW_PROVINCES = {("440000", "460000"), ("510000", "500000")}

Key: TypeAlias = tuple[int, str]  # a year and a code
Sighting: TypeAlias = Key  # where a place is first seen: what links lead back to
Counties: TypeAlias = dict[int, dict[str, Unit]]  # year -> code -> unit
Unlinked: TypeAlias = dict[int, tuple[dict[str, Unit], dict[str, Unit]]]  # year -> ended, begun
Step: TypeAlias = tuple[Callable[[Unit], Hashable], Callable[[Unit, Unit], bool]]
T = TypeVar("T")


def follow(units: list[Unit]) -> tuple[dict[Key, str], dict[Key, Sighting]]:
    """The id of every prefecture, and the first sighting of every county, by year and code."""
    counties: Counties = defaultdict(dict)
    for unit in units:
        if unit.level == "county":
            counties[unit.year][unit.code] = unit
    sightings, unlinked = _follow_counties(counties)
    prefectures = [unit for unit in units if unit.level == "prefecture"]
    prefecture_ids = _join_prefectures(prefectures, counties, sightings)
    seats = _seats(prefectures, unlinked, sightings, prefecture_ids)
    return prefecture_ids, {key: _end_of_chain(seen, seats) for key, seen in sightings.items()}


def grouped(items: Iterable[T], key: Callable[[T], Hashable]) -> dict[Hashable, list[T]]:
    """The items by key, in their order."""
    groups: dict[Hashable, list[T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups


def _follow_counties(counties: Counties) -> tuple[dict[Key, Sighting], Unlinked]:
    """The first sighting of every county, and what no step linked from each year to the next."""
    first, last = min(counties), max(counties)
    sightings: dict[Key, Sighting] = {(first, code): (first, code) for code in counties[first]}
    gone: dict[tuple[str, str, str], Sighting] = {}  # to know places again when they return
    unlinked: Unlinked = {}
    for year in range(first + 1, last + 1):
        old, new = dict(counties[year - 1]), dict(counties[year])
        for before, after in _link_years(old, new, year):
            sightings[year, after.code] = sightings[year - 1, before.code]
        unlinked[year] = old, new
        for unit in new.values():
            sightings[year, unit.code] = gone.pop(_returning(unit), (year, unit.code))
        for unit in old.values():
            gone[_returning(unit)] = sightings[year - 1, unit.code]
    return sightings, unlinked


def _returning(unit: Unit) -> tuple[str, str, str]:
    """By what a place is known again after a gap."""
    return unit.name, unit.province, unit.prefecture_id if unit.name.endswith("区") else ""


def _link_years(
    old: dict[str, Unit], new: dict[str, Unit], year: int
) -> Iterator[tuple[Unit, Unit]]:
    """Pairs of a county in one year and the same in the next; both dicts lose what is paired."""
    yield from _unique_pairs(old, new, BEFORE_RENAMINGS)
    for old_code, new_code in _renamings(year):
        yield old.pop(old_code), new.pop(new_code)
    yield from _unique_pairs(old, new, AFTER_RENAMINGS)


def _unique_pairs(
    old: dict[str, Unit], new: dict[str, Unit], steps: Iterable[Step]
) -> Iterator[tuple[Unit, Unit]]:
    for key, allowed in steps:
        olds, news = grouped(old.values(), key), grouped(new.values(), key)
        for k, (before, *more) in olds.items():
            match news.get(k, []):
                case [after] if not more and allowed(before, after):
                    del old[before.code], new[after.code]
                    yield before, after


def _renamings(year: int) -> Iterator[tuple[str, str]]:
    """Old and new code of the renamings that no step finds, or gets wrong."""
    with RENAMINGS.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["year"] == str(year):
                yield row["old_code"], row["new_code"]


def _always(_before: Unit, _after: Unit) -> bool:
    return True


def _left_province(before: Unit, after: Unit) -> bool:
    return (before.province, after.province) in NEW_PROVINCES


def _parts_no_city(before: Unit, after: Unit) -> bool:
    return not (before.name.endswith("市") and after.name.endswith("县"))


BEFORE_RENAMINGS: list[Step] = [
    (lambda unit: (unit.code, unit.name), _always),
    (lambda unit: (unit.name, unit.prefecture_id), _always),
    (lambda unit: (unit.name, unit.province), _always),
    (lambda unit: unit.name, _left_province),
]
AFTER_RENAMINGS: list[Step] = [
    (lambda unit: (core(unit.name), unit.prefecture_id), _parts_no_city),
    (lambda unit: (core(unit.name), unit.province), _parts_no_city),
    (lambda unit: (unit.source_id, unit.province), _always),
]


def _seats(
    prefectures: list[Unit],
    unlinked: Unlinked,
    sightings: dict[Key, Sighting],
    prefecture_ids: dict[Key, str],
) -> dict[Sighting, Sighting]:
    """Districts that were the seat of their prefecture: first sighting -> that of the seat."""
    by_code = {(unit.year, unit.code): unit for unit in prefectures}
    seats = {}
    for year, (old, new) in unlinked.items():

        def prefecture_of(unit: Unit) -> str | None:
            return prefecture_ids.get((unit.year, unit.parent))

        ended = grouped(old.values(), prefecture_of)
        for prefecture, begun in grouped(new.values(), prefecture_of).items():
            match ended.get(prefecture), begun:
                case [seat], [district] if prefecture:
                    key = (year, district.code)
                    grown = by_code[year, district.parent]
                    if sightings[key] == key and _became_district(seat, district, grown):
                        seats[key] = sightings[year - 1, seat.code]
    return seats


def _became_district(seat: Unit, district: Unit, grown: Unit) -> bool:
    """Whether a city became the district of a prefecture that took its name."""
    kinds = seat.name.endswith("市") and district.name.endswith("区")
    return kinds and core(seat.name) == core(grown.name)


def _join_prefectures(
    prefectures: list[Unit], counties: Counties, sightings: dict[Key, Sighting]
) -> dict[Key, str]:
    """The source's ids, joined where a prefecture hands two thirds of its counties to the next."""
    runs: dict[str, list[Unit]] = defaultdict(list)
    for unit in prefectures:
        runs[unit.source_id].append(unit)
    members: dict[tuple[int, str], set[Sighting]] = defaultdict(set)
    for year, units in counties.items():
        for unit in units.values():
            members[year, unit.prefecture_id].add(sightings[year, unit.code])
    joined: dict[str, str] = {}
    for old, old_units in runs.items():
        end = max(unit.year for unit in old_units)
        for new, new_units in runs.items():
            if min(unit.year for unit in new_units) == end + 1:
                before, after = members[end, old], members[end + 1, new]
                if before and 3 * len(before & after) >= 2 * max(len(before), len(after)):
                    joined[old] = new
    return {(unit.year, unit.code): _end_of_chain(unit.source_id, joined) for unit in prefectures}


def _end_of_chain(start: T, links: Mapping[T, T]) -> T:
    while start in links:
        start = links[start]
    return start
