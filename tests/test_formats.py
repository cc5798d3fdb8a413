"""Every format of the package holds the same rows, typed and described to the last value."""

from __future__ import annotations

import csv
import io
import json
import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import mlcroissant
import pyarrow.parquet as pq
import pytest
from conftest import EXAMPLES, SOURCES, run

from reportschema.publishing.formats.offered import Format
from reportschema.verbs.build import build, package_of
from reportschema.verbs.validate import validate

pytestmark = pytest.mark.untraced

FORMATS = "csv,sqlite,parquet,duckdb"
Resource = dict[str, Any]  # a table's part of the descriptor


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("package") / "all"
    done = run("build", "--sources", SOURCES, "--out", out, "--formats", FORMATS)
    assert done.exit_code == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def resources(package: Path) -> list[Resource]:
    text = (package / "datapackage.json").read_text(encoding="utf-8")
    resources: list[Resource] = json.loads(text)["resources"]
    return resources


@pytest.fixture(scope="module")
def sqlite(package: Path) -> Iterator[sqlite3.Connection]:
    with closing(
        sqlite3.connect(f"file:{package / 'datapackage.sqlite'}?mode=ro", uri=True)
    ) as connection:
        yield connection


@pytest.fixture(scope="module")
def duck(package: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(package / "datapackage.duckdb"), read_only=True) as connection:
        yield connection


def exact(value: object, field: dict[str, Any]) -> object:
    """A cell of any format, as one thing to compare."""
    if value is None or value == []:
        return ""
    if isinstance(value, list):
        return ";".join(value)
    if field["type"] == "number":
        return Decimal(str(value)).normalize()
    if field["type"] == "boolean":
        return "true" if value in (True, 1, "true") else "false"
    return str(value)


def expected(package: Path, resource: Resource) -> list[list[object]]:
    rows = list(
        csv.reader(
            io.StringIO((package / resource["path"]).read_text(encoding="utf-8"), newline="")
        )
    )[1:]
    fields = resource["schema"]["fields"]
    return [
        ["" if cell == "" else exact(cell, field) for cell, field in zip(row, fields, strict=True)]
        for row in rows
    ]


def compared(
    rows: Iterable[Sequence[object]], resource: Resource, approximately: bool = False
) -> list[list[object]]:
    fields = resource["schema"]["fields"]
    typed = [[exact(cell, field) for cell, field in zip(row, fields, strict=True)] for row in rows]
    return [
        [float(cell) if approximately and isinstance(cell, Decimal) else cell for cell in row]
        for row in typed
    ]


def test_sqlite_holds_the_rows_of_the_csv(
    package: Path, resources: list[Resource], sqlite: sqlite3.Connection
) -> None:
    for resource in resources:
        rows = sqlite.execute(f'SELECT * FROM "{resource["name"]}" ORDER BY rowid').fetchall()
        assert compared(rows, resource, True) == [
            [float(value) if isinstance(value, Decimal) else value for value in row]
            for row in expected(package, resource)
        ]


def test_parquet_holds_the_rows_of_the_csv_to_the_last_digit(
    package: Path, resources: list[Resource]
) -> None:
    for resource in resources:
        table = pq.read_table(package / f"{resource['name']}.parquet")
        rows = [list(row.values()) for row in table.to_pylist()]
        assert compared(rows, resource) == expected(package, resource)


def test_duckdb_holds_the_rows_of_the_csv_to_the_last_digit(
    package: Path, resources: list[Resource], duck: duckdb.DuckDBPyConnection
) -> None:
    for resource in resources:
        rows = duck.execute(f'SELECT * FROM "{resource["name"]}"').fetchall()
        assert sorted(map(str, compared(rows, resource))) == sorted(
            map(str, expected(package, resource))
        )


def test_sqlite_has_keys_that_hold_and_indexes_on_them(
    resources: list[Resource], sqlite: sqlite3.Connection
) -> None:
    assert sqlite.execute("PRAGMA foreign_key_check").fetchall() == []
    assert sqlite.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    for resource in resources:
        name, schema = resource["name"], resource["schema"]
        links = {
            row[3]: (row[2], row[4]) for row in sqlite.execute(f'PRAGMA foreign_key_list("{name}")')
        }
        declared = {
            key["fields"][0]: (key["reference"]["resource"] or name, key["reference"]["fields"][0])
            for key in schema.get("foreignKeys", [])
        }
        assert links == declared
        indexed = {
            sqlite.execute(f'PRAGMA index_info("{row[1]}")').fetchone()[2]
            for row in sqlite.execute(f'PRAGMA index_list("{name}")')
        }
        assert set(declared) <= indexed


