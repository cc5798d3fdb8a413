#!/usr/bin/env python3
"""Draws the chart of README: growth of GDP as promised, as hedged and as reported.

Writes .github/gdp.svg.
"""

from __future__ import annotations

from pathlib import Path

import altair as alt
import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
PLACES = {"440103": "Liwan", "440105": "Haizhu"}


def years(period: str) -> tuple[int, int]:
    first, _, last = period.partition("/")
    return int(first), int(last or first)


def rows(name: str, kind: str) -> pd.DataFrame:
    table = pd.read_csv(
        ROOT / "datapackage" / f"{name}.csv", dtype={"place_id": "string", "period": "string"}
    )
    growth = table[
        (table.indicator == "gdp")
        & (table.transformation == "growth")
        & table.normalized_value.notna()
    ]
    growth = growth[growth.basis != "current_prices"].assign(
        kind=kind, place=growth.place_id.map(PLACES)
    )
    spans = growth.period.map(years)
    return growth.assign(
        first=[a for a, _ in spans],
        last=[b + 1 for _, b in spans],
        hedge=growth.hedge.fillna("exact"),
    )


def main() -> None:
    data = pd.concat(
        [rows("target_panel", "promised"), rows("outcome_panel", "reported")], ignore_index=True
    )
    data["text"] = data.normalized_value.map("{:g} %".format) + data.hedge.map(
        {"about": " or so", "at_least": " or more"}
    ).fillna("")
    base = alt.Chart(data).encode(
        y=alt.Y("normalized_value:Q", title="growth of GDP, % a year", scale=alt.Scale(zero=True)),
        color=alt.Color(
            "kind:N",
            title=None,
            scale=alt.Scale(domain=["promised", "reported"], range=["#c0562b", "#2b6ea6"]),
        ),
    )
    bars = base.mark_rule(strokeWidth=5).encode(
        x=alt.X(
            "first:Q", title=None, scale=alt.Scale(domain=[2005, 2027]), axis=alt.Axis(format="d")
        ),
        x2="last:Q",
    )
    layers = [
        base.transform_filter(condition)
        .mark_text(align="left", dy=dy, fontSize=11)
        .encode(x="first:Q", text="text:N")
        for condition, dy in (
            ("datum.kind == 'promised' && datum.last - datum.first > 1", -22),
            ("datum.kind == 'promised' && datum.last - datum.first <= 1", -9),
            ("datum.kind == 'reported'", 15),
        )
    ]
    chart = (
        alt.layer(bars, *layers)
        .properties(width=330, height=240)
        .facet(column=alt.Column("place:N", title=None))
    )
    chart.save(ROOT / ".github" / "gdp.svg")


if __name__ == "__main__":
    main()
