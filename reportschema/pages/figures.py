"""Charts as a page needs them: the specification, the same in words, and the rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from reportschema.pages import charts
from reportschema.pages.quantities import (
    SIGNS,
    as_text,
    grouped,
    hedge_of,
    quantity,
    rounded,
    unit_name,
)
from reportschema.pages.render import Site
from reportschema.pages.series import PROMISED, REPORTED, Measure, Point, drawable, runs


@dataclass(frozen=True)
class Chart:
    """A chart of a page.

    name: an id unique on the page. words: the same for who cannot see it. spec: for Vega-Lite.
    rows: the points of its table; or counts: name and count of its bars.
    """

    name: str
    title: str
    words: str
    spec: dict[str, Any]
    rows: Sequence[Point] = ()
    counts: Sequence[dict[str, Any]] = ()


# A point in this share of the height above zero has no room for its number below it.
_LOW = 0.13


_MILLION = 10**6
# Unit -> its powers of ten in English and Chinese, in which large numbers of it are drawn.
_LARGE = {"CNY": (9, 8), "persons": (6, 4), "kg": (9, 7)}


def axis_of(site: Site, points: Sequence[Point]) -> tuple[str, Decimal]:
    """(title of the axis, what its values are divided by) for points of one unit.

    Yuan are drawn in 亿元 or billions, and people and grain so from a million on.
    """
    unit = points[0].row["normalized_unit"]
    highest = max(abs(point.value or Decimal(0)) for point in points)
    if unit == "CNY" or (unit in _LARGE and highest >= _MILLION):
        english, chinese = _LARGE[unit]
        power = chinese if site.lang == "zh" else english
        return site.say(f"axis_{unit.lower()}"), Decimal(10) ** power
    return unit_name(unit, site.lang), Decimal(1)


def words_of(site: Site, point: Point) -> str:
    """The point's number with its hedge."""
    return (
        as_text(quantity(point.figure, site.content, site.lang)) if point.figure is not None else ""
    )


def data_of(site: Site, points: Sequence[Point], size: Decimal) -> list[dict[str, Any]]:
    """Points as data of a chart, with what its tips say in the page's language."""
    rows = []
    reported = [
        point
        for point in points
        if point.kind == REPORTED and point.years and point.years[0] == point.years[1]
    ]
    run_of = dict(zip(map(id, reported), runs(reported), strict=True))
    for point in points:
        datum = charts.datum_of(point, size)
        place = site.content.places.get(point.row["place_id"])
        datum |= {
            "text": words_of(site, point),
            "mark": _short(point, size),
            "run": run_of.get(id(point), 0),
            "said": site.say(point.kind),
            "period": point.row["period"].replace("/", "–"),
            "place": place.name(site.lang) if place else point.row["place_id"],
        }
        rows.append(datum)
    highest = max((row["value"] for row in rows), default=0)
    return [{**row, "low": 0 <= row["value"] < highest * _LOW} for row in rows]


def _short(point: Point, size: Decimal) -> str:
    """What stands beside a point: hedge and number in the unit of the axis, % with its sign."""
    row = point.row
    ends = (
        [row["normalized_value"]]
        if row["normalized_value"]
        else [row["normalized_low"], row["normalized_high"]]
    )
    number = "–".join(grouped(rounded(Decimal(end) / size)) for end in ends)
    sign = SIGNS.get(hedge_of(row), "")
    return f"{sign} {number}".strip() + ("\u202f%" if row["normalized_unit"] == "%" else "")


def tips(site: Site, place: bool = False) -> dict[str, str]:
    """Field of the data -> what the tip calls it."""
    names = {
        "said": site.say("kind"),
        "text": site.say("figure"),
        "period": site.say("period"),
        "report": site.say("report"),
    }
    return ({"place": site.say("place")} if place else {}) | names


def place_chart(
    site: Site,
    name: str,
    place: str,
    measure: Measure,
    points: Sequence[Point],
    years: tuple[int, int] | None = None,
) -> Chart | None:
    """Promises beside outcomes of one place; None with fewer than two points.

    years: those of the axis, where several charts share it.
    """
    drawn = drawable(points)
    if len(drawn) < 2:
        return None
    axis, size = axis_of(site, drawn)
    title = site.measure_name(*measure)
    spec = charts.promises_and_outcomes(data_of(site, drawn, size), axis, tips(site), years)
    return Chart(
        name,
        title,
        site.say("chart_place", what=title, place=place, points=in_words(site, drawn)),
        spec,
        drawn,
    )


def many_chart(site: Site, name: str, measure: Measure, points: Sequence[Point]) -> Chart | None:
    """All places on one pair of axes; None with fewer than two points."""
    drawn = drawable(points)
    if len(drawn) < 2:
        return None
    axis, size = axis_of(site, drawn)
    title = site.measure_name(*measure)
    values = [point.value for point in drawn if point.value is not None]
    years = [year for point in drawn if point.years for year in point.years]
    words = site.say(
        "chart_many",
        what=title,
        n=len(drawn),
        promised=sum(point.kind == PROMISED for point in drawn),
        first=min(years),
        last=max(years),
        low=grouped(round(min(values) / size, 1)),
        high=grouped(round(max(values) / size, 1)),
        unit=axis,
    )
    spec = charts.many_places(data_of(site, drawn, size), axis, tips(site, place=True))
    return Chart(name, title, words, spec, drawn)


_SMALL_MULTIPLES = 4


def measure_charts(site: Site, name: str, measure: Measure, points: Sequence[Point]) -> list[Chart]:
    """One chart a place where places are few, else all of them on one."""
    shown = [
        place
        for place in site.content.places.values()
        if any(point.row["place_id"] == place.id for point in points)
    ]
    if len(shown) > _SMALL_MULTIPLES:
        return [chart for chart in [many_chart(site, name, measure, points)] if chart]
    by_place = []
    for place in shown:
        own = [point for point in points if point.row["place_id"] == place.id]
        if chart := place_chart(site, f"{name}-{place.id}", place.name(site.lang), measure, own):
            by_place.append(replace(chart, title=f"{place.name(site.lang)} · {chart.title}"))
    return by_place


def count_chart(
    site: Site, name: str, title: str, axis: str, counts: Sequence[tuple[str, int]]
) -> Chart:
    """Counts by name as bars."""
    data = [{"name": bar, "count": count} for bar, count in counts]
    words = site.say(
        "chart_counts",
        what=title,
        leading=site.say("list_sep").join(f"{bar} {count}" for bar, count in counts[:5]),
    )
    return Chart(
        name,
        title,
        words,
        charts.bars(data, axis, {"name": site.say("topic"), "count": axis}),
        counts=data,
    )


_WORDED_AT_MOST = 12


def in_words(site: Site, points: Sequence[Point]) -> str:
    """The points one by one: promised for 2025: ~ 5 %."""
    phrases = [
        site.say(
            f"point_{point.kind}",
            period=point.row["period"].replace("/", "–"),
            value=words_of(site, point),
        )
        for point in points[-_WORDED_AT_MOST:]
    ]
    return site.say("list_sep").join(phrases)
