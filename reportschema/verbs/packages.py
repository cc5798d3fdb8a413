"""What `validate` says of a built data package among its paths."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportschema.files.disk.regular import UnreadableError, read_regular
from reportschema.findings import Finding, Hit, finding_of, surviving
from reportschema.publishing.describing.about import MARKER

if TYPE_CHECKING:
    from reportschema.publishing.published.package_check import Fault

MAX_PACKAGE_BYTES = 256_000_000  # of one file of a package


def package_findings(folder: Path) -> list[Finding]:
    """What is wrong with a data package: our own check, and frictionless where ours is content."""
    # Imported here, as frictionless below: most runs check no package.
    from reportschema.publishing.published.package_check import check_folder

    findings: list[Finding] = []
    with surviving(folder.as_posix(), findings, "package"):
        for fault in check_folder(folder, _package_bytes) or _frictionless_faults(folder):
            name = (folder / fault.file).as_posix()
            finding = finding_of(name, "PACKAGE001", Hit((), fault.message))
            findings.append(replace(finding, line=max(fault.line, 1)))
    return findings


def _frictionless_faults(folder: Path) -> list[Fault]:
    import frictionless

    from reportschema.publishing.published.package_check import Fault

    report = frictionless.Package(str(folder / MARKER)).validate()
    return [
        Fault(str(path or MARKER), int(row or 0), str(message))
        for path, row, message in report.flatten(["path", "rowNumber", "message"])
    ]


def _package_bytes(path: Path) -> bytes:
    try:
        return read_regular(path, MAX_PACKAGE_BYTES)[0]
    except UnreadableError as error:
        raise OSError(str(error)) from None
