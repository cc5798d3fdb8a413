"""A quantity: what a span of text says by itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from reportschema.models.fields.codes import Hedge, WordKind


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a span of text says by itself.

    low, high: the two ends of a range; equal for a single value; below zero where the span has a
    sign (-2.4%), but not for its words (下降2.4%). unit: as written (亿元), None where the span
    names none. hedge, hedge_words: how the words bound the value, and these words. direction,
    direction_word: whether a word makes it a rise or a fall, and this word. kind: which form of the
    grammar read it. start, end: its place in the text. values: all parts of a ratio, of which this
    is one.
    """

    low: Decimal
    high: Decimal
    unit: str | None
    hedge: Hedge = Hedge.EXACT
    hedge_words: str | None = None
    direction: WordKind | None = None
    direction_word: str | None = None
    kind: str = "plain"
    start: int = 0
    end: int = 0
    values: tuple[Decimal, ...] = field(default=())

    def is_range(self) -> bool:
        """Whether the span gives a range."""
        return self.low != self.high

    def span(self) -> tuple[int, int]:
        """Its start and end."""
        return self.start, self.end
