"""The house: who may import whom, how long a module may be, how light an import is."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import reportschema
from reportschema.cli import app

PACKAGE = Path(reportschema.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
# Part -> the parts that it may use. `files`, `verbs` and the command line are the edges.
MAY_USE = {
    "models": set(),
    "guide": set(),
    "vocabularies": {"models"},
    "notation": {"models"},
    "comparing": {"models", "vocabularies", "notation"},
    "files": {"models"},
    "reading": {"models", "vocabularies", "notation"},
    "checking": {"models", "vocabularies", "notation", "comparing"},
    "publishing": {"models", "vocabularies", "notation", "comparing", "guide"},
    "verbs": {"models", "vocabularies", "notation", "files", "reading", "checking", "publishing"},
}


def imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_parts_use_only_what_they_may(path: Path) -> None:
    part = path.relative_to(PACKAGE).parts[0]
    if part not in MAY_USE:
        return
    used = {name.split(".")[1] for name in imports(path) if name.startswith("reportschema.")}
    assert used <= MAY_USE[part] | {part}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_modules_say_what_they_are_for_and_stay_short(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(source))
    assert source.count("\n") <= 400


def defined(tree: ast.Module) -> set[str]:
    """The constants, functions and classes of a module that nothing but their name registers."""
    names = set()
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {
                part.id
                for target in targets
                for part in ast.walk(target)
                if isinstance(part, ast.Name)
            }
        elif isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.decorator_list:
            names.add(node.name)
    return {name for name in names if not name.startswith("__")}


def used(tree: ast.Module) -> Iterator[str]:
    """The names that a module reads, those in strings too (`__all__`, names of verbs)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_no_constant_function_or_class_is_without_use() -> None:
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
    anywhere = {name for tree in trees.values() for name in used(tree)}
    for path, tree in trees.items():
        assert defined(tree) - anywhere == set(), path


def test_only_the_command_line_exits() -> None:
    for path in MODULES:
        if path.name != "cli.py":
            assert "sys.exit" not in path.read_text(encoding="utf-8"), path


def test_importing_the_package_is_light() -> None:
    code = "import sys, reportschema; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"pydantic", "yaml", "typer", "frictionless", "opencc"} & set(loaded)


VERBS = [command.callback.__name__ for command in app.registered_commands if command.callback]


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_a_public_function(verb: str) -> None:
    name = {"schema": "json_schema"}.get(verb, verb)
    assert name in reportschema.__all__
    function = getattr(reportschema, name)
    assert callable(function)
    assert function.__doc__


def test_importing_the_models_builds_no_validator() -> None:
    code = (
        "from reportschema.models import Indicator, WorkReport as Report; "
        "print(Report.__pydantic_complete__, Indicator.__pydantic_complete__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n"


def test_validating_a_source_imports_nothing_of_packages_and_readers() -> None:
    source = Path(reportschema.__file__).parent / "checking" / "examples" / "yunxi-2020.yaml"
    code = (
        "import sys; from reportschema.cli import main\ntry: main()\nfinally: print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "validate", str(source)],
        capture_output=True,
        text=True,
        check=True,
    )
    heavy = (
        "frictionless",
        "rich",
        "reportschema.reading",
        "reportschema.publishing.tables",
        "reportschema.publishing.package_check",
    )
    assert "reportschema.checking" in done.stdout.split()
    assert [name for name in heavy if name in done.stdout.split()] == []
