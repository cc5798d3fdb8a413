"""Each rule has a shipped breach of the example, and speaks of it alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from conftest import EXAMPLE, EXAMPLES

from reportschema.checking import RULES, Severity
from reportschema.files.yaml_events import MAX_BYTES
from reportschema.verbs.validate import Validation, validate

BREACHES = {breach["code"]: breach for breach in yaml.safe_load((EXAMPLES.parent / "breaches.yaml").read_text(encoding="utf-8"))}


def broken(breach: dict, folder: Path) -> Validation:
    text, target, texts = EXAMPLE.read_text(encoding="utf-8"), folder / "2020.yaml", EXAMPLES
    match breach.get("how"):
        case "duplicate":
            again = text.replace(breach.get("was", ""), breach.get("is", ""), 1)
            text = again if "concept" in breach.get("is", "") else text
            for pair in breach.get("and", []):
                again = again.replace(*pair.split("|"))
            (folder / "again.yaml").write_text(again, encoding="utf-8")
        case "huge":
            text += "#" * MAX_BYTES
        case "empty":
            text = ""
        case "unreadable":
            target.symlink_to(folder / "nowhere")
            return validate([target], texts)
        case "package":
            (folder / "datapackage.json").write_text("{}", encoding="utf-8")
            return validate([folder], texts)
        case "other_text":
            texts = folder / "texts"
            texts.mkdir()
        case _:
            assert text.count(breach["was"]) >= 1, f"the example no longer holds {breach['was']!r}"
            text = text.replace(breach["was"], breach["is"], 1)
            for pair in breach.get("and", []):
                was, becomes = pair.split("|")
                assert was in text, f"the example no longer holds {was!r}"
                text = text.replace(was, becomes, 1)
    target.write_text(text, encoding="utf-8")
    return validate([folder], texts)


def test_the_example_is_valid_to_the_last_warning() -> None:
    result = validate([EXAMPLE], EXAMPLES)
    assert result.findings == []
    assert result.anchors >= 40


@pytest.mark.parametrize("code", RULES)
def test_rule_finds_its_breach_and_nothing_else(code: str, tmp_path: Path) -> None:
    breach = BREACHES[code]
    result = broken(breach, tmp_path)
    found = {one.code for one in result.findings}
    assert code in found, [one.message for one in result.findings]
    assert found <= {code, *breach.get("also", [])}
    rule = RULES[code]
    assert (rule.severity is Severity.WARNING) == breach.get("strict", False)
    assert result.fails(strict=True)
    assert result.fails() == (rule.severity is Severity.ERROR or any(RULES[other].severity is Severity.ERROR for other in found))


def test_every_breach_is_of_a_rule() -> None:
    assert set(BREACHES) == set(RULES)


@pytest.mark.parametrize("code", RULES)
def test_rules_say_why_and_what_to_do(code: str) -> None:
    rule = RULES[code]
    assert rule.why.endswith(".")
    assert len(rule.remedy) > 15
    assert rule.title != rule.why


def test_a_finding_stands_at_the_value_that_is_wrong(tmp_path: Path, example: str) -> None:
    source = tmp_path / "x.yaml"
    source.write_text(example.replace("value: 512.3", "value: 521.3"), encoding="utf-8")
    (one,) = validate([source]).findings
    line = example.split("\n")[one.line - 1]
    assert line[one.column - 1 :].startswith("512.3")
    assert one.message == "o1: value is 521.3, its span '512.3亿元' says 512.3"


def test_a_misspelt_key_is_pointed_at_and_the_nearest_named(tmp_path: Path, example: str) -> None:
    source = tmp_path / "x.yaml"
    source.write_text(example.replace("hedge_words: 近, ", "hedge_word: 近, ", 1), encoding="utf-8")
    first = validate([source]).findings[0]
    assert (first.code, "did you mean hedge_words?" in first.message) == ("SCHEMA002", True)
    assert source.read_text(encoding="utf-8").split("\n")[first.line - 1][first.column - 1 :].startswith("hedge_word:")
