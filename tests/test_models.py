"""The schema: documented fields, bilingual codes, exact scalars, records without contradiction."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from reportschema.models import (
    AbsentTarget,
    Bilingual,
    Code,
    Model,
    Numeral,
    Observation,
    Problem,
    Target,
    WorkReport,
)
from reportschema.models.fields.codes import Stance
from reportschema.models.fields.scalars import MOST_LINKS, MOST_PARTS
from reportschema.models.fields.shape import columns, tables
from reportschema.vocabularies import vocabulary

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


def refusal(model: type[Model], data: Mapping[str, object]) -> tuple[str, object]:
    """What a record is refused for, and the field that a finding points at."""
    with pytest.raises(ValidationError) as caught:
        model.model_validate(data)
    (error,) = caught.value.errors()
    return error["msg"], error["ctx"]["field"][-1]


@pytest.mark.parametrize(
    ("change", "message", "field"),
    [
        ({"low": "1", "high": "2"}, "has a value and also low or high", "value"),
        ({"high": "2"}, "has a value and also low or high", "value"),
        ({"value": None, "low": "1"}, "only one of low and high", "low"),
        ({"value": None, "high": "1"}, "only one of low and high", "high"),
        ({"value": None, "low": "2", "high": "1"}, "low 2 is above high 1", "low"),
        ({"unit": None}, "no unit", "value"),
        ({"unit": None, "value": None, "low": "1", "high": "2"}, "no unit", "low"),
        ({"label": "生产总值"}, "either an indicator or a label", "label"),
        ({"indicator": None}, "either an indicator or a label", "label"),
        ({"hedge": "about"}, "hedge and hedge_words go together", "hedge"),
        ({"hedge_words": "约"}, "hedge and hedge_words go together", "hedge_words"),
        ({"indicator": None, "transformation": "rank"}, "is a rank", "transformation"),
        ({"value": None}, "has no number", "at"),
        ({"at": ["402", "408", "512.3亿元"]}, "402 to 408 is 6 characters long, its text has 7", 2),
    ],
)
def test_observations_that_contradict_themselves(
    change: dict[str, object], message: str, field: object
) -> None:
    says, place = refusal(Observation, {**OBSERVATION, **change})
    assert message in says
    assert place == field


@pytest.mark.parametrize(
    "change",
    [
        {"value": None, "low": "1", "high": "2"},
        {"value": None, "low": "2", "high": "2"},
        {"value": None, "low": "1", "high": "2", "hedge": "about", "hedge_words": "左右"},
        {"value": None, "low": "1", "high": "2", "hedge": "about"},
        {"hedge": "about", "hedge_words": "约"},
        {"indicator": None, "label": "道路"},
        {"indicator": None, "transformation": "rank", "ranks": "o2"},
        {"indicator": None, "transformation": "rank", "rank_of": "全市排名"},
        {"indicator": None, "transformation": "rank", "label": "道路"},
        {"transformation": "rank"},
    ],
)
def test_observations_that_hold_together(change: dict[str, object]) -> None:
    observation = Observation.model_validate({**OBSERVATION, **change})
    assert observation.has_value()
    assert observation.is_range() == ("low" in change)


@pytest.mark.parametrize(
    ("change", "message", "field"),
    [
        ({"form": "pegged"}, "form pegged and its number do not agree", "form"),
        ({"value": None, "unit": None}, "form numeric and its number do not agree", "value"),
        ({"pegged_to": "gdp"}, "goes with form pegged", "pegged_to"),
        ({"form": "pegged", "value": None, "unit": None}, "goes with form pegged", "form"),
        ({"assigned_by": "市"}, "goes with form assigned", "assigned_by"),
        ({"form": "assigned", "value": None, "unit": None}, "goes with form assigned", "form"),
        ({"commitment": "strive"}, "go together", "commitment"),
        ({"commitment_words": "力争"}, "go together", "commitment_words"),
    ],
)
def test_targets_whose_form_and_value_disagree(
    change: dict[str, object], message: str, field: str
) -> None:
    says, place = refusal(Target, {**TARGET, **change})
    assert message in says
    assert place == field


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"value": None, "unit": None, "form": "verbal"},
        {"value": None, "unit": None, "form": "pegged", "pegged_to": "gdp"},
        {"value": None, "unit": None, "form": "assigned", "assigned_by": "市"},
        {"commitment": "strive", "commitment_words": "力争"},
    ],
)
def test_targets_that_hold_together(change: dict[str, object]) -> None:
    target = Target.model_validate({**TARGET, **change})
    assert target.headline is False
    assert target.has_value() == (target.form == "numeric")


@pytest.mark.parametrize("at", [["2", "2", ""], ["9", "2", "xx"]])
def test_an_anchor_runs_forward(at: list[str]) -> None:
    with pytest.raises(ValidationError):
        Observation.model_validate({**OBSERVATION, "at": at})


@pytest.mark.parametrize(("start", "end"), [("5", "5"), ("6", "5")])
def test_a_span_runs_forward(start: str, end: str) -> None:
    problem = {
        "id": "p1",
        "topic": "04.1",
        "summary": {"zh": "短板", "en": "Shortcoming"},
        "at": [start, end],
    }
    says, place = refusal(Problem, problem)
    assert says == f"start {start} is not before end {end}"
    assert place == 0
    assert Problem.model_validate({**problem, "at": ["4", "5"]}).at.end == 5


def report(**lists: object) -> WorkReport:
    """A report with nothing in it but the given lists."""
    edition = {
        "id": "e1",
        "file_name": "a.txt",
        "encoding": "utf-8",
        "sha256": "0" * 64,
        "characters": "9999999",
        "script": "Hans",
        "body": ["0", "9999999"],
    }
    head = {
        "schema_version": "1.1",
        "id": "440103-2020",
        "title": "政府工作报告",
        "kind": "annual",
        "government": {"division": "440103", "name": "云溪县", "level": "county"},
        "delivered": "2020-01",
        "review_periods": ["2019"],
        "plan_periods": ["2020"],
        "editions": [edition],
        "annotation": {"level": "partial", "targets": {"state": "partial"}},
    }
    return WorkReport.model_validate({**head, **lists})


def linked(number: int, whole: int | None, link: str = "part_of") -> dict[str, object]:
    """An observation that names another one as its whole."""
    links = {} if whole is None else {link: f"o{whole}"}
    return {**OBSERVATION, "id": f"o{number}", **links}


def parts(count: int) -> list[dict[str, object]]:
    return [linked(1, None), *(linked(i, 1) for i in range(2, count + 2))]


def chain(links: int, link: str = "part_of") -> list[dict[str, object]]:
    return [*(linked(i, i + 1, link) for i in range(1, links + 1)), linked(links + 1, None)]


def test_a_whole_has_at_most_so_many_parts() -> None:
    assert len(report(observations=parts(MOST_PARTS)).observations) == MOST_PARTS + 1
    with pytest.raises(ValidationError) as caught:
        report(observations=parts(MOST_PARTS + 1))
    context = caught.value.errors()[0]["ctx"]
    assert context["says"] == "o102: more than 100 figures name o1 in part_of"
    assert context["field"] == ("observations", MOST_PARTS + 1, "part_of")


@pytest.mark.parametrize("link", ["part_of", "share_of", "repeats"])
def test_a_chain_has_at_most_so_many_links_in_whatever_order_its_figures_stand(link: str) -> None:
    most, more = chain(MOST_LINKS, link), chain(MOST_LINKS + 1, link)
    assert report(observations=most).observations
    assert report(observations=most[::-1]).observations
    assert report(observations=[*most, linked(99, 2, link)]).observations
    for figures in (more, more[::-1], [*most, linked(99, 1, link)]):
        with pytest.raises(ValidationError, match="begins a chain of more than 20 links"):
            report(observations=figures)


def test_a_link_to_nothing_is_a_link_too() -> None:
    assert report(observations=chain(MOST_LINKS)[:-1])
    with pytest.raises(ValidationError, match="begins a chain of more than 20 links"):
        report(observations=chain(MOST_LINKS + 1)[:-1])


def test_a_circle_and_a_link_out_of_the_report_have_no_length() -> None:
    assert report(observations=[linked(1, 2), linked(2, 3), linked(3, 1), linked(4, 77)])


def test_a_circle_has_at_most_as_many_links_as_a_chain() -> None:
    most = [*chain(MOST_LINKS)[: MOST_LINKS - 1], linked(MOST_LINKS, 1)]
    more = [*chain(MOST_LINKS + 1)[:MOST_LINKS], linked(MOST_LINKS + 1, 1)]
    assert report(observations=most).observations
    with pytest.raises(ValidationError, match="begins a chain of more than 20 links"):
        report(observations=more)


def test_an_indicator_is_on_the_core_list_only_where_its_row_says_so() -> None:
    indicators = vocabulary().indicators
    assert indicators["gdp"].core
    assert not indicators["gdp_per_capita"].core


def test_a_record_is_known_by_its_key() -> None:
    absent = {"indicator": "gdp", "period": "2016/2020", "reason": "silent"}
    numeral = {"role": "ordinal", "at": ["402", "403", "九"]}
    unit = vocabulary().units["%"]
    assert Observation.model_validate(OBSERVATION).key() == "o1"
    assert AbsentTarget.model_validate(absent).key() == "gdp-2016_2020"
    assert Numeral.model_validate(numeral).key() == "n402"
    assert unit.key() == "%"


def test_an_annotation_claims_nothing_of_a_list_that_it_does_not_name() -> None:
    annotation = report().annotation
    assert annotation.state("targets") == "partial"
    assert annotation.of("targets") is annotation.targets
    assert annotation.state("awards") is None
    assert annotation.of("no such list") is None


def test_offsets_refer_to_the_first_edition() -> None:
    first = report().editions[0]
    both = report(editions=[first, first.model_copy(update={"id": "e2"})])
    assert both.first_edition().id == "e1"


def test_a_code_is_described_in_both_languages_in_the_json_schema() -> None:
    schema = TypeAdapter(Stance).json_schema()
    assert schema["enum"] == ["promised", "recalled"]
    assert schema["enumDescriptions"][0] == "promised in this report 本报告提出"
    level = Target.model_json_schema()["properties"]["stance"]
    assert level["title"] == "stance"
    assert level["description"].endswith("立场：本报告提出，或重述以往目标。")


@pytest.mark.parametrize("text", ["=1+1", "@cmd", "+x", "-x", " x", "x ", "a\nb", ""])
def test_texts_hold_one_line_and_no_formula(text: str) -> None:
    with pytest.raises(ValidationError):
        Bilingual.model_validate({"zh": text, "en": "fine"})


def test_a_refusal_does_not_repeat_what_the_source_holds() -> None:
    with pytest.raises(ValidationError) as refused:
        Observation.model_validate({**OBSERVATION, "value": "some sentence"})
    assert "input_value" not in str(refused.value)


def test_models_are_frozen_and_closed() -> None:
    observation = Observation.model_validate(OBSERVATION)
    with pytest.raises(ValidationError):
        observation.value = Decimal(1)
    with pytest.raises(ValidationError):
        Observation.model_validate({**OBSERVATION, "valeu": "1"})
