"""Targets without a number, figures without a time, edges, parts, files, topics and readings."""

from __future__ import annotations

import pytest
from asked_rules import asked, hits
from fictional_place import observed, promised

from reportschema.checking.rules.figures import is_impossible

TEA = "{id: t3, label: 茶旅融合, period"
TASK = "form: assigned, assigned_by: 市"


@pytest.mark.parametrize(
    ("was", "becomes", "field"),
    [
        (TEA, f'{TEA[:-6]}unit: "%", period', "unit"),
        (TEA, f"{TEA[:-6]}collection: sum, period", "collection"),
        (TEA, f"{TEA[:-6]}transformation: completion, period", "transformation"),
        (TEA, f"{TEA[:-6]}hedge: about, hedge_words: 稳, period", "hedge"),
        (TASK, f"transformation: rank, {TASK}", "transformation"),
        (
            'growth, period: "2020", base_period: "2019", form: pegged',
            'level, period: "2020", form: pegged',
            "transformation",
        ),
    ],
)
def test_a_form_without_a_number_has_no_field_of_a_number(
    was: str, becomes: str, field: str
) -> None:
    (hit,) = hits("FITS045", (was, becomes), text=None)
    assert f"and {field} is" in hit


def test_words_may_be_of_a_growth_and_a_peg_may_be_hedged() -> None:
    growth = (TEA, f"{TEA[:-6]}transformation: growth, period")
    peg = ("form: pegged, pegged_to", "hedge: about, hedge_words: 基本, form: pegged, pegged_to")
    assert hits("FITS045", growth, peg, text=None) == []


def test_a_growth_of_one_year_has_the_year_before_as_its_base() -> None:
    was = 'value: -50, unit: "%", period: "2019", base_period: "2018"'
    bare = was.replace(', base_period: "2018"', "")
    assert [hit[:26] for hit in hits("FITS006", (was, bare), text=None)] == [
        "o13: transformation is gro"
    ]
    several = bare.replace('period: "2019"', "period: 2015/2019")
    assert hits("FITS006", (was, several), text=None) == []
    doubling = bare.replace('"%"', "番")
    assert hits("FITS006", (was, doubling), text=None) == []
    words = (TEA, f"{TEA[:-6]}transformation: growth, period")
    assert hits("FITS006", words, text=None) == []


@pytest.mark.parametrize(
    ("base", "says"), [("2013", 1), ("2014", 0), ("2015", 0), ("2016", 1), ("2017", 1), ("2018", 0)]
)
def test_a_base_is_the_year_before_or_the_start_of_what_is_reviewed(base: str, says: int) -> None:
    several = ('review_periods: ["2019"]', 'review_periods: ["2019", 2015/2019]')
    was = 'value: -50, unit: "%", period: "2019", base_period: "2018"'
    other = (was, was.replace("2018", base))
    assert len(hits("FITS006", several, other, text=None)) == says


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("value: 18.6", 0),
        ("value: 0", 0),
        ("value: -18.6", 1),
        ("low: 18, high: 19", 0),
        ("low: 0, high: 19", 0),
        ("low: -19, high: 18", 1),
    ],
)
def test_a_level_is_not_below_zero_where_no_word_says_so(number: str, says: int) -> None:
    assert len(hits("FITS001", ("value: 18.6", number), text=None)) == says


@pytest.mark.parametrize(
    ("low", "high", "says"), [("18", "19", 0), ("-19", "-18", 0), ("0", "19", 1), ("18", "20", 1)]
)
def test_a_range_is_that_of_its_span(low: str, high: str, says: int) -> None:
    number = ("value: 18.6, unit: 公里", f"low: {low}, high: {high}, unit: 公里")
    span = ("at: [310, 316, 18.6公里]", "at: [310, 317, 18—19公里]")
    assert len(hits("FIGURE004", number, span, text=None)) == says


@pytest.mark.parametrize(
    ("period", "too_old", "to_come"),
    [
        ("2019", True, False),
        ("2019-12", True, False),
        ("2020-01", False, False),
        ("2020-01-10", False, False),  # the report may be of any day of its month
        ("2020", False, False),
        ("2020-02", False, True),
        ("2021", False, True),
    ],
)
def test_what_was_over_is_not_promised_nor_what_is_to_come_reported(
    period: str, too_old: bool, to_come: bool
) -> None:
    number = {"value": "6", "unit": "亿元"}
    assert is_impossible(promised("gdp", period, **number), "2020-01") == too_old
    assert is_impossible(observed("gdp", period, **number), "2020-01") == to_come


