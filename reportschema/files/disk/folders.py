"""The one way out to the disk for folders, which are replaced whole or not at all.

They are built beside the target under a fresh name, exchanged in one step, and cleaned up by the
next run after a kill. Only a folder is replaced that is absent, empty, or ours: its marker names
our program, and every file in it is one that the marker or our own list of files names.
"""

from __future__ import annotations

import ctypes
import errno
import os
import re
import secrets
import shutil
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from reportschema.files.disk.notices import notice
from reportschema.files.disk.regular import UnreadableError, read_regular
from reportschema.files.disk.writing import OURS, WriteError, synced, unwritten, write_fresh

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_MAX_MARKER_BYTES = 64_000_000
_SAID_AFTER, _WAIT_LIMIT, _PAUSE = 1.0, 60.0, 0.05  # seconds
_NAMED = 3  # how many strange files a message names
_REPOSITORIES = (".git", ".hg", ".svn")


class FolderError(WriteError):
    """The target cannot be replaced; the message says why and what to do."""


class Ownership(NamedTuple):
    """How a folder is known to be ours.

    marker: the file that describes it. listed: from the bytes of the marker to the files (paths
    with /) that may stand in the folder; None where the marker does not name our program.
    """

    marker: str
    listed: Callable[[bytes], Collection[str] | None]


def check_target(target: Path, ours: Ownership, inputs: Iterable[Path] = ()) -> None:
    """Refuses a target that is not ours to replace, before any work is done. Raises FolderError.

    inputs: what is read in the same run; a folder that holds one is never replaced.
    """
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise FolderError(
            f"{target} is no folder: give --out a folder that does not exist, is empty, "
            "or holds what we wrote"
        )
    _refuse_ancestor(target, inputs)
    if target.is_dir():
        try:
            _refuse_strange(target, ours)
        except OSError as error:
            raise FolderError(f"{target} cannot be looked at ({error.strerror})") from None


def write_folder(
    target: Path, content: Mapping[str, bytes], ours: Ownership, inputs: Iterable[Path] = ()
) -> None:
    """Makes `target` hold exactly `content` (path below it -> bytes), whole or not at all.

    A run that was killed leaves the old folder whole; the next run first restores or removes what
    it left. Raises FolderError where `check_target` refuses, or where another run writes below the
    same folder for a minute; WriteError where the system refuses.
    """
    inputs = list(inputs)
    check_target(target, ours, inputs)
    target = target.absolute()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _alone(target.parent):
            names = _Names.of(target)
            names.sweep(target)
            check_target(target, ours, inputs)
            try:
                _fill(names.staging, content, target)
                _put_in_place(names.staging, target, names.previous)
                synced(target.parent)
            finally:
                names.sweep(target)
    except OSError as error:
        raise unwritten(target, error) from None


def _refuse_ancestor(target: Path, inputs: Iterable[Path]) -> None:
    resolved = target.resolve()
    kept = {"the working folder": Path.cwd()}
    with suppress(RuntimeError):  # nobody's home
        kept["the home folder"] = Path.home()
    kept |= {f"{path}, which is read": path for path in inputs}
    for name, path in kept.items():
        if path.resolve().is_relative_to(resolved):
            what = "is" if path.resolve() == resolved else "holds"
            raise FolderError(
                f"{target} {what} {name}: nothing was written; give --out a folder of its own"
            )


def _refuse_strange(target: Path, ours: Ownership) -> None:
    """Refuses a folder with anything in it that is not ours."""
    entries = list(_below(target))
    if not entries:
        return
    if repository := next((name for name, _ in entries if name in _REPOSITORIES), None):
        raise FolderError(
            f"{target} is a repository ({repository}): nothing was written; give --out a folder "
            "of its own"
        )
    listed: Collection[str] | None = None
    with suppress(UnreadableError):
        listed = ours.listed(read_regular(target / ours.marker, _MAX_MARKER_BYTES)[0])
    if listed is None:
        raise FolderError(
            f"{target} holds files, and no {ours.marker} of ours: give --out another folder, "
            "or empty this one"
        )
    folders = {str(parent) for name in listed for parent in Path(name).parents}
    strange = [
        name for name, is_folder in entries if name not in (folders if is_folder else listed)
    ]
    if strange:
        more = f" and {len(strange) - _NAMED} more" if len(strange) > _NAMED else ""
        raise FolderError(
            f"{target} holds {', '.join(strange[:_NAMED])}{more}, which {ours.marker} does not "
            "name: nothing was written; take it out, or give --out another folder"
        )


