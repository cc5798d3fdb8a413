"""The command line: what it prints, and with which exit code it ends; never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import EXAMPLE, EXAMPLES, ROOT, SOURCES, run

from reportschema import __version__

COMMAND = [sys.executable, "-c", "from reportschema.cli import main; main()"]


def command(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The console script as a process of its own."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], capture_output=True, text=True, cwd=cwd, check=False
    )


def test_a_valid_source_ends_with_0_and_says_what_was_checked() -> None:
    done = command("validate", EXAMPLE, "--texts", EXAMPLES)
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 file, 1 report" in done.stderr
    assert (
        "anchors checked against their texts, 3 accepted by a person: 0 errors, 0 warnings"
        in done.stderr
    )


def test_without_texts_it_says_that_anchors_were_not_checked() -> None:
    assert "anchors not checked against texts (give --texts)" in command("validate", EXAMPLE).stderr


def test_an_error_ends_with_1_a_warning_only_when_strict(tmp_path: Path, example: str) -> None:
    source = tmp_path / "x.yaml"
    source.write_text(example.replace("value: 512.3", "value: 521.3"), encoding="utf-8")
    assert run("validate", source).exit_code == 1
    source.write_text(
        example.replace("  problems: {state: complete, by: person}\n", ""), encoding="utf-8"
    )
    assert run("validate", source).exit_code == 0
    assert run("validate", source, "--strict").exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", "no-such-folder"],
        ["validate", "."],
        ["validate", EXAMPLE, "--texts", "no-such-folder"],
        ["validate", EXAMPLE, "--no-such-option"],
        ["validate", EXAMPLE, "--output-format", "xml"],
        ["build", "--sources", "no-such-folder"],
        ["build", "--sources", EXAMPLES, "--formats", "xlsx"],
        ["build", "--sources", EXAMPLES, "--texts", EXAMPLES],
        ["build", "--sources", EXAMPLES, "--out", "/proc/1/x"],
        ["no-such-verb"],
        [],
    ],
    ids=str,
)
def test_what_could_not_run_ends_with_2_and_a_line_that_says_why(
    arguments: list[object], tmp_path: Path
) -> None:
    done = command(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr or done.stdout
    assert "Traceback" not in done.stderr + done.stdout
    assert list(tmp_path.iterdir()) == []


def test_findings_are_one_line_each_with_place_code_and_remedy(
    tmp_path: Path, example: str
) -> None:
    (tmp_path / "x.yaml").write_text(
        example.replace("unit: 公里", "unit: 公厘里").replace("hedge: about", "hedge: abuot"),
        encoding="utf-8",
    )
    lines = run("validate", tmp_path / "x.yaml").stdout.splitlines()
    assert all(line.startswith(f"{tmp_path}/x.yaml:") and line.endswith(".") for line in lines)
    assert "SCHEMA004 t1: hedge is 'abuot', not one of exact, about, nearly" in lines[0]
    assert "did you mean about?" in lines[0]


def test_json_is_for_programs(tmp_path: Path, example: str) -> None:
    (tmp_path / "x.yaml").write_text(
        example.replace("value: 512.3", "value: 521.3"), encoding="utf-8"
    )
    done = run("validate", tmp_path, "--output-format", "json")
    result = json.loads(done.stdout)
    (finding,) = result["findings"]
    assert {key: finding[key] for key in ("code", "severity", "path")} == {
        "code": "FIGURE004",
        "severity": "error",
        "path": ["observations", 0, "value"],
    }
    assert result["summary"]["errors"] == 1
    assert result["summary"]["anchors_checked_against_texts"] is False


def test_hostile_names_and_contents_reach_the_terminal_as_escapes(tmp_path: Path) -> None:
    bad = tmp_path / "a\x1b[31m\nb.yaml"
    bad.write_text('schema_version: "1.1"\nevil: "\\e[31mred\\u202e"\n', encoding="utf-8")
    out = run("validate", tmp_path).stdout
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert all(line.startswith(f"{tmp_path}/a\\x1b[31m\\x0ab.yaml:") for line in out.splitlines())


def test_a_bad_file_does_not_keep_others_from_being_checked(tmp_path: Path, example: str) -> None:
    (tmp_path / "a.yaml").write_text("{", encoding="utf-8")
    (tmp_path / "b.yaml").write_text(
        example.replace("value: 512.3", "value: 521.3"), encoding="utf-8"
    )
    (tmp_path / "c.yaml").write_bytes(b"\xff")
    out = run("validate", tmp_path).stdout
    assert [line.split(":")[0].rpartition("/")[2] for line in out.splitlines()] == [
        "a.yaml",
        "b.yaml",
        "c.yaml",
    ]


def test_an_edition_with_another_hash_is_an_error(tmp_path: Path, example: str) -> None:
    (tmp_path / "x.yaml").write_text(example.replace("sha256: a", "sha256: b"), encoding="utf-8")
    done = run("validate", tmp_path, "--texts", EXAMPLES)
    assert done.exit_code == 1
    assert "TEXT001" in done.stdout


def test_what_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    done = run("validate", tmp_path)
    assert done.exit_code == 1
    assert "YAML010 is a pipe, not a file" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [["schema"], ["explain"], ["audit", "--all", SOURCES], ["validate", "--help"], ["show"]],
    ids=lambda arguments: arguments[0],
)
def test_a_reader_that_stops_early_changes_no_exit_code(
    arguments: list[object], capfd: pytest.CaptureFixture[str]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*COMMAND, *map(str, arguments)], stdout=writing, cwd=ROOT, check=False)
    os.close(writing)
    assert done.returncode == 0
    assert "Traceback" not in capfd.readouterr().err


def test_a_reader_that_stops_early_hides_no_error(tmp_path: Path, example: str) -> None:
    (tmp_path / "x.yaml").write_text(
        example.replace("value: 512.3", "value: 521.3"), encoding="utf-8"
    )
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*COMMAND, "validate", str(tmp_path)], stdout=writing, check=False)
    os.close(writing)
    assert done.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_output_that_cannot_be_written_ends_with_2() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "schema"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (
        2,
        "reportschema: output: No space left on device\n",
    )


def test_an_optimized_interpreter_builds_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.yaml").write_bytes(EXAMPLE.read_bytes())
    for out, option in (("plain", "-B"), ("optimized", "-OO")):
        arguments = ("--sources", tmp_path / "sources", "--out", tmp_path / out)
        command_line = [sys.executable, option, *COMMAND[1:], "build", *map(str, arguments)]
        subprocess.run([*command_line, "--formats", "csv,sqlite"], check=True)
    plain = {path.name: path.read_bytes() for path in (tmp_path / "plain").iterdir()}
    optimized = {path.name: path.read_bytes() for path in (tmp_path / "optimized").iterdir()}
    assert plain == optimized


@pytest.mark.parametrize("verb", ["validate", "build", "schema"])
def test_each_verb_has_help(verb: str) -> None:
    done = run(verb, "--help")
    assert done.exit_code == 0
    assert "Usage" in done.stdout


def test_the_schema_can_be_written_to_a_file(tmp_path: Path) -> None:
    assert run("schema", "--out", tmp_path / "s.json").exit_code == 0
    assert json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))["title"] == "WorkReport"


def test_it_says_its_version() -> None:
    assert run("--version").stdout == f"reportschema {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "step"),
    [(["validate"], "reportschema init DIR"), (["show"], "reportschema build")],
    ids=str,
)
def test_in_an_empty_folder_the_first_step_is_told(
    arguments: list[str], step: str, tmp_path: Path
) -> None:
    done = command(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert step in done.stderr


def test_a_build_counts_warnings_and_lists_only_errors(tmp_path: Path, example: str) -> None:
    source = tmp_path / "x.yaml"
    source.write_text(
        example.replace("  problems: {state: complete, by: person}\n", ""), encoding="utf-8"
    )
    done = run("build", "--sources", tmp_path, "-o", tmp_path / "package")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "0 errors, 1 warning" in done.stderr


def test_a_file_that_is_no_report_yet_is_said_to_hide_more(tmp_path: Path, example: str) -> None:
    source = tmp_path / "x.yaml"
    source.write_text(example.replace("kind: annual", "knd: annual"), encoding="utf-8")
    assert "1 file could not be checked further" in run("validate", source).stderr


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("kind: annual", "kind：annual", "a full-width ： where YAML wants :"),
        ("{id: o1, ", "{id: o1，", "a full-width ， where YAML wants ,"),
        ("  - {id: s1", "\t- {id: s1", "has a tab here"),
    ],
)
def test_slips_of_a_chinese_keyboard_and_tabs_are_named(
    right: str, wrong: str, message: str, tmp_path: Path, example: str
) -> None:
    source = tmp_path / "x.yaml"
    source.write_text(example.replace(right, wrong, 1), encoding="utf-8")
    lines = source.read_text(encoding="utf-8").split("\n")
    line = next(n for n, text in enumerate(lines, 1) if wrong in text)
    printed = run("validate", source).stdout
    assert message in printed
    assert f"x.yaml:{line}:" in printed
