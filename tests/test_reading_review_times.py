"""When what is looked back on was so: the last year, the several years, a part of a year.

The reports are invented.
"""

from __future__ import annotations

import pytest
from fictional_sentence import figure_at_mark

from reportschema.checking import grammar
from reportschema.models.fields.codes import Part
from reportschema.reading.draft import Drafter
from reportschema.vocabularies import vocabulary

DRAFTER = Drafter(vocabulary(), grammar())
ASKS = "各位代表：\n现在，我代表县人民政府，向大会报告政府工作，请予审议。\n"
PLAN = "二、2026年工作安排\n新建学校3所。\n"


def held(review: str, name: str = "云溪县-2026.txt") -> dict[str, str | None]:
    """The words of each figure of a review, and its period."""
    year = name[-8:-4]
    title = f"云溪县政府工作报告\n（{year}年1月10日在云溪县第十届人民代表大会第二次会议上）\n"
    report = DRAFTER.draft(f"{title}{ASKS}{review}{PLAN}".encode(), name, force=True).report
    return {figure.at.exact: figure.period for figure in report.observations}


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("去年下半年茶厂用电明显回升，全年用电量｜9亿千瓦时。", "2023"),
        ("针对二季度回落出台了措施，全年产值增长5%，税收｜增长3%。", "2023"),
        ("去年10月茶厂投产，1至6月完成全年任务的｜60%。", "2023-01/2023-06"),
        ("1984年茶厂贷款增长9%，其中12月一个月占全年增加额的｜48%。", "1984-12"),
        ("县级文明村提前三年实现｜全覆盖。", "2023"),
        ("这两年中，茶叶产量由｜80吨增加到92吨。", "2021"),
        ("从一九七八年到一九八二年，茶厂由｜八十所增加到九十二所。", "1978"),
        ("从一九七八年到一九八二年，茶厂由八十所增加到｜九十二所。", "1982"),
        ("从2023年7月1日起，茶税税率已由｜9%降到6%，涉及200个税目。", "2023-06"),
        ("从2023年1月1日起，茶税税率已由｜9%降到6%，涉及200个税目。", "2022"),
        ("从2023年7月1日起，茶税税率已由9%降到｜6%，涉及200个税目。", "2023-07-01"),
        ("从2023年7月1日起，茶税税率已由9%降到6%，涉及｜200个税目。", "2023-07-01"),
        ("茶市交易的比重，已经由五年前的｜三成扩大到七成。", "2018"),
        ("近五年茶客人数年均增长6%，散客占比｜超过70%。", "2023"),
        ("五年来，茶路密度达到70%、｜90%。", "2023"),
        ("茶叶产量从全省｜第12位跃升至第5位。", "2022"),
        ("茶叶产量从全省第12位跃升至｜第5位。", "2023"),
        ("茶园、竹园、果园比重由2011年的20:30:50调整为｜30:30:40。", "2023"),
    ],
)
def test_the_time_of_a_clause_is_its_own(sentence: str, period: str) -> None:
    assert figure_at_mark(sentence).time.period == period


def test_five_years_are_those_of_the_plan_that_ended_where_no_heading_says_them() -> None:
    review = "一、2025年工作回顾\n这五年，茶业更强了。茶叶产量增长19%。\n过去一年，建成茶厂2座。\n"
    assert held(review) == {"增长19%": "2021/2025", "2座": "2025"}
    earlier = review.replace("2025", "2023")
    assert held(earlier, "云溪县-2024.txt")["增长19%"] == "2023"


