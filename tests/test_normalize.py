"""Values in normalized units, exact, and the bounds that words set."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportschema.checking import grammar
from reportschema.models import Observation, Target
from reportschema.notation.normalize import NOTHING, Normalized, normalize


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
        ({"value": "3", "unit": "位"}, "3", "persons"),
        ({"value": "3", "unit": "位", "transformation": "rank"}, "3", "rank"),
        ({"value": "2", "unit": "番", "transformation": "multiple"}, "4", "times"),
        ({"value": "2", "unit": "番", "transformation": "change"}, "300", "%"),
        ({"value": "1.5", "unit": "番", "transformation": "multiple"}, "2.82842712475", "times"),
        ({"value": "64", "unit": "番"}, "18446744073700000000", "times"),
        ({"value": "-1", "unit": "番", "transformation": "growth"}, "-50", "%"),
        ({"value": "1.6", "unit": "倍", "transformation": "change"}, "160", "%"),
        ({"value": "1.6", "unit": "倍"}, "1.6", "times"),
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
        ("over", "超", "-5", None, "-5"),
        ("under", "不足", "-5", "-5", None),
        ("at_least", "以上", "0", "0", None),
        ("at_most", "以内", "0", None, "0"),
        ("at_least", "以上", "0.5", "0.5", None),
        ("at_least", "以上", "-0.5", None, "-0.5"),
        ("exact", None, "-5", "-5", "-5"),
    ],
)
def test_words_bound_the_size_of_a_value(
    hedge: str, words: str | None, value: str, lower: str | None, upper: str | None
) -> None:
    hedged = figure(value=value, unit="%", transformation="growth", hedge=hedge, hedge_words=words)
    normalized = normalize(hedged, grammar().units)
    bounds = (lower and Decimal(lower), upper and Decimal(upper))
    assert (normalized.lower_bound, normalized.upper_bound) == bounds


@pytest.mark.parametrize(
    ("hedge", "low", "high", "lower", "upper"),
    [
        ("exact", "5", "6", "500", "600"),
        ("about", "5", "6", None, None),
        ("at_least", "5", "6", "500", None),
        ("at_most", "5", "6", None, "600"),
        ("at_least", "-6", "-5", None, "-500"),
        ("at_most", "-6", "-5", "-600", None),
        ("at_least", "-6", "5", "-600", None),
    ],
)
def test_words_bound_both_ends_of_a_range(
    hedge: str, low: str, high: str, lower: str | None, upper: str | None
) -> None:
    ranged = figure(low=low, high=high, unit="百吨", hedge=hedge)
    normalized = normalize(ranged, grammar().units)
    assert (normalized.value, normalized.unit) == (None, "kg")
    assert (normalized.low, normalized.high) == (Decimal(low) * 10**5, Decimal(high) * 10**5)
    bounds = (lower and Decimal(lower) * 1000, upper and Decimal(upper) * 1000)
    assert (normalized.lower_bound, normalized.upper_bound) == bounds


def test_a_figure_without_a_number_has_no_bounds() -> None:
    verbal = {"id": "t1", "label": "某数", "form": "verbal", "unit": "元", "at": ["0", "2", "某数"]}
    normalized = normalize(Target.model_validate(verbal), grammar().units)
    assert normalized == Normalized(None, None, None, "CNY", None, None)
    assert (
        normalize(figure(value="5", unit="%").model_copy(update={"unit": None}), grammar().units)
        == NOTHING
    )


def test_an_unknown_unit_normalizes_to_nothing() -> None:
    assert normalize(figure(value="5", unit="没有这种单位"), grammar().units).value is None


@pytest.mark.parametrize("value", ["65", "-65", "9" * 18])
def test_more_doublings_than_anything_can_go_through_are_not_computed(value: str) -> None:
    assert normalize(figure(value=value, unit="番"), grammar().units) == NOTHING
