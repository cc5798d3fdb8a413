"""A page for each report whose text was given.

The page shows the text, with every figure, problem and term marked and linked to its record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from reportschema.pages.content import Content, Row
from reportschema.pages.quantities import as_text, quantity
from reportschema.pages.render import Site, short_id

_LINE = re.compile(r"[^\r\n]*\r?\n?")
# Table -> what its records are drawn as. Passages lie under marks; a pin is a place without length.
_MARKS = {"observations": "o", "targets": "t", "glossary": "g"}
_PASSAGES = {"problems": "p", "livelihood_projects": "j"}
_PINS = ("sections", "awards")
# A section can begin with a phrase inside a paragraph: only a short line is a heading.
_HEADING_AT_MOST = 40
_CONTENTS_LEVELS = ("1", "2")


class Span(NamedTuple):
    """A record's place in the text."""

    start: int
    end: int
    kind: str
    row: Row


@dataclass(frozen=True)
class Paragraph:
    """A line of the text as HTML.

    outside: it belongs to the page around the speech. level: of the section that begins in it, if
    any.
    """

    html: Markup
    outside: bool
    level: str


def pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """One page for each report with a text."""
    content = site.content
    for report in content.reports.values():
        if report["id"] in content.texts:
            yield site.page(
                "text.html",
                f"text/{report['id']}.html",
                site.notices([report["id"]]),
                report=report,
                place=content.places[report["place_id"]],
                contents=_contents(content, report["id"]),
                paragraphs=paragraphs(site, report["id"]),
            )


def _contents(content: Content, report: str) -> list[Row]:
    """The upper levels of the outline, for the list beside the text."""
    return [
        row for row in content.of_report("sections", report) if row["level"] in _CONTENTS_LEVELS
    ]


def paragraphs(site: Site, report: str) -> list[Paragraph]:
    """The text of a report in paragraphs, marked."""
    content = site.content
    text = content.texts[report]
    edition = content.of_report("editions", report)[0]
    first, last = int(edition["body_start"]), int(edition["body_end"])
    spans = _spans(content, report, {**_MARKS, **_PASSAGES})
    pins = {int(row["start"]): row for row in reversed(content.of_report("sections", report))}
    page = f"../report/{report}.html"
    writer = _Writer(site, text, spans, _starts(content, report), page)
    lines = []
    for line in _LINE.finditer(text):
        if not line[0].strip():
            continue
        start, end = line.start(), line.start() + len(line[0].rstrip())
        heading = (
            next((row for place, row in pins.items() if start <= place < end), None)
            if end - start <= _HEADING_AT_MOST
            else None
        )
        lines.append(
            Paragraph(
                writer.html(start, end),
                end <= first or start >= last,
                heading["level"] if heading else "",
            )
        )
    return lines


def _spans(content: Content, report: str, kinds: dict[str, str]) -> list[Span]:
    spans = [
        Span(int(row["start"]), int(row["end"]), kind, row)
        for table, kind in kinds.items()
        for row in content.of_report(table, report)
        if row["start"] and row["end"]
    ]
    return sorted(spans, key=lambda span: (span.start, -span.end, span.row["id"]))


def _starts(content: Content, report: str) -> dict[int, list[str]]:
    """Offset -> fragments of the records that have no mark and begin there."""
    fragments: dict[int, list[str]] = {}
    for table in _PINS:
        for row in content.of_report(table, report):
            if row["start"]:
                fragments.setdefault(int(row["start"]), []).append(short_id(row["id"]))
    return fragments


class _Writer:
    """Cuts the text wherever a record begins or ends, and wraps each piece in what covers it."""

    def __init__(
        self, site: Site, text: str, spans: Sequence[Span], pins: dict[int, list[str]], page: str
    ) -> None:
        self.site, self.text, self.spans, self.pins, self.page = site, text, spans, pins, page
        self.named: set[str] = set()

    def html(self, start: int, end: int) -> Markup:
        """text[start:end] as HTML."""
        near = [span for span in self.spans if span.start < end and span.end > start]
        cuts = {start, end}
        for span in near:
            cuts |= {max(span.start, start), min(span.end, end)}
        cuts |= {place for place in self.pins if start <= place < end}
        return Markup("").join(
            self._piece(first, last, near) for first, last in pairwise(sorted(cuts))
        )

    def _piece(self, start: int, end: int, near: Sequence[Span]) -> Markup:
        covering = [span for span in near if span.start <= start and span.end >= end]
        html = escape(self.text[start:end])
        marks = [span for span in covering if span.kind in _MARKS.values()]
        if marks:
            html = self._mark(html, marks)
        for span in covering:
            if span.kind in _PASSAGES.values():
                html = self._passage(html, span)
        for name in self.pins.get(start, ()):
            if name not in self.named:
                self.named.add(name)
                html = Markup('<span id="{}" class="pin"></span>{}').format(name, html)
        return html

    def _mark(self, html: Markup, marks: Sequence[Span]) -> Markup:
        """A link to the first figure.

        Every figure of the same place has its own id, so that links lead to each of them.
        """
        first = min(marks, key=lambda span: span.kind == "g")
        html = Markup('<a class="m {}" href="{}#{}" title="{}"{}>{}</a>').format(
            first.kind,
            self.page,
            short_id(first.row["id"]),
            self._description(first),
            self._id(first),
            html,
        )
        for span in marks:
            if span is not first and short_id(span.row["id"]) not in self.named:
                html = Markup("<span{}>{}</span>").format(self._id(span), html)
        return html

    def _passage(self, html: Markup, span: Span) -> Markup:
        """A passage; where it begins, a link to its record."""
        name = self._id(span)
        html = Markup('<span class="m {}"{}>{}</span>').format(span.kind, name, html)
        if not name:
            return html
        note = self.site.say(f"note_{span.kind}")
        return Markup('<a class="note" href="{}#{}">{}</a>{}').format(
            self.page, short_id(span.row["id"]), note, html
        )

    def _id(self, span: Span) -> Markup:
        name = short_id(span.row["id"])
        if name in self.named:
            return Markup("")
        self.named.add(name)
        return Markup(' id="{}"').format(name)

    def _description(self, span: Span) -> str:
        """What the record says, for the pointer that rests on its mark."""
        if span.kind == "g":
            return self.site.pick(span.row, "definition")
        shown = as_text(quantity(span.row, self.site.content, self.site.lang))
        kind = self.site.say("promised" if span.kind == "t" else "reported")
        return " · ".join(
            part for part in (kind, self.site.subject(span.row), shown, span.row["period"]) if part
        )
