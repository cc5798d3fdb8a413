"""The index that the search page looks through.

There is a small index of everything with a page of its own, and for each report an index of the
labels of its figures.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from reportschema.pages.content import Content, Row
from reportschema.pages.quantities import as_text, quantity
from reportschema.pages.render import Site, short_id
from reportschema.publishing.site.indicator import spoken_of

Entry = list[str]


def pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """The search page."""
    yield site.page("search.html", "search.html", shards=list(site.content.reports))


def indexes(content: Content) -> Iterator[tuple[str, bytes]]:
    """The index files, for both languages.

    A row is kind, Chinese, English, other words to find it by, and the address of its page.
    """
    yield "search/index.js", _script(list(_main(content)))
    for report in content.reports:
        yield f"search/{report}.js", _script(_labels(content, report))


def _script(entries: list[Entry]) -> bytes:
    """JSON as the argument of a call.

    Nothing in it can end the script, for it stands in a file of its own.
    """
    text = (
        json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
    return f"searchable({text});\n".encode()


def _main(content: Content) -> Iterator[Entry]:
    for place in content.places.values():
        parents = " ".join(f"{row['name']} {row['name_en']}" for row in place.parents)
        yield ["place", place.zh, place.en, f"{place.id} {parents}", f"place/{place.id}.html"]
    for code in spoken_of(content):
        row = content.indicators[code]
        yield [
            "indicator",
            row["zh"],
            row["en"][:1].upper() + row["en"][1:],
            f"{code} {row['aliases']}",
            f"indicator/{code}.html",
        ]
    for report in content.reports.values():
        place = content.places[report["place_id"]]
        yield [
            "report",
            f"{place.zh} {report['year']} {report['title']}",
            f"{place.en} {report['year']}",
            report["id"],
            f"report/{report['id']}.html",
        ]
    for row in content.rows("problems"):
        yield ["problem", row["summary_zh"], row["summary_en"], row["report_id"], _address(row)]
    for row in content.rows("glossary"):
        yield [
            "term",
            row["term"],
            row["term_en"],
            f"{row['report_id']} {row['concept']}",
            _address(row),
        ]
    for row in content.rows("livelihood_projects"):
        yield ["project", row["summary_zh"], row["summary_en"], row["report_id"], _address(row)]


def _labels(content: Content, report: str) -> list[Entry]:
    """Labels of figures without an indicator, with their number; a label once a report."""
    entries: dict[str, Entry] = {}
    for table in ("observations", "targets"):
        for row in content.of_report(table, report):
            if row["label"] and row["label"] not in entries:
                number = as_text(quantity(row, content, "zh"))
                entries[row["label"]] = [
                    "figure",
                    row["label"],
                    "",
                    f"{report} {number}",
                    _address(row),
                ]
    return list(entries.values())


def _address(row: Row) -> str:
    return f"report/{row['report_id']}.html#{short_id(row['id'])}"
