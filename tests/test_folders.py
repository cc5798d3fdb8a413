"""Folders are replaced whole or not at all, whatever kills the writer and whenever."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from reportschema.files import folders
from reportschema.files.folders import FolderError, write_folder

OLD = {"datapackage.json": b"old", "a.csv": b"1"}
NEW = {"datapackage.json": b"new", "b.csv": b"2", "c.csv": b"3"}
MARK = "datapackage.json"


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_folder_is_made_and_replaced_and_nothing_is_left_beside(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "package"
    write_folder(target, OLD, MARK)
    write_folder(target, NEW, MARK)
    assert content(target) == NEW
    assert [path.name for path in target.parent.iterdir()] == ["package"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    write_folder(tmp_path / "x", NEW, MARK)
    (tmp_path / "y").mkdir()
    write_folder(tmp_path / "y", NEW, MARK)
    assert content(tmp_path / "y") == NEW


def test_other_peoples_folders_files_and_links_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.doc").write_text("years of work")
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "mine")
    for name in ("mine", "file", "link"):
        with pytest.raises(FolderError, match="--out"):
            write_folder(tmp_path / name, NEW, MARK)
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
            write_folder(target, NEW, MARK)
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
        write_folder(target, OLD, MARK)
        through = killed_at(step, target, by_exchange)
        if by_exchange or target.exists():
            assert content(target) in (OLD, NEW), f"half a folder after a kill at step {step}"
        write_folder(target, OLD if step % 2 else NEW, MARK)
        assert content(target) == (OLD if step % 2 else NEW)
        assert [path.name for path in tmp_path.iterdir()] == ["package"]
        step += 1
    assert step > 8


def test_a_kill_between_two_renames_is_mended_from_the_old_folder(tmp_path: Path) -> None:
    write_folder(tmp_path / "package", OLD, MARK)
    (tmp_path / "package").rename(tmp_path / ".package.old")
    with pytest.raises(TypeError):
        write_folder(tmp_path / "package", {"x": None}, MARK)  # type: ignore[dict-item]  # what no caller may give
    assert content(tmp_path / "package") == OLD


def test_a_full_disk_or_a_denied_place_is_an_oserror_and_changes_nothing(tmp_path: Path) -> None:
    write_folder(tmp_path / "package", OLD, MARK)
    with pytest.raises(OSError, match="name too long"):
        write_folder(tmp_path / "package", {"x" * 300: b""}, MARK)
    assert content(tmp_path / "package") == OLD
