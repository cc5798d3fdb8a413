"""Units, indicators and constructs of one's own: a draft reads them from outside the package."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from reportschema.models import Figure
from reportschema.notation import Grammar
from reportschema.reading.draft import Drafter
from reportschema.reading.subjects.names.naming import Subject
from reportschema.reading.subjects.spots.production import Finish, Production, Words, production
from reportschema.reading.subjects.spots.spot import Spot
from reportschema.vocabularies import Vocabulary, VocabularyError

SPEECH = """\
云溪县政府工作报告
（2023年1月10日在云溪县第十届人民代表大会第二次会议上）
各位代表：
现在，我代表县人民政府，向大会报告政府工作，请予审议。
一、2022年工作回顾
采摘春茶320箩，阶梯茶园面积达到8600亩。
二、2023年工作安排
今年，采摘秋茶450箩以上，阶梯茶园面积增长5%。
"""
UNIT = """\
name,en,zh,dimension,normalized,factor,aliases,says_en,says_zh
箩,basket,箩,mass,箩,1,大箩,Baskets of tea.,以箩计的茶叶。
"""
INDICATOR = """\
code,zh,en,aliases,nature,accrual,units,better,better_en,better_zh,topic,authority,says_en,says_zh
tea_terraces,梯级茶园面积,tea terraces,阶梯茶园面积,amount,stock,亩,higher,More.,越多越好。,04.2,\
agriculture,Terraces under tea.,种茶的梯田。
"""


_THIS_IS = re.compile("，这是(?P<name>[^，。]{2,10})")


@production(
    example=("种下｜700亩，这是新茶园。", "新茶园"),
    counter=("种下新茶园｜700亩。", "种下新茶园", "name before"),
    words=Words.BEHIND,
    finish=Finish.AS_IT_IS,
)
def named_afterwards(spot: Spot) -> Subject | None:
    """Q，这是 NP: the name follows its number."""
    named = _THIS_IS.match(spot.place.right)
    return Subject(label=named["name"]) if named else None


def drafted(
    known: Vocabulary, speech: str = SPEECH, further: Sequence[Production] = ()
) -> tuple[Figure, ...]:
    """The figures of a speech by this vocabulary and, if any, with these productions."""
    drafter = Drafter(known, Grammar(known.units.values(), known.words), further)
    report = drafter.draft(speech.encode(), "云溪县-2023.txt", force=True).report
    return (*report.observations, *report.targets)


def spans(figures: Sequence[Figure]) -> list[str]:
    return [figure.at.exact for figure in figures]


def test_a_unit_of_ones_own_is_read(tmp_path: Path) -> None:
    assert spans(drafted(Vocabulary())) == ["8600亩", "增长5%"]
    (tmp_path / "units.csv").write_text(UNIT, encoding="utf-8")
    figures = drafted(Vocabulary(tmp_path))
    assert spans(figures) == ["320箩", "8600亩", "450箩以上", "增长5%"]
    assert [figure.unit for figure in figures] == ["箩", "亩", "箩", "%"]


def test_an_indicator_of_ones_own_is_read(tmp_path: Path) -> None:
    assert [figure.indicator for figure in drafted(Vocabulary())] == [None, None]
    (tmp_path / "indicators.csv").write_text(INDICATOR, encoding="utf-8")
    figures = drafted(Vocabulary(tmp_path))
    assert [figure.indicator for figure in figures] == ["tea_terraces", "tea_terraces"]
    assert [figure.label for figure in figures] == [None, None]


def test_a_construct_of_ones_own_is_read() -> None:
    for case in (named_afterwards.example, named_afterwards.counter):
        sentence = case.sentence.replace("｜", "")
        speech = SPEECH.replace("采摘春茶320箩，阶梯茶园面积达到8600亩。", sentence)
        (figure, *_) = drafted(Vocabulary(), speech, [named_afterwards])
        assert figure.label == case.subject
        (figure, *_) = drafted(Vocabulary(), speech)
        assert (figure.label == case.subject) == (case is named_afterwards.counter)


def test_a_row_of_ones_own_stands_in_place_of_that_of_the_package(tmp_path: Path) -> None:
    row = UNIT.replace("箩,basket", "亩,mu")
    (tmp_path / "units.csv").write_text(row, encoding="utf-8")
    known = Vocabulary(tmp_path)
    assert known.units["亩"].normalized == "箩"
    assert list(known.units) == list(Vocabulary().units)


def test_a_division_of_ones_own_is_known(tmp_path: Path) -> None:
    head = "id,code,name,name_en,level,parent,valid_from,place_id"
    row = "990101/1980,990101,云溪县,Yunxi County,county,990000,1980,990101"
    (tmp_path / "divisions.csv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    known = Vocabulary(tmp_path)
    assert known.divisions["990101/1980"].name == "云溪县"
    division = known.division("990101", 2023)
    assert division is not None
    assert division.name == "云溪县"
    assert known.division("110000", 2023) == Vocabulary().division("110000", 2023)


def test_a_damaged_row_is_told_with_the_file_it_stands_in(tmp_path: Path) -> None:
    file = tmp_path / "units.csv"
    file.write_text(UNIT.replace(",1,大箩", ",none,大箩"), encoding="utf-8")
    with pytest.raises(VocabularyError, match=rf"^{file}:2: factor: "):
        Vocabulary(tmp_path).units  # noqa: B018 - reading it is what fails
