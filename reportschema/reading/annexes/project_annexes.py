"""The yearly list of livelihood projects as an annex, with promises and outcomes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportschema.models.fields.codes import ProjectStatus, Script
from reportschema.reading.annexes.listing import Item, any_of, list_of, text_end, trimmed
from reportschema.reading.annexes.project_lists import find_project_lists
from reportschema.reading.annexes.projects import (
    NUMBERED,
    ProjectDraft,
    in_mainland_words,
    project_draft,
)
from reportschema.reading.page.script import detect
from reportschema.reading.page.view import View

_DOMAIN = 30
_STOPS = "。:：、.． "


def read_projects(view: View, start: int, end: int, year: str | None = None) -> list[ProjectDraft]:
    """The items of an annex; `year` is of the list where its own heading names none."""
    clean = view.clean
    end = text_end(clean, start, end)
    listed = list_of(clean, start, end, NUMBERED)
    if len(listed) < 2:
        lists = find_project_lists(view, start, end, plan_year=year, review_year=year)
        return [item for each in lists for item in each.items]
    head = clean[start : listed[0].mark.start]
    named = re.search("((?:19|20)[0-9]{2})年", head)
    drafts = tuple(
        _of_annex(view, item, named[1] if named else year, _has_outcomes(head)) for item in listed
    )
    return list(in_mainland_words(drafts)) if detect(view.text) is Script.HANT else list(drafts)


def _has_outcomes(head: str) -> bool:
    return bool(re.search(any_of("outcome_header"), head))


def _of_annex(view: View, item: Item, year: str | None, outcomes: bool) -> ProjectDraft:
    clean = view.clean
    _, end = trimmed(clean, item.mark.start, item.end)
    lines = _lines(clean, item.mark.end, end)
    domain, body = _domain(clean, lines, item, end)
    promise, outcome = _promise_and_outcome(clean, body, outcomes)
    if promise is None:
        promise = trimmed(clean, item.mark.end, end)
    outcome_words = clean[slice(*outcome)] if outcome else ""
    return project_draft(view, item, end, year, domain, promise, outcome, status_of(outcome_words))


def _lines(clean: str, start: int, end: int) -> list[tuple[int, int]]:
    return [
        trimmed(clean, *match.span())
        for match in re.compile(r"[^\n]+").finditer(clean, start, end)
        if match.group().strip()
    ]


def _domain(
    clean: str, lines: Sequence[tuple[int, int]], item: Item, end: int
) -> tuple[str | None, list[tuple[int, int]]]:
    """The heading of an item and the lines below it.

    The heading is a line of its own, or words before a colon or the first full stop.
    """
    if not lines:
        return None, []
    first, rest = lines[0], list(lines[1:])
    heading = clean[slice(*first)].strip(_STOPS)
    if rest and len(heading) <= _DOMAIN and not re.search("[，,；;。]", heading):
        return heading, rest
    run_in = re.compile(r"[.．、 ]?([^。，,；;:：\n]{2,20})[:：。]").match(
        clean, item.mark.end, end
    )
    if run_in and run_in.end() < end:
        return run_in[1].strip(" .、"), [(run_in.end(), first[1]), *rest]
    return (None, list(lines)) if not rest else (None, [first, *rest])


@cache
def _label(*names: str) -> re.Pattern[str]:
    """A line's own label, such as 3.事项进展:…."""
    return re.compile(
        rf"(?:[0-9]{{1,2}}[.、])?(?:[(（][^)）]{{1,6}}[)）])?(?:{any_of(*names)})[:：]"
    )


@cache
def _outcome_head() -> re.Pattern[str]:
    return re.compile(
        rf"(?:已|全面|提前|均已|已经)?(?:{any_of('exceeded', 'unmet', 'outcome_start')})"
    )


def _promise_and_outcome(
    clean: str, body: Sequence[tuple[int, int]], outcomes: bool
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """The passages of what is promised and what was done.

    Told by labels, by the words an outcome begins with, or by the order of cells.
    """
    if not body:
        return None, None
    labelled = [(line, _kind(clean, line)) for line in body]
    if any(kind for _, kind in labelled):
        promise = next((line for line, kind in labelled if kind == "promise"), body[0])
        outcome = next((line for line, kind in labelled if kind == "outcome"), None)
        return promise, outcome
    for i, line in enumerate(body):
        if i and _outcome_head().match(clean, *line):
            return (body[0][0], body[i - 1][1]), (line[0], body[-1][1])
    if outcomes and len(body) >= 2:
        return body[0], (body[1][0], body[-1][1])
    return (body[0][0], body[-1][1]), None


def _kind(clean: str, line: tuple[int, int]) -> str | None:
    for kind, names in (
        ("outcome", ("outcome_header",)),
        ("promise", ("promise_header",)),
        ("other", ("other_header",)),
    ):
        if _label(*names).match(clean, *line):
            return kind
    return None


def status_of(outcome: str) -> ProjectStatus | None:
    """What the words of an outcome say; its first sentence before the rest."""
    first, *_ = re.split("[。；;]", outcome, maxsplit=1)
    for text in (first, outcome):
        for status in (
            ProjectStatus.EXCEEDED,
            ProjectStatus.UNMET,
            ProjectStatus.PARTIAL,
            ProjectStatus.MET,
        ):
            if re.search(any_of(status.value), text):
                return status
    return None
