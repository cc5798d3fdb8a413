"""What a figure measures, when two can be compared, and whether a promise was attained."""

from __future__ import annotations

from typing import Any

import pytest
from made_entries import GROWTH, KNOWN, UNITS, entry, promise, report

from reportschema.comparing import (
    Attainment,
    Difference,
    attainment,
    comparable,
    entries,
    horizon,
    series_of,
)
from reportschema.models.fields.codes import Basis, Collection

REACHED, NOT_REACHED, OPEN = Attainment.REACHED, Attainment.NOT_REACHED, Attainment.OPEN
NOT_YET_DUE, NOT_COMPARABLE = Attainment.NOT_YET_DUE, Attainment.NOT_COMPARABLE


HEDGES = {
    "at_least": "以上",
    "over": "超过",
    "at_most": "以内",
    "under": "不足",
    "about": "左右",
    "nearly": "近",
}


def hedged(hedge: str) -> dict[str, str]:
    return {"hedge": hedge, "hedge_words": HEDGES[hedge]} if hedge in HEDGES else {}


@pytest.mark.parametrize(
    ("indicator", "hedge", "promised", "reported", "judgement"),
    [
        # what the words bound is judged, on whichever side
        ("gdp", "at_least", "7", "7", REACHED),
        ("gdp", "at_least", "7", "6.9", NOT_REACHED),
        ("gdp", "over", "7", "7.1", REACHED),
        ("gdp", "over", "7", "7", OPEN),
        ("gdp", "over", "7", "6.9", NOT_REACHED),
        ("registered_unemployment_rate", "at_most", "4.6", "4.1", REACHED),
        ("registered_unemployment_rate", "at_most", "4.6", "4.6", REACHED),
        ("registered_unemployment_rate", "at_most", "4.6", "4.7", NOT_REACHED),
        ("cpi", "at_most", "3", "3.5", NOT_REACHED),
        # a bare value asks for itself or the good side
        ("gdp", "exact", "7", "7", REACHED),
        ("gdp", "exact", "7", "7.3", REACHED),
        ("gdp", "exact", "7", "6.8", NOT_REACHED),
        ("registered_unemployment_rate", "exact", "4.6", "4.1", REACHED),
        ("registered_unemployment_rate", "exact", "4.6", "4.8", NOT_REACHED),
        ("cpi", "exact", "3", "3", REACHED),
        ("cpi", "exact", "3", "2", OPEN),
        ("cpi", "exact", "3", "4", OPEN),
        # 左右 and 近 never accuse
        ("gdp", "about", "5", "5", REACHED),
        ("gdp", "about", "5", "5.2", REACHED),
        ("gdp", "about", "5", "4.8", OPEN),
        ("registered_unemployment_rate", "about", "5.5", "5.2", REACHED),
        ("registered_unemployment_rate", "about", "5.5", "5.6", OPEN),
        ("cpi", "about", "3", "2.0", OPEN),
        ("gdp", "nearly", "5", "4.8", OPEN),
    ],
)
def test_only_what_the_words_bound_is_judged(
    indicator: str, hedge: str, promised: str, reported: str, judgement: Attainment
) -> None:
    how = "level" if indicator == "registered_unemployment_rate" else "growth"
    figure = {"indicator": indicator, "transformation": how, "unit": "%", "period": "2020"}
    target = promise("2020", **figure, value=promised, **hedged(hedge))
    outcome = entry("2021", **figure, value=reported)
    assert attainment(target, outcome).attainment == judgement


@pytest.mark.parametrize(
    ("indicator", "reported", "judgement", "gap"),
    [
        ("gdp", "6.2", REACHED, "0"),
        ("gdp", "6", REACHED, "0"),
        ("gdp", "7", REACHED, "0.5"),
        ("gdp", "5.5", NOT_REACHED, "-0.5"),
        ("cpi", "7", NOT_REACHED, "0.5"),
    ],
)
def test_a_range_bounds_both_sides(
    indicator: str, reported: str, judgement: Attainment, gap: str
) -> None:
    figure = {**GROWTH, "indicator": indicator, "period": "2020"}
    judged = attainment(
        promise("2020", **figure, low="6", high="6.5"), entry("2021", **figure, value=reported)
    )
    assert (judged.attainment, str(judged.gap_written)) == (judgement, gap)


