"""The signs that a figure was read wrong, each with an example and a counter-example.

The clauses are invented.
"""

from __future__ import annotations

from typing import Any

import pytest

from reportschema.models.annotating.annotation_codes import ReviewReason
from reportschema.reading.doubts.seen import DOUBT_WORDS, Seen
from reportschema.reading.doubts.signals import SIGNALS, doubt, signals


def seen(clause: str, label: str | None, **fields: Any) -> Seen:
    """A figure of a clause in which its words stand in [ ]; of 2025 unless told otherwise."""
    start, end = clause.index("["), clause.index("]") - 1
    defaults = {
        "unit": "个",
        "period": "2025",
        "inferred": (),
        "promised": False,
        "in_doubt": False,
        "year": 2026,
    }
    return Seen(
        clause.replace("[", "").replace("]", ""), start, end, label, **{**defaults, **fields}
    )


YEARS = {"period": "2021/2025", "inferred": ("period",)}
CASES = [
    (
        "money, and no sum in the label",
        seen("向茶农发放[3万元]", "发放茶农", unit="元"),
        seen("发放茶农补贴[3万元]", "发放茶农补贴", unit="元"),
    ),
    (
        "a share, and a sum in the label",
        seen("茶社的产值上升到[72%]", "茶社产值", unit="%"),
        seen("茶社产值[增长7%]", "茶社产值", unit="%"),
    ),
    (
        "label of what another sentence names",
        seen("财政此项支出[3亿元]", "财政此项支出", unit="亿元"),
        seen("财政支出[3亿元]", "财政支出", unit="亿元"),
    ),
    (
        "的 behind the number",
        seen("建成[3个]的茶园示范区", "建成示范区"),
        seen("建成[3个]茶园示范区", "建成茶园示范区"),
    ),
    (
        "another noun behind the number",
        seen("[3个]社区成为示范点", "示范点"),
        seen("建成[3个]社区", "建成社区"),
    ),
    (
        "nouns on both sides of the number",
        seen("这使山区[3个]社区成为示范点", "示范点"),
        seen("成立[3个]社区成为示范点", "示范点"),
    ),
    (
        "a predicate in the label",
        seen("[3个]茶社承接茶会", "茶社承接茶会"),
        seen("[3个]承接茶会的茶社", "承接茶会的茶社"),
    ),
    (
        "a second deed in the label",
        seen("茶社开门、建成[3个]", "茶社开门、建成"),
        seen("改造、新建茶社[3个]", "改造、新建茶社"),
    ),
    (
        "a list, and one of it in the label",
        seen("推动云溪油茶、竹器编织等产业产值达[3亿元]", "竹器编织等产业产值"),
        seen("推动云溪油茶、竹器编织产值分别达[3亿元]", "竹器编织产值"),
    ),
    ("a label that breaks off", seen("茶社通过[3个]", "茶社通过"), seen("茶社[3个]", "茶社")),
    (
        "an effect, and nothing of what had it",
        seen("带动茶叶消费[3亿元]", "带动茶叶消费", unit="亿元"),
        seen("茶会带动茶叶消费[3亿元]", "茶会带动茶叶消费", unit="亿元"),
    ),
    (
        "a label that ends within a word",
        seen("竹器投资比重相应由[28%]", "竹器投资比重相", unit="%"),
        seen("竹器投资比重相应由[28%]", "竹器投资比重", unit="%"),
    ),
    (
        "a label of what it is told under",
        seen("茶税减收的情况下[增长3%]", "茶税减收的情况下", unit="%"),
        seen("茶税减收的情况下竹税[增长3%]", "竹税", unit="%"),
    ),
    (
        "a share of no whole",
        seen("竹器产值占[3%]", "竹器产值占比重"),
        seen("竹器占产值[3%]", "竹器占产值比重"),
    ),
    (
        "a head, and nothing of what it is of",
        seen("新增参保人数[3万人]", "新增参保人数", unit="万人"),
        seen("失能险新增参保人数[3万人]", "失能险新增参保人数", unit="万人"),
    ),
    ("label of one word", seen("服务[3个]", "服务"), seen("服务茶农[3个]", "服务茶农")),
    (
        "label of two to four characters",
        seen("改造茶园[3个]", "改造茶园"),
        seen("x[3个]", "改造老旧茶园"),
    ),
    (
        "label of five characters",
        seen("开展走访茶农[3次]", "走访茶农户", unit="次"),
        seen("改造老旧茶园[3个]", "改造老旧茶园"),
    ),
    (
        "a label in a report of before 1970",
        seen("改造茶园[3个]", "改造茶园", year=1964),
        seen("改造茶园[3个]", "改造茶园", year=1970),
    ),
    ("label of two characters", seen("茶园[3个]", "茶园"), seen("改造茶园[3个]", "改造茶园")),
    (
        "label with an adverb or a preposition",
        seen("依法关停茶厂[3个]", "依法关停茶厂"),
        seen("关停茶厂[3个]", "关停茶厂"),
    ),
    (
        "head of the label elsewhere",
        seen("茶厂开工，其中[3个]已投产", "开工茶厂"),
        seen("开工茶厂[3个]", "开工茶厂"),
    ),
    (
        "a production that fits badly",
        seen("茶厂[3个]", "茶厂", in_doubt=True),
        seen("茶厂[3个]", "茶厂"),
    ),
    (
        "half of a pair as its part",
        seen("新建茶校和茶园[3所]", None, coverage="茶校和"),
        seen("新建乡村茶园[3所]", None, coverage="乡村"),
    ),
    (
        "words of a clause in the label",
        seen("茶园由于缺水减产[3吨]", "茶园由于缺水", unit="吨"),
        seen("缺水的茶园减产[3吨]", "缺水的茶园减产", unit="吨"),
    ),
    (
        "another country or time in its sentence",
        seen("英国早在上世纪，茶叶产量达到[3吨]", "茶叶产量", unit="吨"),
        seen("英国早在上世纪停产，我国茶叶产量达到[3吨]", "茶叶产量", unit="吨"),
    ),
    (
        "a story told in a plan of years",
        seen("例如云溪茶厂只有茶工[3人]", "云溪茶厂茶工", unit="人", promised=True, **YEARS),
        seen("新增茶工[3人]", "新增茶工", unit="人", promised=True, **YEARS),
    ),
    (
        "so many times, and no base",
        seen("茶叶产值[增长215倍]", "茶叶产值", unit="倍"),
        seen("茶叶产值比1980年[增长215倍]", "茶叶产值", unit="倍"),
    ),
]