@pytest.mark.parametrize(
    ("period", "says"), [('"2019"', 1), ('"2020"', 0), ('"2020-05"', 0), ("2018/2020", 0)]
)
def test_a_figure_of_a_project_is_of_its_year(period: str, says: int) -> None:
    was = 'collection: sum, period: "2020", project: j2'
    other = (was, was.replace('"2020"', period))
    assert len(hits("FITS011", other, text=None)) == says


@pytest.mark.parametrize(
    ("places", "says"),
    [
        ("c1 1, c2 5", 0),
        ("c1 5, c2 1", 0),
        ("c2 1, c1 5", 0),
        ("c2 5, c1 1", 1),
    ],
)
def test_corrections_stand_in_order_by_number_or_by_place(places: str, says: int) -> None:
    rows = "".join(
        f"  - {{id: {row[:2]}, read_as: 茶, reason: {{zh: 误字, en: a slip}}, "
        f"at: [{row[3:]}, {int(row[3:]) + 1}, 云]}}\n"
        for row in places.split(", ")
    )
    added = ("headline_passages:\n", f"corrections:\n{rows}\nheadline_passages:\n")
    assert len(hits("FITS033", added, text=None)) == says


def test_a_part_of_a_ratio_needs_no_unit_in_its_span() -> None:
    assert hits("FIGURE005", ("inferred: [unit], nth", "nth"), text=None) == []


@pytest.mark.parametrize(
    ("start", "end", "says"), [(146, 402, 0), (145, 402, 1), (146, 406, 0), (146, 407, 1)]
)
def test_sections_may_touch_and_not_cross(start: int, end: int, says: int) -> None:
    first = ("at: [116, 142]", "at: [116, 146]")
    second = ("at: [146, 402]", f"at: [{start}, {end}]")
    assert len(hits("ANCHOR003", first, second, text=None)) == says


def test_one_term_that_does_not_stand_there_hides_no_other() -> None:
    cut = ("term: 两山一水", "term: 两山一")
    other = ("term: 山货下山", "term: 山货下山\n    concept: two_mountains")
    assert [hit[:26] for hit in hits("FITS040", cut, other)] == ["g2: concept is two_mountai"]


def test_a_figure_of_a_yearly_report_has_a_time() -> None:
    was = 'unit: 个, collection: end, period: "2019", at: [399'
    bare = was.replace(', period: "2019"', "")
    assert [hit[:19] for hit in hits("FITS046", (was, bare), text=None)] == ["o16: period is empt"]
    doubt = bare.replace("at:", "review: {reason: period_in_doubt}, at:")
    assert hits("FITS046", (was, doubt), text=None) == []
    several = ('review_periods: ["2019"]', 'review_periods: ["2019", 2015/2019]')
    assert hits("FITS046", (was, bare), several, text=None) == []


def test_a_headline_target_has_a_time_in_any_report_and_a_standard_may_have_none() -> None:
    several = ('plan_periods: ["2020"]', 'plan_periods: ["2020", 2020/2024]')
    headline = ('label: 茶旅融合, period: "2020", form', "label: 茶旅融合, form")
    assert len(hits("FITS046", headline, several, text=None)) == 1
    plain = (
        'label: 新通自来水的村, value: 9, unit: 个, collection: sum, period: "2020"',
        "label: 新通自来水的村, value: 9, unit: 个, collection: sum",
    )
    assert hits("FITS046", plain, several, text=None) == []
    assert len(hits("FITS046", plain, text=None)) == 1
    money = (
        'value: 70, unit: 亿元, hedge: nearly, hedge_words: 近, collection: sum, period: "2019"',
        "value: 70, unit: 亿元, hedge: nearly, hedge_words: 近",
    )
    assert hits("FITS046", money, text=None) == []


