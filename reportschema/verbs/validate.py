"""`validate`: are these sources right? Schema and rules, with `texts` also every anchor against the published text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportschema.checking import (
    RULES,
    Document,
    Finding,
    Hit,
    Severity,
    Suppressed,
    TextFault,
    TextLookup,
    check,
    fails,
    finding,
)  # fmt: skip
from reportschema.checking.suppression import MEANT, Remark, suppress
from reportschema.files.comments import Standing, comments_of
from reportschema.files.regular import UnreadableError, read_regular, stamp_of
from reportschema.files.schema_copies import other_copies
from reportschema.files.sources import (
    NothingToCheckError,
    Source,
    find_sources,
    load_source,
    paths_of,
)
from reportschema.files.texts import TextError, TextFolder
from reportschema.files.yaml_events import SourceError, ends_of, locate
from reportschema.models import Figure, WorkReport
from reportschema.models.shape import children
from reportschema.publishing.about import MARKER

MAX_PACKAGE_BYTES = 256_000_000  # of one file of a package
_ALLOW = re.compile(
    r"#\s*allow", re.IGNORECASE
)  # most sources have none: their comments need not be looked for


@dataclass
class Validation:
    """What a validation gives: reports by file name with their sources and texts, the findings, and counts of what was checked.

    unread: texts of files that are no YAML. suppressed: findings that the sources allow, with their reasons; they fail nothing.
    anchors: in all; anchors_checked: those compared with their texts.
    """

    reports: dict[str, WorkReport] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    suppressed: list[Suppressed] = field(default_factory=list)
    files: int = 0
    packages: int = 0
    records: int = 0
    anchors: int = 0
    anchors_checked: int = 0
    texts_given: bool = False

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(one.severity == Severity.ERROR for one in self.findings)

    @property
    def warnings(self) -> int:
        """How many findings are warnings."""
        return len(self.findings) - self.errors

    def text_of(self, file: str) -> str | None:
        """The text of a source as it was read, valid or not; None for what could not be read."""
        source = self.sources.get(file)
        return source.text if source else self.unread.get(file)

    def fails(self, strict: bool = False) -> bool:
        """Whether there is an error; with `strict`, whether there is any finding."""
        return fails(self.findings, strict)


def validate(
    paths: Iterable[Path | str] | Path | str,
    texts: Path | str | None = None,
    before: Callable[[Path], None] | None = None,
) -> Validation:
    """Checks every source that the paths name or hold; a path that is a data package is checked as one.

    texts: a folder that holds the published texts, found by their sha256. Without it anchors are not checked against texts.
    before: called with each source file before it is read. Raises NothingToCheckError when there is no source at all, or when `texts`
    is no folder.
    """
    folder = _text_folder(texts)
    result = Validation(texts_given=folder is not None)
    given = paths_of(paths)
    packages = [path for path in given if (path / MARKER).is_file()]
    for path in packages:
        result.packages += 1
        result.findings += package_findings(path)
    others = [path for path in given if path not in packages]
    files = find_sources(others) if others or not packages else []
    for path in files:
        if before:
            before(path)
        _load(path, result)
    checked = check(
        [Document(name, source.data) for name, source in result.sources.items()],
        _lookup(folder) if folder else None,
    )
    result.reports, result.texts = checked.reports, checked.texts
    result.findings += [
        *_judged(checked.findings, result),
        *_changed(result, files, others),
        *_other_schemas(files),
    ]
    result.findings.sort(key=Finding.sort_key)
    _count(result)
    return result


def _load(path: Path, result: Validation) -> None:
    result.files += 1
    name = path.as_posix()
    try:
        result.sources[name] = load_source(path)
    except SourceError as error:
        found = finding(name, error.code, Hit((), str(error), error.remedy))
        result.findings.append(replace(found, line=error.line, column=error.column))
        if error.text is not None:
            result.unread[name] = error.text


def _judged(findings: Iterable[Finding], result: Validation) -> Iterator[Finding]:
    """Findings with their places in the files, but for those that a comment of the source allows."""
    by_file: dict[str, list[Finding]] = {}
    for one in findings:
        by_file.setdefault(one.file, []).append(one)
    for name, source in result.sources.items():
        remarks = _remarks(source) if _ALLOW.search(source.text) else []
        left, suppressed = suppress(
            name, _placed(by_file.get(name, []), source), remarks, _ran(name, result)
        )
        result.suppressed += suppressed
        yield from left


def _remarks(source: Source) -> list[Remark]:
    standing = Standing(source.text, source.places)
    meant = [comment for comment in comments_of(source.text) if MEANT.match(comment.text)]
    return [
        Remark(comment.text, comment.line, comment.column, standing.of(comment))
        for comment in meant
    ]


def _ran(name: str, result: Validation) -> Callable[[str], bool]:
    def ran(code: str) -> bool:
        if (
            RULES[code].subject == "CORPUS"
        ):  # whether the other report was among those given, nobody knows
            return False
        return name in (result.texts if RULES[code].needs_text else result.reports)

    return ran


def _placed(findings: list[Finding], source: Source) -> list[Finding]:
    ends = ends_of(source.text) if findings else {}
    placed = []
    for one in findings:
        here = locate(source.places, one.loc, one.key)
        placed.append(
            replace(
                one,
                line=here[0],
                column=here[1],
                end_line=ends.get(here, (0, 0))[0],
                end_column=ends.get(here, (0, 0))[1],
            )
        )
    return placed


def _changed(result: Validation, files: list[Path], given: list[Path]) -> Iterator[Finding]:
    """Sources that are not what they were when they were read, or were not there when the run began."""
    for name, source in result.sources.items():
        if stamp_of(source.path) != source.stamp:
            yield finding(name, "YAML011", Hit((), "changed while it was checked"))
    there = set(files)
    for path in find_sources(given) if files and all(path.exists() for path in given) else []:
        if path not in there:
            yield finding(path.as_posix(), "YAML011", Hit((), "appeared while others were checked"))


def _other_schemas(sources: list[Path]) -> Iterator[Finding]:
    """Copies of the JSON Schema beside the sources that are not this release's."""
    for path, named in other_copies(sources):
        yield finding(
            path.as_posix(), "SCHEMA008", Hit((), f"is not the schema of this release: {named}")
        )


