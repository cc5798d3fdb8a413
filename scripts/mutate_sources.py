#!/usr/bin/env python3
"""How many wrong values of the sources are noticed, field by field.

usage: scripts/mutate_sources [SOURCE…] [--texts DIR] [--sample N | --all] [--seed N]
                              [--workers N] [--field MODEL.FIELD] [--csv FILE]
                              [--second-opinion]

Walks the models; at each field of each record of each source another legal value is put in turn,
and the checks are asked whether they notice: without the text, with it, and where nothing else
speaks the audit and, with --second-opinion, a second reading of the text. The shares are of all
faults that were planted. --csv lists every fault with the codes that spoke of it.
"""

from __future__ import annotations

import argparse
import csv
import multiprocessing
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from mutants.noticing import STAGES, Checks, Noticed
from mutants.sampling import Fault, draw

from reportschema.files.finding.sources import find_sources, load_source
from reportschema.files.finding.texts import TextError, TextFolder
from reportschema.models import WorkReport
from reportschema.verbs.second_reading import read_again

ROOT = Path(__file__).resolve().parent.parent
Outcome = tuple[Fault, Noticed]
_SHOWN = 3  # codes of a field


def main() -> None:
    """Draws the faults, plants each, and prints who noticed."""
    options = _options()
    checks = _checks(options.sources or [ROOT / "sources"], options.texts, options.second_opinion)
    faults = draw(
        checks.reports, checks.texts, None if options.all else options.sample, options.seed
    )
    if options.field:
        faults = [fault for fault in faults if f"{fault.model}.{fault.field}" in options.field]
    outcomes = list(zip(faults, _noticed(checks, faults, options.workers), strict=True))
    for line in lines(outcomes):
        print(line)
    if options.csv:
        _write(options.csv, outcomes)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("sources", nargs="*", type=Path, metavar="SOURCE")
    parser.add_argument("--texts", type=Path, metavar="DIR", help="the published texts")
    parser.add_argument("--sample", type=int, default=20, metavar="N", help="faults of each field")
    parser.add_argument("--all", action="store_true", help="every fault instead of a sample")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--workers", type=int, default=1, metavar="N")
    parser.add_argument("--field", action="append", metavar="MODEL.FIELD", help="only this field")
    again = "ask a second reading too, where nothing else speaks"
    parser.add_argument("--second-opinion", action="store_true", help=again)
    parser.add_argument("--csv", type=Path, metavar="FILE", help="every fault and who noticed")
    return parser.parse_args()


def _checks(paths: Iterable[Path], texts: Path | None, again: bool) -> Checks:
    """The sources of the paths, each with its text where the folder has it, read again or not."""
    folder = TextFolder(texts) if texts else None
    reports = {
        path.as_posix(): WorkReport.model_validate(load_source(path).data)
        for path in find_sources(list(paths))
    }
    of_source = {}
    for name, report in reports.items():
        if folder:
            try:
                of_source[name] = folder.read(report.first_edition())
            except TextError as error:
                print(f"{name}: {error}")
    readings = read_again(reports, of_source) if again else {}
    return Checks(reports, of_source, folder, readings)


def _noticed(checks: Checks, faults: list[Fault], workers: int) -> Iterator[Noticed]:
    """What is noticed of each fault; by forked processes, which share what is prepared."""
    if workers == 1:
        yield from map(checks.notice, faults)
        return
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        yield from pool.imap(checks.notice, faults, chunksize=20)


def lines(outcomes: list[Outcome]) -> Iterator[str]:
    """The shares by field, then by list of records, then of all."""
    yield _HEAD
    for name, of_field in _grouped(outcomes, lambda fault: f"{fault.model}.{fault.field}").items():
        codes = Counter(code for _, seen in of_field for stage in seen for code in stage)
        yield _line(name, of_field) + " ".join(code for code, _ in codes.most_common(_SHOWN))
    yield ""
    for name, of_list in _grouped(outcomes, lambda fault: fault.kind).items():
        yield _line(name, of_list).rstrip()
    yield _line("all", outcomes).rstrip()
    several = sum(len(seen.file + seen.text) > 1 for _, seen in outcomes)
    yield f"{several} faults have findings of several codes"


_HEAD = f"{'field':40} faults  file  text audit  read none %  noticed by"


def _grouped(outcomes: list[Outcome], key: Callable[[Fault], str]) -> dict[str, list[Outcome]]:
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for fault, noticed in outcomes:
        groups[key(fault)].append((fault, noticed))
    return groups


def _line(name: str, outcomes: list[Outcome]) -> str:
    """How many faults there are, and the share that each stage is the first to notice."""
    stages = Counter(noticed.stage for _, noticed in outcomes)
    shares = [round(100 * stages[stage] / len(outcomes)) for stage in (*STAGES, None)]
    return f"{name:40} {len(outcomes):6} " + " ".join(f"{share:5}" for share in shares) + "    "


def _write(path: Path, outcomes: list[Outcome]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["source", "model", "field", "way", "path", "becomes", *STAGES])
        for fault, noticed in outcomes:
            way = ".".join(map(str, fault.path))
            told = (" ".join(stage) for stage in noticed)
            becomes = str(fault.becomes)[:80]
            table.writerow([fault.source, fault.model, fault.field, fault.way, way, becomes, *told])


if __name__ == "__main__":
    main()
