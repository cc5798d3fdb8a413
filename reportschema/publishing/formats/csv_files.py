"""Tables as CSV: UTF-8, LF, a header, quotes where needed, text exact."""

from __future__ import annotations

import csv
import io

from reportschema.publishing.records.cells import cell
from reportschema.publishing.records.tables import Table


def csv_bytes(table: Table) -> bytes:
    """One table as the bytes of its file."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.name for column in table.columns)
    writer.writerows([cell(value) for value in row] for row in table.rows)
    return out.getvalue().encode()
