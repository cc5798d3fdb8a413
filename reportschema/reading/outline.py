"""The outline of a speech: its headings with what each governs, the parts of the speech, and the lead phrases of paragraphs.

`read_outline` takes a view and the place of the speech in it; all places are in the view's clean coordinates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from reportschema.models.codes import Part
from reportschema.reading.headings import Mark, find_marks, outline_words, part_named, plain
from reportschema.reading.leads import find_leads
from reportschema.reading.problems import find_admission
from reportschema.reading.topics import topic_of
from reportschema.reading.view import View
from reportschema.vocabularies import vocabulary

_SALUTATION = re.compile(r"(?:各位(?:代表|委员|主任|人大代表|同志)|主席(?:、|,)|同志们)[^。\n]{0,24}?[:!,](?=\s|现在|我|受|请)|各位代表[:!,]")
_ASKS = re.compile(r"(?:审议|审查|提出(?:宝贵)?意见)[^。\n]*。")
_APPEAL = re.compile(r"(?:各位代表|各位委员|同志们|各位主任)[^。!\n]{0,12}?[!,:]")
_FAREWELL = re.compile(r"让我们|奋斗|前进|新篇章|贡献|辉煌|胜利|紧密团结|更加紧密|美好|明天|未来|谢谢")
_PLAN_BEGINS = re.compile(
    r"""
    (?:(?<=[\n。!])|\A)(?:各位代表[!,:]\s*)?
    (?:今年|[12][0-9]{3}年|今后|新的一年|当前和今后|做好今年)[^。!\n]{0,60}?
    (?:总体要求|总的要求|预期目标|主要任务|奋斗目标|工作安排|工作思路|总体思路|指导思想|基本思路|开局之年|关键之年|收官之年|重要一年|关键一年|任务是)
    """,
    re.VERBOSE,
)
_BLOCK = re.compile(
    r"""
    [^。:;!?\n]{2,32}(?P<what>总体要求|总的要求|总要求|指导思想|总体思路|基本思路|预期目标|主要目标|主要指标|发展目标|奋斗目标)(?:包括|初步安排|建议)?(?:是|为)?:
    """,
    re.VERBOSE,
)
# 各位代表，一年来的成绩… after the last section: a paragraph about the whole again.
_RETURNS = re.compile(
    r"^(?:各位(?:代表|委员|主任)|与此同时,|过去的?[一五]年|一年来,|五年来,|回[顾首望]|总结|(?:以上|这些|上述|取得)?(?:的)?成绩|刚刚过去)",
    re.MULTILINE,
)
_GOES_ON = re.compile(r"[一二三四五六七八九十]{1,3}[是、]|第[一二三四五六七八九十]|[(①-⑳]|[0-9]{1,2}[.、]|--|首先|其次|再次|此外|另外|同时|对|这些|以上|上述|面对|针对|为此|我们|主要")
_LONGEST_ADMISSION = 2500
_ANNEX_NUMBER = re.compile(r"附(?:件|录|表|属档案|属文件)[0-9一二三四五六七八九十]{0,2}")
_ANNEX_LINE = re.compile(r"^(附(?:件|录|表|属档案|属文件)[0-9一二三四五六七八九十]{1,2})[:、.]?", re.MULTILINE)
_PROJECTS = re.compile("实事|民生项目|民心工程|民生工程")
_PROJECT_LINE = re.compile(r"^(?P<number>[0-9]{1,2}[.、])(?![0-9])", re.MULTILINE)
_DONE = re.compile("了|完成|实现|达到|增长|比上年|累计|荣获|获评|被评为|取得|建成")
_TO_DO = re.compile("要|将|必须|力争|确保|争取|今年|继续")
_LONGEST_OPENING = 1500
_LONGEST_FAREWELL = 1500
_LONGEST_LABEL = 16


class Annex(Protocol):
    """What is read of an annex."""

    @property
    def kind(self) -> object: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True)
class Heading:
    """One section: what heads it ends at `own_end`, what it governs at `end`. A block without a heading has own_end == start."""

    number: str | None
    level: int
    part: Part
    topic: str | None
    label_zh: str
    label_en: str
    start: int
    end: int
    own_end: int


@dataclass(frozen=True)
class _Node:
    """A section while its end and part are not known."""

    start: int
    own_end: int
    level: int
    number: str | None
    words: str
    part: Part | None = None
    block: bool = False
    end: int = 0


def read_outline(view: View, start: int, end: int, annexes: Sequence[Annex] = ()) -> list[Heading]:
    """All sections of the speech clean[start:end] and its annexes, in text order, nested and never crossing."""
    speech_end = min([end, *(annex.start for annex in annexes if annex.start > start)])
    page = plain(view.clean[start:speech_end])
    nodes = _ended(_with_leads(_skeleton(page), page), page)
    found = [_heading(node, page, start) for node in nodes]
    for annex in annexes:
        found += _annex_headings(plain(view.clean), annex)
    return found


def _skeleton(page: str) -> list[_Node]:
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
        nodes.append(_Node(farewell, farewell, 1, None, "", Part.CLOSING, True))
    return sorted(nodes, key=lambda node: (node.start, node.level))


def _node(mark: Mark, page: str) -> _Node:
    words = page[mark.words : mark.end].strip()
    return _Node(mark.start, mark.end, mark.depth, mark.number(page), words)


def _farewell(page: str, marks: Sequence[Mark]) -> int:
    """Where the closing appeal begins; the end of the page without one."""
    for mark in marks:
        if mark.style == "title" and part_named(page[mark.words : mark.end]) is Part.CLOSING:
            return mark.start
    lowest = max([len(page) - _LONGEST_FAREWELL, *(mark.end for mark in marks[-1:])])
    found = [m.start() for m in _APPEAL.finditer(page, max(lowest, 0)) if m.start() == 0 or page[m.start() - 1] in "\n。!?”"]
    at = _last_appeal([x for x in found if x == 0 or page[x - 1] == "\n"] or found, page)
    if at is not None and _FAREWELL.search(page, at) and not find_admission(page, at, len(page)):
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
        return found[-2] if _FAREWELL.search(page, found[-2], found[-1]) else found[-1]
    return found[-1]


def _with_parts(nodes: Sequence[_Node], page: str, end: int) -> list[_Node]:
    """Each section with its part: the words of level-1 headings and their order tell, lower sections inherit."""
    found: list[_Node] = []
    tops = [node for node in nodes if node.level == 1]
    planned = False
    parts: dict[int, Part] = {}
    for i, top in enumerate(tops):
        until = tops[i + 1].start if i + 1 < len(tops) else end
        later = i > 0 and _latest_year(top.words) > _latest_year(tops[0].words)
        parts[top.start] = part = _part_of_top(top, page[top.own_end : until], planned, i == 0, later)
        planned = planned or part is Part.PLAN
    current = Part.REVIEW
    own: Part | None = None
    for i, node in enumerate(nodes):
        if node.level == 1:
            current, own = parts[node.start], None
        elif node.level == 2:
            later = sum(n.level == 2 for n in _within(nodes[i + 1 :]))
            own = Part.SELF_BUILDING if current is Part.PLAN and later <= 1 and _self_building(node.words) else None
        found.append(replace(node, part=own or current))
    return found


def _within(following: Sequence[_Node]) -> list[_Node]:
    """The sections up to the next of level 1."""
    stop = next((i for i, node in enumerate(following) if node.level == 1), len(following))
    return list(following[:stop])


def _self_building(words: str) -> bool:
    return any(word in words for word in outline_words("self_building"))


def _latest_year(words: str) -> int:
    return max((int(year) for year in re.findall("(?:19|20)[0-9]{2}(?=年)", words)), default=9999)


def _part_of_top(top: _Node, text: str, planned: bool, first: bool, later: bool) -> Part:
    """`later`: whether the heading names a year after the first heading's (二、2024年主要工作)."""
    named = part_named(top.words)
    if named is Part.SELF_BUILDING:
        return Part.SELF_BUILDING if planned else Part.REVIEW if first else Part.SELF_BUILDING
    if named is Part.REVIEW and planned and "回顾" not in top.words:
        return Part.PLAN
    if named is not None:
        return named
    if planned or later:
        return Part.PLAN
    done, to_do = len(_DONE.findall(text)), len(_TO_DO.findall(text))
    return Part.PLAN if to_do > done * (1.6 if first else 0.6) else Part.REVIEW


