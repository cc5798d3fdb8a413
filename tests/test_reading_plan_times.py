"""When a promise is due: the year planned or the several years, by the words of its passage.

The reports are invented.
"""

from __future__ import annotations

from reportschema.checking import grammar
from reportschema.models import WorkReport
from reportschema.reading.draft import Drafter
from reportschema.vocabularies import vocabulary

DRAFTER = Drafter(vocabulary(), grammar())
GREETING = "各位代表：\n现在，我代表县人民政府，向大会报告政府工作，请予审议。\n"
REVIEW = "一、2025年工作回顾\n全县上下团结奋斗，建成公路20公里。\n"


def drafted(rest: str, name: str = "云溪县-2026.txt") -> WorkReport:
    """The report of a county that goes on so after its review."""
    year = name[-8:-4]
    title = f"云溪县政府工作报告\n（{year}年1月10日在云溪县第十届人民代表大会第二次会议上）\n"
    return DRAFTER.draft(f"{title}{GREETING}{rest}".encode(), name, force=True).report


def due(report: WorkReport) -> dict[str, str | None]:
    """The words of each promise and when it is due."""
    return {target.at.exact: target.period for target in report.targets}


def test_a_heading_that_looks_back_and_ahead_names_the_plan_that_begins() -> None:
    report = drafted(
        f"{REVIEW}二、“十四五”时期发展成就和“十五五”时期主要目标\n"
        "今后五年要实现更大发展，全县生产总值年均增长6%左右，居民收入增长与经济增长同步。\n"
        "三、2026年重点工作\n全县经济社会发展主要预期目标是：生产总值增长5%。\n"
    )
    assert report.plan_periods == ("2026/2030", "2026")
    assert due(report) == {
        "增长6%左右": "2026/2030",
        "与经济增长同步": "2026/2030",
        "增长5%": "2026",
    }


def test_the_outline_of_a_plan_laid_before_the_congress_is_planned_for() -> None:
    report = drafted(
        f"{REVIEW}二、绘好蓝图\n“十五五”规划纲要（草案）已提交大会审查。提出生产总值年均增长6%。\n"
        "三、2026年工作安排\n新建学校3所。\n"
    )
    assert report.plan_periods == ("2026/2030", "2026")
    assert due(report) == {"增长6%": "2026/2030", "3所": "2026"}


def test_a_list_announced_without_a_time_is_the_years_unless_it_speaks_of_averages() -> None:
    plan = "二、“十五五”时期目标和2026年工作安排\n要谱写新篇章。\n"
    yearly = drafted(f"{REVIEW}{plan}全县主要预期目标是：生产总值增长5%左右，新增就业2万人。\n")
    of_five = drafted(f"{REVIEW}{plan}全县主要预期目标是：生产总值年均增长5%左右。\n")
    assert due(yearly) == {"增长5%左右": "2026", "2万人": "2026"}
    assert due(of_five) == {"增长5%左右": "2026/2030"}


def test_a_height_and_what_comes_about_by_then_are_due_at_the_end() -> None:
    report = drafted(
        f"{REVIEW}二、“十五五”时期主要目标\n"
        "生产总值年均增长5%、突破3000亿元，五年合计投资900亿元。人均地区生产总值8万元以上。\n"
        "到2030年城镇化率达到70%。届时，全县财政收入超过90亿元。\n"
        "综合考虑实现2035年远景目标的要求，居民收入年均增长4%。\n"
        "三、2026年工作安排\n新建学校3所。\n"
    )
    dates = due(report)
    assert (
        dates["突破3000亿元"] == dates["70%"] == dates["超过90亿元"] == dates["8万元以上"] == "2030"
    )
    assert dates["增长5%"] == dates["增长4%"] == dates["900亿元"] == "2026/2030"


def test_a_section_that_has_turned_to_the_year_keeps_to_it() -> None:
    report = drafted(
        f"{REVIEW}二、“十五五”时期主要目标和2026年重点工作\n新建公园4个。\n"
        "今年主要目标是：\n生产总值增长5%。\n（一）办好教育\n新建学校3所。\n"
    )
    assert due(report) == {"4个": "2026/2030", "增长5%": "2026", "3所": "2026"}


def test_the_year_of_the_file_name_outranks_a_guess() -> None:
    text = (
        "政府工作报告\n各位代表：\n现在，我代表县人民政府，向大会报告政府工作，请予审议。\n"
        "一、过去的工作\n1992年粮食总产量达到20万吨。2000年、2000年、2000年都在规划之中。\n"
        "二、今后的工作\n1993年生产总值计划增长8%，为2000年翻两番、2000年小康打好基础。\n"
    )
    report = DRAFTER.draft(text.encode(), "云溪县-1993.txt", force=True).report
    assert report.delivered == "1993"


