"""The folder of pages: whole, the same twice, never over what is somebody else's."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import EXAMPLES, ROOT, run
from pages_read import files_below

import reportschema
from reportschema.pages.words import LANGUAGES
from reportschema.verbs.read_package import PackageError

pytestmark = pytest.mark.untraced


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


def test_the_home_page_is_light(site: Mapping[str, bytes]) -> None:
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