def test_heights_and_places_are_those_of_the_last_of_several_years() -> None:
    periods = held(
        "一、“十四五”时期工作回顾\n五年来，累计造林30万亩，茶叶产值首次突破60亿元。\n"
        "竹器产值突破70亿元、达80亿元。固定资产投资达到90亿元，年均增长6%。\n"
        "教育投入达到95亿元，年均增长7%。茶叶产量居全省第8位。\n"
        "竹器产量连续三年保持全省第9位。果品产量从全省第7位升至第6位。\n"
        "财政收入从2020年的3亿元增长到5亿元。税收比上年增长8%。\n"
        "全县一般公共预算收入达到93亿元。五年中，茶农收入共达到94亿元。\n"
        "茶路密度高于全省4个百分点。产值增速高于全省3个百分点。\n"
        "投资66亿元的茶博物馆工程加快建设。\n"
        "全县财政收入、支出分别突破21亿元和22亿元。\n"
        "这里要特别指出，刚刚过去的2025年，茶业发展加快。建成茶厂11座。\n"
    )
    assert {
        periods[one]
        for one in (
            "突破60亿元",
            "80亿元",
            "90亿元",
            "93亿元",
            "第8位",
            "第6位",
            "5亿元",
            "增长8%",
            "66亿元",
        )
    } == {"2025"}
    assert periods["11座"] == periods["4个百分点"] == periods["22亿元"] == "2025"
    assert periods["3个百分点"] == "2021/2025"
    assert periods["95亿元"] == periods["94亿元"] == periods["增长7%"] == "2021/2025"
    assert (periods["第9位"], periods["第7位"]) == ("2023/2025", "2020")


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("预计全年茶叶产值增长5%；税收增长3%；茶农、竹农收入分别增长6%、｜8%。", "estimate"),
        ("初步核算，茶叶产值增长5%；税收｜增长3%。", "preliminary"),
        ("预计全年茶叶产值增长5%。税收｜增长3%。", "final"),
        ("茶叶产值预计增长5%；税收｜增长3%。", "final"),
        ("全力稳预期，茶叶产值｜增长5%。", "final"),
        ("茶叶产值预期可｜增长5%。", "estimate"),
        ("茶叶产值预计完成6亿元，同比｜增长5%。", "estimate"),
        ("茶叶加工率预计达48%，比2019年｜提高3个百分点。", "estimate"),
        ("茶农收入预计达3万元，比2019年｜增长5%。", "estimate"),
        ("茶农收入预计达3万元，税收｜增长5%。", "final"),
        ("茶农收入预计达3万元，｜2项工作获奖。", "final"),
    ],
)
def test_an_estimate_that_opens_a_list_holds_over_its_semicolons(
    sentence: str, status: str
) -> None:
    assert figure_at_mark(sentence).measure.status == status


@pytest.mark.parametrize(
    ("sentence", "told", "period"),
    [
        ("规划安排200个项目，其中已建成的骨干项目有｜30个。", True, "2023"),
        ("已建成的主要有：公路12公里；铁路｜90公里。", True, "2023"),
        ("已建成的要管好；建设铁路｜90公里。", False, "2024"),
        ("我县管理有缺陷，有｜24%的茶厂存在着不同程度的亏损。", True, "2023"),
        ("要让｜24%的茶厂扭亏为盈。", False, "2024"),
        ("必须充分调动｜六千万职工的积极性。", True, "2023"),
        ("要团结｜95%以上的干部和群众。", False, "2024"),
        ("用茶叶作原料的产品，在目前又占工业总产值的｜50%。", True, "2023"),
        ("今年1至5月茶叶运量计划完成｜105%。", True, "2024-01/2024-05"),
        ("今年1至5月要完成计划的｜40%。", False, "2024-01/2024-05"),
        ("养老金由每人每月｜20元提高到30元。", True, "2023"),
        ("小茶厂由三百家减少到现在的｜八十家。", True, "2023"),
        ("小茶厂由现在的三百家减少到｜八十家。", False, "2024"),
        ("小茶厂减少到现在的八十家，留下的加强了管理，成本由30元降到｜25元。", True, "2023"),
        ("县里正在组织茶师参加｜12项茶树改良。", True, "2023"),
        ("要加快正在建设的｜12座茶亭。", False, "2024"),
        ("这座茶坝因停工待料损失｜12亿元。", True, "2023"),
        ("除｜9座茶亭已经完工外，今年新建12座。", True, "2023"),
        ("除了｜9座茶亭已经完工，3座已经部分完工以外，今年新建12座。", True, "2023"),
        ("我县劳动力｜七成以上在农村，要管好茶园。", True, "2023"),
        ("我县是有｜50多万人口的茶叶大县。", True, "2023"),
        ("茶叶品种安排了｜12万亩。", False, "2024"),
        ("改革后茶叶局共40个，比现有的｜55个减少15个。", True, "2023"),
        ("用两年时间，标准由每人每年50元提高到｜100元。", False, "2025"),
        ("用三年时间更换｜20万户居民燃气表。", False, "2024/2026"),
        ("今年经费削减9%，车费要按上年实际数额｜核减20%。", False, "2024"),
    ],
)
def test_what_a_plan_tells_as_done_is_no_promise(sentence: str, told: bool, period: str) -> None:
    figure = figure_at_mark(sentence, Part.PLAN)
    assert (figure.promise.told, figure.time.period) == (told, period)


