"""Folders are replaced whole or not at all.

They are built beside the target, exchanged in one step, cleaned up by the next run after a kill.

Only a folder that is absent, empty, or carries our mark (`marker`) is ever replaced.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


class FolderError(Exception):
    """The target cannot be replaced; the message says why and what to do."""


def write_folder(target: Path, content: Mapping[str, bytes], marker: str) -> None:
    """Makes `target` hold exactly `content` (path below it -> bytes), whole or not at all.

    marker: a file name that marks a folder of ours; without it a folder that holds anything is left
    alone (FolderError). A run that was killed leaves the old folder whole; the next run first
    restores or removes what it left.
    """
    target = target.absolute()
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise FolderError(
            f"{target} is no folder: give --out a folder that does not exist, is empty, "
            "or holds a package of ours"
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    with _alone(target.parent):
        staging, previous = (target.with_name(f".{target.name}.{kind}") for kind in ("new", "old"))
        _recover(target, staging, previous)
        if target.is_dir() and any(target.iterdir()) and not (target / marker).is_file():
            raise FolderError(
                f"{target} holds other files and no {marker}: give --out another folder, "
                "or empty this one"
            )
        staging.mkdir()
        for name in sorted(content):
            (staging / name).parent.mkdir(parents=True, exist_ok=True)
            _write(staging / name, content[name])
        for folder in (staging, *(path for path in sorted(staging.rglob("*")) if path.is_dir())):
            _sync(folder)
        _put_in_place(staging, target, previous)
        _sync(target.parent)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One writer at a time below a folder; a second one waits. Raises FolderError on Windows."""
    try:
        import fcntl
    except ImportError:
        raise FolderError(
            "nothing is written on this system, which cannot lock a folder: "
            "reportschema is made for Linux; on Windows run it under WSL"
        ) from None
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _recover(target: Path, staging: Path, previous: Path) -> None:
    if previous.is_dir():
        if target.exists():
            shutil.rmtree(previous)
        else:
            previous.rename(target)
    if staging.is_dir():
        shutil.rmtree(staging)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _put_in_place(staging: Path, target: Path, previous: Path) -> None:
    if not target.exists():
        staging.rename(target)
    elif exchange(staging, target):
        shutil.rmtree(staging)
    else:
        target.rename(previous)
        staging.rename(target)
        shutil.rmtree(previous)


def exchange(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step (Linux renameat2).

    False where the system or file system cannot.
    """
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP):
        return False
    raise OSError(code, os.strerror(code), str(other))
