"""Fills `panel`: for each place, year and series the promise beside its outcome.

What enters is yearly and of the whole place. A side that is empty says why: the report of the year
is silent, has words only, is not coded, or is not in the package.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from reportschema.comparing import (
    BaseKind,
    Difference,
    Entry,
    Places,
    attainment,
    comparable,
    entries,
    horizon,
    promise_pairs,
    series_of,
    span_of,
)
from reportschema.comparing.series import RELATIVE
from reportschema.models import Target, WorkReport
from reportschema.models.annotating.annotation_codes import AnnotationLevel
from reportschema.models.fields.codes import (
    Annotator,
    Collection,
    Commitment,
    Stance,
    State,
    Transformation,
)
from reportschema.models.fields.periods import Period
from reportschema.notation import UnitTable
from reportschema.publishing.computed.measures import measure_of, unit_of
from reportschema.publishing.rows.panel_row import PanelRow, PanelState
from reportschema.vocabularies import Vocabulary, core_accounts, expected_core

_WHOLE = State.COMPLETE
_OTHER_MEASURE = {
    *(Difference.TRANSFORMATION, Difference.UNIT, Difference.COLLECTION, Difference.PRICES),
}
_Key = tuple[int, str, str]  # year, subject, measure


@dataclass
class _Cell:
    """What a place's reports say of one series in one year, in the order of the reports."""

    promised: list[Entry] = field(default_factory=list)
    reported: list[Entry] = field(default_factory=list)


def panel(reports: Sequence[WorkReport], known: Vocabulary, units: UnitTable) -> Iterator[PanelRow]:
    """Every series of every place, year by year."""
    places = Places(known)
    by_place: dict[str, list[WorkReport]] = defaultdict(list)
    for report in sorted(reports, key=lambda report: (report.delivered, report.id)):
        by_place[places.of(report)].append(report)
    for place in sorted(by_place):
        own = by_place[place]
        figures = [e for report in own for e in entries(report, known, units, places)]
        yield from _PlacePanel(place, own, figures, known).rows()


def is_yearly(entry: Entry) -> bool:
    """Whether a figure is one of one year, and of the whole place.

    Growth over several years is none, nor is growth from a base that nobody names in a report that
    looks at more than that year. A promise is yearly where its horizon is.
    """
    figure, report, period = entry.figure, entry.report, entry.period
    if period is None or period.year is None or not entry.whole_place:
        return False
    if figure.transformation == Transformation.RANK:
        return False
    if isinstance(figure, Target):
        return horizon(entry) == 1
    if figure.transformation not in RELATIVE:
        return True
    named = series_of(entry).base != BaseKind.UNSTATED
    return span_of(entry) == 1 and (named or period in report.review_periods)


