"""What a rule of measures is: a name, one sentence of what it says, an example, a counter-example.

A rule fits a quantity with the words around it (a `Number`), and then gives one code. The first
rule of its table that fits decides. The examples are sentences with ｜ before the quantity.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from reportschema.reading.figures.aspects.figure import Origin
from reportschema.reading.figures.aspects.number import Number

Gives = TypeVar("Gives")
GivesCo = TypeVar("GivesCo", covariant=True)
Fits = Callable[[Number], "re.Match[str] | bool | None"]


class Needs(NamedTuple):
    """What a number must have for a rule to be asked at all: None where that is all one.

    of: the dimensions of its unit. indicator: whether it has one. promised: whether its part
    promises.
    """

    of: tuple[str, ...] | None = None
    indicator: bool | None = None
    promised: bool | None = None

    def allow(self, dimension: str, indicator: bool, promised: bool) -> bool:
        """Whether a number has it."""
        return (
            (self.of is None or dimension in self.of)
            and self.indicator in (None, indicator)
            and self.promised in (None, promised)
        )


_NONE = Needs()


@dataclass(frozen=True, slots=True)
class Rule(Generic[GivesCo]):
    """When it fits, what it gives. planned: whether its example stands in the plan."""

    name: str
    says: str
    fits: Fits
    gives: GivesCo
    example: str
    counter: str
    planned: bool
    needs: Needs = _NONE


def rule(
    gives: Gives,
    example: str,
    counter: str,
    planned: bool = False,
    of: tuple[str, ...] | None = None,
    indicator: bool | None = None,
    promised: bool | None = None,
) -> Callable[[Fits], Rule[Gives]]:
    """Makes a rule of the function that says when it fits, whose name and docstring it takes.

    of, indicator, promised: what it needs (`Needs`).
    """
    needs = Needs(of, indicator, promised)

    def named(fits: Fits) -> Rule[Gives]:
        name = fits.__name__.replace("_", " ")
        says = " ".join((fits.__doc__ or "").split())
        return Rule(name, says, fits, gives, example, counter, planned, needs)

    return named


class Decided(NamedTuple, Generic[Gives]):
    """What a table gives a number, by which rule and words."""

    gives: Gives
    origin: Origin


class Table(Generic[Gives]):
    """Rules in their order, of which a number is put to those alone whose needs it meets."""

    def __init__(self, rules: Iterable[Rule[Gives]]) -> None:
        self._rules = tuple(rules)
        self._asked: dict[tuple[str, bool, bool], tuple[Rule[Gives], ...]] = {}

    def decided(self, number: Number) -> Decided[Gives]:
        """What the first rule that fits gives. The last rule of a table fits all."""
        for one in self.asked(number):
            if fit := one.fits(number):
                return Decided(one.gives, Origin(one.name, *_words(number, fit)))
        raise ValueError("the last rule of a table fits all")

    def asked(self, number: Number) -> tuple[Rule[Gives], ...]:
        """The rules that may fit a number."""
        has = number.dimension, number.indicator is not None, number.promised
        asked = self._asked.get(has)
        if asked is None:
            asked = tuple(one for one in self._rules if one.needs.allow(*has))
            self._asked[has] = asked
        return asked


def _words(number: Number, fit: re.Match[str] | bool) -> tuple[int, int]:
    """Where the words stand that a rule went by: what it matched, or the quantity's own."""
    start, end = number.quantity.start, number.quantity.end
    if isinstance(fit, bool):
        return start, end
    begins = end if fit.string is number.right else start - len(fit.string)
    return begins + fit.start(), begins + fit.end()
