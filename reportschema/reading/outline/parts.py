"""The parts of a speech, from opening to closing.

Which headings open them, and the blocks that no heading opens.

Gives the sections of a page in half-width punctuation with level and part; where each ends,
`outline` works out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from reportschema.models.fields.codes import Part
from reportschema.reading.outline.headings import Mark, find_marks, outline_words, part_named
from reportschema.reading.outline.problems import find_admission
from reportschema.reading.outline.tense import Prior, Tense, share_planned, tenses

_SALUTATION = re.compile(
    r"(?:各位(?:代表|委员|主任|人大代表|同志)|主席(?:、|,)|同志们)[^。\n]{0,24}?[:!,](?=\s|现在|我"
    "|受|请)|各位代表[:!,]"
)
_ASKS = re.compile(r"(?:审议|审查|提出(?:宝贵)?意见)[^。\n]*。")
_APPEAL = re.compile(r"(?:各位代表|各位委员|同志们|各位主任)[^。!\n]{0,12}?[!,:]")
_GOES_ON = re.compile(
    "[一二三四五六七八九十]{1,3}[是、]|第[一二三四五六七八九十]|[(①-⑳]|[0-9]{1,2}[.、]|--|首先"
    "|其次|再次|此外|另外|同时|对|这些|以上|上述|面对|针对|为此|我们|主要"
)
_PLANS_A_TIME = re.compile(
    r"\A(?:关于)?(?:[12][0-9]{3}年|今年|新的一年|今后[一五]年|未来五年"
    "|“[一二三四五六七八九十]+五”(?:时期|期间)?)[^,。]{0,16}"
    r"(?:安排|任务|打算|部署|目标|重点工作|工作重点|工作建议|总体思路|总体要求)"
)
# 一、2030年工作回顾和2031年工作的总体要求; “十四五”成就和“十五五”目标
_BOTH = re.compile(
    "(?:成就|成效|成绩|回顾|总结|情况)[^,。]{0,10}(?:和|与|及|暨|、)[^,。]*(?:目标|要求|安排|任务"
    "|展望|打算)"
)
_CONTRADICTED = 0.8  # so much of a section against what its heading says
_HALF = 0.5
_GREAT_PART = 0.2
_LONGEST_GAP = 60
_LONGEST_ADMISSION = 2500
_LONGEST_OPENING = 1500
_LONGEST_FAREWELL = 1500


@dataclass(frozen=True)
class Section:
    """A section while its end is not known.

    [start, own_end) its number and words; a `block` has none.
    """

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


class Skeleton(NamedTuple):
    """The sections of a page, and which of its stretches look back and which plan."""

    sections: list[Section]
    tenses: list[Tense]


def skeleton(page: str, planned: int | None = None) -> Skeleton:
    """Numbered headings, titles and blocks, with levels and parts.

    planned: the first year that the report plans.
    """
    salutation = _SALUTATION.search(page, 0, max(len(page) // 4, 400))
    speech = salutation.start() if salutation else 0
    marks = [mark for mark in find_marks(page, speech, len(page)) if mark.start >= speech]
    farewell = _farewell(page, marks)
    marks = [mark for mark in marks if mark.start < farewell]
    nodes = [_node(mark, page) for mark in marks]
    told = _tenses(page, nodes, speech, farewell, planned)
    nodes = _with_parts(nodes, farewell, told)
    nodes = _with_plan_on_top(nodes, told, farewell)
    nodes = _with_front(nodes, page, speech, farewell, told)
    nodes = _with_problems(nodes, page, farewell)
    if farewell < len(page):
        nodes.append(Section(farewell, farewell, 1, None, "", Part.CLOSING, True))
    return Skeleton(sorted(nodes, key=lambda node: (node.start, node.level)), told)


def _node(mark: Mark, page: str) -> Section:
    words = page[mark.words : mark.end].strip()
    return Section(mark.start, mark.end, mark.depth, mark.number(page), words)


def _farewell(page: str, marks: Sequence[Mark]) -> int:
    """Where the closing appeal begins; the end of the page without one."""
    for mark in marks:
        if mark.style == "title" and part_named(page[mark.words : mark.end]) is Part.CLOSING:
            return mark.start
    lowest = max([len(page) - _LONGEST_FAREWELL, *(mark.end for mark in marks[-1:])])
    found = [
        m.start()
        for m in _APPEAL.finditer(page, max(lowest, 0))
        if m.start() == 0 or page[m.start() - 1] in "\n。!?”"
    ]
    at = _last_appeal([x for x in found if x == 0 or page[x - 1] == "\n"] or found, page)
    if (
        at is not None
        and _pattern("farewell").search(page, at)
        and not find_admission(page, at, len(page))
    ):
        return at
    last = page.rfind("\n", 0, len(page.rstrip())) + 1
    if lowest < last and len(page) - last < 600 and "让我们" in page[last:]:
        return last
    return len(page)


def _last_appeal(found: Sequence[int], page: str) -> int | None:
    """The last appeal, or the one right above it where two paragraphs of appeal meet."""
    if not found:
        return None
    if (
        len(found) > 1
        and page.count("\n", found[-2], found[-1])
        and not page[found[-2] : found[-1]].strip().count("\n")
    ):
        return found[-2] if _pattern("farewell").search(page, found[-2], found[-1]) else found[-1]
    return found[-1]


def _tenses(
    page: str, nodes: Sequence[Section], start: int, end: int, planned: int | None
) -> list[Tense]:
    """Which stretches of the speech look back and which plan, all its headings weighed."""
    found = find_admission(page, start, end)
    priors = list(_priors(nodes, planned))
    problems = None
    if found is not None:
        behind = (prior for prior in priors if prior.start > found[0])
        stop = next((prior.start for prior in behind if prior.level == 1 or prior.named), end)
        problems = _admitted_until(page, found[0], stop)
    return tenses(page, priors, start, end, planned, problems)


def _priors(nodes: Sequence[Section], planned: int | None) -> Iterator[Prior]:
    """What the words of each heading say of its text.

    Those of a lower one what its top says, unless it names a time: then it speaks for those of its
    level behind it too, which may count anew (二、明年安排 above 一、, 二、 and 三、).
    """
    years = {year for node in nodes if node.level == 1 and (year := _latest_year(node.words))}
    if planned is None and len(years) > 1:
        planned = max(years)
    spoken: list[tuple[int, bool | None]] = []  # the levels above, and what each says
    for node in nodes:
        both = _BOTH.search(node.words) is not None
        while spoken and spoken[-1][0] > node.level:
            spoken.pop()
        above = plans = spoken[-1][1] if spoken else None
        if node.level == 1:
            plans = None if both else _says(node.words, planned)
            spoken = [(1, plans)]
        elif "回顾" in node.words or (
            _PLANS_A_TIME.search(node.words) and part_named(node.words) is Part.PLAN
        ):
            plans = "回顾" not in node.words
            spoken.append((node.level, plans))
        own = plans is not None and (node.level == 1 or plans is not above)
        yield Prior(node.start, node.level, plans, own, both and node.level == 1)


def _says(words: str, planned: int | None) -> bool | None:
    """Whether a heading's words say that it plans; None where they say neither."""
    named = part_named(words)
    if named is not None:
        return named in (Part.PLAN, Part.SELF_BUILDING)
    year = _latest_year(words)
    return year >= planned if planned and year else None


