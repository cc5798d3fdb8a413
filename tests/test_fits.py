"""What fits together: the tables are well formed, each cell can speak, and rules read them."""

from __future__ import annotations

from pathlib import Path

import pytest
from asked_rules import hits
from conftest import EXAMPLES

from reportschema.checking.rules.fits.of_figures.near import unnamed_area
from reportschema.checking.rules.fits.of_passages.passages import shape_of
from reportschema.checking.rules.fits.of_passages.sections import Sections
from reportschema.checking.rules.fits.of_reports.names import Bound
from reportschema.checking.rules.vocabulary import is_called
from reportschema.models import Observation, Section
from reportschema.models.fields import codes
from reportschema.models.fields.base import Code
from reportschema.models.rows.fit import Fit, Fitting
from reportschema.verbs.validate import validate
from reportschema.vocabularies import fits, vocabulary
from reportschema.vocabularies.fits import EMPTY, FILLED, FitTable, fit_table

NAMES = sorted(path.stem for path in Path(fits.__file__).parent.glob("*.csv"))
ROWS = [(name, row) for name in NAMES for row in fit_table(name).rows]
# What each table is about: the enumeration whose values have rows in it.
ABOUT: dict[str, type[Code]] = {
    "transformations": codes.Transformation,
    "collections": codes.Collection,
    "bases": codes.Basis,
    "commitments": codes.Commitment,
    "statuses": codes.ObservationStatus,
    "roles": codes.NumeralRole,
    "parts": codes.Part,
}


def cell(of: str, field: str, value: str, fit: Fitting) -> Fit:
    return Fit(of=of, field=field, value=value, fit=fit, why_en="why", why_zh="因")


@pytest.mark.parametrize("name", NAMES)
def test_no_cell_stands_twice(name: str) -> None:
    cells = [(row.of, row.field, row.value) for row in fit_table(name).rows]
    assert len(cells) == len(set(cells))


@pytest.mark.parametrize(("name", "about"), ABOUT.items())
def test_a_table_is_about_values_that_there_are(name: str, about: type[Code]) -> None:
    assert {row.of for row in fit_table(name).rows} <= {member.value for member in about}


@pytest.mark.parametrize(("name", "row"), ROWS, ids=lambda part: getattr(part, "of", part))
def test_a_forbidden_value_is_a_misfit_and_no_other_is(name: str, row: Fit) -> None:
    value = None if row.value == EMPTY else "anything" if row.value == FILLED else row.value
    misfit = fit_table(name).misfit(row.of, row.field, value)
    assert (misfit is not None) == (row.fit == Fitting.FORBIDDEN)


def test_where_some_values_are_needed_any_other_is_a_misfit() -> None:
    table = FitTable([cell("a", "b", "x", Fitting.NEEDED), cell("a", "b", "y", Fitting.ALLOWED)])
    assert [table.misfit("a", "b", value) is None for value in ("x", "y", "z", None)] == [
        True,
        True,
        False,
        False,
    ]


def test_what_no_cell_names_goes_together() -> None:
    assert FitTable([]).misfit("a", "b", "c") is None


def test_a_value_counts_before_any_value() -> None:
    table = FitTable(
        [cell("a", "b", FILLED, Fitting.FORBIDDEN), cell("a", "b", "x", Fitting.ALLOWED)]
    )
    assert table.misfit("a", "b", "x") is None
    assert table.misfit("a", "b", "y")


@pytest.mark.parametrize(
    ("words", "shape"),
    [
        ("一是", "listed"),
        ("（1）", "listed"),
        ("2.", "listed"),
        ("附件2", "listed"),
        ("一要", "listed"),
        ("［3］", "listed"),
        ("第二", "nth"),
        ("千亿级", "bound"),
        ("2020-01-22", "date"),
        ("第一季度", "plan"),
        ("3万元以上", "bound"),
        ("18-60岁", "bound"),
        ("500元", "money"),
        ("亿元", "words"),
        ("万亿元", "money"),
        ("百亿", "amount"),
        ("八", "number"),
        ("15%", "per_cent"),
        ("七连冠", "streak"),
        ("二连浩特", "words"),
        ("百万羽", "bound"),
        ("万米", "bound"),
        ("三个80%", "words"),
        ("2019年", "date"),
        ("3月5日", "date"),
        ("三年", "time"),
        ("十四五", "plan"),
        ("12", "number"),
        ("三旧", "words"),
    ],
)
def test_the_words_of_a_numeral_have_a_shape(words: str, shape: str) -> None:
    assert shape_of(words) == shape


