"""The pages in a browser: Chromium driven by Playwright, files only; axe-core looks for barriers.

Needs `apt-get install chromium`, `pip install playwright` and `npm ci --prefix tests/npm`. With
REPORTSCHEMA_REQUIRE=all a missing one is a failure.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from conftest import EXAMPLES, PACKAGE, ROOT, missing
from pages_read import BUILD, HOSTILE, hostile

import reportschema
from reportschema.publishing.site.whole import site_files
from reportschema.verbs.explore import read_content

pytestmark = pytest.mark.slow  # but for what is marked as smoke

AXE = ROOT / "tests" / "npm" / "node_modules" / "axe-core" / "axe.min.js"
KINDS = (
    "index",
    "indicators",
    "search",
    "place/440103",
    "report/440103-2025",
    "indicator/gdp",
    "compare",
    "compare/gdp-2025",
    "years/100000",
)
SERIOUS = """async () => {
  const said = (node) => node.html + " " + node.any.map((check) => check.message);
  const result = await axe.run(document, {resultTypes: ["violations"], preload: false});
  return result.violations
    .filter((barrier) => ["serious", "critical"].includes(barrier.impact))
    .map((barrier) => `${barrier.id}: ${barrier.nodes.slice(0, 3).map(said).join(" | ")}`);
}"""


class Browser:
    """Opens pages of a folder.

    Whatever a page asks for outside it, writes to the console or throws is kept as trouble.
    """

    def __init__(self, chromium: Any) -> None:
        self.chromium = chromium
        self.trouble: list[str] = []

    def open(self, address: Path | str, **options: Any) -> Any:
        context = self.chromium.new_context(accept_downloads=True, **options)
        context.route("**/*", self._only_files)
        page = context.new_page()
        page.on(
            "console",
            lambda message: (
                self.trouble.append(message.text) if message.type in ("error", "warning") else None
            ),
        )
        page.on("pageerror", lambda error: self.trouble.append(str(error)))
        page.goto(address if isinstance(address, str) else address.as_uri())
        return page

    def _only_files(self, route: Any) -> None:
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            self.trouble.append(f"asked for {route.request.url}")
            route.abort()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Debian's Chromium, without a window."""
    path = shutil.which("chromium")
    if path is None:
        missing("chromium (apt-get install chromium)")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright (pip install playwright)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def browser(chromium: Any) -> Iterator[Browser]:
    """A browser whose pages must stay quiet and ask for nothing but files."""
    browser = Browser(chromium)
    yield browser
    for context in chromium.contexts:
        context.close()
    assert browser.trouble == []


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the committed package."""
    out = tmp_path_factory.mktemp("pages") / "site"
    reportschema.explore(out, PACKAGE)
    return out


@pytest.fixture(scope="module")
def example(example_package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the shipped fictional report, with its text."""
    out = tmp_path_factory.mktemp("example") / "site"
    reportschema.explore(out, example_package, EXAMPLES)
    return out


