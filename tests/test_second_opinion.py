"""`validate --second-opinion`: the text is drafted afresh, and a source that says otherwise warned.

The source is the draft of a fictional speech, with one record of it coded wrongly in each test.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLE, EXAMPLES, run

from reportschema.checking.rules.second.clauses import _names_in
from reportschema.checking.rules.second.figures import _apart
from reportschema.files.canonical.layout import plain_data, source_text
from reportschema.files.finding.sources import NothingToCheckError, load_source
from reportschema.models import Observation, Review, Target, WorkReport
from reportschema.models.annotating.annotation_codes import ReviewReason
from reportschema.models.fields.codes import Stance, Transformation
from reportschema.verbs import second_reading
from reportschema.verbs.draft import draft
from reportschema.verbs.validate import Validation, summary_line, summary_of, validate
from reportschema.vocabularies import vocabulary

SPEECH = """政府工作报告
——2024年1月10日在清苑区第十一届人民代表大会第四次会议上
清苑区人民政府区长 林听雨
各位代表：
现在，我代表区人民政府，向大会报告工作，请予审议。
一、2023年工作回顾
过去一年，全区上下同心，经济稳中有进。地区生产总值达到412.6亿元，增长5.8%。\
人均地区生产总值达到9.1万元。一般公共预算收入21.4亿元，增长3.2%。\
城镇居民人均可支配收入增长5.1%，农村居民人均可支配收入增长6.9%。\
出口总额、进口总额分别增长4%、7.5%。规上工业企业研发经费投入8.3亿元。\
高新技术企业达到236家，其中区级高新技术企业61家。城镇新增就业1.2万人。新建公园4个。\
老百姓的日子一天比一天好。
我们也看到，路灯不够亮，停车不够方便。
二、2024年工作安排
今年经济社会发展的主要预期目标是：地区生产总值增长5.5%左右，一般公共预算收入增长3%，\
城镇新增就业1.1万人以上，居民消费价格涨幅3%左右。
我们要新建公园6个，建成停车位800个，改造老旧小区12个。
各位代表！让我们携手努力，把清苑建设得更加美好！
"""
Change = dict[str, Any]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The speech and its draft."""
    folder = tmp_path_factory.mktemp("second")
    (folder / "texts").mkdir()
    (folder / "texts" / "a.txt").write_text(SPEECH, encoding="utf-8")
    draft(folder / "texts" / "a.txt", folder / "draft.yaml")
    return folder


@pytest.fixture(scope="module")
def report(folder: Path) -> WorkReport:
    return WorkReport.model_validate(load_source(folder / "draft.yaml").data)


Asked = Callable[[WorkReport], list[str]]


@pytest.fixture
def asked(folder: Path, tmp_path: Path) -> Asked:
    """What a second reading says of a source: the codes with their messages."""

    def ask(source: WorkReport) -> list[str]:
        path = tmp_path / "source.yaml"
        path.write_text(source_text(source), encoding="utf-8")
        return second_findings(validate(path, folder / "texts", second_opinion=True))

    return ask


def second_findings(validation: Validation) -> list[str]:
    return [f"{f.code} {f.message}" for f in validation.findings if f.code.startswith("SECOND")]


def of(report: WorkReport, exact: str) -> Observation | Target:
    """The figure of a quote that stands once."""
    figures: list[Observation | Target] = [*report.observations, *report.targets]
    (figure,) = (each for each in figures if each.at.exact == exact)
    return figure


def coded(report: WorkReport, changes: dict[str, Change]) -> WorkReport:
    """The report with the figures of some quotes coded otherwise."""
    lists: Change = {}
    for name in ("observations", "targets"):
        lists[name] = tuple(
            record.model_copy(update=changes.get(record.at.exact, {}))
            for record in getattr(report, name)
        )
    return report.model_copy(update=lists)


def test_a_source_like_its_draft_is_warned_of_nothing(report: WorkReport, asked: Asked) -> None:
    assert len(report.observations) >= 14
    assert len(report.targets) >= 7
    assert asked(report) == []


def test_urban_and_rural_swapped(report: WorkReport, asked: Asked) -> None:
    urban, rural = of(report, "增长5.1%"), of(report, "增长6.9%")
    assert (urban.indicator, rural.indicator) == ("urban_income", "rural_income")
    swapped = coded(
        report,
        {"增长5.1%": {"indicator": "rural_income"}, "增长6.9%": {"indicator": "urban_income"}},
    )
    assert asked(swapped) == [
        f"SECOND001 {urban.id}: indicator is rural_income, and a second reading says "
        f"urban_income, and {rural.id} the other way round",
        f"SECOND001 {rural.id}: indicator is urban_income, and a second reading says "
        f"rural_income, and {urban.id} the other way round",
    ]


