#!/usr/bin/env python3
"""Scores the reader on the core promises: GDP, revenue, jobs, prices and income of each given text.

usage: scripts/score_targets.py [--texts DIR] [--drafts DIR] [--workers N] [--failures] [--csv FILE]

Every text below --texts that the key knows is drafted afresh (or its draft taken from --drafts) and
held against the key: the sources, and for the other texts `scoring/core_targets.csv`. A promise is
found when a target stands at its place, or promises the same of the same series and period
elsewhere; it is right when indicator, number, unit, period, hedge, form and coverage are the key's
too. The headline flag is counted by itself. Counted in the totals are work reports alone.

`--failures` prints every promise that is not right, by cause, with its place, the words around it,
what is right and what was read, then every absence that the text speaks against and every headline
target that the key does not have. `--csv` writes the verdict on each promise.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from scoring.promises import NO_REPORT, NUMERIC, Promise, key_of
from scoring.reports import load
from scoring.verdicts import (
    RIGHT,
    Absence,
    Verdict,
    failures,
    false_absences,
    judged,
    made_up,
    said,
)

from reportschema import draft
from reportschema.models import Target, WorkReport
from reportschema.vocabularies import vocabulary

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("REPORTSCHEMA_TEXTS") or ROOT.parent / "shared" / "reports").parent
ERAS = ((1953, 1978), (1979, 2002), (2003, 2015), (2016, 2100))
AROUND = 24  # characters of the text that a line of failures shows on each side
LEVELS = ("national", "province", "prefecture", "county", NO_REPORT)
COLUMNS = ("file", "level", "core", "scope", "period", "form", "start", "cause", "headline")


@dataclass
class Scored:
    """What came of one text."""

    name: str
    level: str
    text: str
    verdicts: list[Verdict]
    absences: list[Absence] = field(default_factory=list)
    extra: list[Target] = field(default_factory=list)


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, default=SHARED, help=f"default: {SHARED}")
    parser.add_argument("--drafts", type=Path, help="drafts that are there, instead of new ones")
    parser.add_argument("--keep", type=Path, help="where to leave the new drafts")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--failures", action="store_true", help="each failure, by cause")
    parser.add_argument("--csv", type=Path, help="the verdict on each promise")
    return parser.parse_args()


def texts_of(folder: Path, key: Iterable[str]) -> dict[str, Path]:
    """sha256 -> a file below a folder, for each text of the key that is there."""
    wanted = set(key)
    found: dict[str, Path] = {}
    for path in sorted(folder.rglob("*.txt")):
        digest = sha256(path.read_bytes()).hexdigest()
        if digest in wanted:
            found.setdefault(digest, path)
    return found


def drafts_of(texts: dict[str, Path], folder: Path, workers: int) -> dict[str, WorkReport]:
    """sha256 -> the draft of each text; what could not be drafted is named on stderr."""
    for result in draft(list(texts.values()), folder, force=True, workers=workers):
        if result.error:
            print(f"{result.text.name}: {result.error}", file=sys.stderr)
    return loaded(folder)


def loaded(folder: Path) -> dict[str, WorkReport]:
    """sha256 -> the draft in a folder."""
    return {report.first_edition().sha256: report for report in load(folder)}


def scored(rows: list[Promise], path: Path, report: WorkReport | None) -> Scored:
    """One text: verdicts, absences that are false, headline targets of no promise."""
    known = vocabulary()
    verdicts = judged(rows, report)
    text = path.read_bytes().decode(report.first_edition().encoding.value) if report else ""
    if report is None:
        return Scored(path.name, rows[0].level, text, verdicts)
    extra = made_up(rows, report, known, verdicts)
    return Scored(path.name, rows[0].level, text, verdicts, false_absences(rows, report), extra)


def tables(results: Iterable[Scored]) -> Iterator[str]:
    """The rates: in all, by form, level and era, then the causes and the absences."""
    results = list(results)
    every = [verdict for result in results for verdict in result.verdicts]
    kept = [verdict for verdict in every if verdict.promise.level != NO_REPORT]
    yield f"{'':36} {'promises':>8} {'found':>8} {'right':>8} {'headline flag':>14}"
    for scope in ("year", "plan"):
        of_scope = [verdict for verdict in kept if verdict.promise.scope == scope]
        numeric = [verdict for verdict in of_scope if verdict.promise.form == NUMERIC]
        yield _line(f"numbers of the {scope}", numeric)
        yield from _by("level", LEVELS, numeric, lambda promise: promise.level)
        yield from _by("era", ERAS, numeric, era)
        yield _line(f"other forms of the {scope}", [v for v in of_scope if v not in numeric])
    others = [verdict for verdict in every if verdict.promise.level == NO_REPORT]
    yield _line("texts that are no work reports", others)
    yield ""
    for cause, count in Counter(v.cause for v in kept if v.cause != RIGHT).most_common():
        yield f"{count:5} {cause}"
    yield ""
    of_reports = [result for result in results if result.level != NO_REPORT]
    absences = Counter(absence.cause for result in of_reports for absence in result.absences)
    yield f"{absences.total():5} false absences"
    yield from (f"{count:9} {cause}" for cause, count in absences.most_common())
    yield f"{sum(len(result.extra) for result in of_reports):5} headline targets of no promise"


def era(promise: Promise) -> tuple[int, int]:
    """The era in which a promise's period begins."""
    year = int(promise.period[:4])
    return next((first, last) for first, last in ERAS if first <= year <= last)


