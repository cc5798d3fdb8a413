"""Promises and outcomes of a place or indicator, brought together by what they measure and when."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from reportschema.pages.content import Content, Row

PROMISED, REPORTED = "promised", "reported"
_YEAR = re.compile(r"(\d{4})")  # 2024
_SPAN = re.compile(r"(\d{4})/(\d{4})")  # 2011/2015


class Measure(NamedTuple):
    """What a series measures: an indicator, and what was done to it."""

    indicator: str
    transformation: str


@dataclass(frozen=True)
class Point:
    """One promise or outcome of a place.

    kind: PROMISED or REPORTED. row: of the panel. figure: the row of the target or observation that
    it comes from; None for an absence.
    """

    kind: str
    row: Row
    figure: Row | None

    @property
    def years(self) -> tuple[int, int] | None:
        """First and last year; None for parts of a year and open spans, which no axis shows."""
        period = self.row["period"]
        if year := _YEAR.fullmatch(period):
            return int(year[1]), int(year[1])
        if span := _SPAN.fullmatch(period):
            return int(span[1]), int(span[2])
        return None

    @property
    def ends(self) -> str:
        """The year in which its period ends; empty where it has none."""
        return self.row["period"].rpartition("/")[2][:4]

    @property
    def value(self) -> Decimal | None:
        """The normalized value, or the middle of a range."""
        if self.row["normalized_value"]:
            return Decimal(self.row["normalized_value"])
        if self.row["normalized_low"] and self.row["normalized_high"]:
            return (Decimal(self.row["normalized_low"]) + Decimal(self.row["normalized_high"])) / 2
        return None

    @property
    def yearly(self) -> bool:
        """Whether a growth is of one year, or an average a year.

        Others (翻番 over five years) do not belong on the same axis.
        """
        if self.row["transformation"] != "growth":
            return True
        years, base = self.years, self.row.get("base_period", "")
        if (
            self.figure is None
            or years is None
            or self.row["normalized_unit"] != "%"
            or self.row["basis"] == "current_prices"
        ):
            return False
        if self.figure["collection"] in ("average", "each"):
            return True
        base = base or self.figure["base_period"]
        return years[0] == years[1] and base in ("", str(years[0] - 1))

    @property
    def since(self) -> str:
        """The year that a change over several years, told of one year, starts from; else empty."""
        base = self.figure["base_period"] if self.figure else ""
        if self.years is None or self.years[0] != self.years[1] or not _YEAR.fullmatch(base):
            return ""
        return base if int(base) < self.years[0] - 1 else ""


def points_of(content: Content, targets: Iterable[Row], outcomes: Iterable[Row]) -> list[Point]:
    """The rows of the two panels as points, in order of period and report."""
    points = [Point(PROMISED, row, content.figures.get(row["target_id"])) for row in targets]
    points += [Point(REPORTED, row, content.figures.get(row["observation_id"])) for row in outcomes]
    return sorted(
        points,
        key=lambda point: (
            point.row["period"],
            point.row["report_id"],
            point.kind,
            point.row["id"],
        ),
    )


def by_measure(points: Iterable[Point]) -> Mapping[Measure, list[Point]]:
    """Points by what they measure.

    An absence has no transformation: it goes to the growth, level or change that other points of
    its indicator have, if any.
    """
    groups: dict[Measure, list[Point]] = defaultdict(list)
    waiting = []
    for point in points:
        if point.row["transformation"]:
            groups[Measure(point.row["indicator"], point.row["transformation"])].append(point)
        else:
            waiting.append(point)
    for point in waiting:
        name = point.row["indicator"]
        kind = next(
            (kind for kind in ("growth", "level", "change") if Measure(name, kind) in groups),
            "level",
        )
        groups[Measure(name, kind)].append(point)
    return {
        measure: sorted(group, key=lambda point: point.row["period"])
        for measure, group in groups.items()
    }


def drawable(points: Sequence[Point]) -> list[Point]:
    """Those that an axis of years can hold, all in the unit that most of them have."""
    usable = [point for point in points if point.value is not None and point.years and point.yearly]
    units = [point.row["normalized_unit"] for point in usable]
    unit = max(sorted(set(units)), key=units.count, default="")
    return [point for point in usable if point.row["normalized_unit"] == unit]


def runs(points: Sequence[Point]) -> list[int]:
    """For each point the number of its run of years without a gap.

    A line is drawn along a run: it crosses no year that nobody reported, and joins no two reports
    of one year.
    """
    numbers, run, last = [], 0, None
    for point in points:
        year = point.years[1] if point.years else None
        run += last is None or year is None or year - last != 1
        last = year
        numbers.append(run)
    return numbers


def in_order(
    content: Content, measures: Sequence[Measure], groups: Mapping[Measure, Sequence[Point]]
) -> list[Measure]:
    """Core indicators first, growth before level, then the series with the most points."""
    codes = {code: place for place, code in enumerate(content.indicators)}
    kinds = ("growth", "level", "change", "completion", "multiple", "rank")
    counts: dict[str, int] = defaultdict(int)
    for measure in measures:
        counts[measure.indicator] += len(groups[measure])

    def key(measure: Measure) -> tuple[int, int, int]:
        core = content.indicators.get(measure.indicator, {}).get("core") == "true"
        place = codes.get(measure.indicator, len(codes))
        return (
            -len(codes) if core else -min(counts[measure.indicator], len(codes) - 1),
            place,
            kinds.index(measure.transformation),
        )

    return sorted(measures, key=key)
