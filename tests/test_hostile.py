"""Hostile and broken input.

Each is refused with a code, a place and what to do, in bounded time, and never with a traceback.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from reportschema.files.finding.texts import MAX_TEXT_BYTES
from reportschema.files.parsing.yaml_events import MAX_BYTES, MAX_DEPTH, MAX_VALUES
from reportschema.findings import Finding
from reportschema.models import WorkReport
from reportschema.models.fields.shape import columns, tables
from reportschema.verbs.validate import validate

GUIDE = Path(__file__).parent.parent / "reportschema" / "guide" / "annotation.md"


def first(folder: Path, data: bytes) -> Finding:
    (folder / "x.yaml").write_bytes(data)
    return validate([folder]).findings[0]


@pytest.mark.parametrize(
    ("was", "becomes", "code", "caret"),
    [
        # what YAML can do and a source may not
        ("kind: annual", "kind: *k", "YAML004", "*k"),
        ("kind: annual", "kind: &k annual", "YAML004", "&k"),
        ("kind: annual", "kind: !!str annual", "YAML004", "!!str"),
        ("kind: annual", "kind: !!python/object/apply:os.system [ls]", "YAML004", "!!python"),
        ("kind: annual", "<<: {kind: annual}", "YAML004", "<<"),
        ("kind: annual", "kind: annual\nkind: annual", "YAML003", "kind"),
        ("{id: o1,", "{id: o1, id: o1,", "YAML003", "id: o1, indicator"),
        ("kind: annual", "? [a, b]\n: annual", "YAML005", "[a, b]"),
        ("kind: annual", "kind: annual\n---\nid: 2", "YAML007", "---"),
        ("kind: annual", "kind: annual\n...\n---\nid: 2", "YAML007", "---"),
        ("kind: annual", "kind: " + "[" * 500_000, "YAML006", "["),
        ("kind: annual", "kind: " + "{a: " * 50_000, "YAML006", "{"),
        ("kind: annual", "kind: " + "\n  ".join("- " * n for n in range(1, 400)), "YAML", ""),
        ("kind: annual", "kind: [annual", "YAML001", "[annual"),
        # the next quote closes it, and what follows is no YAML
        ("{id: o1,", '{id: "o1,', "YAML001", "2019"),
        ("reason: not_a_figure}", 'reason: "not_a_figure}', "YAML001", '"not_a_figure}'),
        ("kind: annual", "\tkind: annual", "YAML001", "\tkind"),
        ("  - {id: o1,", "\t- {id: o1,", "YAML001", "\t- {"),
        ("kind: annual", "kind: a: b", "YAML001", ": b"),
        ("kind: annual", "kind: @annual", "YAML001", "@annual"),
        ("kind: annual", "kind: |\n  annual", "SCHEMA004", "|"),
        # numbers that are none here
        ("value: 512.3", "value: .nan", "SCHEMA003", ".nan"),
        ("value: 512.3", "value: -.inf", "SCHEMA003", "-.inf"),
        ("value: 512.3", "value: NaN", "SCHEMA003", "NaN"),
        ("value: 512.3", "value: Infinity", "SCHEMA003", "Infinity"),
        ("value: 512.3", "value: 5.123e2", "SCHEMA003", "5.123e2"),
        ("value: 512.3", "value: 1e999999999", "SCHEMA003", "1e9"),
        ("value: 512.3", "value: 0512.3", "SCHEMA003", "0512"),
        ("value: 512.3", "value: 0x200", "SCHEMA003", "0x200"),
        ("value: 512.3", "value: 0o1000", "SCHEMA003", "0o1000"),
        ("value: 512.3", "value: 1_000", "SCHEMA003", "1_000"),
        ("value: 512.3", "value: '1,000'", "SCHEMA003", "'1,000'"),
        ("value: 512.3", "value: ５１２", "SCHEMA003", "５"),
        ("value: 512.3", "value: 8:28", "SCHEMA003", "8:28"),
        ("value: 512.3", "value: " + "9" * 5000, "SCHEMA003", "999"),
        ("term: 9", "term: -9", "SCHEMA003", "-9"),
        ("headline: true", "headline: yes", "SCHEMA003", "yes"),
        ('division: "990101"', 'division: "0990101"', "SCHEMA003", '"0990101"'),
        ('division: "990101"', 'division: "010101"', "SCHEMA003", '"010101"'),
        ('topic: "06.3"', "topic: 6.3", "SCHEMA003", "6.3"),
        ('delivered: "2020-01-15"', 'delivered: "2020-02-30"', "SCHEMA003", '"2020-02-30"'),
        ('period: "2019"', 'period: "2019/2018"', "SCHEMA003", '"2019/2018"'),
        # characters that nobody sees
        ("name: 方舟", "name: 方\u200b舟", "YAML009", "\u200b"),
        ("name: 方舟", "name: 方\u202e舟", "YAML009", "\u202e"),
        ("name: 方舟", "name: 方\u2066舟", "YAML009", "\u2066"),
        ("name: 方舟", "name: 方\ufeff舟", "YAML009", "\ufeff"),
        ("name: 方舟", "name: 方\u2028舟", "YAML009", "\u2028"),
        ("name: 方舟", "name: 方\x85舟", "YAML009", "\x85"),
        ("name: 方舟", "name: 方\x00舟", "YAML009", "\x00"),
        ("name: 方舟", "name: 方\x1b[2J舟", "YAML009", "\x1b"),
        ("name: 方舟", "name: 方\U000e0041舟", "YAML009", "\U000e0041"),
        # the same, written as escapes
        ("name: 方舟", 'name: "方\\u200b舟"', "SCHEMA003", '"方'),
        ("name: 方舟", 'name: "方\\u202e舟"', "SCHEMA003", '"方'),
        ("name: 方舟", 'name: "方\\e[2J舟"', "SCHEMA003", '"方'),
        ("name: 方舟", 'name: "方\\0舟"', "SCHEMA003", '"方'),
        ("name: 方舟", 'name: "方\\r\\n舟"', "SCHEMA003", '"方'),
        ("name: 方舟", 'name: "方\\t舟"', "SCHEMA003", '"方'),
        ("kind: annual", '"ki\\u200bnd": annual', "YAML009", '"ki'),
        # what a spreadsheet would run
        ("label: 修好山路", "label: =1+1", "SCHEMA003", "=1+1"),
        ("label: 修好山路", "label: \"=cmd|' /C calc'!A0\"", "SCHEMA003", '"=cmd'),
        ("label: 修好山路", "label: +1", "SCHEMA003", "+1"),
        ("label: 修好山路", "label: -1+1", "SCHEMA003", "-1+1"),
        ("label: 修好山路", 'label: "@SUM(A1)"', "SCHEMA003", '"@SUM'),
        ("label: 修好山路", 'label: "\\t=1"', "SCHEMA003", '"\\t'),
        ("label: 修好山路", "label: ＝1", "SCHEMA003", "＝1"),
        ("310, 316, 18.6公里", "310, 315, '=18.6'", "SCHEMA003", "'=18.6'"),
        ("310, 316, 18.6公里", '310, 316, "-1+A1("', "SCHEMA003", '"-1+A1'),
    ],
)
def test_what_does_not_belong_is_refused_where_it_stands(
    was: str, becomes: str, code: str, caret: str, tmp_path: Path, example: str
) -> None:
    assert was in example
    text = example.replace(was, becomes, 1)
    start = time.process_time()
    finding = first(tmp_path, text.encode())
    assert time.process_time() - start < 3
    assert finding.code.startswith(code)
    assert text.split("\n")[finding.line - 1][finding.column - 1 :].startswith(caret)
    assert len(finding.message) < 400
    assert len(finding.remedy) > 15


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (b"", "YAML008", "no data"),
        (b"\n\n", "YAML008", "no data"),
        (b"# only\n# comments\n", "YAML008", "no data"),
        (b"---\n", "SCHEMA006", "a single value"),
        (b"- a\n- b\n", "SCHEMA006", "a list"),
        (b"just words\n", "SCHEMA006", "a single value"),
        (b"\xef\xbb\xbfkind: annual\n", "YAML009", "BYTE ORDER MARK"),
        ("kind: annual\n".encode("utf-16"), "YAML009", "UTF-16"),
        ("kind: 年度\n".encode("gb18030"), "YAML009", "GB18030"),
        (b"kind: annual\r\n", "YAML009", "CARRIAGE RETURN"),
        (b"kind: \xed\xa0\x80\n", "YAML009", "not UTF-8"),
        (b"x: " + b"#" * MAX_BYTES, "YAML002", "larger than 8,000,000 bytes"),
        (b"x: [" + b"1," * (MAX_VALUES + 1) + b"]", "YAML002", "more than 400,000 values"),
        (b"x: " + b"\xff" * 1000, "YAML009", "not UTF-8"),
    ],
    ids=lambda value: repr(value)[:24],
)
def test_a_file_that_is_no_source_says_what_it_is(
    data: bytes, code: str, says: str, tmp_path: Path
) -> None:
    finding = first(tmp_path, data)
    assert (finding.code, says in finding.message) == (code, True)


LONG = {
    "digits": "9" * 400,
    "Chinese numerals": "一" * 400,
    "ratios": "0.1:" * 100,
    "ranges": "1-" * 200,
    "dots": "1." * 200,
    "hedges": "约近超" * 130,
    "units": "亿万" * 200,
    "brackets": "(" * 400,
    "spaces": " " * 399 + "1",
    "signs": "上升下降" * 100,
}


@pytest.mark.parametrize("words", LONG.values(), ids=LONG)
def test_no_span_makes_the_grammar_think_for_long(words: str, tmp_path: Path, example: str) -> None:
    text = example.replace("[310, 316, 18.6公里]", f'[100, {100 + len(words)}, "{words}"]').replace(
        "label: 修好山路", f"label: {'路' * 2000}"
    )
    start = time.process_time()
    first(tmp_path, text.encode())
    assert time.process_time() - start < 2


@pytest.mark.parametrize("words", LONG.values(), ids=LONG)
def test_no_text_makes_the_scanner_think_for_long(words: str, tmp_path: Path, example: str) -> None:
    from hashlib import sha256

    text = (words * 250)[:100_000]
    (tmp_path / "t.txt").write_text(text, encoding="utf-8")
    digest = sha256(text.encode()).hexdigest()
    source = example.replace(
        "a9d7ab577dd20329133518e7f9650847b1d7f5888d5d761a35459c993e219ec5", digest
    )
    source = source.replace("characters: 632", f"characters: {len(text)}").replace(
        "body: [76, 608]", f"body: [0, {len(text)}]"
    )
    (tmp_path / "x.yaml").write_text(source, encoding="utf-8")
    start = time.process_time()
    assert "TEXT004" in {
        finding.code for finding in validate([tmp_path / "x.yaml"], tmp_path).findings
    }
    assert time.process_time() - start < 5


def test_a_long_word_is_not_compared_with_every_valid_one(tmp_path: Path, example: str) -> None:
    start = time.process_time()
    finding = first(
        tmp_path,
        example.replace("kind: annual", f"kind: annual\n{'k' * 100}: 1")
        .replace("hedge: about", f"hedge: {'a' * 100_000}")
        .encode(),
    )
    assert time.process_time() - start < 2
    assert len(finding.message) < 400


def test_every_text_column_of_every_table_refuses_a_formula() -> None:
    from pydantic import TypeAdapter, ValidationError

    unguarded = []
    for table in tables(WorkReport):
        for column in columns(table):
            info = table.model_fields.get(column.path[0])
            if column.type is not str or info is None or len(column.path) > 1:
                continue
            hint: Any = info.rebuild_annotation() if info.metadata else info.annotation
            adapter: TypeAdapter[Any] = TypeAdapter(hint)
            given = ["=1+1"] if column.many else "=1+1"
            try:
                adapter.validate_python(given)
            except ValidationError:
                continue
            unguarded.append(f"{table.table.name}.{column.name}")
    assert unguarded == []


def test_a_signed_number_is_no_formula(tmp_path: Path, example: str) -> None:
    text = example.replace("value: 18.6, unit: 公里", "value: -18.6, unit: 公里").replace(
        "310, 316, 18.6公里", "310, 317, -18.6公里"
    )
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    assert not [
        finding.code
        for finding in validate([tmp_path]).findings
        if finding.code.startswith("SCHEMA")
    ]


def test_the_limits_are_documented() -> None:
    text = GUIDE.read_text(encoding="utf-8").split("## Limits")[1]
    for limit in (
        f"{MAX_BYTES:,} bytes",
        f"{MAX_VALUES:,} values",
        f"{MAX_DEPTH} levels",
        f"{MAX_TEXT_BYTES:,} bytes",
        "256,000,000 bytes",
    ):
        assert limit in text, limit


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (
            "  - {id: o2,",
            "  - {id: o1, label: 路, value: 1, unit: 个, at: [0, 2, 1个]}\n" * 3000
            + "  - {id: o2,",
        ),
        ("kind: annual", "kind: annual\n" + "".join(f"x{i}: 1\n" for i in range(20_000)).rstrip()),
        ("# yaml-language-server", "# allow STATE005: no\n" * 20_000 + "# yaml-language-server"),
    ],
    ids=["one id 3,000 times", "20,000 unknown keys", "20,000 comments"],
)
def test_many_faults_take_time_in_proportion(
    was: str, becomes: str, tmp_path: Path, example: str
) -> None:
    start = time.process_time()
    first(tmp_path, example.replace(was, becomes, 1).encode())
    assert time.process_time() - start < 8
