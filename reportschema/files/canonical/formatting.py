"""A source put into the canonical layout, and brought up to the schema of this release.

Nothing else changes, which is made sure of before anything is written.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from reportschema.files.canonical.layout import lines_of, write
from reportschema.files.canonical.placing import placed
from reportschema.files.canonical.upgrading import is_foreign, upgraded, with_address
from reportschema.files.parsing.comments import comments_of
from reportschema.files.parsing.faults import SourceError
from reportschema.files.parsing.yaml_events import decode, locate, parse
from reportschema.models import OLDER_VERSIONS, SCHEMA_VERSION

_BOM = b"\xef\xbb\xbf"


class Formatted(NamedTuple):
    """A source before and after. notes: what is put right that a diff does not show."""

    before: str
    after: str
    notes: tuple[str, ...] = ()


def formatted(raw: bytes) -> Formatted:
    """The bytes of a source in the canonical layout. Raises SourceError where they cannot be read.

    Data and comments are those of before: keys are put in order, quotes and spacing made uniform,
    and that is all, but that a source of an older schema becomes one of this release's. An explicit
    default stays, since who wrote it meant to say so; so does what the schema does not know. A
    source of a schema that this release does not read is refused: its keys have an order of theirs.
    """
    notes = []
    if raw.startswith(_BOM):
        raw = raw.removeprefix(_BOM)
        notes.append("byte order mark removed")
    if b"\r" in raw:
        raw = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        notes.append("line ends made LF")
    if not raw.endswith(b"\n"):
        notes.append("line end added to the last line")
    before = decode(raw)
    data, positions = parse(before)
    if not isinstance(data, dict):
        raise SourceError(
            "SCHEMA006",
            f'is no mapping: a source starts with `schema_version: "{SCHEMA_VERSION}"`',
        )
    version = data.get("schema_version")
    if is_foreign(version):
        raise SourceError(
            "SCHEMA007",
            f"schema_version is {version}; this release reads {SCHEMA_VERSION}",
            *locate(positions, ("schema_version",)),
        )
    commented = before
    if version in OLDER_VERSIONS:
        data, commented = upgraded(data), with_address(before)
        notes.append(f"schema {version} made {SCHEMA_VERSION}")
    after = write(data, placed(commented, lines_of(data)))
    if not _says_the_same(commented, data, after):
        raise SourceError(
            "YAML001",
            "holds what the canonical layout cannot, such as a key of more than 1,000 characters: "
            "nothing was changed",
        )
    return Formatted(before, after, tuple(notes))


def _says_the_same(before: str, data: dict[str, Any], after: str) -> bool:
    try:
        again, _ = parse(decode(after.encode()))
    except SourceError:
        return False
    return again == data and _remarks(after) == _remarks(before)


def _remarks(text: str) -> Counter[str]:
    return Counter(comment.text for comment in comments_of(text))
