"""Each rule has a shipped breach of the example, and speaks of it alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import EXAMPLE, EXAMPLES

from reportschema.checking import RULES
from reportschema.checking.breaches import breaches
from reportschema.findings import Severity
from reportschema.findings.codes import SUBJECTS
from reportschema.verbs.explain import NAME, broken
from reportschema.verbs.validate import validate

BREACHES = breaches()
# Findings about a file as a whole, which have no value to point at.
WHOLE_FILE = {"YAML002", "YAML006", "YAML008", "YAML010", "YAML011", "PACKAGE001", "SCHEMA008"} | {
    "FAULT001"
}


def test_the_example_is_valid_to_the_last_warning() -> None:
    result = validate([EXAMPLE], EXAMPLES)
    assert result.findings == []
    assert result.anchors >= 40


@pytest.mark.parametrize("code", RULES)
def test_rule_finds_its_breach_and_nothing_else(code: str, tmp_path: Path) -> None:
    breach = BREACHES[code]
    result = broken(breach, tmp_path)
    codes = {finding.code for finding in result.findings}
    assert code in codes, [finding.message for finding in result.findings]
    assert codes == {code, *breach.also}
    rule = RULES[code]
    assert (rule.severity is Severity.WARNING) == breach.warns
    assert result.fails(strict=True)
    assert result.fails() == (
        rule.severity is Severity.ERROR
        or any(RULES[other].severity is Severity.ERROR for other in codes)
    )


def test_only_three_rules_cannot_speak_alone() -> None:
    """Two reports of one kind by one place and year have two ids, and one of the two is wrong.

    A doubt of the wrong kind is a doubt all the same, and what is filed as told again stands among
    what is promised.
    """
    assert {breach.code: breach.also for breach in BREACHES.values() if breach.also} == {
        "CORPUS002": ("ID003",),
        "FITS036": ("STATE004",),
        "SECOND003": ("FITS008",),
    }


def test_every_breach_is_of_a_rule() -> None:
    assert set(BREACHES) == set(RULES)


def test_every_subject_is_described_and_used() -> None:
    assert {rule.subject for rule in RULES.values()} == set(SUBJECTS)


@pytest.mark.parametrize("code", sorted(set(RULES) - WHOLE_FILE))
def test_the_caret_points_at_the_offending_value(code: str, tmp_path: Path) -> None:
    breach = BREACHES[code]
    result = broken(breach, tmp_path)
    name = (tmp_path / NAME).as_posix()
    first = next(
        finding for finding in result.findings if finding.code == code and finding.file == name
    )
    text = result.text_of(name)
    assert text is not None
    assert breach.caret
    assert text.split("\n")[first.line - 1][first.column - 1 :].startswith(breach.caret)


@pytest.mark.parametrize(
    "code", sorted(set(RULES) - WHOLE_FILE - {rule for rule in RULES if rule.startswith("YAML")})
)
def test_what_is_pointed_at_has_an_end(code: str, tmp_path: Path) -> None:
    result = broken(BREACHES[code], tmp_path)
    for finding in result.findings:
        assert (finding.end_line, finding.end_column) > (finding.line, finding.column)


def test_only_warnings_and_what_a_report_itself_can_cause_may_be_allowed() -> None:
    assert [
        code for code, rule in RULES.items() if rule.allowable and rule.severity is Severity.ERROR
    ] == [
        "CORPUS002",
        "FIGURE002",
        "FIGURE003",
        "FIGURE004",
        "FIGURE005",
        "FIGURE006",
        "FIGURE007",
    ]
    assert [
        code
        for code, rule in RULES.items()
        if not rule.allowable and rule.severity is Severity.WARNING
    ] == [
        "ALLOW001",
        "ALLOW002",
        "ALLOW003",
        "STATE004",
        "STATE009",
        "SCHEMA008",
    ]


def test_what_looks_at_the_text_says_that_it_needs_it() -> None:
    """Only that there is a text, and that it is the right one, is asked where there is none."""
    looking = {code for code, rule in RULES.items() if rule.subject in ("TEXT", "SECOND")}
    assert {code for code, rule in RULES.items() if rule.needs_text} == looking - {
        "TEXT001",
        "TEXT002",
    }


@pytest.mark.parametrize("code", RULES)
def test_rules_say_why_and_what_to_do(code: str) -> None:
    rule = RULES[code]
    assert rule.why.endswith(".")
    assert len(rule.remedy) > 15
    assert rule.title != rule.why


def test_a_finding_stands_at_the_value_that_is_wrong(tmp_path: Path, example: str) -> None:
    source = tmp_path / "x.yaml"
    source.write_text(example.replace("value: 512.3", "value: 521.3"), encoding="utf-8")
    (finding,) = validate([source]).findings
    line = example.split("\n")[finding.line - 1]
    assert line[finding.column - 1 :].startswith("512.3")
    assert finding.message == "o1: value is 521.3, its span '512.3亿元' says 512.3"


@pytest.mark.parametrize(
    ("without", "says", "record"),
    [
        (
            "kind: annual\n",
            "key kind is missing: yearly report, report at the change of term, or a text in the "
            "place of one",
            "schema_version",
        ),
        (
            ", at: [310, 316, 18.6公里]",
            "o11: key at is missing: numeral, unit, and the hedge and direction words that touch "
            "them",
            "{id: o11",
        ),
        (
            "    term: 两山一水\n",
            "g1: key term is missing: the term in mainland Simplified characters",
            "id: g1",
        ),
    ],
)
def test_a_missing_key_is_told_with_its_meaning_at_its_record(
    without: str, says: str, record: str, tmp_path: Path, example: str
) -> None:
    source = tmp_path / "x.yaml"
    assert without in example
    source.write_text(example.replace(without, "", 1), encoding="utf-8")
    first = validate([source]).findings[0]
    line = source.read_text(encoding="utf-8").split("\n")[first.line - 1]
    assert (first.code, first.message) == ("SCHEMA001", says)
    assert line[first.column - 1 :].startswith(record)


def test_a_misspelt_key_is_pointed_at_and_the_nearest_named(tmp_path: Path, example: str) -> None:
    source = tmp_path / "x.yaml"
    source.write_text(example.replace("hedge_words: 近, ", "hedge_word: 近, ", 1), encoding="utf-8")
    first = validate([source]).findings[0]
    assert (first.code, "did you mean hedge_words?" in first.message) == ("SCHEMA002", True)
    assert (
        source.read_text(encoding="utf-8")
        .split("\n")[first.line - 1][first.column - 1 :]
        .startswith("hedge_word:")
    )