def _below(folder: Path) -> Iterator[tuple[str, bool]]:
    """(path with /, whether it is a folder) of all below a folder; links are not followed."""
    waiting = [folder]
    while waiting:
        for entry in sorted(os.scandir(waiting.pop()), key=lambda entry: entry.name):
            is_folder = entry.is_dir(follow_symlinks=False)
            name = Path(entry.path).relative_to(folder).as_posix()
            yield name, is_folder
            if is_folder and name not in _REPOSITORIES:
                waiting.append(Path(entry.path))


class _Names(NamedTuple):
    """The fresh names of one run beside a target, and how those of runs before are known."""

    staging: Path
    previous: Path
    earlier: re.Pattern[str]

    @classmethod
    def of(cls, target: Path) -> _Names:
        of_target = f"{OURS}{sha256(os.fsencode(target.name)).hexdigest()[:12]}-"
        fresh = target.with_name(of_target + secrets.token_hex(8))
        earlier = re.compile(rf"{re.escape(of_target)}[0-9a-f]{{16}}\.(new|old)")
        return cls(fresh.with_suffix(".new"), fresh.with_suffix(".old"), earlier)

    def sweep(self, target: Path) -> None:
        """Restores the folder that a killed run had moved away, and removes what runs left."""
        left = [path for path in target.parent.iterdir() if self.earlier.fullmatch(path.name)]
        for path in sorted(left, key=lambda path: path.suffix, reverse=True):
            if path.suffix == ".old" and not target.exists():
                path.rename(target)
            elif path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One writer at a time below a folder; a second one waits, says so, and gives up at last."""
    try:
        import fcntl
    except ImportError:
        raise FolderError(
            "nothing is written on this system, which cannot lock a folder: "
            "reportschema is made for Linux; on Windows run it under WSL"
        ) from None
    handle = os.open(folder, os.O_RDONLY)
    start, noticed = time.monotonic(), False
    try:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                waited = time.monotonic() - start
            if waited > _WAIT_LIMIT:
                raise FolderError(
                    f"another program has locked {folder} for {_WAIT_LIMIT:.0f} seconds: "
                    "nothing was written; end it, or try again later"
                )
            if waited > _SAID_AFTER and not noticed:
                noticed = True
                notice(f"waiting for another run that writes in {folder}")
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)


def _fill(staging: Path, content: Mapping[str, bytes], target: Path) -> None:
    """Writes all files into a new folder. Raises WriteError, which names the file in the target."""
    name = ""
    try:
        staging.mkdir()
        for name in sorted(content):
            (staging / name).parent.mkdir(parents=True, exist_ok=True)
            write_fresh(staging / name, content[name])
        for folder in (staging, *(path for path in staging.rglob("*") if path.is_dir())):
            synced(folder)
    except OSError as error:
        raise unwritten(target / name, error) from None


def _put_in_place(staging: Path, target: Path, previous: Path) -> None:
    """Gives the new folder its name; what stood there has a name of ours then."""
    if not target.exists():
        staging.rename(target)
    elif not exchange(staging, target):
        target.rename(previous)
        staging.rename(target)


def exchange(first: Path, second: Path) -> bool:
    """Exchanges two folders in one step (Linux renameat2).

    False where the system or file system cannot.
    """
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    paths = os.fsencode(first), os.fsencode(second)
    if renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP):
        return False
    raise OSError(code, os.strerror(code), str(second))
