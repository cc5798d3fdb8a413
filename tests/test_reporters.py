"""How findings are shown: lines, excerpts with a caret, colour, GitHub's commands, SARIF 2.1.0."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import EXAMPLE, run
from hypothesis import given
from hypothesis import strategies as st

from reportschema.checking import RULES
from reportschema.findings import Finding, Severity
from reportschema.findings.reporters import as_github, as_line, excerpt, printable
from reportschema.findings.reporters.excerpts import cells, cut
from reportschema.findings.reporters.sarif import as_sarif
from reportschema.models.fields.characters import invisible

# OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", JSON Schema as shipped
# by npm's @microsoft/jest-sarif.
SARIF = json.loads((Path(__file__).parent / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
COMMAND = [sys.executable, "-c", "from reportschema.cli import main; main()", "validate"]
# The line of the example's first observation.
O1 = 1 + next(
    number
    for number, line in enumerate(EXAMPLE.read_text(encoding="utf-8").splitlines())
    if "{id: o1," in line
)
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def finding(**fields: Any) -> Finding:
    plain = {
        "file": "sources/x.yaml",
        "code": "FIGURE004",
        "severity": Severity.ERROR,
        "message": "o1: is wrong",
        "remedy": "mend it",
    }
    return Finding(**(plain | fields))


@pytest.fixture
def wrong(tmp_path: Path, example: str) -> Path:
    source = tmp_path / "x.yaml"
    source.write_text(
        example.replace("value: 512.3", "value: 521.3").replace(
            "label: 修好山路", "label: 地区生产总值"
        ),
        encoding="utf-8",
    )
    return source


def on_a_terminal(source: Path, **environment: str) -> str:
    """What the command prints on a terminal of 100 columns."""
    our_end, their_end = pty.openpty()
    environment_kept = {
        key: value
        for key, value in os.environ.items()
        if key not in ("NO_COLOR", "FORCE_COLOR", "TERM")
    }
    done = subprocess.Popen(
        [*COMMAND, str(source)],
        stdout=their_end,
        stderr=subprocess.DEVNULL,
        env=environment_kept | {"TERM": "xterm", "COLUMNS": "100"} | environment,
    )
    os.close(their_end)
    shown = b""
    while True:
        try:
            part = os.read(our_end, 65536)
        except OSError:  # how a terminal says that the other end is closed
            break
        if not part:
            break
        shown += part
    os.close(our_end)
    done.wait()
    return shown.decode().replace("\r\n", "\n")


def test_a_finding_is_one_line_with_place_code_message_and_remedy() -> None:
    assert (
        as_line(finding(line=3, column=7)) == "sources/x.yaml:3:7: FIGURE004 o1: is wrong. Mend it."
    )
    assert (
        as_line(finding(severity=Severity.WARNING))
        == "sources/x.yaml:1:1: FIGURE004 warning: o1: is wrong. Mend it."
    )
    assert (
        as_line(finding(message="did you mean gdp?"))
        == "sources/x.yaml:1:1: FIGURE004 did you mean gdp? Mend it."
    )


def test_colour_changes_nothing_but_colour() -> None:
    coloured = finding(line=3, column=7)
    assert as_line(coloured, colour=True) != as_line(coloured)
    assert ANSI.sub("", as_line(coloured, colour=True)) == as_line(coloured)


@pytest.mark.parametrize(
    "name",
    [
        "a\nb.yaml",
        "a\x1b[31m.yaml",
        "a\u202eb.yaml",
        "a\u200bb.yaml",
        "a\udcffb.yaml",
        "a\u2028b.yaml",
    ],
)
def test_a_hostile_name_can_neither_break_the_line_nor_colour_it(name: str) -> None:
    for shown in (as_line(finding(file=name)), as_github(finding(file=name))):
        assert shown.isprintable()
        shown.encode("utf-8")


def test_the_caret_stands_under_the_value_though_chinese_is_wide() -> None:
    text = "题: {名: 云溪, 值: 521.3, 单位: 亿元}"
    column = text.index("521.3") + 1
    line, carets = excerpt(finding(line=1, column=column, end_line=1, end_column=column + 5), text)
    assert line == f"    1 | {text}"
    assert cells(line[: line.index("521.3")]) == carets.index("^")
    assert carets.strip(" |") == "^^^^^"


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_a_long_line_is_cut_around_the_value(width: int) -> None:
    text = "云" * 200 + "521.3" + "溪" * 200
    line, carets = excerpt(finding(line=1, column=201, end_line=1, end_column=206), text, width)
    assert cells(line) <= width
    assert "521.3" in line
    assert cells(line[: line.index("521.3")]) == carets.index("^")


@given(*[st.text("a云\u0301", max_size=9)] * 3, st.integers(1, 24))
def test_what_is_cut_is_as_wide_as_there_is_room_and_no_wider(
    before: str, value: str, after: str, room: int
) -> None:
    parts = cut(before, value, after, room)
    whole = cells(before + value + after)
    assert sum(map(cells, parts)) <= room or room < cells(value) + 4  # no room for two dots
    assert whole > room or parts == (before, value, after)


def test_a_value_over_several_lines_is_underlined_on_its_first() -> None:
    assert excerpt(finding(line=1, column=4, end_line=3, end_column=2), "a: [1,\n2\n]") == [
        "    1 | a: [1,",
        "      |    ^^^",
    ]


def test_an_excerpt_shows_what_cannot_be_seen() -> None:
    line, carets = excerpt(finding(line=1, column=4), "a: \u200b\x1b[2J")
    assert line == "    1 | a: \\u200b\\x1b[2J"
    assert carets == "      |    ^^^^^^"


def test_excerpts_are_for_terminals_and_for_who_asks(wrong: Path) -> None:
    assert "^" not in run("validate", wrong).stdout
    assert "^^^^^" in run("validate", wrong, "--excerpts").stdout
    assert "^^^^^" in on_a_terminal(wrong)


def test_a_terminal_gets_colour_unless_it_may_not(wrong: Path) -> None:
    assert "\x1b[" in on_a_terminal(wrong)
    assert "\x1b[" not in on_a_terminal(wrong, NO_COLOR="1")
    assert "\x1b[" not in on_a_terminal(wrong, TERM="dumb")
    assert "\x1b[" not in on_a_terminal(wrong, NO_COLOR="1", FORCE_COLOR="1")


def test_a_pipe_gets_none_unless_it_is_asked_for(wrong: Path) -> None:
    plain = {
        key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")
    }
    piped = [
        subprocess.run(
            [*COMMAND, wrong], capture_output=True, text=True, env=env, check=False
        ).stdout
        for env in (plain, plain | {"FORCE_COLOR": "1"})
    ]
    assert "\x1b[" not in piped[0]
    assert "\x1b[" in piped[1]
    assert ANSI.sub("", piped[1]) == piped[0]


def test_output_that_cannot_hold_chinese_is_no_traceback(wrong: Path) -> None:
    done = subprocess.run(
        [*COMMAND, wrong],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "latin-1"},
        check=False,
    )
    assert done.returncode == 1
    assert b"\\u4ebf" in done.stdout
    assert b"Traceback" not in done.stderr


def test_github_gets_a_command_a_finding(wrong: Path) -> None:
    first, second = run("validate", wrong, "--output-format", "github").stdout.splitlines()
    place = re.escape(str(wrong))
    assert re.fullmatch(
        (
            rf"::error file={place},line={O1},col=37,endLine={O1},endColumn=42,"
            r"title=FIGURE004::o1: value is 521.3, .*\."
        ),
        first,
    )
    assert second.startswith(
        f"::warning file={wrong},line={O1 + 10},col=22,endLine={O1 + 10},endColumn=28,"
        "title=VOCAB007::o11: label"
    )


def test_github_escapes_what_would_end_a_property_or_the_command() -> None:
    shown = as_github(finding(file="a,b:c%d.yaml", message="50% of, x: y\nz"))
    assert shown == "::error file=a%2Cb%3Ac%25d.yaml,line=1,col=1,title=FIGURE004::o1: 50".replace(
        "o1: 50", "50%25 of, x: y\\x0az. Mend it."
    )


def sarif(*arguments: object) -> dict[str, Any]:
    log = json.loads(run("validate", *arguments, "--output-format", "sarif").stdout)
    jsonschema.Draft4Validator(SARIF).validate(log)
    assert isinstance(log, dict)
    return log


def test_sarif_follows_its_schema_and_describes_every_rule(wrong: Path) -> None:
    log = sarif(wrong)
    assert log["version"] == "2.1.0"
    (run_,) = log["runs"]
    rules = run_["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(RULES)
    assert all(rule["help"]["text"] and rule["fullDescription"]["text"] for rule in rules)
    assert {rule["id"]: rule["defaultConfiguration"]["level"] for rule in rules}[
        "VOCAB007"
    ] == "warning"


def test_sarif_results_name_rule_level_place_and_fingerprint(
    wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(wrong.parent)
    log = sarif("x.yaml")["runs"][0]
    first = log["results"][0]
    assert (first["ruleId"], first["level"]) == ("FIGURE004", "error")
    assert log["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == "FIGURE004"
    assert log["columnKind"] == "unicodeCodePoints"
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "x.yaml"},
        "region": {"startLine": O1, "startColumn": 37, "endLine": O1, "endColumn": 42},
    }
    prints = [result["partialFingerprints"]["finding/v1"] for result in log["results"]]
    assert len(set(prints)) == len(prints) == 2


def test_a_fingerprint_survives_the_move_of_a_line(wrong: Path) -> None:
    before = sarif(wrong)["runs"][0]["results"]
    wrong.write_text("# a comment more\n" + wrong.read_text(encoding="utf-8"), encoding="utf-8")
    after = sarif(wrong)["runs"][0]["results"]
    assert [result["partialFingerprints"] for result in before] == [
        result["partialFingerprints"] for result in after
    ]
    assert before != after


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("a b/云溪 100%.yaml", "a%20b/%E4%BA%91%E6%BA%AA%20100%25.yaml"),
        ("a:b#c?.yaml", "a%3Ab%23c%3F.yaml"),
        ("a\nb.yaml", "a%0Ab.yaml"),
        ("../up.yaml", "file:///home/up.yaml"),
        ("/elsewhere/x.yaml", "file:///elsewhere/x.yaml"),
        ("a\udcff.yaml", "a%FF.yaml"),
    ],
)
def test_sarif_paths_are_addresses(name: str, uri: str) -> None:
    log = json.loads(as_sarif([finding(file=name)], [], Path("/home/project")))
    jsonschema.Draft4Validator(SARIF).validate(log)
    assert (
        log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        == uri
    )


def test_sarif_tells_what_the_source_allows(wrong: Path) -> None:
    text = wrong.read_text(encoding="utf-8").replace(
        "  - {id: o1,", "  # allow FIGURE004: the page has two numbers\n  - {id: o1,"
    )
    wrong.write_text(text, encoding="utf-8")
    results = sarif(wrong)["runs"][0]["results"]
    allowed = next(result for result in results if result["ruleId"] == "FIGURE004")["suppressions"][
        0
    ]
    assert (allowed["kind"], allowed["justification"]) == ("inSource", "the page has two numbers")
    assert allowed["location"]["physicalLocation"]["region"]["startLine"] == O1
    assert [result["ruleId"] for result in results if "suppressions" not in result] == ["VOCAB007"]


def test_an_empty_log_is_valid_too(tmp_path: Path, example: str) -> None:
    (tmp_path / "x.yaml").write_text(example, encoding="utf-8")
    assert sarif(tmp_path)["runs"][0]["results"] == []


def test_the_summary_says_what_was_checked_and_what_was_not(tmp_path: Path, example: str) -> None:
    from conftest import EXAMPLES

    (tmp_path / "a.yaml").write_text(example, encoding="utf-8")
    assert run("validate", tmp_path).stderr == (
        "1 file, 1 report, 56 records, 51 anchors not checked against texts (give --texts), 3 "
        "accepted by a person: 0 errors, 0 warnings\n"
    )
    assert (
        "51 anchors checked against their texts"
        in run("validate", tmp_path, "--texts", EXAMPLES).stderr
    )
    (tmp_path / "b.yaml").write_text(
        example.replace("sha256: a", "sha256: b").replace("2020\n", "2020-term-end\n", 1),
        encoding="utf-8",
    )
    assert (
        "51 of 102 anchors checked against texts (1 report without one)"
        in run("validate", tmp_path, "--texts", EXAMPLES).stderr
    )


def test_no_character_that_a_source_may_not_hold_reaches_a_terminal() -> None:
    unseen = [chr(code) for code in range(0x110000) if invisible(chr(code))]
    assert len(unseen) > 4_000
    assert [character for character in unseen if character in printable(character)] == []
