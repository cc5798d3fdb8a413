"""`validate`: are these sources right? Schema and rules, with `texts` also every anchor against the published text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportschema.checking import RULES, Checked, Document, Finding, Hit, Severity, TextFault, TextLookup, check, fails, finding
from reportschema.files.sources import NothingToCheckError, Source, find_sources, load_source
from reportschema.files.texts import TextError, TextFolder
from reportschema.files.yaml_events import SourceError, locate
from reportschema.models import Figure, WorkReport
from reportschema.models.shape import children
from reportschema.publishing.about import MARKER
from reportschema.publishing.package_check import Fault, check_folder


@dataclass
class Validation:
    """What a validation gives: reports by file name with their sources and texts, the findings, and counts of what was checked."""

    reports: dict[str, WorkReport] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    files: int = 0
    records: int = 0
    anchors: int = 0
    anchors_checked: bool = False

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(one.severity == Severity.ERROR for one in self.findings)

    @property
    def warnings(self) -> int:
        """How many findings are warnings."""
        return len(self.findings) - self.errors

    def fails(self, strict: bool = False) -> bool:
        """Whether there is an error; with `strict`, whether there is any finding."""
        return fails(self.findings, strict)


def validate(paths: Iterable[Path | str], texts: Path | str | None = None) -> Validation:
    """Checks every source that the paths name or hold; a path that is a data package is checked as one.

    texts: a folder that holds the published texts, found by their sha256. Without it anchors are not checked against texts.
    Raises NothingToCheckError when there is no source at all, or when `texts` is no folder.
    """
    folder = _text_folder(texts)
    result = Validation(anchors_checked=folder is not None)
    documents = []
    given = [Path(path) for path in paths]
    packages = [path for path in given if (path / MARKER).is_file()]
    for path in packages:
        result.files += 1
        result.findings += package_findings(path)
    others = [path for path in given if path not in packages]
    for path in find_sources(others) if others or not packages else []:
        result.files += 1
        name = path.as_posix()
        try:
            source = load_source(path)
        except SourceError as error:
            found = finding(name, error.code, Hit((), str(error)))
            result.findings.append(replace(found, line=error.line, column=error.column))
            continue
        result.sources[name] = source
        documents.append(Document(name, source.data))
    checked = check(documents, _lookup(folder) if folder else None)
    result.findings += [_placed(one, result.sources[one.file]) for one in checked.findings]
    result.findings.sort(key=Finding.sort_key)
    result.reports, result.texts = checked.reports, checked.texts
    _count(result, checked)
    return result


def package_findings(folder: Path) -> list[Finding]:
    """What is wrong with a data package: our own check, and frictionless where ours finds nothing."""
    faults = check_folder(folder)
    if not faults:
        import frictionless

        flat = frictionless.Package(str(folder / MARKER)).validate().flatten(["path", "rowNumber", "message"])
        faults = [Fault(str(path or MARKER), int(row or 0), str(message)) for path, row, message in flat]
    return [
        replace(finding((folder / fault.file).as_posix(), "PACKAGE001", Hit((), fault.message)), line=max(fault.line, 1))
        for fault in faults
    ]


def _text_folder(texts: Path | str | None) -> TextFolder | None:
    if texts is None:
        return None
    if not Path(texts).is_dir():
        raise NothingToCheckError(f"{texts}: no such folder of texts")
    return TextFolder(Path(texts))


def _lookup(folder: TextFolder) -> TextLookup:
    def text_of(report: WorkReport) -> str | TextFault:
        if not report.editions:
            return TextFault("ANCHOR001", Hit(("editions",), "has no edition"))
        try:
            return folder.read(report.first_edition())
        except TextError as error:
            return TextFault(error.code, Hit(("editions", 0, "sha256"), str(error)))

    return text_of


def _placed(one: Finding, source: Source) -> Finding:
    line, column = locate(source.places, one.loc, one.key)
    return replace(one, line=line, column=column)


def _count(result: Validation, checked: Checked) -> None:
    for name, report in checked.reports.items():
        for child, _ in children(type(report)):
            for record in getattr(report, child):
                result.records += 1
                here = (getattr(record, "at", None) is not None) + (len(record.cues) if isinstance(record, Figure) else 0)
                result.anchors += here if not result.anchors_checked or name in checked.texts else 0


def summary_of(result: Validation) -> dict[str, int | bool]:
    """What was checked, as numbers."""
    return {
        "files": result.files,
        "reports": len(result.reports),
        "records": result.records,
        "anchors": result.anchors,
        "anchors_checked_against_texts": result.anchors_checked,
        "rules": len(RULES),
        "errors": result.errors,
        "warnings": result.warnings,
    }


def summary_line(result: Validation) -> str:
    """What was checked, in one line for people."""
    checked = f"{result.anchors} anchors checked against their texts"
    anchors = checked if result.anchors_checked else "anchors not checked against texts (give --texts)"
    counts = f"{result.files} files, {len(result.reports)} reports, {result.records} records"
    return f"{counts}, {anchors}: {result.errors} errors, {result.warnings} warnings"
