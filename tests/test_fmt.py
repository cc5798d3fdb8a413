"""`fmt`: one layout, every comment with its record, no fact touched."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from conftest import EXAMPLE, ROOT, SOME, SOURCES, run
from laying_out import fmt

import reportschema
from reportschema.checking import grammar
from reportschema.files.canonical.formatting import formatted
from reportschema.files.canonical.layout import lines_of, source_text
from reportschema.files.parsing.faults import SourceError
from reportschema.files.parsing.yaml_events import parse
from reportschema.reading.draft import Drafter
from reportschema.vocabularies import vocabulary

HEAD = "schema_version: '1.1'\nid:   990101-2020\n"


@pytest.mark.parametrize("path", [EXAMPLE, *SOME], ids=lambda path: path.stem)
def test_what_is_committed_is_already_in_the_layout(path: Path) -> None:
    raw = path.read_bytes()
    assert formatted(raw).after.encode() == raw


def test_keys_take_the_models_order_and_quotes_are_the_fewest() -> None:
    text = (
        "title: 'x'\nkind: \"annual\"\nid: 990101-2020\n"
        "schema_version: '1.1'\nreview_periods:\n  - '2019'\n"
    )
    assert fmt(text).splitlines() == [
        'schema_version: "1.1"',
        "id: 990101-2020",
        "title: x",
        "kind: annual",
        'review_periods: ["2019"]',
    ]


def test_a_figure_takes_one_line_and_a_problem_one_line_a_key() -> None:
    text = """
observations:
  - unit: 亿元
    value: 512.3
    id: o1
    at:
      - 183
      - 190
      - 512.3亿元
