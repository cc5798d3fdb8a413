"""Whose a lean label is: a general noun or a bare measure whose owner stands elsewhere."""

from __future__ import annotations

import pytest
from fictional_sentence import figures_at_mark

from reportschema.models.fields.codes import Part


def label(sentence: str) -> str | None:
    """The label of the figure at the mark."""
    return figures_at_mark(sentence, Part.REVIEW)[0].subject.label


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "城市地铁建设加快推进，｜8个在建项目进入攻坚阶段。",
            "进入攻坚阶段的城市地铁建设在建项目",
        ),
        ("绿色食品产业提档升级，云溪茶厂等｜12个项目竣工。", "绿色食品产业竣工项目"),
        ("云溪港产业提质升级，三号码头等｜6个项目完工。", "云溪港产业完工项目"),
        ("竹城地震灾后重建｜40个项目全部完工。", "完工的竹城地震灾后重建项目"),
        ("茶市高速，新开工青石桥等｜2个项目。", "茶市高速新开工项目"),
        ("云溪引水工程全面建成投运，惠及｜百万群众。", "云溪引水工程惠及群众"),
    ],
)
def test_works_and_tasks_are_of_the_field_that_their_sentence_speaks_of(
    sentence: str, expected: str
) -> None:
    assert label(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # What became of another thing is no field of what is next.
        ("云溪茶厂建成投产，｜6个项目完工。", "完工项目"),
        # What they came to says enough.
        (
            "城市更新加快推进，｜6个项目入选全国茶旅示范案例。",
            "入选全国茶旅示范案例的项目",
        ),
    ],
)
def test_works_are_not_of_another_thing(sentence: str, expected: str) -> None:
    assert label(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("完善库区移民后期扶持政策，扶持对象达｜80万人。", "库区移民后期扶持对象"),
        ("实施高职扩招行动，累计扩招｜3万人。", "高职扩招"),
        ("建成12个易地搬迁点，共搬迁｜2万人。", "搬迁"),
    ],
)
def test_a_word_told_in_full_before_stands_for_it(sentence: str, expected: str) -> None:
    assert label(sentence) == expected


def test_income_from_work_is_of_those_who_found_it() -> None:
    """The next measure of those counted, across a mark of lists."""
    assert label("输转富余茶农5万人、劳务收入｜8亿元。") == "输转富余茶农劳务收入"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("茶社班列（云溪）覆盖欧亚｜120多个城市，茶路通车。", "茶社班列（云溪）覆盖的欧亚城市"),
        ("茶陆新通道通达60个国家和地区的｜80个港口。", "茶陆新通道通达的港口"),
        ("“茶字号”农产品远销｜54个国家和地区。", "“茶字号”农产品远销的国家和地区"),
        ("茶亭建设加快，覆盖｜120个乡镇。", "覆盖乡镇"),
    ],
)
def test_the_places_that_something_reaches_are_told_with_it(sentence: str, expected: str) -> None:
    assert label(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected", "coverage"),
    [
        ("招引项目42个，总投资50亿元，其中亿元以上项目｜7个。", "招引项目", "亿元以上"),
        ("新入库项目54个，其中五亿级项目8个、十亿级项目｜7个。", "新入库项目", "十亿级"),
        ("招引项目42个，亿元以上项目｜7个。", "项目", "亿元以上"),
    ],
)
def test_the_larger_works_of_those_before_keep_what_those_are(
    sentence: str, expected: str, coverage: str
) -> None:
    subject = figures_at_mark(sentence, Part.REVIEW)[0].subject
    assert (subject.label, subject.coverage) == (expected, coverage)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("去年国务院增发｜3亿元国债加强茶路建设。", "国务院增发国债"),
        ("拟发行｜3亿元茶路建设债券。", "发行茶路建设债券"),
        ("国有茶企改革平稳收官，布局持续优化，上缴税费｜增长7%。", "国有茶企上缴税费"),
    ],
)
def test_what_was_issued_or_paid_is_told_with_its_name(sentence: str, expected: str) -> None:
    assert label(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("县城茶业园区投资3亿元，路网进一步完善，现有企业｜40家。", "县城茶业园区企业"),
        ("推进云溪茶船产业集群建设，集聚企业｜32家。", "云溪茶船产业集群集聚企业"),
        ("云溪（兰溪）茶业示范园开园，入驻企业｜12家。", "云溪茶业示范园入驻企业"),
        ("茶农增收，现有企业｜40家。", "现有企业"),
    ],
)
def test_firms_are_of_the_park_that_their_sentence_named_last(sentence: str, expected: str) -> None:
    assert label(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("粮食生产再获丰收，增产｜3亿斤。", "粮食增产"),
        ("粮食总产量在上年增长的基础上，又增产｜3亿斤。", "粮食增产"),
        ("机械工业部共有｜57个建设项目。", "机械工业部建设项目"),
        ("机械工业部有57个建设项目，地方有｜14个建设项目。", "建设项目"),
    ],
)
def test_what_is_more_is_of_what_was_made(sentence: str, expected: str) -> None:
    assert label(sentence) == expected


def test_the_money_of_a_part_is_of_the_same_part() -> None:
    sentence = "新纳入茶业项目57个、总投资9亿元，其中千万元以上项目8个、总投资｜6亿元。"
    subject = figures_at_mark(sentence)[0].subject
    assert (subject.label, subject.coverage) == ("新纳入茶业项目总投资", "千万元以上")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("投资｜3000万元，对100余公里茶乡公路进行了改造。", "茶乡公路改造投资"),
        ("投资｜2亿元建成了茶花园、竹花园等11个小区。", "茶花园等小区投资"),
        ("投资｜2亿元新建34公里供水、供热、排水管网。", "供水、供热、排水管网投资"),
        ("投资｜2亿元完善茶园基础设施。", "茶园基础设施投资"),
        ("投资｜2亿元新建3座茶亭、改造茶社。", "投资"),
    ],
)
def test_money_is_of_what_it_was_spent_on(sentence: str, expected: str) -> None:
    assert label(sentence) == expected
