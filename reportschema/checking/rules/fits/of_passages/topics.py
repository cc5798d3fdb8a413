"""Rules about topics: where one belongs, and those of sections within each other."""

from __future__ import annotations

from collections.abc import Iterator

from reportschema.checking.registry import Case, rule
from reportschema.checking.rules.fits.of_passages.passages import outline
from reportschema.findings.codes import Hit
from reportschema.findings.finding import Severity
from reportschema.findings.spelling import listed
from reportschema.models import Section
from reportschema.vocabularies.fits import EMPTY, fit_table

_DIVISION = 2  # characters of the code of a division: 05


@rule(
    "FITS051",
    "a topic where none belongs, or another than within",
    why=(
        "The topic of a section is a group of COFOG, that of most of it: openings and appeals have "
        "none, and a section is of a field that some section within it is of."
    ),
    remedy="correct the topic of the section, or of those within it",
    severity=Severity.WARNING,
)
def topics(case: Case) -> Iterator[Hit]:
    if case.is_drafted("outline"):
        return  # a program's topics are those of words
    table = fit_table("topics")
    within = _within(case.report.outline)
    coded = [section.topic for section in case.report.outline if section.topic is not None]
    # Else divisions are the manner of this annotator.
    groups = sum(len(topic) <= _DIVISION for topic in coded) * 20 < len(coded)
    for i, section in enumerate(case.report.outline):
        if section.topic is None:
            continue
        if row := table.misfit(section.part, "topic", section.topic):
            if any(hit.loc == ("outline", i, "part") for hit in outline(case)):
                continue  # FITS012: the part is wrong
            yield Hit(
                ("outline", i, "topic"),
                f"{section.id}: part is {section.part}, and topic is {section.topic}: {row.why_en}",
            )
        elif len(section.topic) <= _DIVISION and groups:
            yield Hit(
                ("outline", i, "topic"),
                f"{section.id}: topic is {section.topic}, a division: a group of it is the topic",
            )
        elif section.level > 1 and section.topic[:_DIVISION] not in within.get(
            section.id, {section.topic[:_DIVISION]}
        ):
            below = within[section.id]
            yield Hit(
                ("outline", i, "topic"),
                f"{section.id}: topic is {section.topic}, and those of the sections within it are "
                f"of {listed(sorted(below)) or EMPTY}",
            )


def _within(outline: tuple[Section, ...]) -> dict[str, set[str]]:
    """The divisions of the topics of the sections just within each section."""
    within: dict[str, set[str]] = {}
    around: list[Section] = []
    for section in outline:
        while around and around[-1].at.end <= section.at.start:
            around.pop()
        if around and section.topic is not None:
            within.setdefault(around[-1].id, set()).add(section.topic[:_DIVISION])
        around.append(section)
    return within
