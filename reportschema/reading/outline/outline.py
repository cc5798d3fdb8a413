"""The outline of a speech.

Its headings with what each governs, the parts of the speech, and the lead phrases of paragraphs.

`read_outline` takes a view and the place of the speech in it; all places are in the view's clean
coordinates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol

from reportschema.models.fields.codes import Part
from reportschema.reading.outline.headings import part_named, plain
from reportschema.reading.outline.leads import find_leads
from reportschema.reading.outline.parts import Section, skeleton
from reportschema.reading.outline.tense import Tense
from reportschema.reading.outline.topics import Topics, topic_of
from reportschema.reading.page.view import View
from reportschema.vocabularies import vocabulary

_BLOCK = re.compile(
    r"""
    [^。:;!?\n]{2,32}(?P<what>总体要求|总的要求|总要求|指导思想|总体思路|基本思路|预期目标|主要目标|主要指标|发展目标|奋斗目标)(?:包括|初步安排|建议)?(?:是|为)?:
    """,
    re.VERBOSE,
)
# 各位代表，一年来的成绩… after the last section: a paragraph about the whole again.
_RETURNS = re.compile(
    "^(?:各位(?:代表|委员|主任)|与此同时,|过去的?[一五]年|一年来,|五年来,|回[顾首望]|总结"
    "|(?:以上|这些|上述|取得)?(?:的)?成绩|刚刚过去)",
    re.MULTILINE,
)
_ANNEX_NUMBER = re.compile(r"附(?:件|录|表|属档案|属文件)[0-9一二三四五六七八九十]{0,2}")
_ANNEX_LINE = re.compile(
    r"^(附(?:件|录|表|属档案|属文件)[0-9一二三四五六七八九十]{1,2})[:、.]?", re.MULTILINE
)
_PROJECTS = re.compile("实事|民生项目|民心工程|民生工程")
_PROJECT_LINE = re.compile(r"^(?P<number>[0-9]{1,2}[.、])(?![0-9])", re.MULTILINE)
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
    """One section: what heads it ends at `own_end`, what it governs at `end`.

    A block without a heading has own_end == start.
    """

    number: str | None
    level: int
    part: Part
    topic: str | None
    label_zh: str
    label_en: str
    start: int
    end: int
    own_end: int


class Outline(NamedTuple):
    """The sections of a speech, and which of its stretches look back and which plan."""

    headings: list[Heading]
    tenses: list[Tense]


def read_outline(
    view: View, start: int, end: int, annexes: Sequence[Annex] = (), planned: int | None = None
) -> Outline:
    """All sections of the speech clean[start:end] and its annexes, in text order.

    They are nested and never cross.

    planned: the first year that the report plans, where it is known.
    """
    speech_end = min([end, *(annex.start for annex in annexes if annex.start > start)])
    page = plain(view.clean[start:speech_end])
    nodes, told = skeleton(page, planned)
    nodes = _ended(_with_leads(nodes, page), page)
    topics = Topics(page)
    found = [_heading(node, topics, start) for node in nodes]
    whole = plain(view.clean) if annexes else ""
    for annex in annexes:
        found += _annex_headings(whole, annex)
    headings = [_as_published(view, heading) for heading in found]
    return Outline(headings, [Tense(one.start + start, one.end + start, one.plans) for one in told])


def _as_published(view: View, heading: Heading) -> Heading:
    """The heading with its number as the published text has it.

    Full-width brackets and Traditional characters kept, noise inside left out.
    """
    if heading.number is None:
        return heading
    published = view.anchor(heading.start, heading.start + len(heading.number)).exact
    if len(published) > 2 * len(heading.number) + 2:
        return heading
    return replace(heading, number="".join(published.split()))


def _with_leads(nodes: list[Section], page: str) -> list[Section]:
    """With announced blocks and lead phrases in every stretch that no lower heading divides."""
    found: list[Section] = []
    for i, node in enumerate(nodes):
        found.append(node)
        until = nodes[i + 1].start if i + 1 < len(nodes) else len(page)
        if node.part in (Part.OPENING, Part.CLOSING, Part.PROBLEMS):
            continue
        blocks = (
            _announced_blocks(page, node, until)
            if node.level == 1 and node.part is Part.PLAN
            else []
        )
        blocked = blocks[0].start if blocks else until
        found += blocks
        for lead in find_leads(page, node.own_end, blocked):
            number = page[lead.start : lead.start + len(lead.number)] if lead.number else None
            words = page[lead.start + len(lead.number or "") : lead.end]
            found.append(
                Section(
                    lead.start,
                    lead.end,
                    node.level + 1 + lead.nested,
                    number,
                    words.strip("-:"),
                    node.part,
                )
            )
        for j, block in enumerate(blocks):
            stop = blocks[j + 1].start if j + 1 < len(blocks) else until
            found += [
                Section(x.start, x.end, 3, None, page[x.start : x.end].strip("-:"), node.part)
                for x in find_leads(page, block.own_end, stop)
            ]
    return sorted(found, key=lambda node: (node.start, node.level))


def _announced_blocks(page: str, top: Section, until: int) -> list[Section]:
    """今年工作的总体要求是：… at a paragraph's beginning."""
    lines = re.compile(r"[^\n]+").finditer(page, top.own_end, until)
    announced = (_BLOCK.match(page, line.start(), line.end()) for line in lines)
    return [
        Section(found.start(), found.end(), 2, None, found["what"], top.part, True)
        for found in announced
        if found
    ]


