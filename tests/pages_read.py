"""Pages of a package, read back."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

from reportschema.pages.content import Content

BUILD = {"version": "1", "package_sha256": "0" * 64}
# What would run if a page did not escape it, and the columns that anybody can write it into.
HOSTILE = (
    "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'>"
    '"</script></textarea>\u2028'
)
FREE_TEXT = (
    "label",
    "exact",
    "term",
    "definition_en",
    "summary_zh",
    "summary_en",
    "government_name",
    "url",
    "en",
    "zh",
    "name",
    "name_en",
    "unit",
)


def hostile(content: Content, texts: Mapping[str, str] | None = None) -> Content:
    """The same content with hostile words in every cell of free text."""
    tables = {
        table: [
            {key: HOSTILE if value and key in FREE_TEXT else value for key, value in row.items()}
            for row in rows
        ]
        for table, rows in content.tables.items()
    }
    return Content(content.descriptor, tables, texts or {})


class Page(HTMLParser):
    """What a page holds: ids, links, scripts, and its text by element."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        if "id" in attributes:
            self.ids.append(attributes["id"])
        self.links += [attributes[name] for name in ("href", "src", "action") if name in attributes]


def pages_of(files: Mapping[str, bytes]) -> dict[str, Page]:
    return {name: Page(data.decode()) for name, data in files.items() if name.endswith(".html")}


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
