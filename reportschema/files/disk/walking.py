"""Goes through the folders that a user gives, and forgets nothing that lies in them.

Links are never followed below a folder, and hidden files and folders are left out. A folder given
that is a link itself is resolved, and that is said; where it leads out of the repository in which
the link stands, it is refused, for a stranger may have put it there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reportschema.files.disk.notices import notice

IS_HIDDEN, IS_LINK, IS_FOLDER = "is hidden", "is a symbolic link", "is a folder"
_REPOSITORY = ".git"


class LinkError(Exception):
    """A folder given is a link that is not followed; the message says where it leads."""


class Entry(NamedTuple):
    """What lies below a folder: a file, or why it is none to be read.

    passed_over: IS_HIDDEN, IS_LINK, IS_FOLDER, or `cannot be listed (…)`; empty for a file.
    """

    path: Path
    passed_over: str = ""


def resolved_root(root: Path, inside_repository: bool = True) -> Path:
    """The folder that a path given stands for. Raises LinkError.

    inside_repository: whether a link may not lead out of the repository that it stands in.
    """
    if not root.is_symlink() or not root.is_dir():
        return root
    real = root.resolve()
    repository = _repository_of(root)
    if inside_repository and repository and not real.is_relative_to(repository):
        raise LinkError(
            f"{root} is a symbolic link that leads out of its repository, to {real}: "
            "it was not followed; give that folder itself"
        )
    notice(f"{root} is a symbolic link: {real} is read")
    return real


def entries_below(folder: Path) -> Iterator[Entry]:
    """All below a folder in a fixed order, links and what is hidden as passed over."""
    waiting = [folder]  # a list of our own: however deep the folders, no recursion
    while waiting:
        current = waiting.pop()
        try:
            entries = sorted(os.scandir(current), key=lambda entry: entry.name)
        except OSError as error:
            yield Entry(current, f"cannot be listed ({error.strerror})")
            continue
        inner = []
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith("."):
                yield Entry(path, IS_HIDDEN)
            elif entry.is_symlink():
                yield Entry(path, IS_LINK)
            elif entry.is_dir(follow_symlinks=False):
                inner.append(path)
                yield Entry(path, IS_FOLDER)
            else:
                yield Entry(path)
        waiting += reversed(inner)


def _repository_of(path: Path) -> Path | None:
    """The nearest folder above a path (itself not followed) that is a repository."""
    above = path.parent.resolve()
    return next(
        (folder for folder in (above, *above.parents) if (folder / _REPOSITORY).exists()), None
    )
