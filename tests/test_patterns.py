"""No regular expression of the package takes much longer than its text is long.

`scripts/check_patterns.py` repeats in a text what an expression repeats, up to 8,000 characters.
The reader's expressions are left out until the reader is rebuilt: `subjects`, `components`,
`measures`, `value_lists` and `view` have quadratic or cubic ones, and `name_lists` an exponential
one, as recheck tells; they are held against sentences, which are short.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
from check_patterns import Compiled, slow_on
from conftest import ROOT


@pytest.mark.slow
def test_no_expression_outside_the_reader_is_slow_on_a_text_made_for_it() -> None:
    script = ROOT / "scripts" / "check_patterns.py"
    done = subprocess.run(
        [sys.executable, script, "--without", "reading"], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == []


@pytest.mark.parametrize(
    ("expression", "characters"),
    [
        ("(?:a+)+b", 40),  # twice the time for each further character
        ("(?:a*b)*", 8_000),  # fits nothing at once, and then begins anew at each character
        ("a+", None),
    ],
)
def test_what_is_slow_at_its_first_match_or_behind_it_is_seen(
    expression: str, characters: int | None
) -> None:
    row = Compiled("cli.py", 0, expression, re.UNICODE.value)
    assert slow_on(row, 8_000, 0.02) == characters
