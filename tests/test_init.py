"""`init`: a new data repository passes its own checks, by its very workflow and hooks."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import EXAMPLE, ROOT, run

from reportschema import __version__
from reportschema.files.finding.schema_copies import copy_above
from reportschema.verbs.init import EXAMPLE as STARTED

BIN = Path(sys.executable).parent


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    done = run("init", tmp_path / "data")
    assert done.exit_code == 0, done.stderr
    assert f"wrote {tmp_path / 'data' / 'README.md'}" in done.stdout
    return tmp_path / "data"


def shell(command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", **environment}
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", command],
        cwd=folder,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def broken(repository: Path) -> None:
    path = repository / STARTED
    path.write_text(
        path.read_text(encoding="utf-8").replace("hedge: about", "hedge: abuot"), encoding="utf-8"
    )


def hooks(path: Path) -> list[dict[str, Any]]:
    content = loaded(path)
    return (
        content
        if isinstance(content, list)
        else [hook for repository in content["repos"] for hook in repository["hooks"]]
    )


def hooked(hook: dict[str, Any], folder: Path) -> subprocess.CompletedProcess[str]:
    """What pre-commit runs."""
    files = [] if hook.get("pass_filenames") is False else [STARTED]
    return shell(shlex.join([*shlex.split(hook["entry"]), *hook.get("args", []), *files]), folder)


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for step in loaded(path)["jobs"]["validate"]["steps"] if "run" in step]


def test_the_steps_of_its_workflow_pass(repository: Path) -> None:
    install, *checks = steps(repository / ".github/workflows/validate.yml")
    assert install["name"] == "Install"
    assert [step["name"] for step in checks] == ["Validate", "Layout", "Build"]
    for step in checks:
        done = shell(step["run"], repository)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (repository / "datapackage" / "datapackage.json").is_file()


def test_no_file_of_it_installs_a_name_from_an_index_that_is_not_ours(repository: Path) -> None:
    for path in repository.rglob("*"):
        if path.is_file() and path.suffix in (".yml", ".yaml", ".md", ".txt", ".json"):
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"pip install '?reportschema|reportschema==|pypi\.org", text), path
    lines = (repository / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("#") for line in lines), "only its owner knows where it comes from"
    assert any(f"reportschema-{__version__}-py3-none-any.whl" in line for line in lines)


def test_its_workflow_fails_at_the_line_of_an_error(repository: Path) -> None:
    broken(repository)
    _, check, *_ = steps(repository / ".github/workflows/validate.yml")
    done = shell(check["run"], repository)
    assert done.returncode == 1
    line = next(
        n
        for n, text in enumerate((repository / STARTED).read_text(encoding="utf-8").splitlines(), 1)
        if "abuot" in text
    )
    assert f"::error file={STARTED},line={line}," in done.stdout


@pytest.mark.parametrize("ours", [True, False], ids=["our hooks", "its hooks"])
def test_the_hooks_pass_and_fail(repository: Path, ours: bool) -> None:
    own = hooks(ROOT / ".pre-commit-hooks.yaml" if ours else repository / ".pre-commit-config.yaml")
    assert {hook["entry"].split()[1] for hook in own} == {"validate", "fmt"}
    for hook in own:
        done = hooked(hook, repository)
        assert done.returncode == 0, done.stdout + done.stderr
    broken(repository)
    assert (
        hooked(next(hook for hook in own if "validate" in hook["entry"]), repository).returncode
        == 1
    )


def test_this_repository_uses_the_hooks_that_it_ships() -> None:
    shipped = {hook["id"]: hook for hook in hooks(ROOT / ".pre-commit-hooks.yaml")}
    used = {hook["id"]: hook for hook in hooks(ROOT / ".pre-commit-config.yaml")}
    assert set(shipped) <= set(used)
    for name, hook in shipped.items():
        assert used[name]["files"] == hook["files"]
        assert used[name]["entry"].removeprefix(".venv/bin/").startswith(hook["entry"])
    entry = used["reportschema-validate"]["entry"].removeprefix(".venv/bin/")
    assert shell(entry, ROOT).returncode == 0


def test_its_schema_is_ours_and_its_example_points_at_it(repository: Path) -> None:
    shipped = (ROOT / "reportschema" / "report.schema.json").read_bytes()
    assert (repository / "report.schema.json").read_bytes() == shipped
    first = (repository / STARTED).read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../report.schema.json"
    assert (repository / STARTED).parent.joinpath(
        first.partition("=")[2]
    ).resolve() == repository / "report.schema.json"


def test_an_older_copy_of_the_schema_is_a_warning_at_the_copy(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    assert run("validate", "sources", "--strict").exit_code == 0
    copy = repository / "report.schema.json"
    copy.write_text(copy.read_text(encoding="utf-8").replace("/1.1/", "/1.0/", 1), encoding="utf-8")
    done = run("validate", "sources")
    assert done.exit_code == 0
    assert (
        "report.schema.json:1:1: SCHEMA008 warning: is not the schema of this release"
        in done.stdout
    )
    assert "reportschema schema -o report.schema.json" in done.stdout
    assert run("validate", "sources", "--strict").exit_code == 1


def test_what_is_there_already_stays(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    done = run("init", tmp_path)
    assert done.exit_code == 0
    assert f"kept {tmp_path / 'README.md'}" in done.stdout
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / STARTED).is_file()


def test_a_file_in_the_way_is_told_and_nothing_written(tmp_path: Path) -> None:
    (tmp_path / "sources").write_text("", encoding="utf-8")
    done = run("init", tmp_path)
    assert done.exit_code == 2
    assert "sources is a file" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["sources"]


def test_the_readme_of_a_new_repository_names_commands_that_there_are(repository: Path) -> None:
    page = (repository / "README.md").read_text(encoding="utf-8")
    assert "@VERSION@" not in page
    verbs = {
        line.split("bin/reportschema ")[1].split()[0]
        for line in page.splitlines()
        if "bin/reportschema " in line
    }
    assert verbs == {"validate", "draft", "spans", "explain", "fmt", "build", "show"}
    for verb in verbs:
        assert run(verb, "--help").exit_code == 0, verb
    assert EXAMPLE.name == "yunxi-2020.yaml"


def test_git_on_windows_changes_neither_texts_nor_sources(repository: Path) -> None:
    shell("git init -q . && git config core.autocrlf true && git add -A", repository)
    text = next((repository / "texts").iterdir())
    before, source = text.read_bytes(), (repository / STARTED).read_bytes()
    text.unlink()
    (repository / STARTED).unlink()
    assert shell("git checkout -q -- .", repository).returncode == 0
    assert text.read_bytes() == before
    assert (repository / STARTED).read_bytes() == source


@pytest.mark.parametrize(("levels", "found"), [(0, True), (3, True), (4, False)])
def test_a_copy_of_the_schema_is_looked_for_in_four_folders(
    levels: int, found: bool, tmp_path: Path
) -> None:
    copy = tmp_path / "report.schema.json"
    copy.write_bytes(b"{}")
    assert copy_above(tmp_path.joinpath(*"abcd"[:levels])) == (copy if found else None)
