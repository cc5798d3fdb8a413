"""Of one fault one rule speaks: the one that says most of what is wrong."""

from __future__ import annotations

import pytest
from asked_rules import TEXT, hits

FIRMS = "high_tech_enterprises, value: 5000, unit: 户"
AWARD = "\n\nawards:\n  - {{id: a1, recipients: [云溪区], award: 茶乡, year: '{}', at: [146, 160]}}"

PROJECT = (
    "  - {{id: {}, year: '{}', number: {}, domain: 水, "
    "summary: {{zh: 通水, en: Water}}, at: [506, 522]}}\n"
)


@pytest.mark.parametrize(
    ("edit", "speaks", "silent"),
    [
        (("  - id: j1\n", "  - id: j2\n"), "ID001", "REF001"),
        (("[570, 574, 两山一水]", "[590, 594, 山货下山]"), "FITS022", "TEXT005"),
        (("at: [399, 401, 9个]", "at: [309, 311, 9个]"), "TEXT004", "TEXT005"),
        (("at: [399, 401, 9个]", "at: [350, 352, 低保]"), "FIGURE003", "TEXT005"),
        (("at: [399, 401, 9个]", "at: [518, 520, 8个]"), "FIGURE004", "TEXT005"),
        ((FIRMS, FIRMS.replace("high_tech_enterprises", "gdp")), "VOCAB006", "FITS002"),
        (
            (
                'retail_sales, period: "2020", reason: silent',
                'retail_sales, period: "2020", reason: silent, at: [1, 3, 茶铺]',
            ),
            "STATE006",
            "TEXT004",
        ),
        (("s4, level: 3, part: review", "s4, level: 3, part: closing"), "FITS012", "FITS051"),
        (("body: [76, 608]", "body: [120, 608]"), "ANCHOR001", "TEXT026"),
        (("at: [376, 389]", "at: [311, 389]"), "FITS013", "TEXT026"),
        (("headline: true, inf", "headline: true, stance: recalled, inf"), "FITS060", "STATE003"),
    ],
)
def test_the_other_rule_keeps_silent(edit: tuple[str, str], speaks: str, silent: str) -> None:
    assert hits(speaks, edit)
    assert hits(silent, edit) == []


def test_a_place_of_another_level_is_compared_with_nothing() -> None:
    own = ('division: "990101"', 'division: "440100"')
    within = ('counterpart_area: "990100"', 'counterpart_area: "440100"')
    assert len(hits("VOCAB004", own, within)) == 1
    assert hits("FITS010", own, within) == []
    level = ("level: county}", "level: prefecture}")
    assert len(hits("FITS010", own, within, level)) == 1


def test_a_year_that_the_passage_of_an_award_denies_is_none_that_was_not_reviewed() -> None:
    award = ("\n\nnumerals:", AWARD.format("2012") + "\n\nnumerals:")
    assert len(hits("TEXT029", award)) == 1
    assert hits("FITS019", award) == []
    assert len(hits("FITS019", award, text=None)) == 1, "without the text nobody else speaks"


def test_a_year_in_which_the_number_of_a_project_stands_already_parts_no_domain() -> None:
    rows = [("j3", "2018", 1), ("j4", "2019", 1), ("j5", "2018", 2), ("j6", "2019", 1)]
    projects = "".join(PROJECT.format(*row) for row in rows)
    listed = ("livelihood_projects:\n  -", f"livelihood_projects:\n{projects}  -")
    headed = [
        (f"    number: {i}\n    summary", f"    number: {i}\n    domain: 街\n    summary")
        for i in (1, 2)
    ]
    assert len(hits("ID005", listed, *headed)) == 1
    assert hits("FITS033", listed, *headed) == []
    other = ("{id: j4, year: '2019', number: 1", "{id: j4, year: '2019', number: 2")
    assert hits("ID005", listed, *headed, other) == []
    assert len(hits("FITS033", listed, *headed, other)) == 2


def test_a_link_to_nothing_is_spoken_of_where_every_id_stands_once() -> None:
    assert len(hits("REF001", ("project: j1", "project: j9"))) == 1


def test_a_numeral_of_no_record_is_spoken_of_beside_a_quote_that_stands_elsewhere() -> None:
    moved = ("at: [399, 401, 9个]", "at: [309, 311, 9个]")
    assert hits("TEXT005", moved) == []
    text = TEXT.replace("路虽远", "路77里")
    assert len(hits("TEXT005", moved, text=text)) == 1


def test_an_absence_is_silent_only_where_no_target_has_a_number() -> None:
    promised = (
        "label: 新通自来水的村, value: 9, unit: 个",
        "indicator: retail_sales, value: 9, unit: 亿元",
    )
    assert hits("STATE006", promised) == [
        "retail_sales is silent for 2020, and t6 promises a number"
    ]
    words = (
        'retail_sales, period: "2020", reason: silent',
        'retail_sales, period: "2020", reason: not_coded',
    )
    assert hits("STATE006", promised, words) == []
    other = (
        promised[0] + ', collection: sum, period: "2020"',
        promised[1] + ', collection: sum, period: "2021"',
    )
    assert hits("STATE006", other) == []
    answers = (promised[0], "indicator: rd_spending, value: 9, unit: 亿元")
    assert hits("STATE006", answers) == [
        "rd_intensity is silent for 2020, and t6 promises a number"
    ], "what the core list takes for its indicator is no silence either"
