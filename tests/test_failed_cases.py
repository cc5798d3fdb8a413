"""Texts that a draft once read wrong, each with what is right. The texts are invented."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportschema.checking import grammar
from reportschema.models import Figure, WorkReport
from reportschema.models.fields.codes import Hedge, Transformation
from reportschema.reading.draft import Drafter
from reportschema.vocabularies import vocabulary

DRAFTER = Drafter(vocabulary(), grammar())
GREETING = "各位代表：\n现在，我代表区人民政府，向大会报告工作，请予审议。\n"
FAREWELL = "各位代表，让我们团结奋斗！\n"


def drafted(year: int, body: str) -> WorkReport:
    """The draft of a report of one year, of its title and body."""
    text = f"{year}年云溪区政府工作报告\n{GREETING}{body}{FAREWELL}"
    return DRAFTER.draft(text.encode(), f"云溪区-{year}.txt", force=True).report


def by_anchor(report: WorkReport) -> dict[str, Figure]:
    return {figure.at.exact: figure for figure in (*report.observations, *report.targets)}


@pytest.fixture(scope="module")
def thresholds() -> WorkReport:
    return drafted(
        2034,
        "一、2033年工作回顾\n去年，全区经济稳步发展，生产总值超过百亿元的镇达到7个。"
        "生产总值从1万亿元到突破2万6千亿元。生产总值按可比价增长180倍。\n"
        "二、2034年工作安排\n今年主要预期目标是：地区生产总值按增长4%安排。"
        "地区生产总值预期增长7%。\n",
    )


def test_a_threshold_is_no_gdp_and_a_number_of_two_powers_is_one(thresholds: WorkReport) -> None:
    figures = by_anchor(thresholds)
    assert figures["7个"].indicator is None
    assert figures["突破2万6千亿元"].indicator == "gdp"
    assert figures["突破2万6千亿元"].value == Decimal(2_600_000_000_000)


def test_a_multiple_without_a_base_is_marked(thresholds: WorkReport) -> None:
    assert by_anchor(thresholds)["增长180倍"].review is not None


def test_words_of_planning_are_no_part_of_an_indicator(thresholds: WorkReport) -> None:
    assert [
        (target.indicator, target.transformation, target.value) for target in thresholds.targets
    ] == [
        ("gdp", Transformation.GROWTH, Decimal(4)),
        ("gdp", Transformation.GROWTH, Decimal(7)),
    ]


def test_one_year_is_one_year_however_it_is_called() -> None:
    report = drafted(
        2034,
        "一、过去五年工作回顾\n近一年来新增就业4万人。过去一年，生产总值增长6%。"
        "一年来，新建学校3所。最近一年全区投资增长7%。\n"
        "二、今后五年和2034年工作安排\n主要预期目标是：生产总值增长5%左右。\n",
    )
    assert {figure.period for figure in report.observations} == {"2033"}
    assert [target.period for target in report.targets] == ["2034"]


@pytest.fixture(scope="module")
def review_as_plan() -> WorkReport:
    return drafted(
        2031,
        "一、2030年目标任务完成情况\n"
        "全区生产总值增长-0.6%，一般公共预算收入负增长1.4%，城镇新增就业六千二百人。"
        "八方面民生实事圆满完成。\n（一）经济运行趋稳\n"
        "规上工业企业产值150亿元，比上年减少约4亿元；数字化转型公共服务平台投用，"
        "新增路灯三百盏。\n（二）民生持续改善\n"
        "建成3个社区，15个村实现通水，2万多名市民直接受益；七成半的小区完成改造。\n"
        "（三）城乡更加宜居\n"
        "新建绿道16公里，完成投资从2025年的11.5亿元到2030年的33.4亿元，"
        "“十四五”期间年均增长23.8%。水稻、蔬菜产量分别下滑2%、4%。\n"
        "在看到成绩的同时，我们也清醒地看到，发展基础还不牢固。\n"
        "二、2031年工作安排\n今年的主要预期目标是：地区生产总值增长5%左右、力争5.5%，"
        "城镇登记失业率控制在4%以内，居民收入与经济增长同步。\n"
        "我们将新增城镇就业3000人，新建学校两所。\n",
    )


def test_what_a_heading_calls_tasks_done_is_the_review(review_as_plan: WorkReport) -> None:
    figures = {figure.at.exact: figure for figure in review_as_plan.observations}
    assert (figures["增长-0.6%"].indicator, figures["增长-0.6%"].value) == ("gdp", Decimal("-0.6"))
    assert figures["负增长1.4%"].value == Decimal("-1.4")
    assert figures["六千二百人"].value == Decimal(6200)
    assert figures["减少约4亿元"].value == Decimal(-4)
    assert figures["减少约4亿元"].transformation is Transformation.CHANGE
    assert figures["三百盏"].value == Decimal(300)
    assert "村" in (figures["15个"].label or "")
    assert "市民" in (figures["2万多名"].label or "")
    assert (figures["七成半"].value, figures["七成半"].unit) == (Decimal("7.5"), "成")
    assert (figures["11.5亿元"].period, figures["33.4亿元"].period) == ("2025", "2030")
    assert figures["增长23.8%"].period == "2021/2025"
    assert [figures[words].value for words in ("下滑2%", "4%")] == [Decimal(-2), Decimal(-4)]
    assert not review_as_plan.livelihood_projects


def test_what_is_striven_for_is_a_target_of_its_own(review_as_plan: WorkReport) -> None:
    gdp = [target for target in review_as_plan.targets if target.indicator == "gdp"]
    assert [target.value for target in gdp] == [Decimal(5), Decimal("5.5")]
    silent = {row.indicator for row in review_as_plan.absent_targets if row.reason == "silent"}
    assert silent.isdisjoint({target.indicator for target in review_as_plan.targets})


def test_a_plan_behind_headings_that_count_anew_is_found() -> None:
    done = "全区完成投资90亿元，增长8%，新增就业2万人，各项事业取得新的进步。" * 5
    plan = "我们将着力推进各项工作，新建道路15公里，新增就业1万人，努力取得新的成效。" * 5
    themes = ("农业", "产业", "民生", "改革")
    review = "".join(
        f"{n}、{theme}成效明显\n{done}\n" for n, theme in zip("一二三四", themes, strict=True)
    )
    ahead = "".join(
        f"{n}、着力抓好{theme}\n{plan}\n" for n, theme in zip("一二三四", themes, strict=True)
    )
    report = drafted(
        2034,
        f"2033年工作回顾\n2033年，面对复杂形势，{done}\n{review}"
        "在看到成绩的同时，我们也清醒地认识到，发展还存在不少困难和问题。\n"
        f"二、2034年工作安排\n主要预期目标是：地区生产总值增长6%左右。\n{ahead}",
    )
    first = report.targets[0]
    assert (first.indicator, first.value, first.hedge) == ("gdp", Decimal(6), Hedge.ABOUT)
    assert len(report.targets) == 1 + 4 * 5 * 2
    assert {figure.period for figure in report.observations} == {"2033"}
