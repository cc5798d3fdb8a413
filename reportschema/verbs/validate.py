"""`validate`: whether sources are right, and what is wrong where.

Schema and rules; with texts also every anchor against the published text. `checking` knows no
files: here sources are loaded, and findings get their lines and columns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from reportschema.checking import (
    RULES,
    Checked,
    Document,
    ReadAgain,
    TextFault,
    TextLookup,
    check,
)
from reportschema.files.disk.regular import stamp_of
from reportschema.files.finding.schema_copies import other_copies
from reportschema.files.finding.sources import (
    NothingToCheckError,
    Source,
    find_sources,
    load_source,
    paths_of,
)
from reportschema.files.finding.texts import TextError, TextFolder
from reportschema.files.parsing.comments import Standing, comments_like
from reportschema.files.parsing.faults import SourceError
from reportschema.files.parsing.record_lines import ends_of
from reportschema.files.parsing.yaml_events import locate
from reportschema.findings import Finding, Hit, Severity, Suppressed, fails, finding_of, surviving
from reportschema.findings.suppression import MEANT, Remark, suppress
from reportschema.models import Figure, WorkReport
from reportschema.models.annotating.annotation_codes import Reader
from reportschema.models.digests import Readings
from reportschema.models.fields.base import Record
from reportschema.models.fields.shape import children
from reportschema.publishing.describing.about import MARKER
from reportschema.verbs.packages import package_findings

# Most sources allow nothing: their comments need not be looked for.
_ALLOW = re.compile(r"#\s*allow", re.IGNORECASE)


@dataclass(frozen=True)
class Validation:
    """What a validation gives: what was read, the findings, and counts of what was checked.

    sources: file name -> source, for those that are YAML; unread: file name -> text of the others.
    reports: file name -> report, for sources without a fault of schema; texts: file name -> text of
    the report, where it was given.
    suppressed: findings that the sources allow, with their reasons; they fail nothing.
    compared: file name -> figures compared with a second reading, where one was asked for and made.
    readings: file name -> which records of the report somebody has read.
    anchors: in all reports; anchors_checked: those compared with their texts.
    """

    reports: Mapping[str, WorkReport]
    sources: Mapping[str, Source]
    texts: Mapping[str, str]
    unread: Mapping[str, str]
    findings: Sequence[Finding]
    suppressed: Sequence[Suppressed]
    files: int
    packages: int
    records: int
    anchors: int
    anchors_checked: int
    texts_given: bool
    compared: Mapping[str, int]
    readings: Mapping[str, Readings]

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(finding.severity == Severity.ERROR for finding in self.findings)

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
    second_opinion: bool = False,
) -> Validation:
    """Checks every source that the paths name or hold; a data package among them as a package.

    texts: a folder that holds the published texts, found by their sha256. Without it anchors are
    not checked against texts.
    before: called with each source file before it is read.
    second_opinion: the texts are drafted afresh, and the sources compared with that.
    An exception of our own in one file or rule is a finding of that file (FAULT001); the rest goes
    on. Raises NothingToCheckError when there is no source, when `texts` is no folder,
    or when a second opinion is asked for without texts.
    """
    folder = _text_folder(texts)
    if second_opinion and folder is None:
        raise NothingToCheckError(
            "a second opinion reads the texts: say with --texts where they are"
        )
    given = paths_of(paths)
    packages = [path for path in given if (path / MARKER).is_file()]
    source_paths = [path for path in given if path not in packages]
    files = find_sources(source_paths) if source_paths or not packages else []
    loaded = _load(files, before)
    documents = [Document(name, source.data) for name, source in loaded.sources.items()]
    checked = check(documents, _lookup(folder) if folder else None, _reader(second_opinion))
    left, suppressed = _judged(checked, loaded.sources)
    findings = [
        *(finding for path in packages for finding in package_findings(path)),
        *loaded.findings,
        *left,
        *_changed(loaded.sources, files, source_paths),
        *_other_schemas(files),
    ]
    records, anchors, anchors_checked = _counts(checked)
    return Validation(
        reports=checked.reports,
        sources=loaded.sources,
        texts=checked.texts,
        unread=loaded.unread,
        findings=sorted(findings, key=Finding.sort_key),
        suppressed=suppressed,
        files=len(files),
        packages=len(packages),
        records=records,
        anchors=anchors,
        anchors_checked=anchors_checked,
        texts_given=folder is not None,
        compared=checked.compared,
        readings=checked.readings,
    )


def _reader(asked: bool) -> ReadAgain | None:
    """Who reads the texts a second time. Imported here: the reader takes a while to load."""
    if not asked:
        return None
    from reportschema.verbs.second_reading import read_again

    return read_again


class _Loaded(NamedTuple):
    """Sources by file name, the texts of files that are no YAML, and what is wrong with them."""

    sources: dict[str, Source]
    unread: dict[str, str]
    findings: list[Finding]


def _load(files: Iterable[Path], before: Callable[[Path], None] | None) -> _Loaded:
    loaded = _Loaded({}, {}, [])
    for path in files:
        name = path.as_posix()
        with surviving(name, loaded.findings, "loading"):
            if before:
                before(path)
            try:
                loaded.sources[name] = load_source(path)
            except SourceError as error:
                finding = finding_of(name, error.code, Hit((), str(error), error.remedy))
                loaded.findings.append(replace(finding, line=error.line, column=error.column))
                if error.text is not None:
                    loaded.unread[name] = error.text
    return loaded


def _judged(
    checked: Checked, sources: Mapping[str, Source]
) -> tuple[list[Finding], list[Suppressed]]:
    """(findings with their places in the files, those that a comment of the source allows)."""
    by_file: dict[str, list[Finding]] = {}
    for finding in checked.findings:
        by_file.setdefault(finding.file, []).append(finding)
    left: list[Finding] = []
    suppressed: list[Suppressed] = []
    for name, source in sources.items():
        own = by_file.get(name, [])
        with surviving(name, own, "places and comments"):
            placed = _placed(own, source)
            remarks = _remarks(source) if _ALLOW.search(source.text) else []
            still, allowed = suppress(name, placed, remarks, _ran(name, checked))
            left += still
            suppressed += allowed
            continue
        left += own  # where it failed, the findings stand without places
    return left, suppressed


def _remarks(source: Source) -> list[Remark]:
    """The comments of a source that seem meant to allow something."""
    standing = Standing(source.text, source.positions)
    return [
        Remark(comment.text, comment.line, comment.column, standing.of(comment))
        for comment in comments_like(_ALLOW, source.text, source.positions)
        if MEANT.match(comment.text)
    ]


def _ran(name: str, checked: Checked) -> Callable[[str], bool]:
    """Tells whether the rule of a code could find something in a file."""

    def ran(code: str) -> bool:
        rule = RULES[code]
        if rule.subject == "CORPUS":  # whether the other report was given, nobody knows
            return False
        if rule.needs_reading:
            return name in checked.compared
        return name in (checked.texts if rule.needs_text else checked.reports)

    return ran


def _placed(findings: Sequence[Finding], source: Source) -> list[Finding]:
    """The findings with their lines and columns."""
    starts = [locate(source.positions, finding.loc, finding.key) for finding in findings]
    ends = ends_of(source.text, source.positions, starts)
    placed = []
    for finding, (line, column) in zip(findings, starts, strict=True):
        end_line, end_column = ends.get((line, column), (0, 0))
        placed.append(
            replace(finding, line=line, column=column, end_line=end_line, end_column=end_column)
        )
    return placed


def _changed(
    sources: Mapping[str, Source], files: list[Path], given: list[Path]
) -> Iterator[Finding]:
    """Sources that changed since they were read, or that were not there when the run began."""
    for name, source in sources.items():
        if stamp_of(source.path) != source.stamp:
            yield finding_of(name, "YAML011", Hit((), "changed while it was checked"))
    if not files or not all(path.exists() for path in given):
        return
    there = set(files)
    for path in find_sources(given):
        if path not in there:
            hit = Hit((), "appeared while others were checked")
            yield finding_of(path.as_posix(), "YAML011", hit)


def _other_schemas(files: list[Path]) -> Iterator[Finding]:
    """Copies of the JSON Schema beside the sources that are not this release's."""
    for path, named in other_copies(files):
        hit = Hit((), f"is not the schema of this release: {named}")
        yield finding_of(path.as_posix(), "SCHEMA008", hit)


