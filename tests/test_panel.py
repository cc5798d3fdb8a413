"""`panel`: each promise beside its outcome, and why a side is empty."""

from __future__ import annotations

import csv
from decimal import Decimal

import pytest
from conftest import PACKAGE
from fictional_place import change_of_term, growth, observed, promised, six_years, yearly
from panel_rows import GROWTH, SIX, rows_of

from reportschema.checking import grammar
from reportschema.comparing import Attainment
from reportschema.models import WorkReport
from reportschema.models.fields.codes import Commitment
from reportschema.publishing.computed.panels import outcome_panel, promise_outcome, target_panel
from reportschema.publishing.rows.panel_models import OutcomePanelRow, TargetPanelRow
from reportschema.publishing.rows.panel_row import PanelRow, PanelState
from reportschema.vocabularies import vocabulary


def gdp(year: int) -> PanelRow:
    return SIX[year, "gdp", GROWTH]


def test_each_promise_stands_beside_its_outcome() -> None:
    pairs = {
        year: (row.promised_value, row.reported_value, row.attainment)
        for (year, subject, measure), row in SIX.items()
        if (subject, measure) == ("gdp", GROWTH) and row.attainment
    }
    assert pairs == {
        2015: (Decimal(8), Decimal("8.2"), Attainment.REACHED),
        2016: (Decimal(7), Decimal("7.4"), Attainment.REACHED),
        2017: (Decimal(7), Decimal("6.9"), Attainment.OPEN),
    }
    assert gdp(2017).gap == Decimal("-0.1")


def test_no_growth_over_several_years_is_among_the_yearly_ones() -> None:
    of_2015 = {row.reported_value for (year, *_), row in SIX.items() if year == 2015}
    assert of_2015 == {Decimal("8.2"), Decimal(30_000_000_000), None}
    promises = {row.promised_value for row in SIX.values()}
    assert Decimal("7.5") not in promises  # a year's average of five
    assert Decimal(50_000_000_000) not in promises  # due at the end of five
    assert 2021 not in {year for year, *_ in SIX}


def test_growth_from_a_base_that_nobody_names_is_yearly_only_in_a_yearly_report() -> None:
    def values(report: WorkReport) -> set[Decimal | None]:
        return {row.reported_value for row in rows_of([report]).values()} - {None}

    unsaid = {"transformation": "growth", "value": "9", "unit": "%"}
    assert values(yearly(2016, [observed("gdp", "2015", **unsaid)], [])) == {Decimal(9)}
    assert values(change_of_term(2016, [observed("gdp", "2015", **unsaid)], [])) == set()


def test_growth_from_an_earlier_year_is_in_no_row_and_a_stock_is() -> None:
    since = observed("gdp", "2015", **growth("50", 2012))
    stock = observed("high_tech_enterprises", "2015", value="30", unit="家", collection="end")
    rows = rows_of([yearly(2016, [since, stock], [])])
    given = {key for key, row in rows.items() if row.reported_state == PanelState.GIVEN}
    assert given == {(2015, "high_tech_enterprises", "level, end, 家")}


def test_what_is_striven_for_beyond_a_promise_is_its_stretch() -> None:
    row = gdp(2016)
    assert (row.promised_value, row.stretch_value) == (Decimal(7), Decimal(8))
    assert row.promised_commitment == Commitment.PLAIN
    assert gdp(2015).stretch_value is None


def test_what_is_striven_for_alone_is_the_promise() -> None:
    alone = promised(
        "gdp", "2016", commitment="strive", commitment_words="力争", **growth("8", 2016)
    )
    row = rows_of([yearly(2016, [], [alone])])[2016, "gdp", GROWTH]
    assert (row.promised_value, row.stretch_value) == (Decimal(8), None)
    assert row.promised_commitment == Commitment.STRIVE


def test_a_peg_is_a_promise_of_growth_without_a_number() -> None:
    row = SIX[2017, "resident_income", GROWTH]
    assert (row.promised_form, row.promised_value, row.promised_hedge) == ("pegged", None, "about")
    assert row.reported_value == 8
    assert row.attainment == Attainment.NOT_COMPARABLE


