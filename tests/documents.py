"""What the tests of README and guides share: the pages, their blocks of code, their links."""

from __future__ import annotations

import re
from pathlib import Path

from conftest import ROOT

GUIDES = sorted((ROOT / "reportschema" / "guide").glob("*.md"))
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "sources" / "README.md",
    *sorted((ROOT / ".github").glob("*.md")),
    *GUIDES,
]


def blocks(page: Path, language: str) -> list[str]:
    """The blocks of code of a page in one language."""
    return re.findall(rf"```{language}\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)


def links(page: Path) -> list[str]:
    """The targets of a page's links and pictures."""
    return re.findall(r"\]\(([^)]+)\)", page.read_text(encoding="utf-8"))


def headings(page: Path) -> set[str]:
    """The names by which links reach a page's headings, as GitHub and the site make them."""
    prose = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    titles = re.findall(r"^#+ (.+)$", prose, re.MULTILINE)
    return {re.sub(r"[^\w-]", "", heading.lower().replace(" ", "-")) for heading in titles}
