"""`texts`: from a stranger's clones to the marked sentence, and what becomes of each edition."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest
from conftest import EXAMPLE, EXAMPLES, ROOT, run
from documents import blocks
from fictional_clone import clone, docx, json_lines, put, table, zipped

from reportschema import texts
from reportschema.files.rebuilding.git_objects import NoObjectError
from reportschema.models.fields.codes import Method
from reportschema.verbs.texts import UNWRITTEN

YUNXI = (EXAMPLES / "yunxi-2020.txt").read_bytes()
REPOSITORY = "somebody/town-reports"
LINE = 'method: jsonl_field, path: all.jsonl, member: "2020", field: content'
GUIDE = ROOT / "reportschema" / "guide" / "texts.md"
NAMED_IN_EXAMPLE = "file_name: yunxi-2020.txt"


def source(commit: str = "0a1b2c3d4e5f", how: str = LINE, repository: str = REPOSITORY) -> str:
    """The example, whose only edition says how its text is obtained."""
    obtained = f"obtained: {{repository: {repository}, commit: {commit}, {how}}}"
    return EXAMPLE.read_text(encoding="utf-8").replace(
        "body: [76, 608]}", f"body: [76, 608], {obtained}}}"
    )


def with_editions(*added: tuple[str, bytes, str]) -> str:
    """The example with further editions, each by its file name, bytes, and `obtained`."""
    lines = [
        f"  - {{id: e{number}, file_name: {name}, encoding: utf-8,"
        f" sha256: {sha256(data).hexdigest()}, characters: {len(data.decode())}, script: Hans,"
        f" body: [0, 1], obtained: {{repository: {REPOSITORY}, commit: 0a1b2c3d4e5f, {how}}}}}\n"
        for number, (name, data, how) in enumerate(added, 2)
    ]
    head, line, rest = source().partition("\n\nannotation:")
    return "".join([head, "\n", *lines, line[1:], rest])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A source, and a clone of the repository that it names."""
    lines = json_lines({"year": 2020, "content": YUNXI.decode()})
    commit = clone(tmp_path / "clones" / "somebody+town-reports", {"all.jsonl": lines})
    put(tmp_path, {"sources/990101-yunxi/2020.yaml": source(commit).encode()})
    return tmp_path


def call(folder: Path, *options: str) -> tuple[int, list[str], str]:
    """(exit code, findings, summary) of the verb for the sources and clones of a folder."""
    done = run(
        "texts", folder / "sources", "--from", folder / "clones", "-o", folder / "texts", *options
    )
    return done.exit_code, done.stdout.splitlines(), done.stderr.splitlines()[0]


def test_a_text_is_written_then_kept_and_every_check_works(folder: Path) -> None:
    assert call(folder) == (0, [], "1 written, 0 kept, 0 failed")
    assert (folder / "texts" / "yunxi-2020.txt").read_bytes() == YUNXI
    assert call(folder) == (0, [], "0 written, 1 kept, 0 failed")
    checked = run("validate", folder / "sources", "--texts", folder / "texts")
    assert "anchors checked against their texts, 3 accepted by a person: 0 errors" in checked.stderr


def test_what_comes_next_is_said_and_runs(folder: Path) -> None:
    done = run("texts", folder / "sources", "--from", folder / "clones", "-o", folder / "texts")
    *_, line = done.stderr.splitlines()
    assert line.startswith("next: reportschema validate ")
    assert run(*shlex.split(line)[2:]).exit_code == 0


def test_one_bad_edition_does_not_stop_the_others(folder: Path) -> None:
    zipped_text = zipped({"全/云溪.docx": docx("甲", "乙")}, gbk=True)
    put(folder / "clones" / "somebody+town-reports", {
        "all.zip": zipped_text, "a.csv": table({"text": "甲\r\n乙"}), "a.txt": b"other",
    })  # fmt: skip
    added = with_editions(
        ("word.txt", "甲\n乙".encode(), "method: zip_docx, path: all.zip, member: 云溪.docx"),
        ("wrong.txt", b"expected", "method: file, path: a.txt"),
        ("cell.txt", "甲\n乙".encode(), "method: csv_cell, path: a.csv, field: text, row: 1"),
        ("gone.txt", b"gone", "method: file, path: gone.txt"),
    )
    put(folder, {"sources/990101-yunxi/2020.yaml": added.encode(), "sources/b.yaml": b"a: b: c"})
    code, findings, summary = call(folder)
    assert (code, summary) == (1, "3 written, 0 kept, 3 failed")
    written = sorted(path.name for path in (folder / "texts").iterdir())
    assert written == ["cell.txt", "word.txt", "yunxi-2020.txt"]
    wrong, gone, unread = findings
    place = rf"{re.escape(str(folder))}/sources/990101-yunxi/2020\.yaml:17:\d+: "
    assert re.match(f"{place}OBTAIN004 e3: a.txt of {REPOSITORY} gives another text", wrong)
    assert f"expected sha256 {sha256(b'expected').hexdigest()[:12]}… of 8 characters" in wrong
    assert "OBTAIN002 e5: gone.txt" in gone
    assert "sources/b.yaml:1:" in unread
    assert "YAML001" in unread


