"""Times that words refer to: 这一年, a level compared with, an average told of its last year.

The sentences are invented.
"""

from __future__ import annotations

import fictional_sentence
import pytest
from fictional_sentence import figure_at_mark

from reportschema.models.fields.codes import Part
from reportschema.reading.figures.periods.spans import averaged
from reportschema.reading.figures.periods.when import Times


@pytest.mark.parametrize(
    ("sentence", "period", "base"),
    [
        ("茶农达到17万人，比1952年的｜5万人增长两倍。", "1952", None),
        ("茶农达到17万人，比1952年的五万八千人｜增长两倍。", "2023", "1952"),
        ("茶农达到17万人，如果同1950年的7万人作比较，则｜增长2倍。", "2023", "1950"),
        ("茶农达到17万人，恢复到2019年的｜93%。", "2023", None),
        ("茶厂2022年建成。这一年，茶叶产量达到｜300吨。", "2022", None),
        ("茶厂2022年建成。当年，茶叶产量达到｜300吨。", "2023", None),
        ("1955年决算用于茶叶的支出占本年支出的｜10%。", "1955", None),
        ("同2023年决算比较，本年支出｜增长9%。", "2024", "2023"),
        ("从2019年到2022年的四年间，茶厂职工共｜增加约42万人。", "2019/2022", None),
        ("四年中，茶厂职工｜增加603人。", "2020/2023", None),
        ("两年内建成的茶亭现有｜9座。", "2022/2023", None),
        ("毕业两年内的茶农｜9人。", "2023", None),
        ("十二年内建成茶亭｜9座。", "2023", None),
        ("2006年茶厂占比由上年的｜74%提高到83%。", "2005", None),
        ("茶税增长37%，达到85万元，由上年居全国｜第五位上升到第四位。", "2022", None),
        ("茶税增长37%，达到85万元，由上年居全国第五位上升到｜第四位。", "2023", None),
        ("茶亭产值年均增长4.5%，高于“十三五”时期｜1.2个百分点。", "2023", "2016/2020"),
        ("茶亭由年初的｜3座增至5座。", "2023-01", None),
        ("茶亭由年初的3座增至｜5座。", "2023", None),
        ("“十三五”期间，固定资产投资总额达到｜5300亿元。", "2016/2020", None),
        ("1982年同1978年相比，茶叶产量平均每年｜增长3%。", "1979/1982", "1978"),
    ],
)
def test_a_time_that_words_refer_to(sentence: str, period: str, base: str | None) -> None:
    figure = figure_at_mark(sentence)
    assert (figure.time.period, figure.time.base_period) == (period, base)


def test_years_within_which_a_plan_is_to_be_carried_out_begin_with_the_one_planned() -> None:
    figure = figure_at_mark("力争三年内建成茶亭｜9座。", Part.PLAN)
    assert figure.time.period == "2024/2026"


def test_today_is_the_year_of_a_report_given_late_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fictional_sentence, "TIMES", Times(2024, "2023", "2024", now="2024"))
    for sentence, period in (
        ("全县目前有茶亭｜8座。", "2024"),
        ("茶亭由3座增加到现在的｜8座。", "2024"),
        ("全县目前有茶亭8座，茶厂｜3家。", "2023"),
        ("茶亭比现在｜增加8座。", "2023"),
    ):
        assert figure_at_mark(sentence).time.period == period


@pytest.mark.parametrize(
    ("year", "base", "lead", "periods", "expected"),
    [
        ("2020", None, "平均每年", ("2016/2020", "2021"), "2016/2020"),
        ("2020", None, "平均每年", ("2015/2019", "2021"), "2020"),
        ("2020", "2017", "平均每年", ("2016/2020",), "2018/2020"),
        ("2020", "2019", "平均每年", ("2016/2020",), "2016/2020"),
        ("2020", None, "两年平均", ("2016/2020",), "2019/2020"),
    ],
)
def test_an_average_runs_over_the_years_that_end_so(
    year: str, base: str | None, lead: str, periods: tuple[str, ...], expected: str
) -> None:
    assert averaged(year, base, lead, periods) == expected
