"""Draws faults: of each field so many, half of them where it is filled and half where it is not."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from mutants.places import Path, Place, places
from mutants.values import Surroundings, values
from reportschema.models import WorkReport
from reportschema.models.fields.shape import children


class Fault(NamedTuple):
    """One value exchanged for another: in which source, of which field, how, where and what."""

    source: str
    model: str
    field: str
    kind: str
    way: str
    path: Path
    becomes: Any


class Spot(NamedTuple):
    """A place with the source that it is in."""

    source: str
    place: Place


Reports = Mapping[str, WorkReport]
Spots = dict[tuple[str, str], list[Spot]]


def draw(reports: Reports, texts: Mapping[str, str], most: int | None, seed: int) -> list[Fault]:
    """Up to `most` faults of each field (all of them where it is None), by a seed.

    reports, texts: by the name of the source.
    """
    spots: Spots = defaultdict(list)
    for source, report in reports.items():
        for place in places(report):
            spots[place.field].append(Spot(source, place))
    drawn: list[Fault] = []
    for field, there in spots.items():
        rng = random.Random(f"{seed} {'.'.join(field)}")
        faults = _faults(there, reports, texts, rng)
        drawn += [fault for fault, _ in zip(faults, range(most or 10**9), strict=False)]
    return drawn


def _faults(
    there: Sequence[Spot], reports: Reports, texts: Mapping[str, str], rng: random.Random
) -> Iterator[Fault]:
    """The faults of one field: one of each place in an order that is drawn, then the others."""
    filled = [spot for spot in there if spot.place.value not in (None, ())]
    empty = [spot for spot in there if spot.place.value in (None, ())]
    others = _values_by_source(filled)
    everywhere = [value for of_source in others.values() for value in of_source]
    ids = {source: _ids(report) for source, report in reports.items()}
    more: list[Fault] = []
    for spot in _alternating(filled, empty, rng):
        elsewhere = others.get(spot.source) or everywhere
        near = Surroundings(elsewhere, ids[spot.source], texts.get(spot.source, ""), rng)
        place = spot.place
        ways = [
            Fault(spot.source, *place.field, place.kind, way, place.path, becomes)
            for way, becomes in values(place, near)
        ]
        rng.shuffle(ways)
        yield from ways[:1]
        more += ways[1:]
    rng.shuffle(more)
    yield from more


def _values_by_source(spots: Sequence[Spot]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for source, place in spots:
        found[source].append(place.value)
    return found


def _alternating(
    filled: Sequence[Spot], empty: Sequence[Spot], rng: random.Random
) -> Iterator[Spot]:
    """Filled and empty places in turn, each shuffled; the rest of the longer list at the end."""
    lists = [rng.sample(filled, len(filled)), rng.sample(empty, len(empty))]
    while any(lists):
        for rest in lists:
            if rest:
                yield rest.pop()


def _ids(report: WorkReport) -> dict[str, list[str]]:
    """The ids of a report's records by list; absences and the ledger have none."""
    return {
        name: [record.id for record in getattr(report, name) if hasattr(record, "id")]
        for name, _ in children(WorkReport)
    }
