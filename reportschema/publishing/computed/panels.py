"""Fills the panels of headline targets, of outcomes, and of promises beside their outcomes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportschema.comparing import (
    Entry,
    Pair,
    Places,
    attainment,
    entries,
    horizon,
    period_horizon,
    promise_pairs,
    span_of,
)
from reportschema.models import Observation, Target, WorkReport
from reportschema.models.fields.codes import Hedge, TargetForm, Transformation
from reportschema.models.fields.periods import Period
from reportschema.notation import UnitTable
from reportschema.notation.units import twelve_digits
from reportschema.publishing.computed.measures import measure_of, unit_of
from reportschema.publishing.rows.panel_models import (
    OutcomePanelRow,
    PanelForm,
    PromiseOutcomeRow,
    TargetPanelRow,
)
from reportschema.vocabularies import Vocabulary, core_accounts


def target_panel(
    reports: Sequence[WorkReport], known: Vocabulary, units: UnitTable
) -> Iterator[TargetPanelRow]:
    """Headline targets and absences; a headline target without an indicator is a row all the same.

    A core indicator that a plan period has neither a headline target nor an absence for is
    not_coded.
    """
    places = Places(known)
    for report in reports:
        for entry in entries(report, known, units, places):
            if isinstance(entry.figure, Target) and entry.figure.headline and _whole(entry):
                yield _target_row(entry)
        for absent in report.absent_targets:
            form = PanelForm[absent.reason.name]
            yield _absence(report, places, absent.indicator, absent.period, form)
        for plan, code, targets, absences in core_accounts(report, known):
            if not targets and not absences:
                yield _absence(report, places, code, plan, PanelForm.NOT_CODED)


def _absence(
    report: WorkReport, places: Places, code: str, period: str, form: PanelForm
) -> TargetPanelRow:
    time = Period.of(period)
    return TargetPanelRow(
        id=f"{report.id}/{code}-{period.replace('/', '_')}",
        report_id=report.id,
        place_id=places.of(report),
        period=period,
        horizon=period_horizon(report, time) if time else None,
        indicator=code,
        form=form,
    )


def _whole(entry: Entry) -> bool:
    return entry.figure.coverage is None and entry.figure.ref_area is None


def _target_row(entry: Entry) -> TargetPanelRow:
    target, normalized = entry.figure, entry.normalized
    assert isinstance(target, Target)
    numeric = target.form == TargetForm.NUMERIC
    return TargetPanelRow(
        id=entry.id,
        report_id=entry.report.id,
        place_id=entry.place,
        period=target.period,
        horizon=horizon(entry),
        indicator=target.indicator,
        label=target.label,
        measure=measure_of(entry),
        transformation=target.transformation,
        collection=target.collection,
        base_period=target.base_period,
        form=PanelForm[target.form.name],
        normalized_value=normalized.value,
        normalized_low=normalized.low,
        normalized_high=normalized.high,
        normalized_unit=unit_of(entry),
        lower_bound=normalized.lower_bound,
        upper_bound=normalized.upper_bound,
        hedge=target.hedge if numeric or target.hedge != Hedge.EXACT else None,
        commitment=target.commitment,
        obligation=target.obligation,
        basis=target.basis,
        pegged_to=target.pegged_to,
        target_id=entry.id,
    )


def outcome_panel(
    reports: Sequence[WorkReport], known: Vocabulary, units: UnitTable
) -> Iterator[OutcomePanelRow]:
    """Whole-place observations of indicators: no coverage rows, foreign areas, ranks or repeats."""
    places = Places(known)
    for report in reports:
        for entry in entries(report, known, units, places):
            figure = entry.figure
            rank = figure.transformation == Transformation.RANK
            if not isinstance(figure, Observation) or not entry.whole_place or rank:
                continue
            if figure.period is not None and figure.indicator is not None:
                yield _outcome_row(entry)


def _outcome_row(entry: Entry) -> OutcomePanelRow:
    figure, normalized = entry.figure, entry.normalized
    span = span_of(entry)
    return OutcomePanelRow(
        id=entry.id,
        report_id=entry.report.id,
        place_id=entry.place,
        period=figure.period or "",
        span_years=twelve_digits(span) if span is not None else None,
        indicator=figure.indicator or "",
        measure=measure_of(entry),
        transformation=figure.transformation,
        collection=figure.collection,
        base_period=figure.base_period,
        basis=figure.basis,
        normalized_value=normalized.value,
        normalized_low=normalized.low,
        normalized_high=normalized.high,
        normalized_unit=unit_of(entry),
        lower_bound=normalized.lower_bound,
        upper_bound=normalized.upper_bound,
        hedge=figure.hedge,
        status=figure.status,
        observation_id=entry.id,
    )


def promise_outcome(
    reports: Sequence[WorkReport], known: Vocabulary, units: UnitTable
) -> Iterator[PromiseOutcomeRow]:
    """Promises beside what came of them, judged by `comparing.attainment`.

    Rows are in the order of the targets' and observations' ids.
    """
    places = Places(known)
    figures = (entry for report in reports for entry in entries(report, known, units, places))
    for pair in sorted(promise_pairs(figures), key=lambda pair: (pair.target.id, pair.outcome.id)):
        yield _promise_row(pair)


def _promise_row(pair: Pair[Entry]) -> PromiseOutcomeRow:
    target, outcome = pair.target, pair.outcome
    judged = attainment(target, outcome, pair.beside)
    unit = target.normalized.unit
    return PromiseOutcomeRow(
        id=f"{target.id}:{outcome.id}",
        report_id=target.report.id,
        place_id=target.place,
        period=target.figure.period,
        indicator=target.figure.indicator,
        label=target.figure.label,
        target_id=target.id,
        observation_id=outcome.id,
        target_value=_value_of(target),
        outcome_value=_value_of(outcome) if outcome.normalized.unit == unit else None,
        normalized_unit=unit,
        gap=judged.gap_written,
        attainment=judged.attainment,
        reason=judged.reason,
    )


def _value_of(entry: Entry) -> Decimal | None:
    normalized = entry.normalized
    return normalized.value if normalized.value is not None else normalized.low
