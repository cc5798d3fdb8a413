"""Counts by part and topic of a report: how much is said of what."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from reportschema.models import WorkReport
from reportschema.models.fields.codes import Part
from reportschema.notation.units import twelve_digits
from reportschema.publishing.records.outline import Outline
from reportschema.publishing.rows.summary_models import SectionFeatureRow

_Key = tuple[Part, str | None]


def section_features(report: WorkReport) -> Iterator[SectionFeatureRow]:
    """One row for each part and topic. Each character counts for the innermost section around it.

    Lengths come from the outline's offsets, so that they are the same with and without the text.
    """
    outline = Outline(report)
    lengths: dict[_Key, int] = {}
    for start, end in _stretches(report):
        section = outline.innermost(start)
        if section is not None:
            key = (section.part, outline.topic(start))
            lengths[key] = lengths.get(key, 0) + end - start
    counts: dict[_Key, list[int]] = {key: [0, 0] for key in lengths}
    for column, figures in enumerate((report.observations, report.targets)):
        for figure in figures:
            section = outline.innermost(figure.at.start)
            if section is not None:
                counts[section.part, outline.topic(figure.at.start)][column] += 1
    total = sum(lengths.values())
    for part, topic in sorted(lengths, key=lambda key: (list(Part).index(key[0]), key[1] or "")):
        length = lengths[part, topic]
        yield SectionFeatureRow(
            id=f"{report.id}/{part.value}/{topic or 'none'}",
            report_id=report.id,
            part=part,
            topic=topic,
            characters=length,
            share=twelve_digits(Fraction(length, total) * 100) if total else Decimal(0),
            observations=counts[part, topic][0],
            targets=counts[part, topic][1],
        )


def _stretches(report: WorkReport) -> Iterator[tuple[int, int]]:
    """The line of the text cut at every start and end of a section."""
    cuts = sorted(
        {place for section in report.outline for place in (section.at.start, section.at.end)}
    )
    yield from pairwise(cuts)
