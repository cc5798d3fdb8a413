"""Which stretches of a speech look back and which plan, all its evidence weighed together.

Each speech is invented, after a kind of the genre. Each row of the evidence is tried too.
"""

from __future__ import annotations

import re

import pytest

from reportschema.checking import grammar
from reportschema.models.fields.codes import Part
from reportschema.reading.draft import Drafter
from reportschema.reading.outline.tense import PART_EVIDENCE, EvidenceWord, Prior, tenses, weigh
from reportschema.vocabularies import vocabulary

DRAFTER = Drafter(vocabulary(), grammar())
ASKS = "各位代表：\n现在，我代表人民政府，向大会报告工作，请予审议。\n"


def drafted(speech: str, name: str = "云溪县-2026.txt") -> tuple[set[str], set[str], set[Part]]:
    """What a speech tells of, what it promises, and the parts of its sections."""
    year = name[-8:-4]
    title = f"云溪县政府工作报告\n（{year}年1月10日在云溪县第十届人民代表大会第二次会议上）\n"
    report = DRAFTER.draft(f"{title}{ASKS}{speech}".encode(), name, force=True).report
    observed = {figure.at.exact for figure in report.observations}
    promised = {figure.at.exact for figure in report.targets}
    return observed, promised, {section.part for section in report.outline}


def test_an_old_speech_without_headings_turns_where_its_sentences_do() -> None:
    observed, promised, _ = drafted(
        "去年，我们战胜了旱灾，粮食总产达到80万吨，比上年增长3%。\n"
        "水利建设也取得了很大成绩，先后修成了水库12座。\n"
        "今年的任务是继续发展农业生产。必须大力抓好粮食，粮食总产要达到90万吨。\n"
        "今年还要修建水库15座，将新建农机站30个。\n",
        "云溪县-1983.txt",
    )
    assert observed == {"80万吨", "增长3%", "12座"}
    assert promised == {"90万吨", "15座", "30个"}


def test_a_township_whose_plan_has_no_heading_has_a_plan() -> None:
    observed, promised, parts = drafted(
        "一、2025年工作回顾\n（一）农业稳步发展。全年种植蔬菜3000亩，比上年增长8%。\n"
        "（二）民生持续改善。修建了村道12公里，圆满完成各项任务。\n"
        "我们也清醒地看到，工作中还存在一些问题和不足，主要是产业基础薄弱。\n"
        "今年是关键的一年，我们要抓好以下工作。\n"
        "今年要发展蔬菜4000亩，力争引进企业5家。\n要继续改善人居环境，将修建村道20公里。\n"
    )
    assert observed == {"3000亩", "增长8%", "12公里"}
    assert promised == {"4000亩", "5家", "20公里"}
    assert Part.PLAN in parts


def test_a_term_report_reviews_five_years_and_one_before_it_plans() -> None:
    observed, promised, _ = drafted(
        "一、过去五年工作回顾\n五年来，我们建成了学校20所。\n"
        "刚刚过去的2025年，新建了医院2所，圆满完成全年任务。\n"
        "二、今后五年的目标任务\n今后五年，要建成学校30所。\n"
        "三、2026年重点工作\n今年要新建医院3所。\n"
    )
    assert (observed, promised) == ({"20所", "2所"}, {"30所", "3所"})


def test_an_account_of_goals_is_a_review_whatever_its_heading_names() -> None:
    observed, promised, _ = drafted(
        "一、2025年主要目标任务\n过去一年，全县上下团结奋斗，取得显著成绩。\n"
        "我们先后建成了学校2所，比上年增加1所。去年还完成了公路20公里，获评全国先进。\n"
        "一年来，累计引进了企业30家，超额完成全年任务，成绩来之不易。\n"
        "二、2026年主要目标任务\n今年要新建学校3所。\n"
    )
    assert {"2所", "20公里", "30家"} <= observed
    assert promised == {"3所"}


def test_a_plan_that_first_tells_of_the_years_gone_by_promises_only_then() -> None:
    observed, promised, _ = drafted(
        "一、2025年工作回顾\n建成了公路20公里。\n二、关于“十五五”规划的说明\n"
        "“十四五”时期极不平凡。这五年，综合实力再上台阶，建成了厂房40座。\n"
        "这五年，改革取得突破，企业从300家增加到500家。这五年，民生得到改善，新建了学校6所。\n"
        "“十五五”时期至关重要。今后五年要建成厂房50座。\n三、2026年重点工作\n新建学校3所。\n"
    )
    assert {"40座", "300家", "500家", "6所"} <= observed
    assert promised == {"50座", "3所"}


def test_one_sentence_against_its_surroundings_does_not_turn_the_speech() -> None:
    page = "一、今年任务\n要修建桥梁。\n去年修建了一座。\n今年要再修建两座。\n还将修建道路。\n"
    found = tenses(page, [Prior(0, 1, True, named=True)], 0, len(page), 2026, None)
    assert [one.plans for one in found] == [True]


def test_a_year_weighs_by_the_first_year_planned() -> None:
    assert weigh("2026年新建学校三所。", 2026) > 0 > weigh("2025年新建学校三所。", 2026)
    assert weigh("“十五五”时期新建学校。", 2026) > 0 > weigh("“十四五”时期新建学校。", 2026)
    assert weigh("2025年新建学校三所。", None) == 0


@pytest.mark.parametrize("row", PART_EVIDENCE.rows, ids=lambda row: row.example)
def test_each_row_of_evidence_is_found_in_its_example(row: EvidenceWord) -> None:
    look = re.search if row.kind == "anywhere" else re.match
    assert look(row.word, row.example)


def test_what_is_compared_with_a_year_is_told_of_a_later_one() -> None:
    assert weigh("产值比2025年增加一成。", 2026) > 0 > weigh("2025年的产值增加一成。", 2026)
    assert weigh("产值比2024年增加一成。", 2026) < 0


def test_what_has_been_done_to_those_counted_is_a_fact_in_a_plan_too() -> None:
    observed, promised, _ = drafted(
        "一、2025年工作回顾\n茶叶产量达到80万吨，比上年增长3%。\n"
        "二、2026年工作安排\n加快推进已获批的4家茶叶实验基地，新建茶亭15座，茶叶产量达到90万吨。\n"
    )
    assert "4家" in observed
    assert {"15座", "90万吨"} <= promised
