"""The metadata of a report, from its body.

What stands outside it (page heading, file name) is asked only when the body is silent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportschema.models.fields.codes import Level, ReportKind
from reportschema.reading.about.government import Found, find_government
from reportschema.reading.about.occasion import (
    Session,
    Voice,
    find_day,
    find_session,
    find_speaker,
    heading_lines,
)
from reportschema.reading.about.places import (
    NATION,
    PlaceIndex,
    distance,
    kind_of,
    place_index,
    short_name,
)
from reportschema.reading.about.terms import (
    YearFound,
    find_headings,
    find_terms,
    find_year,
    month_of_congress,
)
from reportschema.reading.page.body import Body
from reportschema.reading.page.edition import RawText
from reportschema.reading.page.heading import OFFICE, TITLE
from reportschema.reading.page.script import mainland
from reportschema.reading.page.view import View
from reportschema.reading.times.dates import years
from reportschema.vocabularies import Vocabulary

STATE_COUNCIL = "国务院"
_TOWNSHIP = re.compile(
    r"([一-鿿]{2,14}(?:镇|乡|街道))(?=$|第|人民政府|政府|镇长|乡长|办事处|\d{4}年)"
)
_NEAR = 6  # years by which a guess from the years named may be wrong
_LEADERS = {
    "省": "省长",
    "市": "市长",
    "县": "县长",
    "区": "区长",
    "州": "州长",
    "旗": "旗长",
    "盟": "盟长",
}


@dataclass(frozen=True)
class Congress:
    """The session that heard the report."""

    name: str
    term: int
    session: int


@dataclass(frozen=True)
class Speaker:
    """Who gave it, and in what office as the page states it."""

    name: str
    office: str


@dataclass(frozen=True)
class Metadata:
    """What a source file says above its lists.

    notes: for a person's eye: what was guessed, what disagrees with what.

    `division`, `level`, `year` and `report_id` are None where neither the text nor its file name
    tells whose report it is, or when.
    """

    title: str
    place: str | None
    division: str | None
    level: Level | None
    delivered: str | None
    year: int | None
    congress: Congress | None
    speaker: Speaker | None
    kind: ReportKind
    review_periods: tuple[str, ...]
    plan_periods: tuple[str, ...]
    report_id: str | None
    notes: tuple[str, ...] = ()


def read_metadata(
    view: View, body: Body, raw: RawText, vocabulary: Vocabulary, file_name: str
) -> Metadata:
    """Everything that the head of a source says of a report."""
    index = place_index(vocabulary)
    notes: list[str] = []
    inside, heading = _titles(view, body, raw)
    session, voice, day = find_session(view, body), find_speaker(view, body), find_day(view, body)
    named = [("title", inside), ("page heading", heading), ("file name", _stem(file_name))]
    headings = find_headings(view, body)
    year = find_year(view, body, day, inside, session, _is_national(session), headings)
    government = find_government(
        view, body, session, voice, named, year.year if year else None, index
    )
    if government and government.division.code == NATION and not _is_national(session):
        year = find_year(view, body, day, inside, session, True, headings)
    speech = view.clean[body.opening : body.speech_end]
    year = _settled_year(year, heading, file_name, speech, notes)
    delivered = day or (str(year.year) if year else None)
    since = _to_month(delivered, raw) or "2000"
    of_nation = government is not None and government.division.code == NATION
    if of_nation and since.isdigit() and year and year.source != "sections":
        since = month_of_congress(since)
    terms = find_terms(view, body, since, session, headings, f"{heading} {inside}")
    _note_late_year(view, body, day, year, notes)
    township = _township(session, voice, inside)
    if township:
        notes.append(f"{township} is a township: the vocabulary has no code for it")
        government = None
    else:
        _note_place(government, heading, file_name, year, index, notes)
    division = government.division if government else None
    report_id = (
        f"{division.code}-{year.year}{'-term-end' if terms.kind is ReportKind.TERM_END else ''}"
        if division and year
        else None
    )
    return Metadata(
        title=_title(heading, inside, notes),
        place=township or _place_name(government),
        division=division.code if division else None,
        level=Level.TOWNSHIP if township else division.level if division else None,
        delivered=delivered,
        year=year.year if year else None,
        congress=_congress(session, government),
        speaker=_speaker(voice, government, index, notes),
        kind=terms.kind,
        review_periods=terms.review_periods if year else (),
        plan_periods=terms.plan_periods if year else (),
        report_id=report_id,
        notes=tuple(notes),
    )


def _titles(view: View, body: Body, raw: RawText) -> tuple[str, str]:
    """(title in the speech's own heading, heading of the page), "" where there is none.

    Both are in mainland wording.
    """
    own = next(
        (line for line in heading_lines(view, body) if TITLE.search(line) and len(line) <= 90), ""
    )
    own = re.split(r"(?<![-—])[-—]+(?=[12]\d{3}年|在)|(?<=报告)(?=[12]\d{3}年)", own)[0].strip()
    return own if "会议上" not in own else "", mainland(raw.page_title or "")


def _title(heading: str, inside: str, notes: list[str]) -> str:
    """The title as published: the page's heading, else the one in the text."""
    heading = re.split(r"[-—]{2}|(?<=报告)[_|｜。]", heading)[0].strip()
    if heading and TITLE.search(heading):
        return heading
    if not inside:
        notes.append("the text has no title: “政府工作报告” is ours")
    return inside or "政府工作报告"


def _stem(file_name: str) -> str:
    return re.sub(r"\.\w{1,5}$", "", file_name.replace("\\", "/").rsplit("/", 1)[-1])


def _is_national(session: Session | None) -> bool:
    return session is not None and session.place.endswith("全国")


def _settled_year(
    year: YearFound | None, heading: str, file_name: str, speech: str, notes: list[str]
) -> YearFound | None:
    """The year that the body states.

    Where it only lets guess, the one that page or file name states, if it is near or the speech
    speaks of it.

    A note says either way where the year is from.
    """
    stated = [
        (source, found[-1])
        for source, words in (("page heading", heading), ("file name", _stem(file_name)))
        if (found := _years_of(words))
    ]
    if year is None or year.source == "guess":
        for source, value in stated:
            if year is None or abs(value - year.year) <= _NEAR or _speaks_of(speech, value):
                notes.append(f"the text does not state its year: {value} is from the {source}")
                return YearFound(value, source)
        if year:
            notes.append(
                f"the text does not state its year: {year.year} is guessed from the years that it "
                "names"
            )
        return year
    notes.extend(
        f"the {source} says {value}, the text {year.year}"
        for source, value in stated
        if value != year.year
    )
    return year


def _speaks_of(speech: str, year: int) -> bool:
    """Whether a speech names a year and the one before it, as a report given in that year does."""
    named = set(years(speech))
    return {year, year - 1} <= named


def _years_of(words: str) -> list[int]:
    return years(words) or [
        int(found) for found in re.findall(r"(?<!\d)(?:19[4-9]\d|20\d\d)(?!\d)", words)
    ]


def _to_month(delivered: str | None, raw: RawText) -> str | None:
    """The day that terms are reckoned from.

    It is the month of publication where only the year is known and it is the same.
    """
    if delivered and len(delivered) == 4 and raw.published and raw.published.startswith(delivered):
        return raw.published[:7]
    return delivered


def _township(session: Session | None, voice: Voice | None, inside: str) -> str | None:
    """The township whose report it is: 在云溪县杏花镇第九届人民代表大会…, 杏花镇镇长."""
    stated = (
        session.place if session else "",
        voice.office if voice and voice.office else "",
        inside,
    )
    found = next((match[1] for words in stated if (match := _TOWNSHIP.search(words))), None)
    return re.split("[市县区旗州]", found)[-1] if found else None


def _place_name(government: Found | None) -> str | None:
    if government is None:
        return None
    return STATE_COUNCIL if government.division.code == NATION else government.division.name


def _note_place(
    government: Found | None,
    heading: str,
    file_name: str,
    year: YearFound | None,
    index: PlaceIndex,
    notes: list[str],
) -> None:
    if government is None:
        notes.append("neither the text nor the file name tells whose report it is")
        return
    row = government.division
    if row.code == NATION:
        return
    if not government.certain:
        notes.append(f"the place {row.name} ({row.code}) is a guess: several would fit")
    elif government.source in ("page heading", "file name"):
        notes.append(
            f"the text does not name the place: {row.name} is from the {government.source}"
        )
    elif government.source == "speech":
        notes.append(
            f"the heading does not name the place: {row.name} is the one that the speech speaks of"
        )
    if year and distance(row, year.year) > 1:
        notes.append(
            f"{row.name} had the code {row.code} from {row.valid_from} to {row.valid_to or 'now'}, "
            f"not in {year.year}"
        )
    short = short_name(row.name)
    own = {
        short,
        *(short_name(parent.name) for parent in index.parents(row, year.year if year else None)),
    }
    for source, words in (("page heading", heading), ("file name", _stem(file_name))):
        others = {name for name in index.mentions(words) if len(name) >= 2} - own
        if others and short not in words and government.source != source:
            notes.append(f"the {source} names {'、'.join(sorted(others))}, the text {row.name}")


def _note_late_year(
    view: View, body: Body, day: str | None, year: YearFound | None, notes: list[str]
) -> None:
    """A report that calls the year it reviews 今年 was given before that year was over."""
    if day or year is None:
        return
    first = view.clean[body.opening : body.opening + 700]
    if re.search(rf"即将过去的{year.year - 1}年|{year.year - 1}年工作回顾\s*今年", first):
        notes.append(
            f"speaks of {year.year - 1} as of the present year: may have been given late in "
            f"{year.year - 1}"
        )


def _congress(session: Session | None, government: Found | None) -> Congress | None:
    """The congress by its name.

    As written, with the place's name where only 县 or 市 is written.
    """
    if session is None:
        return None
    term = _chinese(session.term)
    if _is_national(session):
        return Congress(f"第{term}届全国人民代表大会", session.term, session.session)
    place = session.place
    if len(place) < 2 or place in ("自治区", "自治州", "自治县"):
        place = government.division.name if government else place
    return Congress(f"{place}第{term}届人民代表大会", session.term, session.session)


def _chinese(number: int) -> str:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + (
        digits[ones] if ones or not tens else ""
    )


def _speaker(
    voice: Voice | None, government: Found | None, index: PlaceIndex, notes: list[str]
) -> Speaker | None:
    """Name and office; the office without the place's proper name.

    广州市荔湾区人民政府代理区长 is 区人民政府代理区长.
    """
    if voice is None:
        return None
    if voice.office is None:
        kind = kind_of(government.division.name) if government else ""
        office = (
            "主席"
            if kind == "自治区"
            else _LEADERS.get(
                kind[-1:], "总理" if government and government.division.code == NATION else ""
            )
        )
        if not office:
            return None
        notes.append(
            f"the office of {voice.name} is not stated: {office} is what heads such a government"
        )
        return Speaker(voice.name, office)
    return Speaker(voice.name, _bare_office(voice.office, index))


def _bare_office(office: str, index: PlaceIndex) -> str:
    rest, last = office, ""
    while not re.fullmatch(OFFICE, rest):  # 代县长 is an office, not the county 代县
        name = next(
            (
                rest[:end]
                for end in range(min(len(rest) - 1, 14), 1, -1)
                if rest[:end] in index.by_name
            ),
            None,
        )
        if name is None:
            break
        rest, last = rest[len(name) :], name
    return (
        kind_of(last) + rest if rest.startswith(("人民政府", "政府")) and last else rest or office
    )
