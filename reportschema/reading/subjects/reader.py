"""Reads whose number it is: the first production of the table that fits, fitted and completed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from reportschema.notation import Grammar, Quantity
from reportschema.reading.sentence.directions import Directions
from reportschema.reading.sentence.lexicon import IndicatorNames
from reportschema.reading.sentence.quantities import Place
from reportschema.reading.subjects import completing
from reportschema.reading.subjects.doers import done_by
from reportschema.reading.subjects.lists.value_lists import ListReader
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots.carried import Carried
from reportschema.reading.subjects.spots.fitting import fitted
from reportschema.reading.subjects.spots.production import Finish, Production, Table, Words
from reportschema.reading.subjects.spots.spot import Spot
from reportschema.reading.subjects.stages import at_its_stage
from reportschema.reading.subjects.table import CLAUSES, NAMES

_CLAUSE = re.compile("[^，,。；;：:\n]+")


class Reading(NamedTuple):
    """The subject of a quantity, the rule that gave it, and where the words of that stand."""

    subject: Subject
    rule: str
    start: int
    end: int


class SubjectReader:
    """Finds subjects with one set of indicator names.

    further: productions of one's own, which are tried before those of the table.
    """

    def __init__(
        self,
        names: IndicatorNames,
        grammar: Grammar,
        directions: Directions,
        further: Sequence[Production] = (),
    ) -> None:
        self.names, self.grammar = names, grammar
        self.clauses, self.named = Table((*further, *CLAUSES)), Table(NAMES)
        self.lists = ListReader(names, directions)

    def subject(
        self, quantity: Quantity, place: Place, carried: Carried
    ) -> tuple[Reading, Carried]:
        """The subject of one quantity, and what is carried on from it."""
        spot = Spot.of(quantity, place, carried, self.names, self.grammar)
        found, rule, spot = self._first_that_fits(spot)
        start, end = _words(spot, rule)
        finish = rule.finish if rule else Finish.FITTED
        if finish is Finish.COMPLETED:
            values = carried.values._replace(queue=carried.values.queue[1:])
            found = completing.completed(found, spot, carried.list_verb, linked=False)
            return Reading(found, _name(rule), start, end), carried.with_values(values)
        if finish is Finish.AS_IT_IS:
            return Reading(found, _name(rule), start, end), carried
        level = not spot.falls_or_rises and carried.values.transformation is None
        found = at_its_stage(fitted(found, spot.phrase, spot, level), spot)
        verb = completing.verb_of_list(spot)
        found = completing.completed(found, spot, verb, completing.is_linked(spot))
        found = done_by(found, spot)
        owner = completing.owner_of(found, spot.dimension, carried.owner)
        return Reading(found, _name(rule), start, end), carried.with_verb(verb, owner)

    def _first_that_fits(self, spot: Spot) -> tuple[Subject, Production | None, Spot]:
        """The subject of the first production that fits, with it and the words that it read."""
        for production in self.clauses.asked(spot):
            if (found := production.read(spot)) is not None:
                return found, production, spot
        spot = spot.named_anew()
        for production in self.named.asked(spot):
            if (found := production.read(spot)) is not None:
                return found, production, spot
        return Subject(), None, spot


def _name(production: Production | None) -> str:
    return production.name if production else ""


def _words(spot: Spot, production: Production | None) -> tuple[int, int]:
    """Where the words stand from which a production took a subject, in the text of the speech."""
    where = production.words if production else Words.BEFORE
    start, end = spot.quantity.start, spot.quantity.end
    left, carried = spot.place.left, spot.carried
    if where is Words.BEHIND:
        clause = _CLAUSE.search(spot.place.right)
        return (end + clause.start(), end + clause.end()) if clause else (end, end)
    if where is Words.LIST:
        return carried.values.names
    if where is Words.EARLIER and carried.figure is not None:
        return carried.figure.start, carried.figure.end
    if where is Words.SENTENCE:
        return start - len(spot.place.sentence), start
    begins = left.rfind(spot.phrase) if spot.phrase else -1
    if begins < 0:
        return start - len(spot.chunk), start
    first = start - len(left) + begins
    return first, first + len(spot.phrase)
