"""What follows a speech: glossary, livelihood projects, tables of honours.

Also what it announces but does not bring.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportschema.notation.chinese import chinese_number
from reportschema.reading.page.view import View

_NUMBER = r"[一二三四五六七八九十0-9]{1,2}"
# 附件, 附件1, 附件一：名词解释, 附录：…, 附：名词解释
_LEAF = "(?:附件|附属档案)"  # a converter to Taiwan usage writes 附屬檔案
_ANNEX = re.compile(
    rf"[【\[※*(（《]{{0,2}}(?:{_LEAF}|附录|附表|附)\s?(?P<number>{_NUMBER})?[】\])）※*》]{{0,2}}"
    r"(?:\s?[:：、.]\s?|\s|$)(?P<title>.{0,50})$"
)
# 名词解释, ※名词解释※, 《政府工作报告》有关内容名词注释, 注释：, 有关用语说明
_GLOSSARY = re.compile(
    r"""[※*【\[(（《\s]* (?:\d{4}年)? (?:《?政府工作报告》?(?:中)?)?
        (?:的|有关|相关|部分|内容|专业|主要){0,4}
        (?: (?:名词|用语|术语|词语|词汇|概念)(?:及|和|、)?(?:名词|用语|缩略语)?
            (?:解释|注释|说明|释义|注解|解读)
          | 注释 | 注解 | 附注 | 注(?=[:：]) | 释义 | 有关说明 )
        (?:[(（].{0,20}[)）])? [※*】\])）》:：\s]* $""",
    re.VERBOSE,
)
_PROJECTS = re.compile(
    r"(?:\d{4}年)?[^。，；]{0,16}(?:民生实事|办?实事|民生工程|民心工程|实事项目)[^。，；]{0,16}$"
)
# A term explained: [1]“双控”机制：…, ①…：…, 12.…：…
_NOTE = re.compile(
    r"(?:[\[〔【［(（]\s?\d{1,3}\s?[\]〕】］)）]|[①-⑳㉑-㊿]"
    r"|\d{1,3}\s?[.、．])\s?[:：]?[^\n:：。]{1,60}[:：]"
)
_ANNOUNCED = re.compile(
    rf"(?:^|\n){_LEAF}\s?[:：]\s?1\s?[.、．]\s?(?P<first>[^\n]{{2,40}})(?P<more>(?:\n+\s?[2-9]\s?[.、．]\s?[^\n]{{2,40}})*)"
)
_LISTED = re.compile(r"\n\s?(?P<number>[2-9])\s?[.、．]\s?(?P<title>[^\n]{2,40})")
_MENTIONED = re.compile(rf"(?:见|详见|参见|附后[:：]?){_LEAF}\s?(?P<number>{_NUMBER})?")
_CLOSING = re.compile(r"(?:各位代表|各位委员|同志们)[^\n]{10,}|让我们[^\n]{10,}")


@dataclass(frozen=True)
class Annex:
    """One annex.

    kind: glossary, projects, awards or other. heading: its title ("" for notes without one).
    """

    kind: str
    start: int
    end: int
    heading: str
    number: int | None = None


def find(view: View, opening: int, end: int) -> tuple[tuple[Annex, ...], int]:
    """The annexes of a body in order, and where the speech before them ends."""
    lines = [line for line in view.paragraphs if line[0] >= opening and line[1] <= end]
    first = next(
        (i for i, line in enumerate(lines) if line[0] > opening + (end - opening) * 0.35),
        len(lines),
    )
    heads = _headings(view.clean, lines, first)
    if not heads or heads[0][1] != "glossary":
        heads = _with_bare_notes(view.clean, lines, first, heads)
    found = []
    for i, (at, kind, title, number) in enumerate(heads):
        last = heads[i + 1][0] - 1 if i + 1 < len(heads) else len(lines) - 1
        found.append(Annex(kind, lines[at][0], lines[last][1], title, number))
    speech_end = lines[heads[0][0] - 1][1] if heads and heads[0][0] else end
    return tuple(found), speech_end


Head = tuple[int, str, str, int | None]


def _headings(clean: str, lines: list[tuple[int, int]], first: int) -> list[Head]:
    """(line, kind, title, number) of every line that opens an annex."""
    heads: list[Head] = []
    i = first
    while i < len(lines):
        line = clean[slice(*lines[i])]
        following = clean[slice(*lines[i + 1])] if i + 1 < len(lines) else ""
        head = _heading(line, following) if len(line) <= 60 else None
        if head and (heads or _is_over(clean, lines, i)) and not _list_of_annexes(line, following):
            kind, title, number, used = head
            heads.append((i, kind, title, number))
            i += used
        i += 1
    return heads


def _heading(line: str, following: str) -> tuple[str, str, int | None, int] | None:
    """(kind, title, number, lines used beside the first) of a line that opens an annex."""
    match = _ANNEX.match(line)
    if match:
        title, used = match["title"].strip(), 0
        if not title and 0 < len(following) <= 50 and not _NOTE.match(following):
            title, used = following, 1
        value = (
            chinese_number(match["number"])
            if match["number"] and not match["number"].isdigit()
            else match["number"]
        )
        return (
            (_kind(title), _bare(title), int(value) if value else None, used)
            if title or match["number"]
            else None
        )
    if _GLOSSARY.match(line):
        return "glossary", _bare(line), None, 0
    return None


def _bare(title: str) -> str:
    return title.strip("※*【】[]:： ")


def _kind(title: str) -> str:
    if _GLOSSARY.match(title) or re.search("名词|注释|释义|用语", title):
        return "glossary"
    if _PROJECTS.search(title):
        return "projects"
    return "awards" if re.search("获奖|荣誉|表彰|评优", title) else "other"


def _list_of_annexes(line: str, following: str) -> bool:
    """附件：1.名词解释 over 2.…: says what will follow, and opens nothing."""
    return bool(re.match(rf"{_LEAF}\s?[:：]\s?1\s?[.、．]", line)) and bool(
        re.match(rf"[2-9]\s?[.、．]|{_LEAF}|名词解释", following)
    )


def _is_over(clean: str, lines: list[tuple[int, int]], i: int) -> bool:
    """Whether the speech has ended before line i.

    Its appeal stands close above, or what follows are notes.
    """
    above = clean[lines[max(0, i - 8)][0] : lines[i][0]]
    below = [clean[slice(*line)] for line in lines[i + 1 : i + 4]]
    return bool(_CLOSING.search(above)) or any(
        _NOTE.match(line) or _ANNEX.match(line) or _GLOSSARY.match(line) for line in below
    )


def _with_bare_notes(
    clean: str, lines: list[tuple[int, int]], first: int, heads: list[Head]
) -> list[Head]:
    """Numbered notes right after the appeal, under no heading, are a glossary."""
    limit = heads[0][0] if heads else len(lines)
    closing = max(
        (i for i in range(first, limit) if _CLOSING.search(clean, *lines[i])), default=None
    )
    if closing is None:
        return heads
    notes = [i for i in range(closing + 1, limit) if _NOTE.match(clean[slice(*lines[i])])]
    if len(notes) >= 2 and notes[0] <= closing + 3:
        return [(notes[0], "glossary", "", None), *heads]
    return heads


def missing(body: str, found: tuple[Annex, ...]) -> tuple[str, ...]:
    """Annexes that the body announces (in a list at its end, or 见附件2) and does not hold."""
    announced: dict[int, str] = {}
    listed = _ANNOUNCED.search(body)
    if listed:
        announced[1] = listed["first"]
        announced |= {
            int(match["number"]): match["title"] for match in _LISTED.finditer(listed["more"])
        }
    for match in _MENTIONED.finditer(body):
        number = _value(match["number"])
        announced.setdefault(number, f"附件{number}" if match["number"] else "附件")
    held = {annex.number for annex in found} | {
        number for number in announced if number == 1 and found
    }
    titles = {annex.heading for annex in found}
    absent = [
        title.strip()
        for number, title in sorted(announced.items())
        if number not in held and title.strip() not in titles
    ]
    return tuple(title.replace(";", "；") for title in absent)


def _value(number: str | None) -> int:
    if not number:
        return 1
    value = int(number) if number.isdigit() else chinese_number(number)
    return int(value) if value else 1
