"""The head of a source: the place, year, congress and speaker that the body states."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from conftest import FULL
from fictional_speech import HEADING, SPEECH, metadata, read, speech
from hypothesis import given, settings
from hypothesis import strategies as st

from reportschema.files.finding.sources import load_source
from reportschema.models import WorkReport
from reportschema.models.fields.codes import Level, ReportKind
from reportschema.reading.about.places import place_index, short_name
from reportschema.reading.about.terms import five_year_plans, national_year
from reportschema.reading.page.body import find_body
from reportschema.reading.page.genre import judge
from reportschema.reading.page.view import View
from reportschema.reading.times.dates import find_dates, first_date
from reportschema.vocabularies import vocabulary

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
    stated = metadata(HEADING.replace("2020", "2010") + speech(years=(2009, 2010)))
    assert (stated.title, stated.place, stated.division, stated.level) == (
        "政府工作报告",
        "清苑县",
        "130622",
        Level.COUNTY,
    )
    assert (stated.delivered, stated.year, stated.report_id) == ("2010-01-08", 2010, "130622-2010")
    assert stated.congress is not None
    assert (stated.congress.name, stated.congress.term, stated.congress.session) == (
        "清苑县第十届人民代表大会",
        10,
        3,
    )
    assert stated.speaker is not None
    assert (stated.speaker.name, stated.speaker.office) == ("林听雨", "县人民政府县长")
    assert (stated.kind, stated.review_periods, stated.plan_periods) == (
        ReportKind.ANNUAL,
        ("2009",),
        ("2010",),
    )


HEADINGS = [
    # heading, code of the division, day, speaker, office
    (
        "政府工作报告\n(二〇〇六年二月十五日在宽甸满族自治县第七届人民代表大会第四次会议上)\n"
        "代县长 王一\n",
        *("210624", "2006-02-15", "王一", "代县长"),
    ),
    (
        "云溪的路\n政府工作报告——2011年11月8日在广州市海珠区第十五届\n"
        "人民代表大会第一次会议上\n代理区长　徐二三\n",
        *("440105", "2011-11-08", "徐二三", "代理区长"),
    ),
    (
        "--2018年1月20日在鄂温克族自治旗第十二届人民代表大会第二次会议上\n"
        "旗人民政府旗长 达西·朝克图\n",
        *("150724", "2018-01-20", "达西·朝克图", "旗人民政府旗长"),
    ),
    (
        "在大理州第十四届人民代表大会第三次会议上\n（2015.2.3）\n州长\n何四\n",
        *("532900", "2015-02-03", "何四", "州长"),
    ),
    (
        "2009年1月5日在长春市朝阳区第十六届人民代表大会第二次会议上 区长 赵五\n",
        *("220104", "2009-01-05", "赵五", "区长"),
    ),
    (
        "2009年1月5日在北京市朝阳区第十四届人民代表大会第四次会议上 区长 赵五\n",
        *("110105", "2009-01-05", "赵五", "区长"),
    ),
    (
        "（1998年3月2日在哲里木盟工作会议暨通辽市第一届人民代表大会第二次会议上）\n市长 孙六\n",
        *("152301", "1998-03-02", "孙六", "市长"),
    ),
    (
        "2024年1月9日在阿拉善左旗第十七届人民代表大会第三次会议上\n县委副书记、旗长 钱七\n",
        *("152921", "2024-01-09", "钱七", "旗长"),
    ),
]


@pytest.mark.parametrize(
    ("heading", "code", "day", "name", "office"), HEADINGS, ids=lambda value: str(value)[:14]
)
def test_headings_of_many_forms(heading: str, code: str, day: str, name: str, office: str) -> None:
    year = int(day[:4])
    stated = metadata(heading + speech("市", (year - 1, year)))
    assert stated.division == code, stated
    assert stated.delivered == day
    assert stated.speaker is not None
    assert (stated.speaker.name, stated.speaker.office) == (name, office)


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
    stated = metadata(text)
    assert (stated.place, stated.division, stated.level) == ("国务院", "100000", Level.NATIONAL)
    assert stated.congress is not None
    assert (stated.congress.name, stated.congress.term) == ("第八届全国人民代表大会", 8)


def test_without_a_heading_the_speech_tells_place_and_year() -> None:
    text = speech("市").replace("修渠", "在三亚修渠，崖州、吉阳和天涯的海边，海南省")
    stated = metadata(text, "x.txt")
    assert (stated.place, stated.year, stated.delivered) == ("三亚市", 2020, "2020")
    assert stated.congress is None
    assert stated.speaker is None
    assert any("三亚市" in note for note in stated.notes)


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
    stated = metadata(
        f"2021年博野县政府工作报告\n发布日期：2021-03-01\n分享到：\n{HEADING}{SPEECH}"
    )
    assert stated.year == 2020
    assert stated.title == "2021年博野县政府工作报告"
    assert any("page heading" in note and "2021" in note for note in stated.notes)
    assert any("page heading" in note and "博野" in note for note in stated.notes)


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
    stated = metadata("2021年2月5日在清苑区第二届人民代表大会第六次会议上\n" + plan)
    assert stated.kind is ReportKind.ANNUAL
    assert stated.review_periods == ("2016/2020", "2020")
    assert stated.plan_periods == ("2021/2025", "2021")


def test_a_yearly_report_that_looks_back_on_a_whole_plan_reviews_its_last_year_too() -> None:
    text = speech(years=(2020, 2021)).replace("一、2020年工作回顾", "一、“十三五”时期发展回顾")
    stated = metadata("2021年2月5日在清苑区第二届人民代表大会第六次会议上\n" + text)
    assert stated.kind is ReportKind.ANNUAL
    assert stated.review_periods == ("2016/2020", "2020")


def test_a_report_on_a_five_year_plan_alone_is_no_yearly_one_and_its_file_tells_the_year() -> None:
    text = (
        SPEECH.replace(
            "我代表县人民政府，向大会报告工作", "我代表国务院，作关于第七个五年计划的报告"
        )
        .replace("一、2019年工作回顾", "一、第六个五年计划时期的回顾")
        .replace("二、2020年工作安排", "二、第七个五年计划的主要任务")
        .replace("今年，我们", "我们")
    )
    stated = metadata(text, "national-1987.txt")
    assert (stated.kind, stated.delivered) == (ReportKind.PLAN, "1987")
    assert stated.plan_periods == ("1986/1990",)


def test_a_comrade_is_called_by_name() -> None:
    stated = metadata(HEADING.replace("林听雨", "林听雨同志") + SPEECH)
    assert stated.speaker is not None
    assert stated.speaker.name == "林听雨"


def test_a_report_given_late_in_the_year_reviews_that_year_and_plans_the_next() -> None:
    stated = metadata(
        "2023年12月28日在清苑区第三届人民代表大会第四次会议上\n" + speech("区", (2023, 2024))
    )
    assert (stated.delivered, stated.report_id) == ("2023-12-28", "130608-2023")
    assert (stated.review_periods, stated.plan_periods) == (("2023",), ("2024",))


def test_a_township_has_no_code() -> None:
    stated = metadata(
        "2020年1月8日在清苑县杏花镇第十届人民代表大会第三次会议上\n镇长 林听雨\n" + speech("镇")
    )
    assert (stated.place, stated.level, stated.division, stated.report_id) == (
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
    _, _, raw, stated = read(head + HEADING + SPEECH)
    assert (raw.index_number, raw.publisher, raw.published) == (
        "000000000/2020-00001",
        "清苑县人民政府办公室",
        "2020-01-20",
    )
    assert raw.page_title == stated.title == "清苑县2020年政府工作报告"


def test_what_a_page_says_between_heading_and_speech_is_its_own_too() -> None:
    _, _, raw, _ = read(f"{HEADING}来源：清苑日报\n时间：2020-01-21\n{SPEECH}")
    assert (raw.publisher, raw.published) == ("清苑日报", "2020-01-21")


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


@pytest.mark.parametrize("path", FULL, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_heads_of_the_annotated_sources(path: Path, texts: Path) -> None:
    report = WorkReport.model_validate(load_source(path).data)
    edition = report.first_edition()
    files = [path.read_bytes() for path in texts.glob("*.txt")]
    (data,) = [data for data in files if sha256(data).hexdigest() == edition.sha256]
    view, body, raw, stated = read(data, edition.file_name)
    assert view.span(body.start, body.end) == edition.body
    assert body.missing_parts == edition.missing_parts
    for name in ("sha256", "encoding", "characters", "script"):
        assert getattr(raw, name) == getattr(edition, name)
    for name in ("page_title", "publisher", "published", "index_number"):
        assert getattr(raw, name) == getattr(edition, name)
    for name in ("title", "kind", "delivered", "review_periods", "plan_periods"):
        assert getattr(stated, name) == getattr(report, name)
    government = report.government
    assert stated.report_id == report.id
    assert (stated.place, stated.division) == (government.name, government.division)
    assert stated.level == government.level
    for part, names in (("congress", ("name", "term", "session")), ("speaker", ("name", "office"))):
        read_part, true = getattr(stated, part), getattr(report, part)
        assert (read_part is None) == (true is None)
        for name in names if true else ():
            assert getattr(read_part, name) == getattr(true, name)


# Whatever comes

ODD = st.text(
    alphabet=(
        "各位代表：，。\n 第届次会议人民政府工作报告一二三四五年月日0123456789（）[]-—"
        "我现在向大会附件名词解释广州市海珠区县长林"
    ),
    max_size=600,
)


@settings(max_examples=120, deadline=None)
@given(ODD)
def test_no_text_makes_the_reader_fail(text: str) -> None:
    view = View.of(text)
    body = find_body(view)
    places = [body.title_start, body.start, body.opening, body.speech_end, body.end]
    assert places == sorted(places)
    assert 0 <= places[0] <= places[-1] <= len(view.clean)
    judge(view, body)
    list(find_dates(text))
    if text.strip():
        metadata(text)
