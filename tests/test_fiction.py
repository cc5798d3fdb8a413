"""Fictional reports of kinds that the real sources lack, annotated before any reader saw them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from conftest import ROOT

from reportschema.files.canonical.layout import source_text
from reportschema.files.finding.sources import find_sources, load_source
from reportschema.files.finding.texts import TextFolder
from reportschema.models import WorkReport
from reportschema.models.fields.codes import (
    Level,
    ReportKind,
    Script,
    Stance,
    State,
    TargetForm,
    Transformation,
)
from reportschema.verbs.validate import validate

FICTION = ROOT / "tests" / "fiction"
SOURCES = find_sources([FICTION])


def report_of(path: Path) -> WorkReport:
    return WorkReport.model_validate(load_source(path).data)


REPORTS = [report_of(path) for path in SOURCES]


def test_every_source_is_valid_with_its_text() -> None:
    checked = validate([FICTION], FICTION)
    assert [
        f"{finding.file}:{finding.line} {finding.code} {finding.message}"
        for finding in checked.findings
    ] == []
    assert len(checked.texts) == len(checked.reports) == len(SOURCES) >= 8


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_sources_are_whole_and_in_the_canonical_layout(path: Path) -> None:
    report = report_of(path)
    assert path.read_text(encoding="utf-8") == source_text(report)
    for name in ("outline", "observations", "targets", "absent_targets", "problems", "numerals"):
        assert report.annotation.state(name) == State.COMPLETE
    assert 800 <= report.first_edition().characters <= 2500


def test_the_kinds_that_they_stand_for() -> None:
    assert {report.government.level for report in REPORTS} == {
        Level.NATIONAL,
        Level.PROVINCE,
        Level.PREFECTURE,
        Level.COUNTY,
    }
    assert {report.kind for report in REPORTS} == {ReportKind.ANNUAL, ReportKind.TERM_END}
    assert {report.first_edition().script for report in REPORTS} == {Script.HANS, Script.HANT}
    assert min(report.delivered for report in REPORTS) < "1990"
    texts = [TextFolder(FICTION).read(report.first_edition()) for report in REPORTS]
    assert any("\n" not in text for text in texts)
    assert any("\\r\\n" in text and "\u00a0" in text for text in texts)


def test_the_constructions_that_they_hold() -> None:
    figures = [figure for report in REPORTS for figure in (*report.observations, *report.targets)]
    targets = [target for report in REPORTS for target in report.targets]
    held = Counter(figure.transformation for figure in figures)
    assert all(held[kind] >= 4 for kind in Transformation)
    assert {target.form for target in targets} == set(TargetForm)
    assert sum(target.stance == Stance.RECALLED for target in targets) >= 3
    assert sum(figure.ref_area is not None for figure in figures) >= 3
    assert sum(figure.value is not None and figure.value < 0 for figure in figures) >= 10
    assert any(target.rider for target in targets)


def scored(drafts: Path, option: str) -> str:
    script = ROOT / "scripts" / "score_drafts.py"
    command = [sys.executable, str(script), str(drafts), str(FICTION), option]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_a_source_scores_full_marks_against_itself() -> None:
    total = json.loads(scored(FICTION, "--json"))["total"]
    rates = {
        (kind, name): ratio["rate"]
        for kind, ratios in total.items()
        for name, ratio in ratios.items()
    }
    assert rates["recall", "figures"] == rates["precision", "figures"] == 1
    assert {key: rate for key, rate in rates.items() if rate not in (1, None)} == {}


def test_it_is_counted_what_a_draft_has_as_it_is_changed_and_not(tmp_path: Path) -> None:
    """Of one report a draft that lacks a target and has a year for another in an observation."""
    report = REPORTS[0]
    first, *rest = report.observations
    others = {
        "observations": (first.model_copy(update={"period": "1900"}), *rest),
        "targets": report.targets[:-1],
    }
    draft = source_text(report.model_copy(update=others))
    (tmp_path / "draft.yaml").write_text(draft, encoding="utf-8")
    head, row, *differing = scored(tmp_path, "--matched").splitlines()
    assert head.split() == ["report", "same", "changed", "new", "gone"]
    assert row.split()[0] == report.id
    same, *counts = map(int, row.split()[1:])
    assert counts == [1, 0, 1]
    assert same > len(report.observations)
    assert [line.split() for line in differing if line] == [
        ["changed"],
        ["1", "observations.period"],
        ["new"],
        ["gone"],
        ["1", "targets"],
    ]
