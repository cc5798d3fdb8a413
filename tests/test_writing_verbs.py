"""Each verb that writes: on a full disk, beside files of others, ended by a signal."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import EXAMPLE, EXAMPLES, run
from writing_verbs import PACKAGE, names

from reportschema.files.disk.regular import Stamp
from reportschema.files.disk.writing import WriteError, replace_file
from reportschema.verbs.init import starter

TEXT = (EXAMPLES / "yunxi-2020.txt").read_text(encoding="utf-8")


PAGE = "<html><body>" + "".join(f"<p>{line}</p>" for line in TEXT.splitlines()) + "</body></html>"


def limited(
    *arguments: object, cwd: Path, size: int | None = None
) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, where no file may be larger than a size."""

    def limit() -> None:
        if size is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    code = "from reportschema.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
    )


def test_a_draft_is_whole_or_not_there_when_the_disk_is_full(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(TEXT, encoding="utf-8")
    full = limited("draft", "x.txt", "-o", "x.yaml", "--quiet", cwd=tmp_path, size=1024)
    assert full.returncode == 1
    assert full.stdout == "x.txt: x.yaml cannot be written (File too large)\n"
    assert "1 text not drafted" in full.stderr
    assert names(tmp_path) == ["x.txt"]
    assert limited("draft", "x.txt", "-o", "x.yaml", "--quiet", cwd=tmp_path).returncode == 0
    assert limited("validate", "x.yaml", "--texts", ".", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["schema", "-o", "s.json"], "reportschema: s.json cannot be written (File too large)"),
        (["init", "new"], "cannot be written (File too large)"),
        (["build", "--sources", str(EXAMPLES), "-o", "p"], "cannot be written (File too large)"),
    ],
)
def test_a_full_disk_is_one_line_and_leaves_nothing(
    arguments: list[str], says: str, tmp_path: Path
) -> None:
    full = limited(*arguments, cwd=tmp_path, size=512)
    lines = (full.stdout + full.stderr).splitlines()
    assert full.returncode in (1, 2)
    assert any(says in line for line in lines), lines
    assert "Traceback" not in full.stderr
    assert [name for name in names(tmp_path) if ".reportschema" in name] == []
    assert all(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file())
    assert limited(*arguments, cwd=tmp_path).returncode == 0


def test_init_goes_on_with_the_rest_and_counts(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / ".github").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "new" / "README.md").write_text("mine", encoding="utf-8")
    done = run("init", tmp_path / "new")
    assert done.exit_code == 1
    assert "is a symbolic link" in done.stdout
    assert f"{len(starter()) - 2} written, 1 kept, 1 failed" in done.stderr
    assert names(tmp_path / "elsewhere") == []
    assert (tmp_path / "new" / "README.md").read_text(encoding="utf-8") == "mine"


def test_fmt_goes_on_with_the_rest_and_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(path: Path, data: bytes, since: Stamp) -> None:
        if path.name == "a.yaml":
            raise WriteError(f"{path} cannot be written (No space left on device)")
        replace_file(path, data, since)

    for name in "ab":
        (tmp_path / f"{name}.yaml").write_text("b:   x\n", encoding="utf-8")
    monkeypatch.setattr("reportschema.verbs.fmt.replace_file", stop)
    done = run("fmt", tmp_path)
    assert done.exit_code == 1
    assert "a.yaml cannot be written (No space left on device)" in done.stdout
    assert "2 files, 1 changed, 1 not written" in done.stderr
    assert (tmp_path / "b.yaml").read_text(encoding="utf-8") == "b: x\n"


def test_a_schema_is_renewed_but_nothing_else_is_written_over(tmp_path: Path) -> None:
    target = tmp_path / "report.schema.json"
    old = '{\n  "$id": "https://w3id.org/reportschema/0.9/report.schema.json"}'
    target.write_text(old, encoding="utf-8")
    assert run("schema", "-o", target).exit_code == 0
    assert target.read_bytes() == (PACKAGE / "report.schema.json").read_bytes()
    (tmp_path / "thesis.json").write_text("{}", encoding="utf-8")
    done = run("schema", "-o", tmp_path / "thesis.json")
    assert (done.exit_code, "--overwrite" in done.stderr) == (2, True)
    assert (tmp_path / "thesis.json").read_text(encoding="utf-8") == "{}"
    assert run("schema", "-o", tmp_path / "thesis.json", "--overwrite").exit_code == 0


