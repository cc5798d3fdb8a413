"""The core list: a headline target or an absence for each plan period, where one is expected."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import EXAMPLE, SOURCES
from fictional_place import growth, promised, yearly

from reportschema.checking import grammar
from reportschema.checking.breaches import example_text
from reportschema.findings import Finding
from reportschema.models import CoreIndicator, WorkReport
from reportschema.models.fields.codes import Collection, Level, Transformation
from reportschema.publishing.computed.panels import target_panel
from reportschema.verbs.validate import validate
from reportschema.vocabularies import core_accounts, expected_core, plans_answered, vocabulary

KNOWN = vocabulary()
LIWAN_2017 = SOURCES / "440103-liwan" / "2017.yaml"


@pytest.mark.parametrize(
    ("code", "level", "plan", "expected"),
    [
        ("gdp", Level.COUNTY, "2020", True),
        ("gdp", Level.TOWNSHIP, "2020", False),
        ("gdp", Level.COUNTY, "2016/..", True),
        ("energy_intensity", Level.NATIONAL, "1954", False),
        ("energy_intensity", Level.NATIONAL, "2005", False),
        ("energy_intensity", Level.NATIONAL, "2006", True),
        ("energy_intensity", Level.NATIONAL, "2001/2005", False),
        ("energy_intensity", Level.NATIONAL, "2002/2006", True),
        ("surveyed_unemployment_rate", Level.PROVINCE, "2018", True),
        ("surveyed_unemployment_rate", Level.COUNTY, "2018", False),
        ("industrial_agricultural_gross_output", Level.NATIONAL, "1954", True),
        ("industrial_agricultural_gross_output", Level.NATIONAL, "1992", True),
        ("industrial_agricultural_gross_output", Level.NATIONAL, "1993", False),
        ("industrial_agricultural_gross_output", Level.NATIONAL, "1992/1995", True),
    ],
)
def test_a_target_is_expected_of_some_levels_in_some_years(
    code: str, level: Level, plan: str, expected: bool
) -> None:
    assert (code in expected_core(KNOWN, level, plan)) == expected


@pytest.mark.parametrize(
    ("time", "plans", "answered"),
    [
        ("2017", ["2017"], ["2017"]),
        ("2017-06", ["2017"], ["2017"]),
        ("2016/2020", ["2017"], []),
        ("2016/2017", ["2017"], []),
        ("2016/2020", ["2016/2021"], ["2016/2021"]),
        ("2011", ["2011", "2011/2015"], ["2011"]),
        ("2011/2015", ["2011", "2011/2015"], ["2011/2015"]),
        ("2015", ["2011", "2011/2015"], ["2011/2015"]),
        ("2011/2020", ["2016/2020"], ["2016/2020"]),
        ("2011/2020", ["2020"], []),
        ("2021/2030", ["2016/2020"], []),
        ("2035", ["2016/2020"], []),
        ("../2018", ["2016/2020"], ["2016/2020"]),
        ("../2015", ["2016/2020"], []),
        ("2018/..", ["2016/2020"], []),
        ("2017", ["2016/.."], ["2016/.."]),
        ("2017", ["2016/..", "2017"], ["2017"]),
        ("2015", ["2016/.."], []),
        (None, ["2011", "2011/2015"], ["2011", "2011/2015"]),
    ],
)
def test_a_target_answers_for_the_shortest_plan_that_holds_its_time(
    time: str | None, plans: list[str], answered: list[str]
) -> None:
    assert list(plans_answered(time, plans)) == answered


@pytest.mark.parametrize("core", KNOWN.core.values(), ids=lambda core: core.indicator)
def test_each_row_names_an_indicator_and_a_measure_that_targets_can_have(
    core: CoreIndicator,
) -> None:
    assert core.indicator in KNOWN.indicators
    assert core.levels
    assert core.last is None or core.first <= core.last
    transformation, *collection, unit = core.measure.split(", ")
    assert transformation in set(Transformation)
    assert set(collection) <= set(Collection)
    assert unit == "%" or unit in {unit.normalized for unit in KNOWN.units.values()}


def test_an_indicator_is_core_where_the_list_has_it() -> None:
    assert {code for code, row in KNOWN.indicators.items() if row.core} == set(KNOWN.core)


def gdp_of(report: WorkReport) -> dict[str, tuple[int, int]]:
    """Plan -> how many headline targets and absences of gross domestic product answer for it."""
    return {
        account.plan: (len(account.targets), len(account.absences))
        for account in core_accounts(report, KNOWN)
        if account.indicator == "gdp"
    }


@pytest.mark.parametrize(
    ("fields", "answers"),
    [
        ({}, 1),
        ({"form": "verbal", "value": None, "unit": None}, 1),
        ({"headline": False}, 0),
        ({"coverage": "规模以上"}, 0),
        ({"ref_area": "990100"}, 0),
        ({"stance": "recalled"}, 0),
    ],
)
def test_a_headline_target_of_the_whole_place_answers_in_any_form(
    fields: dict[str, object], answers: int
) -> None:
    target = promised("gdp", "2016", **growth("7", 2016) | fields)
    assert gdp_of(yearly(2016, [], [target])) == {"2016": (answers, 0)}


def test_each_plan_period_is_answered_for_by_itself() -> None:
    report = yearly(
        2016,
        [],
        [promised("gdp", "2016", **growth("7", 2016))],
        plan_periods=("2016", "2016/2020"),
    )
    assert gdp_of(report) == {"2016": (1, 0), "2016/2020": (0, 0)}


def test_what_is_neither_target_nor_absence_is_not_coded_in_the_panel() -> None:
    target = promised("gdp", "2016", **growth("7", 2016))
    rows = list(
        target_panel(
            [yearly(2016, [], [target], {"cpi": "words_only", "retail_sales": "not_coded"})],
            KNOWN,
            grammar().units,
        )
    )
    forms = {row.indicator: row.form.value for row in rows}
    expected = set(expected_core(KNOWN, Level.COUNTY, "2016"))
    assert set(forms) == expected
    assert (forms.pop("gdp"), forms.pop("cpi")) == ("numeric", "words_only")
    assert set(forms.values()) == {"not_coded"}
    assert len(rows) == len(expected)


def findings(source: str, name: str, folder: Path) -> list[Finding]:
    path = folder / name
    path.write_text(source, encoding="utf-8")
    return [one for one in validate([path]).findings if one.code.startswith("STATE00")]


def test_the_target_of_gdp_coded_for_five_years_is_found(tmp_path: Path) -> None:
    source = LIWAN_2017.read_text(encoding="utf-8")
    recoded, count = re.subn(
        r'(indicator: gdp, .*?)period: "2017", base_period: "2016"(.*headline: true)',
        r"\1period: 2016/2020\2",
        source,
        count=1,
    )
    assert count == 1
    asides = {"STATE004", "STATE009"}  # doubts of the source's own, and a reading now stale
    (hit,) = [hit for hit in findings(recoded, "2017.yaml", tmp_path) if hit.code not in asides]
    assert hit.code == "STATE003"
    assert "gdp has no headline target for 2017" in hit.message


def test_a_target_in_words_and_an_absence_are_one_too_many(tmp_path: Path) -> None:
    source = example_text("yaml")
    in_words = source.replace("label: 茶旅融合,", "indicator: retail_sales,")
    assert in_words != source
    (one,) = findings(in_words, "both.yaml", tmp_path)
    assert one.code == "STATE003"
    assert "absent target retail_sales for 2020: it has the headline target t3" in one.message


def test_one_absence_for_each_plan_period_is_enough(tmp_path: Path) -> None:
    row = '  - {indicator: cpi, period: "2020", reason: silent}\n'
    source = example_text("yaml")
    again = source.replace(row, row + "  - {indicator: cpi, period: 2020-06, reason: silent}\n")
    assert again != source
    (one,) = findings(again, "twice.yaml", tmp_path)
    assert (one.code, "it is there already" in one.message) == ("STATE003", True)


@pytest.mark.parametrize(
    ("period", "says"),
    [('"2021"', "the report plans 2020, not 2021"), ('"2020"', "is not expected of a county then")],
)
def test_an_absence_that_nobody_could_fill_is_a_warning(
    period: str, says: str, tmp_path: Path
) -> None:
    code = "cpi" if "2021" in period else "surveyed_unemployment_rate"
    row = '  - {indicator: cpi, period: "2020", reason: silent}\n'
    more = f"  - {{indicator: {code}, period: {period}, reason: silent}}\n"
    source = EXAMPLE.read_text(encoding="utf-8").replace(row, row + more)
    (one,) = findings(source, "more.yaml", tmp_path)
    assert (one.code, says in one.message) == ("STATE007", True)
