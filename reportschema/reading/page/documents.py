"""Web pages and Word documents to plain text.

A page goes through trafilatura (extra `html`), which finds the main content; where that would lose
the head of the speech the whole page is taken, for `body` reads through page furniture anyway. A
docx is a zip of XML: read with the standard library, nothing in it is run, fetched or expanded.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from reportschema.reading.page.errors import ReadingError

MAX_PARTS = 5_000
MAX_PART_BYTES = 32_000_000
MAX_DEPTH = 200  # of elements in each other; real documents have some thirty
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
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
    """The main content of a web page, one block a line, and the title of the page.

    Raises ReadingError READ004.
    """
    try:
        import trafilatura
        from lxml import etree, html
    except ImportError:
        raise ReadingError(
            "READ004",
            "reading a web page needs trafilatura: install reportschema with its extra html",
        ) from None
    try:
        tree = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", page))
    except (etree.ParserError, ValueError):
        return "", None
    try:
        whole = _tidy("".join(_pieces(tree)))
        main = trafilatura.extract(
            page, include_comments=False, include_tables=True, deduplicate=False, favor_recall=True
        )
        heading = tree.find(".//title")
        title = " ".join(heading.text_content().split()) if heading is not None else ""
    except Exception as error:  # whatever the libraries raise is a finding of this page
        raise ReadingError(
            "READ003",
            f"the page cannot be read ({type(error).__name__}): save it as .txt in a browser",
        ) from None
    return (main if main and _keeps_head(main, whole) else whole), title or None


def _keeps_head(main: str, whole: str) -> bool:
    """Whether the main content still has session, salutation and most of the page's text."""
    found = _HEAD.search(whole)
    kept = found is None or "".join(found.group().split()) in "".join(main.split())
    return kept and len(main) > len(whole) * 0.6


def _pieces(node: Any) -> Iterator[str]:
    """The text of a page in reading order, a line feed around each block.

    There is no recursion: pages nest as deep as they like.
    """
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
    """The paragraphs of a Word document, a table cell a paragraph, footnotes after it.

    Raises ReadingError READ003, whatever is wrong with the document.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if len(names) > MAX_PARTS or "word/document.xml" not in names:
                raise _damaged("it holds no word/document.xml")
            notes = ("word/footnotes.xml", "word/endnotes.xml")
            parts = [_part(archive, "word/document.xml")]
            parts += [_part(archive, name) for name in notes if name in names]
    except ReadingError:
        raise
    except Exception as error:  # zip, inflation, XML: each raises what it likes
        raise _damaged(str(error) or type(error).__name__) from None
    return "\n".join(paragraph for part in parts for paragraph in _paragraphs(part))


def _damaged(why: str) -> ReadingError:
    return ReadingError(
        "READ003",
        f"the document cannot be read ({why[:200]}): open it in a word processor and save it again "
        "as .docx or .txt",
    )


class _Shallow(ElementTree.TreeBuilder):
    """A tree of elements that refuses to nest deeper than a document does."""

    depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> ElementTree.Element:
        """Opens an element."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _damaged(f"its elements are nested deeper than {MAX_DEPTH} levels")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> ElementTree.Element:
        """Closes an element."""
        self.depth -= 1
        return super().end(tag)


def _part(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    """One XML part, never more than MAX_PART_BYTES of it.

    One that declares a document type is refused, for entities come that way.
    """
    with archive.open(name) as file:
        data = file.read(MAX_PART_BYTES + 1)
    if len(data) > MAX_PART_BYTES:
        raise _damaged(f"{name} unpacks to more than {MAX_PART_BYTES // 1_000_000} MB")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _damaged(f"{name} declares a document type")
    parser = ElementTree.XMLParser(target=_Shallow())  # noqa: S314 - no document type, so no entity to expand
    parser.feed(data)
    root = parser.close()
    assert isinstance(root, ElementTree.Element)
    return root


_MARKS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n"}
# A text box stands twice in a file, for newer programs and for older ones; moved text where it was
# and where it is.
_AGAIN = (f"{_COMPATIBILITY}Fallback", f"{_WORD}moveFrom")


def _paragraphs(root: ElementTree.Element) -> Iterator[str]:
    """The text of each paragraph, once; those of a text box after the one that holds it."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_WORD}p":
            pieces: list[str] = []
            inner: list[ElementTree.Element] = []
            _read(element, pieces, inner)
            yield "".join(pieces)
            waiting.extend(reversed(inner))
        elif element.tag not in _AGAIN:
            waiting.extend(reversed(element))


def _read(
    element: ElementTree.Element, pieces: list[str], inner: list[ElementTree.Element]
) -> None:
    """The pieces of one paragraph in their order, and the paragraphs within it."""
    for node in element:
        if node.tag == f"{_WORD}p":
            inner.append(node)
        elif node.tag == f"{_WORD}t":
            pieces.append(node.text or "")
        elif node.tag == f"{_WORD}footnoteReference":
            pieces.append(f"[{node.get(f'{_WORD}id')}]")
        elif node.tag in _MARKS:
            pieces.append(_MARKS[node.tag])
        elif node.tag not in _AGAIN:
            _read(node, pieces, inner)
