"""Sentences and clauses of a text, and the quantities in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from reportschema.models.fields.codes import Hedge
from reportschema.notation import Grammar, Quantity
from reportschema.notation.alternatives import one_of
from reportschema.notation.pattern import VERBAL
from reportschema.reading.sentence.lexicon import any_of, words

_SENTENCE_END = re.compile(r"[。！？!?\n]|；|;")
# Direction words that belong to a count only as verbs of their own: 改造提升14个 has no direction.
_COUNT_DIRECTIONS = frozenset(words("count_direction"))
# Of money they say how much more there is: 低保标准提高20元; no 投资改造提升20亿元.
_MONEY_DIRECTIONS = frozenset(words("money_direction"))
_NAME_ENDS = re.compile(r"[\u4e00-\u9fff”）)]")
# 平均寿命提高1岁, 亩产提高30斤 tell so as well; what is counted or measured out may be worked on.
_RISING = ("money", "mass", "duration")
# 比2011年增长3838元: with a comparison before it the verb is a direction after all.
_COMPARED = re.compile(r"(?:比|较)[^，,。；;\n]{1,14}$")
# The kind of a quantity whose unit stands at the end of its list.
SHARED = "shared"
_LISTED = re.compile("[、和与及]")
_RELATIVE = {"share", "points", "multiple", "rank"}


# 新建3所、|改建|5所学校
_SHARES_NOUN = re.compile(rf"[、和共]?(?:{any_of('flow')})?")
_LONGEST_SHARED = 1 + len(words("flow")[0])


class Place(NamedTuple):
    """The words around a quantity.

    From the quantity before it, up to the next one, from the start of its sentence, behind the next
    one.
    """

    left: str
    right: str
    sentence: str
    beyond: str = ""
    clipped: bool = False  # whether the words behind end at another quantity
    covered: bool = False  # and whether that is 全覆盖

    def behind(self) -> str:
        """What stands behind the quantity; of two that share their noun, behind the second.

        新建3所、改建5所学校.
        """
        shares = len(self.right) <= _LONGEST_SHARED and _SHARES_NOUN.fullmatch(self.right)
        return self.beyond if shares else self.right


def sentences(clean: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """(start, end) of the sentences of clean[start:end]; a semicolon ends one."""
    place = start
    for match in _SENTENCE_END.finditer(clean, start, end):
        if match.start() > place:
            yield place, match.start()
        place = match.end()
    if place < end:
        yield place, end


def quantities(
    clean: str, grammar: Grammar, mentions: Sequence[tuple[int, int]], start: int, end: int
) -> list[Quantity]:
    """The quantities of clean[start:end] whose numeral is one of the given figure mentions.

    They stand in order; a ratio gives several.
    """
    found = [
        _trimmed(clean, quantity, grammar)
        for quantity in grammar.find(clean, start, end, folded=clean, among=mentions)
    ]
    return _with_shared_units(clean, found, grammar)


_POINTS = "个百分点"


def _with_shared_units(clean: str, found: list[Quantity], grammar: Grammar) -> list[Quantity]:
    """Bare numbers of a list take the unit of the one that ends it: 分别提升0.4、0.5个百分点.

    So does 0.4个、0.5个百分点.
    """
    shared = list(found)
    for i in range(len(shared) - 2, -1, -1):
        this, following = shared[i], shared[i + 1]
        if (
            (this.unit is not None and (this.unit != "个" or following.unit != _POINTS))
            or this.kind != "plain"
            or following.kind not in ("plain", SHARED)
            or following.unit is None
        ):
            continue
        if (
            _LISTED.fullmatch(clean, this.end, following.start)
            and grammar.units.resolve(following.unit) is not None
        ):
            shared[i] = replace(this, unit=following.unit, kind=SHARED)
    return shared


# Quantities without a numeral; “三个全覆盖” is a slogan, 健全覆盖城乡 another word.
_WITHOUT_NUMERAL = one_of(word for word in VERBAL if word[0] != "一" and word != "全覆盖")
_WORDS = re.compile(rf"全覆盖|{_WITHOUT_NUMERAL}|首位(?!度)|榜首|之首|翻番|翻倍")
_PART_OF_ANOTHER = re.compile("[个“%双]|健(?=全覆盖)")
# 健全|全覆盖|的监管体系, 全覆盖|走访企业: how something is, or is done, and of what nobody says.
_NEAR_IT = 16
_OF_NOTHING = re.compile(
    "(?:^|[，,。；;：:\n])(?:(?:持续|不断|进一步|加快|全面|扎实|深入)?"
    "(?:健全|完善|建立|构建|打造|实施|推进|加强|落实|形成|织密)?){0,2}$"
)
_HOW = re.compile(
    "(?:的(?!目标|任务|要求)|(?!工程|任务|目标|工作|试点|改革|行动|水平|[达率和与及等后的为]))[\u4e00-\u9fff“]"
)
# 全方位、|全覆盖, 全覆盖|、保基本: one of the ways in which something is done.
_WAYS = (
    "全方位|全天候|全流程|全要素|全过程|全周期|全链条"
    "|常态化|多层次?|多领域|立体化|无死角|保基本|深层次|大样本"
)
_AFTER_WAYS = re.compile(f"(?:{_WAYS})、$")
_BEFORE_WAYS = re.compile(f"、(?:{_WAYS})")
# 向制度|全覆盖|迈出一步: an aim towards which one moves.
_TOWARDS = re.compile("[向朝从][^，,。；;、0-9]{0,12}$")
_MOVES = re.compile("[^，,。；;、]{0,2}(?:迈|转变|拓展|延伸|提升到|推进|发展)")
# 把社会效益放在首位: a precept, no rank.
_PUT_FIRST = re.compile(r"[放摆]在[^，,。；;\n]{0,14}$")


def _tells_how(clean: str, start: int, end: int) -> bool:
    """Whether 全覆盖 only describes what stands behind it."""
    before = clean[max(0, start - _NEAR_IT) : start]
    if _AFTER_WAYS.search(before) or _BEFORE_WAYS.match(clean, end):
        return True
    if _TOWARDS.search(before) and _MOVES.match(clean, end):
        return True
    return _HOW.match(clean, end) is not None and _OF_NOTHING.search(before) is not None


def worded(clean: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where quantities stand that no numeral tells: 全覆盖, 首位, 翻番."""
    return [
        match.span()
        for match in _WORDS.finditer(clean, start, end)
        if not _PART_OF_ANOTHER.match(clean, max(0, match.start() - 1))
        and not (match.group() == "全覆盖" and _tells_how(clean, match.start(), match.end()))
        and not (
            match.group() == "首位"
            and _PUT_FIRST.search(clean[max(start, match.start() - 18) : match.start()])
        )
    ]


