"""The columns of `--texts`: the sentence and the paragraph around each span, whole and no more."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from conftest import EXAMPLES, run

from reportschema.publishing.records.sentences import paragraph_at, sentence_at

# A span in brackets stands in its text; below it the sentence that is wanted.
SENTENCES = {
    "between two full stops": (
        "山路通了。修好[18公里]，还剩三段。茶香了。",
        "修好18公里，还剩三段。",
    ),
    "the first of a text": ("修好[18公里]。茶香了。", "修好18公里。"),
    "the last, without an end": ("茶香了。修好[18公里]", "修好18公里"),
    "the whole of a text": ("[修好18公里]", "修好18公里"),
    "the span is the sentence without its end": ("茶香了。[修好18公里]。", "修好18公里。"),
    "the span holds the end": ("茶香了。[修好18公里。]路灯亮了。", "修好18公里。"),
    "the span opens the sentence": ("茶香了。[18公里]修好。路灯亮了。", "18公里修好。"),
    "the span runs over two": (
        "茶香了。修好[18公里。路灯80盏]亮了。好。",
        "修好18公里。路灯80盏亮了。",
    ),
    "a question": ("路通了吗？[18公里]全通！好。", "18公里全通！"),
    "half-width ends": ("路通了吗?通了[18公里]!好。", "通了18公里!"),
    "a semicolon": ("一是修路[18公里]；二是点灯。", "一是修路18公里；"),
    "a half-width semicolon": ("修路;点灯[80盏];种茶", "点灯80盏;"),
    "a decimal point is no end": ("茶香了。修好[18.6公里]。", "修好18.6公里。"),
    "an item of a list": ("1.通水9个村。2.[路灯80盏]，全亮。3.种茶。", "2.路灯80盏，全亮。"),
    "an item on a line of its own": ("办好两件事\n1. 路灯[80盏]\n2. 种茶", "1. 路灯80盏"),
    "a closing quotation mark": ("大家说：“修好[18公里]。”茶香了。", "大家说：“修好18公里。”"),
    "after a closing quotation mark": ("大家说：“路通了。”修好[18公里]。", "修好18公里。"),
    "Traditional, with its quotation marks": (
        "鄉親說：「修好[18公里]。』」茶香了。",
        "鄉親說：「修好18公里。』」",
    ),
    "a closing bracket": ("（修好[18公里]。）茶香了。", "（修好18公里。）"),
    "a closing mark in the span": ("茶香。[”好路”]长18公里。", "”好路”长18公里。"),
    "a heading is no part of it": ("  一、修路\n\n  修好[18公里]。\n", "修好18公里。"),
    "a carriage return ends it": ("一、修路\r修好[18公里]\r茶香了。", "修好18公里"),
    "a line and its end of Windows": ("一、修路\r\n修好[18公里]\r\n茶香了。", "修好18公里"),
    "spaces of every width are one": (
        "茶香了。修好\u3000\u3000[18\u00a0公里]，  好。",
        "修好 18 公里， 好。",
    ),
}


def spanned(marked: str) -> tuple[str, int, int]:
    """The text without its brackets, and where they stood."""
    start, end = marked.index("["), marked.index("]") - 1
    return marked.replace("[", "").replace("]", ""), start, end


@pytest.mark.parametrize(("marked", "sentence"), SENTENCES.values(), ids=SENTENCES)
def test_the_sentence_around_a_span(marked: str, sentence: str) -> None:
    assert sentence_at(*spanned(marked)) == sentence


PARAGRAPHS = {
    "between two": ("一。\n茶香了。修好[18公里]。好\n二。", "茶香了。修好18公里。好"),
    "the first": ("修好[18公里]。好\n二。", "修好18公里。好"),
    "the last": ("一。\n修好[18公里]。好", "修好18公里。好"),
    "of Windows": ("一。\r\n修好[18公里]。好\r\n二。", "修好18公里。好"),
    "of carriage returns": ("一。\r修好[18公里]。好\r二。", "修好18公里。好"),
    "over two": ("一。\n修好[18公里。\n路灯]亮。\n二。", "修好18公里。 路灯亮。"),
    "the whole line": ("一。\n[修好18公里]\n二。", "修好18公里"),
    "indented": ("一。\n\u3000\u3000修好[18公里]。 \n二。", "修好18公里。"),
    "Traditional": ("一。\n鄉親說：「修好[18公里]。」好\n二。", "鄉親說：「修好18公里。」好"),
}


@pytest.mark.parametrize(("marked", "paragraph"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_the_paragraph_around_a_span(marked: str, paragraph: str) -> None:
    assert paragraph_at(*spanned(marked)) == paragraph


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, dict[str, str]]]:
    """The fictional example's package with its text: table -> last part of the id -> row."""
    out = tmp_path_factory.mktemp("texts") / "package"
    done = run("build", "--sources", EXAMPLES, "--texts", EXAMPLES, "--out", out)
    assert done.exit_code == 0, done.stdout
    return {path.stem: rows(path) for path in out.glob("*.csv")}


def rows(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row.get("id", "").rpartition("/")[2]: row for row in csv.DictReader(file)}


ROWS = [
    (
        "observations",
        "o2",
        "算上山货和水电,全区生产总值512.3亿元,按可比价增长6.1%,增速排全市第五。",
    ),
    ("observations", "o16", "二是旱季缺水的村还有9个。"),
    ("targets", "t7", "2.老街装路灯,不少于80盏。"),
    ("problems", "p1", "一是大项目少,小厂借钱难。"),
    ("problems", "p2", "二是旱季缺水的村还有9个。"),
    ("livelihood_projects", "j1", "1.给山村通自来水,新通9个村。"),
    ("glossary", "g2", "2. 山货下山:把山里的货卖到山外的办法。"),
    ("numerals", "n78", "——2020年1月15日在云溪区第九届人民代表大会第五次会议上"),
]


@pytest.mark.parametrize(("table", "row", "sentence"), ROWS, ids=lambda part: part[:12])
def test_rows_hold_their_sentence_from_its_first_character_to_its_last(
    tables: dict[str, dict[str, dict[str, str]]], table: str, row: str, sentence: str
) -> None:
    cells = tables[table][row]
    assert cells["sentence"] == sentence
    assert sentence in cells["paragraph"]


def test_a_row_holds_its_paragraph_from_its_first_character_to_its_last(
    tables: dict[str, dict[str, dict[str, str]]],
) -> None:
    paragraph = tables["observations"]["o2"]["paragraph"]
    assert paragraph.startswith("(一)家底更厚实。算上")
    assert paragraph.endswith("铺子翻了一番。")


def test_a_section_holds_all_its_sentences(
    tables: dict[str, dict[str, dict[str, str]]],
) -> None:
    section = tables["sections"]["s7"]
    assert section["sentence"] == section["paragraph"]
    assert section["sentence"].startswith("二、2020年的打算 今年的主要盼头是")
    assert section["sentence"].endswith("老街装路灯,不少于80盏。")


def test_a_record_without_a_place_in_the_text_has_neither(
    tables: dict[str, dict[str, dict[str, str]]],
) -> None:
    absent = tables["absent_targets"]["cpi-2020"]
    assert (absent["sentence"], absent["paragraph"]) == ("", "")
