"""Reads the figures of a speech: for each quantity its subject, measure, time and evidence.

Works sentence by sentence on the clean text. What a clause leaves out it takes from the clause
before: subjects are carried, lists with 分别 hand their subjects and verb to each value, 从…到…
gives two levels of one series.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from reportschema.models import Indicator
from reportschema.models.fields.codes import ObservationStatus, Part, Transformation
from reportschema.notation import Grammar, Quantity
from reportschema.reading.clauses.owners import lead_of
from reportschema.reading.figures.aspects import coverages
from reportschema.reading.figures.aspects.entirety import entire
from reportschema.reading.figures.aspects.figure import (
    FigureDraft,
    MeasureAspect,
    PromiseAspect,
    SubjectAspect,
)
from reportschema.reading.figures.composing import Composer, place_in_ratio
from reportschema.reading.figures.links import wholes
from reportschema.reading.figures.links.following import average_from_to, compared, follow
from reportschema.reading.figures.links.ranked_each import of_the_others
from reportschema.reading.figures.measuring.bounding import bound
from reportschema.reading.figures.measuring.pricing import share_convention
from reportschema.reading.figures.periods.bases import rise_from
from reportschema.reading.figures.periods.changes import from_now, from_to
from reportschema.reading.figures.periods.dating import date
from reportschema.reading.figures.periods.tense import opens_account, told
from reportschema.reading.figures.periods.undated import undated
from reportschema.reading.figures.periods.when import WRITTEN_YEAR, Times
from reportschema.reading.sentence.directions import Directions
from reportschema.reading.sentence.lexicon import IndicatorNames, any_of, words
from reportschema.reading.sentence.quantities import Place, quantities, sentences
from reportschema.reading.sentence.sentence import Sentence
from reportschema.reading.subjects.names import naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.reader import Reading, SubjectReader
from reportschema.reading.subjects.spots.carried import Carried, Stated
from reportschema.reading.subjects.spots.production import Production
from reportschema.reading.subjects.trimming import trimmed
from reportschema.reading.times.expressions import Time, year_of

# 从2010年的3万元提高到2015年的5万元: the years are those of its two levels and go no further than
# its clause. 从2010年到2015年 goes on.
_FROM_TO = re.compile(
    rf"[从由](?P<first>{WRITTEN_YEAR})年(?P<level>[^；;。，]{{0,30}}?)[到至为](?P<last>{WRITTEN_YEAR})年"
)


_PROMISING = (Part.PLAN, Part.SELF_BUILDING)
_TOLD = PromiseAspect(told=True)
_HEADLINE = 48
_LEAD = 40
_BEFORE = 60  # characters of the sentence before, at most
_NEAR_THE_START = 6
_COMMAS = (",", "，")
_SETS = (":", "：", "到", "至", "在")
EACH_OF_THEM = "one value for each of a list"
_ADDING = ("新增", "净增", "增加")
_REACHED = ("突破", "达", "达到", "超", "超过", "累计达", "总数达")
_GOING, _STOCK = re.compile(any_of("going")), re.compile(any_of("stock"))
# 产值预计完成9亿元，同比|增长5%: what rests on an estimate is one too.
_GOES_ON = re.compile(
    "[、和及与]|[,，]?(?:分别|同比|(?:比|较)[^，,。；;]{2,8}?){0,3}"
    "(?:增长|成长|增加|提高|提升|上升|上涨|下降|减少)"
)
_FOR_ALL = re.compile("[，,]|全年")  # 预计全年接待9万人次，旅游收入|3亿元
_NOT_FINAL = re.compile(
    r"(?:预计|有望|预期(?=全|可|将|能|达|实现|完成|增|拉动|带动|同比|比)|据?初步(?=统计|核算|测算|预计|数)(?:统计|核算|测算|预计|数)?)"
)


@cache
def _flows() -> frozenset[str]:
    return frozenset(words("flow"))


class Situation(NamedTuple):
    """What the reader of a sentence knows of its report.

    The part it stands in, the times meant by default, whose areas are near.

    words: turns words of the edition into mainland Simplified, as the vocabulary has them.
    account: whether a list of what has been done is open, though the part plans.
    """

    part: Part
    times: Times
    areas: dict[str, str]
    words: Callable[[str], str] = str
    account: bool = False


class FigureReader:
    """Reads figures with one grammar and one vocabulary of indicators.

    further: productions of one's own, which are tried before the others.
    """

    def __init__(
        self,
        grammar: Grammar,
        indicators: Sequence[Indicator],
        further: Sequence[Production] = (),
    ) -> None:
        self.grammar = grammar
        self.names = IndicatorNames(indicators)
        self.directions = Directions(grammar.directions)
        self.subjects = SubjectReader(self.names, grammar, self.directions, further)
        self.composer = Composer(grammar, self.names, self.directions)

    def read(
        self,
        clean: str,
        mentions: Sequence[tuple[int, int]],
        dates: Sequence[Time],
        start: int,
        end: int,
        situation: Situation,
    ) -> list[FigureDraft]:
        """The figures of clean[start:end]. mentions: the numerals there that are figures.

        Dates: the date expressions.
        """
        found: list[FigureDraft] = []
        said: str | None
        topic: str | None
        begun: str | None
        inside = mentions[bisect_left(mentions, (start,)) : bisect_left(mentions, (end,))]
        listed = quantities(clean, self.grammar, inside, start, end)
        date_starts = [date.start for date in dates]
        pair: tuple[str, str] | None = None
        clause: Stated | None = None
        opened: ObservationStatus | None = None
        i, said, topic, paragraph, owner, lead = 0, None, None, start, "", ""
        begins = start  # of the sentence before, of the same paragraph
        for first, last in sentences(clean, start, end):
            if first == start or clean[first - 1] == "\n":
                topic = said = None
                owner = lead = lead_of(clean[first : first + _LEAD])
                # A line that only says what the next paragraph is about (这是绿色转型的五年。)
                # speaks for it too.
                if first - paragraph > _HEADLINE and situation.times.spoken:
                    situation = situation._replace(times=replace(situation.times, spoken=False))
                paragraph = begins = first
            if clean[first - 1 : first] not in (";", "；") and (
                times := situation.times.opened(clean, first, last, situation.part)
            ):
                situation = situation._replace(times=times)
            if situation.part in _PROMISING and opens_account(clean[first:last]):
                situation = situation._replace(account=True)
            begun = said
            here = []
            while i < len(listed) and listed[i].start < last:
                here.append(listed[i])
                i += 1
            nearby = dates[bisect_left(date_starts, first) : bisect_left(date_starts, last)]
            if here:
                before = situation.words(clean[max(begins, first - _BEFORE) : first])
                drafts, said, carried = self._sentence(
                    clean,
                    here,
                    nearby,
                    first,
                    last,
                    situation,
                    said,
                    Carried.at(first, owner, clause, opened, before),
                )
                owner, clause = carried.owner or owner, carried.figure
                opened = carried.status if carried.status_opens else None
                if spanned := _FROM_TO.search(clean, first, last):
                    pair = (str(year_of(spanned["first"])), str(year_of(spanned["last"])))
                if situation.part not in _PROMISING:
                    from_to(situation.times, drafts, clean, first, pair)
                    average_from_to(drafts, clean, nearby, first)
                else:
                    from_now(situation.times, drafts, clean, first)
                rise_from(drafts, clean, first)
                undated(situation.times, drafts, clean, first, situation.part)
                share_convention(drafts, clean, first, self.composer.series)
                found += drafts
            found += self._entire(clean, nearby, first, last, situation, begun)
            begins = first
            if clean[last : last + 1] not in (";", "；"):
                owner, clause, opened = lead, None, None
                situation = situation._replace(account=False) if situation.account else situation
                topic = situation.times.topic(clean, nearby, first, last, situation.part) or topic
                topic = None if "\n" in clean[last : last + 2] else topic
                said, pair = topic, None
            elif ((levels := _FROM_TO.search(clean, first, last)) and levels["level"]) or (
                said != begun and not any(_opens(clean, date, first) for date in nearby)
            ):
                said = topic
        wholes.link(clean, found, self.grammar)
        return found

    def _entire(
        self,
        clean: str,
        dates: Sequence[Time],
        first: int,
        last: int,
        situation: Situation,
        said: str | None,
    ) -> list[FigureDraft]:
        """All and none, told without a numeral."""
        found = []
        for all_or_none in entire(clean, first, last, self.names, situation.words):
            named = all_or_none.subject
            draft = FigureDraft(
                all_or_none.start,
                all_or_none.end,
                SubjectAspect(
                    named.indicator.code if named.indicator else None,
                    trimmed(named.label) if named.label else None,
                    coverages.cleaned(named.coverage),
                ),
                MeasureAspect(
                    all_or_none.value,
                    all_or_none.value,
                    all_or_none.unit,
                    transformation=all_or_none.transformation,
                    collection=all_or_none.collection,
                    dimension="share" if all_or_none.unit == "%" else "count",
                ),
                inferred=() if all_or_none.unit == "%" else ("unit",),
            )
            date(situation.times, draft, clean, dates, first, situation.part, said, first)
            undated(situation.times, (draft,), clean, first, situation.part)
            found.append(draft)
        return found

    def _sentence(
        self,
        clean: str,
        listed: list[Quantity],
        dates: Sequence[Time],
        first: int,
        last: int,
        situation: Situation,
        said: str | None,
        carried: Carried,
    ) -> tuple[list[FigureDraft], str | None, Carried]:
        begun, previous, since = said, None, first
        found: list[FigureDraft] = []
        for i, quantity in enumerate(listed):
            following = listed[i + 1].start if i + 1 < len(listed) else last
            left = clean[carried.end : quantity.start]
            said_before = situation.words(left)
            place = Place(
                said_before,
                situation.words(clean[quantity.end : min(following, last)]),
                situation.words(clean[first : quantity.start]),
                situation.words(_beyond(clean, listed, i, last)),
                following < last,
                clean.startswith("全覆盖", following),
            )
            part = (
                Part.REVIEW
                if situation.part in _PROMISING
                and (situation.account or told(place.sentence, place.right))
                else situation.part
            )
            lists = self.subjects.lists
            values = lists.opened(clean, listed, i, said_before, carried)
            carried = carried if values is carried.values else carried.with_values(values)
            if sharing := lists.sharing(said_before, quantity, carried):
                carried = carried.with_values(carried.values._replace(subjects=sharing))
                names = (carried.end, quantity.start)
                readings = [Reading(subject, EACH_OF_THEM, *names) for subject in sharing]
            else:
                reading, carried = self.subjects.subject(quantity, place, carried)
                readings = [reading]
            verb = _verb(left, carried, quantity.hedge_words or "")
            carried = _with_status(
                carried if verb == carried.verb else carried._replace(verb=verb),
                left + (quantity.direction_word or ""),
            )
            draft, figure = None, carried.figure
            # The parts of one ratio stand at one place.
            since = carried.end if carried.end <= quantity.start else since
            for reading in readings:
                draft = self.composer.figure(
                    clean, quantity, reading, first, carried, part in _PROMISING
                )
                if part is not situation.part:
                    draft.promise = _TOLD
                if quantity.kind == "ratio":
                    place_in_ratio(
                        draft,
                        quantity,
                        1 + sum(other.start == quantity.start for other in listed[:i]),
                    )
                said = date(situation.times, draft, clean, dates, first, part, begun, since)
                stated = clean[previous.start : previous.end] if previous else ""
                follow(draft, previous, left, stated)
                carried = compared(
                    draft,
                    previous,
                    found,
                    left,
                    clean[first : quantity.start],
                    carried,
                    situation.areas,
                    self.names,
                )
                found += [draft, *of_the_others(draft)]
                if draft.measure.transformation is not Transformation.RANK:
                    figure = self._stated(draft, figure)
            if draft is None or draft.measure.transformation is Transformation.RANK:
                carried = carried._replace(end=quantity.end)
            else:
                carried = carried.after(reading.subject, figure, quantity.end)
                previous = draft
        bound(found, clean, first)
        return found, said, carried

    def _stated(self, draft: FigureDraft, before: Stated | None) -> Stated:
        own, how = draft.subject, draft.measure
        return Stated(
            Subject(self.names.by_code.get(own.indicator or ""), own.label, own.coverage),
            how.transformation,
            how.dimension,
            how.unit,
            how.high is not None and how.high < 0,
            draft.start,
            draft.end,
            before,
        )


def _with_status(carried: Carried, left: str) -> Carried:
    """预计 and 初步核算 hold in their clause, and for the growth of what it tells.

    To the end of the sentence where a comma or 全年 follows; over all of a list with semicolons
    where they open it (预计全年产值增长5%；税收增长3%).
    """
    if said := _NOT_FINAL.search(left):
        status = (
            ObservationStatus.PRELIMINARY if "初步" in said.group() else ObservationStatus.ESTIMATE
        )
        opens = carried.figure is None and not left[: said.start()].strip()
        holds = opens or _FOR_ALL.match(left, said.end()) is not None
        return carried._replace(status=status, status_holds=holds, status_opens=opens)
    if carried.status_holds or _GOES_ON.match(left):
        return carried
    return carried if carried.status is None else carried._replace(status=None)


def _verb(left: str, carried: Carried, hedge: str) -> str:
    """The verb of doing that governs a quantity.

    Of its own clause, or, across 、 only, of the one before; none of a height that was reached.
    """
    chunk = naming.last_chunk(left)
    if carried.verb in _ADDING and f"{left}{hedge}".strip("、，已") in _REACHED:
        return ""  # 茶馆新增15家、|突破90家
    flows = _flows()
    verbs = [verb for word in Sentence.of(chunk).words if (verb := word.rstrip("了")) in flows]
    if verbs:
        return verbs[-1]
    if _GOING.search(chunk) or _STOCK.search(left):
        return ""
    return carried.verb


def _beyond(clean: str, listed: list[Quantity], i: int, last: int) -> str:
    """The words behind the next quantity, which may be this one's: 新建3所、改建5所学校."""
    if i + 1 >= len(listed):
        return ""
    return clean[
        listed[i + 1].end : min(listed[i + 2].start if i + 2 < len(listed) else last, last)
    ]


def _opens(clean: str, date: Time, first: int) -> bool:
    """Whether a time opens its sentence (2010年，…; 全县去年….

    到2025年…): such a one goes on behind a semicolon.
    """
    set_off = (
        clean[date.start - 1 : date.start] in _COMMAS and clean[date.end : date.end + 1] in _COMMAS
    )
    return (
        date.start - first <= _NEAR_THE_START
        or set_off
        or clean[date.start - 4 : date.start].rstrip()[-1:] in _SETS
    )
