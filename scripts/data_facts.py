#!/usr/bin/env python3
"""Renews what CHANGELOG.md and README say of the committed package.

usage: scripts/data_facts.py

In the changelog that is the last column of the table under "Data" of the newest section, in README
the table below its lines of Python.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
CHANGELOG, README = ROOT / "CHANGELOG.md", ROOT / "README.md"
TABLE = re.compile(r"(?<=<!-- data -->\n).*?(?=<!-- /data -->)", re.DOTALL)


PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)
EXCERPT = re.compile(r"(?<=<!-- excerpt -->\n).*?(?=<!-- /excerpt -->)", re.DOTALL)


def excerpt() -> str:
    """What the lines of Python in README print, as a table. The working folder is to be ROOT."""
    (code,) = PYTHON.findall(README.read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    with redirect_stdout(io.StringIO()):
        exec(code, names)
    rows = names["growth"].loc[slice("100000-2019", None), names["shown"]].reset_index()
    lines = [f"| {' | '.join(rows.columns)} |", "|" + "---|" * len(rows.columns)]
    for row in rows.itertuples(index=False):
        cells = ("" if pd.isna(c) else f"{c:g}" if isinstance(c, float) else str(c) for c in row)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def facts() -> dict[str, int]:
    """What is counted -> how many of it the package has."""
    reports = _rows("reports")
    panel = _rows("panel")
    reviews = _rows("reviews")
    return {
        "reports": len(reports),
        "reports annotated whole": sum(row["annotation_level"] == "full" for row in reports),
        "reports with their headline alone": sum(
            row["annotation_level"] == "headline" for row in reports
        ),
        "places": len({row["place_id"] for row in reports}),
        "texts to be rebuilt from public repositories": sum(
            bool(row["obtained_repository"]) for row in _rows("editions")
        ),
        "observations": len(_rows("observations")),
        "targets": len(_rows("targets")),
        "headline targets": sum(bool(row["target_id"]) for row in _rows("target_panel")),
        "core indicators passed over, with the reason": len(_rows("absent_targets")),
        "years and series with a promise and its outcome (`panel`)": sum(
            row["promised_state"] == row["reported_state"] == "given" for row in panel
        ),
        "targets beside what came of them (`promise_outcome`)": len(_rows("promise_outcome")),
        "records that a language model has read": _read_by(reviews, "language_model"),
        "records that a person has read": _read_by(reviews, "person"),
        "indicators": len(_rows("indicators")),
    }


def written() -> Iterator[tuple[str, int, int]]:
    """The rows of the changelog's table: what is counted, in the last data, in these."""
    found = TABLE.search(CHANGELOG.read_text(encoding="utf-8"))
    for line in found[0].splitlines()[2:] if found else ():
        name, old, new = (cell.strip() for cell in line.strip("|").split("|"))
        yield name, int(old.replace(",", "")), int(new.replace(",", ""))


def _rows(table: str) -> list[dict[str, str]]:
    path = ROOT / "datapackage" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _read_by(reviews: list[dict[str, str]], reader: str) -> int:
    return len(
        {row["record_id"] for row in reviews if row["by"] == reader and row["holds"] == "true"}
    )


def main() -> None:
    os.chdir(ROOT)
    _renew(README, EXCERPT, excerpt())
    before = {name: old for name, old, _ in written()}
    lines = ["| | 0.1.0 | 0.2.0 |", "|---|---:|---:|"]
    lines += [
        f"| {name} | {before.get(name, 0):,} | {count:,} |" for name, count in facts().items()
    ]
    _renew(CHANGELOG, TABLE, "\n".join([*lines, ""]))


def _renew(page: Path, part: re.Pattern[str], text: str) -> None:
    renewed = part.sub(lambda _: text, page.read_text(encoding="utf-8"), count=1)
    page.write_text(renewed, encoding="utf-8")


if __name__ == "__main__":
    main()
