"""The account of numerals: which numerals of a report's body belong to no record of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportschema.models import WorkReport
from reportschema.notation.numerals import Mention, scan

# 3. | （3） | [3] | 3、“ before a term
_LIST_NUMBER = re.compile(r"[(（\[【〔]?\s?[0-9０-９]{1,3}\s?[)）\]】〕]?[.、．:：]?\s*“?$")
_WINDOW = 9


def numbered_from(text: str, place: int) -> int:
    """The offset at which a term with its list number begins: `3.` of `3.三旧`.

    place: where the term itself stands; given back when no list number stands before it.
    """
    number = _LIST_NUMBER.search(text, max(0, place - _WINDOW), place)
    return number.start() if number else place


def accounted(report: WorkReport, text: str) -> list[tuple[int, int]]:
    """The spans (start, end) of the text in which a numeral belongs to a record, sorted."""
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
    """The numerals of the body of the first edition that belong to no record, in text order.

    words: lexical words that merely contain a numeral character (进一步); theirs are no numerals.
    """
    start, end = report.first_edition().body
    spans = accounted(report, text)
    orphans, i = [], 0
    reach = 0  # the end of what the spans up to the mention cover
    for mention in scan(text, start, end, words):
        while i < len(spans) and spans[i][0] <= mention.start:
            reach = max(reach, spans[i][1])
            i += 1
        if mention.end > reach:
            orphans.append(mention)
    return orphans
