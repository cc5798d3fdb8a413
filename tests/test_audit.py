"""The audit: each relation on a tiny fictional report, declared inconsistencies, real sources."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from audited import (
    CONSISTENT,
    INCONSISTENT,
    NOT_COMPARABLE,
    ROUNDING,
    figure,
    grown,
    only,
    report,
    rows,
)
from conftest import EXAMPLE, run

from reportschema.files.finding.known import NAME, KnownError, find_known, read_known
from reportschema.models import WorkReport
from reportschema.models.fields.codes import Verdict


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


def test_sources_with_errors_are_not_audited(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(
        EXAMPLE.read_text(encoding="utf-8").replace("value: 512.3", "value: 521.3"),
        encoding="utf-8",
    )
    done = run("audit", tmp_path)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "FIGURE" in done.stderr
    assert run("audit", tmp_path / "nowhere").exit_code == 2


def test_the_known_ones_are_those_of_the_nearest_folder(tmp_path: Path) -> None:
    place = tmp_path / "sources" / "place"
    place.mkdir(parents=True)
    (tmp_path / NAME).touch()
    assert find_known([place / "2020.yaml", place]) == [tmp_path / NAME]
    (tmp_path / "sources" / NAME).touch()
    assert find_known([place / "2020.yaml"]) == [tmp_path / "sources" / NAME]
    assert find_known([tmp_path]) == [tmp_path / NAME]
    assert find_known([place / "a" / "b.yaml"]) == [tmp_path / "sources" / NAME]


def test_a_damaged_list_of_known_ones_is_named(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(
        "rule,figure_ids,stated,computed,reason_en,reason_zh\nshares_sum,a,x,1,b,c\n",
        encoding="utf-8",
    )
    with pytest.raises(KnownError, match=f"{NAME}:2: stated"):
        read_known(tmp_path / NAME)
    (tmp_path / "x.yaml").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    assert run("audit", tmp_path).exit_code == 2
