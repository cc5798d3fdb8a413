"""`panel`: why a side of a row is empty."""

from __future__ import annotations

import pytest
from fictional_place import growth, observed, promised, yearly
from panel_rows import GROWTH, SIX, rows_of

from reportschema.models.annotating.annotation_codes import AnnotationLevel
from reportschema.models.fields.codes import Annotator, State
from reportschema.publishing.rows.panel_row import PanelState

STATES = {
    "promised": {
        PanelState.GIVEN: (2016, "gdp"),
        PanelState.SILENT: (2017, "cpi"),
        PanelState.WORDS_ONLY: (2017, "retail_sales"),
        PanelState.NOT_CODED: (2018, "gdp"),
        PanelState.NO_REPORT: (2019, "gdp"),
    },
    "reported": {
        PanelState.GIVEN: (2016, "gdp"),
        PanelState.SILENT: (2016, "retail_sales"),
        PanelState.NOT_CODED: (2017, "retail_sales"),
        PanelState.NO_REPORT: (2018, "gdp"),
    },
}


@pytest.mark.parametrize("state", STATES["promised"])
def test_an_empty_promise_says_why(state: PanelState) -> None:
    year, subject = STATES["promised"][state]
    assert SIX[year, subject, GROWTH].promised_state == state


@pytest.mark.parametrize("state", STATES["reported"])
def test_an_empty_outcome_says_why(state: PanelState) -> None:
    year, subject = STATES["reported"][state]
    assert SIX[year, subject, GROWTH].reported_state == state


def test_a_row_has_an_attainment_only_where_both_sides_are_given() -> None:
    for row in SIX.values():
        both = row.promised_state == row.reported_state == PanelState.GIVEN
        assert (row.attainment is not None) == both, row.id


def test_of_a_label_silence_is_never_said() -> None:
    lamps = SIX[2016, "老街新装路灯", "level, sum, 盏"]
    assert lamps.reported_state == PanelState.NOT_CODED


def test_an_undated_figure_of_the_indicator_leaves_silence_open() -> None:
    undated = yearly(2016, [observed("cpi", None, **growth("2", 2015))], [])
    assert rows_of([undated])[2015, "cpi", GROWTH].reported_state == PanelState.NOT_CODED
    promise = promised("cpi", None, **growth("2", 2016))
    earlier = observed("cpi", "2014", **growth("2", 2014))
    silent = yearly(2016, [earlier], [promise])
    assert rows_of([silent])[2015, "cpi", GROWTH].reported_state == PanelState.SILENT


def test_a_figure_of_a_part_leaves_silence_open_for_its_measure_alone() -> None:
    part = observed("cpi", "2015", coverage="城镇", **growth("2", 2015))
    rows = rows_of([yearly(2016, [part], [])])
    assert rows[2015, "cpi", GROWTH].reported_state == PanelState.NOT_CODED
    assert rows[2015, "retail_sales", GROWTH].reported_state == PanelState.SILENT
    rank = observed("cpi", "2015", **growth("2", 2015) | {"transformation": "rank", "unit": "位"})
    rows = rows_of([yearly(2016, [rank], [])])
    assert rows[2015, "cpi", GROWTH].reported_state == PanelState.SILENT


def test_a_target_for_one_measure_leaves_the_others_of_its_subject_silent() -> None:
    assert SIX[2015, "gdp", "level, sum, CNY"].promised_state == PanelState.SILENT


def test_a_list_in_part_says_nothing_of_what_it_lacks() -> None:
    for state, expected in ((State.PARTIAL, "not_coded"), (State.COMPLETE, "silent")):
        report = yearly(2016, [observed("imports_exports", "2016", value="1", unit="亿元")], [])
        part = yearly(2016, list(report.observations), [], state=state)
        row = rows_of([part])[2016, "imports_exports", "level, sum, CNY"]
        assert row.promised_state == expected


def test_an_annotation_of_the_headline_tells_of_the_core_and_of_headline_series_alone() -> None:
    target = promised("imports_exports", "2015", **growth("3", 2015))
    beside = observed("exports", "2014", **growth("4", 2014))
    before = yearly(2015, [beside], [target])
    headline = yearly(2016, [], [], state=State.PARTIAL, level=AnnotationLevel.HEADLINE)
    more = promised("exports", "2015", headline=False, **growth("3", 2015))
    rows = rows_of([before.model_copy(update={"targets": (target, more)}), headline])
    assert rows[2015, "cpi", GROWTH].reported_state == PanelState.SILENT
    assert rows[2015, "imports_exports", GROWTH].reported_state == PanelState.SILENT
    assert rows[2015, "exports", GROWTH].reported_state == PanelState.NOT_CODED


def test_a_headline_annotation_that_nobody_has_read_says_no_silence() -> None:
    headline = yearly(2016, [], [], state=State.PARTIAL, level=AnnotationLevel.HEADLINE)
    outcomes = headline.annotation.observations
    assert outcomes
    unread = outcomes.model_copy(update={"by": Annotator.MACHINE})
    annotation = headline.annotation.model_copy(update={"observations": unread})
    rows = rows_of([headline.model_copy(update={"annotation": annotation})])
    assert rows[2015, "cpi", GROWTH].reported_state == PanelState.NOT_CODED
    assert rows_of([headline])[2015, "cpi", GROWTH].reported_state == PanelState.SILENT


def test_a_headline_annotation_follows_no_headline_target_of_other_years() -> None:
    target = promised("imports_exports", "2013", **growth("3", 2013))
    outcome = observed("imports_exports", "2014", **growth("4", 2014))
    earlier = yearly(2013, [], [target])
    told = yearly(2015, [outcome], [])
    headline = yearly(2016, [], [], state=State.PARTIAL, level=AnnotationLevel.HEADLINE)
    promise = promised("imports_exports", "2015", headline=False, **growth("3", 2015))
    told = told.model_copy(update={"targets": (promise,)})
    rows = rows_of([earlier, told, headline])
    assert rows[2015, "imports_exports", GROWTH].reported_state == PanelState.NOT_CODED
