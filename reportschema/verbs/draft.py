"""`draft`: raw texts -> draft sources that validate, one YAML a text.

For html and docx it also writes the plain text, beside the draft: offsets refer to that.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from reportschema.checking import grammar
from reportschema.files.canonical.layout import source_text
from reportschema.files.disk.notices import notice
from reportschema.files.disk.regular import (
    Stamp,
    TooLargeError,
    UnreadableError,
    read_regular,
    stamp_of,
)
from reportschema.files.disk.walking import IS_FOLDER, entries_below, resolved_root
from reportschema.files.disk.writing import WriteError, Written, take_back, write_file
from reportschema.files.finding.schema_copies import copy_above
from reportschema.files.finding.sources import NothingToCheckError, paths_of
from reportschema.findings import fault
from reportschema.models import WorkReport
from reportschema.reading.draft import Draft, Drafter
from reportschema.reading.levels import DraftLevel
from reportschema.reading.page.errors import ReadingError
from reportschema.reading.promises.headline import headline_level
from reportschema.verbs.drafted import Drafted
from reportschema.verbs.mended import mended
from reportschema.verbs.redraft import Redraft, UnmergeableError, has_accepted, redraft
from reportschema.verbs.schema import SCHEMA_ID
from reportschema.verbs.workers import Died, OutOfTimeError, in_processes, time_limit
from reportschema.vocabularies import vocabulary

ENDINGS = (".txt", ".text", ".htm", ".html", ".docx")
MAX_BYTES = 64_000_000
_HASH = re.compile(rb"\b[0-9a-f]{64}\b")
_NAMED = 5  # how many of the files that are not read are named
WORTH_PROCESSES = 4  # fewer texts are drafted sooner than processes start
SECONDS_A_TEXT = 300  # a long report takes some ten


class _Job(NamedTuple):
    """One text to draft: its file, the source to write below a folder, the options of `draft`."""

    text: Path
    target: Path
    folder: Path
    onto: tuple[Path, ...]  # texts of this run that stand where this one's draft would go
    force: bool
    overwrite: bool
    level: DraftLevel


def draft(
    texts: Iterable[Path | str] | Path | str,
    out: Path | str | None = None,
    force: bool = False,
    progress: Callable[[Drafted], None] | None = None,
    workers: int | None = None,
    overwrite: bool = False,
    seconds: float = SECONDS_A_TEXT,
    level: DraftLevel = DraftLevel.FULL,
) -> list[Drafted]:
    """Drafts every text that the paths name or hold; a bad one is reported and the rest goes on.

    out: a .yaml file (for one text) or a folder (default: `drafts`), made when missing.
    force: also what does not look like a work report.
    progress: called with each result as it comes.
    workers: how many processes; default: one a processor.
    overwrite: a draft that is there takes all that the new one says, but for records that somebody
    has accepted; else what is new or changed comes in marked, and the rest stays.
    seconds: how long a text may take (in the main thread of a program; elsewhere no limit holds).
    level: all that the reader finds, or the headline targets and what they are measured by alone.
    Raises NothingToCheckError without texts.
    """
    paths = list(_texts(paths_of(texts)))
    out = Path(out or "drafts")
    if out.is_symlink():
        raise WriteError(f"{out} is a symbolic link: nothing was drafted; give what it leads to")
    to_one_file = out.suffix in (".yaml", ".yml")
    if to_one_file and len(paths) > 1:
        raise NothingToCheckError(
            f"{out} is one file and there are {len(paths)} texts: give -o a folder"
        )
    targets = [out] if to_one_file else _targets(paths, out)
    folder = out.parent if to_one_file else out
    inputs = {path.resolve(): path for path in paths}
    jobs = []
    for path, target in zip(paths, targets, strict=True):
        outputs = (target.resolve(), target.with_suffix(".txt").resolve())
        onto = tuple(inputs[output] for output in outputs if output in inputs)
        jobs.append(_Job(path, target, folder, onto, force, overwrite, level))
    results: list[Drafted] = []
    for result in _run(jobs, workers or os.cpu_count() or 1, seconds):
        results.append(result)
        if progress:
            progress(result)
    return results


def _run(jobs: list[_Job], workers: int, seconds: float) -> Iterator[Drafted]:
    """What came of each text, whatever happens to one of them."""
    draft_one = partial(_draft_in_time, seconds=seconds)
    if workers < 2 or len(jobs) < WORTH_PROCESSES:
        yield from map(draft_one, jobs)
        return
    for job, result in zip(jobs, in_processes(draft_one, jobs, workers), strict=True):
        if isinstance(result, Died):
            yield Drafted(job.text, error=_failed("READ011", "the process that read it died"))
        else:
            yield result


def _draft_in_time(job: _Job, seconds: float) -> Drafted:
    """Drafts one text within so many seconds; an exception nobody expected is its error."""
    try:
        with time_limit(seconds):
            return _draft(job)
    except OutOfTimeError:
        return Drafted(job.text, error=_failed("READ010", f"was not read in {seconds:g} seconds"))
    except Exception as error:
        return Drafted(job.text, error=_failed("READ009", fault(str(job.text), error).message))


def _failed(code: str, message: str) -> str:
    return f"{code} {message}: please report it with the text"


def _texts(paths: Iterable[Path]) -> Iterator[Path]:
    """The texts that paths name or hold. Raises NothingToCheckError where there is none."""
    empty = True
    for path in paths:
        if not path.is_dir() and not os.path.lexists(path):
            raise NothingToCheckError(f"{path}: no such file or folder")
        for text in _texts_below(path) if path.is_dir() else [path]:
            empty = False
            yield text
    if empty:
        raise NothingToCheckError(f"nothing to draft: no file that ends in {', '.join(ENDINGS)}")


def _texts_below(folder: Path) -> list[Path]:
    """The texts below a folder; what else lies there and is not read is said."""
    root = resolved_root(folder, inside_repository=False)
    texts, passed_over = [], []
    for path, why in entries_below(root):
        if not why and path.suffix.lower() in ENDINGS:
            texts.append(path)
        elif why != IS_FOLDER:
            why = why or f"is no {', '.join(ENDINGS)}"
            passed_over.append(f"{path.relative_to(root)} {why}")
    if passed_over:
        more = len(passed_over) - _NAMED
        rest = f"; and {more} more" if more > 0 else ""
        notice(f"not read below {folder}: {'; '.join(passed_over[:_NAMED])}{rest}")
    return sorted(texts)


def _targets(texts: list[Path], folder: Path) -> list[Path]:
    """Where each draft goes: named like its text, numbered where texts share a name.

    A number makes no name that another text has: a, b/a and a-2 become a, a-3 and a-2.
    """
    taken = {_folded(path.stem) for path in texts}
    named: set[str] = set()
    targets = []
    for path in texts:
        stem = path.stem
        if _folded(stem) in named:
            names = (f"{path.stem}-{n}" for n in count(2))
            stem = next(name for name in names if _folded(name) not in taken)
        named.add(_folded(stem))
        taken.add(_folded(stem))
        targets.append(folder / f"{stem}.yaml")
    return targets


def _folded(name: str) -> str:
    """A name as a file system that knows no case or composition of letters sees it."""
    return unicodedata.normalize("NFC", name).casefold()


def read_text(data: bytes, name: str, force: bool) -> tuple[Draft, WorkReport, int]:
    """(the draft of one text, its report without the records that are wrong, how many those were).

    name: of the file; it may name place and year. Raises ReadingError, ValidationError.
    """
    drafted = drafter().draft(data, name, force)
    report, left_out = mended(drafted)
    return replace(drafted, notes=[*drafted.notes, *left_out]), report, len(left_out)


@cache
def drafter() -> Drafter:
    """The drafter of the package's own vocabulary."""
    return Drafter(vocabulary(), grammar())


