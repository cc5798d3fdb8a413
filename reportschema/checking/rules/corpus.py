"""Rules about reports among each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, takewhile

from reportschema.checking.registry import Case, rule
from reportschema.findings.codes import Hit
from reportschema.findings.finding import Severity
from reportschema.findings.spelling import listed

_NAMED = 8  # other reports that a finding is made of; more have one cause


@rule(
    "CORPUS001",
    "one report id in two sources",
    why="Two sources of one report would double every figure.",
    remedy="delete one source, or correct its id",
)
def same_report(case: Case) -> Iterator[Hit]:
    names = case.corpus.names(case.report.id)
    if len(names) > 1:
        others = [name for name in names[: _NAMED + 1] if name != case.name][:_NAMED]
        more = len(names) - 1 - len(others)
        also = listed(others) + (f" and {more} more" if more else "")
        yield Hit(("id",), f"{case.report.id} is also the id of {also}")


@rule(
    "CORPUS002",
    "two reports of one kind by one place in one year",
    why="A place gives one yearly report a year, and one at the change of term.",
    remedy="correct the kind, the division or the date of one of the two",
    allowable=True,
)
def two_of_a_kind(case: Case) -> Iterator[Hit]:
    if "delivered" in case.denied_by_id:
        return
    report = case.report
    others = (other for other in case.corpus.alike(report) if other.id != report.id)
    for other in islice(others, _NAMED):
        documents = listed(case.corpus.names(other.id))
        yield Hit(
            ("kind",),
            f"kind is {report.kind.value}, and {other.id} ({documents}) is another "
            f"{report.kind.value} report of {report.government.name} in {report.delivered[:4]}",
        )


@rule(
    "CORPUS003",
    "a concept with two readings",
    why=(
        "A concept links entries that mean the same; a formula that counts other things elsewhere "
        "is another concept."
    ),
    remedy=(
        "leave the concept out of the entry that means something else, "
        "or give that meaning a concept of its own"
    ),
    severity=Severity.WARNING,
)
def two_readings(case: Case) -> Iterator[Hit]:
    for i, entry in enumerate(case.report.glossary):
        components = frozenset(component.zh for component in entry.components)
        if entry.concept is None or not components:
            continue
        readings = takewhile(
            lambda reading: reading.report_id < case.report.id, case.corpus.readings(entry.concept)
        )
        for reading in islice(readings, _NAMED):
            if _shared(components, reading.components) * 2 < min(
                len(components), len(reading.components)
            ):
                yield Hit(
                    ("glossary", i, "concept"),
                    f"{entry.id}: concept {entry.concept} counts {', '.join(sorted(components))}; "
                    f"in {reading.report_id}/{reading.entry_id} it counts "
                    f"{', '.join(sorted(reading.components))}",
                )


def _shared(components: frozenset[str], others: frozenset[str]) -> int:
    """How many components stand among others, or are a part of one there, or hold one."""
    return sum(
        any(component in other or other in component for other in others)
        for component in components
    )
