"""Whether a text is a work report at all.

Look-alikes are refused with a reason, a real report never is.

A look-alike is known by its title or its first words (`genre_words.csv`). A real report is known by
its occasion: someone speaks for a government to a congress. The State Council's reports on a
five-year plan are its work reports of those years.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reportschema.reading.page.body import SALUTATION, SELF_INTRODUCTION, Body
from reportschema.reading.page.heading import SESSION
from reportschema.reading.page.page_words import label
from reportschema.reading.page.view import View
from reportschema.reading.words.tables import WordTable

_HEAD = 900
_WORK_REPORT = re.compile(r"政府工作(?:的)?报告|报告政府工作|国务院")
_STATE_COUNCIL = re.compile(
    r"国务院[^。\n]{0,40}(?:报告|总理)|(?:代表|受)(?:中华人民共和国)?国务院"
)
_REVIEW = re.compile(
    r"工作(?:的)?(?:简要|基本)?(?:回顾|总结)|过去(?:的)?(?:一年|五年)|五年来|一年来|去年"
)
_PLAN = re.compile(r"今年|今后五年|新的一年|\d{4}年[^。\n]{0,12}(?:工作|目标|任务)|奋斗|我们要")
_GOVERNMENT = re.compile(r"政府")
_FIRST_PERSON = re.compile(r"我们|我[省市县区州旗国]|本届政府")
_APPEAL = re.compile(r"让我们[^\n]{6,}|(?:而|努力|团结|不懈|奋勇)(?:奋斗|前进)[！!。]?\s*$|新篇章")
_QUESTION = 1_000  # a text shorter than this says too little to be sure


class GenreWord(NamedTuple):
    """One sign of a look-alike.

    It has the place where it stands (title or head), the words, the words that excuse it, and what
    it shows.
    """

    genre: str
    where: str
    pattern: str
    unless: str
    says: str
    example: str


@dataclass(frozen=True)
class Verdict:
    """Whether the text is a work report, and why (for a person; English)."""

    is_report: bool
    reason: str


GENRE_WORDS = WordTable(__package__, "genre_words", GenreWord, lists="where", word="pattern")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)


def judge(view: View, body: Body) -> Verdict:
    """Whether this is a work report.

    No text is judged by its file name or by what surrounds it on the page.
    """
    titles = _titles(view, body)
    head = view.clean[body.start : body.opening + _HEAD]
    if refused := _look_alike(titles, head, _has_intro(view, body)):
        return refused
    signs = _signs(view, body, titles)
    if len(signs) >= 3:
        return Verdict(True, f"a work report: {', '.join(signs)}")
    return Verdict(
        False, f"nothing says that it is a work report ({', '.join(signs) or 'no sign at all'})"
    )


def _titles(view: View, body: Body) -> list[str]:
    """The text's own title lines.

    Those of its heading and, above it, the nearest that names a report, with a labelled one of the
    page.
    """
    lines = view.clean[body.start : body.opening].split("\n")
    above = (
        view.clean[body.title_start : body.start].split("\n")[0]
        if body.title_start < body.start
        else ""
    )
    first = view.clean[body.opening : body.opening + 200].split("\n")[0]
    labelled = label("page_title").search(view.clean, 0, body.start + 1)
    found = [*lines, above, labelled[1] if labelled else ""]
    if not _has_intro(view, body):
        found += [
            first if len(first) <= 100 else first[:80],
            *view.clean[: body.opening].split("\n")[-12:],
        ]
    return [
        line.strip()
        for line in found
        if 3 < len(line.strip()) <= 120 and not SALUTATION.match(line)
    ]


def _has_intro(view: View, body: Body) -> bool:
    return SELF_INTRODUCTION.search(view.clean, body.opening, body.opening + 1500) is not None


def _look_alike(titles: list[str], head: str, introduced: bool) -> Verdict | None:
    everything = " ".join(titles) + head
    council = _STATE_COUNCIL.search(everything) is not None
    own = any(re.search(r"政府工作报告[(（]?\d{0,4}年?[)）]?$", title) for title in titles)
    for row in GENRE_WORDS.rows:
        places = titles if row.where == "title" else [head]
        match = next(
            (found for place in places if (found := _compiled(row.pattern).search(place))), None
        )
        if match is None:
            continue
        if row.unless and _compiled(row.unless).search(
            match.string if row.where == "title" else match.group()
        ):
            continue
        if council and row.genre in ("plan_report", "budget", "plan_execution", "outline"):
            continue
        if (
            introduced
            and (row.where == "head" or row.genre in ("news", "outline", "comment"))
            and row.genre not in ("other_body", "budget", "plan_report")
        ):
            continue
        if own and introduced and row.genre != "digest":
            continue
        return Verdict(False, f"{row.says}: “{match.group()[:40]}”")
    return None


def _signs(view: View, body: Body, titles: list[str]) -> list[str]:
    """What shows that a government speaks to a congress of its work."""
    speech = view.clean[body.opening : body.speech_end]
    checks = {
        "speaks for a government": _has_intro(view, body),
        "is called a work report": any(_WORK_REPORT.search(title) for title in titles),
        "addresses a congress": bool(SALUTATION.search(speech)),
        "names its session": any(SESSION.search(title) for title in titles),
        "looks back": bool(_REVIEW.search(speech)),
        "looks ahead": bool(_PLAN.search(speech, len(speech) // 2)),
        "is a government's": len(_GOVERNMENT.findall(speech)) >= 5,
        "speaks as we": len(_FIRST_PERSON.findall(speech)) >= max(5, len(speech) // 2_000),
        "ends with an appeal": bool(_APPEAL.search(speech[-600:])),
    }
    signs = [sign for sign, holds in checks.items() if holds]
    strong = {"speaks for a government", "is called a work report", "addresses a congress"} & set(
        signs
    )
    if not strong and not {
        "looks back",
        "looks ahead",
        "speaks as we",
        "ends with an appeal",
    } <= set(signs):
        return signs[:2]
    return signs if len(speech) >= _QUESTION or strong else signs[:2]
