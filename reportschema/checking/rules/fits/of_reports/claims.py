"""Rules about what an annotation says of itself: its level, its annotators, its dates, its doubts.

The lists' own states and notes are in `reports`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportschema.checking.registry import Case, called, rule
from reportschema.findings.codes import Hit
from reportschema.findings.finding import Severity
from reportschema.findings.spelling import listed
from reportschema.models import LISTS, Review, Reviewed
from reportschema.models.fields.codes import Annotator, Stance, State
from reportschema.models.fields.periods import day_bounds
from reportschema.models.fields.shape import children
from reportschema.notation.chinese import fold
from reportschema.vocabularies.fits import EMPTY, fit_table

_APART = 300  # days between the reading of one list and that of all others


@rule(
    "FITS034",
    "a level of annotation that the lists do not bear out",
    why=(
        "The level is what users choose reports by: `full` says of every list what is there, and "
        "what nobody has read is complete nowhere."
    ),
    remedy="correct the level, or the state of the list",
    severity=Severity.WARNING,
)
def level(case: Case) -> Iterator[Hit]:
    annotation, table = case.report.annotation, fit_table("levels")
    of = annotation.level.value
    misfits: list[tuple[str, str, str]] = []
    for name in LISTS:
        coverage = annotation.of(name)
        state = coverage.state.value if coverage else None
        unnoted = coverage and coverage.state != State.COMPLETE and coverage.note is None
        unclaimed = coverage is None and getattr(case.report, name)
        if unnoted or unclaimed:  # FITS018, STATE005
            continue
        by = coverage.by.value if coverage and coverage.by else None
        if row := table.misfit(of, name, state):
            misfits.append((name, state or EMPTY, row.why_en))
        elif by and (row := table.misfit(of, "by", by)):
            misfits.append((name, f"by {by}", row.why_en))
        elif state == State.ABSENT and (row := table.misfit(of, "absent_by", by)):
            misfits.append((name, f"absent and by {by}", row.why_en))
    cut = case.report.editions and case.report.editions[0].missing_parts
    elsewhere = _promised(case)
    for i, absence in enumerate(() if cut else case.report.absent_targets):
        if absence.indicator in elsewhere:
            continue  # whether a target told elsewhere stands for the main one, nobody can decide
        if row := table.misfit(of, "reason", absence.reason.value):
            yield Hit(
                ("absent_targets", i, "reason"),
                f"{called(absence)}: reason is {absence.reason.value}, and level is {of}: "
                f"{row.why_en}",
            )
    if len(misfits) > 1:
        state, why = misfits[0][1:]
        names = listed([name for name, *_ in misfits])
        yield Hit(("annotation", "level"), f"level is {of}, and {names} are {state}: {why}")
    for name, state, why in misfits if len(misfits) == 1 else ():
        where = ("annotation", "level") if state == EMPTY else ("annotation", name, "state")
        yield Hit(where, f"level is {of}, and {name} is {state}: {why}")


def _promised(case: Case) -> frozenset[str]:
    """The core indicators that have a target of the report outside its headline."""
    return frozenset(
        case.vocabulary.core_of(target.indicator)
        for target in case.report.targets
        if target.indicator and target.stance == Stance.PROMISED and not target.headline
    )


@rule(
    "FITS035",
    "an annotator or a date unlike those of the other lists",
    why="The same name is not both a person and a program; a report is read as a whole.",
    remedy="correct by, who or date of the list that the message names",
    severity=Severity.WARNING,
)
def annotators(case: Case) -> Iterator[Hit]:
    coverages = {name: case.report.annotation.of(name) for name in LISTS}
    kinds: dict[str, dict[Annotator, list[str]]] = {}
    for name, coverage in coverages.items():
        if coverage and coverage.who and coverage.by:
            kinds.setdefault(coverage.who, {}).setdefault(coverage.by, []).append(name)
    for who, lists in kinds.items():
        fewest = min(lists, key=lambda by: len(lists[by]))
        person = Annotator.PERSON in lists
        for name in lists[fewest] if len(lists) > 1 and person else ():
            other = next(by for by in lists if by != fewest)
            yield Hit(
                ("annotation", name, "by"),
                f"{name} is by {fewest.value} and who is {who}, which is a {other.value} at "
                f"{listed(lists[other])}",
            )
    days = {
        name: bounds[0]
        for name, coverage in coverages.items()
        if coverage and coverage.date and (bounds := day_bounds(coverage.date))
    }
    shown = day_bounds(case.report.editions[0].published or "") if case.report.editions else None
    for name, day in days.items():
        others = [other for each, other in days.items() if each != name]
        if shown and day < shown[0]:
            yield Hit(
                ("annotation", name, "date"),
                f"{name} was read {day}, and its edition is of {shown[0]}",
            )
        elif len(others) > 1 and _is_far(day, others):
            yield Hit(
                ("annotation", name, "date"),
                f"{name} was read {day}, and the others from {min(others)} to {max(others)}",
            )


@rule(
    "FITS049",
    "an annotator whom the readings do not bear out",
    why=(
        "Where all records of a list have been read, the list is the work of who read them, and "
        "nobody reads a report before it is given."
    ),
    remedy="correct by, who or date under annotation, or the entry under reviewed",
    severity=Severity.WARNING,
)
def readings(case: Case) -> Iterator[Hit]:
    if "delivered" in case.denied_by_id:
        return
    report = case.report
    for name in ("reviewed", "withdrawn", "contributed"):
        for i, entry in enumerate(getattr(report, name)):
            if entry.date < report.delivered[: len(entry.date)]:
                yield Hit(
                    (name, i, "date"),
                    f"date is {entry.date}, and the report was given {report.delivered}",
                )
    readers: dict[str, list[Reviewed]] = {}
    for entry in report.reviewed:
        for key in entry.records:
            readers.setdefault(key, []).append(entry)
    for name in LISTS if readers else ():
        coverage, records = report.annotation.of(name), getattr(report, name)
        read = [readers.get(record.key(), []) for record in records if record.review is None]
        if coverage is None or not read or not all(read):
            continue
        entries = [entry for each in read for entry in each]
        for field, said, theirs in (
            ("by", coverage.by, {str(entry.by) for entry in entries}),
            ("who", coverage.who, {entry.who for entry in entries}),
        ):
            if said is not None and said not in theirs:
                yield Hit(
                    ("annotation", name, field),
                    f"{field} of {name} is {said}, and its records are read by "
                    f"{listed(sorted(theirs))}",
                )
        last = max(entry.date for entry in entries)
        if coverage.date is not None and coverage.date > last:
            yield Hit(
                ("annotation", name, "date"),
                f"date of {name} is {coverage.date}, and its records were last read {last}",
            )


def _is_far(day: date, others: list[date]) -> bool:
    """Whether a day is far from days that lie together."""
    together = (max(others) - min(others)).days < _APART
    return together and min(abs((day - other).days) for other in others) > _APART


@rule(
    "FITS036",
    "a doubt that a record of this kind cannot raise",
    why="The reason of a doubt says what to look at: a figure has no plan that could be missing.",
    remedy="correct the reason of the review",
    severity=Severity.WARNING,
)
def doubts(case: Case) -> Iterator[Hit]:
    table = fit_table("doubts")
    for i, doubt in enumerate(case.report.review):
        if row := table.misfit(doubt.reason.value, "list", "report"):
            yield Hit(
                ("review", i, "reason"), f"the report: review is {doubt.reason.value}: {row.why_en}"
            )
    for name, kind in children(type(case.report)):
        if "review" not in kind.model_fields:
            continue
        for i, record in enumerate(getattr(case.report, name)):
            review: Review | None = record.review
            if review and (row := table.misfit(review.reason.value, "list", name)):
                yield Hit(
                    (name, i, "review", "reason"),
                    f"{called(record)}: it is one of the {name}, and review is "
                    f"{review.reason.value}: {row.why_en}",
                )


@rule(
    "FITS037",
    "a kind of report that its title denies",
    why="A report on the plan or the budget says so in its title; a government's report does not.",
    remedy="correct kind by the title of the text",
    severity=Severity.WARNING,
)
def kind(case: Case) -> Iterator[Hit]:
    if "kind" in case.denied_by_id:
        return
    report, table = case.report, fit_table("kinds")
    titles = [report.title, *(edition.page_title or "" for edition in report.editions)]
    of = report.kind.value
    words = table.words(of, "title")
    if words and not any(word in fold(title) for title in titles for word in words):
        yield Hit(
            ("kind",),
            f"kind is {of}, and title is {report.title}: {table.cells(of, 'title')[0].why_en}",
        )