def package_findings(folder: Path) -> list[Finding]:
    """What is wrong with a data package: our own check, and frictionless where ours finds nothing."""
    from reportschema.publishing.package_check import (
        Fault,
        check_folder,
    )  # here, as frictionless: most runs check no package

    faults = check_folder(folder, _package_bytes)
    if not faults:
        import frictionless

        flat = (
            frictionless.Package(str(folder / MARKER))
            .validate()
            .flatten(["path", "rowNumber", "message"])
        )
        faults = [
            Fault(str(path or MARKER), int(row or 0), str(message)) for path, row, message in flat
        ]
    return [
        replace(
            finding((folder / fault.file).as_posix(), "PACKAGE001", Hit((), fault.message)),
            line=max(fault.line, 1),
        )
        for fault in faults
    ]


def _package_bytes(path: Path) -> bytes:
    try:
        return read_regular(path, MAX_PACKAGE_BYTES)[0]
    except UnreadableError as error:
        raise OSError(str(error)) from None


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
            return TextFault(
                error.code,
                Hit(
                    ("editions", 0, "encoding" if error.code == "TEXT002" else "sha256"), str(error)
                ),
            )

    return text_of


def _count(result: Validation) -> None:
    for name, report in result.reports.items():
        for child, _ in children(type(report)):
            for record in getattr(report, child):
                result.records += 1
                here = (getattr(record, "at", None) is not None) + (
                    len(record.cues) if isinstance(record, Figure) else 0
                )
                result.anchors += here
                result.anchors_checked += here if name in result.texts else 0


def summary_of(result: Validation) -> dict[str, int | bool]:
    """What was checked, as numbers."""
    return {
        "files": result.files,
        "packages": result.packages,
        "reports": len(result.reports),
        "records": result.records,
        "anchors": result.anchors,
        "anchors_checked": result.anchors_checked,
        "anchors_checked_against_texts": result.texts_given,
        "rules": len(RULES),
        "errors": result.errors,
        "warnings": result.warnings,
        "suppressed": len(result.suppressed),
    }


def summary_line(result: Validation) -> str:
    """What was checked, in one line for people."""
    parts = [_many(result.packages, "package")] if result.packages else []
    if result.files or not result.packages:
        parts += [
            _many(result.files, "file"),
            _many(len(result.reports), "report"),
            _many(result.records, "record"),
            _anchors(result),
        ]
    suppressed = f", {len(result.suppressed)} suppressed" if result.suppressed else ""
    unread = result.files - len(result.reports)
    again = (
        f"; {_many(unread, 'file')} could not be checked further: mend that and run again"
        if unread
        else ""
    )
    return f"{', '.join(parts)}: {_many(result.errors, 'error')}, {_many(result.warnings, 'warning')}{suppressed}{again}"


def _anchors(result: Validation) -> str:
    if not result.texts_given:
        return f"{_many(result.anchors, 'anchor')} not checked against texts (give --texts)"
    without = len(result.reports) - len(result.texts)
    if without:
        return f"{result.anchors_checked} of {_many(result.anchors, 'anchor')} checked against texts ({_many(without, 'report')} without one)"
    return f"{_many(result.anchors, 'anchor')} checked against their texts"


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
