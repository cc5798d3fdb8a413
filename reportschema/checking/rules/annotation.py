"""Rules about what an annotation claims of itself, and what a person still has to look at."""

from __future__ import annotations

from collections.abc import Iterator

from reportschema.checking.registry import Case, called, rule
from reportschema.findings.codes import Hit
from reportschema.findings.finding import Severity
from reportschema.findings.spelling import listed
from reportschema.models import LISTS, Review, WorkReport
from reportschema.models.annotating.annotation_codes import AnnotationLevel
from reportschema.models.fields.codes import AbsenceReason, Stance, State
from reportschema.models.fields.shape import children
from reportschema.vocabularies import core_accounts, plans_answered


@rule(
    "STATE001",
    "records in a list that is said to be absent",
    why="Users filter by the state of a list.",
    remedy="set the list's state to partial or complete under annotation",
)
def absent_but_there(case: Case) -> Iterator[Hit]:
    for name in LISTS:
        coverage = case.report.annotation.of(name)
        if coverage and coverage.state == State.ABSENT and getattr(case.report, name):
            yield Hit(
                ("annotation", name, "state"),
                f"{name} is absent and holds {len(getattr(case.report, name))} records",
            )


@rule(
    "STATE002",
    "an annotator missing",
    why="No draft passes for reviewed work.",
    remedy="say by whom: machine, language_model or person",
)
def annotator(case: Case) -> Iterator[Hit]:
    for name in LISTS:
        coverage = case.report.annotation.of(name)
        if coverage and coverage.state != State.ABSENT and coverage.by is None:
            yield Hit(
                ("annotation", name, "state"),
                f"{name} is {coverage.state.value}, and by is missing",
            )


@rule(
    "STATE005",
    "a list that nothing is claimed of",
    why="Without a state nobody can tell a complete list from a beginning.",
    remedy="say under annotation how much of the list is there, and whose work it is",
    severity=Severity.WARNING,
)
def unclaimed(case: Case) -> Iterator[Hit]:
    for name in LISTS:
        if getattr(case.report, name) and case.report.annotation.of(name) is None:
            count = len(getattr(case.report, name))
            yield Hit(
                (name,),
                f"{name} holds {count} records, and annotation says nothing of it",
                key=True,
            )


@rule(
    "STATE003",
    "a core indicator that is neither a headline target nor absent",
    why=(
        "In a report whose targets are complete, `not stated` is never confused with `not coded`: "
        "for each plan period each indicator of the core list that the level and the years let one "
        "expect has headline targets, in any form, or one absence. A target for 2016/2020 does not "
        "answer for 2017."
    ),
    remedy=(
        "add the headline target, or an absent_targets entry for the plan period with its reason "
        "(silent or words_only); one that is promised in words is no absence"
    ),
)
def core_accounted_for(case: Case) -> Iterator[Hit]:
    if not accounts_for_core(case.report):
        return
    if case.denied_plans or is_misleveled(case):
        return
    coverage = case.report.annotation.of("absent_targets")
    claim = ("annotation", "absent_targets", "state") if coverage else ("annotation", "level")
    astray = _astray(case)
    retold = _retold(case)
    for plan, code, targets, absences in core_accounts(case.report, case.vocabulary):
        if not targets and not absences:
            if (plan, code) in retold:
                continue  # FITS060
            if astray:
                astray -= 1  # an absence of something else stands in its place
                continue
            message = (
                f"core indicator {code} has no headline target for {plan} and is not in "
                "absent_targets for it"
            )
            yield Hit(claim, message)
        first = [case.report.absent_targets[i].key() for i in absences[:1]]
        for i in absences:
            if not targets and case.report.absent_targets[i].key() in first:
                continue
            why = f"it has the headline target {targets[0]}" if targets else "it is there already"
            yield Hit(("absent_targets", i, "indicator"), f"absent target {code} for {plan}: {why}")


def _retold(case: Case) -> set[tuple[str, str]]:
    """Plan periods and core indicators of headline targets that are said to be told again."""
    return {
        (plan, case.vocabulary.core_of(target.indicator))
        for target in case.report.targets
        if target.headline and target.stance == Stance.RECALLED and target.indicator
        for plan in plans_answered(target.period, case.report.plan_periods)
    }


def _astray(case: Case) -> int:
    """How many absences are of what nobody asks for, or there twice: STATE007, ID004."""
    keys = [row.key() for row in case.report.absent_targets]
    return len(keys) - len(set(keys)) + sum(1 for _ in unexpected_absence(case))


def is_misleveled(case: Case) -> bool:
    """Whether the government is of another level than its division: VOCAB004 speaks of it."""
    government = case.report.government
    known = case.vocabulary.division(government.division, int(case.report.delivered[:4]))
    return known is not None and known.level != government.level


