"""What the pages are made from: the rows of a package as read from its CSV files, and ways to find them.

Rows stay text, as in the files: the pages show what a package says and compute nothing that it does not hold.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

Row = Mapping[str, str]
LISTS = (
    "outline", "observations", "targets", "absent_targets", "problems", "livelihood_projects", "glossary", "awards", "numerals",
)  # fmt: skip
# Ids become file names and fragments of addresses: a package that holds others is not made into pages.
SAFE_ID = re.compile(
    r"[0-9A-Za-z][0-9A-Za-z._-]{0,99}(?:/[0-9A-Za-z._-]{1,99})*"
)  # 440103-2025/o17


class ContentError(ValueError):
    """The package cannot be made into pages; the message says what is wrong with it."""


@dataclass(frozen=True)
class Place:
    """A place with at least one report: its names, level, and its reports from the oldest to the newest."""

    id: str
    zh: str
    en: str
    level: str
    parents: tuple[Row, ...]
    reports: tuple[Row, ...]

    def name(self, lang: str) -> str:
        """Its name in a language; the Chinese one where no English one is known."""
        return self.zh if lang == "zh" else self.en or self.zh


@dataclass(frozen=True)
class Content:
    """A package: its descriptor, the rows of its tables, and the texts of reports (report id -> text) where they were given."""

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
        for table in (
            "sections",
            "observations",
            "targets",
            "absent_targets",
            "problems",
            "livelihood_projects",
            "glossary",
            "awards",
        ):
            _refuse_unsafe(table, "id", (row["id"] for row in self.rows(table)))

    @cached_property
    def reports(self) -> dict[str, Row]:
        """Reports by id, by place and then by time."""
        return {row["id"]: row for row in sorted(self.rows("reports"), key=_when)}

    @cached_property
    def places(self) -> dict[str, Place]:
        """Places by id: higher levels first, then by code."""
        by_place: dict[str, list[Row]] = defaultdict(list)
        for report in self.reports.values():
            by_place[report["place_id"]].append(report)
        order = list(self.labels("reports", "government_level"))
        places = [self._place(place, tuple(reports)) for place, reports in by_place.items()]
        places.sort(
            key=lambda one: (order.index(one.level) if one.level in order else len(order), one.id)
        )
        return {one.id: one for one in places}

    def _place(self, place: str, reports: tuple[Row, ...]) -> Place:
        latest = reports[-1]
        division = self._divisions.get(latest["division_id"])
        name = division["name"] if division else latest["government_name"]
        return Place(
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
            (name, one["name"]): one
            for name, resource in self._resources.items()
            for one in resource["schema"]["fields"]
        }

    def field(self, table: str, column: str) -> Mapping[str, Any]:
        """What the descriptor says of a column; nothing where it has none."""
        return self._fields.get((table, column), {})

    def labels(self, table: str, column: str) -> dict[str, tuple[str, str]]:
        """The values of an enumeration with their English and Chinese labels."""
        listed = self.field(table, column).get("categories", ())
        return {one["value"]: (one["label"], one.get("label_zh", one["label"])) for one in listed}

    def annotators(self, reports: Iterable[str]) -> dict[str, int]:
        """Who made the records of these reports (machine, language_model, person) -> how many of the reports, the least checked first."""
        counts = dict.fromkeys(self.labels("reports", "annotation_targets_by"), 0)
        for report in reports:
            row = self.reports[report]
            for code in {row[f"annotation_{name}_by"] for name in LISTS} - {""}:
                counts[code] = counts.get(code, 0) + 1
        return {code: count for code, count in counts.items() if count}


def _when(report: Row) -> tuple[str, int, str, str]:
    return report["place_id"], int(report["year"]), report["delivered"], report["id"]


def _refuse_unsafe(table: str, key: str, ids: Iterable[str]) -> None:
    for one in ids:
        if not SAFE_ID.fullmatch(one) or ".." in one:
            raise ContentError(
                f"{table}.{key}: {one!r} cannot be an address of a page: mend the package"
            )
