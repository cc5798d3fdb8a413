"""Folders are replaced whole or not at all, whatever kills the writer and whenever."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from reportschema.files.disk import folders
from reportschema.files.disk.folders import FolderError, Ownership, check_target, write_folder
from reportschema.files.disk.writing import WriteError

OLD = {"list.json": b"ours: list.json a.csv", "a.csv": b"1"}
NEW = {"list.json": b"ours: list.json b.csv c.csv", "b.csv": b"2", "c.csv": b"3"}


def listed(marker: bytes) -> list[str] | None:
    who, _, names = marker.decode().partition(": ")
    return names.split() if who == "ours" else None


OURS = Ownership("list.json", listed)


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_folder_is_made_and_replaced_and_nothing_is_left_beside(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "package"
    write_folder(target, OLD, OURS)
    write_folder(target, NEW, OURS)
    assert content(target) == NEW
    assert [path.name for path in target.parent.iterdir()] == ["package"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    write_folder(tmp_path / "x", NEW, OURS)
    (tmp_path / "y").mkdir()
    write_folder(tmp_path / "y", NEW, OURS)
    assert content(tmp_path / "y") == NEW


def test_other_peoples_folders_files_and_links_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.doc").write_text("years of work")
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "mine")
    write_folder(tmp_path / "more", OLD, OURS)
    (tmp_path / "more" / "thesis.doc").write_text("years of work")
    write_folder(tmp_path / "below", OLD, OURS)
    (tmp_path / "below" / "empty").mkdir()
    write_folder(tmp_path / "repository", OLD, OURS)
    (tmp_path / "repository" / ".git").mkdir()
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "list.json").write_text("theirs: list.json")
    before = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*"))
    for name in ("mine", "file", "link", "more", "below", "repository", "theirs"):
        for refuse in (check_target, lambda target, ours: write_folder(target, NEW, ours)):
            with pytest.raises(FolderError, match="--out") as caught:
                refuse(tmp_path / name, OURS)
            assert name in str(caught.value)
            assert "\n" not in str(caught.value)
    assert sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*")) == before
    assert (tmp_path / "mine" / "thesis.doc").read_text() == "years of work"


def killed_at(step: int, target: Path, by_exchange: bool) -> bool:
    """Writes in a child that is killed before its step-th touch of the disk.

    True where it got through.
    """
    child = os.fork()
    if child == 0:
        left = [step]

        def watch(event: str, _: tuple[object, ...]) -> None:
            if event in (
                "open",
                "os.mkdir",
                "os.rename",
                "os.remove",
                "os.rmdir",
                "os.scandir",
                "shutil.rmtree",
                "ctypes.dlsym",
            ):
                left[0] -= 1
                if left[0] < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        if not by_exchange:
            folders.exchange = lambda *_: False
        sys.addaudithook(watch)
        try:
            write_folder(target, NEW, OURS)
            os._exit(0)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.mark.parametrize("by_exchange", [True, False])
def test_a_kill_at_any_step_leaves_a_whole_folder_and_the_next_run_mends_the_rest(
    tmp_path: Path, by_exchange: bool
) -> None:
    target, through, step = tmp_path / "package", False, 0
    while not through:
        write_folder(target, OLD, OURS)
        through = killed_at(step, target, by_exchange)
        if by_exchange or target.exists():
            assert content(target) in (OLD, NEW), f"half a folder after a kill at step {step}"
        write_folder(target, OLD if step % 2 else NEW, OURS)
        assert content(target) == (OLD if step % 2 else NEW)
        assert [path.name for path in tmp_path.iterdir()] == ["package"]
        step += 1
    assert step > 8


def test_what_is_named_almost_like_ours_is_somebodys(tmp_path: Path) -> None:
    for name in (".package.old", ".package.new", ".reportschema-0123456789ab-x.old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "kept.txt").write_text("the user's")
    for content_ in (OLD, NEW):
        write_folder(tmp_path / "package", content_, OURS)
    assert len(list(tmp_path.glob("*/kept.txt"))) == 3
    assert content(tmp_path / "package") == NEW


@pytest.mark.parametrize("relation", ["is", "holds", "holds deep"])
def test_no_folder_is_replaced_that_holds_what_is_needed(
    relation: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "x"
    inner = {"is": target, "holds": target / "y", "holds deep": target / "y" / "z"}[relation]
    inner.mkdir(parents=True)
    with pytest.raises(FolderError, match="which is read"):
        check_target(target, OURS, [inner])
    with monkeypatch.context() as patch:
        patch.chdir(inner)
        with pytest.raises(FolderError, match="the working folder"):
            check_target(target, OURS)
    monkeypatch.setenv("HOME", str(inner))
    with pytest.raises(FolderError, match="the home folder"):
        check_target(target, OURS)
    with pytest.raises(FolderError, match="holds the"):
        check_target(Path("/"), OURS)


def test_a_folder_that_another_run_has_locked_is_said_and_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import fcntl

    monkeypatch.setattr(folders, "_SAID_AFTER", 0.1)
    monkeypatch.setattr(folders, "_WAIT_LIMIT", 0.4)
    handle = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        with pytest.raises(FolderError, match="another program has locked"):
            write_folder(tmp_path / "package", NEW, OURS)
    finally:
        os.close(handle)
    assert capsys.readouterr().err.count("waiting for another run that writes in") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_named_and_nothing_is_left(tmp_path: Path) -> None:
    write_folder(tmp_path / "package", OLD, OURS)
    with pytest.raises(WriteError, match=r"package/x+ cannot be written \(File name too long\)"):
        write_folder(tmp_path / "package", {"x" * 300: b""}, OURS)
    assert content(tmp_path / "package") == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["package"]


@pytest.mark.parametrize("by_exchange", [True, False])
def test_an_interruption_takes_back_what_was_half_written(
    by_exchange: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(tmp_path / "package", OLD, OURS)
    if not by_exchange:
        monkeypatch.setattr(folders, "exchange", lambda *_: False)
    for step in ("synced", "write_fresh", "_put_in_place"):
        with monkeypatch.context() as patch:
            patch.setattr(folders, step, interrupt)
            with pytest.raises(KeyboardInterrupt):
                write_folder(tmp_path / "package", NEW, OURS)
        assert content(tmp_path / "package") == OLD
        assert [path.name for path in tmp_path.iterdir()] == ["package"]


def interrupt(*_: object) -> None:
    raise KeyboardInterrupt
