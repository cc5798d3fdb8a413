"""What the rows of a package are called, in both languages: what a search looks through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportschema.publishing.records.cells import cell
from reportschema.publishing.records.tables import Table

# Table -> the columns that hold a row's Chinese names, and its English ones; several are joined.
_NAMED = {
    "reports": (("title", "government_name"), ()),
    "sections": (("label_zh",), ("label_en",)),
    "observations": (("label", "label_as_written"), ()),
    "targets": (("label", "label_as_written"), ()),
    "problems": (("summary_zh",), ("summary_en",)),
    "livelihood_projects": (("summary_zh",), ("summary_en",)),
    "glossary": (("term", "definition_zh"), ("term_en", "definition_en")),
    "awards": (("recipients", "award"), ()),
    "indicators": (("zh", "aliases"), ("en", "code")),
    "topics": (("zh",), ("en", "code")),
    "divisions": (("name",), ("name_en",)),
    "concepts": (("zh", "aliases"), ("en", "code")),
}


class NameRow(NamedTuple):
    """one row for each named row of a table."""

    table_name: str
    record_id: str
    name_zh: str | None
    name_en: str | None


def name_rows(tables: Iterable[Table]) -> Iterator[NameRow]:
    """The names of every row that has one, in the order of the tables."""
    for table in tables:
        if table.name not in _NAMED:
            continue
        places = {column.name: n for n, column in enumerate(table.columns)}
        chinese, english = ([places[name] for name in names] for names in _NAMED[table.name])
        key = places[table.doc.key]
        for row in table.rows:
            zh, en = (
                " ".join(dict.fromkeys(text for n in columns if (text := cell(row[n]))))
                for columns in (chinese, english)
            )
            if zh or en:
                yield NameRow(table.name, cell(row[key]), zh or None, en or None)