def test_the_innermost_section_around_a_place() -> None:
    def section(name: str, level: int, start: int, end: int) -> Section:
        label = {"zh": "题", "en": "title"}
        return Section.model_validate(
            {"id": name, "level": level, "part": "plan", "label": label, "at": (start, end)}
        )

    outline = [section("s1", 1, 10, 90), section("s2", 2, 20, 40), section("s3", 2, 40, 60)]
    sections = Sections(outline)
    places = (0, 10, 19, 20, 39, 40, 59, 60, 89, 90)
    names = [around.id if (around := sections.at(place)) else None for place in places]
    assert names == [None, "s1", "s1", "s2", "s2", "s3", "s3", "s1", "s1", None]


@pytest.mark.parametrize(
    ("was", "becomes", "code"),
    [
        ('番, period: "2019"', '番, ranks: o1, period: "2019"', "FITS060"),
        ("unit: 位, period", "unit: 位, collection: sum, period", "FITS001"),
        ("512.3, unit: 亿元, collection: sum", "512.3, unit: 亿元", "FITS002"),
        ("18.6, unit: 公里, collection: sum", "18.6, unit: 公里, collection: each", "FITS003"),
        ('period: "2019", at: [310', 'period: "2019", basis: other, at: [310', "FITS004"),
        ('period: "2019", at: [310', 'period: "2019", status: estimate, at: [310', "FITS005"),
        ("inferred: [unit], nth: 1", "inferred: [unit, unit], nth: 1", "FITS007"),
        ("commitment_words: 力争,", "commitment_words: 力争, status: preliminary,", "FITS008"),
        ('period: "2020", project: j1', 'period: "2095", project: j1', "FITS008"),
        ('period: "2019", at: [310', 'period: "2019", ref_area: "990101", at: [310', "FITS010"),
        ('period: "2020", project: j1', 'period: "2020", project: j2', "FITS011"),
        ("id: s4, level: 3, part: review", "id: s4, level: 4, part: review", "FITS012"),
        ("term_en: Two Hills and One River", "term_en: 两山一水", "FITS014"),
        ("{role: period, at: [148", "{role: furniture, at: [148", "FITS015"),
        ('plan_periods: ["2020"]', 'plan_periods: ["2016/2020"]', "FITS016"),
    ],
)
def test_two_fields_that_do_not_go_together_are_noticed(
    was: str, becomes: str, code: str, example: str, tmp_path: Path
) -> None:
    assert was in example
    source = tmp_path / "x.yaml"
    source.write_text(example.replace(was, becomes, 1), encoding="utf-8")
    assert code in {finding.code for finding in validate([source]).findings}


def test_a_stock_can_be_kept_each_year_of_several() -> None:
    stock = ('collection: end, period: "2019", coverage: 区级', "collection: {}, period: 2016/2019")
    for collection, says in (("each", 0), ("average", 0), ("sum", 1)):
        edit = (stock[0], stock[1].format(collection))
        assert len(hits("FITS002", edit, text=None)) == says, collection


def test_the_odd_section_is_the_outer_where_most_within_it_disagree(
    example: str, tmp_path: Path
) -> None:
    source = tmp_path / "x.yaml"
    odd = example.replace(
        "number: 一、, level: 1, part: review", "number: 一、, level: 1, part: plan"
    )
    source.write_text(odd, encoding="utf-8")
    findings = [each for each in validate([source]).findings if each.code == "FITS012"]
    assert [each.message[:20] for each in findings] == ["s2: part is plan, an"]