@pytest.mark.parametrize(
    ("indicator", "fields", "measure"),
    [
        ("imports_exports", {"form": "pegged", "pegged_to": "gdp"}, GROWTH),
        ("retail_sales", {"form": "verbal"}, GROWTH),
        ("urban_income", {"form": "verbal"}, GROWTH),
        ("urban_new_jobs", {"form": "verbal"}, "level, sum, persons"),
        ("rd_spending", {"form": "verbal"}, "level, sum"),
        (None, {"form": "verbal", "label": "茶旅融合"}, "level"),
    ],
)
def test_a_target_without_a_number_is_in_what_such_targets_are_usually_set_in(
    indicator: str | None, fields: dict[str, str], measure: str
) -> None:
    rows = rows_of([yearly(2016, [], [promised(indicator, "2016", **fields)])])
    given = [key[2] for key, row in rows.items() if row.promised_state == PanelState.GIVEN]
    assert given == [measure]


def test_the_first_report_after_the_year_is_the_vintage_and_the_others_are_counted() -> None:
    row = gdp(2015)
    assert (row.reported_report, row.vintages) == ("990101-2016", 2)
    assert gdp(2016).vintages == 1
    assert gdp(2018).vintages == 0
    early = observed("gdp", "2015", **growth("9", 2015))
    told = [
        yearly(2015, [early], []),
        yearly(2016, [observed("gdp", "2015", **growth("8", 2015))], []),
    ]
    row = rows_of(told)[2015, "gdp", GROWTH]
    assert (row.reported_value, row.reported_report) == (Decimal(8), "990101-2016")
    assert row.vintages == 2


def test_the_first_report_that_promises_fills_the_row_before_one_that_tells_it_again() -> None:
    again = promised("gdp", "2015", stance="recalled", **growth("8.5", 2015))
    own = yearly(2015, [], [promised("gdp", "2015", **growth("8", 2015))])
    later = yearly(2016, [observed("gdp", "2015", **growth("8.2", 2015))], [again])
    row = rows_of([later, own])[2015, "gdp", GROWTH]
    assert (row.promised_value, row.promised_report) == (Decimal(8), "990101-2015")
    row = rows_of([later])[2015, "gdp", GROWTH]
    assert (row.promised_value, row.promised_report) == (Decimal("8.5"), "990101-2016")
    assert row.attainment == Attainment.NOT_REACHED


def test_a_headline_target_fills_the_row_before_another_one() -> None:
    beside = promised("gdp", "2016", headline=False, **growth("9", 2016))
    headline = promised("gdp", "2016", **growth("7", 2016))
    row = rows_of([yearly(2016, [], [beside, headline])])[2016, "gdp", GROWTH]
    assert row.promised_value == 7


def test_an_outcome_that_names_its_promise_stands_beside_it() -> None:
    lamps = {"label": "老街新装路灯", "value": "80", "unit": "盏", "collection": "sum"}
    target = promised(None, "2016", headline=False, **lamps)
    named = observed(
        None, "2016", **lamps | {"label": "路灯", "value": "85"}, fulfils=f"990101-2016/{target.id}"
    )
    key = 2016, "老街新装路灯", "level, sum, 盏"
    row = rows_of([yearly(2016, [], [target]), yearly(2017, [named], [])])[key]
    assert (row.promised_value, row.reported_value, row.vintages) == (Decimal(80), Decimal(85), 1)
    other = observed("gdp", "2016", **growth("7", 2016))
    later = observed("gdp", "2016", fulfils="990101-2016/t9999", **growth("6", 2016))
    promise = promised("gdp", "2016", id="t9999", **growth("6.5", 2016))
    reports = [yearly(2016, [], [promise]), yearly(2017, [other, later], [])]
    assert rows_of(reports)[2016, "gdp", GROWTH].reported_value == 6
    unnamed = named.model_copy(update={"fulfils": None})
    assert key not in rows_of([yearly(2016, [], [target]), yearly(2017, [unnamed], [])])
    alike = unnamed.model_copy(update={"label": "老街新装路灯"})
    row = rows_of([yearly(2016, [], [target]), yearly(2017, [alike], [])])[key]
    assert (row.promised_value, row.reported_value) == (Decimal(80), Decimal(85))