def test_collections_of_shares_and_of_several_years() -> None:
    share = (
        'label: 低保户危房改造覆盖率, value: 100, unit: "%"',
        'label: 低保户危房改造覆盖率, value: 100, unit: "%", collection: end',
    )
    assert [hit[:40] for hit in hits("FITS003", share, text=None)] == [
        "o15: collection is end, and unit is %: a"
    ]
    villages = 'unit: 个, collection: end, period: "2019", at: [399'
    years = (villages, villages.replace('"2019"', "2015/2019"))
    assert [hit[:39] for hit in hits("FITS003", years, text=None)] == [
        "o16: collection is end, and period is 2"
    ]
    target = (
        'unit: 盏, hedge: at_least, hedge_words: 不少于, collection: sum, period: "2020"',
        "unit: 盏, hedge: at_least, hedge_words: 不少于, collection: end, period: 2020/2024",
    )
    assert hits("FITS003", target, text=None) == [], "a target may be for the end of its years"


@pytest.mark.parametrize(
    ("at", "says"),
    [
        ("[147, 153, 、2019年]", ["period '、2019年': '、2019年' starts with '、'"]),
        ("[148, 154, 2019年的]", []),
        ("[148, 154, 2019年，]", ["period '2019年，': '2019年，' ends with '，'"]),
    ],
)
def test_an_anchor_has_no_sign_at_its_edges(at: str, says: list[str]) -> None:
    assert hits("FITS047", ("[148, 153, 2019年]", at), text=None) == says


TERM = "term: 两山一水"
PARTS = (
    "    components:\n      - {id: k1, zh: 东山, en: the eastern hill}\n"
    "      - {id: k2, zh: 西山, en: the western hill}\n"
    "      - {id: k3, zh: 云溪河, en: the Yunxi river}\n"
)


@pytest.mark.parametrize(
    ("term", "parts", "says"),
    [
        ("“三山”", PARTS, 0),
        ("“四山”", PARTS, 1),
        ("四山", "", 1),
        ("四点半课堂", "", 0),
        ("第五立面", "", 0),
        ("一门式服务", "", 0),
        ("五个严禁及其配套规定", "", 0),
    ],
)
def test_a_formula_has_as_many_parts_as_it_counts(term: str, parts: str, says: int) -> None:
    edits = (TERM, f"term: {term}"), (PARTS, parts)
    assert len(hits("FITS048", *edits, text=None)) == says
    if not parts:
        by_machine = (
            "glossary: {state: complete, by: person}",
            "glossary: {state: complete, by: machine}",
        )
        assert hits("FITS048", *edits, by_machine, text=None) == [], "a draft has no parts yet"


ALL = (
    "records: {o6: 7c16, t5: c43a, budget_revenue-2020: b074}",
    "records: {p1: 7c16, p2: c43a}",
)
PROBLEMS = "problems: {state: complete, by: person}"


@pytest.mark.parametrize(
    ("claim", "says"),
    [
        ("by: person", 0),
        ("by: machine", 1),
        ("by: person, who: fz", 0),
        ("by: person, who: xy", 1),
        ('by: person, who: fz, date: "2020-02-01"', 0),
        ('by: person, who: fz, date: "2020-04-01"', 1),
    ],
)
def test_a_list_that_is_read_is_the_work_of_who_read_it(claim: str, says: int) -> None:
    claimed = (PROBLEMS, f"problems: {{state: complete, {claim}}}")
    assert len(hits("FITS049", ALL, claimed, text=None)) == says
    assert hits("FITS049", claimed, text=None) == [], "nobody has read all of it"


def test_nobody_reads_or_withdraws_before_the_report() -> None:
    read = ('who: fz, date: "2020-03-01"', 'who: fz, date: "2019"')
    withdrawn = ('{id: o17, date: "2020-03-02"', '{id: o17, date: "2019-03-02"')
    assert len(hits("FITS049", read, withdrawn, text=None)) == 2
    same = ('who: fz, date: "2020-03-01"', 'who: fz, date: "2020"')
    assert hits("FITS049", same, text=None) == []


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("yunxi-2020.txt", 0),
        ("yunxi-2018.txt", 1),
        ("2018-2020.txt", 0),
        ("report.txt", 0),
        ("山西省-2020.txt", 1),
        ("云溪区山西路-2020.txt", 0),
    ],
)
def test_a_file_is_named_by_its_own_place_and_year(name: str, says: int) -> None:
    given = hits("FITS050", ("file_name: yunxi-2020.txt", f"file_name: {name}"), text=None)
    assert len(given) == says
    assert all(hit.startswith(f"file_name is {name}, and the report ") for hit in given)