def _with_front(nodes: list[_Node], page: str, speech: int, end: int) -> list[_Node]:
    """With the opening, and with blocks for a review or plan that no heading names."""
    first = min((node.start for node in nodes if node.level == 1), default=end)
    asks = _ASKS.search(page, speech, min(first, speech + 700))
    opens = _SALUTATION.match(page, speech) is not None or first - speech > 40
    blocks: list[_Node] = []
    opening_end = first
    if first - speech > _LONGEST_OPENING:
        opening_end = asks.end() if asks else speech
        opening_end += len(page[opening_end:]) - len(page[opening_end:].lstrip())
        blocks = _unheaded(nodes, page, opening_end, first)
        if not any(node.level == 1 for node in nodes) and blocks:
            nodes = [replace(node, level=node.level + 1) for node in nodes]
    if opens and opening_end > speech and page[speech:opening_end].strip():
        blocks.append(_Node(speech, speech, 1, None, "", Part.OPENING, True))
    return sorted([*nodes, *blocks], key=lambda node: (node.start, node.level))


def _unheaded(nodes: Sequence[_Node], page: str, start: int, end: int) -> list[_Node]:
    """A long stretch before the first heading: the review, and the plan from where the new year is spoken of."""
    plans = [node for node in nodes if node.level == 1 and node.part is Part.PLAN]
    blocks = [_Node(start, start, 1, None, "", Part.REVIEW, True)]
    if not plans:
        lowest = start + (end - start) // 5
        begins = [m.start() for m in _PLAN_BEGINS.finditer(page, lowest, end)]
        if begins:
            blocks.append(_Node(begins[0], begins[0], 1, None, "", Part.PLAN, True))
    return blocks


