"""Web pages and Word documents to plain text.

A page goes through trafilatura (extra `html`), which finds the main content; where that would lose the head of the speech
the whole page is taken, for `body` reads through page furniture anyway. A docx is a zip of XML: read with the standard
library, nothing in it is run, fetched or expanded.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from reportschema.reading.errors import ReadingError

MAX_PARTS = 5_000
MAX_PART_BYTES = 32_000_000
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tr",
        "ul",
    ]
)
_SILENT = frozenset(("head", "script", "style", "noscript", "template", "select", "option"))
# The words that must survive: the session (…第五次会议上) and the salutation.
_HEAD = re.compile(r"[^\n]{0,40}次会议[^\n]{0,20}|各位(?:代表|委员)")


def html_text(page: str) -> tuple[str, str | None]:
    """The main content of a web page, one block a line, and the title of the page. Raises ReadingError READ004."""
    try:
        import trafilatura
        from lxml import etree, html
    except ImportError:
        raise ReadingError("READ004", "reading a web page needs trafilatura: pip install 'reportschema[html]'") from None
    try:
        tree = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", page))
    except (etree.ParserError, ValueError):
        return "", None
    whole = _tidy("".join(_pieces(tree)))
    main = trafilatura.extract(page, include_comments=False, include_tables=True, deduplicate=False, favor_recall=True)
    heading = tree.find(".//title")
    title = " ".join(heading.text_content().split()) if heading is not None else ""
    return (main if main and _keeps_head(main, whole) else whole), title or None


def _keeps_head(main: str, whole: str) -> bool:
    """Whether the main content still has the session, the salutation and most of the page's text."""
    found = _HEAD.search(whole)
    kept = found is None or "".join(found.group().split()) in "".join(main.split())
    return kept and len(main) > len(whole) * 0.6


def _pieces(node: Any) -> Iterator[str]:
    """The text of a page in reading order, a line feed around each block. No recursion: pages nest as deep as they like."""
    todo: list[tuple[Any, bool]] = [(node, True)]
    while todo:
        element, enter = todo.pop()
        tag = element.tag if isinstance(element.tag, str) else None
        block = tag in _BLOCKS
        if not enter:
            yield "\n" if block else ""
            yield element.tail or ""
            continue
        todo.append((element, False))
        if tag is None or tag in _SILENT:
            continue
        yield "\n" if block else ""
        yield "\t" if tag in ("td", "th") else ""
        yield element.text or ""
        todo.extend((child, True) for child in reversed(element))


def _tidy(text: str) -> str:
    lines = (re.sub(r"[ \t\r\n\xa0]+", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def docx_text(data: bytes) -> str:
    """The paragraphs of a Word document, a table cell a paragraph, footnotes after it. Raises ReadingError READ003."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if len(names) > MAX_PARTS or "word/document.xml" not in names:
                raise _damaged("it holds no word/document.xml")
            parts = [_part(archive, "word/document.xml")]
            parts += [_part(archive, name) for name in ("word/footnotes.xml", "word/endnotes.xml") if name in names]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise _damaged(str(error)) from None
    return "\n".join(paragraph for part in parts for paragraph in _paragraphs(part))


def _damaged(why: str) -> ReadingError:
    return ReadingError("READ003", f"the document cannot be read ({why}): open it in a word processor and save it again as .docx or .txt")


def _part(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    """One XML part, never more than MAX_PART_BYTES of it, and none that declares a document type (entities come that way)."""
    with archive.open(name) as file:
        data = file.read(MAX_PART_BYTES + 1)
    if len(data) > MAX_PART_BYTES:
        raise _damaged(f"{name} unpacks to more than {MAX_PART_BYTES // 1_000_000} MB")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _damaged(f"{name} declares a document type")
    try:
        return ElementTree.fromstring(data)  # noqa: S314 - no document type, so no entity to expand
    except ElementTree.ParseError as error:
        raise _damaged(str(error)) from None


def _paragraphs(root: ElementTree.Element) -> Iterator[str]:
    for paragraph in root.iter(f"{_WORD}p"):
        pieces = []
        for node in paragraph.iter():
            if node.tag == f"{_WORD}t":
                pieces.append(node.text or "")
            elif node.tag == f"{_WORD}tab":
                pieces.append("\t")
            elif node.tag in (f"{_WORD}br", f"{_WORD}cr"):
                pieces.append("\n")
            elif node.tag == f"{_WORD}footnoteReference":
                pieces.append(f"[{node.get(f'{_WORD}id')}]")
        yield "".join(pieces)
