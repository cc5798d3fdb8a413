"""Hostile and broken input.

Each is refused with a code, a place and what to do, in bounded time, and never with a traceback.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLE, EXAMPLES, run

from reportschema.files.regular import TooLargeError, UnreadableError, read_regular
from reportschema.files.texts import MAX_TEXT_BYTES
from reportschema.files.yaml_events import MAX_BYTES, MAX_DEPTH, MAX_VALUES
from reportschema.findings import Finding
from reportschema.models import WorkReport
from reportschema.models.shape import columns, tables
from reportschema.verbs.validate import validate

MAIN = "from reportschema.cli import main; main()"
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
        ("两件]}", '"两件]}', "YAML001", '"两件]}'),
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


def fifo(path: Path) -> None:
    os.mkfifo(path)


def bound_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))


def huge(path: Path, size: int = 100_000_000) -> None:
    with path.open("wb") as file:
        file.truncate(size)


@pytest.mark.parametrize(
    ("make", "code", "says"),
    [
        (fifo, "YAML010", "is a pipe"),
        (bound_socket, "YAML010", "is a socket"),
        (Path.mkdir, "YAML010", "is a folder"),
        (huge, "YAML002", "is larger than 8,000,000 bytes"),
        (lambda path: path.symlink_to("/etc/hostname"), "YAML010", "is a symbolic link"),
        (lambda path: path.symlink_to(path.parent / "a.yaml"), "YAML010", "is a symbolic link"),
        (lambda path: path.symlink_to("nowhere"), "YAML010", "is a symbolic link"),
        (lambda path: path.symlink_to(path.name), "YAML010", "is a symbolic link"),
        (lambda path: path.symlink_to("."), "YAML010", "is a symbolic link"),
        (lambda path: (path.parent / "loop").symlink_to(".."), "YAML010", "is a symbolic link"),
    ],
    ids=[
        "pipe",
        "socket",
        "folder",
        "100 MB",
        "link out",
        "link in",
        "dead link",
        "link to itself",
        "link to folder",
        "loop of folders",
    ],
)
def test_only_regular_files_are_read_and_nothing_is_passed_over(
    make: Callable[[Path], None], code: str, says: str, tmp_path: Path
) -> None:
    (tmp_path / "a.yaml").write_bytes(EXAMPLE.read_bytes())
    make(tmp_path / "x.yaml")
    (finding,) = validate([tmp_path]).findings
    assert (finding.code, says in finding.message, finding.file.endswith("a.yaml")) == (
        code,
        True,
        False,
    )


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/dev/zero", "is a device"),
        ("/dev/stdin", "is a symbolic link"),
        ("/proc/self/mem", "cannot be read"),
    ],
)
def test_a_device_given_by_name_is_refused(path: str, says: str) -> None:
    (finding,) = validate([path]).findings
    assert (finding.code, says in finding.message) == ("YAML010", True)


def test_a_link_given_by_name_shows_nothing_of_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("password: 1234\n", encoding="utf-8")
    (tmp_path / "x.yaml").symlink_to("secret")
    done = run("validate", tmp_path / "x.yaml", "--excerpts")
    assert done.exit_code == 1
    assert "1234" not in done.stdout


def test_what_permissions_forbid_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.yaml").write_bytes(EXAMPLE.read_bytes())
    (tmp_path / "b.yaml").write_bytes(b"x: 1")
    (tmp_path / "b.yaml").chmod(0)
    (tmp_path / "closed").chmod(0)
    code = (
        "import os, sys\n"
        "from reportschema.verbs.validate import validate\n"
        "import reportschema.files.comments\n"
        "import reportschema.vocabularies as v; v.vocabulary().divisions\n"
        f"os.chdir({str(tmp_path)!r})\n"
        "os.seteuid(65534) if os.geteuid() == 0 else None\n"
        "for finding in validate(['.']).findings:\n"
        "    print(finding.file, finding.message)\n"
    )
    for folder in (tmp_path, *list(tmp_path.parents)[:2]):
        folder.chmod(0o755)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == [
        "b.yaml cannot be read (Permission denied)",
        "closed cannot be read (Permission denied)",
    ], done.stderr


@pytest.mark.parametrize(
    "name",
    [
        b"a\nb.yaml",
        b"a\x1b[31m.yaml",
        b"\xff\xfe.yaml",
        "\u202e.yaml".encode(),
        b"-rf.yaml",
        b"a b'\".yaml",
    ],
)
@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_no_file_name_breaks_the_output(name: bytes, form: str, tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(b"kind: [\n")
    done = subprocess.run(
        [sys.executable, "-c", MAIN, "validate", str(tmp_path), "--output-format", form],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    shown = done.stdout.decode("utf-8")
    assert "\x1b" not in shown
    assert "YAML001" in shown
    if form in ("json", "sarif"):
        json.loads(shown)
    else:
        assert shown.count("\n") == 1
        assert "\u202e" not in shown


def test_a_source_that_changes_or_appears_during_the_run_is_a_finding(
    tmp_path: Path, example: str
) -> None:
    (tmp_path / "a.yaml").write_text(example, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(
        example.replace("id: 990101-2020\n", "id: 990101-2019\n"), encoding="utf-8"
    )

    def meddle(path: Path) -> None:
        if path.name == "b.yaml":
            (tmp_path / "a.yaml").write_text(example + "# more\n", encoding="utf-8")
            (tmp_path / "c.yaml").write_text(example, encoding="utf-8")

    changed = [
        (Path(finding.file).name, finding.message)
        for finding in validate([tmp_path], before=meddle).findings
        if finding.code == "YAML011"
    ]
    assert changed == [
        ("a.yaml", "changed while it was checked"),
        ("c.yaml", "appeared while others were checked"),
    ]


def test_a_source_that_vanishes_during_the_run_is_a_finding(tmp_path: Path, example: str) -> None:
    for name in "ab":
        (tmp_path / f"{name}.yaml").write_text(example, encoding="utf-8")
    result = validate(
        [tmp_path], before=lambda path: path.unlink() if path.name == "b.yaml" else None
    )
    assert [(Path(finding.file).name, finding.code) for finding in result.findings] == [
        ("b.yaml", "YAML010")
    ]


def test_folders_may_be_nested_as_deep_as_the_system_lets_them(tmp_path: Path) -> None:
    folders = [tmp_path]
    for _ in range(1100):
        folders.append(folders[-1] / "d")
        folders[-1].mkdir()
    source = folders[-1] / "x.yaml"
    source.write_bytes(EXAMPLE.read_bytes())
    try:
        assert len(validate([tmp_path]).reports) == 1
    finally:  # pytest's own clean-up would recurse
        source.unlink()
        for folder in reversed(folders[1:]):
            folder.rmdir()


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
        "6bb1ecedb07ec5c84f4091f2dfc19a5ba2edb0d97a09bb0983bf7d8c241f8c87", digest
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


# --texts: the folder may hold anything


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (fifo, "is a pipe, not a file"),
        (lambda path: path.symlink_to(EXAMPLES / "yunxi-2020.txt"), "is a symbolic link"),
        (lambda path: path.symlink_to("nowhere"), "is a symbolic link"),
        (lambda path: huge(path, MAX_TEXT_BYTES + 1), "is larger than 64,000,000 bytes"),
    ],
    ids=["pipe", "link", "dead link", "too large"],
)
def test_texts_that_were_not_looked_at_are_named(
    make: Callable[[Path], None], says: str, tmp_path: Path
) -> None:
    make(tmp_path / "text.txt")
    (finding,) = validate([EXAMPLE], tmp_path).findings
    assert finding.code == "TEXT001"
    assert f"text.txt {says}" in finding.message


def test_a_text_that_changed_since_it_was_found_is_not_used(tmp_path: Path) -> None:
    from reportschema.files.texts import TextError, TextFolder

    (tmp_path / "t.txt").write_bytes((EXAMPLES / "yunxi-2020.txt").read_bytes())
    report = validate([EXAMPLE]).reports[EXAMPLE.as_posix()]
    folder = TextFolder(tmp_path)
    assert len(folder.read(report.first_edition())) == 632
    (tmp_path / "t.txt").write_bytes(b"other words")
    with pytest.raises(TextError, match="changed while it was being read"):
        folder.read(report.first_edition())


def test_reading_stops_at_the_limit(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"12345")
    assert read_regular(tmp_path / "x", 5)[0] == b"12345"
    with pytest.raises(TooLargeError):
        read_regular(tmp_path / "x", 4)
    with pytest.raises(UnreadableError, match="No such file"):
        read_regular(tmp_path / "y", 4)


# a package from a stranger


def described(resource: object) -> str:
    return json.dumps({"licenses": [{"name": "CC0-1.0"}], "resources": [resource]})


def resource(**schema: object) -> str:
    return described({"name": "a", "path": "a.csv", "schema": schema})


COLUMN = {"name": "x", "type": "string"}


@pytest.mark.parametrize(
    ("descriptor", "says"),
    [
        ("", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ("[]", "no list of resources"),
        ('{"resources": 5}', "no list of resources"),
        (described(5), "no name or no path"),
        (described({"name": "a", "path": ["a.csv"]}), "no name or no path"),
        (described({"name": "a", "path": "a.csv"}), "no schema with fields"),
        (
            '{"resources": [{"name": "a", "path": "a.csv", "schema": "https://example.org/s.json"}]}',
            "points elsewhere: schema",
        ),
        (
            '{"resources": [{"name": "a", "path": "https://example.org/a.csv"}]}',
            "points elsewhere: path",
        ),
        ('{"resources": [{"name": "a", "path": "../a.csv"}]}', "points elsewhere: path"),
        ('{"resources": ["https://example.org/r.json"]}', "points elsewhere: resources"),
        (
            '{"profile": "https://example.org/p.json", "resources": [5]}',
            "points elsewhere: profile",
        ),
        ('{"resources": [5], "x": ' + '{"x": ' * 30 + "1" + "}" * 31, "nested deeper"),
        (resource(fields=[{}]), "a field without name or type"),
        (resource(fields=[COLUMN | {"categories": [{}]}]), "constraints or categories"),
        (resource(fields=[COLUMN], primaryKey=["y"]), "none of its fields"),
        (resource(fields=[COLUMN], foreignKeys=[1]), "foreign key"),
    ],
    ids=lambda value: value[:40],
)
def test_a_descriptor_of_the_wrong_shape_is_a_finding(
    descriptor: str, says: str, tmp_path: Path
) -> None:
    (tmp_path / "datapackage.json").write_text(descriptor, encoding="utf-8")
    (finding,) = validate([tmp_path]).findings
    assert (finding.code, says in finding.message) == ("PACKAGE001", True), finding.message


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (fifo, "is a pipe"),
        (lambda path: path.symlink_to("/etc/hostname"), "is a symbolic link"),
        (lambda path: huge(path, 256_000_001), "is larger than 256,000,000 bytes"),
        (lambda path: path.write_bytes(b'a\n"x\n'), "is no CSV"),
    ],
    ids=["pipe", "link", "too large", "open quote"],
)
def test_a_table_that_cannot_be_read_is_a_finding(
    make: Callable[[Path], object], says: str, tmp_path: Path
) -> None:
    fields = {"fields": [{"name": "a", "type": "string"}]}
    resource = {"name": "a", "path": "a.csv", "hash": "md5:0", "schema": fields}
    descriptor = {"licenses": [{"name": "CC0-1.0"}], "resources": [resource]}
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    make(tmp_path / "a.csv")
    assert says in " ".join(finding.message for finding in validate([tmp_path]).findings)


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
