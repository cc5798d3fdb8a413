"""Fills the panels of headline targets, of outcomes, and of promises beside their outcomes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportschema.comparing import (
    Difference,
    Entry,
    Places,
    attainment,
    comparable,
    entries,
    horizon,
    period_horizon,
    span_of,
)
from reportschema.models import Observation, Target, WorkReport
from reportschema.models.codes import Hedge, Stance, TargetForm, Transformation
from reportschema.models.periods import Period
from reportschema.notation import UnitTable
from reportschema.notation.units import twelve_digits
from reportschema.publishing.measures import measure_of, unit_of
from reportschema.publishing.panel_models import (
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

    Pairs are those that an observation names (`fulfils`), and, within and across reports, those of
    one subject and measure whose times end together.
    """
    places = Places(known)
    figures = {
        entry.id: entry for report in reports for entry in entries(report, known, units, places)
    }
    for target_id, outcome_id in sorted({*_named_pairs(figures), *_alike_pairs(figures)}):
        yield _promise_row(figures[target_id], figures[outcome_id])


def _named_pairs(figures: dict[str, Entry]) -> Iterator[tuple[str, str]]:
    """Pairs of which the observation names the target that it is the outcome of."""
    for entry in figures.values():
        target = entry.figure.fulfils
        if target is None or entry.is_target:
            continue
        target_id = target if "/" in target else f"{entry.report.id}/{target}"
        if target_id in figures:
            yield target_id, entry.id


def _alike_pairs(figures: dict[str, Entry]) -> Iterator[tuple[str, str]]:
    """Pairs of a numeric promise and an outcome of the same measure that end on the same day.

    Figures of another span, base, unit or way of counting are of another series and no outcome of
    the promise; a difference of convention, prices or boundary keeps the pair, as not comparable.
    """
    outcomes: dict[tuple[object, ...], list[Entry]] = {}
    for entry in figures.values():
        if not entry.is_target and _can_pair(entry):
            outcomes.setdefault(_pairing(entry), []).append(entry)
    for target in figures.values():
        figure = target.figure
        promised = isinstance(figure, Target) and figure.stance == Stance.PROMISED
        if not promised or not figure.indicator or not _can_pair(target):
            continue
        for outcome in outcomes.get(_pairing(target), []):
            if {why.difference for why in comparable(target, outcome)} <= _SAME_MEASURE:
                yield target.id, outcome.id


_SAME_MEASURE = {Difference.CONVENTION, Difference.PRICES, Difference.TERRITORY}


def _can_pair(entry: Entry) -> bool:
    figure = entry.figure
    ends = entry.period is not None and entry.period.last is not None
    return (
        ends
        and entry.whole_place
        and figure.has_value()
        and figure.transformation != Transformation.RANK
    )


def _pairing(entry: Entry) -> tuple[object, ...]:
    return (*entry.subject, entry.figure.transformation, entry.period and entry.period.last)


def _promise_row(target: Entry, outcome: Entry) -> PromiseOutcomeRow:
    judged = attainment(target, outcome)
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
        outcome_value=_value_of(outcome),
        normalized_unit=target.normalized.unit,
        gap=judged.gap_written,
        attainment=judged.attainment,
        reason=judged.reason,
    )


def _value_of(entry: Entry) -> Decimal | None:
    normalized = entry.normalized
    return normalized.value if normalized.value is not None else normalized.low
