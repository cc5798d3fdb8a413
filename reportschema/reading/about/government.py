"""Whose report it is: from the session, the speaker's office, the first sentence, the title.

Else from what the speech speaks of.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from reportschema.models import Division
from reportschema.reading.about.occasion import Session, Voice, introduction
from reportschema.reading.about.places import (
    NATION,
    Place,
    PlaceIndex,
    common_words,
    kind_of,
    short_name,
)
from reportschema.reading.page.body import Body
from reportschema.reading.page.heading import OFFICE
from reportschema.reading.page.view import View

_NATION = re.compile(r"国务院|全国人民代表大会|中华人民共和国")
_ORGAN = re.compile(
    r"(?:代表|受)(?:本届)?(?P<place>[一-鿿]{0,24}?)(?:第[一二三四五六七八九十]{1,3}届)?"
    r"(?:人民)?(?:政府|行政公署|行署|人民委员会|革命委员会)"
)
_OFFICE = re.compile(rf"^(?P<place>[一-鿿]{{2,30}}?)(?:人民政府|行政公署)?(?:{OFFICE})$")
# What a title says beside the place: 2020年, 换届, 政府工作报告.
_TITLE_REST = re.compile(r"[(（].*?[)）]|\d{4}年?度?|(?:人民)?政府|工作报告|换届|关于|的|[^一-鿿]")
_KINDS = ("省", "市", "县", "区", "州", "旗", "盟")
_EDGES = 1500


@dataclass(frozen=True)
class Found:
    """A government: its division, and the name as the text has it in full.

    sure: whether that is certain. Beside them stands what supports it.
    """

    division: Division
    certain: bool
    source: str


def find_government(
    view: View,
    body: Body,
    session: Session | None,
    voice: Voice | None,
    titles: list[tuple[str, str]],
    year: int | None,
    index: PlaceIndex,
) -> Found | None:
    """The government whose report it is.

    titles: (where, words) of what else names the place: the speech's title, the page's heading, the
    file.
    """
    speech = view.clean[body.start : body.end]
    opening = introduction(view, body)
    mentions = index.mentions(speech)
    inside, outside = titles[:1], titles[1:]
    names = [
        ("session", session.place if session else ""),
        ("speaker", _office_place(voice)),
        ("introduction", _organ(opening)),
    ]
    names += [(source, _title_place(words)) for source, words in inside]
    if any(
        _NATION.search(words)
        for words in (
            session.place if session else "",
            opening,
            (voice.office or "") if voice else "",
        )
    ) or (session and session.place == "全国"):
        return Found(index.national(), True, "introduction")
    for source, words in names:
        if place := _resolve(words, year, mentions, index):
            return Found(place.division, place.certain, source)
    kind = next(
        (words for _, words in names if words in (*_KINDS, "自治区", "自治州", "自治县")), ""
    ) or _kind_spoken_of(speech)
    return _from_speech(speech, kind, year, mentions, outside, index)


def _office_place(voice: Voice | None) -> str:
    match = _OFFICE.match(voice.office) if voice and voice.office else None
    return match["place"] if match else ""


def _organ(opening: str) -> str:
    match = _ORGAN.search(opening)
    return match["place"] if match else ""


def _title_place(words: str) -> str:
    return _TITLE_REST.sub("", words)


def _resolve(
    words: str, year: int | None, mentions: Counter[str], index: PlaceIndex
) -> Place | None:
    """The division that words name, with their kind (海珠区) or, for a province, without (新疆)."""
    if len(words) < 2 or words in ("自治区", "自治州", "自治县"):
        return None
    found = index.resolve(words, year, mentions)
    if found is None:
        provinces = [
            row
            for row in index.in_force(index.by_short.get(words, []), year)
            if row.parent == NATION
        ]
        found = Place(provinces[-1], True) if provinces else None
    return found


def _kind_spoken_of(speech: str) -> str:
    """What the speaker calls the place: 全市, 我县, 自治区党委."""
    if speech.count("自治区党委") + speech.count("自治区政府") > speech.count(
        "区委"
    ) + speech.count("市委") + speech.count("县委"):
        return "自治区"
    counts = {kind: speech.count(f"全{kind}") + 2 * speech.count(f"我{kind}") for kind in _KINDS}
    kind = max(counts, key=lambda key: counts[key])
    if counts[kind] < 5 and speech.count("我国") >= 3 * max(counts[kind], 1):
        return "国"
    return kind if counts[kind] else ""


def _from_speech(
    speech: str,
    kind: str,
    year: int | None,
    mentions: Counter[str],
    outside: list[tuple[str, str]],
    index: PlaceIndex,
) -> Found | None:
    """The place that the speech speaks of most, with its districts and its province.

    What stands outside only decides doubts.
    """
    if kind == "国":
        return Found(index.national(), False, "speech")
    named = [
        (source, place)
        for source, words in outside
        for place in [_outside_place(words, year, mentions, index)]
        if place
    ]
    scores = _scores(speech, kind, year, mentions, index)
    ranked = sorted(scores.values(), key=lambda item: -item[0])
    if ranked and (len(ranked) == 1 or ranked[0][0] >= 2 * ranked[1][0]) and ranked[0][0] >= 6:
        return Found(ranked[0][1], True, "speech")
    for source, place in named:
        if place.division.place_id in scores or not ranked:
            return Found(place.division, True, source)
    if ranked:
        return Found(ranked[0][1], False, "speech")
    return Found(named[0][1].division, False, named[0][0]) if named else None


def _outside_place(
    words: str, year: int | None, mentions: Counter[str], index: PlaceIndex
) -> Place | None:
    """The place in a page's heading or a file's name: the Chinese words in it (河北保定博野县)."""
    if "国务院" in words:
        return Place(index.national(), True)
    return next(
        (
            place
            for run in re.findall("[一-鿿]+", words)
            if (place := _resolve(_title_place(run), year, mentions, index))
        ),
        None,
    )


def _scores(
    speech: str, kind: str, year: int | None, mentions: Counter[str], index: PlaceIndex
) -> dict[str, tuple[float, Division]]:
    """Place id -> (weight, division) for every place of the kind that the speech names.

    Beginning and end count four times.
    """
    edges = index.mentions(speech[:_EDGES]) + index.mentions(speech[-_EDGES:])
    found: dict[str, tuple[float, Division]] = {}
    for name, count in mentions.items():
        if name in common_words():
            continue
        for row in index.in_force(index.by_short[name], year):
            if not _is_kind(row, kind):
                continue
            weight = count + 3 * edges[name]
            below = len(
                {
                    short_name(child.name)
                    for child in index.children.get(row.code, [])
                    if mentions[short_name(child.name)]
                }
                - {name}
            )
            above = index.surroundings(row, year, mentions)
            score = (
                weight
                * (1 + 0.25 * min(below, 8))
                * (1.5 if above or row.parent == NATION else 1.0)
            )
            if score > found.get(row.place_id, (0.0, row))[0]:
                found[row.place_id] = (score, row)
    return found


def _is_kind(row: Division, kind: str) -> bool:
    own = kind_of(row.name)
    if not kind:
        return True
    if kind == "区" and own == "自治区":
        return False
    return own.endswith(kind)
