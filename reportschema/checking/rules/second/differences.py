"""The shape of every rule of the room: where two readings of a figure differ in a field.

A rule is a function that finds such differences; each becomes one warning in the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from reportschema.checking.registry import Case, place, rule
from reportschema.checking.second import Compared
from reportschema.findings.codes import Hit
from reportschema.findings.finding import Severity


class Difference(NamedTuple):
    """A field in which source and reading differ. own, read: what each says of it.

    because: what makes the reading likely, as the end of a sentence.
    """

    both: Compared
    field: str
    own: Any
    read: Any
    because: str = ""

    def hit(self) -> Hit:
        """The place of the field, and what each of the two says."""
        figure = self.both.own
        words = f"{self.field} is {_shown(self.own)}, and a second reading says {_shown(self.read)}"
        return Hit(
            place(self.both.loc, figure, self.field),
            f"{figure.id}: {', '.join(filter(None, (words, self.because)))}",
        )


def _shown(value: Any) -> str:
    return "empty" if value is None else str(getattr(value, "value", value))


Finder = Callable[[Case], Iterator[Difference]]


def second_rule(code: str, title: str, *, why: str, remedy: str) -> Callable[[Finder], Finder]:
    """Enters a rule that warns of each difference that a function finds."""

    def enter(find: Finder) -> Finder:
        def hits(case: Case) -> Iterator[Hit]:
            return (difference.hit() for difference in find(case))

        enter_rule = rule(
            code,
            title,
            why=why,
            remedy=remedy,
            severity=Severity.WARNING,
            needs_text=True,
            needs_reading=True,
        )
        enter_rule(hits)
        return find

    return enter