problems: [{at: [1, 2], id: p1, summary: {en: E, zh: 中}}]
"""
    assert fmt(text) == (
        "observations:\n  - {id: o1, value: 512.3, unit: 亿元, at: [183, 190, 512.3亿元]}\n\n"
        "problems:\n  - id: p1\n    summary: {zh: 中, en: E}\n    at: [1, 2]\n"
    )


def test_explicit_defaults_and_empty_lists_stay() -> None:
    text = "observations:\n  - {id: o1, hedge: exact, cues: []}\n\nawards: []\nnumerals: null\n"
    assert parse(fmt(text))[0] == parse(text)[0]
    assert "hedge: exact" in fmt(text)


def test_what_the_schema_does_not_know_stays_behind_what_it_does() -> None:
    text = "colour: {b: [1, {c: d}]}\nkind: annual\ntargets:\n  - {goal: x, id: t1}\n"
    assert (
        fmt(text)
        == 'kind: annual\n\ntargets:\n  - {id: t1, goal: x}\n\ncolour: {b: ["1", {c: d}]}\n'
    )


@pytest.mark.parametrize(
    "value", ["1e3", "05", "1,5", "much", "", "~", "-", "+5", "null", "yes", "a: b"]
)
def test_a_wrong_number_stays_the_text_that_it_is(value: str) -> None:
    text = f'observations:\n  - {{id: o1, value: "{value}"}}\n'
    assert parse(fmt(text))[0] == {"observations": [{"id": "o1", "value": value}]}


def draft_of(path: Path) -> str:
    draft = Drafter(vocabulary(), grammar()).draft(path.read_bytes(), path.name, force=True)
    return source_text(draft.report)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "tests" / "fiction").glob("*.txt")), ids=lambda path: path.stem
)
def test_a_draft_is_written_in_the_layout(path: Path) -> None:
    text = draft_of(path)
    assert fmt(text) == text


@pytest.mark.slow
def test_drafts_of_the_real_reports_are_too(texts: Path) -> None:
    for path in sorted(texts.glob("*.txt")):
        text = draft_of(path)
        assert fmt(text) == text, path


def test_layout_lines_name_each_path_once() -> None:
    data, _ = parse(EXAMPLE.read_text(encoding="utf-8"))
    paths = [loc for line in lines_of(data) for loc in line.locs]
    assert len(paths) == len(set(paths)) > 80


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: [", "YAML001"),
        ("", "YAML008"),
        ("a: 1\na: 2\n", "YAML003"),
        ("- a\n", "SCHEMA006"),
        ("a: x\u200by\n", "YAML009"),
    ],
)
def test_what_cannot_be_read_is_a_finding_and_left_alone(
    text: str, code: str, tmp_path: Path
) -> None:
    source = tmp_path / "x.yaml"
    source.write_text(text, encoding="utf-8")
    done = run("fmt", tmp_path)
    assert (done.exit_code, f" {code} " in done.stdout) == (1, True)
    assert source.read_text(encoding="utf-8") == text


def test_a_key_too_long_for_one_line_is_refused() -> None:
    text = f"? {'k' * 2000}\n: v\n"
    with pytest.raises(SourceError, match="nothing was changed"):
        formatted(text.encode())


def test_line_ends_and_byte_order_mark_are_put_right_and_said(tmp_path: Path) -> None:
    source = tmp_path / "x.yaml"
    source.write_bytes(b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode())
    assert run("fmt", "--check", source).stdout.startswith(
        f"{source}: byte order mark removed\n{source}: line ends made LF\n"
    )
    done = run("fmt", source)
    assert done.stdout == f"changed {source}; byte order mark removed; line ends made LF\n"
    assert source.read_bytes() == b'schema_version: "1.1"\nid: 990101-2020\n'


def test_whatever_would_change_is_told(tmp_path: Path) -> None:
    source = tmp_path / "a\x1b[31m.yaml"
    source.write_bytes(b'schema_version: "1.1"')
    done = run("fmt", "--check", source)
    assert done.exit_code == 1
    assert "line end added to the last line" in done.stdout
    assert "\x1b" not in done.stdout


def test_check_prints_the_difference_and_changes_nothing(tmp_path: Path) -> None:
    source = tmp_path / "sub" / "x.yaml"
    source.parent.mkdir()
    source.write_text(HEAD, encoding="utf-8")
    done = run("fmt", "--check", tmp_path)
    assert done.exit_code == 1
    assert "-id:   990101-2020\n" in done.stdout
    assert "+id: 990101-2020\n" in done.stdout
    assert done.stderr == "1 files, 1 would change\n"
    assert source.read_text(encoding="utf-8") == HEAD
    assert run("fmt", tmp_path).exit_code == 0
    assert run("fmt", "--check", tmp_path).exit_code == 0


def test_the_committed_sources_pass_the_check_and_an_empty_folder_is_nothing_to_do(
    tmp_path: Path,
) -> None:
    assert run("fmt", "--check", SOURCES).exit_code == 0
    assert run("fmt", tmp_path).exit_code == 2
    assert run("fmt", tmp_path / "none").exit_code == 2


def test_permissions_stay_and_links_are_left_alone(tmp_path: Path) -> None:
    source, link = tmp_path / "x.yaml", tmp_path / "link.yaml"
    source.write_text(HEAD, encoding="utf-8")
    source.chmod(0o640)
    link.symlink_to("x.yaml")
    done = run("fmt", link)
    assert (done.exit_code, " YAML010 " in done.stdout) == (1, True)
    assert (link.is_symlink(), source.read_text(encoding="utf-8")) == (True, HEAD)
    assert reportschema.fmt([source]).changed
    assert stat.S_IMODE(source.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.yaml", "x.yaml"]
    assert reportschema.fmt([source]).changed == {}


def test_a_whole_file_is_written_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "x.yaml"
    source.write_text(HEAD, encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    done = run("fmt", source)
    assert (done.exit_code, done.stderr) == (1, "1 files, 0 changed, 1 not written\n")
    assert done.stdout == f"{source} cannot be written (No space left on device)\n"
    assert source.read_text(encoding="utf-8") == HEAD
    assert [path.name for path in tmp_path.iterdir()] == ["x.yaml"]
