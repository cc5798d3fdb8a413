"""Reads the figures of a speech: for each quantity its subject, measure, time and evidence.

Works sentence by sentence on the clean text. What a clause leaves out it takes from the clause before: subjects are carried, lists
with 分别 hand their subjects and verb to each value, 从…到… gives two levels of one series.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from reportschema.models import Indicator
from reportschema.models.annotation_codes import ReviewReason
from reportschema.models.codes import (
    Collection,
    Nature,
    ObservationStatus,
    Part,
    Transformation,
)
from reportschema.notation import Grammar, Quantity
from reportschema.reading.clauses.owners import lead_of
from reportschema.reading.figures import coverages, wholes
from reportschema.reading.figures.economy import is_economy
from reportschema.reading.figures.entirety import entire
from reportschema.reading.figures.figure import Aspect, FigureDraft, Origin
from reportschema.reading.figures.measures import Measure, goes_on, measure, unit_of_rate
from reportschema.reading.figures.tense import told
from reportschema.reading.figures.when import Times
from reportschema.reading.sentence.directions import Directions
from reportschema.reading.sentence.lexicon import IndicatorNames, any_of, words
from reportschema.reading.sentence.quantities import SHARED, Place, quantities, sentences
from reportschema.reading.sentence.sentence import Sentence
from reportschema.reading.subjects import naming
from reportschema.reading.subjects.carried import Carried, Stated
from reportschema.reading.subjects.completing import begins_with_deed, slogan, trimmed
from reportschema.reading.subjects.earlier import GAP
from reportschema.reading.subjects.naming import Subject
from reportschema.reading.subjects.reader import Reading, SubjectReader
from reportschema.reading.times.expressions import Time

# 从2010年的3万元提高到2015年的5万元: the years are those of its two levels and go no further than its clause.
_FROM_TO = re.compile(r"[从由](?P<first>[12][0-9]{3})年[^；;。，]{0,30}?[到至为](?P<last>[12][0-9]{3})年")


_RANKED = re.compile(
    r"[、]?(?P<own>[^居列]{3,30}?)(?:、|均|都|继续|始终|连续[^，,、]{0,4}|保持|稳|跃|位|高|提升|上升|前移|升|至|到|达|为)*(?:居|列|排名?|进入|跻身|蝉联|荣登|跃上|(?=全[国省市区州县球]|世界|西部|中部|东部|西北|中西部|东北|华东|同类))[^，,、]{0,10}$"
)
_TOTALS = re.compile(
    r"(?:新增|入选|获批|上榜|入围|获奖|累计|总|里程|数)*(?:总?量|总?数|数量|规模|总额|增速|增幅|增长率|综合排名|个数|里程数?|家数|户数)(?:及增速|和增速)?|.*[0-9一二三四五六七八九十][个家项].*"
)


_PROMISING = (Part.PLAN, Part.SELF_BUILDING)
_BETTER = re.compile(r"[、，,](?:力争|争取|努力|奋力|冲刺|确保)(?:达到|实现|完成|增长)?")
_HEADLINE = 48
_LEAD = 40
_NEAR_THE_START = 6
_COMMAS = (",", "，")
_SETS = (":", "：", "到", "至", "在")
_RELATIVE = (Transformation.GROWTH, Transformation.CHANGE, Transformation.MULTIPLE)
EACH_OF_THEM = "one value for each of a list"
_LISTED = re.compile("[、和及与]")
_AGAINST = re.compile(r"[,，、]?(?:比|较|是|为|相当于)[^，,。；;、]{4,12}的?")
_NOT_FINAL = re.compile(r"(?:预计|有望|预期(?!目标|寿命|性)|据?初步(?=统计|核算|测算|预计|数)(?:统计|核算|测算|预计|数)?)")


@cache
def _flows() -> frozenset[str]:
    return frozenset(words("flow"))


@dataclass(frozen=True)
class Situation:
    """What the reader of a sentence knows of its report: the part it stands in, the times meant by default, whose areas are near.

    words: turns words of the edition into mainland Simplified, as the vocabulary has them.
    """

    part: Part
    times: Times
    areas: dict[str, str]
    words: Callable[[str], str] = str


class FigureReader:
    """Reads figures with one grammar and one vocabulary of indicators."""

    def __init__(self, grammar: Grammar, indicators: Sequence[Indicator]) -> None:
        self.grammar = grammar
        self.names = IndicatorNames(indicators)
        self.directions = Directions(grammar.directions)
        self.subjects = SubjectReader(self.names, grammar, self.directions)

    def read(
        self, clean: str, mentions: Sequence[tuple[int, int]], dates: Sequence[Time], start: int, end: int, situation: Situation
    ) -> list[FigureDraft]:
        """The figures of clean[start:end]. mentions: the numerals there that are figures; dates: the date expressions."""
        found: list[FigureDraft] = []
        said: str | None
        topic: str | None
        begun: str | None
        inside = mentions[bisect_left(mentions, (start,)) : bisect_left(mentions, (end,))]
        listed = quantities(clean, self.grammar, inside, start, end)
        date_starts = [date.start for date in dates]
        pair: tuple[str, str] | None = None
        i, said, topic, paragraph, owner, lead = 0, None, None, start, "", ""
        for first, last in sentences(clean, start, end):
            if first == start or clean[first - 1] == "\n":
                topic = said = None
                owner = lead = lead_of(clean[first : first + _LEAD])
                # A line that only says what the next paragraph is about (这是绿色转型的五年。) speaks for it too.
                if first - paragraph > _HEADLINE:
                    situation = replace(situation, times=replace(situation.times, spoken=False))
                paragraph = first
            if clean[first - 1 : first] not in (";", "；") and (times := situation.times.opened(clean, first, last, situation.part)):
                situation = replace(situation, times=times)
            begun = said
            here = []
            while i < len(listed) and listed[i].start < last:
                here.append(listed[i])
                i += 1
            nearby = dates[bisect_left(date_starts, first) : bisect_left(date_starts, last)]
            if here:
                drafts, said, carried = self._sentence(clean, here, nearby, first, last, situation, said, owner)
                owner = carried.owner or owner
                if spanned := _FROM_TO.search(clean, first, last):
                    pair = (spanned["first"], spanned["last"])
                if situation.part not in _PROMISING:
                    situation.times.from_to(drafts, clean, first, pair)
                found += drafts
            found += self._entire(clean, nearby, first, last, situation, begun)
            if clean[last : last + 1] not in (";", "；"):
                owner = lead
                topic = situation.times.topic(clean, nearby, first, last, situation.part) or topic
                topic = None if "\n" in clean[last : last + 2] else topic
                said, pair = topic, None
            elif _FROM_TO.search(clean, first, last) or (said != begun and not any(_opens(clean, date, first) for date in nearby)):
                said = topic
        wholes.link(clean, found, self.grammar)
        return found

    def _entire(
        self, clean: str, dates: Sequence[Time], first: int, last: int, situation: Situation, said: str | None
    ) -> list[FigureDraft]:
        """All and none, told without a numeral."""
        found = []
        for all_or_none in entire(clean, first, last, self.names, situation.words):
            named = all_or_none.subject
            draft = FigureDraft(
                all_or_none.start, all_or_none.end, all_or_none.value, all_or_none.value, all_or_none.unit,
                indicator=named.indicator.code if named.indicator else None, label=trimmed(named.label) if named.label else None,
                transformation=all_or_none.transformation, collection=all_or_none.collection,
                coverage=coverages.cleaned(named.coverage), dimension="share" if all_or_none.unit == "%" else "count",
            )  # fmt: skip
            if all_or_none.unit != "%":
                draft.inferred.append("unit")
            situation.times.date(draft, clean, dates, first, situation.part, said, first)
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
        owner: str,
    ) -> tuple[list[FigureDraft], str | None, Carried]:
        carried = Carried(end=first, owner=owner)
        begun, previous = said, None
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
            )
            part = Part.REVIEW if situation.part in _PROMISING and told(place.sentence) else situation.part
            lists = self.subjects.lists
            carried = carried.with_values(lists.opened(clean, listed, i, said_before, carried))
            if sharing := lists.sharing(said_before, quantity, carried):
                carried = carried.with_values(replace(carried.values, subjects=sharing))
                names = (carried.end, quantity.start)
                readings = [Reading(subject, EACH_OF_THEM, *names) for subject in sharing]
            else:
                reading, carried = self.subjects.subject(quantity, place, carried)
                readings = [reading]
            carried = _with_status(replace(carried, verb=_verb(left, carried)), left)
            draft, figure = None, carried.figure
            for reading in readings:
                draft = self._figure(clean, quantity, reading, first, left, carried, part in _PROMISING)
                draft.told = part is not situation.part
                _place_in_ratio(draft, quantity, listed, i)
                said = situation.times.date(draft, clean, dates, first, part, begun, carried.end)
                _second(draft, previous, left)
                _compared(draft, previous, left)
                _in_list(draft, previous, left)
                carried = self._link(draft, left, carried, previous, situation, clean[first : quantity.start])
                found.append(draft)
                if draft.transformation is not Transformation.RANK:
                    figure = self._stated(draft, figure)
            carried = replace(carried, end=quantity.end)
            if draft is not None and draft.transformation is not Transformation.RANK:
                carried = replace(carried, subject=reading.subject, figure=figure)
                previous = draft
        return found, said, carried

    def _stated(self, draft: FigureDraft, before: Stated | None) -> Stated:
        subject = Subject(self.names.by_code.get(draft.indicator or ""), draft.label, draft.coverage)
        falls = draft.high is not None and draft.high < 0
        return Stated(subject, draft.transformation, draft.dimension, draft.unit, falls, draft.start, draft.end, before)

    def _figure(
        self, clean: str, quantity: Quantity, reading: Reading, first: int, left: str, carried: Carried, promised: bool
    ) -> FigureDraft:
        subject, values, before = reading.subject, carried.values, carried.figure
        how: Measure = measure(
            quantity, clean[first : quantity.start], subject.indicator, self.grammar, self.directions,
            values.transformation, values.falls, bool(carried.verb), promised, clean[quantity.end : quantity.end + 40],
        )  # fmt: skip
        if before is not None and goes_on(how, left, subject.indicator, before.code, before.transformation):
            how = Measure(Transformation.GROWTH, before.falls, None)
        resolved = self.grammar.units.resolve(quantity.unit) if quantity.unit else None
        sign = Decimal(-1) if how.negative and quantity.low >= 0 else Decimal(1)  # 下降-3% is no rise
        low, high = sorted((quantity.low * sign, quantity.high * sign))
        draft = FigureDraft(
            quantity.start, quantity.end, low, high, quantity.unit, quantity.hedge, quantity.hedge_words,
            transformation=how.transformation, collection=how.collection, basis=subject.basis, coverage=coverages.cleaned(subject.coverage),
            dimension=resolved.unit.dimension if resolved else "",
            origins={Aspect.SUBJECT: Origin(reading.rule, reading.start, reading.end)},
        )  # fmt: skip
        if draft.collection is Collection.END and subject.label and not promised and begins_with_deed(subject.label):
            draft.collection = Collection.SUM
        if draft.collection is Collection.SUM and draft.dimension in ("mass", "volume") and (subject.label or "").endswith("规模"):
            draft.collection = Collection.END
        if subject.doubt or (subject.indicator is None and slogan(clean, quantity, first, subject.label or "")):
            draft.review = ReviewReason.SUBJECT_IN_DOUBT
        if is_economy(subject.label, how.transformation, draft.dimension):
            subject = replace(subject, indicator=self.names.by_code["gdp"], label=None)
            draft.transformation = Transformation.GROWTH
        if subject.indicator is not None and (_cannot_be(subject.indicator, draft, quantity) or coverages.of_others(subject.coverage)):
            draft.label, draft.coverage = naming.label(f"{subject.coverage or ''}{subject.indicator.zh}"), None
        elif subject.indicator is not None:
            draft.indicator = subject.indicator.code
            if draft.transformation is Transformation.GROWTH and draft.basis is None and subject.indicator.basis is not None:
                draft.basis = subject.indicator.basis
                draft.inferred.append("basis")
        else:
            draft.label, bound = coverages.bounded(subject.label)
            draft.coverage = draft.coverage or bound
        if quantity.kind == "verbal" and draft.label and quantity.low == 100:
            draft.label = f"{draft.label}覆盖率" if not draft.label.endswith("率") else draft.label
            draft.collection = None
        if quantity.kind == SHARED:
            draft.inferred.append("unit")
        if (rate := unit_of_rate(draft.unit, draft.transformation, clean[first : quantity.start])) is not None:
            draft.unit = rate
            draft.inferred.append("unit")
        if how.cue:
            draft.cues.append((quantity.start - how.cue[0], quantity.start - how.cue[1]))
        draft.status = carried.status or draft.status
        return draft

    def _link(
        self, draft: FigureDraft, left: str, carried: Carried, previous: FigureDraft | None, situation: Situation, sentence: str
    ) -> Carried:
        if draft.indicator is not None and (area := coverages.area_told(naming.last_chunk(left), situation.areas)):
            draft.ref_area = situation.areas.get(area)
            draft.coverage = None if draft.coverage == area else draft.coverage
        elif draft.indicator is not None and draft.coverage in situation.areas:
            draft.ref_area, draft.coverage = situation.areas[draft.coverage], None
        if draft.transformation is Transformation.RANK:
            if previous is not None:
                draft.period = (previous.period or "").removeprefix("../") or None
            draft.indicator, draft.coverage, draft.unit = None, None, "位"
            own = _RANKED.match(naming.last_chunk(left))
            name = naming.core(own["own"].rpartition("、")[2]) if own else ""
            if len(name) >= 3 and not _TOTALS.fullmatch(name):
                draft.rank_of, draft.label = naming.label(name), None
            elif previous is not None:
                draft.ranks, draft.label = previous, None
            else:
                draft.rank_of = draft.label or naming.label(naming.core(naming.last_chunk(left))) or "排名事项"
                draft.label = None
            among = re.findall(r"全[国省市区州县]", sentence)
            if among:
                draft.counterpart_area = situation.areas.get(among[-1])
        elif carried.values.areas and draft.dimension == "points":
            area, *others = carried.values.areas
            draft.counterpart_area, draft.base_period = situation.areas.get(area), None
            return carried.with_values(replace(carried.values, areas=tuple(others)))
        elif draft.dimension == "points" and (gap := GAP.search(naming.last_chunk(left))) and gap["area"] not in (None, "上年"):
            draft.counterpart_area = situation.areas.get(gap["area"])
            draft.base_period = None
        return carried


def _with_status(carried: Carried, left: str) -> Carried:
    """预计 and 初步核算 hold in their clause, and to the full stop where they open the sentence or a comma sets them off."""
    if said := _NOT_FINAL.search(left):
        status = ObservationStatus.PRELIMINARY if "初步" in said.group() else ObservationStatus.ESTIMATE
        opens = carried.figure is None and not left[: said.start()].strip()
        holds = opens or left[said.end() : said.end() + 1] in ("，", ",")
        return replace(carried, status=status, status_holds=holds)
    if carried.status_holds or re.match(r"[、和及与]|[,，]?(?:同比|比上年)?(?:增长|成长|下降)", left):
        return carried
    return replace(carried, status=None)


def _verb(left: str, carried: Carried) -> str:
    """The verb of doing that governs a quantity: of its own clause, or, across 、 only, of the one before."""
    chunk = naming.last_chunk(left)
    verbs = [verb for token in Sentence.of(chunk).tokens if (verb := token.text.rstrip("了")) in _flows()]
    if verbs:
        return verbs[-1]
    if re.search(any_of("going"), chunk) or re.search(any_of("stock"), left):
        return ""
    return carried.verb


def _beyond(clean: str, listed: list[Quantity], i: int, last: int) -> str:
    """The words behind the next quantity, which may be those of this one too: 新建3所、改建5所学校."""
    if i + 1 >= len(listed):
        return ""
    return clean[listed[i + 1].end : min(listed[i + 2].start if i + 2 < len(listed) else last, last)]


def _cannot_be(indicator: Indicator, draft: FigureDraft, quantity: Quantity) -> bool:
    """A count is no level of a rate, and 全覆盖 no level of a count: the name belongs to something near."""
    if draft.transformation is not Transformation.LEVEL:
        return False
    rate = indicator.nature in (Nature.SHARE, Nature.RATE)
    return (rate and draft.dimension in ("count", "money", "area", "length")) or (quantity.kind == "verbal" and not rate)


def _opens(clean: str, date: Time, first: int) -> bool:
    """Whether a time opens its sentence (2010年，…; 全县去年…; 到2025年…): such a one goes on behind a semicolon."""
    set_off = clean[date.start - 1 : date.start] in _COMMAS and clean[date.end : date.end + 1] in _COMMAS
    return date.start - first <= _NEAR_THE_START or set_off or clean[date.start - 4 : date.start].rstrip()[-1:] in _SETS


def _second(draft: FigureDraft, first: FigureDraft | None, left: str) -> None:
    """增长5.5%以上、力争6%: the second number is the same growth."""
    if first is not None and first.transformation is Transformation.GROWTH and draft.unit == first.unit and _BETTER.fullmatch(left):
        draft.indicator, draft.label, draft.coverage = first.indicator, first.label, first.coverage
        draft.transformation, draft.collection, draft.basis = first.transformation, first.collection, first.basis
        draft.period, draft.base_period, draft.inferred = first.period, first.base_period, list(first.inferred)


def _compared(draft: FigureDraft, level: FigureDraft | None, left: str) -> None:
    """达58.9%,比2015年提高6.7个百分点: what is compared with a year is told for the year of the level before it."""
    if (
        level is not None
        and level.transformation is Transformation.LEVEL
        and draft.transformation in _RELATIVE
        and draft.base_period is not None
        and "period" in draft.inferred
        and level.period is not None
        and _AGAINST.fullmatch(left)
    ):
        draft.period = level.period


def _in_list(draft: FigureDraft, before: FigureDraft | None, left: str) -> None:
    """比2014年分别增加4家、3家; 分别为2014年的3.4倍和2.2倍: one comparison for all of a list."""
    if (
        before is not None
        and before.base_period is not None
        and draft.transformation is before.transformation
        and draft.transformation in _RELATIVE
        and _LISTED.fullmatch(left)
    ):
        draft.period, draft.base_period = before.period, before.base_period


def _place_in_ratio(draft: FigureDraft, quantity: Quantity, listed: list[Quantity], i: int) -> None:
    """The parts of a ratio are told apart by nth; three parts that make 100 are the shares of the three sectors."""
    if quantity.kind != "ratio":
        return
    nth = 1 + sum(other.start == quantity.start for other in listed[:i])
    draft.nth, draft.unit, draft.dimension, draft.collection = nth, "%", "share", None
    if quantity.values[1:] == (Decimal(1),):  # 2.1:1 is so many times
        draft.unit, draft.dimension = "倍", "multiple"
    draft.inferred.append("unit")
    if len(quantity.values) == 3 and abs(sum(quantity.values, Decimal(0)) - 100) < Decimal("1.5"):
        draft.indicator = ("primary_sector_share", "secondary_sector_share", "tertiary_sector_share")[nth - 1]
        draft.label, draft.coverage = None, None
