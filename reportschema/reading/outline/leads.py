"""Run-in lead phrases.

The short first sentences that head paragraphs, or stretches within one, below the numbered
headings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from reportschema.reading.words.tables import WordTable

_SENTENCE = re.compile(r"[^。!?\n]+[。!?]?[”」]?")
_CHINESE = "[一二三四五六七八九十]{1,2}"
_ITEM = re.compile(rf"(?:(?<=[。;:!?”\n])|\A)({_CHINESE}是(?:要)?)")
# 坚持“一个目标”--围绕…  聚力强产业:…
_DASHED = re.compile(r"(?:--)?[^。,;:!?\n]{4,16}(?:--|:)")
_OPENS_NO_LEAD = re.compile(
    r"\A(?:各位|对此|同时|此外|与此同时|总之|为此|这些|以上|上述|成绩|今年是|当前|目前|在此|现在"
    "|一年来,|五年来,|让我们|20|19|根据|按照|综合(?:考虑|各方面|分析|判断|以上)|围绕上述|实现上述"
    "|重点(?:做好|抓好|要)|主要(?:是|有)|据|其中|需要|要|我们|这(?!是.{4,20}的[一五]年)|近|最近"
    "|过去|中国|[一二三四五六七八九十]{1,2}[是要]|为了|必须|应当|但|因此|由于|如果|周总理|它|他"
    "|国务院)"
)
_LONGEST_LEAD = 26
_LONGEST_COMMA_LEAD = 36
_LONGEST_INNER = 17
_GOVERNED = 35
_ENOUGH = 2.0


@dataclass(frozen=True)
class Lead:
    """One lead phrase.

    [start, end) its words; `nested` where it stands inside another lead's paragraph; `number` as in
    一是.
    """

    start: int
    end: int
    nested: bool = False
    number: str | None = None


class LeadWord(NamedTuple):
    """A word of lead phrases.

    Where it stands in one (its start, its end, anywhere), and how much it tells.
    """

    role: str
    word: str
    weight: float


LEAD_WORDS = WordTable(__package__, "lead_words", LeadWord, lists="role")


def find_leads(page: str, start: int, end: int) -> list[Lead]:
    """The lead phrases of a stretch of text without headings."""
    paragraphs = [
        (start + m.start(), start + m.end()) for m in re.finditer(r"[^\n]+", page[start:end])
    ]
    if not paragraphs:
        return []
    if len(paragraphs) > 1:
        heads = _paragraph_heads(page, paragraphs)
        if heads:
            found: list[Lead] = []
            bounds = [*(lead.start for lead in heads), end]
            for lead, until in zip(heads, bounds[1:], strict=True):
                found.append(lead)
                found += _inside(page, lead, until)
            return found
    return [lead for a, b in paragraphs for lead in _inner(page, a, b)]


def _paragraph_heads(page: str, paragraphs: Sequence[tuple[int, int]]) -> list[Lead]:
    """Leads at the beginning of paragraphs.

    Short sentences, a line of their own, or the like words of several paragraphs.
    """
    short, with_comma, dashed = [], [], []
    for i, (a, b) in enumerate(paragraphs):
        stop = _stop(page, a, b)
        words = page[a:stop]
        rest = b - stop
        own_line = (
            rest == 0
            and i + 1 < len(paragraphs)
            and paragraphs[i + 1][1] - paragraphs[i + 1][0] > 45
        )
        if _OPENS_NO_LEAD.match(words) or _has_figure(words):
            continue
        if (dash := _DASHED.match(page, a, b)) and b - dash.end() >= 25 and dash.end() < stop:
            dashed.append(Lead(a, dash.end()))
        if "是" in words and not words.startswith("这是"):  # a statement: 市场是最稀缺的资源。
            continue
        if not words.endswith(("。", "!")) or (rest < 30 and not own_line):
            continue
        if "," not in words and ":" not in words and len(words) <= _LONGEST_LEAD:
            short.append(Lead(a, stop))
        elif len(words) <= _LONGEST_COMMA_LEAD and ":" not in words:
            with_comma.append(Lead(a, stop))
    alike = _alike(page, paragraphs)
    if len(short) + len(with_comma) >= max(2, len(paragraphs) * 0.5) and len(with_comma) >= 2:
        short += with_comma
    if len(dashed) >= 2:
        short += [lead for lead in dashed if all(lead.start != other.start for other in short)]
    short += [lead for lead in alike if all(lead.start != other.start for other in short)]
    if len(short) == 1 and len(paragraphs) > 2:
        return []
    return sorted(short, key=lambda lead: lead.start)


def _alike(page: str, paragraphs: Sequence[tuple[int, int]]) -> list[Lead]:
    """Three or more paragraphs that open with the same words (这一年，我们…).

    Their first sentences.
    """
    openings = Counter(page[a : a + 4] for a, _ in paragraphs)
    found = []
    for a, b in paragraphs:
        stop = _stop(page, a, b)
        if (
            openings[page[a : a + 4]] >= 3
            and stop - a <= 70
            and b - stop >= 30
            and not page.startswith(("各位", "--", "我们要", "要"), a)
        ):
            found.append(Lead(a, stop))
    return found


def _stop(page: str, a: int, b: int) -> int:
    found = _SENTENCE.match(page, a, b)
    return found.end() if found else b


def _has_figure(words: str) -> bool:
    return bool(re.search(r"[0-9]", re.sub("“[^”]*”", "", words)))


def _inside(page: str, lead: Lead, until: int) -> list[Lead]:
    """Leads inside a paragraph that has a lead.

    Numbered (一是 …), or a second one right after the first.
    """
    numbered = _numbered(page, lead.end, until)
    if numbered:
        return [Lead(x.start, x.end, True, x.number) for x in numbered]
    end = page.find("\n", lead.end, until)
    stop = until if end < 0 else end
    inner = _chosen(page, lead.end, stop)
    openings = Counter(page[x.start : x.start + 2] for x in inner)
    if len(inner) >= 2 and (inner[0].start == lead.end or max(openings.values()) >= 3):
        return [Lead(x.start, x.end, True) for x in inner]
    return []


def _inner(page: str, a: int, b: int) -> list[Lead]:
    """Leads within one paragraph."""
    return _numbered(page, a, b) or _chosen(page, a, b)


def _numbered(page: str, a: int, b: int) -> list[Lead]:
    """一是白鹅潭起步区。… 二是….

    Numbered leads, where each item is a short sentence with more text after it.
    """
    items = [(m.start(1), m.end(1)) for m in _ITEM.finditer(page, a, b)]
    if len(items) < 2:
        return []
    found = []
    bounds = [*(start for start, _ in items[1:]), b]
    for (start, words), until in zip(items, bounds, strict=True):
        stop = _stop(page, words, until)
        sentence = page[words:stop]
        if (
            not sentence.endswith("。")
            or len(sentence) > 24
            or "," in sentence
            or until - stop < 15
        ):
            return []
        found.append(Lead(start, stop, False, page[start:words]))
    return found


def _chosen(page: str, a: int, b: int) -> list[Lead]:
    """The short sentences of a paragraph that read as leads and govern enough text.

    At least two, or none.
    """
    candidates = [
        (m.start(), m.end()) for m in _SENTENCE.finditer(page, a, b) if _could_lead(m.group())
    ]
    if len(candidates) < 2:
        return []
    texts = [page[x:y] for x, y in candidates]
    openings = Counter(text[:2] for text in texts)
    lengths = Counter(len(text) for text in texts)
    scores = [_score(text, openings[text[:2]] - 1, lengths[len(text)] - 1) for text in texts]
    best = [
        (pair, score)
        for pair, score in zip(candidates, scores, strict=True)
        if score >= _ENOUGH and not _OPENS_NO_LEAD.match(page, *pair)
    ]
    kept: list[tuple[tuple[int, int], float]] = []
    for pair, score in best:
        alike = openings[page[pair[0] : pair[0] + 2]] >= 3
        if kept and pair[0] - kept[-1][0][1] < (_GOVERNED // 2 if alike else _GOVERNED):
            if score > kept[-1][1] + 1:
                kept[-1] = (pair, score)
            continue
        kept.append((pair, score))
    if kept and b - kept[-1][0][1] < 20:
        kept.pop()
    return [Lead(*pair) for pair, _ in kept] if len(kept) >= 2 else []


@cache
def _weights(role: str) -> dict[str, float]:
    """How much each word at the end or the start of a lead phrase tells."""
    return {row.word: row.weight for row in LEAD_WORDS.of(role)}


def _could_lead(sentence: str) -> bool:
    words = sentence.rstrip("。")
    if (
        not 4 <= len(words) <= _LONGEST_INNER + 3
        or not sentence.endswith("。")
        or _has_figure(words)
    ):
        return False
    return words.count(",") <= 1 and not any(c in words for c in ";:、《")


def _score(sentence: str, alike: int, as_long: int) -> float:
    """How much a short sentence reads as a lead.

    By its first and last words, its length, and how many others are like it.
    """
    words = sentence.rstrip("。")
    ends, starts = _weights("end"), _weights("start")
    places = range(1, len(words) + 1)
    score = max(0.0, *(max(ends.get(words[-i:], 0), starts.get(words[:i], 0)) for i in places))
    score += sum(row.weight for row in LEAD_WORDS.of("event") if row.word in words)
    length = len(words)
    score += 1.0 if 6 <= length <= 10 else 0.0 if length <= 12 else -0.7 if length <= 14 else -1.5
    score -= 0.0 if "," not in words else 0.5 if alike >= 2 else 1.5
    score += 1.2 if alike >= 2 else 0.6 if alike else 0.0
    return score + (0.8 if as_long else 0.0)
