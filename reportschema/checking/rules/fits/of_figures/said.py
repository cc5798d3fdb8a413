"""Rules that need the text: a time that differs from the report's own is said, and so is a subject.

`Passages` looks up lines of the folded text; words are compared by pairs of their characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from reportschema.checking.registry import Case, rule
from reportschema.checking.rules.figures import is_impossible
from reportschema.checking.rules.fits.of_reports import reports
from reportschema.checking.rules.vocabulary import unusual_unit
from reportschema.findings.codes import Hit, Loc
from reportschema.findings.finding import Severity
from reportschema.models import Figure, Target
from reportschema.models.fields.codes import Collection, Script
from reportschema.models.fields.periods import Period, day_bounds
from reportschema.notation.chinese import chinese_below_hundred, fold, year_spellings
from reportschema.vocabularies import Vocabulary, plans_answered
from reportschema.vocabularies.fits import fit_table

_TIME_CUE = re.compile("[年月日期前来季今]|连续|目前")
_PARTED = re.compile(r"(?<=[0-9])\s+(?=[0-9年])|(?<=[年月])\s+")  # 2 011 年
# What it was before, 由A降至B, 由上年的A; what a promise reaches in its last year, 达到A.
_FROM = re.compile(r"[从由](?:[上去前]年)?[^，。0-9年]{0,6}\Z")
_REACHED = re.compile("达到?|突破|[迈跨跃登]上|提高到|增加到")
_SO_FAR = re.compile("累计|截至|至今|目前|现有|已")
# Words for a year, by how far it is from that in which the report is given.
_RELATIVE = {"去年": -1, "上年": -1, "前年": -2, "今年": 0, "本年": 0, "明年": 1, "同比": -1}
# The third plan, from which on plans are of five years that end in 0 or 5, and those before it.
_FIRST_PLAN, _EARLIER_PLANS = 1966, {1953: "一五", 1958: "二五"}


@rule(
    "TEXT030",
    "a time that nothing says",
    why=(
        "A figure is of the time that the report reviews or plans; of any other only where its "
        "paragraph, its heading or a cue says so."
    ),
    remedy=(
        "correct the period; or give the words that say it as a cue, or name period among the "
        "inferred"
    ),
    severity=Severity.WARNING,
    needs_text=True,
)
def periods(case: Case) -> Iterator[Hit]:
    if "delivered" in case.denied_by_id or any(reports.periods(case)):
        return  # FITS016
    known, ids = _Known(case), {figure.id: figure for _, figure in case.figures}
    for loc, figure in case.figures:
        period = Period.of(figure.period)
        if period is None or "period" in figure.inferred or known.has(period, figure):
            continue
        ranked = ids.get(figure.ranks or "", figure)
        if _is_unplanned(case, figure) or ranked.period != figure.period:
            continue  # FITS009, FIGURE008, FITS011
        if any(_TIME_CUE.search(cue.exact) for cue in figure.cues):
            continue
        start, end = _line(case.folded, figure.at.start)
        line = _PARTED.sub("", case.folded[start:end])
        before = case.folded[max(start, figure.at.start - 8) : figure.at.start]
        is_base = _FROM.search(before) and known.is_just_before(period)
        reached = isinstance(figure, Target) and known.is_end(period)
        if reached and _REACHED.search(case.folded, figure.at.start - 3, figure.at.end):
            continue
        if not (is_base or _says(line, period, known.year)):
            yield Hit(
                (*loc, "period"),
                f"{figure.id}: period is {figure.period}, which the report neither reviews nor "
                "plans, and its paragraph does not name it",
            )


def _is_unplanned(case: Case, figure: Figure) -> bool:
    """Whether other rules speak of a figure's period: no plan of the report, or no time for it."""
    plans = case.report.plan_periods
    headline = isinstance(figure, Target) and figure.headline
    return (headline and not plans_answered(figure.period, plans)) or is_impossible(
        figure, case.report.delivered
    )


