"""An editor with yaml-language-server completes, explains and underlines by our JSON Schema."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from conftest import EXAMPLE, ROOT, missing
from language_server import Editor

SERVER = (
    ROOT
    / "tests"
    / "npm"
    / "node_modules"
    / "yaml-language-server"
    / "bin"
    / "yaml-language-server"
)
SCHEMA = ROOT / "reportschema" / "report.schema.json"
TEXT = EXAMPLE.read_text(encoding="utf-8").partition("\n")[2]

Open = Callable[[str], Editor]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    node = shutil.which("node") or missing("node (apt-get install nodejs npm)")
    if not SERVER.exists():
        missing("yaml-language-server (npm ci in tests/npm)")
    with ExitStack() as stack:
        yield lambda text: stack.enter_context(
            Editor(str(node), SERVER, SCHEMA, tmp_path / "yunxi.yaml", text)
        )


def changed(was: str, becomes: str) -> str:
    assert was in TEXT
    return TEXT.replace(was, becomes, 1)


def test_a_valid_source_has_nothing_underlined(opened: Open) -> None:
    assert opened(TEXT).underlined() == []


@pytest.mark.parametrize(
    ("was", "becomes", "underlined", "message"),
    [
        ("hedge: about", "hedge: abuot", "abuot", "about"),
        (
            "indicator: gdp, value",
            "indicator: gpd, value",
            "gpd",
            "indicators: let the editor complete it",
        ),
        ("indicator: gdp, value", "indicater: gdp, value", "indicater", "indicater"),
        ("value: 512.3", "value: much", "much", "number"),
        ("kind: annual\n", "", "schema_version", "kind"),
    ],
)
def test_what_the_schema_refuses_is_underlined_at_its_place(
    opened: Open, was: str, becomes: str, underlined: str, message: str
) -> None:
    editor = opened(changed(was, becomes))
    problems = editor.underlined()
    assert problems
    assert any(message in problem["message"] for problem in problems)
    assert editor.at(underlined)["line"] in {
        problem["range"]["start"]["line"] for problem in problems
    }


def test_keys_of_a_record_are_completed_with_their_texts(opened: Open) -> None:
    editor = opened(changed("{id: o1, indicator: gdp, ", "{id: o1, indicator: gdp, ba"))
    offered = {item["label"]: item for item in editor.completions("gdp, ba", len("gdp, ba"))}
    assert {"basis", "base_period"} <= set(offered)
    assert "统计口径" in str(offered["basis"].get("documentation"))


def test_values_of_an_enumeration_are_completed(opened: Open) -> None:
    editor = opened(changed("hedge: about", "hedge: "))
    assert {"about", "at_least", "over"} <= {
        item["label"] for item in editor.completions("hedge: ", len("hedge: "))
    }


def test_indicators_are_completed_from_the_vocabulary(opened: Open) -> None:
    editor = opened(changed("indicator: gdp, value", "indicator: , value"))
    offered = {
        item["label"]: item for item in editor.completions("indicator: ,", len("indicator: "))
    }
    assert {"gdp", "retail_sales", "budget_revenue"} <= set(offered)


def test_hovering_over_a_key_says_what_it_means_in_both_languages(opened: Open) -> None:
    shown = opened(TEXT).hover("base_period")
    assert "compared with" in shown or "base" in shown.lower()
    assert "基期" in shown
