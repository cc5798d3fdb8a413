"""Where a plan states its main expected targets.

In: the stretches that plan, and the figures read in them. Out: the sentences of the headline.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reportschema.models.fields.codes import Transformation
from reportschema.reading.figures.aspects.figure import FigureDraft
from reportschema.vocabularies import plans_answered

# 主要预期目标是：, 奋斗目标:, 发展目标建议为; not 优先目标，为全体…
_MARK = re.compile(
    r"""
    (?:主要)?(?:预期|奋斗|发展|工作|调控|预期发展|经济社会发展(?:的)?)?(?:主要)?(?:预期)?
    (?:目标|指标)(?:任务)?(?:建议)?
    (?: [，,]?是(?!否) | [，,]?(?:如下|包括) | 为(?!了|此|全) | [:：]
      | [，,]?(?:确定|安排|建议|定|设定)为 )
    """,
    re.VERBOSE,
)
_AIM = re.compile("[目指]标")
_LONGEST_LEAD = 16  # characters of a mark before that word, and behind it
_ABOUT_TARGETS = re.compile(
    r"^\s*(?:各位代表|这些|上述|以上|确定|提出|主要考虑|综合|实现|为实现|为此|做好|今年工作|我们)"
)
# 广义货币增长|目标为12%: of one series alone; 经济增长|预期目标为 is the main one.
_NO_MAIN_GOAL = re.compile("(?<!经济)增长.{0,2}$")
_PRODUCTS = ("gdp", "gross_national_product", "national_income")
_MINIMUM_CORE = 2
_AMPLE = 3  # so many core indicators make an announcement the whole of a plan's goals
_BLANK = ("\n", " ")
_BETWEEN = (*_BLANK, "：", ":")
_GOES_ON = ("；", ";", "，", ",", "：", ":")  # a line that ends so goes on in the next


def headline_spans(
    clean: str,
    spans: Iterable[tuple[int, int]],
    drafts: Sequence[FigureDraft],
    core: frozenset[str],
    plans: Sequence[str],
) -> list[tuple[int, int]]:
    """The sentences of the plan that state the main expected targets, in clean coordinates.

    They are announced (主要预期目标是); where nothing announces any for a year planned, the first
    sentence that sets two core indicators for it is taken. core: these, and what stands for them.
    """
    plan = list(spans)
    found = [span for start, end in plan for span in _announced(clean, start, end)]
    answered = {
        period
        for draft in drafts
        if any(first <= draft.start < last for first, last in found)
        for period in plans_answered(draft.time.period, plans)
    }
    found = [one for one in found if any(one[0] <= draft.start < one[1] for draft in drafts)]
    headline = [_continued(clean, one, drafts) for one in found] if answered else []
    aimed = [
        draft
        for draft in drafts
        if draft.subject.indicator in core and draft.subject.coverage is None
    ]
    for period in plans:
        if period not in answered and not (answered and "/" in period):
            due = [one for one in aimed if period in plans_answered(one.time.period, plans)]
            headline += _first_of_two(clean, plan, due) or _of_growth(clean, plan, due)
    return headline


def _first_of_two(
    clean: str, plan: Iterable[tuple[int, int]], aimed: Sequence[FigureDraft]
) -> list[tuple[int, int]]:
    """The first sentence that sets two core indicators."""
    for start, end in plan:
        for first, last in _full_sentences(clean, start, end):
            inside = {draft.subject.indicator for draft in aimed if first <= draft.start < last}
            if len(inside) >= _MINIMUM_CORE:
                return [(first, last)]
    return []


def _of_growth(
    clean: str, plan: Iterable[tuple[int, int]], aimed: Sequence[FigureDraft]
) -> list[tuple[int, int]]:
    """Where nothing else states them: the first sentence that says how the economy is to grow."""
    for start, end in plan:
        for first, last in _full_sentences(clean, start, end):
            inside = [draft for draft in aimed if first <= draft.start < last]
            if any(draft.subject.indicator in _PRODUCTS and _grows(draft) for draft in inside):
                return [(first, last)]
    return []


def _grows(draft: FigureDraft) -> bool:
    return (
        draft.measure.transformation is Transformation.GROWTH and draft.measure.collection is None
    )


def spread_spans(
    clean: str,
    drafts: Iterable[FigureDraft],
    plans: Sequence[str],
    core: frozenset[str],
    announced: Sequence[tuple[int, int]],
) -> list[tuple[int, int]]:
    """Of plans of several years each sentence that sets a core indicator for all the years.

    Their goals stand in many paragraphs, unless a sentence announces them. announced: these.
    """
    aimed = [
        draft
        for draft in drafts
        if draft.promise.made and draft.subject.is_whole and draft.subject.indicator in core
    ]
    told = Counter(
        plan
        for draft in aimed
        if any(first <= draft.start < last for first, last in announced)
        for plan in plans_answered(draft.time.period, plans)
    )
    several = {plan for plan in plans if "/" in plan and told[plan] < _AMPLE}
    found: list[tuple[int, int]] = []
    for draft in aimed:
        if several.intersection(plans_answered(draft.time.period, plans)):
            first = max(clean.rfind(mark, 0, draft.start) for mark in "。！？\n") + 1
            stops = [place for mark in "。！？\n" if (place := clean.find(mark, draft.end)) >= 0]
            found.append((first, min(stops, default=len(clean))))
    return sorted({*found})


def _marks(clean: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Where targets are announced, looked for around the word that each announcement has."""
    reached = start
    for aim in _AIM.finditer(clean, start, end):
        first = max(reached, aim.start() - _LONGEST_LEAD)
        found = _MARK.search(clean, first, min(end, aim.end() + _LONGEST_LEAD))
        if found is not None:
            reached = found.end()
            yield found


def _announced(clean: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    for match in _marks(clean, start, end):
        begin = match.end()
        while clean[begin : begin + 1] in _BETWEEN and begin < end:
            begin += 1
        last = _line_end(clean, begin, end)
        while clean[last - 1 : last] in _GOES_ON and last < end:
            while clean[last : last + 1] in _BLANK and last < end:
                last += 1
            last = _line_end(clean, last, end)
        stop = clean.find("。", begin, last)
        if _NO_MAIN_GOAL.search(clean, max(start, match.start() - 6), match.start()):
            continue
        yield match.start(), stop if stop >= 0 else last


def _line_end(clean: str, start: int, end: int) -> int:
    found = clean.find("\n", start, end)
    return end if found < 0 else found


def _continued(clean: str, span: tuple[int, int], drafts: Sequence[FigureDraft]) -> tuple[int, int]:
    """The span with the sentences behind it in its paragraph, as long as each sets an indicator."""
    start, end = span
    place = end
    while clean[place : place + 1] == "。" and clean[place + 1 : place + 2] not in ("\n", ""):
        stops = [found for mark in "。\n" if (found := clean.find(mark, place + 1)) >= 0]
        stop = min(stops, default=len(clean))
        if _ABOUT_TARGETS.search(clean[place + 1 : min(stop, place + 40)]):
            break
        inside = [draft for draft in drafts if place < draft.start < stop]
        if not inside:
            break
        if any(draft.subject.indicator for draft in inside):
            end = stop
        place = stop
    return start, end


def _full_sentences(clean: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Sentences up to a full stop, semicolons inside."""
    place = start
    for match in re.finditer(r"[。！？\n]", clean[start:end]):
        yield place, start + match.start()
        place = start + match.end()
    if place < end:
        yield place, end