def test_sqlite_refuses_a_value_outside_an_enumeration(sqlite: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(":memory:")) as copy:
        sqlite.backup(copy)
        with pytest.raises(sqlite3.IntegrityError, match="hedge"):
            copy.execute("UPDATE observations SET hedge = 'roughly'")


@pytest.mark.parametrize(
    ("words", "table", "record"),
    [("地区生产总值", "indicators", "gdp"), ("retail", "indicators", "retail_sales")],
)
def test_sqlite_finds_names_in_both_languages(
    sqlite: sqlite3.Connection, words: str, table: str, record: str
) -> None:
    query = (
        "SELECT table_name, record_id FROM names"
        " WHERE id IN (SELECT rowid FROM names_fts WHERE names_fts MATCH ?)"
    )
    assert (table, record) in sqlite.execute(query, [words]).fetchall()


def test_every_table_column_and_value_has_its_description_in_every_format(
    package: Path,
    resources: list[Resource],
    sqlite: sqlite3.Connection,
    duck: duckdb.DuckDBPyConnection,
) -> None:
    comments = {
        (row[0], row[1]): row[2]
        for row in duck.execute(
            "SELECT table_name, column_name, comment FROM duckdb_columns()"
        ).fetchall()
    }
    tables = dict(duck.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall())
    for resource in resources:
        name = resource["name"]
        created = sqlite.execute("SELECT sql FROM sqlite_master WHERE name = ?", [name]).fetchone()[
            0
        ]
        schema = pq.read_schema(package / f"{name}.parquet")
        for text in (created, tables[name], schema.metadata[b"description"].decode()):
            assert resource["description"] in text
            assert resource["description_zh"] in text
        for field in resource["schema"]["fields"]:
            line = next(
                line for line in created.splitlines() if line.startswith(f'  "{field["name"]}" ')
            )
            values = [
                f"{category['value']}: {category['label']} {category['label_zh']}"
                for category in field.get("categories", [])
            ]
            for text in (
                line,
                comments[name, field["name"]],
                schema.field(field["name"]).metadata[b"description"].decode(),
            ):
                for words in (
                    field["title"],
                    field["description"],
                    field["title_zh"],
                    field["description_zh"],
                    *values,
                ):
                    assert words in text


def test_no_description_only_says_its_name_again(resources: list[Resource]) -> None:
    for resource in resources:
        for described in (resource, *resource["schema"]["fields"]):
            names = {
                described["name"].replace("_", " ").lower(),
                described["title"].lower(),
                f"the {described['title'].lower()}",
            }
            assert described["description"].rstrip(".").lower() not in names, (
                resource["name"],
                described["name"],
            )
            assert described["description_zh"].rstrip("。") != described["title_zh"], (
                resource["name"],
                described["name"],
            )


@pytest.mark.slow
def test_two_builds_are_the_same_bytes_and_duckdb_the_same_rows(
    package: Path, tmp_path: Path
) -> None:
    arguments = (str(SOURCES), str(tmp_path / "again"), FORMATS.split(","))
    code = f"from reportschema import build; build(*{arguments!r})"
    subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
    )
    for path in sorted(package.iterdir()):
        if path.suffix != ".duckdb":
            assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes(), path.name
    with duckdb.connect() as connection:
        for n, folder in enumerate((package, tmp_path / "again")):
            connection.execute(f"ATTACH '{folder / 'datapackage.duckdb'}' AS d{n} (READ_ONLY)")
        names = [
            row[0]
            for row in connection.execute(
                "SELECT table_name FROM duckdb_tables() WHERE database_name = 'd0'"
            ).fetchall()
        ]
        assert set(names) == {path.stem for path in package.glob("*.csv")}
        for name in names:
            sides = [connection.execute(f'SELECT * FROM d{n}."{name}"').fetchall() for n in (0, 1)]
            assert sides[0] == sides[1]


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.filterwarnings("ignore::DeprecationWarning:mlcroissant")
@pytest.mark.slow
def test_croissant_is_valid_and_its_loader_reads_the_tables(package: Path) -> None:
    dataset = mlcroissant.Dataset(package / "croissant.json")
    assert "error" not in dataset.metadata.ctx.issues.report().lower()
    records = list(dataset.records("target_panel"))
    assert {record["target_panel/form"] for record in records} >= {b"numeric", b"silent"}
    assert next(iter(dataset.records("topics")))["topics/code"] == b"01"


