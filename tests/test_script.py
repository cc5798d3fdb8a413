"""Traditional text is recognised and put into mainland wording; Simplified text is left alone."""

from __future__ import annotations

import pytest

from reportschema.models.fields.codes import Script
from reportschema.reading.page.script import (
    Wording,
    detect,
    mainland,
    simplified_characters,
    wordings,
)


def test_scripts_are_told_apart() -> None:
    assert detect("全區地區生產總值增長") is Script.HANT
    assert detect("全区地区生产总值增长") is Script.HANS
    assert detect("GDP 6.1%") is Script.HANS


def test_simplified_text_is_never_converted() -> None:
    for text in ("后来居上，一只船，干部的面子，余地", "乾隆年间重修的馆"):
        assert simplified_characters(text) == text


def test_characters_are_converted_one_for_one() -> None:
    text = "經濟穩中有進，企業發展後勁足，里程碑"
    assert simplified_characters(text) == "经济稳中有进，企业发展后劲足，里程碑"


@pytest.mark.parametrize("row", wordings(), ids=lambda row: row.written)
def test_each_wording_is_undone_in_its_example_and_left_alone_behind_its_guards(
    row: Wording,
) -> None:
    assert row.written in row.example
    assert row.mainland in mainland(row.example)
    for word in filter(None, row.unless_before.split(";")):
        assert mainland(word + row.written) == word + row.written
    for word in filter(None, row.unless_after.split(";")):
        assert mainland(row.written + word) == row.written + word


@pytest.mark.parametrize(
    "word",
    [
        "新增",
        "核心",
        "建立",
        "指标",
        "整合",
        "支援",
        "智慧城市",
        "档案馆",
        "全国中小企业",
        "透明",
        "多数位于",
    ],
)
def test_mainland_words_that_converters_spoil_stay(word: str) -> None:
    assert mainland(word) == word


def test_a_whole_phrase() -> None:
    assert (
        mainland("推進「網際網路+政務服務」，最佳化營商環境")
        == "推进「互联网+政务服务」，优化营商环境"
    )


def test_a_rare_character_tells_only_where_one_script_has_it() -> None:
    assert detect("全区𠀀全区") is Script.HANS
    assert detect("全區𠀀全區") is Script.HANT
