"""Rules about places: anchors against each other and against the body.

Those against the text itself are in `texts.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportschema.checking.registry import Case, called, rule
from reportschema.findings.codes import Hit, Loc
from reportschema.models.shape import children


def _places(case: Case) -> Iterator[tuple[Loc, str, int, int]]:
    for name, _ in children(type(case.report)):
        for i, record in enumerate(getattr(case.report, name)):
            if (at := getattr(record, "at", None)) is not None:
                yield (name, i, "at"), called(record), at.start, at.end
            for j, cue in enumerate(getattr(record, "cues", ())):
                yield (name, i, "cues", j), called(record), cue.start, cue.end


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
    for loc, key, first, last in _places(case):
        if (first < start or last > end) and not (loc[0] == "numerals" and loc[1] in furniture):
            yield Hit(
                (*loc, int(first >= start)),
                f"{key}: {first} to {last} lies outside the body ({start} to {end})",
            )


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
    spans = [
        (figure.at.start, figure.at.end, (*loc, "at"), figure.id, "figure")
        for loc, figure in case.figures
    ]
    spans += [
        (row.at.start, row.at.end, ("numerals", i, "at"), called(row), "ledger")
        for i, row in enumerate(case.report.numerals)
    ]
    spans.sort(key=lambda span: (span[0], span[1]))
    last = None
    for span in spans:
        if last is not None and span[0] < last[1]:
            same = span[:2] == last[:2]
            if not (same and span[4] == last[4] == "figure"):
                yield Hit(
                    (*span[2], 0),
                    (
                        f"{span[3]}: {span[0]} to {span[1]} overlaps {last[3]} ({last[0]} to "
                        f"{last[1]})"
                    ),
                )
        if last is None or span[1] >= last[1]:
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
