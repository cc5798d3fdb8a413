"""A page for each indicator that any report speaks of (all places, all years), and the list of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from reportschema.publishing.site.content import Content, Row
from reportschema.publishing.site.figures import Chart, measure_charts
from reportschema.publishing.site.render import Site
from reportschema.publishing.site.series import by_measure, drawable, in_order, points

_CHARTS = 3


def spoken_of(content: Content) -> dict[str, int]:
    """Indicator -> how many figures it has; also those that a report could have set a target for and did not."""
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
    found = points(content, targets, content.of_indicator("outcome_panel", code))
    shown = {point.figure["id"] for point in found if point.figure}
    others = [
        row
        for table in ("observations", "targets")
        for row in content.of_indicator(table, code)
        if row["id"] not in shown
    ]
    absences = [row for row in content.of_indicator("target_panel", code) if not row["target_id"]]
    reports = sorted(
        {row["report_id"] for row in (*(point.row for point in found), *others, *absences)}
    )
    groups = by_measure(found)
    order = in_order(content, list(groups), groups)
    made: list[Chart] = []
    for measure in sorted(order, key=lambda one: -len(drawable(groups[one]))):
        if len(made) < _CHARTS:
            made += measure_charts(site, measure.transformation, measure, groups[measure])
    return site.page(
        "indicator.html", f"indicator/{code}.html", site.notices(reports), indicator=indicator, charts=made, others=others,
        absences=absences, topic=content.topics.get(indicator["topic"]),
        measures=[(measure, sorted(groups[measure], key=lambda one: (one.row["place_id"], one.row["period"]))) for measure in order],
    )  # fmt: skip
