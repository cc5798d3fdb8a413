"""Sources in: exact scalars with their places, and a clear finding for everything hostile or broken."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from reportschema.files.sources import NothingToCheckError, find_sources, load_source
from reportschema.files.yaml_events import SourceError, decode, locate, parse
from reportschema.verbs.validate import validate


def test_every_scalar_is_the_text_as_written() -> None:
    data, _ = parse("a: 8:28\nb: 010101\nc: 512.30\nd: yes\ne: 2020-01-01\nf: ~\ng: ''\nh: 1e3\n")
    assert data == {
        "a": "8:28",
        "b": "010101",
        "c": "512.30",
        "d": "yes",
        "e": "2020-01-01",
        "f": None,
        "g": "",
        "h": "1e3",
    }


def test_places_of_values_and_keys() -> None:
    _, places = parse("题: 甲\nlist:\n  - {id: o1, 值: 5}\n")
    assert locate(places, ("list", 0, "值")) == (3, 17)
    assert locate(places, ("list", 0, "值"), key=True) == (3, 14)
    assert locate(places, ("list", 0, "absent")) == (3, 5)
    assert locate(places, ("题",)) == (1, 4)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: [1\n", "YAML001", 1, 4),
        ("a: 'x\nb: 1\n", "YAML001", 1, 4),
        ("a: {b: 1 c: 2}\n", "YAML001", 1, 11),
        ("a:\n\tb: 1\n", "YAML001", 2, 1),
        ("a: 1\na: 2", "YAML003", 2, 1),
        ("a: &x 1", "YAML004", 1, 4),
        ("a: *x", "YAML004", 1, 4),
        ("a: !!python/object:os.system 1", "YAML004", 1, 4),
        ("<<: {a: 1}", "YAML004", 1, 1),
        ("{a: 1}: 2", "YAML005", 1, 1),
        ("a: " + "[" * 13 + "]" * 13, "YAML006", 1, 15),
        ("a: " + "[" * 100_000, "YAML006", 1, 15),
        ("a: 1\n---\nb: 2", "YAML007", 2, 1),
        ("", "YAML008", 1, 1),
        ("# only a comment\n", "YAML008", 1, 1),
    ],
)
def test_what_has_no_business_in_a_source(text: str, code: str, line: int, column: int) -> None:
    with pytest.raises(SourceError) as caught:
        parse(text)
    assert (caught.value.code, caught.value.line, caught.value.column) == (code, line, column)


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"a: 1\nb: \xff\xfe", 2, 4),
        ("a: 政府".encode("gb18030"), 1, 4),
        ("a: 1".encode("utf-16"), 1, 1),
        (b"\xef\xbb\xbfa: 1", 1, 1),
        (b"a: 1\r\n", 1, 5),
        (b"a: \x00", 1, 4),
        ("a: x\u200by".encode(), 1, 5),
        ("a: x\u202ey".encode(), 1, 5),
        ("a: x\u2028y".encode(), 1, 5),
        (b"a: \x1b[31m", 1, 4),
    ],
)
def test_bytes_that_do_not_belong(data: bytes, line: int, column: int) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data)
    assert (caught.value.code, caught.value.line, caught.value.column) == ("YAML009", line, column)


def test_a_billion_laughs_are_refused_at_the_first_anchor() -> None:
    bomb = "a: &a [x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(9)
    )
    with pytest.raises(SourceError, match="an anchor"):
        parse(bomb)


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "just words",
        "- a\n- b",
        "a",
        "'x'",
        "observations: 5",
        "observations: [5, [6], {id: {}}]",
    ],
)
def test_yaml_that_is_no_source_gets_findings_not_a_traceback(text: str, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    result = validate([tmp_path])
    assert result.errors >= 1
    assert all(one.line == 1 for one in result.findings)


def test_sources_are_found_in_a_fixed_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/2.yaml", "a/1.yml", "a/.hidden.yaml", ".git/x.yaml", "a/readme.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("a: 1", encoding="utf-8")
    assert [path.relative_to(tmp_path).as_posix() for path in find_sources([tmp_path])] == [
        "a/1.yml",
        "b/2.yaml",
    ]


def test_nothing_to_check_is_said(tmp_path: Path) -> None:
    with pytest.raises(NothingToCheckError, match="no such file"):
        find_sources([tmp_path / "absent"])
    with pytest.raises(NothingToCheckError, match=r"no \.yaml file"):
        find_sources([tmp_path])


def test_a_file_is_known_by_the_hash_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"a: 1\n")
    assert load_source(path).sha256 == sha256(b"a: 1\n").hexdigest()


def test_the_loader_works_without_libyaml() -> None:
    code = (
        "import sys; sys.modules['yaml._yaml'] = None\n"
        "from reportschema.files import yaml_events as y\n"
        "assert y._Loader.__name__ == 'BaseLoader', y._Loader\n"
        "data, places = y.parse('题: {a: 8:28}')\n"
        "assert data == {'题': {'a': '8:28'}} and y.locate(places, ('题', 'a')) == (1, 8)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
