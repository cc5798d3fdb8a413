"""Reads quantities: the number or range of a span, its unit, its hedge and its direction.

>>> grammar.read("近700亿元")
(Quantity(low=700, high=700, unit='亿元', hedge=Hedge.NEARLY, …),)
>>> grammar.find(text)  # every quantity of a text, with its place
>>> grammar.at(text, 410)  # the quantity whose span covers offset 410
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from itertools import repeat
from string import digits

from reportschema.models import Unit, Word
from reportschema.models.fields.codes import Hedge, WordKind
from reportschema.notation.alternatives import one_of
from reportschema.notation.chinese import LOST_PERCENT, NUMERAL_CHARACTERS, fold
from reportschema.notation.numerals import Covered, covered
from reportschema.notation.pattern import IN_SPANS_ONLY, quantity_pattern
from reportschema.notation.quantity import Quantity
from reportschema.notation.readings import READINGS, Reading
from reportschema.notation.units import UnitTable

# Blanks that part the characters of a number, or a number and its unit.
_PARTED = re.compile(r"\s+")
# Around a span that may be wider: characters that are read, and what ends every quantity.
_REACH, _STOPS = 16, "，。；\n"
_CLAUSE_ENDS = "，。；"
# 零下 counts degrees; 度 alone would be units of power.
_BELOW_ZERO = "零下"
# Forms that are kinds of their own.
_KINDS = {"rank", "doubling", "verbal", "ratio", "fraction"}
_NUMERAL = re.compile(f"[0-9{NUMERAL_CHARACTERS}]")


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
        self._read: dict[str, tuple[Quantity, ...]] = {}

    @cached_property
    def _quantity(self) -> re.Pattern[str]:
        """One quantity, or what only looks like one."""
        return re.compile(self._pattern.text, re.VERBOSE)

    @cached_property
    def _quantity_or_not(self) -> re.Pattern[str]:
        """A quantity or, in one step, a run of characters that begin none: far fewer are tried."""
        return re.compile(rf"[^{self._pattern.begins}]+ | {self._pattern.text}", re.VERBOSE)

    @cached_property
    def _hedges_before(self) -> re.Pattern[str]:
        """One of the hedges that stand in a row."""
        return re.compile(one_of(word for word, place in self._hedges if place == "before"))

    def read(self, span: str) -> tuple[Quantity, ...]:
        """The quantities that a span states, in order; none when it is no quantity from end to end.

        A ratio gives one quantity for each of its parts. Blanks inside a number are read over
        (7 4 7 7 2 亿元). 全部 and 没有发生 are quantities here, and only here.
        """
        if span in IN_SPANS_ONLY:
            number, unit = IN_SPANS_ONLY[span]
            return (Quantity(Decimal(number), Decimal(number), unit, kind="verbal"),)
        if span not in self._read:
            folded = LOST_PERCENT.sub("%", fold(span)).strip()
            self._read[span] = (
                self._whole(folded)
                or self._whole(_PARTED.sub("", folded))
                or self._hedged_verb(folded)
            )
        return self._read[span]

    def _hedged_verb(self, folded: str) -> tuple[Quantity, ...]:
        """A rise or a fall whose hedge stands before its verb: 约增长5%."""
        hedge = self._hedges_before.match(folded)
        if hedge is None:
            return ()
        return tuple(
            replace(
                quantity,
                hedge=self._hedges[hedge.group(), "before"],
                hedge_words=hedge.group(),
                start=0,
                end=len(folded),
            )
            for quantity in self._whole(folded[hedge.end() :])
            if quantity.direction is not None and quantity.hedge is Hedge.EXACT
        )

    def _whole(self, folded: str) -> tuple[Quantity, ...]:
        match = self._quantity.fullmatch(folded)
        quantities = tuple(self._quantities(match)) if match else ()
        return quantities if all(q.end - q.start == len(folded) for q in quantities) else ()

    def at(self, text: str, offset: int) -> tuple[Quantity, ...]:
        """The quantity whose span covers an offset of the text (a ratio: each part); or none."""
        folded = fold(text[max(0, offset - 24) : offset + 48])
        origin = max(0, offset - 24)
        for match in self._quantity.finditer(folded):
            if match.start() + origin <= offset < match.end() + origin:
                return tuple(
                    replace(quantity, start=quantity.start + origin, end=quantity.end + origin)
                    for quantity in self._quantities(match)
                    if quantity.start + origin <= offset < quantity.end + origin
                )
        return ()

    def widened(self, folded: str, start: int, end: int) -> tuple[int, int]:
        """(start, end) of the quantity that holds a span; the span itself where it is maximal.

        folded: the text as `fold` gives it. It is read from the first character on behind which
        nothing stands that no quantity has, but not from before the last comma or stop.
        """
        last = begins = min(start, len(folded))  # an anchor may end behind the text
        farthest = max(0, start - _REACH)
        while begins > farthest and folded[begins - 1] in self._within:
            begins -= 1
        for first in range(begins, last + 1):
            if folded[first : first + 1] in self._first:
                match = self._quantity.match(folded, first, end + _REACH)
                if match is None or match.end() < end:
                    continue
                if match.span() == (start, end):
                    break
                for quantity in self._quantities(match):
                    if quantity.start <= start and quantity.end >= end:
                        return quantity.start, quantity.end
        return start, end

    @cached_property
    def _within(self) -> frozenset[str]:
        """The characters that a quantity can have: those of its pattern, and what this abridges."""
        text = frozenset(self._pattern.text)
        return (text | frozenset(f"{digits}\r\t\xa0\u3000")) - frozenset(_STOPS)

    @cached_property
    def _first(self) -> frozenset[str]:
        """The characters that a quantity can begin with."""
        first = re.compile(f"[{self._pattern.begins}]")
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
        order; only quantities that touch one of them are given. Without it, numerals that are part
        of a word (十分重要) are passed over.
        """
        folded = fold(text) if folded is None else folded
        stop = len(text) if end is None else end
        if among is not None:
            yield from self._touching(folded, start, stop, among)
            return
        inside = covered(folded, self.parts, start, stop)
        for match in self._quantity_or_not.finditer(folded, start, stop):
            if match.lastindex is None:
                continue
            for quantity in self._quantities(match):
                if not inside.starts or not self._is_part(folded, quantity, inside):
                    yield quantity

    def _touching(
        self, folded: str, start: int, stop: int, among: Sequence[tuple[int, int]]
    ) -> Iterator[Quantity]:
        """The quantities of folded[start:stop] that touch one of some spans, in order.

        None goes over a comma or stop: what stands before the last one is not looked at.
        """
        reached = start
        for first, last in among:
            begins = max(reached, *map(folded.rfind, _CLAUSE_ENDS, repeat(reached), repeat(first)))
            for match in self._quantity_or_not.finditer(folded, begins, stop):
                if match.start() >= last:
                    reached = match.start()
                    break
                if match.end() > first and match.lastindex is not None:
                    yield from self._quantities(match)
                    reached = match.end()
            else:
                return

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
        return self.units.same(written, other)

    @staticmethod
    def _is_part(folded: str, quantity: Quantity, inside: Covered) -> bool:
        """Whether all numeral characters of a quantity lie inside of one word.

        近百年 holds a word, 百年, and is no part of it, unlike 近百 of 近百姓.
        """
        numerals = [match.start() for match in _NUMERAL.finditer(folded, *quantity.span())]
        words = {inside.get(place) for place in numerals}
        if len(words) != 1 or None in words:
            return False
        beyond = inside.get(quantity.end) in words
        return beyond or not quantity.hedge_words or folded[numerals[0]] not in "百千万亿"

    def _quantities(self, match: re.Match[str]) -> list[Quantity]:
        """The quantities of a match; those of a range that is none are read one by one."""
        form = self._pattern.form(match)
        readings = READINGS[form](match, self.units)
        if readings or not match["high"]:
            return [self._quantity_of(match, form, reading) for reading in readings]
        ends = (match.start(), _end_of_first(match)), (match.start("high"), match.end())
        return [quantity for first, last in ends for quantity in self._end(match, first, last)]

    def _end(self, match: re.Match[str], first: int, last: int) -> list[Quantity]:
        end = self._quantity.match(match.string, first, last)
        return self._quantities(end) if end else []

    def _quantity_of(self, match: re.Match[str], form: str, reading: Reading) -> Quantity:
        low, high, unit = reading.low, reading.high, reading.unit
        if sign := match["sign"]:
            low, high = (-low, -high if low == high or sign == _BELOW_ZERO else high)
            low, high = sorted((low, high))
            unit = "℃" if sign == _BELOW_ZERO and unit == "度" else unit
        hedge, words = self._hedge(match["before"], reading)
        direction = match["direction"]
        return Quantity(
            low,
            high,
            unit,
            hedge,
            words,
            self._directions[direction] if direction else None,
            direction,
            _kind(form, reading),
            match.start(),
            match.end(),
            reading.values,
        )

    def _hedge(self, before: str | None, reading: Reading) -> tuple[Hedge, str | None]:
        """What hedges a quantity, and its words in text order.

        A word that bounds the value says more than one that blurs it: 不低于5%左右.
        """
        if not before and not reading.bound and not reading.hedges:
            return Hedge.EXACT, None
        found = [(self._hedges[w, "before"], w) for w in self._hedges_before.findall(before or "")]
        found += [reading.bound] if reading.bound else []
        found += [(self._hedges[word, place], word) for place, word in reading.hedges]
        firm = [hedge for hedge, _ in found if hedge != Hedge.ABOUT]
        return firm[-1] if firm else Hedge.ABOUT, "".join(word for _, word in found)


def _kind(form: str, reading: Reading) -> str:
    """The kind of a quantity: a range, or what its form is called; most forms are plain."""
    if reading.low != reading.high:
        return "range"
    return form if form in _KINDS else "plain"


def _end_of_first(match: re.Match[str]) -> int:
    """Where the first end of a range ends, with its unit."""
    groups = ("number", "few", "several_size", "magnitude", "between", "unit", "halved")
    return max(match.end(group) for group in (*groups, "part_unit", "tenth"))
