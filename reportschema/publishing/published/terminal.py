"""A report, or an indicator, of a package for the terminal.

It is shown as tables and a small chart of bars, drawn by the library Rich, with names in both
languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

Row = Mapping[str, str]
Tables = Mapping[str, Sequence[Row]]

BAR, LEAST_BAR = 40, 10
_SIGNS = {
    "about": "~ ",
    "nearly": "just under ",
    "at_least": "≥ ",
    "over": "> ",
    "at_most": "≤ ",
    "under": "< ",
    "exact": "",
}
_SCALES = (
    (Decimal(10) ** 12, "trillion"),
    (Decimal(10) ** 9, "billion"),
    (Decimal(10) ** 6, "million"),
)


def report_view(tables: Tables, report_id: str) -> Group:
    """One report for the terminal.

    The view shows which report it is, its core figures, its headline targets and the indicators it
    is silent on, and the problems it named.
    """
    report = next(row for row in tables["reports"] if row["id"] == report_id)
    own = {
        name: [row for row in rows if row.get("report_id") == report_id]
        for name, rows in tables.items()
    }
    parts = [
        _heading(report),
        _figures(own["outcome_panel"], tables),
        _targets(own["target_panel"], tables),
        _problems(own["problems"], tables),
    ]
    return Group(*(part for part in parts if part is not None))


def reports_view(tables: Tables) -> Group:
    """The reports of a package, for who does not know their ids."""
    table = _table(
        "Reports 报告", "id", "place 地方", "delivered 报告日期", "figures 数字", "targets 目标"
    )
    for row in tables["reports"]:
        counts = [
            sum(record["report_id"] == row["id"] for record in tables[name])
            for name in ("observations", "targets")
        ]
        _add(
            table, row["id"], _places(tables)[row["place_id"]], row["delivered"], *map(str, counts)
        )
    return Group(
        table, Text("reportschema show ID, or reportschema show --indicator gdp", style="dim")
    )


def indicator_view(tables: Tables, indicator: str) -> Group:
    """One indicator in all places, for the terminal.

    The view shows what was reported and what was promised as bars; all bars of one measure share a
    scale.
    """
    name = _names(tables)[indicator]
    places = _places(tables)
    parts: list[RenderableType] = [Text(f"{name} ({indicator})", style="bold")]
    measures: dict[str, list[Row]] = {}
    for row in _figures_of(tables, indicator):
        measures.setdefault(_measure(row), []).append(row)
    parts += [_bars(title, rows, places) for title, rows in measures.items()]
    if not measures:
        parts.append(Text("no report of the package has a number for it"))
    return Group(*parts)


def _figures_of(tables: Tables, indicator: str) -> Iterator[Row]:
    """Outcomes and numeric targets of an indicator, each with `source`: reported or promised."""
    for row in tables["outcome_panel"]:
        if row["indicator"] == indicator and row["normalized_value"]:
            yield {**row, "source": "reported"}
    for row in tables["target_panel"]:
        if row["indicator"] == indicator and (row["normalized_value"] or row["normalized_low"]):
            yield {**row, "source": "promised"}


def _measure(row: Row) -> str:
    """What is on one scale: growth over several years is not on that of growth in one."""
    years = [
        int(row[name][-4:])
        for name in ("base_period", "period")
        if row.get(name, "")[-4:].isdecimal()
    ]
    several = row["transformation"] == "growth" and len(years) == 2 and years[1] - years[0] > 1
    measure = f"{row['transformation']}, {row['normalized_unit']}"
    return f"{measure}, over several years" if several else measure


def _places(tables: Tables) -> dict[str, str]:
    """Place id -> its name at the time of the last report, with the English one."""
    english = {row["place_id"]: row["name_en"] for row in tables["divisions"]}
    return {
        row["place_id"]: f"{english.get(row['place_id'], '')} {row['government_name']}".strip()
        for row in tables["reports"]
    }


class _Bar:
    """A share of the longest bar, as wide as the terminal leaves room for.

    A bar never breaks over lines.
    """

    def __init__(self, share: Decimal, full: str, style: str) -> None:
        self.share, self.full, self.style = share, full, style

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(min(LEAST_BAR, options.max_width), min(BAR, options.max_width))

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        length = int(self.share * min(BAR, options.max_width) * 8)
        yield Text(
            self.full * (length // 8) + ("", *"▏▎▍▌▋▊▉")[length % 8], style=self.style, no_wrap=True
        )


def _bars(title: str, rows: Sequence[Row], places: Mapping[str, str]) -> Table:
    table = _table(title, "place 地方", "period 时期", "", "value 数值", "", "report 报告")
    values = [Decimal(row["normalized_value"] or row["normalized_low"]) for row in rows]
    longest = max((abs(value) for value in values), default=Decimal(1)) or Decimal(1)
    ordered = sorted(
        zip(rows, values, strict=True),
        key=lambda item: (item[0]["place_id"], item[0]["period"][-4:], item[0]["source"]),
    )
    for row, value in ordered:
        promised = row["source"] == "promised"
        style = "red" if value < 0 else "cyan" if promised else "green"
        _add(
            table,
            places.get(row["place_id"], row["place_id"]),
            row["period"],
            row["source"],
            Text(_value(row), justify="right"),
            _Bar(abs(value) / longest, "░" if promised else "█", style),
            row["report_id"],
        )
    return table


def _heading(report: Row) -> Text:
    lines = Text(report["title"], style="bold")
    facts = [
        report["government_name"],
        report["delivered"],
        report["congress_name"],
        report["speaker_name"],
    ]
    lines.append("\n" + " · ".join(fact for fact in facts if fact), style="not bold")
    annotators = sorted(
        {
            value
            for name, value in report.items()
            if name.startswith("annotation_") and name.endswith("_by") and value
        }
    )
    part = " Headline figures only." if report["annotation_level"] == "headline" else ""
    lines.append(
        f"\nannotated by: {', '.join(annotators) or 'nobody'}.{part}"
        " Claims of a government, not statistics.",
        style="not bold dim",
    )
    return lines


def _figures(panel: Sequence[Row], tables: Tables) -> Table | None:
    core = [row["code"] for row in tables["indicators"] if row["core"] == "true"]
    rows = sorted(
        (row for row in panel if row["indicator"] in core),
        key=lambda row: (core.index(row["indicator"]), row["period"]),
    )
    if not rows:
        return None
    names = _names(tables)
    table = _table(
        "Core figures 主要实绩",
        "indicator 指标",
        "measure",
        "period 时期",
        "value 数值",
        "basis 口径",
    )
    for row in rows:
        measure = " ".join(part for part in (row["transformation"], row["collection"]) if part)
        _add(
            table,
            names[row["indicator"]],
            measure,
            row["period"],
            Text(_value(row), justify="right"),
            row["basis"].replace("_", " "),
        )
    return table


def _targets(panel: Sequence[Row], tables: Tables) -> Table | None:
    if not panel:
        return None
    names = _names(tables)
    table = _table(
        "Headline targets 主要预期目标",
        "indicator 指标",
        "measure",
        "period 时期",
        "target 目标",
        "how firmly 承诺",
    )
    for row in panel:
        goal = _value(row) if row["form"] == "numeric" else _FORMS.get(row["form"], row["form"])
        if row["form"] == "pegged" and row["pegged_to"]:
            goal = f"{goal} {names.get(row['pegged_to'], row['pegged_to'])}"
        firmly = "" if row["commitment"] in ("", "plain") else row["commitment"]
        _add(
            table,
            names.get(row["indicator"], row["indicator"]),
            row["transformation"],
            row["period"],
            Text(goal, justify="right"),
            firmly,
            style="dim" if row["form"] in ("silent", "not_coded") else "",
        )
    return table


# The words for a target that is no number.
_FORMS = {
    "pegged": "as fast as",
    "assigned": "as assigned from above",
    "verbal": "in words",
    "words_only": "in words only",
    "silent": "says nothing",
    "not_coded": "not coded",
}


def _problems(rows: Sequence[Row], tables: Tables) -> Table | None:
    if not rows:
        return None
    table = _table("Problems named 自陈问题", "id", "topic 主题", "problem 问题")
    topics = {row["code"]: f"{row['en']}\n{row['zh']}" for row in tables["topics"]}
    for row in rows:
        _add(
            table,
            row["id"].rpartition("/")[2],
            topics.get(row["topic"], row["topic"]),
            f"{row['summary_en']}\n{row['summary_zh']}",
        )
    return table


def _value(row: Row) -> str:
    """Number with its hedge as a sign, large amounts in words; a range as such."""
    sign = _SIGNS.get(row["hedge"], "")
    number = (
        _amount(row["normalized_value"])
        if row["normalized_value"]
        else f"{_amount(row['normalized_low'])}–{_amount(row['normalized_high'])}"
    )
    return f"{sign}{number} {row['normalized_unit']}".rstrip().replace(" %", " %")


def _amount(text: str) -> str:
    if not text:
        return "?"
    value = Decimal(text)
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return (
                f"{value / scale:,.4g} {word}"
                if abs(value / scale) < 1000
                else f"{value / scale:,.0f} {word}"
            )
    return f"{value:,f}"


def _names(tables: Tables) -> dict[str, str]:
    return {row["code"]: f"{row['en']} {row['zh']}" for row in tables["indicators"]}


def _table(title: str, *columns: str) -> Table:
    table = Table(
        title=Text(title),
        title_justify="left",
        title_style="bold",
        box=box.SIMPLE_HEAD,
        pad_edge=False,
    )
    for column in columns:
        numbers = column.startswith(("value", "target "))
        table.add_column(column, overflow="fold", justify="right" if numbers else "left")
    return table


def _add(table: Table, *cells: str | RenderableType, style: str = "") -> None:
    """Adds a row to a table.

    Words from data are shown as they are: in a plain string, Rich would obey brackets as markup.
    """
    literal = [Text(cell) if isinstance(cell, str) else cell for cell in cells]
    table.add_row(*literal, style=style)
