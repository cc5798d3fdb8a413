"""Rules about records beside each other: words of ours that two share, numbers and their order."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from reportschema.checking.registry import Case, rule
from reportschema.findings.codes import Hit, Loc
from reportschema.findings.finding import Severity
from reportschema.models import Bilingual, GlossaryEntry, LivelihoodProject, Section
from reportschema.vocabularies.fits import EMPTY

# The texts of ours that tell one record from the others, by list; labels repeat by part.
_OWN_TEXT = {
    "outline": "label",
    "problems": "summary",
    "livelihood_projects": "summary",
    "glossary": "definition",
}


@rule(
    "FITS031",
    "two records in the same words of ours",
    why=(
        "A summary, definition or label of ours says what this record is and no other: words that "
        "stand twice were copied, or one of the records is there twice."
    ),
    remedy="write what the record itself says, or delete the record that repeats the other",
    severity=Severity.WARNING,
)
def same_words(case: Case) -> Iterator[Hit]:
    for name, field in _OWN_TEXT.items():
        if case.is_drafted(name):
            continue  # a program's labels are those of the topic
        seen: dict[tuple[object, ...], str] = {}
        for i, record in enumerate(getattr(case.report, name)):
            words: Bilingual | None = getattr(record, field)
            if words is None or record.review is not None:
                continue
            within = (getattr(record, "part", None),)
            for language, text in (("zh", words.zh), ("en", words.en)):
                first = seen.setdefault((*within, language, text), record.id)
                if first != record.id:
                    yield Hit(
                        (name, i, field, language),
                        f"{record.id}: {field} is that of {first}: {text[:40]}",
                    )
                    break
    yield from _topics(case.report.outline)
    yield from _english(case)
    if not case.is_drafted("glossary"):
        yield from _terms(case.report.glossary)


def _english(case: Case) -> Iterator[Hit]:
    """Each label whose English is that of another label, or that has another English before."""
    labels: dict[str, tuple[str, str]] = {}
    english: dict[str, tuple[str, str]] = {}
    labelled = [(loc, figure) for loc, figure in case.figures if figure.label]
    translated = sum(figure.label_en is not None for _, figure in labelled)
    for loc, figure in labelled:
        label, other = figure.label or "", figure.label_en
        if other is None:
            if 2 * translated > len(labelled):
                yield Hit(
                    (*loc, "label"),
                    f"{figure.id}: label_en is empty, and {translated} of {len(labelled)} labels "
                    "have their English",
                )
            continue
        first = labels.setdefault(label, (figure.id, other))
        same = english.setdefault(other, (figure.id, label))
        if first[1] != other:
            yield Hit(
                (*loc, "label_en"),
                f"{figure.id}: label_en of {label} is {other}, and at {first[0]} {first[1]}",
            )
        elif same[1] != label:
            yield Hit(
                (*loc, "label_en"),
                f"{figure.id}: label_en is that of {same[0]}, whose label is {same[1]}",
            )


def _topics(outline: Sequence[Section]) -> Iterator[Hit]:
    """Each section whose label stands at another one of another part and main topic."""
    seen: dict[str, Section] = {}
    for i, section in enumerate(outline):
        first = seen.setdefault(section.label.zh, section)
        main = [(each.topic or "")[:2] for each in (first, section)]
        if first.part != section.part and main[0] != main[1]:
            yield Hit(
                ("outline", i, "topic") if section.topic else ("outline", i, "label", "zh"),
                f"{section.id}: topic is {section.topic or EMPTY}, and that of {first.id} of the "
                f"same label {first.topic or EMPTY}",
            )


def _terms(glossary: Sequence[GlossaryEntry]) -> Iterator[Hit]:
    """Each term, and each component of one, whose English is that of another one beside it."""
    terms: dict[str, str] = {}
    for i, entry in enumerate(glossary):
        if entry.review is not None:
            continue  # its words are still to be written
        if entry.term_en is not None:
            first = terms.setdefault(entry.term_en, entry.id)
            if first != entry.id:
                yield Hit(("glossary", i, "term_en"), f"{entry.id}: term_en is that of {first}")
        parts: dict[str, str] = {}
        for j, part in enumerate(entry.components):
            for field, text in (("zh", part.zh), ("en", part.en)):
                if text is not None and parts.setdefault(f"{field} {text}", part.id) != part.id:
                    yield Hit(
                        ("glossary", i, "components", j, field),
                        f"{entry.id}: {part.id} and {parts[f'{field} {text}']} are both {text}",
                    )


@rule(
    "FITS032",
    "a number that does not run on",
    why=(
        "The text numbers its terms and projects from the first to the last: a number out of "
        "order, or one missing among numbered ones, is misread."
    ),
    remedy="give the number that the text gives, or move the record to its place",
    severity=Severity.WARNING,
)
def numbers(case: Case) -> Iterator[Hit]:
    lists: dict[Loc, list[tuple[int, GlossaryEntry | LivelihoodProject]]] = {
        ("glossary",): list(enumerate(case.report.glossary))
    }
    for row in enumerate(case.report.livelihood_projects):
        lists.setdefault(("livelihood_projects", row[1].year), []).append(row)
    for (name, *_), rows in lists.items():
        numbered = [(i, record) for i, record in rows if record.number is not None]
        if numbered and len(numbered) * 2 < len(rows):
            for i, record in numbered:
                yield Hit(
                    (name, i, "number"),
                    f"{record.id}: number is {record.number}, and most beside it have none",
                )
            continue
        kept = _in_order([record.number or 0 for _, record in numbered])
        times = Counter(record.number for _, record in numbered)
        for place, (i, record) in enumerate(numbered):
            if place not in kept and times[record.number] == 1:  # of two alike ID005 speaks
                yield Hit(
                    (name, i, "number"),
                    f"{record.id}: number is {record.number}, which its place does not bear out",
                )
        for i, record in rows if numbered else ():
            if record.number is None:
                yield Hit(
                    (name, i, "at", 0),
                    f"{record.id}: number is empty, and {len(numbered)} beside it are numbered",
                )


def _in_order(values: Sequence[int]) -> set[int]:
    """The places of a longest run of values none of which is less than the one before."""
    ends: list[int] = []  # the least value that a run of each length ends with
    places: list[int] = []
    before: list[int | None] = []
    for place, value in enumerate(values):
        length = bisect_right(ends, value)
        before.append(places[length - 1] if length else None)
        if length == len(ends):
            ends.append(value)
            places.append(place)
        else:
            ends[length], places[length] = value, place
    run: set[int] = set()
    last = places[-1] if places else None
    while last is not None:
        run.add(last)
        last = before[last]
    return run


@rule(
    "FITS033",
    "records out of the order of the text",
    why="Lists stand in text order: one out of it, or a domain in two pieces, was misplaced.",
    remedy="move the record to its place, or correct what the message names",
    severity=Severity.WARNING,
)
def order(case: Case) -> Iterator[Hit]:
    report = case.report
    for i, (first, second) in enumerate(
        zip(report.corrections, report.corrections[1:], strict=False)
    ):
        if second.at.start < first.at.start and _number(first.id) > _number(second.id):
            yield Hit(
                ("corrections", i + 1, "id"),
                f"{second.id}: stands after {first.id}, which is of a later place and number",
            )
    withdrawn = {row.id for row in report.withdrawn}
    own = [edition.id for edition in report.editions]
    if len(own) == 1 and own != ["e1"] and "e1" not in withdrawn:
        yield Hit(
            ("editions", 0, "id"),
            f"{own[0]} is the only edition, and e1 is neither there nor withdrawn",
        )
    yield from _domains(report.livelihood_projects)


def _number(record_id: str) -> int:
    return int(record_id[1:])


def _domains(projects: Sequence[LivelihoodProject]) -> Iterator[Hit]:
    """Each project whose domain was left before: the text names a domain once, above its items."""
    left: set[tuple[str, str]] = set()
    last: tuple[str, str] | None = None
    headed = sum(project.domain is not None for project in projects)
    numbered = Counter((project.year, project.number) for project in projects)
    for i, project in enumerate(projects):
        if project.domain is None and headed * 2 > len(projects):
            yield Hit(
                ("livelihood_projects", i, "at", 0),
                f"{project.id}: domain is empty, and {headed} of {len(projects)} projects have one",
            )
        if project.number is not None and numbered[project.year, project.number] > 1:
            continue  # ID005: one of the two is of another year or number
        own = (project.year, project.domain or "")
        if own != last and last is not None:
            left.add(last)
        if own in left and project.domain is not None:
            yield Hit(
                ("livelihood_projects", i, "domain"),
                f"{project.id}: domain is {project.domain}, and a project of another domain stands "
                "between it and the others of this",
            )
        last = own
