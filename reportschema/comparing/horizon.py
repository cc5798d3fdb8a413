"""How many years a target looks ahead: one rule for every table."""

from __future__ import annotations

from reportschema.comparing.entry import Entry
from reportschema.comparing.series import RELATIVE
from reportschema.models import WorkReport
from reportschema.models.fields.codes import Collection
from reportschema.models.fields.periods import Period

_YEARLY = (Collection.AVERAGE, Collection.EACH)


def horizon(entry: Entry) -> int | None:
    """Years from where a target starts to where it is due; 1 only for a yearly target.

    The start is the base that it names (doubling by 2010 from 2000 is ten years), else the
    beginning of its period (2011/2015 is five), else, for a single later year, the beginning of
    the plan that ends with it or, without one, of the year in which the report was given. None
    where the period is open or unsaid.
    """
    period, base, figure = entry.period, entry.base, entry.figure
    if period is None or period.last is None:
        return None
    relative = figure.transformation in RELATIVE and figure.collection not in _YEARLY
    if relative and base and base.last and base.last < period.last:
        return max(1, period.last.year - base.last.year)
    return period_horizon(entry.report, period)


def period_horizon(report: WorkReport, period: Period) -> int | None:
    """The same for a period alone, such as that of an absence."""
    if period.years is None:
        return None
    first, last = period.years
    if last > first:
        return last - first + 1
    plans = (Period.of(plan) for plan in report.plan_periods)
    spans = [plan.length for plan in plans if plan and plan.years and plan.years[1] == last]
    longer = [span for span in spans if span]
    if longer:
        return min(longer)
    return max(1, last - int(report.delivered[:4]) + 1)
