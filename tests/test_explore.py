"""`explore`: what the pages of a package hold and link, and what they never let run.

How they behave is in test_explore_browser.py.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote

import pytest
from conftest import EXAMPLES, PACKAGE, ROOT, run

import reportschema
from reportschema.comparing import Attainment
from reportschema.models.codes import (
    Annotator,
    Commitment,
    Hedge,
    Level,
    Obligation,
    Part,
    State,
    Transformation,
)
from reportschema.pages.content import LISTS, Content, ContentError, Row
from reportschema.pages.quantities import as_text, quantity
from reportschema.pages.series import PROMISED, REPORTED
from reportschema.pages.words import LANGUAGES, words
from reportschema.publishing.site.whole import site_files
from reportschema.verbs.explore import read_content
from reportschema.verbs.read_package import PackageError

PAGES = ROOT / "reportschema" / "pages"
SITE = ROOT / "reportschema" / "publishing" / "site"
BUILD = {"version": "1", "package_sha256": "0" * 64}
HOSTILE = (
    "<script>run()</script>'\"`</script></textarea></title><img src=x onerror=run()>"
    "javascript:run() {{7*7}} ]]>-->\u2028\u2029"
)


class Page(HTMLParser):
    """What a page holds: ids, links, scripts, and its text by element."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        if "id" in attributes:
            self.ids.append(attributes["id"])
        self.links += [attributes[name] for name in ("href", "src", "action") if name in attributes]


def pages_of(files: Mapping[str, bytes]) -> dict[str, Page]:
    return {name: Page(data.decode()) for name, data in files.items() if name.endswith(".html")}


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    """The pages of the committed package, in memory."""
    return site_files(read_content(PACKAGE), BUILD)