def _with_problems(nodes: list[_Node], page: str, end: int) -> list[_Node]:
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


def _insert_problems(nodes: list[_Node], page: str, at: int, until: int) -> list[_Node]:
    """The block runs to the next heading; list items that the heading finder took for sections are left to it."""
    line = page.rfind("\n", 0, at) + 1
    begin = line if at - line < 60 else at
    stop = next((node.start for node in nodes if node.start > begin and (node.level <= 2 and not _is_item(node))), until)
    stop = min(stop, _admitted_until(page, begin, stop))
    kept = [node for node in nodes if not begin < node.start < stop]
    return sorted([*kept, _Node(begin, begin, 2, None, "", Part.PROBLEMS, True, stop)], key=lambda node: (node.start, node.level))


def _admitted_until(page: str, begin: int, stop: int) -> int:
    """Where the admission ends: with its paragraph, and those after it that go on with its list or say what shall be done."""
    end = begin
    for match in re.compile(r"[^\n]+").finditer(page, begin, stop):
        if end > begin and (match.end() - begin > _LONGEST_ADMISSION or not _GOES_ON.match(match.group())):
            break
        end = match.end()
    return end


def _is_item(node: _Node) -> bool:
    if node.number and node.number.endswith("是"):
        return True
    return bool(node.number) and node.level > 1 and not node.words.endswith(("。", "!")) and len(node.words) > 40


def _with_leads(nodes: list[_Node], page: str) -> list[_Node]:
    """With announced blocks and lead phrases in every stretch that no lower heading divides."""
    found: list[_Node] = []
    for i, node in enumerate(nodes):
        found.append(node)
        until = nodes[i + 1].start if i + 1 < len(nodes) else len(page)
        if node.part in (Part.OPENING, Part.CLOSING, Part.PROBLEMS):
            continue
        blocks = _announced_blocks(page, node, until) if node.level == 1 and node.part is Part.PLAN else []
        blocked = blocks[0].start if blocks else until
        found += blocks
        for lead in find_leads(page, node.own_end, blocked):
            number = page[lead.start : lead.start + len(lead.number)] if lead.number else None
            words = page[lead.start + len(lead.number or "") : lead.end]
            found.append(_Node(lead.start, lead.end, node.level + 1 + lead.nested, number, words.strip("-:"), node.part))
        for j, block in enumerate(blocks):
            stop = blocks[j + 1].start if j + 1 < len(blocks) else until
            found += [_Node(x.start, x.end, 3, None, page[x.start : x.end].strip("-:"), node.part) for x in find_leads(page, block.own_end, stop)]
    return sorted(found, key=lambda node: (node.start, node.level))


