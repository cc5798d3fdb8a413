"""What a formula counts, read from its explanation: “三旧”：旧城镇、旧厂房、旧村庄.

A list is kept only where it agrees with the number in the term's key; one that does not is left to
a person.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reportschema.notation.chinese import NUMERAL_CHARACTERS, chinese_number
from reportschema.reading.annexes.listing import any_of, list_of, parts

_LONGEST = 40
_MOST = 30
_READ = 3_000
_NUMBER = rf"(?:[{NUMERAL_CHARACTERS}双]+|(?<![.0-9])[0-9]+(?![.0-9]))"
# 三包 | 五个 with its 一 | 6项城市性质
_PIECE = re.compile(rf"{_NUMBER}(?:个{_NUMBER})?[^{NUMERAL_CHARACTERS}0-9、，,“”（(+·\-]{{0,8}}")


_TOGETHER = ("联动", "融合", "共治", "同治", "同建", "联创", "协同")


class _Key(NamedTuple):
    """One counted piece of a term, and how many it counts: 三包 3; an N has no count."""

    text: str
    size: int | None


def components_of(term: str, definition: str) -> tuple[str, ...]:
    """The parts that the explanation of a counting term lists, in order.

    None where they cannot be told.
    """
    text = definition.strip()[:_READ]
    keys = [_Key(piece.group(), _count(piece.group())) for piece in _PIECE.finditer(term)]
    total = sum(key.size or 0 for key in keys)
    if len(found := _keyed(term, keys, text)) > 1:
        return tuple(found)
    sentence = _sentence(text)
    if not keys:
        return tuple(_by_characters(term, sentence))
    if 2 <= total <= _MOST and (
        found := _numbered(text, total) or _quoted(text, total) or _listed(sentence, total)
    ):
        return tuple(_without_tail(found, term))
    return tuple(_by_noun(keys, sentence))


def _by_characters(term: str, sentence: str) -> list[str]:
    """放管服: as many members as the term has characters, each with its own."""
    bare = term.strip("“”")
    members = _listed(sentence, len(bare)) if 2 <= len(bare) <= 5 else []
    return (
        members
        if all(
            character in member for character, member in zip(bare, members, strict=bool(members))
        )
        else []
    )


def _by_noun(keys: list[_Key], sentence: str) -> list[str]:
    """一江两岸三带: the list of one piece, told by the piece's noun at the end of every member."""
    for key in keys:
        members = _listed(sentence, key.size) if key.size and key.size > 1 else []
        if members and all(member.endswith(key.text[-1]) for member in members):
            return members
    return []


def _without_tail(members: list[str], term: str) -> list[str]:
    """五外联动：…、外智联动: the term's own last word behind the last member is none of it."""
    tail = term.strip("“”")[-2:]
    if (
        tail in _TOGETHER
        and members[-1].endswith(tail)
        and not any(member.endswith(tail) for member in members[:-1])
    ):
        return [*members[:-1], members[-1].removesuffix(tail)]
    return members


def _count(text: str) -> int | None:
    """三包 3, 双区 2, 12项 12; no count in 20世纪, 一带 of a name is 1."""
    match = re.match(_NUMBER, text)
    if not match:
        return None
    written = match.group()
    if written == "双":
        return 2
    value = int(written) if written.isdigit() else chinese_number(written)
    return int(value) if value is not None and value == int(value) and 0 < value <= _MOST else None


@cache
def _key_in_text() -> re.Pattern[str]:
    """A key with what it is: “三包”即…, 三包,即…, “1”是指…; quoted, or at the head of a clause."""
    lead = rf"(?:{any_of('lead_in')})"
    return re.compile(
        rf"""
          (?: “ (?P<quoted> [^“”\n]{{1,14}} ) ” [^“”。；;:：,，、\n]{{0,4}}?
            | (?: (?<=[。；;]) | ^ ) (?P<plain> [^“”。；;:：,，、\n]{{2,12}}? ) )
          (?: [,，]? {lead} [:：]? | [:：] (?: {lead} )? )
          (?P<list> [^。；;\n]+? )
          (?= [。；;\n] | $ | [,，] [^“”。；;,，\n]{{0,6}} “ [^“”\n]{{1,14}} ” [,，]? {lead} )
        """,
        re.VERBOSE,
    )


def _keyed(term: str, keys: list[_Key], definition: str) -> list[str]:
    """The lists of a term's pieces, each explained in a clause of its own.

    Nothing where one of several pieces stays dark.
    """
    found: list[str] = []
    for match in _key_in_text().finditer(definition):
        key = match["quoted"] or match["plain"]
        if not _is_piece(key, term, keys):
            continue
        count = _count(key)
        if count is not None and count > 1:
            members = _listed(match["list"], count) or _listed(
                re.split("[，,]", match["list"])[0], count
            )
        else:
            members = _single(match["list"])
        if not members:
            return []
        found += members
    return found


def _is_piece(key: str, term: str, keys: list[_Key]) -> bool:
    """Whether a clause's head is a piece of the term: “1” of “1+6+N”, 三包 of 三包四帮.

    6项城市性质 of “6+4”.
    """
    bare = re.sub("^(?:坚持|实施|打造|建设|明晰|推进|做到|第[一二三四五]个)", "", key)
    if bare in term and (
        len(bare) > 1 or bare.isdigit() or bare in "NMX" or bare in NUMERAL_CHARACTERS
    ):
        return bare != term.strip("“”")
    return any(
        piece.text[:1].isdigit() and re.match(rf"{piece.size}[个项大条类种]", bare)
        for piece in keys
    )


