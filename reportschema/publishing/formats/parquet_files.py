"""The package as Parquet.

Each table is one file of typed columns, whose metadata holds the titles, descriptions, units and
values of each column.

Numbers are DECIMAL(38, 15), exact; cells that hold several values are lists of text. It
needs the library pyarrow.
"""

from __future__ import annotations

import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportschema.publishing.describing.descriptor import field_of
from reportschema.publishing.records.cells import native, says, table_type
from reportschema.publishing.records.tables import Table

if TYPE_CHECKING:
    import pyarrow

PRECISION, SCALE = 38, 15


def parquet_bytes(table: Table) -> bytes:
    """One table as the bytes of its file."""
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(arrow_table(table), out, compression="zstd", version="2.6")
    return out.getvalue()


def arrow_table(table: Table) -> pyarrow.Table:
    """One table of the package as a table of Arrow in memory.

    Raises ValueError for a number that the decimals of its column would round.
    """
    import pyarrow as pa

    schema = arrow_schema(table)
    arrays = [
        pa.array([_exact(native(column, row[n])) for row in table.rows], type=field.type)
        for n, (column, field) in enumerate(zip(table.columns, schema, strict=True))
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def arrow_schema(table: Table) -> pyarrow.Schema:
    """The columns' types, each with its texts.

    The metadata of a column holds its `description` in one line, and as `field` its whole entry in
    the descriptor.
    """
    import pyarrow as pa

    kinds = {
        "string": pa.string(),
        "number": pa.decimal128(PRECISION, SCALE),
        "integer": pa.int64(),
        "boolean": pa.bool_(),
    }
    fields = []
    for column in table.columns:
        kind = pa.list_(pa.string()) if column.many else kinds[table_type(column)]
        texts = {
            "description": says(column),
            "field": json.dumps(field_of(column, table.doc.key), ensure_ascii=False),
        }
        fields.append(pa.field(column.name, kind, nullable=not column.required, metadata=texts))
    about = {
        "title": f"{table.doc.en} {table.doc.zh}",
        "description": f"{table.doc.says_en} {table.doc.says_zh}",
        "key": table.doc.key,
    }
    return pa.schema(fields, metadata=about)


def _exact(value: Any) -> Any:
    """Refuses what the decimals of the column would round."""
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        if not isinstance(exponent, int) or -exponent > SCALE:
            raise ValueError(f"{value} has more than {SCALE} decimals")
    return value
