"""`explore`: what the pages of a package hold and link, and what they never let run.

How they behave is in test_explore_browser.py.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote

import pytest
from conftest import EXAMPLES, PACKAGE, run
from pages_read import BUILD, Page, files_below, pages_of

import reportschema
from reportschema.pages.words import LANGUAGES, words
from reportschema.publishing.site.whole import site_files
from reportschema.verbs.explore import read_content

pytestmark = pytest.mark.untraced


@pytest.fixture(scope="module")
def example_site(example_package: Path) -> dict[str, bytes]:
    """The pages of the fictional report, with its text."""
    return site_files(read_content(example_package, EXAMPLES), BUILD)


def test_every_place_report_and_indicator_has_a_page_in_both_languages(
    site: Mapping[str, bytes],
) -> None:
    for lang in LANGUAGES:
        for name in (
            "index",
            "indicators",
            "search",
            "place/440103",
            "place/440105",
            "report/440103-2025",
            "indicator/gdp",
        ):
            assert f"{lang}/{name}.html" in site
    english, chinese = (
        {name[3:] for name in site if name.startswith(f"{lang}/")} for lang in LANGUAGES
    )
    assert english == chinese


def test_without_texts_no_page_of_a_text_is_made(site: Mapping[str, bytes]) -> None:
    assert not [name for name in site if "/text/" in name]


@pytest.mark.parametrize("which", ["site", "example_site"])
def test_every_link_leads_somewhere(which: str, request: pytest.FixtureRequest) -> None:
    files: dict[str, bytes] = request.getfixturevalue(which)
    pages = pages_of(files)
    broken = []
    for name, page in pages.items():
        for link in page.links:
            if re.match(r"https?://", link):
                continue
            path, _, fragment = link.partition("#")
            target = normpath(join(dirname(name), path)) if path else name
            if target not in files or (fragment and unquote(fragment) not in pages[target].ids):
                broken.append((name, link))
    assert not broken


@pytest.mark.parametrize("which", ["site", "example_site"])
def test_ids_are_unique_on_a_page(which: str, request: pytest.FixtureRequest) -> None:
    for name, page in pages_of(request.getfixturevalue(which)).items():
        assert len(page.ids) == len(set(page.ids)), (
            name,
            {name for name in page.ids if page.ids.count(name) > 1},
        )


def test_a_newcomer_reads_what_liwan_promised_for_2025_and_how_firmly(
    site: Mapping[str, bytes],
) -> None:
    for page in ("index", "place/440103", "report/440103-2025"):
        html = site[f"en/{page}.html"].decode()
        row = next(row for row in html.split("<tr") if "增长5%左右" in row)
        assert re.search(r'class="sr">about </span><span class="n">5</span>', row)
        assert "no bound either way" in row
        assert "promised plainly" in row


def test_the_first_table_of_a_place_has_all_core_indicators(site: Mapping[str, bytes]) -> None:
    with (PACKAGE / "indicators.csv").open(encoding="utf-8") as file:
        core = {row["code"] for row in csv.DictReader(file) if row["core"] == "true"}
    for place in ("110000", "140000"):
        page = site[f"en/place/{place}.html"].decode()
        rest = page[page.index('id="rest-table"') :].split("</table>")[0]
        codes = set(re.findall(r"indicator/(\w+)\.html", rest))
        assert codes
        assert not codes & core


def test_the_newest_reports_come_first(site: Mapping[str, bytes]) -> None:
    home = site["en/index.html"].decode()
    table = home[home.index('id="latest-table"') :].split("</table>")[0]
    years = re.findall(r"report/\d+-(\d{4})\.html", table)
    assert years == sorted(years, reverse=True)
    assert years[0] == max(re.findall(r"report/\d+-(\d{4})\.html", " ".join(site)))


def test_problems_that_recur_come_first(site: Mapping[str, bytes]) -> None:
    html = site["en/place/440103.html"].decode()
    table = html[html.index('id="recurring-table"') :].split("</table>")[0]
    counts = [int(count) for count in re.findall(r"(\d+) of 3</td>", table)]
    assert counts[0] == 3
    assert counts == sorted(counts, reverse=True)


def test_each_record_of_a_text_links_to_its_place_and_back(
    example_site: Mapping[str, bytes],
) -> None:
    report, text = (
        Page(example_site[f"en/{kind}/990101-2020.html"].decode()) for kind in ("report", "text")
    )
    marked = {
        link.partition("#")[2]
        for link in text.links
        if link.startswith("../report/990101-2020.html#")
    }
    there = {
        link.partition("#")[2]
        for link in report.links
        if link.startswith("../text/990101-2020.html#")
    }
    figures = {name for name in report.ids if re.fullmatch(r"[ot]\d+", name)}
    assert figures
    assert figures <= there <= set(text.ids)
    assert {name for name in marked if re.fullmatch(r"[otpg]\d+", name)} <= set(report.ids)


def test_the_marked_characters_are_those_of_the_record(
    example_package: Path, example_site: Mapping[str, bytes]
) -> None:
    html = example_site["en/text/990101-2020.html"].decode()
    content = read_content(example_package)
    assert content.figures
    for row in content.figures.values():
        shown = re.search(rf'id="{row["id"].partition("/")[2]}"[^>]*>(?:<[^>]+>)*([^<]+)', html)
        assert shown
        assert row["exact"].startswith(shown[1])


def test_the_text_is_whole(example_site: Mapping[str, bytes]) -> None:
    html = example_site["en/text/990101-2020.html"].decode()
    article = html[html.index("<article") : html.index("</article>")]
    article = re.sub(r'<a class="note".*?</a>', "", article)
    shown = "".join(re.sub(r"<[^>]+>", "", article).split())
    written = "".join((EXAMPLES / "yunxi-2020.txt").read_text(encoding="utf-8").split())
    assert unescape(shown) == written


def test_every_page_says_that_a_machine_made_the_records(tmp_path: Path) -> None:
    assert run("draft", EXAMPLES / "yunxi-2020.txt", "-o", tmp_path / "drafts").exit_code == 0
    assert (
        run("build", "--sources", tmp_path / "drafts", "--out", tmp_path / "package").exit_code == 0
    )
    reportschema.explore(tmp_path / "site", tmp_path / "package", EXAMPLES)
    pages = pages_of(files_below(tmp_path / "site"))
    for name in pages:
        html = (tmp_path / "site" / name).read_text(encoding="utf-8")
        if name != "index.html":
            lang = name[:2]
            assert words(lang)["made_title_machine"] in html, name
            assert words(lang)["made_all_machine"] in html, name


def test_every_page_says_that_a_language_model_read_the_records_and_that_they_are_claims(
    site: Mapping[str, bytes],
) -> None:
    for name in pages_of(site):
        if name != "index.html":
            html = site[name].decode()
            assert words(name[:2])["made_title_language_model"] in html, name
            assert words(name[:2])["claims_title"] in html, name


def _data_of(site: Mapping[str, bytes], page: str, chart: str) -> list[dict[str, Any]]:
    """The points that a chart of a page draws."""
    html = site[page].decode()
    block = html[html.index(f'id="{chart}-spec">') :].partition(">")[2].partition("</script>")[0]
    points: list[dict[str, Any]] = json.loads(block)["data"]["values"]
    return points


def test_growth_over_several_years_is_not_drawn_as_growth_of_one(site: Mapping[str, bytes]) -> None:
    drawn = {point["value"] for point in _data_of(site, "en/place/440105.html", "gdp-growth")}
    assert drawn == {13.9, 12.0, 7.6}
    assert "翻一番" in site["en/indicator/gdp.html"].decode()


def test_no_line_is_drawn_across_years_that_nobody_reported(site: Mapping[str, bytes]) -> None:
    runs = {
        point["first"]: point["run"]
        for point in _data_of(site, "en/place/440103.html", "gdp-level")
    }
    assert runs[2015] == runs[2016] != runs[2024]


def test_levels_are_drawn_in_the_readers_unit(site: Mapping[str, bytes]) -> None:
    for lang, value in (("en", 131.636), ("zh", 1316.36)):
        assert value in [
            point["value"] for point in _data_of(site, f"{lang}/place/440103.html", "gdp-level")
        ]
