"""A span is maximal: what touches a quantity and belongs to it lies in its span."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import EXAMPLE, EXAMPLES

from reportschema.checking import grammar
from reportschema.checking.breaches import example_text
from reportschema.checking.registry import RULE_FUNCTIONS, Case
from reportschema.files.finding.sources import load_source
from reportschema.findings.codes import Loc
from reportschema.models import WorkReport
from reportschema.notation.chinese import fold
from reportschema.verbs.validate import validate
from reportschema.vocabularies import vocabulary


@pytest.mark.parametrize(
    ("text", "span", "widest"),
    [
        ("出口下降13.1%,", "13.1%", "下降13.1%"),
        ("新建学校约5所,", "5所", "约5所"),
        ("建成15所,", "5所", "15所"),
        ("提高5个百分点,", "提高5个", "提高5个百分点"),
        ("增长6%左右,", "增长6%", "增长6%左右"),
        ("用地600余亩,", "600", "600余亩"),
        ("完成百分之七十,", "七十", "百分之七十"),
        ("投资700亿元,", "700亿", "700亿元"),
        ("投资近700亿元,", "近700亿元", "近700亿元"),
        ("签约30家,", "30家", "30家"),
        ("新增50个,", "50个", "50个"),
        ("2019年5个,", "5个", "5个"),
        ("分别压减50%、30.4%,", "30.4%", "30.4%"),
        ("下降，13.1%,", "13.1%", "13.1%"),
    ],
)
def test_a_span_is_widened_to_the_quantity_that_holds_it(text: str, span: str, widest: str) -> None:
    start = text.index(span)
    first, last = grammar().widened(fold(text), start, start + len(span))
    assert text[first:last] == widest


@pytest.mark.parametrize(
    ("was", "becomes", "touches"),
    [
        (
            'value: -50, unit: "%", period: "2019", base_period: "2018", at: [339, 344, 压减50%]',
            'value: 50, unit: "%", period: "2019", base_period: "2018", at: [341, 344, 50%]',
            "压减",
        ),
        (
            'hedge: about, hedge_words: 左右, period: "2020", base_period: "2019", '
            "basis: constant_prices, headline: true, inferred: [basis], at: [435, 441, 增长6%左右]",
            'period: "2020", base_period: "2019", '
            "basis: constant_prices, headline: true, inferred: [basis], at: [435, 439, 增长6%]",
            "左右",
        ),
        (
            'unit: 盏, hedge: at_least, hedge_words: 不少于, collection: sum, period: "2020", '
            "project: j2, at: [530, 536, 不少于80盏]",
            'unit: 盏, collection: sum, period: "2020", project: j2, at: [533, 536, 80盏]',
            "不少于",
        ),
    ],
)
def test_a_span_that_is_cut_together_with_its_field_is_noticed(
    was: str, becomes: str, touches: str, example: str, tmp_path: Path
) -> None:
    assert was in example
    source = tmp_path / "x.yaml"
    source.write_text(example.replace(was, becomes, 1), encoding="utf-8")
    findings = [f for f in validate([source], EXAMPLES).findings if f.code != "STATE004"]
    assert [finding.code for finding in findings] == ["TEXT013"]
    assert touches in findings[0].message
    assert not validate([source]).findings


def test_what_a_cue_holds_need_not_lie_in_the_span(example: str, tmp_path: Path) -> None:
    source = tmp_path / "x.yaml"
    cued = example.replace(
        "at: [339, 344, 压减50%]", "cues: [[337, 341, 分别压减]], at: [341, 344, 50%]", 1
    )
    source.write_text(cued, encoding="utf-8")
    assert "TEXT013" not in {f.code for f in validate([source], EXAMPLES).findings}


@pytest.mark.parametrize(
    ("words", "places"), [("提升", []), ("大约", [("observations", 11, "at", 0)])]
)
def test_what_is_itself_improved_has_a_verb_and_no_direction(words: str, places: list[Loc]) -> None:
    text = example_text("txt").replace("村小12所", f"{words}12所")
    report = WorkReport.model_validate(load_source(EXAMPLE).data)
    case = Case(report, vocabulary(), grammar(), text=text)
    assert [hit.loc for hit in RULE_FUNCTIONS["TEXT013"](case)] == places
