"""Vega-Lite specifications: plain dictionaries with their data inside, coloured by the style sheet's variables.

A promise is hollow and dashed, an outcome filled and solid, so that nobody needs the colours to tell them apart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from reportschema.publishing.site.series import PROMISED, REPORTED, Point

Spec = dict[str, Any]
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
# Beyond this many, words beside the points would cover each other; the table and the pointer still give them.
_MOST_WORDED = 14
_WIDTH: Spec = {"width": "container", "autosize": {"type": "fit", "contains": "padding", "resize": True}}
_PROMISED, _REPORTED, _QUIET, _INK = "var(--promised)", "var(--reported)", "var(--quiet)", "var(--ink)"


def datum_of(point: Point, unit_size: Decimal, words: Callable[[Point], str]) -> Spec:
    """A point as the charts take it: first and last year, value in the unit of the axis, and its words."""
    first, last = point.years or (0, 0)
    value = float((point.value or Decimal(0)) / unit_size)
    return {
        "kind": point.kind, "first": first, "last": last, "middle": (first + last) / 2, "value": value, "text": words(point),
        "report": point.row["report_id"], "span": first != last,
    }  # fmt: skip


def _years(data: Sequence[Spec]) -> Spec:
    first = min(one["first"] for one in data)
    last = max(one["last"] for one in data)
    if last - first < 4:
        first, last = first - 2, last + 2
    return {"domain": [first - 0.6, last + 0.9], "nice": False}


def _x(field: str, data: Sequence[Spec]) -> Spec:
    axis = {"format": "d", "tickMinStep": 1, "grid": False, "labelFlush": False}
    return {"field": field, "type": "quantitative", "title": None, "scale": _years(data), "axis": axis}


def _y(title: str, data: Sequence[Spec]) -> Spec:
    zero = min(one["value"] for one in data) >= 0
    axis = {"title": title, "titleAnchor": "end", "titleAngle": 0, "titleAlign": "left", "titleX": 0, "titleY": -14, "tickCount": 5}
    return {"field": "value", "type": "quantitative", "scale": {"zero": zero, "nice": True}, "axis": axis}


def promises_and_outcomes(data: Sequence[Spec], axis: str, tips: Mapping[str, str]) -> Spec:
    """One place, one measure: outcomes as a line of filled circles, promises as hollow diamonds; spans of years as bars."""
    tooltip = [{"field": name, "type": "nominal", "title": title} for name, title in tips.items()]
    spans = {"x2": {"field": "last"}}
    worded = len(data) <= _MOST_WORDED
    word_size = {"type": "text", "fontSize": 12, "fontWeight": 600}

    def layer(kind: str, span: bool | None, mark: Spec, **encoding: Any) -> Spec:
        test = f"datum.kind === '{kind}'" + ("" if span is None else f" && datum.span === {str(span).lower()}")
        return {"transform": [{"filter": test}], "mark": mark, "encoding": {"tooltip": tooltip, **encoding}}

    layers = [
        layer(REPORTED, False, {"type": "line", "color": _REPORTED, "strokeWidth": 2, "opacity": 0.55}, tooltip={"value": None}),
        layer(REPORTED, True, {"type": "rule", "color": _REPORTED, "strokeWidth": 3, "strokeCap": "butt"}, x=_x("first", data), **spans),
        layer(
            PROMISED, True, {"type": "rule", "color": _PROMISED, "strokeWidth": 2.5, "strokeDash": [6, 4]}, x=_x("first", data), **spans
        ),
        layer(REPORTED, None, {"type": "point", "shape": "circle", "filled": True, "color": _REPORTED, "size": 80, "opacity": 1}),
        layer(
            PROMISED, None,
            {"type": "point", "shape": "diamond", "filled": True, "fill": "var(--paper)", "stroke": _PROMISED, "strokeWidth": 2, "size": 130,
             "opacity": 1},
        ),
    ]  # fmt: skip
    if worded:
        layers.append(layer(REPORTED, None, {**word_size, "color": _REPORTED, "dy": 17}, text={"field": "text"}))
        layers.append(layer(PROMISED, None, {**word_size, "color": _PROMISED, "dy": -16}, text={"field": "text"}))
    encoding = {"x": _x("middle", data), "y": _y(axis, data)}
    return {"$schema": SCHEMA, **_WIDTH, "height": 240, "data": {"values": list(data)}, "encoding": encoding, "layer": layers}


def many_places(data: Sequence[Spec], axis: str, tips: Mapping[str, str], lines: bool) -> Spec:
    """All places, one measure: outcomes filled, promises hollow; with `lines`, a place's outcomes are joined."""
    tooltip = [{"field": name, "type": "nominal", "title": title} for name, title in tips.items()]
    layers: list[Spec] = []
    if lines:
        layers.append(
            {
                "transform": [{"filter": f"datum.kind === '{REPORTED}'"}],
                "mark": {"type": "line", "color": _REPORTED, "strokeWidth": 1, "opacity": 0.35},
                "encoding": {"detail": {"field": "place"}},
            }
        )
    marks: tuple[tuple[str, Spec], ...] = (
        (REPORTED, {"type": "point", "shape": "circle", "filled": True, "color": _REPORTED, "size": 42, "opacity": 0.75}),
        (PROMISED, {"type": "point", "shape": "diamond", "filled": False, "color": _PROMISED, "strokeWidth": 1.6, "size": 64, "opacity": 0.95}),
    )  # fmt: skip
    for kind, mark in marks:
        layers.append(
            {"transform": [{"filter": f"datum.kind === '{kind}'"}], "mark": {**mark, "clip": True}, "encoding": {"tooltip": tooltip}}
        )
    encoding = {"x": _x("middle", data), "y": _y(axis, data)}
    return {"$schema": SCHEMA, **_WIDTH, "height": 320, "data": {"values": list(data)}, "encoding": encoding, "layer": layers}


def bars(data: Sequence[Spec], axis: str, tips: Mapping[str, str]) -> Spec:
    """Counts by name, longest first; the name above its bar, so that long names fit a phone."""
    tooltip = [{"field": name, "type": "nominal", "title": title} for name, title in tips.items()]
    y = {"field": "name", "type": "nominal", "sort": None, "axis": None, "scale": {"paddingInner": 0.55, "paddingOuter": 0.3}}
    x = {"field": "count", "type": "quantitative", "title": axis, "axis": {"tickMinStep": 1, "tickCount": 5}}
    return {
        "$schema": SCHEMA, **_WIDTH, "height": {"step": 38}, "data": {"values": list(data)},
        "encoding": {"y": y, "tooltip": tooltip},
        "layer": [
            {"mark": {"type": "bar", "color": _REPORTED, "height": 9, "cornerRadiusEnd": 1}, "encoding": {"x": x}},
            {
                "mark": {"type": "text", "align": "left", "dy": -13, "color": _INK, "fontSize": 12.5, "limit": 560},
                "encoding": {"x": {"datum": 0}, "text": {"field": "name"}},
            },
            {
                "mark": {"type": "text", "align": "left", "dx": 6, "color": _QUIET, "fontSize": 12, "fontWeight": 600},
                "encoding": {"x": x, "text": {"field": "count"}},
            },
        ],
    }  # fmt: skip
