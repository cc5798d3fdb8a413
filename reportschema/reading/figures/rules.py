"""What a rule of measures is: a name, one sentence of what it says, an example, a counter-example.

A rule fits a quantity with the words around it (a `Number`), and then gives one code. The first
rule of its table that fits decides. The examples are sentences with ｜ before the quantity.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from reportschema.reading.figures.figure import Origin
from reportschema.reading.figures.number import Number

Gives = TypeVar("Gives")
GivesCo = TypeVar("GivesCo", covariant=True)
Fits = Callable[[Number], "re.Match[str] | bool | None"]


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


def rule(
    gives: Gives, example: str, counter: str, planned: bool = False
) -> Callable[[Fits], Rule[Gives]]:
    """Makes a rule of the function that says when it fits, whose name and docstring it takes."""

    def named(fits: Fits) -> Rule[Gives]:
        name = fits.__name__.replace("_", " ")
        says = " ".join((fits.__doc__ or "").split())
        return Rule(name, says, fits, gives, example, counter, planned)

    return named


class Decided(NamedTuple, Generic[Gives]):
    """What a table gives a number, by which rule and words."""

    gives: Gives
    origin: Origin


def decided(rules: Iterable[Rule[Gives]], number: Number) -> Decided[Gives]:
    """What the first rule that fits gives. The last rule of a table fits all."""
    for one in rules:
        if fit := one.fits(number):
            return Decided(one.gives, Origin(one.name, *_words(number, fit)))
    raise ValueError("the last rule of a table fits all")


def _words(number: Number, fit: re.Match[str] | bool) -> tuple[int, int]:
    """Where the words stand that a rule went by: what it matched, or the quantity's own."""
    start, end = number.quantity.start, number.quantity.end
    if isinstance(fit, bool):
        return start, end
    begins = end if fit.string is number.right else start - len(fit.string)
    return begins + fit.start(), begins + fit.end()
