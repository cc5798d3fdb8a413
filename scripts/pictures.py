#!/usr/bin/env python3
"""Makes the pictures of README and guides: a chart, a page of `explore`, a failing `validate`.

usage: scripts/pictures.py

Writes .github/growth.svg, explore.png and validate.svg. Needs what tests need, chromium, and a font
with Chinese characters (on Debian fonts-wqy-microhei).
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

import chart
from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI
from rich.text import Text

from reportschema import explore

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / ".github"
PAGE, PART = "en/compare/gdp-2025.html", "section[aria-labelledby=picture]"
# What the validator's picture shows: words of the example, and what a slip of the hand makes.
SLIPS = (
    ("value: 512.3", "value: 521.3"),
    ("indicator: high_tech_enterprises, value", "indicator: high_tech_entreprises, value"),
    ("hedge: nearly, hedge_words: 近, collection", "hedge: over, hedge_words: 近, collection"),
)
# The frame of the terminal: rich's own asks a server on the network for its font.
FRAME = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: "DejaVu Sans Mono", Menlo, Consolas, "Noto Sans Mono CJK SC",
  monospace; font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def page_of_explore(folder: Path) -> None:
    """A picture of a page of `explore`, as a browser shows it."""
    explore(folder / "pages", package=ROOT / "datapackage")
    browser = shutil.which("chromium") or sys.exit("scripts/pictures.py: chromium is missing")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 900, "height": 1600})
        page.goto((folder / "pages" / PAGE).as_uri())
        page.wait_for_selector(f"{PART} [data-state=drawn]")
        page.locator(PART).screenshot(path=PICTURES / "explore.png")
        chromium.close()


def failing_run(folder: Path) -> None:
    """What a terminal shows of the example after some slips of the hand."""
    example = files("reportschema.checking").joinpath("examples", "yunxi-2020.yaml")
    source = example.read_text(encoding="utf-8")
    for right, wrong in SLIPS:
        source = source.replace(right, wrong, 1)
    (folder / "yunxi-2020.yaml").write_text(source, encoding="utf-8")
    command = ["reportschema", "validate", "yunxi-2020.yaml"]
    program = "from reportschema.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, *command[1:], "--excerpts"],
        cwd=folder,
        env={**os.environ, "FORCE_COLOR": "1", "COLUMNS": "110"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    console = Console(record=True, width=110, file=io.StringIO())
    console.print(Text(f"$ {' '.join(command)}"))
    console.print(Text.from_ansi(done.stdout))
    picture = console.export_svg(theme=DIMMED_MONOKAI, title="", code_format=FRAME, unique_id="run")
    (PICTURES / "validate.svg").write_text(picture, encoding="utf-8")


def main() -> None:
    chart.main()
    with tempfile.TemporaryDirectory() as folder:
        page_of_explore(Path(folder))
        failing_run(Path(folder))


if __name__ == "__main__":
    main()
