"""Reads quantities: the number or range of a span, its unit, its hedge and its direction.

>>> grammar.read("近700亿元")
(Quantity(low=700, high=700, unit='亿元', hedge=Hedge.NEARLY, …),)
>>> grammar.find(text)  # every quantity of a text, with its place
>>> grammar.at(text, 410)  # the quantity whose span covers offset 410
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from string import digits
from typing import Any

from reportschema.models import Unit, Word
from reportschema.models.codes import Hedge, WordKind
from reportschema.notation.chinese import chinese_number, fold
from reportschema.notation.pattern import (
    IN_SPANS_ONLY,
    VERBAL,
    beginnings,
    quantity_pattern,
)
from reportschema.notation.units import UnitTable, twelve_digits

# What a fraction of 100, 1000 or 10000 is a unit of: 百分之五, 千分之八.
_PARTS = {"百": "%", "千": "‰", "万": "‱"}
# Blanks that part the characters of a number, or a number and its unit.
_PARTED = re.compile(r"\s+")
# Around a span that may be wider: characters that are read, and what ends every quantity.
_REACH, _STOPS = 16, "，。；\n"
# What is known of a quantity so far: fields of `Quantity`.
_Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a span of text says by itself.

    low, high: the two ends of a range; equal for a single value. unit: as written (亿元), None
    where the span names none. hedge, hedge_words: how the words bound the value, and these words.
    direction, direction_word: whether a word makes it a rise or a fall, and this word. kind: which
    alternative of the grammar read it. start, end: its place in the text. values: all parts of a
    ratio, of which this is one.
    """

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
        """Whether the span gives a range."""
        return self.low != self.high


