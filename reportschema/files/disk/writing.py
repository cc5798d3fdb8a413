"""The one way out to the disk for files: whole or not at all, and never over what is somebody's.

A file is written without a name, or under a fresh one beside its target, synced, and only then
given its name. Whatever stops the program (an exception, a signal, a full disk) leaves the target
as it was and nothing beside it; what a kill between naming and renaming leaves goes with the next
file written into the folder. Folders are written by `folders`, which writes their files here.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from functools import lru_cache
from pathlib import Path

from reportschema.files.disk.regular import Stamp, UnreadableError, read_regular, stamp_of

OURS = ".reportschema-"  # how each name begins that we give for a moment only
_OF_A_FILE = re.compile(rf"{re.escape(OURS)}[0-9a-f]{{16}}")
_SWEPT = 1_000  # folders that one process remembers to have swept
_UNNAMED = getattr(os, "O_TMPFILE", 0)
_FRESH = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0)
_CANNOT_BE_UNNAMED = (errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL, errno.ENOENT)
_HANDLES = Path("/proc/self/fd")


class WriteError(Exception):
    """Something was not written; the message names it in one line, says why and what to do."""


class DiffersError(WriteError):
    """A file stands at the target that is not what would be written."""


class ChangedError(WriteError):
    """A source that was to be replaced is not what it was when it was read."""


class Written(Enum):
    """What came of a file: it is new, took the place of another, or was there just so."""

    NEW = "new"
    REPLACED = "replaced"
    SAME = "same"


def write_file(
    target: Path,
    data: bytes,
    *,
    overwrite: bool = False,
    inputs: Iterable[Path] = (),
    below: Path | None = None,
) -> Written:
    """Makes `target` hold `data`; folders on the way to it are made.

    overwrite: also over a file that holds something else; without it only an empty one gives way.
    inputs: what is read in the same run, and never written onto. below: the folder that the user
    named; no step from it down to the target may be a link. Raises WriteError.
    """
    _refuse_link_below(target, below)
    _refuse_input(target, inputs)
    sweep(target.parent.absolute())
    try:
        with _folders_of(target):
            before = _content(target)
            if before == data:
                return Written.SAME
            if before and not overwrite:
                raise DiffersError(
                    f"{target} is there and holds something else: nothing was written over it;"
                    " --overwrite does, or give another name"
                )
            _put(target, data, replaced=before is not None)
    except FileExistsError:
        if _content(target) == data:  # another run has written the same
            return Written.SAME
        raise DiffersError(f"{target} appeared while it was made: it was left alone") from None
    except OSError as error:
        raise unwritten(target, error) from None
    return Written.NEW if before is None else Written.REPLACED


def replace_file(path: Path, data: bytes, since: Stamp | None = None) -> None:
    """Gives a source new content, for the verb that exists to change it; permissions stay.

    since: its state when it was read; where another run has written to it since then, nothing is
    written. Raises ChangedError, WriteError.
    """
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise WriteError(f"{path} is no regular file: nothing was written")
        sweep(path.parent.absolute())
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        try:
            _locked(handle)  # of two runs one waits here until the other has renamed, then refuses
            if since is not None and stamp_of(path) != since:
                raise ChangedError(f"{path} changed meanwhile: nothing was written; run it again")
            _put(path, data, replaced=True)
        finally:
            os.close(handle)
    except OSError as error:
        raise unwritten(path, error) from None


def take_back(path: Path) -> None:
    """Removes a file that this run has made, where what belongs to it could not be written."""
    with suppress(OSError):
        path.unlink()


def unwritten(path: Path, error: OSError) -> WriteError:
    """The one line of what the system refused."""
    return WriteError(f"{path} cannot be written ({error.strerror or error})")


def write_fresh(path: Path, data: bytes) -> None:
    """Writes and syncs a file of a folder that has only a name for a moment. Raises OSError."""
    with os.fdopen(os.open(path, _FRESH, 0o666), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def synced(folder: Path) -> None:
    """Makes the names in a folder outlast a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _content(target: Path) -> bytes | None:
    """What stands at a target now: its bytes; None where nothing does. Raises WriteError."""
    if not os.path.lexists(target):
        return None
    try:
        return read_regular(target, max(target.lstat().st_size, 0))[0]
    except UnreadableError as error:
        raise WriteError(f"{target} {error}: nothing was written; give another name") from None


