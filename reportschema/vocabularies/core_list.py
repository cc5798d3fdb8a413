"""What the core list asks of a report: for each plan period a headline target, or an absence.

The rule about absences, the drafts and the panels ask here, so that all three expect the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportschema.models import Target, WorkReport
from reportschema.models.fields.codes import Level, Stance
from reportschema.models.fields.periods import Period
from reportschema.vocabularies.loader import Vocabulary

_OPEN = 9999  # a year, or a number of years, that nothing reaches


class CoreAccount(NamedTuple):
    """How one core indicator fares in one plan period of a report.

    targets: ids of the headline targets that answer for it, in any form. absences: the places of
    its rows in `absent_targets`.
    """

    plan: str
    indicator: str
    targets: tuple[str, ...]
    absences: tuple[int, ...]


def expected_core(known: Vocabulary, level: Level, plan: str) -> tuple[str, ...]:
    """The core indicators that a government of a level can be expected to set for a period."""
    years = (period := Period.of(plan)) and period.years
    first, last = years or (0, _OPEN)
    return tuple(
        row.indicator
        for row in known.core.values()
        if level in row.levels and row.first <= last and first <= (row.last or _OPEN)
    )


def plans_answered(time: str | None, plans: Sequence[str]) -> tuple[str, ...]:
    """The plan periods of a report that a target for some time answers for.

    It is the shortest that holds the time: of 2011 and 2011/2015 the year answers for the year, the
    five years and 2015 for the five. What ends with a plan of several years answers for that too
    (2011/2020 for 2016/2020), but never for a year. A target that says no time answers for all.
    """
    asked = Period.of(time)
    if asked is None:
        return tuple(plans)
    periods = {plan: period for plan in plans if (period := Period.of(plan))}
    lengths = {
        plan: period.length or _OPEN for plan, period in periods.items() if _answers(asked, period)
    }
    return tuple(plan for plan, length in lengths.items() if length == min(lengths.values()))


def _answers(asked: Period, plan: Period) -> bool:
    """Whether a target for some time is one for a plan period."""
    if asked.first is None:  # 累计: it counts when it is due
        return asked.last is not None and plan.holds(Period(asked.last.isoformat()))
    return plan.holds(asked) or (plan.length != 1 and asked.last == plan.last)


def _asked_for(target: Target) -> bool:
    """Whether it is a headline target of the whole place, made in this report."""
    whole = target.coverage is None and target.ref_area is None
    return target.headline and whole and target.stance == Stance.PROMISED


def core_accounts(report: WorkReport, known: Vocabulary) -> Iterator[CoreAccount]:
    """Each core indicator that can be expected, for each plan period of a report."""
    plans = report.plan_periods
    targets = [
        (plan, known.core_of(target.indicator), target.id)
        for target in report.targets
        if _asked_for(target) and target.indicator
        for plan in plans_answered(target.period, plans)
    ]
    absences = [
        (plan, row.indicator, i)
        for i, row in enumerate(report.absent_targets)
        for plan in plans_answered(row.period, plans)
    ]
    for plan in plans:
        for code in expected_core(known, report.government.level, plan):
            yield CoreAccount(
                plan,
                code,
                tuple(name for of, core, name in targets if (of, core) == (plan, code)),
                tuple(i for of, core, i in absences if (of, core) == (plan, code)),
            )