# The cases of hostile input, each of its kind
def test_a_strangers_package_and_a_folder_of_sources_are_never_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "datapackage.json").write_text('{"name": "somebody-elses", "resources": []}')
    (tmp_path / "precious.txt").write_text("not ours")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "x.yaml").write_bytes(EXAMPLE.read_bytes())
    before = names(tmp_path)
    monkeypatch.chdir(tmp_path)
    done = run("build", "--sources", "mine", "-o", ".")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "nothing was written" in done.stderr
    monkeypatch.chdir(tmp_path / "mine")
    for out, says in ((tmp_path, "holds"), (tmp_path / "mine", "is")):
        done = run("build", "--sources", tmp_path / "mine", "-o", out)
        assert done.exit_code == 2
        assert f" {says} " in done.stderr
    assert names(tmp_path) == before


def test_a_package_of_ours_is_replaced_only_while_it_holds_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "out"

    def build(*formats: str) -> int:
        return run("build", "--sources", EXAMPLES, "-o", out, *formats).exit_code

    assert build("--formats", "sqlite,parquet") == 0
    assert build() == 0
    assert not list(out.glob("*.parquet"))
    (out / "notes.md").write_text("mine", encoding="utf-8")
    assert build() == 2
    assert (out / "notes.md").read_text(encoding="utf-8") == "mine"


def test_texts_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for name in ("a.txt", "b/a.txt", "a-2.txt", "c/A.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT + f"\n{name}\n", encoding="utf-8")
    given = [tmp_path / name for name in ("a.txt", "b/a.txt", "a-2.txt", "c/A.txt")]
    done = run("draft", *given, "-o", tmp_path / "out", "--quiet")
    assert done.exit_code == 0
    assert names(tmp_path / "out") == ["A-4.yaml", "a-2.yaml", "a-3.yaml", "a.yaml"]


def test_a_draft_of_another_text_is_not_taken_for_this_ones(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"{TEXT}\n{folder}\n", encoding="utf-8")
    out = tmp_path / "out"
    assert run("draft", tmp_path / "one" / "a.txt", "-o", out).exit_code == 0
    before = (out / "a.yaml").read_bytes()
    other = run("draft", tmp_path / "two" / "a.txt", "-o", out)
    assert (other.exit_code, "is a draft of another text" in other.stdout) == (1, True)
    assert (out / "a.yaml").read_bytes() == before


def test_the_text_of_a_page_is_not_written_over_a_file_beside_it(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="pages need the extra html")
    (tmp_path / "x.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "x.txt").write_text("the only copy of something\n", encoding="utf-8")
    done = run("draft", tmp_path / "x.html", "-o", tmp_path / "x.yaml")
    assert (done.exit_code, "--overwrite" in done.stdout) == (1, True)
    assert names(tmp_path) == ["x.html", "x.txt"]
    assert (tmp_path / "x.txt").read_text(encoding="utf-8") == "the only copy of something\n"
    both = run("draft", tmp_path / "x.html", tmp_path / "x.txt", "-o", tmp_path, "--overwrite")
    assert "x.txt is what is read" in both.stdout
    assert (tmp_path / "x.txt").read_text(encoding="utf-8") == "the only copy of something\n"


def test_page_and_text_are_written_both_or_neither(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="pages need the extra html")
    (tmp_path / "x.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "x.yaml").symlink_to("nowhere")
    done = run("draft", tmp_path / "x.html", "-o", tmp_path / "out", "--overwrite")
    assert (done.exit_code, "symbolic link" in done.stdout) == (1, True)
    assert names(tmp_path / "out") == ["x.yaml"]


def test_a_signal_ends_the_program_and_leaves_nothing(tmp_path: Path) -> None:
    code = (
        "import os, signal\n"
        "from reportschema.files.disk import folders\n"
        "from reportschema import cli\n"
        "sync = folders.synced\n"
        "folders.synced = lambda folder: (os.kill(os.getpid(), signal.SIGTERM), sync(folder))\n"
        "cli.main()\n"
    )
    arguments = ["build", "--sources", str(EXAMPLES), "-o", str(tmp_path / "out")]
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, check=False
    )
    assert done.returncode == 128 + signal.SIGTERM
    assert names(tmp_path) == []


def test_folders_of_duckdb_that_killed_runs_left_are_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("duckdb", reason="a DuckDB file needs the extra formats")
    from reportschema.publishing.formats.duckdb_file import duckdb_bytes

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for name in ("reportschema-duckdb-old", "reportschema-duckdb-live", "theirs"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "package.duckdb").write_bytes(b"x")
    for name in ("reportschema-duckdb-old", "theirs"):
        os.utime(tmp_path / name, (0, 0))
    duckdb_bytes([])
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "reportschema-duckdb-live",
        "theirs",
    ]
