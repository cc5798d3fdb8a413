"""Vega-Lite specifications: dictionaries with their data inside, coloured by the style sheet.

A promise is hollow and dashed, an outcome filled and solid, so that nobody needs the colours to
tell them apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from reportschema.pages.series import PROMISED, REPORTED, Point

Spec = dict[str, Any]
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
# Beyond this many, words beside the points would cover each other; the table and the pointer still
# give them.
_MOST_WORDED = 14
_BAR = 38
_ROW = 21
_WIDTH: Spec = {
    "width": "container",
    "autosize": {"type": "fit", "contains": "padding", "resize": True},
}
_PROMISED, _REPORTED, _QUIET, _INK = (
    "var(--promised)",
    "var(--reported)",
    "var(--quiet)",
    "var(--ink)",
)
_CIRCLE: Spec = {
    "type": "point",
    "shape": "circle",
    "filled": True,
    "color": _REPORTED,
    "size": 80,
    "opacity": 1,
}
_DIAMOND: Spec = {
    "type": "point",
    "shape": "diamond",
    "filled": True,
    "fill": "var(--paper)",
    "stroke": _PROMISED,
    "strokeWidth": 2,
    "size": 130,
    "opacity": 1,
}


def datum_of(point: Point, unit_size: Decimal) -> Spec:
    """A point as the charts take it: first and last year, value in the unit of the axis."""
    first, last = point.years or (0, 0)
    value = float((point.value or Decimal(0)) / unit_size)
    return {
        "kind": point.kind,
        "first": first,
        "last": last,
        "middle": (first + last) / 2,
        "value": value,
        "span": first != last,
        "report": point.row["report_id"],
    }


def _years(data: Sequence[Spec]) -> Spec:
    first = min(datum["first"] for datum in data)
    last = max(datum["last"] for datum in data)
    if last - first < 4:
        first, last = first - 2, last + 2
    return {"domain": [first - 0.6, last + 1.2], "nice": False}


def _x(field: str, data: Sequence[Spec]) -> Spec:
    axis = {
        "format": "d",
        "tickMinStep": 1,
        "grid": False,
        "labelFlush": False,
        "labelSeparation": 14,
    }
    return {
        "field": field,
        "type": "quantitative",
        "title": None,
        "scale": _years(data),
        "axis": axis,
    }


def _y(title: str, data: Sequence[Spec]) -> Spec:
    zero = min(datum["value"] for datum in data) >= 0
    axis = {
        "title": title,
        "titleAnchor": "end",
        "titleAngle": 0,
        "titleAlign": "left",
        "titleX": 0,
        "titleY": -14,
        "tickCount": 5,
    }
    return {
        "field": "value",
        "type": "quantitative",
        "scale": {"zero": zero, "nice": True},
        "axis": axis,
    }


def _layer(
    data: Sequence[Spec], mark: Spec, where: Mapping[str, Any], **encoding: Any
) -> list[Spec]:
    """A layer of the points that have these values.

    It is empty where there are no such points, since Vega warns of a layer without points.
    """
    if not any(all(datum[name] == value for name, value in where.items()) for datum in data):
        return []
    test = {"and": [{"field": name, "equal": value} for name, value in where.items()]}
    return [{"transform": [{"filter": test}], "mark": mark, "encoding": encoding}]


def _tooltip(tips: Mapping[str, str]) -> list[Spec]:
    return [{"field": name, "type": "nominal", "title": title} for name, title in tips.items()]


def promises_and_outcomes(
    data: Sequence[Spec], axis: str, tips: Mapping[str, str], years: tuple[int, int] | None = None
) -> Spec:
    """The points of one place and measure.

    Outcomes are filled circles on a line, promises hollow diamonds, and spans of years bars.
    years: those of the axis where several charts share it; by default those of the points.
    """
    within = [{"first": years[0], "last": years[1]}] if years else data
    tooltip, first, last = _tooltip(tips), _x("first", within), {"field": "last"}
    line: Spec = {"type": "line", "color": _REPORTED, "strokeWidth": 2, "opacity": 0.55}
    bar: Spec = {"type": "rule", "strokeCap": "butt"}
    reported, promised = {"kind": REPORTED}, {"kind": PROMISED}
    spans = {"x": first, "x2": last, "tooltip": tooltip}
    dashed = {**bar, "color": _PROMISED, "strokeWidth": 2.5, "strokeDash": [6, 4]}
    layers = [
        *_layer(data, line, {**reported, "span": False}, detail={"field": "run"}),
        *_layer(
            data, {**bar, "color": _REPORTED, "strokeWidth": 3}, {**reported, "span": True}, **spans
        ),
        *_layer(data, dashed, {**promised, "span": True}, **spans),
        *_layer(data, _CIRCLE, {**reported, "span": False}, tooltip=tooltip),
        *_layer(data, _DIAMOND, {**promised, "span": False}, tooltip=tooltip),
        *(_words(data) if len(data) <= _MOST_WORDED else ()),
    ]
    encoding = {"x": _x("middle", within), "y": _y(axis, data)}
    return {
        "$schema": SCHEMA,
        **_WIDTH,
        "height": 240,
        "data": {"values": list(data)},
        "encoding": encoding,
        "layer": layers,
    }


def _words(data: Sequence[Spec]) -> list[Spec]:
    """The numbers beside their points.

    Those of promises stand above, those of outcomes below unless the axis is there, and those of
    spans of years at their end.
    """
    words: Spec = {"type": "text", "fontSize": 12, "fontWeight": 600}
    text, end = {"field": "mark"}, {"align": "left", "dx": 5}
    layers = []
    for kind, colour in ((REPORTED, _REPORTED), (PROMISED, _PROMISED)):
        for low in (False, True):
            down = 17 if kind == REPORTED and not low else -15
            layers += _layer(
                data,
                {**words, "color": colour, "dy": down},
                {"kind": kind, "span": False, "low": low},
                text=text,
            )
        layers += _layer(
            data,
            {**words, **end, "color": colour},
            {"kind": kind, "span": True},
            x=_x("last", data),
            text=text,
        )
    return layers


def many_places(data: Sequence[Spec], axis: str, tips: Mapping[str, str]) -> Spec:
    """All places, one measure: outcomes filled, promises hollow."""
    tooltip = _tooltip(tips)
    circle: Spec = {
        "type": "point",
        "shape": "circle",
        "filled": True,
        "color": _REPORTED,
        "size": 42,
        "opacity": 0.75,
    }
    diamond: Spec = {
        "type": "point",
        "shape": "diamond",
        "filled": False,
        "color": _PROMISED,
        "strokeWidth": 1.6,
        "size": 64,
        "opacity": 0.95,
    }
    layers = [
        *_layer(data, circle, {"kind": REPORTED}, tooltip=tooltip),
        *_layer(data, diamond, {"kind": PROMISED}, tooltip=tooltip),
    ]
    encoding = {"x": _x("middle", data), "y": _y(axis, data)}
    return {
        "$schema": SCHEMA,
        **_WIDTH,
        "height": 320,
        "data": {"values": list(data)},
        "encoding": encoding,
        "layer": layers,
    }


def bars(data: Sequence[Spec], axis: str, tips: Mapping[str, str]) -> Spec:
    """Counts by name, longest first; the name above its bar, so that long names fit a phone."""
    tooltip = _tooltip(tips)
    y = {
        "field": "name",
        "type": "nominal",
        "sort": None,
        "axis": None,
        "scale": {"paddingInner": 0.55, "paddingOuter": 0.3},
    }
    x = {
        "field": "count",
        "type": "quantitative",
        "title": axis,
        "axis": {"tickMinStep": 1, "tickCount": 5},
    }
    name = {
        "type": "text",
        "align": "left",
        "dy": -13,
        "color": _INK,
        "fontSize": 12.5,
        "limit": 560,
    }
    number: Spec = {"type": "text", "align": "left", "dx": 6, "color": _QUIET, "fontSize": 12}
    return {
        "$schema": SCHEMA,
        "width": "container",
        "autosize": {"type": "fit-x", "contains": "padding"},
        "height": _BAR * len(data),
        "data": {"values": list(data)},
        "encoding": {"y": y, "tooltip": tooltip},
        "layer": [
            {
                "mark": {"type": "bar", "color": _REPORTED, "height": 9, "cornerRadiusEnd": 1},
                "encoding": {"x": x},
            },
            {"mark": name, "encoding": {"x": {"datum": 0}, "text": {"field": "name"}}},
            {
                "mark": {**number, "fontWeight": 600},
                "encoding": {"x": x, "text": {"field": "count"}},
            },
        ],
    }


def side_by_side(
    data: Sequence[Spec], axis: str, tips: Mapping[str, str], level: float | None
) -> Spec:
    """One year of many places, a row each: the promise hollow, its range a bar, the outcome filled.

    level: a value that a line marks for all of them.
    """
    names = {
        "field": "name",
        "type": "nominal",
        # As a domain: layers that lack rows would change their order, and a list to sort by becomes
        # an expression, with the names in it.
        "scale": {"domain": [row["name"] for row in data]},
        "sort": None,
        "title": None,
        "axis": {"labelLimit": 130, "domain": False, "ticks": False, "grid": True},
    }
    x = {
        "type": "quantitative",
        "title": axis,
        "scale": {"zero": False, "nice": True, "padding": 46},
        "axis": {"orient": "top", "tickCount": 5, "grid": False},
    }
    promised, reported = {**x, "field": PROMISED}, {**x, "field": REPORTED}
    line: Spec = {"type": "rule", "color": _QUIET, "opacity": 0.6}
    bar: Spec = {"type": "rule", "color": _PROMISED, "strokeWidth": 5, "opacity": 0.4}
    words: Spec = {"type": "text", "fontSize": 11.5, "fontWeight": 600}
    left: Spec = {**words, "align": "right", "dx": -10}
    right: Spec = {**words, "align": "left", "dx": 10}
    said, told = {"field": "promise_said"}, {"field": "outcome_said"}
    layers = [
        *_level(level, x),
        *_marks(data, line, (PROMISED, REPORTED), x=promised, x2={"field": REPORTED}),
        *_marks(data, bar, ("low", "high"), x={**x, "field": "low"}, x2={"field": "high"}),
        *_marks(data, _CIRCLE, (REPORTED,), x=reported),
        *_marks(data, _DIAMOND, (PROMISED,), x=promised),
    ]
    for first, at in ((PROMISED, left), (REPORTED, right)):
        of_promise = {**at, "color": _PROMISED}
        beside = {**x, "field": "beside"}  # past the end of a range
        layers += _layer(data, of_promise, {"left": first}, x=beside, text=said)
        other = right if at is left else left
        of_outcome = {**other, "color": _REPORTED}
        layers += _layer(data, of_outcome, {"left": first}, x=reported, text=told)
    return {
        "$schema": SCHEMA,
        **_WIDTH,
        "height": _ROW * len(data) + 40,
        "data": {"values": list(data)},
        "encoding": {"y": names, "tooltip": _tooltip(tips)},
        "layer": layers,
    }


def _level(level: float | None, x: Mapping[str, Any]) -> list[Spec]:
    """A dashed line across all rows."""
    if level is None:
        return []
    mark = {"type": "rule", "color": _PROMISED, "strokeDash": [5, 4], "opacity": 0.8}
    here = {"x": {**x, "datum": level}, "y": None, "tooltip": None}
    return [{"data": {"values": [{}]}, "mark": mark, "encoding": here}]


def _marks(data: Sequence[Spec], mark: Spec, held: Sequence[str], **encoding: Any) -> list[Spec]:
    """A layer of the rows that hold these values; none where no row does."""
    if not any(all(row[name] is not None for name in held) for row in data):
        return []
    test = {"and": [{"field": name, "valid": True} for name in held]}
    return [{"transform": [{"filter": test}], "mark": mark, "encoding": encoding}]


def multiple(data: Sequence[Spec], tips: Mapping[str, str]) -> Spec:
    """One of many small pictures: the points of a place on the axes that all of them share.

    data: of all places; a page draws those of one place from it.
    """
    values = [end for row in data for end in (row["low"], row["high"])]
    room = (max(values) - min(values) or 1) * 0.12  # so that no sign stands across an edge
    scale = {"domain": [min(values) - room, max(values) + room], "nice": False, "zero": False}
    x = _x("middle", data)
    ticks = sorted({row["first"] for row in data})
    x["scale"] = {"domain": [ticks[0] - 0.6, ticks[-1] + 0.6], "nice": False}
    x["axis"] |= {"values": ticks, "labelSeparation": 2, "labelFontSize": 11}
    y = {
        "field": "value",
        "type": "quantitative",
        "scale": scale,
        "axis": {"title": None, "tickCount": 3},
    }
    bar: Spec = {"type": "rule", "color": _PROMISED, "strokeWidth": 5, "opacity": 0.4}
    small = {"tooltip": _tooltip(tips)}
    ends = {"y": {**y, "field": "low"}, "y2": {"field": "high"}}
    line: Spec = {"type": "line", "color": _REPORTED, "strokeWidth": 1.5, "opacity": 0.55}
    layers = [
        *_layer(data, bar, {"kind": PROMISED}, **ends),
        *_layer(data, line, {"kind": REPORTED}),
        *_layer(data, {**_CIRCLE, "size": 46}, {"kind": REPORTED}, **small),
        *_layer(data, {**_DIAMOND, "size": 70}, {"kind": PROMISED}, **small),
    ]
    return {
        "$schema": SCHEMA,
        **_WIDTH,
        "height": 110,
        "data": {"values": list(data)},
        "encoding": {"x": x, "y": y},
        "layer": layers,
    }
