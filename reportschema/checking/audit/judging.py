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
from reportschema.models.fields.codes import Hedge, Verdict
from reportschema.notation.units import twelve_digits, without_exponent

WITHIN_PRECISION = "the precision of the figures as written explains the difference"
# Nominal less real growth, points a year: what passes for a deflator, and what could still be
# a revision of levels.
DEFLATOR = (Fraction(-3), Fraction(8))
WIDE_DEFLATOR = (Fraction(-8), Fraction(15))


Judgement = tuple[Verdict, str | None]


def judge(stated: Entry, computed: Fraction, possible: Interval) -> Judgement:
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
    return Verdict.INCONSISTENT, f"differs by {apart_by(stated.point - computed, stated)}"


def judge_real(stated: Entry, nominal: Fraction) -> Judgement:
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


def apart_by(difference: Fraction, of: Entry, digits: int = 2) -> str:
    """A difference of two values in words: of per cent it is percentage points, never per cent."""
    unit = of.normalized.unit
    return f"{shown(difference, digits)} {'percentage points' if unit in ('%', 'pp') else unit}"


# What a verdict rests on, beside the words: where one of these was inferred and not said, what
# looks like a contradiction of the report may be one of its reading.
RESTS_ON = frozenset(
    {"value", "low", "high", "unit", "hedge", "transformation", "period", "base_period", "ref_area"}
)


def result(
    rule: str,
    stated: Entry,
    figures: Sequence[Entry],
    computed: Fraction | None,
    arithmetic: str,
    verdict: Judgement,
    unit: str | None = None,
    rests_on: frozenset[str] = RESTS_ON,
) -> AuditResult:
    """A row about a stated figure; both sides in its normalized unit.

    Nothing is called inconsistent where what the verdict rests on was inferred from a context.
    """
    if verdict[0] == Verdict.INCONSISTENT and (doubt := _inferred(figures, rests_on)):
        verdict = (Verdict.NOT_COMPARABLE, f"{verdict[1]}; but {doubt}")
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


def _inferred(figures: Sequence[Entry], rests_on: frozenset[str]) -> str:
    """Which fields of which figures were inferred, in words; empty where none was."""
    fields = ((entry, sorted(rests_on & {*entry.figure.inferred})) for entry in figures)
    doubts = [f"{' and '.join(names)} of {entry.figure.id}" for entry, names in fields if names]
    return f"{', '.join(doubts)} inferred" if doubts else ""


def _rounded(value: Fraction) -> Decimal:
    """Six decimals: enough for any rate, and the same on every machine."""
    return twelve_digits(Fraction(round(value * 10**6), 10**6))
