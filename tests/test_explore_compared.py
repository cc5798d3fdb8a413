"""Pages that compare: all places for one indicator and year, and a place over its years."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from conftest import PACKAGE
from pages_read import BUILD, HOSTILE, hostile

from reportschema.pages.content import Content, short_name
from reportschema.pages.pairs import Pair, pairs_of
from reportschema.pages.render import Site
from reportschema.publishing.site import compare, years
from reportschema.publishing.site.whole import site_files
from reportschema.verbs.explore import read_content

NATION = "en/years/100000.html"


@pytest.fixture(scope="module")
def content() -> Content:
    return read_content(PACKAGE)


@pytest.fixture(scope="module")
def pairs(content: Content) -> list[Pair]:
    """Every row of `panel` that is about an indicator."""
    named = [row for row in content.rows("panel") if row["subject"] in content.indicators]
    return list(pairs_of(content, named))


def test_a_side_has_its_figure_exactly_where_the_panel_says_so(pairs: list[Pair]) -> None:
    assert len(pairs) > 1500
    for pair in pairs:
        for side, figure in (("promised", pair.target), ("reported", pair.outcome)):
            assert (figure is not None) == (pair.row[f"{side}_state"] == "given"), pair.row["id"]
            if figure is not None:
                assert figure["report_id"] == pair.row[f"{side}_report"]
                assert figure["normalized_value"] == pair.row[f"{side}_value"]
                assert figure["hedge"] == pair.row[f"{side}_hedge"]
        assert (pair.stretch is not None) == bool(pair.row["stretch_value"])


def _rows(page: bytes, table: str) -> dict[str, list[str]]:
    """First cell of each row of a table -> the words of the others."""
    html = page.decode()
    body = html[html.index(f'id="{table}"') :].split("<tbody>")[1].split("</tbody>")[0]
    rows = {}
    for row in body.split("<tr")[1:]:
        cells = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)
        words = [" ".join(unescape(re.sub(r"<[^>]+>", "", cell)).split()) for cell in cells]
        rows[words[0]] = words[1:]
    return rows


def test_the_nation_has_a_row_for_each_of_its_years(site: Mapping[str, bytes]) -> None:
    rows = _rows(site[NATION], "gdp-table")
    assert list(rows) == [str(year) for year in range(2004, 2026)]
    promised, firmly, exact, reported, _, gap, outcome = rows["2014"]
    assert promised == "~about 7.5 %"
    assert firmly == "“about”: no bound either way; promised plainly"
    assert exact.startswith("增长7.5%左右")
    assert (reported, gap, outcome) == ("7.4 %", "\u22120.1", "open")


def test_a_year_without_a_target_says_why(site: Mapping[str, bytes]) -> None:
    assert _rows(site[NATION], "gdp-table")["2020"][0] == "words only"
    assert _rows(site[NATION], "gdp-table")["2025"][3] == "no report"
    investment = _rows(site[NATION], "fixed_asset_investment-table")
    assert investment["2010"][0] == "not stated"
    assert "the report of the year does not speak of it" in site[NATION].decode()


def test_a_fall_is_bounded_from_above(site: Mapping[str, bytes]) -> None:
    promised, firmly, exact, *_ = _rows(site[NATION], "energy_intensity-table")["2017"]
    assert promised == "≤at most \u22123.4 %"
    assert firmly == "a fall of that or more (以上); promised plainly"
    assert exact.startswith("下降3.4%以上")


def test_goals_of_a_plan_are_told_apart_from_those_of_a_year(site: Mapping[str, bytes]) -> None:
    html = site[NATION].decode()
    plans = html[html.index('id="plans-table"') :]
    assert "2016–2020" in plans
    assert "6.5%以上" in plans


def test_all_places_stand_side_by_side(site: Mapping[str, bytes]) -> None:
    rows = _rows(site["en/compare/gdp-2025.html"], "places-table")
    assert len(rows) == 33
    assert next(iter(rows)) == "Tibet Autonomous Region province"
    tibet, hainan = rows["Tibet Autonomous Region province"], rows["Hainan Province province"]
    assert tibet[0] == "≥at least 7 %"
    assert tibet[1].endswith("striving for 8 %")
    assert hainan[0] == "≥at least 6 %"
    assert hainan[3:] == ["4 %", "\u22122", "not reached"]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("Beijing Municipality", "in step with Gross domestic product"),
        ("Sichuan Province", "about in step with Gross domestic product"),
        ("Jilin Province", "faster than Gross domestic product"),
    ],
)
def test_a_target_tied_to_another_figure_keeps_its_hedge(
    site: Mapping[str, bytes], place: str, said: str
) -> None:
    rows = _rows(site["en/compare/resident_income-2025.html"], "places-table")
    assert rows[f"{place} province"][0] == said


def test_a_place_without_a_target_stays_in_the_comparison(site: Mapping[str, bytes]) -> None:
    rows = _rows(site["en/compare/budget_revenue-2025.html"], "places-table")
    assert len(rows) == 33
    assert [words[0] for words in rows.values()].count("not stated") == 11


def test_the_picture_has_its_rows_in_the_order_of_the_table(site: Mapping[str, bytes]) -> None:
    page = site["en/compare/cpi-2025.html"]
    spec = _spec(page)
    shown = [short_name(name.rpartition(" ")[0]) for name in _rows(page, "places-table")]
    names = spec["encoding"]["y"]["scale"]["domain"]
    assert names == [name for name in shown if name in names]
    assert names[0] == "Tibet"
    assert len(names) == 28


def test_places_of_one_name_have_a_row_each(content: Content) -> None:
    tables = {
        **content.tables,
        "divisions": [{**row, "name_en": "Chaoyang District"} for row in content.rows("divisions")],
    }
    site = Site(Content(content.descriptor, tables), "en", BUILD)
    names = _spec(dict(compare.pages(site))["en/compare/gdp-2025.html"])["encoding"]["y"]["scale"][
        "domain"
    ]
    assert len(set(names)) == len(names) == 32
    assert "Chaoyang 440103" in names


def test_the_pictures_of_a_place_share_an_axis_from_its_first_year_to_its_last(
    content: Content,
) -> None:
    """Also where one row alone is of the first year, and one of the last."""
    within = ("2015", "2016", "2017", "2018")
    of_nation = [row for row in content.of_place("panel", "100000") if row["year"] in within]
    gdp = [row["id"] for row in of_nation if row["id"].endswith("/gdp/growth-%")]
    panel = [row for row in of_nation if row["year"] in within[1:3] or row["id"] in gdp]
    tables = {**content.tables, "panel": panel}
    page = dict(years.pages(Site(Content(content.descriptor, tables), "en", BUILD)))[NATION]
    for name in ("gdp-growth", "cpi-growth"):
        assert _spec(page, name)["encoding"]["x"]["scale"]["domain"] == [2013 - 0.6, 2020 + 1.2]


def _spec(page: bytes, name: str = "side") -> dict[str, Any]:
    html = page.decode().split(f'id="{name}-spec">')[1].split("</script>")[0]
    spec: dict[str, Any] = json.loads(html)
    return spec


def test_few_numbers_are_no_picture(site: Mapping[str, bytes]) -> None:
    assert "side-spec" not in site["en/compare/resident_income-2026.html"].decode()


def test_the_nations_sum_is_on_no_axis_of_provinces(site: Mapping[str, bytes]) -> None:
    page = site["en/compare/urban_new_jobs-2025.html"]
    assert "People's Republic of China national" in _rows(page, "places-table")
    names = _spec(page)["encoding"]["y"]["scale"]["domain"]
    assert "Guangdong" in names
    assert "The nation" not in names
    assert "2 places of another level" in page.decode()


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("en/compare/gdp-2025.html", "63 of the 64 reports on this page are here with"),
        (NATION, "The reports on this page are here with their main targets"),
        ("zh/place/110000.html", "仅收录主要指标"),
        ("en/index.html", "84 of the 89 reports"),
    ],
)
def test_a_page_says_where_only_the_headline_was_annotated(
    site: Mapping[str, bytes], page: str, said: str
) -> None:
    assert said in site[page].decode()


@pytest.mark.parametrize(
    ("lang", "double", "plan"),
    [("en", "100 % since 2010", "words only 2021–2025"), ("zh", "比2010年", "仅文字 2021–2025")],
)
def test_a_cell_says_where_it_is_of_more_than_its_year(
    site: Mapping[str, bytes], lang: str, double: str, plan: str
) -> None:
    html = site[f"{lang}/place/100000.html"].decode()
    table = html[html.index('id="matrix-table"') :].split("</table>")[0]
    words = " ".join(unescape(re.sub(r"<[^>]+>", "", table)).split())
    assert double in words
    assert plan in words
    assert "since 2024" not in words, "growth on the year before needs no word"


def test_what_nobody_looked_for_is_not_shown_as_missing(site: Mapping[str, bytes]) -> None:
    assert 'id="problems"' in site["en/place/440103.html"].decode()
    assert 'id="problems"' not in site["en/place/110000.html"].decode()


def test_home_leads_to_both(site: Mapping[str, bytes]) -> None:
    html = site["zh/index.html"].decode()
    for address in ("compare/gdp-2026.html", "compare.html", "years/100000.html"):
        assert f'href="{address}"' in html


def test_a_package_of_one_place_has_neither(example_package: Path) -> None:
    files = site_files(read_content(example_package), BUILD)
    assert not [name for name in files if "compare" in name or "/years/" in name]
    assert "compare.html" not in files["en/index.html"].decode()


def test_nothing_hostile_stands_in_them(content: Content) -> None:
    site = Site(hostile(content), "en", BUILD)
    for kind in (compare, years):
        for name, data in kind.pages(site):
            html = data.decode()
            assert HOSTILE not in html, name
            assert "<script>window" not in html, name
            assert "<img" not in html, name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Guangxi Zhuang Autonomous Region", "Guangxi"),
        ("广西壮族自治区", "广西"),
        ("Beijing Municipality", "Beijing"),
        ("北京市", "北京"),
        ("Haizhu District", "Haizhu"),
        ("海珠区", "海珠区"),
        ("沙市", "沙市"),
    ],
)
def test_a_picture_calls_a_place_by_its_short_name(name: str, short: str) -> None:
    assert short_name(name) == short
