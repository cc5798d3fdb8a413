"""The one way out to the disk: whole or not at all, and never over what is somebody's."""

from __future__ import annotations

import ast
import os
import resource
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import EXAMPLE, EXAMPLES, run

import reportschema
from reportschema.files import writing
from reportschema.files.writing import (
    DiffersError,
    WriteError,
    Written,
    replace_file,
    write_file,
)
from reportschema.verbs.init import starter

PACKAGE = Path(reportschema.__file__).parent
TEXT = (EXAMPLES / "yunxi-2020.txt").read_text(encoding="utf-8")
PAGE = "<html><body>" + "".join(f"<p>{line}</p>" for line in TEXT.splitlines()) + "</body></html>"


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.fixture(params=["without a name", "under a fresh name"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each of the two ways to write a file before it has its name, in turn."""
    if request.param == "under a fresh name":
        monkeypatch.setattr(writing, "_UNNAMED", 0)
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_a_file_is_new_replaced_or_was_there_just_so(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "x.yaml"
    assert write_file(target, b"one") is Written.NEW
    assert write_file(target, b"one") is Written.SAME
    with pytest.raises(DiffersError, match="--overwrite"):
        write_file(target, b"two")
    assert target.read_bytes() == b"one"
    assert write_file(target, b"two", overwrite=True) is Written.REPLACED
    target.write_bytes(b"")
    assert write_file(target, b"three") is Written.REPLACED
    assert target.read_bytes() == b"three"
    assert names(tmp_path) == ["a", "a/b", "a/b/x.yaml"]


@pytest.mark.usefixtures("way")
def test_permissions_are_those_of_the_file_before_or_what_the_user_wants(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_file(tmp_path / "new", b"x")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640
    (tmp_path / "new").chmod(0o604)
    replace_file(tmp_path / "new", b"y")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o604


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "x").write_bytes(b"theirs")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "x").symlink_to(tmp_path / "theirs" / "x")
    (tmp_path / "out" / "dead").symlink_to("nowhere")
    (tmp_path / "out" / "folder").symlink_to(tmp_path / "theirs")
    for name in ("x", "dead", "folder/x", "folder/new"):
        with pytest.raises(WriteError, match="symbolic link"):
            write_file(tmp_path / "out" / name, b"ours", overwrite=True, below=tmp_path / "out")
    with pytest.raises(WriteError, match="no regular file"):
        replace_file(tmp_path / "out" / "x", b"ours")
    assert (tmp_path / "theirs" / "x").read_bytes() == b"theirs"
    assert names(tmp_path / "theirs") == ["x"]


def test_nothing_is_written_onto_an_input_or_what_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(b"read")
    (tmp_path / "same").hardlink_to(tmp_path / "in")
    for name in ("in", "same"):
        with pytest.raises(WriteError, match="is what is read"):
            write_file(tmp_path / name, b"x", overwrite=True, inputs=[tmp_path / "in"])
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name in ("folder", "pipe"):
        with pytest.raises(WriteError, match="not a file: nothing was written"):
            write_file(tmp_path / name, b"x", overwrite=True)
    with pytest.raises(WriteError, match="in/x cannot be written"):
        write_file(tmp_path / "in" / "x", b"x")


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("step", ["write", "sync", "name"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("before", [None, b"before"])
def test_whatever_stops_it_leaves_neither_half_a_file_nor_litter(
    step: str,
    error: BaseException,
    before: bytes | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise error

    target = tmp_path / "deep" / "x"
    if before:
        target.parent.mkdir()
        target.write_bytes(before)
    place = {"write": "os.fdopen", "sync": "os.fsync", "name": "os.rename" if before else "os.link"}
    with monkeypatch.context() as patch:
        patch.setattr(place[step], stop)
        with pytest.raises(
            KeyboardInterrupt if isinstance(error, KeyboardInterrupt) else WriteError
        ):
            write_file(target, b"after", overwrite=True)
    assert names(tmp_path) == (["deep", "deep/x"] if before else [])
    assert not before or target.read_bytes() == before


@pytest.mark.usefixtures("way")
def test_a_file_that_appears_meanwhile_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, sync = tmp_path / "x", os.fsync

    def meanwhile(handle: int) -> None:
        target.write_bytes(b"theirs")
        sync(handle)

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(DiffersError, match="appeared while it was made"):
        write_file(target, b"ours")
    assert target.read_bytes() == b"theirs"
    assert names(tmp_path) == ["x"]


# Nothing else opens a file for writing. (module, call) -> why it may.
MAY_WRITE = {
    ("files/writing.py", "*"): "the one way out for files",
    ("files/folders.py", "*"): "the one way out for folders",
    ("files/regular.py", "os.open"): "reads: its flags are O_RDONLY",
    ("verbs/explain.py", "TemporaryDirectory"): "the failing example is checked where nothing is",
    ("verbs/explain.py", "symlink_to"): "one failing example is a link",
    ("publishing/duckdb_file.py", "TemporaryDirectory"): "DuckDB writes its file itself",
    ("publishing/duckdb_file.py", "duckdb.connect"): "DuckDB writes its file itself",
    ("publishing/duckdb_file.py", "rmtree"): "and killed runs left theirs",
    ("publishing/parquet_files.py", "write_table"): "into memory",
    ("screen.py", "os.open"): "the null device, where output goes that nobody reads any more",
}
WRITING = {
    "write_text", "write_bytes", "touch", "mkdir", "rename", "unlink", "rmdir", "symlink_to",
    "hardlink_to", "chmod", "mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryFile",
    "TemporaryDirectory", "rmtree", "copy2", "copyfile", "copytree", "makedirs", "extractall",
    "os.open", "os.rename", "os.replace", "os.remove", "os.link", "os.symlink", "os.truncate",
    "shutil.copy", "shutil.move", "sqlite3.connect", "duckdb.connect", "to_csv", "to_parquet",
    "write_csv", "write_parquet", "write_table", "to_excel", "ZipFile", "open",
}  # fmt: skip


def called(node: ast.Call) -> str:
    return ast.unparse(node.func)


def writes(node: ast.Call) -> str | None:
    """The name by which a call may write to the disk; None where it cannot."""
    full = called(node)
    name = full if full in WRITING else full.rpartition(".")[2]
    if name not in WRITING:
        return None
    words = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant)]
    if name == "open":
        modes = [word for word in words if isinstance(word, str) and set(word) <= set("rwaxbt+")]
        return name if any(set(mode) & set("wax+") for mode in modes) else None
    if name == "ZipFile":
        return name if {"w", "a", "x"} & set(words) else None
    if name == "sqlite3.connect" and ":memory:" in words:
        return None
    return name


def test_nothing_but_the_one_module_opens_a_file_for_writing() -> None:
    calls, used = [], set()
    for path in sorted(PACKAGE.rglob("*.py")):
        module = path.relative_to(PACKAGE).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or (name := writes(node)) is None:
                continue
            reason = {(module, name), (module, "*")} & MAY_WRITE.keys()
            used |= reason
            if not reason:
                calls.append(f"{module}:{node.lineno}: {called(node)}")
    assert calls == []
    assert used == MAY_WRITE.keys(), "an exception that nothing needs"


# Each verb that writes


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
    def stop(path: Path, data: bytes) -> None:
        if path.name == "a.yaml":
            raise WriteError(f"{path} cannot be written (No space left on device)")
        replace_file(path, data)

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
        "from reportschema.files import folders\n"
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


@pytest.mark.parametrize("before", [None, b"before"])
def test_a_kill_at_any_step_leaves_a_whole_file(
    before: bytes | None, way: str, tmp_path: Path
) -> None:
    steps, litter, through = 0, 0, False
    while not through:
        folder = tmp_path / str(steps)
        folder.mkdir()
        if before:
            (folder / "x").write_bytes(before)
        through = killed_at(steps, folder / "x")
        left = {path.name: path.read_bytes() for path in folder.iterdir()}
        assert left.pop("x", None) in (before, b"after")
        assert all(name.startswith(writing.OURS) for name in left)
        litter += len(left)
        assert write_file(folder / "x", b"after", overwrite=True)
        steps += 1
    assert steps > 3
    if way == "without a name":  # a name beside the target stands between two calls at most
        assert litter <= (1 if before else 0)


def killed_at(step: int, target: Path) -> bool:
    """Writes in a child that is killed before its step-th touch of the disk.

    True where it got through.
    """
    child = os.fork()
    if child == 0:
        left = [step]

        def watch(event: str, _: tuple[object, ...]) -> None:
            if event in ("open", "os.link", "os.rename", "os.remove", "os.chmod"):
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        try:
            write_file(target, b"after", overwrite=True)
            os._exit(0)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_folders_of_duckdb_that_killed_runs_left_are_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("duckdb", reason="a DuckDB file needs the extra formats")
    from reportschema.publishing.duckdb_file import duckdb_bytes

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
