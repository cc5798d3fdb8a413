"""What a finding of a rule says: where, the nearest choice, both fields, and no flood of words."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import EXAMPLES

from reportschema.findings.spelling import Spellings
from reportschema.verbs.validate import validate


def messages(tmp_path: Path, text: str) -> str:
    source = tmp_path / "x.yaml"
    source.write_text(text, encoding="utf-8")
    return "\n".join(finding.message for finding in validate([source]).findings)


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        (
            "indicator: gdp, value",
            "indicator: gpd, value",
            "o1: indicator gpd is unknown; did you mean gdp?",
        ),
        ("indicator: gdp, value", "indicator: 地区生产总值, value", "did you mean gdp?"),
        ("unit: 公里", "unit: 公哩", "o11: unit 公哩 is unknown; its span '18.6公里' says 公里"),
        (
            "collection: sum",
            "colection: sum",
            "o1: key 'colection' is unknown; did you mean collection?",
        ),
        ("kind: annual", "kind: anual", "did you mean annual?"),
        (
            "ranks: o2",
            "ranks: t2",
            "o3: ranks is t2, one of the targets, and ranks takes one of the observations",
        ),
        (
            "project: j2",
            "project: j3",
            "and no record has this id; project takes a livelihood project, there are j1, j2",
        ),
        (
            "ranks: o2",
            "ranks: 990101-2021/o2",
            "which is not among the sources checked; did you mean 990101-2020?",
        ),
        (
            'topic: "06.3"',
            'topic: "06.8"',
            "p2: topic 06.8 is unknown; 06 Housing and community amenities has 06.1, 06.2",
        ),
        (
            'division: "990101", name: 云溪区',
            'division: "440102", name: 荔湾区',
            "荔湾区 was 440103 in 2020",
        ),
        (
            'counterpart_area: "990100"',
            'counterpart_area: "440008"',
            "o3: counterpart_area 440008 is no division code; did you mean 44",
        ),
        ("basis: constant_prices", "basis: constant_price", "did you mean constant_prices?"),
        (
            "inferred: [basis]",
            "inferred: [bases]",
            "t1: inferred names bases, which is no field; did you mean basis?",
        ),
    ],
)
def test_the_nearest_valid_choice_is_named(
    was: str, becomes: str, says: str, tmp_path: Path, example: str
) -> None:
    assert was in example
    assert says in messages(tmp_path, example.replace(was, becomes, 1))


@pytest.mark.parametrize("word", ["alpha", "midday", "zephyr"])
def test_of_many_words_the_nearest_is_found_wherever_it_stands(word: str) -> None:
    many = Spellings([*(f"m{n:02}x" for n in range(50)), "alpha", "midday", "zephyr"])
    assert many.nearest(f"{word[:-1]}q") == f"; did you mean {word}?"
    assert many.nearest("aaaaaaaa") == ""


@pytest.mark.parametrize(
    ("was", "becomes", "says", "caret"),
    [
        ("label: 修好山路, ", "", "o11: needs either an indicator or a label", "{id: o11"),
        (
            "label: 修好山路",
            "indicator: gdp, label: 修好山路",
            "o11: needs either an indicator or a label, and not both",
            "修好山路",
        ),
        ("unit: 公里, ", "", "o11: has a number and no unit", "18.6"),
        ("value: 18.6", "value: 18.6, low: 1", "o11: has a value and also low or high", "18.6"),
        ("hedge_words: 近, ", "", "o8: hedge and hedge_words go together", "nearly"),
        ("pegged_to: gdp, ", "", "t2: pegged_to goes with form pegged", "pegged"),
        ("commitment: strive, ", "", "t4: commitment and commitment_words go together", "力争"),
        (
            "[310, 316, 18.6公里]",
            "[310, 317, 18.6公里]",
            "o11: 310 to 317 is 7 characters long, its text has 6",
            "18.6公里",
        ),
        ("[116, 142]", "[142, 116]", "s1: start 142 is not before end 116", "142"),
        (
            "[116, 142]",
            "[116]",
            "s1: at has the wrong number of parts: write [start, end]",
            "[116]",
        ),
        (
            "value: 18.6",
            "value: 0018.6",
            "o11: value is '0018.6', not a plain decimal number",
            "0018.6",
        ),
        ("value: 18.6", "value: .inf", "o11: value is '.inf', not a plain decimal number", ".inf"),
        (
            "label: 修好山路",
            "label: ' 修好山路'",
            "o11: label is ' 修好山路', not one line of text, no space at its ends",
            "' 修好",
        ),
        (
            "id: o11,",
            "id: O11,",
            "id is 'O11', not an id: a small letter and a number of at most six digits",
            "O11",
        ),
        (
            "hedge: nearly, hedge_words: 近, collection",
            "hedge_words: 近, collection",
            "o9: hedge and hedge_words go together",
            "近",
        ),
    ],
)
def test_a_contradiction_is_told_at_the_field_that_is_wrong(
    was: str, becomes: str, says: str, caret: str, tmp_path: Path, example: str
) -> None:
    assert was in example
    source = tmp_path / "x.yaml"
    source.write_text(example.replace(was, becomes, 1), encoding="utf-8")
    first = validate([source]).findings[0]
    assert says in first.message
    assert (
        source.read_text(encoding="utf-8")
        .split("\n")[first.line - 1][first.column - 1 :]
        .startswith(caret)
    )


def test_a_figure_that_leaves_out_what_its_span_says_is_pointed_at_its_span(
    tmp_path: Path, example: str
) -> None:
    source = tmp_path / "x.yaml"
    source.write_text(
        example.replace("hedge: nearly, hedge_words: 近, collection", "collection"),
        encoding="utf-8",
    )
    (finding,) = validate([source]).findings
    assert finding.code == "FIGURE006"
    assert (
        source.read_text(encoding="utf-8")
        .split("\n")[finding.line - 1][finding.column - 1 :]
        .startswith("近70亿元]")
    )


def test_one_cause_does_not_flood_the_screen(tmp_path: Path, example: str) -> None:
    source = tmp_path / "x.yaml"
    source.write_text(example + "".join(f"x{i}: 1\n" for i in range(5000)), encoding="utf-8")
    findings = validate([source]).findings
    assert len(findings) == 201
    assert "has 4800 more places that do not follow the schema" in findings[0].message


def chained(example: str, count: int) -> str:
    """The example with more figures, each a part of the next."""
    rows = (
        f"  - {{id: o{n}, label: 桥, value: 1, unit: 座, part_of: o{n + 1}, "
        f"at: [{n}, {n + 2}, 1座]}}\n"
        for n in range(100, 100 + count)
    )
    last = f"  - {{id: o{100 + count}, label: 桥, value: 1, unit: 座, at: [1, 3, 1座]}}\n"
    return example.replace("observations:\n", f"observations:\n{''.join(rows)}{last}", 1)


def test_a_circle_names_a_few_of_its_records(tmp_path: Path, example: str) -> None:
    circle = chained(example, 12).replace("{id: o112, ", "{id: o112, part_of: o100, ")
    text = messages(tmp_path, circle)
    assert text.count("part_of leads back to itself by way of ") == 13
    assert (
        "o100: part_of leads back to itself by way of "
        "o101, o102, o103, o104, o105, o106, o107, o108 and 4 more" in text
    )


def test_a_quote_that_stands_a_character_off_is_found_there(tmp_path: Path, example: str) -> None:
    source = tmp_path / "x.yaml"
    for start, end in ((182, 189), (184, 191), (300, 307)):
        source.write_text(example.replace("[183, 190,", f"[{start}, {end},"), encoding="utf-8")
        wrong = next(
            finding
            for finding in validate([source], EXAMPLES).findings
            if finding.code == "TEXT004"
        )
        assert wrong.message.endswith("not '512.3亿元'; the nearest stands at 183")


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("indicator: gdp, value", f"indicator: g{'d' * 1_000_000}p, value"),
        ("label: 修好山路", f"label: {'路' * 100_000}"),
        ("unit: 公里", f"unit: {'公' * 100_000}"),
        ("ranks: o2", f"ranks: o{'2' * 4_000}"),
        ("kind: annual", f"kind: {'annual ' * 10_000}"),
        ("collection: sum", f"{'collection' * 10_000}: sum"),
    ],
)
def test_a_message_shortens_what_it_quotes(
    was: str, becomes: str, tmp_path: Path, example: str
) -> None:
    source = tmp_path / "x.yaml"
    source.write_text(example.replace(was, becomes, 1), encoding="utf-8")
    findings = validate([source]).findings
    assert findings
    assert all(len(finding.message) <= 1001 for finding in findings)