@pytest.mark.parametrize(
    ("year", "about", "plan"), [("1981", "1981", "1982"), ("1984", "1983", "1984")]
)
def test_a_session_at_the_end_of_a_year_looks_back_on_it(year: str, about: str, plan: str) -> None:
    speech = "我代表国务院，向大会作政府工作报告。\n茶业有了发展，建成茶厂2座。\n今后要建设茶园。\n"
    name = f"国务院-{year}.txt"
    report = DRAFTER.draft(
        f"国务院政府工作报告\n各位代表：\n{speech}".encode(), name, force=True
    ).report
    assert (report.review_periods, report.plan_periods) == ((about,), (plan,))


def test_an_earlier_target_told_again_is_no_outcome() -> None:
    report = DRAFTER.draft(
        (
            f"云溪县政府工作报告\n（2026年1月10日在云溪县第十届人民代表大会第二次会议上）\n{ASKS}"
            "一、2025年工作回顾\n茶叶产量增长3%。去年的报告提出，物价涨幅要控制在4%以内，实际为5%。\n"
            "没有实现年初确定的茶园用水降低6%的目标。年初确定的茶叶产量增长7%。\n" + PLAN
        ).encode(),
        "云溪县-2026.txt",
        force=True,
    ).report
    recalled = {target.at.exact for target in report.targets if target.stance == "recalled"}
    assert recalled == {"4%以内", "降低6%"}
    assert {figure.at.exact for figure in report.observations} == {"增长3%", "5%", "增长7%"}


def test_a_term_that_has_gone_by_since_its_first_session_is_looked_back_on() -> None:
    speech = (
        "我代表国务院，向大会作政府工作报告。\n从上届第一次会议到这次大会，已经过去了五年。\n"
        "一、建设成就\n茶业有了发展，建成茶厂2座。\n二、今后的任务\n今后五年要办好茶业。\n"
        "今后五年新建茶园9个。今后五年要种竹。今后五年要种果。\n"
    )
    report = DRAFTER.draft(
        f"国务院政府工作报告\n各位代表：\n{speech}".encode(), "国务院-1993.txt", force=True
    ).report
    assert (report.review_periods, report.plan_periods) == (
        ("1988/1992",),
        ("1993/1997", "1993"),
    )


def test_the_five_years_before_are_those_before_the_ones_looked_back_on() -> None:
    report = DRAFTER.draft(
        (
            f"云溪县政府工作报告\n（2026年1月10日在云溪县第十届人民代表大会第二次会议上）\n{ASKS}"
            "一、“十四五”时期工作回顾\n五年来，茶业投入累计90亿元，比前五年增长1.2倍。\n" + PLAN
        ).encode(),
        "云溪县-2026.txt",
        force=True,
    ).report
    bases = {figure.at.exact: figure.base_period for figure in report.observations}
    assert bases == {"90亿元": None, "增长1.2倍": "2016/2020"}