@pytest.mark.parametrize(
    ("hedge", "reported", "judgement"),
    [
        ("about", "7", OPEN),
        ("about", "8", REACHED),
        ("over", "7", REACHED),
        ("over", "6", OPEN),
        ("under", "7", NOT_REACHED),
        ("nearly", "7", OPEN),
    ],
)
def test_an_outcome_in_doubtful_words_is_judged_only_where_all_it_can_be_agrees(
    hedge: str, reported: str, judgement: Attainment
) -> None:
    target = promise("2020", **GROWTH, period="2020", value="7", **hedged("at_least"))
    outcome = entry("2021", **GROWTH, period="2020", value=reported, **hedged(hedge))
    assert attainment(target, outcome).attainment == judgement


def test_a_fall_that_is_promised_is_bounded_from_the_other_side() -> None:
    figure = {"indicator": "retail_sales", "transformation": "growth", "unit": "%"}
    target = promise("2020", **figure, period="2020", value="-3", **hedged("at_least"))
    deeper = entry("2021", **figure, period="2020", value="-3.4")
    assert attainment(target, deeper).attainment == REACHED
    shallower = entry("2021", **figure, period="2020", value="-2")
    assert attainment(target, shallower).attainment == NOT_REACHED


def test_what_is_not_over_is_not_yet_due_and_keeps_its_gap() -> None:
    plan = promise(
        "2016", label="完成改造的旧村", unit="个", value="126", collection="sum", period="2016/2018"
    )
    first_year = entry(
        "2017", label="完成改造的旧村", unit="个", value="7", collection="sum", period="2016"
    )
    judged = attainment(plan, first_year)
    assert (judged.attainment, str(judged.gap_written)) == (NOT_YET_DUE, "-119")
    assert judged.reason == "the promise is for 2016/2018, the figure of 2016"


def test_a_label_declares_no_good_side() -> None:
    target = promise(label="步行街", unit="条", value="3", period="2020")
    more = entry("2021", label="步行街", unit="条", value="5", period="2020")
    assert attainment(target, more).attainment == OPEN
    as_many = entry("2021", label="步行街", unit="条", value="3", period="2020")
    assert attainment(target, as_many).attainment == REACHED


def test_nothing_rests_on_an_inferred_value() -> None:
    target = promise(**GROWTH, period="2020", value="7")
    guessed = entry("2021", **GROWTH, period="2020", value="6", inferred=["value"])
    judged = attainment(target, guessed)
    assert (judged.attainment, judged.reason) == (OPEN, "value inferred")


def test_two_conventions_that_come_out_apart_leave_a_promise_open_that_names_none() -> None:
    revenue = {**GROWTH, "indicator": "budget_revenue", "period": "2020"}
    short, enough = {**revenue, "value": "1.7"}, {**revenue, "value": "2.5", "basis": "comparable"}
    outcome, other = entries(report("2021", observations=[short, enough]), KNOWN, UNITS)
    target = promise("2020", **revenue, value="2.5")
    assert attainment(target, outcome).attainment == NOT_REACHED
    for told, beside in ((outcome, other), (other, outcome)):
        judged = attainment(target, told, [beside])
        assert judged.attainment == OPEN
        assert "two conventions" in str(judged.reason)
    named = promise("2020", **revenue, value="2.5", basis="comparable")
    assert attainment(named, other, [outcome]).attainment == REACHED
    lower = promise("2020", **revenue, value="1.5")
    assert attainment(lower, outcome, [other]).attainment == REACHED


def test_a_promise_without_a_number_is_not_judged() -> None:
    target = promise(indicator="gdp", form="verbal", period="2020")
    judged = attainment(target, entry("2021", **GROWTH, period="2020", value="6"))
    assert judged.attainment == NOT_COMPARABLE
    assert judged.gap is None


LEVEL = {"indicator": "retail_sales", "unit": "亿元", "value": "5"}
YEARLY = {**GROWTH, "value": "5", "period": "2010"}


