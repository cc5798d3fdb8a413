"""The data dictionary of the package: complete, with what a user would stumble over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import EXAMPLE, PACKAGE, Resources

from reportschema import accept, build, read_package
from reportschema.guide import sections
from reportschema.publishing.computed.breaks import _bases, _occasions, _revisions
from reportschema.publishing.describing.dictionary import _short


def test_the_dictionary_lists_the_breaks_of_the_places_by_year() -> None:
    page = (PACKAGE / "README.md").read_text(encoding="utf-8")
    breaks = page.partition("## Breaks")[2].partition("## How far")[0]
    for words in (
        "| 440103 | 2005 | Fangcun",
        "`fixed_asset_investment`",
        "| 440105 | 2020 | `440105-2020` was given on 2020-09-09",
    ):
        assert words in breaks
    assert "Dongshan" not in breaks  # a place that the package does not hold


def test_the_dictionary_warns_where_a_user_would_stumble(resources: Resources) -> None:
    page = (PACKAGE / "README.md").read_text(encoding="utf-8")
    for name in (
        "reports",
        "observations",
        "core_list",
        "breaks",
        "panel",
        "target_panel",
        "outcome_panel",
        "frame",
        "awards",
        "numerals",
    ):
        section = page.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        assert "\n> " in section
        assert re.search(r"\| `[^`]+` \|$", section, re.M), "an example row"
    assert set(sections("codebook", 3)) <= set(resources)


def test_the_diagram_draws_every_reference_between_tables(resources: Resources) -> None:
    page = (PACKAGE / "README.md").read_text(encoding="utf-8")
    drawn = page.partition("```mermaid")[2].partition("```")[0]
    for name, resource in resources.items():
        for link in resource["schema"].get("foreignKeys", []):
            column, target = link["fields"][0], link["reference"]["resource"] or name
            assert (
                column in ("report_id", "section_id", "topic")
                or f"{target} ||--o{{ {name} : {column}\n" in drawn
            )


def test_titles_of_nested_columns_say_whose_they_are(resources: Resources) -> None:
    titles = [
        field["title"]
        for field in resources["reports"]["schema"]["fields"]
        if field["name"].endswith("_state")
    ]
    assert titles[0] == "annotation: outline: state"
    assert len(set(titles)) == 9


def test_the_dictionary_names_every_table_column_and_value(resources: Resources) -> None:
    page = (PACKAGE / "README.md").read_text(encoding="utf-8")
    for table, resource in resources.items():
        section = page.split(f"\n## {table}\n")[1].split("\n## ")[0]
        for field in resource["schema"]["fields"]:
            assert f"| `{field['name']}` |" in section
            assert all(
                f"`{category['value']}`" in section for category in field.get("categories", [])
            )


def test_the_dictionary_says_what_a_field_goes_with(resources: Resources) -> None:
    page = (PACKAGE / "README.md").read_text(encoding="utf-8")
    rows = {row["id"]: row for row in read_package(PACKAGE).cells("fields")}
    en = "Where transformation is level, base_period is empty: "
    zh = "transformation 为 level 时，base_period 须留空："
    for table in ("observations", "targets"):
        section = page.partition(f"\n## {table}\n")[2].partition("\n## ")[0]
        for column in ("transformation", "base_period"):
            listed = section.partition(f"What `{column}` goes with:")[2].partition("\n\nW")[0]
            assert en in listed
            assert zh in listed
            assert en in rows[f"{table}.{column}"]["fits"]
            assert zh in rows[f"{table}.{column}"]["fits_zh"]
    assert rows["numerals.role"]["fits"]
    assert rows["observations.id"]["fits"] == ""
    assert {column["name"] for column in resources["fields"]["schema"]["fields"]} >= {"fits"}


def test_it_counts_by_table_who_has_read_the_records(tmp_path: Path) -> None:
    source = tmp_path / "sources" / "yunxi.yaml"
    source.parent.mkdir()
    source.write_bytes(EXAMPLE.read_bytes())
    accept(source, ["o1", "o2", "t1"], by="person", who="陈")
    accept(source, ["o2", "o3", "t2"], by="language_model", who="a model 2")
    text = source.read_text(encoding="utf-8")
    source.write_text(text.replace("{id: o3,", "{id: o3, status: preliminary,"), encoding="utf-8")
    assert not build(source.parent, tmp_path / "package").errors
    page = (tmp_path / "package" / "README.md").read_text(encoding="utf-8")
    section = page.partition("## Who has read the records")[2].partition("\n## ")[0]
    assert "| observations | 16 | 3 | 0 | 1 |" in section
    assert "| targets | 7 | 2 | 1 | 0 |" in section
    assert "| problems | 2 | 0 | 0 | 0 |" in section


def test_it_says_that_nobody_has_read_a_record(example: str, tmp_path: Path) -> None:
    before, entry, after = example.partition("reviewed:\n")
    unread = before + after.partition("\n\n")[2]
    assert entry
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "yunxi.yaml").write_text(unread, encoding="utf-8")
    build(tmp_path / "sources", tmp_path / "package")
    page = (tmp_path / "package" / "README.md").read_text(encoding="utf-8")
    assert "Nobody has entered yet that a record was read against the text." in page


@pytest.mark.parametrize(
    ("stated", "says"),
    [
        ([("a", "6"), ("b", "6")], []),
        ([("a", "6"), ("a", "7")], []),
        ([("a", "6"), ("b", "")], []),
        (
            [("a", "6"), ("b", "6.1"), ("c", "6")],
            ["`gdp` (growth) has several vintages: 6 % (`a`, `c`), 6.1 % (`b`)."],
        ),
    ],
)
def test_a_vintage_is_another_value_of_another_report(
    stated: list[tuple[str, str]], says: list[str]
) -> None:
    assert [line.says for line in _revisions([_outcome(*row) for row in stated])] == says


@pytest.mark.parametrize(
    ("bases", "says"),
    [
        (["comparable", "comparable"], []),
        (["", ""], []),
        (
            ["comparable", ""],
            ["The basis of `gdp` (growth) changes from comparable to unsaid in `b`."],
        ),
        (
            ["", "comparable"],
            ["The basis of `gdp` (growth) changes from unsaid to comparable in `b`."],
        ),
    ],
)
def test_a_basis_that_changes_breaks_its_series(bases: list[str], says: list[str]) -> None:
    panel = [_outcome(report, "6", basis) for report, basis in zip("ab", bases, strict=True)]
    years = [{"id": "a", "year": "2019"}, {"id": "b", "year": "2020"}]
    assert [line.says for line in _bases(panel, years)] == says


def _outcome(report: str, value: str, basis: str = "") -> dict[str, str]:
    """A row of `outcome_panel` of one series and year, as the dictionary reads it."""
    return {
        "place_id": "990101",
        "period": "2018",
        "indicator": "gdp",
        "transformation": "growth",
        "collection": "",
        "base_period": "2017",
        "basis": basis,
        "normalized_unit": "%",
        "normalized_value": value,
        "report_id": report,
    }


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (["2019-01-15", "2020-01-15"], []),
        (["2020-06-30"], []),
        (
            ["2020-07-01"],
            ["`r0` was given on 2020-07-01: part of the time that it plans had already passed."],
        ),
        (["2020-01-15", "2020-05-20"], ["Two reports were given in one year: `r0`, `r1`."]),
    ],
)
def test_a_late_report_and_a_second_one_of_a_year_break_series(
    given: list[str], says: list[str]
) -> None:
    reports = [
        {"place_id": "990101", "year": day[:4], "id": f"r{n}", "delivered": day}
        for n, day in enumerate(given)
    ]
    assert [line.says for line in _occasions(reports)] == says


@pytest.mark.parametrize(("length", "shown"), [(59, 59), (60, 60), (61, 60)])
def test_an_example_has_sixty_characters_at_most(length: int, shown: int) -> None:
    text = _short("云" * length)
    assert len(text) == shown
    assert (text[-1] == "…") == (length > shown)