def _draft(job: _Job) -> Drafted:
    """Drafts one text; whatever is wrong with it is an error of the result."""
    try:
        data, _ = read_regular(job.text, MAX_BYTES)
        there = _there(job.target)
        if there is not None and _is_of_another_text(there.raw, data):
            if not job.overwrite or has_accepted(there.raw):
                return _refused(job, "is a draft of another text, or of this one before it changed")
            there = None
        drafted, report, dropped = read_text(data, job.text.name, job.force)
        if job.level is DraftLevel.HEADLINE:
            report = headline_level(report, drafted.text.text, vocabulary())
        merged = _merged(drafted, report, job, there)
    except ReadingError as error:
        return Drafted(job.text, error=f"{error.code} {error}")
    except TooLargeError as error:
        return Drafted(job.text, error=f"READ007 {error}: give the report alone")
    except UnreadableError as error:
        return Drafted(job.text, error=f"READ000 {error}")
    except WriteError as error:
        return Drafted(job.text, error=str(error))
    except UnmergeableError as error:
        return _refused(job, str(error))
    except ValidationError as error:
        return Drafted(job.text, error=_impossible(error))
    if merged is not None:
        report = merged.report
    return Drafted(
        job.text,
        job.target,
        report.id,
        kept=merged is not None and merged.text is None,
        notes=drafted.notes if merged is None else (),
        reviews=_reviews(report),
        figures=len(report.observations) + len(report.targets),
        dropped=dropped,
        merged=None if merged is None else tuple(merged.outcomes),
    )


