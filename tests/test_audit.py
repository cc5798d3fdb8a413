"""The audit: each relation on a tiny fictional report, declared inconsistencies, real sources."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLE, EXAMPLES, SOURCES, run

from reportschema.checking import grammar
from reportschema.checking.audit import RELATIONS, AuditResult
from reportschema.checking.audit import audit as audit_reports
from reportschema.files.known import NAME, KnownError, read_known
from reportschema.models import WorkReport
from reportschema.models.codes import Verdict
from reportschema.models.known import KnownInconsistency
from reportschema.verbs.audit import against_known, audit
from reportschema.verbs.build import audit_rows
from reportschema.vocabularies import vocabulary

CONSISTENT, ROUNDING, NOT_COMPARABLE, INCONSISTENT = Verdict


def figure(value: str, unit: str, at: int | None = None, **more: Any) -> dict[str, Any]:
    """One figure; without a subject it counts tea shops."""
    exact = f"{value}{unit}"
    subject = {} if {"indicator", "label", "rank_of", "ranks"} & set(more) else {"label": "茶铺"}
    number = (
        dict(zip(("low", "high"), value.split("~"), strict=True))
        if "~" in value
        else {"value": value}
    )
    return {**subject, **number, "unit": unit, "exact": exact, "start": at, **more}


def report(
    *observations: dict[str, Any],
    targets: tuple[dict[str, Any], ...] = (),
    year: str = "2020",
    **more: Any,
) -> WorkReport:
    """A report of a place that does not exist; its figures stand twenty characters apart."""

    def placed(rows: tuple[dict[str, Any], ...], letter: str, origin: int) -> list[dict[str, Any]]:
        records = []
        for n, row in enumerate(rows, 1):
            fields = {key: value for key, value in row.items() if key not in ("exact", "start")}
            start = row["start"] if row["start"] is not None else origin + 20 * n
            records.append(
                {
                    "id": f"{letter}{n}",
                    **fields,
                    "at": [start, start + len(row["exact"]), row["exact"]],
                }
            )
        return records

    data = {
        "schema_version": "1.1",
        "id": f"990101-{year}",
        "title": "政府工作报告",
        "kind": "annual",
        "government": {"division": "990101", "name": "云溪区", "level": "county"},
        "delivered": f"{year}-01-15",
        "review_periods": [str(int(year) - 1)],
        "plan_periods": [year],
        "editions": [],
        "annotation": {"level": "partial"},
        "observations": placed(observations, "o", 0),
        "targets": placed(targets, "t", 5000),
        **more,
    }
    return WorkReport.model_validate({**data, "editions": [EDITION]})


EDITION = {
    "id": "e1",
    "publisher": "云溪区人民政府",
    "page_title": "政府工作报告",
    "file_name": "x.txt",
    "encoding": "utf-8",
    "sha256": "0" * 64,
    "characters": 9000,
    "script": "Hans",
    "body": [0, 9000],
}


def rows(rule: str, *reports: WorkReport) -> list[AuditResult]:
    return [
        result
        for result in audit_reports(reports, vocabulary(), grammar().units)
        if result.rule == rule
    ]


def only(rule: str, *reports: WorkReport) -> AuditResult:
    (result,) = rows(rule, *reports)
    return result


def grown(growth: str, unit: str = "%", **more: Any) -> WorkReport:
    return report(
        figure("44", "家", period="2018"),
        figure("113", "家", period="2019"),
        figure(growth, unit, transformation="growth", period="2019", base_period="2018", **more),
    )


def test_growth_is_what_two_levels_give() -> None:
    growth = only("growth_against_levels", grown("1.6", "倍"))
    assert (growth.verdict, growth.stated, growth.unit) == (CONSISTENT, Decimal(160), "%")
    assert growth.arithmetic == "113/44-1 = 156.82 %"
    assert growth.figure_ids == ("990101-2020/o2", "990101-2020/o1", "990101-2020/o3")
    assert only("growth_against_levels", grown("156.8")).verdict == CONSISTENT
    assert only("growth_against_levels", grown("160")).reason == "160 is a round number"
    assert only("growth_against_levels", grown("165.8")).verdict == INCONSISTENT


def test_precision_of_the_levels_can_explain_a_difference() -> None:
    levels = (figure("1.2", "亿元", period="2018"), figure("1.5", "亿元", period="2019"))
    growth = figure("26.4", "%", transformation="growth", period="2019", base_period="2018")
    assert only("growth_against_levels", report(*levels, growth)).verdict == ROUNDING


def test_hedged_growth_is_held_to_the_bounds_of_its_words() -> None:
    assert (
        only("growth_against_levels", grown("150", hedge="over", hedge_words="超")).verdict
        == CONSISTENT
    )
    assert (
        only("growth_against_levels", grown("157", hedge="over", hedge_words="超")).verdict
        == INCONSISTENT
    )
    assert "within a tenth" in (
        only("growth_against_levels", grown("150", hedge="about", hedge_words="约")).reason or ""
    )


@pytest.mark.parametrize(
    ("real", "verdict"), [("6", CONSISTENT), ("16", NOT_COMPARABLE), ("40", INCONSISTENT)]
)
def test_gdp_growth_is_real_and_only_held_to_a_band(real: str, verdict: Verdict) -> None:
    levels = (
        figure("100", "亿元", indicator="gdp", period="2018", collection="sum"),
        figure("110", "亿元", indicator="gdp", period="2019", collection="sum"),
    )
    growth = figure(
        real,
        "%",
        indicator="gdp",
        transformation="growth",
        period="2019",
        base_period="2018",
        basis="constant_prices",
    )
    result = only("growth_against_levels", report(*levels, growth))
    assert result.verdict == verdict
    assert "band of plausibility" in (result.reason or "")


@pytest.mark.parametrize(
    ("growth", "verdict"), [("10", CONSISTENT), ("9.5", NOT_COMPARABLE), ("40", INCONSISTENT)]
)
def test_growth_against_last_reports_level_allows_for_a_revision(
    growth: str, verdict: Verdict
) -> None:
    before = report(figure("100.00", "亿元", period="2018", collection="sum"), year="2019")
    now = report(
        figure("110.00", "亿元", period="2019", collection="sum"),
        figure(growth, "%", transformation="growth", period="2019", base_period="2018"),
    )
    result = only("growth_against_earlier_level", now, before)
    assert result.verdict == verdict
    assert result.report_id == "990101-2020"
    if verdict == NOT_COMPARABLE:
        assert "100.46亿元 for 2018 where 990101-2019/o1 has 100.00" in (result.reason or "")


def test_levels_of_different_conventions_are_not_compared() -> None:
    before = report(
        figure("50", "亿元", period="2018", collection="sum", basis="legal_unit_location"),
        year="2019",
    )
    now = report(
        figure("110", "亿元", period="2019", collection="sum", basis="project_location"),
        figure("10", "%", transformation="growth", period="2019", base_period="2018"),
    )
    assert only("growth_against_earlier_level", before, now).verdict == NOT_COMPARABLE


@pytest.mark.parametrize(
    ("base", "growth", "verdict", "says"),
    [
        ("2014", "14.87", CONSISTENT, "5 years of growth from the level of 2014"),
        ("2015", "18.92", CONSISTENT, "4 years of growth from the level of 2015"),
        ("2015", "14.87", CONSISTENT, "5 years between the levels of 2015 and 2019"),
        ("2015", "16", NOT_COMPARABLE, "the level of 2014 is not stated"),
        ("2015", "35", INCONSISTENT, "it would have grown by"),
        ("2014", "16", INCONSISTENT, "differs by"),
    ],
)
def test_average_growth_under_each_reading_of_its_base(
    base: str, growth: str, verdict: Verdict, says: str
) -> None:
    result = only(
        "average_growth_against_levels",
        report(
            figure("100.00", "亿元", period=base),
            figure("200.00", "亿元", period="2019"),
            figure(growth, "%", transformation="growth", collection="average", period="2015/2019"),
        ),
    )
    assert result.verdict == verdict
    assert says in (result.reason or "")


def test_multiples_and_doublings() -> None:
    levels = (figure("47.7", "万人次", period="2015"), figure("170.5", "万人次", period="2019"))

    def times(value: str, unit: str, **more: Any) -> WorkReport:
        return report(*levels, figure(value, unit, period="2019", base_period="2015", **more))

    over = times("3", "倍", transformation="multiple", hedge="over", hedge_words="多")
    assert only("multiple_against_levels", over).verdict == CONSISTENT
    assert (
        only("multiple_against_levels", times("5", "倍", transformation="multiple")).verdict
        == INCONSISTENT
    )
    assert (
        only("growth_against_levels", times("2", "番", transformation="growth")).verdict
        == INCONSISTENT
    )
    assert (
        only("growth_against_levels", times("1.8", "番", transformation="growth")).verdict
        == CONSISTENT
    )


def test_doubling_beside_the_average_growth_of_its_span() -> None:
    average = figure("15", "%", transformation="growth", collection="average", period="2015/2019")

    def doubled(value: str) -> WorkReport:
        more: dict[str, Any] = {"hedge": "about", "hedge_words": "基本"}
        return report(
            average,
            figure(value, "番", transformation="growth", period="2019", base_period="2015", **more),
        )

    assert "from the level of 2014" in (only("doubling_against_average", doubled("1")).reason or "")
    assert only("doubling_against_average", doubled("3")).verdict == INCONSISTENT


def test_a_change_is_the_difference_of_two_levels() -> None:
    def changed(value: str) -> WorkReport:
        return report(
            figure("3.02", "%", indicator="rd_intensity", period="2017"),
            figure("3.3", "%", indicator="rd_intensity", period="2018"),
            figure(
                value,
                "个百分点",
                indicator="rd_intensity",
                transformation="change",
                period="2018",
                base_period="2017",
            ),
        )

    assert only("change_against_levels", changed("0.28")).verdict == CONSISTENT
    assert only("change_against_levels", changed("0.82")).verdict == INCONSISTENT


def test_growth_right_after_its_level_is_of_its_period() -> None:
    def grown_in(period: str) -> WorkReport:
        return report(
            figure("44", "家", at=100, period="2019"),
            figure("8", "%", at=106, transformation="growth", period=period, base_period="2017"),
        )

    assert rows("growth_beside_level", grown_in("2019")) == []
    assert only("growth_beside_level", grown_in("2018")).verdict == INCONSISTENT


def sectors(*shares: str, period: str = "2019") -> list[dict[str, Any]]:
    codes = ("primary_sector_share", "secondary_sector_share", "tertiary_sector_share")
    return [
        {
            **figure(share, "%", at=100, indicator=code, period=period, nth=n),
            "exact": ":".join(shares),
        }
        for n, (code, share) in enumerate(zip(codes, shares, strict=True), 1)
    ]


@pytest.mark.parametrize(
    ("shares", "verdict"),
    [
        (("0.5", "19.7", "79.8"), CONSISTENT),
        (("0.5", "19.7", "79.9"), ROUNDING),
        (("0.5", "17.9", "79.8"), INCONSISTENT),
    ],
)
def test_three_sectors_sum_to_a_hundred(shares: tuple[str, ...], verdict: Verdict) -> None:
    total = only("shares_sum", report(*sectors(*shares)))
    assert (total.verdict, total.stated) == (verdict, Decimal(100))
    assert total.arithmetic.startswith("+".join(shares))


def test_the_shares_of_one_ratio_have_one_period() -> None:
    mixed = [*sectors("0.5", "19.7", "79.8")[:2], sectors("0.5", "19.7", "79.8", period="2018")[2]]
    assert only("shares_sum", report(*mixed)).verdict == INCONSISTENT


def areas(*parts: str, whole: str = "101.45") -> WorkReport:
    amounts = [figure(whole, "万平方米", period="2020", collection="sum")]
    amounts += [
        figure(part, "万平方米", period="2020", collection="sum", coverage=f"第{n}类", part_of="t1")
        for n, part in enumerate(parts)
    ]
    return report(targets=tuple(amounts))


def test_parts_that_are_listed_out_make_up_the_whole() -> None:
    total = only("parts_against_whole", areas("35.48", "47.86", "14", "4.11"))
    assert (total.verdict, total.reason) == (CONSISTENT, "the parts make up the whole")
    assert total.arithmetic == "35.48+47.86+14+4.11 = 101.45"
    assert only("parts_against_whole", areas("35.48", "47.86", "14", "4.12")).verdict == ROUNDING
    assert (
        only("parts_against_whole", areas("33.48", "47.86", "14.00", "4.11")).verdict
        == INCONSISTENT
    )
    assert only("parts_against_whole", areas("347.8")).reason == "a part is more than its whole"
    assert (
        only("parts_against_whole", areas("34.78", "20")).reason == "some parts, 54 % of the whole"
    )


def test_things_counted_by_different_words_add_up_under_a_general_one() -> None:
    def counted(last: str) -> WorkReport:
        units = zip(("55", "29", "2", last), ("条", "张", "片", "片"), strict=True)
        return report(
            figure("90", "处"), *(figure(value, unit, part_of="o1") for value, unit in units)
        )

    assert only("parts_against_whole", counted("4")).verdict == CONSISTENT
    assert only("parts_against_whole", counted("6")).verdict == INCONSISTENT
    assert (
        only(
            "parts_against_whole", report(figure("90", "户"), figure("4", "张", part_of="o1"))
        ).verdict
        == NOT_COMPARABLE
    )


def test_a_part_is_of_the_time_of_its_whole() -> None:
    result = only(
        "parts_against_whole",
        report(figure("9", "家", period="2019"), figure("4", "家", period="2018", part_of="o1")),
    )
    assert result.verdict == INCONSISTENT


def test_shares_of_counts() -> None:
    def cases(share: str) -> WorkReport:
        return report(
            figure("7817", "宗"),
            figure("7704", "宗"),
            figure(share, "%", label="结案率", share_of="o1"),
        )

    assert only("share_against_counts", cases("98.6")).arithmetic == "7704/7817 = 98.55 %"
    assert only("share_against_counts", cases("98.6")).verdict == CONSISTENT
    assert only("share_against_counts", cases("96.8")).verdict == INCONSISTENT


def test_completion_of_a_target() -> None:
    def completed(share: str) -> WorkReport:
        target = figure("95", "家", stance="recalled", period="../2015")
        rate = figure(share, "%", transformation="completion", period="../2015", fulfils="t1")
        return report(figure("68", "家", period="../2015", fulfils="t1"), rate, targets=(target,))

    assert only("completion_against_target", completed("71.6")).verdict == CONSISTENT
    assert only("completion_against_target", completed("76.1")).verdict == INCONSISTENT


@pytest.mark.parametrize(
    ("count", "growth", "verdict"),
    [
        ("507", "67.9", CONSISTENT),
        ("163", "80", ROUNDING),
        ("8", "125", INCONSISTENT),
        ("507", "67.8", INCONSISTENT),
    ],
)
def test_growth_of_a_count_starts_from_a_whole_number(
    count: str, growth: str, verdict: Verdict
) -> None:
    rate = figure(growth, "%", transformation="growth", period="2019", base_period="2018")
    assert (
        only("whole_number_behind_rate", report(figure(count, "家", period="2019"), rate)).verdict
        == verdict
    )


def test_people_times_the_amount_each() -> None:
    def paid(total: str) -> WorkReport:
        return report(
            figure("3", "名", collection="sum"),
            figure("2000", "元", label="标准"),
            figure(total, "元", label="发放", collection="sum"),
        )

    assert only("amount_per_head", paid("6000")).arithmetic == "3名×2000元 = 6000"
    assert only("amount_per_head", paid("9000")).verdict == INCONSISTENT


def test_a_later_report_may_revise_an_earlier_one() -> None:
    def share(value: str, year: str) -> WorkReport:
        return report(
            figure(value, "%", indicator="secondary_sector_share", period="2015"), year=year
        )

    assert only("same_series", share("21.6", "2016"), share("21.6", "2017")).verdict == CONSISTENT
    revised = only("same_series", share("21.3", "2017"), share("21.6", "2016"))
    assert (revised.verdict, revised.report_id) == (NOT_COMPARABLE, "990101-2017")
    assert "revision: 990101-2017 gives -0.3" in (revised.reason or "")
    assert only("same_series", share("21.6", "2016"), share("31.6", "2017")).verdict == INCONSISTENT
    assert "before 2015 had ended" in (
        only("same_series", share("21.6", "2015"), share("31.6", "2017")).reason or ""
    )


def test_one_report_gives_one_value() -> None:
    twice = report(figure("9", "家", period="2019"), figure("8", "家", period="2019"))
    assert only("same_series", twice).verdict == INCONSISTENT


def test_shares_differ_by_percentage_points() -> None:
    twice = report(*(figure(share, "%", period="2019") for share in ("21.6", "21.3")))
    assert "-0.3 percentage points apart" in (only("same_series", twice).reason or "")
    before = report(figure("21.6", "%", period="2015"), year="2016")
    after = report(figure("21.3", "%", period="2015"), year="2017")
    assert "-0.3 percentage points more" in (only("same_series", before, after).reason or "")


def test_a_series_is_compared_along_itself() -> None:
    values = [figure(str(value), "家", period="2019") for value in (9, 9, 8, 9)]
    verdicts = [(row.figure_ids, row.verdict) for row in rows("same_series", report(*values))]
    ids = [f"990101-2020/o{n}" for n in range(1, 5)]
    assert verdicts == [
        ((ids[0], ids[1]), CONSISTENT),
        ((ids[1], ids[2]), INCONSISTENT),
        ((ids[2], ids[3]), INCONSISTENT),
    ]


def test_a_figure_is_beside_the_nearest_that_compares() -> None:
    parts = [
        figure("9", "家", period="2019", collection="end"),
        figure("3", "家", period="2019", collection="sum"),
        figure("9", "家", period="2019", collection="end"),
        figure("9", "亩", period="2019", collection="end"),
    ]
    figures = [row.figure_ids for row in rows("same_series", report(*parts))]
    ids = [f"990101-2020/o{n}" for n in range(1, 5)]
    assert figures == [(ids[0], ids[2]), (ids[2], ids[3])]


def test_nothing_is_inconsistent_on_what_was_inferred() -> None:
    said = grown("165.8")
    assert only("growth_against_levels", said).verdict == INCONSISTENT
    guessed = only("growth_against_levels", grown("165.8", inferred=["base_period"]))
    assert guessed.verdict == NOT_COMPARABLE
    assert (guessed.reason or "").endswith("but base_period of o3 inferred")
    ratio = [{**share, "inferred": ["unit"]} for share in sectors("0.5", "17.9", "79.8")]
    assert only("shares_sum", report(*ratio)).verdict == INCONSISTENT
    assert only(
        "shares_sum", report(*[{**ratio[0], "inferred": ["value"]}, *ratio[1:]])
    ).verdict == (NOT_COMPARABLE)


def doubled_on_average(*rates: str) -> WorkReport:
    """A sentence of two series: from one number to another, 15 % a year each, about doubled.

    100 to 205 is doubled in four years, 100 to 170 in none that are counted from it; at 15 % a year
    both are doubled in five.
    """
    growth: dict[str, Any] = {
        "transformation": "growth",
        "collection": "average",
        "period": "2015/2019",
    }
    total: dict[str, Any] = {
        "transformation": "growth",
        "period": "2019",
        "base_period": "2015",
        "inferred": ["base_period"],
        "hedge": "about",
        "hedge_words": "基本",
    }
    records = []
    for label, end, rate in zip(("茶铺", "书铺"), ("205", "170"), rates, strict=True):
        records += [
            figure("100", "万元", label=label, period="2015"),
            figure(end, "万元", label=label, period="2019"),
            figure(rate, "%", label=label, **growth),
            figure("1", "番", at=400, label=label, **total),
        ]
    return report(*records)


def test_one_phrase_has_one_reading_in_every_rule() -> None:
    sentence = doubled_on_average("15", "15")
    compounds = rows("doubling_against_average", sentence)
    assert [row.verdict for row in compounds] == [CONSISTENT, CONSISTENT]
    levels = rows("growth_against_levels", sentence)
    averages = rows("average_growth_against_levels", sentence)
    assert [row.verdict for row in (*levels, *averages)] == [NOT_COMPARABLE] * 4
    reasons = [row.reason or "" for row in levels]
    assert "from the level of 2015 it fits" in reasons[0]
    assert "from the level of 2015 it does not fit" in reasons[1]
    for row in (*levels, *averages):
        assert "contradicts 5 years of growth from the level of 2014" in (row.reason or "")


def test_a_phrase_that_no_reading_fits_is_open() -> None:
    sentence = doubled_on_average("15", "40")
    for row in rows("doubling_against_average", sentence):
        assert row.verdict == NOT_COMPARABLE
        assert "no reading of the span fits" in (row.reason or "")


def test_what_is_said_again_is_the_same() -> None:
    def again(**changed: Any) -> AuditResult:
        row = {**figure("2.93", "万人", period="2019", repeats="o1"), **changed}
        return only("repeats_agree", report(figure("2.93", "万人", period="2019"), row))

    assert again().verdict == CONSISTENT
    assert again(value="29311", unit="人").verdict == ROUNDING
    assert again(value="2.39").verdict == INCONSISTENT
    assert again(unit="万元").verdict == INCONSISTENT
    assert again(label="茶农").verdict == INCONSISTENT
    assert again(period="2018").verdict == INCONSISTENT


def test_ranks_that_contradict() -> None:
    growth = figure("6.1", "%", transformation="growth", period="2019", base_period="2018")

    def rank(value: str, period: str = "2019") -> dict[str, Any]:
        return figure(
            value, "位", ranks="o1", transformation="rank", period=period, counterpart_area="990100"
        )

    assert only("ranks_agree", report(growth, rank("5"), rank("5"))).verdict == CONSISTENT
    assert only("ranks_agree", report(growth, rank("5"), rank("4"))).verdict == INCONSISTENT
    assert only("rank_fits_figure", report(growth, rank("5", "2018"))).verdict == INCONSISTENT


def test_last_years_target_beside_this_years_outcome() -> None:
    target = figure(
        "6", "%", transformation="growth", period="2019", hedge="at_least", hedge_words="以上"
    )
    before = report(targets=(target,), year="2019")

    def outcome(value: str) -> WorkReport:
        return report(
            figure(value, "%", transformation="growth", period="2019", base_period="2018")
        )

    reached = only("target_against_outcome", before, outcome("6.3"))
    assert reached.figure_ids == ("990101-2019/t1", "990101-2020/o1")
    assert (reached.verdict, reached.reason) == (
        CONSISTENT,
        "reached: outcome less target 0.3 percentage points",
    )
    short = only("target_against_outcome", before, outcome("5.2"))
    assert (short.verdict, short.reason) == (
        CONSISTENT,
        "not reached: outcome less target -0.8 percentage points",
    )


def test_a_five_year_target_beside_one_year() -> None:
    plan = report(
        targets=(
            figure("7", "%", transformation="growth", collection="average", period="2018/2022"),
        ),
        year="2018",
    )
    year = report(figure("6.3", "%", transformation="growth", period="2019", base_period="2018"))
    result = only("plan_against_year", plan, year)
    assert (result.verdict, result.computed) == (NOT_COMPARABLE, Decimal("7.175719"))
    assert result.reason == "one year of 5; the others must average 7.18 % for the target"


def test_livelihood_promise_beside_what_was_done() -> None:
    def project(outcome_value: str, status: str = "met", unit: str = "处") -> AuditResult:
        promised = figure("30", "处", stance="recalled", period="2019", project="j1")
        livelihood_project = {
            "id": "j1",
            "year": "2019",
            "status": status,
            "summary": {"zh": "健身", "en": "Sport"},
            "at": [0, 9],
        }
        outcome = figure(outcome_value, unit, period="2019", fulfils="t1", project="j1")
        return only(
            "promise_against_outcome",
            report(outcome, targets=(promised,), livelihood_projects=[livelihood_project]),
        )

    no_side = "no indicator says whether more or less of it is better"
    assert project("90").reason == f"open ({no_side}): outcome less target 60 处"
    assert project("29", status="partial").verdict == CONSISTENT
    assert project("29").verdict == INCONSISTENT
    assert project("29", unit="公里").verdict == INCONSISTENT


def test_every_relation_has_a_code_and_a_title() -> None:
    for code, relation in RELATIONS.items():
        assert code == relation.code
        assert relation.title


def test_the_order_of_the_reports_does_not_matter() -> None:
    reports = list(audit([SOURCES]).validation.reports.values())
    assert audit_reports(reports, vocabulary(), grammar().units) == audit_reports(
        reports[::-1], vocabulary(), grammar().units
    )


def test_what_is_declared_is_expected() -> None:
    (wrong,) = rows("growth_against_levels", grown("165.8"))
    known = KnownInconsistency(
        rule=wrong.rule,
        figure_ids=wrong.figure_ids,
        stated=wrong.stated,
        computed=wrong.computed,
        reason_en="so it is",
        reason_zh="如此",
    )
    assert against_known([wrong], [], {"990101-2020"}) == ([wrong], [])
    assert against_known([wrong], [known], {"990101-2020"}) == ([], [])
    assert against_known([], [known], {"990101-2020"}) == ([], [known])
    assert against_known([], [known], {"990101-2021"}) == ([], [])
    changed = known.model_copy(update={"computed": Decimal(1)})
    assert against_known([wrong], [changed], {"990101-2020"}) == ([wrong], [changed])


def test_every_inconsistency_of_the_sources_is_declared() -> None:
    audited = audit([SOURCES])
    assert audited.undeclared == []
    assert audited.vanished == []
    known = read_known(SOURCES / NAME)
    assert len(known) == sum(result.verdict == INCONSISTENT for result in audited.results)
    assert len({result.rule for result in audited.results}) >= 12
    ids = [row.id for row in audit_rows(audited.results)]
    assert len(ids) == len(set(ids)) == len(audited.results) > 90


def test_relations_that_the_texts_state_are_all_there() -> None:
    arithmetics = {arithmetic.arithmetic for arithmetic in audit([SOURCES]).results}
    for stated in (
        "113/44-1 =",
        "35.48+47.86+14+4.11 = 101.45",
        "4+5+2+5 = 16",
        "55条+29张+2片+3片+1片 = 90",
        "7704/7817 =",
        "68/95 =",
    ):
        assert any(arithmetic.startswith(stated) for arithmetic in arithmetics), stated


def test_command_line_prints_what_is_not_consistent(tmp_path: Path) -> None:
    done = run("audit", EXAMPLE, "--texts", EXAMPLES)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "1 reports" in done.stderr
    assert "0 inconsistent" in done.stderr
    everything = run("audit", EXAMPLE, "--all")
    assert "0.4+20.3+79.3 = 100" in everything.stdout
    wrong = tmp_path / "x.yaml"
    text = (
        EXAMPLE.read_text(encoding="utf-8")
        .replace("value: 20.3,", "value: 23.0,")
        .replace("0.4:20.3:79.3", "0.4:23.0:79.3")
    )
    wrong.write_text(text, encoding="utf-8")
    failed = run("audit", wrong, "--output-format", "json")
    assert failed.exit_code == 1
    (row,) = json.loads(failed.stdout)["results"]
    assert (row["verdict"], row["declared"], row["computed"]) == ("inconsistent", False, "102.7")
    header = "rule,figure_ids,stated,computed,reason_en,reason_zh\n"
    ids = ";".join(row["figure_ids"])
    (tmp_path / NAME).write_text(
        f"{header}shares_sum,{ids},100,102.7,so it stands,原文如此\n", encoding="utf-8"
    )
    assert run("audit", tmp_path).exit_code == 0
    wrong.write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    mended = run("audit", tmp_path)
    assert mended.exit_code == 1
    assert "no longer is" in mended.stdout


def test_sources_with_errors_are_not_audited(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(
        EXAMPLE.read_text(encoding="utf-8").replace("value: 512.3", "value: 521.3"),
        encoding="utf-8",
    )
    done = run("audit", tmp_path)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "FIGURE" in done.stderr
    assert run("audit", tmp_path / "nowhere").exit_code == 2


def test_a_damaged_list_of_known_ones_is_named(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(
        "rule,figure_ids,stated,computed,reason_en,reason_zh\nshares_sum,a,x,1,b,c\n",
        encoding="utf-8",
    )
    with pytest.raises(KnownError, match=f"{NAME}:2: stated"):
        read_known(tmp_path / NAME)
    (tmp_path / "x.yaml").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    assert run("audit", tmp_path).exit_code == 2
