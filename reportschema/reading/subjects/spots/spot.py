"""One quantity as the productions see it: the words around it and what is carried over to it."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportschema.models import Unit
from reportschema.notation import Grammar, Quantity
from reportschema.reading.clauses.counted import Counted, counted
from reportschema.reading.clauses.labels import LONGEST, of_count
from reportschema.reading.clauses.owners import is_bare
from reportschema.reading.clauses.qualifiers import is_name, qualified
from reportschema.reading.clauses.verbs import governing, right_before, with_joined
from reportschema.reading.sentence.lazy import lazy
from reportschema.reading.sentence.lexicon import IndicatorNames, any_of
from reportschema.reading.sentence.quantities import Place
from reportschema.reading.subjects.names import flows, leaning, naming
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.names.products import PRODUCTS
from reportschema.reading.subjects.spots import counting, shares, whose
from reportschema.reading.subjects.spots.carried import Carried

# 增速分别高于全国、全省1个和2个百分点
ABOVE = re.compile("(?:高于|低于|快于|慢于|高出|低出|领先|优于|好于(?![ⅠⅡⅢI1-3一二三]))(?!等于)")
# 投资37亿元的6个项目: the amount is of what stands behind 的.
_OF_THOSE = re.compile("(?P<bare>(?:计划)?总?投资|年?产值|占地(?:面积)?|总?(?:建筑)?面积)$")
# 地区生产总值|增速|高于全省1个百分点: whose rate it is.
_RATE_OF = re.compile("(?:的)?(?:平均)?(?:增速|增幅|增长率|增长|涨幅|降幅)$")
# 外贸实绩企业新增822家 counts new ones.
_ADDED_BEHIND = re.compile(
    r"(?P<what>(?![\u4e00-\u9fff]{0,4}年)(?:(?!新增|净增).){2,20})(?P<how>新增|净增)"
)
# 已出让的|13宗地块
_DONE = re.compile("已([\u4e00-\u9fff]{2})的$")
# 推动|优化电价机制|12条举措落地见效
_LED_ON = ("推动", "推进", "促进", "确保")
# 优势产业集群、|新入规企业: the thing counted last and the next name
_SECOND = re.compile("[^、]{2,}、[^、]{2,}")
# 新建3所|小学、|5所中学
_JOINED = ("、", "和", "及", "与")
_NEXT_COUNT = re.compile("(?P<thing>[^，,。；;：:]{1,40}?)(?:、|和|及|与|以及)")
# 科技型中小企业达5.6万家: a stock, whatever verb stood before.
_STANDS = re.compile("(?:达到?|突破|超过?|总数|总量|累计|共有|有|至|到|拥有|稳定在|保持在)$")
# 每个县至少建成|1座茶亭, 各乡镇至少|1座: a number of each, and not of them all.
_EACH_PLACE = re.compile(
    r"(?P<each>每个?(?:县市?区?|市县|市州|乡镇|镇街|街道|社区|行政村|[村区市镇乡])|各(?:县市?区?|乡镇|市县|市州|[村镇])(?=[^，,。；;、]{0,8}至少))"
    r"(?:[（(][^（()）]{1,6}[)）])?(?![、级域直属内中卫])"
)
# 新增装机6万千瓦、|总装机|90万千瓦: what there is in all, of which no verb of the list is told.
_IN_ALL = re.compile("总(?:装机|泊位|里程|规模|面积|床位|容量|户数|人数|库容|车位|长度|数|量)")
_FLOW = re.compile(any_of("flow"))
_TAKES = ("对", "将", "把")
# 用好|3亿元茶业基金|撬动作用
_OF_USE = re.compile("(?<=金)的?(?:引导|撬动|杠杆|带动|牵引|支持|保障){0,2}(?:作用|效应|功能)$")
# 新（扩）建: the verb as it is without its bracket.
_SPLIT_VERB = re.compile("(?<=[新改扩修])[（(][\u4e00-\u9fff、]{1,5}[)）](?=建)")
_COUNTED = ("count", "area", "length", "other", "power", "volume")
_RELATIVE = ("share", "points", "multiple", "rank")


class _Given(NamedTuple):
    """A quantity and the words around it.

    chunk: the words before it from the last comma on. phrase: the noun phrase that they end with.
    bare: the measure before it whose owner stands behind it (投资|37亿元|的项目), "" for any other.
    """

    quantity: Quantity
    place: Place
    carried: Carried
    names: IndicatorNames
    grammar: Grammar
    unit: Unit | None
    chunk: str
    phrase: str
    bare: str = ""


# 云溪高铁等|3条高速、竹城地铁5号线: what comes next is none of those counted.
_NEXT_NAMED = re.compile("(?<=[^、，,。；;0-9]{2})、[^、，,。；;0-9]{0,12}[0-9].*$")


class Spot(_Given):
    """One quantity, with what the productions ask of the words around it."""

    @classmethod
    def of(
        cls,
        quantity: Quantity,
        place: Place,
        carried: Carried,
        names: IndicatorNames,
        grammar: Grammar,
    ) -> Spot:
        """What the productions see of one quantity."""
        resolved = grammar.units.resolve(quantity.unit) if quantity.unit else None
        unit = resolved.unit if resolved else None
        if unit is not None and unit.name == "位" and whose.are_persons(place.right):
            persons = grammar.units.resolve("人")
            unit = persons.unit if persons else unit  # 9位|科学家: no place in a ranking
        dimension = unit.dimension if unit else ""
        chunk = naming.last_chunk(place.left)
        phrase = leaning.without_yardstick(naming.core(chunk))
        if dimension == "share":
            phrase = shares.without_plan(phrase)
        if phrase.startswith(_TAKES) and _FLOW.fullmatch(phrase, 1):
            phrase = phrase[1:]  # 对新增|3亿元资金|建立机制
        if phrase.startswith(("由于", "因为")) and "的" not in phrase[-4:]:
            phrase = ""
        if leaning.says_nothing(phrase) or _too_short(phrase, dimension):
            phrase = ""
        bare = ""
        last = phrase.rpartition("、")[2]
        told_of = carried.figure is not None and carried.figure.is_count
        if told_of and last != phrase and chunk == place.left:
            if is_bare(last):
                phrase = last  # 12项|重点工程加快建设、完成投资
            elif _SECOND.fullmatch(phrase) and carried.name.endswith(phrase.partition("、")[0]):
                phrase = last  # 新增2个|优势产业集群、新入规企业|3家
        if counting.is_amount_of(place.right, dimension):
            of_those = _OF_THOSE.search(chunk.rstrip("约近超达为 "))
            bare = of_those["bare"] if of_those else ""
            phrase = bare or phrase
        if dimension == "points" and (gap := ABOVE.search(chunk)):
            phrase = _RATE_OF.sub("", naming.core(chunk[: gap.start()]))
        if dimension == "count" and carried.figure and carried.figure.dimension in ("money", ""):
            phrase = leaning.sized(phrase, place.sentence)
        return cls(quantity, place, carried, names, grammar, unit, chunk, phrase, bare)

    def named_anew(self) -> Spot:
        """The same where nothing but its name is left to tell: that of its sentence if need be."""
        phrase = self.phrase or leaning.without_yardstick(naming.last_named(self.place.sentence))
        if added := _ADDED_BEHIND.fullmatch(phrase):
            phrase = f"{added['how']}{added['what']}"
        return self if phrase == self.phrase else self._replace(phrase=phrase)

    @lazy
    def named(self) -> Subject | None:
        """What its phrase names, None where that is no name."""
        return naming.named(self.phrase, self.names)

    @lazy
    def dimension(self) -> str:
        """What is counted or measured, "" where no unit tells."""
        return self.unit.dimension if self.unit else ""

    @lazy
    def opens(self) -> bool:
        """Whether the words before it begin a clause or the next member of a list."""
        left = self.place.left
        return len(self.chunk) < len(left.strip()) or left == self.place.sentence

    @lazy
    def falls_or_rises(self) -> bool:
        """Whether the quantity itself has a direction."""
        return self.quantity.direction is not None

    @lazy
    def right(self) -> str:
        """The words behind it, or behind the next quantity that shares them."""
        return self.place.behind()

    @lazy
    def counts(self) -> bool:
        """Whether it counts what stands behind it."""
        return self.dimension in _COUNTED or not self.dimension

    @lazy
    def what(self) -> Counted:
        """What stands behind a count."""
        what = counting.of_people(counted(self.right, self.place.clipped), self.unit)
        if "、" in what.whole and self.chunk.rstrip().endswith("等"):
            thing, whole = (_NEXT_NAMED.sub("", name) for name in (what.noun, what.whole))
            what = what._replace(noun=thing, whole=whole)
        if self.place.clipped:
            what = counting.before_next(what, self.right)
            what = counting.graded_end(what, self.right, self.place)
            what = counting.before_rates(what, self.right)
            what = counting.before_households(what, self.chunk, self.right, self.place)
            what = counting.before_measure(what, self.unit, self.names)
            what = counting.shared_work(what, self.chunk, self.right, self.place)
            what = whose.before_figures(what, self.unit)
        if "在" in self.chunk:
            what = counting.done_in(what, self.chunk)
        if self.place.clipped and not governing(self.chunk):
            what = counting.shared_end(what, self.right, self.place)
        return whose.those(what, self.unit, self.chunk, self.right, self.names)

    @lazy
    def noun(self) -> str:
        """The noun phrase behind a count."""
        return self.what.whole.removesuffix("覆盖率")

    @lazy
    def amount_noun(self) -> str:
        """The noun phrase behind an amount (安排20亿元|专项资金), "" behind shares and counts."""
        if self.counts or self.dimension in _RELATIVE:
            return ""
        return _OF_USE.sub("", naming.behind(self.right))

    @lazy
    def leading(self) -> str:
        """The verb that opens the clause of a count."""
        continues = self.chunk.startswith(("、", "和"))
        return governing(self.plain) if self.opens or continues else self._verb_shared

    @lazy
    def held_verb(self) -> str:
        """The verb before the first of a list, where it holds on."""
        verb = self.carried.verb
        chunk = self.chunk
        if not verb or _FLOW.search(chunk) or _STANDS.search(chunk):
            return ""
        return "" if "总" in chunk and _IN_ALL.search(chunk) else verb

    @lazy
    def _verb_shared(self) -> str:
        """The verb before the first of a list of counts: 新建|3所小学、5所中学."""
        verb, figure, left = self.carried.list_verb, self.carried.figure, self.place.left
        if not verb or figure is None or not left.endswith(_JOINED):
            return ""
        if figure.dimension not in _COUNTED or self.dimension not in _COUNTED:
            return ""
        before = _NEXT_COUNT.fullmatch(left)
        return verb if before and not counted(before["thing"]).predicate else ""

    @lazy
    def plain(self) -> str:
        """The words before it since the last comma, no verb parted by a bracket: 新（扩）|建."""
        return _SPLIT_VERB.sub("", self.chunk) if "）建" in self.chunk else self.chunk

    @lazy
    def verb_joined(self) -> str:
        """The verb right before a count with that joined to it: 改造和新建, 建成投产."""
        verb = flows.verb_before(self.chunk.rstrip())
        return with_joined(self.chunk.rstrip().rstrip("了"), verb)

    @lazy
    def _verb_before(self) -> str:
        """The verb right before a count, or before the names that it sums up."""
        right_at_it = flows.verb_before(_DONE.sub(r"\1", self.plain.rstrip()))
        return right_at_it or flows.verb_of_list(self.chunk)

    @lazy
    def verb(self) -> str:
        """The verb of making or doing that a count is the object of."""
        lead = self.leading
        return self._verb_before or (lead if flows.verb_before(lead) == lead else "")

    @lazy
    def _narrowed(self) -> str:
        """The noun behind a count with what narrows it before the count: 茶业发展|12条|措施."""
        what, left = self.what, self.place.left
        goes_on = self.chunk == left != self.place.sentence and left[:1] not in ("的", "、")
        bettered = what.predicate.startswith(self.phrase)  # 提升|12个景区|运营水平
        if not self.phrase or what.event or bettered or goes_on:
            return ""
        if self.place.right.startswith("的"):
            return ""
        if self.dimension not in ("count", "power") or "的" in what.whole:
            return ""
        label = qualified(self.phrase, self.chunk, self.leading, what.whole)
        if what.predicate and label:
            led = self.leading.startswith(_LED_ON)
            own = led or (not self.leading and is_name(self.phrase) and "的" not in self.chunk)
            label = label.removeprefix(self.leading[:2]) if led else label
            label = of_count("", what._replace(whole=label)) if own else ""
        return label if len(label) <= LONGEST else ""

    @lazy
    def each(self) -> str:
        """The places of each of which so many are told (每个县|建成|1座茶亭), or nothing."""
        clause = naming.last_chunk(self.place.sentence)
        told = _EACH_PLACE.findall(clause) if "每" in clause or "各" in clause else None
        return str(told[-1]) if told else ""

    @lazy
    def counted_label(self) -> str | None:
        """The label of what is counted, with its verb, what it became and of whom it is told."""
        label = self._counted_label
        told = label.removeprefix("支持") if label else ""  # 支持每个县|建成
        whole = f"{self.each}{told}" if self.each and told else label
        return whole if whole and len(whole) <= LONGEST else label

    @lazy
    def _counted_label(self) -> str | None:
        """The label of what is counted, with its verb and what it became."""
        verb, lead = self._verb_before, self.leading
        inner = verb and lead and not lead.endswith(verb)  # 实施为民|服务|15项实事
        if (not verb or inner) and (narrowed := self._narrowed):
            return naming.label(narrowed)
        whole = lead if lead.endswith(verb) else self.verb_joined or verb
        alone = right_before(self.chunk)
        alone = with_joined(self.chunk.rstrip("了共 "), alone) if alone else ""
        return naming.label(of_count(whole or alone, self.what))


def _too_short(phrase: str, dimension: str) -> bool:
    """Whether a phrase of a character names nothing: 煤 and 率 do, and so does what is made."""
    if len(phrase) >= 2 or phrase == "率" or phrase in naming.PRODUCTS_OF_ONE_CHARACTER:
        return False
    return dimension not in PRODUCTS
