"""Matching two codings: what is one record in both, in what it differs, what only one has."""

from __future__ import annotations

from random import Random
from time import process_time
from typing import Any

import pytest
from conftest import EXAMPLE
from hypothesis import given, settings
from hypothesis import strategies as st
from other_codings import at_length, recoded, renumbered, shuffled

from reportschema.matching import LISTS, Change, Matching, match
from reportschema.models import Target, WorkReport
from reportschema.models.annotating.annotation import LISTS as ANNOTATED
from reportschema.verbs.validate import validate

REPORT = next(iter(validate([EXAMPLE]).reports.values()))
SEEDS = st.integers(0, 10**6)
patiently = settings(deadline=None)  # a busy machine is no failure


def edited(name: str, key: str, **fields: Any) -> WorkReport:
    """The example with other values in one record."""
    records = tuple(
        record.model_copy(update=fields) if record.key() == key else record
        for record in getattr(REPORT, name)
    )
    return REPORT.model_copy(update={name: records})


def without(name: str, *keys: str) -> WorkReport:
    records = tuple(record for record in getattr(REPORT, name) if record.key() not in keys)
    return REPORT.model_copy(update={name: records})


def changes(matching: Matching) -> dict[str, tuple[Change, ...]]:
    return {pair.old.key: pair.changes for pair in matching.changed}


def keys(matching: Matching) -> tuple[Any, ...]:
    """What a matching says, whatever the order of the lists."""
    pairs = {(pair.old.key, pair.new.key, pair.changes) for pair in matching.pairs}
    return pairs, {entry.key for entry in matching.new}, {entry.key for entry in matching.gone}


def test_every_list_that_is_annotated_is_matched() -> None:
    assert set(LISTS) == {*ANNOTATED, "headline_passages", "corrections"}


@patiently
@given(SEEDS)
def test_a_coding_is_the_same_as_itself(seed: int) -> None:
    coding = recoded(REPORT, Random(seed))
    matching = match(coding, coding)
    assert all(pair.same and pair.old.record is pair.new.record for pair in matching.pairs)
    assert (matching.new, matching.gone) == ((), ())
    assert len(matching.pairs) == sum(len(getattr(coding, name)) for name in LISTS)


@patiently
@given(SEEDS, SEEDS)
def test_each_record_is_in_one_place_of_a_matching(left: int, right: int) -> None:
    old, new = recoded(REPORT, Random(left)), recoded(REPORT, Random(right))
    matching = match(old, new)
    for coding, entries in (
        (old, [*(pair.old for pair in matching.pairs), *matching.gone]),
        (new, [*(pair.new for pair in matching.pairs), *matching.new]),
    ):
        records = [id(record) for name in LISTS for record in getattr(coding, name)]
        assert sorted(id(entry.record) for entry in entries) == sorted(records)


@patiently
@given(SEEDS, SEEDS)
def test_the_other_way_round_new_is_gone(left: int, right: int) -> None:
    old, new = recoded(REPORT, Random(left)), recoded(REPORT, Random(right))
    there, back = match(old, new), match(new, old)
    assert {(pair.old.key, pair.new.key) for pair in there.pairs} == {
        (pair.new.key, pair.old.key) for pair in back.pairs
    }
    assert set(there.new) == set(back.gone)
    assert set(there.gone) == set(back.new)
    turned = {(c.field, str(c.new), str(c.old)) for p in back.changed for c in p.changes}
    assert turned == {(c.field, str(c.old), str(c.new)) for p in there.changed for c in p.changes}


@patiently
@given(SEEDS, SEEDS)
def test_the_order_of_the_records_changes_nothing(left: int, right: int) -> None:
    old, new = recoded(REPORT, Random(left)), recoded(REPORT, Random(right))
    random = Random(left)
    assert keys(match(shuffled(old, random), shuffled(new, random))) == keys(match(old, new))


