"""Lists in a sentence: names with a value each (甲、乙分别达到1、2亿元), or with one value for all of them (甲、乙均增长5%)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportschema.models.codes import Transformation, WordKind
from reportschema.notation import Quantity
from reportschema.reading.figures import ellipsis, name_lists, subjects
from reportschema.reading.figures.carried import Clause
from reportschema.reading.figures.figure import FigureDraft
from reportschema.reading.figures.subjects import Subject
from reportschema.reading.sentence.directions import Directions
from reportschema.reading.sentence.lexicon import IndicatorNames

# 分别占全省的50%和40%
_SHARE_OF_EACH = re.compile(r"占(?!比|地)(?P<whole>[^，,。；]{1,14}?)(?:的?(?:比重|比例|份额))?(?:达到?|为|超过?|约|近|的)*$")
# Behind 办理建议、提案454件, of those who made them.
_SATISFIED = re.compile("(?:代表|委员|群众)*(?:满意|基本满意)(?:和基本满意)?(?:率|度)?")
_HANDLED = ("suggestions_and_proposals_handled", "deputies_suggestions_handled", "proposals_handled")
# 生产总值、财政收入确保比2010年|翻一番: what is compared with.
_AGAINST = re.compile("(?:确保|力争|均|都)?(?:比|较)[^，,。]{2,8}$")
# 增速分别高于全国、全省1个和2个百分点
ABOVE = re.compile("(?:高于|低于|快于|慢于|高出|低出|领先|好于)(?!等于)")
_AREA = re.compile("全[国省市区州县]")
# 分别实现产值75亿元、266亿元: what is measured stands behind the names.
_MEASURED_BEHIND = re.compile("(?:总?产值|营收|收入|产量|销售额|增加值|投资|税收|利润)(?=(?:突破|超过|达到?|为)?$)")
_SAME_AGAIN = re.compile("[,，、]?(?:同比|比上年|较上年|比去年|按?可比口径|同口径)*(?:分别)?")
# 存贷款余额分别达到3亿元、2亿元 names two series.
_BOTH_BALANCES = re.compile("存贷款(?=余额)")


class ListReader:
    """Gives the values of lists their subjects, with one set of indicator names."""

    def __init__(self, names: IndicatorNames, directions: Directions) -> None:
        self.names, self.directions = names, directions

    def open(self, clean: str, listed: Sequence[Quantity], i: int, left: str, carried: Clause, found: Sequence[FigureDraft]) -> None:
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
        carried.left_of_list = verb
        if ABOVE.match(verb):
            carried.areas = _AREA.findall(verb) if count > 1 else []
            carried.queue, carried.listed = [], None
            return
        verb += listed[i].direction_word or ""
        direction = self.directions.of_list(verb)
        carried.listed_fall = direction is WordKind.FALL
        carried.listed = (
            Transformation.GROWTH if direction and not re.search(r"(?:至|到|为)(?:每人每月|每人每年|每月|每年|每人|人均)?$", verb) else None
        )
        carried.queue = self._listed(before, listed[i].direction_word or "", count, found, carried)
        carried.last_list = list(carried.queue)

    def _listed(self, before: str, direction: str, count: int, found: Sequence[FigureDraft], carried: Clause) -> list[Subject]:
        """The subjects of a list: the nouns before 分别, or else those of the levels told just before."""
        if count < 2:
            return []
        before = _BOTH_BALANCES.sub("存款余额、贷款", before)
        parts = name_lists.of(before, self.names)
        if len(parts) == count:
            measured = _MEASURED_BEHIND.search(carried.left_of_list)
            return self._each([part + (measured.group() if measured else "") for part in parts], direction, carried)
        parts = subjects.parts(subjects.core(subjects.last_chunk(before)))
        if len(parts) >= count:
            return self._each(name_lists.whole(subjects.spread(parts[-count:], self.names), self.names), direction, carried)
        if not parts and len(carried.last_list) == count:
            return list(carried.last_list)
        levels = [self._of(draft) for draft in found if draft.transformation is Transformation.LEVEL]
        earlier = list({(one.indicator and one.indicator.code, one.label, one.coverage): one for one in levels}.values())[-count:]
        if len(earlier) != count:
            return []
        own = subjects.named(parts[-1], self.names) if parts else None
        if own is not None and own.indicator is not None and own.coverage is None:
            return [Subject(own.indicator, coverage=one.coverage) for one in earlier]
        whole = _SHARE_OF_EACH.match(carried.left_of_list)
        return [self.share(one, whole["whole"]) for one in earlier] if whole else earlier

    def _each(self, listed: list[str], direction: str, carried: Clause) -> list[Subject]:
        """The subjects of the names of a list; direction: the verb of the values, which a name may need to be known."""
        answered = [satisfied for name in listed if (satisfied := self.satisfied(name, carried)) is not None]
        return answered if len(answered) == len(listed) else ellipsis.alike([self._noun(name, direction) for name in listed], listed)

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
            found = self._each(name_lists.of(before, self.names), "", carried)
        elif quantity.direction is not None or quantity.kind == "doubling":
            text = _AGAINST.sub("", left)
            one = self.names.exact(subjects.core(subjects.last_chunk(text)))  # 城乡居民收入 is a series of its own
            listed = [self._noun(part) for part in name_lists.of(text, self.names)] if one is None else []
            if quantity.kind == "doubling" and not subjects.core(left.rpartition("实现")[0]) and len(carried.last_list) > 1:
                listed = list(carried.last_list)  # 年均分别增长13%、15%，基本实现|翻一番
            found = listed if listed and all(each.indicator is not None and each.coverage is None for each in listed) else []
        else:
            return []
        carried.last_list = found or carried.last_list
        return found

    def satisfied(self, phrase: str, carried: Clause) -> Subject | None:
        """Behind 办理建议、提案454件 the satisfaction of those who made them."""
        handled = carried.subject is not None and carried.subject.indicator is not None and carried.subject.indicator.code in _HANDLED
        return Subject(self.names.by_code.get("suggestions_satisfaction_rate")) if handled and _SATISFIED.fullmatch(phrase) else None

    def share(self, of: Subject, whole: str) -> Subject:
        """The share of one series in another: 占全省42.2%."""
        made = f"{of.indicator.zh if of.indicator else of.label or ''}占{whole.rstrip('的')}比重"
        return subjects.shares(made, self.names) or Subject(label=subjects.label(made))

    def _paired(self, clean: str, listed: Sequence[Quantity], i: int, left: str) -> list[Subject]:
        """A和B达到x和y: as many names as values that follow each other, each name an indicator's."""
        count = _run(clean, listed, i, r"[、和及与]")
        if count < 2:
            return []
        phrase = subjects.core(subjects.last_chunk(left))
        if self.names.exact(phrase) is not None:
            return []
        parts = subjects.parts(phrase)
        nouns = [self._noun(part) for part in subjects.spread(parts[-count:], self.names)] if parts else []
        return nouns if len(nouns) == count and all(noun.indicator for noun in nouns) else []

    def _noun(self, phrase: str, verb: str = "") -> Subject:
        """The subject that one noun of a list names, by itself or with the verb before the values (文件、会议分别压减50%、30%)."""
        if verb and (known := self.names.exact(f"{verb}{phrase}") or self.names.exact(f"{phrase}{verb}")) is not None:
            return Subject(known)
        return subjects.named(subjects.core(phrase), self.names) or Subject(label=subjects.label(phrase))

    def _of(self, draft: FigureDraft) -> Subject:
        return Subject(self.names.by_code.get(draft.indicator or ""), draft.label, draft.coverage)


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
