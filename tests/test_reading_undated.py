"""Rates, shares and ranks in the review of several years: which have a period, and which none."""

from __future__ import annotations

import pytest
from fictional_review import DRAFTER, HEAD, PLAN
from fictional_sentence import YEARS, figures_at_mark

from reportschema.models.fields.codes import Collection, Commitment, ObservationStatus, Part


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


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("进出口总额年均增长7%，｜突破600亿元。", "2025"),
        ("一般公共预算支出｜突破80亿元大关。", "2025"),
        ("一般公共预算收入五年累计｜突破300亿元。", "2021/2025"),
        ("地区生产总值历史性｜迈上500亿元台阶。", "2025"),
        ("茶叶市场年交易额达到｜20亿元。", "2025"),
        ("粮食产量稳定在｜90万吨以上。", "2025"),
        ("从2023年开始，每年安排500万元设立基金，累计帮扶残疾人｜2100人次。", "2023/2025"),
        ("从2023年起，新建桥｜60座。", "2023/2025"),
        ("实施灌溉规划三年来，水利条件不断改善。开工骨干工程｜15项。", "2023/2025"),
        ("2025年与2021年相比，产值由21亿元增加到29亿元；税收由｜3200万元增加到8900万元。", "2021"),
        ("2021年到2025年，全县学校由｜三十所增加到四十所。", "2021"),
        ("对2022年底以前印发的320件规章进行清理，修改｜40件。", "2021/2025"),
    ],
)
def test_years_that_the_words_name(sentence: str, told: str) -> None:
    assert period(sentence) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "陶瓷、茶叶、竹器产业增速分别达到14%、9%、｜7%。",
        "机械化率达到93%，高于全省｜4个百分点。",
        "陶瓷、茶叶产业占比分别达到14%、9%，高于全省｜2个和3个百分点。",
    ],
)
def test_what_is_told_on_with_an_undated_rate_has_no_period_either(sentence: str) -> None:
    assert period(sentence) is None


def test_a_rank_of_what_was_won_is_of_all_the_years() -> None:
    assert period("戏曲节获奖数量居全省｜首位。") == "2021/2025"


def test_work_up_to_a_month_is_all_that_was_done_until_then() -> None:
    draft = figures_at_mark("截至2023年10月底，全县已关停砖窑｜300多座。")[0]
    assert draft.measure.collection is Collection.SINCE
    assert draft.time.period == "../2023-10"
    assert figures_at_mark("截至2023年10月底，存款余额｜300亿元。")[0].time.period == "2023-10"


def test_an_estimate_for_the_whole_year_holds_for_the_list_behind_it() -> None:
    sentence = "办好赛事，预计全年接待游客300万人次、增长6%，旅游收入｜42亿元。"
    assert figures_at_mark(sentence)[0].measure.status is ObservationStatus.ESTIMATE
    near = "办好赛事，预计产值增长6%，新建旅馆｜4家。"
    assert figures_at_mark(near)[0].measure.status is ObservationStatus.FINAL


@pytest.mark.parametrize(
    ("sentence", "firm"),
    [
        ("在确保质量的前提下，新开工桥梁｜30座。", Commitment.PLAIN),
        ("在细分领域争取突破，服务好企业，进口额达到｜30亿元。", Commitment.PLAIN),
        ("落实项目争取情况通报机制，推进桥梁｜30座。", Commitment.PLAIN),
        ("确保供应稳定，新建水库｜3座。", Commitment.PLAIN),
        ("确保新建水库｜3座。", Commitment.ENSURE),
        ("力争在提高效益的基础上，使进口额达到｜30亿元。", Commitment.STRIVE),
    ],
)
def test_what_is_ensured_or_won_for_itself_binds_no_target(sentence: str, firm: Commitment) -> None:
    text = f"{HEAD}{PLAN}{sentence.replace('｜', '')}\n"
    targets = DRAFTER.draft(text.encode(), "yunxi-2024.txt", force=True).report.targets
    assert [target.commitment for target in targets] == [firm]


def test_a_yearly_mean_in_the_name_of_a_concentration_is_no_average_of_years() -> None:
    draft = figures_at_mark("PM2.5年均浓度为26微克/立方米、｜下降7.4%。")[0]
    assert draft.measure.collection is None
    assert (draft.time.period, draft.time.base_period) == ("2023", "2022")
