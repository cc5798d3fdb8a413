"""`fmt`: sources in the one canonical layout, so that a diff of a source shows facts alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import unified_diff
from pathlib import Path

from reportschema.files.canonical.formatting import Formatted, formatted
from reportschema.files.disk.writing import ChangedError, WriteError, replace_file
from reportschema.files.finding.sources import (
    NothingToCheckError,
    find_sources,
    paths_of,
    read_source,
)
from reportschema.files.finding.texts import TextFolder
from reportschema.files.parsing.faults import SourceError
from reportschema.findings import Finding, Hit, finding_of
from reportschema.findings.reporters import as_line, printable
from reportschema.verbs.reanchored import UnmovableError, new_edition, reanchored


@dataclass(frozen=True)
class Formatting:
    """What `fmt` gives.

    files: how many it read. changed: file name -> the source before and after, of those that were
    not in the layout. findings: why files could not be read. failed: why others could not be
    written, a line each. lost: places that could not be moved; doubts: those that were and need an
    eye, a line each.
    """

    files: int
    changed: Mapping[str, Formatted]
    findings: Sequence[Finding]
    failed: Sequence[str] = ()
    lost: Sequence[str] = ()
    doubts: Sequence[str] = ()

    def fails(self, check: bool = False) -> bool:
        """Whether a file was not read or written, or a place not moved.

        With `check`, whether any file would change.
        """
        return bool(self.findings or self.failed or self.lost) or (check and bool(self.changed))


@dataclass
class _Lines:
    """What is said of places while sources are gone through."""

    lost: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def fmt(
    paths: Iterable[Path | str] | Path | str,
    check: bool = False,
    edition: Path | str | None = None,
    reanchor: bool = False,
    texts: Path | str | None = None,
    overwrite: bool = False,
) -> Formatting:
    """Puts every source that the paths name or hold into the canonical layout.

    check: change nothing, and only find out which sources are not in the layout. Data and comments
    stay as they are, also in a source that breaks the schema. Left untouched are what is no
    readable YAML, links, and a file that someone else changed meanwhile.

    edition: a text that becomes the first edition of the one source given: every place is moved to
    it. reanchor: anchors whose words do not stand at their offsets go to the nearest that do. Both
    need `texts`, the folder of the published texts. A source of which a record has no place any
    more stays as it is, unless `overwrite` takes such records out.

    Raises NothingToCheckError when there is no source or no folder of texts; UnmovableError when
    the edition is no text, or given for several sources.
    """
    changed: dict[str, Formatted] = {}
    findings: list[Finding] = []
    failed: list[str] = []
    lines = _Lines()
    sources = find_sources(paths_of(paths))
    rework: _Rework = _layout
    if edition is not None or reanchor:
        rework = _mover(sources, edition, texts, overwrite, lines)
    for path in sources:
        name = path.as_posix()
        try:
            layout = _put_in_order(path, check, rework)
        except SourceError as error:
            finding = finding_of(name, error.code, Hit((), str(error), error.remedy))
            findings.append(replace(finding, line=error.line, column=error.column))
            continue
        except (UnmovableError, WriteError) as error:
            failed.append(str(error))
            continue
        if layout is not None:
            changed[name] = layout
    return Formatting(len(sources), changed, findings, failed, lines.lost, lines.doubts)


_Rework = Callable[[str, bytes], Formatted]


def _layout(_: str, raw: bytes) -> Formatted:
    return formatted(raw)


def _mover(
    sources: Sequence[Path],
    edition: Path | str | None,
    texts: Path | str | None,
    overwrite: bool,
    lines: _Lines,
) -> _Rework:
    """What moves the places of each source. Raises UnmovableError, NothingToCheckError."""
    if texts is None:
        raise UnmovableError(
            "the published text is needed to move places: give its folder with --texts"
        )
    if not Path(texts).is_dir():
        raise NothingToCheckError(f"{texts}: no such folder of texts")
    if edition is not None and len(sources) > 1:
        raise UnmovableError(f"{edition} is an edition of one report: give its source alone")
    folder = TextFolder(Path(texts))
    text = None if edition is None else new_edition(Path(edition))

    def rework(name: str, raw: bytes) -> Formatted:
        result = reanchored(name, raw, folder, text)
        lines.lost += result.lost
        lines.doubts += result.doubts
        if result.lost and not overwrite:
            raise UnmovableError(
                f"{name}: {len(result.lost)} places could not be moved, and nothing was: mend them,"
                " or give --overwrite, which takes them out"
            )
        return result.layout

    return rework


def _put_in_order(path: Path, check: bool, rework: _Rework) -> Formatted | None:
    """One source before and after, None where nothing changes. Raises SourceError."""
    raw, stamp = read_source(path)
    layout = rework(path.as_posix(), raw)
    new = layout.after.encode()
    if new == raw:
        return None
    if not check:
        try:
            replace_file(path, new, stamp)
        except ChangedError:
            raise SourceError("YAML011", "changed while it was laid out") from None
    return layout


def lines_of(formatting: Formatting, check: bool) -> list[str]:
    """Places to look at, what was changed (with `check`: would be, as diffs), what was not read."""
    changed = formatting.changed.items()
    if check:
        lines = [line for name, layout in changed for line in diff_of(name, layout)]
    else:
        lines = [
            printable("; ".join([f"changed {name}", *layout.notes])) for name, layout in changed
        ]
    places = [*formatting.lost, *formatting.doubts]
    return [*places, *lines, *map(as_line, formatting.findings), *map(printable, formatting.failed)]


def diff_of(name: str, layout: Formatted) -> list[str]:
    """What `fmt` changes in a file, as the lines of a unified diff.

    What a diff does not show (line ends, a byte order mark) comes first, in words.
    """
    diff = unified_diff(
        layout.before.split("\n"),
        layout.after.split("\n"),
        name,
        f"{name} (canonical layout)",
        lineterm="",
    )
    notes = (f"{name}: {note}" for note in layout.notes)
    return [printable(line) for line in (*notes, *diff)]


def summary_line(formatting: Formatting, check: bool) -> str:
    """What was done, in one line for people."""
    verb = "would change" if check else "changed"
    unread = f", {len(formatting.findings)} not readable" if formatting.findings else ""
    unwritten = f", {len(formatting.failed)} not written" if formatting.failed else ""
    lost = f", {len(formatting.lost)} places not moved" if formatting.lost else ""
    doubts = f", {len(formatting.doubts)} to look at" if formatting.doubts else ""
    changed = f"{len(formatting.changed)} {verb}"
    return f"{formatting.files} files, {changed}{unread}{unwritten}{lost}{doubts}"
