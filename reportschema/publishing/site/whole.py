"""The whole site in memory, from the rows of a package to the bytes of every file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from reportschema.pages import text
from reportschema.pages.content import Content
from reportschema.pages.render import Site
from reportschema.pages.words import LANGUAGES
from reportschema.publishing.site import (
    MARKER,
    compare,
    home,
    indicator,
    place,
    report,
    search,
    years,
)

_ASSETS = ("site.css", "site.js", "charts.js", "sort.js", "search.js")


def site_files(content: Content, build: Mapping[str, str]) -> dict[str, bytes]:
    """Path -> bytes of every file of the site.

    build: what the pages say of their making (`version`, `package_sha256`, `generator`).
    Raises ContentError for ids that cannot be addresses.
    """
    content.check_ids()
    files_of_site = {
        **dict(_pages(content, build)),
        **dict(search.indexes(content)),
        **dict(_assets(content, build)),
    }
    marker = {**build, "files": sorted([*files_of_site, MARKER])}
    text = json.dumps(marker, ensure_ascii=False, indent=2, sort_keys=True)
    return files_of_site | {MARKER: f"{text}\n".encode()}


def _pages(content: Content, build: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    for lang in LANGUAGES:
        site = Site(content, lang, build)
        for kind in (home, place, years, report, text, indicator, compare, search):
            yield from kind.pages(site)


def _assets(content: Content, build: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    folder = files("reportschema.pages").joinpath("assets")
    for name in _ASSETS:
        yield f"assets/{name}", folder.joinpath(name).read_bytes()
    yield "assets/vega.js", vega_bundle()
    first = Site(content, LANGUAGES[0], build)
    yield "index.html", first.environment.get_template("start.html").render(root="").encode()


@cache
def vega_bundle() -> bytes:
    """Vega-Lite, Vega and their expression interpreter in one script, from vl-convert-python."""
    import vl_convert

    return str(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")).encode()
