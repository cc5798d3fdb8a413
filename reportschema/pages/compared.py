"""Places side by side: one year as a row each, and all years as small pictures on common axes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reportschema.pages import charts
from reportschema.pages.content import Row
from reportschema.pages.figures import Chart, axis_of, in_words, tips, words_of
from reportschema.pages.pairs import Pair, is_total
from reportschema.pages.quantities import grouped, rounded, unit_name
from reportschema.pages.render import Site
from reportschema.pages.series import PROMISED, REPORTED, Measure, Point, drawable

# A picture of fewer rows says no more than the table, one of more could not be read; and more small
# pictures would keep a browser busy.
_FEWEST_ROWS, _MOST_ROWS, _MOST_PICTURES = 5, 60, 40
# A year that fewer places have a point of is on no common axis.
_FEWEST_OF_A_YEAR = 3


@dataclass(frozen=True)
class Multiples:
    """Small pictures that share their axes.

    spec: of all of them, with the data of all. places: id -> its name, and the same in words.
    """

    spec: dict[str, Any]
    places: Mapping[str, tuple[str, str]]
    axis: str


def on_one_axis(site: Site, pairs: Sequence[Pair]) -> list[Pair]:
    """Those that one axis can hold.

    Of a sum (jobs, grain) only the level with the most places: a nation has thirty times more of it
    than its provinces, and a district a thirtieth.
    """
    if not pairs or not is_total(pairs[0].row):
        return list(pairs)
    levels = Counter(_level(site, pair) for pair in pairs)
    most = max(sorted(levels), key=lambda level: levels[level])
    return [pair for pair in pairs if _level(site, pair) == most]


def _level(site: Site, pair: Pair) -> str:
    return site.content.places[pair.row["place_id"]].level


def side_chart(site: Site, title: str, pairs: Sequence[Pair], nation: Pair | None) -> Chart | None:
    """A row for each place with a number, in the order given; None with few of them.

    nation: its promise is a line across all rows.
    """
    numbered = [pair for pair in pairs if pair.promised is not None or pair.reported is not None]
    drawn = drawable([point for pair in numbered for point in pair.points()])
    if not _FEWEST_ROWS <= len(numbered) <= _MOST_ROWS or not drawn:
        return None
    axis, size = axis_of(site, drawn)
    data = _told_apart([_row(site, pair, size) for pair in numbered])
    level = nation.promised if nation and nation.promised is not None else None
    names = {
        "place": site.say("place"),
        "promise_said": site.say("promised"),
        "outcome_said": site.say("reported"),
    }
    spec = charts.side_by_side(data, axis, names, None if level is None else float(level / size))
    return Chart("side", title, _said(site, title, numbered), spec)


def _row(site: Site, pair: Pair, size: Decimal) -> dict[str, Any]:
    place = site.content.places[pair.row["place_id"]]
    values = {PROMISED: pair.promised, REPORTED: pair.reported}
    texts = {point.kind: words_of(site, point) for point in pair.points()}
    reported, promised = values[REPORTED], values[PROMISED]
    outcome_left = reported is not None and promised is not None and reported < promised
    numbers = {
        kind: None if value is None else float(value / size) for kind, value in values.items()
    }
    ends = {
        end: float(Decimal(pair.row[f"promised_{end}"]) / size)
        if pair.row[f"promised_{end}"]
        else None
        for end in ("low", "high")
    }
    return {
        "name": _short(site, place.id),
        "id": place.id,
        "place": place.name(site.lang),
        **numbers,
        **ends,
        "promise_said": texts.get(PROMISED, ""),
        "outcome_said": texts.get(REPORTED, ""),
        "left": REPORTED if outcome_left else PROMISED,
        "beside": ends["high" if outcome_left else "low"] or numbers[PROMISED],
    }


def _told_apart(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows whose names differ: there is a 朝阳区 in Beijing and one in Changchun."""
    named = Counter(row["name"] for row in rows)
    return [
        {**row, "name": f"{row['name']} {row['id']}"} if named[row["name"]] > 1 else row
        for row in rows
    ]


def _said(site: Site, title: str, pairs: Sequence[Pair]) -> str:
    """The picture in words: what is promised how often, and how many outcomes there are."""
    promises = Counter(
        words_of(site, point)
        for pair in pairs
        for point in pair.points()
        if point.kind == PROMISED and pair.promised is not None
    )
    most = site.say("list_sep").join(
        site.say("compare_times", value=value, n=n) for value, n in promises.most_common(5)
    )
    told = sum(pair.reported is not None for pair in pairs)
    return site.say(
        "compare_words", what=title, n=promises.total(), most=most or "—", outcomes=told
    )


def multiples(site: Site, measure: Measure, pairs: Sequence[Pair]) -> Multiples | None:
    """A picture for each place of a measure, in the order of the places.

    None for fewer than three places, and for more than a page can draw.
    """
    points = drawable([point for pair in pairs for point in pair.points()])
    held = Counter(year for year, _ in {(point.ends, point.row["place_id"]) for point in points})
    points = [point for point in points if held[point.ends] >= _FEWEST_OF_A_YEAR]
    found: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        found[point.row["place_id"]].append(point)
    by_place = {place: found[place] for place in site.content.places if place in found}
    if not _FEWEST_OF_A_YEAR <= len(by_place) <= _MOST_PICTURES:
        return None
    axis, size = axis_of(site, points)
    data = [_datum(site, point, size) for own in by_place.values() for point in own]
    names = tips(site)
    title = site.measure_name(*measure)
    words = {}
    for place, own in by_place.items():
        name = _short(site, place)
        said = site.say("chart_place", what=title, place=name, points=in_words(site, own))
        words[place] = name, said
    return Multiples(charts.multiple(data, names), words, axis)


def _short(site: Site, place: str) -> str:
    """What a picture calls a place."""
    page = site.content.places[place]
    return site.say("the_nation") if page.level == "national" else page.short(site.lang)


def _datum(site: Site, point: Point, size: Decimal) -> dict[str, Any]:
    figure = charts.datum_of(point, size)
    ends = [point.row["normalized_low"], point.row["normalized_high"]]
    low, high = (float(Decimal(end) / size) for end in ends) if all(ends) else [figure["value"]] * 2
    return {
        **figure,
        "id": point.row["place_id"],
        "low": low,
        "high": high,
        "said": site.say(point.kind),
        "text": words_of(site, point),
        "period": point.row["period"],
    }


def gap_text(pair: Pair) -> str:
    """Outcome less promise with its sign, as `panel` has it; empty where it has none."""
    if not pair.row["gap"]:
        return ""
    gap = Decimal(pair.row["gap"])
    return f"+{grouped(rounded(gap))}" if gap > 0 else grouped(rounded(gap))


def gap_unit(site: Site, row: Row) -> str:
    """The unit of the gaps of a series: percentages differ by percentage points."""
    unit = row["measure"].rpartition(", ")[2]
    return unit_name("pp" if unit == "%" else unit, site.lang)


def states_of(pairs: Iterable[Pair]) -> list[str]:
    """Why sides are empty, each reason once."""
    states = {pair.row[f"{side}_state"] for pair in pairs for side in (PROMISED, REPORTED)}
    return sorted(states - {"given"})
