"""A place over the years: what each report promised beside what came of it.

For places with many reports, such as the nation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportschema.pages.compared import gap_text, gap_unit, states_of
from reportschema.pages.content import Content, PlacePage, Row
from reportschema.pages.figures import Chart, place_chart
from reportschema.pages.pairs import Pair, measure_of, pairs_of, series_shown
from reportschema.pages.quantities import unit_name
from reportschema.pages.render import Site
from reportschema.pages.series import Measure

_REPORTS = 5
# An indicator beside the core list is shown that had a target in numbers in so many years.
_YEARS = 3


@dataclass(frozen=True)
class Series:
    """An indicator over the years, the newest last."""

    measure: Measure
    unit: str
    gap_unit: str
    pairs: Mapping[str, Pair]
    chart: Chart | None

    @property
    def promises(self) -> int:
        """In how many years a target was given."""
        return sum(pair.target is not None for pair in self.pairs.values())

    @property
    def gaps(self) -> dict[str, str]:
        """Year -> outcome less promise, for those that have it."""
        return {year: gap_text(pair) for year, pair in self.pairs.items()}


def has_years(place: PlacePage) -> bool:
    """Whether a place has reports enough for such a page."""
    return len(place.reports) >= _REPORTS


def pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """One page for each place with many reports."""
    for place in filter(has_years, site.content.places.values()):
        if rows := _rows(site.content, place):
            series = _series(site, place, rows)
            yield site.page(
                "years.html",
                f"years/{place.id}.html",
                site.notices(row["id"] for row in place.reports),
                place=place,
                years=sorted({row["year"] for row in rows}),
                series=series,
                states=states_of(pair for shown in series for pair in shown.pairs.values()),
                plans=_plans(site.content, place),
            )


def _rows(content: Content, place: PlacePage) -> list[Row]:
    """Its rows of `panel` for the years that a report of the package plans."""
    rows = content.of_place("panel", place.id)
    planned = {row["year"] for row in rows if row["promised_state"] != "no_report"}
    return [row for row in rows if row["year"] in planned]


def _series(site: Site, place: PlacePage, rows: Sequence[Row]) -> list[Series]:
    shown = series_shown(site.content, rows, _YEARS)
    years = int(rows[0]["year"]), int(rows[-1]["year"])
    series = []
    for code, measure in shown.items():
        own = [row for row in rows if (row["subject"], row["measure"]) == (code, measure)]
        pairs = {pair.row["year"]: pair for pair in pairs_of(site.content, own)}
        points = [point for pair in pairs.values() for point in pair.points()]
        kind = measure_of(own[0])
        name = f"{code}-{kind.transformation}"
        chart = place_chart(site, name, place.name(site.lang), kind, points, years)
        unit = unit_name(measure.rpartition(", ")[2], site.lang)
        series.append(Series(kind, unit, gap_unit(site, own[0]), pairs, chart))
    return series


def _plans(content: Content, place: PlacePage) -> list[tuple[Row, Row | None]]:
    """Headline targets over several years, and the core indicators passed over in such plans."""
    return [
        (row, content.figures.get(row["target_id"]))
        for row in content.of_place("target_panel", place.id)
        if row["horizon"] not in ("", "1")
    ]
