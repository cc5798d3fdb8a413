"""How far a second coding of the sources agreed, as the README of their package tells it.

The measures come from `agreement.json` beside the sources: what `agree --output-format json` gives,
where each difference can say under `right` which coding had it right when both were read again,
and `notes` what a reader of the numbers should know of how they came about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from reportschema.files.disk.regular import UnreadableError, read_regular
from reportschema.matching.agreement import Agreement, FieldAgreement, ListAgreement
from reportschema.models.fields.scalars import Text
from reportschema.verbs.agree import AgreeError
from reportschema.verbs.agreed import measures_in_markdown

NAME = "agreement.json"
MAX_BYTES = 64_000_000

Word = Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
ReportId = Annotated[str, Field(pattern=r"^[0-9a-z-]+$")]


class Right(StrEnum):
    """Which coding had it right. EITHER: both can be defended."""

    A = "a"
    B = "b"
    EITHER = "either"


_RIGHT = {Right.A: "the first", Right.B: "the second", Right.EITHER: "both can be defended"}


@dataclass(frozen=True)
class Resolved:
    """A difference of two codings. field: None where one of them lacks the record."""

    report_id: ReportId
    list: Word
    field: Word | None
    right: Right | None = None


@dataclass(frozen=True)
class CodedTwice:
    """What two codings of some reports agreed on, and what came of their differences.

    notes: what to know of how the codings came about, a paragraph each.
    """

    reports: tuple[ReportId, ...]
    lists: tuple[ListAgreement, ...]
    fields: tuple[FieldAgreement, ...]
    differences: tuple[Resolved, ...]
    notes: tuple[Text, ...] = ()


def coded_twice(sources: Path) -> CodedTwice | None:
    """What `agreement.json` in the folder of the sources says; None without that file.

    Raises AgreeError where the file cannot be read.
    """
    path = (sources if sources.is_dir() else sources.parent) / NAME
    if not path.exists():
        return None
    try:
        return TypeAdapter(CodedTwice).validate_json(read_regular(path, MAX_BYTES)[0])
    except UnreadableError as error:
        raise AgreeError(f"{path}: {error}") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise AgreeError(f"{path}: {where}: {first['msg']}") from None


def lines_of(coded: CodedTwice) -> list[str]:
    """The notes, the measures and what came of the differences, in Markdown."""
    return [
        *(f"- {note}" for note in coded.notes),
        *([""] if coded.notes else []),
        f"{len(coded.reports)} reports: {', '.join(f'`{name}`' for name in coded.reports)}.",
        "",
        *measures_in_markdown(Agreement(coded.lists, coded.fields)),
        "",
        *_resolution(coded.differences),
    ]


def _resolution(differences: Sequence[Resolved]) -> Iterator[str]:
    """Who was right, for differences in a field and for records that one coding lacks."""
    judged = Counter((row.right, row.field is None) for row in differences if row.right)
    count, read = len(differences), judged.total()
    if not judged:
        yield f"Differences: {count}."
        return
    again = "all of them" if read == count else f"{read} of them"
    yield f"Differences: {count}; {again} were read again against the text."
    yield ""
    yield "| right was | in a field | in a record that one alone has | together |"
    yield "|---|---:|---:|---:|"
    for right, words in _RIGHT.items():
        fields, records = judged[right, False], judged[right, True]
        yield f"| {words} | {fields} | {records} | {fields + records} |"
