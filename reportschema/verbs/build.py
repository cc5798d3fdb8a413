"""`build`: sources -> validated -> the data package, whole or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from reportschema.checking import grammar
from reportschema.checking.audit import AuditResult, audit
from reportschema.files.folders import FolderError, write_folder
from reportschema.publishing.about import MARKER
from reportschema.publishing.formats import Format, check_installed, formats_of
from reportschema.publishing.package import package_files, package_tables
from reportschema.publishing.package_check import check_files
from reportschema.publishing.panel_models import AuditRow
from reportschema.publishing.tables import BuiltReport
from reportschema.verbs.validate import Validation, validate
from reportschema.vocabularies import vocabulary


def build(
    sources: Path | str = "sources",
    out: Path | str | None = None,
    formats: Sequence[Format | str] | str = (Format.CSV,),
    texts: Path | str | None = None,
) -> Validation:
    """Validates the sources and writes the package to `out` (default: `datapackage`), unless validation finds an error.

    With `texts`, anchors are checked and sentence and paragraph columns filled in; such a package holds the reports' words, so `out`
    must be given and should stay on your machine. CSV is always written; other `formats` hold the same rows. Raises FolderError when `out`
    cannot be replaced, FormatError when a format is unknown or its library is not installed, NothingToCheckError without sources.
    """
    if texts is not None and out is None:
        raise FolderError(
            "--texts puts sentences of the reports into the package: say with --out where it may go (not into the repository)"
        )
    wanted = formats_of([formats] if isinstance(formats, str) else formats)
    check_installed(wanted)
    result = validate([Path(sources)], texts)
    if result.errors:
        return result
    write_folder(Path(out or "datapackage"), package_of(result, texts is not None, wanted), MARKER)
    return result


def package_of(
    result: Validation, with_texts: bool, formats: Sequence[Format] = (Format.CSV,)
) -> dict[str, bytes]:
    """The files of the package of validated reports, checked by our own check before anyone sees them."""
    built = [
        BuiltReport(report, result.sources[name].sha256, result.texts.get(name))
        for name, report in result.reports.items()
    ]
    known, units = vocabulary(), grammar().units
    audits = audit_rows(audit(list(result.reports.values()), known, units))
    tables = package_tables(built, known, units, audits, with_texts)
    files = package_files(tables, list(result.reports.values()), known, formats)
    faults = check_files(files)
    if faults:
        raise AssertionError(f"the package would not pass its own check: {faults[0]}")
    return files


def audit_rows(results: Sequence[AuditResult]) -> list[AuditRow]:
    """The audit as rows of a table; the id is report, rule, and which of them in text order."""
    counts: Counter[tuple[str, str]] = Counter()
    rows = []
    for one in results:
        counts[one.report_id, one.rule] += 1
        rows.append(
            AuditRow(
                id=f"{one.report_id}/{one.rule}/{counts[one.report_id, one.rule]}",
                report_id=one.report_id,
                rule=one.rule,
                figure_ids=one.figure_ids,
                stated=one.stated,
                computed=one.computed,
                unit=one.unit,
                arithmetic=_no_formula(one.arithmetic),
                verdict=one.verdict,
                reason=one.reason,
            )
        )
    return rows


def _no_formula(arithmetic: str) -> str:
    """Arithmetic that begins with a sign in brackets: a spreadsheet would run the cell."""
    return f"({arithmetic})" if arithmetic.startswith(("-", "+", "=", "@")) else arithmetic
