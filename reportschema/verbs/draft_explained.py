"""`draft --explain`: why the draft of a text has what it has at one place. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from reportschema.files.disk.regular import TooLargeError, UnreadableError, read_regular
from reportschema.files.finding.sources import NothingToCheckError, paths_of
from reportschema.findings.reporters import printable
from reportschema.findings.reporters.aligned import aligned
from reportschema.reading.explaining import Explained, explained
from reportschema.reading.page.errors import ReadingError
from reportschema.verbs.draft import MAX_BYTES, drafter
from reportschema.vocabularies import vocabulary

_WIDEST = (10, 34, 34)  # cells of the columns aspect, read and rule
_HEAD = ("aspect", "read", "rule", "words")


def explain_draft(
    text: Sequence[Path | str] | Path | str, where: str, force: bool = False
) -> Explained:
    """What the reader makes of one place of a text, aspect by aspect, with rules and words.

    where: the id of a figure as a fresh draft numbers it (o17, t3), or an offset of the text.
    force: also of what does not look like a work report.
    Raises UnknownPlaceError where there is neither, NothingToCheckError for what is no one text.
    """
    path, *others = paths_of(text)
    if others or path.is_dir():
        found = f"{path} is a folder" if path.is_dir() else f"there are {len(others) + 1}"
        raise NothingToCheckError(f"--explain looks into one text, and {found}: give one file")
    try:
        data, _ = read_regular(path, MAX_BYTES)
        drafted = drafter().draft(data, path.name, force)
    except (ReadingError, TooLargeError, UnreadableError) as error:
        code = f"{error.code} " if isinstance(error, ReadingError) else ""
        raise NothingToCheckError(f"{path}: {code}{error}") from error
    return explained(drafted.traces, where, vocabulary().indicators)


def lines_of(made: Explained, width: int) -> Iterator[str]:
    """The aspects as a table, and below it what the rules say."""
    yield printable(made.head)
    if made.rows:
        rows = [_HEAD, *(tuple(map(printable, row)) for row in made.rows)]
        yield from aligned(rows, _WIDEST, width)
        yield ""
        yield from aligned([(f"{name}:", says) for name, says in made.rules], (34,), width)
