"""Sources in: exact scalars with their positions.

There is a clear finding for everything hostile or broken.
"""

from __future__ import annotations

import subprocess
import sys
import time
import unicodedata
from hashlib import sha256
from pathlib import Path

import pytest
import yaml
from conftest import EXAMPLES

from reportschema.files.finding.sources import NothingToCheckError, find_sources, load_source
from reportschema.files.parsing import faults, yaml_events
from reportschema.files.parsing.faults import SourceError
from reportschema.files.parsing.yaml_events import decode, locate, parse
from reportschema.models.fields.characters import invisible
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
    assert locate(places, ("list", 0, "absent"), key=True) == (3, 5)
    assert locate(places, ("题",)) == (1, 4)


@pytest.fixture(params=["in C", "in Python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each of the two parsers that PyYAML has, in turn."""
    loader = yaml.CBaseLoader if request.param == "in C" else yaml.BaseLoader
    monkeypatch.setattr(yaml_events, "_Loader", loader)
    return str(request.param)


def refusal(text: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        parse(text)
    return caught.value


NESTED = "is nested deeper than 12 levels"
COLON, FULL_WIDTH = "give the key its colon", "write : and a space"
INDENT, COMMAS = "indent as the lines above", "part what stands between brackets by commas"
# (text, code, line and column, words of the message, words of the remedy or none)
REFUSED = [
    ("a: [1\n", "YAML001", (1, 4), "the [ that opens here is not closed", None),
    ("a: {b: 1\n", "YAML001", (1, 4), "the { that opens here is not closed", None),
    ("a: 'x\nb: 1\n", "YAML001", (1, 4), "the ' that opens here is not closed", None),
    ('a: "x\nb: 1\n', "YAML001", (1, 4), 'the " that opens here is not closed', None),
    ("a:\n\tb: 1\n", "YAML001", (2, 1), "has a tab here", "indent with spaces"),
    ("a: 1\nkind：b\nc: 1", "YAML001", (2, 5), "full-width ： where YAML wants :", FULL_WIDTH),
    ("a: {b: 1， c: 2}\n", "YAML001", (1, 9), "full-width ， where YAML wants ,", "write , and"),
    ("a: b: c\n", "YAML001", (1, 5), "a colon that can end no key here", "into quotes"),
    ("a: 1\n  b: 2\n", "YAML001", (2, 4), "a colon that can end no key here", "indentation"),
    ("a: 1\nb\nc: 2\n", "YAML001", (2, 1), "a key without its colon", COLON),
    (
        "a:\n  - 1\n  b: 2\n",
        "YAML001",
        (3, 3),
        "no item of the list above",
        "items of a list alike",
    ),
    ("a:\n   b: 1\n  c: 2\n", "YAML001", (3, 3), "no key of the mapping above", INDENT),
    ("a:\n  - 1\n - 2\n", "YAML001", (3, 2), "no key of the mapping above", INDENT),
    ("a: {b: 1 c: 2}\n", "YAML001", (1, 11), "neither a comma nor a closing bracket", COMMAS),
    ("a: ['x' 'y']\n", "YAML001", (1, 9), "neither a comma nor a closing bracket", COMMAS),
    ('a: "\\q"\n', "YAML001", (1, 5), "a backslash that starts no escape", "backslash as two"),
    ('a: "\\xzz"\n', "YAML001", (1, 5), "a backslash that starts no escape", "backslash as two"),
    ("a: @x\n", "YAML001", (1, 4), "a character that can start no text", "starts with @, ` or %"),
    ("a: - b\n", "YAML001", (1, 4), "an item of a list where none can stand", "a line of its own"),
    ("a: ]\n", "YAML001", (1, 4), "no value before this", "give the value"),
    ("{a: 1,, b: 2}", "YAML001", (1, 7), "no value before this", "give the value"),
    ("a: ? b\n", "YAML001", (1, 4), "a ? where no key can stand", "starts with ?"),
    (
        "'a' b\n",
        "YAML001",
        (1, 5),
        "more, though what the source began with is complete",
        "indented alike",
    ),
    ("a: & b\n", "YAML001", (1, 5), "an & or * that names nothing", "starts with & or *"),
    (
        "a: |x\n b",
        "YAML001",
        (1, 5),
        "a | or > with more than a line break behind it",
        "starts with | or >",
    ),
    ("a: !<x y\n", "YAML001", (1, 7), "is no YAML here (", None),
    ("a: 1\na: 2", "YAML003", (2, 1), "key a stands twice, first at 1:1", None),
    ("- {id: o1, b: 1, b: 2}", "YAML003", (1, 18), "o1: key b stands twice, first at 1:12", None),
    ("a: &x 1", "YAML004", (1, 4), "an anchor (&x)", None),
    ("a: *x", "YAML004", (1, 4), "an alias (*x)", None),
    ("a: !!python/object:os.system 1", "YAML004", (1, 4), "a tag (tag:yaml.org,2002:py", None),
    ("<<: {a: 1}", "YAML004", (1, 1), "a merge key (<<)", None),
    ("{a: 1}: 2", "YAML005", (1, 1), "a key is a list or a mapping here", None),
    ("a: 1\n---\nb: 2", "YAML007", (2, 1), "a second document starts here", None),
    ("", "YAML008", (1, 1), "holds no data", None),
    ("# only a comment\n", "YAML008", (1, 1), "holds no data", None),
    ('"a\\u200bb": 1', "YAML009", (1, 1), "a key holds U+200B ZERO WIDTH SPACE", None),
]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "code", "place", "says", "remedy"), REFUSED, ids=[row[0][:20] for row in REFUSED]
)
def test_each_refusal_is_the_same_whichever_parser_reads(
    text: str, code: str, place: tuple[int, int], says: str, remedy: str | None
) -> None:
    refused = refusal(text)
    assert (refused.code, refused.line, refused.column) == (code, *place)
    assert says in str(refused)
    assert (remedy or "") in (refused.remedy or "")
    assert (remedy is None) == (refused.remedy is None)


@pytest.mark.usefixtures("parser")
def test_more_values_than_a_report_can_have_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_events, "MAX_VALUES", 10)
    refused = refusal("a: [" + "1, " * 100)
    assert (refused.code, refused.line, refused.column) == ("YAML002", 1, 29)
    assert "holds more than 10 values" in str(refused)


