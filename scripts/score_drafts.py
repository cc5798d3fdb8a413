#!/usr/bin/env python3
"""Scores drafts against annotated sources: precision and recall by table, accuracy by field.

usage: scripts/score_drafts.py DRAFTS GOLD [--each] [--json] [--errors FIELD] [--matched]
(DRAFTS and GOLD are folders or files of source YAML)

Reports are paired by the sha256 of an edition. A record of the source counts as found when its
anchor shares the numeral of a draft's (a passage: most of its length; a section or term: its
place). Precision counts only lists whose annotation is complete, or that were read and hold
nothing; of a partial list only the recall counts. For a field that most records leave empty, recall
and precision are those of the records that fill it. `--errors` prints the mismatches of a field
(value, period, …), or of a table (figures, glossary, …) what was missed and what was made up.
`--matched` counts instead, for each report, the records that its draft has as they are, changed,
alone or not at all, by the matcher that `reportschema draft` merges with; and the lists and fields
that differ.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from scoring.judging import judged
from scoring.reports import load, paired
from scoring.tally import Score

from reportschema.matching import Matching, match


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("drafts", type=Path)
    parser.add_argument("gold", type=Path)
    each = "each report by itself before all together"
    parser.add_argument("--each", action="store_true", help=each)
    parser.add_argument("--json", action="store_true", help="machine output")
    errors = "the mismatches of one field or table; `list` names them"
    parser.add_argument("--errors", metavar="FIELD", help=errors)
    matched = "how many records are the same, changed, new and gone"
    parser.add_argument("--matched", action="store_true", help=matched)
    return parser.parse_args()


def as_json(scores: dict[str, Score], total: Score, without_draft: list[str]) -> str:
    """Everything that was counted, for a program."""
    data = {
        "reports": len(scores),
        "without_draft": without_draft,
        "total": total.data(),
        "each": {name: score.data() for name, score in scores.items()},
    }
    return json.dumps(data, indent=2)


def mismatches(total: Score, field: str) -> str:
    """The lines of the fields and tables whose name begins so; `list` counts them by name."""
    if field == "list":
        return "\n".join(f"{len(lines):5} {name}" for name, lines in total.errors.items())
    named = (lines for name, lines in total.errors.items() if name.startswith(field))
    return "\n".join(line for lines in named for line in lines)


def as_tables(scores: dict[str, Score], total: Score, without_draft: list[str], each: bool) -> str:
    """The score of all reports, after that of each where asked for."""
    texts = [f"== {name}\n{score.table()}\n" for name, score in scores.items()] if each else []
    missing = f", no draft of {', '.join(without_draft)}" if without_draft else ""
    return "\n".join([*texts, f"{len(scores)} report(s) scored{missing}", total.table()])


def as_counts(matchings: dict[str, Matching]) -> str:
    """A row for each report, then how often which field and which list differs."""
    rows: list[tuple[str, ...]] = [("report", "same", "changed", "new", "gone")]
    rows += [(name, *_counts(matching)) for name, matching in matchings.items()]
    lines = [f"{name:32}" + "".join(f"{count:>9}" for count in counts) for name, *counts in rows]
    pairs = [pair for matching in matchings.values() for pair in matching.changed]
    fields = (f"{pair.old.list}.{change.field}" for pair in pairs for change in pair.changes)
    new = (entry.list for matching in matchings.values() for entry in matching.new)
    gone = (entry.list for matching in matchings.values() for entry in matching.gone)
    for head, names in (("changed", fields), ("new", new), ("gone", gone)):
        lines += ["", head, *_most(names)]
    return "\n".join(lines)


def _counts(matching: Matching) -> tuple[str, ...]:
    kinds = (matching.same, matching.changed, matching.new, matching.gone)
    return tuple(str(len(records)) for records in kinds)


def _most(names: Iterable[str]) -> list[str]:
    return [f"{count:5} {name}" for name, count in Counter(names).most_common()]


def main() -> None:
    """Score the drafts and print what was asked for."""
    options = arguments()
    pairs = paired(load(options.drafts), load(options.gold))
    if options.matched:
        print(as_counts({gold.id: match(gold, draft) for draft, gold in pairs if draft}))
        return
    scores = {gold.id: judged(draft, gold) for draft, gold in pairs if draft is not None}
    without_draft = [gold.id for draft, gold in pairs if draft is None]
    total = Score()
    for score in scores.values():
        total.merge(score)
    if options.json:
        print(as_json(scores, total, without_draft))
    elif options.errors:
        print(mismatches(total, options.errors))
    else:
        print(as_tables(scores, total, without_draft, options.each))


if __name__ == "__main__":
    main()
