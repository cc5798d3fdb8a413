"""The real reports: valid without a warning, and every anchor at its place in the published text."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from conftest import PACKAGE, ROOT, SOURCES

from reportschema.checking import grammar
from reportschema.notation.account import unaccounted
from reportschema.verbs.validate import Validation, validate

COUNTED = [
    "sections",
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
]


@pytest.fixture(scope="module")
def checked(texts: Path) -> Validation:
    return validate([SOURCES], texts)


def test_every_source_is_valid_with_its_text(checked: Validation) -> None:
    assert [f"{one.file}:{one.line} {one.code} {one.message}" for one in checked.findings] == []
    assert set(checked.texts) == set(checked.reports)
    assert checked.anchors > 600


def test_every_anchor_of_every_table_equals_its_span_in_the_text(checked: Validation) -> None:
    texts = {report.id: checked.texts[name] for name, report in checked.reports.items()}
    seen = 0
    for path in sorted(PACKAGE.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row.get("exact"):
                    assert texts[row["report_id"]][int(row["start"]) : int(row["end"])] == row["exact"], row
                    seen += 1
    assert seen > 400


def test_files_are_named_for_what_they_hold(checked: Validation) -> None:
    for name, report in checked.reports.items():
        path = Path(name)
        assert path.parent.name.startswith(report.government.division + "-")
        assert report.id == f"{report.government.division}-{path.stem}"


def test_counts_are_the_reviewed_ones() -> None:
    """A change to the data shows as a diff of tests/counts.csv (report, table, rows)."""
    found = []
    for table in COUNTED:
        with (PACKAGE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            reports = [row["report_id"] for row in csv.DictReader(file)]
        found += [f"{report},{table},{reports.count(report)}" for report in sorted(set(reports))]
    assert sorted(found) == (ROOT / "tests" / "counts.csv").read_text(encoding="utf-8").splitlines()[1:]


def test_complete_ledgers_leave_no_numeral_out(checked: Validation) -> None:
    for name, report in checked.reports.items():
        if report.annotation.state("numerals") == "complete":
            assert unaccounted(report, checked.texts[name], grammar().parts) == []


def test_a_dumber_count_finds_no_digit_outside_the_account(checked: Validation) -> None:
    """Every single digit character of a body, counted without the scanner, lies in some record."""
    from reportschema.notation.account import accounted

    for name, report in checked.reports.items():
        text, (start, end) = checked.texts[name], report.first_edition().body
        covered = {place for first, last in accounted(report, text) for place in range(first, last)}
        assert [place for place in range(start, end) if re.match(r"[0-9０-９]", text[place]) and place not in covered] == []
