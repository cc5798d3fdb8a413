"""Rules about the report as a whole.

Its periods and the day of its publication stand against the day on which it was given.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportschema.checking.registry import Case, rule
from reportschema.findings.codes import Hit
from reportschema.findings.finding import Severity
from reportschema.models.fields.periods import Period, day_bounds


@rule(
    "REPORT001",
    "periods that the report cannot look back on or plan",
    why="The years of every promise and outcome are worked out from these periods.",
    remedy=(
        "give under review_periods what was past, or nearly, when the report was given, under "
        "plan_periods what was still to come"
    ),
    severity=Severity.WARNING,
)
def periods(case: Case) -> Iterator[Hit]:
    if "delivered" in case.denied_by_id:
        return
    delivered = day_bounds(case.report.delivered)
    if delivered is None:
        return
    for i, period in enumerate(case.report.review_periods):
        first = Period(period).first
        if first is not None and first > delivered[1]:
            yield Hit(
                ("review_periods", i),
                f"looks back on {period}, which had not begun on {case.report.delivered}",
            )
    for i, period in enumerate(case.report.plan_periods):
        last = Period(period).last
        if last is not None and last < delivered[0]:
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
    if "delivered" in case.denied_by_id:
        return
    delivered = day_bounds(case.report.delivered)
    for i, edition in enumerate(case.report.editions):
        shown = day_bounds(edition.published) if edition.published else None
        if delivered and shown and shown[1] < delivered[0]:
            message = (
                f"{edition.id}: published {edition.published}, before the report was given "
                f"({case.report.delivered})"
            )
            yield Hit(("editions", i, "published"), message)