def test_editions_of_one_file_read_it_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[str] = []

    def count(_: Path, commit: str, *__: object) -> bytes:
        reads.append(commit)
        raise NoObjectError("on purpose")

    monkeypatch.setattr("reportschema.files.rebuilding.clones.object_at", count)
    missing = [(f"{n}.txt", b"x%d" % n, "method: file, path: gone.txt") for n in range(9)]
    put(folder, {"sources/990101-yunxi/2020.yaml": with_editions(*missing).encode()})
    assert call(folder)[2] == "1 written, 0 kept, 9 failed"
    assert len(reads) == 2


def test_a_repository_that_is_not_cloned_is_told_with_the_command(folder: Path) -> None:
    put(folder, {"sources/990101-yunxi/2020.yaml": source(repository="nobody/x").encode()})
    code, (finding,), summary = call(folder)
    assert (code, summary) == (1, "0 written, 0 kept, 1 failed")
    assert " OBTAIN001 e1: " in finding
    assert f"git clone https://github.com/nobody/x {folder}/clones/nobody+x." in finding.lower()


def test_a_file_that_differs_stays_unless_told(folder: Path) -> None:
    put(folder / "texts", {"yunxi-2020.txt": b"mine"})
    code, (finding,), _ = call(folder)
    assert (code, f" {UNWRITTEN} e1: " in finding) == (1, True)
    assert (folder / "texts" / "yunxi-2020.txt").read_bytes() == b"mine"
    assert call(folder, "--overwrite") == (0, [], "1 written, 0 kept, 0 failed")
    assert (folder / "texts" / "yunxi-2020.txt").read_bytes() == YUNXI


def test_nothing_is_written_through_a_link(folder: Path) -> None:
    put(folder, {"texts/x": b"", "elsewhere": b"mine"})
    (folder / "texts" / "yunxi-2020.txt").symlink_to(folder / "elsewhere")
    code, (finding,), summary = call(folder, "--overwrite")
    assert (code, summary) == (1, "0 written, 0 kept, 1 failed")
    assert f" {UNWRITTEN} e1: " in finding
    assert (folder / "elsewhere").read_bytes() == b"mine"


@pytest.mark.parametrize(
    "name", ["../../a.txt", "/a.txt", ".hidden", "a/b.txt", "a\\b.txt", "'~a'", "长" * 100]
)
def test_an_unsafe_name_gives_way_to_the_hash(name: str, folder: Path) -> None:
    path = folder / "sources" / "990101-yunxi" / "2020.yaml"
    renamed = path.read_text(encoding="utf-8").replace(NAMED_IN_EXAMPLE, f"file_name: {name}")
    path.write_text(renamed, encoding="utf-8")
    assert call(folder)[0] == 0
    (written,) = (folder / "texts").iterdir()
    assert written.name == f"{sha256(YUNXI).hexdigest()[:16]}.txt"
    assert sorted(path.name for path in folder.iterdir()) == ["clones", "sources", "texts"]


def test_different_texts_of_one_name_are_named_by_their_hashes(folder: Path) -> None:
    put(folder / "clones" / "somebody+town-reports", {"a.txt": b"a"})
    added = with_editions(("Yunxi-2020.TXT", b"a", "method: file, path: a.txt"))
    put(folder, {"sources/990101-yunxi/2020.yaml": added.encode()})
    assert call(folder)[2] == "2 written, 0 kept, 0 failed"
    hashes = sorted(f"{sha256(data).hexdigest()[:16]}.txt" for data in (YUNXI, b"a"))
    assert sorted(path.name for path in (folder / "texts").iterdir()) == hashes


