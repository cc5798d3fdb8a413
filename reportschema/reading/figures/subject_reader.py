"""Reads whose number it is, clause by clause: of a list, behind it, before it, or carried over from the clause before."""

from __future__ import annotations

import re

from reportschema.models import Unit
from reportschema.models.codes import Accrual, Nature
from reportschema.notation import Grammar, Quantity
from reportschema.reading.clauses import owners
from reportschema.reading.clauses.counted import counted
from reportschema.reading.clauses.labels import of_count
from reportschema.reading.clauses.verbs import governing, right_before
from reportschema.reading.figures import completing, ellipsis, subjects
from reportschema.reading.figures.carried import Clause
from reportschema.reading.figures.subjects import Subject
from reportschema.reading.figures.value_lists import ABOVE, ListReader
from reportschema.reading.sentence.directions import Directions
from reportschema.reading.sentence.lexicon import IndicatorNames, any_of
from reportschema.reading.sentence.quantities import Place

# 高于全市平均水平2.9个百分点: the series is the one before.
GAP = re.compile(r"(?:高于|低于|快于|慢于|高出|低出|领先|好于|(?<![贷同环])比(?![重例率值]))(?P<area>全[国省市区州县]|上年|上级)?")
# Words that measure something without saying of what: they take it from the clause before, or from behind.
_BARE = re.compile(
    r"(?:总|累计|计划|年度|完成|已完成|固定资产)?(?:投资|投入)(?:额|规模)?|(?:年|总)?产值|(?:年|总)?(?:营业|销售)?收入|营收|利税|利润|面积|建筑面积|占地面积|"
    r"总?建筑面积|总面积|(?:总|全)长|资金|金额|总额|资产总额|入库|开工|出栏|存栏|人均|规模|户数|人数"
)
_GENERIC = ("总量", "总数", "总计", "总额", "累计总数", "数量")


# 、占全省42.2%: a share of what the clause before is about.
_SHARE = re.compile(
    r"(?:、|首次|约|已|其中)*(?P<share>占(?!比|地)(?P<whole>[^，,。；]{0,16}?)(?:的?(?:比重|比例|份额))?)"
    r"(?:达到?|为|超过?|约|近|的|提高到|上升到|提升至|[^\u4e00-\u9fff])*$"
)
# 地区生产总值|增速|高于全省1个百分点: whose rate it is.
_RATE_OF = re.compile("(?:的)?(?:平均)?(?:增速|增幅|增长率|增长|涨幅|降幅)$")
_HOUSEHOLDS = ("户", "家", "栋", "村", "批次", "批", "场", "次")
# 72件|人大代表议案、建议和政协委员提案: one number for both.
_BOTH_BEHIND = re.compile("(?![、和及与])[^，,。；;0-9]{2,24}提案")
# 突破10亿元大关
_LANDMARK = re.compile("大关|关口|台阶|门槛|行列|俱乐部|目标|任务|级")
# 增长5%左右的预期目标: no part of anything.
_OF_ITSELF = re.compile("预期|目标|增长|增速|速度|水平|比例|幅度|任务|要求|比重|红线|底线|标准")
# 科技型中小企业达5.6万家: a stock, whatever verb stood before.
_STANDS = re.compile("(?:达到?|突破|超过?|总数|总量|累计|共有|有|至|到|拥有|稳定在|保持在)$")
# 财政支出75%以上|用于民生
_SPENT_SHARE = re.compile("的?(?:资金|财力)?(?:用于|投向)(?:保障|改善)?(?P<what>[^，,。；;、]{2,10})")
# 惠及1.9万户: people reached by what was told before.
_REACHING = re.compile("惠及|受益|覆盖|服务")
# Verbs that tell the next stage of the same things.
_BUILDING = re.compile(
    "(?:新|已|基本)?(?:开工|竣工|完工|建成|投产|建设|启动|签约|落地|验收|竣工验收|通车|投用|达产|落户|办结|破获|审结|新增|新建|改造|完成)+"
)
_RATE = re.compile(r"(?P<rate>[\u4e00-\u9fff]{2,4}率)(?:分别|均|都|达到?|为|提高到|保持在|超过?|稳定在)*$")
_ENTERPRISES_OF = {"market_entities": "enterprises", "new_market_entities": "new_enterprises"}
# Measures that belong to an industry, where a sentence names one and no other owner.
_OF_BRANCH = ("产值", "年产值", "总产值", "增加值", "营业收入", "收入", "销售收入", "营收", "利润", "利税")
# 外贸实绩企业新增822家 counts new ones.
_ADDED_BEHIND = re.compile(r"(?P<what>(?![\u4e00-\u9fff]{0,4}年)[^新净]{2,20})(?P<how>新增|净增)")
# 51个|市级“攻城拔寨”项目
_NEXT = ("、", "，", ",", "和")
_LEVEL = re.compile("(?:(?:国家|省|市|区|县)级(?:以上)?)?(?:“[^“”]{2,8}”)?")
# 推动泰兴等|25个老旧小区微改造
_UNDER_WAY = re.compile("(?P<verb>推进|推动)(?:[^，,。；;]{2,20}等)?\\s*$")
# “两抢”案件100%|破案
_SOLVED = re.compile("(?:破案|审结|办结)(?=[，,。；;]|$)")
# 已出让的|13宗地块
_DONE = re.compile("已([\u4e00-\u9fff]{2})的$")
# 从12300项|精减到|4236项: the same series.
_TO = re.compile("[\u4e00-\u9fff]{1,4}(?:到|至|为|成)了?(?:[12][0-9]{3}年的?|现在的|目前的)?\\s*")
_FROM = re.compile("[从由](?:[^，,。；;、]{0,12}的?)?[^，,。；;、\u4e00-\u9fff]*[\u4e00-\u9fff%％]{1,6}$")
# 康达水业等|投资|37亿元的6个项目: the amount is of what stands behind 的.
_OF_THOSE = re.compile("(?P<bare>(?:计划)?总?投资|年?产值|占地(?:面积)?|总?(?:建筑)?面积)$")
_AREA = re.compile("全[国省市区州县]")
_SHORTEST_OWNED = 3
_COUNTED = ("count", "area", "length", "other", "power", "volume")


