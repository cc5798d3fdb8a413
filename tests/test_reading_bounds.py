"""A draft keeps the bounds of the models by leaving out what does not fit, and says what."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import EXAMPLE
from pydantic import ValidationError

from reportschema.files.parsing.yaml_events import parse
from reportschema.models.fields.codes import State
from reportschema.models.fields.scalars import MOST_NAME, MOST_RECORDS
from reportschema.reading.bounded import bounded


@pytest.fixture
def data() -> dict[str, Any]:
    """The example as plain data."""
    parsed: dict[str, Any] = parse(EXAMPLE.read_text(encoding="utf-8"))[0]
    return parsed


def test_what_fits_stays_as_it_is(data: dict[str, Any]) -> None:
    report, left_out = bounded(data)
    assert left_out == []
    assert len(report.observations) == len(data["observations"])


def test_a_record_that_does_not_fit_goes_with_the_links_to_it(data: dict[str, Any]) -> None:
    first, second = data["observations"][:2]
    first.pop("indicator")
    first["label"] = "桥" * (MOST_NAME + 1)
    second["part_of"] = first["id"]
    report, left_out = bounded(data)
    (note,) = left_out
    assert note.startswith("observations: left out o1 (label")
    kept = {figure.id: figure for figure in report.observations}
    assert "o1" not in kept
    assert kept["o2"].part_of is None
    assert report.annotation.observations is not None
    assert report.annotation.observations.state is State.PARTIAL


def test_a_list_is_cut_at_the_most_that_a_report_may_have(data: dict[str, Any]) -> None:
    numeral = {"role": "name", "at": [0, 1, "一"]}
    data["numerals"] = [numeral] * (MOST_RECORDS + 7)
    report, left_out = bounded(data)
    assert left_out == [
        f"numerals: left out 7 more than the {MOST_RECORDS} that one report may have"
    ]
    assert len(report.numerals) == MOST_RECORDS
    assert report.annotation.numerals is not None
    assert report.annotation.numerals.state is State.PARTIAL


def test_what_belongs_to_no_record_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        bounded(data | {"title": ""})
