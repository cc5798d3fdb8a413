"""Reads quantities: what a span says (value or range, unit, hedge, direction), and how far the span around a numeral reaches.

>>> grammar.read("近700亿元")     # (Quantity(low=700, high=700, unit='亿元', hedge=Hedge.NEARLY, …),)
>>> grammar.at(text, 410)          # the widest quantity whose numeral covers offset 410
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from reportschema.models import Unit, Word
from reportschema.models.codes import Hedge, WordKind
from reportschema.notation.alternatives import one_of
from reportschema.notation.chinese import chinese_number, fold
from reportschema.notation.units import MAGNITUDES, UnitTable, twelve_digits

_CN = "[〇零○一二两三四五六七八九十百千万亿]"
_ARABIC = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_CHINESE = rf"(?:(?!千[瓦米克伏焦卡]){_CN})+(?:点{_CN}+)?"  # 三百万千瓦 counts 千瓦
_PARTS = {"百": (1, "%"), "千": (1, "‰"), "万": (1, "‱")}
# Two digits that follow each other leave open which: 三四百, 五、六倍.
_FEW = "一、?二|[二两]、?三|三、?四|四、?五|五、?六|六、?七|七、?八|八、?九"
# Blanks that part the characters of a number, or a number and its unit.
_PARTED = re.compile(r"\s+")
# Hedges only where a round Chinese numeral follows: 上千家, 过百亿 (but not 通过2019年).
_BEFORE_CHINESE = "上过"
# What may not stand before a hedge, because the two are another word: 签约30家, 条约18个, 附近3个村, 迈上千亿台阶.
_OTHER_WORD = {"约": "签节预公条契合缔", "近": "附靠邻最临就", "超": "赶反", "上": "迈登跃站踏"}
# Quantities without a numeral that mean one: (value, unit, hedge).
_VERBAL = {
    "全覆盖": ("100", "%", Hedge.EXACT),
    "过半": ("50", "%", Hedge.OVER),
    "一半": ("50", "%", Hedge.EXACT),
    "半数": ("50", "%", Hedge.EXACT),
    "百分百": ("100", "%", Hedge.EXACT),
}


# What is known of a quantity so far: fields of `Quantity`.
_Said = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a span says by itself. A single value has low == high; `unit` is None where the span names none."""

    low: Decimal
    high: Decimal
    unit: str | None
    hedge: Hedge = Hedge.EXACT
    hedge_words: str | None = None
    direction: WordKind | None = None
    direction_word: str | None = None
    kind: str = "plain"
    start: int = 0
    end: int = 0
    values: tuple[Decimal, ...] = field(default=())

    def is_range(self) -> bool:
        """Whether the span gives two ends."""
        return self.low != self.high


