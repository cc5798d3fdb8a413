"""Bare heads (参保人数, 投入资金) take their topic from the clauses around them."""

from __future__ import annotations

import pytest
from fictional_sentence import figure_at_mark

from reportschema.models.fields.codes import Part
from reportschema.reading.clauses.heads import HEAD_WORDS, TOLD_IN, bare_head, composed, listed
from reportschema.reading.clauses.topics import topic_before, topic_in


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("新增参保人数", "people"),
        ("受益的农民", "people"),
        ("中央财政拟安排资金", "funds"),
        ("实施项目", "things"),
        ("降低利息负担", "sums"),
        ("竣工面积", "extents"),
        ("办结率", "rates"),
        ("立案处罚", "cases"),
    ],
)
def test_a_head_is_bare_beside_its_verb_and_who_pays(label: str, kind: str) -> None:
    head = bare_head(label)
    assert head is not None
    assert head.kind == kind


@pytest.mark.parametrize("label", ["茶农参保人数", "治水项目", "茶园面积", "新增茶企", "资金链"])
def test_a_head_with_a_name_before_it_is_not_bare(label: str) -> None:
    assert bare_head(label) is None


@pytest.mark.parametrize(
    ("clause", "topic"),
    [
        # the object of a deed, without how that goes
        ("持续推进失能险提质扩面", "失能险"),
        ("滚动实施十大茶业项目", "十大茶业项目"),
        ("加大对各类学校贫困学生资助力度", "各类学校贫困学生资助"),
        ("对小微茶企实行税收优惠", "小微茶企税收优惠"),
        # the subject of a state, up to its predicate
        ("失能保险制度基本建立", "失能保险制度"),
        ("良种补贴覆盖到全县所有乡镇", "良种补贴"),
        ("我县乡村旅游业遇到很大困难", "乡村旅游业"),
        # what is no topic
        ("坚持民生为大", ""),
        ("五年来", ""),
        ("经济发展稳中有进", ""),
        ("完善配套政策法规", ""),
        ("与云溪集团合作深化", ""),
        ("支持茶机、竹机等设备更新", ""),
    ],
)
def test_what_a_clause_is_about(clause: str, topic: str) -> None:
    assert topic_in(clause, "people") == topic


def test_a_sum_is_of_things_and_of_no_campaign_for_them() -> None:
    clause = "推进茶叶加工业升级行动"
    assert topic_in(clause, "sums") == "茶叶加工业"
    assert topic_in(clause, "funds") == "茶叶加工业升级行动"


def test_the_nearest_clause_goes_before_the_one_that_opens_the_sentence() -> None:
    opened = "云溪工业园区加快发展，实施茶机补贴，"
    assert topic_before(f"{opened}惠及", f"{opened}惠及", "people") == "茶机补贴"
    other = "云溪工业园区加快发展，服务更加周到，新入驻"
    assert topic_before(other, other, "people") == "云溪工业园区"


