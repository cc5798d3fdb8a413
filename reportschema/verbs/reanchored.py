"""A source whose places are moved: what `fmt --edition` and `fmt --reanchor` do to one file.

The layout comes first, then the places; comments stay with their records.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from reportschema.files.canonical.formatting import Formatted, formatted
from reportschema.files.canonical.rewriting import rewritten
from reportschema.files.disk.regular import UnreadableError, read_regular
from reportschema.files.finding.texts import MAX_TEXT_BYTES, TextError, TextFolder
from reportschema.files.parsing.yaml_events import locate, parse
from reportschema.findings.reporters import printable
from reportschema.matching.moving import Moving, ToEdition, ToQuotes, Unsure, moved
from reportschema.models import Edition, WorkReport
from reportschema.models.fields.anchors import SpanParts
from reportschema.reading.page.edition import RawText, read_edition
from reportschema.reading.page.errors import ReadingError

_LOST = (
    "has no place in the text: look for its words with `reportschema spans TEXT --find WORDS`"
    " and enter where they stand"
)


# Of the shorter text, what stands in the other too: of two editions nearly all of it, of reports of
# one government in two years a quarter at most.
_EDITION = 0.5


class UnmovableError(Exception):
    """A source whose places cannot be moved at all; the message says why and what to do."""


class Reanchored(NamedTuple):
    """A source before and after. lost, doubts: a line for each place to look at."""

    layout: Formatted
    lost: Sequence[str]
    doubts: Sequence[str]


class NewEdition(NamedTuple):
    """A text that is to become the first edition of a report, and its file's name."""

    name: str
    raw: RawText


def new_edition(path: Path) -> NewEdition:
    """Reads a text file. Raises UnmovableError."""
    try:
        data, _ = read_regular(path, MAX_TEXT_BYTES)
        raw = read_edition(data, path.name)
    except UnreadableError as error:
        raise UnmovableError(f"{path}: {error}") from None
    except FileNotFoundError:
        raise UnmovableError(f"{path}: no such file") from None
    except ReadingError as error:
        raise UnmovableError(str(error)) from None
    if raw.derived_from is not None:
        raise UnmovableError(
            f"{path}: is a page, not its text: `reportschema draft` writes the text beside its"
            " draft; give that"
        )
    return NewEdition(path.name, raw)


def reanchored(
    name: str, source: bytes, texts: TextFolder, edition: NewEdition | None
) -> Reanchored:
    """Moves the places of one source: to another edition, else to where its quotations stand.

    Raises SourceError where the source cannot be read, UnmovableError where its text is missing.
    """
    layout = formatted(source)
    data, _ = parse(layout.after)
    try:
        report = WorkReport.model_validate(data)
    except ValidationError:
        raise UnmovableError(
            f"{name}: does not follow the schema: `reportschema validate` says where"
        ) from None
    first = report.first_edition()
    if edition is not None and edition.raw.sha256 == first.sha256:
        return Reanchored(layout, (), ())
    try:
        text = texts.read(first)
    except TextError as error:
        raise UnmovableError(f"{name}: {error}") from None
    mover = ToQuotes(report, text) if edition is None else _to_edition(name, text, edition)
    moving = moved(report, data, mover)
    if edition is not None:
        body = mover.passage(first.body) or SpanParts(0, edition.raw.characters)
        moving.data["editions"] = _editions(report, data["editions"], edition, body)
    after = rewritten(layout.after, moving.data, _origins(moving, report, edition))
    before = _Places(name, layout.before)
    return Reanchored(
        layout._replace(after=after),
        [before.line(place, _LOST) for place in moving.lost],
        [before.line(place, place.doubt or "") for place in moving.doubts],
    )


def _to_edition(name: str, text: str, edition: NewEdition) -> ToEdition:
    """What moves to another edition. Raises UnmovableError for a text that is none."""
    mover = ToEdition(text, edition.raw.text)
    if (common := mover.common()) < _EDITION:
        raise UnmovableError(
            f"{name}: {edition.name} is no edition of this report: the two texts have"
            f" {common:.0%} in common"
        )
    return mover


def _editions(
    report: WorkReport, rows: list[Any], edition: NewEdition, body: tuple[int, int]
) -> list[Any]:
    """The editions with the given text first; one that the source has already keeps its facts."""
    known = _number(report, edition)
    if known is not None:
        return [rows[known], *rows[:known], *rows[known + 1 :]]
    raw = edition.raw
    number = max((int(e.id[1:]) for e in report.editions if e.id[1:].isdigit()), default=0) + 1
    facts = {
        "id": f"e{number}",
        "publisher": raw.publisher,
        "page_title": raw.page_title,
        "index_number": raw.index_number,
        "published": raw.published,
        "url": raw.url,
        "file_name": edition.name,
        "encoding": raw.encoding.value,
        "sha256": raw.sha256,
        "characters": str(raw.characters),
        "script": raw.script.value,
        "body": [str(body[0]), str(body[1])],
    }
    row = {key: value for key, value in facts.items() if value is not None}
    try:
        Edition.model_validate(row)
    except ValidationError:
        # What a page says of itself can be anything; these facts are enough.
        needed = {key for key, info in Edition.model_fields.items() if info.is_required()}
        row = {key: value for key, value in row.items() if key in needed}
    return [row, *rows]


def _number(report: WorkReport, edition: NewEdition) -> int | None:
    """Which edition of the report a text is, if it is one of them."""
    hashes = [known.sha256 for known in report.editions]
    return hashes.index(edition.raw.sha256) if edition.raw.sha256 in hashes else None


def _origins(
    moving: Moving, report: WorkReport, edition: NewEdition | None
) -> dict[str, list[int | None]]:
    """Where the records of each list stood before, for the comments above them."""
    origins: dict[str, list[int | None]] = {k: list(v) for k, v in moving.origins.items()}
    if edition is not None:
        numbers = list(range(len(report.editions)))
        known = _number(report, edition)
        if known is None:
            origins["editions"] = [None, *numbers]
        else:
            origins["editions"] = [known, *numbers[:known], *numbers[known + 1 :]]
    return origins


class _Places:
    """Lines for people, with the place in the source as it is."""

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._positions = parse(text)[1]

    def line(self, place: Unsure, says: str) -> str:
        line, column = locate(self._positions, place.loc)
        words = f" ({place.words})" if place.words else ""
        return printable(f"{self._name}:{line}:{column}: {place.record}{words} {says}")
