"""The parts of a speech, from opening to closing: which headings open them, and the blocks that no heading opens.

Gives the sections of a page in half-width punctuation with level and part; where each ends, `outline` works out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportschema.models.codes import Part
from reportschema.reading.outline.headings import Mark, find_marks, outline_words, part_named
from reportschema.reading.outline.problems import find_admission

_SALUTATION = re.compile(
    r"(?:各位(?:代表|委员|主任|人大代表|同志)|主席(?:、|,)|同志们)[^。\n]{0,24}?[:!,](?=\s|现在|我|受|请)|各位代表[:!,]"
)
_ASKS = re.compile(r"(?:审议|审查|提出(?:宝贵)?意见)[^。\n]*。")
_APPEAL = re.compile(r"(?:各位代表|各位委员|同志们|各位主任)[^。!\n]{0,12}?[!,:]")
_PLAN_BEGINS = re.compile(
    r"""
    (?:(?<=[\n。!])|\A)(?:各位代表[!,:]\s*)?
    (?:今年|[12][0-9]{3}年|今后|新的一年|当前和今后|做好今年)[^。!\n]{0,60}?
    (?:总体要求|总的要求|预期目标|主要任务|奋斗目标|工作安排|工作思路|总体思路|指导思想|基本思路|开局之年|关键之年|收官之年|重要一年|关键一年|任务是)
    """,
    re.VERBOSE,
)
_GOES_ON = re.compile(
    r"[一二三四五六七八九十]{1,3}[是、]|第[一二三四五六七八九十]|[(①-⑳]|[0-9]{1,2}[.、]|--|首先|其次|再次|此外|另外|同时|对|这些|以上|上述|面对|针对|为此|我们|主要"
)
_PLANS_A_TIME = re.compile(
    r"\A(?:关于)?(?:[12][0-9]{3}年|今年|新的一年|今后[一五]年|未来五年|“[一二三四五六七八九十]+五”(?:时期|期间)?)[^,。]{0,16}"
    r"(?:安排|任务|打算|部署|目标|重点工作|工作重点|工作建议|总体思路|总体要求)"
)
_LONGEST_ADMISSION = 2500
_LONGEST_OPENING = 1500
_LONGEST_FAREWELL = 1500


@dataclass(frozen=True)
class Section:
    """A section while its end is not known: [start, own_end) its number and words; a `block` has none."""

    start: int
    own_end: int
    level: int
    number: str | None
    words: str
    part: Part | None = None
    block: bool = False
    end: int = 0


@cache
def _pattern(role: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in outline_words(role)))


def skeleton(page: str) -> list[Section]:
    """Numbered headings, titles and blocks, with levels and parts."""
    salutation = _SALUTATION.search(page, 0, max(len(page) // 4, 400))
    speech = salutation.start() if salutation else 0
    marks = [mark for mark in find_marks(page, speech, len(page)) if mark.start >= speech]
    farewell = _farewell(page, marks)
    marks = [mark for mark in marks if mark.start < farewell]
    nodes = [_node(mark, page) for mark in marks]
    nodes = _with_parts(nodes, page, farewell)
    nodes = _with_front(nodes, page, speech, farewell)
    nodes = _with_problems(nodes, page, farewell)
    if farewell < len(page):
        nodes.append(Section(farewell, farewell, 1, None, "", Part.CLOSING, True))
    return sorted(nodes, key=lambda node: (node.start, node.level))


def _node(mark: Mark, page: str) -> Section:
    words = page[mark.words : mark.end].strip()
    return Section(mark.start, mark.end, mark.depth, mark.number(page), words)


def _farewell(page: str, marks: Sequence[Mark]) -> int:
    """Where the closing appeal begins; the end of the page without one."""
    for mark in marks:
        if mark.style == "title" and part_named(page[mark.words : mark.end]) is Part.CLOSING:
            return mark.start
    lowest = max([len(page) - _LONGEST_FAREWELL, *(mark.end for mark in marks[-1:])])
    found = [m.start() for m in _APPEAL.finditer(page, max(lowest, 0)) if m.start() == 0 or page[m.start() - 1] in "\n。!?”"]
    at = _last_appeal([x for x in found if x == 0 or page[x - 1] == "\n"] or found, page)
    if at is not None and _pattern("farewell").search(page, at) and not find_admission(page, at, len(page)):
        return at
    last = page.rfind("\n", 0, len(page.rstrip())) + 1
    if lowest < last and len(page) - last < 600 and "让我们" in page[last:]:
        return last
    return len(page)


def _last_appeal(found: Sequence[int], page: str) -> int | None:
    """The last appeal, or the one right above it where two paragraphs of appeal follow each other."""
    if not found:
        return None
    if len(found) > 1 and page.count("\n", found[-2], found[-1]) and not page[found[-2] : found[-1]].strip().count("\n"):
        return found[-2] if _pattern("farewell").search(page, found[-2], found[-1]) else found[-1]
    return found[-1]


def _with_parts(nodes: Sequence[Section], page: str, end: int) -> list[Section]:
    """Each section with its part: the words of level-1 headings and their order tell, lower sections inherit."""
    found: list[Section] = []
    nodes = _with_plan_on_top(nodes)
    tops = [node for node in nodes if node.level == 1]
    planned = False
    parts: dict[int, Part] = {}
    years = [_latest_year(top.words) for top in tops]
    goes_on = bool(years) and max(years) > years[0] > 0
    for i, top in enumerate(tops):
        until = tops[i + 1].start if i + 1 < len(tops) else end
        later = i > 0 and _latest_year(top.words) > years[0] > 0
        parts[top.start] = part = _part_of_top(top, page[top.own_end : until], planned, i == 0, later, i == 0 and goes_on)
        planned = planned or part is Part.PLAN
    after = _later_siblings(nodes)
    current = Part.REVIEW
    own: Part | None = None
    for node, siblings in zip(nodes, after, strict=True):
        if node.level == 1:
            current, own = parts[node.start], None
        elif node.level == 2:
            own = Part.SELF_BUILDING if current is Part.PLAN and siblings <= 1 and _self_building(node.words) else None
        found.append(replace(node, part=own or current))
    return found


def _with_plan_on_top(nodes: Sequence[Section]) -> list[Section]:
    """Where no top heading plans, the first lower one that names a time and plans it stands on top: numbers restart behind it."""
    if any(part_named(node.words) is Part.PLAN for node in nodes if node.level == 1):
        return list(nodes)
    lost = next((i for i, node in enumerate(nodes) if node.level > 1 and _PLANS_A_TIME.search(node.words)), None)
    if lost is None or part_named(nodes[lost].words) is not Part.PLAN:
        return list(nodes)
    return [replace(node, level=1) if i == lost else node for i, node in enumerate(nodes)]


def _later_siblings(nodes: Sequence[Section]) -> list[int]:
    """For each section how many of level 2 follow in its part."""
    counts: list[int] = []
    count = 0
    for node in reversed(nodes):
        counts.append(count)
        count = 0 if node.level == 1 else count + (node.level == 2)
    return counts[::-1]


def _self_building(words: str) -> bool:
    return any(word in words for word in outline_words("self_building"))


def _latest_year(words: str) -> int:
    return max((int(year) for year in re.findall("(?:19|20)[0-9]{2}(?=年)", words)), default=0)


def _part_of_top(top: Section, text: str, planned: bool, first: bool, later: bool, earlier: bool) -> Part:
    """`later`: whether the heading names a year after the first heading's (二、2024年主要工作); `earlier`: the reverse."""
    named = part_named(top.words)
    if named is Part.SELF_BUILDING:
        return Part.SELF_BUILDING if planned else Part.REVIEW if first else Part.SELF_BUILDING
    if named is Part.REVIEW and planned and "回顾" not in top.words:
        return Part.PLAN
    if named is not None:
        return named
    if planned or later:
        return Part.PLAN
    if earlier:
        return Part.REVIEW
    done, to_do = len(_pattern("done").findall(text)), len(_pattern("to_do").findall(text))
    return Part.PLAN if to_do > done * (1.6 if first else 0.6) else Part.REVIEW


