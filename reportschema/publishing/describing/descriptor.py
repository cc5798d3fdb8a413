"""The descriptor of the package (Data Package v2).

It is the file `datapackage.json`, which holds the schema, keys and hash of each table, and titles
and descriptions in both languages.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from reportschema.models import WorkReport
from reportschema.models.fields.shape import Column
from reportschema.publishing.describing import about
from reportschema.publishing.records.cells import choices, table_type
from reportschema.publishing.records.links import links_of
from reportschema.publishing.records.tables import Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
DIALECT = {
    "delimiter": ",",
    "lineTerminator": "\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "header": True,
}


def _without_nothing(items: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in items.items() if value not in (None, [], {}, False, "")}


def field_of(column: Column, key: str) -> dict[str, Any]:
    """One field of a Table Schema."""
    described = [
        {"value": code.value, "label": code.en, "label_zh": code.zh} for code in choices(column)
    ]
    constraints = {
        "required": column.required,
        "unique": column.name == key and not column.doc.refers,
    }
    return _without_nothing(
        {
            "name": column.name,
            "type": table_type(column),
            "title": column.doc.en,
            "description": column.doc.says_en,
            "title_zh": column.doc.zh,
            "description_zh": column.doc.says_zh,
            "unit": column.doc.unit,
            "concept": column.doc.concept,
            "separator": ";" if column.many else None,
            "constraints": _without_nothing(constraints),
            "categories": described,
        }
    )


def foreign_keys(table: Table) -> list[dict[str, Any]]:
    """References of a table's columns to the keys of others.

    A reference to the table itself names it with the empty text, as Table Schema demands.
    """
    return [
        {
            "fields": [link.column],
            "reference": {
                "resource": "" if link.table == table.name else link.table,
                "fields": [link.key],
            },
        }
        for link in links_of(table)
    ]


def resource_of(table: Table, data: bytes) -> dict[str, Any]:
    """The resource of one table's CSV file."""
    schema = {
        "fields": [field_of(column, table.doc.key) for column in table.columns],
        "missingValues": [""],
        "primaryKey": [table.doc.key],
        "foreignKeys": foreign_keys(table),
    }
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "title": table.doc.en,
        "description": table.doc.says_en,
        "title_zh": table.doc.zh,
        "description_zh": table.doc.says_zh,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
        "dialect": DIALECT,
        "schema": _without_nothing(schema),
    }


def descriptor(
    tables: Sequence[Table], files: Mapping[str, bytes], reports: Sequence[WorkReport]
) -> dict[str, Any]:
    """The whole descriptor. Neither time nor machine enters it: equal sources give equal bytes."""
    return {
        "$schema": PROFILE,
        "name": about.NAME,
        "title": about.TITLE_EN,
        "title_zh": about.TITLE_ZH,
        "description": about.SAYS_EN,
        "description_zh": about.SAYS_ZH,
        "version": about.DATA_VERSION,
        "licenses": [about.DATA_LICENCE],
        "keywords": about.KEYWORDS,
        "sources": [_source_of(report) for report in reports],
        "resources": [resource_of(table, files[f"{table.name}.csv"]) for table in tables],
    }


def _source_of(report: WorkReport) -> dict[str, Any]:
    edition = report.first_edition()
    title = " · ".join(
        part for part in (report.title, edition.publisher, edition.published) if part
    )
    return _without_nothing({"title": title, "path": edition.url})


def descriptor_bytes(content: Mapping[str, Any]) -> bytes:
    """The descriptor as it is written."""
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
