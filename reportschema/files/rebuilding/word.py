"""The paragraphs of a Word document, as one line each: the reading that `zip_docx` stands for.

It takes what lies in the body itself, as python-docx does with `paragraph.text`: runs and those of
links, tabs, line breaks and hyphens; no tables, notes, text boxes, nor marked insertions. The
bytes of published editions depend on it, so that nothing of it may ever change.
"""

from __future__ import annotations

import io
import zipfile
from xml.parsers import expat

_PART = "word/document.xml"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_BODY = (f"{_WORD}document", f"{_WORD}body")
_PARAGRAPH = (*_BODY, f"{_WORD}p")
_RUNS = ((*_PARAGRAPH, f"{_WORD}r"), (*_PARAGRAPH, f"{_WORD}hyperlink", f"{_WORD}r"))
_DEEPEST = max(map(len, _RUNS)) + 1  # no text is looked for deeper than a run's children
_TEXT = f"{_WORD}t"
_MARKS = {
    f"{_WORD}tab": "\t",
    f"{_WORD}ptab": "\t",
    f"{_WORD}br": "\n",
    f"{_WORD}cr": "\n",
    f"{_WORD}noBreakHyphen": "-",
}
_KIND, _OF_LINE = f"{_WORD}type", "textWrapping"  # a break of a page or column is none of a line


class WordError(Exception):
    """A document that cannot be read, as a clause."""


def paragraphs(document: bytes, limit: int) -> str:
    """The paragraphs of a docx, joined by line feeds.

    limit: bytes that its text part may unpack to. Raises WordError, whatever is wrong with it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(document)) as archive, archive.open(_PART) as file:
            part = file.read(limit + 1)
    except Exception as error:  # zip, inflation, decryption: each raises what it likes
        raise WordError(f"is no Word document that can be read ({error})") from None
    if len(part) > limit:
        raise WordError(f"unpacks to more than {limit:,} bytes")
    try:
        return "\n".join(_Reading(part).paragraphs)
    except (expat.ExpatError, LookupError, ValueError) as error:  # also unknown encodings
        raise WordError(f"has broken XML ({error})") from None


class _Reading:
    """One pass over the XML: no tree is built, so that no nesting can fill memory."""

    def __init__(self, part: bytes) -> None:
        self.paragraphs: list[str] = []
        self._pieces: list[str] = []
        self._open: list[str] = []  # the elements that are open, down to the deepest looked at
        self._deeper = 0
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._document_type
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.Parse(part, True)

    def _document_type(self, *_: object) -> None:
        raise WordError("declares a document type, which may hide anything")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._open) == _DEEPEST:
            self._deeper += 1
            return
        if tuple(self._open) in _RUNS and attributes.get(_KIND, _OF_LINE) == _OF_LINE:
            self._pieces.append(_MARKS.get(name, ""))
        self._open.append(name)
        if tuple(self._open) == _PARAGRAPH:
            self._pieces = []

    def _end(self, _: str) -> None:
        if self._deeper:
            self._deeper -= 1
            return
        if tuple(self._open) == _PARAGRAPH:
            self.paragraphs.append("".join(self._pieces))
        self._open.pop()

    def _characters(self, data: str) -> None:
        if self._deeper or not self._open or self._open[-1] != _TEXT:
            return
        if tuple(self._open[:-1]) in _RUNS:
            self._pieces.append(data)
