"""Where the series of the package's places break, and where two reports give one period two values.

Both are worked out from the tables of the package that is being built.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from reportschema.models import Division
from reportschema.publishing.records.cells import cell
from reportschema.publishing.records.tables import Table
from reportschema.vocabularies import Vocabulary


class BreakLine(NamedTuple):
    """One break, for the dictionary: whose series, from when, and what happened."""

    place_id: str
    year: str
    says: str


def break_lines(tables: Sequence[Table], known: Vocabulary) -> list[BreakLine]:
    """What breaks a series, by place and year.

    A series breaks where the territory, name or code of its place changes, where the basis of its
    indicator does, where a report is late or a year has two, and where a value is revised.
    """
    rows = {table.name: [_row(table, row) for row in table.rows] for table in tables}
    places = {row["place_id"] for row in rows["reports"]}
    lines = [
        BreakLine(declared.place_id, str(declared.year), declared.says_en)
        for declared in known.breaks
        if declared.place_id in places
    ]
    lines += _renamings(places, known)
    lines += _occasions(rows["reports"])
    lines += _bases(rows["outcome_panel"], rows["reports"])
    lines += _revisions(rows["outcome_panel"])
    return sorted(set(lines))


def _row(table: Table, row: Sequence[Any]) -> dict[str, str]:
    return {column.name: cell(value) for column, value in zip(table.columns, row, strict=True)}


def _renamings(places: set[str], known: Vocabulary) -> Iterator[BreakLine]:
    last: dict[str, Division] = {}
    for division in sorted(known.divisions.values(), key=lambda row: row.valid_from):
        if division.place_id in places:
            if before := last.get(division.place_id):
                what = [
                    f"{old} -> {new}"
                    for old, new in (
                        (before.name, division.name),
                        (before.code, division.code),
                        (before.parent or "", division.parent or ""),
                    )
                    if old != new
                ]
                yield BreakLine(
                    division.place_id,
                    str(division.valid_from),
                    f"Name, code or parent changed ({'; '.join(what)}); `place_id` stays.",
                )
            last[division.place_id] = division


def _occasions(reports: Sequence[Mapping[str, str]]) -> Iterator[BreakLine]:
    years = defaultdict(list)
    for row in reports:
        years[row["place_id"], row["year"]].append(row["id"])
        month = row["delivered"][5:7]
        if month > "06":
            yield BreakLine(
                row["place_id"],
                row["year"],
                f"`{row['id']}` was given on {row['delivered']}:"
                " part of the time that it plans had already passed.",
            )
    for (place, year), ids in years.items():
        if len(ids) > 1:
            yield BreakLine(
                place,
                year,
                f"Two reports were given in one year: `{'`, `'.join(sorted(ids))}`.",
            )


def _bases(
    panel: Sequence[Mapping[str, str]], reports: Sequence[Mapping[str, str]]
) -> Iterator[BreakLine]:
    year_of = {row["id"]: row["year"] for row in reports}
    series: dict[tuple[str, str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in panel:
        series[row["place_id"], row["indicator"], row["transformation"]][row["report_id"]].add(
            row["basis"] or "unsaid"
        )
    for (place, indicator, transformation), by_report in series.items():
        ordered = sorted(by_report.items(), key=lambda item: (year_of[item[0]], item[0]))
        for (_, before), (report, after) in pairwise(ordered):
            if not before & after:
                what = (
                    f"basis of `{indicator}` ({transformation})"
                    f" changes from {_joined(before)} to {_joined(after)} in `{report}`"
                )
                yield BreakLine(place, year_of[report], f"The {what}.")


def _revisions(panel: Sequence[Mapping[str, str]]) -> Iterator[BreakLine]:
    keys = (
        "place_id",
        "period",
        "indicator",
        "transformation",
        "collection",
        "base_period",
        "basis",
        "normalized_unit",
    )
    vintages: dict[tuple[str, ...], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in panel:
        if row["normalized_value"]:
            vintages[tuple(row[key] for key in keys)][row["normalized_value"]].add(row["report_id"])
    for key, values in vintages.items():
        reports = {report for stating in values.values() for report in stating}
        if len(values) > 1 and len(reports) > 1:
            versions = ", ".join(
                f"{value} {key[-1]} (`{'`, `'.join(sorted(stating))}`)"
                for value, stating in sorted(values.items())
            )
            yield BreakLine(
                key[0], key[1], f"`{key[2]}` ({key[3]}) has several vintages: {versions}."
            )


def _joined(bases: set[str]) -> str:
    return " and ".join(sorted(bases))
