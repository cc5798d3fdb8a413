"""Glossaries at a report's end (名词解释).

Which terms are explained, where, and the parts that a formula counts.

Takes an annex as a passage of `View.clean`, numbered in any notation or not at all. The definition
is never copied: a draft says that it awaits rewording.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportschema.models import Concept
from reportschema.models.fields.codes import Script
from reportschema.reading.annexes.components import components_of
from reportschema.reading.annexes.listing import Item, any_of, list_of, text_end, trimmed
from reportschema.reading.page.script import detect, mainland
from reportschema.reading.page.view import View

DEFINITION_ZH = "见原文释义（待改写）"
DEFINITION_EN = "See the report's own explanation (to be reworded)"
TERM_EN = "(to be translated)"
REVIEW = "definition to be reworded; English of the term to be checked"
_LONGEST_TERM = 60
_HEADING_LINES = 16
_FEW = 3
_TELLING = 3
_STYLES = ("square", "dot", "circle", "round", "note", "han", "han_round", "bare")


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """One term: its place in `View.clean`, without its number, and that of its explanation.

    Beside them stands what could be read of it.
    """

    number: int | None
    start: int
    end: int
    term: str
    term_en: str
    definition_start: int
    definition_end: int
    concept: str | None
    components: tuple[str, ...]
    review: str


@dataclass(frozen=True, slots=True)
class _Entry:
    number: int | None
    term: tuple[int, int]
    definition: tuple[int, int]


def read_glossary(
    view: View, start: int, end: int, concepts: Mapping[str, Concept]
) -> list[EntryDraft]:
    """The terms that clean[start:end] explains, in order.

    Headings and page furniture in it are passed over.
    """
    clean = view.clean
    start = _after_heading(clean, start, end)
    end = text_end(clean, start, end)
    listed = list_of(clean, start, end, _STYLES)
    entries = (
        [entry for item in listed if (entry := _numbered(view, item))] if len(listed) > 1 else []
    )
    if len(entries) <= _FEW:
        entries = max(entries, _unnumbered(view, start, end), key=len)
    traditional = detect(view.text) is Script.HANT
    names = _names(tuple(concepts.values()))
    return [
        _draft(view, each, names, traditional) for entry in entries for each in _apart(view, entry)
    ]


# “两重”“两新” | 双区驱动、双城联动
_PAIR = re.compile(
    "“(?P<first>[^“”]{2,8})”[、和]?“(?P<second>[^“”]{2,8})”"
    "|(?P<one>[\u4e00-\u9fff]{2,8})、(?P<other>[\u4e00-\u9fff]{2,8})"
)


def _apart(view: View, entry: _Entry) -> list[_Entry]:
    """Two terms under one number, each explained in its own words (“双区”：…；“双城”：…)."""
    pair = _PAIR.fullmatch(view.clean, *entry.term)
    if pair is None:
        return [entry]
    groups = ("first", "second") if pair["first"] else ("one", "other")
    explanations = [
        re.compile(rf"“{re.escape(pair[group][:2])}[^“”]{{0,6}}”(?:[:：]|是?指)").search(
            view.clean, *entry.definition
        )
        for group in groups
    ]
    first, second = explanations
    if first is None or second is None or first.start() >= second.start():
        return [entry]
    parts = ((first.start(), second.start()), (second.start(), entry.definition[1]))
    return [
        _Entry(entry.number, pair.span(group), part)
        for group, part in zip(groups, parts, strict=True)
    ]


def _draft(
    view: View, entry: _Entry, names: Mapping[str, Concept], traditional: bool
) -> EntryDraft:
    first, last = view.span(*entry.term)
    term = mainland(view.text[first:last]) if traditional else view.clean[slice(*entry.term)]
    definition = view.clean[slice(*entry.definition)]
    if traditional and definition:
        first, last = view.span(*entry.definition)
        definition = mainland(view.text[first:last])
    concept = _concept_of(term, definition, names)
    english, code = (concept.en, concept.code) if concept else (TERM_EN, None)
    return EntryDraft(
        entry.number,
        *entry.term,
        term,
        english,
        *entry.definition,
        code,
        components_of(term, definition),
        REVIEW,
    )


@cache
def _heading() -> re.Pattern[str]:
    mark = r"附\s?(?:件|录|表)?\s?[0-9一二三四五六七八九十]{0,2}\s?[:：]?"
    return re.compile(rf"\W*+(?:{mark}\W*+)?[^\n。:：]{{0,40}}?(?:{any_of('glossary_heading')})\W*")


_ANNEX_LINE = re.compile(r"\W*附\s?(?:件|录|表)?\s?[0-9一二三四五六七八九十]{0,2}\s?[:：]?\W*")


def _after_heading(clean: str, start: int, end: int) -> int:
    """Behind the lines that only say that a glossary follows (附件1, ※名词解释※)."""
    place, behind = start, start
    for line in clean[start:end].splitlines(keepends=True)[:_HEADING_LINES]:
        place += len(line)
        if _ANNEX_LINE.fullmatch(line.strip()) or _heading().fullmatch(line.strip()):
            behind = place
    place = behind
    run_in = re.compile(
        rf"\W{{0,3}}(?:{any_of('glossary_heading')})\W{{0,2}}(?=[\[【〔(（①1])"
    ).match(clean, place, end)
    return run_in.end() if run_in else place


# (见第3页)
_PAGE = r"[(（]?(?:见|详见)?(?:报告)?第?\s?[0-9]{1,5}\s?页(?:第?\s?[0-9]{1,5}\s?[行段])?[)）]"
_PAGE_REFERENCE = re.compile(rf"[(（](?:见|详见|报告|正文|原文)?{_PAGE}|{_PAGE}")


@cache
def _separator() -> re.Pattern[str]:
    """What parts a term from its explanation.

    A colon, a dash, or a word that says what it means.
    """
    means, lead = any_of("means_plainly"), any_of("lead_in")
    return re.compile(
        rf"""
          # 微改造：  微改造——
          (?P<before> [”’"»]? ) (?P<colon> [。.，,]? [:：] | —{{1,2}} | -{{2,}} )
        | (?P<stop> [。，,;；] ) (?= {means} | 又称 )  # “河长制”。是指
        # 省委“1+1+9”工作部署 | 第一个“1”是指
        | (?P<formula> (?: 第[一二三四五六七八九] 个 )? “[^“”\n]{{1,8}}” (?= {lead} ) )
        | (?P<means> {means} )  # 四上企业是指
        | (?P<end> [。\n] )  # nothing of the kind
        """,
        re.VERBOSE,
    )


_QUOTED = re.compile(
    r"“[^“”\n]{1,40}”|《[^《》\n]{1,40}》|[(（][^()（）\n]{1,40}[)）]|【[^【】\n]{1,40}】"
)


def _term_end(view: View, start: int, end: int) -> tuple[int, int] | None:
    """(end of the term, start of the explanation) of the entry that begins at start.

    None when no term can be told.
    """
    clean = view.clean
    if (
        head := re.compile(r"【([^【】\n]{1,40})】\s?(?![:：])").match(clean, start, end)
    ) and head.end() < end:
        return head.end(1) + 1, head.end()
    limit = min(end, start + _LONGEST_TERM)
    place = start
    while match := _separator().search(clean, place, limit):
        quoted = _QUOTED.search(clean, place, limit)
        inside = (
            quoted
            and quoted.start()
            < match.start("colon" if match["colon"] else match.lastgroup or 0)
            < quoted.end() - 1
        )
        if quoted and inside and match["end"] is None:
            place = quoted.end()
            continue
        if match["formula"] and match.start() == start:
            return match.end(), match.end()
        if match["end"] or match.start() == start:
            break
        if match["colon"]:
            return match.end("before"), match.end()
        return match.start(), match.end() if match["stop"] else match.start()
    return _by_layout(view, start, end) or _by_verb(clean, start, end)


def _by_verb(clean: str, start: int, end: int) -> tuple[int, int] | None:
    """四风指形式主义…: a bare 指 or 即 within the first words."""
    match = re.compile(
        r"(?P<term>“[^“”\n]{1,30}”|[^。，,；;:：\n]{2,30}?)[,，]?(?P<means>指|即|是|为)"
    ).match(clean, start, end)
    return (match.end("term"), match.start("means")) if match else None


def _by_layout(view: View, start: int, end: int) -> tuple[int, int] | None:
    """A term that only white space, or a line of its own, sets apart from its explanation."""
    line = view.clean.find("\n", start, end)
    line = end if line < 0 else line
    for place in range(start + 2, min(line, start + 30)):
        gap = view.text[view.offsets[place - 1] + 1 : view.offsets[place]]
        if (
            gap.strip() == ""
            and len(gap) >= 1
            and not re.search("[。，,；;]", view.clean[start:place])
        ):
            return place, place
    if line < end and line - start <= 30 and not re.search("[。；;，,]", view.clean[start:line]):
        return line, line
    return None


def _numbered(view: View, item: Item) -> _Entry | None:
    start, end = trimmed(view.clean, item.start, item.end, " \n.、．:：")
    if found := _term_end(view, start, end):
        return _entry(view, item.mark.number, start, found, end)
    return None


def _entry(view: View, number: int | None, start: int, found: tuple[int, int], end: int) -> _Entry:
    term = trimmed(view.clean, start, found[0], " \n。，,:：")
    explained = trimmed(view.clean, found[1], end)
    pages = list(_PAGE_REFERENCE.finditer(view.clean, *explained))
    if pages and pages[-1].end() >= explained[1] - 1:
        explained = trimmed(view.clean, explained[0], pages[-1].start())
    return _Entry(number, term, explained)


def _unnumbered(view: View, start: int, end: int) -> list[_Entry]:
    """Entries without numbers: a line that begins with a term and a colon or dash.

    Other lines carry on the one before.
    """
    clean = view.clean
    heads: list[tuple[int, tuple[int, int]]] = []
    for first, last in ((a, b) for a, b in view.paragraphs if a >= start and b <= end):
        found = _term_end(view, first, last)
        if found is None or found[0] <= first or _carries_on(clean, heads, first, found[0]):
            continue
        heads.append((first, found))
    ends = [first for first, _ in heads[1:]] + [end] * bool(heads)
    found_entries = [
        _entry(view, None, first, found, stop)
        for (first, found), stop in zip(heads, ends, strict=True)
    ]
    return [entry for entry in found_entries if entry.definition[0] < entry.definition[1]]


def _carries_on(clean: str, heads: list[tuple[int, tuple[int, int]]], start: int, end: int) -> bool:
    """Whether a line explains a part of the term before it: “双区”：… below 双区驱动、双城联动."""
    if not heads:
        return False
    part = clean[start:end].strip("“”\"'")
    before = clean[heads[-1][0] : heads[-1][1][0]]
    return clean[start] == "“" and part in before


_QUOTES = str.maketrans("", "", "“”‘’\"' ")


def _concept_of(term: str, definition: str, names: Mapping[str, Concept]) -> Concept | None:
    """The concept that a term names.

    None where the explanation speaks of other things than the concept counts.
    """
    for name in _spellings(term):
        concept = names.get(name)
        if concept and (
            (name == term.translate(_QUOTES) and len(name) > _TELLING)
            or _agrees(concept, definition)
        ):
            return concept
    return None


def _spellings(term: str) -> list[str]:
    """The term, and what is left of it without quotation marks, prefix and ending.

    For example 省委“1310”具体部署, “六稳”“六保”任务 -> 六稳.
    """
    bare = term.translate(_QUOTES)
    prefix = re.compile(rf"^(?:{any_of('term_prefix')}){{1,2}}")
    quoted = [
        piece
        for piece in re.findall("“([^“”]{2,20})”", term)
        if not piece.replace("+", "").isdigit()
    ]
    first = re.split("[、,，（(]", bare)[0]
    ending = re.sub(rf"(?:{any_of('term_ending')})$", "", bare)
    if re.search(any_of("other_concept"), bare):  # “八五”普法 is no five-year plan
        quoted = []
    return list(
        dict.fromkeys(
            (
                bare,
                prefix.sub("", bare),
                first,
                ending,
                prefix.sub("", ending),
                *(quoted if len(quoted) == 1 else ()),
            )
        )
    )


@cache
def _names(concepts: tuple[Concept, ...]) -> dict[str, Concept]:
    return {
        name.translate(_QUOTES): concept
        for concept in reversed(concepts)
        for name in (concept.zh, *concept.aliases)
    }


def _agrees(concept: Concept, definition: str) -> bool:
    """Whether the explanation has at least one of the concept's parts.

    A place may use the same words for other things.
    """
    text = definition.translate(_QUOTES)
    return not concept.components or any(
        part in text or part[-3:] in text for part in concept.components
    )
