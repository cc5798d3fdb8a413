"""A release: one archive with everything in it, and ids and columns that stay."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from conftest import PACKAGE, ROOT, SOURCES
from promise_list import (
    Entry,
    PromiseListError,
    faults,
    read_entries,
    renewed,
    written,
)

from reportschema import read_package
from reportschema.publishing.published.promises import Kind, Promise, promises, unkept
from reportschema.publishing.published.typed import Frames, Package
from reportschema.verbs.read_package import PackageError

pytestmark = pytest.mark.untraced

PUBLISHED = ROOT / "tests" / "published.csv"
HEADER = "table,kind,name,since,withdrawn,why,replaced_by"


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
    assert read_package(archive)["reports"].height == len([*SOURCES.glob("*/*.yaml")])
    with zipfile.ZipFile(archive) as opened:
        files = {Path(name).name: opened.read(name) for name in opened.namelist()}
    lines = files.pop("SHA256SUMS").decode().splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    assert {
        "CITATION.cff",
        "CHANGELOG.md",
        "README.md",
        "croissant.json",
        "datapackage.sqlite",
        "observations.parquet",
    } <= set(files)
    provenance = json.loads(files["provenance.json"])
    assert len(provenance["sources"]) == len(provenance["texts"])
    assert all(len(text["sha256"]) == 64 for text in provenance["texts"])
    deposit = json.loads(files[".zenodo.json"])
    assert deposit["upload_type"] == "dataset"
    assert deposit["license"] == "cc-zero"
    assert all(
        deposit[name]
        for name in ("title", "description", "creators", "version", "publication_date")
    )


@pytest.mark.slow
def test_the_same_commit_gives_the_same_archive_and_no_difference(
    archive: Path, tmp_path: Path
) -> None:
    """A digest of ids that differs says nothing where the last release is there to compare."""
    promised = archive.parent.with_suffix(".csv").read_bytes()
    listed = tmp_path / "again.csv"
    listed.write_bytes(promised.replace(b"divisions,digest,11 (", b"divisions,digest,11 (1"))
    done = release(tmp_path / "again", "--previous", archive)
    assert done.returncode == 0, done.stderr
    assert "No difference." in done.stdout
    assert (tmp_path / "again" / archive.name).read_bytes() == archive.read_bytes()
    assert listed.read_bytes() == promised


def altered(archive: Path, copy: Path, file: str, change: Callable[[bytes], bytes]) -> Path:
    """A copy of the archive with one of its files changed."""
    with zipfile.ZipFile(archive) as opened, zipfile.ZipFile(copy, "w") as other:
        for name in opened.namelist():
            data = opened.read(name)
            other.writestr(name, change(data) if name.endswith(f"/{file}") else data)
    return copy


def with_another_unit_and_category(data: bytes) -> bytes:
    descriptor = json.loads(data)
    fields = {field["name"]: field for field in descriptor["resources"][0]["schema"]["fields"]}
    fields["title"]["unit"] = "CNY"
    fields["kind"]["categories"].append({"value": "monthly", "label": "monthly"})
    fields["kind"]["categories"].append({"value": "weekly", "label": "weekly"})
    return json.dumps(descriptor).encode()


@pytest.mark.slow
def test_broken_promises_stop_the_release_but_for_names_withdrawn_with_a_reason(
    archive: Path, tmp_path: Path
) -> None:
    older = altered(
        archive, tmp_path / "older.zip", "datapackage.json", with_another_unit_and_category
    )
    listed = (
        f"{HEADER}\nreports,value,kind=monthly,0.1.0,0.2.0,no report is given monthly,annual\n"
        "targets,id,440103-2017/t1-t9000,0.1.0,,,\n"
    )
    (tmp_path / "next.csv").write_text(listed, encoding="utf-8")
    done = release(tmp_path / "next", "--previous", older)
    assert done.returncode == 1
    for message in (
        "column reports.title has another unit",
        "value weekly of reports.kind is gone",
        "targets: 440103-2017/t9000 is gone",
    ):
        assert message in done.stderr.splitlines() or f"{message}: it was" in done.stderr
    assert "monthly" not in done.stderr
    assert (tmp_path / "next.csv").read_text(encoding="utf-8") == listed


def test_an_altered_archive_is_refused(archive: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        entry = next(e for e in opened.infolist() if e.filename.endswith("/observations.csv"))
    data = bytearray(archive.read_bytes())
    data[entry.header_offset + entry.compress_size // 2] ^= 255
    (tmp_path / "bad.zip").write_bytes(data)
    with pytest.raises(PackageError, match="no zip that can be read"):
        read_package(tmp_path / "bad.zip")


def test_what_was_published_is_still_there_or_withdrawn_with_a_reason() -> None:
    entries = read_entries(PUBLISHED.read_bytes())
    assert len(entries) > 4_000
    assert faults(entries, read_package(PACKAGE, "models")) == []


def test_the_list_of_what_was_published_is_in_the_form_that_a_release_writes() -> None:
    data = PUBLISHED.read_bytes()
    assert written(read_entries(data)) == data
    assert data.count(b"\n") < 2_500


# A package of three tables: a vocabulary, records with ids that run on, and one that is long.
INDICATORS = ("gdp", "cpi", "grain_output")
RECORDS = tuple(f"990101-2020/o{n}" for n in (1, 2, 3, 5, 1001))
DIVISIONS = ("990101/1980", "990102/1980", "980101/1980")


def package(
    indicators: Sequence[str] = INDICATORS,
    records: Sequence[str] = RECORDS,
    divisions: Sequence[str] = DIVISIONS,
    hedges: Sequence[str] = ("about", "over"),
    drop: str = "",
) -> Package:
    """A small package; `drop` names a table or column that it lacks."""
    resources, files = [], {}
    for table, key, columns, rows in (
        ("indicators", "code", ("code", "zh"), [(code, "指标") for code in indicators]),
        (
            "observations",
            "id",
            ("report_id", "id", "hedge"),
            [("990101-2020", name, "") for name in records],
        ),
        ("divisions", "id", ("id",), [(name,) for name in divisions]),
    ):
        kept = [n for n, column in enumerate(columns) if column != drop]
        fields: list[dict[str, object]] = [{"name": columns[n], "type": "string"} for n in kept]
        for field in fields:
            if field["name"] == "hedge":
                field["categories"] = [{"value": hedge} for hedge in hedges]
        lines = [",".join(row[n] for n in kept) for row in (columns, *rows)]
        files[f"{table}.csv"] = "\n".join(lines).encode()
        schema = {"fields": fields, "primaryKey": [key]}
        if table != drop:
            resources.append({"name": table, "path": f"{table}.csv", "schema": schema})
    return Package({"version": "0.3.0", "resources": resources}, files, Frames.MODELS)


def entries_of(*lines: str) -> list[Entry]:
    return read_entries("\n".join([HEADER, *lines, ""]).encode())


PROMISED = renewed([], package())


def test_a_list_reads_back_as_it_was_and_keeps_ids_as_ranges() -> None:
    data = written(PROMISED)
    assert read_entries(data) == PROMISED
    names = [line.split(",")[2] for line in data.decode().splitlines()]
    assert {"990101-2020/o1-o3 o5", "990101-2020/o1001"} <= set(names)
    assert set(INDICATORS) <= set(names)
    assert "990101/1980" not in names


@pytest.mark.parametrize(
    ("newer", "message"),
    [
        (package(drop="observations"), "table observations is gone"),
        (package(drop="zh"), "column indicators.zh is gone"),
        (package(drop="hedge"), "column observations.hedge is gone"),
        (package(hedges=("about",)), "value over of observations.hedge is gone"),
        (package(indicators=("gdp", "grain_output")), "indicators: cpi is gone"),
        (package(records=RECORDS[1:]), "observations: 990101-2020/o1 is gone"),
        (package(records=RECORDS[:-1]), "observations: 990101-2020/o1001 is gone"),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_each_kind_of_name_that_vanishes_is_noticed_and_named(newer: Package, message: str) -> None:
    assert faults(PROMISED, newer) == [message]
    assert compare_names(package(), newer) == [message]


def compare_names(older: Package, newer: Package) -> list[str]:
    """What `diff` says of the names of two packages: this one has no reports to compare."""
    gone = unkept(promises(older), frozenset(promises(newer)))
    return [f"{promise} is gone" for promise in gone]


@pytest.mark.parametrize("divisions", [DIVISIONS[1:], (*DIVISIONS, "990103/1990")])
def test_divisions_are_held_by_a_digest_for_each_province(divisions: Sequence[str]) -> None:
    (fault,) = faults(PROMISED, package(divisions=divisions))
    assert fault.startswith("divisions: ids are others than were published (99 (2 ids) sha256:")


def test_new_names_break_nothing_and_are_promised_by_the_next_release() -> None:
    newer = package(indicators=(*INDICATORS, "steel_output"), records=(*RECORDS, "990101-2020/o6"))
    assert faults(PROMISED, newer) == []
    added = [entry for entry in renewed(PROMISED, newer) if entry not in PROMISED]
    assert [entry.promise.name for entry in added] == ["steel_output", "990101-2020/o6"]
    assert {entry.since for entry in added} == {"0.3.0"}


def test_a_changed_digest_is_promised_anew_and_an_equal_one_stays() -> None:
    older = [Entry(entry.promise, "0.1.0") for entry in PROMISED]
    after = renewed(older, package(divisions=(*DIVISIONS, "990103/1990")))
    digests = {e.promise.name[:12]: e.since for e in after if e.promise.kind == Kind.DIGEST}
    assert digests == {"98 (1 ids) s": "0.1.0", "99 (3 ids) s": "0.3.0"}


WITHOUT_CPI = package(indicators=("gdp", "grain_output", "cpi_growth"))


@pytest.mark.parametrize(
    ("line", "messages"),
    [
        ("indicators,code,cpi,0.1.0,0.3.0,renamed,cpi_growth", []),
        (
            "indicators,code,cpi,0.1.0,0.3.0,renamed,",
            ["is an indicator that goes without saying which code replaces it"],
        ),
        (
            "indicators,code,cpi,0.1.0,0.3.0,renamed,cpi_level",
            ["is replaced by cpi_level, which is not there"],
        ),
        ("indicators,code,cpi,0.1.0,0.3.0, ,cpi_growth", ["is withdrawn without a reason"]),
        ("indicators,code,cpi,0.1.0,soon,renamed,cpi_growth", ["withdrawn in soon is no version"]),
        ("indicators,code,cpi,,0.3.0,renamed,cpi_growth", ["since nothing is no version"]),
        (
            "indicators,code,cpi,0.1.0,,renamed,cpi_growth",
            ["is gone", "has a reason or a replacement, and no version in which it was withdrawn"],
        ),
    ],
)
def test_a_withdrawal_says_when_and_why_and_what_replaces_an_indicator(
    line: str, messages: list[str]
) -> None:
    messages_of_line = faults(entries_of(line), WITHOUT_CPI)
    assert [
        message.removeprefix("indicators: cpi").lstrip(": ") for message in messages_of_line
    ] == messages


def test_one_record_of_a_range_is_withdrawn_by_a_line_of_its_own() -> None:
    newer = package(records=[name for name in RECORDS if name != "990101-2020/o2"])
    entries = entries_of(
        "observations,id,990101-2020/o1-o3 o5,0.1.0,,,",
        "observations,id,990101-2020/o2,0.1.0,0.3.0,two records of one figure,",
    )
    assert faults(entries, newer) == []
    names = [line.split(",")[2] for line in written(renewed(entries, newer)).decode().splitlines()]
    assert {"990101-2020/o1 o3 o5", "990101-2020/o2"} <= set(names)


def test_a_withdrawn_name_is_never_given_again() -> None:
    entries = entries_of("observations,id,990101-2020/o2,0.1.0,0.3.0,two records of one figure,")
    assert faults(entries, package()) == [
        "observations: 990101-2020/o2: is withdrawn and still there"
    ]


def test_a_value_is_replaced_by_a_value_of_its_column() -> None:
    line = "observations,value,hedge=nearly,0.1.0,0.3.0,one word for both,"
    assert faults(entries_of(line + "about"), package()) == []
    assert faults(entries_of(line + "gdp"), package()) == [
        "value nearly of observations.hedge: is replaced by gdp, which is not there"
    ]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (("observations,id,990101-2020/o9-o2,0.1.0,,,",), "line 2: o9-o2 is no range of ids"),
        (("observations,id,990101-2020/o1-o99999999,0.1.0,,,",), "is no range of ids"),
        (("observations,name,x,0.1.0,,,",), "line 2: 'name' is not a valid Kind"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused_with_the_line(
    lines: Iterable[str], message: str
) -> None:
    with pytest.raises(PromiseListError, match=message):
        entries_of(*lines)
    with pytest.raises(PromiseListError, match="its header is not"):
        read_entries(b"table,kind,name\n")


def test_words_of_the_changelog_keep_no_promise() -> None:
    """`value`, `id` and a hundred other names of columns stand in every changelog."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for column in ("indicator", "value", "unit"):
        assert column in changelog
        entry = Entry(Promise("observations", Kind.COLUMN, column), "0.1.0")
        assert faults([entry], package()) == [f"column observations.{column} is gone"]
