"""What a draft claims of its lists, and what it doubts about the whole report: a part that was not found, targets or outcomes alone.

In: the plain data of a draft, its headline passages, and its stretches by part.
Out: the claims of `annotation` (a list in doubt is partial, with a note), and the doubts of the report's `review`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportschema.models.annotation_codes import ReviewReason
from reportschema.models.codes import Part

_WHO = "reportschema draft"
_LISTS = ("outline", "observations", "targets", "absent_targets", "problems", "livelihood_projects", "glossary", "awards")
_ENOUGH = 20  # figures of one kind, beside none of the other
_PLANS = (Part.PLAN, Part.SELF_BUILDING)
# The lists that a doubt about the whole leaves open, and why.
_OPEN = {
    ReviewReason.NO_PLAN_FOUND: (("targets", "absent_targets"), "No part that plans was found: promises may be among the observations."),
    ReviewReason.NO_REVIEW_FOUND: (("observations",), "No part that looks back was found: outcomes may be among the targets."),
    ReviewReason.NO_HEADLINE_FOUND: (("targets", "absent_targets"), "No passage of the main expected targets was found."),
    ReviewReason.ONLY_TARGETS: (("observations", "targets"), "Every figure was read as promised: look at the parts of the speech."),
    ReviewReason.ONLY_OBSERVATIONS: (("observations", "targets"), "Every figure was read as done: look at the parts of the speech."),
}


def claims(
    data: Mapping[str, Any], headline: Sequence[tuple[int, int]], stretches: Sequence[tuple[int, int, Part]]
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What the draft claims of each list, and its doubts about the whole."""
    doubts = list(_doubts(data, headline, {part for _, _, part in stretches}))
    notes: dict[str, list[str]] = {}
    for doubt in doubts:
        lists, note = _OPEN.get(doubt, ((), ""))
        for name in lists:
            notes.setdefault(name, []).append(note)
    claimed: dict[str, Any] = {"level": "draft"}
    for name in _LISTS:
        whole = {"state": "complete", "by": "machine", "who": _WHO}
        claimed[name] = {**whole, "state": "partial", "note": " ".join(notes[name])} if name in notes else whole
    claimed["numerals"] = {"state": "partial", "by": "machine", "who": _WHO}
    return claimed, [{"reason": doubt, "note": _OPEN[doubt][1]} for doubt in doubts]


def _doubts(data: Mapping[str, Any], headline: Sequence[tuple[int, int]], parts: set[Part]) -> Iterator[ReviewReason]:
    observed, promised = len(data["observations"]), len(data["targets"])
    if parts.isdisjoint(_PLANS):
        yield ReviewReason.NO_PLAN_FOUND
    elif not headline:
        yield ReviewReason.NO_HEADLINE_FOUND
    if Part.REVIEW not in parts:
        yield ReviewReason.NO_REVIEW_FOUND
    if promised >= _ENOUGH and not observed:
        yield ReviewReason.ONLY_TARGETS
    if observed >= _ENOUGH and not promised:
        yield ReviewReason.ONLY_OBSERVATIONS
