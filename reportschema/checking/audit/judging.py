"""From the two sides of a relation to a verdict.

They agree as written, agree within their precision, or do not agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from reportschema.checking.audit.book import Entry
from reportschema.checking.audit.intervals import Interval
from reportschema.checking.audit.registry import AuditResult
from reportschema.models.codes import Hedge, Verdict
from reportschema.notation.units import twelve_digits, without_exponent

WITHIN_PRECISION = "the precision of the figures as written explains the difference"
# Nominal less real growth, points a year: what passes for a deflator, and what could still be
# a revision of levels.
DEFLATOR = (Fraction(-3), Fraction(8))
WIDE_DEFLATOR = (Fraction(-8), Fraction(15))


def judge(stated: Entry, computed: Fraction, possible: Interval) -> tuple[Verdict, str | None]:
    """The verdict on a stated figure against what other figures give.

    computed: what they give as written. possible: what they can give with their precision.
    """
    if stated.interval.holds(computed):
        hedged = stated.figure.hedge
        vague = hedged in (Hedge.ABOUT, Hedge.NEARLY)
        return (
            Verdict.CONSISTENT,
            f"{stated.figure.hedge_words}: within a tenth of the value" if vague else None,
        )
    if stated.interval.meets(possible):
        return Verdict.ROUNDING, WITHIN_PRECISION
    if stated.round_interval.meets(possible):
        return Verdict.ROUNDING, f"{stated.written} is a round number"
    return (
        Verdict.INCONSISTENT,
        f"differs by {shown(stated.point - computed)} {stated.normalized.unit}",
    )


def judge_real(stated: Entry, nominal: Fraction) -> tuple[Verdict, str]:
    """The verdict on a year's growth at constant prices against levels at current prices."""
    gap = nominal - stated.point
    band = "growth at constant prices beside levels at current prices: a band of plausibility only"
    says = f"{band}; implied deflator {shown(gap)} points a year"
    if DEFLATOR[0] <= gap <= DEFLATOR[1]:
        return Verdict.CONSISTENT, says
    if WIDE_DEFLATOR[0] <= gap <= WIDE_DEFLATOR[1]:
        return (
            Verdict.NOT_COMPARABLE,
            f"{says}, outside {DEFLATOR[0]} to {DEFLATOR[1]}: levels may have been revised",
        )
    return Verdict.INCONSISTENT, f"{says}, which no price change explains"


def shown(value: Fraction, digits: int = 2) -> str:
    """A number for an arithmetic: so many decimals, no exponent, no zeros without need."""
    text = f"{without_exponent(Decimal(round(value * 10**digits)) / 10**digits):f}"
    return "0" if text == "-0" else text


def result(
    rule: str,
    stated: Entry,
    figures: Sequence[Entry],
    computed: Fraction | None,
    arithmetic: str,
    verdict: tuple[Verdict, str | None],
    unit: str | None = None,
) -> AuditResult:
    """A row about a stated figure; both sides in its normalized unit."""
    return AuditResult(
        rule=rule,
        report_id=stated.report.id,
        figure_ids=tuple(entry.id for entry in figures),
        stated=twelve_digits(stated.point),
        computed=None if computed is None else _rounded(computed),
        unit=unit or stated.normalized.unit,
        arithmetic=arithmetic,
        verdict=verdict[0],
        reason=verdict[1],
    )


def _rounded(value: Fraction) -> Decimal:
    """Six decimals: enough for any rate, and the same on every machine."""
    return twelve_digits(Fraction(round(value * 10**6), 10**6))
