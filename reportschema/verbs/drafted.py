"""What `draft` made of one text, and how it is told."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportschema.matching import Fate, Outcome
from reportschema.verbs.redraft import outcome_lines

_ALWAYS_COUNTED = 3  # how many of the summary's counts stand there also when they are 0


@dataclass(frozen=True)
class Drafted:
    """What came of one text: where its draft is, or why there is none.

    target: the source written, or `kept` because the draft offers it nothing; None with an `error`.
    merged: what became of each record, where a source was there before.
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
    merged: Sequence[Outcome] | None = None


def lines_of(result: Drafted) -> list[str]:
    """What came of one text, for people: why there is no draft, its notes, or what was merged."""
    if result.error:
        return [f"{result.text}: {result.error}"]
    lines = [f"{result.target}: to check: {note}" for note in result.notes]
    if result.kept:
        lines.append(f"kept {result.target}: the draft has nothing for it")
    return lines + outcome_lines(str(result.target), result.merged or ())


def summary_lines(results: Sequence[Drafted]) -> list[str]:
    """What was drafted and where, and what to do next, for people."""
    written = [result for result in results if result.target and not result.kept]
    counts = {
        "draft": len(written),
        "figure": sum(result.figures for result in written),
        "record to review": sum(result.reviews for result in written),
        "record dropped as inconsistent": sum(result.dropped for result in written),
        "draft kept": sum(result.kept for result in results),
        **_merged_counts(results),
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


_COUNTED: dict[Fate, str] = {
    Fate.NEW: "record new in a source",
    Fate.CHANGED: "record changed",
    Fate.REMOVED: "record removed",
    Fate.GONE: "record gone from the draft",
    Fate.ACCEPTED: "record kept as accepted",
    Fate.OTHER_LIST: "record kept in its list",
    Fate.LEFT_OUT: "record of a draft left out",
    Fate.SAME: "record the same",
}


def _merged_counts(results: Sequence[Drafted]) -> dict[str, int]:
    """How many records had each fate, over all sources that were there."""
    fates = Counter(outcome.fate for result in results for outcome in result.merged or ())
    return {phrase: fates[fate] for fate, phrase in _COUNTED.items()}


def _many(count: int, what: str) -> str:
    """`2 drafts kept` of 2 and `draft kept`: the first word is counted."""
    noun, *rest = what.split(" ", 1)
    return " ".join([f"{count} {noun}{'' if count == 1 else 's'}", *rest])
