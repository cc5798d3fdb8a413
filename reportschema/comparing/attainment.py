"""Whether a promise was attained: only what its words bound is judged, and doubt stays open."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from reportschema.comparing.comparable import (
    Why,
    comparable,
    convention_of,
    names_its_basis_apart,
    units_agree,
)
from reportschema.comparing.entry import Entry
from reportschema.models import Code, Figure
from reportschema.models.fields.codes import Better, Hedge, Transformation
from reportschema.notation.units import twelve_digits

_NO_SIDE = "no indicator says whether more or less of it is better"
_TWO_CONVENTIONS = (
    "the report tells it by two conventions that come out apart, and the promise names none"
)
_VAGUE = Fraction(1, 10)  # how far 左右 and 近 may lie from what they stand for
# Of these no judgement against anybody rests on a value that the words do not give.
_DECIDING = frozenset({"value", "low", "high", "unit", "hedge", "transformation"})


class Attainment(Code):
    """How an outcome stands to the promise that it is set beside."""

    NOT_YET_DUE = "not_yet_due", "the time of the promise is not over", "尚未到期"
    NOT_COMPARABLE = (
        "not_comparable",
        "the two do not measure the same thing; the reason says why",
        "不可比，见理由",
    )
    REACHED = "reached", "within what the words bound, or better", "达到"
    NOT_REACHED = "not_reached", "outside what the words bound", "未达到"
    OPEN = "open", "the words leave it open", "措辞未定，存疑"


_APART = {Attainment.REACHED, Attainment.NOT_REACHED}


class Attained(NamedTuple):
    """A judgement: how, with the gap (outcome less promise, normalized unit) and the reasons.

    gap: None only where the two have no common unit. why: of `not_comparable` each difference.
    says: of `not_yet_due` and `open` what keeps it from being judged.
    """

    attainment: Attainment
    gap: Fraction | None
    why: tuple[Why, ...] = ()
    says: str | None = None

    @property
    def gap_written(self) -> Decimal | None:
        """The gap as tables write it, to twelve significant digits."""
        return None if self.gap is None else twelve_digits(self.gap)

    @property
    def reason(self) -> str | None:
        """The reasons in one line; None where there is nothing to explain."""
        return "; ".join(map(str, self.why)) or self.says


class _Range(NamedTuple):
    """What a value can stand for; None is an open end."""

    low: Fraction | None
    high: Fraction | None


def attainment(target: Entry, outcome: Entry, beside: Iterable[Entry] = ()) -> Attained:
    """How an outcome stands to a target that it may be the outcome of.

    target: of a Target, outcome: of an Observation. The two are matched by whoever asks. beside:
    what else the outcome's report tells of the target, by another convention, say.
    """
    judged = _alone(target, outcome)
    if convention_of(target) is None and any(
        names_its_basis_apart(outcome, other)
        and {judged.attainment, _alone(target, other).attainment} == _APART
        for other in beside
    ):
        return Attained(Attainment.OPEN, judged.gap, (), _TWO_CONVENTIONS)
    return judged


def _alone(target: Entry, outcome: Entry) -> Attained:
    """How one outcome stands to a target, whatever else is told of it."""
    why = comparable(target, outcome)
    gap = _gap(target, outcome)
    if not target.figure.has_value():
        form = getattr(target.figure, "form", None)
        words = f"the promise is {form.value}, without a number" if form else "it has no number"
        return Attained(Attainment.NOT_COMPARABLE, None, why, words)
    if _not_yet_due(target, outcome):
        words = f"the promise is for {target.figure.period}, the figure of {outcome.figure.period}"
        return Attained(Attainment.NOT_YET_DUE, gap, (), words)
    if why:
        return Attained(Attainment.NOT_COMPARABLE, gap, why)
    if gap is None:
        return Attained(Attainment.OPEN, None, (), "the outcome has no number")
    if target.period and outcome.period and target.period.apart(outcome.period):
        words = f"the promise is for {target.figure.period}, the figure of {outcome.figure.period}"
        return Attained(Attainment.NOT_COMPARABLE, gap, (), words)
    return _judged(target, outcome, gap)


def _gap(target: Entry, outcome: Entry) -> Fraction | None:
    """Outcome less promise; of a range that was promised, from its nearer end, 0 within it."""
    if not units_agree(target, outcome):
        return None
    reported, promised = outcome.point, target.point
    if reported is None or promised is None:
        return None
    if target.normalized.high is not None and target.normalized.low is not None:
        nearest = min(max(reported, promised), Fraction(target.normalized.high))
        return reported - nearest
    return reported - promised


def _not_yet_due(target: Entry, outcome: Entry) -> bool:
    """Whether the promise still had time when the figure was taken."""
    if target.period is None or target.period.last is None:
        return False
    if outcome.period is not None and outcome.period.last is not None:
        return outcome.period.last < target.period.last
    return False


def _judged(target: Entry, outcome: Entry, gap: Fraction) -> Attained:
    """The judgement on two figures of one series, one time and one unit."""
    asked, reported, better = _asked(target), _possible(outcome), better_of(target)
    if _equal_but_strict(target, outcome, gap):
        return Attained(Attainment.OPEN, gap, (), "equal as written, and the words ask for more")
    if _inside(reported, asked):
        return Attained(Attainment.REACHED, gap)
    vague = target.figure.hedge in (Hedge.ABOUT, Hedge.NEARLY)
    bare = target.figure.hedge == Hedge.EXACT and not target.figure.is_range()
    good_side = _on_side(reported, asked, better)
    if (bare or vague or target.figure.is_range()) and good_side:
        return Attained(Attainment.REACHED, gap)
    if vague:
        return Attained(Attainment.OPEN, gap, (), f"the words say {target.figure.hedge_words}")
    if bare and better == Better.NEITHER:
        named = target.figure.indicator is not None
        words = "neither more nor less of it is better" if named else _NO_SIDE
        return Attained(Attainment.OPEN, gap, (), words)
    if not _outside(outcome, reported, asked):
        return Attained(Attainment.OPEN, gap, (), "the words of the outcome leave both open")
    if doubt := sorted(_DECIDING & {*target.figure.inferred, *outcome.figure.inferred}):
        return Attained(Attainment.OPEN, gap, (), f"{', '.join(doubt)} inferred")
    return Attained(Attainment.NOT_REACHED, gap)


def better_of(entry: Entry) -> Better:
    """Which side of a promised number is the good one, as its indicator declares.

    A higher completion and a lower number of rank are better whatever they are of; a label declares
    nothing.
    """
    if entry.figure.transformation == Transformation.COMPLETION:
        return Better.HIGHER
    if entry.figure.transformation == Transformation.RANK:
        return Better.LOWER
    indicator = entry.known.indicators.get(entry.figure.indicator or "")
    return indicator.better if indicator else Better.NEITHER


def _asked(target: Entry) -> _Range:
    """What the promise asks for: bounds of its words, or the number itself."""
    normalized = target.normalized
    if target.figure.hedge in (Hedge.ABOUT, Hedge.NEARLY):
        point = target.point
        return _Range(point, point)
    return _Range(
        None if normalized.lower_bound is None else Fraction(normalized.lower_bound),
        None if normalized.upper_bound is None else Fraction(normalized.upper_bound),
    )


def _possible(outcome: Entry) -> _Range:
    """What the outcome can stand for: its number as written, or what its words leave open."""
    figure, point = outcome.figure, outcome.point or Fraction(0)
    if _exact(figure):
        return _Range(point, point)
    if figure.hedge in (Hedge.ABOUT, Hedge.NEARLY):
        slack = abs(point) * _VAGUE
        nearly_below = figure.hedge == Hedge.NEARLY and point >= 0
        return _Range(point - slack, point if nearly_below else point + slack)
    bounds = outcome.normalized
    return _Range(
        None if bounds.lower_bound is None else Fraction(bounds.lower_bound),
        None if bounds.upper_bound is None else Fraction(bounds.upper_bound),
    )


def _exact(figure: Figure) -> bool:
    return figure.hedge == Hedge.EXACT and not figure.is_range()


def _inside(reported: _Range, asked: _Range) -> bool:
    low = asked.low is None or (reported.low is not None and reported.low >= asked.low)
    high = asked.high is None or (reported.high is not None and reported.high <= asked.high)
    return low and high


def _outside(outcome: Entry, reported: _Range, asked: _Range) -> bool:
    """Whether nothing that the outcome can be is asked for; 超 and 不足 leave their number out."""
    below = above = False
    if asked.low is not None and reported.high is not None:
        below = reported.high < asked.low or (
            reported.high == asked.low and outcome.figure.hedge == Hedge.UNDER
        )
    if asked.high is not None and reported.low is not None:
        above = reported.low > asked.high or (
            reported.low == asked.high and outcome.figure.hedge == Hedge.OVER
        )
    return below or above


def _on_side(reported: _Range, asked: _Range, better: Better) -> bool:
    """Whether all that the outcome can be is at the promised number or on its good side."""
    if better == Better.HIGHER:
        return asked.low is not None and reported.low is not None and reported.low >= asked.low
    if better == Better.LOWER:
        return asked.high is not None and reported.high is not None and reported.high <= asked.high
    return False


def _equal_but_strict(target: Entry, outcome: Entry, gap: Fraction) -> bool:
    """Promised to pass a number, and the very number is reported: rounding may hide which."""
    return gap == 0 and target.figure.hedge in (Hedge.OVER, Hedge.UNDER) and _exact(outcome.figure)
