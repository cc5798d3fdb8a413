"""Rules about the outline, texts in two languages, and what the numerals of the ledger are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from reportschema.checking.registry import Case, called, rule
from reportschema.checking.rules.fits.of_passages.sections import Sections
from reportschema.findings.codes import Hit, Loc
from reportschema.findings.finding import Severity
from reportschema.models import LISTS, AnchorParts, Bilingual, Section, SpanParts
from reportschema.models.fields.base import Record
from reportschema.models.fields.codes import NumeralRole, Part
from reportschema.models.fields.shape import children, members
from reportschema.notation.alternatives import any_of
from reportschema.notation.chinese import HAN, fold
from reportschema.vocabularies.fits import fit_table

_HAN = re.compile(HAN)
_LATIN = re.compile("[A-Za-z]")


def _around(outline: tuple[Section, ...]) -> Iterator[tuple[int, Section | None]]:
    """The place of each section in the list, and the section around it."""
    around: list[Section] = []
    for i, section in enumerate(outline):
        while around and around[-1].at.end <= section.at.start:
            around.pop()
        yield i, around[-1] if around else None
        around.append(section)


@rule(
    "FITS012",
    "a section of another part or depth than the one around it",
    why="What is said in a section is filed under its part: reviewed, promised, admitted.",
    remedy="correct part or level of the section, or of the one around it",
    severity=Severity.WARNING,
)
def outline(case: Case) -> Iterator[Hit]:
    table = fit_table("parts")
    misfits: dict[str, list[int]] = {}
    inner: dict[str, int] = {}
    for i, outer in _around(case.report.outline):
        section = case.report.outline[i]
        expected = outer.level + 1 if outer else 1
        if section.level > expected:
            where = (
                f"{outer.id} around it has level {outer.level}" if outer else "none is around it"
            )
            yield Hit(
                ("outline", i, "level"), f"{section.id}: level is {section.level}, and {where}"
            )
        if outer is None:
            continue
        inner[outer.id] = inner.get(outer.id, 0) + 1
        if table.misfit(outer.part.value, "inner_part", section.part.value):
            misfits.setdefault(outer.id, []).append(i)
    yield from _parts(case, misfits, inner)


def _parts(case: Case, misfits: dict[str, list[int]], inner: dict[str, int]) -> Iterator[Hit]:
    """Each section of another part; where most within one are, the outer is the odd one."""
    for j, outer in enumerate(case.report.outline):
        odd = misfits.get(outer.id, [])
        if len(odd) > 1 and len(odd) * 2 > inner[outer.id]:
            yield Hit(
                ("outline", j, "part"),
                f"{outer.id}: part is {outer.part.value}, and {len(odd)} of the {inner[outer.id]} "
                f"sections in it are of another, {case.report.outline[odd[0]].id} of "
                f"{case.report.outline[odd[0]].part.value}",
            )
            continue
        for i in odd:
            section = case.report.outline[i]
            yield Hit(
                ("outline", i, "part"),
                f"{section.id}: part is {section.part.value}, and {outer.id} around it is of "
                f"{outer.part.value}",
            )


@rule(
    "FITS013",
    "a problem outside the problems, or one passed over",
    why="What a government admits stands where it speaks of problems; elsewhere it is a task.",
    remedy="correct the place of the problem or the part of the section; add what is missing",
    severity=Severity.WARNING,
)
def problems(case: Case) -> Iterator[Hit]:
    if not any(section.part == Part.PROBLEMS for section in case.report.outline):
        return
    sections = Sections(case.report.outline)
    yield from _passed_over(case, sections)
    for i, problem in enumerate(case.report.problems):
        around = sections.at(problem.at.start)
        if around is not None and around.part != Part.PROBLEMS:
            yield Hit(
                ("problems", i, "at", 0),
                f"{problem.id}: starts at {problem.at.start}, and the section there ({around.id}) "
                f"is of {around.part.value}",
            )


def _passed_over(case: Case, sections: Sections) -> Iterator[Hit]:
    """Numbered items among the problems that no problem holds."""
    held = [problem.at for problem in case.report.problems]
    for i, row in enumerate(case.report.numerals):
        around = sections.at(row.at.start) if row.role == NumeralRole.ENUMERATOR else None
        if around is None or around.part != Part.PROBLEMS:
            continue
        if not any(at.start <= row.at.start < at.end for at in held):
            yield Hit(
                ("numerals", i, "at", 0),
                f"{called(row)}: it numbers an item of {around.id}, which is of the problems, and "
                "no problem holds it",
            )


@rule(
    "FITS014",
    "a text in the field of the other language",
    why="Each text of ours stands in both languages, each in its own field.",
    remedy="exchange or translate the text; a Chinese word within English is welcome",
    severity=Severity.WARNING,
)
def languages(case: Case) -> Iterator[Hit]:
    for name, _ in children(type(case.report)):
        for i, record in enumerate(getattr(case.report, name)):
            for loc, field, text in _own_words(record, (name, i)):
                if field == "zh" and not _HAN.search(text):
                    yield Hit(
                        (*loc, field), f"{called(record)}: {field} has no Chinese: {text[:40]}"
                    )
                elif field != "zh" and not _LATIN.search(text):
                    yield Hit(
                        (*loc, field), f"{called(record)}: {field} has no English: {text[:40]}"
                    )


def _own_words(record: Record, loc: Loc) -> Iterator[tuple[Loc, str, str]]:
    """(way, field, text) of what a record says in our own words, in one language or the other."""
    for name, kind in _fields_of_ours(type(record)):
        value = getattr(record, name)
        if value is None:
            continue
        if kind is Bilingual:
            yield (*loc, name), "zh", value.zh
            yield (*loc, name), "en", value.en
        elif kind is str:
            yield loc, name, value
        else:
            for j, part in enumerate(value):
                yield from _own_words(part, (*loc, name, j))


@cache
def _fields_of_ours(model: type[Record]) -> tuple[tuple[str, Any], ...]:
    """The fields of a model that hold a text in both languages, one in English, or such records."""
    return tuple(
        (member.name, member.type)
        for member in members(model)
        if member.type is Bilingual
        or member.name in ("term_en", "label_en", "en")
        or member.name == "components"
    )


@rule(
    "FITS043",
    "English that starts within a word or sentence",
    why="English texts of ours begin with a capital: one that does not has lost its beginning.",
    remedy="write the text whole, or begin it with a capital",
    severity=Severity.WARNING,
)
def beginnings(case: Case) -> Iterator[Hit]:
    texts: list[tuple[Loc, str, str]] = []
    texts += [
        ((*loc, "label_en"), figure.id, figure.label_en)
        for loc, figure in case.figures
        if figure.label_en is not None
    ]
    for name, kind in children(type(case.report)):
        own = [field for field, type_ in _fields_of_ours(kind) if type_ is Bilingual]
        if not own or (name in LISTS and case.is_drafted(name)):
            continue  # a program's labels are those of the part or topic
        texts.extend(
            ((name, i, field, "en"), called(record), text.en)
            for i, record in enumerate(getattr(case.report, name))
            for field in own
            if (text := getattr(record, field)) is not None
        )
    lower = [entry for entry in texts if _LOWER.match(entry[2])]
    if len(lower) * 10 < len(texts):  # else it is the manner of this annotator
        for loc, name, text in lower:
            yield Hit(loc, f"{name}: {loc[-1]} starts with {text[:20]!r}, in lower case")


_LOWER = re.compile("[a-z]{2}")


_DIGIT = f"(?:[0-9]|{any_of('一二两三四五六七八九十')})"
_POWER = f"(?:{any_of('百千万亿多')})"
# What the words of a numeral can be, the first that fits: 一是, (1); 3万元以上, 万米; 七连冠, but
# 二连浩特; 15%, but 三个80%; …
_SHAPES = {
    "listed": rf"{_DIGIT}+[是要]|附件\w*|[（(\[［〔]?{_DIGIT}+[)）.、．\]］〕]",
    "nth": rf"第{_DIGIT}+",
    "streak": rf".*(?:连续|連續).*|{_DIGIT}+[连連][^通接浩]*",
    "series": (
        rf"第(?![^季年月周]*(?:季度|[年月周])).*|{_DIGIT}+[期次中批轮]|.*届.*|.*中全会"
        rf"|{_DIGIT}{{2,}}大|[一二]本"
    ),
    "bound": (
        rf".*(以上|以下|以内|岁|人|级|前{_DIGIT}+名)|(?=.*前).*米|(过|超|满).*"
        "|[百千万亿]+(米|吨|亩|羽|头|千瓦)"
    ),
    "money": (
        rf"(?:{_POWER}*+[^百千万亿多])*"
        rf"(?:(?<={_DIGIT})|(?={_POWER}*?[百千万][万亿])){_POWER}*+元"
    ),
    "per_cent": r"(?!.个[0-9]).*(%|百分之.*|个百分点)",
    "amount": "[十百千万]+[万亿]",
    "date": rf"[0-9]{{4}}-[0-9-]+|[0-9〇○零一二三四五六七八九Oo ]{{4}} ?年.*|.*{_DIGIT} ?月.*",
    "time": r".*(年|月|日|天|周|时|分|分钟|秒)",
    "plan": rf"{_DIGIT}+五|.*(世纪|年代|周年|年度|季度).*",
    "number": rf"[0-9]+|{_DIGIT}+",
}
# A dot is any character, so that an expression that ends in one never looks twice.
_PATTERNS = {
    shape: re.compile(rf"\A(?:{pattern})\Z", re.DOTALL) for shape, pattern in _SHAPES.items()
}


@lru_cache(maxsize=4096)
def shape_of(words: str) -> str:
    """What the words of a numeral can be, as the table of roles calls it: `date`, `money`."""
    folded = fold(words)
    return next(
        (shape for shape, pattern in _PATTERNS.items() if pattern.fullmatch(folded)), "words"
    )


@rule(
    "FITS015",
    "a numeral whose words deny its role",
    why="The ledger says what each numeral is instead of a figure; its own words often decide.",
    remedy="correct the role, or the place of the row",
    severity=Severity.WARNING,
)
def roles(case: Case) -> Iterator[Hit]:
    table = fit_table("roles")
    sections = Sections(case.report.outline)
    body = case.report.editions[0].body if case.report.editions else None
    for i, row in enumerate(case.report.numerals):
        shape = shape_of(row.at.exact)
        around = sections.at(row.at.start)
        if misfit := table.misfit(row.role.value, "shape", shape):
            yield Hit(
                ("numerals", i, "role"),
                f"{called(row)}: role is {row.role.value}, and its words are of the kind {shape}: "
                f"{misfit.why_en}",
            )
        elif row.role == NumeralRole.FURNITURE and _within(row.at, body):
            where = f"section {around.id}" if around else "the body"
            yield Hit(
                ("numerals", i, "role"),
                f"{called(row)}: role is furniture, and it stands in {where}",
            )


def _within(at: AnchorParts, body: SpanParts | None) -> bool:
    return body is not None and body.start <= at.start < body.end
