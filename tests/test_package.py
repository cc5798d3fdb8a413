"""The data package: complete, documented, exact, the same bytes everywhere, readable by others."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import pandas as pd
import polars as pl
import pytest
from conftest import EXAMPLE, EXAMPLES, PACKAGE, SOURCES, Resources, run

from reportschema.checking.audit.registry import AuditResult
from reportschema.models.fields.codes import Part, Verdict
from reportschema.publishing.computed.features import section_features
from reportschema.publishing.published.package_check import check_files, check_folder
from reportschema.verbs.build import audit_rows, package_of
from reportschema.verbs.coded_twice import NAME as AGREEMENT
from reportschema.verbs.validate import validate

TABLES = [
    "reports",
    "editions",
    "sections",
    "doubts",
    "headline_passages",
    "observations",
    "targets",
    "absent_targets",
    "problems",
    "livelihood_projects",
    "glossary",
    "glossary_components",
    "awards",
    "numerals",
    "corrections",
    "withdrawals",
    "reviews",
    "contributions",
    "indicators",
    "core_list",
    "units",
    "topics",
    "divisions",
    "concepts",
    "breaks",
    "panel",
    "target_panel",
    "outcome_panel",
    "promise_outcome",
    "frame",
    "audits",
    "section_features",
    "fields",
]


@pytest.fixture(scope="session")
def files() -> dict[str, bytes]:
    return package_of(validate([EXAMPLES / "yunxi-2020.yaml"]), with_texts=False)


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_the_committed_package_is_what_the_sources_give_in_any_environment(tmp_path: Path) -> None:
    committed = {path.name: path.read_bytes() for path in PACKAGE.iterdir()}
    for n, (zone, locale, seed) in enumerate(
        [("Asia/Shanghai", "C", "1"), ("America/Lima", "C.UTF-8", "77")]
    ):
        environment = {
            **os.environ,
            "TZ": zone,
            "LC_ALL": locale,
            "PYTHONHASHSEED": seed,
            "PYTHONUTF8": "0",
        }
        shuffled = tmp_path / f"sources{n}"
        shuffled.mkdir()
        (shuffled / AGREEMENT).write_bytes((SOURCES / AGREEMENT).read_bytes())
        for path in sorted(SOURCES.rglob("*.yaml"), reverse=bool(n)):
            (shuffled / path.parent.name).mkdir(parents=True, exist_ok=True)
            (shuffled / path.parent.name / path.name).write_bytes(path.read_bytes())
        arguments = (str(shuffled), str(tmp_path / f"out{n}"))
        code = f"from reportschema import build; build(*{arguments!r})"
        subprocess.run([sys.executable, "-c", code], env=environment, check=True)
        built = {path.name: path.read_bytes() for path in (tmp_path / f"out{n}").iterdir()}
        changed = [
            name for name in sorted(built | committed) if built.get(name) != committed.get(name)
        ]
        assert changed == [], "datapackage/ is not what sources/ give: run scripts/build and commit"


def test_every_table_is_there_in_order(descriptor: dict[str, Any]) -> None:
    assert [resource["name"] for resource in descriptor["resources"]] == TABLES
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"


def test_every_column_enum_and_table_is_described_in_both_languages(resources: Resources) -> None:
    for resource in resources.values():
        assert resource["description"]
        assert resource["description_zh"]
        for field in resource["schema"]["fields"]:
            name = f"{resource['name']}.{field['name']}"
            assert field["title"], name
            assert field["title_zh"], name
            assert len(field["description"]) > len(field["title"].rpartition(": ")[2]), name
            assert field["description_zh"], name
            for category in field.get("categories", []):
                assert category["label"], name
                assert category["label_zh"], name


def test_hashes_and_sizes_are_those_of_the_files(resources: Resources) -> None:
    for resource in resources.values():
        data = (PACKAGE / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (
            len(data),
            f"sha256:{sha256(data).hexdigest()}",
        )


def test_names_that_others_rely_on(resources: Resources) -> None:
    def names(table: str) -> set[str]:
        return {field["name"] for field in resources[table]["schema"]["fields"]}

    records = TABLES[: TABLES.index("indicators")]
    assert all({"report_id", "id"} <= names(table) for table in records)
    anchored = ("observations", "targets", "absent_targets", "glossary", "numerals", "corrections")
    assert all({"start", "end", "exact"} <= names(table) for table in anchored)
    assert {"file_name", "sha256", "characters", "script"} <= names("editions")
    assert {
        "indicator",
        "label",
        "value",
        "low",
        "high",
        "unit",
        "period",
        "base_period",
        "hedge",
        "place_id",
    } <= names("observations")
    assert {
        "form",
        "headline",
        "commitment",
        "stance",
        "obligation",
        "pegged_to",
        "assigned_by",
    } <= names("targets")


@pytest.mark.slow
def test_frictionless_passes() -> None:
    report = frictionless.Package(str(PACKAGE / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])


def test_our_own_check_passes_too() -> None:
    assert check_folder(PACKAGE) == []


DAMAGES = [
    ("observations.csv", b",1.6,", b", 1.6,", "value"),
    ("reports.csv", b",9,5,", ",９,5,".encode(), "congress_term"),
    ("observations.csv", b",final,", b",finel,", "status"),
    ("observations.csv", b"990101-2020/o2,gdp", b"990101-2020/o1,gdp", "stands twice"),
    ("observations.csv", b",gdp,", b",gpd,", "refers to nothing"),
    ("targets.csv", b"\n", b"\nonly,three,cells\n", "cells, not"),
    ("targets.csv", b"report_id,id", b"id,report_id", "header"),
    ("problems.csv", "大项目".encode(), "大项目".encode("gb18030"), "not UTF-8"),
]


@pytest.mark.parametrize(
    ("name", "was", "becomes", "message"),
    DAMAGES,
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_damage_that_frictionless_may_pass_is_found(
    files: dict[str, bytes], name: str, was: bytes, becomes: bytes, message: str
) -> None:
    damaged = dict(files)
    data = files[name]
    was = was if was in data else b",6.1,"
    becomes = becomes if was != b",6.1," else b", 6.1,"
    damaged[name] = data.replace(was, becomes, 1)
    assert damaged[name] != data
    faults = check_files(damaged)
    assert any("sha256" in fault.message for fault in faults), "the hash tells that it was altered"
    assert any(message in fault.message and fault.file == name for fault in faults), faults


def test_a_wrong_hash_of_any_kind_a_missing_file_and_no_descriptor_are_found(
    files: dict[str, bytes],
) -> None:
    content = json.loads(files["datapackage.json"])
    for kind in ("md5", "sha1", "sha256", "sha512", "crc32"):
        content["resources"][0]["hash"] = f"{kind}:00"
        altered = {**files, "datapackage.json": json.dumps(content).encode()}
        assert [fault.file for fault in check_files(altered)] == ["reports.csv"]
    assert (
        check_files({name: data for name, data in files.items() if name != "topics.csv"})[0].file
        == "topics.csv"
    )
    assert check_files({})[0].file == "datapackage.json"
    assert check_files({"datapackage.json": b"{"})[0].file == "datapackage.json"
    content["resources"][0]["path"] = "../../etc/passwd"
    assert (
        "points elsewhere"
        in check_files({**files, "datapackage.json": json.dumps(content).encode()})[0].message
    )


@pytest.mark.slow
def test_validate_takes_a_package_too(files: dict[str, bytes], tmp_path: Path) -> None:
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    assert run("validate", tmp_path).exit_code == 0
    (tmp_path / "observations.csv").write_bytes(
        files["observations.csv"].replace(b",gdp,", b",gpd,", 1)
    )
    done = run("validate", tmp_path)
    assert done.exit_code == 1
    assert "observations.csv" in done.stdout


POLARS: dict[str, pl.DataType | type[pl.DataType]] = {
    "string": pl.String,
    "number": pl.Decimal(38, 18),
    "integer": pl.Int64,
    "boolean": pl.Boolean,
}


PANDAS = {"string": "string", "number": "float64", "integer": "Int64", "boolean": "boolean"}


DUCKDB = {
    "string": "VARCHAR",
    "number": "DECIMAL(38,12)",
    "integer": "BIGINT",
    "boolean": "BOOLEAN",
}


@pytest.mark.parametrize("table", TABLES)
def test_polars_pandas_and_duckdb_read_every_table_with_its_types(
    table: str, resources: Resources
) -> None:
    path = PACKAGE / f"{table}.csv"
    fields = {field["name"]: field["type"] for field in resources[table]["schema"]["fields"]}
    text = rows(path.read_bytes())
    by_polars = pl.read_csv(path, schema={name: POLARS[kind] for name, kind in fields.items()})
    by_pandas = pd.read_csv(
        path,
        dtype={name: PANDAS[kind] for name, kind in fields.items()},
        keep_default_na=False,
        na_values=[""],
    )
    columns = ", ".join(f"'{name}': '{DUCKDB[kind]}'" for name, kind in fields.items())
    options = "header=true, nullstr='', delim=',', quote='\"', escape='\"'"
    by_duckdb = duckdb.sql(f"SELECT * FROM read_csv('{path}', {options}, columns={{{columns}}})")
    assert by_duckdb is not None
    assert by_polars.height == len(by_pandas) == len(by_duckdb.fetchall()) == len(text)
    for name, kind in fields.items():
        filled = sum(row[name] != "" for row in text)
        assert by_polars[name].len() - by_polars[name].null_count() == filled
        assert by_pandas[name].notna().sum() == filled
        if kind == "number" and filled:
            assert [float(row[name]) for row in text if row[name]] == [
                float(value) for value in by_polars[name].drop_nulls()
            ]


def test_texts_add_sentences_to_a_package_elsewhere_and_never_to_the_committed_one(
    tmp_path: Path, resources: Resources
) -> None:
    assert run("build", "--sources", EXAMPLES, "--texts", EXAMPLES).exit_code == 2
    assert (
        run("build", "--sources", EXAMPLES, "--texts", EXAMPLES, "--out", tmp_path / "p").exit_code
        == 0
    )
    row = next(
        row
        for row in rows((tmp_path / "p" / "observations.csv").read_bytes())
        if row["id"].endswith("/o1")
    )
    assert row["exact"] in row["sentence"]
    assert row["sentence"] in row["paragraph"]
    assert check_folder(tmp_path / "p") == []
    assert not any(
        field["name"] in ("sentence", "paragraph")
        for resource in resources.values()
        for field in resource["schema"]["fields"]
    )


def test_an_invalid_source_writes_nothing(tmp_path: Path, example: str) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "x.yaml").write_text(
        example.replace("value: 512.3", "value: 521.3"), encoding="utf-8"
    )
    assert run("build", "--sources", tmp_path / "sources", "--out", tmp_path / "p").exit_code == 1
    assert not (tmp_path / "p").exists()


def test_arithmetic_that_begins_with_a_sign_is_no_formula() -> None:
    audit = AuditResult(
        "growth_against_levels",
        "990101-2020",
        ("990101-2020/o1",),
        None,
        None,
        "%",
        "-3.1+2",
        Verdict.CONSISTENT,
    )
    assert audit_rows([audit])[0].arithmetic == "(-3.1+2)"


def test_cells_start_no_formula() -> None:
    for table in TABLES:
        for row in rows((PACKAGE / f"{table}.csv").read_bytes()):
            for name, value in row.items():
                assert value[:1] not in ("=", "@", "\t"), (table, name, value)


def test_features_stand_in_the_order_of_parts_and_in_each_of_topics() -> None:
    report = next(iter(validate([EXAMPLE]).reports.values()))
    outline = tuple(
        section.model_copy(update={"topic": "02.1"}) if section.id == "s5" else section
        for section in report.outline
    )
    rows = section_features(report.model_copy(update={"outline": outline}))
    assert [row.topic for row in rows if row.part == Part.REVIEW] == [None, "02.1", "04.1", "04.7"]
