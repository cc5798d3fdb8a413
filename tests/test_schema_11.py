"""What schema 1.1 brought, in a fictional source that has all of it: valid, laid out, in tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import run

from reportschema import build, read_package
from reportschema.files.canonical.formatting import formatted
from reportschema.files.canonical.layout import source_text
from reportschema.files.finding.sources import load_source
from reportschema.files.parsing.yaml_events import parse
from reportschema.models import Edition, WorkReport
from reportschema.publishing.published.typed import Package
from reportschema.verbs.show import show

SOURCE = (Path(__file__).parent / "schema-1.1.yaml").read_text(encoding="utf-8")
# From the kind to the periods: a report at the change of term looks back on several years.
PERIODS = SOURCE[SOURCE.index("kind: annual") : SOURCE.index("plan_periods")]


def data() -> dict[str, Any]:
    plain = parse(SOURCE)[0]
    assert isinstance(plain, dict)
    return plain


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("liuqiao")
    (folder / "sources").mkdir()
    (folder / "sources" / "2021-09.yaml").write_text(SOURCE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def package(folder: Path) -> Package:
    build(folder / "sources", folder / "out")
    return read_package(folder / "out")


def test_it_follows_the_schema_and_only_its_doubts_are_warned_of(folder: Path) -> None:
    done = run("validate", folder / "sources")
    assert done.exit_code == 0, done.stdout
    assert done.stdout.count(" STATE004 ") == len(done.stdout.splitlines()) == 4
    assert "no part that looks back was found (the second half of the page is missing)" in (
        done.stdout
    )
    assert "o3: to review: whose number it is (parties or guests)" in done.stdout
    assert done.stderr.endswith("0 errors, 4 warnings\n")


def test_it_stands_in_the_layout_and_comes_back_from_the_models() -> None:
    assert formatted(SOURCE.encode()).after == SOURCE
    report = WorkReport.model_validate(data())
    assert WorkReport.model_validate(parse(source_text(report))[0]) == report


def test_readings_withdrawals_contributions_and_doubts_have_tables(package: Package) -> None:
    report = "990104-2021-09"
    reviews = package.cells("reviews")
    assert [(row["id"], row["by"], row["digest"]) for row in reviews] == [
        (f"{report}/o1/1", "person", "6985"),
        (f"{report}/cpi-2021/1", "person", "9637"),
        (f"{report}/t1/1", "person", "342c"),
        (f"{report}/o1/2", "language_model", "6985"),
    ]
    assert [(row["table_name"], row["holds"]) for row in reviews] == [
        ("observations", "true"),
        ("absent_targets", "true"),
        ("targets", "true"),
        ("observations", "true"),
    ]
    assert {row["record_id"] for row in reviews} == {
        f"{report}/{key}" for key in ("o1", "cpi-2021", "t1")
    }
    (withdrawal,) = package.cells("withdrawals")
    assert withdrawal["id"] == f"{report}/o2"
    assert withdrawal["replaced_by"] == f"{report}/o3;{report}/o4"
    (contribution,) = package.cells("contributions")
    assert (contribution["who"], contribution["file_name"]) == ("a reading circle", "buses.xlsx")
    assert [row["id"] for row in package.cells("doubts")] == [
        f"{report}/no_review_found",
        f"{report}/text_incomplete",
    ]
    assert [row["id"] for row in package.cells("headline_passages")] == [
        f"{report}/h400-2021",
        f"{report}/h400-2021_2025",
    ]


def test_new_fields_are_columns(package: Package) -> None:
    pegged, parties, rank = package.cells("observations")
    assert (pegged["form"], pegged["pegged_to"], pegged["value"]) == ("pegged", "gdp", "")
    assert (parties["label_en"], rank["label_en"]) == ("Tea parties", "Punctual buses")
    assert (parties["review_reason"], parties["review_note"]) == (
        "subject_in_doubt",
        "parties or guests",
    )
    (edition,) = package.cells("editions")
    assert edition["obtained_method"] == "jsonl_field"
    assert edition["archived"].startswith("https://web.archive.org/")
    (report,) = package.cells("reports")
    assert report["annotation_level"] == "partial"
    assert package.cells("absent_targets")[0]["reason"] == "not_coded"


def test_audit_and_show_take_a_pegged_observation(folder: Path, package: Package) -> None:
    assert package
    assert run("audit", folder / "sources").exit_code == 0
    assert show("990104-2021-09", package=folder / "out")


@pytest.mark.parametrize(
    ("old", "new", "code", "says"),
    [
        ("form: pegged, pegged_to: gdp", "form: pegged", "SCHEMA005", "pegged_to goes with"),
        ("form: pegged, pegged_to: gdp", "pegged_to: gdp", "SCHEMA005", "pegged_to goes with"),
        ("form: pegged, pegged_to: gdp", "form: verbal", "SCHEMA005", "is for targets"),
        (
            "form: pegged, pegged_to: gdp",
            'value: 3, unit: "%", form: pegged, pegged_to: gdp',
            "SCHEMA005",
            "is pegged and has a number",
        ),
        ("pegged_to: gdp", "pegged_to: gpd", "VOCAB001", "pegged_to gpd is unknown"),
        ("label: 新建公交站, ", "indicator: gdp, ", "SCHEMA005", "label_en goes with"),
        ("{reason: text_incomplete}", "{reason: other}", "SCHEMA005", "a note"),
        ("{reason: text_incomplete}", "{reason: no_review_found}", "SCHEMA005", "twice"),
        ("{reason: text_incomplete}", "{reason: unsure}", "SCHEMA004", "not one of"),
        ("{period: 2021/2025, at", '{period: "2021", at', "SCHEMA005", "twice"),
        ("member: \"2021\"", "member: \"\"", "SCHEMA003", "member"),
        ("path: 2021/", "path: ../2021/", "SCHEMA003", "a path inside the repository"),
        ("path: 2021/", "path: 2021/../", "SCHEMA003", "a path inside the repository"),
        ("commit: 0a1b2c3d4e5f", "commit: main", "SCHEMA003", "a commit"),
        ("method: jsonl_field", "method: jsonl", "SCHEMA004", "jsonl_field"),
        ('records: {o1: "6985"}', "records: {O1: 3f9a}", "SCHEMA003", "a key of records is 'O1'"),
        ('records: {o1: "6985"}', "records: {o1: 3F9A}", "SCHEMA003", "hexadecimal"),
        ('records: {o1: "6985"}', "records: {}", "SCHEMA006", "records"),
        ('records: {o1: "6985"}', "records: {o9: 3f9a}", "REF004", "o9 is reviewed by a model 2"),
        ("by: language_model, who: a model", "by: machine, who: a", "SCHEMA004", "machine"),
        ("[o3, o4]}", "[o3, o2]}", "REF003", "replaced_by names o2"),
        ("[o3, o4]}", "[990104-2020/o1]}", "REF003", "names 990104-2020/o1"),
        ("{id: o2, date", "{id: o4, date", "ID006", "this id was withdrawn (2021-11-03)"),
        ("{id: o2, date", '{id: o2, date: "2021", reason: other, note: n}\n  - {id: o2, date',
         "ID006", "withdrawn already"),
        ("id: 990104-2021-09", "id: 990104-2021-10", "ID003", "990104-2021"),
        (PERIODS, PERIODS.replace("annual", "term_end").replace('"2020"', "2016/2020"),
         "ID003", "990104-2021-term-end"),
        ("  level: partial\n", "", "SCHEMA001", "level"),
    ],
)  # fmt: skip
def test_what_it_may_not_say_is_a_finding(
    old: str, new: str, code: str, says: str, tmp_path: Path
) -> None:
    assert old in SOURCE
    source = tmp_path / "x.yaml"
    source.write_text(SOURCE.replace(old, new, 1), encoding="utf-8")
    done = run("validate", source)
    # What it doubts is said as before, and that a record which was read says something else now.
    (line,) = [line for line in done.stdout.splitlines() if "STATE00" not in line]
    assert f" {code} " in line or f" {code}:" in line
    assert says in line


@pytest.mark.parametrize("kind", ["plan", "budget", "programme"])
def test_a_text_in_the_reports_place_has_its_kind(kind: str) -> None:
    report = WorkReport.model_validate(data() | {"kind": kind})
    assert report.kind.value == kind


def test_a_report_of_a_year_needs_no_month(tmp_path: Path) -> None:
    source = tmp_path / "x.yaml"
    source.write_text(SOURCE.replace("id: 990104-2021-09", "id: 990104-2021"), encoding="utf-8")
    assert run("validate", source).exit_code == 0
    assert load_source(source).data["id"] == "990104-2021"


def test_an_edition_says_how_its_text_can_be_had() -> None:
    edition = Edition.model_validate(data()["editions"][0])
    assert edition.obtained is not None
    assert (edition.obtained.repository, edition.obtained.row) == ("somebody/town-reports", None)
