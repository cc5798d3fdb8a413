"""Comments of a source under `fmt`: none is lost, each stays with what it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from generated import LISTS, reports
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from laying_out import fmt

from reportschema.files.canonical.layout import write
from reportschema.files.parsing.comments import comments_of
from reportschema.files.parsing.yaml_events import locate, parse

COMMENTED = """\
# head 1

# head 2
title: x   # of the title
# above id
id: 990101-2020
awards:  # of the list
  # above a2
  - {id: a2,   # first of a2
     note: "#"}   # second of a2
  # above a1
  - id: a1
    # inside a1
    note: w
    # at the end of a1
  # at the end of the list

# above glossary
glossary:
  - id: g1   # of the id
    # above term
    term: t
    components:
      - {id: k1}
      # at the end of the components
    # at the end of g1
  -   # of g2
    id: g2
schema_version: "1.1"
# tail
"""


def test_every_comment_stays_with_what_it_is_about() -> None:
    assert (
        fmt(COMMENTED)
        == """\
# head 1
# head 2
schema_version: "1.1"
# above id
id: 990101-2020
title: x  # of the title

# above glossary
glossary:
  - id: g1  # of the id
    # above term
    term: t
    components:
      - {id: k1}
      # at the end of the components
    # at the end of g1
  # of g2
  - id: g2

awards:  # of the list
  # above a2
  # first of a2
  - {id: a2, note: "#"}  # second of a2
  # above a1
  # inside a1
  # at the end of a1
  - {id: a1, note: w}
  # at the end of the list

# tail
"""
    )


_SCALARS = st.sampled_from(["x", "'it''s # y'", '"# z"', "5", "云溪", "null"])


_LISTS = {
    "observations": ["id", "value", "label", "at"],
    "problems": ["id", "topic", "summary", "at"],
    "awards": ["id", "note", "colour"],
}


class _Messy:
    """A source written by a careless hand.

    It has any order of keys, any style, and comments whose text is the path that they are about.
    """

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        self.draw = draw
        self.out: list[str] = []
        self.about: list[tuple[Any, ...]] = []

    def chance(self) -> bool:
        return bool(self.draw(st.booleans()))

    def remark(self, loc: tuple[Any, ...]) -> str:
        self.about.append(loc)
        return f"# {len(self.about) - 1}"

    def line(self, text: str, loc: tuple[Any, ...], margin: str = "") -> None:
        # what stands above the first key is the head of the file, and nobody's
        while self.out and self.chance():
            self.out.append(f"{margin}{self.remark(loc)}")
        self.out.append(f"{margin}{text}" + (f"  {self.remark(loc)}" if self.chance() else ""))
        if self.chance():
            self.out.append("")

    def source(self) -> str:
        for key in self.draw(st.permutations(["title", "id", *_LISTS, "colour"])):
            if key in _LISTS:
                self.line(f"{key}:", (key,))
                for i in range(self.draw(st.integers(1, 3))):
                    self.record(key, i)
            else:
                self.line(f"{key}: {self.draw(_SCALARS)}", (key,))
        return "\n".join(["# the head", *self.out]) + "\n"

    def record(self, key: str, i: int) -> None:
        keys = self.draw(st.permutations(_LISTS[key]))
        if self.chance():
            parts = [f"{name}: {self.draw(_SCALARS)}" for name in keys]
            if self.chance():
                self.line(f"- {{{', '.join(parts)}}}", (key, i), "  ")
            else:
                for n, part in enumerate(parts):
                    self.line(
                        ("- {" if n == 0 else "   ") + part + ("}" if n == len(parts) - 1 else ","),
                        (key, i),
                        "  ",
                    )
        else:
            for n, name in enumerate(keys):
                self.line(
                    ("- " if n == 0 else "  ") + f"{name}: {self.draw(_SCALARS)}", (key, i), "  "
                )


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_no_comment_is_lost_or_moves_to_another_record(data: st.DataObject) -> None:
    messy = _Messy(data.draw)
    text = messy.source()
    laid_out = fmt(text)
    content, places = parse(laid_out)
    assert content == parse(text)[0]
    lines = laid_out.split("\n")
    for comment in comments_of(laid_out)[1:]:
        loc = messy.about[int(comment.text)]
        here = comment.line
        while comment.own_line and lines[here - 1].lstrip().startswith("#"):
            here += 1
        held = {line for line in range(here, len(lines) + 1) if _holds(places, loc, line)}
        assert here in held, f"{comment} is about {loc}"
    assert sorted(int(comment.text) for comment in comments_of(laid_out)[1:]) == list(
        range(len(messy.about))
    )


def _holds(places: Any, loc: tuple[Any, ...], line: int) -> bool:
    """Whether the record (or top-level key) at a path has a key or value on that line."""
    if len(loc) == 1:
        return locate(places, loc, key=True)[0] == line
    place = places
    for step in loc:
        place = place.members[step]
    return line - 1 == place.line or any(line - 1 == at for at, _ in place.keys.values())


@pytest.mark.parametrize("name", [None, *LISTS])
def test_comments_in_their_places_stay_there(name: str | None) -> None:
    @settings(deadline=None, max_examples=15, phases=[Phase.generate])
    @given(reports(name), st.randoms(use_true_random=False))
    def stays(data: dict[str, Any], random: Any) -> None:
        lines = ["# head"]
        for i, line in enumerate(write(data).rstrip("\n").split("\n")):
            margin = line[: len(line) - len(line.lstrip())]
            lines += [f"{margin}# above {i}"] * random.randint(0, 1) if line else []
            lines.append(line + (f"  # end {i}" if line and random.random() < 0.3 else ""))
        text = "\n".join([*lines, "# tail" if name in (None, "editions") else "\n# tail"]) + "\n"
        assert fmt(text) == text

    stays()


def test_of_two_comments_of_one_line_the_first_stands_above_it() -> None:
    source = "glossary:\n  - {id: g1,  # of the id\n     term: t}  # of g1\n"
    assert fmt(source) == "glossary:\n  # of g1\n  - id: g1  # of the id\n    term: t\n"


def test_comments_between_brackets_stay_too() -> None:
    text = "awards: [ # c0\n  {id: a1}, # c1\n  # c2\n  {id: a2} # c3\n  # c4\n] # c5\n"
    assert fmt(text) == (
        "# c0\nawards:  # c5\n  - {id: a1}  # c1\n  # c2\n  - {id: a2}  # c3\n  # c4\n"
    )
    assert (
        fmt("{a: 1, # a\n # b\n b: 2 # c\n # d\n} # e\n")
        == 'a: "1"  # a\n# b\nb: "2"  # c\n# d\n# e\n'
    )