class Grammar:
    """The grammar of quantities over one vocabulary.

    units: rows whose names it knows. words: hedges, directions, and lexical words (`parts`), which
    contain a numeral character and are no numeral. It is costly to build (regular expressions over
    all names) and cheap to use: build one and keep it.
    """

    def __init__(self, units: Iterable[Unit], words: Iterable[Word]) -> None:
        self.units = UnitTable(units)
        lexicon = list(words)
        self.parts = [word.word for word in lexicon if word.kind == WordKind.PART]
        self._hedges = {
            (w.word, w.place): w.hedge for w in lexicon if w.kind == WordKind.HEDGE and w.hedge
        }
        directions = sorted(
            (w for w in lexicon if w.kind in (WordKind.RISE, WordKind.FALL)),
            key=lambda w: len(w.word),
            reverse=True,
        )
        self._directions = {w.word: w.kind for w in directions}  # the longest first
        self._pattern = quantity_pattern(self._hedges, self._directions, self.units)
        self._hedges_before = sorted(
            (word for word, place in self._hedges if place == "before"), key=len, reverse=True
        )
        # By the group that closes last, which tells the alternative that matched.
        self._readers: dict[str, Callable[[_Fields, re.Match[str]], list[Quantity]]] = {
            "rank": self._rank,
            "doubling": self._doubling,
            "verbal": self._verbal,
            "ratio": self._ratio,
            "percents": self._percents,
            "fraction_after": self._fraction,
            "few_after": self._few,
            "range_after": self._range,
            "after": self._single,
        }
        self._read: dict[str, tuple[Quantity, ...]] = {}

    @cached_property
    def _quantity(self) -> re.Pattern[str]:
        """One quantity."""
        return re.compile(self._pattern, re.VERBOSE)

    @cached_property
    def _quantity_or_not(self) -> re.Pattern[str]:
        """A quantity or, in one step, a run of characters that begin none: far fewer are tried."""
        first = beginnings(self._hedges, self._directions)
        return re.compile(rf"[^{first}]+ | (?: {self._pattern} )", re.VERBOSE)

    def read(self, span: str) -> tuple[Quantity, ...]:
        """The quantities that a span states, in order; none when it is no quantity from end to end.

        A ratio gives one quantity for each of its parts. Blanks inside a number are read over
        (7 4 7 7 2 亿元). 全部 and 没有发生 are quantities here, and only here.
        """
        if span in IN_SPANS_ONLY:
            number, unit = IN_SPANS_ONLY[span]
            return (Quantity(Decimal(number), Decimal(number), unit, kind="verbal"),)
        if span not in self._read:
            folded = fold(span).strip()
            match = self._quantity.fullmatch(folded) or self._quantity.fullmatch(
                _PARTED.sub("", folded)
            )
            self._read[span] = tuple(self._quantities(match)) if match else ()
        return self._read[span]

    def at(self, text: str, offset: int) -> tuple[Quantity, ...]:
        """The quantity whose span covers an offset of the text (a ratio: each part); or none."""
        folded = fold(text[max(0, offset - 24) : offset + 48])
        origin = max(0, offset - 24)
        for match in self._quantity.finditer(folded):
            if match.start() + origin <= offset < match.end() + origin:
                return tuple(
                    replace(quantity, start=quantity.start + origin, end=quantity.end + origin)
                    for quantity in self._quantities(match)
                )
        return ()

    def widened(self, folded: str, start: int, end: int) -> tuple[int, int]:
        """(start, end) of the quantity that holds a span; the span itself where it is maximal.

        folded: the text as `fold` gives it. It is read from the first character on behind which
        nothing stands that no quantity has, but not from before the last comma or stop.
        """
        begins, farthest = min(start, len(folded)), max(0, start - _REACH)
        while begins > farthest and folded[begins - 1] in self._within:
            begins -= 1
        for first in range(begins, start + 1):
            if folded[first : first + 1] in self._first:
                quantity = self._quantity.match(folded, first, end + _REACH)
                if quantity and quantity.end() >= end:
                    return first, max(end, first + len(quantity[0].rstrip()))
        return start, end

    @cached_property
    def _within(self) -> frozenset[str]:
        """The characters that a quantity can have: those of its pattern, and what this abridges."""
        return (frozenset(self._pattern) | frozenset(f"{digits}\r\t\xa0\u3000")) - frozenset(_STOPS)

    @cached_property
    def _first(self) -> frozenset[str]:
        """The characters that a quantity can begin with."""
        first = re.compile(f"[{beginnings(self._hedges, self._directions)}]")
        return frozenset(filter(first.match, self._within))

    def find(
        self,
        text: str,
        start: int = 0,
        end: int | None = None,
        folded: str | None = None,
        among: Sequence[tuple[int, int]] | None = None,
    ) -> Iterator[Quantity]:
        """Every quantity of text[start:end], in order; a ratio gives one for each of its parts.

        folded: the text as `fold` gives it, where the caller has it already. among: spans in text
        order; only quantities that touch one of them are given.
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

    @property
    def directions(self) -> Mapping[str, WordKind]:
        """The words of rise and fall, the longest first."""
        return self._directions

    def direction_in(self, text: str) -> WordKind | None:
        """The direction of the longest direction word in a text (分别压减: a fall), or None."""
        folded = fold(text)
        return next((self._directions[word] for word in self._directions if word in folded), None)

    def hedges_of(self, words: str) -> set[Hedge]:
        """The hedges that a word can stand for, by its place; none for a word that is no hedge."""
        return {hedge for (word, _), hedge in self._hedges.items() if word == fold(words)}

    def same_unit(self, written: str, other: str) -> bool:
        """Whether two spellings are one unit (％ and %, 百分点 and 个百分点)."""
        first, second = self.units.resolve(written), self.units.resolve(other)
        return first is not None and first == second

    def _quantities(self, match: re.Match[str]) -> list[Quantity]:
        direction, before = match["direction"], match["before"]
        base: _Fields = {"start": match.start(), "end": match.end()}
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

    def _rank(self, base: _Fields, part: re.Match[str]) -> list[Quantity]:
        written = part["front"] or part["place"]
        value = _number(written) if written else Decimal(1)
        if value is None:
            return []
        if part["front"]:
            base |= {"hedge": Hedge.AT_MOST, "hedge_words": "前"}
        return [Quantity(**base, low=value, high=value, unit="位", kind="rank")]

    def _doubling(self, base: _Fields, part: re.Match[str]) -> list[Quantity]:
        value = _number(part["times"]) if part["times"] else Decimal(1)
        unit = "倍" if part["doubling"].endswith("倍") and part["times"] else "番"
        return (
            [Quantity(**base, low=value, high=value, unit=unit, kind="doubling")]
            if value is not None
            else []
        )

    def _verbal(self, base: _Fields, part: re.Match[str]) -> list[Quantity]:
        number, unit, hedge = VERBAL[part["verbal"]]
        if hedge != Hedge.EXACT:
            base |= {"hedge": hedge, "hedge_words": part["verbal"][0]}
        return [
            Quantity(**base, low=Decimal(number), high=Decimal(number), unit=unit, kind="verbal")
        ]

    def _ratio(self, base: _Fields, part: re.Match[str]) -> list[Quantity]:
        values = tuple(Decimal(number.strip()) for number in part["ratio"].split(":"))
        return [
            Quantity(**base, low=value, high=value, unit=None, kind="ratio", values=values)
            for value in values
        ]

    def _percents(self, base: _Fields, part: re.Match[str]) -> list[Quantity]:
        low, high = _number(part["from"] or ""), _number(part["upto"] or "")
        return (
            [Quantity(**base, low=low, high=high, unit="%", kind="range")]
            if low is not None and high is not None
            else []
        )

    def _fraction(self, base: _Fields, part: re.Match[str]) -> list[Quantity]:
        base = self._hedged_after(base, part["fraction_after"])
        below, above = part["below"] or part["under"] or "", part["above"] or part["over"] or ""
        top = _number(above)
        if top is None:
            return []
        if below in _PARTS:
            return [Quantity(**base, low=top, high=top, unit=_PARTS[below], kind="fraction")]
        bottom = _number(below)
        if not bottom:
            return []
        share = twelve_digits(Fraction(top) / Fraction(bottom) * 100)
        return [Quantity(**base, low=share, high=share, unit="%", kind="fraction")]

    def _few(self, base: _Fields, part: re.Match[str]) -> list[Quantity]:
        size = part["few_size"]
        low, high = (chinese_number(digit + size) for digit in (part["few"][0], part["few"][-1]))
        if low is None or high is None:
            return []
        base = self._hedged_after(base, part["few_after"])
        return [Quantity(**base, low=low, high=high, unit=part["few_unit"], kind="range")]

    def _range(self, base: _Fields, part: re.Match[str]) -> list[Quantity]:
        low, high = _number(part["low"] or ""), _number(part["high"])
        if low is None or high is None:
            return []
        unit = part["range_unit"] or part["low_unit"] or None
        base = self._hedged_after(base, part["range_after"])
        return [Quantity(**base, low=low, high=high, unit=unit, kind="range")]

    def _single(self, base: _Fields, part: re.Match[str]) -> list[Quantity]:
        number = part["number"] or ""
        magnitude = part["magnitude"] or ""
        if not number:
            return []
        if number[0] in "〇零○一二两三四五六七八九十百千万亿" and not magnitude:
            number, magnitude = _split_magnitude(number)
        if magnitude == "万" and "亿" in number:
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

    def _hedged_after(self, base: _Fields, word: str | None) -> _Fields:
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
    """A Chinese numeral and the magnitude word at its end: 三千八百万 is 三千八百 and 万.

    十二万三千 stays whole, for it does not end in a magnitude word.
    """
    if numeral in ("万亿", "亿", "万"):
        return "一", numeral  # 突破万亿元
    for size in ("万亿", "亿", "万"):
        head = numeral.removesuffix(size)
        if head and head != numeral and not set(head) & set("万亿"):
            return head, size
    return numeral, ""
