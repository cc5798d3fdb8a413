"""Comments are found where YAML has them, and nowhere else."""

from __future__ import annotations

import pytest
from conftest import EXAMPLE
from hypothesis import given
from hypothesis import strategies as st

from reportschema.files.parsing.comments import Comment, comments_of
from reportschema.files.parsing.yaml_events import parse


def texts(source: str) -> list[str]:
    parse(source)
    return [comment.text for comment in comments_of(source)]


def test_a_comment_has_its_place_and_says_whether_it_stands_alone() -> None:
    assert comments_of("# 头\n甲: 1  # 尾 \n  #缩\n") == (
        Comment(1, 1, " 头", True),
        Comment(2, 7, " 尾", False),
        Comment(3, 3, "缩", True),
    )


def test_places_count_code_points() -> None:
    (comment,) = comments_of('a: "😀 # no"  # 😀 yes\n')
    assert (comment.line, comment.column, comment.text) == (1, 14, " 😀 yes")


@pytest.mark.parametrize(
    "source",
    [
        'a: "x # y"\n',
        'a: "x \\" # y"\n',
        "a: 'x # y'\n",
        "a: 'it''s # y'\n",
        'a: "over\n  # several\n  lines"\n',
        "a: 'over\n  # several\n  lines'\n",
        "a: |\n  x\n  # y\n",
        "a: >-\n  x\n  # y\n",
        "a: x#y\n",
        "a: http://example.org/#part\n",
        "a: [x#y, 'p # q']\n",
        '"# key": 1\n',
    ],
)
def test_a_number_sign_in_a_value_opens_no_comment(source: str) -> None:
    assert texts(source) == []


@pytest.mark.parametrize(
    ("source", "comments"),
    [
        ("a: x # y\n", [" y"]),
        ("a: 'x' # y # z\n", [" y # z"]),
        ("a:  # of an empty value\nb: 1\n", [" of an empty value"]),
        ("a: |  # of a block\n  x # not\n# after it\nb: 1\n", [" of a block", " after it"]),
        (
            "- k: >-\n    x\n   # indented less than the block\n- 2\n",
            [" indented less than the block"],
        ),
        ("a: |+ # kept line ends\n\n\n# tail", [" kept line ends", " tail"]),
        ("a: [x, # one\n  y] # two\n", [" one", " two"]),
        ("{a: 1, # one\n # two\n b: 'p # q'} # three\n", [" one", " two", " three"]),
        ("--- # marker\na: 1\n... # end\n", [" marker", " end"]),
        ("#\na: 1\n#", ["", ""]),
        ("a: x\n\n\n   # tail\n\n", [" tail"]),
    ],
)
def test_comments_between_values(source: str, comments: list[str]) -> None:
    assert texts(source) == comments


def test_the_comments_of_the_example_stand_at_its_head() -> None:
    assert [
        (comment.line, comment.column, comment.own_line)
        for comment in comments_of(EXAMPLE.read_text(encoding="utf-8"))
    ] == [
        (1, 1, True),
        (2, 1, True),
    ]


_WORDS = st.text(st.sampled_from("a #'\"\\:,[]{}|>-中😀"), max_size=12)


@given(
    st.lists(
        st.tuples(_WORDS, _WORDS, st.sampled_from(["double", "single", "block", "flow"])),
        min_size=1,
        max_size=8,
    )
)
def test_whatever_a_value_holds_only_the_comments_are_found(
    rows: list[tuple[str, str, str]],
) -> None:
    source, comments = "", []
    for i, (value, remark, style) in enumerate(rows):
        match style:
            case "double":
                inner = value.replace("\\", "\\\\").replace('"', '\\"')
                source += f'k{i}: "{inner}" #{remark}\n'
            case "single":
                inner = value.replace("'", "''")
                source += f"k{i}: '{inner}' #{remark}\n"
            case "block":
                source += f"k{i}: | #{remark}\n  x{value}\n"
            case "flow":
                inner = value.replace("'", "''")
                source += f"k{i}: ['{inner}', #{remark}\n 1]\n"
        comments.append(remark.rstrip())
    assert texts(source) == comments
