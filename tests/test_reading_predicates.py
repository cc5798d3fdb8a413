"""Labels keep what is said of those counted: what they have, what became of them, what is done."""

from __future__ import annotations

import pytest
from fictional_sentence import figure_at_mark, figures_at_mark

# Sentences with ｜ before a number, and the label of that.
THEIRS = [
    ("｜1200户困难农民基本生活得到有效保障。", "基本生活得到保障的困难农民"),
    ("｜80万户农民住房条件得到明显改善。", "住房条件得到明显改善的农民"),
    ("｜18个市州空气质量全面达标。", "空气质量达标的市州"),
    ("｜300户居民住房重建全部完工。", "住房重建完工的居民"),
    ("改善｜300所公办幼儿园办园条件。", "改善办园条件的公办幼儿园"),
    ("提升｜12个茶旅融合景区运营水平。", "提升运营水平的茶旅融合景区"),
    ("解决｜30万农村居民出行困难。", "解决出行困难的农村居民"),
    ("｜140个国控断面中I类及以上水质占比86.1%。", "国控断面"),
    ("｜7条重点产业链产值突破7000亿元。", "重点产业链"),
    ("｜20个贫困县人均收入超过全省平均水平。", "人均收入超过全省平均水平的贫困县"),
    ("完成｜300所乡镇学校第三轮标准化建设。", "完成第三轮标准化建设的乡镇学校"),
    ("完成｜80家乡镇卫生院第二轮标准化改造。", "完成第二轮标准化改造的乡镇卫生院"),
]
# What is counted stands at the end, or the unit counts what is wanted.
THEIR_OWN = [
    ("新建｜3个景区停车场。", "新建景区停车场"),
    ("解决｜300个群众急难愁盼问题。", "解决群众急难愁盼问题"),
    ("研究解决｜16个项目用地问题。", "解决项目用地问题"),
    ("新增｜12项行业标准。", "新增行业标准"),
    ("｜36家工业企业营业收入超百亿元。", "工业企业营业收入"),
    ("完成｜20个村污水治理。", "完成污水治理的村"),
]
# How or against what the work is, which is no part of the thing worked on.
WORK = [
    ("完成｜28个茶旅村庄整体改造。", "完成整体改造的茶旅村庄"),
    ("完成｜136个茶渠排水口规范化建设。", "完成规范化建设的茶渠排水口"),
    ("实施｜2个竹溪灌区节水改造。", "实施节水改造的竹溪灌区"),
    ("完成｜40座竹油储罐深度治理。", "完成竹油储罐深度治理"),
    ("推进｜5个茶业综合改革试点。", "推进茶业综合改革试点"),
    ("完成｜12个茶亭改造。", "完成改造的茶亭"),
]
# So large a part of those behind is reached; money with its noun behind; what each of them gets.
BEHIND = [
    ("优质茶艺学校覆盖｜92%乡镇，茶叶增产。", "优质茶艺学校覆盖的乡镇占比"),
    ("推广智慧茶窗应用，覆盖｜60%以上城市社区。", "智慧茶窗应用覆盖的城市社区占比"),
    ("建成茶亭12个、覆盖｜80%行政村。", "建成茶亭覆盖的行政村占比"),
    ("优质茶艺学校覆盖率达到｜92%，茶叶增产。", "优质茶艺学校覆盖率"),
    ("实现｜16个县（市）茶诊中心、社区茶堂全覆盖。", "茶诊中心、社区茶堂全覆盖的县市"),
    ("茶艺学校均实现｜21个地级以上市全覆盖。", "茶艺学校全覆盖的地级以上市"),
    ("｜23个偏远茶岛实现“茶篮子”商品保供全覆盖。", "“茶篮子”商品保供全覆盖的偏远茶岛"),
    ("｜613个管控单元实现全覆盖。", "实现全覆盖的管控单元"),
    ("职业茶院实现16个市｜全覆盖。", "职业茶院覆盖率"),
    ("｜50个乡镇与市内茶院建立结对关系。", "与市内茶院建立结对关系的乡镇"),
    ("对茶农一次性发放｜30亿元救助金。", "茶农一次性发放救助金"),
    ("县财政投入｜3亿元进行补贴。", "县财政投入"),
    ("｜3万残疾人每人每年补贴500元。", "残疾人"),
    ("｜9个品牌入选省茶业精品培育名单、数量全省第一。", "入选省茶业精品培育名单的品牌"),
]
# What they were chosen for is told whole, and what became of what those counted have.
BECAME = [
    (
        "茶剧《雨》等｜4部作品获全国“茶文化建设工程”优秀原创剧目大奖。",
        "获全国“茶文化建设工程”优秀原创剧目大奖的作品",
    ),
    (
        "｜4家企业入选创建全国一流“专精特新”示范企业名单。",
        "入选创建全国一流“专精特新”示范企业名单的企业",
    ),
    ("｜8所高校14个学科入选国家“茶学一流”建设名单。", "学科入选国家“茶学一流”建设名单的高校"),
    ("｜20个部门228项茶事审批实现集中办理。", "茶事审批实现集中办理的部门"),
    ("完成｜43个村1.6万户改造工程。", "完成改造工程的村"),
    ("｜23家公共茶馆免费开放。", "免费开放的公共茶馆"),
    ("｜7万名茶乡儿童享受免费教育。", "享受免费教育的茶乡儿童"),
    ("｜9位茶学科学家增选为院士。", "增选为院士的茶学科学家"),
]
# Nouns that begin with a word of manner, or with 和美.
BEGINNINGS = [
    ("实施｜500个高水平制茶改造项目。", "实施高水平制茶改造项目"),
    ("打造｜150个和美乡村。", "打造和美乡村"),
    ("搞好｜88个高效节水示范县建设。", "搞好高效节水示范县建设"),
    ("新增｜100所达到二级医院服务能力的卫生次中心。", "新增达到二级医院服务能力的卫生次中心"),
    ("制定｜255项对标提升任务清单。", "制定对标提升任务清单"),
]
# A list of names stays whole in its label, where that is not too long.
LISTS = [
    (
        "茶叶烘焙工业、竹器制造工业、竹笋罐头工业、茶具烧制工业的投资限额为｜一千万元。",
        "茶叶烘焙工业、竹器制造工业、竹笋罐头工业、茶具烧制工业的投资限额",
    ),
]
# What is covered, without how and when that was reached.
COVERED = [
    ("在全省率先实现20户以上自然村茶亭广播｜全覆盖。", "20户以上自然村茶亭广播覆盖率"),
    ("在全国范围内首批实现茶农生育保险｜全覆盖。", "茶农生育保险覆盖率"),
    ("全民健茶场地设施实现建制村｜全覆盖。", "全民健茶场地设施建制村覆盖率"),
    ("国家茶乡镇提前两年实现｜全覆盖。", "国家茶乡镇覆盖率"),
    ("新增茶校学位700个、推进茶校设区市｜全覆盖。", "茶校设区市覆盖率"),
]
# A size stands between the owner and the name of the works.
SIZED = [
    ("茶县｜百万千瓦多能互补基地一期成功并网。", "茶县多能互补基地一期规模"),
    ("久泉｜30万吨制茶一体化、云溪茶业改造等项目进展顺利。", "久泉制茶一体化项目规模"),
    ("建设｜700万千瓦新型储能项目。", "建设新型储能项目"),
    ("新增煤炭产能800万吨、火电装机｜130万千瓦。", "新增火电装机"),
    ("年均新增城镇就业30万人、输转城乡富余劳动力｜50万人以上。", "输转城乡富余劳动力"),
]
# An aim towards which one moves, and one of the ways in which something is done.
NO_FIGURES = [
    "公共茶事服务向村村｜全覆盖迈出坚实一步。",
    "组织全方位、｜全覆盖的茶事督导。",
    "坚持｜全覆盖、保基本、多层次方针。",
]
OF_THEM = [*BEHIND, *COVERED, *SIZED, *THEIRS, *THEIR_OWN, *WORK, *BECAME, *BEGINNINGS, *LISTS]


@pytest.mark.parametrize(("sentence", "label"), OF_THEM)
def test_those_counted_are_told_by_what_they_have(sentence: str, label: str) -> None:
    """改善300所幼儿园办园条件 counts kindergartens, of which their conditions are told."""
    assert figure_at_mark(sentence).subject.label == label


def test_a_name_of_the_vocabulary_stays() -> None:
    """解决饮水安全问题 is an indicator as it stands."""
    figure = figure_at_mark("解决｜300万农村人口饮水安全问题。")
    assert figure.subject.indicator == "safe_water_people"


@pytest.mark.parametrize("sentence", NO_FIGURES)
def test_full_coverage_as_a_way_or_an_aim_is_no_figure(sentence: str) -> None:
    """向…全覆盖迈出一步 tells of no outcome."""
    assert figures_at_mark(sentence) == []