def test_editions_that_do_not_say_are_counted_and_alone_are_nothing_to_do(folder: Path) -> None:
    put(folder, {"sources/c.yaml": EXAMPLE.read_bytes()})
    assert call(folder) == (0, [], "1 written, 0 kept, 0 failed, 1 not said how to obtain")
    done = run("texts", EXAMPLE, "--from", folder / "clones", "-o", folder / "texts")
    assert (done.exit_code, "nothing to rebuild" in done.stderr) == (2, True)


@pytest.mark.parametrize("left_out", ["--from", "-o"])
def test_what_is_missing_on_the_command_line_is_named(left_out: str, folder: Path) -> None:
    options = {"--from": str(folder / "clones"), "-o": str(folder / "texts")}
    del options[left_out]
    done = run("texts", folder / "sources", *next(iter(options.items())))
    assert done.exit_code == 2
    assert f"'{left_out}'" in done.stderr


def test_a_folder_that_can_hold_no_texts_is_refused_before_any_work(folder: Path) -> None:
    (folder / "link").symlink_to(folder / "sources")
    for out, says in (
        (folder / "link", "is a symbolic link"),
        (folder / "sources" / "990101-yunxi" / "2020.yaml", "is no folder"),
        (folder / "clones" / "somebody+town-reports" / "texts", "lies in the clones"),
    ):
        done = run("texts", folder / "sources", "--from", folder / "clones", "-o", out)
        assert (done.exit_code, says in done.stderr) == (2, True)
    done = run("texts", folder / "sources", "--from", folder / "none", "-o", folder / "texts")
    assert (done.exit_code, "no such folder of clones" in done.stderr) == (2, True)


def test_nothing_is_written_onto_a_source(folder: Path) -> None:
    path = folder / "sources" / "990101-yunxi" / "2020.yaml"
    before = path.read_bytes().replace(NAMED_IN_EXAMPLE.encode(), b"file_name: 2020.yaml")
    path.write_bytes(before)
    done = run("texts", path, "--from", folder / "clones", "-o", path.parent, "--overwrite")
    assert (done.exit_code, f" {UNWRITTEN} " in done.stdout) == (1, True)
    assert path.read_bytes() == before


def test_a_fault_of_ours_is_a_finding_and_the_rest_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bytes:
        raise RuntimeError("on purpose")

    monkeypatch.setattr("reportschema.verbs.texts.rebuilt", fail)
    done = texts(folder / "sources", folder / "clones", folder / "texts")
    assert [finding.code for finding in done.findings] == ["FAULT001"]
    assert (done.failed, done.fails()) == (1, True)


@pytest.fixture
def stranger(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands of the guide, in a folder as a copy of this repository is, with fiction in it.

    The source and the repository that the commands name are there, the latter as if at GitHub.
    """
    (commands,) = blocks(GUIDE, "sh")
    repository, path = (
        re.findall(pattern, commands)[0] for pattern in (r"github\.com/(\S+)", r"sources/\S+\.yaml")
    )
    origin = folder / "origin" / repository
    lines = json_lines({"year": 2020, "content": YUNXI.decode().replace("\n", "\r\n")})
    commit = clone(origin, {"all.jsonl": lines})
    clone(origin, {"all.jsonl": b"later"})
    shutil.rmtree(folder / "clones")
    shutil.rmtree(folder / "sources")
    put(folder, {
        path: source(commit[:12], repository=repository).encode(),
        "git": f'[url "{folder}/origin/"]\n\tinsteadOf = https://github.com/\n'.encode(),
    })  # fmt: skip
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(folder / "git"))
    monkeypatch.chdir(folder)
    assert run("build").exit_code == 0
    return commands.splitlines()


def test_the_guide_leads_a_stranger_to_the_marked_sentence(
    stranger: list[str], folder: Path
) -> None:
    for line in stranger:
        program, *arguments = shlex.split(line)
        if program == "git":
            subprocess.run([program, *arguments], check=True, capture_output=True)
        else:
            assert program == "reportschema"
            assert run(*arguments).exit_code == 0, line
    page = (folder / "pages" / "en" / "text" / "990101-2020.html").read_text(encoding="utf-8")
    (marked,) = [line for line in page.splitlines() if ' id="t1"' in line]
    assert '<a class="m t"' in marked
    assert re.sub(r"^<p[^>]*>|<[^>]+>", "", marked) in YUNXI.decode()


def test_the_guide_explains_each_code_and_each_method() -> None:
    page = GUIDE.read_text(encoding="utf-8")
    codes = {"OBTAIN001", "OBTAIN002", "OBTAIN003", "OBTAIN004", UNWRITTEN}
    assert set(re.findall(r"OBTAIN\d+", page)) == codes
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == [method.value for method in Method]
