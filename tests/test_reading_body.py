"""Where the speech stands in its page, which annexes follow it, and whether it is a work report."""

from __future__ import annotations

import re

import pytest
from fictional_speech import HEADING, SPEECH, body_of, read

from reportschema.reading.page.genre import GENRE_WORDS, judge
from reportschema.reading.page.page_words import PAGE_WORDS
from reportschema.reading.page.view import View

# The body in its page


def test_furniture_before_and_after_is_no_part_of_the_body() -> None:
    page = (
        "首页 > 政务公开 > 政府工作报告\n清苑县2020年政府工作报告\n"
        "发布日期：2020-01-20  来源：某某日报\n分享到：\n浏览量：-\n"
        f"{HEADING}{SPEECH}\n分享到：\n"
        "上一篇：2020年博野县政府工作报告\n下一篇：2020年蠡县政府工作报告\n"
        "相关文章\n01-24\n2021年易县政府工作报告\n版权所有"
    )
    text = body_of(page)
    assert text.startswith("政府工作报告\n--2020年1月8日在")
    assert text.endswith("而努力奋斗！")


def test_of_a_summary_and_the_speech_the_speech_is_the_body() -> None:
    summary = (
        "内容摘要:\n政府工作报告2020年1月8日各位代表：现在，我代表县人民政府，"
        "向大会报告工作，请予审议。一、2019年工作......\n"
    )
    page = f"2020年清苑县政府工作报告\n{summary}{HEADING}{SPEECH}"
    assert body_of(page) == body_of(HEADING + SPEECH)


def test_of_a_repeated_body_the_first_whole_one_counts() -> None:
    once = HEADING + SPEECH
    view, body, _, _ = read(f"当前位置：首页\n{once}\n（责任编辑：某某）\n" * 3)
    assert view.clean[body.start : body.end] == body_of(once)
    assert body.start < len(once) / 2
    cut = once[: len(once) // 3]
    assert body_of(f"{cut}\n（责任编辑：某某）\n{once}") == body_of(once)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("附件1\n名词解释", "glossary"),
        ("※名词解释※", "glossary"),
        ("《政府工作报告》有关内容名词注释", "glossary"),
        ("附件：2020年十件民生实事", "projects"),
        ("附件2\n各单位获奖情况一览表", "awards"),
    ],
)
def test_annexes_are_told_from_the_speech(heading: str, kind: str) -> None:
    entries = "1.“一渠两路”：新修的一条渠和两条路。\n2.“三顶”：三所学校的屋顶。"
    view, body, _, _ = read(f"{HEADING}{SPEECH}\n{heading}\n{entries}")
    assert [annex.kind for annex in body.annexes] == [kind]
    assert view.clean[: body.speech_end].endswith("而努力奋斗！")
    assert view.clean[: body.end].endswith("屋顶。")


def test_notes_without_a_heading_are_a_glossary() -> None:
    notes = "[1]“一渠两路”：一条渠和两条路。\n[2]“三顶”：三所学校的屋顶。"
    _, body, _, _ = read(f"{HEADING}{SPEECH}\n{notes}")
    assert [(annex.kind, annex.heading) for annex in body.annexes] == [("glossary", "")]


def test_announced_annexes_that_are_not_there_are_missing() -> None:
    announced = "附件：1.名词解释\n2.2020年民生实事\n3.获奖情况表\n"
    _, body, _, _ = read(f"{HEADING}{SPEECH}\n{announced}附件1\n名词解释\n三顶：三所学校的屋顶。")
    assert body.missing_parts == ("2020年民生实事", "获奖情况表")


def test_a_body_without_salutation_begins_at_its_first_heading() -> None:
    text = SPEECH[SPEECH.index("一、") :]
    assert body_of(f"2020年政府工作报告\n发布日期：2020-01-20\n{text}").startswith(
        "一、2019年工作回顾"
    )


# The genre


