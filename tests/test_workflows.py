"""What runs on GitHub: the steps of the action in a shell; what workflows use and may do."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import EXAMPLE, EXAMPLES, ROOT

ACTION = ROOT / ".github" / "actions" / "validate" / "action.yml"
WRITTEN = ROOT / "reportschema" / "files" / "starter" / "validate.yml"
WORKFLOWS = [*sorted((ROOT / ".github" / "workflows").glob("*.yml")), WRITTEN]
TYPO = ("hedge: about", "hedge: abuot")


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def step(name: str) -> str:
    steps = loaded(ACTION)["runs"]["steps"]
    return next(str(step["run"]) for step in steps if step.get("name") == name)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with two folders of sources, and the program where the action installs it."""
    for folder in ("first", "second"):
        (tmp_path / "data" / folder).mkdir(parents=True)
    (tmp_path / "data" / "first" / "2020.yaml").write_bytes(EXAMPLE.read_bytes())
    (tmp_path / "reportschema").mkdir()
    (tmp_path / "reportschema" / "bin").symlink_to(Path(sys.executable).parent)
    return tmp_path / "data"


def done(name: str, repository: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """A step of the action, run as GitHub runs it."""
    given = {"PATHS": "first", "TEXTS": "", "STRICT": "true", "RUNNER_TEMP": str(repository.parent)}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step(name)],
        cwd=repository,
        env=os.environ | given | inputs,
        capture_output=True,
        text=True,
        check=False,
    )


def test_valid_sources_pass(repository: Path) -> None:
    for name in ("Validate", "Layout"):
        run = done(name, repository, TEXTS=str(EXAMPLES))
        assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("between", [" ", "\n", "\n\n  ", "\t"])
@pytest.mark.parametrize("name", ["Validate", "Layout"])
def test_every_path_is_checked(repository: Path, name: str, between: str) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    bad = text.replace(*TYPO) if name == "Validate" else text.replace("title: ", "title:   ", 1)
    (repository / "second" / "2020.yaml").write_text(bad, encoding="utf-8")
    run = done(name, repository, PATHS=f"first{between}second\n")
    assert run.returncode == 1
    assert "second/2020.yaml" in run.stdout + run.stderr


def test_an_error_stands_at_its_line(repository: Path) -> None:
    path = repository / "first" / "2020.yaml"
    path.write_text(EXAMPLE.read_text(encoding="utf-8").replace(*TYPO), encoding="utf-8")
    run = done("Validate", repository)
    assert run.returncode == 1
    assert re.search(r"^::error file=first/2020\.yaml,line=\d+,", run.stdout, re.M)


@pytest.mark.parametrize("name", ["Validate", "Layout"])
@pytest.mark.parametrize("paths", ["", " \n "])
def test_no_path_is_nothing_to_check(repository: Path, name: str, paths: str) -> None:
    run = done(name, repository, PATHS=paths)
    assert run.returncode == 2
    assert "::error::paths names nothing" in run.stdout


@pytest.mark.parametrize(
    "paths", ["first; touch hacked", "$(touch hacked)", "--output-format=json"]
)
def test_a_path_is_neither_code_nor_option(repository: Path, paths: str) -> None:
    assert done("Validate", repository, PATHS=paths).returncode == 2
    assert not (repository / "hacked").exists()


def test_modules_of_the_repository_are_never_imported(repository: Path) -> None:
    for module in ("pip", "venv", "reportschema", "yaml"):
        (repository / f"{module}.py").write_text("open('hacked', 'w')", encoding="utf-8")
    for name in ("Validate", "Layout"):
        assert done(name, repository).returncode == 0
    assert not (repository / "hacked").exists()
    pythons = re.findall(r"python\"? (\S+)", step("Install"))
    assert pythons
    assert set(pythons) == {"-I"}


def test_inputs_reach_the_shell_as_variables() -> None:
    for step in loaded(ACTION)["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_the_action_installs_its_own_checkout_by_the_lock() -> None:
    """No index has the name reportschema as ours: only a folder may be installed under it."""
    installs = [line for line in step("Install").splitlines() if line.startswith("install ")]
    for line in installs[:-1]:
        assert "--require-hashes" in line
        assert (ROOT / re.findall(r"\$CHECKOUT/([\w/.]+)", line)[0]).is_file()
    assert installs[-1] == 'install "$CHECKOUT"'
    assert "--no-deps --no-build-isolation" in step("Install")


@pytest.mark.slow
def test_the_action_installs(tmp_path: Path, repository: Path) -> None:
    temporary = {"RUNNER_TEMP": str(tmp_path / "runner"), "CHECKOUT": str(ROOT)}
    (tmp_path / "runner").mkdir()
    for name in ("Install", "Validate", "Layout"):
        run = done(name, repository, **temporary)
        assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("path", [*WORKFLOWS, ACTION], ids=lambda path: path.name)
def test_what_others_wrote_is_pinned_by_hash(path: Path) -> None:
    used = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    assert used
    for action in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_only_read(path: Path) -> None:
    workflow = loaded(path)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["permissions"] == {"contents": "read"}
        assert job["timeout-minutes"] <= 45
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


def test_our_workflows_only_run_scripts_that_are_there() -> None:
    for path in WORKFLOWS[:-1]:
        for job in loaded(path)["jobs"].values():
            for step in job["steps"]:
                if "run" in step:
                    assert os.access(ROOT / step["run"].split()[0], os.X_OK)
