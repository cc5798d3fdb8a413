"""Reads regular files and nothing else.

No link, device, pipe or folder, never more than a limit, from one opening.

Sources and texts come from strangers (a pull request, a download): a link may point at a secret, a
pipe may wait for ever, a file may grow while it is read.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import NamedTuple

# Absent on some systems, where the look before the opening has to do.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)
_KINDS = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class UnreadableError(Exception):
    """Why a path was not read, as a phrase to stand after its name: `is a symbolic link`."""


class TooLargeError(UnreadableError):
    """A file over the limit; nothing of it was read."""


class Stamp(NamedTuple):
    """What tells two states of a file apart without reading it."""

    modified: int
    size: int
    inode: int


def read_regular(path: Path, limit: int) -> tuple[bytes, Stamp]:
    """(bytes, stamp) of a regular file of at most `limit` bytes.

    Raises UnreadableError, TooLargeError.
    """
    try:
        _refuse_kind(path, path.lstat().st_mode)
        descriptor = os.open(path, _FLAGS)
        with open(descriptor, "rb") as file:  # noqa: PTH123 - the file that was opened is read, whatever its name now means
            status = os.fstat(descriptor)
            _refuse_kind(path, status.st_mode)
            data = file.read(limit + 1) if status.st_size <= limit else b""
            if status.st_size > limit or len(data) > limit:
                raise TooLargeError(f"is larger than {limit:,} bytes")
    except OSError as error:
        raise UnreadableError(f"cannot be read ({error.strerror})") from None
    return data, Stamp(status.st_mtime_ns, len(data), status.st_ino)


def stamp_of(path: Path) -> Stamp | None:
    """The state of a file now; None when it is gone or cannot be looked at."""
    try:
        status = path.lstat()
    except OSError:
        return None
    return Stamp(status.st_mtime_ns, status.st_size, status.st_ino)


def _refuse_kind(path: Path, mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    if stat.S_ISLNK(mode):
        raise UnreadableError("is a symbolic link, which may lead anywhere: links are not followed")
    if stat.S_ISDIR(mode):
        os.scandir(path).close()  # a folder that cannot be listed says why
        raise UnreadableError("is a folder, not a file")
    raise UnreadableError(f"is {_KINDS.get(stat.S_IFMT(mode), 'no regular file')}, not a file")