def _by(
    name: str, groups: Iterable[object], verdicts: list[Verdict], of: Callable[[Promise], object]
) -> Iterator[str]:
    for group in groups:
        members = [verdict for verdict in verdicts if of(verdict.promise) == group]
        shown = "–".join(map(str, group)) if isinstance(group, tuple) else group
        if members:
            yield _line(f"  {name} {shown}", members)


def _line(name: str, verdicts: list[Verdict]) -> str:
    flags = [verdict.headline for verdict in verdicts if verdict.headline is not None]
    rates = (
        _rate(sum(verdict.found for verdict in verdicts), len(verdicts)),
        _rate(sum(verdict.cause == RIGHT for verdict in verdicts), len(verdicts)),
        _rate(sum(flags), len(flags)),
    )
    return f"{name:36} {len(verdicts):8} {rates[0]:>8} {rates[1]:>8} {rates[2]:>14}"


def _rate(right: int, of: int) -> str:
    return f"{right / of:.2%}" if of else "–"


def failure_lines(results: Iterable[Scored]) -> Iterator[str]:
    """A line for each failure: promises by cause, then absences, then what no promise is."""
    results = list(results)
    text_of = {id(verdict): result.text for result in results for verdict in result.verdicts}
    for verdict in failures(verdict for result in results for verdict in result.verdicts):
        promise, read = verdict.promise, verdict.read
        words = around(text_of[id(verdict)], promise.start, promise.end)
        was = f"{read.table.name[:-1]} {said(read)} at {read.at.start}" if read else "nothing"
        place = f"{promise.file}:{promise.start}"
        yield f"{verdict.named}\t{place}\t{said(promise)}\tread: {was}\t{words}"
    for result in results:
        for absence, cause, row in result.absences:
            at, right = (row.start, said(row)) if row else (0, "no plan part")
            words = around(result.text, row.start, row.end) if row and row.end else ""
            shown = f"absent {absence.indicator} {absence.period}"
            yield f"false absence\t{result.name}:{at}\t{right}\t{cause}: {shown}\t{words}"
    for result in results:
        for target in result.extra:
            words = around(result.text, target.at.start, target.at.end)
            yield f"no promise\t{result.name}:{target.at.start}\t\tread: {said(target)}\t{words}"


def around(text: str, start: int, end: int) -> str:
    """The words of a place with some on each side, on one line."""
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return " ".join(f"{before}[{text[start:end]}]{after}".split())


def write_csv(path: Path, results: Iterable[Scored]) -> None:
    """The verdict on each promise, one row each."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow([*COLUMNS, "key", "read"])
        for verdict in (verdict for result in results for verdict in result.verdicts):
            promise, read = verdict.promise, verdict.read
            cells = [getattr(promise, name) for name in COLUMNS[:-2]]
            outcome = [verdict.cause or "right", verdict.headline, said(promise)]
            writer.writerow([*cells, *outcome, said(read) if read else ""])


def main() -> None:
    """Draft, compare, and print what was asked for."""
    options = arguments()
    key = key_of(load(ROOT / "sources"), vocabulary())
    texts = texts_of(options.texts, key)
    with TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        reports = (
            loaded(options.drafts) if options.drafts else drafts_of(texts, folder, options.workers)
        )
    results = [scored(key[digest], path, reports.get(digest)) for digest, path in texts.items()]
    print(f"{len(texts)} of {len(key)} texts of the key, {len(reports)} drafts\n")
    print("\n".join(tables(results)))
    if options.failures:
        print("\n" + "\n".join(failure_lines(results)))
    if options.csv:
        write_csv(options.csv, results)


if __name__ == "__main__":
    main()
