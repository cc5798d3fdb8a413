"""`draft`: raw texts become drafts that validate, whatever the text, as right as was measured."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from conftest import EXAMPLES, ROOT, SOURCES, run
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportschema.checking import grammar
from reportschema.models import WorkReport
from reportschema.publishing.published.package_check import check_folder
from reportschema.reading.draft import Draft, Drafter
from reportschema.reading.page.errors import ReadingError
from reportschema.verbs.build import build
from reportschema.verbs.draft import draft
from reportschema.verbs.init import init
from reportschema.verbs.mended import mended
from reportschema.verbs.validate import validate
from reportschema.vocabularies import vocabulary

DRAFTER = Drafter(vocabulary(), grammar())
FICTION = ROOT / "tests" / "fiction"
TEXT = (EXAMPLES / "yunxi-2020.txt").read_text(encoding="utf-8")


Scores = dict[str, dict[str, dict[str, float]]]  # recall, … -> field or table -> rate, right, of


def scores(drafts: Path, gold: Path) -> Scores:
    script = ROOT / "scripts" / "score_drafts.py"
    command = [sys.executable, str(script), str(drafts), str(gold), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    total: Scores = json.loads(done.stdout)["total"]
    return total


@pytest.fixture(scope="module")
def of_the_five(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> Scores:
    folder = tmp_path_factory.mktemp("five")
    drafted = draft([*sorted(texts.glob("*.txt"))], folder)
    assert [outcome.error for outcome in drafted] == [None] * 5
    assert validate([folder], texts).errors == 0
    return scores(folder, SOURCES)


@pytest.fixture(scope="module")
def of_fiction(tmp_path_factory: pytest.TempPathFactory) -> Scores:
    folder = tmp_path_factory.mktemp("fiction")
    drafted = draft(sorted(FICTION.glob("*.txt")), folder, force=True)
    assert [outcome.error for outcome in drafted] == [None] * len(drafted)
    assert validate([folder], FICTION).errors == 0
    return scores(folder, FICTION)


@pytest.mark.parametrize(
    ("kind", "name", "least"),
    [
        ("recall", "value and unit right", 0.975),
        ("precision", "value and unit right", 0.985),
        ("precision", "numerals", 0.955),
        ("accuracy", "transformation", 0.99),
        ("accuracy", "hedge", 0.99),
        ("accuracy", "actual or promised", 0.98),
        ("accuracy", "headline", 0.99),
        ("accuracy", "collection", 0.915),
        ("accuracy", "period", 0.93),
        ("recall", "commitment", 0.98),
        ("accuracy", "base_period", 0.99),
        ("recall", "part_of there", 0.4),
        ("precision", "part_of there", 0.95),
        ("accuracy", "indicator", 0.945),
        ("accuracy", "no indicator for a label", 0.97),
        ("accuracy", "label, mean likeness", 0.66),
        ("recall", "headline targets", 0.99),
        ("recall", "sections: headings", 0.99),
        ("recall", "glossary", 0.99),
        ("recall", "awards", 0.99),
        ("recall", "livelihood_projects", 0.99),
        ("recall", "numerals", 0.965),
        ("accuracy", "commitment", 0.99),
        ("recall", "base_period", 0.93),
        ("accuracy", "coverage there", 0.89),
        ("recall", "targets in words", 0.99),
        ("recall", "obligation", 0.99),
    ],
)
def test_drafts_of_the_five_reports_are_as_right_as_measured(
    of_the_five: Scores, kind: str, name: str, least: float
) -> None:
    assert of_the_five[kind][name]["rate"] >= least


@pytest.mark.parametrize(
    ("kind", "name", "least"),
    [
        ("recall", "value and unit right", 0.985),
        ("precision", "value and unit right", 0.985),
        ("accuracy", "transformation", 0.985),
        ("accuracy", "hedge", 0.99),
        ("accuracy", "actual or promised", 0.99),
        ("accuracy", "headline", 0.985),
        ("accuracy", "collection", 0.96),
        ("accuracy", "period", 0.965),
        ("accuracy", "commitment", 0.985),
        ("accuracy", "base_period", 0.97),
        ("accuracy", "indicator", 0.98),
        ("accuracy", "no indicator for a label", 0.99),
        ("accuracy", "label, mean likeness", 0.81),
        ("recall", "sections: headings", 0.99),
        ("recall", "numerals", 0.97),
        ("precision", "numerals", 0.92),
        ("accuracy", "coverage there", 0.965),
        ("recall", "part_of there", 0.99),
        ("recall", "headline targets", 0.98),
    ],
)
def test_drafts_of_fictional_reports_of_other_kinds_are_too(
    of_fiction: Scores, kind: str, name: str, least: float
) -> None:
    assert of_fiction[kind][name]["rate"] >= least


def test_an_empty_file_is_no_draft_to_keep(tmp_path: Path) -> None:
    target = tmp_path / "drafted.yaml"
    target.touch()
    (done,) = draft([EXAMPLES / "yunxi-2020.txt"], target)
    assert not done.kept
    assert target.stat().st_size


@pytest.mark.slow
def test_every_text_of_the_corpus_drafts_validates_and_builds_and_look_alikes_are_refused(
    corpus: Path, tmp_path: Path
) -> None:
    drafted = draft([corpus / "texts"], tmp_path / "drafts")
    assert [outcome.text.name for outcome in drafted if outcome.error] == []
    result = validate([tmp_path / "drafts"])
    doubles = [finding for finding in result.findings if finding.severity == "error"]
    codes = {finding.code for finding in doubles}
    assert codes <= {"CORPUS001", "CORPUS002"}, "two texts of one report"
    for name in sorted({finding.file for finding in doubles})[1:]:
        Path(name).unlink()
    assert build(tmp_path / "drafts", tmp_path / "package").errors == 0
    assert len(check_folder(tmp_path / "package")) == 0
    refused = draft([corpus / "not-reports"], tmp_path / "others")
    assert all((outcome.error or "").startswith("READ005") for outcome in refused)


def read(text: str) -> Draft | None:
    try:
        drafted = DRAFTER.draft(text.encode(), "云溪区-2020.txt", force=True)
    except ReadingError:
        return None
    mended(drafted)
    return drafted


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_no_mutation_of_a_report_breaks_the_reader(data: st.DataObject) -> None:
    text = TEXT
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 40)))
        text = text[:start] + data.draw(st.text(max_size=12)) + text[end:]
    read(text)


@settings(max_examples=40, deadline=None)
@given(
    st.text(
        alphabet=(
            "一二三四五六七八九十百千万亿0123456789.,:、，。；%"
            "年月日增长分别至从到（）“”第个元人 \n"
        ),
        max_size=300,
    )
)
def test_no_heap_of_numerals_breaks_the_reader(text: str) -> None:
    read("各位代表：我代表区政府向大会报告工作。\n一、2019年工作回顾\n" + text)


@pytest.mark.parametrize(
    "text",
    [
        "1234567890" * 20_000,
        "一二三四五六七八九十" * 10_000,
        "分别增长、" * 20_000,
        "（" * 50_000,
        "\n" * 50_000,
        "从" * 50_000,
    ],
)
def test_hostile_pages_end_quickly(text: str) -> None:
    start = time.process_time()
    read(TEXT + text)
    assert time.process_time() - start < 60


@pytest.mark.slow
def test_ten_megabytes_take_time_in_proportion() -> None:
    paragraph = TEXT.split("(一)")[1].split("(二)")[0]
    sizes = []
    for copies in (200, 800):
        text = TEXT.replace(paragraph, paragraph * copies)
        start = time.process_time()
        read(text)
        sizes.append((time.process_time() - start) / len(text))
    assert sizes[1] < sizes[0] * 3


def test_what_cannot_be_read_is_said_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "good.txt").write_bytes((EXAMPLES / "yunxi-2020.txt").read_bytes())
    (tmp_path / "texts" / "empty.txt").write_bytes(b"")
    (tmp_path / "texts" / "bytes.txt").write_bytes(random.Random(1).randbytes(4000))
    (tmp_path / "texts" / "bad.docx").write_bytes(b"PK\x03\x04nothing")
    done = run("draft", tmp_path / "texts", "-o", tmp_path / "out", "--force")
    assert done.exit_code == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["good.yaml"]
    assert "1 draft," in done.stderr
    assert all(name in done.stdout for name in ("empty.txt", "bytes.txt", "bad.docx"))
    assert run("validate", tmp_path / "out", "--texts", EXAMPLES).exit_code == 0


def test_a_record_that_cannot_be_loses_one_text_and_not_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    sound = Drafter.draft

    def faulty(self: Drafter, data: bytes, name: str, force: bool = False) -> Draft:
        if name == "a.txt":
            WorkReport.model_validate({})  # raises
        return sound(self, data, name, force)

    monkeypatch.setattr(Drafter, "draft", faulty)
    first, second = draft([tmp_path], tmp_path / "out", force=True)
    assert "READ008" in (first.error or "")
    assert second.error is None
    assert second.target is not None
    assert second.target.is_file()


def test_a_docx_and_an_html_page_bring_their_text_along(tmp_path: Path) -> None:
    body = "".join(
        f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in TEXT.split("\n") if line.strip()
    )
    with zipfile.ZipFile(tmp_path / "云溪区-2020.docx", "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        file.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>',
        )
    paragraphs = "".join(f"<p>{line.strip()}</p>" for line in TEXT.split("\n") if line.strip())
    (tmp_path / "云溪区-2020.html").write_text(
        "<html><head><title>云溪区</title></head>"
        f"<body><article>{paragraphs}</article></body></html>",
        encoding="utf-8",
    )
    for name in ("云溪区-2020.docx", "云溪区-2020.html"):
        out = tmp_path / name.rpartition(".")[2]
        (drafted,) = draft([tmp_path / name], out, force=True)
        assert drafted.error is None
        assert (out / "云溪区-2020.txt").is_file()
        result = validate([out], out)
        assert result.errors == 0
        (report,) = result.reports.values()
        assert report.first_edition().derived_from
        assert any(
            figure.indicator == "gdp" and str(figure.value) == "512.3"
            for figure in report.observations
        )


def test_nothing_to_draft_and_too_many_for_one_file(tmp_path: Path) -> None:
    assert run("draft", tmp_path / "nowhere").exit_code == 2
    assert run("draft", tmp_path).exit_code == 2
    text = EXAMPLES / "yunxi-2020.txt"
    assert run("draft", text, text, "-o", tmp_path / "x.yaml").exit_code == 2
    assert run("draft", text, "-o", tmp_path / "x.yaml", "--force").exit_code == 0
    assert (tmp_path / "x.yaml").read_text(encoding="utf-8").startswith("# yaml-language-server")


def test_a_file_that_no_draft_can_be_merged_into_is_kept_unless_it_may_be_lost(
    tmp_path: Path,
) -> None:
    text, out = EXAMPLES / "yunxi-2020.txt", tmp_path / "x.yaml"
    first = run("draft", text, "-o", out)
    assert f"next: reportschema validate {out} --texts {EXAMPLES}" in first.stderr
    drafted = out.read_text(encoding="utf-8")
    out.write_text("# corrected\n", encoding="utf-8")
    again = run("draft", text, "-o", out)
    assert again.exit_code == 1
    assert f"{out} is there and cannot be read" in again.stdout
    assert "0 drafts" in again.stderr
    assert "1 text not drafted" in again.stderr
    assert out.read_text(encoding="utf-8") == "# corrected\n"
    assert run("draft", text, "-o", out, "--overwrite").exit_code == 0
    assert out.read_text(encoding="utf-8") == drafted


def test_a_draft_in_a_repository_names_the_copy_of_the_schema_above_it(tmp_path: Path) -> None:
    init(tmp_path)
    (drafted,) = draft(
        [EXAMPLES / "yunxi-2020.txt"], tmp_path / "sources" / "990101-yunxi" / "2021.yaml"
    )
    assert drafted.target is not None
    assert drafted.target.read_text(encoding="utf-8").startswith(
        "# yaml-language-server: $schema=../../report.schema.json\n"
    )
