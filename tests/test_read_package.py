"""`read_package`: a published package as typed tables, in frames or models, once checked."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import pandas as pd
import polars as pl
import pytest
from conftest import PACKAGE, SOURCES

from reportschema import read_package
from reportschema.files.finding.packages import PackageFileError, read_package_files
from reportschema.verbs.read_package import PackageError


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "package"
    folder.mkdir()
    for path in PACKAGE.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def test_tables_are_polars_frames_by_default() -> None:
    package = read_package(PACKAGE)
    assert len(package) == 33
    targets = package["target_panel"]
    liwan = targets.filter(pl.col("report_id") == "440103-2025")
    promised = liwan.filter((pl.col("indicator") == "gdp") & (pl.col("period") == "2025"))
    assert promised["normalized_value"].to_list() == [5.0]
    assert promised["hedge"].to_list() == ["about"]
    assert package["observations"].schema["start"] == pl.Int64
    assert package["observations"].schema["inferred"] == pl.List(pl.String)


def test_tables_are_pandas_frames_where_asked() -> None:
    observations = read_package(PACKAGE, "pandas")["observations"]
    assert isinstance(observations, pd.DataFrame)
    assert {str(observations[name].dtype) for name in ("start", "value", "id")} == {
        "Int64",
        "float64",
        "string",
    }
    assert observations["low"].isna().any()


def test_tables_are_models_with_exact_numbers_where_asked() -> None:
    package = read_package(str(PACKAGE), "models")
    row = next(row for row in package["observations"] if row.id == "440105-2020/o1")
    assert row.value == Decimal("1935.12")
    assert isinstance(row.inferred, tuple)
    assert type(row).model_fields["value"].description.startswith("As written")
    with pytest.raises(ValueError, match="frozen"):
        row.value = Decimal(1)


@pytest.mark.parametrize(("without", "kind"), [("polars", "pandas"), ("polars,pandas", "models")])
def test_what_is_installed_decides(without: str, kind: str) -> None:
    code = (
        "import importlib.util, sys; find = importlib.util.find_spec\n"
        f"hidden = {without.split(',')}\n"
        "importlib.util.find_spec = lambda name: None if name in hidden else find(name)\n"
        f"from reportschema import read_package; print(read_package({str(PACKAGE)!r}).frames)"
    )
    assert (
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        == kind
    )


def test_codes_stay_text_and_keep_their_zeros() -> None:
    assert "01.1" in read_package(PACKAGE)["topics"]["code"].to_list()


def test_an_unknown_table_is_told_with_those_there_are() -> None:
    with pytest.raises(KeyError, match="target_panel"):
        read_package(PACKAGE)["target"]


def test_the_descriptor_is_at_hand() -> None:
    package = read_package(PACKAGE)
    assert package.fields["observations"]["value"]["title_zh"] == "数值"
    assert package.version == package.descriptor["version"]
    assert "33 tables" in repr(package)


def test_a_zip_is_read_without_unpacking_wherever_the_package_lies_in_it(
    copy: Path, tmp_path: Path
) -> None:
    path = tmp_path / "release.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for file in copy.iterdir():
            archive.write(file, f"work-reports-0.1.0/datapackage/{file.name}")
    assert read_package(path)["reports"].height == len([*SOURCES.glob("*/*.yaml")])


def test_an_altered_file_is_refused_with_its_name(copy: Path) -> None:
    path = copy / "targets.csv"
    path.write_bytes(path.read_bytes().replace(b"2025", b"2026", 1))
    with pytest.raises(PackageError, match=r"targets\.csv.*altered"):
        read_package(copy)


def test_a_missing_file_is_refused_with_its_name(copy: Path) -> None:
    (copy / "units.csv").unlink()
    with pytest.raises(PackageError, match=r"units\.csv.*not there"):
        read_package(copy)


def test_a_cell_of_the_wrong_type_is_refused_even_where_the_hash_agrees(copy: Path) -> None:
    from hashlib import sha256

    path = copy / "editions.csv"
    data = path.read_bytes()
    rows = data.decode().split("\n")
    place = rows[0].split(",").index("characters")
    cells = rows[1].split(",")
    assert cells[place].isdecimal()
    rows[1] = ",".join([*cells[:place], "１２", *cells[place + 1 :]])
    path.write_bytes("\n".join(rows).encode())
    descriptor = json.loads((copy / "datapackage.json").read_text(encoding="utf-8"))
    resource = next(
        resource for resource in descriptor["resources"] if resource["name"] == "editions"
    )
    resource |= {
        "bytes": path.stat().st_size,
        "hash": f"sha256:{sha256(path.read_bytes()).hexdigest()}",
    }
    (copy / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    with pytest.raises(PackageError, match=r"editions\.csv, line 2: characters"):
        read_package(copy)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"plain text"])
def test_what_is_no_package_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    with pytest.raises(PackageError, match="no zip that can be read"):
        read_package(path)


def test_a_folder_or_path_without_a_package_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackageError, match=r"holds no datapackage\.json"):
        read_package(tmp_path)
    with pytest.raises(PackageError, match="no such file"):
        read_package(tmp_path / "none")


def test_a_path_out_of_the_package_is_not_followed(copy: Path) -> None:
    descriptor = json.loads((copy / "datapackage.json").read_text(encoding="utf-8"))
    descriptor["resources"][0]["path"] = "../secret.csv"
    (copy / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    (copy.parent / "secret.csv").write_text("id\n1\n", encoding="utf-8")
    with pytest.raises(PackageError, match=r"points elsewhere: path is '\.\./secret\.csv'"):
        read_package(copy)


@pytest.mark.parametrize(("size", "fits"), [(100, True), (101, False)])
def test_a_file_of_a_zip_has_at_most_the_bytes_that_it_may_have(
    size: int, fits: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportschema.files.finding.packages.MAX_FILE_BYTES", 100)
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("datapackage.json", b" " * size)
    if fits:
        assert read_package_files(tmp_path / "x.zip") == {"datapackage.json": b" " * size}
    else:
        with pytest.raises(PackageFileError, match="unpacks to more than 100 bytes"):
            read_package_files(tmp_path / "x.zip")
