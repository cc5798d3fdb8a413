"""What Datasette shows beside the SQLite file.

It shows the title and licence of the package, what each table and column means, and the facets
to filter by.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from reportschema.publishing.describing import about
from reportschema.publishing.records.cells import choices, says
from reportschema.publishing.records.tables import Table

DATASETTE = "datasette.json"
_LABELS = ("title", "label", "label_zh", "term", "summary_zh", "award", "zh", "name", "exact")
_FACETS = ("report_id", "place_id", "indicator")


def datasette_bytes(tables: Sequence[Table], database: str) -> bytes:
    """The metadata file for `datasette DATABASE.sqlite -m datasette.json`.

    database: name of the file without ending.
    """
    content = {
        "title": f"{about.TITLE_EN} {about.TITLE_ZH}",
        "description": f"{about.SAYS_EN} {about.SAYS_ZH}",
        "license": about.DATA_LICENCE["name"],
        "license_url": about.DATA_LICENCE["path"],
        "databases": {
            database: {
                "tables": {table.name: _table(table) for table in tables} | {"names": _NAMES}
            }
        },
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


_NAMES = {
    "title": "Names 名称",
    "description": (
        "What the rows of the package are called, in both languages, for searching"
        " (any three characters in a row)."
    ),
    "fts_table": "names_fts",
    "fts_pk": "id",
}


def _table(table: Table) -> dict[str, Any]:
    names = [column.name for column in table.columns]
    facets = [
        *(name for name in _FACETS if name in names),
        *(column.name for column in table.columns if choices(column)),
    ]
    described: dict[str, Any] = {
        "title": f"{table.doc.en} {table.doc.zh}",
        "description": f"{table.doc.says_en} {table.doc.says_zh}",
        "columns": {column.name: says(column) for column in table.columns},
        "facets": facets[:5],
        "size": 50,
    }
    if label := next((name for name in _LABELS if name in names), None):
        described["label_column"] = label
    return described
