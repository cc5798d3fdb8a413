"""`fmt`: sources in the one canonical layout, so that a diff of a source shows facts alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path

from reportschema.files.faults import SourceError
from reportschema.files.formatting import Formatted, formatted
from reportschema.files.sources import find_sources, paths_of, read_source
from reportschema.files.writing import ChangedError, WriteError, replace_file
from reportschema.findings import Finding, Hit, finding_of
from reportschema.findings.reporters import as_line, printable


@dataclass(frozen=True)
class Formatting:
    """What `fmt` gives.

    files: how many it read. changed: file name -> the source before and after, of those that were
    not in the layout. findings: why files could not be read. failed: why others could not be
    written, a line each.
    """

    files: int
    changed: Mapping[str, Formatted]
    findings: Sequence[Finding]
    failed: Sequence[str] = ()

    def fails(self, check: bool = False) -> bool:
        """Whether a file was not read or written; with `check`, whether any is out of layout."""
        return bool(self.findings or self.failed) or (check and bool(self.changed))


def fmt(paths: Iterable[Path | str] | Path | str, check: bool = False) -> Formatting:
    """Puts every source that the paths name or hold into the canonical layout.

    check: change nothing, and only find out which sources are not in the layout. Data and comments
    stay as they are, also in a source that breaks the schema. Left untouched are what is no
    readable YAML, links, and a file that someone else changed meanwhile.
    Raises NothingToCheckError when there is no source.
    """
    changed: dict[str, Formatted] = {}
    findings: list[Finding] = []
    failed: list[str] = []
    sources = find_sources(paths_of(paths))
    for path in sources:
        name = path.as_posix()
        try:
            layout = _put_in_order(path, check)
        except SourceError as error:
            finding = finding_of(name, error.code, Hit((), str(error), error.remedy))
            findings.append(replace(finding, line=error.line, column=error.column))
            continue
        except WriteError as error:
            failed.append(str(error))
            continue
        if layout is not None:
            changed[name] = layout
    return Formatting(len(sources), changed, findings, failed)


def _put_in_order(path: Path, check: bool) -> Formatted | None:
    """One source before and after, None where it is in the layout. Raises SourceError."""
    raw, stamp = read_source(path)
    layout = formatted(raw)
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
    """What was changed, or with `check` would be (as diffs), and what was not, for people."""
    changed = formatting.changed.items()
    if check:
        lines = [line for name, layout in changed for line in diff_of(name, layout)]
    else:
        lines = [
            printable("; ".join([f"changed {name}", *layout.notes])) for name, layout in changed
        ]
    return [*lines, *map(as_line, formatting.findings), *map(printable, formatting.failed)]


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
    return f"{formatting.files} files, {len(formatting.changed)} {verb}{unread}{unwritten}"
