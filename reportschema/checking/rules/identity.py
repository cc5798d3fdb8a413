"""Rules about ids: of records within a report, and of the report itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportschema.checking.registry import Case, called, rule
from reportschema.checking.rules.vocabulary import is_misnamed
from reportschema.findings.codes import Hit
from reportschema.findings.finding import Severity
from reportschema.models import Withdrawal
from reportschema.models.fields.codes import ReportKind
from reportschema.models.fields.shape import children


@rule(
    "ID001",
    "an id used twice",
    why="An id is what other records and other people refer to.",
    remedy="give the later record the next unused number of its list",
)
def repeated_id(case: Case) -> Iterator[Hit]:
    seen: dict[str, str] = {}
    for name, kind in children(type(case.report)):
        if "id" not in kind.model_fields or kind is Withdrawal:
            continue
        rows = getattr(case.report, name)
        for i, free in _repeated(rows, seen):
            message = (
                f"{rows[i].id}: this id is already used in {seen.get(rows[i].id, name)}; the next "
                f"that is free is {free}"
            )
            yield Hit((name, i, "id"), message)
        for record in rows:
            seen.setdefault(record.id, name)
        for i, record in enumerate(rows):
            for below, _ in children(record.__class__):
                inner = getattr(record, below)
                for j, free in _repeated(inner, {}):
                    message = (
                        f"{called(record)}: id {inner[j].id} is already used in its {below}; the "
                        f"next that is free is {free}"
                    )
                    yield Hit((name, i, below, j, "id"), message)


def _repeated(rows: Sequence[Any], taken: dict[str, str]) -> Iterator[tuple[int, str]]:
    """(index, next free id) of each row whose id stands above it or is taken elsewhere."""
    last: dict[str, int] = {}
    for row in rows:
        last[row.id[0]] = max(last.get(row.id[0], 0), int(row.id[1:]))
    own: set[str] = set()
    for i, row in enumerate(rows):
        if row.id in own or row.id in taken:
            yield i, f"{row.id[0]}{last[row.id[0]] + 1}"
        own.add(row.id)


@rule(
    "ID002",
    "ids out of text order",
    why="Ids given in text order let a reader find a record, and show what was added later.",
    remedy="move the record to its place in the text; do not renumber published ids",
    severity=Severity.WARNING,
)
def out_of_order(case: Case) -> Iterator[Hit]:
    for name in (
        "outline",
        "observations",
        "targets",
        "problems",
        "livelihood_projects",
        "glossary",
        "awards",
    ):
        last, above = -1, ""
        for i, record in enumerate(getattr(case.report, name)):
            if record.at.start < last:
                yield Hit(
                    (name, i, "at", 0),
                    (
                        f"{record.id}: starts at {record.at.start} in the text, and {above} above "
                        f"it at {last}"
                    ),
                )
            else:
                last, above = record.at.start, record.id


@rule(
    "ID003",
    "a report id that does not say what the report says",
    why=(
        "The id is made of the division code, the year of delivery and -term-end; whoever reads "
        "it trusts that."
    ),
    remedy=(
        "write the id as <division code>-<year delivered>, with -term-end for kind term_end, or "
        "with the month delivered for a second report of the year"
    ),
)
def report_id(case: Case) -> Iterator[Hit]:
    report = case.report
    at_term_end = report.kind == ReportKind.TERM_END
    division = report.government.division
    expected = f"{division}-{report.delivered[:4]}{'-term-end' if at_term_end else ''}"
    with_month = f"{division}-{report.delivered[:7]}"  # where the day is known to the month
    if case.denied_by_id == {"division"} and is_misnamed(case):
        return  # VOCAB004
    if report.id != expected and (at_term_end or report.id != with_month):
        yield Hit(("id",), f"id is {report.id}; division, delivered and kind make it {expected}")


@rule(
    "ID004",
    "one indicator absent twice",
    why="An indicator is absent once for a period.",
    remedy="delete the second entry",
)
def absent_twice(case: Case) -> Iterator[Hit]:
    seen: set[str] = set()
    for i, record in enumerate(case.report.absent_targets):
        if record.key() in seen:
            yield Hit(
                ("absent_targets", i, "indicator"),
                f"{called(record)}: already listed as absent for {record.period}",
            )
        seen.add(record.key())


@rule(
    "ID005",
    "a list number used twice",
    why="The number is how people cite a term or a project: 民生实事 3, 名词解释 12.",
    remedy=(
        "give the later one the number that the text gives it; where the text repeats a number, "
        "allow it with a reason"
    ),
    severity=Severity.WARNING,
)
def repeated_number(case: Case) -> Iterator[Hit]:
    terms = [
        ("glossary", i, "", entry.id, entry.number) for i, entry in enumerate(case.report.glossary)
    ]
    projects = [
        ("livelihood_projects", i, project.year, project.id, project.number)
        for i, project in enumerate(case.report.livelihood_projects)
    ]
    seen: dict[tuple[str, str, int], str] = {}
    for name, i, year, record_id, number in (*terms, *projects):
        if (
            number is not None
            and (first := seen.setdefault((name, year, number), record_id)) != record_id
        ):
            yield Hit((name, i, "number"), f"{record_id}: number {number} is that of {first}")


@rule(
    "ID006",
    "a withdrawn id in use",
    why="Whoever kept the id of a withdrawn record must never meet another record under it.",
    remedy="give the record the next unused number of its list; an id is withdrawn once",
)
def withdrawn_id(case: Case) -> Iterator[Hit]:
    withdrawn: dict[str, int] = {}
    for i, row in enumerate(case.report.withdrawn):
        if withdrawn.setdefault(row.id, i) != i:
            yield Hit(("withdrawn", i, "id"), f"{row.id}: it is withdrawn already")
    if not withdrawn:
        return
    for name, kind in children(type(case.report)):
        if "id" in kind.model_fields and kind is not Withdrawal:
            for i, record in enumerate(getattr(case.report, name)):
                if record.id in withdrawn:
                    date = case.report.withdrawn[withdrawn[record.id]].date
                    yield Hit((name, i, "id"), f"{record.id}: this id was withdrawn ({date})")
