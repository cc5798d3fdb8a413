"""CORPUS006: all reports of one file of a public repository are taken from it in one way."""

from __future__ import annotations

import pytest

from reportschema.checking import Document, check
from reportschema.checking.breaches import example_text
from reportschema.files.parsing.yaml_events import parse

FILE = {"repository": "who/what", "commit": "a" * 40, "path": "reports.csv"}
CELL = FILE | {"method": "csv_cell", "field": "text", "row": "1"}
ZIPPED = FILE | {"path": "reports.zip", "method": "zip_docx", "member": "2020.docx"}


def source(year: str, *obtained: dict[str, str]) -> Document:
    """The example as the report of a year, with an edition for each place it is obtained from."""
    data = parse(example_text("yaml").replace("id: 990101-2020\n", f"id: 990101-{year}\n"))[0]
    first = data["editions"][0]
    data["editions"] = [
        first | {"id": f"e{number}", "sha256": f"{number}{year}" + "0" * 59, "obtained": place}
        for number, place in enumerate(obtained, 1)
    ]
    return Document(year, data)


def told(*sources: Document) -> list[str]:
    """What the rule says of each source, with its name."""
    findings = check(sources).findings
    return [f"{f.file}: {f.message}" for f in findings if f.code == "CORPUS006"]


def test_two_rows_taken_in_one_way_are_fine() -> None:
    assert told(source("2019", CELL), source("2020", CELL | {"row": "2"})) == []


@pytest.mark.parametrize(
    "other", [{"commit": "b" * 40}, {"field": "body"}, {"commit": "b" * 40, "field": "body"}]
)
def test_the_later_report_is_told_what_differs(other: dict[str, str]) -> None:
    [says] = told(source("2019", CELL), source("2020", CELL | {"row": "2"} | other))
    differ = "differs from that" if len(other) == 1 else "differ from those"
    assert says.startswith(f"2020: e1: {', '.join(other)} {differ} of 990101-2019")


def test_another_method_differs() -> None:
    whole = FILE | {"path": "reports.csv", "method": "file"}
    [says] = told(source("2019", CELL), source("2020", whole))
    assert "method, field differ" in says


def test_two_reports_of_one_place_are_one_too_many() -> None:
    for place, field in ((CELL, "path"), (ZIPPED, "member")):
        [says] = told(source("2019", place), source("2020", place))
        assert says.startswith("2020: e1: 990101-2019 is obtained from the same place of reports")
        found = check([source("2019", place), source("2020", place)]).findings
        assert [f.loc[-1] for f in found if f.code == "CORPUS006"] == [field]


def test_a_report_is_not_compared_with_itself() -> None:
    assert told(source("2020", CELL, CELL | {"commit": "b" * 40})) == []
    assert told(source("2020", CELL, CELL)) == []


def test_an_edition_obtained_nowhere_is_passed_over() -> None:
    plain = source("2020", CELL)
    del plain.data["editions"][0]["obtained"]
    assert told(source("2019", CELL), plain) == []