def test_a_work_report_is_one() -> None:
    for text in (
        HEADING + SPEECH,
        SPEECH,
        SPEECH[SPEECH.index("一、") :],
        f"新华社电\n{HEADING}{SPEECH}",
    ):
        view, body, _, _ = read(text)
        assert judge(view, body).is_report, text[:40]


LOOK_ALIKES = {
    "关于清苑县国民经济和社会发展第十二个五年规划纲要的报告\n"
    "2011年1月8日在清苑县第九届人民代表大会第四次会议上\n县长 林听雨\n"
    "各位代表：\n现在，我代表县人民政府向大会作报告，请连同纲要草案一并审议。\n": (
        "outline of a five-year plan"
    ),
    "清苑县国民经济和社会发展第十个五年计划纲要\n"
    "（2001年1月8日清苑县第七届人民代表大会第四次会议通过）\n": "outline",
    "清苑县1999年国民经济和社会发展计划执行情况和2000年计划安排意见\n": "execution",
    "关于清苑县2019年财政预算执行情况和2020年预算草案的报告\n"
    "各位代表：受县人民政府委托，现将预算执行情况提请审议。\n": "plan|budget",
    "清苑县第十届人民代表大会第三次会议关于政府工作报告的决议\n（2020年1月10日通过）\n"
    "会议听取和审议了县长林听雨所作的政府工作报告，会议同意报告。\n": "resolution",
    "清苑县人民政府办公室关于印发《2020年县政府工作要点》的通知\n各乡镇人民政府：\n"
    "现印发给你们，请认真组织实施。\n": "notice",
    "林听雨在清苑县十届人大三次会议上的政府工作报告（摘登）\n"
    "本报讯 县长林听雨作政府工作报告时指出，去年修了渠。\n": "digest",
    "清苑县人代会开幕 林听雨作政府工作报告\n"
    "本报讯（记者 某某）1月8日上午，大会开幕。\n林听雨在报告中说，去年修了渠。\n": "news",
    "一图读懂2020年政府工作报告\n数字看去年，目标看今年。\n": "comment",
    "清苑县人民检察院工作报告\n——2020年1月9日在清苑县第十届人民代表大会第三次会议上\n"
    "检察长 某某\n各位代表：\n现在，我代表县人民检察院向大会报告工作。\n": "another body",
    "清苑县人民代表大会常务委员会工作报告\n"
    "各位代表：\n我受县人大常委会委托，向大会报告工作，请予审议。\n": "another body",
    "清苑县2020年国民经济和社会发展统计公报\n": "statistical",
    "在全县经济工作会议上的讲话\n同志们：\n": "speech to another",
    "清苑县教育局2020年工作总结\n": "office",
}


@pytest.mark.parametrize("text", LOOK_ALIKES, ids=lambda text: text[:16])
def test_a_look_alike_is_refused_with_its_reason(text: str) -> None:
    filling = "去年全县粮食产量增长5%，政府修了渠。今年要再修两条路，产量增长4%以上。\n" * 20
    view, body, _, _ = read(text + filling)
    verdict = judge(view, body)
    assert not verdict.is_report
    assert re.search(LOOK_ALIKES[text], verdict.reason), verdict.reason


def test_a_recipe_is_no_work_report() -> None:
    view, body, _, _ = read("把面和好，放在一边。\n" * 40)
    assert not judge(view, body).is_report


def test_each_sign_of_a_look_alike_finds_its_own_example() -> None:
    for row in GENRE_WORDS.rows:
        assert re.search(row.pattern, row.example), row


def test_each_word_of_a_page_is_in_its_example() -> None:
    for row in PAGE_WORDS.rows:
        example = row.example.replace("：", ":").replace(":", "").lower()
        assert row.word.replace(":", "").lower() in example, row


def test_a_subscript_that_an_export_left_as_a_line_is_read_through() -> None:
    text = "全市PM_2.5浓度下降5%。"
    view = View.of(text)
    assert view.clean == "全市PM2.5浓度下降5%。"
    assert text[view.offsets[5]] == "."
