#!/usr/bin/env python3
"""Builds the archive of a data release, ready for Zenodo: one zip with the package in every format, its provenance and checksums.

usage: scripts/release.py [--out DIR] [--previous ZIP]

The same commit gives the same zip, but for the DuckDB file, which is therefore left out of it and written beside it. With --previous the
difference to the last release is printed as Markdown, for the release notes, and a broken promise stops the release. Writes
tests/published.csv, the ids and columns that later versions are held to: commit it.
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
from pathlib import Path

import reportschema
from reportschema.publishing import about
from reportschema.publishing.comparison import promises
from reportschema.publishing.comparison_texts import as_markdown
from reportschema.publishing.formats import DATABASE, Format
from reportschema.publishing.typed import Package
from reportschema.verbs.build import package_of
from reportschema.verbs.validate import validate

ROOT = Path(__file__).resolve().parent.parent
NAME = f"{about.NAME}-{about.DATA_VERSION}"
LONG_AGO = (
    1980,
    1,
    1,
    0,
    0,
    0,
)  # the earliest time that a zip can hold: the archive says nothing of when it was made


def main() -> int:
    given = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    given.add_argument("--out", type=Path, default=ROOT / "dist")
    given.add_argument("--previous", type=Path, help="zip of the last release")
    given.add_argument(
        "--published", type=Path, default=ROOT / "tests" / "published.csv", help=argparse.SUPPRESS
    )
    options = given.parse_args()
    result = validate([ROOT / "sources"])
    if result.errors or result.warnings:
        print(
            "scripts/release.py: sources do not validate: run reportschema validate sources --strict",
            file=sys.stderr,
        )
        return 1
    package = package_of(result, with_texts=False, formats=list(Format))
    database = package.pop(f"{DATABASE}.duckdb")
    files = package | {
        "CITATION.cff": (ROOT / "CITATION.cff").read_bytes(),
        "CHANGELOG.md": (ROOT / "CHANGELOG.md").read_bytes(),
        "provenance.json": _json(provenance(package)),
        ".zenodo.json": _json(zenodo()),
    }
    files["SHA256SUMS"] = "".join(
        f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items())
    ).encode()
    options.out.mkdir(parents=True, exist_ok=True)
    archive = options.out / f"{NAME}.zip"
    archive.write_bytes(zipped(files))
    (options.out / f"{NAME}.duckdb").write_bytes(database)
    broken = False
    if options.previous:
        found = reportschema.diff(options.previous, archive)
        print(as_markdown(found))
        broken = bool(found.broken)
    if broken:
        print(
            "scripts/release.py: promises are broken: mend them, or name each in CHANGELOG.md and raise the major version",
            file=sys.stderr,
        )
        return 1
    options.published.write_bytes(published(reportschema.read_package(archive, "models")))
    print(f"wrote {archive.name} and {NAME}.duckdb to {options.out}", file=sys.stderr)
    return 0


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


def published(package: Package) -> bytes:
    """Every id and column of a package, in the order of its tables: what a later version may not drop without saying so."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["table", "kind", "name"])
    writer.writerows(promises(package))
    return out.getvalue().encode()


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
