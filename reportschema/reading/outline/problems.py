"""The problems that a government admits.

Where the admission stands, and one draft a shortcoming as the speaker numbers them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from reportschema.models.fields.codes import Part
from reportschema.reading.outline.headings import plain
from reportschema.reading.outline.topics import topic_of
from reportschema.reading.page.view import View
from reportschema.vocabularies import vocabulary

_ENDS = "。!\n"
_END = re.compile(f"[{_ENDS}]")
_TROUBLE = "(?:问题|不足|困难|短板|差距|矛盾|挑战|缺点|薄弱|弱项|制约|压力|风险)"
_ADMITS = re.compile(
    rf"""
      (?P<clear>清醒|清楚)地?(?:认识|看|意识)到  # 我们也清醒地看到，…
    | (?:深刻|深切|冷静|充分|也|必须|应当|应该|更加|同时|还要|要)[^。!\n]{{0,14}}?
      # 我们也要看到，…还有不少困难
      (?P<seen>认识到|认识|看到|意识到|感到|深知|知道)[^。!\n]{{0,110}}?{_TROUBLE}
    | (?:但|前进|发展|工作|我们|目前|当前)[^。!;\n]{{0,24}}?
        (?:还|仍|也|依然|仍然)[^。!;\n]{{0,8}}?(?:存在|面临|有)(?:着)?
      # 我们在前进中还存在一些问题和困难。
      (?P<some>一些|不少|许多|很多|诸多|一定的|这样那样)[^。!;\n]{{0,24}}?{_TROUBLE}
    | (?:还|仍|仍然|依然|尚|也)?(?P<there>存在|面临|面前|有)(?:着|的)?
        [^。!;\n]{{0,40}}?{_TROUBLE}[^。!;\n]{{0,14}}?
      (?:主要(?:是|有|表现|体现|包括)?|:|一是|[(]一[)])  # 工作中存在的问题，主要是：
    """,
    re.VERBOSE,
)
# What each of its forms has; none goes over the end of its sentence.
_MAY_ADMIT = re.compile(f"清醒|清楚|{_TROUBLE}")
_CLEAR_EYED = re.compile(
    "清醒|清楚地|深知|正视|不容忽视|也要看到|也看到|肯定成绩的同时|总结成绩的同时|看到成绩的同时"
    "|在充分肯定"
)
_LISTED = re.compile(r"一是|主要是|主要有|主要表现|主要体现|主要包括|第一,|首先|:")
_ITEM = re.compile(
    r"(?:(?<=[。;:!?,”\n])|\A)\s{0,40}(?P<item>(?:[一二三四五六七八九十]{1,3}是"
    "|第[一二三四五六七八九十]{1,2}[,、]|[①-⑳]|[(][0-9一二三四五六七八九十]{1,2}[)]|首先,|其次,"
    "|再次,|最后,))"
)
_CLOSES = re.compile(
    r"\A(?:--)?(?:这些|只要|面对|前行|我们会|对此|对于这些|对这些|这些问题|以上|上述|针对|为此|面对"
    "|我们(?:一定|将|要|必须|决心|应)|今后|下一步|必须|需要|要|因此|各位|所有这些|解决|虽然)"
)
_MENDS = re.compile(
    "(?:切实|认真|努力|着力|采取|加以|下决心|下大力气|高度重视)[^。]{0,24}(?:解决|改进|克服|整改"
    "|重视)"
)
_DASHES = re.compile(r"^--", re.MULTILINE)
_SENTENCE = re.compile(r"[^。!?\n]+[。!?]?[”」]?")
_FEWEST = 5
_LONGEST_LOOK_BACK = 300
_LONGEST_SUMMARY = 14
_TOPIC_UNKNOWN = "04.9"


class Governing(Protocol):
    """What is read of a heading here."""

    @property
    def part(self) -> Part: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True)
class ProblemDraft:
    """One admitted shortcoming.

    [start, end) in clean coordinates, COFOG topic, summaries for a person to better.
    """

    start: int
    end: int
    topic: str
    topic_told: bool
    summary_zh: str
    summary_en: str


def find_admission(page: str, start: int, end: int) -> tuple[int, int] | None:
    """Where in page[start:end] the admission of problems begins; None without one.

    Behind it stands the end of the words that announce it.
    """
    best: tuple[float, int, int] | None = None
    for match in _admissions(page, start, end):
        if "这些问题" in match.group():  # told before, and spoken of again
            continue
        begin = _sentence_start(page, match.start(), start)
        at_paragraph = begin == start or page[begin - 1] == "\n"
        stop = _announced(page, match, end)
        head = page[begin:stop]
        score = (
            2.0 * bool(match["seen"] or match["clear"])
            + 2.5 * bool(match["some"])
            + 1.0 * bool(match["there"] and _ITEM.search(page, match.end() - 4, match.end() + 24))
            + 2.0 * bool(_CLEAR_EYED.search(head))
            + 1.5 * at_paragraph
        )
        score += (
            1.5 * bool(_LISTED.search(page, match.start(), min(stop + 40, end)))
            + 0.8 * ("同时" in head)
            + 1.5 * (begin - start) / max(end - start, 1)
        )
        score += 0.5 * (any(word in head for word in ("存在", "面临", "面前")))
        if score >= 4.0 and (best is None or score > best[0]):
            best = (score, begin, stop)
    return best[1:] if best else None


def _admissions(page: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where words stand that may admit problems, looked for in sentences that name any."""
    reached = start
    for hint in _MAY_ADMIT.finditer(page, start, end):
        if hint.start() >= reached:
            first = max(reached, *(page.rfind(mark, reached, hint.start()) for mark in _ENDS))
            stop = _END.search(page, hint.end(), end)
            reached = stop.end() if stop else end
            yield from _ADMITS.finditer(page, first, reached)


