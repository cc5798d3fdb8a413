"""Panels hold what is true of the whole place; a promise is judged by what its words allow."""

from __future__ import annotations

import csv
import re
from decimal import Decimal

import pytest
from conftest import EXAMPLE, PACKAGE
from fictional_place import observed, six_years, yearly

from reportschema.checking import grammar
from reportschema.checking.audit import audit
from reportschema.comparing import Attainment, entries
from reportschema.models import Observation, Target, WorkReport
from reportschema.publishing.computed.measures import measure_of
from reportschema.publishing.computed.panels import outcome_panel, promise_outcome, target_panel
from reportschema.publishing.records.cells import cell
from reportschema.publishing.rows.panel_models import PromiseOutcomeRow
from reportschema.publishing.rows.summary_models import AuditRow
from reportschema.verbs.build import audit_rows
from reportschema.verbs.validate import validate
from reportschema.vocabularies import vocabulary

REPORT = next(iter(validate([EXAMPLE]).reports.values()))
GROWTH = next(figure for figure in REPORT.observations if figure.id == "o2")
TARGET = next(figure for figure in REPORT.targets if figure.id == "t1")

# What makes a figure say less, or something else, than what is true of the whole place.
NOT_WHOLE = {
    "coverage": "规模以上",
    "ref_area": "990100",
    "repeats": "o1",
}


def report_with(observations: list[Observation], targets: list[Target]) -> WorkReport:
    """The fictional report with these figures only."""
    return REPORT.model_copy(
        update={"observations": tuple(observations), "targets": tuple(targets)}
    )


def observation(**fields: object) -> Observation:
    """Growth of gross domestic product in 2020, the year of the example's target: 6 %."""
    return GROWTH.model_copy(
        update={"period": "2020", "base_period": "2019", "value": Decimal(6), **fields}
    )


def target(**fields: object) -> Target:
    return TARGET.model_copy(update=fields)


def outcomes(figure: Observation) -> list[str]:
    report = report_with([figure], [])
    return [row.id for row in outcome_panel([report], vocabulary(), grammar().units)]


def judgements(promised: Target, reported: Observation) -> list[Attainment]:
    report = report_with([reported], [promised])
    return [row.attainment for row in promise_outcome([report], vocabulary(), grammar().units)]


def test_a_figure_of_the_whole_place_is_an_outcome_and_judges_a_promise() -> None:
    assert outcomes(observation()) == ["990101-2020/o2"]
    assert judgements(target(), observation()) == [Attainment.REACHED]


@pytest.mark.parametrize("field", NOT_WHOLE)
def test_a_figure_of_less_than_the_whole_place_is_no_outcome(field: str) -> None:
    assert outcomes(observation(**{field: NOT_WHOLE[field]})) == []


@pytest.mark.parametrize("field", NOT_WHOLE)
def test_a_figure_of_less_than_the_whole_place_judges_no_promise(field: str) -> None:
    assert judgements(target(), observation(**{field: NOT_WHOLE[field]})) == []


@pytest.mark.parametrize("field", NOT_WHOLE)
def test_a_promise_of_less_than_the_whole_place_is_judged_by_no_figure_of_all(field: str) -> None:
    assert judgements(target(**{field: NOT_WHOLE[field]}), observation()) == []


def test_a_rank_is_no_outcome() -> None:
    rank = next(figure for figure in REPORT.observations if figure.id == "o3")
    assert outcomes(rank.model_copy(update={"indicator": "gdp"})) == []


def test_a_headline_target_of_less_than_the_whole_place_is_in_no_panel() -> None:
    for coverage, count in ((None, 1), ("规模以上", 0)):
        report = report_with([], [target(coverage=coverage)])
        panel = target_panel([report], vocabulary(), grammar().units)
        assert sum(row.target_id == "990101-2020/t1" for row in panel) == count


AT_MOST = {"hedge": "at_most", "hedge_words": "以内"}
EXACT = {"hedge": "exact", "hedge_words": None}
FALL = {**EXACT, "indicator": "energy_intensity"}


