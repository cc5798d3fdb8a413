"""The package from Python.

One path needs no list, a wrong argument is answered with what there is, and names complete in a
notebook.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import EXAMPLE, EXAMPLES, PACKAGE

import reportschema
from reportschema.publishing.formats.offered import FormatError


def test_one_path_needs_no_list_around_it(tmp_path: Path) -> None:
    assert reportschema.validate(str(EXAMPLE)).files == 1
    assert reportschema.fmt(EXAMPLE, check=True).files == 1
    assert len(reportschema.audit(str(EXAMPLE)).validation.reports) == 1
    assert len(reportschema.draft(str(EXAMPLES / "yunxi-2020.txt"), tmp_path)) == 1


def test_a_format_may_be_given_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(EXAMPLE.read_bytes())
    reportschema.build(tmp_path, tmp_path / "package", "sqlite")
    assert (tmp_path / "package" / "datapackage.sqlite").is_file()


def test_a_wrong_name_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"xlsx.*choose from csv, sqlite, parquet, duckdb"):
        reportschema.build(EXAMPLES, tmp_path / "package", ["xlsx"])
    with pytest.raises(ValueError, match=r"numpy.*choose from polars, pandas, models"):
        reportschema.read_package(PACKAGE, "numpy")


def test_names_complete_before_they_are_used() -> None:
    assert set(reportschema.__all__) <= set(dir(reportschema))
