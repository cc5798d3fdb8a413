"""From bytes to the head of a source: decoding, the body in its page, the genre, and the metadata that the body states."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportschema.files import texts as text_files
from reportschema.files.sources import load_source
from reportschema.models import WorkReport
from reportschema.models.codes import Encoding, Level, ReportKind, Script
from reportschema.reading.body import Body, find_body
from reportschema.reading.dates import find_dates, first_date
from reportschema.reading.edition import RawText, read_edition
from reportschema.reading.errors import ReadingError
from reportschema.reading.genre import genre_words, judge
from reportschema.reading.metadata import Metadata, read_metadata
from reportschema.reading.page_words import page_words
from reportschema.reading.places import place_index, short_name
from reportschema.reading.terms import five_year_plans, national_year
from reportschema.reading.view import View
from reportschema.vocabularies import vocabulary

REVIEW = (
    "一年来，我们修渠种树，全县粮食产量达到3万吨，增长5%。我们补上了几座旧桥的栏杆，政府办事更快了。\n"
    * 12
)
PLAN = "今年，我们要再修两条路，政府要把三所学校的屋顶换成新的，粮食产量增长4%以上。\n" * 12
APPEAL = "各位代表！让我们一起把这片土地耕种得更好，为新的收成而努力奋斗！"
SPEECH = f"各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议。\n一、2019年工作回顾\n{REVIEW}二、2020年工作安排\n{PLAN}{APPEAL}"
HEADING = "政府工作报告\n——2020年1月8日在清苑县第十届人民代表大会第三次会议上\n清苑县人民政府县长 林听雨\n"


def speech(place: str = "县", years: tuple[int, int] = (2019, 2020), organ: str = "") -> str:
    """The fictional speech for another kind of place."""
    text = (
        SPEECH.replace("2019年", "<last>年")
        .replace("2020年", f"{years[1]}年")
        .replace("<last>", str(years[0]))
    )
    return text.replace("全县", f"全{place}").replace(
        "我代表县人民政府", f"我代表{organ or place}人民政府"
    )


def read(text: str, name: str = "report.txt") -> tuple[View, Body, RawText, Metadata]:
    raw = read_edition(text.encode("utf-8"), name)
    view = View.of(raw.text)
    body = find_body(view)
    return view, body, raw, read_metadata(view, body, raw, vocabulary(), name)


def metadata(text: str, name: str = "report.txt") -> Metadata:
    return read(text, name)[3]


def body_of(text: str) -> str:
    view, body, _, _ = read(text)
    return view.clean[body.start : body.end]


# Bytes


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", Encoding.UTF_8),
        ("utf-8-sig", Encoding.UTF_8),
        ("utf-16", Encoding.UTF_16),
        ("gb18030", Encoding.GB18030),
    ],
)
def test_the_encoding_is_detected_and_no_character_is_lost(codec: str, encoding: Encoding) -> None:
    raw = read_edition((HEADING + SPEECH).encode(codec), "a.txt")
    assert (raw.encoding, raw.kind, raw.derived_from) == (encoding, "txt", None)
    assert raw.text.lstrip("\ufeff") == HEADING + SPEECH
    assert raw.characters == len(raw.text)


def test_what_was_decoded_is_what_the_anchors_are_checked_against(tmp_path: Path) -> None:
    data = (HEADING + SPEECH).replace("\n", "\r\n").encode("utf-16")
    (tmp_path / "x").write_bytes(data)
    raw = read_edition(data, "a.txt")
    [path] = text_files.TextFolder(tmp_path)._by_hash.items()
    assert path[0] == raw.sha256
    assert data.decode(raw.encoding.value) == raw.text


@pytest.mark.parametrize("data", [b"", b"  \r\n\t ", "\ufeff".encode(), b"\xe3\x80\x80" * 4])
def test_an_empty_file_is_refused_with_a_remedy(data: bytes) -> None:
    with pytest.raises(ReadingError, match=r"a\.txt.*download") as error:
        read_edition(data, "a.txt")
    assert error.value.code == "READ001"


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 40,
        b"%PDF-1.7 x",
        b"\xd0\xcf\x11\xe0 doc",
        b"\x89PNG\r\n\x1a\n" + bytes(300),
        b"\xff\xfe\x00",
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(ReadingError, match="save it") as error:
        read_edition(data, "a.txt")
    assert error.value.code == "READ002"


def test_traditional_text_is_known_as_such() -> None:
    assert (
        read_edition(
            "各位代表:我代表縣人民政府向大會報告工作，請予審議。經濟發展，農業豐收。".encode(), "a"
        ).script
        is Script.HANT
    )


def docx(body: str, **parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        paragraphs = "".join(
            f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in body.split("\n")
        )
        document = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{paragraphs}</w:body></w:document>'
        for name, data in {"word/document.xml": document.encode(), **parts}.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_a_word_document_gives_its_paragraphs() -> None:
    data = docx(HEADING + SPEECH)
    raw = read_edition(data, "a.docx")
    assert (raw.kind, raw.encoding, raw.text) == ("docx", Encoding.UTF_8, HEADING + SPEECH)
    assert raw.derived_from is not None
    assert raw.derived_from != raw.sha256


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (
            docx("x", **{"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            "document type",
        ),
        (docx("x", **{"word/document.xml": b"<a>" + b" " * 33_000_000}), "more than 32 MB"),
        (docx("x", **{"word/document.xml": b"<a"}), "save it again"),
        (b"PK\x03\x04 not a zip", "save it again"),
    ],
)
def test_a_dangerous_or_damaged_document_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(ReadingError, match=why) as error:
        read_edition(data, "a.docx")
    assert error.value.code == "READ003"


def test_a_web_page_gives_its_main_content_with_the_head_of_the_speech() -> None:
    pytest.importorskip("trafilatura")
    lines = "".join(f"<p>{line}</p>" for line in (HEADING + SPEECH).split("\n"))
    page = (
        "<!DOCTYPE html><html><head><title>清苑县2020年政府工作报告</title></head><body>"
        "<div class='nav'><a href='/'>首页</a> <a>概况</a></div>"
        f"<h1>清苑县2020年政府工作报告</h1><div class='content'>{lines}</div><div class='footer'>版权所有 某某网站</div></body></html>"
    )
    for codec in ("utf-8", "gb18030"):
        raw = read_edition(page.encode(codec), "a.html")
        view = View.of(raw.text)
        found = read_metadata(view, find_body(view), raw, vocabulary(), "a.html")
        assert (raw.kind, raw.page_title) == ("html", "清苑县2020年政府工作报告")
        assert (found.place, found.delivered) == ("清苑区", "2020-01-08") or found.division in (
            "130608",
            "130622",
        )
        assert view.clean[: find_body(view).end].endswith("努力奋斗!") or view.clean[
            : find_body(view).end
        ].endswith("努力奋斗！")


# The body in its page


def test_furniture_before_and_after_is_no_part_of_the_body() -> None:
    page = (
        "首页 > 政务公开 > 政府工作报告\n清苑县2020年政府工作报告\n发布日期：2020-01-20  来源：某某日报\n分享到：\n浏览量：-\n"
        f"{HEADING}{SPEECH}\n分享到：\n上一篇：2020年博野县政府工作报告\n下一篇：2020年蠡县政府工作报告\n相关文章\n01-24\n2021年易县政府工作报告\n版权所有"
    )
    text = body_of(page)
    assert text.startswith("政府工作报告\n--2020年1月8日在")
    assert text.endswith("而努力奋斗！")


def test_of_a_summary_and_the_speech_the_speech_is_the_body() -> None:
    summary = "内容摘要:\n政府工作报告2020年1月8日各位代表：现在，我代表县人民政府，向大会报告工作，请予审议。一、2019年工作......\n"
    assert body_of(f"2020年清苑县政府工作报告\n{summary}{HEADING}{SPEECH}") == body_of(
        HEADING + SPEECH
    )


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
    text = f"{HEADING}{SPEECH}\n{heading}\n1.“一渠两路”：新修的一条渠和两条路。\n2.“三顶”：三所学校的屋顶。"
    view, body, _, _ = read(text)
    assert [annex.kind for annex in body.annexes] == [kind]
    assert view.clean[: body.speech_end].endswith("而努力奋斗！")
    assert view.clean[: body.end].endswith("屋顶。")


def test_notes_without_a_heading_are_a_glossary() -> None:
    _, body, _, _ = read(
        f"{HEADING}{SPEECH}\n[1]“一渠两路”：一条渠和两条路。\n[2]“三顶”：三所学校的屋顶。"
    )
    assert [(annex.kind, annex.heading) for annex in body.annexes] == [("glossary", "")]


def test_announced_annexes_that_are_not_there_are_missing() -> None:
    _, body, _, _ = read(
        f"{HEADING}{SPEECH}\n附件：1.名词解释\n2.2020年民生实事\n3.获奖情况表\n附件1\n名词解释\n三顶：三所学校的屋顶。"
    )
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
    "关于清苑县国民经济和社会发展第十二个五年规划纲要的报告\n2011年1月8日在清苑县第九届人民代表大会第四次会议上\n县长 林听雨\n"
    "各位代表：\n现在，我代表县人民政府向大会作报告，请连同纲要草案一并审议。\n": "outline of a five-year plan",
    "清苑县国民经济和社会发展第十个五年计划纲要\n（2001年1月8日清苑县第七届人民代表大会第四次会议通过）\n": "outline",
    "清苑县1999年国民经济和社会发展计划执行情况和2000年计划安排意见\n": "execution",
    "关于清苑县2019年财政预算执行情况和2020年预算草案的报告\n各位代表：受县人民政府委托，现将预算执行情况提请审议。\n": "plan|budget",
    "清苑县第十届人民代表大会第三次会议关于政府工作报告的决议\n（2020年1月10日通过）\n"
    "会议听取和审议了县长林听雨所作的政府工作报告，会议同意报告。\n": "resolution",
    "清苑县人民政府办公室关于印发《2020年县政府工作要点》的通知\n各乡镇人民政府：\n现印发给你们，请认真组织实施。\n": "notice",
    "林听雨在清苑县十届人大三次会议上的政府工作报告（摘登）\n本报讯 县长林听雨作政府工作报告时指出，去年修了渠。\n": "digest",
    "清苑县人代会开幕 林听雨作政府工作报告\n本报讯（记者 某某）1月8日上午，大会开幕。\n林听雨在报告中说，去年修了渠。\n": "news",
    "一图读懂2020年政府工作报告\n数字看去年，目标看今年。\n": "comment",
    "清苑县人民检察院工作报告\n——2020年1月9日在清苑县第十届人民代表大会第三次会议上\n检察长 某某\n"
    "各位代表：\n现在，我代表县人民检察院向大会报告工作。\n": "another body",
    "清苑县人民代表大会常务委员会工作报告\n各位代表：\n我受县人大常委会委托，向大会报告工作，请予审议。\n": "another body",
    "清苑县2020年国民经济和社会发展统计公报\n": "statistical",
    "在全县经济工作会议上的讲话\n同志们：\n": "speech to another",
    "清苑县教育局2020年工作总结\n": "office",
}


@pytest.mark.parametrize("text", LOOK_ALIKES, ids=lambda text: text[:16])
def test_a_look_alike_is_refused_with_its_reason(text: str) -> None:
    import re

    filling = "去年全县粮食产量增长5%，政府修了渠。今年要再修两条路，产量增长4%以上。\n" * 20
    view, body, _, _ = read(text + filling)
    verdict = judge(view, body)
    assert not verdict.is_report
    assert re.search(LOOK_ALIKES[text], verdict.reason), verdict.reason


def test_a_recipe_is_no_work_report() -> None:
    view, body, _, _ = read("把面和好，放在一边。\n" * 40)
    assert not judge(view, body).is_report


def test_each_sign_of_a_look_alike_finds_its_own_example() -> None:
    import re

    for row in genre_words():
        assert re.search(row.pattern, row.example), row


def test_each_word_of_a_page_is_in_its_example() -> None:
    for row in page_words():
        assert (
            row.word.replace(":", "").lower()
            in row.example.replace("：", ":").replace(":", "").lower()
        ), row


# Dates


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2016年1月25日", "2016-01-25"),
        ("二〇一六年一月二十五日", "2016-01-25"),
        ("二O一二年三月", "2012-03"),
        ("二○○五年二月廿六日", "2005-02-26"),
        ("一九九八年", "1998"),
        ("2016.1.25", "2016-01-25"),
        ("2016-01-25 09:30", "2016-01-25"),
        ("2016/2/12", "2016-02-12"),
        ("(1988年3月25日)", "1988-03-25"),
        ("1955年7月5日至6日", "1955-07-05"),
        ("2016年13月1日", None),
        ("2016年2月30日", None),
        ("3.14.15", None),
    ],
)
def test_dates_in_every_notation(text: str, edtf: str | None) -> None:
    assert first_date(text) == edtf


# Whose, when, who


def test_the_heading_says_place_day_congress_and_speaker() -> None:
    found = metadata(HEADING.replace("2020", "2010") + speech(years=(2009, 2010)))
    assert (found.title, found.place, found.division, found.level) == (
        "政府工作报告",
        "清苑县",
        "130622",
        Level.COUNTY,
    )
    assert (found.delivered, found.year, found.report_id) == ("2010-01-08", 2010, "130622-2010")
    assert found.congress is not None
    assert (found.congress.name, found.congress.term, found.congress.session) == (
        "清苑县第十届人民代表大会",
        10,
        3,
    )
    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.office) == ("林听雨", "县人民政府县长")
    assert (found.kind, found.review_periods, found.plan_periods) == (
        ReportKind.ANNUAL,
        ("2009",),
        ("2010",),
    )


HEADINGS = [
    (
        "政府工作报告\n(二〇〇六年二月十五日在宽甸满族自治县第七届人民代表大会第四次会议上)\n代县长 王一\n",
        "210624",
        "2006-02-15",
        "王一",
        "代县长",
    ),
    (
        "云溪的路\n政府工作报告——2011年11月8日在广州市海珠区第十五届\n人民代表大会第一次会议上\n代理区长　徐二三\n",
        "440105",
        "2011-11-08",
        "徐二三",
        "代理区长",
    ),
    (
        "--2018年1月20日在鄂温克族自治旗第十二届人民代表大会第二次会议上\n旗人民政府旗长 达西·朝克图\n",
        "150724",
        "2018-01-20",
        "达西·朝克图",
        "旗人民政府旗长",
    ),
    (
        "在大理州第十四届人民代表大会第三次会议上\n（2015.2.3）\n州长\n何四\n",
        "532900",
        "2015-02-03",
        "何四",
        "州长",
    ),
    (
        "2009年1月5日在长春市朝阳区第十六届人民代表大会第二次会议上 区长 赵五\n",
        "220104",
        "2009-01-05",
        "赵五",
        "区长",
    ),
    (
        "2009年1月5日在北京市朝阳区第十四届人民代表大会第四次会议上 区长 赵五\n",
        "110105",
        "2009-01-05",
        "赵五",
        "区长",
    ),
    (
        "（1998年3月2日在哲里木盟工作会议暨通辽市第一届人民代表大会第二次会议上）\n市长 孙六\n",
        "152301",
        "1998-03-02",
        "孙六",
        "市长",
    ),
    (
        "2024年1月9日在阿拉善左旗第十七届人民代表大会第三次会议上\n县委副书记、旗长 钱七\n",
        "152921",
        "2024-01-09",
        "钱七",
        "旗长",
    ),
]


@pytest.mark.parametrize(
    ("heading", "code", "day", "name", "office"), HEADINGS, ids=lambda value: str(value)[:14]
)
def test_headings_of_many_forms(heading: str, code: str, day: str, name: str, office: str) -> None:
    year = int(day[:4])
    found = metadata(heading + speech("市", (year - 1, year)))
    assert found.division == code, found
    assert found.delivered == day
    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.office) == (name, office)


def test_a_place_has_the_name_and_code_of_its_year() -> None:
    before = metadata(
        "政府工作报告\n2014年1月8日在清苑县第十五届人民代表大会第三次会议上\n" + speech()
    )
    after = metadata(
        "政府工作报告\n2018年1月8日在保定市清苑区第二届人民代表大会第二次会议上\n" + speech("区")
    )
    assert (before.place, before.division) == ("清苑县", "130622")
    assert (after.place, after.division) == ("清苑区", "130608")


def test_the_state_council_reports_for_the_nation() -> None:
    text = (
        "政府工作报告\n——1993年3月15日在第八届全国人民代表大会第一次会议上\n国务院总理 某某\n"
        + speech("国", (1992, 1993), "中华").replace("中华人民政府", "国务院")
    )
    found = metadata(text)
    assert (found.place, found.division, found.level) == ("国务院", "100000", Level.NATIONAL)
    assert found.congress is not None
    assert (found.congress.name, found.congress.term) == ("第八届全国人民代表大会", 8)


def test_without_a_heading_the_speech_tells_place_and_year() -> None:
    text = speech("市").replace("修渠", "在三亚修渠，崖州、吉阳和天涯的海边，海南省")
    found = metadata(text, "x.txt")
    assert (found.place, found.year, found.delivered) == ("三亚市", 2020, "2020")
    assert found.congress is None
    assert found.speaker is None
    assert any("三亚市" in note for note in found.notes)


def test_the_file_name_is_asked_only_when_the_body_is_silent() -> None:
    silent = metadata(SPEECH.replace("2019年", "").replace("2020年", ""), "河北保定博野县-2021.txt")
    assert (silent.place, silent.year) == ("博野县", 2021)
    assert any("file name" in note for note in silent.notes)
    stated = metadata(HEADING + SPEECH, "河北保定博野县-2021.txt")
    assert stated.year == 2020
    assert stated.division in ("130608", "130622")
    assert any("博野" in note for note in stated.notes)
    assert any("2021" in note for note in stated.notes)


def test_a_page_heading_that_disagrees_is_a_note_not_a_choice() -> None:
    found = metadata(f"2021年博野县政府工作报告\n发布日期：2021-03-01\n分享到：\n{HEADING}{SPEECH}")
    assert found.year == 2020
    assert found.title == "2021年博野县政府工作报告"
    assert any("page heading" in note and "2021" in note for note in found.notes)
    assert any("page heading" in note and "博野" in note for note in found.notes)


def test_the_end_of_a_term_looks_five_years_back_and_ahead() -> None:
    five = (
        speech()
        .replace("一、2019年工作回顾", "一、过去五年工作回顾")
        .replace("二、2020年工作安排", "二、今后五年的目标任务")
    )
    spring = metadata("2017年2月8日在清苑区第二届人民代表大会第一次会议上\n区长 林听雨\n" + five)
    assert (spring.kind, spring.report_id) == (ReportKind.TERM_END, "130608-2017-term-end")
    assert (spring.review_periods, spring.plan_periods) == (("2012/2016",), ("2017/2021",))
    autumn = metadata("2016年11月8日在清苑区第二届人民代表大会第一次会议上\n区长 林听雨\n" + five)
    assert (autumn.review_periods, autumn.plan_periods) == (("2011/2016",), ("2016/2021",))


def test_the_year_of_a_five_year_plan_looks_back_on_the_last_one_and_is_no_end_of_term() -> None:
    plan = (
        speech(years=(2020, 2021))
        .replace("一、2020年工作回顾", "一、2020年工作和“十三五”时期回顾")
        .replace("二、2021年工作安排", "二、“十四五”目标和2021年工作安排")
    )
    found = metadata("2021年2月5日在清苑区第二届人民代表大会第六次会议上\n" + plan)
    assert found.kind is ReportKind.ANNUAL
    assert found.review_periods == ("2016/2020", "2020")
    assert found.plan_periods == ("2021/2025", "2021")


def test_a_report_given_late_in_the_year_reviews_that_year_and_plans_the_next() -> None:
    found = metadata(
        "2023年12月28日在清苑区第三届人民代表大会第四次会议上\n" + speech("区", (2023, 2024))
    )
    assert (found.delivered, found.report_id) == ("2023-12-28", "130608-2023")
    assert (found.review_periods, found.plan_periods) == (("2023",), ("2024",))


def test_a_township_has_no_code() -> None:
    found = metadata(
        "2020年1月8日在清苑县杏花镇第十届人民代表大会第三次会议上\n镇长 林听雨\n" + speech("镇")
    )
    assert (found.place, found.level, found.division, found.report_id) == (
        "杏花镇",
        Level.TOWNSHIP,
        None,
        None,
    )


def test_the_facts_of_a_page() -> None:
    head = (
        "索引号: 000000000/2020-00001 分类:\n发布机构: 清苑县人民政府办公室 成文日期: 2020-01-19\n"
        "名称: 清苑县2020年政府工作报告\n发布日期: 2020-01-20\n【打印】\n"
    )
    _, _, raw, found = read(head + HEADING + SPEECH)
    assert (raw.index_number, raw.publisher, raw.published) == (
        "000000000/2020-00001",
        "清苑县人民政府办公室",
        "2020-01-20",
    )
    assert raw.page_title == found.title == "清苑县2020年政府工作报告"


def test_years_and_plans() -> None:
    assert [
        national_year(*numbers) for numbers in ((1, 2), (2, 4), (3, 1), (5, 2), (6, 1), (14, 3))
    ] == [
        1955,
        1963,
        1964,
        1979,
        1983,
        2025,
    ]
    assert five_year_plans("“十三五”规划和第七个五年计划") == ["2016/2020", "1986/1990"]


def test_short_names() -> None:
    names = [
        "海珠区",
        "黔东南苗族侗族自治州",
        "内蒙古自治区",
        "蠡县",
        "甘孜藏族自治州",
        "宽甸满族自治县",
        "巴音郭楞蒙古自治州",
    ]
    assert [short_name(name) for name in names] == [
        "海珠",
        "黔东南",
        "内蒙古",
        "蠡县",
        "甘孜",
        "宽甸",
        "巴音郭楞",
    ]
    assert place_index(vocabulary()).mentions("雄安新区和容城") == {"容城": 1}


# The five real reports, whose sources people have annotated

SOURCES = sorted((Path(__file__).resolve().parent.parent / "sources").glob("*/*.yaml"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_heads_of_the_annotated_sources(path: Path, texts: Path) -> None:
    report = WorkReport.model_validate(load_source(path).data)
    edition = report.first_edition()
    data = text_files.TextFolder(texts)._by_hash[edition.sha256].read_bytes()
    raw = read_edition(data, edition.file_name)
    view = View.of(raw.text)
    body = find_body(view)
    found = read_metadata(view, body, raw, vocabulary(), edition.file_name)
    assert view.span(body.start, body.end) == edition.body
    assert body.missing_parts == edition.missing_parts
    assert (raw.sha256, raw.encoding, raw.characters, raw.script) == (
        edition.sha256,
        edition.encoding,
        edition.characters,
        edition.script,
    )
    assert (raw.page_title, raw.publisher, raw.published, raw.index_number) == (
        edition.page_title, edition.publisher, edition.published, edition.index_number,
    )  # fmt: skip
    assert (found.report_id, found.title, found.kind, found.delivered) == (
        report.id,
        report.title,
        report.kind,
        report.delivered,
    )
    assert (found.place, found.division, found.level) == (
        report.government.name,
        report.government.division,
        report.government.level,
    )
    assert (found.review_periods, found.plan_periods) == (
        report.review_periods,
        report.plan_periods,
    )
    assert (found.congress is None, found.speaker is None) == (
        report.congress is None,
        report.speaker is None,
    )
    if found.congress and report.congress:
        assert (found.congress.name, found.congress.term, found.congress.session) == (
            report.congress.name, report.congress.term, report.congress.session,
        )  # fmt: skip
    if found.speaker and report.speaker:
        assert (found.speaker.name, found.speaker.office) == (
            report.speaker.name,
            report.speaker.office,
        )


# Whatever comes

ODD = st.text(
    alphabet="各位代表：，。\n 第届次会议人民政府工作报告一二三四五年月日0123456789（）[]-—我现在向大会附件名词解释广州市海珠区县长林",
    max_size=600,
)


@settings(max_examples=120, deadline=None)
@given(ODD)
def test_no_text_makes_the_reader_fail(text: str) -> None:
    view = View.of(text)
    body = find_body(view)
    assert (
        0
        <= body.title_start
        <= body.start
        <= body.opening
        <= body.speech_end
        <= body.end
        <= len(view.clean)
    )
    judge(view, body)
    list(find_dates(text))
    if text.strip():
        metadata(text)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.docx"]))
def test_no_bytes_make_it_fail_but_with_a_reading_error(data: bytes, name: str) -> None:
    try:
        text = read_edition(data, name).text
    except ReadingError as error:
        text = error.code
    assert text
