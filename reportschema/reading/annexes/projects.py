"""The draft of one livelihood project (民生实事): in an annex or in the speech."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from reportschema.models.fields.codes import ProjectStatus
from reportschema.reading.annexes.listing import Item, any_of
from reportschema.reading.page.script import mainland
from reportschema.reading.page.view import View
from reportschema.reading.words.stage_words import any_stage

REVIEW = "summary to be reworded"
LONGEST_SUMMARY = 20
# The notations in which projects are numbered.
NUMBERED = ("dot", "round", "circle", "square", "han", "han_round", "bare")


@dataclass(frozen=True, slots=True)
class ProjectDraft:
    """One item: its passage in `View.clean`, from its number to its last character.

    What is promised and what was done have passages of their own where they stand apart.
    """

    number: int | None
    year: str | None
    domain: str | None
    start: int
    end: int
    promise: tuple[int, int]
    outcome: tuple[int, int] | None
    status: ProjectStatus | None
    summary_zh: str
    summary_en: str
    review: str


def in_mainland_words(drafts: tuple[ProjectDraft, ...]) -> tuple[ProjectDraft, ...]:
    return tuple(
        replace(
            draft,
            domain=draft.domain and mainland(draft.domain),
            summary_zh=mainland(draft.summary_zh),
        )
        for draft in drafts
    )


def project_draft(
    view: View,
    item: Item | tuple[int, int],
    end: int,
    year: str | None,
    domain: str | None,
    promise: tuple[int, int],
    outcome: tuple[int, int] | None,
    status: ProjectStatus | None,
) -> ProjectDraft:
    """An item as a draft. item: with its number, or its place alone."""
    number = item.mark.number if isinstance(item, Item) else None
    start = item.mark.start if isinstance(item, Item) else item[0]
    words = (
        "Livelihood project",
        str(number or ""),
        f"of {year}" if year else "",
        "(to be summed up)",
    )
    english = " ".join(filter(None, words))
    summary = (
        domain
        if domain and len(domain) <= LONGEST_SUMMARY
        else _summary(domain or view.clean[slice(*promise)])
    )
    return ProjectDraft(
        number, year, domain, start, end, promise, outcome, status, summary, english, REVIEW
    )


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('item_verb')}|(?:总?投资)?[0-9.]+[万亿]?元(?:的)?)+")


# What is done with a project, behind its name: 老年活动中心建成投入使用.
VERDICT = re.compile(f"(?:{any_stage('started', 'begun', 'built', 'in_use')})$")


def _summary(text: str) -> str:
    """A noun phrase of at most 20 characters from the head of a promise.

    Its verb and its cost are left out.
    """
    clauses = [
        clause.strip() for clause in re.split("[，,；;。:：\n]", text) if len(clause.strip()) > 2
    ]
    nouns = (
        _verbs().sub("", clause, count=1) if _verbs().match(clause) else clause
        for clause in clauses
    )
    phrases = (VERDICT.sub("", noun).lstrip("和及、") for noun in nouns)
    phrase = next(
        (phrase for phrase in phrases if len(phrase) > 2), clauses[0] if clauses else "民生实事"
    )
    if len(phrase) <= LONGEST_SUMMARY:
        return phrase
    pause = phrase.rfind("、", 4, LONGEST_SUMMARY)
    return phrase[:pause] if pause > 0 else phrase[: LONGEST_SUMMARY - 1] + "…"
