"""Lists in a sentence: names with a value each, or with one value for all of them.

甲、乙分别达到1、2亿元; 甲、乙均增长5%.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportschema.models.fields.codes import Transformation, WordKind
from reportschema.notation import Quantity
from reportschema.reading.sentence.directions import Directions
from reportschema.reading.sentence.lexicon import IndicatorNames
from reportschema.reading.subjects.lists import list_owners, members, name_lists, value_runs
from reportschema.reading.subjects.names import leaning, naming
from reportschema.reading.subjects.names.flows import verb_at_front
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots.carried import Carried, ValueList
from reportschema.reading.subjects.spots.shares import rates_of_answers, share_in
from reportschema.reading.subjects.spots.spot import ABOVE

# 分别占全省的50%和40%
_SHARE_OF_EACH = re.compile(
    r"占(?!比|地)(?P<whole>[^，,。；]{1,14}?)(?:的?(?:比重|比例|份额))?"
    r"(?:达到?|为|超过?|约|近|的)*$"
)
# 生产总值、财政收入确保比2010年|翻一番: what is compared with.
_AGAINST = re.compile("(?:确保|力争|均|都)?(?:比|较)[^，,。]{2,8}$")
_AREA = re.compile("全[国省市区州县]")
_SHORTEST = 4
# 茶业、竹业产值先后突破8亿元、9亿元: the same sum at two times.
_ONE_AFTER_ANOTHER = re.compile("先后|接连|连续|陆续|相继|逐年|连跨|历年|[从由自][^，,、]{0,12}$")
# 茶叶产量3万吨，竹器产量2万吨，都比上年|增长8%: what two or three levels before it grew.
_BOTH_BEFORE = re.compile(
    "[，,][也又]?(?:均|都|皆|双双)(?:[比较][^，,、；;]{2,8})?(?:是|同比|平均每年|每年|年均|将|实际)*"
)
# 茶树改良、茶农培训项目各|12个: what a list has in common, and names that have a head of their own.
_EACH = "各"
_STRIVEN = "争创"
_HEADS = ("项目", "企业")
_OWN_HEADS = (
    *_HEADS,
    *(
        "中心",
        "基地",
        "平台",
        "机构",
        "园区",
        "集群",
        "工厂",
        "车间",
        "实验室",
        "大学",
        "学校",
        "示范区",
        "样板区",
    ),
)
_BARE_MEASURES = ("产值", "年产值", "总产值", "增加值", "营业收入", "营收", "收入", "投资", "利润")
_BARE_COUNTS = ("数量", "规模", "产量", "面积", "场次", "个数")
_DEED = re.compile("(?:新增|净增|新建|新认定|新培育|建成|改造|完成)")
# 分别新增3个、5个，累计分别达到|12个、15个
_STANDS = re.compile("累计|总数|总量|达到?|增至")
_NEW = re.compile("^(?:新增|净增|新认定|新培育|新引进)")
_PERCENT = ("%", "％")
_OTHER_RATE = re.compile("[率幅速比重]")
_RATE_OF = re.compile("的?(?:平均)?(?:增速|增幅|增长率|涨幅|降幅)$")
# 分别实现产值75亿元、266亿元: what is measured stands behind the names.
_MEASURED_BEHIND = re.compile(
    "(?:总?产值|营收|收入|产量|销售额|增加值|投资|税收|利润)(?=(?:突破|超过|达到?|为)?$)"
)
# 存贷款余额分别达到3亿元、2亿元 names two series; so does 存贷款增速.
_BOTH_BALANCES = re.compile("存贷款(?=余额|增速|$)")
# 起数、人数双下降，比上年|分别下降3%、5%: that they move is told before by how much.
_BOTH_MOVE = re.compile(
    "(?:实现)?(?:双双?|齐|“双)(?:下降|上升|提升|增长|减少|回落|降)”?[，,]?(?:同比|[比较]上年|[比较]去年)*$"
)
# 分别增至|12、15: levels, whatever the verb.
_TO_LEVEL = re.compile(r"(?:至|到|为)(?:每人每月|每人每年|每月|每年|每人|人均)?$")
_GOES_ON = re.compile(rf"{value_runs.BETWEEN_MANY.pattern}(?:[^，,。]{{0,2}})")


class ListReader:
    """Gives the values of lists their subjects, with one set of indicator names."""

    def __init__(self, names: IndicatorNames, directions: Directions) -> None:
        self.names, self.directions = names, directions

    def opened(
        self, clean: str, listed: Sequence[Quantity], i: int, left: str, carried: Carried
    ) -> ValueList:
        """The list that the i-th quantity is in: the one carried, a new one, or none.

        left: the words between the quantity before and this one.
        """
        values = carried.values
        if values.remaining > 0:
            values = values._replace(remaining=values.remaining - 1)
        if "分别" in left:
            return self._each_in_order(clean, listed, i, left, carried)
        names = (carried.end, listed[i].start)
        if pair := self._paired(clean, listed, i, left):
            return _beginning(values, pair, listed[i], names)
        if again := value_runs.again(clean, listed, i, left, values):
            return _beginning(values, again, listed[i], values.names)
        if levels := value_runs.grown(clean, listed, i, left, carried.figure):
            return _beginning(values, levels, listed[i], names)
        if not _GOES_ON.fullmatch(left):
            return _ended(values, queue=())
        if values.remaining <= 0 and not values.queue:
            return _ended(values, queue=values.queue)
        return values

    def _each_in_order(
        self, clean: str, listed: Sequence[Quantity], i: int, left: str, carried: Carried
    ) -> ValueList:
        """分别: the values go to the subjects before it in order, its verb holds for them all."""
        before, _, verb = left.rpartition("分别")
        count = value_runs.run(clean, listed, i, value_runs.BETWEEN_MANY)
        values = carried.values._replace(remaining=count, verb=verb)
        if ABOVE.match(verb):
            areas = tuple(_AREA.findall(verb)) if count > 1 else ()
            own = self._rates(before, count) if len(areas) == 1 else ()
            areas *= len(own) or 1
            return values._replace(areas=areas, queue=own, subjects=own, transformation=None)
        direction_word = listed[i].direction_word or ""
        verb += direction_word
        direction = self.directions.of_list(verb)
        growing = direction is not None and not _TO_LEVEL.search(verb)
        rates = count > 1 and listed[i].unit in _PERCENT and _are_rates(before)
        subjects = tuple(self._named(before, direction_word, count, values, carried))
        return values._replace(
            queue=subjects,
            subjects=subjects,
            transformation=Transformation.GROWTH if growing or rates else None,
            falls=direction is WordKind.FALL or (rates and before.endswith("降幅")),
            names=(carried.end, listed[i].start),
        )

    def _rates(self, before: str, count: int) -> tuple[Subject, ...]:
        """A、B增速|分别高于全国1个、2个百分点: whose rates they are."""
        parts = name_lists.of(_RATE_OF.sub("", before), self.names)
        return tuple(self._each(parts, "", Carried())) if len(parts) == count else ()

    def _named(
        self, before: str, direction: str, count: int, values: ValueList, carried: Carried
    ) -> Sequence[Subject]:
        """The subjects of a list: the nouns before 分别, or those of the levels stated before."""
        if count < 2:
            return ()
        if "双" in before or "齐" in before:
            before = _BOTH_MOVE.sub("", before)
        before = _BOTH_BALANCES.sub("存款余额、贷款", before)
        before = re.sub("(?<=存款余额、贷款)(?!余额)", "余额", before)
        phrase = naming.core(naming.last_chunk(before))
        parts = name_lists.of(before, self.names, count)
        if not parts:
            parts = members.in_one_word(phrase, count, self.names, each=True)
        if len(parts) == count:
            measured = _MEASURED_BEHIND.search(values.verb)
            ending = measured.group() if measured else ""
            parts = members.with_deed([part + ending for part in parts], values.verb)
            each = self._each(parts, direction, carried)
            whole = _SHARE_OF_EACH.match(values.verb)
            if whole is None:
                return each
            return [share_in(_in_words(one), whole["whole"], self.names) for one in each]
        parts = members.parts(phrase)
        if len(parts) >= count:
            spread = members.spread(parts[-count:], self.names)
            return self._each(name_lists.whole(spread, self.names), direction, carried)
        if not parts and carried.figure is None:  # 城、乡收入，2000年|分别达到
            clause = before.removesuffix(naming.last_chunk(before)).rstrip("，, ")
            told = name_lists.of(clause, self.names) if clause else []
            if len(told) == count:
                return self._each(told, direction, carried)
        if told := _of_branches(before, phrase, count):
            return self._each(told, direction, carried)
        if not parts and len(values.subjects) == count:
            stands = _STANDS.search(f"{before}{values.verb}")
            return [self._stock(one) for one in values.subjects] if stands else values.subjects
        earlier = value_runs.levels(carried.figure)[-count:]
        if len(earlier) != count:
            return ()
        own = naming.named(parts[-1], self.names) if parts else None
        if own is not None and own.indicator is not None and own.coverage is None:
            return [Subject(own.indicator, coverage=level.coverage) for level in earlier]
        whole = _SHARE_OF_EACH.match(values.verb)
        if whole is None:
            return earlier
        return [share_in(level, whole["whole"], self.names) for level in earlier]

    def _stock(self, added: Subject) -> Subject:
        """What there is of something of which so much was new."""
        if added.label is not None:
            return added._replace(label=_NEW.sub("", added.label))
        code = added.indicator.code if added.indicator else ""
        return added._replace(
            indicator=self.names.by_code.get(code.removeprefix("new_")) or added.indicator
        )

    def _each(self, listed: list[str], direction: str, carried: Carried) -> list[Subject]:
        """The subjects of the names of a list.

        direction: the verb of the values, which a name may need to be known.
        """
        listed = list_owners.with_firms(listed)
        answered = rates_of_answers(listed, carried, self.names)
        if answered or not listed:
            return answered
        return leaning.alike([self._noun(name, direction) for name in listed], listed)

    def sharing(self, left: str, quantity: Quantity, carried: Carried) -> tuple[Subject, ...]:
        """The subjects of one value that holds for each name of a list (甲、乙均增长5%).

        None where it has one subject.
        """
        if carried.values.queue or quantity.kind == "rank":
            return ()
        if quantity.direction is not None and _BOTH_BEFORE.fullmatch(left):
            return value_runs.told(carried.figure)
        if left.endswith(_EACH):
            return tuple(self._of_each(left.removesuffix(_EACH)))
        if (before := name_lists.before_each(left)) is not None:
            return tuple(self._each(name_lists.of(before, self.names), "", carried))
        if "率" in left and "、" in left and carried.figure is not None:  # 办结率、满意率|100%
            rates = rates_of_answers(name_lists.of(left, self.names), carried, self.names)
            if rates:
                return tuple(rates)
        doubles = quantity.kind == "doubling"
        if quantity.direction is None and not doubles:
            return ()
        text = _AGAINST.sub("", left)
        series = self.names.exact(naming.core(naming.last_chunk(text)))
        listed: Sequence[Subject] = ()
        if series is None:  # 城乡居民收入 is a series of its own
            parts = name_lists.of_series(text, self.names) or name_lists.of(text, self.names)
            listed = [self._noun(part) for part in parts]
        again = doubles and len(carried.values.subjects) > 1
        if again and not naming.core(left.rpartition("实现")[0]):
            listed = carried.values.subjects  # 年均分别增长13%、15%，基本实现|翻一番
        known = all(each.indicator is not None and each.coverage is None for each in listed)
        return tuple(listed) if known else ()

    def _of_each(self, text: str) -> list[Subject]:
        """新增A、B各|2家: as many of each, each with the verb that opens the list."""
        listed = name_lists.of(text, self.names)
        verb = _verb_of(listed[0]) if listed else ""
        bare = [listed[0][len(verb) :], *listed[1:]] if listed else []
        if not bare or min(map(len, bare)) < _SHORTEST - 1:
            return []
        shared = next((head for head in _HEADS if bare[-1].endswith(head)), "")
        named = [
            name if not shared or name.endswith(_OWN_HEADS) else f"{name}{shared}" for name in bare
        ]
        if min(map(len, named)) < _SHORTEST:  # 开通省际、县际班线: one head for all
            return []
        made = [name if verb_at_front(name) else f"{verb}{name}" for name in named]
        return [self._noun(name) for name in made]

    def _paired(
        self, clean: str, listed: Sequence[Quantity], i: int, left: str
    ) -> Sequence[Subject]:
        """A和B达到x和y: as many names of indicators as values that follow each other."""
        count = value_runs.run(clean, listed, i, value_runs.BETWEEN)
        if count < 2:
            return ()
        phrase = naming.core(naming.last_chunk(left))
        if one_word := members.in_one_word(phrase, count, self.names):
            return self._each(one_word, "", Carried())
        if self.names.exact(phrase) is not None and members.both_residents(phrase) == phrase:
            return ()
        parts = members.parts(phrase)
        spread = members.spread(parts[-count:], self.names) if parts else []
        nouns = [self._noun(part) for part in spread]
        if len(nouns) == count and all(noun.indicator for noun in nouns):
            return nouns
        values = listed[i : i + count]
        return self._added_to_each(phrase, values) or self._measured(left, values)

    def _measured(self, left: str, values: Sequence[Quantity]) -> Sequence[Subject]:
        """茶业、竹业增加值增长5%、3%: as many names of measures as values of one kind."""
        alike = len({one.unit in _PERCENT for one in values}) == 1 and all(
            one.unit for one in values
        )
        if not alike or _ONE_AFTER_ANOTHER.search(left):
            return ()
        told = name_lists.of(left, self.names, len(values))
        if len(told) != len(values) or not name_lists.is_measured(last := told[-1]):
            return ()
        whole = [
            one if name_lists.is_measured(one) else one + name_lists.behind_its_like(one, last)
            for one in told
        ]
        return self._each(whole, "", Carried())

    def _added_to_each(self, phrase: str, values: Sequence[Quantity]) -> Sequence[Subject]:
        """新增 A、B 3家、5家: as many names as values of one unit, each with the verb."""
        deed = _DEED.match(phrase)
        names = name_lists.split(phrase[deed.end() :]) if deed else []
        alike = all(one.unit and one.unit == values[0].unit for one in values)
        if deed is None or len(names) != len(values) or not alike:
            return ()
        if min(map(len, names)) < _SHORTEST:  # 改造供热、燃气、排水管网: one head for all
            return ()
        whole = name_lists.whole(members.spread(names, self.names), self.names)
        return [self._noun(f"{deed.group()}{name}") for name in whole]

    def _noun(self, phrase: str, verb: str = "") -> Subject:
        """The subject that one noun of a list names.

        By itself or with the verb before the values (文件、会议分别压减50%、30%).
        """
        if verb:
            both = f"{verb}{phrase}", f"{phrase}{verb}"
            known = self.names.exact(both[0]) or self.names.exact(both[1])
            if known is not None:
                return Subject(known)
        named = naming.named(naming.core(phrase), self.names)
        return named or Subject(label=naming.label(phrase))


# 茶叶、竹器、新能源三大主导产业，年产值|分别达到
_SO_MANY = re.compile("(?P<count>[两二三四五六七八九])大[^，,、。；0-9]{0,6}$")
_FOSTERED = re.compile(
    "^(?:重点|着力|加快)?(?:发展|培育|壮大|打造|做大|做强|推动|建设|形成|围绕|[、和])+"
)
_COUNT = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


def _of_branches(before: str, measure: str, count: int) -> list[str]:
    """The names of a list that a clause sums up as so many, each with the measure told next."""
    clause = before.removesuffix(naming.last_chunk(before)).rstrip("，, ")
    if measure in _BARE_COUNTS and clause:
        counted = name_lists.split(naming.core(naming.last_chunk(clause)))
        if len(counted) == count:
            counted[0] = counted[0].removeprefix(verb_at_front(counted[0]))
            return [f"{name}{measure}" for name in counted]
    told = _SO_MANY.search(clause) if measure in _BARE_MEASURES else None
    if told is None or _COUNT[told["count"]] != count:
        return []
    names = naming.core(naming.last_chunk(clause[: told.start()]))
    listed = name_lists.split(_FOSTERED.sub("", names))
    return [f"{name}{measure}" for name in listed] if len(listed) == count else []


def _are_rates(before: str) -> bool:
    """Whether the names before 分别 share the word that tells of their growth: 茶业、竹业增速."""
    rate = _RATE_OF.search(before)
    return rate is not None and not _OTHER_RATE.search(naming.last_chunk(before[: rate.start()]))


def _verb_of(name: str) -> str:
    """The verb that the first name of a list begins with."""
    return _STRIVEN if name.startswith(_STRIVEN) else verb_at_front(name)


def _in_words(subject: Subject) -> Subject:
    """A subject by its words alone: of 外资企业 the 出口总额."""
    if subject.indicator is None or subject.coverage is None:
        return subject
    return Subject(label=f"{subject.coverage}{subject.indicator.zh}")


def _ended(values: ValueList, queue: tuple[Subject, ...]) -> ValueList:
    """The list without what its verb says of its values."""
    if values.queue == queue and values.transformation is None and not values.falls:
        return values
    return values._replace(queue=queue, transformation=None, falls=False)


def _beginning(
    values: ValueList, subjects: Sequence[Subject], first: Quantity, names: tuple[int, int]
) -> ValueList:
    """A list of these subjects, whose values grow or fall as the first does."""
    return values._replace(
        queue=tuple(subjects),
        subjects=tuple(subjects),
        transformation=Transformation.GROWTH if first.direction is not None else None,
        falls=first.direction is WordKind.FALL,
        names=names,
    )