@given(st.permutations("ace"), st.permutations("bdf"))
def test_nor_does_the_order_of_those_of_one_place_that_are_equally_unlike(
    old: list[str], new: list[str]
) -> None:
    """Three ranks in one span that have other labels in the other coding: the least go first."""
    rank = next(o for o in REPORT.observations if o.id == "o3")

    def ranks(labels: list[str]) -> WorkReport:
        records = [rank.model_copy(update={"id": f"o9{x}", "label": x}) for x in labels]
        rest = (o for o in REPORT.observations if o.id != "o3")
        return REPORT.model_copy(update={"observations": (*rest, *records)})

    pairs = {pair.old.key: pair.new.key for pair in match(ranks(old), ranks(new)).changed}
    assert pairs == {"o9a": "o9b", "o9c": "o9d", "o9e": "o9f"}


@patiently
@given(SEEDS, SEEDS)
def test_other_ids_change_nothing(left: int, right: int) -> None:
    old, new = recoded(REPORT, Random(left)), recoded(REPORT, Random(right))
    plain, named = match(old, new), match(old, renumbered(new, Random(right)))
    assert [(p.old.key, [c.field for c in p.changes]) for p in named.pairs] == [
        (p.old.key, [c.field for c in p.changes]) for p in plain.pairs
    ]
    assert named.gone == plain.gone


@pytest.mark.untraced
def test_five_thousand_records_on_each_side_take_less_than_a_second() -> None:
    """Very many of them edited; the best of three, since others use the machine too."""
    old = at_length(REPORT, 5000)
    new = recoded(old, Random(1), edits=3000)
    assert sum(len(getattr(old, name)) for name in LISTS) >= 5000
    taken = []
    for _ in range(3):
        began = process_time()
        matching = match(old, new)
        taken.append(process_time() - began)
    assert min(len(matching.changed), len(matching.new), len(matching.gone)) > 400
    assert min(taken) < 1


def test_a_changed_field_has_both_values() -> None:
    matching = match(REPORT, edited("observations", "o11", unit="公里", hedge_words="近"))
    assert changes(matching) == {"o11": (Change("hedge_words", None, "近"),)}


def test_an_observation_that_became_a_target_says_so() -> None:
    moved = next(o for o in REPORT.observations if o.id == "o11")
    turned = Target.model_validate(moved.model_dump(exclude_none=True) | {"id": "t90"})
    new = without("observations", "o11").model_copy(update={"targets": (*REPORT.targets, turned)})
    matching = match(REPORT, new)
    assert changes(matching) == {"o11": (Change("list", "observations", "targets"),)}
    assert (matching.new, matching.gone) == ((), ())


def test_the_values_of_one_span_are_told_apart_by_nth() -> None:
    first, second, third = (o for o in REPORT.observations if o.nth is not None)
    swapped = [
        first.model_copy(update={"value": second.value, "id": "a"}),
        second.model_copy(update={"value": first.value, "id": "b"}),
    ]
    rest = [o for o in REPORT.observations if o.nth in (None, third.nth)]
    new = REPORT.model_copy(update={"observations": (*swapped, *rest)})
    matching = match(REPORT, new)
    assert {p.old.key: p.new.key for p in matching.changed} == {first.id: "a", second.id: "b"}
    assert {c.field for p in matching.changed for c in p.changes} == {"value"}


def test_two_values_of_one_span_are_never_one_record() -> None:
    """One coding lacks the second of three, the other the third."""
    _, second, third = (o for o in REPORT.observations if o.nth is not None)
    matching = match(without("observations", third.id), without("observations", second.id))
    assert [entry.key for entry in matching.gone] == [second.id]
    assert [entry.key for entry in matching.new] == [third.id]


def test_a_span_with_two_values_split_in_two_keeps_its_records() -> None:
    """Each value finds the span that is now its own, by what it says."""
    figures = [o for o in REPORT.observations if o.nth is not None]
    spans = [(218, 221, "0.4"), (222, 226, "20.3"), (227, 231, "79.3")]
    split = [
        figure.model_copy(update={"nth": None, "at": type(figure.at)(*span), "id": f"p{figure.id}"})
        for figure, span in zip(figures, spans, strict=True)
    ]
    rest = [o for o in REPORT.observations if o.nth is None]
    matching = match(REPORT, REPORT.model_copy(update={"observations": (*rest, *split)}))
    assert {p.old.key: p.new.key for p in matching.changed} == {o.id: f"p{o.id}" for o in figures}


