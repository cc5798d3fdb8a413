"""Rules for the level `headline`: what such an annotation claims, not what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from reportschema.checking.registry import Case, rule
from reportschema.findings.codes import Hit
from reportschema.findings.finding import Severity
from reportschema.models import WorkReport
from reportschema.models.annotating.annotation_codes import AnnotationLevel
from reportschema.notation.account import unaccounted

_AROUND = 6  # characters shown on either side of a numeral


def _is_headline(report: WorkReport) -> bool:
    """Whether an annotation claims the headline and no more."""
    return report.annotation.level == AnnotationLevel.HEADLINE


@rule(
    "STATE008",
    "a plan period without a headline passage",
    why=(
        "A headline annotation rests on the passages that it was made from: without one, nobody "
        "can see what was read for that period."
    ),
    remedy=(
        "give the passage that sets the targets of the period, or correct plan_periods; where the "
        "report sets none, allow this with that as the reason"
    ),
    severity=Severity.WARNING,
)
def period_without_passage(case: Case) -> Iterator[Hit]:
    report = case.report
    if not _is_headline(report) or case.denied_plans:
        return
    there = {passage.period for passage in report.headline_passages}
    for plan in report.plan_periods:
        if plan not in there:
            yield Hit(
                ("plan_periods",), f"level is headline, and no headline passage is for {plan}"
            )


@rule(
    "TEXT012",
    "numerals of a headline passage that are not accounted for",
    why=(
        "A headline annotation holds every number of its passages: a target, an outcome, or a row "
        "of the ledger."
    ),
    remedy="annotate the numeral, enter it in numerals with its role, or correct the passage",
    needs_text=True,
)
def passage_account(case: Case) -> Iterator[Hit]:
    report, text = case.report, case.text
    if text is None or not _is_headline(report):
        return
    left = unaccounted(report, text, case.grammar.parts)
    for i, passage in enumerate(report.headline_passages):
        if passage.at in [earlier.at for earlier in report.headline_passages[:i]]:
            continue  # one passage that speaks of two periods
        for mention in left:
            if passage.at.start <= mention.start < passage.at.end:
                around = text[max(0, mention.start - _AROUND) : mention.end + _AROUND]
                yield Hit(
                    ("headline_passages", i, "at"),
                    f"headline passage of {passage.period}: {mention.text!r} at {mention.start} "
                    f"(in {around!r}) is in no record",
                )
