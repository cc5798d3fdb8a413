"""The stretches of a speech in which one part speaks of one time, and the times meant at any place.

In: headings with their parts, and the periods that the report looks back on and plans. Out:
stretches by part, and for each place the times that a figure there means unless it names its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reportschema.models.fields.codes import Part, ReportKind
from reportschema.reading.figures.periods.when import Times
from reportschema.reading.outline.outline import Heading, Outline
from reportschema.reading.page.body import Body
from reportschema.reading.sentence.quantities import sentences

_SPAN_NAMED = re.compile(r"五年|“?十[一二三四五六七八九]?五”?(?:时期|期间|规划|计划)|本届")
_YEAR_NAMED = re.compile(r"(?P<year>[12][0-9]{3})年|今年|本年度|新的一年")


def usual(periods: Sequence[str], kind: ReportKind) -> str:
    """The period meant where nothing is said.

    The span in a report at the change of term, the year in a yearly one.
    """
    single = [period for period in periods if "/" not in period]
    return (
        periods[0]
        if kind is ReportKind.TERM_END or "/" not in periods[0] or not single
        else single[-1]
    )


def _named_period(periods: Sequence[str], span: bool, year: re.Match[str] | None) -> str | None:
    """Of a report's periods the span of years, or the year, that a heading names."""
    if span:
        return next((period for period in periods if "/" in period), None)
    said = year["year"] if year else None
    return (
        said
        if said in periods
        else next((period for period in periods if "/" not in period), None)
        if said is None
        else None
    )


class Stretches:
    """The stretches of one speech.

    Start, end and part of each, and the times meant at its places.
    """

    def __init__(
        self,
        clean: str,
        body: Body,
        outline: Outline,
        outbreak: tuple[int, int],
        default: Times,
        delivered: str,
    ) -> None:
        self.clean, self.body, self.outbreak = clean, body, outbreak
        self.headings, self.tenses = outline
        self.default, self.delivered = default, delivered
        self._timed = [
            (heading.start, self._reach(heading), times)
            for heading in reversed(self.headings)
            if (times := self._times_of(heading)) is not None
        ]
        self.stretches = self._stretches()
        self._turns: dict[int, list[tuple[int, Times, int]]] = {}

    def spoken_at(self, place: int) -> tuple[Times, int]:
        """The times meant at a place after all that its stretch has turned to before.

        Beside them stands where the full sentence around it begins.
        """
        start, end, part = next(
            stretch for stretch in self.stretches if stretch[0] <= place < stretch[1]
        )
        if start not in self._turns:
            self._turns[start] = list(_turns(self.times_at(start), self.clean, start, end, part))
        turned = self._turns[start]
        return turned[bisect_right(turned, place, key=lambda turn: turn[0]) - 1][1:]

    def _stretches(self) -> list[tuple[int, int, Part]]:
        """The body cut wherever the part of the speech changes."""
        cuts = sorted(
            {
                *(one.start for one in self.tenses if self.body.start < one.start < self.body.end),
                self.body.start,
                self.body.end,
                *self.outbreak,
                *(place for one in self.headings for place in (one.start, one.end)),
            }
        )
        found: list[tuple[int, int, Part]] = []
        ordered = sorted(self.headings, key=lambda one: (one.start, -one.end))
        open_ones: list[Heading] = []
        i = 0
        for start, end in pairwise(cuts):
            while i < len(ordered) and ordered[i].start <= start:
                open_ones.append(ordered[i])
                i += 1
            open_ones = [one for one in open_ones if one.end > start]
            part = open_ones[-1].part if open_ones else Part.OPENING
            part = self._in_tense(part, start)
            if (
                found
                and found[-1][2] is part
                and found[-1][1] == start
                and self.times_at(found[-1][0]) == self.times_at(start)
            ):
                found[-1] = (found[-1][0], end, part)
            else:
                found.append((start, end, part))
        return found

    def _in_tense(self, part: Part, place: int) -> Part:
        """The part of a place.

        Within a plan what looks back is review, within a review what plans is plan.
        """
        i = bisect_right(self.tenses, place, key=lambda one: one.start) - 1
        if i < 0 or place >= self.tenses[i].end or part not in (Part.PLAN, Part.REVIEW):
            return part
        return Part.PLAN if self.tenses[i].plans else Part.REVIEW

    def times_at(self, place: int) -> Times:
        """The times meant at a place.

        Those that the nearest heading around it names (三、2013年的工作; 今后五年的目标).
        """
        times = next(
            (times for start, end, times in self._timed if start <= place < end),
            self.default,
        )
        first, last = self.outbreak
        return (
            replace(times, review=f"{times.year}-01-01/{self.delivered}")
            if first <= place < last
            else times
        )

    def _reach(self, heading: Heading) -> int:
        """Where the times end that a heading names.

        Within a section on several years and on one year (“十五五”时期目标和2026年工作) the one
        that a heading turns to goes on through the headings behind it.
        """
        words = self.clean[heading.start : heading.own_end]
        if _SPAN_NAMED.search(words):
            return heading.end
        return max(
            (
                around.end
                for around in self.headings
                if around.start < heading.start < around.end and self._names_both(around)
            ),
            default=heading.end,
        )

    def _names_both(self, heading: Heading) -> bool:
        """Whether a heading names several years and one year."""
        words = self.clean[heading.start : heading.own_end]
        return bool(_SPAN_NAMED.search(words) and _YEAR_NAMED.search(words))

    def _times_of(self, heading: Heading) -> Times | None:
        """The times that a heading names; None where it names none."""
        words = self.clean[heading.start : heading.own_end]
        span, year = _SPAN_NAMED.search(words), _YEAR_NAMED.search(words)
        if span is None and year is None:
            return None
        # 2025年和“十四五”时期工作回顾 begins with the year.
        span_first = span is not None and (year is None or span.start() < year.start())
        review = _named_period(self.default.reviews, span_first, year) or self.default.review
        plan = _named_period(self.default.plans, span_first, year) or self.default.plan
        return replace(self.default, review=review, plan=plan)


def _turns(
    times: Times, clean: str, start: int, end: int, part: Part
) -> Iterator[tuple[int, Times, int]]:
    """Each sentence of a stretch of one part.

    Where it begins, the times meant there, and where the full sentence around it begins.

    A sentence that opens with a year or with several years turns to them, for itself and all after
    it.
    """
    whole = start
    for first, last in sentences(clean, start, end):
        if clean[first - 1 : first] not in (";", "；"):
            whole = first
            times = times.opened(clean, first, last, part) or times
        yield first, times, whole
