"""Rules that need the text: what names something stands there, and stands there whole.

Names are looked for in the folded text, spaces and signs between their characters or not. A name is
whole where signs, spaces or words that go before and behind names of its kind stand around it. In
Traditional editions only the names of the page's head are looked for: elsewhere our own spelling,
and the mainland's wording, is another.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from reportschema.checking.registry import Case, rule
from reportschema.checking.rules.fits.of_reports.reports import names_its_term, spellings
from reportschema.checking.rules.fits.of_reports.shapes import LEVEL, OFFICE, misshapen
from reportschema.findings.codes import Hit, Loc
from reportschema.findings.finding import Severity
from reportschema.models import Award, Congress, Target
from reportschema.models.fields.codes import Script
from reportschema.notation.chinese import HAN, fold

_LOOSE = re.compile(r"[\W_]")
_WORD = re.compile(rf"{HAN}|[0-9A-Za-z]")
_ROW = re.compile(r"\s|\\n")  # between the cells of a row; some pages spell line ends out
_SPELT = ("\\n", "\\r", "\\t")
_BEFORE, _AFTER = 200, 80  # characters around a figure in which its words stand
_HEAD = 1500  # characters of the speech in which its session is named
_GENRE = "政府工作报告"  # what a text without a title is called


class Affixes(NamedTuple):
    """Words that stand just before and behind names of a kind and are no part of them."""

    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()


_NONE = Affixes()
_AND = Affixes(("和", "与", "及"), ("和", "与", "及"))
_PERSON = Affixes(
    ("长", "主席", "总理", "专员", "主任", "报告人", "日", "同志"),
    (
        *("同志", "代表", "向", "在", "于", "作", "做", "受", "各位", "所作", "的"),
        *("省长", "市长", "区长", "县长", "州长", "主席", "总理"),  # 林海市长
    ),
)
_CONGRESS = Affixes(("在", "向", "于", "日", "中华人民共和国"), ("第", "上"))
_ITEM = Affixes(("是",))  # 一是…
_OFFICE = Affixes(("报告人", "日"), ("同志", "在", "向"))


class Named(NamedTuple):
    """A name with its place in the source, and the words that may touch it in the text."""

    loc: Loc
    name: str
    affixes: Affixes = _NONE


@rule(
    "TEXT008",
    "a name that does not stand in the text",
    why=(
        "Who gave the report, to whom, and who won what is copied from the text, not remembered, "
        "and copied whole."
    ),
    remedy="copy the whole name from the text; where it stands elsewhere, correct the passage",
    severity=Severity.WARNING,
    needs_text=True,
)
def names(case: Case) -> Iterator[Hit]:
    said = {hit.loc for hit in misshapen(case)}
    for named in _of_the_report(case):
        if named.loc not in said:
            yield from _missing(case.folded, named, f"{named.loc[-1]} is {named.name}")
    yield from _sessions(case, said)
    if case.report.first_edition().script == Script.HANS:
        yield from _offices(case, said)
        yield from _awards(case)
        yield from _components(case)
        yield from _words_of_figures(case)


def _of_the_report(case: Case) -> Iterator[Named]:
    """The names at the head of a report and of its projects."""
    report = case.report
    edition = report.first_edition()
    if edition.page_title is not None:
        yield Named(("editions", 0, "page_title"), edition.page_title)
    if edition.script != Script.HANS:
        return
    if report.title != (edition.page_title or _GENRE):
        yield Named(("title",), report.title)
    if edition.publisher is not None:
        yield Named(("editions", 0, "publisher"), edition.publisher)
    if report.speaker is not None and report.speaker.source is None:
        yield Named(("speaker", "name"), report.speaker.name, _PERSON)
    for i, project in enumerate(report.livelihood_projects):
        if project.domain is not None:
            yield Named(("livelihood_projects", i, "domain"), project.domain, _ITEM)


def places_of(text: str, name: str, start: int = 0, stop: int | None = None) -> Iterator[slice]:
    """Where a name stands in a folded text, from a place to another.

    First where it is written as it is, then where spaces or signs stand within it.
    """
    stop = len(text) if stop is None else stop
    written = fold(name)
    at = text.find(written, start, stop)
    while at >= 0:
        yield slice(at, at + len(written))
        at = text.find(written, at + 1, stop)
    close = _LOOSE.sub("", written)
    if _LOOSE.sub("", text[start:stop]).count(close) <= text.count(close, start, stop):
        return  # mostly: no pattern need be made
    pattern = re.compile(r"[\W_]*".join(map(re.escape, close)))
    for match in pattern.finditer(text, start, stop):
        if match[0] != written:
            yield slice(*match.span())


class Standing(NamedTuple):
    """Whether a name stands whole in a text; else the first words that have more of it, if any."""

    whole: bool
    around: str | None = None

    def told(self, where: str) -> str:
        """What is wrong, for messages."""
        more = f"goes on beside it: {self.around!r}" if self.around else "has it nowhere"
        return f"{where} {more}"


# Whether more of a name stands before and behind a place.
Cut = Callable[[slice], tuple[bool, bool]]


def _standing(text: str, places: Iterable[slice], cut: Cut) -> Standing:
    around = None
    for at in places:
        before, behind = cut(at)
        if not before and not behind:
            return Standing(True)
        around = around or text[at.start - before : at.stop + behind]
    return Standing(False, around)


def _opens(text: str, at: int, before: tuple[str, ...]) -> bool:
    """Whether a name can begin at a place."""
    if at == 0 or not _WORD.match(text, at - 1) or text.endswith(_SPELT, 0, at):
        return True
    return bool(before) and text.endswith(before, 0, at)


def _closes(text: str, at: int, behind: tuple[str, ...]) -> bool:
    """Whether a name can end at a place."""
    return not _WORD.match(text, at) or text.startswith(behind, at)


def _cut_in(text: str, affixes: Affixes) -> Cut:
    return lambda at: (
        not _opens(text, at.start, affixes.before),
        not _closes(text, at.stop, affixes.behind),
    )


def _missing(text: str, named: Named, told: str, where: str = "the text") -> Iterator[Hit]:
    """A hit where a name stands nowhere in a text, or nowhere whole."""
    at, (before, behind) = text.find(named.name), named.affixes
    if at >= 0 and _opens(text, at, before) and _closes(text, at + len(named.name), behind):
        return  # most names: the first place, as it is written
    standing = _standing(text, places_of(text, named.name), _cut_in(text, named.affixes))
    if not standing.whole:
        yield Hit(named.loc, f"{told}, and {standing.told(where)}")


def _offices(case: Case, said: set[Loc]) -> Iterator[Hit]:
    """An office that nobody holds in the text: of one named without its place, only the office."""
    speaker, loc = case.report.speaker, ("speaker", "office")
    if speaker is None or speaker.source is not None or loc in said:
        return
    text, name = case.folded, fold(speaker.name)
    of_level = re.match(LEVEL, speaker.office) or OFFICE.fullmatch(speaker.office)

    def cut(at: slice) -> tuple[bool, bool]:
        before = not _opens(text, at.start, (*_OFFICE.before, name))
        if before and of_level:
            before = text.endswith(_OF_AN_OFFICE, 0, at.start)
        return before, not _closes(text, at.stop, (*_OFFICE.behind, name[:1]))

    standing = _standing(text, places_of(text, speaker.office), cut)
    if not standing.whole:
        yield Hit(loc, f"office is {speaker.office}, and {standing.told('the text')}")


# What belongs to an office that begins behind it: 代理|区长, 区人民政府|区长
_OF_AN_OFFICE = ("代", "理", "副", "常务", "政府", "委员会", "国务院")
_COUNT = "[0-9一二三四五六七八九十]{1,3}"


def _sessions(case: Case, said: set[Loc]) -> Iterator[Hit]:
    """A congress that the head of the text does not name, or of which it counts another session."""
    congress = case.report.congress
    if congress is None or ("congress", "name") in said or not names_its_term(congress):
        return
    stop = case.report.first_edition().body.start + _HEAD
    simplified = case.report.first_edition().script == Script.HANS
    matches = list(_meetings(congress, simplified).finditer(case.folded, 0, stop))
    if not matches:
        named = Named(("congress", "name"), congress.name, _CONGRESS)
        yield from _missing(case.folded, named, f"name is {congress.name}")
        return
    counted = {match["session"] for match in matches} - {None}
    if counted and congress.session and not counted & set(spellings(congress.session)):
        yield Hit(
            ("congress", "session"),
            f"session is {congress.session}, and the text counts {', '.join(sorted(counted))}",
        )


def _meetings(congress: Congress, simplified: bool) -> re.Pattern[str]:
    """How texts name a session: 海珠区第十六届人民代表大会第六次会议, 十四届全国人大三次会议.

    Not simplified: the name of a place is any of as many characters.
    """
    place, _, rest = fold(congress.name).rpartition("第")
    area = rest.partition("届")[2].removesuffix("人民代表大会")
    kind = re.search(f"{LEVEL}$", place)
    written = _spaced(place) if simplified else rf"(?:{HAN}\s*){{{len(place)}}}"
    own = f"(?:{written}{f'|{kind[0]}' if kind else ''})" if place else ""
    terms = "|".join(map(_spaced, spellings(congress.term)))
    spaces = r"\s*"
    return re.compile(
        rf"(?:(?<!{HAN})|(?<=[在向于日到上国])){own}\s*(?:第\s*)?(?:{terms})\s*届\s*"
        rf"{_spaced(area) + spaces if area else ''}(?:{_spaced('人民代表大会')}|人大)"
        rf"(?:\s*(?:第\s*)?(?P<session>{_COUNT})\s*次)?"
    )


def _spaced(words: str) -> str:
    return r"\s*".join(map(re.escape, words))


def _awards(case: Case) -> Iterator[Hit]:
    """Names of an award that its passage does not have, or has more of."""
    bound = Bound(case.folded)
    for i, award in enumerate(case.report.awards):
        passage = case.folded[award.at.start : award.at.end]
        row = _ROW.search(passage) is not None
        for field, j, name in _names_of(award):
            loc: Loc = ("awards", i, field) if j is None else ("awards", i, field, j)
            told = f"{award.id}: {name}"
            if row:
                yield from _missing(passage, Named(loc, name, _AND), told, "its passage")
                continue
            places = places_of(case.folded, name, award.at.start, award.at.end)
            standing = _standing(case.folded, places, bound.cut)
            if not standing.whole:
                yield Hit(loc, f"{told}, and {standing.told('its passage')}")


def _names_of(award: Award) -> Iterator[tuple[str, int | None, str]]:
    for field, stated in (("recipients", award.recipients), ("issuers", award.issuers)):
        for j, name in enumerate(stated):
            yield field, j, name
    yield "award", None, award.award


class Bound:
    """Which characters of a text mostly stand together: 改 and 革, not 和 and 国."""

    FEWEST, SHARE = 3, 0.6

    def __init__(self, text: str) -> None:
        self._text = text
        self._pairs: dict[str, bool] = {}
        self._counts: dict[str, int] = {}

    def cut(self, at: slice) -> tuple[bool, bool]:
        """Whether a name parts such a pair at its start and at its end."""
        return self._parts(at.start), self._parts(at.stop)

    def _parts(self, at: int) -> bool:
        pair = self._text[max(0, at - 1) : at + 1]
        if pair not in self._pairs:
            self._pairs[pair] = self._is_together(pair)
        return self._pairs[pair]

    def _is_together(self, pair: str) -> bool:
        if len(pair) < 2 or not all(map(_WORD.match, pair)):
            return False
        together = self._text.count(pair)
        return together >= self.FEWEST and any(
            together >= self._count(character) * self.SHARE for character in pair
        )

    def _count(self, character: str) -> int:
        if character not in self._counts:
            self._counts[character] = self._text.count(character)
        return self._counts[character]


def _components(case: Case) -> Iterator[Hit]:
    """Components of a term whose words its definition does not have, or has more of."""
    glossary, text = case.report.glossary, case.folded
    bound = Bound(text)
    starts = sorted(entry.at.start for entry in glossary)
    for i, entry in enumerate(glossary):
        behind = bisect_right(starts, entry.at.end + _TOGETHER)
        stop = min([entry.at.end + _DEFINITION, *starts[behind : behind + 1]])
        for j, component in enumerate(entry.components):
            loc = "glossary", i, "components", j, "zh"
            told = f"{entry.id}: component {component.id} is {component.zh}"
            places = places_of(text, component.zh, entry.at.start, stop)
            standing = _standing(text, places, bound.cut)
            if standing.around or not (
                standing.whole or _mostly_in(component.zh, text[entry.at.start : stop])
            ):
                yield Hit(loc, f"{told}, and {standing.told('its definition')}")


_DEFINITION = 1200  # characters behind a term in which its definition stands
_TOGETHER = 60  # characters: terms that stand so near are explained together
_SHARE = 0.8  # of the characters of a component, which may be put together from several words


def _mostly_in(words: str, text: str) -> bool:
    """Whether a text has most characters of some words."""
    characters = _LOOSE.sub("", fold(words))
    return sum(character in text for character in characters) >= len(characters) * _SHARE


def _words_of_figures(case: Case) -> Iterator[Hit]:
    for loc, figure in case.figures:
        rider = figure.rider if isinstance(figure, Target) else None
        for field, words in (("label_as_written", figure.label_as_written), ("rider", rider)):
            if words is None:
                continue
            near = case.folded[max(0, figure.at.start - _BEFORE) : figure.at.end + _AFTER]
            if words not in near and not _in_order(words, near):
                yield Hit((*loc, field), f"{figure.id}: {field} {words} does not stand around it")


def _in_order(words: str, text: str) -> bool:
    """Whether the characters of some words stand in a text in their order, others between them."""
    characters = iter(text)
    return all(character in characters for character in _LOOSE.sub("", fold(words)))
