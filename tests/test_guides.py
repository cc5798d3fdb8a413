"""What the guides say is so: examples run, links lead somewhere, lists are those of the program."""

from __future__ import annotations

import ast
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path

import duckdb
import pytest
import yaml
from conftest import ROOT, missing
from documents import GUIDES, PAGES, blocks, headings, links

import reportschema
from reportschema import guide
from reportschema.cli import app
from reportschema.models.fields.codes import Transformation
from reportschema.vocabularies import vocabulary

pytestmark = pytest.mark.untraced

EXAMPLES = [(page.name, code) for page in GUIDES for code in blocks(page, "python")]
QUERIES = [query for page in GUIDES for query in blocks(page, "sql")]
R_CODE = [code for page in GUIDES for code in blocks(page, "r")]
FORMS = [
    form
    for form in sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
    if form.name != "config.yml"
]
VERBS = {verb.callback.__name__: verb.callback for verb in app.registered_commands if verb.callback}


@pytest.mark.parametrize(("page", "code"), EXAMPLES)
def test_python_examples_run(page: str, code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{page}: {done.stderr}"
    assert done.stdout


@pytest.mark.parametrize("query", QUERIES)
def test_queries_run_and_give_rows(query: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    relation = duckdb.sql(query)
    assert relation is not None
    assert relation.fetchall()


def test_names_are_found_in_the_sqlite_file_in_both_languages(tmp_path: Path) -> None:
    reportschema.build(ROOT / "sources", tmp_path / "package", "sqlite")
    (query,) = blocks(ROOT / "reportschema" / "guide" / "researchers.md", "sqlite")
    database = sqlite3.connect(tmp_path / "package" / "datapackage.sqlite")
    assert database.execute(query).fetchall()
    assert database.execute("SELECT * FROM names WHERE name_zh LIKE '%就业%'").fetchall()
    database.close()


@pytest.mark.parametrize("code", R_CODE)
@pytest.mark.slow
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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    for link in links(page):
        if link.startswith(("https://", "mailto:")):
            continue
        name, _, heading = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), link
        assert not heading or heading in headings(target), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_is_shown_exists_with_its_options(page: Path) -> None:
    for line in "\n".join(blocks(page, "sh")).splitlines():
        words = shlex.split(line, comments=True)
        if not words or Path(words[0]).name != "reportschema" or words[1:] == ["--version"]:
            continue
        assert words[1] in VERBS, line
        declared = (ROOT / "reportschema" / "guide" / "commands.md").read_text(encoding="utf-8")
        section = declared.split(f"\n## {words[1]}\n")[1].split("\n## ")[0]
        for option in words[2:]:
            assert not option.startswith("-") or f"`{option}`" in section, line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_nobody_is_told_to_install_it_from_an_index(page: Path) -> None:
    assert not re.search(r"pip install '?reportschema", page.read_text(encoding="utf-8"))


def test_every_extra_is_explained_and_there() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        extras = tomllib.load(file)["project"]["optional-dependencies"]
    named = re.findall(r"pip install '\.\[(\w+)\]'", guide.text("programmers"))
    assert set(named) == set(extras)


def test_the_page_of_commands_is_that_of_the_program() -> None:
    script = ROOT / "scripts" / "command_reference.py"
    done = subprocess.run([sys.executable, script, "--print"], capture_output=True, check=True)
    assert done.stdout.decode() == guide.text("commands"), "run scripts/command_reference.py"


def test_the_core_indicators_are_those_of_the_vocabulary() -> None:
    listed = guide.text("annotation").partition("The core indicators are")[2].partition(". ")[0]
    named = set(re.findall(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*", listed)) - {"and"}
    assert named == set(vocabulary().core)


def test_the_words_of_transformations_are_all_explained() -> None:
    table = guide.sections("annotation")["What a figure measures"]
    for transformation in Transformation:
        assert f"| {transformation.value}" in table


def test_a_guide_that_there_is_not_is_told_with_those_that_there_are() -> None:
    assert guide.names() == [page.stem for page in GUIDES]
    with pytest.raises(ValueError, match=r"nothing.*annotation, annotators, codebook, commands"):
        guide.text("nothing")


def test_every_place_that_contributing_names_is_there() -> None:
    page = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    tables = "\n".join(line for line in page.splitlines() if line.startswith("| "))
    places = re.findall(r"`((?:reportschema|sources|datapackage|tests|scripts)/[\w./]*)`", tables)
    assert len(places) > 30
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_each_part_of_the_program_stands_in_contributing() -> None:
    page = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    parts = {file.parent.name for file in (ROOT / "reportschema").glob("*/__init__.py")}
    assert {part for part in parts if f"| `reportschema/{part}/` |" not in page} == set()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_issue_forms_have_what_the_host_asks_for(form: Path) -> None:
    content = yaml.safe_load(form.read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= set(content)
    fields = [field for field in content["body"] if field["type"] != "markdown"]
    assert len({field["id"] for field in fields}) == len(fields)
    assert all(field["attributes"]["label"] for field in fields)


def test_every_page_in_the_menu_of_the_site_is_laid_out(tmp_path: Path) -> None:
    script = ROOT / "scripts" / "site" / "pages.py"
    subprocess.run([sys.executable, script, tmp_path], check=True, capture_output=True)
    menu = (script.parent / "mkdocs.yml").read_text(encoding="utf-8")
    pages = re.findall(r"^ +- [^:]+: (\S+\.md)$", menu, re.MULTILINE)
    assert [page for page in pages if not (tmp_path / page).is_file()] == []
    assert {f"reportschema/guide/{name}.md" for name in guide.names()} <= set(pages)


def test_every_promise_names_tests_that_there_are() -> None:
    lines = [line for line in guide.text("promises").splitlines() if line.startswith("| ")]
    promises = [line for line in lines if not line.startswith("| promise |")]
    assert len(promises) > 20
    for line in promises:
        named = re.findall(r"`(test_\w+)::(test_\w+)`", line)
        assert named, line
        for module, function in named:
            tree = ast.parse((ROOT / "tests" / f"{module}.py").read_text(encoding="utf-8"))
            there = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
            assert function in there, f"{module}::{function}"
