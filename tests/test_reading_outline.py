"""The outline and problems of a report: headings of every style, parts, lead phrases, topics."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from conftest import FULL

from reportschema.files.finding.sources import load_source
from reportschema.files.finding.texts import TextFolder
from reportschema.models import WorkReport
from reportschema.models.fields.codes import Part
from reportschema.reading.outline.outline import Heading, read_outline
from reportschema.reading.outline.problems import ProblemDraft, read_problems
from reportschema.reading.outline.topics import topic_of
from reportschema.reading.page.view import View


@dataclass(frozen=True)
class Place:
    kind: str
    start: int
    end: int


BLOCKS = (Part.OPENING, Part.PROBLEMS, Part.CLOSING, Part.ANNEX)
FILLER = (
    "一批项目按期推进，群众得到实惠，各方面反映良好，下一步还要继续用力，把好事办好、把实事办实。"
)


def outline(text: str) -> tuple[View, list[Heading]]:
    view = View.of(text)
    return view, read_outline(view, 0, len(view.clean)).headings


def numbers(headings: list[Heading], level: int) -> list[str | None]:
    return [heading.number for heading in headings if heading.level == level and heading.number]


def words(view: View, heading: Heading) -> str:
    return view.clean[heading.start : heading.own_end]


def draft(text: str) -> list[ProblemDraft]:
    view, headings = outline(text)
    return read_problems(view, headings, 0, len(view.clean))


ANNUAL = f"""各位代表：
现在，我代表云溪区人民政府，向大会报告工作，请予审议。
一、2031年工作回顾
过去一年，全区上下同心协力。
（一）产业发展稳中有进。
工业经济平稳运行。{FILLER}
文化旅游日益活跃。{FILLER}
（二）民生福祉持续改善。{FILLER}
各位代表！成绩来之不易。在此表示衷心的感谢！
同时，我们也清醒地看到，工作中还有不少短板：一是经济总量偏小，新动能不足。二是交通拥堵未见根本好转。三是少数干部作风不实。对此，我们将认真加以解决。
二、2032年工作安排
今年经济社会发展的主要预期目标是：地区生产总值增长6%。
（一）抓好实体经济。{FILLER}
（二）加强政府自身建设。{FILLER}
各位代表！让我们携手前进，为美好明天而奋斗！
"""


def test_an_annual_report_has_its_parts_in_order() -> None:
    _, headings = outline(ANNUAL)
    parts = [heading.part for heading in headings if heading.level == 1]
    assert parts == [Part.OPENING, Part.REVIEW, Part.PLAN, Part.CLOSING]


def test_numbers_are_as_written_and_levels_nest() -> None:
    view, headings = outline(ANNUAL)
    assert numbers(headings, 1) == ["一、", "二、"]
    assert numbers(headings, 2) == ["（一）", "（二）", "（一）", "（二）"]
    assert [words(view, heading) for heading in headings if heading.number == "一、"] == [
        "一、2031年工作回顾"
    ]


def test_a_run_in_heading_ends_with_its_sentence() -> None:
    view, headings = outline(ANNUAL)
    assert "（二）民生福祉持续改善。" in [words(view, heading) for heading in headings]


def test_self_building_is_told_apart_in_the_plan() -> None:
    view, headings = outline(ANNUAL)
    assert [words(view, heading) for heading in headings if heading.part is Part.SELF_BUILDING] == [
        "（二）加强政府自身建设。"
    ]


def test_lead_phrases_are_the_lowest_level() -> None:
    view, headings = outline(ANNUAL)
    leads = [words(view, heading) for heading in headings if heading.level == 3]
    assert leads == ["工业经济平稳运行。", "文化旅游日益活跃。"]


def test_a_section_ends_before_a_paragraph_about_the_whole() -> None:
    view, headings = outline(ANNUAL)
    second = next(heading for heading in headings if words(view, heading).startswith("（二）民生"))
    assert view.clean[second.end :].lstrip().startswith("各位代表！成绩")


def test_the_problems_are_a_block_of_the_review() -> None:
    view, headings = outline(ANNUAL)
    block = next(heading for heading in headings if heading.part is Part.PROBLEMS)
    review = next(heading for heading in headings if heading.part is Part.REVIEW)
    assert review.start < block.start < block.end <= review.end
    assert view.clean[block.start : block.start + 3] == "同时，"


def test_problems_are_split_as_the_speaker_numbers_them() -> None:
    view = View.of(ANNUAL)
    problems = draft(ANNUAL)
    assert [view.clean[p.start : p.end] for p in problems] == [
        "一是经济总量偏小，新动能不足。",
        "二是交通拥堵未见根本好转。",
        "三是少数干部作风不实。",
    ]
    assert [p.summary_zh for p in problems] == [
        "经济总量偏小",
        "交通拥堵未见根本好转",
        "少数干部作风不实",
    ]
    assert [p.topic for p in problems] == ["04.1", "04.5", "01.1"]


@pytest.mark.parametrize(
    ("listed", "count"),
    [
        ("主要是：产业层次不高；公共服务不够均衡；财政收支矛盾突出。", 3),
        ("产业层次不高。公共服务不够均衡。这些问题要认真解决。", 2),
        ("\n——产业层次不高，链条不长。\n——公共服务不够均衡，欠账较多。", 2),
        ("第一，产业层次不高；第二，公共服务不够均衡；第三，财政收支矛盾突出。", 3),
    ],
)
def test_problems_come_in_several_forms(listed: str, count: int) -> None:
    text = (
        f"各位代表：\n一、去年工作回顾\n{FILLER}\n"
        f"我们也清醒地看到，发展中还存在不少问题。{listed}\n二、今年工作安排\n{FILLER}"
    )
    assert len(draft(text)) == count


def test_a_page_on_one_line_keeps_its_headings() -> None:
    text = (
        f"各位代表：现在，我代表县人民政府作报告，请予审议。2031年工作回顾2031年是不平凡的一年。{FILLER}"
        f"（一）工业稳步增长。{FILLER}（二）农业连年丰收。{FILLER}2032年工作安排做好今年工作意义重大。{FILLER}"
        f"一、狠抓项目建设。{FILLER}二、改善人民生活。{FILLER}"
    )
    view, headings = outline(text)
    assert [heading.part for heading in headings if heading.level == 1] == [
        Part.OPENING,
        Part.REVIEW,
        Part.PLAN,
    ]
    assert numbers(headings, 2) == ["（一）", "（二）", "一、", "二、"]
    assert "2031年工作回顾" in [words(view, heading) for heading in headings]


def test_titles_without_numbers_stand_on_their_own_lines() -> None:
    text = (
        f"各位代表：\n我代表省人民政府作报告，请予审议。\n过去五年的回顾\n{FILLER}{FILLER}\n今后五年的主要任务\n{FILLER}{FILLER}\n"
        f"（一）关于经济建设\n{FILLER}\n第一、努力提高经济效益\n{FILLER}\n第二、合理安排建设规模\n{FILLER}\n（二）关于教育事业\n{FILLER}\n"
        f"结束语\n各位代表！让我们为完成任务而奋斗！"
    )
    _, headings = outline(text)
    top = [(heading.label_zh, heading.part) for heading in headings if heading.level == 1]
    assert top[1:] == [
        ("过去五年的回顾", Part.REVIEW),
        ("今后五年的主要任务", Part.PLAN),
        ("结束语", Part.CLOSING),
    ]
    assert numbers(headings, 2) == ["（一）", "（二）"]
    assert numbers(headings, 3) == ["第一、", "第二、"]


def test_a_term_end_report_has_two_plans() -> None:
    text = (
        f"各位代表：\n请予审议。\n一、过去五年工作回顾\n{FILLER}\n"
        f"二、今后五年奋斗目标\n{FILLER}\n三、2032年重点工作\n{FILLER}\n四、建设人民满意的政府\n{FILLER}"
    )
    _, headings = outline(text)
    parts = [heading.part for heading in headings if heading.level == 1]
    assert parts[1:] == [Part.REVIEW, Part.PLAN, Part.PLAN, Part.SELF_BUILDING]


def test_a_later_year_is_a_plan_without_the_word() -> None:
    text = f"各位代表：\n请予审议。\n一、2031年主要工作\n{FILLER}\n二、2032年主要工作\n{FILLER}"
    _, headings = outline(text)
    assert [heading.part for heading in headings if heading.level == 1][1:] == [
        Part.REVIEW,
        Part.PLAN,
    ]


def test_a_list_inside_a_section_does_not_open_a_part() -> None:
    text = (
        f"各位代表：\n请予审议。\n一、去年的工作\n{FILLER}\n二、今年的任务\n（一）兴办实事\n今年办好三件实事：\n一、修建一座图书馆\n{FILLER}\n"
        f"二、改造两条老街\n{FILLER}\n三、新建三所学校\n{FILLER}\n（二）加强治理\n{FILLER}\n三、加强政府自身建设\n{FILLER}"
    )
    _, headings = outline(text)
    assert numbers(headings, 1) == ["一、", "二、", "三、"]
    assert numbers(headings, 2) == ["（一）", "（二）"]
    assert numbers(headings, 3) == ["一、", "二、", "三、"]


@pytest.mark.parametrize(
    "words",
    [
        "一、二、三产业结构得到优化",
        "增长1.5倍，比重为1.8:1、连续两年缩小",
        "第一产业增加值增长3%",
        "目标是：一是做强产业",
    ],
)
def test_what_only_looks_like_a_heading_is_none(words: str) -> None:
    text = f"各位代表：\n请予审议。\n一、去年工作回顾\n全年{FILLER}{words}。{FILLER}"
    _, headings = outline(text)
    assert numbers(headings, 1) == ["一、"]
    assert not [heading for heading in headings if heading.level > 1 and heading.number]


def test_enumerated_short_sentences_with_text_are_numbered_leads() -> None:
    text = (
        "各位代表：\n请予审议。\n一、今年工作安排\n"
        f"（一）建设平台。{FILLER}一是滨江新区。{FILLER}二是老城片区。{FILLER}"
    )
    view, headings = outline(text)
    assert [(h.number, words(view, h)) for h in headings if h.level == 3] == [
        ("一是", "一是滨江新区。"),
        ("二是", "二是老城片区。"),
    ]


def test_short_sentences_inside_a_paragraph_lead_its_stretches() -> None:
    text = (
        f"各位代表：\n请予审议。\n一、去年工作回顾\n（一）经济稳步发展\n坚持稳字当头，{FILLER}"
        f"产业结构不断优化。{FILLER}营商环境持续改善。{FILLER}新建泵站启用。"
    )
    view, headings = outline(text)
    assert [words(view, h) for h in headings if h.level == 3] == [
        "产业结构不断优化。",
        "营商环境持续改善。",
    ]


def test_annexes_and_their_items_are_headings() -> None:
    speech = f"各位代表：\n请予审议。\n一、去年工作回顾\n{FILLER}\n"
    annex = (
        "附件1\n\n2032年云溪区十件民生实事\n\n"
        "1.养老保障\n建设三处社区食堂。\n\n2.城市更新\n改造五个老旧小区。"
    )
    view = View.of(speech + annex)
    at = view.clean.index("附件1")
    headings = read_outline(
        view, 0, len(view.clean), [Place("projects", at, len(view.clean))]
    ).headings
    numbered = [(h.number, h.level, h.topic) for h in headings if h.part is Part.ANNEX]
    assert numbered == [("附件1", 1, None), ("1.", 2, "10.2"), ("2.", 2, "06.2")]


def test_numbers_keep_the_script_of_the_text() -> None:
    speech = f"各位代表：\n請予審議。\n一、去年工作回顧\n我們團結奮鬥。{FILLER}\n"
    view = View.of(speech + "附屬檔案1\n名詞解釋\n雲溪驛站：社區裡的服務點。")
    at = view.clean.index("附属")
    headings = read_outline(
        view, 0, len(view.clean), [Place("glossary", at, len(view.clean))]
    ).headings
    assert headings[-1].number == "附屬檔案1"


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("持续优化营商环境", "04.1"),
        ("大力发展乡村旅游", "04.7"),
        ("加快科技创新步伐", "04.8"),
        ("全面推进乡村振兴", "04.2"),
        ("打好污染防治攻坚战", "05.3"),
        ("坚持依法行政", "01.1"),
        ("做好国防动员工作", "02"),
    ],
)
def test_a_heading_has_one_topic(title: str, topic: str) -> None:
    assert topic_of(title) == topic


def test_words_that_tell_nothing_have_no_topic() -> None:
    assert topic_of("接续奋斗谱新章") is None


def _nested(headings: list[Heading]) -> bool:
    open_ends: list[int] = []
    for heading in sorted(headings, key=lambda h: (h.start, -h.end)):
        while open_ends and open_ends[-1] <= heading.start:
            open_ends.pop()
        if open_ends and heading.end > open_ends[-1]:
            return False
        open_ends.append(heading.end)
    return True


def test_any_input_gives_sections_that_nest() -> None:
    chance = random.Random(4)
    pieces = (
        "一二三、(。)是\n，；：各位代表回顾任务我们也清醒地看到问题不足加快发展1.2①第年工作——“”附件"
    )
    for _ in range(60):
        text = "".join(chance.choice(pieces) for _ in range(chance.randint(0, 1500)))
        view, headings = outline(text)
        assert _nested(headings), text
        assert all(
            0 <= h.start <= h.own_end and h.start < h.end <= len(view.clean) for h in headings
        ), text
        read_problems(view, headings, 0, len(view.clean))


@pytest.mark.parametrize(
    "piece",
    ["1234567890", "。一、甲", "加快发展。", "我们也看到困难", "\n(一)甲乙丙丁。", "各位代表，"],
)
def test_time_grows_with_length_only(piece: str) -> None:
    def spent(size: int) -> float:
        view = View.of(piece * (size // len(piece)))
        begin = time.process_time()
        read_problems(view, read_outline(view, 0, len(view.clean)).headings, 0, len(view.clean))
        return time.process_time() - begin

    spent(2_000)
    assert spent(60_000) < 12 * spent(15_000) + 0.05


# The five real reports, whose sources people have annotated


def _agreement(report: WorkReport, text: str) -> dict[str, tuple[set[object], set[object]]]:
    """Numbered headings, lead phrases, problems: those of the source and those that were read."""
    view = View.of(text)
    body = report.editions[0].body
    start, end = view.index(body.start), view.index(body.end)
    annexes = [
        Place("annex", view.index(section.at.start), view.index(section.at.end))
        for section in report.outline
        if section.part is Part.ANNEX and section.level == 1
    ]
    headings = read_outline(view, start, end, annexes).headings

    def sections(belongs: Callable[[Any], bool]) -> tuple[set[object], set[object]]:
        true = ((view.index(s.at.start), s.number) for s in report.outline if belongs(s))
        return set(true), {(h.start, h.number) for h in headings if belongs(h)}

    problems = {(view.index(p.at.start), view.index(p.at.end)) for p in report.problems}
    drafts = {(p.start, p.end) for p in read_problems(view, headings, start, end)}
    return {
        "numbered": sections(lambda section: bool(section.number)),
        "leads": sections(lambda section: not section.number and section.part not in BLOCKS),
        "problems": (set(problems), set(drafts)),
    }


def test_the_five_sources_are_met(texts: Path) -> None:
    folder = TextFolder(texts)
    reports = [WorkReport.model_validate(load_source(path).data) for path in FULL]
    tables = [_agreement(report, folder.read(report.editions[0])) for report in reports]
    for name, least in (("numbered", 0.99), ("leads", 0.93), ("problems", 0.95)):
        agreed = sum(len(table[name][0] & table[name][1]) for table in tables)
        assert agreed >= least * sum(len(table[name][0]) for table in tables), name
        assert agreed >= least * sum(len(table[name][1]) for table in tables), name
