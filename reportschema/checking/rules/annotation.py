"""Rules about what an annotation claims of itself, and what a person still has to look at."""

from __future__ import annotations

from collections.abc import Iterator

from reportschema.checking.registry import Case, called, rule
from reportschema.findings.codes import Hit
from reportschema.findings.finding import Severity
from reportschema.models import LISTS, Review
from reportschema.models.codes import AbsenceReason, State, TargetForm
from reportschema.models.shape import children


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
    why="In a report whose targets are complete, `not stated` is never confused with `not coded`.",
    remedy=(
        "add the headline target, or an absent_targets entry with its reason (silent or words_only)"
    ),
)
def core_accounted_for(case: Case) -> Iterator[Hit]:
    report = case.report
    if (
        report.annotation.state("targets") != State.COMPLETE
        or report.annotation.state("absent_targets") != State.COMPLETE
    ):
        return
    stated = {
        case.vocabulary.core_of(target.indicator): target.id
        for target in report.targets
        if target.headline and target.indicator and target.form != TargetForm.VERBAL
    }
    absent = {row.indicator: i for i, row in enumerate(report.absent_targets)}
    for code in case.vocabulary.core_indicators:
        if code not in stated and code not in absent:
            message = (
                f"absent_targets is complete, and core indicator {code} is neither there nor a "
                "headline target"
            )
            yield Hit(("annotation", "absent_targets", "state"), message)
        elif code in stated and code in absent:
            yield Hit(
                ("absent_targets", absent[code], "indicator"),
                f"absent target {code}: it has the headline target {stated[code]}",
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
    for name, _ in children(type(case.report)):
        for i, record in enumerate(getattr(case.report, name)):
            review: Review | None = getattr(record, "review", None)
            if review is not None:
                note = f" ({review.note})" if review.note else ""
                yield Hit(
                    (name, i, "review"), f"{called(record)}: to review: {review.reason.en}{note}"
                )


@rule(
    "STATE006",
    "an absence that its anchor does not bear out",
    why=(
        "`words_only` is a claim about words that anyone can look up; `silent` says that there "
        "are none."
    ),
    remedy="give the words with their place and the reason words_only, or neither",
    severity=Severity.WARNING,
)
def absent_in_words(case: Case) -> Iterator[Hit]:
    for i, row in enumerate(case.report.absent_targets):
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