def test_two_numbers_dealt_out_to_the_wrong_two(report: WorkReport, asked: Asked) -> None:
    exports, imports = of(report, "增长4%"), of(report, "7.5%")
    swapped = coded(report, {"增长4%": {"indicator": "imports"}, "7.5%": {"indicator": "exports"}})
    assert asked(swapped) == [
        f"SECOND001 {exports.id}: indicator is imports, and a second reading says exports, "
        f"and {imports.id} the other way round",
        f"SECOND001 {imports.id}: indicator is exports, and a second reading says imports, "
        f"and {exports.id} the other way round",
    ]


def test_one_of_two_that_share_a_clause_is_left_to_a_person(
    report: WorkReport, asked: Asked
) -> None:
    assert asked(coded(report, {"7.5%": {"indicator": "exports"}})) == []


@pytest.mark.parametrize(
    ("exact", "wrong", "right"),
    [
        ("412.6亿元", "gdp_per_capita", "gdp"),
        ("增长5.8%", "gdp_per_capita", "gdp"),  # the clause before names it
        ("增长6.9%", "urban_income", "rural_income"),
        ("9.1万元", "gdp", "gdp_per_capita"),  # the longer name hides the shorter one
    ],
)
def test_another_series_than_the_clause_names(
    exact: str, wrong: str, right: str, report: WorkReport, asked: Asked
) -> None:
    assert asked(coded(report, {exact: {"indicator": wrong}})) == [
        f"SECOND001 {of(report, exact).id}: indicator is {wrong}, and a second reading says "
        f"{right}, which its clause names"
    ]


def test_a_label_for_what_the_vocabulary_has_only_says_less(
    report: WorkReport, asked: Asked
) -> None:
    label = {"indicator": None, "label": "居民消费价格涨幅"}
    assert asked(coded(report, {"3%左右": label})) == []


@pytest.mark.parametrize(
    ("own", "read", "apart"),
    [
        ("规上", "规上工业企业", False),
        ("规上工业企业", "规上", False),
        ("区级", "市级", False),  # half of it
        ("区属", "市级", True),
        ("山区村", "村小学生", True),  # a third
    ],
)
def test_two_names_of_a_subset_have_half_their_characters_alike(
    own: str, read: str, apart: bool
) -> None:
    assert _apart(own, read) == apart


def test_a_name_that_runs_on_beyond_its_stretch_is_not_in_it() -> None:
    words = "全区地区生产总值增长"
    assert list(_names_in(words, 2, 8, vocabulary())) == [(2, 8, "gdp")]
    assert "gdp" not in {name.code for name in _names_in(words, 2, 7, vocabulary())}


def test_a_subset_that_the_source_lacks(report: WorkReport, asked: Asked) -> None:
    for exact, subset in (("61家", "区级"), ("8.3亿元", "规上工业企业")):
        figure = of(report, exact)
        assert figure.coverage == subset
        assert asked(coded(report, {exact: {"coverage": None}})) == [
            f"SECOND004 {figure.id}: coverage is empty, and a second reading says {subset}"
        ]
        assert asked(coded(report, {exact: {"coverage": f"{subset}所属"}})) == []


@pytest.mark.parametrize(("exact", "year"), [("21.4亿元", "2022"), ("800个", "2025")])
def test_a_period_moved_by_a_year(exact: str, year: str, report: WorkReport, asked: Asked) -> None:
    figure = of(report, exact)
    assert asked(coded(report, {exact: {"period": year}})) == [
        f"SECOND002 {figure.id}: period is {year}, and a second reading says {figure.period}"
    ]


def test_a_month_or_a_span_that_ends_with_the_year_is_no_other_time(
    report: WorkReport, asked: Asked
) -> None:
    for period in ("2023-12", "2021/2023", "../2023"):
        assert asked(coded(report, {"4个": {"period": period}})) == []


def test_a_promise_filed_as_an_achievement(report: WorkReport, asked: Asked) -> None:
    promise = of(report, "6个")
    row = {
        key: value for key, value in plain_data(promise).items() if key in Observation.model_fields
    }
    achieved = Observation.model_validate(row | {"id": "o90"})
    source = report.model_copy(
        update={
            "observations": (*report.observations, achieved),
            "targets": tuple(t for t in report.targets if t is not promise),
        }
    )
    assert asked(source) == [
        "SECOND003 o90: stance is observation, and a second reading says target promised"
    ]


