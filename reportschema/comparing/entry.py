"""A figure where it stands: its report, the place whose number it is, its normalized value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from reportschema.models import Figure, Observation, Target, WorkReport
from reportschema.models.fields.periods import Period
from reportschema.notation import UnitTable
from reportschema.notation.normalize import Normalized, normalize
from reportschema.vocabularies import Vocabulary

Subject = tuple[str, str, str | None]


@dataclass(frozen=True)
class Places:
    """Which place a division code stands for in a year: the key of the place's series."""

    known: Vocabulary
    _ids: dict[tuple[str, int], str] = field(default_factory=dict, compare=False, repr=False)

    def of(self, report: WorkReport, code: str | None = None) -> str:
        """The place id of a code (default: the report's own); the code where no division has it."""
        key = (code or report.government.division, int(report.delivered[:4]))
        if key not in self._ids:
            division = self.known.division(*key)
            self._ids[key] = division.place_id if division else key[0]
        return self._ids[key]


@dataclass(frozen=True)
class Entry:
    """One figure of one report. `id` is unique in the package, `place` the key of its series."""

    report: WorkReport
    figure: Figure
    place: str
    normalized: Normalized
    units: UnitTable
    known: Vocabulary

    @property
    def id(self) -> str:
        """The figure's id with its report's before it."""
        return f"{self.report.id}/{self.figure.id}"

    @property
    def given(self) -> tuple[str, str]:
        """When its report was given, and the report's id: the order of reports."""
        return self.report.delivered, self.report.id

    @property
    def name(self) -> str:
        """Code of its indicator; without one its label (or what is ranked) in quotation marks."""
        figure = self.figure
        return figure.indicator or f"“{figure.label or figure.rank_of or ''}”"

    @property
    def subject(self) -> Subject:
        """Whose number it is: the place, the name, and the part that is covered (None: all)."""
        return self.place, self.name, self.figure.coverage

    @cached_property
    def period(self) -> Period | None:
        """When it holds; None where nothing is said."""
        return Period.of(self.figure.period)

    @cached_property
    def base(self) -> Period | None:
        """What it is compared with; None where nothing is said."""
        return Period.of(self.figure.base_period)

    @property
    def point(self) -> Fraction | None:
        """Its value in the normalized unit, of a range the lower end; None without a number."""
        normalized = self.normalized
        value = normalized.value if normalized.value is not None else normalized.low
        return None if value is None else Fraction(value)

    @property
    def is_target(self) -> bool:
        """Whether it is a promise and no account."""
        return isinstance(self.figure, Target)

    @property
    def whole_place(self) -> bool:
        """Whether it speaks of the whole place that its report is of, for the first time there."""
        figure = self.figure
        return figure.coverage is None and figure.ref_area is None and figure.repeats is None

    def dimension(self) -> str | None:
        """Kind of quantity that its unit measures; None for a unit that nobody knows."""
        resolved = self.units.resolve(self.figure.unit or "")
        return resolved.unit.dimension if resolved else None


def entries(
    report: WorkReport, known: Vocabulary, units: UnitTable, places: Places | None = None
) -> Iterator[Entry]:
    """Every figure of a report, observations before targets, in the order of the source."""
    places = places or Places(known)
    figures: tuple[Observation | Target, ...] = (*report.observations, *report.targets)
    for figure in figures:
        place = places.of(report, figure.ref_area)
        yield Entry(report, figure, place, normalize(figure, units), units, known)