@pytest.mark.parametrize(
    ("obtained", "says"),
    [
        ('method: jsonl_field, member: "2020", field: text', 0),
        ('method: jsonl_field, member: "020", field: text', 1),
        ("method: zip_docx, member: 报告.docx", 0),
        ("method: zip_docx, member: 报告.doc", 1),
        ("method: zip_docx, member: 2018年报告.docx", 1),
    ],
)
def test_a_member_is_that_of_the_report(obtained: str, says: int) -> None:
    commit = "a" * 40
    where = f"repository: who/what, commit: {commit}, path: a.zip, {obtained}"
    edition = f"body: [76, 608], obtained: {{{where}}}"
    assert len(hits("FITS050", ("body: [76, 608]", edition), text=None)) == says


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("part: closing, label", 'part: closing, topic: "04.1", label', 1),
        ('topic: "04.1", label: {zh: 经济', 'topic: "04.7", label: {zh: 经济', 0),
        ('topic: "04.1", label: {zh: 经济', 'topic: "05.1", label: {zh: 经济', 1),
    ],
)
def test_a_section_is_of_the_field_of_what_is_within_it(was: str, becomes: str, says: int) -> None:
    assert len(hits("FITS051", (was, becomes), text=None)) == says
    drafted = ("outline: {state: complete, by: person}", "outline: {state: complete, by: machine}")
    assert hits("FITS051", (was, becomes), drafted, text=None) == []


def test_a_numbered_admission_is_not_passed_over() -> None:
    assert hits("FITS013", text=None) == []
    first = "at: [376, 389]", "at: [378, 389]"
    (hit,) = asked("FITS013", first, text=None)
    assert hit.message.startswith("enumerator '一是'")
    assert hit.loc == ("numerals", 5, "at", 0)


def test_furniture_is_not_of_the_speech() -> None:
    role = ("{role: definition, at: [501, 503, 两件]}", "{role: furniture, at: [501, 503, 两件]}")
    assert len(hits("FITS015", role, text=None)) == 1


def test_a_part_is_of_the_measure_of_its_whole_and_no_larger() -> None:
    part = "{id: o12, label: 装上3D打印教具的村小, value: 12, unit: 所, collection: sum"
    whole = (
        "{id: o11, label: 修好山路, value: 18.6, unit: 公里",
        "{id: o11, label: 修好山路, value: 18.6, unit: 所",
    )
    linked = (part, f"{part}, part_of: o11")
    assert hits("FITS038", whole, linked, text=None) == []
    for other in ("value: 19, unit: 所, collection: sum", "value: 12, unit: 所, collection: end"):
        changed = (
            part,
            f"{part.replace('value: 12, unit: 所, collection: sum', other)}, part_of: o11",
        )
        assert len(hits("FITS038", whole, changed, text=None)) == 1, other
    doubt = (part, f"{part}, review: {{reason: other, note: x}}, part_of: o10")
    assert hits("FITS038", doubt, text=None) == []


def english(**of_label: str) -> list[tuple[str, str]]:
    """Edits that give labels their English."""
    return [
        (f"label: {label}, ", f"label: {label}, label_en: {text}, ")
        for label, text in of_label.items()
    ]


def test_one_label_has_one_english_and_one_english_one_label() -> None:
    different = english(修好山路="Roads", 文件="Papers", 会议="Meetings")
    assert [hit for hit in hits("FITS031", *different, text=None) if "is that of" in hit] == []
    same = english(修好山路="Roads", 文件="Roads")
    (hit,) = hits("FITS031", *same, text=None)
    assert hit == "o13: label_en is that of o11, whose label is 修好山路"
    twice = ("label: 文件, ", "label: 修好山路, label_en: Papers, ")
    (hit,) = hits("FITS031", *english(修好山路="Roads"), twice, text=None)
    assert hit == "o13: label_en of 修好山路 is Papers, and at o11 Roads"


def test_a_label_has_its_english_where_most_have_it() -> None:
    few = english(修好山路="Roads")
    assert hits("FITS031", *few, text=None) == []
    most = english(
        修好山路="Roads",
        文件="Papers",
        会议="Meetings",
        旱季缺水的村="Dry villages",
        茶旅融合="Tea",
    )
    spoken = hits("FITS031", *most, text=None)
    assert len(spoken) == 4
    assert all("label_en is empty" in hit for hit in spoken)
