"""`spans`: the anchors of a text, for annotators: no offset is ever typed by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reportschema.checking import grammar
from reportschema.files.disk.regular import UnreadableError, read_regular
from reportschema.files.finding.sources import NothingToCheckError
from reportschema.files.finding.texts import MAX_TEXT_BYTES
from reportschema.findings.reporters import printable


class Span(NamedTuple):
    """A stretch of a text.

    start, end: offsets in code points. exact: what stands there; empty for a whole line.
    reading: how the grammar reads it; empty for what is no quantity. around: the words around it.
    """

    start: int
    end: int
    exact: str
    reading: str
    around: str


def spans(text: Path | str, find: str | None = None, lines: bool = False) -> list[Span]:
    """Every quantity of a text in UTF-8.

    find: instead every place where these words stand. lines: instead every line that is not blank.
    Raises NothingToCheckError where the file cannot be read or is not UTF-8.
    """
    try:
        content = read_regular(Path(text), MAX_TEXT_BYTES)[0].decode("utf-8")
    except UnreadableError as error:
        raise NothingToCheckError(f"{text}: {error}") from None
    except UnicodeDecodeError:
        raise NothingToCheckError(
            f"{text}: is not UTF-8; `reportschema draft` reads other encodings and web pages"
        ) from None
    if find:
        return list(_occurrences(content, find))
    return list(_lines(content) if lines else _quantities(content))


def as_line(span: Span) -> str:
    """The anchor as a source has it, then the reading and the words around, set apart by tabs."""
    exact = f", {span.exact}" if span.exact else ""
    columns = (f"[{span.start}, {span.end}{exact}]", span.reading, span.around)
    return "\t".join(printable(column) for column in columns if column)


def _quantities(text: str) -> Iterator[Span]:
    for quantity in grammar().find(text):
        start, end = quantity.start, quantity.end
        amount = f"{quantity.low}..{quantity.high}" if quantity.is_range() else str(quantity.low)
        hedge = ""
        if quantity.hedge_words is not None:
            hedge = f" {quantity.hedge.value}({quantity.hedge_words})"
        reading = f"{amount} {quantity.unit or '-'}{hedge}"
        yield Span(start, end, text[start:end], reading, _around(text, start - 22, end + 14))


def _occurrences(text: str, words: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        yield Span(start, end, words, "", _around(text, start - 20, end + 20))
        start = text.find(words, end)


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start) : end].replace("\n", "⏎")


def _lines(text: str) -> Iterator[Span]:
    offset = 0
    for line in text.split("\n"):
        if content := line.strip():
            start = offset + line.index(content[0])
            yield Span(start, start + len(content), "", "", content[:40])
        offset += len(line) + 1
