"""`show`: a report or an indicator of a package, for the terminal."""

from __future__ import annotations

from pathlib import Path

from rich.console import Group

from reportschema.files.finding.sources import NothingToCheckError
from reportschema.findings.reporters import printable
from reportschema.findings.spelling import nearest
from reportschema.publishing.published.terminal import indicator_view, report_view, reports_view
from reportschema.verbs.read_package import check_tables, read_package

_TABLES = (
    "reports",
    "observations",
    "targets",
    "problems",
    "indicators",
    "topics",
    "divisions",
    "target_panel",
    "outcome_panel",
)


def show(
    report_id: str | None = None, indicator: str | None = None, package: Path | str = "datapackage"
) -> Group:
    """A view to print with rich: one report by its id, or one indicator by its code.

    Without either, the list of reports. package: a folder that `build` wrote, or a zip of one.
    Raises NothingToCheckError for an id or code that the package does not have, PackageError for a
    package that cannot be read.
    """
    tables = _tables(package)
    if indicator is not None:
        codes = [row["code"] for row in tables["indicators"]]
        if indicator not in codes:
            raise NothingToCheckError(f"{indicator}: no such indicator{nearest(indicator, codes)}")
        return indicator_view(tables, indicator)
    if report_id is not None:
        ids = [row["id"] for row in tables["reports"]]
        if report_id not in ids:
            raise NothingToCheckError(
                f"{report_id}: no such report{nearest(report_id, ids)};"
                f" the package has {', '.join(ids[:20])}"
            )
        return report_view(tables, report_id)
    return reports_view(tables)


def _tables(package: Path | str) -> dict[str, list[dict[str, str]]]:
    """Name -> rows of the tables that views show, each cell safe on a terminal."""
    read = read_package(package, "models")
    check_tables(read, package, _TABLES)
    return {
        name: [{key: printable(cell) for key, cell in row.items()} for row in read.cells(name)]
        for name in _TABLES
    }