@pytest.fixture(scope="module")
def example_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of the shipped fictional report."""
    folder = tmp_path_factory.mktemp("example")
    (folder / "sources").mkdir()
    (folder / "sources" / "2020.yaml").write_bytes((EXAMPLES / "yunxi-2020.yaml").read_bytes())
    assert run("build", "--sources", folder / "sources", "--out", folder / "package").exit_code == 0
    return folder / "package"


@pytest.fixture(scope="module")
def example_site(example_package: Path) -> dict[str, bytes]:
    """The pages of the fictional report, with its text."""
    return site_files(read_content(example_package, EXAMPLES), BUILD)


def test_every_place_report_and_indicator_has_a_page_in_both_languages(
    site: dict[str, bytes],
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


def test_without_texts_no_page_of_a_text_is_made(site: dict[str, bytes]) -> None:
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
    site: dict[str, bytes],
) -> None:
    for page in ("index", "place/440103", "report/440103-2025"):
        html = site[f"en/{page}.html"].decode()
        row = next(row for row in html.split("<tr") if "增长5%左右" in row)
        assert re.search(r'class="sr">about </span><span class="n">5</span>', row)
        assert "no bound either way" in row
        assert "promised plainly" in row


def test_problems_that_recur_come_first(site: dict[str, bytes]) -> None:
    html = site["en/place/440103.html"].decode()
    table = html[html.index('id="recurring-table"') :].split("</table>")[0]
    counts = [int(count) for count in re.findall(r"(\d+) of 3</td>", table)]
    assert counts[0] == 3
    assert counts == sorted(counts, reverse=True)


def test_each_record_of_a_text_links_to_its_place_and_back(example_site: dict[str, bytes]) -> None:
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
    example_package: Path, example_site: dict[str, bytes]
) -> None:
    html = example_site["en/text/990101-2020.html"].decode()
    content = read_content(example_package)
    assert content.figures
    for row in content.figures.values():
        shown = re.search(rf'id="{row["id"].partition("/")[2]}"[^>]*>(?:<[^>]+>)*([^<]+)', html)
        assert shown
        assert row["exact"].startswith(shown[1])


def test_the_text_is_whole(example_site: dict[str, bytes]) -> None:
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
    site: dict[str, bytes],
) -> None:
    for name in pages_of(site):
        if name != "index.html":
            html = site[name].decode()
            assert words(name[:2])["made_title_language_model"] in html, name
            assert words(name[:2])["claims_title"] in html, name


def _data_of(site: dict[str, bytes], page: str, chart: str) -> list[dict[str, Any]]:
    """The points that a chart of a page draws."""
    html = site[page].decode()
    block = html[html.index(f'id="{chart}-spec">') :].partition(">")[2].partition("</script>")[0]
    points: list[dict[str, Any]] = json.loads(block)["data"]["values"]
    return points


def test_growth_over_several_years_is_not_drawn_as_growth_of_one(site: dict[str, bytes]) -> None:
    drawn = {point["value"] for point in _data_of(site, "en/place/440105.html", "gdp-growth")}
    assert drawn == {13.9, 12.0, 7.6}
    assert "翻一番" in site["en/indicator/gdp.html"].decode()


def test_no_line_is_drawn_across_years_that_nobody_reported(site: dict[str, bytes]) -> None:
    runs = {
        point["first"]: point["run"]
        for point in _data_of(site, "en/place/440103.html", "gdp-level")
    }
    assert runs[2015] == runs[2016] != runs[2024]


def test_levels_are_drawn_in_the_readers_unit(site: dict[str, bytes]) -> None:
    for lang, value in (("en", 131.636), ("zh", 1316.36)):
        assert value in [
            point["value"] for point in _data_of(site, f"{lang}/place/440103.html", "gdp-level")
        ]


# Hostile packages


# Columns, as patterns, whose cells are codes, numbers and addresses within the package.
MEANT_FOR_PROGRAMS = (
    "id|.*_id|code|parent|.*sha256|ranks|part_of|share_of|repeats|fulfils|report_ids|nth",
    "year|.*period.*|horizon|delivered|place|start|end|body_.*|encoding|script",
    ".*value|.*bound|.*_low|.*_high|low|high|normalized_unit",
    "level|form|kind|part|role|stance|status|outcome|verdict|reason|core|expected|found|headline",
    "topic|indicator|transformation|collection|basis|hedge|commitment|obligation|pegged_to",
    "nature|accrual|zh_name|government_division|government_level|annotation_.*_(by|state)",
)


def _hostile(content: Content) -> Content:
    """The package with every free text replaced by what would run if any page did not escape it."""
    kept = re.compile("|".join(MEANT_FOR_PROGRAMS))

    def twisted(row: Row) -> dict[str, str]:
        cells = {
            name: value if kept.fullmatch(name) or not value else HOSTILE
            for name, value in row.items()
        }
        return {**cells, "url": "javascript:run()"} if "url" in row else cells

    tables = {name: [twisted(row) for row in rows] for name, rows in content.tables.items()}
    return Content(
        {**content.descriptor, "title": HOSTILE, "title_zh": HOSTILE},
        tables,
        dict.fromkeys(content.reports, HOSTILE * 900),
    )


@pytest.fixture(scope="module")
def hostile(example_package: Path) -> dict[str, bytes]:
    return site_files(_hostile(read_content(example_package)), BUILD)


def test_nothing_of_a_hostile_source_becomes_an_element(hostile: dict[str, bytes]) -> None:
    for name, page in pages_of(hostile).items():
        html = hostile[name].decode()
        assert "<img" not in html, name
        assert "onerror=run()>" not in html, name
        for tag, attributes in page.tags:
            assert not [name for name in attributes if name.startswith("on")], name
            if tag == "script":
                assert attributes.get("type") == "application/json" or re.fullmatch(
                    r"[./]*assets/\w+\.js", attributes["src"]
                ), name


def test_a_hostile_address_is_shown_and_never_linked(hostile: dict[str, bytes]) -> None:
    assert "javascript:run()</dd>" in hostile["en/report/990101-2020.html"].decode()
    for name, page in pages_of(hostile).items():
        assert not [link for link in page.links if "script:" in link], name


def test_data_in_a_page_cannot_end_its_script(hostile: dict[str, bytes]) -> None:
    blocks = 0
    for name, data in hostile.items():
        if name.endswith(".html"):
            for block in re.findall(
                r'<script type="application/json"[^>]*>(.*?)</script>', data.decode(), re.DOTALL
            ):
                assert not re.search("[<>&\u2028\u2029]", block), name
                blocks += 1
    assert blocks


def test_every_page_has_a_strict_policy(site: dict[str, bytes]) -> None:
    for name, page in pages_of(site).items():
        (policy,) = [
            attributes["content"]
            for tag, attributes in page.tags
            if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
        ]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy, name


@pytest.mark.parametrize("bad", ["../escape", "a b", "<b>", "", "440103/../x"])
def test_an_id_that_cannot_be_an_address_is_refused(bad: str, example_package: Path) -> None:
    content = read_content(example_package)
    reports = [{**row, "place_id": bad} for row in content.rows("reports")]
    with pytest.raises(ContentError, match="place_id"):
        site_files(Content(content.descriptor, {**content.tables, "reports": reports}), BUILD)


# The words of the pages


def test_the_words_are_complete_in_both_languages() -> None:
    with (PAGES / "words.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["key"] for row in rows}) == len(rows)
    for row in rows:
        assert row["where"]
        assert row["en"].strip(), row
        assert row["zh"].strip(), row
        assert set(re.findall(r"{(\w+)}", row["en"])) == set(re.findall(r"{(\w+)}", row["zh"])), row


# Beginning of a key -> what a page puts after it.
COMPOSED: dict[str, Iterable[str]] = {
    "caveat_": [
        f"{name}{ending}"
        for name in ("claims", "prices", "hedges", "told", "missing", "made")
        for ending in ("", "_title")
    ],
    "commitment_": set(Commitment) - {Commitment.PLAIN},
    "commitment_says_": Commitment,
    "count_": ("reports", "places", "observations", "targets", "problems"),
    "form_": ("words_only", "silent", "not_coded"),
    "hedge_": set(Hedge) - {Hedge.EXACT},
    "hedge_says_": (*Hedge, "range"),
    "level_": Level,
    "list_": LISTS,
    "made_all_": Annotator,
    "made_by_": Annotator,
    "made_title_": Annotator,
    "measure_": set(Transformation) - {Transformation.LEVEL},
    "note_": ("p", "j"),
    "obligation_": set(Obligation) - {Obligation.UNSTATED},
    "attainment_": Attainment,
    "part_": Part,
    "point_": (PROMISED, REPORTED),
    "state_": State,
    "": (PROMISED, REPORTED),
}
# t("place") in a template, say(lang, "place") in code; t("level_" ~ …) and say(f"measure_{…}").
KEY = re.compile(r"""\b(?:t|say)\(\s*(?:lang, )?f?["'](\w+)(["'] ~|\{|["'])""")


def test_every_word_is_used_and_every_used_word_is_there() -> None:
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted([*PAGES.rglob("*"), *SITE.rglob("*")])
        if path.suffix in (".py", ".html")
    )
    keys = [(key[1], key[2] in "'\"") for key in KEY.finditer(code)]
    assert {key for key, whole in keys if not whole} == set(COMPOSED) - {""}
    composed = {f"{start}{end}" for start, ends in COMPOSED.items() for end in ends}
    assert set(words("en")) == {key for key, whole in keys if whole} | composed


def test_chinese_pages_speak_chinese(site: dict[str, bytes]) -> None:
    html = site["zh/place/440103.html"].decode()
    assert '<html lang="zh-Hans">' in html
    assert "荔湾区" in html
    for english in ("Promised", "promised plainly", "How firmly", "Save table"):
        assert english not in html


# Numbers


FIGURE = {
    "hedge": "exact",
    "transformation": "level",
    "value": "",
    "low": "",
    "high": "",
    "unit": "亿元",
    "normalized_value": "",
    "normalized_low": "",
    "normalized_high": "",
    "normalized_unit": "CNY",
}


@pytest.mark.parametrize(
    ("changes", "english", "chinese"),
    [
        ({"value": "1316.36", "normalized_value": "131636000000"}, "CNY 131.6 bn", "1,316.36亿元"),
        (
            {
                "value": "5",
                "unit": "%",
                "normalized_value": "5",
                "normalized_unit": "%",
                "hedge": "about",
            },
            "~ 5 %",
            "~ 5 %",
        ),
        (
            {
                "value": "7",
                "unit": "%",
                "normalized_value": "7",
                "normalized_unit": "%",
                "hedge": "at_least",
            },
            "≥ 7 %",
            "≥ 7 %",
        ),
        (
            {
                "low": "5",
                "high": "6",
                "unit": "%",
                "normalized_low": "5",
                "normalized_high": "6",
                "normalized_unit": "%",
            },
            "5–6 %",
            "5–6 %",
        ),
        (
            {"value": "-13.1", "unit": "%", "normalized_value": "-13.1", "normalized_unit": "%"},
            "−13.1 %",
            "−13.1 %",
        ),
        (
            {
                "value": "3",
                "unit": "",
                "normalized_value": "3",
                "transformation": "rank",
                "hedge": "at_most",
            },
            "≤ no. 3",
            "≤ 第3",
        ),
    ],
)
def test_a_figure_reads_as_people_read_it(
    changes: dict[str, str], english: str, chinese: str, example_package: Path
) -> None:
    content = read_content(example_package)
    assert as_text(quantity({**FIGURE, **changes}, content, "en")) == english
    assert as_text(quantity({**FIGURE, **changes}, content, "zh")) == chinese


# The folder


@pytest.mark.slow
def test_two_runs_give_the_same_bytes(example_package: Path, tmp_path: Path) -> None:
    for name in ("first", "second"):
        code = "import sys, reportschema; reportschema.explore(*sys.argv[1:])"
        subprocess.run(
            [sys.executable, "-c", code, tmp_path / name, example_package, EXAMPLES],
            check=True,
            env={"PYTHONPATH": str(ROOT)},
        )
    assert files_below(tmp_path / "first") == files_below(tmp_path / "second")


def test_a_folder_of_others_is_left_alone(example_package: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("mine", encoding="utf-8")
    done = run("explore", "--out", tmp_path / "out", "--package", example_package)
    assert done.exit_code == 2
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["thesis.txt"]


def test_pages_of_ours_are_replaced_whole(example_package: Path, tmp_path: Path) -> None:
    assert (
        run(
            "explore", "--out", tmp_path / "out", "--package", example_package, "--texts", EXAMPLES
        ).exit_code
        == 0
    )
    assert (tmp_path / "out" / "en" / "text" / "990101-2020.html").is_file()
    assert run("explore", "--out", tmp_path / "out", "--package", example_package).exit_code == 0
    assert not (tmp_path / "out" / "en" / "text").exists()


def test_an_altered_package_is_refused(example_package: Path, tmp_path: Path) -> None:
    copy = tmp_path / "package"
    copy.mkdir()
    for path in example_package.iterdir():
        (copy / path.name).write_bytes(
            path.read_bytes().replace(b"990101-2020/o1,", b"990101-2020/o9,")
        )
    with pytest.raises(PackageError, match=r"\.csv"):
        reportschema.explore(tmp_path / "out", copy)
    assert not (tmp_path / "out").exists()


def test_a_missing_package_is_said_so(tmp_path: Path) -> None:
    done = run("explore", "--out", tmp_path / "out", "--package", tmp_path / "nowhere")
    assert done.exit_code == 2
    assert "no such file or folder" in done.stderr


def test_the_home_page_is_light(site: dict[str, bytes]) -> None:
    for lang in LANGUAGES:
        assert len(site[f"{lang}/index.html"]) < 500_000


@pytest.mark.parametrize("library", ["jinja2", "vl_convert"])
def test_without_the_extra_only_explore_is_missing(
    library: str, example_package: Path, tmp_path: Path
) -> None:
    code = f"import sys; sys.modules[{library!r}] = None; from reportschema.cli import main; main()"

    def without(*arguments: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", code, *map(str, arguments)]
        return subprocess.run(
            command, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(ROOT)}
        )

    done = without("explore", "--out", tmp_path / "out", "--package", example_package)
    assert done.returncode == 2
    assert "install reportschema with its extra explore" in done.stderr
    assert without("validate", example_package).returncode == 0


@pytest.mark.slow
def test_a_zip_of_a_package_gives_the_same_pages(example_package: Path, tmp_path: Path) -> None:
    archive = shutil.make_archive(str(tmp_path / "package"), "zip", example_package)
    reportschema.explore(tmp_path / "first", archive)
    reportschema.explore(tmp_path / "second", example_package)
    assert files_below(tmp_path / "first") == files_below(tmp_path / "second")
