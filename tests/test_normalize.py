"""Values in normalized units, exact, and the bounds that words set."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportschema.checking import grammar
from reportschema.models import Observation
from reportschema.notation.normalize import normalize


def figure(**fields: object) -> Observation:
    return Observation.model_validate(
        {"id": "o1", "label": "某数", "at": ["0", "2", "某数"], **fields}
    )


@pytest.mark.parametrize(
    ("fields", "value", "unit"),
    [
        ({"value": "1935.12", "unit": "亿元"}, "193512000000", "CNY"),
        ({"value": "5.11", "unit": "亿美元"}, "511000000", "USD"),
        ({"value": "1.6", "unit": "倍", "transformation": "growth"}, "160", "%"),
        ({"value": "3", "unit": "倍", "transformation": "multiple"}, "3", "times"),
        ({"value": "1", "unit": "番", "transformation": "growth"}, "100", "%"),
        ({"value": "2", "unit": "番", "transformation": "growth"}, "300", "%"),
        ({"value": "8", "unit": "成"}, "80", "%"),
        ({"value": "1", "unit": "亩"}, "666.666666667", "m2"),
        ({"value": "-30.4", "unit": "%", "transformation": "growth"}, "-30.4", "%"),
        ({"value": "2.93", "unit": "万人"}, "29300", "persons"),
    ],
)
def test_normalized_values(fields: dict[str, str], value: str, unit: str) -> None:
    normalized = normalize(figure(**fields), grammar().units)
    assert (str(normalized.value), normalized.unit) == (value, unit)


@pytest.mark.parametrize(
    ("hedge", "words", "value", "lower", "upper"),
    [
        ("at_least", "以上", "5", "5", None),
        ("over", "超", "5", "5", None),
        ("nearly", "近", "5", None, "5"),
        ("at_most", "以内", "5", None, "5"),
        ("under", "不足", "5", None, "5"),
        ("about", "左右", "5", None, None),
        ("at_least", "以上", "-5", None, "-5"),
        ("at_most", "以内", "-5", "-5", None),
    ],
)
def test_words_bound_the_size_of_a_value(
    hedge: str, words: str, value: str, lower: str | None, upper: str | None
) -> None:
    hedged = figure(value=value, unit="%", transformation="growth", hedge=hedge, hedge_words=words)
    normalized = normalize(hedged, grammar().units)
    bounds = (lower and Decimal(lower), upper and Decimal(upper))
    assert (normalized.lower_bound, normalized.upper_bound) == bounds


def test_an_unknown_unit_normalizes_to_nothing() -> None:
    assert normalize(figure(value="5", unit="没有这种单位"), grammar().units).value is None