class _Known:
    """The periods that a report is about, and their ends, which stocks and rates are of."""

    def __init__(self, case: Case) -> None:
        report = case.report
        self.year = int(report.delivered[:4])
        self._periods = {*map(Period, (*report.review_periods, *report.plan_periods))}
        self._ends = {str(period.last.year) for period in self._periods if period.last}
        self._given = day_bounds(report.delivered)

    def has(self, period: Period, figure: Figure) -> bool:
        """Whether a figure of the report is of that period without a word."""
        if period in self._periods:
            return True
        if figure.collection == Collection.SUM:
            return False  # of years in a row, not of the last
        if period.first is None:
            return period.last is not None and str(period.last.year) in self._ends
        return period in self._ends or self._is_now(period)

    def is_end(self, period: Period) -> bool:
        """Whether a period is the last year of one that the report is about."""
        return period in self._ends

    def is_just_before(self, period: Period) -> bool:
        """Whether a period ends in the year before one of the report's, or within it."""
        firsts = [known.first.year for known in self._periods if known.first]
        return bool(firsts) and period.last is not None and period.last.year >= min(firsts) - 1

    def _is_now(self, period: Period) -> bool:
        """Whether it is the month or the day on which the report was given."""
        if self._given is None or period.whole_years or not (period.first and period.last):
            return False
        return period.first <= self._given[1] and self._given[0] <= period.last


def _line(text: str, offset: int) -> tuple[int, int]:
    """(start, end) of the line that an offset lies in."""
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end


def _says(line: str, period: Period, given: int) -> bool:
    """Whether a line names one end of a period, its length or its plan.

    given: the year of the report, from which 去年 is counted.
    """
    if period.first is None and _SO_FAR.search(line):
        return True
    for day in (period.first, period.last):
        if day is None:
            continue
        named = any(word in line for word in year_spellings(day.year))
        relative = (word for word, far in _RELATIVE.items() if given + far == day.year)
        if named or any(word in line for word in relative):
            return True
        months = f"{day.month}|{chinese_below_hundred(day.month)}"
        if "-" in period and re.search(rf"(?<![0-9十])(?:{months})月", line):
            return True
    if period.length is None or period.length < 2 or period.first is None:
        return False
    long = chinese_below_hundred(period.length)
    plan = _plan(period.first.year) if period.length == 5 else None
    words = [f"{long}年", f"{period.length}年", *([plan] if plan else [])]
    words += ["两年"] if period.length == 2 else []
    return any(word in line for word in words)


def _plan(first: int) -> str | None:
    """The name of the five-year plan that begins in a year: 十四五 of 2021."""
    if first in _EARLIER_PLANS:
        return _EARLIER_PLANS[first]
    number, rest = divmod(first - _FIRST_PLAN, 5)
    return f"{chinese_below_hundred(number + 3)}五" if number >= 0 and rest == 0 else None


_BEFORE, _AFTER = 200, 60  # characters around a figure in which its subject stands
_LOOSE = re.compile(r"[\W_]")
# Of the pairs of characters of some words, those that stand in their passage at least.
_SHARES = {"indicator": 0.3, "label": 0.2, "rank_of": 0.3}
_SHORT, _LONG = 100, 150  # characters of a passage in which one word of its topic stands, or two


@rule(
    "TEXT031",
    "a subject or topic of which nothing stands there",
    why="A subject is named where its number stands, and a passage is of the topic of its words.",
    remedy="correct indicator, label, rank_of or topic; or the place of the record",
    severity=Severity.WARNING,
    needs_text=True,
)
def subjects(case: Case) -> Iterator[Hit]:
    if case.report.first_edition().script != Script.HANS:
        return  # our words are in Simplified
    for loc, figure in case.figures:
        named = _subject(case.vocabulary, figure)
        if named is None or figure.review is not None or unusual_unit(case, figure):
            continue  # VOCAB006 speaks of a unit
        field, value, words = named
        near = case.folded[max(0, figure.at.start - _BEFORE) : figure.at.end + _AFTER]
        if not _has(near, words, _SHARES[field]):
            yield Hit(
                (*loc, field),
                f"{figure.id}: {field} is {value}, and hardly a word of {words[0]} stands near it",
            )
    if not case.is_drafted("outline"):
        yield from _topics(case)


def _subject(vocabulary: Vocabulary, figure: Figure) -> tuple[str, str, Sequence[str]] | None:
    """(field, value, words) of what a figure is said to be of; None of a rank of another figure."""
    if figure.indicator is not None:
        names = _names_of(vocabulary, figure.indicator)
        return ("indicator", figure.indicator, names) if names else None
    for field, value in (("label", figure.label), ("rank_of", figure.rank_of)):
        if value is not None:
            return field, value, (fold(value),)
    return None


@cache
def _names_of(vocabulary: Vocabulary, indicator: str) -> Sequence[str]:
    """What texts call an indicator; nothing for an unknown one."""
    names = _own_names(vocabulary, indicator)
    return (*names, *fit_table("subjects").words(indicator, "words")) if names else ()


@cache
def _own_names(vocabulary: Vocabulary, indicator: str) -> Sequence[str]:
    known = vocabulary.indicators.get(indicator)
    return tuple(map(fold, (known.zh, *known.aliases))) if known is not None else ()


