"""Read by the lines of one record, values end and comments stand where the whole file has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from conftest import EXAMPLE

from reportschema.files.parsing.comments import comments_like, comments_of
from reportschema.files.parsing.record_lines import Lines, Place, RecordLines, _ends, ends_of
from reportschema.files.parsing.yaml_events import PositionTree, parse

BLOCK = """%YAML 1.1
# allow the head
---
title: "one # two"  # allow a
place: {name: x, at: [1, 2,
  3]}  # no
rows:
  - {id: o1, words: 'a
      # b'}  # allow o1
  # allow above o2
  - id: o2
    note: |
      text  # allow nothing
    links:
      - o1
      - o3
# allow below
  -
    id: o4
lists: [{id: p1},
  {id: p2}]  # allow p2
end: plain
  goes on # allow end
...
"""
SOURCES = [
    BLOCK,
    "{\na: 1, # allow\nb: [2,\n3]}\n",
    "- x\n- {y: 1}  # allow\n",
    "? a\n: - x\nb: 1\n",
    "rows:\n- [1, 2]\n- - 3\n  - 4\n",
    EXAMPLE.read_text(encoding="utf-8"),
]


def places(tree: PositionTree) -> Iterator[Place]:
    yield tree.line + 1, tree.column + 1
    yield from ((line + 1, column + 1) for line, column in tree.keys.values())
    for member in tree.members.values():
        yield from places(member)


@pytest.mark.parametrize("source", SOURCES)
def test_values_end_where_they_end_in_the_whole_file(source: str) -> None:
    positions = parse(source)[1]
    for start in places(positions):
        of_whole = _ends(RecordLines(source, 0), [start])
        assert ends_of(source, positions, [start]) == of_whole, start


@pytest.mark.parametrize("source", SOURCES)
def test_the_comments_asked_for_are_those_of_the_whole_file(source: str) -> None:
    pattern = re.compile("# allow")
    expected = [each for each in comments_of(source) if pattern.match(f"#{each.text}")]
    assert list(comments_like(pattern, source, parse(source)[1])) == expected


def test_a_record_of_a_block_list_stands_by_itself_and_one_in_brackets_does_not() -> None:
    lines = Lines(BLOCK, parse(BLOCK)[1])
    held = {lines.beginning(lines.first_of(n)).text.count("\n") for n in (9, 10)}
    assert lines.beginning(lines.first_of(8)).text.startswith("  - {id: o1")
    assert lines.first_of(20) == 19, "both rows of lists stand with their key"
    assert held == {3, 9}, "a dash on a line of its own parts nothing"
