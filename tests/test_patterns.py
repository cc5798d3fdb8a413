"""No regular expression of the package takes much longer than its text is long.

`scripts/check_patterns.py` repeats in a text what an expression repeats, up to 8,000 characters.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
from check_patterns import Compiled, slow_on
from conftest import ROOT

from reportschema.reading.subjects.names.naming import core


@pytest.mark.slow
def test_no_expression_is_slow_on_a_text_made_for_it() -> None:
    script = ROOT / "scripts" / "check_patterns.py"
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


@pytest.mark.parametrize("words", ["上升为", "比较", "人均", "连续一", "以及"])
def test_the_end_of_a_name_is_found_at_once_in_a_text_made_to_hold_it_up(words: str) -> None:
    name = f"茶园{words * 2_000}、竹"
    assert core(name) == name


@pytest.mark.parametrize(
    ("expression", "characters"),
    [
        ("(?:a+)+b", 40),  # twice the time for each further character
        ("(?:a*b)*", 8_000),  # fits nothing at once, and then begins anew at each character
        ("(?:ab)*+c", 8_000),  # takes back nothing, but begins anew at each character
        ("a+", None),
    ],
)
def test_what_is_slow_at_its_first_match_or_behind_it_is_seen(
    expression: str, characters: int | None
) -> None:
    row = Compiled("cli.py", 0, expression, re.UNICODE.value)
    assert slow_on(row, 8_000, 0.02) == characters
