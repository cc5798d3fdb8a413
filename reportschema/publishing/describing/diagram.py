"""A diagram of the tables and their references, in Mermaid, which repository pages draw."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportschema.publishing.records.links import links_of
from reportschema.publishing.records.tables import Table

# References that nearly every table of records has: said in words, not drawn.
EVERYWHERE = ("report_id", "section_id", "topic")


def diagram(tables: Sequence[Table]) -> Iterator[str]:
    """The lines of a Mermaid entity diagram.

    There is one arrow for each column that holds another table's key.
    """
    yield "```mermaid"
    yield "erDiagram"
    for table in tables:
        if table.name != "reports" and "report_id" in {column.name for column in table.columns[:1]}:
            yield f'  reports ||--o{{ {table.name} : ""'
        for link in links_of(table):
            if link.column not in EVERYWHERE:
                yield f"  {link.table} ||--o{{ {table.name} : {link.column}"
    yield "```"
