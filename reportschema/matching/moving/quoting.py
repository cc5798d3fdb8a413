"""Where quotations stand now whose offsets no longer lead to them.

A quotation that stands once is found; of several occurrences the one is taken that is nearest to
where the anchors around it have gone, and that is said. Passages have no quotation: they go with
the anchors on both sides where those went the same way.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from operator import itemgetter

from reportschema.matching.moving.aligning import Span, folded
from reportschema.matching.placed import LISTS, fields_of
from reportschema.models import Record, WorkReport
from reportschema.models.fields.anchors import AnchorParts, SpanParts


class ToQuotes:
    """Moves each anchor to the nearest occurrence of its quotation."""

    def __init__(self, report: WorkReport, text: str) -> None:
        self.text = text
        self._folded = folded(text)
        self._spans: dict[AnchorParts, Span] = {}
        self._doubts: dict[AnchorParts | SpanParts, str] = {}
        unsettled = []
        for at in sorted(set(_anchors(report))):
            if text[at.start : at.end] == at.exact:
                self._spans[at] = (at.start, at.end)
            elif (span := self._only(at)) is not None:
                self._spans[at] = span
            else:
                unsettled.append(at)
        self._shifts = [(at.start, self._spans[at][0] - at.start) for at in sorted(self._spans)]
        for at in unsettled:
            self._settle(at)

    def anchor(self, at: AnchorParts) -> Span | None:
        """Where the quotation stands; None where the text does not have it."""
        return self._spans.get(at)

    def passage(self, at: SpanParts) -> Span | None:
        """The passage with both ends moved as the anchors beside them."""
        before, after = self._shift(at.start), self._shift(at.end)
        if before is None or after is None:
            self._doubts[at] = "was left where it is: the anchors beside it went different ways"
            return at.start, at.end
        start, end = at.start + before, at.end + after
        if not 0 <= start < end <= len(self.text):
            return None
        if before or after:
            self._doubts[at] = "was moved with the anchors beside it"
        return start, end

    def doubt(self, at: AnchorParts | SpanParts) -> str | None:
        """That a quotation stands in several places, or how a passage was moved."""
        return self._doubts.get(at)

    def _only(self, at: AnchorParts) -> Span | None:
        quote = folded(at.exact).text
        first = self._folded.text.find(quote) if quote else -1
        if first < 0 or self._folded.text.find(quote, first + 1) >= 0:
            return None
        return self._folded.outside(first, first + len(quote))

    def _settle(self, at: AnchorParts) -> None:
        """Takes the occurrence nearest to where the anchor beside it leads, if there is any."""
        quote = folded(at.exact).text
        expected = at.start + self._nearest_shift(at.start)
        here, _ = self._folded.inside(expected, expected)
        after = self._folded.text.find(quote, here) if quote else -1
        before = self._folded.text.rfind(quote, 0, here + len(quote) - 1) if quote else -1
        places = [place for place in (before, after) if place >= 0]
        if not places:
            return
        place = min(places, key=lambda place: abs(place - here))
        self._spans[at] = span = self._folded.outside(place, place + len(quote))
        if place != here:
            away = abs(span[0] - at.start)
            self._doubts[at] = f"stands in several places; the nearest is {away} characters away"

    def _nearest_shift(self, start: int) -> int:
        i = bisect_left(self._shifts, start, key=itemgetter(0))
        beside = self._shifts[max(0, i - 1) : i + 1]
        return min(beside, key=lambda shift: abs(shift[0] - start), default=(0, 0))[1]

    def _shift(self, place: int) -> int | None:
        """How the anchors on both sides of a place moved; None where they differ."""
        i = bisect_left(self._shifts, place, key=itemgetter(0))
        beside = {shift for _, shift in self._shifts[max(0, i - 1) : i + 1]} or {0}
        return beside.pop() if len(beside) == 1 else None


def _anchors(report: WorkReport) -> Iterable[AnchorParts]:
    for name in LISTS:
        for record in getattr(report, name):
            kind: type[Record] = type(record)
            for place in fields_of(kind).places:
                value = getattr(record, place)
                several = value if type(value) is tuple else (value,)
                yield from (at for at in several if isinstance(at, AnchorParts))
