"""A source beside a second reading of its text: which figures the two can be compared by.

A second reading is a draft made afresh, whoever made the source. Only figures count that stand on
the same characters in both and that neither calls doubtful.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportschema.findings.codes import Loc
from reportschema.models import Figure, Target, WorkReport
from reportschema.models.fields.codes import Stance

if TYPE_CHECKING:
    from reportschema.matching import Entry


class Compared(NamedTuple):
    """A figure of a source with its path, and the same figure by a second reading.

    section: the list of the second reading that it stands in.
    """

    loc: Loc
    own: Figure
    read: Figure
    section: str

    @property
    def of_one_series(self) -> bool:
        """Whether both take it for a number of one indicator, or of none that is known."""
        return self.own.indicator == self.read.indicator

    @property
    def in_one_list(self) -> bool:
        """Whether it is an observation to both, or a target to both."""
        return bool(self.loc[0] == self.section)

    @property
    def of_one_stance(self) -> bool:
        """Whether both take it for an outcome, for a promise, or for one told again."""
        return self.in_one_list and _stance(self.own) == _stance(self.read)

    @property
    def alike(self) -> bool:
        """Whether it is the same figure to both, so that its other fields can be compared."""
        return self.of_one_series and self.of_one_stance


def _stance(figure: Figure) -> Stance | None:
    return figure.stance if isinstance(figure, Target) else None


def compared(report: WorkReport, reading: WorkReport) -> list[Compared]:
    """The figures that a report and a second reading of its text both have, in text order."""
    from reportschema.matching import match  # here: most checks ask for no second reading

    if reading.first_edition().sha256 != report.first_edition().sha256:
        return []
    paths: dict[int, Loc] = {
        id(record): (name, i)
        for name in ("observations", "targets")
        for i, record in enumerate(getattr(report, name))
    }
    both = [
        Compared(paths[id(pair.old.record)], pair.old.record, pair.new.record, pair.new.list)
        for pair in match(report, reading).pairs
        if _can_compare(pair.old, pair.new)
        and isinstance(pair.old.record, Figure)
        and isinstance(pair.new.record, Figure)
    ]
    return sorted(both, key=lambda each: (each.own.at.start, each.own.nth or 0))


def _can_compare(old: Entry, new: Entry) -> bool:
    """Whether two figures stand on the same characters and nobody doubts either."""
    own, read = old.record, new.record
    if not isinstance(own, Figure) or not isinstance(read, Figure):
        return False
    return (own.at, own.nth, own.review, read.review) == (read.at, read.nth, None, None)