def _with_front(nodes: list[Section], page: str, speech: int, end: int) -> list[Section]:
    """With the opening, and with blocks for a review or plan that no heading names."""
    first = min((node.start for node in nodes if node.level == 1), default=end)
    asks = _ASKS.search(page, speech, min(first, speech + 700))
    opens = _SALUTATION.match(page, speech) is not None or first - speech > 40
    blocks: list[Section] = []
    opening_end = first
    if first - speech > _LONGEST_OPENING:
        opening_end = asks.end() if asks else speech
        opening_end += len(page[opening_end:]) - len(page[opening_end:].lstrip())
        blocks = _unheaded(nodes, page, opening_end, first)
        if not any(node.level == 1 for node in nodes) and blocks:
            nodes = [replace(node, level=node.level + 1) for node in nodes]
    if opens and opening_end > speech and page[speech:opening_end].strip():
        blocks.append(Section(speech, speech, 1, None, "", Part.OPENING, True))
    return sorted([*nodes, *blocks], key=lambda node: (node.start, node.level))


def _unheaded(nodes: Sequence[Section], page: str, start: int, end: int) -> list[Section]:
    """A long stretch before the first heading: the review, and the plan from where the new year is spoken of."""
    plans = [node for node in nodes if node.level == 1 and node.part is Part.PLAN]
    blocks = [Section(start, start, 1, None, "", Part.REVIEW, True)]
    if not plans:
        lowest = start + (end - start) // 5
        begins = [m.start() for m in _PLAN_BEGINS.finditer(page, lowest, end)]
        if begins:
            blocks.append(Section(begins[0], begins[0], 1, None, "", Part.PLAN, True))
    return blocks