def test_a_reference_is_followed_to_the_record_it_leads_to() -> None:
    """o3 ranks o2: with o2 gone it leads nowhere; with another id for o2 it leads there still."""
    lost = match(REPORT, without("observations", "o2"))
    assert [change.field for change in changes(lost)["o3"]] == ["ranks"]
    assert changes(match(REPORT, renumbered(REPORT, Random(1)))) == {}
    other = match(REPORT, edited("observations", "o3", ranks="o1"))
    assert changes(other) == {"o3": (Change("ranks", "o2", "o1"),)}


def test_ranks_of_one_span_are_told_apart_by_what_they_rank() -> None:
    """Two figures share the words that rank them; the other coding has one of the ranks only."""
    rank = next(o for o in REPORT.observations if o.id == "o3")
    other = rank.model_copy(update={"id": "o90", "ranks": "o1"})
    old = REPORT.model_copy(update={"observations": (*REPORT.observations, other)})
    for kept, lost in (("o3", "o90"), ("o90", "o3")):
        rows = [o for o in old.observations if o.id != lost]
        new = [o.model_copy(update={"period": "2018"}) if o.id == kept else o for o in rows]
        matching = match(old, REPORT.model_copy(update={"observations": tuple(new)}))
        assert [entry.key for entry in matching.gone] == [lost]


@pytest.mark.parametrize(("by", "state"), [(60, "moved"), (1000, "gone")])
def test_a_record_some_way_off_is_known_by_what_it_says(by: int, state: str) -> None:
    at = next(o.at for o in REPORT.observations if o.id == "o11")
    moved = at._replace(start=at.start + by, end=at.end + by)
    matching = match(REPORT, edited("observations", "o11", at=moved))
    assert (changes(matching).get("o11") == (Change("at", at, moved),)) == (state == "moved")
    assert [entry.key for entry in matching.gone] == (["o11"] if state == "gone" else [])


def test_a_numeral_of_the_ledger_is_its_place() -> None:
    """The same year elsewhere is another numeral."""
    numeral = REPORT.numerals[0]
    at = numeral.at._replace(start=numeral.at.start + 60, end=numeral.at.end + 60)
    matching = match(REPORT, edited("numerals", numeral.key(), at=at))
    assert [entry.key for entry in matching.gone] == [numeral.key()]


def test_an_absence_is_known_by_indicator_and_period() -> None:
    absent = REPORT.absent_targets[0]
    matching = match(REPORT, edited("absent_targets", absent.key(), reason="not_coded"))
    assert changes(matching) == {absent.key(): (Change("reason", absent.reason, "not_coded"),)}


def test_another_edition_is_matched_through_its_offsets() -> None:
    """The new text has 40 characters more before all others, and lacks those of o11."""
    gap = next(o.at for o in REPORT.observations if o.id == "o11")

    def moved(start: int, end: int) -> tuple[int, int] | None:
        return None if (start, end) == (gap.start, gap.end) else (start + 40, end + 40)

    records = {
        name: tuple(_later(record, 40) for record in getattr(REPORT, name)) for name in LISTS
    }
    matching = match(REPORT, REPORT.model_copy(update=records), moved)
    assert matching.changed == ()
    assert [entry.key for entry in matching.gone] == ["o11"]
    assert matching.unplaced == matching.gone
    assert [entry.key for entry in matching.new] == ["o11"]


def _later(record: Any, by: int) -> Any:
    def later(at: Any) -> Any:
        return at._replace(start=at.start + by, end=at.end + by)

    update: dict[str, Any] = {}
    if record.at is not None:
        update["at"] = later(record.at)
        if hasattr(record.at, "exact"):  # an edition in full-width digits
            update["at"] = update["at"]._replace(exact="５" * len(record.at.exact))
    if getattr(record, "cues", ()):
        update["cues"] = tuple(map(later, record.cues))
    return record.model_copy(update=update)