@pytest.mark.parametrize(
    ("other", "fits"),
    [
        ({}, True),
        ({"unit": "公里"}, False),
        ({"collection": "end"}, False),
        ({"transformation": "growth", "unit": "%", "collection": None}, False),
        ({"period": "2015"}, False),
        ({"basis": "constant_prices"}, True),
    ],
)
def test_an_outcome_of_another_measure_or_year_is_in_no_row_of_the_promise(
    other: dict[str, object], fits: bool
) -> None:
    lamps = {"label": "路灯", "value": "80", "unit": "盏", "collection": "sum"}
    target = promised(None, "2016", **lamps)
    link = {"fulfils": f"990101-2016/{target.id}"}
    when = {"period": "2016"} | other
    period = str(when.pop("period"))
    outcome = observed(None, period, **lamps | link | when)
    row = rows_of([yearly(2016, [], [target]), yearly(2017, [outcome], [])])
    assert (row[2016, "路灯", "level, sum, 盏"].reported_state == PanelState.GIVEN) == fits


def test_an_outcome_at_other_prices_is_in_no_row_of_the_promise() -> None:
    output = {"label": "茶业产值", "value": "8", "unit": "亿元", "collection": "sum"}
    target = promised(None, "2016", **output)
    link = {"fulfils": f"990101-2016/{target.id}"}
    for basis, state in (("constant_prices", "not_coded"), ("current_prices", "given")):
        outcome = observed(None, "2016", **output | link, basis=basis)
        rows = rows_of([yearly(2016, [], [target]), yearly(2017, [outcome], [])])
        assert rows[2016, "茶业产值", "level, sum, CNY"].reported_state == state


def test_growth_at_other_prices_than_usual_is_another_series() -> None:
    nominal = observed("gdp", "2015", basis="current_prices", **growth("10", 2015))
    rows = rows_of([yearly(2016, [nominal], [])])
    assert rows[2015, "gdp", "growth, %, at current prices"].reported_value == 10
    assert rows[2015, "gdp", GROWTH].reported_value is None


def test_a_level_without_a_collection_joins_the_only_one_beside_it() -> None:
    target = promised(None, "2016", label="路灯", value="80", unit="盏", collection="sum")
    more = promised(None, "2016", label="路灯", value="90", unit="盏")
    assert [key[2] for key in rows_of([yearly(2016, [], [target, more])]) if key[1] == "路灯"] == [
        "level, sum, 盏"
    ]
    end = promised(None, "2016", label="路灯", value="900", unit="盏", collection="end")
    assert [
        key[2] for key in rows_of([yearly(2016, [], [target, more, end])]) if key[1] == "路灯"
    ] == ["level, end, 盏", "level, sum, 盏", "level, 盏"]


def test_term_end_and_yearly_report_of_one_year_do_not_mix() -> None:
    row = gdp(2016)
    assert row.promised_report == "990101-2016"
    assert row.reported_report == "990101-2017"


def test_an_income_a_month_is_another_series_than_one_a_year() -> None:
    assert SIX[2016, "resident_income", "level, CNY"].reported_value == 36000
    assert SIX[2016, "resident_income", "level, CNY/mo"].reported_value == 3000


def test_figures_of_less_than_the_whole_place_and_ranks_are_in_no_row() -> None:
    assert SIX[2015, "retail_sales", GROWTH].reported_value is None
    rank = observed("gdp", "2015", transformation="rank", value="3", unit="位")
    assert {row.reported_value for row in rows_of([yearly(2016, [rank], [])]).values()} == {None}


@pytest.mark.parametrize("period", ["2014/2015", "../2015", "2015-06", None])
def test_a_figure_that_is_of_no_single_year_is_in_no_row(period: str | None) -> None:
    level = observed("gdp", period, value="300", unit="亿元", collection="sum")
    assert {row.reported_value for row in rows_of([yearly(2016, [level], [])]).values()} == {None}


def test_no_pair_of_tables_says_two_things_of_one_pair() -> None:
    known, units = vocabulary(), grammar().units
    reports = six_years()
    judged = {
        (row.target_value, row.observation_id.partition("/")[0], row.period): row
        for row in promise_outcome(reports, known, units)
        if row.indicator == "gdp" and row.outcome_value is not None
    }
    for row in SIX.values():
        if row.subject == "gdp" and row.attainment and row.promised_report and row.reported_report:
            pair = judged[row.promised_value, row.reported_report, str(row.year)]
            assert (pair.attainment, pair.gap) == (row.attainment, row.gap)


