"""Rules about the report as a whole: its periods and the day of its publication against the day it was given."""

from __future__ import annotations

from collections.abc import Iterator

from reportschema.checking.finding import Severity
from reportschema.checking.registry import Case, Hit, rule
from reportschema.models.scalars import day_bounds, period_bounds


@rule(
    "REPORT001",
    "periods that the report cannot look back on or plan",
    why="The years of every promise and outcome are worked out from these periods.",
    remedy="give under review_periods what was past, or nearly, when the report was given, under plan_periods what was still to come",
    severity=Severity.WARNING,
)
def periods(case: Case) -> Iterator[Hit]:
    given = day_bounds(case.report.delivered)
    if given is None:
        return
    for i, period in enumerate(case.report.review_periods):
        first = (period_bounds(period) or (None, None))[0]
        if first is not None and first > given[1]:
            yield Hit(
                ("review_periods", i),
                f"looks back on {period}, which had not begun on {case.report.delivered}",
            )
    for i, period in enumerate(case.report.plan_periods):
        last = (period_bounds(period) or (None, None))[1]
        if last is not None and last < given[0]:
            yield Hit(
                ("plan_periods", i), f"plans {period}, which was over on {case.report.delivered}"
            )


@rule(
    "REPORT002",
    "a text published before the report was given",
    why="One of the two dates is wrong, or the text is that of another year.",
    remedy="check delivered against the text, and published against the page",
    severity=Severity.WARNING,
)
def published(case: Case) -> Iterator[Hit]:
    given = day_bounds(case.report.delivered)
    for i, edition in enumerate(case.report.editions):
        shown = day_bounds(edition.published) if edition.published else None
        if given and shown and shown[1] < given[0]:
            message = f"{edition.id}: published {edition.published}, before the report was given ({case.report.delivered})"
            yield Hit(("editions", i, "published"), message)
