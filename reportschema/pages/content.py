"""What pages are made from: the rows of a package as its CSV files have them, and ways to them.

Rows stay text, as in the files: the pages show what a package says and compute nothing that it does
not hold.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

Row = Mapping[str, str]
# The lists of a report, each annotated by somebody; all but the first and last are tables too.
LISTS = (
    "outline",
    "observations",
    "targets",
    "absent_targets",
    "problems",
    "livelihood_projects",
    "glossary",
    "awards",
    "numerals",
)
# Levels of an annotation that is not of the whole report; what a machine drafted is said elsewhere.
LEVELS = ("headline", "partial")
# Ids become file names and fragments of addresses: no pages are made of a package that has others.
SAFE_ID = re.compile(
    r"[0-9A-Za-z][0-9A-Za-z._-]{0,99}(?:/[0-9A-Za-z._-]{1,99})*"
)  # 440103-2025/o17


# What a picture leaves out of a place's name: which kind of division it is.
_KIND_EN = re.compile(
    r"(?: (?:Zhuang|Hui|Uygur))?"
    r" (?:Autonomous Region|Province|Municipality|Prefecture|City|County|District)"
)  # Guangxi Zhuang Autonomous Region -> Guangxi
_KIND_ZH = re.compile(r"(?:壮族|回族|维吾尔)?自治区|省|市")  # 广西壮族自治区 -> 广西


class ContentError(ValueError):
    """The package cannot be made into pages; the message says what is wrong with it."""


@dataclass(frozen=True)
class PlacePage:
    """What the page of a place is about: its names and level, and its reports.

    There is one for each place with a report; reports stand from the oldest to the newest.
    parents: the divisions that it lies in, the lowest first, without the nation.
    """

    id: str
    zh: str
    en: str
    level: str
    parents: tuple[Row, ...]
    reports: tuple[Row, ...]

    def name(self, lang: str) -> str:
        """Its name in a language; the Chinese one where no English one is known."""
        return self.zh if lang == "zh" else self.en or self.zh

    def short(self, lang: str) -> str:
        """Its name for a picture: without the kind of division that it is."""
        return short_name(self.name(lang))


def short_name(name: str) -> str:
    """Guangxi Zhuang Autonomous Region -> Guangxi; 广西壮族自治区 -> 广西."""
    for kind in (_KIND_EN, _KIND_ZH):
        name = re.sub(f"(?<=..)(?:{kind.pattern})$", "", name)
    return name


@dataclass(frozen=True)
class Content:
    """A package: its descriptor and the rows of its tables.

    texts: report id -> its published text, for those that were given.
    """

    descriptor: Mapping[str, Any]
    tables: Mapping[str, Sequence[Row]]
    texts: Mapping[str, str] = field(default_factory=dict)

    def rows(self, table: str) -> Sequence[Row]:
        """The rows of a table; none where the package lacks it."""
        return self.tables.get(table, ())

    def check_ids(self) -> None:
        """Raises ContentError for an id that could not stand in a file name or an address."""
        for table, key in (
            ("reports", "id"),
            ("reports", "place_id"),
            ("indicators", "code"),
            ("topics", "code"),
        ):
            _refuse_unsafe(table, key, (row[key] for row in self.rows(table)))
        for table in ("sections", *LISTS[1:-1]):
            _refuse_unsafe(table, "id", (row["id"] for row in self.rows(table)))

    @cached_property
    def reports(self) -> dict[str, Row]:
        """Reports by id, by place and then by time."""
        return {row["id"]: row for row in sorted(self.rows("reports"), key=_when)}

    @cached_property
    def places(self) -> dict[str, PlacePage]:
        """Places by id: higher levels first, then by code."""
        by_place: dict[str, list[Row]] = defaultdict(list)
        for report in self.reports.values():
            by_place[report["place_id"]].append(report)
        order = list(self.value_names("reports", "government_level"))
        places = [self._place(place, tuple(reports)) for place, reports in by_place.items()]
        places.sort(
            key=lambda place: (
                order.index(place.level) if place.level in order else len(order),
                place.id,
            )
        )
        return {place.id: place for place in places}

    def _place(self, place: str, reports: tuple[Row, ...]) -> PlacePage:
        latest = reports[-1]
        division = self._divisions.get(latest["division_id"])
        name = division["name"] if division else latest["government_name"]
        return PlacePage(
            place,
            name,
            division["name_en"] if division else "",
            latest["government_level"],
            tuple(self._parents(division)),
            reports,
        )

    @cached_property
    def _divisions(self) -> dict[str, Row]:
        return {row["id"]: row for row in self.rows("divisions")}

    @cached_property
    def _divisions_by_code(self) -> dict[str, Row]:
        return {row["code"]: row for row in self.rows("divisions")}

    def division(self, code: str) -> Row | None:
        """The newest division of a code."""
        return self._divisions_by_code.get(code)

    def _parents(self, division: Row | None) -> Iterable[Row]:
        seen: set[str] = set()
        while division and division["parent"] and division["parent"] not in seen:
            seen.add(division["parent"])
            division = self._divisions_by_code.get(division["parent"])
            if division and division["level"] != "national":
                yield division

    @cached_property
    def indicators(self) -> dict[str, Row]:
        """Indicators by code."""
        return {row["code"]: row for row in self.rows("indicators")}

    @cached_property
    def topics(self) -> dict[str, Row]:
        """Topics by code."""
        return {row["code"]: row for row in self.rows("topics")}

    @cached_property
    def units(self) -> dict[str, Row]:
        """Units by their Chinese name, and normalized units by theirs."""
        return {row["name"]: row for row in self.rows("units")}

    @cached_property
    def figures(self) -> dict[str, Row]:
        """Observations and targets by id."""
        return {row["id"]: row for table in ("observations", "targets") for row in self.rows(table)}

    @cached_property
    def figures_of_year(self) -> Mapping[tuple[str, str, str], Sequence[Row]]:
        """(report, indicator, period) -> observations and targets."""
        groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        for row in self.figures.values():
            groups[row["report_id"], row["indicator"], row["period"]].append(row)
        return groups

    @cached_property
    def sections(self) -> dict[str, Row]:
        """Sections by id."""
        return {row["id"]: row for row in self.rows("sections")}

    def of_report(self, table: str, report: str) -> Sequence[Row]:
        """Rows of a table that are of one report, in their order."""
        return self._by_report(table).get(report, ())

    def of_place(self, table: str, place: str) -> Sequence[Row]:
        """Rows of a derived table that are of one place."""
        return [row for row in self.rows(table) if row["place_id"] == place]

    def of_indicator(self, table: str, indicator: str) -> Sequence[Row]:
        """Rows of a derived table that are of one indicator."""
        return self._grouped(table, "indicator").get(indicator, ())

    def _by_report(self, table: str) -> Mapping[str, Sequence[Row]]:
        return self._grouped(table, "report_id")

    @cached_property
    def _groups(self) -> dict[tuple[str, str], Mapping[str, Sequence[Row]]]:
        return {}

    def _grouped(self, table: str, column: str) -> Mapping[str, Sequence[Row]]:
        if (table, column) not in self._groups:
            groups: dict[str, list[Row]] = defaultdict(list)
            for row in self.rows(table):
                groups[row[column]].append(row)
            self._groups[table, column] = groups
        return self._groups[table, column]

    @cached_property
    def _resources(self) -> dict[str, Mapping[str, Any]]:
        return {resource["name"]: resource for resource in self.descriptor.get("resources", ())}

    @cached_property
    def _fields(self) -> dict[tuple[str, str], Mapping[str, Any]]:
        return {
            (name, field["name"]): field
            for name, resource in self._resources.items()
            for field in resource["schema"]["fields"]
        }

    def field(self, table: str, column: str) -> Mapping[str, Any]:
        """What the descriptor says of a column; nothing where it has none."""
        return self._fields.get((table, column), {})

    def value_names(self, table: str, column: str) -> dict[str, tuple[str, str]]:
        """The values of an enumeration with their English and Chinese labels."""
        categories = self.field(table, column).get("categories", ())
        return {
            category["value"]: (category["label"], category.get("label_zh", category["label"]))
            for category in categories
        }

    def annotators(self, reports: Iterable[str]) -> dict[str, int]:
        """Who made the records of these reports -> of how many of them.

        The order is machine, language_model, person: the least checked first.
        """
        counts = dict.fromkeys(self.value_names("reports", "annotation_targets_by"), 0)
        for report in reports:
            row = self.reports[report]
            for code in {row[f"annotation_{name}_by"] for name in LISTS} - {""}:
                counts[code] = counts.get(code, 0) + 1
        return {code: count for code, count in counts.items() if count}

    def levels(self, reports: Iterable[str]) -> dict[str, int]:
        """How much of these reports was annotated, where not the whole -> of how many of them."""
        counts = dict.fromkeys(LEVELS, 0)
        for report in reports:
            level = self.reports[report]["annotation_level"]
            if level in counts:
                counts[level] += 1
        return {level: count for level, count in counts.items() if count}


def looked_for(report: Row, table: str) -> bool:
    """Whether somebody has looked for a list of a report: what is not there was then not said."""
    return report[f"annotation_{table}_state"] in ("complete", "partial")


def _when(report: Row) -> tuple[str, int, str, str]:
    return report["place_id"], int(report["year"]), report["delivered"], report["id"]


def _refuse_unsafe(table: str, key: str, ids: Iterable[str]) -> None:
    for given_id in ids:
        if not SAFE_ID.fullmatch(given_id) or ".." in given_id:
            raise ContentError(
                f"{table}.{key}: {given_id!r} cannot be an address of a page: mend the package"
            )
