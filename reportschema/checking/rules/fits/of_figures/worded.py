"""Rules about targets without a number, and figures without a time."""

from __future__ import annotations

from collections.abc import Iterator

from reportschema.checking.registry import Case, place, rule
from reportschema.findings.codes import Hit
from reportschema.findings.finding import Severity
from reportschema.findings.spelling import listed
from reportschema.models import Figure, Target
from reportschema.models.fields.codes import TargetForm, Transformation
from reportschema.models.fields.periods import Period
from reportschema.vocabularies.fits import fit_table


@rule(
    "FITS045",
    "a form whose other fields speak of a number",
    why=(
        "What is promised in words, pegged or assigned has no number, and so nothing that could "
        "have a unit, be bounded by a hedge, or be gathered over time."
    ),
    remedy="delete the field that the message names, or correct form and give the number",
    severity=Severity.WARNING,
)
def form(case: Case) -> Iterator[Hit]:
    table = fit_table("forms")
    for loc, figure in case.figures:
        if figure.form == TargetForm.NUMERIC:
            continue
        for field in table.fields(figure.form):
            value = getattr(figure, field, None)
            row = table.misfit(figure.form, field, value)
            if row is not None and not row.always:  # else SCHEMA005
                yield Hit(
                    place(loc, figure, field),
                    f"{figure.id}: form is {figure.form}, and {field} is {value}: {row.why_en}",
                )
                break


@rule(
    "FITS046",
    "a figure of no time",
    why=(
        "An undated result of a yearly report is of the year reviewed, and what it promises of a "
        "year that it plans; only a report on several years can leave open which one."
    ),
    remedy="give the period; where it is in doubt, say so under review",
    severity=Severity.WARNING,
)
def undated(case: Case) -> Iterator[Hit]:
    several = {
        name: any((Period(each).length or 2) > 1 for each in periods)
        for name, periods in (
            ("review_periods", case.report.review_periods),
            ("plan_periods", case.report.plan_periods),
        )
    }
    for loc, figure in case.figures:
        if figure.period is not None or figure.review is not None or _is_standard(case, figure):
            continue
        of_plan = isinstance(figure, Target)
        name = "plan_periods" if of_plan else "review_periods"
        if not several[name] or (isinstance(figure, Target) and figure.headline):
            told = case.report.plan_periods if of_plan else case.report.review_periods
            yield Hit(
                (*loc, "at", 2),
                f"{figure.id}: period is empty, and the report {'plans' if of_plan else 'reviews'} "
                f"{listed(told)}",
            )


def _is_standard(case: Case, figure: Figure) -> bool:
    """Whether it is an amount of money that holds until another is set, as an allowance does."""
    unit = case.grammar.units.resolve(figure.unit or "")
    return (
        unit is not None
        and unit.unit.dimension == "money"
        and figure.collection is None
        and figure.transformation == Transformation.LEVEL
    )
