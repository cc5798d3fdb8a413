"""Ranks that several names or figures share, and ranks of what was told before them."""

from __future__ import annotations

import pytest
from fictional_sentence import figures_at_mark

from reportschema.reading.figures.aspects.figure import FigureDraft

# What each figure at the mark is a rank of: words, or the figure that it ranks.
OF_EACH = [
    ("茶叶、油茶产量位居全国｜第1位。", ["茶叶产量", "油茶产量"]),
    ("茶叶、竹笋等产量稳居全国｜首位。", ["茶叶产量", "竹笋产量"]),
    ("动力茶炉、储能茶炉出货量稳居全球｜第一。", ["动力茶炉出货量", "储能茶炉出货量"]),
    ("茶叶交易量、交易额均居全国｜首位。", ["茶叶交易量", "茶叶交易额"]),
    ("茶业、竹业投资增速均居全省｜第一。", ["茶业投资增速", "竹业投资增速"]),
    ("茶产值、增速均居全省｜第1位。", ["茶产值", "茶产值增速"]),
    (
        "茶业级绿色工厂、环保绩效A级企业数量均居全国｜第一。",
        ["茶业级绿色工厂数量", "环保绩效A级企业数量"],
    ),
    ("全省茶票渗透率、茶税收入增幅等5项指标居全国｜第一。", ["茶票渗透率", "茶税收入增幅"]),
    ("茶园3万亩、竹林2万亩，均居全省｜第2位。", ["竹林 level", "茶园 level"]),
    (
        "茶厂50个，茶山40万亩、占全国16%，均居全国｜第1位。",
        ["茶山 level", "茶厂 level"],
    ),
    ("茶叶产值达9亿元、增长5%，总量和增速均居全省｜第2位。", ["茶叶产值 level", "茶叶产值 growth"]),
]
OF_ONE = [
    # a sum, and words of which none is a name by itself
    ("茶农和竹农总数居全国｜第1位。", "茶农和竹农总数"),
    ("松阳、龙泉、缙云GDP增速跻身全省｜前十。", "松阳、龙泉、缙云GDP增速"),
    ("茶叶、竹笋等种植面积和产量稳居全国｜第1位。", "茶叶、竹笋等种植面积和产量"),
    ("茶业审批“双随机、一公开”考评居全国｜首位。", "茶业审批“双随机、一公开”考评"),
    # in turn
    ("绿茶教育、红茶教育发展综合指数分别居全国｜第五、第三。", "绿茶教育发展综合指数"),
    ("绿茶教育、红茶教育发展综合指数分别居全国第五、｜第三。", "红茶教育发展综合指数"),
    # the level of what grew, and what was told of it
    ("茶业产值增长5%、总量连续3年居全省｜第2位。", "茶业产值总量"),
    ("茶业产值达9亿元、增长5%，总量居全省｜第2位。", "茶业产值 level"),
    ("茶业产值达9亿元、增长5%，居全省｜第2位。", "茶业产值 growth"),
    ("茶业产值达9亿元，年均增长5%，从全省第六位上升到｜第四位。", "茶业产值 level"),
    ("茶叶产量迈上3万吨新台阶、连续9年居全省｜首位。", "茶叶产量 level"),
    ("茶叶产量增长5%、出口量居全国｜第二。", "茶叶出口量"),
    ("茶业创新指数达69%、提升幅度居全国｜第1。", "茶业创新指数提升幅度"),
    # its second place
    ("茶师达49名，茶业创新能力由全国第12位跃升至｜第9位。", "茶业创新能力"),
    # what no figure counts
    ("茶园3万亩，茶具、竹器入选省级产业集群，数量居西部｜第2位。", "入选省级产业集群数量"),
    ("茶具等8个项目入选省级产业集群，数量居西部｜第2位。", "入选省级产业集群的项目 level"),
    ("达标率100%，茶渣分类考评连续22个季度位列全国｜第一。", "茶渣分类考评"),
    ("跻身全国百强茶市｜第9位。", "全国百强茶市"),
]


def _ranked(draft: FigureDraft) -> str:
    of = draft.links.ranks
    named = of and (of.subject.label or of.subject.indicator)
    return f"{named} {of.measure.transformation}" if of else str(draft.links.rank_of)


@pytest.mark.parametrize(("sentence", "what"), OF_EACH)
def test_a_rank_said_of_several_is_one_of_each(sentence: str, what: list[str]) -> None:
    assert [_ranked(draft) for draft in figures_at_mark(sentence)] == what


@pytest.mark.parametrize(("sentence", "what"), OF_ONE)
def test_a_rank_is_of_what_is_told_and_not_of_the_nearest_number(sentence: str, what: str) -> None:
    assert [_ranked(draft) for draft in figures_at_mark(sentence)] == [what]