@pytest.mark.parametrize(
    ("was", "becomes", "code"),
    [
        ("title: 2020年云溪区政府工作报告", "title: 云溪区政府报告", "TEXT008"),
        ("name: 云溪区第九届", "name: 暮州市云溪区第九届", "TEXT008"),
        ("office: 区长", "office: 县长", "TEXT008"),
        ("label: 修好山路,", "label: 修好山路, label_as_written: 建成大桥,", "TEXT008"),
        ("summary: {zh: 老街照明", "domain: 交通\n    summary: {zh: 老街照明", "TEXT008"),
        ("script: Hans", "script: Hant", "TEXT010"),
        ("summary: {zh: 老街照明", "status: exceeded\n    summary: {zh: 老街照明", "TEXT011"),
    ],
)
def test_what_names_something_stands_in_the_text(
    was: str, becomes: str, code: str, example: str, tmp_path: Path
) -> None:
    assert was in example
    source = tmp_path / "x.yaml"
    source.write_text(example.replace(was, becomes, 1), encoding="utf-8")
    assert code in {finding.code for finding in validate([source], EXAMPLES).findings}
    assert code not in {finding.code for finding in validate([source]).findings}


def test_words_left_out_between_others_are_no_other_words(example: str, tmp_path: Path) -> None:
    source = tmp_path / "x.yaml"
    shorter = example.replace("label: 修好山路,", "label: 修好山路, label_as_written: 修好路,")
    source.write_text(shorter, encoding="utf-8")
    assert "TEXT008" not in {finding.code for finding in validate([source], EXAMPLES).findings}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("增速居全市第一", "全市"),
        ("争创全球第一、全国第一", None),
        ("全省外贸总额升至第一", None),
    ],
)
def test_a_rank_is_within_the_area_that_stands_just_before_it(text: str, word: str | None) -> None:
    at = text.index("第一")
    rank = Observation.model_validate(
        {
            "id": "o1",
            "label": "增速",
            "transformation": "rank",
            "value": "1",
            "unit": "位",
            "at": [str(at), str(at + 2), "第一"],
        }
    )
    assert unnamed_area(rank, text) == word


@pytest.mark.parametrize(
    ("code", "name", "called"),
    [
        ("100000", "国务院", True),
        ("440103", "荔湾区", True),
        ("440103", "荔湾", False),
        ("450000", "广西壮族自治区", True),
        ("450000", "广西自治区", True),
        ("450000", "广西壮族区", True),
        ("450000", "广西区", True),
        ("450000", "广西", False),
        ("450000", "宁夏自治区", False),
        ("450000", "广西僮族自治区", False),
        ("522600", "黔东南自治州", True),
        ("522600", "黔东南州", True),
        ("522600", "黔东州", True),
        ("522600", "黔东南县", False),
        ("522600", "黔西南州", False),
    ],
)
def test_an_autonomous_place_may_leave_its_peoples_out(code: str, name: str, called: bool) -> None:
    division = vocabulary().division(code, 2020)
    assert division is not None
    assert is_called(division, name) == called


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("改革、改革", False),  # met too seldom to tell
        ("改革、改革、改革", True),
        ("改革、改革、改革、改、改、革、革", True),  # three of five
        ("改革、改革、改革、改、改、改、革、革、革", False),
        ("改革、改革、改革、革、革、革", True),  # 改 alone stands nowhere
        ("改，改，改，", False),
    ],
)
def test_characters_are_bound_that_mostly_stand_together(text: str, together: bool) -> None:
    assert Bound(text).cut(slice(1, 1)) == (together, together)


def test_a_name_that_goes_on_is_shown_with_what_stands_beside_it() -> None:
    (hit,) = hits("TEXT008", ("title: 2020年云溪区政府工作报告", "title: 溪区政府工作报告"))
    assert hit == (
        "page_title is 溪区政府工作报告, and the text goes on beside it: '云溪区政府工作报告'"
    )