def _announced_blocks(page: str, top: _Node, until: int) -> list[_Node]:
    """今年工作的总体要求是：… at a paragraph's beginning."""
    found = []
    for match in re.compile(r"[^\n]+").finditer(page, top.own_end, until):
        if announced := _BLOCK.match(page, match.start(), match.end()):
            found.append(_Node(match.start(), announced.end(), 2, None, announced["what"], top.part, True))
    return found


def _ended(nodes: Sequence[_Node], page: str) -> list[_Node]:
    """Each section with its end: the next one of its level or above, or the paragraph that speaks of the whole again."""
    found = []
    for i, node in enumerate(nodes):
        after = next((j for j in range(i + 1, len(nodes)) if nodes[j].level <= node.level), len(nodes))
        end = nodes[after].start if after < len(nodes) else len(page)
        end = min(end, node.end or end)
        last = nodes[after - 1].own_end if after > i + 1 else node.own_end
        sibling_follows = after < len(nodes) and nodes[after].level > 1 and nodes[after].part is not Part.PROBLEMS
        if node.level > 1 and not sibling_follows and node.part is not Part.PROBLEMS and (back := _RETURNS.search(page, last, end)):
            end = back.start()
        while end > node.start + 1 and page[end - 1] in "\n ":
            end -= 1
        found.append(replace(node, end=end))
    return found


def _heading(node: _Node, page: str, shift: int) -> Heading:
    part = node.part or Part.REVIEW
    topic = None
    if part not in (Part.OPENING, Part.CLOSING, Part.PROBLEMS) and not (node.level == 1 and (node.block or part_named(node.words))):
        topic = topic_of(node.words, page[node.own_end : node.end])
    label_zh = _label(node.words) or part.zh
    label_en = vocabulary().topics[topic].en if topic else part.en
    return Heading(node.number, node.level, part, topic, label_zh, label_en, node.start + shift, node.end + shift, node.own_end + shift)


def _label(words: str) -> str:
    """The heading's own core words."""
    clauses = [clause for clause in re.split("[,。:;!?]", words.strip()) if clause]
    if not clauses:
        return ""
    return re.sub(r"\A关于(?=.{3})", "", clauses[0])[:_LONGEST_LABEL]


def _annex_headings(page: str, annex: Annex) -> list[Heading]:
    """The annex, what is nested in it, and the items of a list of livelihood projects."""
    text = page[annex.start : annex.end]
    lines = [line.strip() for line in text.split("\n") if line.strip()][:3]
    number = _ANNEX_NUMBER.match(text)
    title = next((line for line in lines if not _ANNEX_NUMBER.fullmatch(line)), "")
    own_end = annex.start + (text.find(title) + len(title) if title and len(title) <= 60 else 0)
    found = [_annex_heading(page, number.group() if number and not number.group().endswith(("件", "录", "表", "案")) else None, 1, annex.start, annex.end, own_end, title)]
    nested = [m for m in _ANNEX_LINE.finditer(text) if m.start() > 0 and len(lines) > 1]
    for i, match in enumerate(nested):
        stop = nested[i + 1].start() if i + 1 < len(nested) else len(text)
        stop = len(text[:stop].rstrip())
        found.append(_annex_heading(page, match.group(1), 2, annex.start + match.start(), annex.start + stop, annex.start + match.end(), ""))
    if _PROJECTS.search(title) or "project" in str(annex.kind):
        found += _project_headings(page, annex, text)
    return found


def _project_headings(page: str, annex: Annex, text: str) -> list[Heading]:
    items = list(_PROJECT_LINE.finditer(text))
    found = []
    for i, match in enumerate(items):
        stop = len(text[: items[i + 1].start() if i + 1 < len(items) else len(text)].rstrip())
        line_end = text.find("\n", match.end(), stop)
        own = line_end if line_end > 0 and line_end - match.end() <= 40 else match.end()
        title = text[match.end() : line_end if line_end > 0 else match.end() + 20].strip()
        found.append(_annex_heading(page, match["number"], 2, annex.start + match.start(), annex.start + stop, annex.start + own, title))
    return found


def _annex_heading(page: str, number: str | None, level: int, start: int, end: int, own_end: int, title: str) -> Heading:
    topic = topic_of(title, page[own_end:end]) if level > 1 else None
    label_en = vocabulary().topics[topic].en if topic else Part.ANNEX.en
    return Heading(number, level, Part.ANNEX, topic, _label(title) or Part.ANNEX.zh, label_en, start, end, max(own_end, start))
