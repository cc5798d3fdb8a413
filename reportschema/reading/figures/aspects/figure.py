"""A figure on its way to a record, composed of frozen aspects.

Each holds what the passes of the reader have found out about it, by which rule and which words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from reportschema.models.annotating.annotation_codes import ReviewReason
from reportschema.models.fields.codes import (
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


class SubjectAspect(NamedTuple):
    """What a number is of: an indicator, or a label in the words of the text, and the part of it.

    doubt: why a person has to look at it.
    """

    indicator: str | None = None
    label: str | None = None
    coverage: str | None = None
    basis: Basis | None = None
    ref_area: str | None = None
    counterpart_area: str | None = None
    doubt: ReviewReason | None = None
    origin: Origin | None = None

    @property
    def named(self) -> tuple[str | None, str | None, str | None]:
        """What two figures of one series have in common."""
        return self.indicator, self.label, self.coverage

    @property
    def is_whole(self) -> bool:
        """Whether it is that of the whole place, and no part of it."""
        return self.coverage is None and self.ref_area is None


class MeasureAspect(NamedTuple):
    """How much it is, and how it was measured.

    dimension: that of the unit. nth: which part of a ratio it is. cues: where words stand outside
    it that say so.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    hedge: Hedge = Hedge.EXACT
    hedge_words: str | None = None
    transformation: Transformation = Transformation.LEVEL
    collection: Collection | None = None
    dimension: str = ""
    nth: int | None = None
    status: ObservationStatus = ObservationStatus.FINAL
    cues: tuple[tuple[int, int], ...] = ()
    origin: Origin | None = None
    collected_by: Origin | None = None


class TimeAspect(NamedTuple):
    """The period of a figure and the one that it is compared with, in EDTF."""

    period: str | None = None
    base_period: str | None = None
    origin: Origin | None = None
    base_origin: Origin | None = None


class LinkAspect(NamedTuple):
    """Which figure a figure ranks, is part of or a share of; rank_of: what it ranks, in words.

    others: what else has the same rank, figures or words.
    """

    ranks: FigureDraft | None = None
    rank_of: str | None = None
    part_of: FigureDraft | None = None
    share_of: FigureDraft | None = None
    origin: Origin | None = None
    others: tuple[FigureDraft | str, ...] = ()


_UNNAMED = SubjectAspect()
UNMEASURED = MeasureAspect()
_OUTCOME = PromiseAspect()
_UNDATED = TimeAspect()
_UNLINKED = LinkAspect()


@dataclass(slots=True, eq=False)
class FigureDraft:
    """A figure on its way to a record, in clean coordinates: a place, and what is read of it.

    Aspects are frozen: a pass gives it a whole new one. What is linked to it is linked to this very
    object, so it stays the same while its aspects change.

    inferred: the fields that no words of the text say, in the order in which they were filled in.
    """

    start: int
    end: int
    subject: SubjectAspect = _UNNAMED
    measure: MeasureAspect = UNMEASURED
    time: TimeAspect = _UNDATED
    promise: PromiseAspect = _OUTCOME
    links: LinkAspect = _UNLINKED
    inferred: tuple[str, ...] = ()

    def gives(self, rule: str) -> Origin:
        """The origin of what another figure takes from this one by a rule."""
        return Origin(rule, self.start, self.end)

    def origin(self, aspect: Aspect) -> Origin | None:
        """The rule and the words that gave an aspect; None where none fits."""
        return {
            Aspect.SUBJECT: self.subject.origin,
            Aspect.MEASURE: self.measure.origin,
            Aspect.COLLECTION: self.measure.collected_by,
            Aspect.PERIOD: self.time.origin,
            Aspect.BASE: self.time.base_origin,
            Aspect.COMMITMENT: self.promise.bound_by,
            Aspect.LINK: self.links.origin,
        }[aspect]


def cues(draft: FigureDraft) -> Iterator[tuple[int, int]]:
    """Where words stand outside a figure that say how it is measured and how firmly bound."""
    yield from draft.measure.cues
    for origin in (draft.promise.obliged_by, draft.promise.bound_by):
        if origin is not None and not draft.start <= origin.start < draft.end:
            yield origin.start, origin.end
