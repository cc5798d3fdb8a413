"""Rules that need the text: passages are whole, and the head of the page says what the source says.

Places and names are looked for as `wording` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reportschema.checking.registry import Case, called, rule
from reportschema.checking.rules.anchors import outside
from reportschema.checking.rules.fits.of_passages.passages import problems
from reportschema.findings.codes import Hit, Loc
from reportschema.findings.finding import Severity
from reportschema.models import Award
from reportschema.models.fields.codes import Script
from reportschema.notation.chinese import HAN, fold

_HAN = re.compile(f"{HAN}|[0-9]")
_FIRST = re.compile(r"[\w(（\[〔［【“‘「『\"'《〈—–―\-－○●•◆①-⑳]")  # what a passage can begin with
_STOPS = "。！？!?"
_PASSAGES = ("outline", "headline_passages", "problems", "livelihood_projects")


@rule(
    "TEXT026",
    "a passage that is cut",
    why="A passage begins and ends with whole words; an offset beside them is a slip.",
    remedy="move the offset to the first or behind the last character of the passage",
    severity=Severity.WARNING,
    needs_text=True,
)
def cut(case: Case) -> Iterator[Hit]:
    text = case.text or ""
    places: list[tuple[Loc, str, int, int]] = [
        ((name, i, "at"), called(record), record.at.start, record.at.end)
        for name in _PASSAGES
        for i, record in enumerate(getattr(case.report, name))
    ]
    edition = case.report.first_edition()
    places.append((("editions", 0, "body"), edition.id, *edition.body))
    for loc, name, start, end in places:
        first, last = text[start : start + 1], text[end - 1 : end]
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        # Their items may stand in one sentence, behind 主要是.
        listed = loc[0] == "livelihood_projects" or (loc[0] == "problems" and before == "是")
        if loc[0] != "editions" and (first.isspace() or last.isspace()):
            continue  # TEXT006
        if start < edition.body.start or end > edition.body.end:
            continue  # ANCHOR001
        if (first and not _FIRST.match(first)) or _is_cut(before + first, listed):
            part, edge = 0, start
        elif (
            last.isspace()
            or (_is_word(last + after) and not listed)
            or (_is_open(loc) and after in tuple(_STOPS) and _HAN.match(last))
        ):
            part, edge = 1, end
        else:
            continue
        if not _is_elsewhere(case, loc):
            around = text[max(0, edge - 4) : edge + 4]
            yield Hit((*loc, part), f"{name}: {'ends' if part else 'starts'} within {around!r}")


def _is_elsewhere(case: Case, loc: Loc) -> bool:
    """Whether a passage is wrong as a whole, so that another rule speaks of it."""
    if loc[0] == "editions":
        return any(outside(case))  # ANCHOR001: records lie outside the body
    return any(hit.loc[:2] == loc[:2] for hit in problems(case))  # FITS013


def _is_cut(pair: str, listed: bool) -> bool:
    """Whether a passage that starts with the second character begins within a word or a dash."""
    return (_is_word(pair) and not listed) or pair in ("——", "––", "--")


def _is_word(pair: str) -> bool:
    """Whether no sign and no space stands between two characters."""
    return len(pair) == 2 and all(map(_HAN.match, pair))


def _is_open(loc: Loc) -> bool:
    """Whether a passage holds whole sentences, the last stop included."""
    return loc[0] in ("outline", "editions")


_GIVEN = re.compile(
    r"在[^。\n]{0,30}第[一二三四五六七八九十0-9]+届[^。]{0,16}人民代表大会[^。]{0,6}"
    r"第[一二三四五六七八九十0-9]+次[^。]{0,12}会议[^。]{0,12}上"
)
_SPEAKER = re.compile(
    r"(?:省长|市长|区长|县长|州长|盟长|主席|总理)[ \t　:：]*"
    rf"(?P<name>{HAN}(?:[ 　]*{HAN}){{1,3}})[ \t　]*(?:\n|\Z)"
)
_HEAD = 300  # characters of the body within which a report says by whom and before whom


@rule(
    "TEXT027",
    "what the head of the page says and the source leaves out",
    why="Who gave the report, before whom, and when it was shown stands at the head of the page.",
    remedy="copy congress, speaker or published from the page",
    severity=Severity.WARNING,
    needs_text=True,
)
def head(case: Case) -> Iterator[Hit]:
    edition = case.report.first_edition()
    start = edition.body.start
    page = case.folded[max(0, start - _HEAD) : start + _HEAD]
    if case.report.congress is None and (given := _GIVEN.search(re.sub(r"\s", "", page))):
        yield Hit(("id",), f"congress is empty, and the page says {given[0]}")
    if case.report.speaker is None and (speaker := _SPEAKER.search(page)):
        yield Hit(("id",), f"speaker is empty, and the page says {speaker[0].strip()}")
    yield from _publication(case, page)


def _publication(case: Case, page: str) -> Iterator[Hit]:
    """A publisher or a day that the page states otherwise, or that is left out."""
    edition = case.report.first_edition()
    source = _SOURCE.search(page)
    if edition.publisher is None and source:
        yield Hit(
            ("editions", 0, "id"),
            f"{edition.id}: publisher is empty, and the page says {source[0]}",
        )
    if edition.published is None and (stated := _ISO.search(page)):
        yield Hit(
            ("editions", 0, "id"),
            f"{edition.id}: published is empty, and the page says {stated[0]}",
        )
    shown = (edition.published or "").split("-")
    if len(shown) == 3 and (edition.published or "") >= case.report.delivered:  # else REPORT002
        around = f"{case.folded[: edition.body.start]}\n{case.folded[edition.body.end :]}"
        dates = _DAY.findall(f"{page}\n{around}")
        if tuple(map(int, shown)) not in [tuple(map(int, day)) for day in dates]:
            told = ", ".join("-".join(day) for day in dates[:3]) or "no date"
            yield Hit(
                ("editions", 0, "published"),
                f"{edition.id}: published is {edition.published}, and the page has {told}",
            )


_SOURCE = re.compile(r"(?:来源|发布机构|发布单位)[^\S\n]*:[^\S\n]*[^\s:]{2,}")
_ISO = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?![0-9])")
_DAY = re.compile(r"((?:19|20)[0-9]{2})[-年./]([0-9]{1,2})[-月./]([0-9]{1,2})")


@rule(
    "TEXT028",
    "what is missing and named nowhere",
    why="A part is missing that the text speaks of: an annex, a table, a list.",
    remedy="write the name that the text gives the part, or delete it",
    severity=Severity.WARNING,
    needs_text=True,
)
def missing(case: Case) -> Iterator[Hit]:
    edition = case.report.first_edition()
    share = _SHARE[edition.script]
    for i, part in enumerate(edition.missing_parts):
        pairs = {"".join(pair) for pair in pairwise(fold(part))}
        if pairs and sum(pair in case.folded for pair in pairs) < len(pairs) * share:
            yield Hit(
                ("editions", 0, "missing_parts", i),
                f"{edition.id}: {part} is missing, and the text has little of its name",
            )


# Of the pairs of characters of a name; Traditional editions write it otherwise.
_SHARE = {Script.HANS: 0.7, Script.HANT: 0.3}


@rule(
    "TEXT029",
    "an award of another year than its passage says",
    why="The year of an award stands in its row or in its name.",
    remedy="correct year by the passage",
    severity=Severity.WARNING,
    needs_text=True,
)
def award_year(case: Case) -> Iterator[Hit]:
    for i, award in enumerate(case.report.awards):
        years = years_said(case, award)
        if award.year is None and years:
            yield Hit(
                ("awards", i, "at", 0),
                f"{award.id}: year is empty, and its passage says {years[0]}",
            )
        elif award.year is not None and years and award.year[:4] not in years:
            yield Hit(
                ("awards", i, "year"),
                f"{award.id}: year is {award.year}, and its passage says {', '.join(years[:3])}",
            )


def years_said(case: Case, award: Award) -> list[str]:
    """The years that stand in the passage of an award; none without the text."""
    return _YEAR.findall(case.folded[award.at.start : award.at.end]) if case.text else []


_YEAR = re.compile("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
