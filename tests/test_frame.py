"""`frame`: which reports a place can be expected to have given, and which are here."""

from __future__ import annotations

import pytest
from fictional_place import change_of_term, six_years, yearly

from reportschema.models import WorkReport
from reportschema.models.fields.codes import Level, ReportKind, State
from reportschema.publishing.computed.frame import frame
from reportschema.publishing.rows.summary_models import FrameRow
from reportschema.vocabularies import vocabulary


def rows_of(*reports: WorkReport) -> dict[tuple[int, str], FrameRow]:
    rows = list(frame(reports, vocabulary()))
    assert len({row.id for row in rows}) == len(rows)
    return {(row.year, row.kind.value): row for row in rows}


def test_each_year_has_its_yearly_report_and_the_change_of_term_one_beside_it() -> None:
    rows = rows_of(*six_years())
    assert [key for key, row in rows.items() if row.found] == [
        (2015, "annual"),
        (2016, "annual"),
        (2016, "term_end"),
        (2017, "annual"),
        (2018, "annual"),
        (2020, "annual"),
    ]
    missing = rows[2019, "annual"]
    assert (missing.expected, missing.found, missing.why.value) == (True, 0, "yearly")
    assert missing.targets_coded is None
    term_end = rows[2016, "term_end"]
    assert (term_end.expected, term_end.why.value) == (True, "change_of_term")
    assert term_end.report_ids == ("990101-2016-term-end",)
    assert rows[2018, "annual"].targets_coded == State.PARTIAL


def test_a_change_of_term_in_autumn_leaves_the_yearly_report_expected() -> None:
    row = rows_of(change_of_term(2016, [], []))[2016, "annual"]
    assert (row.expected, row.found, row.why.value) == (True, 0, "yearly")


@pytest.mark.parametrize(("month", "expected"), [("03", False), ("04", False), ("05", True)])
def test_a_change_of_term_in_the_season_stands_for_the_yearly_report(
    month: str, expected: bool
) -> None:
    report = change_of_term(2016, [], []).model_copy(update={"delivered": f"2016-{month}-02"})
    row = rows_of(report)[2016, "annual"]
    assert row.expected == expected
    assert row.why.value == ("yearly" if expected else "term_end_stands")


def test_a_change_of_term_of_an_unknown_month_stands_for_nothing() -> None:
    report = change_of_term(2016, [], []).model_copy(update={"delivered": "2016"})
    assert rows_of(report)[2016, "annual"].expected


def test_a_yearly_report_that_is_here_was_expected_whatever_else_is() -> None:
    early = change_of_term(2016, [], []).model_copy(update={"delivered": "2016-03-02"})
    row = rows_of(early, yearly(2016, [], []))[2016, "annual"]
    assert (row.expected, row.found, row.why.value) == (True, 1, "yearly")


def of(division: str, level: Level, year: int) -> WorkReport:
    report = yearly(year, [], [])
    government = report.government.model_copy(update={"division": division, "level": level})
    return report.model_copy(update={"government": government, "id": f"{division}-{year}"})


def test_no_report_is_expected_where_congresses_did_not_meet() -> None:
    nation = rows_of(of("100000", Level.NATIONAL, 1964), of("100000", Level.NATIONAL, 1979))
    silent = [year for (year, _), row in nation.items() if row.why.value == "no_congress"]
    assert silent == [*range(1965, 1975), 1976, 1977]
    assert not any(nation[year, "annual"].expected for year in silent)
    city = rows_of(of("440100", Level.PREFECTURE, 1966), of("440100", Level.PREFECTURE, 1978))
    silent = [year for (year, _), row in city.items() if row.why.value == "no_congress"]
    assert silent == list(range(1967, 1977))


def test_no_report_is_expected_of_a_place_that_did_not_exist() -> None:
    young = next(
        row
        for row in vocabulary().divisions.values()
        if row.level == Level.COUNTY and 1990 < row.valid_from < 2000 and row.valid_to is None
        if [other.place_id for other in vocabulary().divisions.values()].count(row.place_id) == 1
    )
    before = of(young.code, Level.COUNTY, young.valid_from - 2)
    since = of(young.code, Level.COUNTY, young.valid_from + 1)
    rows = rows_of(before, since)
    assert [(row.expected, row.why.value) for row in rows.values()] == [
        (True, "yearly"),  # it is here, whatever the list of divisions says
        (False, "no_place"),
        (True, "yearly"),
        (True, "yearly"),
    ]


def test_no_report_is_expected_of_a_place_that_is_gone() -> None:
    places = [row.place_id for row in vocabulary().divisions.values()]
    gone = next(
        row
        for row in vocabulary().divisions.values()
        if row.level == Level.COUNTY and row.valid_to == 2004 and places.count(row.place_id) == 1
    )
    rows = rows_of(of(gone.code, Level.COUNTY, 2003), of(gone.code, Level.COUNTY, 2006))
    assert [row.why.value for row in rows.values()] == ["yearly", "yearly", "no_place", "yearly"]


def test_a_report_of_a_place_that_no_list_has_is_expected() -> None:
    rows = rows_of(of("990199", Level.COUNTY, 2010), of("990199", Level.COUNTY, 2012))
    assert rows[2011, ReportKind.ANNUAL.value].expected
