"""The book that relations read: every figure of every report as an entry.

An entry knows its place, its normalized value and the interval of what it can stand for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from reportschema import comparing
from reportschema.checking.audit.intervals import Interval, is_exact_count, normalized_interval
from reportschema.comparing import Pair, Vintages
from reportschema.models import Observation, Target, WorkReport
from reportschema.models.fields.codes import Basis, Collection, ProjectStatus, Transformation
from reportschema.models.fields.periods import Period
from reportschema.notation import UnitTable
from reportschema.notation.normalize import normalize
from reportschema.vocabularies import Vocabulary


@dataclass(frozen=True)
class Entry(comparing.Entry):
    """One figure in the book, with what it can stand for in an arithmetic."""

    @property
    def collection(self) -> Collection | None:
        """How it relates to its period."""
        return self.figure.collection

    @property
    def point(self) -> Fraction:
        """Its value in the normalized unit; of a range, the lower end."""
        return Fraction(
            self.normalized.value
            if self.normalized.value is not None
            else self.normalized.low or Decimal(0)
        )

    @cached_property
    def interval(self) -> Interval:
        """All that it can stand for, in the normalized unit."""
        return normalized_interval(self.figure, self.units)

    @cached_property
    def round_interval(self) -> Interval:
        """The same where zeros at the end of a whole number are taken for rounded ones."""
        return normalized_interval(self.figure, self.units, round_numbers=True)

    @cached_property
    def counted(self) -> bool:
        """Whether it is a whole number of things."""
        return is_exact_count(self.figure, self.units)

    @cached_property
    def written(self) -> str:
        """The value as written, without unit."""
        figure = self.figure
        return (
            f"{figure.value:f}" if figure.value is not None else f"{figure.low:f}–{figure.high:f}"
        )

    def term(self, *others: Entry) -> str:
        """How it stands in an arithmetic: the value as written.

        The unit follows where another term of the arithmetic has another one.
        """
        same = all(other.figure.unit == self.figure.unit for other in others)
        return self.written if same else f"{self.written}{self.figure.unit}"

    def base_year(self) -> int | None:
        """The year that its base period is, where it is one."""
        return self.base.year if self.base else None

    def year(self) -> int | None:
        """The year that its period is, where it is one."""
        return self.period.year if self.period else None


_Time = tuple[comparing.Subject, str | None]


def span_years(period: Period | None) -> tuple[int, int] | None:
    """First and last year of a closed period of several whole years; None for others."""
    if period is None or not period.whole_years or period.years is None:
        return None
    first, last = period.years
    return (first, last) if first < last else None


def apart(entry: Entry, other: Entry) -> bool:
    """Whether the periods of two figures have no day in common; what is not said is never apart."""
    return bool(entry.period and other.period and entry.period.apart(other.period))


class Book:
    """All figures of some reports, indexed for relations.

    Reports of one id are taken once; the order of the reports does not matter.
    """

    def __init__(
        self, reports: Sequence[WorkReport], vocabulary: Vocabulary, units: UnitTable
    ) -> None:
        self.vocabulary, self.units = vocabulary, units
        self._places = comparing.Places(vocabulary)
        self.reports = sorted(
            {report.id: report for report in reports}.values(),
            key=lambda report: (report.delivered, report.id),
        )
        self._rank = {report.id: n for n, report in enumerate(self.reports)}
        self.entries = [entry for report in self.reports for entry in self._of(report)]
        self.by_id = {entry.id: entry for entry in self.entries}
        self._order = {entry.id: n for n, entry in enumerate(self.entries)}
        self._levels: dict[_Time, dict[Basis | None, Vintages[Entry]]] = {}
        for entry in self.observations():
            figure = entry.figure
            if figure.transformation == Transformation.LEVEL and figure.repeats is None:
                conventions = self._levels.setdefault((entry.subject, figure.period), {})
                convention = comparing.convention_of(entry)
                conventions.setdefault(convention, Vintages()).add(entry)

    def _of(self, report: WorkReport) -> Iterator[Entry]:
        for figure in (*report.observations, *report.targets):
            if figure.has_value():
                place = self._places.of(report, figure.ref_area)
                normalized = normalize(figure, self.units)
                yield Entry(report, figure, place, normalized, self.units, self.vocabulary)

    def place_in_order(self, figure_id: str) -> int:
        """Where a figure stands in the book."""
        return self._order.get(figure_id, -1)

    def observations(self) -> Iterator[Entry]:
        """Entries of what was or is, whose unit is known."""
        return (
            entry
            for entry in self.entries
            if isinstance(entry.figure, Observation) and entry.normalized.unit
        )

    def targets(self) -> Iterator[Entry]:
        """Entries of numeric targets, whose unit is known."""
        return (
            entry
            for entry in self.entries
            if isinstance(entry.figure, Target) and entry.normalized.unit
        )

    def linked(self, entry: Entry, reference: str | None) -> Entry | None:
        """The entry that a link of another names; None where it has no number or is not there."""
        return comparing.linked(entry, reference, self.by_id)

    def level(self, of: Entry, period: str | None) -> Entry | None:
        """The level of a figure's subject in a period, or None.

        That of its own report comes first, then of the report given nearest before, then after;
        before that one of the same convention.
        """
        near = [
            level
            for vintages in self._levels.get((of.subject, period), {}).values()
            for level in (
                vintages.at(of.given),
                vintages.before(of.given),
                vintages.after(of.given),
            )
            if level is not None and level.id != of.id
        ]
        return min(near, key=lambda level: self._distance(of, level), default=None)

    def _distance(self, entry: Entry, other: Entry) -> tuple[bool, bool, bool, int, int]:
        rank, other_rank = self._rank[entry.report.id], self._rank[other.report.id]
        return (
            other_rank != rank,
            comparing.conventions_differ(entry, other),
            other_rank > rank,
            abs(other_rank - rank),
            self._order[other.id],
        )

    def real(self, entry: Entry) -> bool:
        """Whether price changes are taken out of a growth rate, as said or by convention."""
        return comparing.series_of(entry).prices in (Basis.CONSTANT_PRICES, Basis.REAL)

    @cached_property
    def pairs(self) -> tuple[Pair[Entry], ...]:
        """Promises and their outcomes, as every table pairs them."""
        return tuple(comparing.promise_pairs(self.entries))

    @cached_property
    def _statuses(self) -> dict[str, ProjectStatus | None]:
        return {
            f"{report.id}/{project.id}": project.status
            for report in self.reports
            for project in report.livelihood_projects
        }

    def status(self, entry: Entry) -> ProjectStatus | None:
        """What the report says of the livelihood project that a figure belongs to."""
        project = (entry.figure.project or "").rpartition("/")[2]
        return self._statuses.get(f"{entry.report.id}/{project}")
