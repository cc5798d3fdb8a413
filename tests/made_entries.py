"""Figures in made-up reports, as `comparing` takes them."""

from __future__ import annotations

from typing import Any

from reportschema.comparing import Entry, entries
from reportschema.models import WorkReport
from reportschema.notation import UnitTable
from reportschema.vocabularies import vocabulary

KNOWN = vocabulary()
UNITS = UnitTable(KNOWN.units.values())


def report(year: str, **lists: Any) -> WorkReport:
    """A report of a place that does not exist, or of another where `division` says so."""
    division, plans = lists.pop("division", "990101"), lists.pop("plans", ())
    month = lists.pop("month", "01")
    for name, letter in (("observations", "o"), ("targets", "t")):
        lists[name] = [
            {"id": f"{letter}{n}", "at": [20 * n, 20 * n + 2, "某数"], **row}
            for n, row in enumerate(lists.get(name, []), 1)
        ]
    return WorkReport.model_validate(
        {
            "schema_version": "1.1",
            "id": f"{division}-{year}" if month == "01" else f"{division}-{year}-term-end",
            "title": "政府工作报告",
            "kind": "annual",
            "government": {"division": division, "name": "云溪区", "level": "county"},
            "delivered": f"{year}-{month}-15",
            "review_periods": [str(int(year) - 1)],
            "plan_periods": list(plans) or [year],
            "editions": [
                {
                    "id": "e1",
                    "file_name": "x.txt",
                    "encoding": "utf-8",
                    "sha256": "0" * 64,
                    "characters": 9000,
                    "script": "Hans",
                    "body": [0, 9000],
                }
            ],
            "annotation": {"level": "partial"},
            **lists,
        }
    )


def entry(year: str = "2020", kind: str = "observations", **figure: Any) -> Entry:
    """One figure in its report; its plans and place may be given with it."""
    around = {key: figure.pop(key) for key in ("plans", "division") if key in figure}
    (alone,) = entries(report(year, **around, **{kind: [figure]}), KNOWN, UNITS)
    return alone


def promise(year: str = "2020", **figure: Any) -> Entry:
    return entry(year, "targets", **figure)


GROWTH = {"indicator": "gdp", "transformation": "growth", "unit": "%"}
