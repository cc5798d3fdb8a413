"""Ranks: among whom they hold, and what comes first in a speech without being one."""

from __future__ import annotations

import pytest
from fictional_sentence import figure_at_mark

# What a rank is of: the words, or the name of the figure that it ranks.
RANKED = [
    # the first of a list of names, and no clause before a name
    ("水稻、油茶产量位居全国｜第1位。", "水稻产量"),
    ("跨县茶路班次数、运营里程均居全市｜第2位。", "跨县茶路班次数"),
    ("茶港三期建成投运、茶叶吞吐量居全省｜首位。", "茶叶吞吐量"),
    # one after the other
    ("发放补贴9亿元，茶具、竹器换新数量分别居全国第2位、｜第7位。", "竹器换新数量"),
    ("茶叶、竹器销量分别增长3%、6%，分别居全国｜第四、第八。", "茶叶销量 growth"),
    ("茶叶、竹器销量分别增长3%、6%，居全市｜第二和第四。", "茶叶销量 growth"),
    ("茶叶、竹器销量分别增长3%、6%，居全市第二和｜第四。", "竹器销量 growth"),
    ("茶具业务量和收入增速分别居全国第3位、｜第2位。", "收入增速"),
    # its growth
    ("税电指数、茶款余额增速居全省｜第1位。", "税电指数"),
    ("茶产值、增速均居全省｜第1位。", "茶产值"),
    ("出口增速排名全国｜第7位。", "出口增速"),
    ("茶具销售总额35亿元，增速排名全市｜第三。", "茶具销售总额增速"),
    ("茶叶产量增长10%，增速排名全市｜第五。", "茶叶产量 growth"),
    # another place of the same
    ("拨款2亿元，茶具销量居全省第9位、全市｜第一位。", "茶具销量"),
    ("居民茶园安全考评位居全省｜第一。", "居民茶园安全考评"),
]


@pytest.mark.parametrize(
    ("sentence", "group", "area"),
    [
        ("全省茶款余额达到5万亿元，居西部｜第2位。", "西部", None),
        ("达标率97%、高于全国平均水平2个百分点、居中部地区｜第1位。", "中部地区", None),
        ("茶港吞吐量2亿吨、居全国沿海港口｜第5位。", "沿海港口", "100000"),
        ("茶叶产量居西部和边境省区｜第2位。", "西部和边境省区", None),
        ("茶城指数居中部非省会城市｜第2位。", "中部非省会城市", None),
        ("茶叶产量居世界｜第2位。", "世界", None),
        ("茶叶产量居全国｜第2位。", None, "100000"),
        ("茶叶产量居云岭省｜第2位。", None, "990000"),
        ("茶园200处、茶亭300座，均居云岭省各市｜之首。", None, "990000"),
    ],
)
def test_a_rank_holds_in_its_area_or_in_a_group_without_a_code(
    sentence: str, group: str | None, area: str | None
) -> None:
    subject = figure_at_mark(sentence).subject
    assert (subject.coverage, subject.counterpart_area) == (group, area)


@pytest.mark.parametrize(
    "sentence", ["始终把安全作为｜第一位的任务。", "安全是｜第一位的。", "把安全摆在｜第一位。"]
)
def test_what_comes_first_is_placed_among_nothing(sentence: str) -> None:
    with pytest.raises(LookupError):
        figure_at_mark(sentence)


def test_a_place_named_by_its_number_is_a_rank() -> None:
    assert figure_at_mark("茶产量全省排名｜第一位的是云溪。").measure.transformation == "rank"


@pytest.mark.parametrize(("sentence", "what"), RANKED)
def test_a_rank_is_of_what_its_clause_names_or_of_a_figure_before(sentence: str, what: str) -> None:
    links = figure_at_mark(sentence).links
    figure = links.ranks
    found = f"{figure.subject.label} {figure.measure.transformation}" if figure else links.rank_of
    assert found == what
