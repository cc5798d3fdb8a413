"""Where the main expected targets stand in a drafted report, each passage with its plan period.

A passage that announces them (主要预期目标是) is taken before all else. Of a plan of several years,
whose goals are often spread over paragraphs, it is each sentence that sets a core indicator.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reportschema.models import HeadlinePassage, Target, WorkReport
from reportschema.models.fields.codes import Stance, TargetForm
from reportschema.models.fields.periods import Period
from reportschema.reading.page.view import View
from reportschema.vocabularies import Vocabulary, expected_core, plans_answered

# A line that ends in ： or ； goes on in the next, as one does that breaks around 主要目标.
_SENTENCE_END = re.compile(r"[。！？]|(?<![；;，,：:、的\n ])\n(?![是为：:])")
# 今年经济社会发展的主要预期目标是：
_ANNOUNCED = re.compile(
    r"主要(?:的)?(?:预期|发展|调控|经济)*(?:目标|指标)[^。；;]{0,10}?(?:[是为：:]|如下|包括)"
)
# 29项主要指标，包括：; 总的目标是
_MARKED = re.compile(r"(?:目标|指标)[^。；;]{0,10}?(?:[是为：:]|如下|包括)")
# Speaks about the targets rather than setting more of them: 上述目标，综合考虑了…
_ABOUT = re.compile(
    r"\s*(?:各位代表|这[些里样]|上述|以上|总的|确定|提出|主要考虑|综合|为实现|为此|做好|我们)"
)
# 今年经济增长预期目标为
_EXPECTED = re.compile(r"预期目标[^。；;]{0,10}?[是为：:]")
# The last of the targets, in words: 不折不扣完成下达的约束性指标任务。
_CLOSING = re.compile(r".{4,70}(?:任务|目标|完成|改善|下降|经济增速)。")
_ANNOUNCED_TARGETS = 2  # so many targets make an announcement one
_LISTED_TARGETS = 3  # so many make one of words that often mean something else
_FIRST_PLAN = 1951  # plans are counted so that the sixth begins in 1981, the fifteenth in 2026
_DIGITS = "零一二三四五六七八九"
_SET = (TargetForm.NUMERIC, TargetForm.PEGGED, TargetForm.ASSIGNED)


class _Sentence(NamedTuple):
    """A sentence by its place in the clean text, and the promises in it."""

    start: int
    end: int
    targets: tuple[Target, ...]

    @property
    def headlines(self) -> tuple[Target, ...]:
        return tuple(target for target in self.targets if target.headline)


def passages_of(report: WorkReport, text: str, known: Vocabulary) -> tuple[HeadlinePassage, ...]:
    """The headline passages of a drafted report, in text order; a passage of two periods twice."""
    view = View.of(text)
    sentences = _sentences(report, view)
    plans = report.plan_periods
    chosen = {*_announced(view, sentences)}
    chosen |= {*_marked(view, sentences, plans, _answered(sentences, chosen, plans))}
    unanswered = {*plans} - (_answered(sentences, chosen, plans) - _spread(plans))
    chosen |= {
        i
        for plan in unanswered
        for i, sentence in enumerate(sentences)
        if _sets(report, view, sentence, plan, known)
    }
    in_words = dict(_in_words(view, sentences, {*plans} - _answered(sentences, chosen, plans)))
    return tuple(_passages(view, sentences, chosen, plans, in_words))


def _marked(
    view: View, sentences: Sequence[_Sentence], plans: Sequence[str], answered: set[str]
) -> Iterator[int]:
    """Sentences that the reader takes for the headline: lists of targets, or all that there is."""
    for i, sentence in enumerate(sentences):
        asked = {plan for t in sentence.headlines for plan in plans_answered(t.period, plans)}
        named = sum(target.indicator is not None for target in sentence.targets)
        listed = named >= _LISTED_TARGETS and _says(_MARKED, view, sentence)
        if asked and (listed or not asked & answered):
            yield i


def _sentences(report: WorkReport, view: View) -> list[_Sentence]:
    """The sentences of the body with the promises of each; a list over lines is one sentence."""
    body = report.first_edition().body
    start, end = view.index(body.start), view.index(body.end)
    bounds = []
    for match in _SENTENCE_END.finditer(view.clean, start, end):
        bounds.append((start, match.end()))
        start = match.end()
    bounds.append((start, end))
    places = [
        (first + len(words) - len(words.lstrip()), first + len(words.rstrip()))
        for first, last in bounds
        if (words := view.clean[first:last]).strip()
    ]
    starts = [first for first, _ in places]
    inside: list[list[Target]] = [[] for _ in places]
    for target in report.targets:
        i = bisect_right(starts, view.index(target.at.start)) - 1
        if target.stance == Stance.PROMISED and i >= 0:
            inside[i].append(target)
    return [
        _Sentence(*place, tuple(targets)) for place, targets in zip(places, inside, strict=True)
    ]


def _says(words: re.Pattern[str], view: View, sentence: _Sentence) -> bool:
    """Whether a sentence that promises something says some words before its first promise.

    The number of all targets (29项主要指标，包括…) is no promise: the first of an indicator counts.
    """
    first = next((target for target in sentence.targets if target.indicator), sentence.targets[0])
    return words.search(view.clean, sentence.start, view.index(first.at.start)) is not None


def _announced(view: View, sentences: Sequence[_Sentence]) -> Iterator[int]:
    """The sentences that announce main expected targets and set them, and those that go on so."""
    for i, sentence in enumerate(sentences):
        if sentence.targets and _says(_ANNOUNCED, view, sentence):
            run = [*_continued(view, sentences, i)]
            if sum(len(sentences[j].targets) for j in run) >= _ANNOUNCED_TARGETS:
                yield from run


def _continued(view: View, sentences: Sequence[_Sentence], first: int) -> Iterator[int]:
    """A sentence, and those behind it in its paragraph that set targets too, also in words."""
    yield first
    for i in range(first + 1, len(sentences)):
        gap = view.clean[sentences[i - 1].end : sentences[i].start]
        about = _ABOUT.match(view.clean, sentences[i].start)
        sets = any(target.indicator for target in sentences[i].targets) or _CLOSING.fullmatch(
            view.clean, sentences[i].start, sentences[i].end
        )
        if "\n" in gap or about or not sets:
            return
        yield i


def _answered(sentences: Sequence[_Sentence], chosen: set[int], plans: Sequence[str]) -> set[str]:
    """The plan periods that the targets of some sentences are for."""
    return {
        plan
        for i in chosen
        for target in sentences[i].targets
        for plan in plans_answered(target.period, plans)
    }


def _spread(plans: Sequence[str]) -> set[str]:
    """The plan periods of several years."""
    return {plan for plan in plans if (period := Period.of(plan)) and period.length != 1}


def _sets(
    report: WorkReport, view: View, sentence: _Sentence, plan: str, known: Vocabulary
) -> bool:
    """Whether a sentence sets what is expected for a period; for several years, a core one."""
    aimed = [
        target
        for target in sentence.targets
        if target.indicator and plans_answered(target.period, report.plan_periods) == (plan,)
    ]
    if aimed and _says(_EXPECTED, view, sentence):
        return True
    core = expected_core(known, report.government.level, plan)
    return plan in _spread((plan,)) and any(
        known.core_of(target.indicator or "") in core
        and target.form in _SET
        and target.coverage is None
        and target.ref_area is None
        for target in aimed
    )


def _in_words(
    view: View, sentences: Sequence[_Sentence], unanswered: set[str]
) -> Iterator[tuple[int, str]]:
    """For plans of several years without a number: the sentence that announces their goals."""
    for plan in _spread(sorted(unanswered)):
        named = re.compile("|".join(_names(plan)))
        for i, sentence in enumerate(sentences):
            words = view.clean[sentence.start : sentence.end]
            if not sentence.targets and named.search(words) and _ANNOUNCED.search(words):
                yield i, plan
                break


def _names(plan: str) -> Iterator[str]:
    """What a plan of several years is called: 今后五年, 到2030年, 十五五."""
    years = Period(plan).years
    if years is None:
        return
    yield from ("[今往]后五年", "未来五年", f"到{years[1]}年")
    number, rest = divmod(years[0] - _FIRST_PLAN, 5)
    if rest == 0 and 0 < number < 2 * len(_DIGITS):
        ten = "十" if number >= len(_DIGITS) else ""
        digit = _DIGITS[number % len(_DIGITS)]
        yield f"{ten}{digit}五".replace("零", "")


def _passages(
    view: View,
    sentences: Sequence[_Sentence],
    chosen: set[int],
    plans: Sequence[str],
    in_words: Mapping[int, str],
) -> Iterator[HeadlinePassage]:
    """Sentences that follow each other in one paragraph are one passage."""
    runs: list[list[int]] = []
    for i in sorted({*chosen, *in_words}):
        joined = runs and runs[-1][-1] == i - 1
        if joined and "\n" not in view.clean[sentences[i - 1].end : sentences[i].start]:
            runs[-1].append(i)
        else:
            runs.append([i])
    for run in runs:
        at = view.span(sentences[run[0]].start, sentences[run[-1]].end)
        about = _answered(sentences, {*run}, plans) | {in_words[i] for i in run if i in in_words}
        for plan in plans:
            if plan in about:
                yield HeadlinePassage(period=plan, at=at)