def _single(text: str) -> list[str]:
    """The one thing that a key stands for, up to its first comma."""
    first = parts(text, "，,")
    if not first:
        return []
    member = _clean(text[first[0][0] : first[0][1]])
    return (
        [member]
        if 1 < len(member) <= _LONGEST and "、" not in re.sub("[“《（(].*?[”》）)]", "", member)
        else []
    )


def _numbered(text: str, total: int) -> list[str]:
    """(1)…；(2)…；一是…；二是…, as many as counted."""
    found = [
        _clean(text[item.start : item.end])
        for item in list_of(text, 0, len(text), ("round", "circle", "shi", "dot"))
    ]
    return (
        found
        if len(found) == total and all(1 < len(member) <= _LONGEST for member in found)
        else []
    )


def _quoted(text: str, total: int) -> list[str]:
    """A list inside one pair of quotation marks: 对应“一名领导、一个专班、…”."""
    for match in re.finditer("“([^“”\n]{4,200})”", text):
        members = match[1].split("、")
        if len(members) == total:
            return members
    return []


def _sentence(definition: str) -> str:
    """The first sentence, from where its list begins."""
    text = re.split("[。\n]", definition)[0]
    lead = re.search(
        "(?:指的是|即指|即为|即是|就是|是指|分别是|分别为|主要包括|包括|原指|即|指)[:：，,]?", text
    )
    return text[lead.end() :] if lead and lead.start() <= 20 else text


_ETC = re.compile("等(?![级待于])")
_AND = re.compile("以及|[和及与]")
_ASPECTS = re.compile("(?:[0-9一二三四五六七八九十]{1,6}个)?方面.*$")
_LEADING = re.compile("^(?:即|指|是|分别是|包括|主要包括|具体包括|主要是)(?=[^、])")
_LEADING_WHERE_CUT = re.compile("^(?:以|在|由|将|通过)")
# 广绣为代表的传统工艺 | 肇庆六市 | 补短板五大任务 | 优化服务的简称
_BEHIND = re.compile(
    "(?:为(?:代表|主|重点|支撑|辅)|的(?:简称|统称|总称|合称)"
    "|(?<=.)[二三四五六七八九十]{1,6}(?:大[^、]{1,6}|[个项类种][^、]{0,6}|[市省县区州城地国])$).*$"
)
_TOLD_APART = re.compile("^“[^“”]{1,14}”(?:指|即|是|为|包括)")
_ASIDE = re.compile("[(（](?:含|包括|如|指|即)[^()（）]*[)）]$")


def _clean(member: str) -> str:
    return _ASIDE.sub("", member.strip("，,。；;:： "))


def _listed(text: str, wanted: int) -> list[str]:
    """The members of a list of known length; none where there are more or fewer."""
    text = text.strip().lstrip(":：,，")
    for separators in ("、", "；;", "，,", "、，,", "、，,；;"):
        members = [text[begin:end] for begin, end in parts(text, separators)]
        fitted = _fitted(members, wanted)
        if (
            fitted
            and all(map(_whole, fitted))
            and (len(separators) == 1 or "、" not in separators or _alike(fitted))
        ):
            return fitted
    return []


# 2019年 | 市委全会确定 | 在全省开展的: what leads into a list and is no member of it
_NO_MEMBER = re.compile(
    "[0-9]{4}年|提出|确定|明确|指出|审议|印发|我[国省市县区州]|的$|[:：]|^(?:因|其|通过|是)"
)


def _whole(member: str) -> bool:
    """Whether a member is one thing.

    No separator left outside brackets, no quotation mark cut in two, no lead-in.
    """
    bare = re.sub("“[^“”]*”|《[^《》]*》|[（(][^（()）]*[)）]", "", member)
    return not re.search("[，,；;“”《》]", bare) and not _NO_MEMBER.search(bare)


def _alike(members: list[str]) -> bool:
    """Whether members that commas and 、 set apart are of one kind, by their lengths."""
    lengths = sorted(map(len, members))
    return lengths[-1] <= 2 * lengths[0] + 8


def _fitted(members: list[str], wanted: int) -> list[str]:
    """The members when there are as many as wanted.

    The last may hold two (A、B和C) or end in 等五类.
    """
    if wanted < 2 or len(members) not in (wanted, wanted - 1):
        return []
    last = members[-1]
    etc = _ETC.search(last)
    last = (
        last[: etc.start()]
        if etc and etc.start() > 1
        else _BEHIND.sub("", _ASPECTS.sub("", last)) or last
    )
    cut_off = last != members[-1]
    members = [*members[:-1], last]
    members[0] = _LEADING.sub("", _LEADING_WHERE_CUT.sub("", members[0]) if cut_off else members[0])
    last = members[-1]
    if len(members) == wanted - 1:
        cut = [
            match for match in _AND.finditer(last) if match.start() > 0 and match.end() < len(last)
        ]
        if len(cut) != 1:
            return []
        members = [*members[:-1], last[: cut[0].start()], last[cut[0].end() :]]
    cleaned = [_clean(member) for member in members]
    return (
        cleaned
        if all(1 <= len(member) <= _LONGEST and not _TOLD_APART.match(member) for member in cleaned)
        else []
    )
