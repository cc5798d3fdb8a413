"""A figure on its way to a record.

What each pass of the reader has found out about it, and by which rule.
"""

from __future__ import annotations

from collections.abc import Iterator
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
    COMMITMENT = "commitment"
    LINK = "link"


class Origin(NamedTuple):
    """The rule that gave an aspect of a figure, and where the words stand that it read."""

    rule: str
    start: int
    end: int


class PromiseAspect(NamedTuple):
    """Whether a figure is promised, in which form, and how firmly words bind it.

    told: whether it tells what was done, though it stands in the plan. assigned_by: whose task it
    is that the target is to fulfil.
    """

    made: bool = False
    told: bool = False
    stance: Stance = Stance.PROMISED
    form: TargetForm = TargetForm.NUMERIC
    headline: bool = False
    commitment: Commitment = Commitment.PLAIN
    commitment_words: str | None = None
    obligation: Obligation = Obligation.UNSTATED
    rider: str | None = None
    pegged_to: str | None = None
    assigned_by: str | None = None
    bound_by: Origin | None = None
    obliged_by: Origin | None = None


class TimeAspect(NamedTuple):
    """The period of a figure and the one that it is compared with, in EDTF."""

    period: str | None = None
    base_period: str | None = None
    origin: Origin | None = None
    base_origin: Origin | None = None


class LinkAspect(NamedTuple):
    """Which figure a figure ranks, is part of or a share of; rank_of: what it ranks, in words."""

    ranks: FigureDraft | None = None
    rank_of: str | None = None
    part_of: FigureDraft | None = None
    share_of: FigureDraft | None = None
    origin: Origin | None = None


OUTCOME = PromiseAspect()
UNDATED = TimeAspect()
UNLINKED = LinkAspect()


@dataclass(slots=True)
class FigureDraft:
    """A figure on its way to a record, in clean coordinates.

    Passes give it whole aspects: these are frozen.
    """

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
    time: TimeAspect = UNDATED
    basis: Basis | None = None
    coverage: str | None = None
    status: ObservationStatus = ObservationStatus.FINAL
    ref_area: str | None = None
    counterpart_area: str | None = None
    nth: int | None = None
    links: LinkAspect = UNLINKED
    cues: list[tuple[int, int]] = field(default_factory=list)
    inferred: list[str] = field(default_factory=list)
    review: ReviewReason | None = None
    promise: PromiseAspect = OUTCOME
    dimension: str = ""
    origins: dict[Aspect, Origin] = field(default_factory=dict)

    def origin(self, aspect: Aspect) -> Origin | None:
        """The rule and the words that gave an aspect; None where none fits."""
        others = {
            Aspect.PERIOD: self.time.origin,
            Aspect.BASE: self.time.base_origin,
            Aspect.COMMITMENT: self.promise.bound_by,
            Aspect.LINK: self.links.origin,
        }
        return others[aspect] if aspect in others else self.origins.get(aspect)


def cues(draft: FigureDraft) -> Iterator[tuple[int, int]]:
    """Where words stand outside a figure that say how it is measured and how firmly bound."""
    yield from draft.cues
    for origin in (draft.promise.obliged_by, draft.promise.bound_by):
        if origin is not None and not draft.start <= origin.start < draft.end:
            yield origin.start, origin.end
