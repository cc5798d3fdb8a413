"""Glossaries, tables of honours, livelihood projects: fictional annexes in the forms of pages."""

from __future__ import annotations

import random
import time

import pytest

from reportschema.models.fields.codes import Level, ProjectStatus
from reportschema.reading.annexes.awards import bodies, read_awards
from reportschema.reading.annexes.components import components_of
from reportschema.reading.annexes.glossary import EntryDraft, read_glossary
from reportschema.reading.annexes.listing import list_of, text_end
from reportschema.reading.annexes.project_annexes import read_projects, status_of
from reportschema.reading.annexes.project_lists import find_project_lists
from reportschema.reading.page.view import View
from reportschema.vocabularies.loader import vocabulary


def glossary(text: str) -> list[EntryDraft]:
    view = View.of(text)
    return read_glossary(view, 0, len(view.clean), vocabulary().concepts)


TERMS = ["晴川计划", "“两湖一塔”", "云桥企业"]


@pytest.mark.parametrize(
    "lines",
    [
        ["1.{}:{}", "2.{}:{}", "3.{}:{}"],
        ["1、{}：{}", "2、{}：{}", "3、{}：{}"],
        ["[1]{}：{}", "[2]{}：{}", "[3]{}：{}"],
        ["【1】{}:{}", "【2】{}:{}", "【3】{}:{}"],
        ["〔1〕 {}——{}", "〔2〕 {}——{}", "〔3〕 {}——{}"],
        ["①{}：{}", "②{}：{}", "③{}：{}"],
        ["（1）{}：{}", "（2）{}：{}", "（3）{}：{}"],
        ["注1：{}：{}", "注2：{}：{}", "注3：{}：{}"],
        ["一、{}：{}", "二、{}：{}", "三、{}：{}"],
        ["{}:{}", "{}:{}", "{}:{}"],
        ["{}——{}", "{}——{}", "{}——{}"],
        ["1.{}。是指{}", "2.{},是指{}", "3.{}是指{}"],
        ["1.{}:\n{}", "2.{}:\n{}", "3.{}:\n{}"],
        ["【{}】{}", "【{}】{}", "【{}】{}"],
    ],
)
def test_every_notation_gives_the_same_terms(lines: list[str]) -> None:
    meanings = ["沿河兴办的一批小型水厂。", "东湖、西湖和望江塔。", "在云桥镇登记的小店。"]
    entries = [
        line.format(term, meaning)
        for line, term, meaning in zip(lines, TERMS, meanings, strict=True)
    ]
    text = "附件1\n※名词解释※\n" + "\n".join(entries)
    read = glossary(text)
    assert [entry.term.strip("【】") for entry in read] == TERMS
    numbered = not lines[0].startswith(("{}", "【{"))
    assert [entry.number for entry in read] == ([1, 2, 3] if numbered else [None] * 3)
    view = View.of(text)
    assert [view.clean[entry.start : entry.end].strip("【】") for entry in read] == TERMS


def test_entries_that_run_on_in_one_line_are_told_apart() -> None:
    read = glossary("名词解释 1.晴川计划：一批水厂。2.云桥企业：一批小店。3.两湖：东湖、西湖。")
    assert [(entry.number, entry.term) for entry in read] == [
        (1, "晴川计划"),
        (2, "云桥企业"),
        (3, "两湖"),
    ]
    assert read[2].components == ("东湖", "西湖")


def test_an_explanation_may_have_several_paragraphs_and_a_page_reference() -> None:
    text = (
        "名词解释\n1.双桥驱动、双塔联动：两件事。\n“双桥”：南桥和北桥。\n"
        "2.晴川计划：一批水厂。（见第3页）\n分享到：\n微信\n"
    )
    view = View.of(text)
    first, second = read_glossary(view, 0, len(view.clean), vocabulary().concepts)
    assert (
        view.clean[first.definition_start : first.definition_end] == "两件事。\n“双桥”:南桥和北桥。"
    )
    assert view.clean[second.definition_start : second.definition_end] == "一批水厂。"


def test_a_formula_without_a_colon_ends_before_its_first_piece() -> None:
    (entry, _) = glossary(
        "名词解释\n1.区委“1+2”晴川部署第一个“1”是指修桥。“2”指修塔、修路。\n2.云桥企业：小店。"
    )
    assert entry.term == "区委“1+2”晴川部署"