def _impossible(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return _failed("READ008", f"our reader made a record that cannot be ({place}: {first['msg']})")


class _There(NamedTuple):
    """The source that stands where a draft would go. stamp: tells whether it changed since."""

    raw: bytes
    stamp: Stamp


def _there(target: Path) -> _There | None:
    """What stands where a draft would go; None where nothing does, or an empty file."""
    if not os.path.lexists(target):
        return None
    there = _There(*read_regular(target, MAX_BYTES))
    return there if there.raw else None


def _is_of_another_text(source: bytes, text: bytes) -> bool:
    """Whether a source names the hashes of texts, and not that of this one."""
    hashes = _HASH.findall(source)
    return bool(hashes) and sha256(text).hexdigest().encode() not in hashes


def _refused(job: _Job, why: str) -> Drafted:
    hint = "give another -o"
    if not job.overwrite:
        hint = f"--overwrite drafts it anew unless it has accepted records, or {hint}"
    return Drafted(job.text, error=f"{job.target} is there and {why}: it was kept; {hint}")


def _merged(drafted: Draft, report: WorkReport, job: _Job, there: _There | None) -> Redraft | None:
    """Writes the draft, merged into a source that is there; None where none is to be kept."""
    if there is not None:
        try:
            merged = redraft(there.raw, report, drafted.text.text, job.overwrite)
        except UnmergeableError:
            if not job.overwrite or has_accepted(there.raw):
                raise
        else:
            if merged.text is not None:
                if stamp_of(job.target) != there.stamp:
                    raise UnmergeableError("was changed while its text was read")
                _write(drafted, merged.text.encode(), job, overwrite=True)
            return merged
    source = (_header(drafted, job.target) + source_text(report)).encode()
    _write(drafted, source, job, overwrite=job.overwrite)
    return None


def _write(drafted: Draft, source: bytes, job: _Job, *, overwrite: bool) -> None:
    """Writes the source, and beside it the text where the edition is no plain text.

    Both or neither. overwrite: the source takes the place of the one there. Raises WriteError.
    """
    text_file, written = job.target.with_suffix(".txt"), Written.SAME
    to_disk = partial(write_file, inputs=job.onto, below=job.folder)
    if drafted.text.kind != "txt":
        written = to_disk(text_file, drafted.text.text.encode(), overwrite=job.overwrite)
    try:
        to_disk(job.target, source, overwrite=overwrite)
    except BaseException:
        if written is Written.NEW:
            take_back(text_file)
        raise


def _reviews(report: WorkReport) -> int:
    """How many records a person should look at."""
    rows = (row for name in WorkReport.model_fields for row in _rows(report, name))
    return sum(getattr(row, "review", None) is not None for row in rows)


def _schema_for(target: Path) -> str:
    """Where an editor finds the schema: the copy above the source (relative), or its address."""
    folder = target.absolute().parent
    copy = copy_above(folder)
    return SCHEMA_ID if copy is None else Path(os.path.relpath(copy, folder)).as_posix()


def _header(drafted: Draft, target: Path) -> str:
    lines = [
        f"# yaml-language-server: $schema={_schema_for(target)}",
        "# Drafted by a machine; nobody has read it yet.",
        *(f"# To check: {note}" for note in drafted.notes),
    ]
    return "\n".join(lines) + "\n"


def _rows(report: WorkReport, name: str) -> tuple[object, ...]:
    value = getattr(report, name)
    return value if isinstance(value, tuple) else ()
