"""What two codings agree on, counted over the matchings of any number of reports.

Records are counted by list, fields by kind of record: a figure can be an observation to one coder
and a target to the other, so what both have is counted once, as fields of figures. What people
write in words of their own (summaries, definitions, English) and what they doubt is no coding, and
is not compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportschema.matching.agreement.reliability import Interval, alpha_interval, proportion
from reportschema.matching.matching import LIST, Change, Matching, Pair
from reportschema.matching.merging import own_words
from reportschema.matching.placed import LISTS, compared, fields_of
from reportschema.models import Record

FIGURES = "figures"  # observations and targets together
_FIGURE_LISTS = ("observations", "targets")


@dataclass(frozen=True, slots=True)
class ListAgreement:
    """Which records of a list the two codings have.

    both: those with a counterpart in the same list; other_list: those whose counterpart stands in
    another list of the other coding, of either coding; only_a, only_b: those without a counterpart.
    """

    list: str
    a: int
    b: int
    both: int
    other_list: int
    only_a: int
    only_b: int

    @property
    def found(self) -> Interval | None:
        """The share of all records of either coding that both have."""
        common = self.both + self.other_list
        return proportion(common, common + self.only_a + self.only_b)


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """How far the two codings say the same in a field of the records that both have.

    kind: a list, or `figures`. filled: pairs of which at least one record fills the field in; the
    rest agree by saying nothing. alpha: None where all records say one thing, and for places and
    references, of which nearly each is another.
    """

    kind: str
    field: str
    pairs: int
    filled: int
    agreed: int
    alpha: Interval | None

    @property
    def agreement(self) -> Interval:
        """The share of pairs that agree."""
        share = proportion(self.agreed, self.pairs)
        assert share is not None, "a field is counted over pairs"
        return share


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two codings agree on. Lists and fields that neither coding uses are left out."""

    lists: tuple[ListAgreement, ...]
    fields: tuple[FieldAgreement, ...]


def agreement_of(matchings: Iterable[Matching]) -> Agreement:
    """Counts over the matchings of all reports; fields need numpy for their intervals."""
    given = list(matchings)
    pairs = [pair for matching in given for pair in matching.pairs]
    lists = (_list(name, given) for name in LISTS)
    return Agreement(tuple(row for row in lists if row.a or row.b), tuple(_fields(pairs)))


def counted_changes(pair: Pair) -> tuple[Change, ...]:
    """The differences of a pair that count as disagreement."""
    fields = {LIST, *_compared(type(pair.old.record))}
    return tuple(change for change in pair.changes if change.field in fields)


def _list(name: str, matchings: Iterable[Matching]) -> ListAgreement:
    counts: Counter[str] = Counter()
    for matching in matchings:
        for pair in matching.pairs:
            here = (pair.old.list == name) + (pair.new.list == name)
            counts["both"] += here == 2
            counts["other_list"] += here == 1
            counts["a"] += pair.old.list == name
            counts["b"] += pair.new.list == name
        counts["only_a"] += sum(entry.list == name for entry in matching.gone)
        counts["only_b"] += sum(entry.list == name for entry in matching.new)
    return ListAgreement(
        name,
        a=counts["a"] + counts["only_a"],
        b=counts["b"] + counts["only_b"],
        both=counts["both"],
        other_list=counts["other_list"],
        only_a=counts["only_a"],
        only_b=counts["only_b"],
    )


class _Tally:
    """A field over the pairs. values: what the two records say, for plain fields."""

    def __init__(self) -> None:
        self.pairs = self.filled = self.agreed = 0
        self.values: list[tuple[Hashable, Hashable]] = []


def _fields(pairs: Iterable[Pair]) -> Iterator[FieldAgreement]:
    tallies: defaultdict[tuple[str, str], _Tally] = defaultdict(_Tally)
    for pair in pairs:
        kind = FIGURES if pair.old.list in _FIGURE_LISTS else pair.old.list
        if kind == FIGURES:
            listed = tallies[kind, LIST]
            _count(listed, pair, LIST, (pair.old.list, pair.new.list), plain=True)
        old, new = pair.old.record, pair.new.record
        for field, plain in _compared(type(old)).items():
            if field in type(new).model_fields:
                values = (compared(old, field), compared(new, field))
                _count(tallies[kind, field], pair, field, values, plain=plain)
    for (kind, field), tally in sorted(tallies.items(), key=lambda item: _order(item[0][0])):
        if tally.filled:
            measured = alpha_interval(tally.values) if tally.values else None
            yield FieldAgreement(kind, field, tally.pairs, tally.filled, tally.agreed, measured)


def _count(tally: _Tally, pair: Pair, field: str, values: tuple[Any, Any], *, plain: bool) -> None:
    tally.pairs += 1
    tally.filled += any(value not in (None, (), False) for value in values)
    tally.agreed += not pair.changed(field)
    if plain:
        tally.values.append(values)


def _order(kind: str) -> int:
    return LISTS.index(_FIGURE_LISTS[0] if kind == FIGURES else kind)


@cache
def _compared(record: type[Record]) -> dict[str, bool]:
    """The fields that are a coding, in order, and whether their values can be compared alone."""
    fields = fields_of(record)
    ours = own_words(record)
    return {
        name: name in fields.plain
        for name in record.model_fields
        if name != "id" and name not in ours
        if name in (*fields.plain, *fields.references, *fields.places)
    }
