"""What else could stand at a place: each other legal value of its kind, under the name of the way.

Enumerations and flags give all their other members, vocabularies a neighbour and one from afar,
times and numbers what lies beside them, texts and links those of other records; a list is emptied,
doubled or shortened, an optional value left out or filled.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from mutants.places import Place, marks
from reportschema.models.fields import scalars
from reportschema.models.fields.base import Code
from reportschema.models.fields.periods import Period
from reportschema.models.fields.shape import is_model, is_place, item_type
from reportschema.vocabularies import vocabulary

Values = Iterator[tuple[str, Any]]  # (way, value)


class Surroundings(NamedTuple):
    """What a place is exchanged with.

    others: values of the same field elsewhere. ids: ids of the report's records by list. text: the
    published one.
    """

    others: Sequence[Any]
    ids: dict[str, list[str]]
    text: str
    rng: random.Random

    def other(self, value: Any) -> list[Any]:
        """One value of the same field that differs; empty where all are alike."""
        differing = [other for other in self.others if other != value]
        return [self.rng.choice(differing)] if differing else []


def values(place: Place, near: Surroundings) -> Values:
    """(way, value) of all that could stand there instead."""
    value = place.value
    if item_type(place.member.type) is not None:
        yield from _lists(place, near)
        return
    if isinstance(value, dict):
        yield from _mappings(value)
        return
    if value is not None and place.member.optional:
        yield "left out", None
    for way, new in _scalars(place, value, place.member.type, near):
        if new != value:
            yield way, new


def _lists(place: Place, near: Surroundings) -> Values:
    items, item = place.value, item_type(place.member.type)
    if items:
        yield "emptied", ()
        yield "doubled", (*items, items[-1])
        i = near.rng.randrange(len(items))
        yield "one left out", (*items[:i], *items[i + 1 :])
    if len(items) > 1:
        i = near.rng.randrange(len(items) - 1)
        yield "two exchanged", (*items[:i], items[i + 1], items[i], *items[i + 2 :])
    if not is_model(item):
        yield from (("another record's", other) for other in near.other(items))
        if items and not is_place(item):
            for way, new in _scalars(place, items[0], item, near):
                yield f"an item: {way}", (new, *items[1:])


def _mappings(value: dict[str, str]) -> Values:
    (first, digest), *rest = value.items()
    yield "a digest changed", {first: next(_digests(digest))[1], **dict(rest)}
    if rest:
        yield "one left out", dict(rest)


def _scalars(place: Place, value: Any, kind: Any, near: Surroundings) -> Values:
    if not isinstance(kind, type):  # a literal has one value
        return
    if issubclass(kind, Code):
        yield from (("another member", member) for member in kind if member != value)
    elif is_place(kind):
        yield from _spans(value, near)
        yield from (("another record's", other) for other in near.other(value))
    elif is_model(kind):
        yield from (("another record's", other) for other in near.other(value))
    else:
        holder: type = type(place.holder)
        marked = marks(holder, place.member.name)
        beside = next((give for mark, give in _BESIDE if mark in marked), _texts)
        if value is not None:
            yield from beside(value, place, near)
        if not (value is None and beside is _references):
            yield from (("another record's", other) for other in near.other(value))
        if beside is _codes or beside is _references:
            yield from beside(value, place, near) if value is None else ()


def _flags(value: bool, _: Place, __: Surroundings) -> Values:
    yield "turned", not value


def _periods(value: str, _: Place, __: Surroundings) -> Values:
    for years in (-1, 1):
        yield "moved by a year", Period(_moved(value, years))
    touched = Period(value).years
    if touched and touched[0] == touched[1]:
        yield "widened", Period.of_years(touched[0] - 4, touched[0])
    elif touched:
        yield "its last year", Period(str(touched[1]))


def _days(value: str, _: Place, __: Surroundings) -> Values:
    for years in (-1, 1):
        yield "moved by a year", _moved(value, years)


def _moved(text: str, years: int) -> str:
    return re.sub(r"(?<![-\d])\d{4}", lambda year: str(int(year[0]) + years), text)


def _numbers(value: Decimal, _: Place, __: Surroundings) -> Values:
    yield "tenfold", value * 10
    yield "sign turned", -value
    yield "one more", value + 1


def _counts(value: int, _: Place, __: Surroundings) -> Values:
    yield "one more", value + 1
    if value:
        yield "one less", value - 1


def _units(value: str, _: Place, near: Surroundings) -> Values:
    known = vocabulary().units
    own = known.get(value.lstrip("万亿"))
    alike = [name for name, unit in known.items() if own and unit.dimension == own.dimension]
    yield "a neighbour", near.rng.choice(alike or list(known))
    yield "from afar", near.rng.choice(list(known))
    yield "another magnitude", value[1:] if value[0] in "万亿" and len(value) > 1 else f"万{value}"


def _divisions(value: str, _: Place, near: Surroundings) -> Values:
    yield "a neighbour", str(int(value) + near.rng.choice((-1, 1)))
    yield "what holds it", f"{value[:4]}00" if value[4:] != "00" else f"{value[:2]}0000"


def _topics(value: str, _: Place, near: Surroundings) -> Values:
    known = list(vocabulary().topics)
    yield "what holds it", value[:2]
    yield "a neighbour", near.rng.choice([code for code in known if code[:2] == value[:2]])
    yield "from afar", near.rng.choice(known)


def _codes(value: str | None, place: Place, near: Surroundings) -> Values:
    """Of a vocabulary; what is inferred are names of the record's own fields."""
    if place.member.name == "inferred":
        known = [name for name in type(place.holder).model_fields if name != "id"]
    else:
        known = list(getattr(vocabulary(), place.member.doc.refers or "concepts"))
    if value in known:
        i = known.index(value)
        yield "a neighbour", known[i - 1]
    yield "from afar", near.rng.choice(known)


