"""Whether two records may be one and the same, and how alike they are.

A `Kind` says it for the records of one list; observations and targets are of one kind, since a
figure may turn out to be the other. A score is a tuple, compared from the left: the anchor comes
first, then the list, then nearness and content.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from reportschema.matching.placed import Placed, Span
from reportschema.models import Figure

NEAR = 200  # code points: how far a record may have moved and be known by what it says
_HALF = 0.5  # of the longer of two passages
_STEP = 2  # code points by which the beginnings of one heading differ in two codings

Score = tuple[Any, ...]


class Kind(NamedTuple):
    """How the records of one kind are told apart.

    may_be: whether two that stand near each other can be the same. score: how alike they are.
    names: what tells one when it has moved; None where only the place tells.
    """

    may_be: Callable[[Placed, Placed], bool]
    score: Callable[[Placed, Placed], Score]
    names: Callable[[Any], tuple[Any, ...]] | None


def overlap(left: Span, right: Span) -> int:
    """How many characters two spans share; 0 or less where they only touch or lie apart."""
    return min(left[1], right[1]) - max(left[0], right[0])


def share(left: Span, right: Span) -> float:
    """How much of the longer of two spans they share, from 0 to 1."""
    longer = max(left[1] - left[0], right[1] - right[0])
    return max(0, overlap(left, right)) / longer


def distance(left: Span, right: Span) -> int:
    """How far two spans are apart: the sum of the distances of their ends."""
    return abs(left[0] - right[0]) + abs(left[1] - right[1])


def span_of(placed: Placed) -> Span:
    """The place of a record that has one."""
    assert placed.span is not None, "only records with a place are compared by place"
    return placed.span


def _numeral(placed: Placed) -> Span:
    assert placed.numeral is not None, "only records with a place are compared by place"
    return placed.numeral


def _numbers(figure: Figure) -> tuple[Any, ...]:
    return figure.value, figure.low, figure.high, figure.form


def _may_be_one_figure(left: Placed, right: Placed) -> bool:
    """Their digits overlap, and they are not two values of one span."""
    if overlap(_numeral(left), _numeral(right)) <= 0:
        return False
    if left.nth is None or right.nth is None or left.nth == right.nth:
        return True
    return left.span != right.span and _figure_numbers(left) == _figure_numbers(right)


def _figure_numbers(placed: Placed) -> tuple[Any, ...]:
    assert isinstance(placed.entry.record, Figure)
    return _numbers(placed.entry.record)


_SUBJECT = ("indicator", "label", "transformation", "coverage", "period", "unit")


def _figure_score(left: Placed, right: Placed) -> Score:
    old, new = left.entry.record, right.entry.record
    placed_alike = left.span == right.span and left.nth == right.nth
    return (
        placed_alike and left.entry.list == right.entry.list,
        placed_alike,
        _figure_numbers(left) == _figure_numbers(right),
        left.entry.list == right.entry.list,
        left.nth == right.nth,
        left.span == right.span,
        sum(getattr(old, name) == getattr(new, name) for name in _SUBJECT)
        + _led_alike(left, right),
        -distance(span_of(left), span_of(right)),
        left.said == right.said,
    )


def _led_alike(left: Placed, right: Placed) -> int:
    """How many references lead to one place: what a rank is of tells four in one span apart."""
    if left.entry.list != right.entry.list:
        return 0
    return sum(old == new for old, new in zip(left.led, right.led, strict=True))


def _touch(left: Placed, right: Placed) -> bool:
    return overlap(span_of(left), span_of(right)) > 0


def _share_half(left: Placed, right: Placed) -> bool:
    return share(span_of(left), span_of(right)) >= _HALF


def _may_be_one_section(left: Placed, right: Placed) -> bool:
    """They begin at one place, both numbered or both not; or they share most of a passage."""
    old: Any = left.entry.record
    new: Any = right.entry.record
    if bool(old.number) != bool(new.number):
        return False
    begin = abs(span_of(left)[0] - span_of(right)[0]) <= _STEP
    return begin or (old.level == new.level and _share_half(left, right))


def _place_score(left: Placed, right: Placed) -> Score:
    return (
        left.span == right.span,
        left.said == right.said,
        share(span_of(left), span_of(right)),
        -distance(span_of(left), span_of(right)),
        sum(old == new for old, new in zip(left.said, right.said, strict=False)),
    )


def _figure_names(record: Any) -> tuple[Any, ...]:
    return (record.at.exact, record.nth, *_numbers(record), record.indicator, record.label)


FIGURE = Kind(_may_be_one_figure, _figure_score, _figure_names)
KINDS: dict[str, Kind] = {
    "outline": Kind(_may_be_one_section, _place_score, lambda r: (r.number, r.level, r.label)),
    "headline_passages": Kind(_share_half, _place_score, None),
    "observations": FIGURE,
    "targets": FIGURE,
    "problems": Kind(_share_half, _place_score, lambda r: (r.topic, r.summary)),
    "livelihood_projects": Kind(
        _share_half, _place_score, lambda r: (r.year, r.number, r.domain, r.summary)
    ),
    "glossary": Kind(_touch, _place_score, lambda r: (r.term,)),
    "awards": Kind(_share_half, _place_score, lambda r: (r.award, r.recipients, r.year)),
    "numerals": Kind(_touch, _place_score, None),
    "corrections": Kind(_touch, _place_score, lambda r: (r.at.exact, r.read_as)),
}
