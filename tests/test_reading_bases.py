"""The year that a rise is counted from where another clause says it; sentences are invented."""

from __future__ import annotations

import pytest
from fictional_sentence import figure_at_mark


@pytest.mark.parametrize(
    ("sentence", "base"),
    [
        ("茶农由1997年的8651人增加到2002年的18914人，｜增长118%。", "1997"),
        ("茶厂职工，1952年有51万人，1957年已经有64万人，｜增加26%。", "1952"),
        ("1957年同1952年比较，茶叶产量增长12%；竹器产量｜增长17%。", "1952"),
        ("1957年比1952年将有如下的增长：茶叶产量增长12%，竹器产量｜增长17%。", "1952"),
        ("2023年，茶园比1957年增长4倍，竹园增长12倍，果园｜增长2倍。", "1957"),
        ("2023年，茶园比1957年增长4倍，竹园比上年增长9%，果园｜增长2倍。", "2022"),
        ("2023年，茶税比2018年增长65%，年均增长10%；竹税达到5万元，｜增长1.7倍。", "2018"),
        ("2023年茶叶产量达到9吨，比五年前｜增加5吨。", "2018"),
        ("茶亭8座，较3年前｜增长44%。", "2020"),
        ("茶亭8座，五年前的茶亭｜增长44%。", "2022"),
        ("2023年同2018年相比，茶叶产量增长12%。竹器产量｜增长17%。", "2018"),
        ("2023年同2018年相比，茶叶产量增长12%。去年竹器产量｜增长17%。", "2022"),
        ("全县解放以来，虽然茶农增加40%，但茶叶产量｜增长两倍。", "1949"),
        ("全县解放以来，尽管茶农增加40%，茶叶产量同比｜增长5%。", "2022"),
        ("按2015年不变价格计算，茶叶产值｜增长5%。", "2022"),
        ("1954年比1952年，茶叶产量增长33%，竹器产量比上年｜增长4%。", "1953"),
        ("茶农由1997年的8651人增加到2002年的18914人，茶叶产量｜增长118%。", "2001"),
        ("1957年同1952年比较，茶叶产量增长12%。1958年竹器产量｜增长17%。", "1957"),
    ],
)
def test_a_rise_is_counted_from(sentence: str, base: str) -> None:
    assert figure_at_mark(sentence).time.base_period == base


def test_a_rise_since_an_event_has_no_base_where_its_year_is_not_told() -> None:
    figure = figure_at_mark("建厂以来，尽管茶工人数｜增加40%，但茶叶产量增长两倍。")
    assert (figure.subject.label, figure.time.period) == ("茶工人数", "2023")
    assert figure.time.base_period is None


def test_a_level_that_a_rise_begins_with_is_of_the_year_compared_with() -> None:
    sentence = "1986年同1978年相比，茶农由30人增加到90人；竹农由10人增加到20人。"
    for words, year in (("30人", "1978"), ("10人", "1978"), ("90人", "1986")):
        assert figure_at_mark(sentence.replace(words, f"｜{words}")).time.period == year


def test_averages_over_two_plans_are_compared_through_the_list_of_them() -> None:
    sentence = (
        "“七五”时期同“六五”时期相比，茶叶的年平均产量由30吨增加到50吨，蚕茧由20吨增加到40吨。"
    )
    for words, period in (("30吨", "1981/1985"), ("20吨", "1981/1985"), ("40吨", "1986/1990")):
        figure = figure_at_mark(sentence.replace(words, f"｜{words}"))
        assert (figure.time.period, figure.measure.collection) == (period, "average")
    alone = figure_at_mark(sentence.replace("年平均", "").replace("20吨", "｜20吨"))
    assert alone.measure.collection == "sum"


def test_a_number_of_years_that_counts_a_span_is_no_time_of_its_own() -> None:
    figure = figure_at_mark("茶叶产量从1953年至1980年的28年间平均每年｜增长3%。")
    assert (figure.subject.label, figure.time.period) == ("茶叶产量", "1953/1980")
    later = figure_at_mark("从1979年到1982年的四年间，茶叶产量增长33%，竹器产量却｜下降3%。")
    assert later.time.period == "1979/1982"