def test_a_topic_stands_before_its_head_or_in_the_place_of_it() -> None:
    assert composed("失能险", "新增参保人数", "参保人数") == "失能险新增参保人数"
    assert composed("重大茶业项目", "开工项目", "项目") == "开工重大茶业项目"
    assert composed("减税降费政策", "减税", "减税") == ""


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("筹集资金｜5亿元以上，继续实施八件惠民实事。", "惠民实事筹集资金"),
        ("安排资金｜2亿元，办好12项惠民实事。", "惠民实事安排资金"),
        ("开展乡村债务重组，降低利息负担｜3亿元。", "乡村债务重组降低利息负担"),
        ("全县将用2亿元修建教师宿舍，竣工面积可达｜20万平方米。", "教师宿舍竣工面积"),
        ("云溪供水工程使｜6万农民受益。", "云溪供水工程受益农民"),
        ("失能保险制度基本建立，已有｜17万人次受益。", "失能保险制度受益人次"),
        ("落实高龄津贴政策，惠及｜5万人。", "高龄津贴政策惠及群众"),
        ("茶业集团效益明显好转，利润｜增长20%。", "茶业集团利润"),
        (
            "对口援茶和山海协作持续深化，落实资金3亿元，实施项目｜81个。",
            "对口援茶和山海协作实施项目",
        ),
        ("43个县开展养老保险试点，｜58万人参保，6万人领取养老金。", "养老保险试点参保人员"),
        ("云溪工业园区入驻竹企44家，主营业务收入｜增长7%。", "云溪工业园区主营业务收入"),
        ("各类成人学校，包括夜校等，在校生已达｜64万人。", "各类成人学校在校生"),
        ("高龄津贴惠及｜130万老年人。", "高龄津贴惠及老年人"),
        ("改造老旧楼院147个，惠及群众｜1万户。", "改造老旧楼院惠及群众"),
        ("实施茶机更新补贴、惠及｜8万名茶农。", "茶机更新补贴惠及茶农"),
        ("全县出让茶山使用权55个、收益｜29亿元。", "茶山使用权收益"),
        ("茶机产业，推进整机项目落地，力争产业规模｜突破3亿元。", "茶机产业规模"),
        ("茶旅融合方面，加快招商，力争投资｜超12亿元。", "茶旅融合投资"),
        ("深入实施茶园改造三年行动，投资8亿元，建成项目｜69个。", "茶园改造三年行动建成项目"),
        ("义务教育营养改善计划惠及｜36万名学生。", "义务教育营养改善计划惠及学生"),
        ("立案查处毁茶案件15起，立案处罚｜9起。", "毁茶案件立案处罚"),
        ("检查茶企15家，立案处罚｜9起。", "立案处罚"),
        # whoever pays stands first
        ("今后五年省财政将投入｜3亿元支持竹艺教育发展。", "省财政竹艺教育发展投入"),
        ("竹农补助制度进一步完善，县财政投入｜2亿元。", "县财政竹农补助制度投入"),
        ("都要增加对茶业的投入。今年县财政投入｜增加2亿元。", "县财政对茶业的投入"),
        ("都要增加对茶业的投入。今年县财政投入增加2亿元，｜增长5%。", "县财政对茶业的投入"),
        ("加大对茶业、竹业的支持，县财政支出｜2亿元。", "县财政对茶业、竹业的支出"),
        ("县财政安排资金｜2亿元，用于促进茶农就业。", "县财政促进茶农就业资金"),
        ("县财政安排就业补助资金｜2亿元。", "县财政安排就业补助资金"),
        ("建立健全竹校奖学金制度，为此县财政支出｜3亿元。", "县财政竹校奖学金制度支出"),
        ("扩大免费茶诊病种。为此，县财政增加支出｜2亿元。", "县财政扩大免费茶诊病种增加支出"),
        ("县财政安排｜3亿元资金支持茶农再就业。", "县财政支持茶农再就业资金"),
        ("为加快茶农保障体系建设，县财政将安排｜3亿元。", "县财政加快茶农保障体系建设资金"),
        ("县财政安排｜3亿元专项奖补资金，重点用于茶农安置。", "县财政茶农安置专项奖补资金"),
        # what it built, right behind it or where nothing before it says so
        ("投资｜6800万元完成34处茶山修复工程。", "茶山修复工程投资"),
        ("投资｜2亿元完成了全长28公里的茶乡公路建设。", "茶乡公路建设投资"),
        ("推进茶亭文化工程，统筹资金｜9000万元，建成茶书屋9家。", "茶亭文化工程统筹资金"),
        ("整合资金｜6亿元，建成茶亭文化示范村9个。", "茶亭文化示范村整合资金"),
        ("投资｜2亿元完成9处茶亭及12座竹桥建设。", "投资"),
        # a programme that opens the sentence owns what it built
        ("山茶协作投入资金5亿元，共建园区｜18个。", "山茶协作共建园区"),
        ("培育竹笋全产业链，限上主营收入｜突破8亿元。", "竹笋全产业链限上主营收入"),
        # what was signed at a fair, and what several measures drew
        ("举办省级茶业招商活动12场，签约项目95个，签约额｜6亿元。", "省级茶业招商活动签约额"),
        ("成功举办茶博会、竹博会等系列重大经贸活动，签约项目｜95个。", "经贸活动签约项目"),
        ("发放消费券3亿元，举办购物节5场，拉动消费｜8亿元。", "消费券和促消费活动拉动消费"),
        ("发放消费券3亿元，拉动消费｜8亿元。", "消费券拉动消费"),
        ("发放消费券3亿元，拉动消费8亿元，惠及消费者｜5万人次。", "消费券惠及消费者"),
        # what is fostered is none of the name, nor how it goes
        ("推动林下茶经济产值｜超3亿元。", "林下茶经济产值"),
        ("“三江”茶业发展区建设破题开局，实施项目｜65个。", "“三江”茶业发展区建设实施项目"),
        # what narrows a means
        ("推出茶叶创新｜10个行动计划。", "推出茶叶创新行动计划"),
        ("出台加力推动“两茶”｜18条措施。", "出台加力推动“两茶”措施"),
        # firms, in the clause before or the lead
        ("推动县属国企整合，营业收入翻一番、利润｜翻三番。", "县属国企利润"),
        ("规模以上工业企业效益指数提高3个百分点，实现净利润｜3亿元。", "规模以上工业企业净利润"),
        # asked for, and not yet for anything
        ("争取资金｜9亿元，支持茶业发展。", "资金"),
        # its own clause says whose it is
        ("落实高龄津贴政策，竹农参保人数｜5万人。", "竹农参保人数"),
        # what follows 的 is what it is of
        ("落实高龄津贴政策，总投资｜5亿元的竹桥开工。", "竹桥总投资"),
    ],
)
def test_the_topic_of_a_bare_head(sentence: str, label: str) -> None:
    assert figure_at_mark(sentence, Part.REVIEW).subject.label == label


