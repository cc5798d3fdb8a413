#!/usr/bin/env python3
"""Keeps the drafts of all given texts, and tells what a change of the reader changes in them.

usage: scripts/golden_drafts.py --write FILE | --compare FILE | --digests   [--only FOLDER] [-j N]

The texts are those of tests/fiction and, beside REPORTSCHEMA_TEXTS (default ../shared/reports),
the five reports, the corpus and the headline texts; each is drafted whole and at the level
`headline`. FILE holds every record with its fields (it quotes the texts: keep it outside the
repository). `--compare` drafts afresh and prints each record that is new, gone or changed, field by
field with old and new value; it ends with exit 1 when anything differs. Records are paired by table
and anchor, and links are told by the anchor they lead to: numbers that only shift do not show.
`--digests` writes tests/golden_drafts.csv, one hash for each draft of tests/fiction, which a test
holds against the reader.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from reportschema.checking import grammar
from reportschema.files.canonical.layout import plain_data
from reportschema.models import WorkReport
from reportschema.reading.draft import Drafter
from reportschema.reading.page.errors import ReadingError
from reportschema.reading.promises.headline import headline_level
from reportschema.vocabularies import vocabulary

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("REPORTSCHEMA_TEXTS") or ROOT.parent / "shared" / "reports").parent
FOLDERS = {
    "fiction": ROOT / "tests" / "fiction",
    "reports": SHARED / "reports",
    "corpus": SHARED / "corpus" / "texts",
    "headline": SHARED / "headline" / "texts",
}
DIGESTS = ROOT / "tests" / "golden_drafts.csv"
LINKS = ("ranks", "part_of", "share_of", "repeats", "fulfils", "project")
Records = dict[str, dict[str, Any]]  # key of a record -> its fields


def main() -> int:
    """What the command line asks for; the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", type=Path, metavar="FILE")
    parser.add_argument("--compare", type=Path, metavar="FILE")
    parser.add_argument("--digests", action="store_true")
    parser.add_argument("--only", choices=FOLDERS, action="append", help="the texts of this folder")
    parser.add_argument("-j", type=int, default=2, help="processes", dest="workers")
    options = parser.parse_args()
    if options.digests:
        DIGESTS.write_text(digests(), encoding="utf-8")
    if options.write or options.compare:
        texts = texts_of(options.only or list(FOLDERS))
        with Pool(options.workers) as pool:
            drafts = dict(pool.imap_unordered(drafted, texts, chunksize=4))
        if options.write:
            text = json.dumps(drafts, ensure_ascii=False, sort_keys=True, indent=0)
            options.write.write_text(text, encoding="utf-8")
            print(f"{len(drafts)} texts, {sum(map(len, drafts.values()))} records")
        if options.compare:
            before = json.loads(options.compare.read_text(encoding="utf-8"))
            lines = list(differences(before, json.loads(json.dumps(drafts))))
            print(*lines, sep="\n")
            return 1 if len(lines) > 1 else 0
    return 0


def texts_of(folders: Sequence[str]) -> list[tuple[str, Path]]:
    """The texts of folders, named `folder/file`, the longest first."""
    texts = [(f"{name}/{p.name}", p) for name in folders for p in FOLDERS[name].glob("*.txt")]
    return sorted(texts, key=lambda text: -text[1].stat().st_size)


@cache
def drafter() -> Drafter:
    """One drafter for a process."""
    return Drafter(vocabulary(), grammar())


def drafted(text: tuple[str, Path]) -> tuple[str, Records]:
    """A text's name and the records of its drafts at both levels; what is refused is forced."""
    name, path = text
    try:
        return name, _both_levels(path, force=False)
    except ReadingError as error:
        refusal = {"refused": {"why": str(error)}}
    try:
        return name, refusal | _both_levels(path, force=True)
    except ReadingError as error:
        return name, refusal | {"refused too": {"why": str(error)}}


def _both_levels(path: Path, force: bool) -> Records:
    draft = drafter().draft(path.read_bytes(), path.name, force)
    headline = headline_level(draft.report, draft.text.text, vocabulary())
    notes = {"full notes": {"notes": draft.notes}}
    return {**records("full", draft.report), **records("headline", headline), **notes}


def records(level: str, report: WorkReport) -> Records:
    """The records of a draft by level, table and anchor; the report's own fields as one record."""
    data = json.loads(json.dumps(plain_data(report), default=str))
    head = {name: value for name, value in data.items() if not _is_table(value)}
    rows: Records = {f"{level} report": head}
    keys: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for table, value in data.items():
        for row in value if _is_table(value) else ():
            key = f"{level} {table} {_place(row)}"
            seen[key] += 1
            key = f"{key} #{seen[key]}" if seen[key] > 1 else key
            keys[row.get("id", "")] = key
            rows[key] = row
    return {key: _linked(row, keys) for key, row in rows.items()}


def _is_table(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def _place(row: dict[str, Any]) -> str:
    """Where a record stands, or what it is about where it has no anchor."""
    at = row.get("at") or row.get("key") or row.get("indicator") or row.get("number") or ""
    return json.dumps(at[:2] if isinstance(at, list) else at, ensure_ascii=False)


def _linked(row: dict[str, Any], keys: dict[str, str]) -> dict[str, Any]:
    """A record without its number, its links told by the keys of what they lead to."""
    links = {name: keys.get(str(row[name]), row[name]) for name in LINKS if name in row}
    return {name: value for name, value in {**row, **links}.items() if name != "id"}


def differences(before: dict[str, Records], after: dict[str, Records]) -> Iterator[str]:
    """A line for each record that is new or gone and each field that changed; last, a count."""
    changed: dict[str, Counter[str]] = defaultdict(Counter)
    for name in sorted(after):
        if name not in before:
            yield f"{name}: no draft of before"
            continue
        old, new = before[name], after[name]
        for key in [*old, *(key for key in new if key not in old)]:
            kind = " ".join(key.split()[:2])
            if key not in new or key not in old:
                state = "new" if key in new else "gone"
                changed[kind][state] += 1
                shown = json.dumps(new.get(key) or old.get(key), ensure_ascii=False)
                yield f"{name}: {key}: {state}: {shown}"
                continue
            for field in [*old[key], *(field for field in new[key] if field not in old[key])]:
                first, second = old[key].get(field), new[key].get(field)
                if first != second:
                    changed[kind][field] += 1
                    yield f"{name}: {key}: {field}: {first!r} -> {second!r}"
    counts = (
        f"{kind}: " + ", ".join(f"{field} {n}" for field, n in fields.most_common())
        for kind, fields in changed.items()
    )
    yield "; ".join(counts) or f"no difference in {len(after)} drafts"


def digests() -> str:
    """For each text of tests/fiction the hash of its draft, as tests/golden_drafts.csv."""
    rows = []
    for name, path in sorted(texts_of(["fiction"])):
        data = json.dumps(drafted((name, path))[1], ensure_ascii=False, sort_keys=True)
        rows.append(f"{path.name},{sha256(data.encode()).hexdigest()[:16]}\n")
    return "text,digest\n" + "".join(rows)


if __name__ == "__main__":
    sys.exit(main())
