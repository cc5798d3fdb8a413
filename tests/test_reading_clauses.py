"""Words that no rule cuts, and the roles of the words around a count. All of it is invented."""

from __future__ import annotations

import pytest
from fictional_sentence import figure_at_mark

from reportschema.reading.clauses.counted import counted
from reportschema.reading.clauses.labels import LONGEST, of_count
from reportschema.reading.clauses.verbs import governing
from reportschema.reading.sentence.sentence import Sentence


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("净增经营主体", ["净增", "经营主体"]),
        ("推广《云溪民歌》演出", ["推广", "《云溪民歌》", "演出"]),
        ("评为“最美渡口”", ["评为", "“最美渡口”"]),
        ("新车占比达", ["新车", "占比", "达"]),
    ],
)
def test_words_and_names_are_whole(text: str, words: list[str]) -> None:
    sentence = Sentence.of(text)
    assert [token.text for token in sentence.tokens] == words
    assert [token.end for token in sentence.tokens] == list(sentence.ends)


def test_a_cut_inside_a_word_moves_to_its_border() -> None:
    sentence = Sentence.of("净增经营主体")
    assert sentence.cuts(1)
    assert not sentence.cuts(2)
    assert (sentence.before(1), sentence.after(1), sentence.before(2)) == (0, 2, 2)


@pytest.mark.parametrize(
    ("before", "behind", "label"),
    [
        # Q NP STATE
        ("", "村实现通车。", "通车村"),
        ("", "灌渠修复项目全部开工，", "开工的灌渠修复项目"),
        # Q NP GAIN OBJECT
        ("", "渡口被命名为省级文明渡口。", "获评省级文明渡口的渡口"),
        ("", "片区完成管线更新，", "完成管线更新的片区"),
        ("支持", "园区申报省级园区，", "支持园区申报省级园区"),
        # with a preposition
        ("为", "残疾人免费提供轮椅，", "免费提供轮椅的残疾人"),
        ("", "茶企在北方设立门店，", "在北方设立门店的茶企"),
        # VERB Q NP EVENT
        ("推进", "专业市场管线整治，", "推进管线整治的专业市场"),
        ("完成", "企业的关停搬迁，", "完成关停搬迁的企业"),
        ("完成", "村的电气化建设；", "完成电气化建设的村"),
        # VERB names 等 Q NP
        ("新建、改造东渡、西渡等", "码头，", "新建、改造码头"),
        ("新增", "学位。", "新增学位"),
        # nothing of that
        ("", "增加到", ""),
        ("", "规划实施的河堤项目，", "规划实施的河堤项目"),
    ],
)
def test_a_label_is_made_of_the_roles_of_a_clause(before: str, behind: str, label: str) -> None:
    assert of_count(governing(before), counted(behind)) == label


def test_what_the_next_number_measures_is_no_predicate() -> None:
    assert counted("重建项目累计完成投资", clipped=True).predicate == ""
    assert counted("重建项目完成验收。").predicate == "完成验收"


def test_a_label_that_grows_too_long_loses_its_predicate_first() -> None:
    long = "列入" + "省级" * 8
    what = counted(f"云溪流域沿岸生态修复和水源涵养重点工程{long}名录。")
    assert len(of_count("", what)) <= LONGEST


@pytest.mark.parametrize(
    ("right", "noun", "event", "predicate"),
    [
        ("中小型水闸除险加固。", "中小型水闸", "除险加固", ""),
        ("临时性占道经营疏解点。", "临时性占道经营疏解点", "", ""),
        (
            "茶园改造工程、就业再就业项目、茶楼质量监督检查专项行动、茶街建设等,",
            "茶园改造工程",
            "",
            "",
        ),
        ("企业入选全国茶业企业50强和成长型茶业企业50强。", "企业", "", "入选全国茶业企业50强"),
        ("个人被评为全国茶乡团结建设模范集体和模范个人。", "个人", "", "获评模范个人"),
    ],
)
def test_what_is_counted_its_work_and_its_first_outcome(
    right: str, noun: str, event: str, predicate: str
) -> None:
    found = counted(right)
    assert (found.noun, found.event, found.predicate) == (noun, event, predicate)


def test_an_outcome_that_names_the_last_of_a_list_is_not_of_the_first() -> None:
    sentence = "｜13个集体、15名个人荣获全国茶乡团结建设模范集体和模范个人。"
    assert figure_at_mark(sentence).subject.label == "集体"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("清理占道、摆摊设点｜300余处。", "清理占道、摆摊设点"),
        ("免费更新｜5万户居民燃气表。", "免费更新居民燃气表"),
        ("但粮食｜增产1.4倍。", "grain_output"),
    ],
)
def test_what_occupies_is_no_share_and_what_yields_more_is_an_output(
    sentence: str, name: str
) -> None:
    subject = figure_at_mark(sentence).subject
    assert (subject.label or subject.indicator) == name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("茶叶试验区推出｜9项首创举措。", "茶叶试验区推出首创举措"),
        ("全市推出｜9项首创举措。", "推出首创举措"),
        ("茶叶试验区｜9项首创举措落地。", "落地的茶叶试验区首创举措"),
        ("每个开发区引进｜2家茶企。", "引进茶企"),
        ("全省原来偏远缺水的｜三十多个乡，大部分通了水。", "原来偏远缺水的乡"),
        ("全国茶业文明镇达到｜84个。", "茶业文明镇"),
        ("全国文明镇达到｜84个。", "全国文明镇"),
        ("全国茶园达到｜84个。", "茶园"),
        ("实施茶园重点项目｜19个、投资2000万元以上的技改项目30个。", "key_projects"),
        ("茶园用地和建设用地安全利用率达｜100%。", "茶园用地和建设用地安全利用率"),
        ("惠及瞪羚企业｜40家。", "惠及瞪羚企业"),
    ],
)
def test_a_label_has_who_acts_and_all_that_one_number_is_told_of(sentence: str, name: str) -> None:
    subject = figure_at_mark(sentence).subject
    assert (subject.label or subject.indicator) == name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("为｜20万残疾人提供茶疗服务。", "为残疾人提供茶疗服务"),
        ("用两年时间免费更新｜50万户居民水表。", "更新居民水表"),
        ("新增甲镇、乙镇等省级茶叶强镇5个，总数达到｜14个。", "省级茶叶强镇"),
        ("新建茶厂，包括外省援建的｜二十个茶厂在内，共有一百个。", "外省援建的茶厂"),
        ("提前两年完成茶亭｜全覆盖。", "茶亭覆盖率"),
        ("建成茶亭3座、在建｜5座。", "在建茶亭"),
        ("在云溪茶艺大赛、全国茶艺大赛上勇夺｜8金9银。", "云溪茶艺大赛、全国茶艺大赛获金牌"),
        ("｜30个茶园改造类项目开工6个。", "茶园改造类项目"),
        ("首批｜4家茶叶实验室实体化运行。", "运行的首批茶叶实验室"),
        ("举办｜百场茶业供应链对接大会。", "举办茶业供应链对接大会"),
        ("“茶事通办”｜20个重点事项全部上线。", "上线的“茶事通办”重点事项"),
        ("茶农互助试点范围扩大到｜9个省份。", "茶农互助试点的省份"),
    ],
)
def test_a_label_is_of_the_thing_and_of_nothing_around_it(sentence: str, name: str) -> None:
    assert figure_at_mark(sentence).subject.label == name
