"""Reads the figures of a speech: for each quantity its subject, measure, time and evidence.

Works sentence by sentence on the clean text. What a clause leaves out it takes from the clause before: subjects are carried, lists
with 分别 hand their subjects and verb to each value, 从…到… gives two levels of one series.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from reportschema.models import Indicator
from reportschema.models.codes import Basis, Collection, Commitment, Hedge, ObservationStatus, Part, Stance, TargetForm, Transformation
from reportschema.notation import Grammar, Quantity
from reportschema.reading import subjects
from reportschema.reading.clauses import quantities, sentences
from reportschema.reading.lexicon import IndicatorNames, any_of
from reportschema.reading.measures import Measure, measure
from reportschema.reading.subjects import Subject
from reportschema.reading.times import Time
from reportschema.reading.when import Times

# 高于全市平均水平2.9个百分点: the series is the one before.
_GAP = re.compile(r"(?:高于|低于|快于|慢于|高出|低出|领先|好于|比)(?P<area>全[国省市区州县]|上年|上级)?")
_SHARE_HEAD = re.compile(r"占(?:比|地)")
# Words that measure something without saying of what: they take it from the clause before, or from behind.
_BARE = re.compile(
    r"(?:总|累计|计划|年度|完成|已完成|固定资产)?(?:投资|投入)(?:额|规模)?|(?:年|总)?产值|(?:年|总)?(?:营业|销售)?收入|营收|利税|利润|面积|建筑面积|占地面积|"
    r"总面积|(?:总|全)长|资金|金额|总额|资产总额|入库|开工|出栏|存栏|人均|规模|户数|人数"
)
_GENERIC = ("总量", "总数", "总计", "总额", "累计总数", "数量")


@dataclass
class FigureDraft:
    """A figure on its way to a record, in clean coordinates."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    hedge: Hedge = Hedge.EXACT
    hedge_words: str | None = None
    indicator: str | None = None
    label: str | None = None
    transformation: Transformation = Transformation.LEVEL
    collection: Collection | None = None
    period: str | None = None
    base_period: str | None = None
    basis: Basis | None = None
    coverage: str | None = None
    status: ObservationStatus = ObservationStatus.FINAL
    ref_area: str | None = None
    counterpart_area: str | None = None
    nth: int | None = None
    ranks: FigureDraft | None = None
    rank_of: str | None = None
    part_of: FigureDraft | None = None
    cues: list[tuple[int, int]] = field(default_factory=list)
    inferred: list[str] = field(default_factory=list)
    review: str | None = None
    promised: bool = False
    stance: Stance = Stance.PROMISED
    form: TargetForm = TargetForm.NUMERIC
    headline: bool = False
    commitment: Commitment = Commitment.PLAIN
    commitment_words: str | None = None
    pegged_to: str | None = None
    assigned_by: str | None = None
    dimension: str = ""


@dataclass(frozen=True)
class Situation:
    """What the reader of a sentence knows of its report: the part it stands in, the times meant by default, whose areas are near."""

    part: Part
    times: Times
    areas: dict[str, str]


@dataclass
class _Clause:
    """What carries over from one quantity of a sentence to the next."""

    subject: Subject | None = None
    figure: FigureDraft | None = None
    end: int = 0
    said: str | None = None
    verb: str = ""
    listed: Transformation | None = None
    listed_fall: bool = False
    queue: list[Subject] = field(default_factory=list)
    from_place: int | None = None