def test_one_series_has_one_unit_in_every_panel() -> None:
    known, units = vocabulary(), grammar().units
    shops = [
        observed("high_tech_enterprises", "2015", value="30", unit=unit, collection="end")
        for unit in ("家", "个")
    ]
    reports = [*six_years(), yearly(2014, shops, [])]
    held: dict[tuple[str, str], set[str | None]] = {}
    rows: list[OutcomePanelRow | TargetPanelRow] = [
        *outcome_panel(reports, known, units),
        *target_panel(reports, known, units),
    ]
    for row in rows:
        if row.measure and (row.normalized_value is not None or row.normalized_low is not None):
            held.setdefault((row.indicator or "", row.measure), set()).add(row.normalized_unit)
    assert {key for key, several in held.items() if len(several) > 1} == set()
    assert held["high_tech_enterprises", "level, end, 家"] == {"家"}


def committed(table: str) -> list[dict[str, str]]:
    with (PACKAGE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sides_of(table: str, side: str) -> set[tuple[str, ...]]:
    """What a table of records has that a row of the panel can show of one side."""
    more = ("hedge", "form", "commitment") if side == "promised" else ("hedge", "status")
    return {
        (
            *(row["report_id"], row["place_id"], row["period"], row["indicator"] or row["label"]),
            *(row[f"normalized_{name}"] for name in ("value", "low", "high")),
            *(row[name] for name in more),
        )
        for row in committed(table)
        if row["coverage"] == row["ref_area"] == row["repeats"] == ""
    }


def test_every_row_of_the_five_reports_agrees_with_the_tables_it_came_from() -> None:
    targets = sides_of("targets", "promised")
    outcomes = sides_of("observations", "reported")
    pairs = {
        (row["report_id"], row["place_id"], row["period"], row["attainment"], row["gap"])
        for row in committed("promise_outcome")
    }
    rows = committed("panel")
    assert len(rows) > 200
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        about = (row["place_id"], row["year"], row["subject"])
        values = [
            [row[f"{side}_{name}"] for name in ("value", "low", "high", "hedge")]
            for side in ("promised", "reported")
        ]
        if row["promised_state"] == "given":
            form = (row["promised_form"], row["promised_commitment"])
            assert (row["promised_report"], *about, *values[0], *form) in targets, row["id"]
        else:
            assert values[0] == [""] * 4, row["id"]
        if row["reported_state"] == "given":
            reported = (row["reported_report"], *about, *values[1], row["reported_status"])
            assert reported in outcomes, row["id"]
        else:
            assert values[1] == [""] * 4, row["id"]
        assert (row["attainment"] != "") == (
            row["promised_state"] == row["reported_state"] == "given"
        )
        if row["attainment"]:
            judged = (row["promised_report"], *about[:2], row["attainment"], row["gap"])
            assert judged in pairs, row["id"]


def test_one_row_of_targets_for_place_time_subject_measure_commitment_and_report() -> None:
    said = ("report_id", "place_id", "period", "indicator", "label", "measure", "commitment")
    keys = (*said, "form")  # of one thing, a peg and words may both be promised
    rows = [tuple(row[key] for key in keys) for row in committed("target_panel")]
    assert len(rows) > 40
    assert len(set(rows)) == len(rows)


def test_absences_of_the_panel_are_those_of_the_absent_targets() -> None:
    absent = {
        (row["report_id"].partition("-")[0], row["period"], row["indicator"]): row["reason"]
        for row in committed("absent_targets")
    }
    states = {
        (row["place_id"], str(row["year"]), row["subject"]): row["promised_state"]
        for row in committed("panel")
    }
    elsewhere = {  # what has its number outside the headline alone
        (row["report_id"].partition("-")[0], row["period"], row["indicator"])
        for row in committed("targets")
        if row["headline"] == "false"
    }
    yearly_ones = {
        key: reason for key, reason in absent.items() if "/" not in key[1] and key not in elsewhere
    }
    assert len(yearly_ones) > 10
    assert {key: states[key] for key in yearly_ones} == yearly_ones


@pytest.mark.parametrize(
    ("indicator", "unit", "counted"),
    [
        ("high_tech_enterprises", "个", "end, 家"),
        ("high_tech_enterprises", "户", "end, 户"),
        ("gdp", "个", "sum, 个"),
    ],
)
def test_a_word_for_any_thing_is_read_as_the_unit_of_what_is_counted(
    indicator: str, unit: str, counted: str
) -> None:
    row = observed(indicator, "2015", value="30", unit=unit)
    given = [
        key[2]
        for key, row in rows_of([yearly(2016, [row], [])]).items()
        if row.reported_state == PanelState.GIVEN
    ]
    assert given == [f"level, {counted}"]
