"""The schema: documented fields, bilingual codes, exact scalars, records without contradiction."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from reportschema.models import Bilingual, Code, Model, Observation, Target, WorkReport
from reportschema.models.scalars import period_bounds
from reportschema.models.shape import columns, members, tables

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


def test_a_field_without_texts_cannot_be_defined() -> None:
    with pytest.raises(TypeError, match="annotate it with Doc"):

        class Bare(Model):
            number: int


def test_every_field_of_every_record_says_more_than_its_name() -> None:
    for record in tables(WorkReport):
        for column in columns(record):
            doc = column.doc
            assert doc.en
            assert doc.zh
            assert doc.says_en.rstrip(".").lower() != doc.en.lower()
            assert doc.says_en.endswith("."), f"{record.__name__}.{column.name}"
            assert doc.says_zh.endswith("。"), f"{record.__name__}.{column.name}"


def test_codes_carry_both_languages() -> None:
    def all_codes(kind: type[Code]) -> list[type[Code]]:
        return [kind, *(below for sub in kind.__subclasses__() for below in all_codes(sub))]

    for kind in all_codes(Code)[1:]:
        for member in kind:
            assert member.en
            assert any("\u4e00" <= character <= "\u9fff" for character in member.zh), member


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


@pytest.mark.parametrize(
    "period",
    ["2024/2020", "2019/2019", "../..", "2020-13", "2019-02-29", "20", "2020年", "2020-1", "2020/"],
)
def test_what_is_no_period_is_refused(period: str) -> None:
    with pytest.raises(ValidationError):
        Observation.model_validate({**OBSERVATION, "period": period})


def test_a_period_has_a_first_and_a_last_day() -> None:
    assert [str(day) for day in period_bounds("2020-02") or ()] == ["2020-02-01", "2020-02-29"]
    assert [str(day) for day in period_bounds("2011/2015") or ()] == ["2011-01-01", "2015-12-31"]
    assert period_bounds("../2024")[0] is None  # type: ignore[index]  # a period that there is


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"low": "1", "high": "2"}, "has a value and also low or high"),
        ({"value": None, "low": "1"}, "only one of low and high"),
        ({"value": None, "low": "2", "high": "1"}, "low 2 is above high 1"),
        ({"unit": None}, "no unit"),
        ({"label": "生产总值"}, "either an indicator or a label"),
        ({"indicator": None}, "either an indicator or a label"),
        ({"hedge": "about"}, "hedge and hedge_words go together"),
        ({"hedge_words": "约"}, "hedge and hedge_words go together"),
        ({"indicator": None, "transformation": "rank"}, "is a rank"),
        ({"value": None}, "has no number"),
        ({"at": ["9", "2", "xx"]}, "characters long"),
        ({"at": ["402", "408", "512.3亿元"]}, "its text has 7"),
    ],
)
def test_observations_that_contradict_themselves(change: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Observation.model_validate({**OBSERVATION, **change})


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"form": "pegged"}, "do not agree"),
        ({"value": None, "unit": None}, "do not agree"),
        ({"pegged_to": "gdp"}, "goes with form pegged"),
        ({"assigned_by": "市"}, "goes with form assigned"),
        ({"commitment": "strive"}, "go together"),
    ],
)
def test_targets_whose_form_and_value_disagree(change: dict[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Target.model_validate({**TARGET, **change})


@pytest.mark.parametrize("text", ["=1+1", "@cmd", "+x", "-x", " x", "x ", "a\nb", ""])
def test_texts_hold_one_line_and_no_formula(text: str) -> None:
    with pytest.raises(ValidationError):
        Bilingual.model_validate({"zh": text, "en": "fine"})


def test_models_are_frozen_and_closed() -> None:
    observation = Observation.model_validate(OBSERVATION)
    with pytest.raises(ValidationError):
        observation.value = Decimal(1)
    with pytest.raises(ValidationError):
        Observation.model_validate({**OBSERVATION, "valeu": "1"})


def test_evidence_stands_last_and_nested_models_are_flattened() -> None:
    names = [column.name for column in columns(Observation)]
    assert names[0] == "id"
    assert names[-5:-1] == ["nth", "start", "end", "exact"]
    assert "congress_name" in [column.name for column in columns(WorkReport)]
    assert [member.name for member in members(Target)][-3:] == ["nth", "at", "review"]
