"""Rules about where an edition comes from: names of files, and places in public repositories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reportschema.checking.registry import Case, rule
from reportschema.findings.codes import Hit, Loc
from reportschema.findings.finding import Severity
from reportschema.findings.spelling import listed
from reportschema.models.fields.codes import Method
from reportschema.vocabularies import Vocabulary

_YEAR = re.compile("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_STEM = 2  # characters by which a province is known in the name of a file: 山西


@rule(
    "FITS050",
    "a file that is named like that of another report",
    why="Files are often named by place and year: where they are, these are those of the report.",
    remedy="correct the name, or what the edition says of where its text was obtained",
    severity=Severity.WARNING,
)
def file_names(case: Case) -> Iterator[Hit]:
    if "delivered" in case.denied_by_id:
        return
    year = case.report.delivered[:4]
    for loc, name in _names(case):
        years = _YEAR.findall(name)
        places = {stem for stem in _stems(case.vocabulary) if stem in name}
        if years and year not in years:
            yield Hit(loc, f"{loc[-1]} is {name}, and the report was given {case.report.delivered}")
        elif places and not any(stem in name for stem in _own_stems(case)):
            yield Hit(
                loc, f"{loc[-1]} is {name}, and the report is of {case.report.government.name}"
            )
    for i, edition in enumerate(case.report.editions):
        obtained = edition.obtained
        if obtained is None or obtained.member is None:
            continue
        loc = "editions", i, "obtained", "member"
        if obtained.method == Method.JSONL_FIELD and obtained.member != year:
            yield Hit(loc, f"member is {obtained.member}, and the line of the report is {year}")
        elif obtained.method == Method.ZIP_DOCX and not obtained.member.endswith(".docx"):
            yield Hit(loc, f"member is {obtained.member}, which is no name of a document")


def _names(case: Case) -> Iterator[tuple[Loc, str]]:
    """The names of files, each with its path; the line of a JSON file is named by its year."""
    for i, edition in enumerate(case.report.editions):
        yield ("editions", i, "file_name"), edition.file_name
        if (obtained := edition.obtained) is not None:
            yield ("editions", i, "obtained", "path"), obtained.path
            if obtained.member is not None and obtained.method != Method.JSONL_FIELD:
                yield ("editions", i, "obtained", "member"), obtained.member


@cache
def _stems(vocabulary: Vocabulary) -> frozenset[str]:
    """What provinces are known by in the names of files."""
    return frozenset(division.name[:_STEM] for division in vocabulary.provinces)


def _own_stems(case: Case) -> set[str]:
    """What the place of a report and its province are known by."""
    government = case.report.government
    province = case.vocabulary.division(
        f"{government.division[:2]}0000", int(case.report.delivered[:4])
    )
    return {government.name[:_STEM], *([province.name[:_STEM]] if province else [])}


@rule(
    "CORPUS006",
    "one file of a public repository used in two ways",
    why=(
        "All reports that one file of a repository holds are taken from it in one way, and no two "
        "from one place."
    ),
    remedy="correct repository, commit, path, method, field, member or row of the edition",
    severity=Severity.WARNING,
)
def obtained_alike(case: Case) -> Iterator[Hit]:
    for i, edition in enumerate(case.report.editions):
        own = edition.obtained
        if own is None:
            continue
        first, there = case.corpus.taken_first(own)
        differing = [
            name
            for name in ("commit", "method", "field")
            if first and getattr(own, name) != getattr(first.obtained, name)
        ]
        if first and first.report_id != case.report.id and differing:
            yield Hit(
                ("editions", i, "obtained", differing[0]),
                f"{edition.id}: {listed(differing)} {_differ(differing)} of {first.report_id}, "
                f"which is obtained from {own.path} of {own.repository} too",
            )
        elif there and there.report_id != case.report.id:
            yield Hit(
                ("editions", i, "obtained", "member" if own.member else "path"),
                f"{edition.id}: {there.report_id} is obtained from the same place of {own.path}",
            )


def _differ(fields: Sequence[str]) -> str:
    return "differs from that" if len(fields) == 1 else "differ from those"
