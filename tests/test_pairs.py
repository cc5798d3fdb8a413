"""Which outcome stands beside which promise."""

from __future__ import annotations

from typing import Any

from made_entries import GROWTH, KNOWN, UNITS, report

from reportschema.comparing import entries, promise_pairs
from reportschema.models import WorkReport


def pairs(*reports: WorkReport) -> list[tuple[str, str]]:
    """The ids of targets and outcomes that are set beside each other, without the place's code."""
    figures = [figure for given in reports for figure in entries(given, KNOWN, UNITS)]
    ids = [(pair.target.id, pair.outcome.id) for pair in promise_pairs(figures)]
    return [(target.partition("-")[2], outcome.partition("-")[2]) for target, outcome in ids]


def grew(value: str, period: str = "2017", **fields: Any) -> dict[str, Any]:
    return {**GROWTH, "value": value, "period": period, **fields}


def test_a_promise_is_beside_what_a_later_report_tells() -> None:
    plan = report("2017", targets=[grew("7")])
    account = report("2018", observations=[grew("6.8")])
    assert pairs(account, plan) == [("2017/t1", "2018/o1")]


def test_a_target_that_is_recalled_is_beside_its_outcome_too() -> None:
    plan = report("2017", targets=[grew("7")])
    recalled = grew("7", stance="recalled")
    account = report("2018", observations=[grew("6.8")], targets=[recalled])
    assert pairs(plan, account) == [("2017/t1", "2018/o1"), ("2018/t1", "2018/o1")]


def test_of_many_accounts_the_first_after_its_time_and_the_latest_are_beside_a_promise() -> None:
    plan = report("2017", targets=[grew("7")])
    early = report("2017", observations=[grew("6.9")], month="11")
    accounts = [report(year, observations=[grew("6.8")]) for year in ("2018", "2019", "2020")]
    assert pairs(plan, early, *accounts) == [("2017/t1", "2018/o1"), ("2017/t1", "2020/o1")]
    assert pairs(plan, early) == [("2017/t1", "2017-term-end/o1")]


def test_what_measures_otherwise_is_beside_no_promise() -> None:
    plan = report("2017", targets=[grew("7")])
    for other in (
        grew("30", base_period="2012"),
        grew("7", period="2016"),
        grew("7", coverage="南片"),
        {**grew("7"), "transformation": "change", "unit": "个百分点"},
    ):
        assert pairs(plan, report("2018", observations=[other])) == []
    nominal = report("2018", observations=[grew("9", basis="current_prices")])
    assert pairs(plan, nominal) == [("2017/t1", "2018/o1")]


def test_two_conventions_of_one_report_stand_beside_each_other() -> None:
    plan = report("2017", targets=[grew("7", indicator="budget_revenue")])
    told = [grew("6", indicator="budget_revenue")]
    told += [grew("8", indicator="budget_revenue", basis="comparable")]
    figures = [
        e for r in (plan, report("2018", observations=told)) for e in entries(r, KNOWN, UNITS)
    ]
    beside = [(pair.outcome.id, [e.id for e in pair.beside]) for pair in promise_pairs(figures)]
    assert beside == [
        ("990101-2018/o1", ["990101-2018/o2"]),
        ("990101-2018/o2", ["990101-2018/o1"]),
    ]


def test_one_label_is_one_thing_only_across_reports_and_where_it_stands_once() -> None:
    shops = {"label": "茶铺", "unit": "家", "value": "9", "period": "2017"}
    plan = report("2017", targets=[shops])
    assert pairs(plan, report("2018", observations=[shops])) == [("2017/t1", "2018/o1")]
    assert pairs(plan, report("2018", observations=[shops, {**shops, "value": "3"}])) == []
    assert pairs(report("2018", observations=[shops], targets=[shops])) == []
    named = report("2018", observations=[{**shops, "fulfils": "t1"}, shops], targets=[shops])
    assert pairs(named) == [("2018/t1", "2018/o1")]


def test_pairs_grow_with_the_figures_and_not_with_their_square() -> None:
    figures = [grew("7") for _ in range(30)]
    plans = [report(str(2000 + n), targets=figures) for n in range(5)]
    accounts = [report(str(2018 + n), observations=figures) for n in range(5)]
    assert len(pairs(*plans, *accounts)) == 2 * 30 * 5