def test_the_definition_is_never_copied() -> None:
    (entry, _) = glossary("名词解释\n1.晴川计划：沿河兴办的一批小型水厂。\n2.云桥企业：小店。")
    assert "水厂" not in repr(entry)
    assert "reworded" in entry.review


def test_a_concept_needs_its_own_parts() -> None:
    ours, others = glossary(
        "名词解释\n1.六稳：稳就业、稳金融、稳外贸、稳外资、稳投资、稳预期。\n2.三线：江线、湖线、山线。"
    )
    assert ours.concept == "six_stabilities"
    assert others.concept is None


@pytest.mark.parametrize(
    ("term", "definition", "parts"),
    [
        ("三桥", "指南桥、北桥和中桥。", ("南桥", "北桥", "中桥")),
        ("一湖两塔", "“一湖”即晴川湖；“两塔”即望江塔、望月塔。", ("晴川湖", "望江塔", "望月塔")),
        ("两湖一塔", "东湖、西湖，望江塔。", ("东湖", "西湖", "望江塔")),
        (
            "“三个一”机制",
            "每项对应“一名干部、一个专班、一套方案”。",
            ("一名干部", "一个专班", "一套方案"),
        ),
        (
            "五类车",
            "指甲车（含小甲车）、乙车、丙车、丁车、戊车等五类。",
            ("甲车", "乙车", "丙车", "丁车", "戊车"),
        ),
        ("三桥", "指南桥、北桥。", ()),
        ("云桥企业", "在云桥镇登记、纳税的小店。", ()),
    ],
)
def test_parts_of_a_formula_are_kept_where_their_number_agrees(
    term: str, definition: str, parts: tuple[str, ...]
) -> None:
    assert components_of(term, definition) == parts


def test_traditional_terms_come_in_mainland_words() -> None:
    text = "名詞解釋\n雲橋網路：連接各鎮的網路。\n優勢產業區：發展優勢產業的園區，與鄉鎮聯動。\n"
    read = glossary(text)
    assert [entry.term for entry in read] == ["云桥网络", "优势产业区"]
    assert View.of(text).anchor(read[0].start, read[0].end).exact == "雲橋網路"


HEADERS = {
    "recipient": "获奖单位",
    "award": "荣誉称号",
    "year": "获奖时间",
    "level": "级别",
    "issuer": "颁发单位",
    "note": "备注",
    "number": "序号",
}
ROWS = [
    ("云桥街", "全国晴川文明街道", "2031年", "国家级", "国家民政部", ""),
    (
        "区图书馆、望江街文化站",
        "全省阅读先进集体",
        "2031年",
        "省级",
        "省文化厅、省总工会",
        "全市仅2个",
    ),
    ("区住房和城乡建设局", "省级示范工程奖", "2032年", "省级", "省住房和城乡建设厅", ""),
    ("云桥街和平新村社区", "全国和谐社区", "2032年5月", "国家级", "国家民政部", ""),
]
FIELDS = ("recipient", "award", "year", "level", "issuer", "note")


def table(order: tuple[str, ...], between: str, blank: str = "") -> str:
    def cell(row: int, field: str) -> str:
        return str(row + 1) if field == "number" else ROWS[row][FIELDS.index(field)] or blank

    rows = [
        [HEADERS[field] for field in order],
        *([cell(i, field) for field in order] for i in range(len(ROWS))),
    ]
    return (
        "附件2\n获奖情况表\n"
        + "\n".join(between.join(text for text in row if text) for row in rows)
        + "\n"
    )


@pytest.mark.parametrize("between", ["\n", "\n\n", "\t", " | "])
@pytest.mark.parametrize(
    "order",
    [
        ("recipient", "award", "year", "level", "issuer", "note"),
        ("number", "recipient", "award", "year", "level", "issuer", "note"),
        ("year", "award", "recipient", "issuer", "level"),
        ("award", "recipient", "issuer", "year"),
        ("level", "recipient", "award", "issuer", "year", "note"),
    ],
)
def test_a_flattened_table_comes_back_in_rows(order: tuple[str, ...], between: str) -> None:
    view = View.of(table(order, between, blank="\u00a0"))
    read = read_awards(view, 0, len(view.clean))
    assert [draft.award for draft in read] == [row[1] for row in ROWS]
    assert [draft.year for draft in read] == ["2031", "2031", "2032", "2032-05"]
    assert read[1].recipients == ("区图书馆", "望江街文化站")
    assert read[1].issuers == ("省文化厅", "省总工会")
    assert read[2].issuers == ("省住房和城乡建设厅",)
    if "level" in order:
        assert [draft.level for draft in read] == [
            Level.NATIONAL,
            Level.PROVINCE,
            Level.PROVINCE,
            Level.NATIONAL,
        ]
    if "note" in order:
        assert [draft.note for draft in read] == [None, "全市仅2个", None, None]


