"""One quantity as the rules of measures see it."""

from __future__ import annotations

from typing import NamedTuple

from reportschema.models import Indicator
from reportschema.models.fields.codes import Nature, Transformation, WordKind
from reportschema.notation import Quantity
from reportschema.reading.sentence.directions import Directions
from reportschema.reading.sentence.lazy import lazy
from reportschema.reading.subjects.spots.carried import ValueList

_CLAUSE_ENDS = "，,；;。"
_NEAR = 24


class _Given(NamedTuple):
    """A quantity and the words around it.

    left: the words of its sentence before it. right: those behind it. values: the list that it is
    in. doing: whether a verb of making or doing governs it from further off
    (查处A案件5宗、B案件3宗).
    promised: whether its part promises. transformation: once that is decided.
    """

    quantity: Quantity
    left: str
    right: str
    dimension: str
    indicator: Indicator | None
    directions: Directions
    values: ValueList
    doing: bool
    promised: bool
    transformation: Transformation = Transformation.LEVEL


class Number(_Given):
    """One quantity, with what the rules ask of the words around it."""

    def being(self, transformation: Transformation) -> Number:
        """The same once it is decided what it is of its series."""
        other = Number(*self[:-1], transformation)
        other.__dict__.update(self.__dict__)  # what was found out of the words around it
        return other

    @lazy
    def near(self) -> str:
        """The last words before it."""
        return self.left[-_NEAR:]

    @lazy
    def chunk(self) -> str:
        """The words before it from the last comma on."""
        left = self.left
        return left[max(map(left.rfind, _CLAUSE_ENDS)) + 1 :]

    @lazy
    def last(self) -> str:
        """The words before it from the last comma or 、 on."""
        return self.chunk.rpartition("、")[2]

    @property
    def unit(self) -> str:
        """Its unit, "" where it has none."""
        return self.quantity.unit or ""

    @property
    def has_direction(self) -> bool:
        """Whether it rises or falls by its own words."""
        return self.quantity.direction is not None

    @property
    def falls(self) -> bool:
        """Whether it falls by its own words or by those of its list."""
        return self.quantity.direction is WordKind.FALL or self.values.falls

    @property
    def is_rate(self) -> bool:
        """Whether its indicator is itself a share or a rate."""
        return self.indicator is not None and self.indicator.nature in (Nature.SHARE, Nature.RATE)