# 突破12项关键技术: a deed, no bound.
_BROKEN_THROUGH = re.compile(r"[^，,。；;、]{0,16}(?:技术|难题|瓶颈|难关|卡点|堵点|工艺|成果)")
# 约|增长5%, 至少|增长5%: a hedge before the verb; not 节约增长5%.
_BEFORE_VERB = re.compile(
    r"(?:(?<![节制预签公条契])(?P<about>大约|约|大概)|(?P<at_least>至少|起码)|(?P<at_most>最多|至多))$"
)
_NEAR = 4


def _is_rise_of_amount(clean: str, start: int, word: str, dimension: str) -> bool:
    """Whether a word tells that an amount named before it rises or falls: 低保标准提高20元."""
    return (
        dimension in _RISING
        and word in _MONEY_DIRECTIONS
        and _NAME_ENDS.match(clean, start - 1) is not None
    )


def _trimmed(clean: str, quantity: Quantity, grammar: Grammar) -> Quantity:
    """A quantity without a direction word that is only the verb before a count.

    Space at its front is left out too.
    """
    start = quantity.start
    resolved = grammar.units.resolve(quantity.unit) if quantity.unit else None
    dimension = resolved.unit.dimension if resolved else None
    if (
        quantity.direction_word
        and dimension is not None
        and dimension not in _RELATIVE
        and quantity.direction_word not in _COUNT_DIRECTIONS
        and not _is_rise_of_amount(clean, start, quantity.direction_word, dimension)
        and not _COMPARED.search(clean[max(0, start - 16) : start])
    ):
        start += len(quantity.direction_word)
        if clean[start : start + 1] in ("了", "达"):
            start += 1
        quantity = replace(quantity, direction=None, direction_word=None)
    if clean[start - 1 : start] == "净" and clean[start : start + 1] == "增":  # 净增 is one word
        start += 2 if clean[start + 1 : start + 2] == "加" else 1
        quantity = replace(quantity, direction=None, direction_word=None)
    if quantity.hedge_words == "突破" and _BROKEN_THROUGH.match(clean, quantity.end):
        start += len(quantity.hedge_words)
        quantity = replace(quantity, hedge=Hedge.EXACT, hedge_words=None)
    while clean[start : start + 1] == " ":
        start += 1
    unhedged = quantity.direction is not None and quantity.hedge is Hedge.EXACT
    hedged = _BEFORE_VERB.search(clean, max(0, start - _NEAR), start) if unhedged else None
    if hedged is not None and (kind := hedged.lastgroup) is not None:
        start, word = hedged.start(kind), hedged[kind]
        return replace(quantity, start=start, hedge=Hedge[kind.upper()], hedge_words=word)
    return replace(quantity, start=start) if start != quantity.start else quantity
