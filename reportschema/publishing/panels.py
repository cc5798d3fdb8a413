"""Fills the panels, and the frame of places and years.

Headline targets, whole-place outcomes, and promises beside outcomes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportschema.models import Figure, Observation, Target, WorkReport
from reportschema.models.codes import Stance, State, TargetForm, Transformation
from reportschema.models.scalars import period_bounds
from reportschema.notation import UnitTable
from reportschema.notation.normalize import Normalized, normalize
from reportschema.publishing.panel_models import (
    Outcome,
    OutcomePanelRow,
    PanelForm,
    PromiseOutcomeRow,
    TargetPanelRow,
)
from reportschema.publishing.summary_models import FrameRow
from reportschema.vocabularies import Vocabulary

# Counting words that reports use for one another: 新建4个 fulfilled by 9家.
_COUNTING = frozenset("个家项处件间所座条")


class Places:
    """Which place a code stands for, at the time of a report."""

    def __init__(self, known: Vocabulary) -> None:
        self.known = known

    def of(self, report: WorkReport, code: str | None = None) -> str:
        """The place id of a division code (default: the report's own)."""
        code = code or report.government.division
        division = self.known.division(code, int(report.delivered[:4]))
        return division.place_id if division else code


def horizon(period: str | None) -> int | None:
    """How many years a period spans; None for an open or missing one."""
    bounds = period_bounds(period) if period else None
    if bounds is None or bounds[0] is None or bounds[1] is None:
        return None
    return bounds[1].year - bounds[0].year + 1


def target_panel(
    reports: Sequence[WorkReport], known: Vocabulary, units: UnitTable
) -> Iterator[TargetPanelRow]:
    """Headline targets and absences.

    Core indicators of reports whose targets are not complete are not_coded.
    """
    places = Places(known)
    for report in reports:
        place = places.of(report)
        headline = [
            target
            for target in report.targets
            if target.headline and target.indicator and target.coverage is None
        ]
        for target in headline:
            yield _target_row(report, place, target, normalize(target, units))
        for absent in report.absent_targets:
            yield TargetPanelRow(
                id=f"{report.id}/{absent.key()}",
                report_id=report.id,
                place_id=place,
                period=absent.period,
                horizon=horizon(absent.period),
                indicator=absent.indicator,
                form=PanelForm[absent.reason.name],
            )
        coded = {known.core_of(target.indicator or "") for target in headline} | {
            absent.indicator for absent in report.absent_targets
        }
        if report.annotation.state("targets") != State.COMPLETE:
            for code in known.core_indicators:
                if code not in coded:
                    period = report.plan_periods[0] if report.plan_periods else None
                    yield TargetPanelRow(
                        id=f"{report.id}/{code}-not_coded",
                        report_id=report.id,
                        place_id=place,
                        period=period,
                        horizon=horizon(period),
                        indicator=code,
                        form=PanelForm.NOT_CODED,
                    )


def _target_row(
    report: WorkReport, place: str, target: Target, normalized: Normalized
) -> TargetPanelRow:
    return TargetPanelRow(
        id=f"{report.id}/{target.id}",
        report_id=report.id,
        place_id=place,
        period=target.period,
        horizon=horizon(target.period),
        indicator=target.indicator or "",
        transformation=target.transformation,
        form=PanelForm[target.form.name],
        normalized_value=normalized.value,
        normalized_low=normalized.low,
        normalized_high=normalized.high,
        normalized_unit=normalized.unit,
        lower_bound=normalized.lower_bound,
        upper_bound=normalized.upper_bound,
        hedge=target.hedge if target.form == TargetForm.NUMERIC else None,
        commitment=target.commitment,
        obligation=target.obligation,
        basis=target.basis,
        pegged_to=target.pegged_to,
        target_id=f"{report.id}/{target.id}",
    )


def outcome_panel(
    reports: Sequence[WorkReport], known: Vocabulary, units: UnitTable
) -> Iterator[OutcomePanelRow]:
    """Whole-place observations of indicators: no coverage rows, foreign areas, ranks or repeats."""
    places = Places(known)
    for report in reports:
        for figure in report.observations:
            if not _whole_place(figure) or figure.period is None or figure.indicator is None:
                continue
            normalized = normalize(figure, units)
            yield OutcomePanelRow(
                id=f"{report.id}/{figure.id}",
                report_id=report.id,
                place_id=places.of(report),
                period=figure.period,
                indicator=figure.indicator,
                transformation=figure.transformation,
                collection=figure.collection,
                base_period=figure.base_period,
                basis=figure.basis,
                normalized_value=normalized.value,
                normalized_low=normalized.low,
                normalized_high=normalized.high,
                normalized_unit=normalized.unit,
                lower_bound=normalized.lower_bound,
                upper_bound=normalized.upper_bound,
                hedge=figure.hedge,
                status=figure.status,
                observation_id=f"{report.id}/{figure.id}",
            )


def _whole_place(figure: Figure) -> bool:
    return (
        figure.coverage is None
        and figure.ref_area is None
        and figure.repeats is None
        and figure.transformation != Transformation.RANK
    )


def promise_outcome(
    reports: Sequence[WorkReport], known: Vocabulary, units: UnitTable
) -> Iterator[PromiseOutcomeRow]:
    """Targets beside outcomes.

    Those that an observation names (`fulfils`), and whole-place ones that agree in place,
    indicator, transformation and period.
    """
    places = Places(known)
    targets = {
        f"{report.id}/{target.id}": (report, target)
        for report in reports
        for target in report.targets
    }
    paired: set[tuple[str, str]] = set()
    for report in reports:
        for observation in report.observations:
            if observation.fulfils:
                target_id = (
                    observation.fulfils
                    if "/" in observation.fulfils
                    else f"{report.id}/{observation.fulfils}"
                )
                if target_id in targets:
                    paired.add((target_id, f"{report.id}/{observation.id}"))
    series: dict[tuple[object, ...], list[str]] = {}
    observations = {
        f"{report.id}/{observation.id}": (report, observation)
        for report in reports
        for observation in report.observations
    }
    for observation_id, (report, observation) in observations.items():
        if observation.indicator and observation.period and _whole_place(observation):
            series.setdefault(
                (
                    places.of(report),
                    observation.indicator,
                    observation.transformation,
                    observation.period,
                ),
                [],
            ).append(observation_id)
    for target_id, (report, target) in targets.items():
        if (
            target.stance == Stance.PROMISED
            and target.indicator
            and target.period
            and _whole_place(target)
            and target.has_value()
        ):
            for observation_id in series.get(
                (places.of(report), target.indicator, target.transformation, target.period), []
            ):
                paired.add((target_id, observation_id))
    for target_id, observation_id in sorted(paired):
        report, target = targets[target_id]
        yield _promise_row(
            report,
            places.of(report),
            target_id,
            target,
            observation_id,
            observations[observation_id][1],
            units,
        )


def _promise_row(
    report: WorkReport,
    place: str,
    target_id: str,
    target: Target,
    observation_id: str,
    outcome: Observation,
    units: UnitTable,
) -> PromiseOutcomeRow:
    promised, reported = normalize(target, units), normalize(outcome, units)
    target_value = promised.value if promised.value is not None else promised.low
    outcome_value = reported.value if reported.value is not None else reported.low
    reason = _why_not(target, outcome, promised, reported)
    gap = (
        outcome_value - target_value
        if reason is None and outcome_value is not None and target_value is not None
        else None
    )
    verdict = (
        Outcome.NOT_COMPARABLE
        if reason
        else (Outcome.MET if _met(target, gap, promised, outcome_value) else Outcome.MISSED)
    )
    return PromiseOutcomeRow(
        id=f"{target_id}:{observation_id}",
        report_id=report.id,
        place_id=place,
        period=target.period,
        indicator=target.indicator,
        label=target.label,
        target_id=target_id,
        observation_id=observation_id,
        target_value=target_value,
        outcome_value=outcome_value,
        normalized_unit=promised.unit,
        gap=gap,
        outcome=verdict,
        reason=reason,
    )


def _why_not(
    target: Target, outcome: Observation, promised: Normalized, reported: Normalized
) -> str | None:
    if not target.has_value():
        return f"the target is {target.form.value}, not numeric"
    alike = promised.unit in _COUNTING and reported.unit in _COUNTING
    if promised.unit is None or (promised.unit != reported.unit and not alike):
        return f"units differ: {promised.unit} and {reported.unit}"
    if target.transformation != outcome.transformation:
        return f"measures differ: {target.transformation.value} and {outcome.transformation.value}"
    if target.basis != outcome.basis and target.basis and outcome.basis:
        return f"bases differ: {target.basis.value} and {outcome.basis.value}"
    return None


def _met(
    target: Target, gap: Decimal | None, promised: Normalized, outcome: Decimal | None
) -> bool:
    """Within the bounds of the words.

    A plain number, or one with 左右, is met when reached in its direction.
    """
    if gap is None or outcome is None:
        return False
    if promised.upper_bound is not None and promised.lower_bound is None:
        return outcome <= promised.upper_bound
    return gap <= 0 if (target.value or Decimal(0)) < 0 else gap >= 0


def frame(reports: Sequence[WorkReport], known: Vocabulary) -> Iterator[FrameRow]:
    """Each year between the first and the last report of a place."""
    places = Places(known)
    by_place: dict[str, dict[int, list[WorkReport]]] = {}
    for report in reports:
        by_place.setdefault(places.of(report), {}).setdefault(int(report.delivered[:4]), []).append(
            report
        )
    for place in sorted(by_place):
        years = by_place[place]
        for year in range(min(years), max(years) + 1):
            there = years.get(year, [])
            yield FrameRow(
                id=f"{place}/{year}",
                place_id=place,
                year=year,
                expected=True,
                found=len(there),
                report_ids=tuple(report.id for report in there),
                targets_coded=_least([report.annotation.state("targets") for report in there]),
                observations_coded=_least(
                    [report.annotation.state("observations") for report in there]
                ),
            )


def _least(states: list[State | None]) -> State | None:
    order = [State.ABSENT, State.PARTIAL, State.COMPLETE]
    return min((state or State.ABSENT for state in states), key=order.index, default=None)
