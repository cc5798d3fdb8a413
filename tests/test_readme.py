"""What README says is what happens."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import sys
import tomllib

import duckdb
import pytest
from conftest import PACKAGE, ROOT, missing

from reportschema.cli import app

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


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("code", blocks("python"))
def test_python_examples_run(code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout


@pytest.mark.parametrize("query", blocks("sql"))
def test_queries_run_and_give_rows(query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert duckdb.sql(query).fetchall()


@pytest.mark.parametrize("code", blocks("r"))
def test_r_examples_run_and_print(code: str) -> None:
    rscript = shutil.which("Rscript") or missing("Rscript (apt-get install r-base-core)")
    done = subprocess.run(
        [str(rscript), "--vanilla", "-e", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "440103" in done.stdout


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


def test_every_file_that_it_links_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert target.startswith("https://") or (ROOT / target).exists(), target


def test_every_command_is_in_the_table_of_commands() -> None:
    table = README.split("| command | does |")[1].split("\n\n")[0]
    named = {
        verb
        for line in table.splitlines()
        if line.startswith("| `")
        for verb in re.findall(r"`(\w+)", line.split("|")[1])
    }
    assert named == {
        command.callback.__name__ for command in app.registered_commands if command.callback
    }


def test_every_link_within_it_leads_to_a_heading() -> None:
    headings = {
        re.sub(r"[^\w-]", "", line.lstrip("# ").lower().replace(" ", "-"))
        for line in README.splitlines()
        if line.startswith("#")
    }
    links = re.findall(r"\]\(#([^)]+)\)", README)
    assert links
    assert set(links) <= headings


def test_every_extra_that_it_installs_is_there() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]
    assert set(re.findall(r"reportschema\[(\w+)\]", README)) == set(extras) - {"dev", "bench"}