def test_wrapped_and_carried_cells() -> None:
    cells = [
        "获奖单位",
        "荣誉称号",
        "获奖时间",
        "颁发单位",
        "区图书馆、",
        "望江街文化站",
        "全省阅读先进集体",
        "2031年",
        "省文化厅",
    ]
    cells += ["云桥街", "全国文明街道", "国家民政部"]
    view = View.of("\n".join(cells))
    first, second = read_awards(view, 0, len(view.clean))
    assert first.recipients == ("区图书馆", "望江街文化站")
    assert (second.year, second.recipients) == ("2031", ("云桥街",))
    assert second.review == "from the row above: year"


def test_a_text_without_a_header_has_no_awards() -> None:
    view = View.of("附件2\n云桥街\n全国文明街道\n2031年\n国家级\n")
    assert read_awards(view, 0, len(view.clean)) == []


def test_bodies_are_parted_only_between_whole_names() -> None:
    assert bodies("省住房和城乡建设厅、省总工会", apart=True) == ("省住房和城乡建设厅", "省总工会")
    assert bodies("国家新闻出版、广电总局", apart=True) == ("国家新闻出版、广电总局",)
    assert bodies("省民政厅和省财政厅", apart=True) == ("省民政厅", "省财政厅")
    assert bodies("云桥街(东湖、西湖片区)") == ("云桥街(东湖、西湖片区)",)


ANNEX = """附件2
2031年晴川区十件民生实事完成情况
事项
年度目标任务
落实情况
1.出行
修建人行桥2座。
超额完成年度目标。修成3座。
2.饮水
改造水管10公里。
完成年度目标。改造10公里。
3.养老
开办食堂4间，
配送助餐车。
基本完成。开办3间。
相关文章
晴川区2030年工作报告
"""


def test_an_annex_of_projects_has_promise_outcome_and_status() -> None:
    view = View.of(ANNEX)
    read = read_projects(view, 0, len(view.clean))
    assert [(draft.number, draft.year, draft.domain) for draft in read] == [
        (1, "2031", "出行"),
        (2, "2031", "饮水"),
        (3, "2031", "养老"),
    ]
    assert [draft.status for draft in read] == [
        ProjectStatus.EXCEEDED,
        ProjectStatus.MET,
        ProjectStatus.PARTIAL,
    ]
    assert view.clean[slice(*read[2].promise)] == "开办食堂4间，\n配送助餐车。"
    assert read[2].outcome is not None
    assert view.clean[slice(*read[2].outcome)] == "基本完成。开办3间。"
    assert view.text[slice(*view.span(read[0].start, read[0].end))].startswith("1.出行")


def test_projects_may_be_labelled_line_by_line() -> None:
    bridge = "一、修桥\n1.项目内容：修桥2座。\n2.责任单位：交通局\n3.事项进展：尚未开工。\n"
    text = f"附件2\n2031年实事进展\n{bridge}二、修塔\n1.项目内容：修塔。\n3.事项进展：已建成。\n"
    view = View.of(text)
    read = read_projects(view, 0, len(view.clean))
    assert [(draft.number, draft.domain) for draft in read] == [(1, "修桥"), (2, "修塔")]
    assert [draft.status for draft in read] == [ProjectStatus.UNMET, ProjectStatus.MET]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "今年办好三件民生实事：（1）修建人行桥2座。（2）改造水管10公里。（3）开办食堂4间。各位代表，实干为先。",
            ["2座", "0公里", "4间"],
        ),
        (
            "今年办好三件惠民实事。①修建人行桥2座；②改造水管10公里；③开办食堂4间。",
            ["2座", "0公里", "4间"],
        ),
        (
            "今年办好三件实事，请代表票决。一是修建人行桥2座。二是改造水管10公里。三是开办食堂4间。",
            ["2座", "0公里", "4间"],
        ),
        (
            "（七）抓好三件实事\n1、修建人行桥2座。\n2、改造水管10公里。\n3、开办食堂4间。\n四、自身建设\n",
            ["2座", "0公里", "4间"],
        ),
        (
            "办好三件民生实事，包括晴川水管改造、“望江食堂”和云桥修建项目等，让人满意。",
            ["改造", "食堂”", "项目"],
        ),
    ],
)
def test_a_list_in_the_speech_is_found_in_every_form(text: str, names: list[str]) -> None:
    view = View.of(text)
    (listing,) = find_project_lists(view, 0, len(view.clean), plan_year="2031", review_year="2030")
    assert (listing.count, listing.year) == (3, "2031")
    passages = [view.clean[item.start : item.end].rstrip("。；") for item in listing.items]
    assert all(passage.endswith(name) for passage, name in zip(passages, names, strict=True))


