#!/usr/bin/env python3
"""Draws the picture of README: what growth each province promised, and how firmly it was put.

Reads target_panel and divisions of the committed package; writes .github/growth.svg.
"""

from __future__ import annotations

from pathlib import Path

import altair as alt
import pandas as pd

from reportschema.pages.content import short_name

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / ".github" / "growth.svg"
YEARS = ("2025", "2026")
NATION = "100000"
# How firmly a target is put -> its colour and the shape of its sign, from firm to loose.
FIRMNESS = {
    "or more (以上)": ("#b3241b", "triangle-right"),
    "a plain number": ("#17395c", "circle"),
    "a range": ("#2f7d6b", "square"),
    "or so (左右)": ("#6f9bc6", "circle"),
    "striven for (力争)": ("#a0651f", "diamond"),
}
HEDGES = {"at_least": "or more (以上)", "exact": "a plain number", "about": "or so (左右)"}
WIDTH, ROW = 265, 15


def targets() -> pd.DataFrame:
    """The yearly growth targets of the nation and its provinces: place, year, low, high, how."""
    panel = pd.read_csv(ROOT / "datapackage" / "target_panel.csv", dtype={"place_id": "string"})
    growth = panel[
        (panel.indicator == "gdp")
        & (panel.transformation == "growth")
        & (panel.form == "numeric")
        & panel.period.isin(YEARS)
        & panel.place_id.str.endswith("0000")
    ]
    how = growth.hedge.map(HEDGES)
    how = how.mask(growth.normalized_value.isna(), "a range")
    how = how.mask(growth.commitment == "strive", "striven for (力争)")
    if how.isna().any():
        raise SystemExit(f"scripts/chart.py: no sign for {set(growth.hedge[how.isna()])}")
    return pd.DataFrame(
        {
            "place_id": growth.place_id,
            "year": growth.period,
            "low": growth.normalized_value.fillna(growth.normalized_low),
            "high": growth.normalized_value.fillna(growth.normalized_high),
            "how": how,
        }
    ).sort_values(["place_id", "year", "low"])


def names() -> pd.Series[str]:
    """Code of a province -> its short English name."""
    divisions = pd.read_csv(ROOT / "datapackage" / "divisions.csv", dtype={"code": "string"})
    provinces = divisions[divisions.level == "province"].drop_duplicates("code", keep="last")
    return provinces.set_index("code").name_en.map(short_name)


def in_order(data: pd.DataFrame) -> list[str]:
    """Names of the provinces: the highest target of the first year on top."""
    firm = data[data.how != "striven for (力争)"]
    middle = firm.assign(middle=(firm.low + firm.high) / 2)
    table = middle.pivot_table(index="name", columns="year", values="middle")
    return list(table.sort_values(list(YEARS), ascending=False, kind="stable").index)


def panel_of(
    data: pd.DataFrame, year: str, order: list[str], nation: float
) -> alt.LayerChart | alt.FacetChart:
    """One year: a row for each province, and the nation's target as a line."""
    own = data[data.year == year]
    axis = alt.Axis(orient="top", tickCount=5, grid=False, titlePadding=6)
    scale = alt.Scale(domain=[4, 8.2], nice=False)
    first = year == YEARS[0]
    y = alt.Y(
        "name:N",
        sort=order,
        title=None,
        axis=alt.Axis(labels=first, ticks=False, domain=False, grid=True, labelLimit=120),
    )
    colour = alt.Color(
        "how:N",
        title=None,
        scale=alt.Scale(domain=list(FIRMNESS), range=[colour for colour, _ in FIRMNESS.values()]),
        legend=alt.Legend(orient="top", symbolSize=90, columns=5, columnPadding=14),
    )
    shape = alt.Shape(
        "how:N", scale=alt.Scale(domain=list(FIRMNESS), range=[s for _, s in FIRMNESS.values()])
    )
    base = alt.Chart(own).encode(y=y)
    low = alt.X("low:Q", title=f"{year}, % a year", scale=scale, axis=axis)
    high = alt.X("high:Q", scale=scale)
    bars = base.mark_rule(strokeWidth=3).encode(x=low, x2="high:Q", color=colour)
    points = [
        base.mark_point(filled=True, size=75, opacity=1).encode(x=x, color=colour, shape=shape)
        for x in (low, high)
    ]
    line = alt.Chart(pd.DataFrame({"nation": [nation], "name": [order[0]]}))
    dash = [5, 4] if first else [2, 4]
    rule = line.mark_rule(strokeDash=dash, color="#555555").encode(x=alt.X("nation:Q", scale=scale))
    words = f"the nation{'' if first else ' in 2025'}: {nation:g} or so"
    label = line.mark_text(
        align="left", dx=4, dy=31 * ROW - 18, fontSize=11, fontStyle="italic", color="#555555"
    ).encode(x=alt.X("nation:Q", scale=scale), y=y, text=alt.value(words))
    return alt.layer(rule, bars, *points, label).properties(width=WIDTH, height=ROW * len(order))


def main() -> None:
    data = targets()
    nation = data[data.place_id == NATION]
    if list(nation.year) != [YEARS[0]] or set(nation.how) != {"or so (左右)"}:
        raise SystemExit(
            "scripts/chart.py: the nation's targets are others: its line has to change"
        )
    provinces = data[data.place_id != NATION]
    provinces = provinces.assign(name=provinces.place_id.map(names()))
    order = in_order(provinces)
    panels = [panel_of(provinces, year, order, float(nation.low.iloc[0])) for year in YEARS]
    chart = alt.hconcat(*panels, spacing=18).configure(
        background="white",
        padding={"left": 30, "top": 8, "right": 8, "bottom": 8},
        font="Helvetica Neue, Arial, PingFang SC, Noto Sans CJK SC, Microsoft YaHei, sans-serif",
        view=alt.ViewConfig(stroke=None),
    )
    chart.save(PICTURE)


if __name__ == "__main__":
    main()
