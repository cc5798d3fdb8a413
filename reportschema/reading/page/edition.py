"""Bytes to the text that offsets refer to, with what the page says of itself.

A text file (UTF-8, UTF-16 with its mark, GB18030) is the edition as it stands. From a web page or a
Word document the plain text is taken; it becomes the edition, in UTF-8, and the file it came from
is named by `derived_from`.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, NamedTuple

from reportschema.models.fields.codes import Encoding, Script
from reportschema.reading.page.documents import docx_text, html_text
from reportschema.reading.page.errors import ReadingError
from reportschema.reading.page.facts import page_facts
from reportschema.reading.page.script import detect

Kind = Literal["txt", "html", "docx"]

MAX_BYTES = 64_000_000
_ZIP = b"PK\x03\x04"
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_PDF = b"%PDF"
_HTML_NAME = re.compile(r"\.(?:html?|xhtml|shtml|mht)$", re.IGNORECASE)
_HTML_MARK = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*){0,5}<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class RawText:
    """The text of an edition, with the facts of the file that it comes from.

    sha256: the hash of the bytes that offsets refer to; for html and docx those of `text` in UTF-8,
    to be written by the caller.
    """

    text: str
    kind: Kind
    encoding: Encoding
    sha256: str
    characters: int
    script: Script
    derived_from: str | None = None
    page_title: str | None = None
    publisher: str | None = None
    published: str | None = None
    index_number: str | None = None
    url: str | None = None


class _Decoded(NamedTuple):
    text: str
    kind: Kind
    encoding: Encoding
    title: str | None


def read_edition(data: bytes, name: str) -> RawText:
    """The text of a downloaded file. Raises ReadingError.

    Its kind is known by its content and, where that does not tell, by its name.
    """
    decoded = _decode(data, name)
    text = decoded.text
    if not text.strip("\ufeff \t\r\n\x00\u00a0\u3000"):
        raise ReadingError(
            "READ001",
            f"{name}: there is no text in it: download the page again, or save its text as .txt",
        )
    derived = decoded.kind != "txt"
    facts = page_facts(text)
    return RawText(
        text=text,
        kind=decoded.kind,
        encoding=decoded.encoding,
        sha256=sha256(text.encode("utf-8") if derived else data).hexdigest(),
        characters=len(text),
        script=detect(text),
        derived_from=sha256(data).hexdigest() if derived else None,
        page_title=facts.page_title or decoded.title,
        publisher=facts.publisher,
        published=facts.published,
        index_number=facts.index_number,
        url=facts.url,
    )


def _decode(data: bytes, name: str) -> _Decoded:
    if len(data) > MAX_BYTES:
        raise ReadingError(
            "READ003",
            f"{name}: larger than {MAX_BYTES // 1_000_000} MB; no report is: save its text alone "
            "as .txt",
        )
    if data.startswith(_ZIP):
        return _Decoded(_clean_derived(docx_text(data)), "docx", Encoding.UTF_8, None)
    if data.startswith((_OLD_WORD, _PDF)):
        raise ReadingError(
            "READ002", f"{name}: a PDF or an old .doc file; save it as .docx or .txt first"
        )
    text, encoding = decode(data, name)
    if _HTML_NAME.search(name) or _HTML_MARK.match(text[:4000]):
        main, title = html_text(text.removeprefix("\ufeff"))
        return _Decoded(_clean_derived(main), "html", Encoding.UTF_8, title)
    return _Decoded(text, "txt", encoding, None)


def decode(data: bytes, name: str) -> tuple[str, Encoding]:
    """Text and encoding of the bytes of a text file. Raises ReadingError.

    It is read strictly: no character is replaced or dropped.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings: tuple[Encoding, ...] = (Encoding.UTF_16,)
    else:
        encodings = (Encoding.UTF_8, Encoding.GB18030)
    for encoding in encodings:
        try:
            text = data.decode(encoding.value)
        except UnicodeDecodeError:
            continue
        if len(_CONTROL.findall(text)) <= len(text) // 200:
            return text, encoding
    raise ReadingError(
        "READ002",
        f"{name}: neither UTF-8 nor UTF-16 with a byte order mark nor GB18030 text: open it in an "
        "editor and save it as UTF-8",
    )


def _clean_derived(text: str) -> str:
    """Without what no file of ours may hold: unpaired surrogates, controls, carriage returns."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", text.encode("utf-8", "ignore").decode("utf-8"))