def test_a_list_told_as_done_is_of_the_year_reviewed() -> None:
    view = View.of("三件民生实事全面完成。①新增床位20张。②新建食堂4间。③修桥2座。")
    (listing,) = find_project_lists(view, 0, len(view.clean), plan_year="2031", review_year="2030")
    assert listing.year == "2030"
    assert {item.status for item in listing.items} == {ProjectStatus.MET}


@pytest.mark.parametrize(
    "text",
    [
        "梳理形成“晴川”“望江”等12个民生实事项目，提请票决。",
        "6项民生实事全面完成。改革深化。获得表扬。\n（一）抓产业。\n（二）抓城建。\n（三）抓民生。\n"
        "（四）抓改革。\n（五）抓安全。\n（六）抓作风。\n",
        "三件民生实事圆满完成。\n（一）抓产业。新建茶厂2座。\n（二）抓城建。新建桥3座。\n"
        "（三）抓民生。开办食堂4间。\n",
        "（六）着力办好民生实事，在生活上开新局。\n一是稳就业。二是办教育。三是强医疗。\n",
        "坚持实事求是，一是调研。二是论证。三是决策。",
    ],
)
def test_what_lists_no_projects_gives_none(text: str) -> None:
    view = View.of(text)
    assert find_project_lists(view, 0, len(view.clean)) == []


def test_a_summary_is_a_short_noun_phrase() -> None:
    view = View.of(
        "办好三件实事：（1）投资280万元，完成南邑学校宿舍楼项目建设。（2）晴川水厂建成投入使用。（3）新建望江食堂，方便老人。"
    )
    (listing,) = find_project_lists(view, 0, len(view.clean))
    assert [item.summary_zh for item in listing.items] == [
        "南邑学校宿舍楼项目建设",
        "晴川水厂",
        "望江食堂",
    ]


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        ("超额完成年度目标。", ProjectStatus.EXCEEDED),
        ("已全部建成。", ProjectStatus.MET),
        ("正在推进前期。", ProjectStatus.PARTIAL),
        ("尚未完成。", ProjectStatus.UNMET),
        ("详见附表。", None),
    ],
)
def test_the_words_of_an_outcome_give_its_status(
    outcome: str, status: ProjectStatus | None
) -> None:
    assert status_of(outcome) is status


def test_lost_circled_numbers_are_counted_on() -> None:
    clean = "".join(f"{mark}修桥{i}座。" for i, mark in enumerate("①②③④⑤⑥⑦⑧⑨⑩??", 1))
    assert [item.mark.number for item in list_of(clean, 0, len(clean), ("circle",))] == list(
        range(1, 13)
    )


def test_furniture_ends_an_annex() -> None:
    clean = "名词解释\n1.甲:乙。\n上一篇:\n旧文\n"
    assert clean[: text_end(clean, 0, len(clean))] == "名词解释\n1.甲:乙。\n"


def test_no_text_hangs_or_crashes() -> None:
    draw = random.Random(7)
    alphabet = (
        "0123456789一二三十（）()[]【】①②“”《》：:。；、，\n\t |"
        "是指即年奖单位民生实事获名称时间附件"
    )
    concepts = vocabulary().concepts
    for length in (0, 1, 40, 4_000, 40_000):
        view = View.of("".join(draw.choice(alphabet) for _ in range(length)))
        begin = time.process_time()
        end = len(view.clean)
        read_glossary(view, 0, end, concepts)
        read_awards(view, 0, end)
        read_projects(view, 0, end)
        find_project_lists(view, 0, end)
        assert time.process_time() - begin < 10