class FigureReader:
    """Reads figures with one grammar and one vocabulary of indicators."""

    def __init__(self, grammar: Grammar, indicators: Sequence[Indicator]) -> None:
        self.grammar = grammar
        self.names = IndicatorNames(indicators)

    def read(
        self, clean: str, mentions: Sequence[tuple[int, int]], dates: Sequence[Time], start: int, end: int, situation: Situation
    ) -> list[FigureDraft]:
        """The figures of clean[start:end]. mentions: the numerals there that are figures; dates: the date expressions."""
        found: list[FigureDraft] = []
        listed = quantities(clean, self.grammar, [mention for mention in mentions if start <= mention[0] < end], start, end)
        i, said = 0, None
        for first, last in sentences(clean, start, end):
            here = []
            while i < len(listed) and listed[i].start < last:
                here.append(listed[i])
                i += 1
            if here:
                nearby = [date for date in dates if first <= date.start < last]
                drafts, said = self._sentence(clean, here, nearby, first, last, situation, said)
                found += drafts
            if clean[last : last + 1] not in (";", "；"):
                said = None
        return found

    def _sentence(
        self, clean: str, listed: list[Quantity], dates: list[Time], first: int, last: int, situation: Situation, said: str | None
    ) -> tuple[list[FigureDraft], str | None]:
        carried = _Clause(end=first, said=said)
        found: list[FigureDraft] = []
        for i, quantity in enumerate(listed):
            following = listed[i + 1].start if i + 1 < len(listed) else last
            left = clean[carried.end : quantity.start]
            self._open_list(clean, listed, i, left, first, carried, found)
            subject = self._subject(clean, quantity, left, clean[quantity.end : min(following, last)], carried, first)
            draft = self._figure(clean, quantity, subject, first, left, carried, situation.part in (Part.PLAN, Part.SELF_BUILDING))
            self._place_in_ratio(draft, quantity, listed, i, subject)
            said = situation.times.date(draft, clean, dates, first, situation.part, carried.said)
            self._link(draft, left, carried, situation, clean[first : quantity.start])
            found.append(draft)
            carried.end = quantity.end
            if draft.transformation is not Transformation.RANK:
                carried.subject, carried.figure = subject, draft
        return found, said

    def _open_list(
        self, clean: str, listed: list[Quantity], i: int, left: str, first: int, carried: _Clause, found: list[FigureDraft]
    ) -> None:
        """分别 opens a list: its values go to the subjects before it in order, its verb holds for all of them."""
        if "分别" not in left:
            pair = self._paired(clean, listed, i, left)
            if pair:
                carried.queue, carried.listed, carried.listed_fall = pair, None, False
                return
            if carried.queue and not re.fullmatch(r"[、,，和及与以\s]*(?:[^，,。]{0,2})", left):
                carried.queue, carried.listed, carried.listed_fall = [], None, False
            return
        count = 1
        while i + count < len(listed) and re.fullmatch(r"[、,，和及与以\s]*", clean[listed[i + count - 1].end : listed[i + count].start]):
            count += 1
        verb = left.rpartition("分别")[2] + (listed[i].direction_word or "")
        carried.listed_fall = re.search(r"下降|减少|降低|压减|压缩|缩减|精简|负增长|回落", verb) is not None
        growing = carried.listed_fall or re.search(r"增长|提高|上升|递增|上涨|增加", verb) is not None
        carried.listed = Transformation.GROWTH if growing and not re.search(r"(?:至|到|为)$", verb) else None
        before = left.rpartition("分别")[0]
        nouns = subjects.core(subjects.last_chunk(before)) if subjects.core(subjects.last_chunk(before)) else ""
        parts = [part for part in re.split(r"[、和及与]", nouns) if part]
        if len(parts) >= count > 1:
            carried.queue = [self._noun(part) for part in subjects.spread(parts[-count:], self.names)]
        elif len(found) >= count:
            levels = [self._of(draft) for draft in found if draft.transformation is Transformation.LEVEL]
            earlier = list({(one.indicator and one.indicator.code, one.label): one for one in levels}.values())
            carried.queue = earlier[-count:] if len(earlier) >= count else []
        else:
            carried.queue = []

    def _paired(self, clean: str, listed: list[Quantity], i: int, left: str) -> list[Subject]:
        """A和B达到x和y: as many names as values that follow each other, each name an indicator's."""
        count = 1
        while i + count < len(listed) and re.fullmatch(r"[、和及与]", clean[listed[i + count - 1].end : listed[i + count].start]):
            count += 1
        if count < 2:
            return []
        parts = [part for part in re.split(r"[、和及与]", subjects.core(subjects.last_chunk(left))) if part]
        nouns = [self._noun(part) for part in subjects.spread(parts[-count:], self.names)] if parts else []
        return nouns if len(nouns) == count and all(noun.indicator for noun in nouns) else []

    def _noun(self, phrase: str) -> Subject:
        return subjects.named(subjects.core(phrase), self.names) or Subject(label=subjects.label(phrase))

    def _of(self, draft: FigureDraft) -> Subject:
        indicator = self.names.by_code.get(draft.indicator or "")
        return Subject(indicator, draft.label, draft.coverage, carried=True)

    def _subject(self, clean: str, quantity: Quantity, left: str, right: str, carried: _Clause, first: int) -> Subject:
        """The subject of one quantity: of a list, behind it, before it, or the one carried over."""
        if carried.queue:
            return carried.queue.pop(0)
        resolved = self.grammar.units.resolve(quantity.unit) if quantity.unit else None
        dimension = resolved.unit.dimension if resolved else ""
        chunk = subjects.last_chunk(left)
        phrase = subjects.core(chunk)
        basis = subjects.basis_in(chunk) or subjects.basis_in(left[-20:])
        if dimension in ("count", "area", "length", "other", "power", "volume") or quantity.unit is None:
            behind = subjects.behind(right)
            verb = subjects.verb_before(chunk.rstrip())
            if behind and (verb or not phrase or len(behind) >= 2):
                return self._counted(verb, behind, phrase, basis)
        if quantity.direction is not None or dimension in ("share", "points", "multiple", "rank"):
            if not phrase and carried.subject is not None:
                return Subject(carried.subject.indicator, carried.subject.label, carried.subject.coverage, basis, carried=True)
        if not phrase and carried.subject is not None:
            return Subject(carried.subject.indicator, carried.subject.label, carried.subject.coverage, basis, carried=True)
        share = re.match(r"(?:、|首次|约|已|其中)*(?P<share>占(?P<whole>[^，,。；]{0,16}?)(?:的?(?:比重|比例|份额))?)(?:达到?|为|超过?|约|近|的|提高到|上升到|提升至|[^\u4e00-\u9fff])*$", chunk.strip())
        if share and dimension == "share" and carried.subject is not None and not _SHARE_HEAD.match(chunk.strip("、 ")):
            name = carried.subject.indicator.zh if carried.subject.indicator else carried.subject.label or ""
            whole = share["whole"].rstrip("的")
            return subjects.shares(f"{name}占{whole}比重", self.names) or Subject(label=subjects.label(f"{name}占{whole}比重"))
        if phrase in ("占比", "比重", "比例", "比率") and carried.subject is not None:
            name = carried.subject.indicator.zh if carried.subject.indicator else carried.subject.label or ""
            return subjects.shares(f"{name}占比", self.names) or Subject(label=subjects.label(f"{name}{phrase}"))
        compared = _GAP.search(chunk)
        if carried.subject is not None and (subjects.is_plan(phrase) or (compared and dimension == "points")):
            return Subject(carried.subject.indicator, carried.subject.label, carried.subject.coverage, basis, carried=True)
        if phrase in _GENERIC and carried.subject is not None and carried.subject.indicator is not None:
            stock = self.names.by_code.get(carried.subject.indicator.code.removeprefix("new_"))
            return Subject(stock or carried.subject.indicator, None, carried.subject.coverage, basis, carried=True)
        if not phrase:
            phrase = subjects.core(clean[first : quantity.start])
        if _BARE.fullmatch(phrase):
            scoped = self._scoped(phrase, right, carried)
            if scoped is not None:
                return scoped
        found = self._verbed(chunk, phrase, carried) or subjects.named(phrase, self.names)
        if found is not None:
            return Subject(found.indicator, found.label, found.coverage, basis)
        return Subject(label=subjects.label(self._whole(chunk, phrase)), basis=basis)

    def _scoped(self, phrase: str, right: str, carried: _Clause) -> Subject | None:
        """投资3.9亿元的铸造项目; 引进项目22个、总投资22.4亿元: a bare measure of what stands behind or before it."""
        if right.startswith("的") and (behind := subjects.behind(right[1:])):
            return Subject(label=subjects.label(f"{behind[: subjects.LABEL_LIMIT - len(phrase)]}{phrase}"))
        if carried.subject is None:
            return None
        name = carried.subject.label or (carried.subject.indicator.zh if carried.subject.indicator else "")
        name = re.sub(rf"(?:{_BARE.pattern})$", "", name)
        if not name or phrase == "人均":
            return None
        made = f"{name}{phrase}"
        return subjects.named(made, self.names) or Subject(label=subjects.label(made))

    def _verbed(self, chunk: str, phrase: str, carried: _Clause) -> Subject | None:
        """新增A企业3家、B企业50家: across 、 the verb before A holds for B too."""
        if not carried.verb or not chunk.startswith(("、", "和", "及")) or re.search(any_of("flow"), chunk):
            return None
        made = f"{carried.verb}{phrase}"
        found = subjects.named(made, self.names)
        if found is not None and found.coverage is None:
            return found
        return Subject(label=subjects.label(made)) if carried.verb.startswith(("新", "净")) else None

    def _whole(self, chunk: str, phrase: str) -> str:
        """The phrase with the verb of doing that stands before it (新增停车位, not 停车位)."""
        del chunk
        return phrase

    def _counted(self, verb: str, behind: str, phrase: str, basis: Basis | None) -> Subject:
        for text in (verb + behind, behind):
            found = subjects.named(text, self.names)
            if found is not None and found.coverage is None:
                return Subject(found.indicator, None, None, basis)
        return Subject(label=subjects.label((verb + behind)[: subjects.LABEL_LIMIT]), basis=basis)

    def _figure(self, clean: str, quantity: Quantity, subject: Subject, first: int, left: str, carried: _Clause, promised: bool) -> FigureDraft:
        verb = self._verb(left, carried)
        how: Measure = measure(
            quantity, clean[first : quantity.start], subject.indicator, self.grammar, carried.listed, carried.listed_fall, bool(verb),
            promised, clean[quantity.end : quantity.end + 40],
        )  # fmt: skip
        resolved = self.grammar.units.resolve(quantity.unit) if quantity.unit else None
        sign = Decimal(-1) if how.negative else Decimal(1)
        low, high = sorted((quantity.low * sign, quantity.high * sign))
        draft = FigureDraft(
            quantity.start, quantity.end, low, high, quantity.unit, quantity.hedge, quantity.hedge_words,
            transformation=how.transformation, collection=how.collection, basis=subject.basis, coverage=subject.coverage,
            dimension=resolved.unit.dimension if resolved else "",
        )  # fmt: skip
        if subject.indicator is not None:
            draft.indicator = subject.indicator.code
            if draft.transformation is Transformation.GROWTH and draft.basis is None and subject.indicator.basis is not None:
                draft.basis = subject.indicator.basis
                draft.inferred.append("basis")
        else:
            draft.label = subject.label
        if quantity.kind == "verbal" and draft.label and quantity.low == 100:
            draft.label = f"{draft.label}覆盖率" if not draft.label.endswith("率") else draft.label
            draft.collection = None
        if how.cue:
            draft.cues.append((quantity.start - how.cue[0], quantity.start - how.cue[1]))
        if re.search(r"预计|预期(?!目标)|初步", left):
            draft.status = ObservationStatus.PRELIMINARY if "初步" in left else ObservationStatus.ESTIMATE
        return draft

    def _verb(self, left: str, carried: _Clause) -> str:
        """The verb of doing that governs a quantity: of its own clause, or, across 、 only, of the one before."""
        match = None
        for match in re.finditer(any_of("flow"), subjects.last_chunk(left)):
            pass
        if match is not None:
            carried.verb = match.group()
        elif re.search(any_of("going"), subjects.last_chunk(left)) or re.search(any_of("stock"), left):
            carried.verb = ""
        return carried.verb

    def _place_in_ratio(self, draft: FigureDraft, quantity: Quantity, listed: list[Quantity], i: int, subject: Subject) -> None:
        """The parts of a ratio are told apart by nth; three parts after 三次产业 are the shares of the three sectors."""
        del subject
        if quantity.kind != "ratio":
            return
        nth = 1 + sum(other.start == quantity.start for other in listed[:i])
        draft.nth = nth
        draft.unit = "%"
        draft.dimension = "share"
        draft.inferred.append("unit")
        draft.collection = None
        if len(quantity.values) == 3 and abs(sum(quantity.values) - 100) < Decimal("1.5"):
            draft.indicator = ("primary_sector_share", "secondary_sector_share", "tertiary_sector_share")[nth - 1]
            draft.label, draft.coverage = None, None

    def _link(self, draft: FigureDraft, left: str, carried: _Clause, situation: Situation, sentence: str) -> None:
        if draft.transformation is Transformation.RANK:
            if carried.figure is not None:
                draft.period = carried.figure.period
            draft.indicator, draft.coverage, draft.unit = None, None, "位"
            if carried.figure is not None:
                draft.ranks, draft.label = carried.figure, None
            else:
                draft.rank_of = draft.label or subjects.label(subjects.core(subjects.last_chunk(left))) or "排名事项"
                draft.label = None
            area = re.findall(r"全[国省市区州县]", sentence)
            if area:
                draft.counterpart_area = situation.areas.get(area[-1])
        elif draft.dimension == "points" and (gap := _GAP.search(subjects.last_chunk(left))) and gap["area"]:
            draft.counterpart_area = situation.areas.get(gap["area"])
            draft.base_period = None
        elif "其中" in left and carried.figure is not None and carried.figure.dimension == draft.dimension:
            draft.part_of = carried.figure
