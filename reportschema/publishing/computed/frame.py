"""Fills `frame`: which reports each place can be expected to have given, and which are here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reportschema.comparing import Places
from reportschema.models import WorkReport
from reportschema.models.fields.codes import Level, ReportKind, State
from reportschema.publishing.rows.summary_models import Expectation, FrameRow
from reportschema.vocabularies import Vocabulary

_Kinds = Mapping[ReportKind, Sequence[WorkReport]]
_EXPECTED = {Expectation.YEARLY, Expectation.CHANGE_OF_TERM}
_SEASON = "05"  # yearly reports are given from January to April


def frame(reports: Sequence[WorkReport], known: Vocabulary) -> Iterator[FrameRow]:
    """The yearly report of each year between the first and the last of a place, and other kinds.

    A report of another kind has a row of its own beside the yearly one.
    """
    places = Places(known)
    by_place: dict[str, dict[int, dict[ReportKind, list[WorkReport]]]] = defaultdict(dict)
    levels: dict[str, Level] = {}
    for report in sorted(reports, key=lambda report: report.id):
        place, year = places.of(report), int(report.delivered[:4])
        levels[place] = report.government.level
        by_place[place].setdefault(year, defaultdict(list))[report.kind].append(report)
    standing = _standing(known)
    for place in sorted(by_place):
        years = by_place[place]
        for year in range(min(years), max(years) + 1):
            kinds = years.get(year, {})
            exists = _within(year, standing.get(place, []))
            meets = not any(row.holds(levels[place], year) for row in known.pauses)
            for kind in dict.fromkeys((ReportKind.ANNUAL, *sorted(kinds))):
                why = _expectation(kind, kinds, exists=exists, meets=meets)
                yield _row(place, year, kind, why, kinds.get(kind, []))


def _standing(known: Vocabulary) -> dict[str, list[tuple[int, int]]]:
    """In which years each place stood, 1980 being 1980 or before."""
    standing: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for division in known.divisions.values():
        first = 0 if division.valid_from == 1980 else division.valid_from
        standing[division.place_id].append((first, division.valid_to or 9999))
    return standing


def _within(year: int, spans: Sequence[tuple[int, int]]) -> bool:
    return not spans or any(first <= year <= last for first, last in spans)


def _expectation(kind: ReportKind, kinds: _Kinds, *, exists: bool, meets: bool) -> Expectation:
    """Why a report of a kind is expected in a year, or is not."""
    if kind == ReportKind.TERM_END:
        return Expectation.CHANGE_OF_TERM
    if kind != ReportKind.ANNUAL:
        return Expectation.IN_ITS_PLACE
    if kinds.get(ReportKind.ANNUAL):
        return Expectation.YEARLY
    if not exists:
        return Expectation.NO_PLACE
    if not meets:
        return Expectation.NO_CONGRESS
    if any(_in_season(report) for report in kinds.get(ReportKind.TERM_END, [])):
        return Expectation.TERM_END_STANDS
    if set(kinds) - {ReportKind.TERM_END}:
        return Expectation.OTHER_STANDS
    return Expectation.YEARLY


def _in_season(report: WorkReport) -> bool:
    month = report.delivered[5:7]
    return "" < month < _SEASON


def _row(
    place: str, year: int, kind: ReportKind, why: Expectation, there: Sequence[WorkReport]
) -> FrameRow:
    return FrameRow(
        id=f"{place}/{year}" if kind == ReportKind.ANNUAL else f"{place}/{year}-{kind.value}",
        place_id=place,
        year=year,
        kind=kind,
        expected=why in _EXPECTED,
        why=why,
        found=len(there),
        report_ids=tuple(report.id for report in there),
        targets_coded=_least([report.annotation.state("targets") for report in there]),
        observations_coded=_least([report.annotation.state("observations") for report in there]),
    )


def _least(states: Sequence[State | None]) -> State | None:
    order = [State.ABSENT, State.PARTIAL, State.COMPLETE]
    return min((state or State.ABSENT for state in states), key=order.index, default=None)