class _PlacePanel:
    """The rows of one place."""

    def __init__(
        self, place: str, reports: Sequence[WorkReport], figures: Sequence[Entry], known: Vocabulary
    ) -> None:
        self.place, self.reports, self.known = place, reports, known
        self.figures = figures
        self.planning = _by_year(reports, "plan_periods")
        self.reviewing = _by_year(reports, "review_periods")
        self.outcomes_of = _outcomes(figures)
        # Of no date, of a part, or in another unit: not this series, and yet no silence on it.
        self.beside = {
            (
                entry.report.id,
                entry.name,
                entry.figure.transformation,
                entry.period.year if entry.period else None,
            )
            for entry in figures
            if not entry.is_target and (entry.period is None or entry.period.year)
        }
        self.absent = self._absent()

    def rows(self) -> Iterator[PanelRow]:
        cells = self._cells()
        for year, subject, measure in sorted(cells):
            yield self._row((year, subject, measure), cells[year, subject, measure])

    def _absent(self) -> dict[tuple[int, str], PanelState]:
        """Core indicators without a headline target in a year's plan, and what is known of it."""
        absent: dict[tuple[int, str], PanelState] = {}
        for report in self.reports:
            for plan, code, targets, absences in core_accounts(report, self.known):
                year = _single_year(plan)
                if year is None or targets:
                    continue
                reasons = [report.absent_targets[i].reason.name for i in absences]
                state = PanelState[reasons[0]] if reasons else PanelState.NOT_CODED
                absent.setdefault((year, code), state)
        return absent

    def _cells(self) -> dict[_Key, _Cell]:
        """A cell for each series that has a figure, and for each core indicator of each year."""
        cells: dict[_Key, _Cell] = defaultdict(_Cell)
        groups: dict[tuple[int, str], list[Entry]] = defaultdict(list)
        for entry in self._entering():
            groups[_year(entry), _subject(entry)].append(entry)
        for (year, subject), group in groups.items():
            for entry in group:
                cell = cells[year, subject, measure_of(entry, _collection_beside(entry, group))]
                (cell.promised if entry.is_target else cell.reported).append(entry)
        for cell in cells.values():
            cell.reported += [
                outcome
                for target in cell.promised
                for outcome in self.outcomes_of.get(target.id, [])
                if _fits(target, outcome)
            ]
        for year, code in self._core_years():
            cells[year, code, self.known.core[code].measure]  # an empty cell, where there is none
        return cells

    def _entering(self) -> Iterator[Entry]:
        """Yearly figures of indicators; of labels headline targets, and those with an outcome.

        A label is spelled anew in every report: what nothing is set beside is no series.
        """
        for entry in self.figures:
            figure = entry.figure
            labelled = isinstance(figure, Target) and (
                figure.headline or entry.id in self.outcomes_of
            )
            if (figure.indicator or labelled) and is_yearly(entry):
                yield entry

    def _core_years(self) -> Iterator[tuple[int, str]]:
        """Years and core indicators that a report was expected to plan, or to account for."""
        yield from self.absent
        for year, reviewing in self.reviewing.items():
            for report in reviewing:
                for code in expected_core(self.known, report.government.level, str(year)):
                    yield year, code

    def _row(self, key: _Key, cell: _Cell) -> PanelRow:
        year, subject, measure = key
        target, stretch = _promise(cell.promised)
        paired = {entry.id for entry in self.outcomes_of.get(target.id, [])} if target else set()
        outcome = _outcome(cell.reported, year, paired)
        beside = [entry for entry in cell.reported if outcome and entry.report is outcome.report]
        judged = attainment(target, outcome, beside) if target and outcome else None
        promise = target.figure if target else None
        assert promise is None or isinstance(promise, Target)
        return PanelRow(
            id=f"{self.place}/{year}/{subject}/{measure.replace(', ', '-')}",
            place_id=self.place,
            year=year,
            subject=subject,
            measure=measure,
            promised_value=target.normalized.value if target else None,
            promised_low=target.normalized.low if target else None,
            promised_high=target.normalized.high if target else None,
            promised_hedge=promise.hedge if promise else None,
            promised_form=promise.form if promise else None,
            promised_commitment=promise.commitment if promise else None,
            stretch_value=stretch.normalized.value if stretch else None,
            promised_report=target.report.id if target else None,
            reported_value=outcome.normalized.value if outcome else None,
            reported_low=outcome.normalized.low if outcome else None,
            reported_high=outcome.normalized.high if outcome else None,
            reported_hedge=outcome.figure.hedge if outcome else None,
            reported_status=outcome.figure.status if outcome else None,
            reported_report=outcome.report.id if outcome else None,
            vintages=len({entry.report.id for entry in cell.reported}),
            gap=judged.gap_written if judged else None,
            attainment=judged.attainment if judged else None,
            promised_state=PanelState.GIVEN if target else self._why_no_promise(year, subject),
            reported_state=PanelState.GIVEN if outcome else self._why_no_outcome(key),
        )

    def _why_no_promise(self, year: int, subject: str) -> PanelState:
        planning = self.planning.get(year, [])
        if not planning:
            return PanelState.NO_REPORT
        if (year, subject) in self.absent:
            return self.absent[year, subject]
        complete = any(report.annotation.state("targets") == _WHOLE for report in planning)
        return PanelState.SILENT if complete else PanelState.NOT_CODED

    def _why_no_outcome(self, key: _Key) -> PanelState:
        """Of a label nothing can be said: it may stand in the report under another name.

        Nor can it where the report tells the subject's growth, say, of a part or without a date.
        """
        year, subject, measure = key
        reviewing = self.reviewing.get(year, [])
        if not reviewing:
            return PanelState.NO_REPORT
        if subject not in self.known.indicators:
            return PanelState.NOT_CODED
        complete = any(self._tells(report, subject, year) for report in reviewing)
        transformation = measure.partition(", ")[0]
        beside = any(
            (report.id, subject, transformation, time) in self.beside
            for report in reviewing
            for time in (year, None)
        )
        return PanelState.SILENT if complete and not beside else PanelState.NOT_CODED

    def _tells(self, report: WorkReport, subject: str, year: int) -> bool:
        """Whether an annotation claims every outcome of a subject in the year reviewed.

        One of the headline does, once somebody has read it: of the core list, and of what has a
        headline target in the report or in one that planned the year.
        """
        outcomes = report.annotation.of("observations")
        if outcomes is None or outcomes.state == _WHOLE:
            return outcomes is not None
        if report.annotation.level != AnnotationLevel.HEADLINE or outcomes.by == Annotator.MACHINE:
            return False
        followed = (report, *self.planning.get(year, ()))
        return subject in self.known.core or any(
            target.headline and target.indicator == subject
            for source in followed
            for target in source.targets
        )