def _with_problems(nodes: list[Section], page: str, end: int) -> list[Section]:
    """With the admission of problems as a block of its own, inside the review or wherever it stands."""
    if any(node.part is Part.PROBLEMS for node in nodes):
        return nodes
    tops = [node for node in nodes if node.level == 1]
    for wanted in (Part.REVIEW, Part.PLAN, Part.OPENING):
        for i, top in enumerate(tops):
            if top.part is not wanted:
                continue
            until = tops[i + 1].start if i + 1 < len(tops) else end
            if found := find_admission(page, top.own_end, until):
                return _insert_problems(nodes, page, found[0], until)
    return nodes


def _insert_problems(nodes: list[Section], page: str, at: int, until: int) -> list[Section]:
    """The block runs to the next heading; list items that the heading finder took for sections are left to it."""
    line = page.rfind("\n", 0, at) + 1
    begin = line if at - line < 60 else at
    stop = next((node.start for node in nodes if node.start > begin and (node.level <= 2 and not _is_item(node))), until)
    stop = min(stop, _admitted_until(page, begin, stop))
    kept = [node for node in nodes if not begin < node.start < stop]
    return sorted([*kept, Section(begin, begin, 2, None, "", Part.PROBLEMS, True, stop)], key=lambda node: (node.start, node.level))


def _admitted_until(page: str, begin: int, stop: int) -> int:
    """Where the admission ends: with its paragraph, and those after it that go on with its list or say what shall be done."""
    end = begin
    for match in re.compile(r"[^\n]+").finditer(page, begin, stop):
        if end > begin and (match.end() - begin > _LONGEST_ADMISSION or not _GOES_ON.match(match.group())):
            break
        end = match.end()
    return end


def _is_item(node: Section) -> bool:
    if node.number and node.number.endswith("是"):
        return True
    return bool(node.number) and node.level > 1 and not node.words.endswith(("。", "!")) and len(node.words) > 40
