"""Rules about the head of a report: its periods, congress, annotation, and the years of records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportschema.checking.registry import Case, rule
from reportschema.checking.rules.fits.of_passages.page import years_said
from reportschema.checking.rules.vocabulary import NATION
from reportschema.findings.codes import Hit
from reportschema.findings.finding import Severity
from reportschema.findings.spelling import listed
from reportschema.models import LISTS, Congress, WorkReport
from reportschema.models.annotating.annotation_codes import AnnotationLevel
from reportschema.models.fields.codes import ReportKind, State
from reportschema.models.fields.periods import Period
from reportschema.notation.chinese import chinese_below_hundred

_PLANS = "plan_periods"
_FARTHEST = 1  # years between what is reviewed or planned and the day of the report


@rule(
    "FITS016",
    "periods that do not go with the kind or the day of the report",
    why=(
        "A report looks back to the time before it and plans the time after it: years at the "
        "change of term, one year else."
    ),
    remedy="correct review_periods or plan_periods, or delivered and kind",
    severity=Severity.WARNING,
)
def periods(case: Case) -> Iterator[Hit]:
    report = case.report
    if {"delivered", "kind"} & case.denied_by_id:
        return
    year = int(report.delivered[:4])
    # The State Council plans the year alone at the change of term, others five years too.
    years_too = report.government.division != NATION
    for name in ("review_periods", _PLANS):
        stated = [Period(period) for period in getattr(report, name)]
        lengths = {period.length for period in stated}
        if not stated:
            yield Hit((name,), f"{name} is empty, and the report is of {report.delivered}")
        elif (
            report.kind == ReportKind.TERM_END and lengths == {1} and (years_too or name != _PLANS)
        ):
            yield Hit((name, 0), f"kind is term_end, and {name} holds {listed(stated)} alone")
        elif report.kind == ReportKind.ANNUAL and 1 not in lengths:
            yield Hit((name, 0), f"kind is annual, and no period of {name} is one year")
        for i, period in enumerate(stated):
            if period in stated[:i]:
                yield Hit((name, i), f"{name} has {period} twice")
                continue
            if name == "review_periods":
                away = year - period.last.year if period.last else 0
            else:
                away = period.first.year - year if period.first else 0
            if away > _FARTHEST:
                yield Hit(
                    (name, i), f"{name} has {period}, and the report was given {report.delivered}"
                )


@rule(
    "FITS017",
    "a congress whose name has another term",
    why="The term is read from the name; one of the two is wrong.",
    remedy="correct term or name by the text",
    severity=Severity.WARNING,
)
def congress(case: Case) -> Iterator[Hit]:
    stated = case.report.congress
    if stated is not None and not names_its_term(stated):
        yield Hit(("congress", "term"), f"term is {stated.term}, and name is {stated.name}")


def names_its_term(congress: Congress) -> bool:
    """Whether the name of a congress holds its term."""
    name = congress.name.replace("屆", "届")
    return any(f"第{term}届" in name for term in spellings(congress.term))


def spellings(number: int) -> tuple[str, str]:
    """A number below a hundred as texts write it: 16 and 十六."""
    return str(number), chinese_below_hundred(number)


@rule(
    "FITS018",
    "a list whose state, note and date do not go together",
    why="Part of a list, or none, says nothing without what was left out; nobody reads ahead.",
    remedy="say in note what is missing, or correct state or date",
    severity=Severity.WARNING,
)
def coverages(case: Case) -> Iterator[Hit]:
    report = case.report
    for name in LISTS:
        coverage = report.annotation.of(name)
        if coverage is None:
            continue
        drafted = report.annotation.level == AnnotationLevel.DRAFT  # all is partial there
        if coverage.state != State.COMPLETE and coverage.note is None and not drafted:
            yield Hit(
                ("annotation", name, "state"),
                f"{name} is {coverage.state.value}, and note is empty",
            )
        if "delivered" in case.denied_by_id or coverage.date is None:
            continue
        if coverage.date < report.delivered[: len(coverage.date)]:
            yield Hit(
                ("annotation", name, "date"),
                f"{name} was read {coverage.date}, and the report given {report.delivered}",
            )


@rule(
    "FITS019",
    "a record of a year that the report does not speak of",
    why="Honours are of the time reviewed, livelihood projects of a year reviewed or planned.",
    remedy="correct the year, or the periods of the report",
    severity=Severity.WARNING,
)
def years(case: Case) -> Iterator[Hit]:
    if "delivered" in case.denied_by_id:
        return
    report = case.report
    reviewed = _years(report.review_periods)
    for i, award in enumerate(report.awards):
        touched = (period := Period.of(award.year)) and period.years
        said = years_said(case, award)
        if said and award.year is not None and award.year[:4] not in said:
            continue  # TEXT029: its passage says which year it is
        if touched and reviewed and not _within(touched, reviewed, before=1):
            yield Hit(
                ("awards", i, "year"),
                f"{award.id}: year is {award.year}, and the report reviews "
                f"{listed(report.review_periods)}",
            )
    for i, project in enumerate(report.livelihood_projects):
        if not speaks_of(report, project.year):
            yield Hit(
                ("livelihood_projects", i, "year"),
                f"{project.id}: year is {project.year}, and the report speaks of "
                f"{listed((*report.review_periods, *report.plan_periods))}",
            )


def speaks_of(report: WorkReport, year: str) -> bool:
    """Whether a year is reviewed or planned; what is no period is none of ours."""
    touched = (period := Period.of(year)) and period.years
    known = [*_years(report.review_periods), *_years(report.plan_periods)]
    return not touched or _within(touched, known, before=0)


def _years(periods: Iterable[str]) -> list[tuple[int, int]]:
    return [years for period in periods if (years := Period(period).years)]


def _within(years: tuple[int, int], periods: list[tuple[int, int]], before: int) -> bool:
    return any(first - before <= years[0] and years[1] <= last for first, last in periods)


@rule(
    "FITS020",
    "one text given as two editions",
    why="An edition is known by its bytes; the same bytes are the same edition.",
    remedy="delete one of the two, or correct its sha256",
    severity=Severity.WARNING,
)
def editions(case: Case) -> Iterator[Hit]:
    seen: dict[str, str] = {}
    for i, edition in enumerate(case.report.editions):
        if (first := seen.setdefault(edition.sha256, edition.id)) != edition.id:
            yield Hit(("editions", i, "sha256"), f"{edition.id}: sha256 is that of {first}")


_REGISTERED = re.compile("/((?:19|20)[0-9]{2})-")  # 007493338M/2016-20575


@rule(
    "FITS042",
    "an index number or a publication of another year",
    why=(
        "A report is published within months, and the register numbers a text in the year in "
        "which it is."
    ),
    remedy="correct index_number or published by the page",
    severity=Severity.WARNING,
)
def index_numbers(case: Case) -> Iterator[Hit]:
    if "delivered" in case.denied_by_id:
        return
    for i, edition in enumerate(case.report.editions):
        registered = _REGISTERED.search(edition.index_number or "")
        shown = (edition.published or "")[:4]
        given = case.report.delivered[:4]
        if edition.published is not None and edition.published < case.report.delivered:
            continue  # REPORT002
        if shown and int(shown) > int(given) + _FARTHEST:
            yield Hit(
                ("editions", i, "published"),
                f"{edition.id}: published is {edition.published}, and the report was given "
                f"{case.report.delivered}",
            )
        elif registered and (registered[1] != shown if shown else registered[1] < given):
            yield Hit(
                ("editions", i, "index_number"),
                f"{edition.id}: index_number is {edition.index_number}, and "
                f"{f'published {edition.published}' if shown else f'delivered {given}'}",
            )
