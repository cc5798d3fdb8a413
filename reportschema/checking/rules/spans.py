"""Rules about a figure's own span: read again, it gives the figure's value, unit and hedge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from reportschema.checking.registry import Case, place, rule
from reportschema.checking.rules.figures import shows
from reportschema.findings.codes import Hit
from reportschema.models import Figure
from reportschema.models.fields.codes import Hedge
from reportschema.notation import Quantity
from reportschema.notation.chinese import fold
from reportschema.notation.units import MAGNITUDES


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
            and sorted((abs(figure.low), abs(figure.high))) != [read.low, read.high]
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
            words, read_words = fold(figure.hedge_words or ""), read.hedge_words or ""
            if words != read_words and (words in read_words or not shows(words, figure)):
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
    spans = Counter((loc[0], figure.at) for loc, figure in case.figures)
    for loc, figure in case.figures:
        if figure.has_value():
            values = case.grammar.read(figure.at.exact)
            if len(values) > 1 and not (figure.nth and figure.nth <= len(values)):
                message = (
                    f"{figure.id}: its span {figure.at.exact!r} holds {len(values)} values, and "
                    f"nth is {figure.nth or 'missing'}"
                )
                yield Hit(place(loc, figure, "nth"), message)
            elif (
                len(values) == 1
                and figure.nth
                and not figure.is_range()
                and (figure.nth > 1 or (spans[loc[0], figure.at] == 1 and not _is_ratio(values)))
            ):
                yield Hit(
                    (*loc, "nth"),
                    f"{figure.id}: nth is {figure.nth}, and its span {figure.at.exact!r} holds one "
                    "value",
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
        if key in seen and seen[key] != figure.id:  # else ID001
            yield Hit(
                (*loc, "at", 2),
                f"{figure.id}: says the same of the same span {figure.at.exact!r} as {seen[key]}",
            )
        seen[key] = figure.id


def _is_ratio(values: Sequence[Quantity]) -> bool:
    """Whether a span is a ratio: of one to one (2.1∶1) the first part is the figure."""
    return values[0].kind == "ratio"


def _reading(case: Case, figure: Figure) -> Quantity | None:
    """The reading of a figure's span that belongs to it.

    None where other rules speak: without a value, unreadable, or with its nth missing.
    """
    if not figure.has_value():
        return None
    values = case.grammar.read(figure.at.exact)
    index = (figure.nth or 1) - 1
    return values[index] if index < len(values) else values[0] if len(values) == 1 else None


def _reads(read: Quantity) -> str:
    return f"{read.low} to {read.high}" if read.is_range() else str(read.low)
