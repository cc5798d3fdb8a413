"""Rules about words: the script that is stated, a project's status, and what a passage holds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain, compress
from operator import ne

from reportschema.checking.registry import Case, rule
from reportschema.findings.codes import Hit
from reportschema.findings.finding import Severity
from reportschema.models.fields.codes import ProjectStatus, Script
from reportschema.notation.chinese import HAN, fold

_TOGETHER, _ALONE = 4, 600  # headline targets that stand together, and characters away from them
_HAN = re.compile(f"{HAN}+")
_TRADITIONAL = 0.02  # share of characters that only a Traditional text has so many of


@rule(
    "TEXT010",
    "an edition in another script than it says",
    why="Names are compared, and words converted, by the script of the edition.",
    remedy="correct script: Hans for Simplified, Hant for Traditional characters",
    severity=Severity.WARNING,
    needs_text=True,
)
def script(case: Case) -> Iterator[Hit]:
    edition = case.report.first_edition()
    reads = _script_of(case.text or "", case.folded)
    if reads not in (None, edition.script):
        yield Hit(
            ("editions", 0, "script"),
            f"{edition.id}: script is {edition.script.value}, and the characters of the text are "
            f"those of {reads}",
        )


def _script_of(text: str, folded: str) -> Script | None:
    """The script of a text by its characters, read as far as is needed; None without any."""
    lines = zip(text.split("\n"), folded.split("\n"), strict=True)
    changed = (compress(was, map(ne, was, now)) for was, now in lines if was != now)
    traditional = sum(1 for character in chain.from_iterable(changed) if _HAN.match(character))
    characters = 0
    for run in _HAN.finditer(text):
        characters += len(run[0])
        if traditional <= characters * _TRADITIONAL:
            return Script.HANS
    return Script.HANT if characters else None


_MORE = "超额"


@rule(
    "TEXT011",
    "a project whose passage says another status",
    why="超额完成 is more than promised, 完成 as promised: the passage says which.",
    remedy="correct status, or the passage",
    severity=Severity.WARNING,
    needs_text=True,
)
def project_status(case: Case) -> Iterator[Hit]:
    for i, project in enumerate(case.report.livelihood_projects):
        if project.status is None:
            continue
        exceeded = _MORE in fold((case.text or "")[project.at.start : project.at.end])
        if exceeded != (project.status == ProjectStatus.EXCEEDED):
            yield Hit(
                ("livelihood_projects", i, "status"),
                f"{project.id}: status is {project.status.value}, and its passage "
                f"{'says' if exceeded else 'does not say'} {_MORE}",
            )


@rule(
    "FITS021",
    "a main expected target outside its passage",
    why="The headline passages hold the main expected targets of the report.",
    remedy="correct headline, or the place of the passage",
    severity=Severity.WARNING,
)
def headline_place(case: Case) -> Iterator[Hit]:
    yield from _alone(case)
    passages = [passage.at for passage in case.report.headline_passages]
    if not passages:
        return
    for i, target in enumerate(case.report.targets):
        inside = any(at.start <= target.at.start < at.end for at in passages)
        if target.headline and not inside:
            yield Hit(
                ("targets", i, "headline"),
                f"{target.id}: headline is true, and no headline passage holds it",
            )


def _alone(case: Case) -> Iterator[Hit]:
    """A headline target far from all others, where several stand together and no passage is."""
    headline = sorted(target.at.start for target in case.report.targets if target.headline)
    if len(headline) < _TOGETHER or case.report.headline_passages:
        return
    for i, target in enumerate(case.report.targets):
        if not target.headline:
            continue
        place = bisect_left(headline, target.at.start)
        beside = headline[max(0, place - 1) : place] + headline[place + 1 : place + 2]
        if all(abs(start - target.at.start) > _ALONE for start in beside):
            yield Hit(
                ("targets", i, "headline"),
                f"{target.id}: headline is true, and no other headline target stands within "
                f"{_ALONE} characters",
            )
