"""A file of a commit, read from a clone's own objects by the git program.

Nothing in the clone is changed or run: the plumbing of git knows no hooks, filters or aliases, and
objects that are not there are not fetched. Working files are not needed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

_SECONDS = 60  # a damaged clone may let git wait for ever
_FORM = "--batch-check=%(objecttype) %(objectsize) %(objectname)"
_COMMIT = re.compile(rb"commit [0-9]+ [0-9a-f]+")
_FILE = re.compile(rb"blob ([0-9]+) ([0-9a-f]+)")
# Whatever the configuration of a stranger's clone says: no network, no question.
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_TERMINAL_PROMPT": "0",
}


class NoObjectError(Exception):
    """Why a file was not read from the clone's objects, as a clause."""


def git_folder(clone: Path) -> Path | None:
    """Where a clone keeps its objects: its .git, or itself when it is bare; None for no clone."""
    for folder in (clone / ".git", clone):
        if folder.is_symlink() or not (folder / "HEAD").is_file():
            continue
        if (folder / "objects").is_dir():
            return folder
    return None


def object_at(folder: Path, commit: str, path: str, limit: int) -> bytes:
    """The bytes of a file at a commit, at most `limit` of them. Raises NoObjectError.

    folder: of git's, as `git_folder` gives it. path: within the repository.
    """
    asked = f"{commit}^{{commit}}\n{commit}:{path}\n".encode()
    known, file, *_ = [*_git(folder, ["cat-file", _FORM], asked).split(b"\n"), b"", b""]
    if not _COMMIT.fullmatch(known):
        raise NoObjectError(f"the clone does not have commit {commit}")
    found = _FILE.fullmatch(file)
    if not found:
        raise NoObjectError(f"there is no such file at commit {commit}")
    if int(found[1]) > limit:
        raise NoObjectError(f"it is larger than {limit:,} bytes at commit {commit}")
    return _git(folder, ["cat-file", "blob", found[2].decode()])


def _git(folder: Path, arguments: list[str], given: bytes = b"") -> bytes:
    """What git prints. Raises NoObjectError where it is not installed, fails or does not end."""
    program = shutil.which("git")
    if program is None:
        raise NoObjectError("git is not installed")
    try:
        done = subprocess.run(  # noqa: S603 - a program found on the path, arguments without a shell
            [program, f"--git-dir={folder.absolute()}", *arguments],
            input=given,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env=os.environ | _ENVIRONMENT,
        )
    except subprocess.TimeoutExpired:
        raise NoObjectError(f"git read the clone for {_SECONDS} seconds without an end") from None
    if done.returncode:
        *_, reason = done.stderr.decode("utf-8", "replace").strip().split("\n")
        raise NoObjectError(f"git cannot read the clone ({reason})")
    return done.stdout