@pytest.mark.parametrize(
    ("first", "second", "difference"),
    [
        (LEVEL, {**LEVEL, "division": "990102"}, Difference.PLACE),
        (LEVEL, {**LEVEL, "indicator": "gdp"}, Difference.SUBJECT),
        (LEVEL, {**LEVEL, "coverage": "南片"}, Difference.COVERAGE),
        (
            YEARLY,
            {**YEARLY, "transformation": "change", "unit": "个百分点"},
            Difference.TRANSFORMATION,
        ),
        (LEVEL, {**LEVEL, "unit": "亿美元"}, Difference.UNIT),
        ({**LEVEL, "collection": "sum"}, {**LEVEL, "collection": "each"}, Difference.COLLECTION),
        (
            {**LEVEL, "collection": "sum", "period": "2010"},
            {**LEVEL, "collection": "sum", "period": "2006/2010"},
            Difference.SPAN,
        ),
        ({**YEARLY, "base_period": "2009"}, {**YEARLY, "base_period": "2006"}, Difference.SPAN),
        (
            {**YEARLY, "base_period": "2009"},
            {**YEARLY, "period": "2011", "base_period": "2010"},
            None,
        ),
        (YEARLY, {**YEARLY, "base_period": "2009"}, None),
        (YEARLY, {**YEARLY, "period": "2006/2010", "collection": "average"}, Difference.COLLECTION),
        (YEARLY, {**YEARLY, "basis": "current_prices"}, Difference.PRICES),
        ({**YEARLY, "basis": "real"}, {**YEARLY, "basis": "constant_prices"}, None),
        (
            {**LEVEL, "basis": "project_location"},
            {**LEVEL, "basis": "legal_unit_location"},
            Difference.CONVENTION,
        ),
        ({**LEVEL, "basis": "project_location"}, LEVEL, None),
        (
            {**LEVEL, "counterpart_area": "440100"},
            {**LEVEL, "counterpart_area": "440000"},
            Difference.REFERENCE_AREA,
        ),
    ],
)
def test_each_part_of_a_series_can_differ_and_what_is_unsaid_cannot(
    first: dict[str, Any], second: dict[str, Any], difference: Difference | None
) -> None:
    differences = [
        why.difference for why in comparable(entry("2011", **first), entry("2011", **second))
    ]
    assert (difference in differences) if difference else (differences == [])
    backwards = comparable(entry("2011", **second), entry("2011", **first))
    assert [why.difference for why in backwards] == differences


def test_half_a_year_is_no_year() -> None:
    half = entry("2020", **GROWTH, value="3", period="2020-01/2020-06")
    year = entry("2021", **GROWTH, value="5", period="2020")
    assert [why.difference for why in comparable(half, year)] == [Difference.SPAN]


def test_a_boundary_that_changed_between_two_years_is_told() -> None:
    figure = {**LEVEL, "division": "440103"}
    before = entry("2005", **figure, period="2004")
    after = entry("2006", **figure, period="2005")
    (why,) = comparable(before, after)
    assert (why.difference, why.words) == (Difference.TERRITORY, "the boundary changed in 2005")


def test_counting_words_that_fit_any_thing_are_one_unit() -> None:
    libraries = entry(label="图书馆分馆", unit="个", value="4")
    assert comparable(libraries, entry(label="图书馆分馆", unit="家", value="9")) == ()
    firms = entry(label="图书馆分馆", unit="户", value="9")
    branches = entry(label="图书馆分馆", unit="家", value="9")
    assert [why.difference for why in comparable(firms, branches)] == [Difference.UNIT]


def test_the_series_of_a_level_fills_what_its_indicator_settles() -> None:
    series = series_of(entry(**LEVEL, period="2019"))
    assert series.collection == Collection.SUM
    assert series.prices == Basis.CURRENT_PRICES
    assert series.unit == "CNY"
    assert series.span == 1


@pytest.mark.parametrize(
    ("year", "plans", "figure", "years"),
    [
        ("2020", ("2020",), {**GROWTH, "value": "7", "period": "2020"}, 1),
        ("2020", ("2020",), {**GROWTH, "value": "7", "period": "2020", "base_period": "2019"}, 1),
        # twice as much by 2010 as in 2000
        (
            "2003",
            (),
            {**GROWTH, "unit": "番", "value": "1", "period": "2010", "base_period": "2000"},
            10,
        ),
        (
            "2011",
            ("2011/2015",),
            {**GROWTH, "value": "7", "period": "2011/2015", "collection": "average"},
            5,
        ),
        (
            "2016",
            ("2017/2021",),
            {**GROWTH, "value": "7", "period": "2017/2021", "collection": "average"},
            5,
        ),
        # a level at the end of the plan is due when the plan is
        ("2011", ("2011", "2011/2015"), {**LEVEL, "period": "2015"}, 5),
        ("2017", ("2017",), {**LEVEL, "period": "2020"}, 4),
        ("2017", ("2017",), {**LEVEL, "period": "2017/.."}, None),
        ("2017", ("2017",), LEVEL, None),
    ],
)
def test_a_horizon_is_counted_from_base_plan_or_delivery(
    year: str, plans: tuple[str, ...], figure: dict[str, Any], years: int | None
) -> None:
    assert horizon(promise(year, plans=plans, **figure)) == years
