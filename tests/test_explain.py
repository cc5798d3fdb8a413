"""`explain`: every code explains itself, by an example that really fails."""

from __future__ import annotations

import json

import pytest
from conftest import run

from reportschema.checking import RULES
from reportschema.findings.reporters.aligned import aligned
from reportschema.findings.reporters.excerpts import cells
from reportschema.verbs.explain import UnknownCodeError, explain


@pytest.mark.parametrize("code", RULES)
def test_every_code_is_explained_with_the_finding_that_it_raises(code: str) -> None:
    rule, done = RULES[code], run("explain", code)
    assert done.exit_code == 0
    assert done.stdout.startswith(f"{code} {rule.title} ({rule.severity.value})\n")
    assert rule.why in done.stdout
    assert rule.remedy[1:] in done.stdout
    assert f": {code} " in done.stdout
    assert ("# allow " + code in done.stdout.split("The shipped example")[0]) == rule.allowable
    assert "/tmp" not in done.stdout


def test_the_line_that_breaks_is_shown_beside_the_valid_one_with_a_caret() -> None:
    shown = run("explain", "figure004").stdout.splitlines()
    before, after = (
        next(line for line in shown if line.startswith(f"  {name} "))
        for name in ("valid", "broken")
    )
    assert "value: 512.3," in before
    assert "value: 521.3," in after
    caret = next(i for i, line in enumerate(shown) if line.endswith("^"))
    assert shown[caret - 1][shown[caret].index("^") :].startswith("521.3")


def test_without_a_code_all_are_listed_by_subject() -> None:
    shown = run("explain").stdout
    assert [code for code in RULES if f"  {code:10} {RULES[code].title}" not in shown] == []
    assert "FIGURE: what a figure says\n" in shown


def test_a_wrong_code_names_the_nearest() -> None:
    done = run("explain", "FIGUR004")
    assert done.exit_code == 2
    assert "did you mean FIGURE004?" in done.stderr
    with pytest.raises(UnknownCodeError):
        explain("")


def test_json_is_for_programs() -> None:
    listed = json.loads(run("explain", "--output-format", "json").stdout)
    assert [row["code"] for row in listed] == list(RULES)
    explanation = json.loads(run("explain", "VOCAB001", "--output-format", "json").stdout)
    assert explanation["code"] == "VOCAB001"
    assert "did you mean high_tech_enterprises?" in explanation["findings"][0]


def test_a_code_of_what_fits_together_shows_the_rows_that_it_reads() -> None:
    shown = run("explain", "FITS005").stdout
    table = shown.partition("What fits together: Commitment")[2].partition("\n\n")[0]
    (head, *rows) = [line for line in table.splitlines() if line.startswith("  ")]
    place = cells(head[: head.index("why")])
    assert any("力争" in row for row in rows)
    whys = [row for row in rows if row.endswith(("these words strive", "these words ensure"))]
    assert {cells(row[: row.index("these words")]) for row in whys} == {place}
    assert "commitment_words  given" not in table  # that is refused by the schema
    assert "What fits together" not in run("explain", "FIGURE002").stdout


def test_rows_that_no_text_is_an_exception_of_stand_under_their_own_code() -> None:
    soft, always = (
        json.loads(run("explain", code, "--output-format", "json").stdout)["fits"]
        for code in ("FITS001", "FITS060")
    )
    en, zh = "Where transformation is level, base_period is empty", "base_period 须留空"
    assert any(row[0].startswith(en) and zh in row[1] for row in always)
    assert not any(row[0].startswith(en) for row in soft)


@pytest.mark.parametrize("width", [30, 60, 100])
def test_long_cells_of_aligned_rows_go_on_below(width: int) -> None:
    rows = [("一 二三 four", "x", "a long reason that is told in many words"), ("b", "c", "d")]
    lines = list(aligned(rows, (4, 4), width))
    assert all(cells(line) <= max(width, 29) for line in lines)
    assert "".join("".join(lines).split()).count("reason") == 1
    assert lines[0].startswith("一    x  a long")
    assert lines[1].startswith("二三")
