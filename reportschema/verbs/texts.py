"""`texts`: the very texts of reports, from public repositories that the user has cloned.

Editions say under `obtained` where their text lies and how it is taken out; what comes out is
written only when it has the edition's sha256.
"""

from __future__ import annotations

import re
import shlex
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from reportschema.files.disk.regular import UnreadableError, read_regular
from reportschema.files.disk.writing import WriteError, Written, write_file
from reportschema.files.finding.sources import NothingToCheckError
from reportschema.files.finding.texts import MAX_TEXT_BYTES
from reportschema.files.parsing.yaml_events import locate
from reportschema.files.rebuilding.clones import Clones
from reportschema.files.rebuilding.errors import ObtainError
from reportschema.files.rebuilding.rebuild import rebuilt
from reportschema.findings import Finding, Severity, fault
from reportschema.findings.finding import shortened
from reportschema.models import Edition
from reportschema.verbs.validate import Validation, validate

UNWRITTEN = "OBTAIN005"
_REMEDY = "give another folder, or --overwrite where the file that is there is not needed"
_UNSAFE_NAME = re.compile(r"^[.\s~-]|[/\\\x00-\x1f\x7f]|[.\s]$")
_LONGEST_NAME = 200  # bytes, of a file
_HASH_IN_NAME = 16  # digits


@dataclass(frozen=True)
class Obtaining:
    """What came of the texts of all editions that say how they are obtained.

    written: files that are new or took the place of others. kept: those that were there just so.
    findings: why others were not written, one an edition, and what keeps sources from being read.
    failed: how many editions and sources those are. without: editions that say nothing of it.
    """

    written: Sequence[Path]
    kept: Sequence[Path]
    findings: Sequence[Finding]
    failed: int
    without: int

    def fails(self) -> bool:
        """Whether a text that its source says can be had was not, or a source was not read."""
        return self.failed > 0


class _Place(NamedTuple):
    """An edition, and where it stands: its source and its number there."""

    source: str
    number: int
    edition: Edition

    def file_of_clone(self) -> tuple[str, str, str]:
        """What its text is taken out of: editions of one such file are rebuilt together."""
        obtained = self.edition.obtained
        assert obtained is not None
        return obtained.repository, obtained.commit, obtained.path


@dataclass(frozen=True)
class _Folder:
    """Where texts go: the folder, whether files give way, and what is never written onto."""

    path: Path
    overwrite: bool
    inputs: Sequence[Path]


def texts(
    sources: Iterable[Path | str] | Path | str,
    clones: Path | str,
    out: Path | str,
    overwrite: bool = False,
) -> Obtaining:
    """Writes the text of each edition of the sources that says how it is obtained to a folder.

    clones: a folder of clones, each called OWNER+NAME or OWNER/NAME; a bare clone will do.
    overwrite: also over files that hold something else.
    One text that cannot be had is a finding, and the rest goes on. Raises NothingToCheckError where
    there are no clones or no such edition, WriteError where `out` can hold no texts.
    """
    if not Path(clones).is_dir():
        raise NothingToCheckError(f"{clones}: no such folder of clones")
    _check_folder(Path(out), Path(clones))
    validation = validate(sources)
    editions = [
        _Place(name, number, edition)
        for name, report in validation.reports.items()
        for number, edition in enumerate(report.editions)
    ]
    obtainable = [place for place in editions if place.edition.obtained is not None]
    unread = _unread(validation)
    if not obtainable and not unread:
        raise NothingToCheckError("nothing to rebuild: no edition says how its text is obtained")
    inputs = [source.path for source in validation.sources.values()]
    folder = _Folder(Path(out), overwrite, inputs)
    outcomes = list(_outcomes(obtainable, validation, Clones(Path(clones)), folder))
    failures = [outcome for _, outcome in outcomes if isinstance(outcome, Finding)]
    unreadable = [finding for finding in validation.findings if finding.file in unread]
    return Obtaining(
        [path for path, outcome in outcomes if outcome in (Written.NEW, Written.REPLACED)],
        [path for path, outcome in outcomes if outcome is Written.SAME],
        sorted([*failures, *unreadable], key=Finding.sort_key),
        failed=len(failures) + len(unread),
        without=len(editions) - len(obtainable),
    )


