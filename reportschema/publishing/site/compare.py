"""All places for one indicator and year: a page for each of both that enough places speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportschema.pages.compared import (
    gap_text,
    gap_unit,
    multiples,
    on_one_axis,
    side_chart,
    states_of,
)
from reportschema.pages.content import Content, Row
from reportschema.pages.pairs import (
    Comparisons,
    Pair,
    measure_of,
    pairs_of,
    promising,
)
from reportschema.pages.quantities import as_text, quantity
from reportschema.pages.render import Site


def address(code: str, year: str) -> str:
    """Where the page of an indicator and year lies, below the folder of the language."""
    return f"compare/{code}-{year}.html"


def pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """The list of comparisons, then their pages."""
    content = site.content
    listed = site.comparisons
    if not listed:
        return
    series: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in content.rows("panel"):
        if row["place_id"] in content.places:
            series[row["subject"], row["measure"]].append(row)
    codes = dict.fromkeys(code for shown in listed.values() for code in shown)
    counts = {
        (code, year): len(promising(_of_year(series[code, measure], year), code, measure))
        for year, shown in listed.items()
        for code, measure in shown.items()
    }
    yield site.page("compare_list.html", "compare.html", listed=listed, codes=codes, counts=counts)
    for code in codes:
        by_measure: dict[str, list[Pair]] = {}
        for year, shown in listed.items():
            if (measure := shown.get(code)) is None:
                continue
            if measure not in by_measure:
                by_measure[measure] = list(pairs_of(content, series[code, measure]))
            yield _page(site, code, year, by_measure[measure], listed)


def _of_year(rows: Sequence[Row], year: str) -> list[Row]:
    return [row for row in rows if row["year"] == year]


def _page(
    site: Site, code: str, year: str, pairs: Sequence[Pair], listed: Comparisons
) -> tuple[str, bytes]:
    """The page of one year; pairs: of the series in all years."""
    content = site.content
    order = {place: position for position, place in enumerate(content.places)}
    now = sorted(
        (pair for pair in pairs if pair.row["year"] == year),
        key=lambda pair: (
            pair.promised is None,
            -(pair.promised or 0),
            order[pair.row["place_id"]],
        ),
    )
    measure = measure_of(now[0].row)
    drawn = on_one_axis(site, now)
    nation = next((pair for pair in drawn if _level(content, pair) == "national"), None)
    title = site.measure_name(*measure)
    promise = nation.target if nation else None
    return site.page(
        "compare.html",
        address(code, year),
        site.notices(_reports(content, now, year)),
        code=code,
        year=year,
        series=measure,
        pairs=now,
        gaps=[gap_text(pair) for pair in now],
        unit=gap_unit(site, now[0].row),
        side=side_chart(site, title, [pair for pair in drawn if pair is not nation], nation),
        nation=as_text(quantity(promise, content, site.lang)) if promise else "",
        left_out=len(now) - len(drawn),
        small=multiples(site, measure, on_one_axis(site, pairs)),
        states=states_of(now),
        years=[other for other, shown in listed.items() if code in shown],
        others=listed[year],
    )


def _level(content: Content, pair: Pair) -> str:
    return content.places[pair.row["place_id"]].level


def _reports(content: Content, pairs: Sequence[Pair], year: str) -> list[str]:
    """The reports that plan the year or look back on it."""
    return [
        report["id"]
        for pair in pairs
        for report in content.places[pair.row["place_id"]].reports
        if year in (*report["plan_periods"].split(";"), *report["review_periods"].split(";"))
    ]
