"""Rules about what a figure says.

Its transformation stands against its unit, its sign against its words, its periods against the day
of the report. What its own span says when read again is compared in `spans.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportschema.checking.registry import Case, rule
from reportschema.findings.codes import Hit
from reportschema.findings.finding import Severity
from reportschema.findings.spelling import nearest
from reportschema.models import Figure, Target
from reportschema.models.fields.codes import Stance, Transformation, WordKind
from reportschema.models.fields.periods import Period, day_bounds
from reportschema.models.rows.fit import Fit
from reportschema.notation.chinese import fold
from reportschema.vocabularies.fits import fit_table


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
        kind = _kind_of_unit(case, figure)
        if row := unit_misfit(case, figure):
            yield Hit(
                (*loc, "unit"),
                (
                    f"{figure.id}: unit is {figure.unit} (of {kind}), and transformation "
                    f"{figure.transformation.value}: {row.why_en}"
                ),
            )


def _kind_of_unit(case: Case, figure: Figure) -> str | None:
    resolved = case.grammar.units.resolve(figure.unit) if figure.unit else None
    return resolved.unit.dimension if resolved else None


def unit_misfit(case: Case, figure: Figure) -> Fit | None:
    """What the table of units says against a figure's transformation."""
    kind = _kind_of_unit(case, figure)
    table = fit_table("units")
    return table.misfit(figure.transformation.value, "kind_of_unit", kind) if kind else None


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
    "FIGURE008",
    "a period that the report cannot speak of",
    why="A report promises what is to come and reports what was.",
    remedy="check the period; an earlier year's target is recalled (stance), not promised",
    severity=Severity.WARNING,
)
def period(case: Case) -> Iterator[Hit]:
    if "delivered" in case.denied_by_id:
        return
    for loc, figure in case.figures:
        if is_impossible(figure, case.report.delivered):
            what = (
                f"promises {figure.period}, which was over"
                if isinstance(figure, Target)
                else f"reports {figure.period}, which had not begun"
            )
            yield Hit((*loc, "period"), f"{figure.id}: {what} when the report was given")


def is_impossible(figure: Figure, delivered: str) -> bool:
    """Whether a figure is promised for what was over, or reported of what had not begun."""
    period, given = Period.of(figure.period), day_bounds(delivered)
    if period is None or given is None:
        return False
    if isinstance(figure, Target):
        over = period.last is not None and period.last < given[0]
        return figure.stance == Stance.PROMISED and over
    return period.first is not None and period.first > given[1]


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
        period, base = Period.of(figure.period), Period.of(figure.base_period)
        if period and base and period.last and base.last and base.last >= period.last:
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
        if isinstance(figure, Target) and not shows(figure.commitment_words, figure):
            message = (
                f"{figure.id}: commitment_words {figure.commitment_words} stand neither in its "
                "span nor in a cue"
            )
            yield Hit((*loc, "commitment_words"), message)


def shows(words: str | None, figure: Figure) -> bool:
    """Whether the span or a cue holds some words; nothing to say is said."""
    return words is None or any(
        fold(words) in fold(anchor.exact) for anchor in (figure.at, *figure.cues)
    )
