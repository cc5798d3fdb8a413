"""`build`: sources -> validated -> the data package, whole or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from reportschema.checking import grammar
from reportschema.checking.audit import AuditResult, audit
from reportschema.files.disk.folders import FolderError, Ownership, check_target, write_folder
from reportschema.findings import Severity, fault
from reportschema.findings.reporters import as_line
from reportschema.publishing.describing.about import MARKER
from reportschema.publishing.formats.offered import Format, FormatError, check_installed, formats_of
from reportschema.publishing.listing import names_in_package
from reportschema.publishing.package import package_files, package_tables
from reportschema.publishing.published.package_check import check_files
from reportschema.publishing.records.tables import BuiltReport
from reportschema.publishing.rows.summary_models import AuditRow
from reportschema.verbs.coded_twice import CodedTwice, coded_twice
from reportschema.verbs.coded_twice import lines_of as agreement_lines
from reportschema.verbs.validate import Validation, validate
from reportschema.vocabularies import vocabulary

OURS = Ownership(MARKER, names_in_package)


def build(
    sources: Path | str = "sources",
    out: Path | str | None = None,
    formats: Sequence[Format | str] | str = (Format.CSV,),
    texts: Path | str | None = None,
) -> Validation:
    """Validates the sources and, unless there is an error, writes the package.

    out: the folder of the package (default: `datapackage`); a package of ours there is replaced.
    formats: beside CSV, which is always written; each holds the same rows.
    texts: a folder of the published texts. Anchors are then checked, and sentence and paragraph
    columns filled in; such a package holds the reports' words, so `out` must be given, and it
    should stay on your machine.
    An exception of our own is a finding (FAULT001), and nothing is written then.
    Raises FolderError when `out` is not ours to replace, WriteError when the system refuses,
    FormatError when a format is unknown or its library is not installed, AgreeError when an
    `agreement.json` beside the sources cannot be read, NothingToCheckError without sources.
    """
    if texts is not None and out is None:
        raise FolderError(
            "--texts puts sentences of the reports into the package:"
            " say with --out where it may go (not into the repository)"
        )
    known_formats = formats_of([formats] if isinstance(formats, str) else formats)
    check_installed(known_formats)
    target = Path(out or "datapackage")
    inputs = [Path(path) for path in (sources, texts) if path is not None]
    check_target(target, OURS, inputs)
    validation = validate([Path(sources)], texts)
    coded = coded_twice(Path(sources))
    if validation.errors == 0:
        try:
            files = package_of(validation, texts is not None, known_formats, coded)
        except (FormatError, OSError):
            raise
        except Exception as error:
            failure = fault(Path(sources).as_posix(), error, "package")
            return replace(validation, findings=[*validation.findings, failure])
        write_folder(target, files, OURS, inputs)
    return validation


def package_of(
    validation: Validation,
    with_texts: bool,
    formats: Sequence[Format] = (Format.CSV,),
    coded: CodedTwice | None = None,
) -> dict[str, bytes]:
    """File name -> bytes of the package of validated reports, which has passed our own check.

    with_texts: whether sentence and paragraph columns are filled in. coded: what a second coding
    agreed on, for the dictionary. Raises AssertionError when the package does not pass, which is a
    fault of this program.
    """
    reports = list(validation.reports.values())
    built_reports = [
        BuiltReport(report, validation.sources[name].sha256, validation.texts.get(name))
        for name, report in validation.reports.items()
    ]
    known, units = vocabulary(), grammar().units
    audits = audit_rows(audit(reports, known, units))
    tables = package_tables(built_reports, known, units, audits, with_texts)
    agreement = agreement_lines(coded) if coded else ()
    files = package_files(tables, reports, known, formats, agreement)
    faults = check_files(files)
    if faults:
        raise AssertionError(f"the package would not pass its own check: {faults[0]}")
    return files


def audit_rows(results: Sequence[AuditResult]) -> list[AuditRow]:
    """The audit as rows of a table; an id is report, rule, and its number among those of both."""
    counts: Counter[tuple[str, str]] = Counter()
    rows = []
    for result in results:
        counts[result.report_id, result.rule] += 1
        number = counts[result.report_id, result.rule]
        row = AuditRow(
            id=f"{result.report_id}/{result.rule}/{number}",
            report_id=result.report_id,
            rule=result.rule,
            figure_ids=result.figure_ids,
            stated=result.stated,
            computed=result.computed,
            unit=result.unit,
            arithmetic=_no_formula(result.arithmetic),
            verdict=result.verdict,
            reason=result.reason,
        )
        rows.append(row)
    return rows


def _no_formula(arithmetic: str) -> str:
    """Arithmetic that begins with a sign in brackets: a spreadsheet would run the cell."""
    return f"({arithmetic})" if arithmetic.startswith(("-", "+", "=", "@")) else arithmetic


def lines_of(validation: Validation) -> list[str]:
    """The errors that keep a package from being built, for people."""
    findings = validation.findings
    return [as_line(finding) for finding in findings if finding.severity is Severity.ERROR]
