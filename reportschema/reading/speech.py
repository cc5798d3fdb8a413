"""What is known of a speech before its figures are read, and what the passes over it share.

In: a published text with its body and metadata. Out: one frozen `Speech`: its outline, numerals,
times, stretches and areas, which every pass of `draft` reads and none alters.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportschema.models import Division
from reportschema.models.fields.codes import Part
from reportschema.notation import Grammar
from reportschema.reading.about.metadata import Metadata
from reportschema.reading.about.places import NATION, place_index, short_name
from reportschema.reading.figures.periods.when import Times
from reportschema.reading.numerals.roles import Role, read_roles
from reportschema.reading.outline.outbreak import since_outbreak
from reportschema.reading.outline.outline import Heading, read_outline
from reportschema.reading.page.body import Body
from reportschema.reading.page.edition import RawText
from reportschema.reading.page.script import mainland
from reportschema.reading.page.view import View
from reportschema.reading.stretches import Stretches, usual
from reportschema.reading.times.expressions import Time, find_times
from reportschema.vocabularies import Vocabulary

PROMISING = (Part.PLAN, Part.SELF_BUILDING)


# From this month on 现在 is no longer the end of the year looked back on.
_PAST_SPRING = "05"


@dataclass(frozen=True)
class Speech:
    """One text, read as far as its figures need; places are those of `view.clean`.

    roles: its numerals with what each is for. spoken: which part speaks where, and of what time.
    areas: the divisions that 全国, 全省 and the names of places below mean. words: turns words of
    the text into those of a record.
    """

    view: View
    body: Body
    raw: RawText
    about: Metadata
    headings: Sequence[Heading]
    roles: Sequence[Role]
    times: Sequence[Time]
    spoken: Stretches
    areas: dict[str, str]
    words: Callable[[str], str]

    @classmethod
    def of(
        cls,
        view: View,
        body: Body,
        raw: RawText,
        about: Metadata,
        known: Vocabulary,
        grammar: Grammar,
    ) -> Speech:
        """The speech of a text whose place and date are known."""
        starts = [int(plan[:4]) for plan in about.plan_periods if plan[:4].isdigit()]
        outline = read_outline(view, body.start, body.end, body.annexes, min(starts, default=None))
        delivered = about.delivered or ""
        default = Times(
            int(delivered[:4] or "0"),
            usual(about.review_periods, about.kind),
            usual(about.plan_periods, about.kind),
            about.kind,
            tuple(about.review_periods),
            tuple(about.plan_periods),
            now=delivered[:4] if delivered[5:7] >= _PAST_SPRING else None,
        )
        outbreak = since_outbreak(view.clean, body, outline.headings, delivered)
        return cls(
            view,
            body,
            raw,
            about,
            outline.headings,
            read_roles(view, body.start, body.end, grammar.parts, grammar.units.counting),
            find_times(view.clean[: body.end]),
            Stretches(view.clean, body, outline, outbreak, default, delivered),
            _areas(known, about.division or "", default.year),
            mainland if raw.script.value == "Hant" else str,
        )

    @property
    def default(self) -> Times:
        """The times meant where nothing else is said."""
        return self.spoken.default

    @cached_property
    def _time_starts(self) -> list[int]:
        return [time.start for time in self.times]

    def times_between(self, first: int, last: int) -> Sequence[Time]:
        """The times written from one place to another, that place included."""
        starts = self._time_starts
        return self.times[bisect_right(starts, first - 1) : bisect_right(starts, last)]

    def planned(self) -> list[tuple[int, int]]:
        """The stretches that plan."""
        return [(start, end) for start, end, part in self.spoken.stretches if part in PROMISING]

    def reviewed(self) -> list[tuple[int, int]]:
        """The stretches that look back."""
        return [(start, end) for start, end, part in self.spoken.stretches if part is Part.REVIEW]

    def annexes(self, kind: str) -> Iterator[tuple[int, int]]:
        """Where the annexes of a kind stand."""
        return ((one.start, one.end) for one in self.body.annexes if one.kind == kind)


def _areas(known: Vocabulary, code: str, year: int) -> dict[str, str]:
    """The divisions that words mean for a government: those above it, and those right below.

    Its own kind of place (全市 of a city) is itself. Those below go by their names, long and short,
    those above by their long ones too (全市各区 and 广州市各区 of a district).
    """
    below = list(_below(known, code, year))
    found = {short_name(row.name): row.code for row in below if len(short_name(row.name)) > 1}
    found |= {row.name: row.code for row in below}
    if code != NATION:
        found["全国"] = NATION
    division = known.division(code, year)
    own = f"全{division.name[-1]}" if division else ""
    parent = division.parent if division else None
    above: dict[str, str] = {}
    while parent and parent != NATION:
        row_above = known.division(parent, year)
        if row_above is None:
            break
        name = row_above.name
        for word in (name, f"全{name[-1]}", "全地区" if name.endswith("地区") else ""):
            if word not in ("", own):
                above.setdefault(word, row_above.code)
        parent = row_above.parent
    return found | above


def _below(known: Vocabulary, code: str, year: int) -> Iterator[Division]:
    """The divisions right below one in a year."""
    for row in place_index(known).children.get(code, []):
        if row.valid_from <= year <= (row.valid_to or year):
            yield row
