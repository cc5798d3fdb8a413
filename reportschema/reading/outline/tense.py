"""Which sentences of a speech look back and which plan, judged jointly from its first to its last.

In: a page in half-width punctuation, its sections with what their headings say, and the first year
that the report plans. Out: the stretches that look back and those that plan.

Each sentence weighs for the one or the other by its words (`part_evidence.csv`) and the years that
it names; what its heading says is a prior of a few sentences' weight. Turning costs little at a top
heading or behind the admission of problems, more at a lower heading or a paragraph, most within
one, and turning back costs more than turning ahead. The cheapest sequence over all sentences wins.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from reportschema.reading.words.tables import WordTable


class EvidenceWord(NamedTuple):
    """Words of a sentence, anywhere or as its opening: how much they plan, below zero look back.

    begins: of words that may stand anywhere, one or two characters each with one of which they
    begin, a blank between them.
    """

    kind: str
    word: str
    weight: float
    begins: str
    example: str


PART_EVIDENCE = WordTable("reportschema.reading.outline", "part_evidence", EvidenceWord, "kind")


class Tense(NamedTuple):
    """A stretch of a page that looks back, or plans."""

    start: int
    end: int
    plans: bool


class Prior(NamedTuple):
    """What a heading says of all up to the next: plans, looks back, or None where it says neither.

    named: whether its own words say it. both: whether they say that it first looks back, then
    plans.
    """

    start: int
    level: int
    plans: bool | None
    named: bool = False
    both: bool = False


class _Sentence(NamedTuple):
    start: int
    end: int
    opens_paragraph: bool


# What it costs to turn: (from looking back to planning, from planning to looking back).
_AT_NAMED = (0.5, 2.5)
_AT_TOP = (1.0, 2.5)
_WHERE_BOTH = (1.0, 4.0)
_AT_HEADING = (3.0, 4.5)
_AT_PARAGRAPH = (3.0, 4.0)
_WITHIN = (7.0, 8.0)
_BEHIND_PROBLEMS = (0.0, 4.5)
_HEADING_SAYS = 0.45  # a sentence
_HEADING_ITSELF = 2.5
_NAMED_YEAR = 1.3
_MOST = 2.5  # what one sentence weighs at most
_SENTENCE = re.compile(r"[^。!?\n]+[。!?]*[”」]?")
_YEAR = re.compile(r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})年(?!代|基础)")
# 比1956年将增长: what is told is of a later year.
_COMPARED = ("比", "较", "同")
# “十四五”时期, 第十个五年计划: years by the number of their plan.
_PLAN = re.compile(
    "(?<![一二三四五六七八九十])(?P<which>[六七八九]"
    "|十[一二三四五六七八九]?)五[”]?(?=[,时期以末规计])"
)
_NUMBERS = {name: number for number, name in enumerate("一二三四五六七八九", 1)}
_FIRST_PLAN = 1951  # plans are counted so that the sixth begins in 1981
_OPENS = re.compile(
    r"\s*(?:[(]?[一二三四五六七八九十0-9]{1,3}[)、.,]\s*|各位代表[!,:]|--"
    "|第[一二三四五六七八九十],)*"
)


def tenses(
    page: str,
    priors: Sequence[Prior],
    start: int,
    end: int,
    planned: int | None,
    problems: int | None,
) -> list[Tense]:
    """The stretches of page[start:end] that look back and those that plan, in text order.

    priors: the headings in text order; planned: the first year that the report plans; problems:
    where an admission of problems ends.
    """
    sentences = list(_sentences(page, start, end))
    if not sentences:
        return []
    best = (0.0, 1.5)  # a speech rather begins with what was done
    chosen: list[tuple[bool, bool]] = []
    starts = [prior.start for prior in priors]
    passed = -1
    for sentence in sentences:
        i = bisect_right(starts, sentence.end - 1) - 1
        prior = priors[i] if i >= 0 else None
        ahead, back = _turning(sentence, priors[passed + 1 : i + 1], prior)
        if problems is not None and problems <= sentence.start:
            ahead, back, problems = *_BEHIND_PROBLEMS, None
        passed = i
        weight = weigh(page[sentence.start : sentence.end], planned)
        if prior is not None and prior.plans is not None:
            says = _HEADING_SAYS if prior.start < sentence.start else _HEADING_ITSELF
            weight += says if prior.plans else -says
        told, plans = best
        chosen.append((plans + back < told, told + ahead < plans))
        best = (
            min(told, plans + back) + max(weight, 0.0),
            min(plans, told + ahead) - min(weight, 0.0),
        )
    return _traced(sentences, chosen, best[1] < best[0], start, end)


def share_planned(stretches: Sequence[Tense], start: int, end: int) -> float:
    """How much of page[start:end] plans, from 0 to 1."""
    near = stretches[
        max(bisect_right(stretches, (start,)) - 1, 0) : bisect_right(stretches, (end,))
    ]
    inside = [(max(one.start, start), min(one.end, end), one.plans) for one in near]
    whole = sum(last - first for first, last, _ in inside if first < last)
    return sum(last - first for first, last, plans in inside if plans and first < last) / max(
        whole, 1
    )


def weigh(sentence: str, planned: int | None) -> float:
    """How much a sentence plans; below zero it looks back."""
    weight = sum(_told(sentence))
    opening = _OPENS.match(sentence)
    place = opening.end() if opening else 0
    weight += sum(row[1] for row in _compiled("opening") if row[0].match(sentence, place))
    dated = "年" in sentence or "五" in sentence
    if planned and dated and (years := list(_years(sentence))):
        weight += _NAMED_YEAR if max(years) >= planned else -_NAMED_YEAR
    return max(-_MOST, min(_MOST, weight))


def _years(sentence: str) -> Iterator[int]:
    """The years that a sentence tells of: of a plan its last, of a comparison the year after."""
    for match in _YEAR.finditer(sentence):
        compared = sentence[: match.start()].endswith(_COMPARED)
        yield int(match["year"]) + compared
    for match in _PLAN.finditer(sentence):
        tens, ones = match["which"].count("十"), match["which"].lstrip("十")
        number = 10 * tens + _NUMBERS.get(ones, 0)
        yield _FIRST_PLAN + 5 * number + 4


def _told(sentence: str) -> Iterator[float]:
    """How much each word of evidence tells that stands anywhere in a sentence, in table order."""
    words, sieve, begun = _compiled("anywhere"), *_sieve()
    found: set[int] = set()
    for hint in sieve.finditer(sentence):
        place = hint.start()
        for i in begun.get(sentence[place : place + 2]) or begun[sentence[place]]:
            if words[i][0].match(sentence, place):
                found.add(i)
    return (words[i][1] for i in sorted(found))


@cache
def _sieve() -> tuple[re.Pattern[str], dict[str, list[int]]]:
    """Where evidence may begin, and the rows of evidence by what they begin with."""
    begun: dict[str, list[int]] = {}
    for i, row in enumerate(PART_EVIDENCE.of("anywhere")):
        for key in row.begins.split():
            begun.setdefault(key, []).append(i)
    alone = "".join(sorted(key for key in begun if len(key) == 1))
    pairs = sorted(key for key in begun if len(key) > 1)
    for pair in pairs:
        begun[pair] += begun.setdefault(pair[0], [])
    first, second = ("".join(sorted(set(each))) for each in zip(*pairs, strict=True))
    classes = map(re.escape, (alone, first, second))
    return re.compile("[{}]|[{}](?=[{}])".format(*classes)), begun


@cache
def _compiled(kind: str) -> tuple[tuple[re.Pattern[str], float], ...]:
    return tuple((re.compile(row.word), row.weight) for row in PART_EVIDENCE.of(kind))


def _sentences(page: str, start: int, end: int) -> Iterator[_Sentence]:
    for match in _SENTENCE.finditer(page, start, end):
        if match.group().strip():
            opens = match.start() == start or page[match.start() - 1] == "\n"
            yield _Sentence(match.start(), match.end(), opens)


def _turning(
    sentence: _Sentence, opened: Sequence[Prior], around: Prior | None
) -> tuple[float, float]:
    """What turning costs before a sentence; opened: the headings that begin in it."""
    if opened:
        if any(prior.named for prior in opened):
            return _AT_NAMED
        return _AT_TOP if any(prior.level == 1 for prior in opened) else _AT_HEADING
    if sentence.opens_paragraph:
        return _WHERE_BOTH if around is not None and around.both else _AT_PARAGRAPH
    return _WITHIN


def _traced(
    sentences: Sequence[_Sentence],
    chosen: Sequence[tuple[bool, bool]],
    plans: bool,
    start: int,
    end: int,
) -> list[Tense]:
    """The stretches of the best sequence, from how it was chosen at each sentence.

    plans: whether its end plans.
    """
    found: list[Tense] = []
    until = end
    for i in range(len(sentences) - 1, -1, -1):
        turned = chosen[i][plans]
        if turned and i:
            found.append(Tense(sentences[i].start, until, plans))
            until = sentences[i].start
            plans = not plans
    return [Tense(start, until, plans), *reversed(found)]
