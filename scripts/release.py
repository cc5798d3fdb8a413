#!/usr/bin/env python3
"""Builds the archive of a data release, ready for Zenodo.

One zip with the package in every format and its provenance.

usage: scripts/release.py [--out DIR] [--previous ZIP]

The same commit gives the same zip. The DuckDB file is never twice the same, and is therefore left
out and written beside it. A promise that is broken stops the release: a name that was published is
gone, or means something else. Withdraw it in tests/published.csv, with the version and the reason.
With --previous the difference to the last release is printed as Markdown, for the release notes.
Adds to tests/published.csv what the release promises anew: commit it.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import platform
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

from promise_list import (
    Entry,
    faults,
    read_entries,
    renewed,
    withdrawn,
    written,
)

import reportschema
from reportschema.publishing.describing import about
from reportschema.publishing.formats.offered import DATABASE, Format
from reportschema.publishing.published.comparison import Breach
from reportschema.publishing.published.comparison_texts import as_markdown
from reportschema.publishing.published.promises import Kind
from reportschema.verbs.build import package_of
from reportschema.verbs.coded_twice import coded_twice
from reportschema.verbs.validate import validate

ROOT = Path(__file__).resolve().parent.parent
NAME = f"{about.NAME}-{about.DATA_VERSION}"
# A record marked `review`: the doubt is published with it, as review_reason.
DOUBT = "STATE004"
# The earliest time that a zip can hold: the archive says nothing of when it was made.
LONG_AGO = (1980, 1, 1, 0, 0, 0)


def main() -> int:
    options = _options()
    result = validate([ROOT / "sources"])
    if any(finding.code != DOUBT for finding in result.findings):
        return _stop("sources do not validate: run reportschema validate sources")
    package = package_of(
        result,
        with_texts=False,
        formats=list(Format),
        coded=coded_twice(ROOT / "sources"),
    )
    database = package.pop(f"{DATABASE}.duckdb")
    options.out.mkdir(parents=True, exist_ok=True)
    archive = options.out / f"{NAME}.zip"
    archive.write_bytes(zipped(archive_files(package)))
    (options.out / f"{NAME}.duckdb").write_bytes(database)
    listed = options.published
    entries = read_entries(listed.read_bytes()) if listed.exists() else []
    released = reportschema.read_package(archive, "models")
    broken = []
    if options.previous:
        comparison = reportschema.diff(options.previous, archive)
        print(as_markdown(comparison))
        broken = unexcused(comparison.breaches, entries)
        # The comparison has looked at each of the ids that a digest stands for.
        broken += faults((e for e in entries if e.promise.kind != Kind.DIGEST), released)
    else:
        broken += faults(entries, released)
    if broken:
        print(*dict.fromkeys(broken), sep="\n", file=sys.stderr)
        return _stop(f"promises are broken: mend them, or withdraw them in {listed.name}")
    listed.write_bytes(written(renewed(entries, released)))
    print(f"wrote {archive.name} and {NAME}.duckdb to {options.out}", file=sys.stderr)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--previous", type=Path, help="zip of the last release")
    parser.add_argument(
        "--published", type=Path, default=ROOT / "tests" / "published.csv", help=argparse.SUPPRESS
    )
    return parser.parse_args()


def _stop(why: str) -> int:
    print(f"scripts/release.py: {why}", file=sys.stderr)
    return 1


def archive_files(package: dict[str, bytes]) -> dict[str, bytes]:
    """The files of the archive, by name.

    The package, how to cite it, what it was made from, and the checksums of all.
    """
    files = package | {
        "CITATION.cff": (ROOT / "CITATION.cff").read_bytes(),
        "CHANGELOG.md": (ROOT / "CHANGELOG.md").read_bytes(),
        "provenance.json": _json(provenance(package)),
        ".zenodo.json": _json(zenodo()),
    }
    files["SHA256SUMS"] = "".join(
        f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())
    ).encode()
    return files


def unexcused(breaches: Iterable[Breach], entries: Iterable[Entry]) -> list[str]:
    """The promises broken since the last release, but for names that the list withdraws.

    What is still there and means something else cannot be withdrawn: it asks for a new name.
    """
    given_up = withdrawn(entries)
    return [breach.message for breach in breaches if breach.promise not in given_up]


def provenance(package: dict[str, bytes]) -> dict[str, object]:
    """What the package was made from and with."""
    rows = csv.DictReader(io.StringIO(package["reports.csv"].decode(), newline=""))
    editions = csv.DictReader(io.StringIO(package["editions.csv"].decode(), newline=""))
    return {
        "data_version": about.DATA_VERSION,
        "code": {
            "name": "reportschema",
            "version": reportschema.__version__,
            "commit": _commit(),
            "python": platform.python_version(),
        },
        "sources": [{"report": row["id"], "sha256": row["source_sha256"]} for row in rows],
        "texts": [
            {
                "report": row["report_id"],
                "publisher": row["publisher"],
                "url": row["url"],
                "sha256": row["sha256"],
            }
            for row in editions
        ],
    }


def _commit() -> str | None:
    done = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or None


def zenodo() -> dict[str, object]:
    """Metadata in the form of a Zenodo deposit."""
    return {
        "title": f"{about.TITLE_EN} {about.TITLE_ZH}",
        "upload_type": "dataset",
        "description": f"<p>{about.SAYS_EN}</p><p>{about.SAYS_ZH}</p>",
        "version": about.DATA_VERSION,
        "publication_date": about.DATA_RELEASED,
        "creators": [{"name": about.CREATOR}],
        "license": "cc-zero",
        "access_right": "open",
        "keywords": about.KEYWORDS,
        "language": "zho",
    }


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip with one folder, the same bytes for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{NAME}/{name}", LONG_AGO)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, files[name])
    return out.getvalue()


def _json(content: object) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


if __name__ == "__main__":
    sys.exit(main())
