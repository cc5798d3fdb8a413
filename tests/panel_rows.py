"""Rows of `panel` by year, subject and measure, for tests: of any reports, and of six years."""

from __future__ import annotations

from fictional_place import six_years

from reportschema.checking import grammar
from reportschema.models import WorkReport
from reportschema.publishing.computed.panel import panel
from reportschema.publishing.rows.panel_row import PanelRow
from reportschema.vocabularies import vocabulary

GROWTH = "growth, %"


def rows_of(reports: list[WorkReport]) -> dict[tuple[int, str, str], PanelRow]:
    rows = list(panel(reports, vocabulary(), grammar().units))
    by_key = {(row.year, row.subject, row.measure): row for row in rows}
    assert len(by_key) == len(rows), "one row for place, year and series"
    return by_key


SIX = rows_of(six_years())