def test_every_sign_has_an_example() -> None:
    assert [name for name, *_ in CASES] == [signal.name for signal in SIGNALS]


@pytest.mark.parametrize(("name", "example", "counter"), CASES, ids=[case[0] for case in CASES])
def test_a_sign_holds_for_its_example_and_not_for_the_other(
    name: str, example: Seen, counter: Seen
) -> None:
    assert name in {signal.name for signal in signals(example)}
    assert name not in {signal.name for signal in signals(counter)}


@pytest.mark.parametrize(
    ("name", "example", "counter"),
    [
        ("a head, and nothing of what it is of", "县财政投入", "县财政茶亭改造投入"),
        ("label of what another sentence names", "用于这方面的支出", "用于茶业方面的支出"),
    ],
)
def test_whoever_pays_names_no_purpose(name: str, example: str, counter: str) -> None:
    for label, holds in ((example, True), (counter, False)):
        found = signals(seen(f"{label}[3亿元]", label, unit="亿元"))
        assert (name in [signal.name for signal in found]) is holds


@pytest.mark.parametrize(
    ("clause", "label", "unit"),
    [
        ("抓好投资[3亿元]的云溪茶厂项目建设", "云溪茶厂项目投资", "亿元"),
        ("茶税增幅由[3%]上升到5%", "茶税增幅", "%"),
        ("实现茶税[增长3%]的目标", "实现茶税", "%"),
        ("制定实施[30条]防霜硬措施", "制定实施防霜硬措施", "条"),
    ],
)
def test_what_the_label_has_already_is_no_other_noun(clause: str, label: str, unit: str) -> None:
    names = {signal.name for signal in signals(seen(clause, label, unit=unit))}
    assert names.isdisjoint({"的 behind the number", "another noun behind the number"})


def test_words_at_home_in_a_label_of_a_purpose_or_a_share_are_no_sign() -> None:
    name = "label with an adverb or a preposition"
    for label in ("财政用于茶业支出", "茶厂经茶路进出口占全县比重"):
        assert name not in {signal.name for signal in signals(seen(f"{label}[3%]", label))}


def test_an_indicator_has_no_signs_of_a_label() -> None:
    assert signals(seen("[3个]的茶园", None)) == []


def test_signs_that_weigh_enough_make_one_doubt_with_the_heaviest_reason() -> None:
    found = signals(seen("向茶农发放[3万元]", "发放茶农", unit="元"))
    made = doubt(found)
    assert made is not None
    assert made.reason is ReviewReason.SUBJECT_IN_DOUBT
    assert made.note == "; ".join(signal.name for signal in found)
    assert doubt(signals(seen("建成茶园示范区[3个]", "建成茶园示范区"))) is None


@pytest.mark.parametrize("row", DOUBT_WORDS.rows, ids=lambda row: f"{row.kind}: {row.word}")
def test_each_word_stands_in_its_example(row: Any) -> None:
    assert row.word in row.example
