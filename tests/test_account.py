"""The account of numerals: each belongs to a record, or is named as one that does not."""

from __future__ import annotations

import pytest

from reportschema.models import WorkReport
from reportschema.notation.account import accounted, numbered_from, unaccounted

TEXT = "3.三旧 一、投资5亿元，其中路8条，力争9个，获奖2项，第七届，项目1.修桥，共有4家，另有6人"


def at(words: str) -> list[str]:
    """The anchor of some words of the text."""
    start = TEXT.index(words)
    return [str(start), str(start + len(words)), words]


def report(**lists: object) -> WorkReport:
    """A report of the text above, with nothing in it but the given lists."""
    edition = {
        "id": "e1",
        "file_name": "a.txt",
        "encoding": "utf-8",
        "sha256": "0" * 64,
        "characters": str(len(TEXT)),
        "script": "Hans",
        "body": ["0", str(len(TEXT))],
    }
    return WorkReport.model_validate(
        {
            "schema_version": "1.1",
            "id": "440103-2020",
            "title": "政府工作报告",
            "kind": "annual",
            "government": {"division": "440103", "name": "云溪县", "level": "county"},
            "delivered": "2020",
            "review_periods": ["2019"],
            "plan_periods": ["2020"],
            "editions": [edition],
            "annotation": {"level": "partial"},
            **lists,
        }
    )


def figure(number: int, words: str, value: str, unit: str, **keys: object) -> dict[str, object]:
    return {
        "id": f"o{number}",
        "label": "某数",
        "value": value,
        "unit": unit,
        "at": at(words),
        **keys,
    }


LISTS: dict[str, list[dict[str, object]]] = {
    "observations": [figure(1, "5亿元", "5", "亿元", cues=[at("8条")])],
    "targets": [{**figure(1, "9个", "9", "个"), "id": "t1"}],
    "awards": [{"id": "w1", "recipients": ["某局"], "award": "某奖", "at": at("获奖2项")[:2]}],
    "numerals": [{"role": "ordinal", "at": at("第七届")}],
    "absent_targets": [
        {"indicator": "gdp", "period": "2020", "reason": "words_only", "at": at("共有4家")}
    ],
    "livelihood_projects": [
        {
            "id": "j1",
            "year": "2020",
            "number": "1",
            "summary": {"zh": "修桥", "en": "A bridge"},
            "at": at("1.修桥，共有4家")[:2],
        }
    ],
    "glossary": [
        {
            "id": "g1",
            "number": "3",
            "term": "三旧",
            "term_en": "Three Olds",
            "definition": {"zh": "三类用地", "en": "Three kinds of land"},
            "at": at("三旧"),
        }
    ],
    "outline": [
        {
            "id": "s1",
            "number": "一、",
            "level": "1",
            "part": "review",
            "label": {"zh": "回顾", "en": "Review"},
            "at": at(TEXT[5:])[:2],
        }
    ],
}
# The numerals that each list answers for.
ANSWERS = {
    "observations": ["5亿", "8"],
    "targets": ["9"],
    "awards": ["2"],
    "numerals": ["七"],
    "absent_targets": ["4"],
    "livelihood_projects": ["1"],
    "glossary": ["3", "三"],
    "outline": ["一"],
}


def orphans(**lists: object) -> list[str]:
    return [mention.text for mention in unaccounted(report(**lists), TEXT)]


def test_without_records_no_numeral_is_accounted_for() -> None:
    assert orphans() == ["3", "三", "一", "5亿", "8", "9", "2", "七", "1", "4", "6"]


def test_with_all_records_only_what_none_holds_is_left() -> None:
    assert orphans(**LISTS) == ["6"]


@pytest.mark.parametrize("name", ANSWERS)
def test_each_list_answers_for_its_own_numerals(name: str) -> None:
    left = set(orphans()) - set(orphans(**{name: LISTS[name]}))
    assert left == set(ANSWERS[name])


def test_a_numeral_that_a_span_holds_only_in_part_is_left() -> None:
    half = {**LISTS["numerals"][0], "at": at("第")}
    assert "七" in orphans(numerals=[half])


def test_what_has_no_number_answers_for_its_own_words_only() -> None:
    term = {key: value for key, value in LISTS["glossary"][0].items() if key != "number"}
    assert "3" in orphans(glossary=[term])
    project = {k: v for k, v in LISTS["livelihood_projects"][0].items() if k != "number"}
    assert "1" in orphans(livelihood_projects=[project])
    section = {key: value for key, value in LISTS["outline"][0].items() if key != "number"}
    assert "一" in orphans(outline=[section])


def test_a_project_answers_for_its_number_and_not_for_its_numbers() -> None:
    assert "4" in orphans(livelihood_projects=LISTS["livelihood_projects"])


@pytest.mark.parametrize(
    ("text", "left"), [("第12件：5座、8条", ["8"]), ("第12件：57座", ["57"]), ("第12件57座", [])]
)
def test_the_number_of_a_project_lies_in_its_first_six_characters(
    text: str, left: list[str]
) -> None:
    project = {**LISTS["livelihood_projects"][0], "at": ["0", str(len(text))]}
    mentions = unaccounted(report(livelihood_projects=[project]), text)
    assert [mention.text for mention in mentions] == left


def test_spans_are_in_text_order_and_a_long_one_reaches_over_short_ones() -> None:
    spans = accounted(report(**LISTS), TEXT)
    assert spans == sorted(spans)
    whole = {"role": "furniture", "at": at(TEXT)}
    inside = {"role": "ordinal", "at": at("第七届")}
    assert orphans(numerals=[whole, inside]) == []


def test_only_the_body_is_scanned_and_lexical_words_are_passed_over() -> None:
    start = TEXT.index("第七届")
    edition = report().editions[0].model_copy(update={"body": (start, TEXT.index("项目"))})
    assert [mention.text for mention in unaccounted(report(editions=[edition]), TEXT)] == ["七"]
    assert unaccounted(report(editions=[edition]), TEXT, words=["第七届"]) == []


@pytest.mark.parametrize(
    "number", ["3.", "（12）", "[3]", "3、“", "（ 123 ）.“", " 3 ", "12：", "３．"]
)
def test_a_list_number_before_a_term_belongs_to_it(number: str) -> None:
    text = f"见下。{number}三旧改造"
    assert text[numbered_from(text, text.index("三旧")) :].lstrip() == f"{number}三旧改造".lstrip()


def test_a_list_number_and_a_numeral_can_begin_a_text() -> None:
    assert numbered_from("3.三旧改造", 2) == 0
    assert [mention.text for mention in unaccounted(report(), "5亿元")] == ["5亿"]
    assert [mention.text for mention in unaccounted(report(), "5家")] == ["5"]


@pytest.mark.parametrize("before", ["见下。", "1234567890字"])
def test_where_no_list_number_stands_a_term_begins_at_itself(before: str) -> None:
    assert numbered_from(f"{before}三旧改造", len(before)) == len(before)