def _ended(nodes: Sequence[Section], page: str) -> list[Section]:
    """Each section with its end.

    The next one of its level or above, or the paragraph that speaks of the whole again.
    """
    found = []
    for i, node in enumerate(nodes):
        after = next(
            (j for j in range(i + 1, len(nodes)) if nodes[j].level <= node.level), len(nodes)
        )
        end = nodes[after].start if after < len(nodes) else len(page)
        end = min(end, node.end or end)
        last = nodes[after - 1].own_end if after > i + 1 else node.own_end
        sibling_follows = (
            after < len(nodes) and nodes[after].level > 1 and nodes[after].part is not Part.PROBLEMS
        )
        if (
            node.level > 1
            and not sibling_follows
            and node.part is not Part.PROBLEMS
            and (back := _RETURNS.search(page, last, end))
        ):
            end = back.start()
        while end > node.start + 1 and page[end - 1] in "\n ":
            end -= 1
        found.append(replace(node, end=end))
    return found


def _heading(node: Section, topics: Topics, shift: int) -> Heading:
    part = node.part or Part.REVIEW
    topic = None
    if part not in (Part.OPENING, Part.CLOSING, Part.PROBLEMS) and not (
        node.level == 1 and (node.block or part_named(node.words))
    ):
        topic = topics.of(node.words, node.own_end, node.end)
    label_zh = _label(node.words) or part.zh
    label_en = vocabulary().topics[topic].en if topic else part.en
    return Heading(
        node.number,
        node.level,
        part,
        topic,
        label_zh,
        label_en,
        node.start + shift,
        node.end + shift,
        node.own_end + shift,
    )


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
    found = [
        _annex_heading(
            page,
            number.group()
            if number and not number.group().endswith(("件", "录", "表", "案"))
            else None,
            1,
            annex.start,
            annex.end,
            own_end,
            title,
        )
    ]
    nested = [m for m in _ANNEX_LINE.finditer(text) if m.start() > 0 and len(lines) > 1]
    for i, match in enumerate(nested):
        stop = nested[i + 1].start() if i + 1 < len(nested) else len(text)
        stop = len(text[:stop].rstrip())
        found.append(
            _annex_heading(
                page,
                match.group(1),
                2,
                annex.start + match.start(),
                annex.start + stop,
                annex.start + match.end(),
                "",
            )
        )
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
        found.append(
            _annex_heading(
                page,
                match["number"],
                2,
                annex.start + match.start(),
                annex.start + stop,
                annex.start + own,
                title,
            )
        )
    return found


def _annex_heading(
    page: str, number: str | None, level: int, start: int, end: int, own_end: int, title: str
) -> Heading:
    topic = topic_of(title, page[own_end:end]) if level > 1 else None
    label_en = vocabulary().topics[topic].en if topic else Part.ANNEX.en
    return Heading(
        number,
        level,
        Part.ANNEX,
        topic,
        _label(title) or Part.ANNEX.zh,
        label_en,
        start,
        end,
        max(own_end, start),
    )
