"""`fmt`: sources in the one canonical layout, so that a diff of a source shows facts and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from difflib import unified_diff
from pathlib import Path

from reportschema.checking import Finding, Hit, finding
from reportschema.checking.reporters import printable
from reportschema.files.formatting import Formatted, formatted, replace_file
from reportschema.files.regular import stamp_of
from reportschema.files.sources import find_sources, paths_of, read_source
from reportschema.files.yaml_events import SourceError


@dataclass
class Formatting:
    """What `fmt` gives: how many files it read, the changed ones by name, and the findings on those it could not read."""

    files: int = 0
    changed: dict[str, Formatted] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def fails(self, check: bool = False) -> bool:
        """Whether a file could not be read; with `check`, whether any is not in the canonical layout."""
        return bool(self.findings) or (check and bool(self.changed))


def fmt(paths: Iterable[Path | str] | Path | str, check: bool = False) -> Formatting:
    """Puts every source that the paths name or hold into the canonical layout; with `check` only finds out which are not in it.

    Data and comments stay as they are, also in a source that breaks the schema. What is no readable YAML is left untouched, and so is
    a link, and a file that someone else changed meanwhile.
    Raises NothingToCheckError when there is no source at all, OSError when a file cannot be written.
    """
    result = Formatting()
    for path in find_sources(paths_of(paths)):
        result.files += 1
        name = path.as_posix()
        try:
            raw, stamp = read_source(path)
            made = formatted(raw)
            new = made.after.encode()
            if new != raw and not check:
                if stamp_of(path) != stamp:
                    raise SourceError("YAML011", "changed while it was laid out")
                replace_file(path, new)
        except SourceError as error:
            found = finding(name, error.code, Hit((), str(error), error.remedy))
            result.findings.append(replace(found, line=error.line, column=error.column))
            continue
        if new != raw:
            result.changed[name] = made
    return result


def diff_of(name: str, made: Formatted) -> str:
    """What `fmt` changes in a file, as a unified diff; what is not seen in one (line ends, a byte order mark) in words."""
    diff = unified_diff(
        made.before.split("\n"),
        made.after.split("\n"),
        name,
        f"{name} (canonical layout)",
        lineterm="",
    )
    return "\n".join(
        printable(line) for line in (*(f"{name}: {note}" for note in made.notes), *diff)
    )


def summary_line(result: Formatting, check: bool) -> str:
    """What was done, in one line for people."""
    verb = "would change" if check else "changed"
    unread = f", {len(result.findings)} not readable" if result.findings else ""
    return f"{result.files} files, {len(result.changed)} {verb}{unread}"
