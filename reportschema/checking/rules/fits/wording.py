"""Rules that need the text: what names something stands there, in the script that is stated.

Names are looked for without spaces and punctuation, and in Simplified editions only: in
Traditional ones our own spelling is another.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from reportschema.checking.registry import Case, rule
from reportschema.findings.codes import Hit, Loc
from reportschema.findings.finding import Severity
from reportschema.models.codes import ProjectStatus, Script
from reportschema.notation.chinese import fold

_LOOSE = re.compile(r"[\W_]")
_BEFORE, _AFTER = 200, 80  # characters around a figure in which its words stand
_GENRE = "政府工作报告"  # what a text without a title is called
_TOGETHER, _ALONE = 4, 600  # headline targets that stand together, and characters away from them
_HAN = re.compile("[\u3400-\u9fff]+")
_TRADITIONAL = 0.02  # share of characters that only a Traditional text has so many of


def _bare(text: str) -> str:
    return _LOOSE.sub("", fold(text))


@rule(
    "TEXT008",
    "a name that does not stand in the text",
    why="Who gave the report, to whom, and who won what is copied from the text, not remembered.",
    remedy="copy the name from the text; where it stands elsewhere, correct the passage",
    severity=Severity.WARNING,
    needs_text=True,
)
def names(case: Case) -> Iterator[Hit]:
    report, text = case.report, case.text or ""
    if report.first_edition().script != Script.HANS:
        return
    whole = _bare(text)
    for loc, name in _of_the_report(case):
        if _bare(name) not in whole:
            yield Hit(loc, f"{loc[-1]} is {name}, and the text has it nowhere")
    for i, award in enumerate(report.awards):
        passage = _bare(text[award.at.start : award.at.end])
        for field, stated in (("recipients", award.recipients), ("issuers", award.issuers)):
            for j, name in enumerate(stated):
                if _bare(name) not in passage:
                    yield Hit(("awards", i, field, j), f"{award.id}: {name} is not in its passage")
        if _bare(award.award) not in passage:
            yield Hit(("awards", i, "award"), f"{award.id}: {award.award} is not in its passage")
    for loc, figure in case.figures:
        near = text[max(0, figure.at.start - _BEFORE) : figure.at.end + _AFTER]
        for field in ("label_as_written", "rider"):
            words = getattr(figure, field, None)
            if words is not None and not _in_order(_bare(words), _bare(near)):
                yield Hit((*loc, field), f"{figure.id}: {field} {words} does not stand around it")


def _of_the_report(case: Case) -> Iterator[tuple[Loc, str]]:
    """The names at the head of a report and of its projects, with their places."""
    report = case.report
    if report.title not in (report.first_edition().page_title, _GENRE):
        yield ("title",), report.title
    if report.congress is not None:
        yield ("congress", "name"), report.congress.name
    if report.speaker is not None and report.speaker.source is None:
        yield ("speaker", "name"), report.speaker.name
        yield ("speaker", "office"), report.speaker.office
    for i, project in enumerate(report.livelihood_projects):
        if project.domain is not None:
            yield ("livelihood_projects", i, "domain"), project.domain


def _in_order(words: str, text: str) -> bool:
    """Whether the characters of some words stand in a text in their order, others between them."""
    characters = iter(text)
    return all(character in characters for character in words)


@rule(
    "TEXT010",
    "an edition in another script than it says",
    why="Names are compared, and words converted, by the script of the edition.",
    remedy="correct script: Hans for Simplified, Hant for Traditional characters",
    severity=Severity.WARNING,
    needs_text=True,
)
def script(case: Case) -> Iterator[Hit]:
    text = case.text or ""
    edition = case.report.first_edition()
    han = sum(map(len, _HAN.findall(text)))
    written = zip(text, case.folded, strict=True)
    changed = [was for was, now in written if was != now and _HAN.match(was)]
    share = len(changed) / (han or 1)
    reads = Script.HANT if share > _TRADITIONAL else Script.HANS
    if han and edition.script != reads:
        yield Hit(
            ("editions", 0, "script"),
            f"{edition.id}: script is {edition.script.value}, and {share:.0%} of its characters "
            "are Traditional",
        )


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
    readings: dict[str, tuple[str, str]] = {}
    for i, correction in enumerate(case.report.corrections):
        pair = correction.at.exact, correction.read_as
        for words in pair:
            first = readings.setdefault(words, pair)
            if first != pair and correction.read_as != correction.at.exact:
                yield Hit(
                    ("corrections", i, "read_as"),
                    f"{correction.id}: {pair[0]} is read as {pair[1]}, and elsewhere {first[0]} as "
                    f"{first[1]}",
                )
                break
        if correction.read_as == correction.at.exact:
            yield Hit(
                ("corrections", i, "read_as"), f"{correction.id}: reads what is written there"
            )
