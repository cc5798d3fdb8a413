"""Sources of schema 1.0: `fmt` makes them 1.1, everything else says in one line what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import EXAMPLE, FULL, run

from reportschema.checking.breaches import example_text
from reportschema.files.canonical.formatting import formatted
from reportschema.files.canonical.upgrading import level_of
from reportschema.files.parsing.comments import comments_of
from reportschema.files.parsing.faults import SourceError
from reportschema.models import SCHEMA_VERSION


def older(text: str) -> str:
    """A source of 1.1 as 1.0 had it, but for lists and keys that 1.0 did not know."""
    text = text.replace('schema_version: "1.1"', 'schema_version: "1.0"', 1)
    text = text.replace(
        "reportschema/1.1/report.schema.json", "reportschema/1.0/report.schema.json"
    )
    return re.sub(r"(?m)^  level: [a-z]+\n", "", text, count=1)


def without_lists(text: str) -> str:
    """A source without the lists that 1.1 brought."""
    for name in ("contributed", "headline_passages", "reviewed", "withdrawn"):
        text = re.sub(rf"(?m)^{name}:\n(?:  .*\n)+\n?", "", text)
    return text.rstrip("\n") + "\n"


@pytest.mark.parametrize("path", FULL, ids=lambda path: path.stem)
def test_the_five_sources_of_before_become_those_of_today(path: Path) -> None:
    today = path.read_text(encoding="utf-8")
    laid_out = formatted(older(today).encode())
    assert laid_out.after == today
    assert laid_out.notes == ("schema 1.0 made 1.1",)


def test_the_starter_of_before_is_refused_in_one_line_mended_by_fmt_and_valid(
    tmp_path: Path,
) -> None:
    done = run("init", tmp_path / "mine")
    assert done.exit_code == 0, done.stderr
    source = next((tmp_path / "mine" / "sources").glob("*/*.yaml"))
    today = without_lists(source.read_text(encoding="utf-8"))
    source.write_text(older(today), encoding="utf-8")
    refused = run("validate", source.parent.parent)
    assert refused.exit_code == 1
    (finding,) = [line for line in refused.stdout.splitlines() if "SCHEMA007" in line]
    assert re.search(r"\.yaml:3:17: SCHEMA007 .*1\.0.*this release reads '1\.1'", finding)
    assert "reportschema fmt" in refused.stdout
    assert run("fmt", "--check", source).exit_code == 1
    assert source.read_text(encoding="utf-8") == older(today)
    changed = run("fmt", source)
    assert changed.stdout == f"changed {source}; schema 1.0 made 1.1\n"
    assert source.read_text(encoding="utf-8") == today
    again = run("validate", source.parent.parent)
    assert again.exit_code == 0, again.stdout


STRANGER = """\
# of the file
schema_version: "1.0"   # the version
id: 990101-2020
# above the annotation
annotation:   # how far
  # of the outline
  outline: {state: partial, by: person}   # not yet whole
  # after the lists
observations:
  # above o1
  - {id: o1, review: 区还是市？, at: [1, 3, 九个]}   # at its end
  - id: o2   # first of o2
    # inside o2
    review: "2019: 全年？"   # of the doubt
    at: [5, 7, 八个]
problems:
  - id: p1
    # above the doubt of p1
    review: >-  # folded
      whether this is
      admitted
    at: [8, 9]   # of its place
    # below p1
# tail
"""

MENDED = """\
# of the file
schema_version: "1.1"  # the version
id: 990101-2020
# above the annotation
annotation:  # how far
  level: partial
  # of the outline
  outline: {state: partial, by: person}  # not yet whole
  # after the lists

observations:
  # above o1
  - {id: o1, at: [1, 3, 九个], review: {reason: other, note: 区还是市？}}  # at its end
  # inside o2
  # first of o2
  - {id: o2, at: [5, 7, 八个], review: {reason: other, note: "2019: 全年？"}}  # of the doubt

problems:
  - id: p1
    at: [8, 9]  # of its place
    # above the doubt of p1
    review: {reason: other, note: whether this is admitted}  # folded
    # below p1

# tail
"""


def test_a_strangers_source_keeps_every_comment_with_its_record() -> None:
    laid_out = formatted(STRANGER.encode())
    assert laid_out.after == MENDED
    before, after = (
        sorted(comment.text for comment in comments_of(text)) for text in (STRANGER, laid_out.after)
    )
    assert before == after
    assert formatted(MENDED.encode()).after == MENDED


@pytest.mark.parametrize(
    "text",
    [
        'schema_version: "1.0"\n',
        'schema_version: "1.0"\nannotation: []\nobservations: all\n',
        'schema_version: "1.0"\n\nobservations:\n  - null\n  - {id: o1, review: [a]}\n',
        'schema_version: "1.0"\nannotation: {outline: complete}\n',
    ],
)
def test_what_breaks_the_schema_of_before_is_left_for_validate(text: str) -> None:
    expected = text.replace("1.0", "1.1").replace(
        "{outline: complete}", "\n  level: partial\n  outline: complete"
    )
    assert formatted(text.encode()).after.replace(": \n", ":\n") == expected.replace(": \n", ":\n")


@pytest.mark.parametrize("version", ["1.2", "2.0", "10.1", "0.9"])
def test_another_version_is_one_line_and_left_alone(version: str, tmp_path: Path) -> None:
    text = example_text("yaml").replace(f'"{SCHEMA_VERSION}"', f'"{version}"', 1)
    text = text.replace("kind: annual", "kind: monthly").replace("value: 512.3", "amount: 512.3")
    source = tmp_path / "x.yaml"
    source.write_text(text, encoding="utf-8")
    done = run("validate", source)
    assert done.exit_code == 1
    assert done.stdout.count(": SCHEMA007 ") == done.stdout.count("x.yaml:") == 1
    assert f"schema_version is '{version}'" in done.stdout
    with pytest.raises(SourceError, match=rf"{re.escape(version)}; this release reads 1\.1") as no:
        formatted(text.encode())
    assert (no.value.code, no.value.line, no.value.column) == ("SCHEMA007", 3, 17)
    assert run("fmt", source).exit_code == 1
    assert source.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("lists", "level"),
    [
        ({"targets": "complete person", "numerals": "complete language_model"}, "full"),
        ({"awards": "absent", "numerals": "complete person"}, "full"),
        ({"targets": "partial person", "numerals": "complete person"}, "partial"),
        ({"targets": "complete person"}, "partial"),
        ({"targets": "complete person", "numerals": "absent"}, "partial"),
        ({"targets": "complete machine", "numerals": "complete person"}, "partial"),
        ({"targets": "complete machine", "numerals": "partial machine"}, "draft"),
        ({"targets": "complete machine", "awards": "absent"}, "draft"),
        ({}, "partial"),
    ],
)
def test_the_level_follows_from_the_states_of_the_lists(lists: dict[str, str], level: str) -> None:
    claims = {
        name: dict(zip(("state", "by"), claim.split(), strict=False))
        for name, claim in lists.items()
    }
    assert level_of(claims) == level


def test_the_shipped_example_is_of_this_schema() -> None:
    assert f'schema_version: "{SCHEMA_VERSION}"' in EXAMPLE.read_text(encoding="utf-8")
