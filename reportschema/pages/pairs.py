"""A promise beside its outcome, as `panel` has them, with the figures that they come from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportschema.pages.content import Content, Row
from reportschema.pages.series import PROMISED, REPORTED, Measure, Point

_NUMBERS = ("value", "low", "high")
# Fewer places than this with a target of the year are no comparison.
_AT_LEAST = 5
Comparisons = Mapping[str, Mapping[str, str]]  # year -> indicator -> measure


@dataclass(frozen=True)
class Pair:
    """A row of `panel`, and its figures: what was promised for a year, what was reported of it.

    A side is None where nothing is given; the row says why.
    stretch: what is striven for beyond the target.
    """

    row: Row
    target: Row | None
    outcome: Row | None
    stretch: Row | None = None

    @property
    def promised(self) -> Decimal | None:
        """The number promised, or the middle of its range."""
        return _middle(self.row, "promised")

    @property
    def reported(self) -> Decimal | None:
        """The number reported, or the middle of its range."""
        return _middle(self.row, "reported")

    def points(self) -> list[Point]:
        """Its numbers as points of a chart."""
        return [
            Point(kind, {**figure, "place_id": self.row["place_id"]}, figure)
            for kind, figure in ((PROMISED, self.target), (REPORTED, self.outcome))
            if figure is not None
        ]


def _middle(row: Row, side: str) -> Decimal | None:
    if row[f"{side}_value"]:
        return Decimal(row[f"{side}_value"])
    if row[f"{side}_low"] and row[f"{side}_high"]:
        return (Decimal(row[f"{side}_low"]) + Decimal(row[f"{side}_high"])) / 2
    return None


def measure_of(row: Row) -> Measure:
    """What a row of `panel` measures: `level, sum, CNY` is a level."""
    return Measure(row["subject"], row["measure"].partition(", ")[0])


def is_total(row: Row) -> bool:
    """Whether a series is a sum over a place, so that a large place has more of it than a small."""
    return row["measure"].startswith("level, sum")


def pairs_of(content: Content, rows: Iterable[Row]) -> Iterator[Pair]:
    """Rows of `panel` with their figures."""
    for row in rows:
        target = _figure(content, row, "promised")
        outcome = _figure(content, row, "reported", target)
        yield Pair(row, target, outcome, _stretch(content, row))


def _figure(content: Content, row: Row, side: str, target: Row | None = None) -> Row | None:
    """The record that a side comes from.

    It is of the report that the row names, with the year and number of the row; of several the one
    that fulfils the target, else the first.
    """
    figures = content.figures_of_year.get((row[f"{side}_report"], row["subject"], row["year"]), ())
    fitting = [figure for figure in figures if _fits(figure, row, side)]
    named = [figure for figure in fitting if target and figure["fulfils"] == target["id"]]
    return next(iter([*named, *fitting]), None)


def _stretch(content: Content, row: Row) -> Row | None:
    """The target that the row's stretch value comes from: striven for, in the same report."""
    if not row["stretch_value"]:
        return None
    figures = content.figures_of_year.get((row["promised_report"], row["subject"], row["year"]), ())
    return next(
        (
            figure
            for figure in figures
            if figure.get("commitment") == "strive"
            and figure["normalized_value"] == row["stretch_value"]
        ),
        None,
    )


def _fits(figure: Row, row: Row, side: str) -> bool:
    if ("stance" in figure) != (side == "promised"):  # a target has a stance
        return False
    # What has no number has no transformation of its own either: it stands in the series asked for.
    other = figure["transformation"] != measure_of(row).transformation
    if other and figure.get("form", "numeric") == "numeric":
        return False
    if any(figure[f"normalized_{name}"] != row[f"{side}_{name}"] for name in _NUMBERS):
        return False
    if side == "reported":
        return not figure["coverage"]
    return (figure["form"], figure["commitment"]) == (
        row["promised_form"],
        row["promised_commitment"],
    )


def series_shown(content: Content, rows: Sequence[Row], at_least: int) -> Mapping[str, str]:
    """Indicator -> the measure that stands for it; GDP, then what has the most promises.

    An indicator of the core list has the measure that the list asks for. Of any other it is the
    measure with the most promises in numbers, where there are at least so many.
    """
    core = {row["indicator"]: row["measure"] for row in content.rows("core_list")}
    numeric: Counter[tuple[str, str]] = Counter()
    given: Counter[tuple[str, str]] = Counter()
    for row in rows:
        if row["subject"] in content.indicators:
            series = row["subject"], row["measure"]
            numeric[series] += row["promised_form"] == "numeric"
            given[series] += row["promised_state"] == "given"
    shown: dict[str, str] = {}
    for subject, measure in sorted(given, key=lambda series: (numeric[series], series)):
        enough = numeric[subject, measure] >= at_least
        if core[subject] == measure if subject in core else enough:
            shown[subject] = measure
    order = sorted(shown, key=lambda code: (code != "gdp", -given[code, shown[code]], code))
    return {code: shown[code] for code in order}


def comparisons(content: Content) -> Comparisons:
    """What enough places promise for a year to be compared.

    Years come with the newest first, their indicators with the most promised first.
    """
    years: dict[str, list[Row]] = defaultdict(list)
    for row in content.rows("panel"):
        if row["place_id"] in content.places:
            years[row["year"]].append(row)
    listed = {}
    for year in sorted(years, reverse=True):
        shown = {
            code: measure
            for code, measure in series_shown(content, years[year], _AT_LEAST).items()
            if len(promising(years[year], code, measure)) >= _AT_LEAST
        }
        if shown:
            listed[year] = shown
    return listed


def promising(rows: Iterable[Row], code: str, measure: str) -> set[str]:
    """The places that have a target in one of these rows of a series."""
    return {
        row["place_id"]
        for row in rows
        if (row["subject"], row["measure"], row["promised_state"]) == (code, measure, "given")
    }