def _sentence_start(page: str, at: int, lowest: int) -> int:
    lowest = max(lowest, at - _LONGEST_LOOK_BACK)
    return max(lowest, max(page.rfind(c, lowest, at) for c in "。!?\n") + 1)


_ANNOUNCED = re.compile(r"[:。!\n]|(?=[,;]?[一]是)|主要(?:是|有)[,:]?")


def _announced(page: str, match: re.Match[str], end: int) -> int:
    """Where the announcing words end: their colon, the first item, or their full stop.

    At 看到 where the sentence itself is the list.
    """
    end = min(end, match.end() + _LONGEST_LOOK_BACK)
    seen = (
        match.end("clear")
        if match["clear"]
        else match.end("seen")
        if match["seen"]
        else match.end()
    )
    found = _ANNOUNCED.search(page, seen, end)
    if found and page[found.start()] in "。!\n" and page.count(";", seen, found.start()) >= 1:
        comma = page.find(",", seen, found.start())
        return comma + 1 if 0 <= comma - seen <= 8 else match.end()
    found = _ANNOUNCED.search(page, match.end(), end) or found
    return found.end() if found else end


def read_problems(
    view: View, headings: Sequence[Governing], start: int, end: int
) -> list[ProblemDraft]:
    """The problems admitted in clean[start:end].

    Within the headings of the problems part, else wherever the admission stands.
    """
    page = plain(view.clean)
    passages = [(max(h.start, start), min(h.end, end)) for h in headings if h.part is Part.PROBLEMS]
    passages = [
        one
        for one in passages
        if not any(two[0] <= one[0] and one[1] <= two[1] and one != two for two in passages)
    ]
    found: list[ProblemDraft] = []
    for a, b in passages:
        announced = find_admission(page, a, b)
        found += _drafts(page, announced[1] if announced and announced[0] - a < 200 else a, b)
    return found