class SubjectReader:
    """Finds subjects with one set of indicator names."""

    def __init__(self, names: IndicatorNames, grammar: Grammar, directions: Directions) -> None:
        self.names, self.grammar = names, grammar
        self.lists = ListReader(names, directions)

    def subject(self, quantity: Quantity, place: Place, carried: Clause) -> Subject:
        """The subject of one quantity."""
        if carried.queue:
            unit = self._unit(quantity)
            return completing.completed(carried.queue.pop(0), "", "", unit, carried, self.names, quantity.kind == "rank")
        if carried.subject is not None and _TO.fullmatch(place.left) and _FROM.search(place.sentence[: -len(place.left)]):
            return carried.subject
        unit = self._unit(quantity)
        dimension = unit.dimension if unit else ""
        chunk = subjects.last_chunk(place.left)
        phrase = ellipsis.without_yardstick(subjects.core(chunk))
        if (
            len(phrase) < 2 and phrase != "率" and dimension not in ellipsis.PRODUCTS and phrase not in subjects.PRODUCTS_OF_ONE_CHARACTER
        ) or ellipsis.says_nothing(phrase):
            phrase = ""
        of_those = _OF_THOSE.search(chunk.rstrip("约近超达为 ")) if completing.is_amount_of(place.right, dimension) else None
        phrase = of_those["bare"] if of_those else phrase
        if dimension == "points" and (gap := ABOVE.search(chunk)):
            phrase = _RATE_OF.sub("", subjects.core(chunk[: gap.start()]))
        if dimension == "count" and carried.figure is not None and carried.figure.dimension in ("money", ""):
            phrase = ellipsis.sized(phrase, place.sentence)
        basis = subjects.basis_in(chunk) or subjects.basis_in(place.left[-20:])
        found = self._scoped(phrase, place, carried) if of_those else None
        found = found or self._counted(chunk, phrase, place, unit, quantity.unit, carried)
        found = found or self._shared(phrase, quantity, dimension, place)
        found = found or self._carried(chunk, phrase, place.sentence, unit, carried)
        if found is None and (lone := self._lone_verb(phrase, place, unit, carried)) is not None:
            found = lone
        if found is None:
            said = self._telling(phrase, quantity, dimension, place, carried)
            if not phrase and (told := ellipsis.spoken_of(place.sentence, unit, self.names, self.grammar)) is not None:
                said = Subject(told)
            phrase = phrase or subjects.last_named(place.sentence)
            if added := _ADDED_BEHIND.fullmatch(phrase):
                phrase = f"{added['how']}{added['what']}"
            found = said or self._owned(phrase, place, unit, quantity) or self._scoped(phrase, place, carried)
            found = found or self._verbed(chunk, phrase, carried, unit)
            found = found or subjects.named(phrase, self.names) or completing.covered(phrase, quantity, self.names)
            found = found or self._labelled(phrase, place, dimension)
        found = self._fitting(found, phrase, unit, quantity.direction is None and not carried.listed)
        found = Subject(found.indicator, found.label, found.coverage, basis)
        opens = len(chunk) < len(place.left.strip()) or place.left == place.sentence
        carried.list_verb = completing.verb_of_list(chunk, opens, carried)
        found = completing.completed(found, place.left, chunk, unit, carried, self.names, quantity.kind == "rank")
        carried.owner = completing.owner_of(found, dimension, carried.owner)
        return found

    def _unit(self, quantity: Quantity) -> Unit | None:
        resolved = self.grammar.units.resolve(quantity.unit) if quantity.unit else None
        return resolved.unit if resolved else None

    def _shared(self, phrase: str, quantity: Quantity, dimension: str, place: Place) -> Subject | None:
        """90%的化工园区…: the part of what stands behind, not the series before."""
        if dimension != "share" or quantity.direction is not None:
            return None
        if solved := _SOLVED.match(place.right):
            return subjects.named(f"{phrase}{solved.group()}率", self.names)
        if (spent := _SPENT_SHARE.match(place.right)) and "支出" in place.sentence[-30:]:
            named = "民生支出占比" if "民生" in spent["what"] else f"用于{spent['what']}的支出占比"
            return subjects.named(named, self.names) or Subject(label=subjects.label(named))
        if (phrase and not _AREA.fullmatch(phrase)) or not place.right.startswith("的"):
            return None
        noun = subjects.behind(place.right[1:])
        return Subject(label=subjects.label(f"{noun}占比")) if noun and not _OF_ITSELF.search(noun) else None

    def _counted(self, chunk: str, phrase: str, place: Place, unit: Unit | None, said: str | None, carried: Clause) -> Subject | None:
        """What stands behind a count; behind an amount of another kind only where nothing stands before it (安排20亿元专项资金)."""
        dimension = unit.dimension if unit else ""
        right = place.behind()
        opens = len(chunk) < len(place.left.strip()) or place.left == place.sentence or chunk.startswith(("、", "和"))
        if dimension in _COUNTED or not said or not dimension:
            return self._behind(chunk, phrase, right, unit, place, opens, carried)
        if dimension in ("share", "points", "multiple", "rank") or not (noun := subjects.behind(right)):
            return None
        if dimension in ("mass", "volume") and noun.endswith(("项目", "工程", "生产线", "装置")):  # 鑫淼森|1万吨|牛肉加工项目
            return Subject(label=subjects.label(f"{noun}规模"))
        if re.search(rf"(?:{any_of('flow')})$", phrase) and (known := self.names.exact(noun)) is not None:
            return Subject(known)
        bare = re.fullmatch(any_of("flow"), phrase) is not None and phrase not in ellipsis.SPENDING
        bare = bare or (opens and bool(verb := governing(chunk)) and chunk.strip().endswith(verb))
        bare = bare or (not phrase and carried.subject is None and dimension != "duration")
        return Subject(label=subjects.label(noun)) if bare and not _LANDMARK.match(noun) else None

    def _fitting(self, found: Subject, phrase: str, unit: Unit | None, level: bool = False) -> Subject:
        """The subject, or another where its indicator is never told in such units."""
        if found.indicator is None:
            return found
        if unit is not None and unit.dimension == "share" and level and (rate := self.names.exact(f"{phrase}比例")) is not None:
            return Subject(rate, coverage=found.coverage)
        if ellipsis.fits(found.indicator, unit, self.grammar):
            return found
        dimension = unit.dimension if unit else ""
        if (other := ellipsis.as_measured(phrase, dimension, self.names)) and ellipsis.fits(other, unit, self.grammar):
            return Subject(other)
        what = phrase or f"{found.coverage or ''}{found.indicator.zh}"
        told_in = f"{unit.name}数" if unit is not None and dimension == "count" and unit.name in _HOUSEHOLDS else ""
        return Subject(label=subjects.label(f"{what}{told_in}"))

    def _lone_verb(self, phrase: str, place: Place, unit: Unit | None, carried: Clause) -> Subject | None:
        """A verb with nothing to do it to: of what the sentence spoke of, or of what was counted before (开工408个、竣工213个)."""
        before = carried.subject
        name = (before.label or (before.indicator.zh if before.indicator else "")) if before else ""
        if _REACHING.fullmatch(phrase) and name and unit is not None and unit.dimension == "count":
            return Subject(label=subjects.label(f"{name}{phrase}{'居民' if unit.name == '户' else '群众'}"))
        if _REACHING.fullmatch(phrase) and unit is not None and unit.name in ("人", "名", "人次", "户"):
            return Subject(label=f"{phrase}群众")
        if not re.fullmatch(rf"(?:{any_of('flow')}|{any_of('going')})+", phrase):
            return None
        known = ellipsis.of_verb(phrase, place.sentence, self.names)
        if known is not None and ellipsis.fits(known, unit, self.grammar):
            return Subject(known)
        thing = owners.thing(name) if name else ""
        same = (
            unit is not None
            and carried.figure is not None
            and carried.figure.unit is not None
            and carried.figure.unit.endswith(unit.name)
            and place.left.startswith(_NEXT)
        )
        if len(thing) < 2 or not (_BUILDING.fullmatch(phrase) or same):
            return None
        if not same and "其中" not in place.left and not re.match(any_of("flow"), name):
            return None
        made = f"{phrase}{thing}"
        return subjects.named(made, self.names) or Subject(label=subjects.label(made))

    def _telling(self, phrase: str, quantity: Quantity, dimension: str, place: Place, carried: Clause) -> Subject | None:
        """The indicator of words that name none alone: a product, a verb behind, the first of a list, a part of the whole before."""
        if not phrase or self.names.exact(phrase) is not None:
            return None
        if quantity.direction_word and (known := self.names.exact(f"{quantity.direction_word}{phrase}")) is not None:
            return Subject(known)
        if (
            carried.verb in ("", "增加", "减少", "生产", "增产")
            and (made := ellipsis.product(phrase, place.sentence + place.right, dimension, self.names)) is not None
        ):
            return Subject(made)
        if dimension == "money" and (paid := ellipsis.first_of(phrase, self.names)) is not None:
            return Subject(paid)
        return self._part(phrase, quantity, dimension, place, carried)

    def _part(self, phrase: str, quantity: Quantity, dimension: str, place: Place, carried: Clause) -> Subject | None:
        """其中X: of the indicator before, X only; of enterprises where market entities were counted."""
        whole = carried.subject.indicator if carried.subject else None
        if "其中" not in place.left or whole is None or carried.figure is None or quantity.direction is not None:
            return None
        if carried.figure.dimension != dimension or dimension not in _COUNTED or subjects.named(phrase, self.names):
            return None
        if phrase in ("企业", "企业主体", "各类企业", "实有企业", "新增企业"):
            return Subject(
                self.names.by_code.get(_ENTERPRISES_OF.get(whole.code, "")), label=None if whole.code in _ENTERPRISES_OF else phrase
            )
        return Subject(whole, coverage=phrase) if len(phrase) <= subjects.LABEL_LIMIT else None

    def _owned(self, phrase: str, place: Place, unit: Unit | None, quantity: Quantity) -> Subject | None:
        """A name of which the sentence said the first part before: 城中村改造…，完成投资."""
        if (len(phrase) < _SHORTEST_OWNED and phrase != "投资") or phrase.endswith("满意率") or quantity.direction is not None:
            return None
        if subjects.named(phrase, self.names) is not None:
            return None
        known = ellipsis.with_owner(phrase, place.sentence, unit, self.names, self.grammar)
        return Subject(known) if known is not None else None

    def _labelled(self, phrase: str, place: Place, dimension: str) -> Subject:
        """A label of the words before; a measure that names no owner gets the industry of its sentence."""
        if _BARE.fullmatch(phrase) and phrase in _OF_BRANCH and (branch := ellipsis.branch(place.sentence)):
            return Subject(label=subjects.label(f"{branch}{phrase}"))
        if (found := subjects.label(phrase)) is not None:
            return Subject(label=found)
        if dimension == "share" and place.right.startswith("的") and (noun := subjects.behind(place.right[1:])):
            return Subject(label=subjects.label(f"{noun}占比"))
        return Subject(label=subjects.label(subjects.behind(place.right)))

    def _behind(self, chunk: str, phrase: str, right: str, unit: Unit | None, place: Place, opens: bool, carried: Clause) -> Subject | None:
        """What a count counts stands behind it: 新建12所学校; with what became of it: 216个贫困村全部出列."""
        if (both := _BOTH_BEHIND.match(right)) and (answered := subjects.answered(both.group(), self.names)) is not None:
            return Subject(answered)
        what = completing.of_people(counted(right, place.clipped), unit)
        if place.clipped and not governing(chunk):
            what = completing.shared_end(what, right, place)
        noun = what.whole.removesuffix("覆盖率")
        verb = subjects.verb_before(_DONE.sub(r"\1", chunk.rstrip())) or subjects.verb_of_list(chunk)
        leading = governing(chunk) if opens else ""
        label = subjects.label(of_count((leading if leading.endswith(verb) else verb) or right_before(chunk), what))
        verb = verb or (leading if subjects.verb_before(leading) == leading else "")
        if came := ellipsis.become(right, noun, unit, self.names, self.grammar):
            return Subject(came)
        if not what.whole and what.predicate:
            return completing.became(what.predicate, phrase, unit, carried)
        if not noun or _LANDMARK.match(noun) or not (verb or not phrase or len(noun) >= 2 or what.predicate):
            return None
        going = _UNDER_WAY.search(chunk)
        if not verb and going and (known := self.names.exact(going["verb"] + noun)) is not None:
            return Subject(known)
        for text in (verb + noun, noun):
            found = subjects.named(text, self.names)
            if found is None or found.indicator is None:
                continue
            level = (
                found.coverage is None
                or _LEVEL.fullmatch(found.coverage) is not None
                or f"{found.coverage}的" in noun
                or f"“{found.coverage.strip('“”')}”" in noun
            )
            if not level and not (verb and text != noun and ellipsis.usual(found.indicator, unit, self.grammar)):
                continue
            if text == noun and subjects.ADDING.match(verb) and found.indicator.accrual is Accrual.STOCK:
                continue
            return self._fitting(found, text, unit)
        if what.predicate and label is not None and (known := self.names.exact(label)) is not None:
            return self._fitting(Subject(known), label, unit)
        return Subject(label=label)

    def _carried(self, chunk: str, phrase: str, sentence: str, unit: Unit | None, carried: Clause) -> Subject | None:
        """What a clause leaves out: the subject of the clause before, or a share of it; None where the clause has its own."""
        before = carried.subject
        if before is None:
            return None
        dimension = unit.dimension if unit else ""
        name = before.indicator.zh if before.indicator else before.label or ""
        share = _SHARE.match(chunk.strip()) if dimension in ("share", "points") else None
        if share:
            return self.lists.share(before, share["whole"])
        if satisfied := self.lists.satisfied(phrase, carried):
            return satisfied
        if phrase == "率" and (rate := _RATE.search(chunk)) and not rate["rate"].endswith("完成率"):
            return subjects.named(f"{name}{rate['rate']}", self.names) or Subject(label=subjects.label(f"{name}{rate['rate']}"))
        if not phrase and before.indicator is None and carried.figure is not None and carried.figure.dimension == "count":
            told = ellipsis.spoken_of(sentence, unit, self.names, self.grammar)
            if told is not None:
                return Subject(told)
        if not phrase and dimension == "count" and name.endswith("户数") and unit is not None and unit.normalized == "persons":
            return subjects.named(name.removesuffix("户数"), self.names) or before  # 减贫2138户8206人
        if not phrase and (other := self._otherwise(before, unit, carried)):
            return other
        if phrase in ("", "率", "完成率", "计划完成率"):
            return before
        if (owned := ellipsis.owned(phrase, name)) is not None:
            return Subject(self.names.exact(owned)) if self.names.exact(owned) else Subject(label=subjects.label(owned))
        whole = ellipsis.completed(phrase, name, self.names) if self.names.exact(phrase) is None else None
        if whole is not None and ellipsis.fits(whole, unit, self.grammar):
            return Subject(whole)
        if chunk.startswith(("、", "，其中")) and (finer := ellipsis.completed(phrase, name, self.names)) is not None:
            return Subject(finer)
        if phrase in ("新增", "净增", "新建", "新培育", "新认定") and not name.startswith(("新", "净")):
            return subjects.named(f"{phrase}{name}", self.names) or Subject(label=subjects.label(f"{phrase}{name}"))
        if phrase in ("占比", "比重", "比例", "比率"):
            return subjects.shares(f"{name}占比", self.names) or Subject(label=subjects.label(f"{name}{phrase}"))
        gap = GAP.search(chunk) if dimension in ("points", "") else None
        if subjects.is_plan(phrase) or (gap is not None and not subjects.core(chunk[: gap.start()])):
            return before
        if (levelled := ellipsis.of_rank(phrase, name)) is not None:
            return subjects.named(levelled, self.names) or Subject(label=subjects.label(levelled))
        if phrase in _GENERIC and before.indicator is None and (thing := ellipsis.thing_of(name)) != name:
            return Subject(label=subjects.label(thing))
        if phrase in _GENERIC and before.indicator is not None:
            stock = self.names.by_code.get(before.indicator.code.removeprefix("new_"))
            return Subject(stock or before.indicator, None, before.coverage)
        return None

    def _otherwise(self, before: Subject, unit: Unit | None, carried: Clause) -> Subject | None:
        """改造老旧小区31个、186栋: the same things counted in another unit are not the indicator's series."""
        if (
            before.indicator is None
            or unit is None
            or unit.dimension != "count"
            or carried.figure is None
            or carried.figure.dimension != "count"
        ):
            return None
        same = carried.figure.unit and (told := self.grammar.units.resolve(carried.figure.unit)) and told.unit.name == unit.name
        return (
            None
            if same or ellipsis.usual(before.indicator, unit, self.grammar)
            else Subject(label=subjects.label(f"{before.indicator.zh}{unit.name}数"))
        )

    def _scoped(self, phrase: str, place: Place, carried: Clause) -> Subject | None:
        """投资3.9亿元的铸造项目; 引进项目22个、总投资22.4亿元: a bare measure of what stands behind or before it."""
        right = place.right
        if not _BARE.fullmatch(phrase) or self.names.exact(phrase) is not None:
            return None
        if right.startswith("的") and (noun := subjects.behind(right[1:]) or completing.those(place)):
            return Subject(label=subjects.label(f"{noun[: subjects.LABEL_LIMIT - len(phrase)]}{phrase}"))
        if (spent := ellipsis.spent_on(phrase, right)) is not None:
            return Subject(label=subjects.label(spent))
        if carried.subject is None:
            return None
        name = carried.subject.label or (carried.subject.indicator.zh if carried.subject.indicator else "")
        name = re.sub(rf"(?:{_BARE.pattern})$", "", name)
        if not name or phrase == "人均":
            return None
        made = f"{name}{phrase}"
        return subjects.named(made, self.names) or Subject(label=subjects.label(made))

    def _verbed(self, chunk: str, phrase: str, carried: Clause, unit: Unit | None) -> Subject | None:
        """新增A企业3家、B企业50家: across 、 the verb before A holds for B too; across a comma where the vocabulary knows it so."""
        if not carried.verb or re.search(any_of("flow"), chunk) or _STANDS.search(chunk):
            return None
        own = subjects.named(phrase, self.names)
        if own is not None and own.indicator is not None and own.indicator.nature in (Nature.SHARE, Nature.RATE):
            return own  # 城镇新增就业5万人、城镇调查失业率5%
        made = f"{carried.verb}{phrase}"
        found = subjects.named(made, self.names)
        if not chunk.startswith(("、", "和", "及")):
            known = self.names.exact(made)
            if known is not None and not ellipsis.fits(known, unit, self.grammar):
                known = ellipsis.as_measured(made, unit.dimension if unit else "", self.names)
            return Subject(known) if known is not None and ellipsis.fits(known, unit, self.grammar) else None
        if found is not None and (found.coverage is None or subjects.parted(made, self.names) is not None):
            return found
        return Subject(label=subjects.label(made)) if carried.verb.startswith(("新", "净")) else None
