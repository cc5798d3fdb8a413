"""How far a second coding agreed, in the README of a package."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest
from conftest import EXAMPLE, PACKAGE, SOURCES, run
from second_coding import laid_out, measured

from reportschema import build
from reportschema.verbs.agree import AgreeError
from reportschema.verbs.coded_twice import NAME, CodedTwice, coded_twice

HEADING = "## How far two codings agree"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder with the example alone."""
    (tmp_path / "sources").mkdir()
    shutil.copy(EXAMPLE, tmp_path / "sources")
    return tmp_path / "sources"


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """The example as a second person has it: one hedge otherwise, one record less."""
    text = EXAMPLE.read_text(encoding="utf-8").replace(
        "hedge: at_least, hedge_words: 以上", "hedge: exact", 1
    )
    lines = [line for line in text.splitlines(True) if not line.startswith("  - {id: o11,")]
    path = tmp_path / "second" / "coding.yaml"
    path.parent.mkdir()
    path.write_text("".join(lines), encoding="utf-8")
    return path


def readme(sources: Path) -> str:
    out = sources.parent / "package"
    build(sources, out)
    return (out / "README.md").read_text(encoding="utf-8")


def committed() -> CodedTwice:
    coded = coded_twice(SOURCES)
    assert coded is not None
    return coded


def test_what_agree_gives_as_json_enters_the_readme(sources: Path, second: Path) -> None:
    assert HEADING not in readme(sources)
    measures = run("agree", EXAMPLE, second, "--output-format", "json").stdout
    (sources / NAME).write_text(measures, encoding="utf-8")
    page = readme(sources).partition(HEADING)[2].partition("\n## ")[0]
    table = run("agree", EXAMPLE, second, "--output-format", "markdown").stdout
    rows = [line for line in table.splitlines() if line.startswith("|")]
    assert all(row in page for row in rows)
    assert "Differences: 3." in page
    assert "right was" not in page


def test_who_was_right_is_counted_and_kept_when_the_file_is_made_again(
    sources: Path, second: Path
) -> None:
    first = measured(EXAMPLE, second, {})
    assert {row["right"] for row in first["differences"]} == {None}
    first["notes"] = ["Two people, neither of whom saw the other's work."]
    for row, right in zip(first["differences"], ("a", "a", "b"), strict=True):
        row["right"] = right
    again = measured(EXAMPLE, second, json.loads(laid_out(first)))
    assert again == first
    (sources / NAME).write_text(laid_out(again), encoding="utf-8")
    page = readme(sources)
    assert "- Two people, neither of whom saw the other's work." in page
    assert "| the first | 2 | 0 | 2 |" in page
    assert "| the second | 0 | 1 | 1 |" in page
    assert "all of them were read again" in page


@pytest.mark.parametrize(
    ("content", "words"), [("{", "JSON"), ('{"reports": []}', "lists"), ("[]", "the file")]
)
def test_a_file_that_is_not_what_agree_gives_is_refused(
    sources: Path, content: str, words: str
) -> None:
    (sources / NAME).write_text(content, encoding="utf-8")
    with pytest.raises(AgreeError, match=words):
        build(sources, sources.parent / "package")
    assert not (sources.parent / "package").exists()
    done = run("build", "--sources", sources, "--out", sources.parent / "package")
    assert done.exit_code != 0
    assert NAME in done.stderr


def test_the_committed_measures_are_those_of_the_differences() -> None:
    """Each list and field counts as many differences as are listed, and each was decided."""
    coded = committed()
    fields = Counter((row.list, row.field) for row in coded.differences)
    for row in coded.fields:
        lists = ("observations", "targets") if row.kind == "figures" else (row.kind,)
        assert row.pairs - row.agreed == sum(fields[name, row.field] for name in lists), row
    for listed in coded.lists:
        assert listed.only_a + listed.only_b == fields[listed.list, None], listed
        assert listed.a == listed.both + listed.other_list + listed.only_a
        assert listed.b == listed.both + listed.other_list + listed.only_b
    assert all(row.right for row in coded.differences)
    assert {row.report_id for row in coded.differences} <= set(coded.reports)


def test_the_package_tells_the_committed_measures_of_a_fifth_of_the_headline_reports() -> None:
    page = (PACKAGE / "README.md").read_text(encoding="utf-8").partition(HEADING)[2]
    coded = committed()
    assert all(note in page for note in coded.notes)
    (period,) = [row for row in coded.fields if (row.kind, row.field) == ("figures", "period")]
    assert f"| figures.period | {period.pairs} | {period.filled} | " in page
    headline = [path for path in SOURCES.rglob("*.yaml") if "level: headline" in path.read_text()]
    assert len(coded.reports) >= len(headline) / 5