def test_silence_is_said_only_where_no_word_aims_at_the_thing() -> None:
    report = drafted(
        f"{REVIEW}二、2026年工作安排\n全县主要预期目标是：生产总值增长5%左右，社会消费品零售总额增长6%。\n"
        "要抓好增收节支，努力增加城乡居民收入。\n"
    )
    absent = {
        row.indicator: (row.reason.value, row.at and row.at.exact) for row in report.absent_targets
    }
    assert absent["budget_revenue"] == ("words_only", "增收节支")
    assert absent["resident_income"] == ("words_only", "增加城乡居民收入")
    assert absent["cpi"] == ("silent", None)


def test_each_sentence_that_sets_a_core_indicator_for_five_years_is_a_headline() -> None:
    report = drafted(
        f"{REVIEW}二、“十五五”时期主要目标\n——产业更强。生产总值年均增长6%。新建园区4个。\n"
        "——民生更好。居民人均可支配收入年均增长5%。\n三、2026年工作安排\n新建学校3所。\n"
    )
    assert {target.at.exact: target.headline for target in report.targets} == {
        "增长6%": True,
        "4个": False,
        "增长5%": True,
        "3所": False,
    }


def test_goals_that_a_sentence_announces_are_not_in_the_sections_too() -> None:
    report = drafted(
        f"{REVIEW}二、“十五五”时期主要目标\n今后五年的主要目标是：生产总值年均增长6%，"
        "城镇新增就业累计9万人，居民人均可支配收入年均增长7%。\n"
        "（一）促进增收\n到2030年居民人均可支配收入达到8万元。\n"
        "三、2026年工作安排\n新建学校3所。\n"
    )
    headline = {target.at.exact: target.headline for target in report.targets}
    assert headline["增长6%"]
    assert not headline["8万元"]


def test_a_goal_of_another_time_is_not_the_headline() -> None:
    report = drafted(
        f"{REVIEW}二、2026年工作安排\n到2050年，我们要实现生产总值再增长90%。\n"
        "计划要求今年的生产总值比上年增长5%，茶叶产量增长6%。\n"
    )
    headline = {target.at.exact: target.headline for target in report.targets}
    assert headline == {"增长90%": False, "增长5%": True, "增长6%": True}


def test_a_section_that_looks_back_and_ahead_tells_first_and_promises_then() -> None:
    report = drafted(
        f"{REVIEW}二、“十四五”时期发展成就和“十五五”时期主要目标\n"
        "过去五年，生产总值年均增长7%。\n“十五五”时期要更好发展，生产总值年均增长6%。\n"
        "三、2026年重点工作\n生产总值增长5%。\n"
    )
    assert due(report) == {"增长6%": "2026/2030", "增长5%": "2026"}
    assert "增长7%" in {figure.at.exact for figure in report.observations}


def reasons(report: WorkReport) -> dict[str, str]:
    """Why each core indicator is absent."""
    return {row.indicator: row.reason.value for row in report.absent_targets}


def test_what_the_main_targets_name_and_nobody_read_is_not_silence() -> None:
    report = drafted(
        f"{REVIEW}二、2026年工作安排\n全县经济社会发展主要预期目标是：生产总值增长5%，"
        "居民消费价格指数与上级调控目标衔接好的水平大体相当并且有所控制。\n新建学校3所。\n"
    )
    assert reasons(report)["cpi"] == "not_coded"
    assert reasons(report)["urban_new_jobs"] == "silent"


def test_a_main_target_in_plain_words_is_no_absence() -> None:
    report = drafted(
        f"{REVIEW}二、2026年工作安排\n全县经济社会发展主要预期目标是：生产总值增长5%，"
        "物价上涨幅度比去年有所回落，居民收入稳居全市上游。\n"
    )
    told = {(target.indicator, target.form.value) for target in report.targets}
    assert {("cpi", "verbal"), ("resident_income", "verbal")} <= told
    assert reasons(report).keys().isdisjoint({"cpi", "resident_income"})


def test_the_gap_of_incomes_is_not_income() -> None:
    report = drafted(
        f"{REVIEW}二、2026年工作安排\n主要预期目标是：生产总值增长5%，城乡居民人均收入比逐步缩小。\n"
    )
    assert {target.indicator for target in report.targets} == {"gdp"}


def test_silence_on_several_years_is_said_only_where_no_word_of_the_plan_aims_at_the_thing() -> (
    None
):
    report = drafted(
        f"{REVIEW}二、“十五五”时期主要目标\n“十五五”时期生产总值年均增长6%。\n"
        "三、2026年工作安排\n生产总值增长5%。要防止通货膨胀。\n"
    )
    absent = {(row.indicator, row.period): row.reason.value for row in report.absent_targets}
    assert absent["cpi", "2026/2030"] == "not_coded"
    assert absent["retail_sales", "2026/2030"] == "silent"


def test_a_level_that_a_plan_starts_from_is_that_of_the_year_before() -> None:
    report = drafted(
        f"{REVIEW}二、2026年工作安排\n护林补贴由18元提高到32元。护林员工资由每人每月900元提高到950元。护林员由8名，补贴增加到40元。\n"
    )
    starts = [(one.at.exact, one.period) for one in report.observations[-2:]]
    assert starts == [("18元", "2025"), ("900元", "2025")]
    assert due(report) == {"32元": "2026", "950元": "2026", "8名": "2026", "40元": "2026"}
