"""A page for each indicator that any report speaks of, and the list of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from reportschema.pages.content import Content, Row
from reportschema.pages.figures import Chart, measure_charts
from reportschema.pages.render import Site
from reportschema.pages.series import Point, by_measure, drawable, in_order, points_of

_CHARTS = 3


def spoken_of(content: Content) -> dict[str, int]:
    """Indicator -> how many figures it has.

    It includes indicators that a report could have set a target for and did not.
    """
    counts = Counter(row["indicator"] for row in content.figures.values())
    named = {*counts, *(row["indicator"] for row in content.rows("target_panel"))}
    return {code: counts[code] for code in content.indicators if code in named}


def pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """The list, then one page for each indicator."""
    content = site.content
    counts = spoken_of(content)
    groups: dict[str, list[Row]] = defaultdict(list)
    for code in counts:
        groups[content.indicators[code]["topic"]].append(content.indicators[code])
    listed = [(content.topics.get(topic), groups[topic]) for topic in sorted(groups)]
    yield site.page("indicators.html", "indicators.html", groups=listed, counts=counts)
    for code in counts:
        yield _page(site, content.indicators[code])


def _page(site: Site, indicator: Row) -> tuple[str, bytes]:
    content, code = site.content, indicator["code"]
    targets = [row for row in content.of_indicator("target_panel", code) if row["target_id"]]
    points = points_of(content, targets, content.of_indicator("outcome_panel", code))
    shown = {point.figure["id"] for point in points if point.figure}
    others = [
        row
        for table in ("observations", "targets")
        for row in content.of_indicator(table, code)
        if row["id"] not in shown
    ]
    absences = [row for row in content.of_indicator("target_panel", code) if not row["target_id"]]
    reports = sorted(
        {row["report_id"] for row in (*(point.row for point in points), *others, *absences)}
    )
    groups = by_measure(points)
    order = in_order(content, list(groups), groups)
    charts: list[Chart] = []
    for measure in sorted(order, key=lambda measure: -len(drawable(groups[measure]))):
        if len(charts) < _CHARTS:
            charts += measure_charts(site, measure.transformation, measure, groups[measure])
    return site.page(
        "indicator.html",
        f"indicator/{code}.html",
        site.notices(reports),
        indicator=indicator,
        charts=charts,
        others=others,
        absences=absences,
        compared=[year for year, shown in site.comparisons.items() if code in shown],
        topic=content.topics.get(indicator["topic"]),
        measures=[(measure, sorted(groups[measure], key=_by_place)) for measure in order],
    )


def _by_place(point: Point) -> tuple[str, str]:
    return point.row["place_id"], point.row["period"]
