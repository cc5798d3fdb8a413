"""Pages of a hostile package: nothing in it becomes an element, a link or a script."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from pages_read import BUILD, pages_of

from reportschema.pages.content import Content, ContentError, Row
from reportschema.publishing.site.whole import site_files
from reportschema.verbs.explore import read_content

pytestmark = pytest.mark.untraced

HOSTILE = (
    "<script>run()</script>'\"`</script></textarea></title><img src=x onerror=run()>"
    "javascript:run() {{7*7}} ]]>-->\u2028\u2029"
)


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


def test_every_page_has_a_strict_policy(site: Mapping[str, bytes]) -> None:
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