def test_each_kind_of_syntax_error_is_met_above() -> None:
    for kind in faults._KINDS:
        assert any(kind.message in row[3] and row[4] for row in REFUSED), kind


DEEP = {
    "flow lists": ("a: " + "[" * 100_000, (1, 15)),
    "closed flow lists": ("a: " + "[" * 13 + "]" * 13, (1, 15)),
    "flow mappings": ("a: " + "{a: " * 5_000, (1, 48)),
    "block lists": ("- " * 5_000 + "x", (1, 25)),
    "block mappings": ("\n".join(" " * i + "a:" for i in range(2_000)), (13, 13)),
    "questions": ("? " * 5_000 + "x", (1, 3)),
    "after a comment": ("# [[[[[\na: " + "[" * 5_000 + " # ]", (2, 15)),
    "after quotes": ("a: ['[[', \"{{\", " + "[" * 5_000, (1, 27)),
    "before what can start no text": ("a: " + "[" * 13 + " @", (1, 15)),
    "before an open quote": ("a: " + "[" * 13 + " 'x\n" * 3, (1, 15)),
    "before a colon too many": ("a: " + "[" * 13 + "b: c: d", (1, 15)),
    "of many short lines": ("a:\n" + " [\n" * 5_000, (13, 2)),
}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "place"), DEEP.values(), ids=DEEP)
def test_nesting_is_counted_here_whatever_the_parser_does_first(
    text: str, place: tuple[int, int]
) -> None:
    refused = refusal(text)
    code, says = ("YAML006", NESTED) if text[0] != "?" else ("YAML005", "a key is a list")
    assert (refused.code, refused.line, refused.column) == (code, *place)
    assert says in str(refused)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        (
            '"a" ' + "[" * 5_000,
            "YAML001",
            (1, 5),
        ),  # no nesting: a second value, which nothing opens
        ("a:\n" + "[" * 5_000, "YAML001", (2, 1)),  # at this column a key is awaited
        ("a: [&x 1, " + "[" * 5_000, "YAML004", (1, 5)),
        ("a: [{b: 1, b: 2}, " + "[" * 5_000, "YAML003", (1, 12)),
        ("a: [1 [" + "[" * 5_000, "YAML001", (1, 7)),
        ("a: [" * 3 + "'[[[[' @" + "[" * 5_000, "YAML001", (1, 20)),
    ],
)
def test_what_comes_first_in_the_text_is_what_is_said(
    text: str, code: str, place: tuple[int, int]
) -> None:
    refused = refusal(text)
    assert (refused.code, refused.line, refused.column) == (code, *place)


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("unit", ["[", "{a: ", "- ", "a: '", "[\n", "a: [1, @, "])
def test_a_refusal_takes_time_in_proportion(unit: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        refusal(unit * times)
        return time.process_time() - start

    seconds(5_000)
    assert min(seconds(20_000) for _ in range(3)) < 12 * min(seconds(5_000) for _ in range(3)) + 0.1


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


# Unicode's property Default_Ignorable_Code_Point (DerivedCoreProperties.txt), by first and last.
DEFAULT_IGNORABLE = [
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5),
    (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164),
    (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
]  # fmt: skip


def test_characters_that_nobody_sees_are_refused_as_a_class() -> None:
    unseen = {code for first, last in DEFAULT_IGNORABLE for code in range(first, last + 1)}
    unseen |= {
        code
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in ("Cc", "Cf", "Zl", "Zp") or code & 0xFFFE == 0xFFFE
    } - {ord("\t"), ord("\n")}
    passed = [f"U+{code:04X}" for code in sorted(unseen) if not invisible(f"方{chr(code)}舟")]
    assert passed == []
    with pytest.raises(SourceError, match="U\\+00AD SOFT HYPHEN") as caught:
        decode("a: 方\u00ad舟".encode())
    assert (caught.value.code, caught.value.line, caught.value.column) == ("YAML009", 1, 5)


def test_characters_that_somebody_sees_are_not_refused() -> None:
    seen = "\t\n \u00a0\u3000e\u0301“三旧”㎡％‰…—～∶𠮷\u3007\ue000\ufffd"
    assert decode(seen.encode()) == seen


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
    assert all(finding.line == 1 for finding in result.findings)


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
        "from reportschema.files.parsing import yaml_events as y\n"
        "assert y._Loader.__name__ == 'BaseLoader', y._Loader\n"
        "data, places = y.parse('题: {a: 8:28}')\n"
        "assert data == {'题': {'a': '8:28'}} and y.locate(places, ('题', 'a')) == (1, 8)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_system_without_locks_is_told_so_in_one_line(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['fcntl'] = None\n"
        "from reportschema.cli import main\n"
        "sys.argv = ['reportschema', *sys.argv[1:]]; main()\n"
    )

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", code, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)

    done = run("build", "--sources", str(EXAMPLES))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1].startswith(
        "reportschema: nothing is written on this system"
    )
    assert "WSL" in done.stderr
    assert run("validate", "absent").stderr == "reportschema: absent: no such file or folder\n"
    assert list(tmp_path.iterdir()) == []
