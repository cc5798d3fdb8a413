"""How results are shown: in which form, colour and width, and a progress bar."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum


class OutputFormat(StrEnum):
    """How results are printed."""

    TEXT = "text"
    JSON = "json"


class FindingsFormat(StrEnum):
    """How findings are printed: lines for people, one JSON object, workflow commands of GitHub, SARIF 2.1.0."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


class DiffFormat(StrEnum):
    """How differences are printed."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def colour() -> bool:
    """Whether to print in colour: on a terminal that can; NO_COLOR forbids it, FORCE_COLOR asks for it anywhere."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (
        sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    )


def width() -> int:
    """Columns of the terminal; 120 where there is none."""
    return shutil.get_terminal_size((120, 24)).columns


@contextmanager
def progress(quiet: bool) -> Iterator[Callable[[], None]]:
    """A bar on a terminal; nothing elsewhere or when told to be quiet."""
    if quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("drafting", total=None)
        yield lambda: bar.advance(task)
