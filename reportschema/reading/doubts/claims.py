"""What a draft claims of its lists, and what it doubts about the whole report.

In: the plain data of a draft and the parts of its speech.
Out: the claims of `annotation` (a list in doubt says why), and the doubts of the report's `review`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from reportschema.models.annotating.annotation import LISTS
from reportschema.models.annotating.annotation_codes import ReviewReason
from reportschema.models.fields.codes import Part, State
from reportschema.models.fields.periods import Period

_WHO = "reportschema draft"
_ENOUGH = 20  # figures of one kind, beside none of the other
_PLANS = (Part.PLAN, Part.SELF_BUILDING)
_Rows = list[dict[str, Any]]


class _Doubt(NamedTuple):
    """One way in which a draft of a whole report looks wrong. lists: those that it leaves open."""

    reason: ReviewReason
    holds: Callable[[_Rows, _Rows, frozenset[Part], str], bool]
    lists: tuple[str, ...]
    note: str


# Each is asked of the observations, the targets, the parts of the speech and the day of delivery.
_DOUBTS = (
    _Doubt(
        ReviewReason.NO_PLAN_FOUND,
        lambda _observed, _promised, parts, _day: parts.isdisjoint(_PLANS),
        ("targets", "absent_targets"),
        "No part that plans was found: promises may be among the observations.",
    ),
    _Doubt(
        ReviewReason.NO_HEADLINE_FOUND,
        lambda _observed, promised, parts, _day: (
            not parts.isdisjoint(_PLANS) and not any(row["headline"] for row in promised)
        ),
        ("targets", "absent_targets"),
        "No main expected target was found.",
    ),
    _Doubt(
        ReviewReason.NO_REVIEW_FOUND,
        lambda _observed, _promised, parts, _day: Part.REVIEW not in parts,
        ("observations",),
        "No part that looks back was found: outcomes may be among the targets.",
    ),
    _Doubt(
        ReviewReason.ONLY_TARGETS,
        lambda observed, promised, _parts, _day: len(promised) >= _ENOUGH and not observed,
        ("observations", "targets"),
        "Every figure was read as promised: look at the parts of the speech.",
    ),
    _Doubt(
        ReviewReason.ONLY_OBSERVATIONS,
        lambda observed, promised, _parts, _day: len(observed) >= _ENOUGH and not promised,
        ("observations", "targets"),
        "Every figure was read as done: look at the parts of the speech.",
    ),
    _Doubt(
        ReviewReason.PART_IN_DOUBT,
        lambda observed, _promised, _parts, day: any(_begins_after(row, day) for row in observed),
        ("observations", "targets"),
        "Observations are dated after the report was given: promises may be among them.",
    ),
)


def claims(
    data: Mapping[str, Any], parts: frozenset[Part]
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What the draft claims of each list, and its doubts about the whole."""
    figures = data["observations"], data["targets"]
    doubts = [each for each in _DOUBTS if each.holds(*figures, parts, str(data["delivered"]))]
    claimed: dict[str, Any] = {"level": "draft"}
    for name in LISTS:
        note = " ".join(doubt.note for doubt in doubts if name in doubt.lists) or None
        claimed[name] = {"state": State.PARTIAL, "by": "machine", "who": _WHO, "note": note}
    return claimed, [{"reason": doubt.reason, "note": doubt.note} for doubt in doubts]


def _begins_after(row: Mapping[str, Any], day: str) -> bool:
    """Whether the time of a figure begins in a year after that of a day."""
    period = Period.of(row["period"])
    return period is not None and period.first is not None and period.first.year > int(day[:4])
