"""A figure on its way to a record.

What each pass of the reader has found out about it, and by which rule.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from reportschema.models.annotation_codes import ReviewReason
from reportschema.models.codes import (
    Basis,
    Collection,
    Commitment,
    Hedge,
    Obligation,
    ObservationStatus,
    Stance,
    TargetForm,
    Transformation,
)


class Aspect(StrEnum):
    """What is read of a figure, each by rules of its own."""

    SUBJECT = "subject"
    MEASURE = "measure"
    COLLECTION = "collection"
    PERIOD = "period"
    BASE = "base"
    LINK = "link"


class Origin(NamedTuple):
    """The rule that gave an aspect of a figure, and where the words stand that it read."""

    rule: str
    start: int
    end: int


@dataclass(slots=True)
class FigureDraft:
    """A figure on its way to a record, in clean coordinates."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    hedge: Hedge = Hedge.EXACT
    hedge_words: str | None = None
    indicator: str | None = None
    label: str | None = None
    transformation: Transformation = Transformation.LEVEL
    collection: Collection | None = None
    period: str | None = None
    base_period: str | None = None
    basis: Basis | None = None
    coverage: str | None = None
    status: ObservationStatus = ObservationStatus.FINAL
    ref_area: str | None = None
    counterpart_area: str | None = None
    nth: int | None = None
    ranks: FigureDraft | None = None
    rank_of: str | None = None
    part_of: FigureDraft | None = None
    share_of: FigureDraft | None = None
    cues: list[tuple[int, int]] = field(default_factory=list)
    inferred: list[str] = field(default_factory=list)
    review: ReviewReason | None = None
    told: bool = False
    promised: bool = False
    stance: Stance = Stance.PROMISED
    form: TargetForm = TargetForm.NUMERIC
    headline: bool = False
    commitment: Commitment = Commitment.PLAIN
    commitment_words: str | None = None
    obligation: Obligation = Obligation.UNSTATED
    rider: str | None = None
    pegged_to: str | None = None
    assigned_by: str | None = None
    dimension: str = ""
    origins: dict[Aspect, Origin] = field(default_factory=dict)