@pytest.mark.parametrize(
    ("promised", "value", "outcome"),
    [
        # a ceiling is kept at the very number, and below
        ({**AT_MOST, "value": Decimal("5.5")}, "5.4", Attainment.REACHED),
        ({**AT_MOST, "value": Decimal("5.5")}, "5.5", Attainment.REACHED),
        ({**AT_MOST, "value": Decimal("5.5")}, "5.6", Attainment.NOT_REACHED),
        # a floor, and a plain number, are reached at the very number, and above
        ({**EXACT, "value": Decimal(6)}, "5.9", Attainment.NOT_REACHED),
        ({**EXACT, "value": Decimal(6)}, "6", Attainment.REACHED),
        ({**EXACT, "value": Decimal(6)}, "6.1", Attainment.REACHED),
        # of what is to fall, less is better
        ({**FALL, "value": Decimal(-3)}, "-3.1", Attainment.REACHED),
        ({**FALL, "value": Decimal(-3)}, "-3", Attainment.REACHED),
        ({**FALL, "value": Decimal(-3)}, "-2.9", Attainment.NOT_REACHED),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_a_promise_is_judged_by_its_bound_the_very_number_included(
    promised: dict[str, object], value: str, outcome: Attainment
) -> None:
    same = {"indicator": promised["indicator"]} if "indicator" in promised else {}
    assert judgements(target(**promised), observation(value=Decimal(value), **same)) == [outcome]


def test_a_number_of_another_unit_does_not_stand_under_the_unit_of_the_promise() -> None:
    same = {"indicator": None, "label": "新建云桥", "base_period": None, "transformation": "level"}
    promised = target(**same, unit="座", value=Decimal(9))
    for unit, value in (("座", Decimal(7)), ("%", None)):
        figure = observation(**same, unit=unit, value=Decimal(7), fulfils=promised.id, basis=None)
        report = report_with([figure], [promised])
        rows = list(promise_outcome([report], vocabulary(), grammar().units))
        assert [row.outcome_value for row in rows] == [value], unit


Rows = list[dict[str, str]]


def committed(table: str) -> Rows:
    with (PACKAGE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def built(rows: list[AuditRow] | list[PromiseOutcomeRow]) -> Rows:
    """Rows as the package writes them."""
    return [{name: cell(getattr(row, name)) for name in type(row).model_fields} for row in rows]


def six_years_of_a_place() -> dict[str, Rows]:
    reports, known, units = six_years(), vocabulary(), grammar().units
    return {
        "audits": built(audit_rows(audit(reports, known, units))),
        "promise_outcome": built(list(promise_outcome(reports, known, units))),
    }


TABLES = {
    "the five reports": {name: committed(name) for name in ("audits", "promise_outcome")},
    "six years of a fictional place": six_years_of_a_place(),
}
JUDGING_PROMISES = ("promise_against_outcome", "target_against_outcome")


@pytest.mark.parametrize("tables", TABLES.values(), ids=TABLES)
def test_the_audit_and_the_panels_say_one_thing_of_one_pair(tables: dict[str, Rows]) -> None:
    panel = {(row["target_id"], row["observation_id"]): row for row in tables["promise_outcome"]}
    audits = [row for row in tables["audits"] if row["rule"] in JUDGING_PROMISES]
    assert audits
    for row in audits:
        target_id, outcome_id = row["figure_ids"].split(";")
        pair = panel[target_id, outcome_id]
        if row["verdict"] == "consistent":
            assert row["reason"].startswith(pair["attainment"].replace("_", " ")), row["id"]
            gap, written = (
                pair["gap"],
                row["reason"].rpartition("outcome less target ")[2].split()[0],
            )
            assert Decimal(written) == round(Decimal(gap), 2), row["id"]
        elif row["verdict"] == "not_comparable":
            assert pair["attainment"] == "not_comparable", row["id"]
            assert pair["reason"] == row["reason"], row["id"]
        else:
            assert pair["attainment"] not in ("reached", "not_yet_due"), row["id"]


@pytest.mark.parametrize("tables", TABLES.values(), ids=TABLES)
def test_each_pair_has_one_row_and_no_figure_is_both_agreed_with_and_contradicted(
    tables: dict[str, Rows],
) -> None:
    pairs = [(row["target_id"], row["observation_id"]) for row in tables["promise_outcome"]]
    assert len(pairs) == len(set(pairs))
    verdicts: dict[frozenset[str], set[str]] = {}
    for row in tables["audits"]:
        figures = frozenset(row["figure_ids"].split(";"))
        verdicts.setdefault(figures, set()).add(row["verdict"])
    both = {"consistent", "inconsistent"}
    assert [sorted(ids) for ids, said in verdicts.items() if both <= said] == []


# What decides whether two figures compare and which side is good, but a look at one's own basis.
JUDGES = re.compile(r"figure\.basis (==|!=|in|not in)|\.better\b|\bBetter\.")


@pytest.mark.parametrize("room", ["checking", "publishing", "pages", "verbs"])
def test_nothing_but_comparing_judges_conventions_and_good_sides(room: str) -> None:
    files = sorted((PACKAGE.parent / "reportschema" / room).rglob("*.py"))
    assert files
    assert [f.name for f in files if JUDGES.search(f.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("period", "fields", "measure"),
    [
        ("2015", {"base_period": "2014"}, "growth, %"),
        ("2015", {"base_period": "2014", "collection": "sum"}, "growth, %"),
        ("2011/2015", {"collection": "average"}, "growth, average, %"),
        ("2011/2015", {"collection": "each"}, "growth, each, %"),
        ("2015", {"collection": "average"}, "growth, %"),
        ("2015", {"collection": "each"}, "growth, %"),
    ],
)
def test_only_growth_over_several_years_says_how_it_is_collected(
    period: str, fields: dict[str, str], measure: str
) -> None:
    figure = observed("gdp", period, transformation="growth", value="7", unit="%", **fields)
    (entry,) = entries(yearly(2016, [figure], []), vocabulary(), grammar().units)
    assert measure_of(entry) == measure
