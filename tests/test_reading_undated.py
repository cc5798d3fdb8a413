"""Rates, shares and ranks in the review of several years: which have a period, and which none."""

from __future__ import annotations

import pytest
from fictional_sentence import YEARS, figures_at_mark

from reportschema.models.fields.codes import Part


def period(sentence: str, part: Part = Part.REVIEW) -> str | None:
    return figures_at_mark(sentence, part, YEARS)[0].time.period


@pytest.mark.parametrize(
    "sentence",
    [
        "燃气普及率达到｜93%。",
        "林草植被盖度提高到｜48%。",
        "山塘村全部通车，垃圾分类实现｜全覆盖。",
        "服务业占生产总值的｜五成以上。",
        "竹园面积达到8万亩，占林地的｜12%。",
        "陶瓷、茶叶产业增速分别达到｜14%、9%。",
        "人均公园绿地面积达到｜14平方米。",
        "湿地保护率稳居全省｜第3位。",
        "湿地保护率达到61%，居全省｜第3位。",
        "五年累计投入养护经费3亿元，街道机械化清扫率达到｜82%。",
    ],
)
def test_what_no_word_dates_has_no_period(sentence: str) -> None:
    assert period(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("2025年，燃气普及率达到｜93%。", "2025"),
        ("城镇化率从61%提高到｜66%。", "2025"),
        ("城镇化率从｜61%提高到66%。", "2020"),
        ("服务业占比｜41%，比2020年提高4个百分点。", "2025"),
        ("目前燃气普及率已达｜93%。", "2025"),
        ("通航里程从2万公里增加到3万公里，占全省的｜一成。", "2025"),
        ("调解纠纷900件，成功率｜97%。", "2021/2025"),
        ("民生支出累计68亿元，占财政支出的｜七成以上。", "2021/2025"),
        ("财政支出90亿元，｜八成以上用于民生。", "2021/2025"),
        ("参保率始终保持在｜95%以上。", "2021/2025"),
        ("群众满意度连续三年保持在｜98%以上。", "2023/2025"),
        ("竹器产量连续四年居全省｜第2位。", "2022/2025"),
        ("茶叶加工企业达到90家，居全省｜第2位。", "2025"),
        ("污水日处理能力提高到｜16万吨/日。", "2025"),
    ],
)
def test_what_words_date_has_a_period(sentence: str, told: str) -> None:
    assert period(sentence) == told


def test_problems_tell_how_it_is_now() -> None:
    assert period("燃气普及率仅为｜43%。", Part.PROBLEMS) == "2025"


@pytest.mark.parametrize(
    ("sentence", "base"),
    [
        ("五年来，城乡居民收入较2020年｜翻番。", "2020"),
        ("蓝天天数比2015年｜增加40天。", "2015"),
        ("营业收入是2020年的｜1.6倍。", "2020"),
        ("实有企业较“十三五”末｜增长36%。", "2020"),
    ],
)
def test_a_rise_from_a_named_year_is_of_the_last_year(sentence: str, base: str) -> None:
    time = figures_at_mark(sentence, times=YEARS)[0].time
    assert (time.period, time.base_period) == ("2025", base)


def test_an_average_a_year_keeps_its_years() -> None:
    assert period("一般公共预算收入年均｜增长6%。") == "2021/2025"
