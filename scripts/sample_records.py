#!/usr/bin/env python3
"""Draws records at random and prints each with its place in the text, to read with fresh eyes.

usage: scripts/sample_records.py N SEED [--texts DIR] [--reports ID ...]
(SEED: the hash of a commit, so that nobody chooses the sample)
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from reportschema.files.canonical.layout import plain_data
from reportschema.models.fields.shape import children
from reportschema.verbs.validate import validate

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Print the sample."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int)
    parser.add_argument("seed")
    parser.add_argument("--texts", type=Path, default=ROOT.parent / "shared" / "reports")
    parser.add_argument("--reports", nargs="*")
    options = parser.parse_args()
    result = validate([ROOT / "sources"], options.texts)
    pool = [
        (report.id, name, record, result.texts[file])
        for file, report in sorted(result.reports.items())
        if not options.reports or report.id in options.reports
        for name, _ in children(type(report))
        for record in getattr(report, name)
        if getattr(record, "at", None) is not None and name != "absent_targets"
    ]
    for number, (report_id, name, record, text) in enumerate(
        random.Random(options.seed).sample(pool, options.count), 1
    ):
        start, end = record.at.start, record.at.end
        long = end - start > 120
        quote = f"{text[start : start + 60]} … {text[end - 40 : end]}" if long else text[start:end]
        before, after = text[max(0, start - 90) : start], text[end : end + 50]
        print(f"{number}. {report_id} {name} {plain_data(record)}")
        print(f"   {before}【{quote}】{after}".replace("\n", "⏎"))


if __name__ == "__main__":
    main()
