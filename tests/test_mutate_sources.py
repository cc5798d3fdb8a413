"""The faults that the schema suggests: each a legal value, drawn by a seed, noticed or not."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from conftest import EXAMPLE, EXAMPLES
from mutants.noticing import Checks
from mutants.places import places, planted
from mutants.sampling import Fault, draw
from mutate_sources import lines

from reportschema.files.finding.sources import load_source
from reportschema.files.finding.texts import TextFolder
from reportschema.models import WorkReport


@cache
def example() -> Checks:
    report = WorkReport.model_validate(load_source(EXAMPLE).data)
    folder = TextFolder(EXAMPLES)
    return Checks({"x": report}, {"x": folder.read(report.first_edition())}, folder)


@cache
def faults() -> tuple[Fault, ...]:
    checks = example()
    return tuple(draw(checks.reports, checks.texts, 3, seed=1))


def at(model: str, field: str) -> list[Fault]:
    return [fault for fault in faults() if (fault.model, fault.field) == (model, field)]


def value_at(report: WorkReport, fault: Fault) -> object:
    return next(place.value for place in places(report) if place.path == fault.path)


def test_every_field_that_is_filled_somewhere_gets_faults() -> None:
    filled = {
        place.field
        for place in places(example().reports["x"])
        if place.value not in (None, ()) and place.member.name != "schema_version"
    }
    drawn = {(fault.model, fault.field) for fault in faults()}
    alone = {  # the example has one value of these, and nothing else could stand there
        ("WorkReport", "government"),
        ("WorkReport", "annotation"),
    }
    assert filled - drawn == alone


def test_no_field_gets_more_faults_than_asked_for() -> None:
    assert max(Counter((fault.model, fault.field) for fault in faults()).values()) == 3


def test_a_fault_changes_its_place() -> None:
    report = example().reports["x"]
    for fault in faults():
        assert value_at(report, fault) != fault.becomes, fault


def test_one_seed_gives_the_same_faults() -> None:
    checks = example()
    assert tuple(draw(checks.reports, checks.texts, 3, seed=1)) == faults()
    assert tuple(draw(checks.reports, checks.texts, 3, seed=2)) != faults()


def test_all_faults_hold_every_other_member_of_an_enumeration() -> None:
    checks = example()
    everything = draw(checks.reports, checks.texts, None, seed=1)
    levels = {
        fault.becomes.value
        for fault in everything
        if fault.field == "level" and fault.model == "Government"
    }
    assert levels == {"national", "province", "prefecture", "township"}


def test_a_planted_value_leaves_the_rest_as_it_is() -> None:
    report = example().reports["x"]
    broken = planted(report, ("observations", 0, "value"), report.observations[1].value)
    assert broken.observations[0].value == report.observations[1].value
    assert broken.observations[1:] == report.observations[1:]
    assert broken.model_copy(update={"observations": report.observations}) == report


@pytest.mark.parametrize(
    ("path", "becomes", "stage", "codes"),
    [
        (("id",), "990101-2019", "file", ("ID003",)),
        (("editions", 0, "characters"), 633, "text", ("TEXT003",)),
        (("observations", 0, "low"), 1, "file", ("SCHEMA",)),
        (("editions", 0, "file_name"), "another.txt", None, ()),
    ],
)
def test_who_notices_a_fault(
    path: tuple[str | int, ...], becomes: object, stage: str | None, codes: tuple[str, ...]
) -> None:
    noticed = example().notice(Fault("x", "", "", str(path[0]), "", path, becomes))
    assert noticed.stage == stage
    assert (getattr(noticed, stage) if stage else ()) == codes


def test_the_shares_are_of_all_faults() -> None:
    chosen = [*at("Government", "level"), *at("Edition", "file_name")]
    checks = example()
    outcomes = [(fault, checks.notice(fault)) for fault in chosen]
    text = "\n".join(lines(outcomes))
    noticed = sum(bool(seen.stage) for _, seen in outcomes)
    assert noticed == 3
    assert "Government.level                              3   100" in text
    assert f"all {len(outcomes):43}" in text
