"""Rules about places: anchors against each other and against the body.

Those against the text itself are in `texts.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from reportschema.checking.registry import Case, called, rule
from reportschema.findings.codes import Hit, Loc
from reportschema.models import Figure
from reportschema.models.fields.shape import children


def _places(case: Case) -> Iterator[tuple[Loc, Any, int, int]]:
    for name, kind in children(type(case.report)):
        if "at" not in kind.model_fields:
            continue
        cued = "cues" in kind.model_fields
        for i, record in enumerate(getattr(case.report, name)):
            if (at := record.at) is not None:
                yield (name, i, "at"), record, at.start, at.end
            for j, cue in enumerate(record.cues if cued else ()):
                yield (name, i, "cues", j), record, cue.start, cue.end


@rule(
    "ANCHOR001",
    "a place outside the body",
    why="Records come from the speech and its annexes, not from the page around them.",
    remedy="correct the offsets, or the body of the first edition",
)
def outside(case: Case) -> Iterator[Hit]:
    edition = case.report.first_edition() if case.report.editions else None
    if edition is None:
        yield Hit(
            ("editions",),
            "has no edition: offsets refer to the first",
            "describe the published text under editions",
        )
        return
    start, end = edition.body
    if end > edition.characters:
        yield Hit(
            ("editions", 0, "body", 1),
            f"{edition.id}: body ends at {end}, the edition has {edition.characters} characters",
        )
    furniture = {i for i, row in enumerate(case.report.numerals) if row.role.value == "furniture"}
    for loc, record, first, last in _places(case):
        if (first < start or last > end) and not (loc[0] == "numerals" and loc[1] in furniture):
            yield Hit(
                (*loc, int(first >= start)),
                f"{called(record)}: {first} to {last} lies outside the body ({start} to {end})",
            )


class _Anchored(NamedTuple):
    start: int
    end: int
    loc: Loc
    record: Any


@rule(
    "ANCHOR002",
    "overlapping anchors",
    why=(
        "A numeral is one thing: a figure, or a row of the ledger; two figures share a span only "
        "when it holds both values."
    ),
    remedy=(
        "end each anchor where its own quantity ends; a numeral that is a figure does not stand "
        "in the ledger"
    ),
)
def overlapping(case: Case) -> Iterator[Hit]:
    placed: list[tuple[Loc, Any]] = [*case.figures]
    placed += [(("numerals", i), row) for i, row in enumerate(case.report.numerals)]
    spans = [_Anchored(record.at.start, record.at.end, loc, record) for loc, record in placed]
    spans.sort(key=lambda span: span[:2])
    last = None
    for span in spans:
        if last is not None and span.start < last.end:
            figures = all(isinstance(each.record, Figure) for each in (span, last))
            if not (figures and span[:2] == last[:2]):
                yield Hit(
                    (*span.loc, "at", 0),
                    f"{called(span.record)}: {span.start} to {span.end} overlaps "
                    f"{called(last.record)} ({last.start} to {last.end})",
                )
        if last is None or span.end >= last.end:
            last = span


@rule(
    "ANCHOR003",
    "sections that cross",
    why="A lower section lies inside a higher one: parents follow from containment.",
    remedy="end the inner section where the outer one ends, or correct their levels",
)
def crossing(case: Case) -> Iterator[Hit]:
    open_sections: list[tuple[int, int, str]] = []
    for i, section in enumerate(case.report.outline):
        while open_sections and open_sections[-1][0] <= section.at.start:
            open_sections.pop()
        if open_sections:
            end, level, name = open_sections[-1]
            if section.id == name:
                continue  # ID001
            if section.at.end > end:
                yield Hit(
                    ("outline", i, "at", 1),
                    f"{section.id}: ends at {section.at.end}, after {name} around it ({end})",
                )
            elif section.level <= level:
                yield Hit(
                    ("outline", i, "level"),
                    (
                        f"{section.id}: level is {section.level}, and {name} around it has level "
                        f"{level}"
                    ),
                )
        open_sections.append((section.at.end, section.level, section.id))
