"""A draft against the key of core targets: which promises were read, and what is wrong with them.

Each row of the key with a promise gets a verdict; each absence of the draft is held against the
rows; headline targets that no row has are listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

from reportschema.checking import grammar
from reportschema.models import AbsentTarget, Figure, Target, WorkReport
from reportschema.models.fields.codes import Hedge, Stance
from reportschema.models.fields.periods import Period
from reportschema.vocabularies import Vocabulary, vocabulary

from .matching import likeness_of_labels, numbers
from .promises import CORE, NO_PLAN, NUMERIC, PROMISED, Promise

LIKE = 0.6  # labels at least so alike say the same
RIGHT = ""  # the cause of a verdict where nothing is wrong


@dataclass(frozen=True)
class Verdict:
    """What became of one promise: `cause` names the first thing that is wrong, or is RIGHT.

    read: the record that stands for it, None where there is none. headline: whether its flag is
    right, None where no target was found.
    """

    promise: Promise
    cause: str
    read: Figure | None = None
    headline: bool | None = None

    @property
    def found(self) -> bool:
        """Whether a target stands for it."""
        return isinstance(self.read, Target)

    @property
    def named(self) -> str:
        """The cause; where all else is right, whether the headline flag is wrong."""
        return self.cause or ("headline flag" if self.headline is False else RIGHT)


class Absence(NamedTuple):
    """An absence that the key speaks against, and why."""

    record: AbsentTarget
    cause: str
    promise: Promise | None


Check = Callable[[Promise, Figure], bool]


def judged(rows: Sequence[Promise], draft: WorkReport | None) -> list[Verdict]:
    """The verdict on each promise among the rows of one text, in their order."""
    figures = [*draft.targets, *draft.observations] if draft else []
    return [_verdict(row, figures) for row in rows if row.form in PROMISED]


def false_absences(rows: Sequence[Promise], draft: WorkReport) -> list[Absence]:
    """The absences of a draft that say what the text does not bear out."""
    absences = (row for row in draft.absent_targets if row.indicator in CORE)
    causes = ((absence, *_against(absence, rows)) for absence in absences)
    return [Absence(*found) for found in causes if found[1]]


def made_up(
    rows: Sequence[Promise], draft: WorkReport, known: Vocabulary, verdicts: Iterable[Verdict]
) -> list[Target]:
    """Headline targets of a core indicator that stand for no promise of the key."""
    used = {id(verdict.read) for verdict in verdicts}
    places = [(row.start, row.end) for row in rows if row.end]
    return [
        target
        for target in draft.targets
        if target.headline
        and target.stance is Stance.PROMISED
        and not (target.coverage or target.ref_area)
        and known.core_of(target.indicator or "") in CORE
        and id(target) not in used
        and not any(target.at.start < end and start < target.at.end for start, end in places)
        and not any(_same_promise(row, target) for row in rows)
    ]


def _verdict(row: Promise, figures: Sequence[Figure]) -> Verdict:
    candidates = [
        figure for figure in figures if _touches(row, figure) or _same_promise(row, figure)
    ]
    if not candidates:
        return Verdict(row, "missed")
    best = max(candidates, key=lambda figure: _merit(row, figure))
    cause = next((name for name, is_right in CHECKS if not is_right(row, best)), RIGHT)
    if not isinstance(best, Target):
        return Verdict(row, cause, best)
    flags = row.also.get("headline", frozenset())
    shown = best.headline == row.headline or {True: "yes", False: "no"}[best.headline] in flags
    return Verdict(row, cause, best, shown)


def _merit(row: Promise, figure: Figure) -> tuple[bool, ...]:
    """Right in all first, then a target, then right in more of what tells series apart."""
    checks = [is_right(row, figure) for _, is_right in CHECKS]
    return all(checks), *checks, _touches(row, figure)


def _touches(row: Promise, figure: Figure) -> bool:
    return figure.at.start < row.end and row.start < figure.at.end


def _same_promise(row: Promise, figure: Figure) -> bool:
    """The same series, period and number (or form) promised elsewhere in the text."""
    same = (_is_target, _of_subject, _of_form, _of_number, _of_period)
    return all(is_right(row, figure) for is_right in same)


def _is_target(_: Promise, figure: Figure) -> bool:
    return isinstance(figure, Target)


def _is_promised(row: Promise, figure: Figure) -> bool:
    stance = getattr(figure, "stance", Stance.PROMISED)
    return stance is Stance.PROMISED or stance.value in row.also.get("stance", ())


def _of_subject(row: Promise, figure: Figure) -> bool:
    """The very code; for a name that has none, a record of the core or a label that is alike."""
    if figure.indicator == row.subject:
        return True
    if row.subject.isascii():
        return False
    known = vocabulary()
    if figure.indicator is not None and known.core_of(figure.indicator) == row.core:
        return True
    indicator = known.indicators.get(figure.indicator or "")
    name = indicator.zh if indicator else figure.label or ""
    return row.subject in name or likeness_of_labels(row.subject, name) >= LIKE


def _is_whole(row: Promise, figure: Figure) -> bool:
    whole = not (figure.coverage or figure.ref_area)
    return whole or figure.coverage in row.also.get("coverage", ())


def _of_number(row: Promise, figure: Figure) -> bool:
    return row.numbers() == numbers(figure) or _of_amount(row, figure)


def _of_unit(row: Promise, figure: Figure) -> bool:
    unit, units = figure.unit or "", row.may_be("unit")
    same = unit in units or any(grammar().same_unit(name, unit) for name in units if name)
    return same or _of_amount(row, figure)


def _of_amount(row: Promise, figure: Figure) -> bool:
    """The same amount in another magnitude: 2439.2万人 and 24392000人."""
    own, read = (grammar().units.resolve(unit or "") for unit in (row.unit, figure.unit))
    if own is None or read is None or own.unit != read.unit:
        return False
    return [n * own.factor for n in map(Fraction, row.numbers())] == [
        n * read.factor for n in map(Fraction, numbers(figure))
    ]


def _of_period(row: Promise, figure: Figure) -> bool:
    return (figure.period or "") in row.may_be("period")


def _of_hedge(row: Promise, figure: Figure) -> bool:
    if row.form not in (NUMERIC, "pegged"):
        return True
    return ("" if figure.hedge is Hedge.EXACT else figure.hedge.value) in row.may_be("hedge")


def _of_form(row: Promise, figure: Figure) -> bool:
    form = figure.form.value if figure.form else NUMERIC
    return form in row.may_be("form")


# What can be wrong, in the order in which it is named.
CHECKS: tuple[tuple[str, Check], ...] = (
    ("part", _is_target),
    ("stance", _is_promised),
    ("indicator", _of_subject),
    ("number", _of_number),
    ("unit", _of_unit),
    ("period", _of_period),
    ("hedge", _of_hedge),
    ("form", _of_form),
    ("coverage", _is_whole),
)
CAUSES = ("missed", *(name for name, _ in CHECKS), "headline flag")


def _against(absence: AbsentTarget, rows: Sequence[Promise]) -> tuple[str, Promise | None]:
    """Why an absence is false and the row that says so; nothing where it may stand."""
    reason = absence.reason.value
    if reason == "not_coded":
        return "", None
    if any(row.form == NO_PLAN for row in rows):
        return f"{reason} of a text without a plan part", None
    about = [row for row in rows if row.core == absence.indicator and _meets(row, absence.period)]
    if not about or any(reason in row.may_be("form") for row in about):
        return "", None
    promise = next((row for row in about if row.form in PROMISED), None)
    if promise:
        return f"{reason} beside a promise ({promise.form})", promise
    if reason == "silent":
        return "silent beside words", about[0]
    return "", None


def _meets(row: Promise, plan: str) -> bool:
    """Whether a row is about a plan period: the very year, or a plan that shares years with it."""
    asked, own = Period(plan), Period(row.period)
    if asked.year or row.scope == "year":
        return row.scope == "year" and asked.year == own.year
    (first, last), (start, end) = asked.years or (0, 0), own.years or (0, 0)
    return first <= end and start <= last


def said(record: Any) -> str:
    """A promise of the key or a record of a draft in a few words, for a line of failures."""
    if isinstance(record, Promise):
        subject, hedge, form = record.subject or record.core, record.hedge, record.form
    else:
        subject = record.indicator or record.label or record.rank_of or record.ranks
        hedge = "" if record.hedge is Hedge.EXACT else record.hedge.value
        form = record.form.value if record.form else NUMERIC
    number = "–".join(str(n) for n in (record.low, record.value, record.high) if n is not None)
    coverage = getattr(record, "coverage", None)
    parts = [subject, record.period or "no period", hedge, f"{number}{record.unit or ''}"]
    parts += ["" if form == NUMERIC else form, f"of {coverage}" if coverage else ""]
    return " ".join(filter(None, parts))


def failures(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Those that are not right, by cause, then as they come; last those of a wrong flag alone."""
    wrong = [verdict for verdict in verdicts if verdict.named != RIGHT]
    return sorted(wrong, key=lambda verdict: CAUSES.index(verdict.named))