def _references(value: str | None, place: Place, near: Surroundings) -> Values:
    table = place.member.doc.refers
    named = table if table in near.ids else str(place.path[0])
    choices = [id_ for id_ in near.ids.get(named, []) if id_ != value]
    if choices:
        yield "another record", near.rng.choice(choices)
        own = getattr(place.holder, "id", None)
        at = choices.index(own) if own in choices else 0
        yield "the record before", choices[at - 1]


def _ids(value: str, _: Place, __: Surroundings) -> Values:
    yield "one more", f"{value[0]}{int(value[1:]) + 1}"


def _digests(value: str, *_: Any) -> Values:
    yield "a digit changed", ("1" if value[0] == "0" else "0") + value[1:]


def _texts(value: str, _: Place, __: Surroundings) -> Values:
    if len(value) > 1:
        yield "cut at the end", value[:-1].strip()
        yield "cut at the start", value[1:].strip()


def _spans(value: Any, near: Surroundings) -> Values:
    """The same place moved by a character, and one that is cut or longer but quotes the text."""
    if value is None:
        return
    start, end, *quoted = value
    for first, last in ((start + 1, end), (start, end - 1), (start - 1, end), (start, end + 1)):
        if 0 <= first < last:
            exact = [near.text[first:last]] if quoted else []
            way = "cut" if last - first < end - start else "longer"
            yield way, type(value)(first, last, *exact)
    yield "moved", type(value)(start + 1, end + 1, *quoted)


def _pattern(scalar: Any) -> Any:
    return scalar.__metadata__[0]


_Give = Callable[[Any, Place, Surroundings], Values]
# What marks a field's kind -> what stands beside one of its values.
_BESIDE: list[tuple[Any, _Give]] = [
    (_pattern(scalars.Flag), _flags),
    (_pattern(scalars.Period), _periods),
    (_pattern(scalars.Day), _days),
    (_pattern(scalars.Number), _numbers),
    (_pattern(scalars.Count), _counts),
    (_pattern(scalars.Ordinal), _counts),
    (_pattern(scalars.Depth), _counts),
    (_pattern(scalars.UnitName), _units),
    (_pattern(scalars.DivisionCode), _divisions),
    (_pattern(scalars.TopicCode), _topics),
    (_pattern(scalars.VocabularyCode), _codes),
    (_pattern(scalars.Reference), _references),
    (_pattern(scalars.RecordId), _ids),
    (_pattern(scalars.Sha256), _digests),
]
