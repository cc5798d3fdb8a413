#!/usr/bin/env python3
"""Measures how far a second coding of some sources agrees with the first.

usage: scripts/second_coding.py FIRST SECOND [--out sources/agreement.json]

FIRST is the first coding as it was when the second was compared with it, before any difference was
mended (`git archive COMMIT sources`). Writes the measures of `reportschema agree` and a line for
each difference, without what the two codings say there. Which coding was right is for a reader to
enter, as `right` (a, b or either), and under `notes` what to know of the two codings, such as how
their reports were chosen; both are kept when the file is made again. `reportschema build` puts it
all into the README of the package.

The 17 reports of the committed file were chosen by hand before the second coding began, to mix
levels of government and years.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from reportschema import agree
from reportschema.verbs.agreed import as_json

ROOT = Path(__file__).resolve().parent.parent
_MEASURES = {
    "lists": ("list", "a", "b", "both", "other_list", "only_a", "only_b"),
    "fields": ("kind", "field", "pairs", "filled", "agreed", "alpha"),
}
_SAME = ("report_id", "list", "field", "a", "b")  # what makes two differences one


def measured(first: Path, second: Path, before: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """What the file shall hold. before: what it holds."""
    result = json.loads(as_json(agree(first, second)))
    judged = {
        tuple(row[name] for name in _SAME): row.get("right")
        for row in before.get("differences", [])
    }
    differences = []
    for row in result["differences"]:
        keys = {side: row[side] and row[side]["key"] for side in ("a", "b")}
        line = {**{name: row[name] for name in _SAME}, **keys}
        differences.append({**line, "right": judged.get(tuple(line.values()))})
    measures = {
        part: [{name: row[name] for name in names} for row in result[part]]
        for part, names in _MEASURES.items()
    }
    notes = before.get("notes", [])
    return {"reports": result["reports"], "notes": notes, **measures, "differences": differences}


def laid_out(content: dict[str, list[Any]]) -> str:
    """JSON with a line for each row, so that a change is read in a diff."""
    parts = []
    for name, rows in content.items():
        if not rows:
            parts.append(f"  {json.dumps(name)}: []")
            continue
        lines = ",\n".join(f"    {json.dumps(row, ensure_ascii=False)}" for row in rows)
        parts.append(f"  {json.dumps(name)}: [\n{lines}\n  ]")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures how far a second coding agrees.")
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--out", type=Path, default=ROOT / "sources" / "agreement.json")
    options = parser.parse_args()
    out: Path = options.out
    before = json.loads(out.read_text(encoding="utf-8")) if out.exists() else {}
    content = measured(options.first, options.second, before)
    out.write_text(laid_out(content), encoding="utf-8")


if __name__ == "__main__":
    main()