def accounts_for_core(report: WorkReport) -> bool:
    """Whether a report claims to say of each core indicator what it promises of it, or that not.

    A full and a headline annotation do, and any other whose two lists are complete.
    """
    lists = ("targets", "absent_targets")
    whole = report.annotation.level in (AnnotationLevel.FULL, AnnotationLevel.HEADLINE)
    return whole or all(report.annotation.state(name) == State.COMPLETE for name in lists)


@rule(
    "STATE007",
    "an absence that nobody could expect to be filled",
    why=(
        "An absence says that a target could be expected: of an indicator that the core list has "
        "for the government's level and the years, in a period that the report plans."
    ),
    remedy="delete it, or correct its indicator or period; `core_list` in the package is the list",
    severity=Severity.WARNING,
)
def unexpected_absence(case: Case) -> Iterator[Hit]:
    report = case.report
    if not report.plan_periods or case.denied_plans or is_misleveled(case):
        return
    asked = {i for account in core_accounts(report, case.vocabulary) for i in account.absences}
    for i, row in enumerate(report.absent_targets):
        if i in asked or row.indicator not in case.vocabulary.indicators:
            continue
        planned = plans_answered(row.period, report.plan_periods)
        what = (
            f"{row.indicator} is not expected of a {report.government.level.value} then"
            if planned
            else f"the report plans {listed(report.plan_periods)}, not {row.period}"
        )
        yield Hit(
            ("absent_targets", i, "indicator" if planned else "period"), f"{called(row)}: {what}"
        )


@rule(
    "STATE004",
    "a note for a person's eye",
    why="What is doubtful is said, not hidden.",
    remedy="decide it, and delete the review key",
    severity=Severity.WARNING,
    allowable=False,
)
def to_review(case: Case) -> Iterator[Hit]:
    for i, doubt in enumerate(case.report.review):
        yield Hit(("review", i), f"to review: {_in_words(doubt)}")
    for name, _ in children(type(case.report)):
        for i, record in enumerate(getattr(case.report, name)):
            review: Review | None = getattr(record, "review", None)
            if review is not None:
                says = f"{called(record)}: to review: {_in_words(review)}"
                yield Hit((name, i, "review"), says)


def _in_words(review: Review) -> str:
    return f"{review.reason.en} ({review.note})" if review.note else review.reason.en


@rule(
    "STATE006",
    "an absence that its anchor or a target does not bear out",
    why=(
        "`words_only` is a claim about words that anyone can look up; `silent` says that there "
        "are none, and a number is more than words."
    ),
    remedy=(
        "give the words with their place and the reason words_only, or neither; beside a number "
        "the reason is not_coded, or the target is a headline target"
    ),
    severity=Severity.WARNING,
)
def absent_in_words(case: Case) -> Iterator[Hit]:
    core = case.vocabulary.core_of
    numbers = {
        (core(target.indicator), plan): target.id
        for target in case.report.targets
        if target.indicator is not None and target.has_value() and not target.headline
        for plan in plans_answered(target.period, case.report.plan_periods)
    }
    for i, row in enumerate(case.report.absent_targets):
        numbered = numbers.get((core(row.indicator), row.period))
        if row.reason == AbsenceReason.SILENT and row.at is None and numbered is not None:
            yield Hit(
                ("absent_targets", i, "reason"),
                f"{row.indicator} is silent for {row.period}, and {numbered} promises a number",
            )
        if row.at is None and row.reason == AbsenceReason.WORDS_ONLY:
            yield Hit(
                ("absent_targets", i, "reason"),
                f"{row.indicator} is words_only, and no anchor shows the words",
            )
        elif row.at is not None and row.reason == AbsenceReason.SILENT:
            yield Hit(
                ("absent_targets", i, "reason"),
                f"{row.indicator} is silent, and its anchor shows words: {row.at.exact!r}",
            )


@rule(
    "STATE009",
    "a reading that its record has outlived",
    why=(
        "Whoever read a record vouches for what it said then. Any difference since, but that of "
        "its place, makes it a record that nobody has read."
    ),
    remedy=(
        "read the record against the text again and enter it with `reportschema accept`, or "
        "delete its digits under reviewed"
    ),
    severity=Severity.WARNING,
    allowable=False,
)
def outlived(case: Case) -> Iterator[Hit]:
    for i, key in case.readings.stale:
        reviewed = case.report.reviewed[i]
        message = f"{key} says something else than when {reviewed.who} read it ({reviewed.date})"
        yield Hit(("reviewed", i, "records", key), message, key=True)
