"""Rules about words: the script that is stated, what a passage says, and terms and corrections."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain, compress, takewhile
from operator import ne

from reportschema.checking.registry import Case, rule
from reportschema.findings.codes import Hit
from reportschema.findings.finding import Severity
from reportschema.models.fields.codes import ProjectStatus, Script
from reportschema.notation.chinese import HAN, fold

_LOOSE = re.compile(r"[\W_]")
_TOGETHER, _ALONE = 4, 600  # headline targets that stand together, and characters away from them
_HAN = re.compile(f"{HAN}+")
_TRADITIONAL = 0.02  # share of characters that only a Traditional text has so many of


def _bare(text: str) -> str:
    return _LOOSE.sub("", fold(text))


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