def test_a_head_with_its_topic_may_be_an_indicator() -> None:
    sentence = "粮食播种面积稳定在62万亩、年度产量｜突破20万吨。"
    assert figure_at_mark(sentence).subject.indicator == "grain_output"


@pytest.mark.parametrize(
    ("sentence", "code", "label"),
    [
        ("民营经济总量达到3亿元、占生产总值比重｜超60%。", "private_economy_share", None),
        ("全市茶叶产量3万吨，占全省比重｜超60%。", None, "茶叶产量占全省比重"),
        ("新增国家级专精特新企业3家，占全省｜7%。", None, "新增国家级专精特新企业占全省比重"),
        ("外贸进出口稳中有进，出口达到｜50亿元。", "exports", None),
    ],
)
def test_what_narrows_a_series_narrows_its_share(
    sentence: str, code: str | None, label: str | None
) -> None:
    subject = figure_at_mark(sentence, Part.REVIEW).subject
    assert (subject.indicator, subject.label) == (code, label)


def test_what_was_spent_is_the_other_side_of_what_came_in() -> None:
    spent = figure_at_mark("一般公共预算收入增长2%、支出｜增长5%。")
    assert spent.subject.indicator == "budget_expenditure"


def test_spending_behind_a_clause_of_something_else_is_no_budget() -> None:
    after = "茶农保险扩大到80个乡，有2万人受益；县财政支出｜3亿元。"
    assert figure_at_mark(after).subject.label == "县财政支出"
    for general in ("今年全县财政支出｜3亿元。", "工业产值增长8%，财政支出｜3亿元。"):
        assert figure_at_mark(general).subject.indicator == "budget_expenditure"


def test_a_bare_head_without_a_topic_is_in_doubt() -> None:
    assert figure_at_mark("总投资｜5亿元。", Part.REVIEW).subject.doubt is not None


def test_no_word_is_a_head_of_two_kinds() -> None:
    heads = [row.word for row in HEAD_WORDS.rows if row.kind in TOLD_IN]
    assert len(heads) == len(set(heads))
    assert not listed("deed") & listed("thing")


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("云溪湾科技城汇聚｜32家科研机构。", "云溪湾科技城汇聚科研机构"),
        ("云溪警察学院新增｜6门一流课程。", "云溪警察学院新增一流课程"),
        ("中国（云溪）自贸试验区累计推出｜25项制度成果。", "中国云溪自贸试验区推出制度成果"),
        ("云溪自贸试验区｜28项改革成果获全国推广。", "获全国推广的云溪自贸试验区改革成果"),
        # all of them, or the place itself; what does not do it; one of a list
        ("每个开发区建成｜5个茶亭。", "建成茶亭"),
        ("推动云溪大学建成｜5个茶亭。", "建成茶亭"),
        ("获评省级茶业示范区和｜9个茶业专科。", "茶业专科"),
        ("云溪人民医院等｜四家茶乡医院启用。", "启用的茶乡医院"),
    ],
)
def test_what_is_counted_belongs_to_who_did_it(sentence: str, label: str) -> None:
    assert figure_at_mark(sentence).subject.label == label


def test_a_series_that_a_park_counts_is_of_the_park() -> None:
    part = figure_at_mark("云溪高新区新增高新技术企业｜5家。").subject
    assert (part.indicator, part.coverage) == ("new_high_tech_enterprises", "云溪高新区")