def _has(text: str, words: Sequence[str], share: float) -> bool:
    """Whether a text has some words, or so many pairs of their characters."""
    if any(word in text for word in words):
        return True
    if _has_pairs(text, filter(None, map(_pairs, words)), share):
        return True
    return _has_pairs(_LOOSE.sub("", text), filter(None, map(_pairs, words)), share)


def _has_pairs(text: str, asked: Iterable[frozenset[str]], share: float) -> bool:
    return any(sum(pair in text for pair in pairs) >= len(pairs) * share for pairs in asked)


@lru_cache(maxsize=4096)
def _pairs(words: str) -> frozenset[str]:
    """The pairs of characters that follow each other in some words."""
    return frozenset(map("".join, pairwise(_LOOSE.sub("", fold(words)))))


def _topics(case: Case) -> Iterator[Hit]:
    """Sections and problems of a topic of which no word stands in them."""
    for name in ("outline", "problems"):
        for i, record in enumerate(getattr(case.report, name)):
            passage = case.folded[record.at.start : record.at.end]
            if record.topic is None or len(passage) < _SHORT:
                continue
            words = _words_of_topic(case.vocabulary, record.topic)
            ours = fold(record.label.zh if name == "outline" else record.summary.zh)
            fewest = 2 if len(passage) >= _LONG else 1
            if words and not _has_some(f"{ours} {passage}", words, fewest):
                yield Hit(
                    (name, i, "topic"),
                    f"{record.id}: topic is {record.topic}, and its passage has no word of "
                    f"{case.vocabulary.topics[record.topic].zh}",
                )


def _has_some(text: str, words: Iterable[str], fewest: int) -> bool:
    """Whether a text has so many of the pairs of characters of some words."""
    there: set[str] = set()
    for each in words:
        there.update(pair for pair in _pairs(each) if pair in text)
        if len(there) >= fewest:
            return True
    return False


@cache
def _words_of_topic(vocabulary: Vocabulary, topic: str) -> Sequence[str]:
    """The words for a topic, and what texts call the indicators of it."""
    known = vocabulary.topics.get(topic)
    if known is None or known.parent is None or "未另分类" in known.zh:
        return ()  # what is classified nowhere else is called by any word
    words = re.split("[、，。；：（）()]|以及|多归此类|和|与|等", f"{known.zh}、{known.says_zh}")
    return (*words, *_indicators_by_topic(vocabulary).get(topic, ()))


@cache
def _indicators_by_topic(vocabulary: Vocabulary) -> dict[str, list[str]]:
    """What texts call the indicators of each topic."""
    names: dict[str, list[str]] = {}
    for indicator in vocabulary.indicators.values():
        names.setdefault(indicator.topic, []).extend((indicator.zh, *indicator.aliases))
    return names


_NEAR, _BEHIND = 60, 30  # characters around what follows another indicator or was assigned


@rule(
    "TEXT032",
    "a peg or a task that its words do not name",
    why="What a target follows, and who set it, is said beside it: 与经济增长同步, 国家下达任务.",
    remedy="correct pegged_to or assigned_by by the words, or name it among the inferred",
    severity=Severity.WARNING,
    needs_text=True,
)
def pegs(case: Case) -> Iterator[Hit]:
    for loc, figure in case.figures:
        assigned_by = figure.assigned_by if isinstance(figure, Target) else None
        if figure.pegged_to is None and assigned_by is None:
            continue
        near = case.folded[max(0, figure.at.start - _NEAR) : figure.at.end + _BEHIND]
        if figure.pegged_to is not None and "pegged_to" not in figure.inferred:
            names = _names_of(case.vocabulary, figure.pegged_to)
            if names and not any(name in near for name in names):
                yield Hit(
                    (*loc, "pegged_to"),
                    f"{figure.id}: pegged_to is {figure.pegged_to}, and {names[0]} does not stand "
                    "beside it",
                )
        if assigned_by is not None and "assigned_by" not in figure.inferred:
            yield from _assigned((*loc, "assigned_by"), figure, assigned_by, near)


def _assigned(loc: Loc, figure: Figure, assigned_by: str, near: str) -> Iterator[Hit]:
    words = fit_table("assigners").words("assigned", "assigned_by")
    if assigned_by not in words:
        yield Hit(
            loc,
            f"{figure.id}: assigned_by is {assigned_by}, which is none of {', '.join(words)}",
        )
    elif fold(assigned_by) not in near:
        yield Hit(loc, f"{figure.id}: assigned_by is {assigned_by}, which does not stand beside it")