def summary_lines(obtaining: Obtaining, sources: Sequence[Path], out: Path) -> Iterator[str]:
    """What was written and what not, and what the texts are good for, for people."""
    written, kept = len(obtaining.written), len(obtaining.kept)
    without = f", {obtaining.without} not said how to obtain" if obtaining.without else ""
    yield f"{written} written, {kept} kept, {obtaining.failed} failed{without}"
    if written or kept:
        given = shlex.join(map(str, sources))
        yield f"next: reportschema validate {given} --texts {shlex.quote(str(out))}"


def _check_folder(folder: Path, clones: Path) -> None:
    """Refuses a folder that no text may go to. Raises WriteError."""
    if folder.is_symlink():
        raise WriteError(f"{folder} is a symbolic link: nothing was written; give what it leads to")
    if folder.exists() and not folder.is_dir():
        raise WriteError(f"{folder} is no folder: nothing was written; give a folder")
    if folder.resolve().is_relative_to(clones.resolve()):
        raise WriteError(
            f"{folder} lies in the clones, which are only read: nothing was written;"
            " give another folder"
        )


def _unread(validation: Validation) -> set[str]:
    """The files that are no reports that follow the schema."""
    errors = (f.file for f in validation.findings if f.severity is Severity.ERROR)
    return {file for file in errors if file not in validation.reports}


def _outcomes(
    places: Sequence[_Place], validation: Validation, clones: Clones, folder: _Folder
) -> Iterator[tuple[Path, Written | Finding]]:
    """(file, what came of it) for each edition."""
    shared = _shared_names(places)
    for place in sorted(places, key=_Place.file_of_clone):
        target = folder.path / _file_name(place.edition, shared)
        position = validation.sources[place.source].positions
        line, column = locate(position, ("editions", place.number, "obtained"))
        try:
            yield target, _put(place.edition, target, clones, folder)
        except (ObtainError, WriteError) as error:
            code = error.code if isinstance(error, ObtainError) else UNWRITTEN
            remedy = error.remedy if isinstance(error, ObtainError) else _REMEDY
            says = shortened(f"{place.edition.id}: {error}")
            finding = Finding(place.source, code, Severity.ERROR, says, remedy)
            yield target, replace(finding, line=line, column=column)
        except Exception as error:
            finding = fault(place.source, error, f"text of edition {place.edition.id}")
            yield target, replace(finding, line=line, column=column)


def _put(edition: Edition, target: Path, clones: Clones, folder: _Folder) -> Written:
    """Rebuilds a text and writes it; one that is there is not rebuilt.

    Raises ObtainError, WriteError.
    """
    with suppress(UnreadableError):
        if sha256(read_regular(target, MAX_TEXT_BYTES)[0]).hexdigest() == edition.sha256:
            return Written.SAME
    return write_file(
        target,
        rebuilt(edition, clones),
        overwrite=folder.overwrite,
        inputs=folder.inputs,
        below=folder.path,
    )


def _shared_names(places: Iterable[_Place]) -> set[str]:
    """The file names, folded, that editions of different texts have."""
    hashes: dict[str, set[str]] = {}
    for place in places:
        hashes.setdefault(_folded(place.edition.file_name), set()).add(place.edition.sha256)
    return {name for name, different in hashes.items() if len(different) > 1}


def _file_name(edition: Edition, shared: set[str]) -> str:
    """What a text is called: as its edition says, or by its hash where that is unsafe or shared."""
    name = edition.file_name
    if _folded(name) in shared or _UNSAFE_NAME.search(name) or len(name.encode()) > _LONGEST_NAME:
        return f"{edition.sha256[:_HASH_IN_NAME]}.txt"
    return name


def _folded(name: str) -> str:
    """A name as file systems take it that know no difference of case or composition."""
    return unicodedata.normalize("NFC", name).casefold()
