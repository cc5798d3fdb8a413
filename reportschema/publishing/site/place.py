"""A page for each place: what it promised and what it reported, year by year; ranks; the problems it named and those that recur."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportschema.publishing.site.content import Content, Place, Row
from reportschema.publishing.site.figures import Chart, place_chart
from reportschema.publishing.site.quantities import unit_name
from reportschema.publishing.site.render import Site
from reportschema.publishing.site.series import Measure, Point, by_measure, in_order, points

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


def _values(site: Site, place: Place) -> dict[str, object]:
    content = site.content
    targets, outcomes = (
        content.of_place("target_panel", place.id),
        content.of_place("outcome_panel", place.id),
    )
    groups = by_measure(points(content, targets, outcomes))
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


def _matters(content: Content, measure: Measure, found: Sequence[Point]) -> bool:
    """What the first table shows: core indicators, whatever was promised, and what was said of more than one period."""
    core = content.indicators.get(measure.indicator, {}).get("core") == "true"
    return (
        core
        or any(one.kind == "promised" for one in found)
        or len({one.row["period"] for one in found}) > 1
    )


def _charts(
    site: Site, place: Place, order: Sequence[Measure], groups: Mapping[Measure, Sequence[Point]]
) -> list[Chart]:
    made: list[Chart] = []
    for measure in order:
        if len(made) == _CHARTS:
            break
        if measure.indicator != "gdp" and len(groups[measure]) < 3:
            continue
        name = f"{measure.indicator}-{measure.transformation}"
        if chart := place_chart(site, name, place.name(site.lang), measure, groups[measure]):
            made.append(chart)
    return made


@dataclass(frozen=True)
class Matrix:
    """Measures down, years across; a cell holds the promises and outcomes of that measure whose period ends in that year."""

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


def _kept(content: Content, place: Place) -> list[tuple[Row, Row, Row]]:
    """Promises beside what came of them: the pair, the target, the observation."""
    found = []
    for pair in content.of_place("promise_outcome", place.id):
        target, outcome = (
            content.figures.get(pair["target_id"]),
            content.figures.get(pair["observation_id"]),
        )
        if target and outcome:
            found.append((pair, target, outcome))
    return found


def _ranks(content: Content, place: Place) -> list[tuple[Row, Row | None]]:
    """Ranks that its reports claim, and the figure that is ranked."""
    return [
        (row, content.figures.get(row["ranks"]))
        for report in reversed(place.reports)
        for row in content.of_report("observations", report["id"])
        if row["transformation"] == "rank" and not row["repeats"]
    ]


def _recurring(
    content: Content, place: Place
) -> list[tuple[Row, Mapping[str, Sequence[Row]], int]]:
    """Topics of problems, the most often named first: topic, its problems by report, in how many reports."""
    named: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for report in place.reports:
        for problem in content.of_report("problems", report["id"]):
            named[problem["topic"]][report["id"]].append(problem)
    listed = [
        (content.topics[topic], found, len(found))
        for topic, found in named.items()
        if topic in content.topics
    ]
    return sorted(listed, key=lambda one: (-one[2], one[0]["code"]))