def _refuse_link_below(target: Path, below: Path | None) -> None:
    steps = [target, *target.parents]
    if below is not None:
        steps = steps[: steps.index(below) + 1] if below in steps else steps
    for step in steps if below is not None else [target]:
        if step.is_symlink():
            raise WriteError(
                f"{target} was not written: {step} is a symbolic link, and nothing is written"
                " through a link; give what it leads to"
            )


def _refuse_input(target: Path, inputs: Iterable[Path]) -> None:
    for given in inputs:
        with suppress(OSError):
            if target.samefile(given):
                raise WriteError(
                    f"{target} is what is read: nothing was written over it; give another name"
                )


@contextmanager
def _folders_of(target: Path) -> Iterator[None]:
    """The folders on the way to a target; those that were made go again if nothing came of it."""
    missing = [folder for folder in target.absolute().parents if not folder.exists()]
    new_folders: list[Path] = []
    try:
        for folder in reversed(missing):
            with suppress(FileExistsError):  # somebody else made it meanwhile
                folder.mkdir()
                new_folders.append(folder)
        yield
    except BaseException:
        for folder in reversed(new_folders):
            with suppress(OSError):  # somebody else uses it meanwhile
                folder.rmdir()
        raise


def _put(target: Path, data: bytes, replaced: bool) -> None:
    """Writes, syncs and names the file. Raises OSError; FileExistsError if it was to be new."""
    folder = os.open(target.parent, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    handle, name = -1, None
    try:
        mode = stat.S_IMODE(target.lstat().st_mode) if replaced else None
        handle, name = _opened(folder)
        with os.fdopen(handle, "wb", closefd=False) as file:
            file.write(data)
            file.flush()
            if mode is not None:
                os.fchmod(handle, mode)
            os.fsync(handle)
        if not replaced:
            _link(handle, name, folder, target.name)
        else:
            if name is None:
                name = f"{OURS}{secrets.token_hex(8)}"
                _link(handle, None, folder, name)
            os.rename(name, target.name, src_dir_fd=folder, dst_dir_fd=folder)
            name = None
        os.fsync(folder)
    finally:
        if name is not None:
            with suppress(FileNotFoundError):
                os.unlink(name, dir_fd=folder)
        if handle >= 0:
            os.close(handle)
        os.close(folder)


def _opened(folder: int) -> tuple[int, str | None]:
    """A fresh file in a folder: without a name where the system can (None), else with one."""
    if _UNNAMED and _HANDLES.is_dir():
        try:
            handle = os.open(".", _UNNAMED | os.O_WRONLY, 0o666, dir_fd=folder)
        except OSError as error:
            if error.errno not in _CANNOT_BE_UNNAMED:
                raise
        else:
            _locked(handle)
            return handle, None
    while True:
        name = f"{OURS}{secrets.token_hex(8)}"
        handle = os.open(name, _FRESH, 0o666, dir_fd=folder)
        if not _locked(handle) or os.fstat(handle).st_nlink:
            return handle, name
        os.close(handle)  # another run swept it away before the lock was ours


def _locked(handle: int, wait: bool = True) -> bool:
    """Locks a file for as long as it is open: its name is not swept away while the writer lives.

    False where the system has no such locks, or, without waiting, where another has the lock.
    """
    with suppress(ImportError, OSError):
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        return True
    return False


@lru_cache(maxsize=_SWEPT)
def sweep(folder: Path) -> None:
    """Removes the files that killed runs left in a folder under a name of ours, once a process.

    Whose writer lives is locked, and stays.
    """
    with suppress(OSError):
        for left in [path for path in folder.iterdir() if _OF_A_FILE.fullmatch(path.name)]:
            _remove_unlocked(left)


def _remove_unlocked(path: Path) -> None:
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            if stat.S_ISREG(os.fstat(handle).st_mode) and _locked(handle, wait=False):
                path.unlink()
        finally:
            os.close(handle)


def _link(handle: int, name: str | None, folder: int, target: str) -> None:
    """Gives a file a further name that nothing has. Raises FileExistsError."""
    if name is None:
        os.link(f"{_HANDLES}/{handle}", target, dst_dir_fd=folder, follow_symlinks=True)
    else:
        os.link(name, target, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=False)