def _with_parts(nodes: Sequence[Section], end: int, told: Sequence[Tense]) -> list[Section]:
    """Each section with its part: of the top ones by words, evidence and order; others inherit."""
    found: list[Section] = []
    tops = [node for node in nodes if node.level == 1]
    planned = False
    parts: dict[int, Part] = {}
    for i, top in enumerate(tops):
        until = tops[i + 1].start if i + 1 < len(tops) else end
        parts[top.start] = part = _part_of_top(
            top, share_planned(told, top.start, until), planned, i == 0
        )
        planned = planned or part is Part.PLAN
    after = _later_siblings(nodes)
    current = Part.REVIEW
    own: Part | None = None
    for node, siblings in zip(nodes, after, strict=True):
        if node.level == 1:
            current, own = parts[node.start], None
        elif node.level == 2:
            own = (
                Part.SELF_BUILDING
                if current is Part.PLAN and siblings <= 1 and _self_building(node.words)
                else None
            )
        found.append(replace(node, part=own or current))
    return found


def _with_plan_on_top(nodes: Sequence[Section], told: Sequence[Tense], end: int) -> list[Section]:
    """Puts the plan on top where a section that looks back goes on to plan for much of the speech.

    It begins with the lower heading that stands there, else with a block of its own.
    """
    tops = [node for node in nodes if node.level == 1]
    for i, top in enumerate(tops):
        until = tops[i + 1].start if i + 1 < len(tops) else end
        turn = next((x for x in told if x.plans and top.start < x.start < until), None)
        if top.part is Part.PLAN:
            break
        if (
            top.part is not Part.REVIEW
            or turn is None
            or min(turn.end, until) - turn.start < end * _GREAT_PART
        ):
            continue
        inside = [
            j for j, node in enumerate(nodes) if top.start < node.start <= turn.start + _LONGEST_GAP
        ]
        lost = next((j for j in inside if abs(nodes[j].start - turn.start) <= _LONGEST_GAP), None)
        if lost is not None:
            at = nodes[lost].start
            raised = [replace(node, level=1) if j == lost else node for j, node in enumerate(nodes)]
        else:
            at = turn.start
            raised = [*nodes, Section(at, at, 1, None, "", Part.PLAN, True)]
        raised = [
            replace(node, part=Part.PLAN) if at <= node.start < until else node for node in raised
        ]
        return sorted(raised, key=lambda node: (node.start, node.level))
    return list(nodes)


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