def _drafts(page: str, a: int, b: int) -> list[ProblemDraft]:
    spans = _numbered_items(page, a, b) or _dashed_items(page, a, b) or _plain_items(page, a, b)
    return [_draft(page, *span) for span in spans if span[1] - span[0] >= _FEWEST]


def _numbered_items(page: str, a: int, b: int) -> list[tuple[int, int]]:
    """The items of 一是 …; 二是 …: each up to the next number.

    The last goes up to the sentence that closes the admission.
    """
    starts = [match.start("item") for match in _ITEM.finditer(page, a, b)]
    if len(starts) < 2:
        return []
    spans = [(x, _trimmed(page, x, y)) for x, y in pairwise(starts)]
    last = starts[-1]
    stop = last
    for match in _SENTENCE.finditer(page, last, b):
        if stop > last and (_closes(match.group()) or page[stop : stop + 1] == "\n"):
            break
        stop = match.end()
    return [*spans, (last, _trimmed(page, last, stop))]


def _closes(sentence: str) -> bool:
    """Whether a sentence speaks of what shall be done about it rather than of a shortcoming."""
    return bool(_CLOSES.match(sentence) or _MENDS.search(sentence))


def _dashed_items(page: str, a: int, b: int) -> list[tuple[int, int]]:
    """——A。 on lines of their own."""
    starts = [match.start() for match in _DASHES.finditer(page, a, b)]
    if len(starts) < 2:
        return []
    ends = [
        *starts[1:],
        page.find("\n", starts[-1], b) if page.find("\n", starts[-1], b) > 0 else b,
    ]
    return [(x, _trimmed(page, x, y)) for x, y in zip(starts, ends, strict=True)]


def _trimmed(page: str, a: int, b: int) -> int:
    while b > a and page[b - 1] in ";,\n ":
        b -= 1
    return b


def _plain_items(page: str, a: int, b: int) -> list[tuple[int, int]]:
    """The clauses between semicolons, or the sentences, up to the one that closes the admission."""
    sentences: list[tuple[int, int]] = []
    for match in _SENTENCE.finditer(page, a, b):
        if not match.group().strip():
            continue
        if sentences and _closes(match.group()):
            break
        sentences.append((match.start(), match.end()))
    if sentences and page.count(";", *sentences[0]) >= 1:
        return [(x, y) for first, last in sentences for x, y in _clauses(page, first, last)]
    if len(sentences) == 1 and sentences[0][1] - sentences[0][0] > 80:
        return [(x, y) for x, y in _clauses(page, *sentences[0], "[^,。]+") if y - x >= 8]
    return sentences


def _clauses(page: str, a: int, b: int, clause: str = "[^;。]+") -> list[tuple[int, int]]:
    found = [(m.start(), m.end()) for m in re.compile(clause).finditer(page, a, b)]
    return [(x, y) for x, y in found if y - x >= _FEWEST]


def _draft(page: str, a: int, b: int) -> ProblemDraft:
    words = _ITEM.sub("", page[a:b], count=1) if _ITEM.match(page, a, b) else page[a:b]
    topic = topic_of(re.split("[,。;]", words)[0], words)
    title = vocabulary().topics[topic or _TOPIC_UNKNOWN].en
    return ProblemDraft(
        a,
        b,
        topic or _TOPIC_UNKNOWN,
        topic is not None,
        _summary(words),
        f"Shortcoming admitted: {title}",
    )


def _summary(words: str) -> str:
    """The first clause that says something, cut to size."""
    clauses = [clause.strip() for clause in re.split("[,。;:!?\n]", words) if clause.strip()]
    first = next(
        (clause for clause in clauses if len(clause) >= 4), clauses[0] if clauses else words.strip()
    )
    return (
        re.sub(r"\A(?:我[省市县区州旗国]的?|全[省市县区州国]|部分地区)", "", first)[
            :_LONGEST_SUMMARY
        ]
        or first[:_LONGEST_SUMMARY]
    )
