"""A release: one archive with everything in it, and ids and columns that stay."""

from __future__ import annotations

import csv
import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import PACKAGE, ROOT

from reportschema import read_package
from reportschema.publishing.comparison import promises
from reportschema.verbs.read_package import PackageError

PUBLISHED = ROOT / "tests" / "published.csv"
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def release(folder: Path, *more: object) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        ROOT / "scripts" / "release.py",
        "--out",
        folder,
        "--published",
        folder.with_suffix(".csv"),
        *more,
    ]
    return subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release") / "out"
    done = release(folder)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.zip"))


def test_the_archive_is_a_package_with_provenance_and_checksums(archive: Path) -> None:
    assert read_package(archive)["reports"].height == 5
    with zipfile.ZipFile(archive) as opened:
        files = {Path(name).name: opened.read(name) for name in opened.namelist()}
    sums = dict(
        reversed(line.split("  ")) for line in files.pop("SHA256SUMS").decode().splitlines()
    )
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    assert {
        "CITATION.cff",
        "CHANGELOG.md",
        "README.md",
        "croissant.json",
        "datapackage.sqlite",
        "observations.parquet",
    } <= set(files)
    made = json.loads(files["provenance.json"])
    assert len(made["sources"]) == len(made["texts"]) == 5
    assert all(len(one["sha256"]) == 64 for one in made["texts"])
    deposit = json.loads(files[".zenodo.json"])
    assert deposit["upload_type"] == "dataset"
    assert deposit["license"] == "cc-zero"
    assert all(
        deposit[name]
        for name in ("title", "description", "creators", "version", "publication_date")
    )


def test_the_same_commit_gives_the_same_archive_and_no_difference(
    archive: Path, tmp_path: Path
) -> None:
    done = release(tmp_path / "again", "--previous", archive)
    assert done.returncode == 0, done.stderr
    assert "No difference." in done.stdout
    assert (tmp_path / "again" / archive.name).read_bytes() == archive.read_bytes()


def test_a_broken_promise_stops_the_release(archive: Path, tmp_path: Path) -> None:
    older = tmp_path / "older.zip"
    with zipfile.ZipFile(archive) as opened, zipfile.ZipFile(older, "w") as copy:
        for name in opened.namelist():
            data = opened.read(name)
            if name.endswith("/datapackage.json"):
                content = json.loads(data)
                field = next(
                    one
                    for one in content["resources"][0]["schema"]["fields"]
                    if one["name"] == "title"
                )
                field["unit"] = "CNY"
                data = json.dumps(content).encode()
            copy.writestr(name, data)
    done = release(tmp_path / "next", "--previous", older)
    assert done.returncode == 1
    assert "column reports.title has another unit" in done.stdout
    assert not (tmp_path / "next.csv").exists()


def test_an_altered_archive_is_refused(archive: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        entry = next(one for one in opened.infolist() if one.filename.endswith("/observations.csv"))
    data = bytearray(archive.read_bytes())
    data[entry.header_offset + entry.compress_size // 2] ^= 255
    (tmp_path / "bad.zip").write_bytes(data)
    with pytest.raises(PackageError, match="no zip that can be read"):
        read_package(tmp_path / "bad.zip")


def test_what_was_published_is_still_there_or_named_in_the_changelog() -> None:
    present = set(promises(read_package(PACKAGE, "models")))
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        promised = {(row["table"], row["kind"], row["name"]) for row in csv.DictReader(file)}
    assert len(promised) > 10_000
    gone = {one for one in promised - present if one[2] not in CHANGELOG}
    assert gone == set()