def _by_year(reports: Sequence[WorkReport], periods: str) -> dict[int, list[WorkReport]]:
    """The reports that plan, or look back on, each single year."""
    by_year: dict[int, list[WorkReport]] = defaultdict(list)
    for report in reports:
        for text in getattr(report, periods):
            if (year := _single_year(text)) is not None:
                by_year[year].append(report)
    return by_year


def _single_year(text: str) -> int | None:
    """The year of a period that is written as one."""
    period = Period.of(text)
    return period.year if period else None


def _outcomes(figures: Sequence[Entry]) -> dict[str, list[Entry]]:
    """Target id -> its yearly outcomes that no shared indicator tells: named ones, and of a label.

    They are the pairs of `promise_outcome`.
    """
    outcomes: dict[str, list[Entry]] = defaultdict(list)
    for pair in promise_pairs(figures):
        if (pair.named or not pair.target.figure.indicator) and is_yearly(pair.outcome):
            outcomes[pair.target.id].append(pair.outcome)
    return outcomes


def _fits(target: Entry, outcome: Entry) -> bool:
    """Whether an outcome that names a target can stand in its row: one year, one measure."""
    differences = {why.difference for why in comparable(target, outcome)}
    return _year(target) == _year(outcome) and not differences & _OTHER_MEASURE


def _subject(entry: Entry) -> str:
    return entry.figure.indicator or entry.figure.label or ""


def _year(entry: Entry) -> int:
    return int(entry.figure.period or 0)


def _collection_beside(entry: Entry, group: Sequence[Entry]) -> Collection | None:
    """The collection of a level that says none: that of the other levels in its unit, if one."""
    if entry.figure.transformation != Transformation.LEVEL or series_of(entry).collection:
        return None
    beside = {
        collection
        for other in group
        if other.figure.transformation == Transformation.LEVEL
        and unit_of(other) == unit_of(entry)
        and (collection := series_of(other).collection)
    }
    return beside.pop() if len(beside) == 1 else None


def _promise(promised: Sequence[Entry]) -> tuple[Entry | None, Entry | None]:
    """The promise that fills a row, and what the same report strives for beyond it.

    That is the first report's own, before one that is told again; a headline target before others;
    a firm one before one that is striven for.
    """

    def order(entry: Entry) -> tuple[bool, bool, str, str]:
        target = entry.figure
        assert isinstance(target, Target)
        recalled = target.stance == Stance.RECALLED
        return recalled, not target.headline, entry.report.delivered, entry.report.id

    ordered = sorted(promised, key=order)
    together = [entry for entry in ordered if order(entry) == order(ordered[0])]
    striven = [entry for entry in together if _is_striven(entry)]
    firm = next((entry for entry in together if not _is_striven(entry)), None)
    if firm is None:
        return (striven[0], None) if striven else (None, None)
    return firm, striven[0] if striven else None


def _is_striven(entry: Entry) -> bool:
    return getattr(entry.figure, "commitment", None) == Commitment.STRIVE


def _outcome(reported: Sequence[Entry], year: int, paired: Set[str]) -> Entry | None:
    """The figure that fills a row: one that names the promise; the first told after the year."""

    def order(entry: Entry) -> tuple[bool, bool, str, str]:
        after = int(entry.report.delivered[:4]) > year
        return entry.id not in paired, not after, entry.report.delivered, entry.report.id

    return min(reported, key=order, default=None)
