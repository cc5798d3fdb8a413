"""Scalars: each takes one way of writing a number, a date or a text, and nothing like it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from reportschema.models import Observation, Target
from reportschema.models.fields.scalars import Count, Day, Depth, Flag, Number, Ordinal, Period

OBSERVATION = {
    "id": "o1",
    "indicator": "gdp",
    "value": "512.3",
    "unit": "亿元",
    "period": "2019",
    "at": ["402", "409", "512.3亿元"],
}
TARGET = {
    "id": "t1",
    "indicator": "gdp",
    "value": "6",
    "unit": "%",
    "transformation": "growth",
    "at": ["0", "2", "6%"],
}


def test_numbers_are_exact_and_typed_from_the_text_as_written() -> None:
    assert Observation.model_validate(OBSERVATION).value == Decimal("512.3")
    assert Observation.model_validate({**OBSERVATION, "value": Decimal("1.10")}).value == Decimal(
        "1.10"
    )


@pytest.mark.parametrize(
    "value",
    [
        "5e2",
        "0512",
        "1,024",
        " 5",
        "１",
        "NaN",
        "inf",
        "+5",
        "5.",
        ".5",
        512.3,
        True,
        None,
        "",
        "8:28",
    ],
)
def test_what_only_looks_like_a_number_is_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        Observation.model_validate({**OBSERVATION, "value": value})


@pytest.mark.parametrize(
    "period",
    ["2024", "2011/2015", "../2024", "2024/..", "2020-02-17/2020-09-09", "2016-11", "2020-02-29"],
)
def test_periods_are_edtf(period: str) -> None:
    assert Observation.model_validate({**OBSERVATION, "period": period}).period == period


def test_one_year_is_one_year_however_it_is_written() -> None:
    assert Observation.model_validate({**OBSERVATION, "period": "2019/2019"}).period == "2019"


@pytest.mark.parametrize(
    "period",
    ["2024/2020", "../..", "2020-13", "2019-02-29", "20", "2020年", "2020-1", "2020/"],
)
def test_what_is_no_period_is_refused(period: str) -> None:
    with pytest.raises(ValidationError):
        Observation.model_validate({**OBSERVATION, "period": period})


@pytest.mark.parametrize(
    ("scalar", "given", "value"),
    [
        (Number, "-13.1", Decimal("-13.1")),
        (Number, 5, Decimal(5)),
        (Number, -(10**39), Decimal(-(10**39))),
        (Number, Decimal("1e-40"), Decimal("1e-40")),
        (Number, "0", Decimal(0)),
        (Count, "0", 0),
        (Count, "402", 402),
        (Count, 402, 402),
        (Ordinal, "9999", 9999),
        (Depth, "9", 9),
        (Flag, "true", True),
        (Flag, True, True),
        (Flag, "false", False),
        (Flag, False, False),
        (Day, "2020-02-29", "2020-02-29"),
    ],
)
def test_a_scalar_is_read_from_its_text_or_given_as_its_value(
    scalar: Any, given: object, value: object
) -> None:
    read = TypeAdapter(scalar).validate_python(given)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("scalar", "given"),
    [
        (Number, True),
        (Number, 10**40),
        (Number, Decimal("Infinity")),
        (Count, True),
        (Count, -1),
        (Count, "-1"),
        (Count, "007"),
        (Count, 1.0),
        (Count, 10**12),
        (Ordinal, 10_000),
        (Depth, 10),
        (Flag, "True"),
        (Flag, "yes"),
        (Flag, 2),
        (Flag, None),
        (Day, "2020-13"),
        (Day, 2020),
        (Period, 2020),
    ],
)
def test_what_a_scalar_does_not_take(scalar: Any, given: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(scalar).validate_python(given)


def test_a_refused_scalar_is_quoted_in_short_and_says_what_is_expected() -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Count).validate_python("x" * 100)
    (error,) = caught.value.errors()
    assert (
        error["msg"] == f"{'x' * 60} is not a whole number such as 402 (no sign, no leading zero)"
    )


def test_json_holds_numbers_as_text_counts_as_numbers_and_flags_as_such() -> None:
    written = Observation.model_validate(OBSERVATION).model_dump(mode="json")
    assert (written["value"], written["at"]) == ("512.3", [402, 409, "512.3亿元"])
    assert Target.model_validate(TARGET).model_dump(mode="json")["headline"] is False