class Grammar:
    """The grammar over one vocabulary of units and words."""

    def __init__(self, units: Iterable[Unit], words: Iterable[Word]) -> None:
        self.units = UnitTable(units)
        known = list(words)
        self.parts = [word.word for word in known if word.kind == WordKind.PART]
        self._hedges = {
            (w.word, w.place): w.hedge for w in known if w.kind == WordKind.HEDGE and w.hedge
        }
        directions = sorted(
            (w for w in known if w.kind in (WordKind.RISE, WordKind.FALL)),
            key=lambda w: len(w.word),
            reverse=True,
        )
        self._directions = {w.word: w.kind for w in directions}  # the longest first
        self._pattern = self._written()
        self._hedges_before = sorted(
            (word for word, place in self._hedges if place == "before"), key=len, reverse=True
        )
        # By the group that closes last, which tells the alternative that matched.
        self._readers: dict[str, Callable[[_Said, re.Match[str]], list[Quantity]]] = {
            "rank": self._rank, "doubling": self._doubling, "verbal": self._verbal, "ratio": self._ratio, "percents": self._percents,
            "fraction_after": self._fraction, "few_after": self._few, "range_after": self._range, "after": self._plain,
        }  # fmt: skip
        self._read: dict[str, tuple[Quantity, ...]] = {}

    @cached_property
    def _quantity(self) -> re.Pattern[str]:
        """One quantity."""
        return re.compile(self._pattern, re.VERBOSE)

    @cached_property
    def _quantity_or_not(self) -> re.Pattern[str]:
        """The same, or a run of characters that begin none: one step over what would be tried at every character."""
        return re.compile(rf"[^{self._beginnings()}]+ | (?: {self._pattern} )", re.VERBOSE)

    def _beginnings(self) -> str:
        """Every character that a quantity can begin with, as the inside of a character class; `_written` has the words."""
        words = (
            {word for word, place in self._hedges if place == "before"}
            | self._directions.keys()
            | _VERBAL.keys()
        )
        return (
            "0-9"
            + _CN.strip("[]")
            + _BEFORE_CHINESE
            + "前第首榜之翻"
            + re.escape("".join(sorted({word[0] for word in words})))
        )

    def _written(self) -> str:
        def hedge(word: str) -> str:
            return f"(?<![{_OTHER_WORD[word]}]){re.escape(word)}"

        words = [
            word
            for word, place in self._hedges
            if place == "before" and word not in _BEFORE_CHINESE
        ]
        before = one_of(word for word in words if word not in _OTHER_WORD)
        before += "".join(f"|{hedge(word)}" for word in words if word in _OTHER_WORD)
        before += "".join(
            f"|{hedge(word) if word in _OTHER_WORD else word}(?=[百千万亿])"
            for word in _BEFORE_CHINESE
        )
        between = one_of(word for word, place in self._hedges if place == "between")
        after = one_of(word for word, place in self._hedges if place == "after")
        direction = one_of(self._directions)
        magnitude = one_of(MAGNITUDES)
        unit = self.units.pattern().replace(" ", r"\ ").replace("#", r"\#")
        return rf"""
            (?: (?<!新) (?P<direction> {direction} ) [了达]? \s? )?                              # 增长
            (?: (?P<before> (?: {before} )+ ) \s? )?                                     # 超过
            (?:
                (?P<rank>     (?<![学目以之提空]) 前 (?P<front> [0-9]+ | {_CN}+ ) (?: 位 | 名 | 强 )?         # 前三名
                            | 第 \s? (?P<place> [0-9]+ | {_CN}+ ) (?: 位 | 名 )? | 首位 | 榜首 | 之首 )
              | (?P<doubling> 翻 了? (?P<times> [0-9.]+ | {_CN}+ )? [番倍] )              # 翻两番
              | (?P<verbal>   全覆盖 | 百分百 | 过半 (?![年个天]) | 一半 | 半数 )
              | (?P<ratio>    [0-9]+(?:\.[0-9]+)? (?: \s?:\s? [0-9]+(?:\.[0-9]+)? )+ )    # 0.5:19.7:79.8
              | (?P<percents> 百分之 (?P<from> {_CHINESE} | {_ARABIC} ) (?: -{{1,2}} | ~ | 至 | 到 )
                (?:百分之)? (?! {_CN}{{4}}年 ) (?P<upto> {_CHINESE} | {_ARABIC} ) )             # 百分之七至百分之八, 百分之五到十
              | (?P<fraction> (?P<below> {_CN}+ ) 分之 (?P<above> {_CHINESE} | {_ARABIC} )
                            | (?P<over> [0-9]+ ) / (?P<under> [1-9][0-9]* ) )              # 三分之一, 1/7
                (?P<fraction_after> (?: {after} )? )
              | (?P<few> {_FEW} ) (?P<few_size> [十百千]? ) (?P<few_unit> (?:{magnitude})? (?:{unit}) )
                (?P<few_after> (?: {after} )? )                                           # 三四百个, 二、三百亿度, 七八十年
              | (?P<low> {_ARABIC} | {_CHINESE} ) (?P<low_unit> %|个百分点|百分点|‰|(?:{magnitude})? (?:{unit})? )
                \s? (?: -{{1,2}} | ~ | 至 | 到 ) \s?
                (?P<high> {_ARABIC} | {_CHINESE} )
                \s? (?P<range_unit> (?:{magnitude})? (?:{unit}) | (?:{magnitude})? )
                (?P<range_after> (?: {after} )? )                                         # 1-2家, 7%至8%
              | (?P<number> {_ARABIC} | {_CHINESE} ) \s? (?P<early> (?: {between} (?=万|亿|千) )? )
                (?P<magnitude> (?: (?!千[瓦米克伏焦卡]) (?:{magnitude}) )? )
                (?P<between> (?: {between} )? ) \s?
                (?P<unit> (?: {unit} )? )
                (?P<after> (?: {after} )? )                                               # 600余场, 5%以上
            )
        """

    def read(self, span: str) -> tuple[Quantity, ...]:
        """All values that a span states, in order; empty when it is no quantity from end to end.

        A ratio gives one quantity for each of its parts. Blanks inside its number are read over (7 4 7 7 2 亿元).
        """
        if span not in self._read:
            folded = fold(span).strip()
            match = self._quantity.fullmatch(folded) or self._quantity.fullmatch(
                _PARTED.sub("", folded)
            )
            self._read[span] = tuple(self._quantities(match)) if match else ()
        return self._read[span]

    def at(self, text: str, offset: int) -> tuple[Quantity, ...]:
        """The quantity whose span covers an offset of the text, with its place there; empty when there is none."""
        folded = fold(text[max(0, offset - 24) : offset + 48])
        origin = max(0, offset - 24)
        for match in self._quantity.finditer(folded):
            if match.start() + origin <= offset < match.end() + origin:
                return tuple(
                    replace(quantity, start=quantity.start + origin, end=quantity.end + origin)
                    for quantity in self._quantities(match)
                )
        return ()

    def find(
        self,
        text: str,
        start: int = 0,
        end: int | None = None,
        folded: str | None = None,
        among: Sequence[tuple[int, int]] | None = None,
    ) -> Iterator[Quantity]:
        """Every quantity of text[start:end], in order, each value one; with `among` those that touch one of these stretches, in order.

        folded: the text folded already, to save doing it again.
        """
        i = 0
        folded = fold(text) if folded is None else folded
        for match in self._quantity_or_not.finditer(
            folded, start, len(text) if end is None else end
        ):
            if match.lastindex is None:
                continue
            if among is not None:
                first, last = match.span()
                while i < len(among) and among[i][1] <= first:
                    i += 1
                if i == len(among):
                    return
                if among[i][0] >= last:
                    continue
            yield from self._quantities(match)

    def direction_in(self, text: str) -> WordKind | None:
        """The direction that a word of the text says (分别压减: a fall); None when none does. The longest word decides."""
        folded = fold(text)
        return next((self._directions[word] for word in self._directions if word in folded), None)

    def hedges_of(self, words: str) -> set[Hedge]:
        """What a hedge word may say wherever it stands; nothing for other words."""
        return {hedge for (word, _), hedge in self._hedges.items() if word == fold(words)}

    def same_unit(self, one: str, other: str) -> bool:
        """Whether two spellings are one unit (％ and %, 百分点 and 个百分点)."""
        first, second = self.units.resolve(one), self.units.resolve(other)
        return first is not None and first == second

    def _quantities(self, match: re.Match[str]) -> list[Quantity]:
        direction, before = match["direction"], match["before"]
        base: _Said = {"start": match.start(), "end": match.end()}
        if direction:
            base |= {"direction": self._directions[direction], "direction_word": direction}
        if before:
            base |= {
                "hedge": self._hedges[self._last_hedge(before), "before"],
                "hedge_words": before,
            }
        return self._readers[match.lastgroup or ""](base, match)

    def _last_hedge(self, words: str) -> str:
        return next(word for word in self._hedges_before if words.endswith(word))

    def _rank(self, base: _Said, part: re.Match[str]) -> list[Quantity]:
        written = part["front"] or part["place"]
        value = _number(written) if written else Decimal(1)
        if value is None:
            return []
        if part["front"]:
            base |= {"hedge": Hedge.AT_MOST, "hedge_words": "前"}
        return [Quantity(**base, low=value, high=value, unit="位", kind="rank")]

    def _doubling(self, base: _Said, part: re.Match[str]) -> list[Quantity]:
        value = _number(part["times"]) if part["times"] else Decimal(1)
        unit = "倍" if part["doubling"].endswith("倍") and part["times"] else "番"
        return (
            [Quantity(**base, low=value, high=value, unit=unit, kind="doubling")]
            if value is not None
            else []
        )

    def _verbal(self, base: _Said, part: re.Match[str]) -> list[Quantity]:
        number, unit, hedge = _VERBAL[part["verbal"]]
        if hedge != Hedge.EXACT:
            base |= {"hedge": hedge, "hedge_words": part["verbal"][0]}
        return [
            Quantity(**base, low=Decimal(number), high=Decimal(number), unit=unit, kind="verbal")
        ]

    def _ratio(self, base: _Said, part: re.Match[str]) -> list[Quantity]:
        values = tuple(Decimal(number.strip()) for number in part["ratio"].split(":"))
        return [
            Quantity(**base, low=value, high=value, unit=None, kind="ratio", values=values)
            for value in values
        ]

    def _percents(self, base: _Said, part: re.Match[str]) -> list[Quantity]:
        low, high = _number(part["from"] or ""), _number(part["upto"] or "")
        return (
            [Quantity(**base, low=low, high=high, unit="%", kind="range")]
            if low is not None and high is not None
            else []
        )

    def _fraction(self, base: _Said, part: re.Match[str]) -> list[Quantity]:
        base = self._hedged_after(base, part["fraction_after"])
        below, above = part["below"] or part["under"] or "", part["above"] or part["over"] or ""
        top = _number(above)
        if top is None:
            return []
        if below in _PARTS:
            return [Quantity(**base, low=top, high=top, unit=_PARTS[below][1], kind="fraction")]
        bottom = _number(below)
        if not bottom:
            return []
        share = twelve_digits(Fraction(top) / Fraction(bottom) * 100)
        return [Quantity(**base, low=share, high=share, unit="%", kind="fraction")]

    def _few(self, base: _Said, part: re.Match[str]) -> list[Quantity]:
        size = part["few_size"]
        low, high = (chinese_number(digit + size) for digit in (part["few"][0], part["few"][-1]))
        if low is None or high is None:
            return []
        base = self._hedged_after(base, part["few_after"])
        return [Quantity(**base, low=low, high=high, unit=part["few_unit"], kind="range")]

    def _range(self, base: _Said, part: re.Match[str]) -> list[Quantity]:
        low, high = _number(part["low"] or ""), _number(part["high"])
        if low is None or high is None:
            return []
        unit = part["range_unit"] or part["low_unit"] or None
        base = self._hedged_after(base, part["range_after"])
        return [Quantity(**base, low=low, high=high, unit=unit, kind="range")]

    def _plain(self, base: _Said, part: re.Match[str]) -> list[Quantity]:
        number = part["number"] or ""
        magnitude = part["magnitude"] or ""
        if not number:
            return []
        if number[0] in "〇零○一二两三四五六七八九十百千万亿" and not magnitude:
            number, magnitude = _split_magnitude(number)
        if magnitude == "万" and "亿" in number and not number[0].isdigit():
            number, magnitude = number + magnitude, ""  # 一亿一千多万
        value = _number(number)
        if value is None:
            return []
        unit = (magnitude + (part["unit"] or "")) or None
        if middle := part["early"] or part["between"]:
            base |= {
                "hedge": self._hedges[middle, "between"],
                "hedge_words": base.get("hedge_words", "") + middle,
            }
        base = self._hedged_after(base, part["after"])
        return [Quantity(**base, low=value, high=value, unit=unit)]

    def _hedged_after(self, base: _Said, word: str | None) -> _Said:
        if not word:
            return base
        return base | {
            "hedge": self._hedges[word, "after"],
            "hedge_words": base.get("hedge_words", "") + word,
        }


def _number(text: str) -> Decimal | None:
    if text[:1].isdigit():
        return Decimal(text.replace(",", "")) if text.count(".") < 2 else None
    return chinese_number(text)


def _split_magnitude(numeral: str) -> tuple[str, str]:
    """三千八百万 is 3800 万; 十二万三千 stays whole, for nothing that stands alone multiplies it."""
    if numeral in ("万亿", "亿", "万"):
        return "一", numeral  # 突破万亿元
    for size in ("万亿", "亿", "万"):
        head = numeral.removesuffix(size)
        if head and head != numeral and not set(head) & set("万亿"):
            return head, size
    return numeral, ""
