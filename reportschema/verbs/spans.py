"""`spans`: the anchors of a text, for annotators: no offset is ever typed by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reportschema.checking import grammar
from reportschema.files.sources import NothingToCheckError


class Span(NamedTuple):
    """A place in a text: offsets in code points, what stands there, how the grammar reads it (quantities only), words around it."""

    start: int
    end: int
    exact: str
    reading: str
    around: str


def spans(text: Path | str, find: str | None = None, lines: bool = False) -> list[Span]:
    """Every quantity of a UTF-8 text; with find, every place of these words; with lines, every line that is not blank.

    Raises NothingToCheckError where the file is not UTF-8, OSError where it cannot be read.
    """
    try:
        content = Path(text).read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise NothingToCheckError(
            f"{text}: is not UTF-8; `reportschema draft` reads other encodings and web pages"
        ) from None
    return list(
        _places(content, find) if find else _lines(content) if lines else _quantities(content)
    )


def as_line(span: Span) -> str:
    """The anchor as a source has it, then the reading and the words around."""
    exact = f", {span.exact}" if span.exact else ""
    return "\t".join(
        part for part in (f"[{span.start}, {span.end}{exact}]", span.reading, span.around) if part
    )


def _quantities(text: str) -> Iterator[Span]:
    for found in grammar().find(text):
        amount = f"{found.low}..{found.high}" if found.is_range() else str(found.low)
        hedge = "" if found.hedge_words is None else f" {found.hedge.value}({found.hedge_words})"
        around = text[max(0, found.start - 22) : found.end + 14].replace("\n", "⏎")
        yield Span(
            found.start,
            found.end,
            text[found.start : found.end],
            f"{amount} {found.unit or '-'}{hedge}",
            around,
        )


def _places(text: str, words: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        yield Span(start, end, words, "", text[max(0, start - 20) : end + 20].replace("\n", "⏎"))
        start = text.find(words, end)


def _lines(text: str) -> Iterator[Span]:
    offset = 0
    for line in text.split("\n"):
        if body := line.strip():
            start = offset + line.index(body[0])
            yield Span(start, start + len(body), "", "", body[:40])
        offset += len(line) + 1
