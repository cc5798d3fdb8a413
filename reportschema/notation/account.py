"""The account of numerals: which mentions of a body no record answers for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportschema.models import WorkReport
from reportschema.notation.numerals import Mention, scan

# 3. | （3） | [3] | 3、“ before a term
_LIST_NUMBER = re.compile(r"[(（\[【〔]?\s?[0-9０-９]{1,3}\s?[)）\]】〕]?[.、．:：]?\s*“?$")
_WINDOW = 9


def numbered_from(text: str, place: int) -> int:
    """Where the list number of a term begins that stands at a place; the place itself where none stands before it."""
    listed = _LIST_NUMBER.search(text, max(0, place - _WINDOW), place)
    return listed.start() if listed else place


def accounted(report: WorkReport, text: str) -> list[tuple[int, int]]:
    """The stretches of the text in which a numeral is accounted for, sorted."""
    spans = [(figure.at.start, figure.at.end) for figure in (*report.observations, *report.targets)]
    spans += [
        (cue.start, cue.end)
        for figure in (*report.observations, *report.targets)
        for cue in figure.cues
    ]
    spans += [(row.at.start, row.at.end) for row in report.numerals]
    spans += [(award.at.start, award.at.end) for award in report.awards]
    spans += [
        (section.at.start, section.at.start + len(section.number))
        for section in report.outline
        if section.number
    ]
    spans += [
        (project.at.start, project.at.start + 6)
        for project in report.livelihood_projects
        if project.number is not None
    ]
    spans += [(absent.at.start, absent.at.end) for absent in report.absent_targets if absent.at]
    for entry in report.glossary:
        spans.append(
            (
                numbered_from(text, entry.at.start) if entry.number is not None else entry.at.start,
                entry.at.end,
            )
        )
    return sorted(spans)


def unaccounted(report: WorkReport, text: str, words: Iterable[str] = ()) -> list[Mention]:
    """Numeral mentions of the first edition's body that lie in no record, in text order."""
    start, end = report.first_edition().body
    spans = accounted(report, text)
    left, i = [], 0
    reach = 0
    for mention in scan(text, start, end, words):
        while i < len(spans) and spans[i][0] <= mention.start:
            reach = max(reach, spans[i][1])
            i += 1
        if mention.end > reach:
            left.append(mention)
    return left
