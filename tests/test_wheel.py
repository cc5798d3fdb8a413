"""The wheel alone, installed elsewhere, works: vocabularies, examples and types are in it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import EXAMPLES, ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
    )
    (file,) = folder.glob("*.whl")
    return file


def test_it_holds_what_users_need_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for name in (
        "py.typed",
        "report.schema.json",
        "vocabularies/divisions.csv",
        "notation/traditional.tsv",
        "checking/examples/yunxi-2020.yaml",
        "checking/breaches.yaml",
        "guide/annotation.md",
        "guide/codebook.md",
        "guide/quantities.md",
        "notation/language.csv",
        "pages/words.csv",
        "pages/templates/base.html",
        "pages/assets/site.css",
    ):
        assert f"reportschema/{name}" in names
    assert {name.split("/")[0] for name in names} == {
        "reportschema",
        f"reportschema-{wheel.name.split('-')[1]}.dist-info",
    }


def test_it_works_where_there_is_nothing_but_it(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as file:
        file.extractall(site)
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "2020.yaml").write_bytes((EXAMPLES / "yunxi-2020.yaml").read_bytes())
    code = (
        "import sys, reportschema; from reportschema.cli import main; "
        f"assert reportschema.__file__.startswith({str(site)!r}), reportschema.__file__; "
        "sys.argv = ['reportschema', *sys.argv[1:]]; main()"
    )
    environment = {**os.environ, "PYTHONPATH": str(site)}
    for arguments in (["validate"], ["build"], ["validate", "datapackage"], ["schema"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr + done.stdout
    assert (tmp_path / "datapackage" / "datapackage.json").is_file()
