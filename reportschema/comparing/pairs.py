"""Which outcomes a promise is set beside: the one list of pairs that every table judges.

A pair is named by the observation (`fulfils`), or it is worked out: one place, subject and measure,
times that end on one day, within a report and across reports, for promises and for targets that a
later report recalls. So that the pairs do not multiply, a target is set beside the first account of
it after its time and the latest one: what stood between is compared along its own series.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from reportschema.comparing.entry import Entry, Subject
from reportschema.comparing.vintages import BySeries, Given, Vintages
from reportschema.models import Observation, Target
from reportschema.models.fields.codes import Transformation

E = TypeVar("E", bound=Entry)
_Key = tuple[Subject, Transformation, date]


class Pair(NamedTuple, Generic[E]):
    """A target and an outcome.

    named: whether the outcome says that it is this target's. beside: the other outcomes of the
    target that the same report tells.
    """

    target: E
    outcome: E
    named: bool
    beside: tuple[E, ...] = ()


def promise_pairs(figures: Iterable[E]) -> Iterator[Pair[E]]:
    """The pairs of all figures of some reports, in the order of the targets."""
    ordered = sorted(figures, key=lambda entry: entry.given)
    by_id = {entry.id: entry for entry in ordered}
    named: dict[str, list[E]] = {}
    outcomes: dict[_Key, BySeries[E]] = {}
    for entry in ordered:
        if not isinstance(entry.figure, Observation):
            continue
        if target := linked(entry, entry.figure.fulfils, by_id):
            named.setdefault(target.id, []).append(entry)
        whole = linked(entry, entry.figure.part_of, by_id)
        same_name = whole is not None and whole.subject == entry.subject
        if (key := _key(entry)) and not same_name:  # a part that bears its whole's name is less
            outcomes.setdefault(key, BySeries()).add(entry)
    for entry in by_id.values():
        if isinstance(entry.figure, Target):
            yield from _of_target(entry, named.get(entry.id, []), outcomes)


def linked(entry: Entry, reference: str | None, by_id: Mapping[str, E]) -> E | None:
    """The figure that a link of another names, in its report where it names no other."""
    if reference is None:
        return None
    return by_id.get(reference if "/" in reference else f"{entry.report.id}/{reference}")


def _of_target(target: E, named: list[E], outcomes: dict[_Key, BySeries[E]]) -> Iterator[Pair[E]]:
    for outcome in named:
        yield Pair(target, outcome, named=True)
    settled = {outcome.report.id for outcome in named}
    key = _key(target)
    alike = outcomes[key].alike(target) if key and key in outcomes else []
    for given in _first_and_latest(target, alike):
        accounts = [vintages for vintages in alike if vintages.at(given)]
        if given[1] in settled or not _clear(target, given, accounts):
            continue
        told = tuple(account for vintages in accounts if (account := vintages.at(given)))
        for account in told:
            beside = tuple(other for other in told if other is not account)
            yield Pair(target, account, named=False, beside=beside)


def _key(entry: Entry) -> _Key | None:
    """What an outcome shares with its target; None for what has no end, number or whole place.

    A promise may be without a number: what came of a peg is worth seeing beside it.
    """
    figure, period = entry.figure, entry.period
    rank = figure.transformation == Transformation.RANK
    counted = figure.has_value() or isinstance(figure, Target)
    if period is None or period.last is None or rank or not counted:
        return None
    return (entry.subject, figure.transformation, period.last) if entry.whole_place else None


def _first_and_latest(target: Entry, alike: list[Vintages[E]]) -> list[Given]:
    """The first report given after a target was due that gives an account of it, and the latest.

    Where none was given after that, the one given nearest before.
    """
    due = (str(target.period.last), "") if target.period else target.given
    since = max(target.given, due)
    after = [entry.given for vintages in alike if (entry := vintages.since(since))]
    before = [entry.given for vintages in alike if (entry := vintages.before(since))]
    latest = [entry.given for vintages in alike if (entry := vintages.latest())]
    if after:
        return list(dict.fromkeys((min(after), max(latest))))
    return [max(before)] if before else []


def _clear(target: Entry, given: Given, accounts: list[Vintages[E]]) -> bool:
    """Whether it is clear which figure of a report answers for a target.

    A label is no code: within a report its figures name what they fulfil, and of several under one
    label in a later report nobody knows which it is.
    """
    if target.figure.indicator:
        return True
    return given != target.given and sum(vintages.count(given) for vintages in accounts) == 1
