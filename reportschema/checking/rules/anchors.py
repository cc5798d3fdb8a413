"""Rules about anchors: against each other, the body, and the words of ours that they bear out.

Those against the text itself are in `texts.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Any, NamedTuple

from reportschema.checking.registry import Case, called, rule
from reportschema.findings.codes import Hit, Loc
from reportschema.findings.finding import Severity
from reportschema.models import Figure
from reportschema.models.fields.codes import Script
from reportschema.models.fields.shape import children
from reportschema.notation.chinese import fold

_LOOSE = re.compile(r"[\W_]")


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


@rule(
    "FITS022",
    "words of ours that their anchor contradicts",
    why="A term is what its anchor quotes; a correction changes what is written.",
    remedy="correct term or read_as, or the anchor",
    severity=Severity.WARNING,
)
def quoted_terms(case: Case) -> Iterator[Hit]:
    editions = case.report.editions
    simplified = bool(editions) and editions[0].script == Script.HANS
    for i, entry in enumerate(case.report.glossary):
        term, quoted = _bare(entry.term), _bare(entry.at.exact)
        if term != quoted if simplified else len(term) != len(quoted):
            yield Hit(
                ("glossary", i, "term"),
                f"{entry.id}: term is {entry.term}, and its anchor quotes {entry.at.exact!r}",
            )
    yield from _corrections(case, simplified)


def _bare(text: str) -> str:
    return _LOOSE.sub("", fold(text))


def _corrections(case: Case, simplified: bool) -> Iterator[Hit]:
    """Misprints read as what is written, in two ways, or as more or less than stands there."""
    readings: dict[str, tuple[str, str]] = {}
    for i, correction in enumerate(case.report.corrections):
        loc = "corrections", i, "read_as"
        written, read_as = correction.at.exact, correction.read_as
        for words in (written, read_as):
            first = readings.setdefault(words, (written, read_as))
            if first != (written, read_as) and written != read_as:
                yield Hit(
                    loc,
                    f"{correction.id}: {written} is read as {read_as}, and elsewhere {first[0]} as "
                    f"{first[1]}",
                )
                break
        else:
            if written == read_as:
                yield Hit(loc, f"{correction.id}: reads what is written there")
            elif not _is_reading(_dense(written), _dense(read_as), simplified):
                yield Hit(
                    loc,
                    f"{correction.id}: read_as {read_as} is no reading of {written}: it must be as "
                    "long, or only add what is missing, or drop what stands twice",
                )


def _dense(text: str) -> str:
    return "".join(fold(text).split())


def _is_reading(written: str, read_as: str, simplified: bool) -> bool:
    """Whether words can be what a misprint stands for.

    Not simplified: a converter may have put other words in, between the same beginnings or ends.
    """
    if len(read_as) == len(written) or _holds_in_order(read_as, written):
        return True
    pairs = zip(written, read_as, strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    twice = written[same : same + len(written) - len(read_as)]
    if written == read_as[:same] + twice + read_as[same:]:
        return twice == written[:same][-len(twice) :]
    return not simplified and (written[0] == read_as[0] or written[-1] == read_as[-1])


def _holds_in_order(text: str, words: str) -> bool:
    characters = iter(text)
    return all(character in characters for character in words)