def _part_of_top(top: Section, plans: float, planned: bool, first: bool) -> Part:
    """`plans`: how much of the section plans by its sentences; `planned`.

    Whether a part before it did.
    """
    named = part_named(top.words)
    if named is Part.SELF_BUILDING:
        return Part.SELF_BUILDING if planned or not first else Part.REVIEW
    if named in (Part.PLAN, Part.REVIEW) and abs(plans - (named is Part.PLAN)) >= _CONTRADICTED:
        return Part.REVIEW if named is Part.PLAN else Part.PLAN
    if named is Part.REVIEW and planned and "回顾" not in top.words:
        return Part.PLAN
    if named is not None:
        return named
    return Part.PLAN if planned or plans > _HALF else Part.REVIEW


def _with_front(
    nodes: list[Section], page: str, speech: int, end: int, told: Sequence[Tense]
) -> list[Section]:
    """With the opening, and with blocks for a review or plan that no heading names."""
    first = min((node.start for node in nodes if node.level == 1), default=end)
    asks = _ASKS.search(page, speech, min(first, speech + 700))
    opens = _SALUTATION.match(page, speech) is not None or first - speech > 40
    blocks: list[Section] = []
    opening_end = first
    if first - speech > _LONGEST_OPENING or (first == end and asks):
        opening_end = asks.end() if asks else speech
        opening_end += len(page[opening_end:]) - len(page[opening_end:].lstrip())
        blocks = _unheaded(nodes, opening_end, first, told)
        if not any(node.level == 1 for node in nodes) and blocks:
            nodes = [replace(node, level=node.level + 1) for node in nodes]
    if opens and opening_end > speech and page[speech:opening_end].strip():
        blocks.append(Section(speech, speech, 1, None, "", Part.OPENING, True))
    return sorted([*nodes, *blocks], key=lambda node: (node.start, node.level))


def _unheaded(
    nodes: Sequence[Section], start: int, end: int, told: Sequence[Tense]
) -> list[Section]:
    """A long stretch before the first heading.

    The review, and the plan from where it turns to it.
    """
    blocks = [Section(start, start, 1, None, "", Part.REVIEW, True)]
    if not any(node.level == 1 and node.part is Part.PLAN for node in nodes):
        turns = [max(x.start, start) for x in told if x.plans and start < x.end and x.start < end]
        if turns and turns[0] == start:
            return [replace(blocks[0], part=Part.PLAN)]
        blocks += [Section(at, at, 1, None, "", Part.PLAN, True) for at in turns[:1]]
    return blocks


def _with_problems(nodes: list[Section], page: str, end: int) -> list[Section]:
    """The blocks with the admission of problems as one of its own, wherever it stands."""
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
    """The block runs to the next heading.

    List items that the heading finder took for sections are left to it.
    """
    line = page.rfind("\n", 0, at) + 1
    begin = line if at - line < 60 else at
    stop = next(
        (
            node.start
            for node in nodes
            if node.start > begin and (node.level <= 2 and not _is_item(node))
        ),
        until,
    )
    stop = min(stop, _admitted_until(page, begin, stop))
    kept = [node for node in nodes if not begin < node.start < stop]
    return sorted(
        [*kept, Section(begin, begin, 2, None, "", Part.PROBLEMS, True, stop)],
        key=lambda node: (node.start, node.level),
    )


def _admitted_until(page: str, begin: int, stop: int) -> int:
    """Where the admission ends.

    With its paragraph, and those after it that go on with its list or say what shall be done.
    """
    end = begin
    for match in re.compile(r"[^\n]+").finditer(page, begin, stop):
        if end > begin and (
            match.end() - begin > _LONGEST_ADMISSION or not _GOES_ON.match(match.group())
        ):
            break
        end = match.end()
    return end


def _is_item(node: Section) -> bool:
    if node.number and node.number.endswith("是"):
        return True
    return (
        bool(node.number)
        and node.level > 1
        and not node.words.endswith(("。", "!"))
        and len(node.words) > 40
    )
