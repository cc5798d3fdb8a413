"""Reads whose number it is, clause by clause: of a list, behind it, before it, or carried over from the clause before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportschema.models.codes import Nature, ObservationStatus, Transformation, WordKind
from reportschema.notation import Grammar, Quantity
from reportschema.reading import ellipsis, name_lists, subjects
from reportschema.reading.lexicon import IndicatorNames, any_of
from reportschema.reading.subjects import Subject

if TYPE_CHECKING:
    from reportschema.reading.figures import FigureDraft

# 高于全市平均水平2.9个百分点: the series is the one before.
GAP = re.compile(r"(?:高于|低于|快于|慢于|高出|低出|领先|好于|比)(?P<area>全[国省市区州县]|上年|上级)?")
# Words that measure something without saying of what: they take it from the clause before, or from behind.
_BARE = re.compile(
    r"(?:总|累计|计划|年度|完成|已完成|固定资产)?(?:投资|投入)(?:额|规模)?|(?:年|总)?产值|(?:年|总)?(?:营业|销售)?收入|营收|利税|利润|面积|建筑面积|占地面积|"
    r"总面积|(?:总|全)长|资金|金额|总额|资产总额|入库|开工|出栏|存栏|人均|规模|户数|人数"
)
_GENERIC = ("总量", "总数", "总计", "总额", "累计总数", "数量")


# 、占全省42.2%: a share of what the clause before is about.
_SHARE = re.compile(
    r"(?:、|首次|约|已|其中)*(?P<share>占(?!比|地)(?P<whole>[^，,。；]{0,16}?)(?:的?(?:比重|比例|份额))?)"
    r"(?:达到?|为|超过?|约|近|的|提高到|上升到|提升至|[^\u4e00-\u9fff])*$"
)
# Behind 办理建议、提案454件, of those who made them.
_SATISFIED = re.compile("(?:代表|委员|群众)*(?:满意|基本满意)(?:和基本满意)?(?:率|度)?")
_HANDLED = ("suggestions_and_proposals_handled", "deputies_suggestions_handled", "proposals_handled")
# 地区生产总值|增速|高于全省1个百分点: whose rate it is.
_RATE_OF = re.compile("(?:的)?(?:平均)?(?:增速|增幅|增长率|增长|涨幅|降幅)$")
# 生产总值、财政收入确保比2010年|翻一番: what is compared with.
_AGAINST = re.compile("(?:确保|力争|均|都)?(?:比|较)[^，,。]{2,8}$")
_ABOVE = re.compile("(?:高于|低于|快于|慢于|高出|低出|领先|好于)(?!等于)")
_AREA = re.compile("全[国省市区州县]")
# 分别实现产值75亿元、266亿元: what is measured stands behind the names.
_MEASURED_BEHIND = re.compile("(?:总?产值|营收|收入|产量|销售额|增加值|投资|税收|利润)(?=(?:突破|超过|达到?|为)?$)")
_SAME_AGAIN = re.compile("[,，、]?(?:同比|比上年|较上年|比去年|按?可比口径|同口径)*(?:分别)?")
_FALLING = re.compile(r"下降|减少|降低|压减|压缩|缩减|精简|负增长|回落|削减|压降|收窄|下调")
_GROWING = re.compile(r"增长|提高|上升|递增|上涨|增加")
# Measures that belong to an industry, where a sentence names one and no other owner.
_OF_BRANCH = ("产值", "年产值", "总产值", "增加值", "营业收入", "收入", "销售收入", "营收", "利润", "利税")
# 外贸实绩企业新增822家 counts new ones.
_ADDED_BEHIND = re.compile(r"(?P<what>[^新净]{2,20})(?P<how>新增|净增)")
_COUNTED = ("count", "area", "length", "other", "power", "volume")


@dataclass(frozen=True, slots=True)
class Place:
    """The words around a quantity: from the quantity before it, up to the next one, and from the start of its sentence."""

    left: str
    right: str
    sentence: str


@dataclass
class Clause:
    """What carries over from one quantity of a sentence to the next."""

    subject: Subject | None = None
    figure: FigureDraft | None = None
    end: int = 0
    said: str | None = None
    verb: str = ""
    listed: Transformation | None = None
    listed_fall: bool = False
    queue: list[Subject] = field(default_factory=list)
    last_list: list[Subject] = field(default_factory=list)
    remaining: int = 0
    areas: list[str] = field(default_factory=list)
    status: ObservationStatus | None = None
    status_holds: bool = False


class SubjectReader:
    """Finds subjects with one set of indicator names."""

    def __init__(self, names: IndicatorNames, grammar: Grammar) -> None:
        self.names, self.grammar = names, grammar

    def open_list(self, clean: str, listed: Sequence[Quantity], i: int, left: str, carried: Clause, found: Sequence[FigureDraft]) -> None:
        """分别 opens a list: its values go to the subjects before it in order, its verb holds for all of them."""
        carried.remaining -= 1
        if "分别" not in left:
            if pair := self._paired(clean, listed, i, left) or self._again(clean, listed, i, left, carried):
                growing = listed[i].direction is not None
                carried.queue, carried.listed = pair, Transformation.GROWTH if growing else None
                carried.listed_fall = listed[i].direction is WordKind.FALL
            elif not re.fullmatch(r"[、,，和及与以\s]*(?:[^，,。]{0,2})", left):
                carried.queue, carried.listed, carried.listed_fall = [], None, False
            elif carried.remaining <= 0 and not carried.queue:
                carried.listed, carried.listed_fall = None, False
            return
        before, _, verb = left.rpartition("分别")
        count = carried.remaining = _run(clean, listed, i, r"[、,，和及与以\s]*")
        if _ABOVE.match(verb):
            carried.areas = _AREA.findall(verb) if count > 1 else []
            carried.queue, carried.listed = [], None
            return
        verb += listed[i].direction_word or ""
        carried.listed_fall = _FALLING.search(verb) is not None
        growing = carried.listed_fall or _GROWING.search(verb) is not None
        carried.listed = (
            Transformation.GROWTH if growing and not re.search(r"(?:至|到|为)(?:每人每月|每人每年|每月|每年|每人|人均)?$", verb) else None
        )
        carried.queue = self._listed(before, verb, count, found, carried)
        carried.last_list = list(carried.queue)

    def _listed(self, before: str, verb: str, count: int, found: Sequence[FigureDraft], carried: Clause) -> list[Subject]:
        """The subjects of a list: the nouns before 分别, or else those of the levels told just before."""
        if count < 2:
            return []
        parts = name_lists.of(before, self.names)
        if len(parts) == count:
            measured = _MEASURED_BEHIND.search(verb)
            return [self._noun(part + (measured.group() if measured else "")) for part in parts]
        parts = subjects.parts(subjects.core(subjects.last_chunk(before)))
        if len(parts) >= count:
            return [self._noun(part) for part in name_lists.whole(subjects.spread(parts[-count:], self.names), self.names)]
        if not parts and len(carried.last_list) == count:
            return list(carried.last_list)
        levels = [self._of(draft) for draft in found if draft.transformation is Transformation.LEVEL]
        earlier = list({(one.indicator and one.indicator.code, one.label): one for one in levels}.values())
        return earlier[-count:] if len(earlier) >= count else []

    def _again(self, clean: str, listed: Sequence[Quantity], i: int, left: str, carried: Clause) -> list[Subject]:
        """达430亿元、700亿元，增长55%、17%: a second run of as many values is of the same names."""
        if len(carried.last_list) < 2 or carried.queue or not _SAME_AGAIN.fullmatch(left):
            return []
        return list(carried.last_list) if _run(clean, listed, i, r"[、和及与\s]*") == len(carried.last_list) else []

    def sharing(self, left: str, quantity: Quantity, carried: Clause) -> list[Subject]:
        """The subjects of one value that holds for each name of a list (甲、乙均增长5%); none where it has one subject."""
        if carried.queue or quantity.kind == "rank":
            return []
        if (before := name_lists.before_each(left)) is not None:
            found = [self._satisfied(part, carried) or self._noun(part) for part in name_lists.of(before, self.names)]
        elif quantity.direction is not None or quantity.kind == "doubling":
            text = _AGAINST.sub("", left)
            one = self.names.exact(subjects.core(subjects.last_chunk(text)))  # 城乡居民收入 is a series of its own
            listed = [self._noun(part) for part in name_lists.of(text, self.names)] if one is None else []
            found = listed if all(each.indicator is not None and each.coverage is None for each in listed) else []
        else:
            return []
        carried.last_list = found or carried.last_list
        return found

    def _satisfied(self, phrase: str, carried: Clause) -> Subject | None:
        """Behind 办理建议、提案454件 the satisfaction of those who made them."""
        handled = carried.subject is not None and carried.subject.indicator is not None and carried.subject.indicator.code in _HANDLED
        return Subject(self.names.by_code.get("suggestions_satisfaction_rate")) if handled and _SATISFIED.fullmatch(phrase) else None

    def _paired(self, clean: str, listed: Sequence[Quantity], i: int, left: str) -> list[Subject]:
        """A和B达到x和y: as many names as values that follow each other, each name an indicator's."""
        count = _run(clean, listed, i, r"[、和及与]")
        if count < 2:
            return []
        parts = subjects.parts(subjects.core(subjects.last_chunk(left)))
        nouns = [self._noun(part) for part in subjects.spread(parts[-count:], self.names)] if parts else []
        return nouns if len(nouns) == count and all(noun.indicator for noun in nouns) else []

    def _noun(self, phrase: str) -> Subject:
        return subjects.named(subjects.core(phrase), self.names) or Subject(label=subjects.label(phrase))

    def _of(self, draft: FigureDraft) -> Subject:
        return Subject(self.names.by_code.get(draft.indicator or ""), draft.label, draft.coverage)

    def subject(self, quantity: Quantity, place: Place, carried: Clause) -> Subject:
        """The subject of one quantity."""
        if carried.queue:
            return carried.queue.pop(0)
        resolved = self.grammar.units.resolve(quantity.unit) if quantity.unit else None
        dimension = resolved.unit.dimension if resolved else ""
        chunk = subjects.last_chunk(place.left)
        phrase = subjects.core(chunk)
        if ellipsis.says_nothing(phrase):
            phrase = ""
        if dimension == "points" and (gap := _ABOVE.search(chunk)):
            phrase = _RATE_OF.sub("", subjects.core(chunk[: gap.start()]))
        basis = subjects.basis_in(chunk) or subjects.basis_in(place.left[-20:])
        found = self._counted(chunk, phrase, place.right, dimension, quantity.unit) or self._carried(chunk, phrase, dimension, carried)
        if found is None and (lone := self._lone_verb(phrase, place, carried)) is not None:
            found = lone
        if found is None:
            said = self._telling(phrase, dimension, place, carried)
            phrase = phrase or subjects.last_named(place.sentence)
            if added := _ADDED_BEHIND.fullmatch(phrase):
                phrase = f"{added['how']}{added['what']}"
            found = said or self._scoped(phrase, place.right, carried) or self._verbed(chunk, phrase, carried, dimension)
            found = found or subjects.named(phrase, self.names) or self._labelled(phrase, place, dimension)
        found = self._fitting(found, phrase, dimension)
        return Subject(found.indicator, found.label, found.coverage, basis)

    def _counted(self, chunk: str, phrase: str, right: str, dimension: str, unit: str | None) -> Subject | None:
        """What stands behind a count; behind an amount of another kind only where nothing stands before it (安排20亿元专项资金)."""
        if dimension in _COUNTED or unit is None:
            return self._behind(chunk, phrase, right, dimension)
        bare = not phrase or re.fullmatch(any_of("flow"), phrase) is not None
        if not bare or dimension in ("share", "points", "multiple", "rank") or not (noun := subjects.behind(right)):
            return None
        return subjects.named(noun, self.names) or Subject(label=subjects.label(noun))

    def _fitting(self, found: Subject, phrase: str, dimension: str) -> Subject:
        """The subject, or another where its indicator is never told in such units."""
        if found.indicator is None or ellipsis.fits(found.indicator, dimension, self.grammar):
            return found
        if (other := ellipsis.as_measured(phrase, dimension, self.names)) and ellipsis.fits(other, dimension, self.grammar):
            return Subject(other)
        return Subject(label=subjects.label(phrase) or subjects.label(f"{found.coverage or ''}{found.indicator.zh}"))

    def _lone_verb(self, phrase: str, place: Place, carried: Clause) -> Subject | None:
        """A verb with nothing to do it to: of what the sentence spoke of, or of what was counted before (开工408个、竣工213个)."""
        if not re.fullmatch(rf"(?:{any_of('flow')}|{any_of('going')})+", phrase):
            return None
        if (found := ellipsis.of_verb(phrase, place.sentence, self.names)) is not None:
            return Subject(found)
        before = carried.subject
        name = (before.label or (before.indicator.zh if before.indicator else "")) if before else ""
        thing = next((stem for stem in list(ellipsis.stems(name))[1:] if stem != name), "")
        if len(thing) < 2 or not re.match(any_of("flow"), name):
            return None
        made = f"{phrase}{thing}"
        return subjects.named(made, self.names) or Subject(label=subjects.label(made))

    def _telling(self, phrase: str, dimension: str, place: Place, carried: Clause) -> Subject | None:
        """An indicator that the words before a number name only together: of a product, a part, or what was told before."""
        if self.names.exact(phrase) is None and not re.search(any_of("flow"), carried.verb or "") and phrase:
            made = ellipsis.product(phrase, place.sentence + place.right, dimension, self.names)
            if made is not None:
                return Subject(made)
        return None

    def _labelled(self, phrase: str, place: Place, dimension: str) -> Subject:
        """A label of the words before; a measure that names no owner gets the industry of its sentence."""
        if _BARE.fullmatch(phrase) and phrase in _OF_BRANCH and (branch := ellipsis.branch(place.sentence)):
            return Subject(label=subjects.label(f"{branch}{phrase}"))
        if (found := subjects.label(phrase)) is not None:
            return Subject(label=found)
        if dimension == "share" and place.right.startswith("的") and (noun := subjects.behind(place.right[1:])):
            return Subject(label=subjects.label(f"{noun}占比"))
        return Subject(label=subjects.label(subjects.behind(place.right)))

    def _behind(self, chunk: str, phrase: str, right: str, dimension: str) -> Subject | None:
        """What a count counts stands behind it: 新建12所学校; with what became of it: 216个贫困村全部出列."""
        noun = subjects.behind(right)
        verb = subjects.verb_before(chunk.rstrip()) or subjects.verb_of_list(chunk)
        if (came := ellipsis.become(right, self.names)) and ellipsis.fits(came, dimension, self.grammar):
            return Subject(came)
        if not noun or not (verb or not phrase or len(noun) >= 2):
            return None
        for text in (verb + noun, noun):
            found = subjects.named(text, self.names)
            if found is not None and found.indicator is not None and found.coverage is None:
                return found if ellipsis.fits(found.indicator, dimension, self.grammar) else self._fitting(found, text, dimension)
        return Subject(label=subjects.label((verb + noun)[: subjects.LABEL_LIMIT]))

    def _carried(self, chunk: str, phrase: str, dimension: str, carried: Clause) -> Subject | None:
        """What a clause leaves out: the subject of the clause before, or a share of it; None where the clause has its own."""
        before = carried.subject
        if before is None:
            return None
        name = before.indicator.zh if before.indicator else before.label or ""
        share = _SHARE.match(chunk.strip()) if dimension == "share" else None
        if share:
            made = f"{name}占{share['whole'].rstrip('的')}比重"
            return subjects.shares(made, self.names) or Subject(label=subjects.label(made))
        if satisfied := self._satisfied(phrase, carried):
            return satisfied
        if phrase in ("", "率", "完成率", "计划完成率"):
            return before
        if self.names.exact(phrase) is None and (whole := ellipsis.completed(phrase, name, self.names)) is not None:
            if ellipsis.fits(whole, dimension, self.grammar):
                return Subject(whole)
        if chunk.startswith(("、", "，其中")) and (finer := ellipsis.completed(phrase, name, self.names)) is not None:
            return Subject(finer)
        if phrase in ("新增", "净增", "新建", "新培育", "新认定") and not name.startswith(("新", "净")):
            return subjects.named(f"{phrase}{name}", self.names) or Subject(label=subjects.label(f"{phrase}{name}"))
        if phrase in ("占比", "比重", "比例", "比率"):
            return subjects.shares(f"{name}占比", self.names) or Subject(label=subjects.label(f"{name}{phrase}"))
        if subjects.is_plan(phrase):
            return before
        if phrase in _GENERIC and before.indicator is not None:
            stock = self.names.by_code.get(before.indicator.code.removeprefix("new_"))
            return Subject(stock or before.indicator, None, before.coverage)
        return None

    def _scoped(self, phrase: str, right: str, carried: Clause) -> Subject | None:
        """投资3.9亿元的铸造项目; 引进项目22个、总投资22.4亿元: a bare measure of what stands behind or before it."""
        if not _BARE.fullmatch(phrase) or self.names.exact(phrase) is not None:
            return None
        if right.startswith("的") and (noun := subjects.behind(right[1:])):
            return Subject(label=subjects.label(f"{noun[: subjects.LABEL_LIMIT - len(phrase)]}{phrase}"))
        if carried.subject is None:
            return None
        name = carried.subject.label or (carried.subject.indicator.zh if carried.subject.indicator else "")
        name = re.sub(rf"(?:{_BARE.pattern})$", "", name)
        if not name or phrase == "人均":
            return None
        made = f"{name}{phrase}"
        return subjects.named(made, self.names) or Subject(label=subjects.label(made))

    def _verbed(self, chunk: str, phrase: str, carried: Clause, dimension: str) -> Subject | None:
        """新增A企业3家、B企业50家: across 、 the verb before A holds for B too; across a comma where the vocabulary knows it so."""
        if not carried.verb or re.search(any_of("flow"), chunk):
            return None
        own = subjects.named(phrase, self.names)
        if own is not None and own.indicator is not None and own.indicator.nature in (Nature.SHARE, Nature.RATE):
            return own  # 城镇新增就业5万人、城镇调查失业率5%
        made = f"{carried.verb}{phrase}"
        found = subjects.named(made, self.names)
        if not chunk.startswith(("、", "和", "及")):
            known = self.names.exact(made)
            return Subject(known) if known is not None and ellipsis.fits(known, dimension, self.grammar) else None
        if found is not None and found.coverage is None:
            return found
        return Subject(label=subjects.label(made)) if carried.verb.startswith(("新", "净")) else None


def _run(clean: str, listed: Sequence[Quantity], i: int, between: str) -> int:
    """How many quantities from the i-th on follow each other with nothing but connectives between; over a comma of one unit only."""
    count = 1
    while i + count < len(listed):
        last, following = listed[i + count - 1], listed[i + count]
        gap = clean[last.end : following.start]
        if not re.fullmatch(between, gap) or (re.search("[,，]", gap) and (following.direction is not None or following.unit != last.unit)):
            break
        count += 1
    return count
