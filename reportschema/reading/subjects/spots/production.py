"""What a production is: a name, one sentence of what it reads, an example and a counter-example.

A production reads one quantity with the words around it (a `Spot`) and gives its subject, or None
where it does not fit. The examples are sentences with ｜ before the quantity; they are its tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots.spot import Spot


class Words(Enum):
    """Where the words stand that give a production its subject."""

    BEFORE = "before the quantity"
    BEHIND = "behind the quantity"
    EARLIER = "the figure before"
    LIST = "the list of names"
    SENTENCE = "earlier in the sentence"


class Finish(Enum):
    """What is still done with the subject that a production gives."""

    FITTED = "held against the unit, completed from its clause"
    COMPLETED = "completed"
    AS_IT_IS = "nothing: it was finished before"


class Example(NamedTuple):
    """A sentence with ｜ before a quantity, and the subject of that (a code or a label)."""

    sentence: str
    subject: str


class Counter(NamedTuple):
    """A sentence that looks like an example, what its quantity is of, and what reads it."""

    sentence: str
    subject: str
    read_by: str


Reads = Callable[[Spot], Subject | None]

# Kinds of units that a production may be about; "" is that of a quantity without a unit.
COUNTED = ("count", "area", "length", "other", "power", "volume", "")
MONEY, SHARE = ("money",), ("share",)
AMOUNTS = ("mass", "volume", "energy", "power")


class Needs(NamedTuple):
    """What a spot must have for a production to be asked at all: None where that is all one.

    of: the kinds of its unit. phrase: whether words stand before it. before: whether a figure does.
    verb: whether a verb of doing may hold on from before. attribute: whether 的 stands behind it.
    """

    of: tuple[str, ...] | None = None
    phrase: bool | None = None
    before: bool | None = None
    verb: bool | None = None
    attribute: bool | None = None

    def allow(
        self, dimension: str, phrase: bool, before: bool, verb: bool, attribute: bool
    ) -> bool:
        """Whether a spot has it."""
        return (
            (self.of is None or dimension in self.of)
            and self.phrase in (None, phrase)
            and self.before in (None, before)
            and self.verb in (None, verb)
            and self.attribute in (None, attribute)
        )


_NONE = Needs()


@dataclass(frozen=True, slots=True)
class Production:
    """One way in which a clause says whose number it is."""

    name: str
    says: str
    read: Reads
    example: Example
    counter: Counter
    words: Words
    finish: Finish
    needs: Needs = _NONE


class Table:
    """Productions in their order, of which a spot is put to those alone whose needs it meets."""

    def __init__(self, productions: Iterable[Production]) -> None:
        self._productions = tuple(productions)
        self._asked: dict[tuple[str, bool, bool, bool, bool], tuple[Production, ...]] = {}

    def asked(self, spot: Spot) -> tuple[Production, ...]:
        """The productions that may fit a spot."""
        carried = spot.carried
        has = (
            spot.dimension,
            bool(spot.phrase),
            carried.subject is not None,
            bool(carried.verb),
            spot.place.right.startswith("的"),
        )
        asked = self._asked.get(has)
        if asked is None:
            asked = tuple(one for one in self._productions if one.needs.allow(*has))
            self._asked[has] = asked
        return asked


def production(
    example: tuple[str, str],
    counter: tuple[str, str, str],
    words: Words,
    finish: Finish = Finish.FITTED,
    of: tuple[str, ...] | None = None,
    phrase: bool | None = None,
    before: bool | None = None,
    verb: bool | None = None,
    attribute: bool | None = None,
) -> Callable[[Reads], Production]:
    """Makes a production of its reading function, whose name and docstring it takes.

    of, phrase, before, verb, attribute: what it needs (`Needs`).
    """

    def named(read: Reads) -> Production:
        name = read.__name__.replace("_", " ")
        says = " ".join((read.__doc__ or "").split())
        needs = Needs(of, phrase, before, verb, attribute)
        told = Example(*example), Counter(*counter)
        return Production(name, says, read, *told, words, finish, needs)

    return named
