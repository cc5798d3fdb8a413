"""A page for each place.

It shows what the place promised and what it reported, year by year, its ranks, and the problems
that it named, by topic, the topics that recur most first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportschema.pages.content import Content, PlacePage, Row, looked_for
from reportschema.pages.figures import Chart, place_chart
from reportschema.pages.quantities import unit_name
from reportschema.pages.render import Site
from reportschema.pages.series import Measure, Point, by_measure, in_order, points_of
from reportschema.publishing.site.years import has_years

_CHARTS = 6


def pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """One page for each place."""
    for place in site.content.places.values():
        yield site.page(
            "place.html",
            f"place/{place.id}.html",
            site.notices(row["id"] for row in place.reports),
            **_values(site, place),
        )


def _values(site: Site, place: PlacePage) -> dict[str, object]:
    content = site.content
    targets, outcomes = (
        content.of_place("target_panel", place.id),
        content.of_place("outcome_panel", place.id),
    )
    named = [row for row in targets if row["indicator"]]  # a label is no series to draw
    groups = by_measure(points_of(content, named, outcomes))
    order = in_order(content, list(groups), groups)
    shown = [measure for measure in order if _matters(content, measure, groups[measure])]
    newest = place.reports[-1]["id"]
    return {
        "place": place,
        "promises": [
            (row, content.figures.get(row["target_id"]))
            for row in targets
            if row["report_id"] == newest
        ],
        "newest": place.reports[-1],
        "over_years": has_years(place),
        "names_problems": any(looked_for(report, "problems") for report in place.reports),
        "charts": _charts(site, place, order, groups),
        "matrix": Matrix.of(site, shown, groups),
        "rest": [(measure, groups[measure]) for measure in order if measure not in shown],
        "kept": _kept(content, place),
        "ranks": _ranks(content, place),
        "recurring": _recurring(content, place),
        "problems": [
            (report, content.of_report("problems", report["id"]))
            for report in reversed(place.reports)
        ],
    }


def _matters(content: Content, measure: Measure, points: Sequence[Point]) -> bool:
    """Whether the first table shows a measure.

    It does for core indicators, whatever was promised, and what was reported for several periods.
    """
    core = content.indicators.get(measure.indicator, {}).get("core") == "true"
    return (
        core
        or any(point.kind == "promised" for point in points)
        or len({point.row["period"] for point in points}) > 1
    )


def _charts(
    site: Site,
    place: PlacePage,
    order: Sequence[Measure],
    groups: Mapping[Measure, Sequence[Point]],
) -> list[Chart]:
    charts: list[Chart] = []
    for measure in order:
        if len(charts) == _CHARTS:
            break
        if measure.indicator != "gdp" and len(groups[measure]) < 3:
            continue
        name = f"{measure.indicator}-{measure.transformation}"
        if chart := place_chart(site, name, place.name(site.lang), measure, groups[measure]):
            charts.append(chart)
    return charts


@dataclass(frozen=True)
class Matrix:
    """Measures down, years across.

    A cell holds the promises and outcomes of a measure whose period ends in that year; each row
    also the unit.
    """

    years: Sequence[str]
    rows: Sequence[tuple[Measure, str, Mapping[str, Sequence[Point]]]]

    @classmethod
    def of(
        cls, site: Site, measures: Sequence[Measure], groups: Mapping[Measure, Sequence[Point]]
    ) -> Matrix:
        """The matrix of these measures, with the unit of each."""
        rows = []
        for measure in measures:
            cells: dict[str, list[Point]] = defaultdict(list)
            for point in groups[measure]:
                cells[point.ends].append(point)
            units = [
                point.row["normalized_unit"]
                for point in groups[measure]
                if point.row["normalized_unit"]
            ]
            unit = unit_name(max(sorted(set(units)), key=units.count), site.lang) if units else ""
            rows.append((measure, unit, dict(cells)))
        return cls(sorted({year for _, _, cells in rows for year in cells}), rows)


def _kept(content: Content, place: PlacePage) -> list[tuple[Row, Row, Row]]:
    """Promises beside what came of them: the pair, the target, the observation."""
    kept = []
    for pair in content.of_place("promise_outcome", place.id):
        target, outcome = (
            content.figures.get(pair["target_id"]),
            content.figures.get(pair["observation_id"]),
        )
        if target and outcome:
            kept.append((pair, target, outcome))
    return kept


def _ranks(content: Content, place: PlacePage) -> list[tuple[Row, Row | None]]:
    """Ranks that its reports claim, and the figure that is ranked."""
    return [
        (row, content.figures.get(row["ranks"]))
        for report in reversed(place.reports)
        for row in content.of_report("observations", report["id"])
        if row["transformation"] == "rank" and not row["repeats"]
    ]


def _recurring(
    content: Content, place: PlacePage
) -> list[tuple[Row, Mapping[str, Sequence[Row]], int]]:
    """(topic, its problems by report, in how many reports), the most often named first."""
    named: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for report in place.reports:
        for problem in content.of_report("problems", report["id"]):
            named[problem["topic"]][report["id"]].append(problem)
    listed = [
        (content.topics[topic], by_report, len(by_report))
        for topic, by_report in named.items()
        if topic in content.topics
    ]
    return sorted(listed, key=lambda entry: (-entry[2], entry[0]["code"]))
