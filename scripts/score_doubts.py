#!/usr/bin/env python3
"""Measures how well a draft's doubts find what is wrong in it, on sources that people can trust.

usage: scripts/score_doubts.py TEXTS [--sources DIR …]

Drafts each text of a folder afresh and pairs its figures with those of the whole source of the same
text. A figure is wrong when the source has another indicator or none, a label of another head that
is less than 0.6 alike, another list or stance, or another period, or no such figure. Printed are
the share that is marked `review`, how many of the marked are wrong, how many of the wrong are
marked; then the same for each sign of `reading/doubts/signals.py`, beside its weight.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from scoring.judging import HEAD, LIKE
from scoring.matching import likeness_of_labels, match
from scoring.reports import load

from reportschema.models import Figure, Target, WorkReport
from reportschema.models.annotating.annotation_codes import AnnotationLevel
from reportschema.notation.chinese import fold
from reportschema.reading.doubts.seen import Seen
from reportschema.reading.doubts.signals import SIGNALS
from reportschema.verbs.draft import read_text

ROOT = Path(__file__).resolve().parents[1]


class Judged(NamedTuple):
    """A figure of a draft: whether it is wrong, whether it is marked, and the signs it has."""

    wrong: bool
    marked: bool
    signs: frozenset[str]


def main() -> int:
    """Draft, compare, print; the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", type=Path)
    places = [ROOT / "sources", ROOT / "tests" / "fiction"]
    parser.add_argument("--sources", type=Path, nargs="+", default=places)
    options = parser.parse_args()
    whole = {
        report.first_edition().sha256: report
        for folder in options.sources
        for report in load(folder)
        if report.annotation.level is AnnotationLevel.FULL
    }
    figures: list[Judged] = []
    for path in sorted(options.texts.glob("*.txt")):
        drafted, report, _ = read_text(path.read_bytes(), path.name, force=True)
        source = whole.get(report.first_edition().sha256)
        if source is not None:
            figures += judged(source, report, fold(drafted.text.text))
    if not figures:
        print("no text has a whole source", file=sys.stderr)
        return 2
    print(f"{'':48} {'weight':>6} {'stands':>7} {'wrong':>6} {'of the wrong':>12}")
    total = sum(one.wrong for one in figures)
    rows = [(f"marked, of {len(figures)} figures", "", [one for one in figures if one.marked])]
    for sign in SIGNALS:
        having = [one for one in figures if sign.name in one.signs]
        rows.append((sign.name, str(sign.weight), having))
    for name, weight, chosen in rows:
        wrong = sum(one.wrong for one in chosen)
        share, right = len(chosen) / len(figures), wrong / max(1, len(chosen))
        print(f"{name:48} {weight:>6} {share:7.1%} {right:6.0%} {wrong / max(1, total):12.0%}")
    return 0


def judged(source: WorkReport, draft: WorkReport, text: str) -> Iterable[Judged]:
    """The figures of a draft beside those of the source."""
    drafts = [*draft.observations, *draft.targets]
    pairs = match([*source.observations, *source.targets], drafts, "figures")
    true = {id(read): figure for figure, read in pairs}
    for read in drafts:
        figure = true.get(id(read))
        wrong = figure is None or is_wrong(figure, read)
        given = seen(read, text, int(str(draft.delivered)[:4]))
        names = frozenset(signal.name for signal in SIGNALS if signal.holds(given))
        yield Judged(wrong, read.review is not None, names)


def is_wrong(figure: Figure, read: Figure) -> bool:
    """Whether a draft has another subject, period or stance than the source."""
    if type(figure) is not type(read) or stance(figure) != stance(read):
        return True
    if figure.indicator != read.indicator or figure.period != read.period:
        return True
    if figure.label is None or read.label is None:
        return False
    other_head = figure.label[-HEAD:] != read.label[-HEAD:]
    return other_head and likeness_of_labels(figure.label, read.label) < LIKE


def stance(figure: Figure) -> str | None:
    """Promised or recalled; None for an observation."""
    return figure.stance.value if isinstance(figure, Target) else None


def seen(read: Figure, text: str, year: int) -> Seen:
    """What the signs of a figure are known by."""
    return Seen(
        text,
        read.at.start,
        read.at.end,
        read.label,
        read.unit or "",
        read.period,
        tuple(read.inferred),
        isinstance(read, Target),
        in_doubt=False,  # a draft keeps only the sum
        year=year,
        coverage=read.coverage,
    )


if __name__ == "__main__":
    sys.exit(main())
