"""The first page: what this is, who spoke when, what growth is promised, what is admitted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportschema.pages.content import Content, Row, looked_for
from reportschema.pages.figures import Chart, count_chart, measure_charts
from reportschema.pages.render import Site
from reportschema.pages.series import Measure, by_measure, points_of
from reportschema.publishing.site.years import has_years

_GROWTH = Measure("gdp", "growth")
_LATEST, _TOPICS = 12, 10


def pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """The home page."""
    content = site.content
    years = sorted({int(report["year"]) for report in content.reports.values()})
    yield site.page(
        "home.html",
        "index.html",
        years=_axis(years),
        given=_given(content),
        expected=_expected(content),
        charts=_charts(site),
        problem_chart=problem_chart(site),
        latest=_latest(content),
        counts=_counts(content),
        compared=next((year for year, shown in site.comparisons.items() if "gdp" in shown), ""),
        over_years=[place for place in content.places.values() if has_years(place)],
        naming=sum(looked_for(report, "problems") for report in content.reports.values()),
    )


def _axis(years: list[int]) -> list[int]:
    """Every year from the first to the last; over 45 of them only those with a report."""
    whole = list(range(years[0], years[-1] + 1)) if years else []
    return whole if len(whole) <= 45 else years


def _given(content: Content) -> dict[tuple[str, int], list[Row]]:
    reports: dict[tuple[str, int], list[Row]] = {}
    for report in content.reports.values():
        reports.setdefault((report["place_id"], int(report["year"])), []).append(report)
    return reports


def _expected(content: Content) -> set[tuple[str, int]]:
    return {
        (row["place_id"], int(row["year"]))
        for row in content.rows("frame")
        if row["expected"] == "true"
    }


def _charts(site: Site) -> list[Chart]:
    content = site.content
    points = points_of(
        content,
        content.of_indicator("target_panel", "gdp"),
        content.of_indicator("outcome_panel", "gdp"),
    )
    return measure_charts(site, "gdp-growth", _GROWTH, by_measure(points).get(_GROWTH, []))


def problem_chart(site: Site) -> Chart | None:
    """How many reports admit a problem of each topic."""
    content = site.content
    pairs = {
        (row["report_id"], row["topic"])
        for row in content.rows("problems")
        if row["topic"] in content.topics
    }
    counts = Counter(topic for _, topic in pairs)
    listed = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_TOPICS]
    if not listed:
        return None
    named = [(site.pick(content.topics[topic], ""), count) for topic, count in listed]
    return count_chart(
        site, "problems", site.say("chart_problems"), site.say("reports_axis"), named
    )


def _latest(content: Content) -> list[tuple[Row, Row | None]]:
    """The newest report of each place, the newest first, with its headline target of GDP growth."""
    newest = sorted(
        (place.reports[-1] for place in content.places.values()), key=lambda row: -int(row["year"])
    )
    rows = [
        row
        for row in content.of_indicator("target_panel", "gdp")
        if row["target_id"] and row["transformation"] in ("growth", "")
    ]
    # Of a year's target and a plan's in one report, the year's comes last and stays.
    rows.sort(key=lambda row: -int(row["horizon"] or 0))
    growth = {row["report_id"]: content.figures.get(row["target_id"]) for row in rows}
    return [(report, growth.get(report["id"])) for report in newest[:_LATEST]]


def _counts(content: Content) -> dict[str, int]:
    return {
        "reports": len(content.reports),
        "places": len(content.places),
        "observations": len(content.rows("observations")),
        "targets": len(content.rows("targets")),
        "problems": len(content.rows("problems")),
    }
