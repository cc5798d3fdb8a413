"""Made-up reports with figures for every relation of the audit, for `bench_growth`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from growth_inputs import AT, CLAUSE, Input, Row, figure, figures, report

from reportschema.models.fields.scalars import MOST_PARTS

# A bundle has figures for every relation of the audit. What follows varies how bundles lie.
APART = 20  # characters from one figure of a bundle to the next
GROWN: Row = {"transformation": "growth", "unit": "%", "value": "10"}
DOUBLED: Row = {**GROWN, "unit": "番", "value": "1", "inferred": ["base_period"]}
TIMES: Row = {"transformation": "multiple", "unit": "倍", "value": "3"}
COMPLETED: Row = {"transformation": "completion", "unit": "%", "value": "75"}


def bundle(number: int, year: int = 2019, **fields: Any) -> tuple[list[Row], list[Row]]:
    """The observations and targets of one subject in one year, each relation with its figures.

    Ids and places in the text follow from the number of the bundle.
    """
    then, time = str(year - 4), str(year)
    span, target = f"{year - 3}/{year}", f"t{2 * number + 1}"
    ids = {name: f"o{20 * number + place}" for place, name in enumerate(_IN_A_BUNDLE, 1)}
    rows: dict[str, Row] = {
        "before": {"period": then},
        "now": {"period": time, "value": "3", "fulfils": target},
        "again": {"period": time, "value": "3", "repeats": ids["now"]},
        "growth": {**GROWN, "period": time, "base_period": then},
        "average": {**GROWN, "period": span, "collection": "average"},
        "doubled": {**DOUBLED, "period": time, "base_period": then},
        "multiple": {**TIMES, "period": time, "base_period": then},
        "change": {"transformation": "change", "period": time, "base_period": then},
        "rank": {"transformation": "rank", "unit": "位", "period": time, "ranks": ids["growth"]},
        "part": {"period": time, "part_of": ids["now"]},
        "share": {"unit": "%", "value": "30", "period": time, "share_of": ids["now"]},
        "done": {**COMPLETED, "period": time, "fulfils": target},
        "sector": {"indicator": "primary_sector_share", "unit": "%", "value": "40", "nth": "1"},
        "sectors": {"indicator": "secondary_sector_share", "unit": "%", "value": "60", "nth": "2"},
        "people": {"unit": "人", "value": "3", "collection": "sum"},
        "each": {"unit": "元", "value": "20"},
        "paid": {"unit": "元", "value": "60", "collection": "sum"},
    }
    start = number * APART * 20
    observations = [
        figure(
            20 * number + place, start + place * APART, **{"id": ids[name], **fields, **rows[name]}
        )
        for place, name in enumerate(_IN_A_BUNDLE, 1)
    ]
    for row in observations[_IN_A_BUNDLE.index("sector") :][:2]:
        row.pop("label", None)
        row["at"] = [start + 13 * APART, start + 13 * APART + 5, "40:60"]
    promised = figure(1, start + 18 * APART, **{"value": "4", "period": time, **fields})
    yearly = {**GROWN, "collection": "average", "period": f"{year - 3}/{year + 1}"}
    plan = figure(1, start + 19 * APART, **{**yearly, **fields})
    return observations, [{**promised, "id": target}, {**plan, "id": f"t{2 * number + 2}"}]


_IN_A_BUNDLE = (
    *("before", "now", "again", "growth", "average", "doubled", "multiple", "change", "rank"),
    *("part", "share", "done", "sector", "sectors", "people", "each", "paid"),
)


def bundles(n: int, **lists: Any) -> Iterator[tuple[int, list[Row], list[Row]]]:
    """So many bundles that their figures are about n."""
    for number in range(max(2, n // len(_IN_A_BUNDLE))):
        fields = {name: value(number) for name, value in lists.items()}
        yield number, *bundle(number, **fields)


def together(parts: Iterator[tuple[int, list[Row], list[Row]]], n: int) -> Input:
    """All bundles in one report."""
    observations, targets = [], []
    for _, some, promised in parts:
        observations += some
        targets += promised
    return Input([report(observations=observations, targets=targets)], "。", n)


def scattered(parts: Iterator[tuple[int, list[Row], list[Row]]], n: int, place: bool) -> Input:
    """Each bundle in a report of its own, of one place or of as many."""
    reports = []
    for number, observations, targets in parts:
        row = report("。", 100_000 + number, observations=observations, targets=targets)
        if place:
            row["government"] = {**row["government"], "division": str(990_000 + number)}
        reports.append(row)
    return Input(reports, "。", n)


def one_series(n: int) -> Input:
    """Figures for every relation, all of one subject and time in one report."""
    return together(bundles(n), n)


def many_subjects(n: int) -> Input:
    """The same of as many subjects in one report."""
    return together(bundles(n, label=lambda number: f"{number}号桥"), n)


def along_time(n: int) -> Input:
    """The same of one subject in as many years."""
    return together(bundles(n, year=lambda number: 1100 + number % 800), n)


def many_series(n: int) -> Input:
    """The same of one subject and time, set against as many areas."""
    return together(bundles(n, counterpart_area=lambda number: str(990_000 + number)), n)


def one_a_report(n: int) -> Input:
    """The same of one place, subject and time, in as many reports."""
    return scattered(bundles(n), n, place=False)


def one_indicator(n: int) -> Input:
    """The same of an indicator: each report's promises are paired with the others' outcomes."""
    return scattered(bundles(n, indicator=lambda _: "gdp"), n, place=False)


def many_places(n: int) -> Input:
    """The same of one subject and time, in the reports of as many places."""
    return scattered(bundles(n), n, place=True)


def one_whole(n: int) -> Input:
    """Figures that are parts, shares, repetitions and outcomes of one, as many as models allow."""
    rows, targets = figures(n), []
    for number, row in enumerate(rows):
        if number % MOST_PARTS == 0:
            target = figure(number, (n + number) * len(CLAUSE) + AT, id=f"t{number + 1}")
            targets.append(target)
            continue
        whole = rows[number - number % MOST_PARTS]["id"]
        row |= {"part_of": whole, "share_of": whole, "repeats": whole, "ranks": whole}
        row |= {"fulfils": targets[-1]["id"]}
        row |= COMPLETED if number % 2 else {}
    return Input([report(observations=rows, targets=targets)], "。", n)


def one_anchor(n: int) -> Input:
    """Growth of as many subjects in one word, its base inferred, beside their averages."""
    rows = []
    for number in range(n // 2):
        subject = {"label": f"{number:06}号桥"}  # as long for many as for few
        total: Row = {"period": "2019", "base_period": "2015", "inferred": ["base_period"]}
        rows.append(figure(2 * number + 1, 9, **{**GROWN, **total, **subject}))
        average = {"period": "2015/2019", "collection": "average"}
        rows.append(figure(2 * number + 2, 20 * number + 20, **{**GROWN, **average, **subject}))
    return Input([report(observations=rows)], "。", n)


AUDIT_SHAPES = (
    *(one_series, many_subjects, along_time, many_series, one_a_report, one_indicator),
    *(many_places, one_whole, one_anchor),
)
