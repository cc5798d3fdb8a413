"""The one way out to the disk: whole or not at all, and never over what is somebody's."""

from __future__ import annotations

import ast
import fcntl
import os
import signal
import stat
import sys
from pathlib import Path

import pytest
from writing_verbs import PACKAGE, names

from reportschema.files.disk import writing
from reportschema.files.disk.writing import (
    DiffersError,
    WriteError,
    Written,
    replace_file,
    write_file,
)


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
    ("files/disk/writing.py", "*"): "the one way out for files",
    ("files/disk/folders.py", "*"): "the one way out for folders",
    ("files/disk/regular.py", "os.open"): "reads: its flags are O_RDONLY",
    ("verbs/explain.py", "TemporaryDirectory"): "the failing example is checked where nothing is",
    ("verbs/explain.py", "symlink_to"): "one failing example is a link",
    ("publishing/formats/duckdb_file.py", "TemporaryDirectory"): "DuckDB writes its file itself",
    ("publishing/formats/duckdb_file.py", "duckdb.connect"): "DuckDB writes its file itself",
    ("publishing/formats/duckdb_file.py", "rmtree"): "and killed runs left theirs",
    ("publishing/formats/parquet_files.py", "write_table"): "into memory",
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
        assert names(folder) == ["x"]
        steps += 1
    assert steps > 3
    if way == "without a name":  # a name beside the target stands between two calls at most
        assert litter <= (1 if before else 0)


def test_what_killed_runs_left_goes_with_the_next_file_but_not_what_a_living_one_writes(
    tmp_path: Path,
) -> None:
    left, living = (tmp_path / f"{writing.OURS}{digit * 16}" for digit in "07")
    somebodys = [f"{writing.OURS}notes", f"{writing.OURS}{'0' * 12}-{'1' * 16}.new", "link"]
    for name in somebodys[:2]:
        (tmp_path / name).write_bytes(b"theirs")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    left.write_bytes(b"ha")
    with living.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        write_file(tmp_path / "x", b"whole")
        assert names(tmp_path) == sorted([*somebodys, living.name, "x"])
    replace_file(tmp_path / "x", b"again")
    assert living.name in names(tmp_path)  # a folder is swept once in a run
    writing.sweep.cache_clear()
    replace_file(tmp_path / "x", b"more")
    assert names(tmp_path) == sorted([*somebodys, "x"])


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