def _text_folder(texts: Path | str | None) -> TextFolder | None:
    if texts is None:
        return None
    if not Path(texts).is_dir():
        raise NothingToCheckError(f"{texts}: no such folder of texts")
    return TextFolder(Path(texts))


def _lookup(folder: TextFolder) -> TextLookup:
    """Finds the text of a report in the folder, or says why there is none."""

    def text_of(report: WorkReport) -> str | TextFault:
        if not report.editions:
            return TextFault("ANCHOR001", Hit(("editions",), "has no edition"))
        try:
            return folder.read(report.first_edition())
        except TextError as error:
            column = "encoding" if error.code == "TEXT002" else "sha256"
            return TextFault(error.code, Hit(("editions", 0, column), str(error)))

    return text_of


def _counts(checked: Checked) -> tuple[int, int, int]:
    """(records, anchors, anchors compared with a text) of the reports."""
    records = anchors = anchors_checked = 0
    for name, report in checked.reports.items():
        own = [record for child, _ in children(type(report)) for record in getattr(report, child)]
        here = sum(map(_anchors_of, own))
        records += len(own)
        anchors += here
        anchors_checked += here if name in checked.texts else 0
    return records, anchors, anchors_checked


def _anchors_of(record: Record) -> int:
    cues = len(record.cues) if isinstance(record, Figure) else 0
    return cues + (getattr(record, "at", None) is not None)


