"""What no text can have together: the JSON Schema refuses it, and so does `validate`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import EXAMPLE
from jsonschema import Draft202012Validator

from reportschema import init, json_schema
from reportschema.checking import Document, check
from reportschema.files.parsing.yaml_events import parse
from reportschema.findings import Severity
from reportschema.models import Figure, Observation, Target
from reportschema.models.rows.fit import Fit, Fitting
from reportschema.vocabularies import vocabulary
from reportschema.vocabularies.fits import fit_subjects, fit_table

TEXT = EXAMPLE.read_text(encoding="utf-8")
VALIDATOR = Draft202012Validator(json_schema())
MODELS: dict[str, type[Figure]] = {"observations": Observation, "targets": Target}
# An observation has no such form, and is refused for that alone.
NO_FORM = {("observations", "assigned"), ("observations", "verbal")}
# A value for each field that a cell asks to be filled or empty.
FILLED: dict[str, Any] = {
    "assigned_by": "市",
    "base_period": "2018",
    "collection": "sum",
    "commitment_words": "力争",
    "low": 1,
    "pegged_to": "gdp",
    "rank_of": "绿化率",
    "ranks": "o1",
    "share_of": "o1",
    "value": 1,
}


def always() -> Iterator[tuple[str, str, Fit]]:
    """(list of records, field, row) of each cell that no text makes an exception of."""
    for subject in fit_subjects():
        for row in fit_table(subject.name).rows:
            for records in subject.records:
                model = MODELS.get(records)
                known = model is not None and subject.field in model.model_fields
                if row.always and known and (records, row.of) not in NO_FORM:
                    yield records, subject.field, row


def fitting(data: dict[str, Any], records: str, field: str, of: str) -> dict[str, Any]:
    """The first figure of a list, so changed that all cells of a value of its field are kept."""
    figure: dict[str, Any] = data[records][0]
    own = {"id", "label", "at", "inferred"}
    for name in set(figure) - own - {"indicator"}:
        del figure[name]
    figure.pop("indicator", None)
    figure["label"], figure["inferred"] = "修好山路", []
    figure |= {"value": 1, "unit": "%"}
    if field == "inferred":
        return figure
    figure[field] = of
    for row in (row for name in ("forms", "units", "commitments") for row in fit_table(name).rows):
        if row.of == of and row.always and row.fit == Fitting.NEEDED:
            keep(figure, row)
    if field == "form" and of != "numeric":
        del figure["value"], figure["unit"]
    if of == "rank":
        figure["rank_of"] = "绿化率"
        figure.pop("label")
    return figure


def keep(figure: dict[str, Any], row: Fit) -> None:
    """Gives a figure what a cell needs."""
    if row.field == "kind_of_unit":
        units = vocabulary().units.values()
        figure["unit"] = next(unit.name for unit in units if unit.dimension == row.value)
    elif row.field != "number":
        figure[row.field] = FILLED[row.field]


def breached(figure: dict[str, Any], field: str, row: Fit) -> None:
    """Breaks one cell of a figure that keeps all."""
    if field == "inferred":
        figure["inferred"] = [row.of]
    elif row.field == "kind_of_unit":
        points = row.fit == Fitting.FORBIDDEN
        figure["unit"] = "个百分点" if points else "亿元"
    elif row.field == "number":
        figure.pop("value", None)
        if row.fit == Fitting.FORBIDDEN:
            figure |= {"value": 1, "unit": "%"}
    elif row.fit == Fitting.NEEDED:
        del figure[row.field]
    elif row.value == "filled":
        figure[row.field] = FILLED[row.field]
    else:
        figure[row.field] = True if row.value == "true" else row.value


def refused(data: Any) -> tuple[bool, bool]:
    """Whether the schema refuses a source, and whether `validate` finds an error in it."""
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    findings = check([Document("x.yaml", parse(text)[0])]).findings
    errors = [each for each in findings if each.severity == Severity.ERROR]
    return not VALIDATOR.is_valid(data), any(own(each.code) for each in errors)


def own(code: str) -> bool:
    return code in {subject.always_code for subject in fit_subjects()}


@pytest.mark.parametrize(
    ("records", "field", "row"),
    [
        pytest.param(*each, id="-".join((each[0], each[2].of, each[2].field, each[2].value)))
        for each in always()
        if each[0] == "targets" or each[2].field != "assigned_by"
    ],
)
def test_schema_and_rules_refuse_the_same(records: str, field: str, row: Fit) -> None:
    data = yaml.safe_load(TEXT)
    figure = fitting(data, records, field, row.of)
    assert refused(data) == (False, False), "the figure keeps all cells"
    breached(figure, field, row)
    assert refused(data) == (True, True)


def test_what_a_text_can_make_an_exception_of_is_no_error_in_either() -> None:
    data = yaml.safe_load(TEXT)
    figure = fitting(data, "observations", "transformation", "rank")
    figure["collection"] = "sum"
    assert refused(data) == (False, False)


def test_the_starter_of_a_new_repository_passes(tmp_path: Path) -> None:
    init(tmp_path / "new")
    sources = list((tmp_path / "new").rglob("*.yaml"))
    reports = [
        data for path in sources if "id" in (data := yaml.safe_load(path.read_text("utf-8")))
    ]
    assert reports
    assert all(VALIDATOR.is_valid(report) for report in reports)


def test_an_editor_says_why_in_both_languages() -> None:
    entries = [
        entry
        for name in ("Observation", "Target")
        for condition in json_schema()["$defs"][name]["allOf"]
        for entry in condition["then"].get("properties", {}).values()
    ]
    assert len(entries) > 50
    for entry in entries:
        words, _, chinese = entry["errorMessage"].partition(". ")
        assert words.isprintable()
        assert re.search("[\u4e00-\u9fff]", chinese)


def test_an_editor_says_what_a_value_and_a_field_go_with() -> None:
    definitions = json_schema()["$defs"]
    growth = definitions["Transformation"]["enumDescriptions"][1]
    assert "Where transformation is growth, collection is not end or sum" in growth
    assert "transformation 为 growth 时，collection 不可为 end、sum" in growth
    base = definitions["Observation"]["properties"]["base_period"]["description"]
    assert "Where transformation is level, base_period is empty" in base