def test_an_achievement_filed_as_a_promise(report: WorkReport, asked: Asked) -> None:
    built = of(report, "4个")
    promised = Target.model_validate(plain_data(built) | {"id": "t90"})
    source = report.model_copy(
        update={
            "observations": tuple(o for o in report.observations if o is not built),
            "targets": (*report.targets, promised),
        }
    )
    assert asked(source) == [
        "SECOND003 t90: stance is target promised, and a second reading says observation"
    ]


def test_a_promise_filed_as_told_again(report: WorkReport, asked: Asked) -> None:
    source = coded(report, {"800个": {"stance": Stance.RECALLED}})
    assert asked(source) == [
        f"SECOND003 {of(report, '800个').id}: stance is target recalled, and a second reading "
        "says target promised"
    ]


def test_a_level_filed_as_a_growth(report: WorkReport, asked: Asked) -> None:
    source = coded(report, {"9.1万元": {"transformation": Transformation.GROWTH}})
    assert asked(source) == [
        f"SECOND005 {of(report, '9.1万元').id}: transformation is growth, and a second reading "
        "says level"
    ]


def test_of_two_differences_in_one_figure_one_is_said(report: WorkReport, asked: Asked) -> None:
    source = coded(report, {"9.1万元": {"indicator": "gdp", "period": "2022"}})
    (finding,) = asked(source)
    assert finding.startswith("SECOND001")


def test_a_record_in_doubt_is_not_compared(report: WorkReport, asked: Asked) -> None:
    doubt = Review(reason=ReviewReason.PERIOD_IN_DOUBT)
    assert asked(coded(report, {"800个": {"period": "2025", "review": doubt}})) == []


def test_it_is_allowed_with_a_reason_and_only_judged_where_it_is_asked_for(
    report: WorkReport, folder: Path, tmp_path: Path
) -> None:
    source = tmp_path / "source.yaml"
    wrong = source_text(coded(report, {"800个": {"period": "2025"}}))
    line = next(line for line in wrong.split("\n") if "800个" in line)
    allowed = wrong.replace(line, f"  # allow SECOND002: the yard opens a year later\n{line}")
    source.write_text(allowed, encoding="utf-8")
    asked_for = validate(source, folder / "texts", second_opinion=True)
    assert second_findings(asked_for) == []
    assert [s.finding.code for s in asked_for.suppressed] == ["SECOND002"]
    for validation in (validate(source, folder / "texts"), validate(source)):
        assert "ALLOW003" not in {finding.code for finding in validation.findings}
        assert validation.suppressed == []


def test_it_counts_the_figures_that_were_compared(report: WorkReport, folder: Path) -> None:
    validation = validate(folder / "draft.yaml", folder / "texts", second_opinion=True)
    (count,) = validation.compared.values()
    assert count == len(report.observations) + len(report.targets)
    assert summary_of(validation)["figures_read_again"] == count
    assert f"{count} figures read a second time" in summary_line(validation)
    assert "a second time" not in summary_line(validate(folder / "draft.yaml", folder / "texts"))


def test_the_example_of_the_rules_is_read_alike() -> None:
    validation = validate(EXAMPLE, EXAMPLES, second_opinion=True)
    assert validation.findings == []
    assert sum(validation.compared.values()) >= 20


def test_without_texts_there_is_no_second_opinion() -> None:
    with pytest.raises(NothingToCheckError, match="--texts"):
        validate(EXAMPLE, second_opinion=True)
    result = run("validate", str(EXAMPLE), "--second-opinion")
    assert result.exit_code == 2
    assert "--texts" in result.stderr


def test_a_text_that_cannot_be_read_again_is_named_and_the_rest_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(second_reading, "read_text", fails)
    validation = validate(folder / "draft.yaml", folder / "texts", second_opinion=True)
    assert (validation.errors, validation.compared) == (0, {})
    assert "draft.yaml: no second opinion: READ009" in capsys.readouterr().err


def test_from_the_command_line(report: WorkReport, folder: Path, tmp_path: Path) -> None:
    source = tmp_path / "source.yaml"
    source.write_text(source_text(coded(report, {"800个": {"period": "2025"}})), encoding="utf-8")
    result = run("validate", str(source), "--texts", str(folder / "texts"), "--second-opinion")
    assert "SECOND002 warning" in result.stdout
    assert result.exit_code == 0