def test_dcat_names_every_file_with_its_hash(package: Path, resources: list[Resource]) -> None:
    content = json.loads((package / "dcat.jsonld").read_text(encoding="utf-8"))
    hashes = {
        distribution["dcat:downloadURL"]["@id"]: distribution["spdx:checksum"]["spdx:checksumValue"]
        for distribution in content["dcat:distribution"]
    }
    assert hashes == {
        resource["path"]: resource["hash"].removeprefix("sha256:") for resource in resources
    }


@pytest.fixture(scope="module")
def datasette(package: Path) -> Iterator[str]:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "datasette",
        "serve",
        package / "datapackage.sqlite",
        "-m",
        package / "datasette.json",
        "-p",
        str(port),
    ]
    server = subprocess.Popen(
        [*map(str, command)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/-/versions.json", timeout=5).read()
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/datapackage"
    finally:
        server.terminate()
        server.communicate()


def asked(address: str, **parameters: str) -> dict[str, Any]:
    with urllib.request.urlopen(
        f"{address}.json?{urllib.parse.urlencode(parameters)}", timeout=20
    ) as answer:
        data: dict[str, Any] = json.load(answer)
    return data


@pytest.mark.slow
def test_datasette_answers_with_rows_texts_and_search(datasette: str) -> None:
    answer = asked(
        f"{datasette}/outcome_panel",
        place_id="440103",
        indicator="gdp",
        transformation="growth",
        period="2024",
        _shape="objects",
    )
    assert [(row["place_id"], row["normalized_value"]) for row in answer["rows"]] == [
        ("440103", 2.3)
    ]
    names = asked(f"{datasette}/names", _search="生产总值", _shape="objects")
    assert "gdp" in {row["record_id"] for row in names["rows"]}
    page = urllib.request.urlopen(f"{datasette}/targets", timeout=20).read().decode()
    assert "analyse normalized_value" in page
    assert "CC0-1.0" in page


def test_an_unknown_format_and_a_missing_library_are_told(tmp_path: Path) -> None:
    done = run("build", "--sources", SOURCES, "--out", tmp_path / "x", "--formats", "csv,xlsx")
    assert done.exit_code == 2
    assert "choose from csv, sqlite, parquet, duckdb" in " ".join(done.stderr.split())
    code = (
        "import sys; sys.modules['pyarrow'] = None\n"
        f"sys.argv = ['reportschema', 'build', '--sources', {str(SOURCES)!r}]\n"
        f"sys.argv += ['--out', {str(tmp_path / 'y')!r}, '--formats', 'parquet']\n"
        "from reportschema.cli import main; main()"
    )
    missing = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert missing.returncode == 2
    assert "install reportschema with its extra formats" in missing.stderr
    assert not (tmp_path / "y").exists()


def test_a_number_that_would_be_rounded_is_refused() -> None:
    from reportschema.publishing.formats.parquet_files import _exact

    with pytest.raises(ValueError, match="more than 15 decimals"):
        _exact(Decimal("0.1234567890123456"))


def test_the_function_takes_formats_like_the_verb(tmp_path: Path) -> None:
    assert build(EXAMPLES, tmp_path / "out", [Format.SQLITE]).errors == 0
    assert sorted(
        path.suffix
        for path in (tmp_path / "out").iterdir()
        if path.suffix not in (".csv", ".json", ".jsonld", ".md")
    ) == [".sqlite"]
    assert "datapackage.sqlite" not in package_of(
        validate([EXAMPLES / "yunxi-2020.yaml"]), with_texts=False
    )
