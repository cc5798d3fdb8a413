"""What a production is: a name, one sentence of what it reads, an example and a counter-example.

A production reads one quantity with the words around it (a `Spot`) and gives its subject, or None
where it does not fit. The examples are sentences with ｜ before the quantity; they are its tests.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from reportschema.reading.subjects.naming import Subject
from reportschema.reading.subjects.spot import Spot


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


def production(
    example: tuple[str, str],
    counter: tuple[str, str, str],
    words: Words,
    finish: Finish = Finish.FITTED,
) -> Callable[[Reads], Production]:
    """Makes a production of its reading function, whose name and docstring it takes."""

    def named(read: Reads) -> Production:
        name = read.__name__.replace("_", " ")
        says = " ".join((read.__doc__ or "").split())
        return Production(name, says, read, Example(*example), Counter(*counter), words, finish)

    return named