def _draw_all(page: Any) -> int:
    """Has the page draw every chart, as before printing, and counts them."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.wait_for_function(
        "[...document.querySelectorAll('[data-chart]')]"
        ".every((box) => box.dataset.state === 'drawn')"
    )
    return int(page.locator("[data-chart]").count())


def _search(page: Any, asked: str) -> Any:
    page.fill("#q-mast", asked)
    page.press("#q-mast", "Enter")
    page.wait_for_selector("html[data-search='ready']")
    return page.locator("#results")


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("en/index", marks=pytest.mark.smoke),
        "zh/index",
        "en/place/440103",
        "zh/place/440105",
        "en/indicator/gdp",
        "en/compare/urban_new_jobs-2025",
        "zh/years/100000",
    ],
)
def test_charts_draw(browser: Browser, site: Path, name: str) -> None:
    page = browser.open(site / f"{name}.html")
    assert _draw_all(page) >= 2
    for marks in page.locator(".chart svg").all():
        assert marks.locator(".mark-symbol path, .mark-rule line, .mark-rect path").count() > 0
    assert page.locator(".chart-box table tbody tr, .side tbody tr").count() > 0


def test_a_chart_says_in_words_what_it_shows(browser: Browser, site: Path) -> None:
    page = browser.open(site / "en" / "place" / "440103.html")
    chart = page.get_by_role("img").first
    words = page.locator(
        f"[id='{chart.get_attribute('aria-labelledby').split()[1]}']"
    ).text_content()
    assert "promised for 2025: ~ 5 %" in words
    assert "reported for 2024: 2.3 %" in words


# What somebody searches for -> a part of the address that is among the results.
RESULTS = {
    "地区生产总值": "indicator/gdp.html",
    "GDP": "indicator/gdp.html",
    "gross domestic product": "indicator/gdp.html",
    "荔湾": "place/440103.html",
    "Liwan": "place/440103.html",
    "微改造": "#g",
    "urban villages": "#p",
    "街道": "#o",
}


def test_the_search_finds(browser: Browser, site: Path) -> None:
    page = browser.open(site / "en" / "index.html")
    _search(page, "first")
    for asked, address in RESULTS.items():
        page.fill("#q", asked)
        page.press("#q", "Enter")
        links = page.locator("#results a").evaluate_all(
            "links => links.map((link) => link.getAttribute('href'))"
        )
        assert any(address in link for link in links), (asked, links)


def test_the_best_match_comes_first(browser: Browser, site: Path) -> None:
    results = _search(browser.open(site / "zh" / "index.html"), "地区生产总值")
    assert results.locator("a").first.text_content() == "地区生产总值"


def test_what_is_not_there_is_said_so(browser: Browser, site: Path) -> None:
    page = browser.open(site / "en" / "search.html")
    _search(page, "zebra <b>")
    assert page.locator("#found").text_content() == "Nothing found for “zebra <b>”."


def test_a_figure_leads_to_its_marked_place_and_back(browser: Browser, example: Path) -> None:
    page = browser.open(example / "en" / "report" / "990101-2020.html")
    page.locator("tr#t1 a.at").click()
    page.wait_for_url("**/text/990101-2020.html#t1")
    mark = page.locator("#t1")
    assert mark.text_content() == "增长6%左右"
    assert mark.evaluate("node => node.matches(':target')")
    assert mark.evaluate(
        "node => { const box = node.getBoundingClientRect();"
        " return box.top >= 0 && box.bottom <= innerHeight; }"
    )
    mark.click()
    page.wait_for_url("**/report/990101-2020.html#t1")
    assert page.locator("tr#t1").evaluate("node => node.matches(':target')")


def test_figures_that_share_a_place_each_lead_there(browser: Browser, example: Path) -> None:
    for name in ("o4", "o5", "o6"):
        page = browser.open(f"{(example / 'en' / 'text' / '990101-2020.html').as_uri()}#{name}")
        assert page.locator(":target").text_content() == "0.4:20.3:79.3"


def test_every_real_figure_leads_to_its_own_words(
    browser: Browser, texts: Path, tmp_path: Path
) -> None:
    reportschema.explore(tmp_path / "site", PACKAGE, texts)
    content = read_content(PACKAGE)
    page = browser.open(tmp_path / "site" / "zh" / "text" / "440103-2025.html")
    rows = [
        *content.of_report("observations", "440103-2025"),
        *content.of_report("targets", "440103-2025"),
    ]
    shown = page.evaluate(
        "names => names.map((name) => document.getElementById(name)?.textContent)",
        [row["id"].partition("/")[2] for row in rows],
    )
    assert [(row["id"], row["exact"]) for row in rows] == [
        (row["id"], text) for row, text in zip(rows, shown, strict=True)
    ]


def test_the_language_is_switched_and_remembered(browser: Browser, site: Path) -> None:
    page = browser.open(f"{(site / 'en' / 'report' / '440103-2025.html').as_uri()}#t1")
    page.get_by_role("link", name="中文").click()
    page.wait_for_url("**/zh/report/440103-2025.html#t1")
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    page.goto((site / "index.html").as_uri())
    page.wait_for_url("**/zh/index.html")


def test_the_first_page_speaks_the_browsers_language(browser: Browser, site: Path) -> None:
    page = browser.open(site / "index.html", locale="zh-CN")
    page.wait_for_url("**/zh/index.html")


def test_a_table_is_saved_as_csv(browser: Browser, site: Path) -> None:
    page = browser.open(site / "en" / "place" / "440103.html")
    with page.expect_download() as saved:
        page.locator("[data-csv='promises-table']").click()
    lines = Path(saved.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert saved.value.suggested_filename == "promises-440103-2025.csv"
    assert lines[0].startswith("Indicator,For,promised,How firmly")
    assert lines[1].startswith('"Gross domestic product, growth",2025,~5')
    assert len(lines) == page.locator("#promises-table tr").count()


@pytest.mark.parametrize(
    "name", [*(f"en/{kind}" for kind in KINDS if "report" not in kind), "zh/index"]
)
def test_no_serious_barrier(browser: Browser, site: Path, name: str) -> None:
    _axe(browser.open(site / f"{name}.html"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", ["report", "text"])
def test_no_serious_barrier_in_a_report(
    browser: Browser, example: Path, kind: str, scheme: str
) -> None:
    _axe(browser.open(example / "en" / kind / "990101-2020.html", color_scheme=scheme))


def test_no_serious_barrier_in_the_dark(browser: Browser, site: Path) -> None:
    _axe(browser.open(site / "en" / "place" / "440103.html", color_scheme="dark"))


def _axe(page: Any) -> None:
    if not AXE.is_file():
        missing("axe-core (npm ci --prefix tests/npm)")
    _draw_all(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(SERIOUS) == []


def test_the_keyboard_reaches_everything(browser: Browser, site: Path) -> None:
    page = browser.open(site / "en" / "index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    reached = []
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "document.activeElement.getAttribute('href') || document.activeElement.className"
            )
        )
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    stops = ["wide", "place/110000.html", "report/110000-2026.html", "place/120000.html"]
    assert [stop for stop in reached if stop in stops] == stops
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q-mast"


def test_a_phone_needs_no_sideways_scrolling(browser: Browser, site: Path) -> None:
    page = browser.open(site / "en" / "index.html", viewport={"width": 390, "height": 844})
    for name in KINDS:
        page.goto((site / "en" / f"{name}.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


def test_nothing_hostile_runs(browser: Browser, example_package: Path, tmp_path: Path) -> None:
    content = hostile(read_content(example_package), {"990101-2020": HOSTILE * 20})
    _write(tmp_path, site_files(content, {"version": HOSTILE, "package_sha256": HOSTILE}))
    for name in (
        "index",
        "place/990101",
        "report/990101-2020",
        "text/990101-2020",
        "indicator/gdp",
        "search",
    ):
        page = browser.open(tmp_path / "en" / f"{name}.html")
        _draw_all(page)
        if name == "search":
            _search(page, "script")
            assert page.locator("#results a").count() > 0
        page.hover("h1")
        assert page.evaluate("window.ran") is None


def test_nothing_hostile_runs_where_places_are_compared(browser: Browser, tmp_path: Path) -> None:
    _write(tmp_path, site_files(hostile(read_content(PACKAGE)), BUILD))
    for name in ("compare", "compare/gdp-2025", "years/100000"):
        page = browser.open(tmp_path / "en" / f"{name}.html")
        _draw_all(page)
        assert "onerror" in page.locator("main").inner_text()
        assert page.evaluate("window.ran") is None


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def test_places_are_sorted_with_the_keyboard(browser: Browser, site: Path) -> None:
    page = browser.open(site / "en" / "compare" / "gdp-2025.html")
    head = page.get_by_role("columnheader", name="Reported")
    assert head.get_attribute("aria-sort") is None
    head.get_by_role("button").focus()
    for key, order in (("Enter", "descending"), ("Space", "ascending")):
        page.keyboard.press(key)
        assert head.get_attribute("aria-sort") == order
        values = page.locator("#places-table tbody td:nth-child(5)").evaluate_all(
            "cells => cells.map((cell) => cell.dataset.value).filter(Boolean).map(Number)"
        )
        assert len(values) == 31
        assert values == sorted(values, reverse=order == "descending")
    assert page.locator("#places-table tbody tr").last.locator("td").nth(3).inner_text() == (
        "no report"  # what has no number comes last, whichever way
    )
    assert page.locator("#places-table-sorted").inner_text() == "Sorted by reported"


def test_small_pictures_share_their_axes(browser: Browser, site: Path) -> None:
    page = browser.open(site / "en" / "compare" / "gdp-2025.html")
    assert _draw_all(page) == 34
    labels = page.locator(".multiple svg").evaluate_all(
        "pictures => pictures.map((picture) => "
        "[...picture.querySelectorAll('.role-axis-label text')].map((node) => node.textContent))"
    )
    assert len(labels) == 33
    assert labels[0][:3] == ["2024", "2025", "2026"]
    assert all(own == labels[0] for own in labels)
