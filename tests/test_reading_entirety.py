"""All and none told without a numeral, one number of several things; the reports are invented."""

from __future__ import annotations

import pytest
from fictional_review import drafted


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        pytest.param(
            "代表建议、政协提案44件全部办结。",
            [("44", "件", "level"), ("100", "%", "completion")],
            id="answered",
        ),
        pytest.param(
            "商场、工厂在4月已全部复工。", [("100", "%", "level")] * 2, id="two of a list"
        ),
        pytest.param("所有街道均建成文化站。", [("100", "%", "level")], id="every"),
        pytest.param("没有发生重大火灾和较大车祸。", [("0", "起", "level")] * 2, id="none"),
        pytest.param("未发生重大及以上车祸。", [("0", "起", "level")], id="one kind"),
        pytest.param("未发生一起重大事故。", [("0", "起", "level")], id="not one"),
        pytest.param("6月底前全部建成学校。", [], id="of nothing named"),
        pytest.param("确保群众零伤亡。", [("0", "人", "level")], id="nobody"),
        pytest.param("接送、管控、服务“三个全覆盖”。", [("100", "%", "level")] * 3, id="each"),
        pytest.param("梳理全部部门的权责。", [], id="no quantity"),
        pytest.param("月人均收入1575元。", [("1575", "元/月", "level")], id="a month"),
        pytest.param("清扫标准为每平方米12元。", [("12", "元/平方米", "level")], id="an area"),
        pytest.param("两位大师获奖。", [("2", "人", "level")], id="persons"),
    ],
)
def test_all_none_and_units_are_read(sentence: str, facts: list[tuple[str, str, str]]) -> None:
    figures = drafted(sentence).observations
    assert [(str(one.value), one.unit, one.transformation.value) for one in figures] == facts


def test_an_outcome_may_keep_pace_without_a_number() -> None:
    (figure,) = drafted("城镇居民人均可支配收入增长与经济增长基本同步。").observations
    assert (figure.form.value, figure.pegged_to, figure.hedge.value) == ("pegged", "gdp", "about")
