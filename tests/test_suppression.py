"""Comments that allow a finding, `# allow CODE: reason`: in the source alone, never obsolete."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import EXAMPLES, run

from reportschema.verbs.validate import Validation, validate

WRONG = ("value: 512.3", "value: 521.3")  # FIGURE004 of o1
RECORD = "  - {id: o1,"
REASON = "the page prints another number in its table"


def checked(tmp_path: Path, text: str, texts: Path | None = None) -> Validation:
    source = tmp_path / "x.yaml"
    source.write_text(text, encoding="utf-8")
    return validate([source], texts)


def codes(result: Validation) -> list[str]:
    return [finding.code for finding in result.findings]


def test_a_comment_above_a_record_allows_a_finding_of_that_record(
    tmp_path: Path, example: str
) -> None:
    text = example.replace(*WRONG).replace(RECORD, f"  # allow FIGURE004: {REASON}\n{RECORD}")
    result = checked(tmp_path, text)
    assert result.findings == []
    (allowed,) = result.suppressed
    assert (allowed.finding.code, allowed.reason) == ("FIGURE004", REASON)
    assert text.split("\n")[allowed.line - 1].strip().startswith("# allow")


def test_a_comment_at_a_records_end_does_too(tmp_path: Path, example: str) -> None:
    text = example.replace(*WRONG).replace(
        "512.3亿元]}", f"512.3亿元]}}  # allow FIGURE004: {REASON}"
    )
    assert codes(checked(tmp_path, text)) == []


def test_several_comments_may_stand_above_one_record(tmp_path: Path, example: str) -> None:
    text = example.replace(*WRONG).replace(
        "unit: 亿元, collection: sum, period", "unit: 万元, collection: sum, period", 1
    )
    text = text.replace(
        RECORD,
        (
            f"  # allow FIGURE004: {REASON}\n  # any other remark\n  # allow FIGURE005: "
            f"{REASON}\n{RECORD}"
        ),
    )
    result = checked(tmp_path, text)
    assert (codes(result), len(result.suppressed)) == ([], 2)


def test_it_allows_nothing_of_another_record_and_no_other_code(
    tmp_path: Path, example: str
) -> None:
    text = example.replace(*WRONG).replace(
        "  - {id: o2,", f"  # allow FIGURE004: {REASON}\n  - {{id: o2,"
    )
    assert codes(checked(tmp_path, text)) == ["FIGURE004", "ALLOW003"]
    text = example.replace(*WRONG).replace(RECORD, f"  # allow FIGURE005: {REASON}\n{RECORD}")
    assert codes(checked(tmp_path, text)) == ["ALLOW003", "FIGURE004"]


@pytest.mark.parametrize("anchor", ["# yaml-language-server", "\nproblems:"])
def test_at_the_files_head_or_above_a_key_it_is_for_the_report(
    anchor: str, tmp_path: Path, example: str
) -> None:
    text = example.replace("  problems: {state: complete, by: person}\n", "")
    comment = "# allow STATE005: nobody has counted them yet\n"
    allowed = text.replace(
        anchor, f"\n{comment}problems:" if anchor.startswith("\n") else comment + anchor, 1
    )
    result = checked(tmp_path, allowed)
    assert (codes(result), [allowance.finding.code for allowance in result.suppressed]) == (
        [],
        ["STATE005"],
    )


def test_at_the_files_head_it_allows_nothing_of_a_record(tmp_path: Path, example: str) -> None:
    text = f"# allow FIGURE004: {REASON}\n" + example.replace(*WRONG)
    assert codes(checked(tmp_path, text)) == ["ALLOW003", "FIGURE004"]


@pytest.mark.parametrize(
    ("comment", "code", "says"),
    [
        ("# allow FIGURE004", "ALLOW001", "not of the form"),
        ("# allow FIGURE004:", "ALLOW001", "not of the form"),
        ("# allow FIGURE004 because it is so", "ALLOW001", "not of the form"),
        ("# Allow FIGURE004: a reason", "ALLOW001", "not of the form"),
        ("#allow FIGURE004: a reason", "ALLOW001", "not of the form"),
        ("# allow: FIGURE004", "ALLOW001", "not of the form"),
        ("# allow figure4: a reason", "ALLOW001", "not of the form"),
        (
            "# allow FIGUR004: a reason",
            "ALLOW002",
            "there is no code FIGUR004; did you mean FIGURE004?",
        ),
        ("# allow SCHEMA004: a reason", "ALLOW002", "may not be allowed"),
        ("# allow YAML003: a reason", "ALLOW002", "may not be allowed"),
        ("# allow TEXT004: a reason", "ALLOW002", "may not be allowed"),
        ("# allow REF001: a reason", "ALLOW002", "may not be allowed"),
        ("# allow ALLOW003: a reason", "ALLOW002", "may not be allowed"),
        ("# allow FIGURE005: a reason", "ALLOW003", "there is no FIGURE005 here to allow"),
    ],
)
def test_a_comment_that_does_not_count_is_a_warning_and_hides_nothing(
    comment: str, code: str, says: str, tmp_path: Path, example: str
) -> None:
    result = checked(tmp_path, example.replace(*WRONG).replace(RECORD, f"  {comment}\n{RECORD}"))
    assert codes(result) == [code, "FIGURE004"]
    first = result.findings[0]
    assert says in first.message
    text = result.text_of(first.file)
    assert text is not None
    assert text.split("\n")[first.line - 1][first.column - 1 : first.end_column - 1] == comment


@pytest.mark.parametrize("where", ["after a record", "in a prose record", "at the end"])
def test_a_comment_that_stands_at_no_record_is_a_warning(
    where: str, tmp_path: Path, example: str
) -> None:
    comment = f"# allow FIGURE004: {REASON}\n"
    place = {
        "after a record": ("\ntargets:", f"\n{comment}\ntargets:"),
        "in a prose record": ('    topic: "06.3"', f'    {comment}    topic: "06.3"'),
        "at the end": ("两件]}\n", f"两件]}}\n{comment}"),
    }[where]
    result = checked(tmp_path, example.replace(*place))
    assert codes(result) == ["ALLOW001"]
    assert "stands at no record" in result.findings[0].message


@pytest.mark.parametrize(
    "remark", ["# allowed by the county", "# we allow for rounding", "# to check: allow"]
)
def test_other_comments_are_left_alone(remark: str, tmp_path: Path, example: str) -> None:
    assert codes(checked(tmp_path, example.replace(RECORD, f"  {remark}\n{RECORD}"))) == []


def test_the_same_words_inside_a_value_are_no_comment(tmp_path: Path, example: str) -> None:
    text = example.replace("label: 修好山路", 'label: "修好山路 # allow FIGURE004: no"')
    assert codes(checked(tmp_path, text)) == []


def test_what_needs_a_text_is_not_called_obsolete_without_one(tmp_path: Path, example: str) -> None:
    text = example.replace(
        "  - {id: s1,", "  # allow TEXT006: the page has no other end\n  - {id: s1,"
    )
    assert codes(checked(tmp_path, text)) == []
    assert codes(checked(tmp_path, text, EXAMPLES)) == ["ALLOW003"]


def test_what_needs_the_other_reports_is_not_called_obsolete(tmp_path: Path, example: str) -> None:
    assert codes(checked(tmp_path, f"# allow CORPUS002: the congress met twice\n{example}")) == []


def test_programs_see_what_was_suppressed_and_why(tmp_path: Path, example: str) -> None:
    text = example.replace(*WRONG).replace(RECORD, f"  # allow FIGURE004: {REASON}\n{RECORD}")
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    done = run("validate", tmp_path, "--output-format", "json")
    report = json.loads(done.stdout)
    assert (done.exit_code, report["findings"], report["summary"]["suppressed"]) == (0, [], 1)
    assert (report["suppressed"][0]["code"], report["suppressed"][0]["reason"]) == (
        "FIGURE004",
        REASON,
    )
    assert "0 errors, 0 warnings, 1 suppressed" in run("validate", tmp_path, "--strict").stderr
