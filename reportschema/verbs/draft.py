"""`draft`: raw texts -> draft sources that validate, one YAML a text.

For html and docx it also writes the plain text, beside the draft: offsets refer to that.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from reportschema.checking import Document, Finding, Severity, check, fault, grammar
from reportschema.files.layout import plain_data, source_text
from reportschema.files.schema_copies import copy_above
from reportschema.files.sources import NothingToCheckError, paths_of
from reportschema.models import WorkReport
from reportschema.reading.draft import Draft, Drafter
from reportschema.reading.errors import ReadingError
from reportschema.verbs.schema import SCHEMA_ID
from reportschema.verbs.workers import Died, OutOfTimeError, in_processes, time_limit
from reportschema.vocabularies import vocabulary

ENDINGS = (".txt", ".text", ".htm", ".html", ".docx")
MAX_BYTES = 64_000_000
_ROUNDS = 4  # leaving out a record can make another one wrong
_ALWAYS_COUNTED = 3  # how many of the summary's counts stand there also when they are 0
_WORTH_PROCESSES = 4  # fewer texts are drafted sooner than processes start
SECONDS_A_TEXT = 300  # a long report takes some ten


@dataclass(frozen=True)
class Drafted:
    """What came of one text: where its draft is, or why there is none.

    target: the source written, or `kept` because it was there before; None with an `error`.
    notes: what a person should look at. reviews: records marked for review. figures: observations
    and targets. dropped: records left out because our own rules find them wrong.
    """

    text: Path
    target: Path | None = None
    report_id: str | None = None
    error: str | None = None
    kept: bool = False
    notes: Sequence[str] = ()
    reviews: int = 0
    figures: int = 0
    dropped: int = 0


class _Job(NamedTuple):
    """One text to draft: its file, the source to write, and the options of `draft`."""

    text: Path
    target: Path
    force: bool
    overwrite: bool


def draft(
    texts: Iterable[Path | str] | Path | str,
    out: Path | str | None = None,
    force: bool = False,
    progress: Callable[[Drafted], None] | None = None,
    workers: int | None = None,
    overwrite: bool = False,
    seconds: float = SECONDS_A_TEXT,
) -> list[Drafted]:
    """Drafts every text that the paths name or hold; a bad one is reported and the rest goes on.

    out: a .yaml file (for one text) or a folder (default: `drafts`), made when missing.
    force: also what does not look like a work report.
    progress: called with each result as it comes.
    workers: how many processes; default: one a processor.
    overwrite: replace drafts that are there; else they are kept, for people correct drafts.
    seconds: how long a text may take (in the main thread of a program; elsewhere no limit holds).
    Raises NothingToCheckError without texts.
    """
    paths = list(_texts(paths_of(texts)))
    out = Path(out or "drafts")
    to_one_file = out.suffix in (".yaml", ".yml")
    if to_one_file and len(paths) > 1:
        raise NothingToCheckError(
            f"{out} is one file and there are {len(paths)} texts: give -o a folder"
        )
    targets = [out] if to_one_file else _targets(paths, out)
    jobs = [
        _Job(path, target, force, overwrite) for path, target in zip(paths, targets, strict=True)
    ]
    (out.parent if to_one_file else out).mkdir(parents=True, exist_ok=True)
    results: list[Drafted] = []
    for result in _run(jobs, workers or os.cpu_count() or 1, seconds):
        results.append(result)
        if progress:
            progress(result)
    return results


def lines_of(result: Drafted) -> list[str]:
    """What came of one text, for people: why there is no draft, that it was kept, or its notes."""
    if result.error:
        return [f"{result.text}: {result.error}"]
    if result.kept:
        return [f"kept {result.target}: it was there before; --overwrite drafts it anew"]
    return [f"{result.target}: to check: {note}" for note in result.notes]


def summary_lines(results: Sequence[Drafted]) -> list[str]:
    """What was drafted and where, and what to do next, for people."""
    written = [result for result in results if result.target and not result.kept]
    counts = {
        "draft": len(written),
        "figure": sum(result.figures for result in written),
        "record to review": sum(result.reviews for result in written),
        "record dropped as inconsistent": sum(result.dropped for result in written),
        "draft kept": sum(result.kept for result in results),
        "text not drafted": sum(result.error is not None for result in results),
    }
    phrases = [
        _many(count, noun)
        for n, (noun, count) in enumerate(counts.items())
        if count or n < _ALWAYS_COUNTED
    ]
    lines = [", ".join(phrases)]
    if written and (first := written[0].target):
        where = first if len(written) == 1 else first.parent
        texts = first if first.with_suffix(".txt").exists() else written[0].text
        command = (
            f"reportschema validate {shlex.quote(str(where))}"
            f" --texts {shlex.quote(str(texts.parent))}"
        )
        lines.append(f"wrote {where}; next: {command}")
    return lines


def _many(count: int, what: str) -> str:
    """`2 drafts kept` of 2 and `draft kept`: the first word is counted."""
    noun, *rest = what.split(" ", 1)
    return " ".join([f"{count} {noun}{'' if count == 1 else 's'}", *rest])


def _run(jobs: list[_Job], workers: int, seconds: float) -> Iterator[Drafted]:
    """What came of each text, whatever happens to one of them."""
    draft_one = partial(_draft_in_time, seconds=seconds)
    if workers < 2 or len(jobs) < _WORTH_PROCESSES:
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
        if not path.is_dir() and not path.is_file():
            raise NothingToCheckError(f"{path}: no such file or folder")
        for text in sorted(filter(_is_text, path.rglob("*"))) if path.is_dir() else [path]:
            empty = False
            yield text
    if empty:
        raise NothingToCheckError(f"nothing to draft: no file that ends in {', '.join(ENDINGS)}")


def _is_text(path: Path) -> bool:
    """Whether a path below a folder is one that `draft` reads."""
    return (
        path.suffix.lower() in ENDINGS
        and path.is_file()
        and not path.is_symlink()
        and not path.name.startswith(".")
    )


def _targets(texts: list[Path], folder: Path) -> list[Path]:
    """Where each draft goes: named like its text, numbered where two texts have one name."""
    used: dict[str, int] = {}
    targets = []
    for path in texts:
        used[path.stem] = used.get(path.stem, 0) + 1
        ending = f"-{used[path.stem]}" if used[path.stem] > 1 else ""
        targets.append(folder / f"{path.stem}{ending}.yaml")
    return targets


@cache
def _drafter() -> Drafter:
    return Drafter(vocabulary(), grammar())


def _draft(job: _Job) -> Drafted:
    """Drafts one text; whatever is wrong with it is an error of the result."""
    if job.target.exists() and job.target.stat().st_size and not job.overwrite:
        return Drafted(job.text, job.target, kept=True)
    try:
        if job.text.stat().st_size > MAX_BYTES:
            raise ReadingError(
                "READ007", f"is larger than {MAX_BYTES:,} bytes: give the report alone"
            )
        drafted = _drafter().draft(job.text.read_bytes(), job.text.name, job.force)
        report, dropped = mended(drafted)
    except ReadingError as error:
        return Drafted(job.text, error=f"{error.code} {error}")
    except OSError as error:
        return Drafted(job.text, error=f"READ000 cannot be read ({error.strerror})")
    except ValidationError as error:
        return Drafted(job.text, error=_impossible(error))
    _write(drafted, report, job.target)
    return Drafted(
        job.text,
        job.target,
        report.id,
        notes=drafted.notes,
        reviews=_reviews(report),
        figures=len(report.observations) + len(report.targets),
        dropped=dropped,
    )


def _impossible(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return _failed("READ008", f"our reader made a record that cannot be ({place}: {first['msg']})")


def _write(drafted: Draft, report: WorkReport, target: Path) -> None:
    """Writes the source, and beside it the text where the edition is no plain text."""
    if drafted.text.kind != "txt":
        text_file = target.with_suffix(".txt")
        text_file.write_text(drafted.text.text, encoding="utf-8", newline="")
    source = _header(drafted, target) + source_text(report)
    target.write_text(source, encoding="utf-8", newline="")


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


def mended(drafted: Draft) -> tuple[WorkReport, int]:
    """(the report without the records that our own rules find wrong, how many those were).

    So a draft always validates.
    """
    report, dropped = drafted.report, 0
    for _ in range(_ROUNDS):
        checked = check([Document("draft", plain_data(report))], lambda _: drafted.text.text)
        wrong = _wrong_records(checked.findings)
        if not wrong:
            break
        dropped += len(wrong)
        report = _without(report, wrong)
    return report, dropped


def _wrong_records(findings: Iterable[Finding]) -> set[tuple[str, int]]:
    """(list, index in it) of the records with an error; an edition is never dropped."""
    errors = (finding.loc for finding in findings if finding.severity is Severity.ERROR)
    return {
        (str(loc[0]), loc[1])
        for loc in errors
        if len(loc) > 1 and isinstance(loc[1], int) and loc[0] != "editions"
    }


def _without(report: WorkReport, wrong: set[tuple[str, int]]) -> WorkReport:
    kept = {
        name: tuple(row for i, row in enumerate(rows) if (name, i) not in wrong)
        for name in {name for name, _ in wrong}
        if isinstance(rows := getattr(report, name), tuple)
    }
    return report.model_copy(update=kept)
