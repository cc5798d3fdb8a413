"""What README says is what happens; of the guides see test_guides."""

from __future__ import annotations

import csv
import re
import shlex
import subprocess
import sys
from pathlib import Path

from conftest import PACKAGE, ROOT
from documents import blocks

README = (ROOT / "README.md").read_text(encoding="utf-8")
EXCERPT = (
    "id",
    "indicator",
    "transformation",
    "value",
    "unit",
    "hedge",
    "period",
    "start",
    "end",
    "exact",
    "normalized_value",
    "normalized_unit",
)
PICTURES = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", README)


def excerpt() -> str:
    with (PACKAGE / "observations.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["report_id"] == "440105-2020"][:5]
    lines = [f"| {' | '.join(EXCERPT)} |", "|" + "---|" * len(EXCERPT)]
    return "\n".join(
        [*lines, *(f"| {' | '.join(row[name] for name in EXCERPT)} |" for row in rows)]
    )


def test_the_excerpt_is_of_the_package() -> None:
    shown = README.split("<!-- excerpt -->\n")[1].split("\n<!-- /excerpt -->")[0]
    assert shown == excerpt()


def test_its_commands_run(tmp_path: Path) -> None:
    commands = [
        shlex.split(line, comments=True)
        for line in blocks(ROOT / "README.md", "sh")[0].splitlines()
    ]
    assert [command[0] for command in commands] == [
        "scripts/build",
        *[".venv/bin/reportschema"] * 2,
    ]
    for _, *arguments in commands[1:]:
        arguments = [str(tmp_path) if word == "drafts" else word for word in arguments]
        program = "from reportschema.cli import main; main()"
        done = subprocess.run(
            [sys.executable, "-c", program, *arguments], cwd=ROOT, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "yunxi-2020.yaml").is_file()


def test_its_pictures_are_small_and_described() -> None:
    assert len(PICTURES) == 3
    for described, path in PICTURES:
        assert len(described) > 60
        assert (ROOT / path).stat().st_size < 150_000


def test_it_is_about_a_page() -> None:
    assert len(README.splitlines()) < 80
