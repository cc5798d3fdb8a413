"""What figures are called: the same words coded alike in all reports, and no second label."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportschema.verbs.validate import validate

FIGURE = "label: 修好山路, value: 18.6, unit: 公里, collection: sum"


def codes(folder: Path, example: str, **reports: str) -> list[tuple[str, str]]:
    """(file, code) of what is found in the example, given once a year with another figure."""
    for year, figure in reports.items():
        text = example.replace(FIGURE, figure).replace("id: 990101-2020", f"id: 990101-{year[1:]}")
        text = text.replace('delivered: "2020', f'delivered: "{year[1:]}')
        (folder / f"{year[1:]}.yaml").write_text(text, encoding="utf-8")
    findings = validate([folder]).findings
    return [
        (Path(finding.file).stem, finding.code)
        for finding in findings
        if finding.code.startswith(("CORPUS", "VOCAB"))
    ]


def called(label: str, unit: str = "公里", collection: str = "sum") -> str:
    return f"label: {label}, value: 18.6, unit: {unit}, collection: {collection}"


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("推进整治的河涌", "推进河涌整治"),
        ("村道整治长度", "北山村道整治长度"),
        ("区认定护林道", "认定的区护林道"),
    ],
)
def test_labels_that_differ_in_order_or_in_little_are_one_subject(
    tmp_path: Path, example: str, earlier: str, later: str
) -> None:
    found = codes(tmp_path, example, y2019=called(earlier), y2020=called(later))
    assert found == [("2020", "CORPUS005")]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("新建护林道", "关闭护林道"),
        ("甲等护林道长度", "乙等护林道长度"),
        ("护林道", "护林道沿线加装的太阳能照明"),
    ],
)
def test_labels_of_other_subjects_are_left_alone(
    tmp_path: Path, example: str, earlier: str, later: str
) -> None:
    assert codes(tmp_path, example, y2019=called(earlier), y2020=called(later)) == []


def test_labels_counted_in_units_of_other_kinds_are_other_subjects(
    tmp_path: Path, example: str
) -> None:
    figures = {"y2019": called("整治的河涌"), "y2020": called("推进整治的河涌", unit="条")}
    codes_of_rules = codes(tmp_path, example, **figures)
    assert "CORPUS005" not in [code for _, code in codes_of_rules]


@pytest.mark.parametrize("years", [("y2018", "y2019", "y2020"), ("y2019", "y2020")])
def test_one_wording_with_two_codings_is_found_in_the_later_report(
    years: tuple[str, ...], tmp_path: Path, example: str
) -> None:
    words = "label_as_written: 村道亮化整治"
    figures = {
        year: called("村道修整" if year == "y2020" else "装灯村道").replace(
            ", value", f", {words}, value"
        )
        for year in years
    }
    assert codes(tmp_path, example, **figures) == [("2020", "CORPUS004")]


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (called("山区新建绿道"), ["VOCAB008"]),
        (called("新建绿道总数"), ["VOCAB008"]),
        (called("新建绿道"), ["VOCAB007"]),
        (called("山区新建绿道", unit="条"), []),
        (called("山区新建绿道", collection="end"), []),
        (called("新建绿道驿站"), []),
        ('label: 软件企业收入占现代服务业比重, value: 18.6, unit: "%"', []),
    ],
)
def test_a_label_ends_with_an_indicator_only_where_it_measures_that(
    tmp_path: Path, example: str, figure: str, expected: list[str]
) -> None:
    assert [code for _, code in codes(tmp_path, example, y2020=figure)] == expected
