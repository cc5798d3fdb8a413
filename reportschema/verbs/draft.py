"""`draft`: raw texts -> draft sources that validate, one YAML a text; for html and docx also the plain text that offsets refer to."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from reportschema.checking import Document, Finding, Severity, check, grammar
from reportschema.files.layout import plain_data, source_text
from reportschema.files.schema_copies import copy_above
from reportschema.files.sources import NothingToCheckError, paths_of
from reportschema.models import WorkReport
from reportschema.reading.draft import Draft, Drafter
from reportschema.reading.errors import ReadingError
from reportschema.verbs.schema import SCHEMA_ID
from reportschema.vocabularies import vocabulary

ENDINGS = (".txt", ".text", ".htm", ".html", ".docx")
MAX_BYTES = 64_000_000
_ROUNDS = 4
_ALWAYS = 3  # counts that are told also where they are none
_Job = tuple[Path, Path, bool, bool]  # text, where its draft goes, force, overwrite


@dataclass
class Drafted:
    """What came of one text: where its draft is (`kept`: it was there before), or why there is none, and what a person should look at."""

    text: Path
    target: Path | None = None
    report_id: str | None = None
    error: str | None = None
    kept: bool = False
    notes: list[str] = field(default_factory=list)
    reviews: int = 0
    figures: int = 0
    dropped: int = 0


def draft(
    texts: Iterable[Path | str] | Path | str,
    out: Path | str | None = None,
    force: bool = False,
    progress: Callable[[Drafted], None] | None = None,
    workers: int | None = None,
    overwrite: bool = False,
) -> list[Drafted]:
    """Drafts every text that the paths name or hold.

    out: a .yaml file (for one text) or a folder (default: `drafts`), made when missing. A draft that is there is kept, for people
    correct drafts; overwrite replaces it. force: also what does not look like a work report. progress is called with each result,
    workers are processes (default: one a processor). One bad text is reported and the rest goes on. Raises NothingToCheckError
    without texts.
    """
    paths = list(_texts(paths_of(texts)))
    target = Path(out or "drafts")
    single = target.suffix in (".yaml", ".yml")
    if single and len(paths) > 1:
        raise NothingToCheckError(
            f"{target} is one file and there are {len(paths)} texts: give -o a folder"
        )
    names = _targets(paths, target, single)
    jobs = [(path, name, force, overwrite) for path, name in zip(paths, names, strict=True)]
    (target.parent if single else target).mkdir(parents=True, exist_ok=True)
    results: list[Drafted] = []
    for done in _run(jobs, workers or os.cpu_count() or 1):
        results.append(done)
        if progress:
            progress(done)
    return results


def summary_lines(results: Sequence[Drafted]) -> list[str]:
    """What was made and where, and what to do next, for people."""
    made = [one for one in results if one.target and not one.kept]
    counts = {
        "draft": len(made),
        "figure": sum(one.figures for one in made),
        "record to review": sum(one.reviews for one in made),
        "record dropped as inconsistent": sum(one.dropped for one in made),
        "draft kept": sum(one.kept for one in results),
        "text not drafted": sum(one.error is not None for one in results),
    }
    lines = [
        ", ".join(
            _many(count, what)
            for n, (what, count) in enumerate(counts.items())
            if count or n < _ALWAYS
        )
    ]
    if made and made[0].target:
        where = made[0].target if len(made) == 1 else made[0].target.parent
        folder = (
            made[0].target if made[0].target.with_suffix(".txt").exists() else made[0].text
        ).parent
        lines.append(
            f"wrote {where}; next: reportschema validate {shlex.quote(str(where))} --texts {shlex.quote(str(folder))}"
        )
    return lines


def _many(count: int, what: str) -> str:
    noun, _, rest = what.partition(" ")
    return f"{count} {noun}{'' if count == 1 else 's'}{' ' * bool(rest)}{rest}"


def _run(jobs: list[_Job], workers: int) -> Iterator[Drafted]:
    if workers < 2 or len(jobs) < 4:
        yield from map(_draft_one, jobs)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(_draft_one, jobs, chunksize=4)


def _texts(paths: Iterable[Path]) -> Iterator[Path]:
    found = False
    for path in paths:
        if path.is_dir():
            for inner in sorted(path.rglob("*")):
                if (
                    inner.suffix.lower() in ENDINGS
                    and inner.is_file()
                    and not inner.is_symlink()
                    and not inner.name.startswith(".")
                ):
                    found = True
                    yield inner
        elif path.is_file():
            found = True
            yield path
        else:
            raise NothingToCheckError(f"{path}: no such file or folder")
    if not found:
        raise NothingToCheckError(f"nothing to draft: no file that ends in {', '.join(ENDINGS)}")


def _targets(paths: list[Path], target: Path, single: bool) -> list[Path]:
    """Where each draft goes: named like its text, apart where two texts have one name."""
    if single:
        return [target]
    used: dict[str, int] = {}
    names = []
    for path in paths:
        used[path.stem] = used.get(path.stem, 0) + 1
        ending = f"-{used[path.stem]}" if used[path.stem] > 1 else ""
        names.append(target / f"{path.stem}{ending}.yaml")
    return names


@cache
def _drafter() -> Drafter:
    return Drafter(vocabulary(), grammar())


def _draft_one(job: _Job) -> Drafted:
    path, target, force, overwrite = job
    done = Drafted(path)
    if target.exists() and target.stat().st_size and not overwrite:
        done.target, done.kept = target, True
        return done
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ReadingError(
                "READ007", f"is larger than {MAX_BYTES:,} bytes: give the report alone"
            )
        made = _drafter().draft(path.read_bytes(), path.name, force)
        report, done.dropped = mended(made)
    except ReadingError as error:
        done.error = f"{error.code} {error}"
        return done
    except OSError as error:
        done.error = f"READ000 cannot be read ({error.strerror})"
        return done
    except ValidationError as error:
        place = ".".join(str(part) for part in error.errors()[0]["loc"])
        done.error = f"READ008 our reader made a record that cannot be ({place}: {error.errors()[0]['msg']}): please report it with the text"
        return done
    if made.text.kind != "txt":
        target.with_suffix(".txt").write_text(made.text.text, encoding="utf-8", newline="")
    target.write_text(_header(made, target) + source_text(report), encoding="utf-8", newline="")
    done.target, done.report_id, done.notes = target, report.id, made.notes
    done.figures = len(report.observations) + len(report.targets)
    done.reviews = sum(
        getattr(row, "review", None) is not None
        for name in WorkReport.model_fields
        for row in _rows(report, name)
    )
    return done


def _schema_for(target: Path) -> str:
    """Where an editor finds the schema of a source: the copy above it, as a relative path, or else its address."""
    folder = target.absolute().parent
    copy = copy_above(folder)
    return SCHEMA_ID if copy is None else Path(os.path.relpath(copy, folder)).as_posix()


def _header(made: Draft, target: Path) -> str:
    lines = [
        f"# yaml-language-server: $schema={_schema_for(target)}",
        "# Drafted by a machine; nobody has read it yet.",
    ]
    return "\n".join([*lines, *(f"# To check: {note}" for note in made.notes)]) + "\n"


def _rows(report: WorkReport, name: str) -> tuple[object, ...]:
    value = getattr(report, name)
    return value if isinstance(value, tuple) else ()


def mended(made: Draft) -> tuple[WorkReport, int]:
    """The drafted report without the records that our own rules find wrong, and how many those were: a draft always validates."""
    report, dropped = made.report, 0
    for _ in range(_ROUNDS):
        checked = check([Document("draft", plain_data(report))], lambda _: made.text.text)
        wrong = _wrong_records(checked.findings)
        if not wrong:
            break
        dropped += len(wrong)
        report = _without(report, wrong)
    return report, dropped


def _wrong_records(findings: Iterable[Finding]) -> set[tuple[str, int]]:
    return {
        (str(one.loc[0]), int(one.loc[1]))
        for one in findings
        if one.severity is Severity.ERROR
        and len(one.loc) > 1
        and isinstance(one.loc[1], int)
        and one.loc[0] != "editions"
    }


def _without(report: WorkReport, wrong: set[tuple[str, int]]) -> WorkReport:
    kept = {
        name: tuple(row for i, row in enumerate(rows) if (name, i) not in wrong)
        for name in {name for name, _ in wrong}
        if isinstance(rows := getattr(report, name), tuple)
    }
    return report.model_copy(update=kept)