def summary_of(validation: Validation) -> dict[str, int | bool]:
    """What was checked, as numbers."""
    return {
        "files": validation.files,
        "packages": validation.packages,
        "reports": len(validation.reports),
        "records": validation.records,
        "anchors": validation.anchors,
        "anchors_checked": validation.anchors_checked,
        "anchors_checked_against_texts": validation.texts_given,
        "figures_read_again": sum(validation.compared.values()),
        "rules": len(RULES),
        "errors": validation.errors,
        "warnings": validation.warnings,
        "suppressed": len(validation.suppressed),
        **states_of(validation.readings.values()),
    }


def states_of(of_reports: Iterable[Readings]) -> dict[str, int]:
    """How many records a person has accepted, and a language model alone; how many were, once."""
    readers: Counter[Reader] = Counter()
    outlived = 0
    for readings in of_reports:
        readers.update(reading.by for reading in readings.accepted.values())
        outlived += len({key for _, key in readings.stale})
    return {
        "accepted_by_person": readers[Reader.PERSON],
        "accepted_by_language_model": readers[Reader.LANGUAGE_MODEL],
        "stale": outlived,
    }


def summary_line(validation: Validation) -> str:
    """What was checked, in one line for people."""
    checked = [_many(validation.packages, "package")] if validation.packages else []
    if validation.files or not validation.packages:
        checked += [
            _many(validation.files, "file"),
            _many(len(validation.reports), "report"),
            _many(validation.records, "record"),
            _anchors(validation),
        ]
    if validation.compared:
        checked.append(f"{_many(sum(validation.compared.values()), 'figure')} read a second time")
    if states := _states(validation):
        checked.append(states)
    counts = [_many(validation.errors, "error"), _many(validation.warnings, "warning")]
    if validation.suppressed:
        counts.append(f"{len(validation.suppressed)} suppressed")
    unread = validation.files - len(validation.reports)
    again = ""
    if unread:
        again = f"; {_many(unread, 'file')} could not be checked further: mend that and run again"
    return f"{', '.join(checked)}: {', '.join(counts)}{again}"


def _states(validation: Validation) -> str:
    """Who has accepted how many of the records; nothing where nobody has read any."""
    words = ("accepted by a person", "accepted by a language model alone", "stale")
    counts = states_of(validation.readings.values()).values()
    return ", ".join(f"{n} {word}" for n, word in zip(counts, words, strict=True) if n)


def _anchors(validation: Validation) -> str:
    anchors = _many(validation.anchors, "anchor")
    if not validation.texts_given:
        return f"{anchors} not checked against texts (give --texts)"
    without = len(validation.reports) - len(validation.texts)
    if without:
        return (
            f"{validation.anchors_checked} of {anchors} checked against texts"
            f" ({_many(without, 'report')} without one)"
        )
    return f"{anchors} checked against their texts"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
