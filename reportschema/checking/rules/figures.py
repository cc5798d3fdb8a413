"""Rules about what a figure says.

Its transformation stands against its unit, its sign against its words, and all of it against its
own span read again.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportschema.checking.finding import Severity, nearest
from reportschema.checking.registry import Case, Hit, place, rule
from reportschema.models import Figure, Target
from reportschema.models.codes import Hedge, Stance, Transformation, WordKind
from reportschema.models.scalars import period_bounds
from reportschema.notation import Quantity
from reportschema.notation.chinese import fold
from reportschema.notation.units import MAGNITUDES

_DIMENSIONS = {
    Transformation.GROWTH: {"share", "multiple"},
    Transformation.MULTIPLE: {"multiple"},
    Transformation.RANK: {"rank"},
    Transformation.COMPLETION: {"share"},
}


@rule(
    "FIGURE001",
    "a transformation in a unit that it cannot have",
    why="A growth rate in 亿元 or a rank in % is a misreading.",
    remedy=(
        "growth takes % or 倍 or 番, rank takes 位, completion takes %; an amount more or less is "
        "a change, the amount itself a level"
    ),
)
def transformation_unit(case: Case) -> Iterator[Hit]:
    for loc, figure in case.figures:
        dimensions = _DIMENSIONS.get(figure.transformation)
        resolved = case.grammar.units.resolve(figure.unit) if figure.unit else None
        if dimensions and resolved and resolved.unit.dimension not in dimensions:
            yield Hit(
                (*loc, "unit"),
                (
                    f"{figure.id}: unit is {figure.unit} (of {resolved.unit.dimension}), and "
                    f"transformation {figure.transformation.value}"
                ),
            )
        elif (
            resolved
            and resolved.unit.dimension == "points"
            and figure.transformation not in (Transformation.CHANGE,)
        ):
            message = (
                f"{figure.id}: unit is {figure.unit}, which measures a change, and transformation "
                f"is {figure.transformation.value}"
            )
            yield Hit(
                (*loc, "transformation" if "transformation" in figure.model_fields_set else "unit"),
                message,
            )


@rule(
    "FIGURE002",
    "a sign that the words do not bear out",
    why="A lost or invented minus turns a fall into a rise.",
    remedy=(
        "write a fall as a negative growth or change, and let the span or a cue hold the word "
        "that says so"
    ),
    allowable=True,
)
def sign(case: Case) -> Iterator[Hit]:
    for loc, figure in case.figures:
        value = figure.value if figure.value is not None else figure.low
        if value is None:
            continue
        name = "value" if figure.value is not None else "low"
        directed = figure.transformation in (Transformation.GROWTH, Transformation.CHANGE)
        direction = _direction(case, figure)
        if (
            value < 0
            and direction != WordKind.FALL
            and directed
            and "value" not in figure.inferred
            and "-" not in figure.at.exact
        ):
            yield Hit(
                (*loc, name),
                (
                    f"{figure.id}: {name} {value} is negative, and no word of its span or cues "
                    "says a fall"
                ),
            )
        elif value > 0 and direction == WordKind.FALL and directed:
            yield Hit(
                (*loc, name), f"{figure.id}: {name} {value} is positive, and its words say a fall"
            )


def _direction(case: Case, figure: Figure) -> WordKind | None:
    for text in (figure.at.exact, *(cue.exact for cue in figure.cues)):
        for read in case.grammar.read(text):
            if read.direction:
                return read.direction
        if word := case.grammar.direction_in(text):
            return word
    return None


@rule(
    "FIGURE003",
    "a span that is no quantity",
    why=(
        "A figure's anchor runs over the numeral, its unit and the words that touch it, so that "
        "it can be read again by itself."
    ),
    remedy=(
        "set the anchor to the quantity alone, such as 近700亿元 or 下降13.1%: the numeral, its "
        "unit, and the words that touch them"
    ),
    allowable=True,
)
def unreadable(case: Case) -> Iterator[Hit]:
    for loc, figure in case.figures:
        if figure.has_value() and not case.grammar.read(figure.at.exact):
            yield Hit(
                (*loc, "at", 2), f"{figure.id}: {figure.at.exact!r} cannot be read as a quantity"
            )


@rule(
    "FIGURE004",
    "a value that is not what the span says",
    why="The number must be the one in the text.",
    remedy="copy the number from the span; its sign follows from the words around it",
    allowable=True,
)
def value_of_span(case: Case) -> Iterator[Hit]:
    for loc, figure in case.figures:
        read = _reading(case, figure)
        if read is None:
            continue
        if figure.value is not None and (abs(figure.value) != abs(read.low) or read.is_range()):
            yield Hit(
                (*loc, "value"),
                (
                    f"{figure.id}: value is {figure.value}, its span {figure.at.exact!r} says "
                    f"{_reads(read)}"
                ),
            )
        elif (
            figure.low is not None
            and figure.high is not None
            and _ends(figure) != (read.low, read.high)
        ):
            yield Hit(
                (*loc, "low"),
                (
                    f"{figure.id}: range is {figure.low} to {figure.high}, its span "
                    f"{figure.at.exact!r} says {_reads(read)}"
                ),
            )


@rule(
    "FIGURE005",
    "a unit that is not what the span says",
    why="A unit swapped is a value wrong by orders of magnitude.",
    remedy=(
        "write the unit as the span does; where another word supplies it, name unit among the "
        "inferred"
    ),
    allowable=True,
)
def unit_of_span(case: Case) -> Iterator[Hit]:
    for loc, figure in case.figures:
        read = _reading(case, figure)
        if read is None:
            continue
        if "unit" in figure.inferred:
            if read.unit in MAGNITUDES and not (figure.unit or "").startswith(read.unit or ""):
                yield Hit(
                    (*loc, "unit"),
                    (
                        f"{figure.id}: unit is {figure.unit}, its span {figure.at.exact!r} counts "
                        f"in {read.unit}"
                    ),
                )
            continue
        if read.unit is None and read.kind == "ratio":
            continue
        if read.unit is None:
            yield Hit(
                (*loc, "unit"),
                f"{figure.id}: unit is {figure.unit}, its span {figure.at.exact!r} names none",
            )
        elif read.unit != figure.unit and not case.grammar.same_unit(read.unit, figure.unit or ""):
            yield Hit(
                (*loc, "unit"),
                (
                    f"{figure.id}: unit is {figure.unit}, its span {figure.at.exact!r} says "
                    f"{read.unit}"
                ),
            )


@rule(
    "FIGURE006",
    "a hedge that is not what the span says",
    why="6% and 6%左右 are different promises.",
    remedy=(
        "set hedge and hedge_words from the words in the span; where they stand elsewhere, give "
        "them as a cue"
    ),
    allowable=True,
)
def hedge_of_span(case: Case) -> Iterator[Hit]:
    for loc, figure in case.figures:
        read = _reading(case, figure)
        if read is None:
            continue
        if figure.hedge == read.hedge:
            if fold(figure.hedge_words or "") != read.hedge_words and not _shows(
                figure.hedge_words, figure
            ):
                message = (
                    f"{figure.id}: hedge_words {figure.hedge_words} stand neither in its span "
                    f"{figure.at.exact!r} nor in a cue"
                )
                yield Hit((*loc, "hedge_words"), message)
        elif read.hedge == Hedge.EXACT and any(
            figure.hedge_words and figure.hedge_words in fold(cue.exact) for cue in figure.cues
        ):
            means = case.grammar.hedges_of(figure.hedge_words or "")
            if means and figure.hedge not in means:
                message = (
                    f"{figure.id}: hedge is {figure.hedge.value}, {figure.hedge_words} says "
                    f"{' or '.join(sorted(means))}"
                )
                yield Hit(place(loc, figure, "hedge"), message)
        else:
            message = (
                f"{figure.id}: hedge is {figure.hedge.value}, its span {figure.at.exact!r} says "
                f"{read.hedge.value}"
            )
            yield Hit(place(loc, figure, "hedge"), message)


@rule(
    "FIGURE007",
    "several values in one span, and no number that tells which",
    why="Rows of one anchor are told apart by nth.",
    remedy="give each record of the span its nth, from 1",
    allowable=True,
)
def nth(case: Case) -> Iterator[Hit]:
    seen: dict[tuple[object, ...], str] = {}
    for loc, figure in case.figures:
        if figure.has_value():
            values = case.grammar.read(figure.at.exact)
            if len(values) > 1 and not (figure.nth and figure.nth <= len(values)):
                message = (
                    f"{figure.id}: its span {figure.at.exact!r} holds {len(values)} values, and "
                    f"nth is {figure.nth or 'missing'}"
                )
                yield Hit(place(loc, figure, "nth"), message)
            elif len(values) == 1 and figure.nth and figure.nth > 1 and not figure.is_range():
                yield Hit(
                    (*loc, "nth"),
                    (
                        f"{figure.id}: nth is {figure.nth}, and its span {figure.at.exact!r} "
                        "holds one value"
                    ),
                )
        key = (
            loc[0],
            figure.at.start,
            figure.at.end,
            figure.nth,
            figure.indicator,
            figure.label,
            figure.transformation,
            figure.period,
            figure.ranks,
            figure.rank_of,
            figure.coverage,
        )
        if key in seen:
            yield Hit(
                (*loc, "at", 2),
                f"{figure.id}: says the same of the same span {figure.at.exact!r} as {seen[key]}",
            )
        seen[key] = figure.id


@rule(
    "FIGURE008",
    "a period that the report cannot speak of",
    why="A report promises what is to come and reports what was.",
    remedy="check the period; an earlier year's target is recalled (stance), not promised",
    severity=Severity.WARNING,
)
def period(case: Case) -> Iterator[Hit]:
    delivered = period_bounds(case.report.delivered)
    if delivered is None or delivered[1] is None or delivered[0] is None:
        return
    for loc, figure in case.figures:
        bounds = period_bounds(figure.period) if figure.period else None
        if bounds is None:
            continue
        if isinstance(figure, Target):
            if (
                figure.stance == Stance.PROMISED
                and bounds[1] is not None
                and bounds[1] < delivered[0]
            ):
                yield Hit(
                    (*loc, "period"),
                    (
                        f"{figure.id}: promises {figure.period}, which was over when the report "
                        "was given"
                    ),
                )
        elif bounds[0] is not None and bounds[0] > delivered[1]:
            yield Hit(
                (*loc, "period"),
                (
                    f"{figure.id}: reports {figure.period}, which had not begun when the report "
                    "was given"
                ),
            )


@rule(
    "FIGURE009",
    "an unknown field among the inferred",
    why="`inferred` names fields of the record.",
    remedy="use names of the record's own fields, such as basis or period",
)
def inferred(case: Case) -> Iterator[Hit]:
    for loc, figure in case.figures:
        for i, name in enumerate(figure.inferred):
            if name not in type(figure).model_fields:
                yield Hit(
                    (*loc, "inferred", i),
                    (
                        f"{figure.id}: inferred names {name}, which is no "
                        f"field{nearest(name, type(figure).model_fields)}"
                    ),
                )


@rule(
    "FIGURE010",
    "a base period that does not come before the period",
    why=(
        "A change is measured from an earlier time; a base that is not earlier is most often the "
        "period copied."
    ),
    remedy=(
        "give as base_period what the figure is compared with: for 同比 the same time a year before"
    ),
    severity=Severity.WARNING,
)
def base_period(case: Case) -> Iterator[Hit]:
    for loc, figure in case.figures:
        last = (period_bounds(figure.period) or (None, None))[1] if figure.period else None
        base = (
            (period_bounds(figure.base_period) or (None, None))[1] if figure.base_period else None
        )
        if last and base and base >= last:
            yield Hit(
                (*loc, "base_period"),
                (
                    f"{figure.id}: {figure.period} is compared with {figure.base_period}, which "
                    "is no earlier"
                ),
            )


@rule(
    "FIGURE011",
    "a commitment whose words are not shown",
    why=(
        "力争 and 确保 make different promises of one number: the words must be where anyone can "
        "check them."
    ),
    remedy=(
        "copy commitment_words from the text, and give them with their place among the cues where "
        "the span does not hold them"
    ),
)
def commitment(case: Case) -> Iterator[Hit]:
    for loc, figure in case.figures:
        if isinstance(figure, Target) and not _shows(figure.commitment_words, figure):
            message = (
                f"{figure.id}: commitment_words {figure.commitment_words} stand neither in its "
                "span nor in a cue"
            )
            yield Hit((*loc, "commitment_words"), message)


def _shows(words: str | None, figure: Figure) -> bool:
    """Whether the span or a cue holds some words; nothing to say is said."""
    return words is None or any(
        fold(words) in fold(anchor.exact) for anchor in (figure.at, *figure.cues)
    )


def _reading(case: Case, figure: Figure) -> Quantity | None:
    """The reading of a figure's span that belongs to it.

    None where other rules speak: without a value, unreadable, or with its nth missing.
    """
    if not figure.has_value():
        return None
    values = case.grammar.read(figure.at.exact)
    index = (figure.nth or 1) - 1
    return values[index] if index < len(values) else values[0] if len(values) == 1 else None


def _ends(figure: Figure) -> tuple[Decimal, Decimal]:
    ends = sorted((abs(figure.low or Decimal(0)), abs(figure.high or Decimal(0))))
    return ends[0], ends[1]


def _reads(read: Quantity) -> str:
    return f"{read.low} to {read.high}" if read.is_range() else str(read.low)
