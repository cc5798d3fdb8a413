"""The house: who may import whom, how long a module may be, how light an import is."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import get_type_hints

import pytest

import reportschema
from reportschema.cli import app
from reportschema.reading.figures.aspects.figure import FigureDraft

pytestmark = pytest.mark.untraced

PACKAGE = Path(reportschema.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
# Room -> the rooms that it may use, layer by layer: none uses its own layer or a later one.
# `files`, `verbs` and the command line are the edges.
LAYERS: list[dict[str, set[str]]] = [
    {"models": set(), "guide": set(), "undisturbed": set()},
    {"vocabularies": {"models"}, "notation": {"models"}, "files": {"models"}},
    {
        "comparing": {"models", "vocabularies", "notation"},
        "findings": {"models"},
        "matching": {"models", "notation"},
        "pages": set(),
    },
    {
        "reading": {"models", "vocabularies", "notation", "undisturbed"},
        "checking": {"models", "vocabularies", "notation", "comparing", "findings", "matching"},
        "publishing": {"models", "vocabularies", "notation", "comparing", "pages", "guide"},
    },
    {
        "verbs": {
            "models",
            "vocabularies",
            "notation",
            "files",
            "findings",
            "matching",
            "pages",
            "reading",
            "checking",
            "publishing",
        }
    },
]
# The rooms of `reading`; what stands beside them (`draft` and what it hands over to) may use all.
READING: list[dict[str, set[str]]] = [
    {"words": set(), "times": set()},
    {"page": {"words", "times"}},
    {
        "about": {"words", "times", "page"},
        "outline": {"words", "page"},
        "sentence": {"words"},
    },
    {"clauses": {"words", "sentence"}},
    {"subjects": {"words", "sentence", "clauses"}},
    {
        "figures": {"words", "times", "sentence", "clauses", "subjects"},
        "annexes": {"words", "page"},
        "numerals": {"words", "times", "page", "sentence"},
    },
    {
        "promises": {"words", "page", "sentence", "subjects", "figures"},
        "doubts": {"words", "sentence", "clauses"},
    },
]
MAY_USE = {room: others for layer in LAYERS for room, others in layer.items()}


def imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return names


def dotted(path: Path) -> str:
    """A module's name, `reportschema.models.report`."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> set[str]:
    """The modules that a module needs: `from a import b` needs a.b where that is a module, else a.

    Those for type checkers alone are left out: `reportschema` lists its verbs so.
    """
    names = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.If):
            continue
        for part in ast.walk(node):
            if isinstance(part, ast.ImportFrom) and part.module:
                inner = {f"{part.module}.{alias.name}" for alias in part.names}
                modules = inner & set(map(dotted, MODULES))
                names |= modules if modules == inner else {*modules, part.module}
    return names


def room_of(name: str) -> str:
    """The folder of a module: `reportschema.models` of `reportschema.models.report`."""
    folder = PACKAGE.parent / name.replace(".", "/")
    return name if folder.is_dir() else name.rpartition(".")[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_rooms_use_only_what_they_may(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0]
    if room.endswith(".py"):  # the command line and what it shows
        return
    used = {name.split(".")[1] for name in imports(path) if name.startswith("reportschema.")}
    assert used <= MAY_USE[room] | {room}


@pytest.mark.parametrize("layers", [LAYERS, READING], ids=["package", "reading"])
def test_a_room_uses_only_earlier_layers(layers: list[dict[str, set[str]]]) -> None:
    earlier: set[str] = set()
    for layer in layers:
        assert [room for room, others in layer.items() if not others <= earlier] == []
        earlier |= set(layer)


def test_rooms_of_the_reader_use_only_what_they_may() -> None:
    reading = PACKAGE / "reading"
    rooms = {room: others for layer in READING for room, others in layer.items()}
    assert {path.parent.name for path in reading.glob("*/*.py")} == set(rooms)
    for room, others in rooms.items():
        used = {
            name.removeprefix("reportschema.reading.").split(".")[0]
            for path in (reading / room).rglob("*.py")
            for name in imports(path)
            if name.startswith("reportschema.reading.")
        }
        assert used - {room} == others, room


def test_a_room_within_a_room_says_what_goes_in_and_out() -> None:
    for path in PACKAGE.glob("*/*/**/*.py"):
        door = path.with_name("__init__.py").read_text(encoding="utf-8")
        words = ast.get_docstring(ast.parse(door))
        assert words is not None
        assert re.search(r"^In: .+(\n.+)*\nOut: ", words, re.MULTILINE), path.parent


def test_a_room_has_at_most_a_dozen_files() -> None:
    folders = {path.parent for path in MODULES}
    files = {folder: len([*folder.glob("*.py")]) - 1 for folder in folders}
    many = {folder.relative_to(PACKAGE).as_posix() for folder, n in files.items() if n > 12}
    assert many == {"verbs"}


def test_no_room_imports_itself_in_a_circle() -> None:
    """A room's door (`__init__`) may open its own inner rooms, which may use what stands in it."""
    graph: dict[str, set[str]] = {}
    for path in MODULES:
        if path.parent == PACKAGE:  # the command line, and the version that rooms ask for
            continue
        room = room_of(dotted(path))
        others = {room_of(name) for name in imported(path)} - {room, PACKAGE.name}
        if path.name == "__init__.py":
            others = {other for other in others if not other.startswith(f"{room}.")}
        graph.setdefault(room, set()).update(others)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_no_module_imports_itself_in_a_circle() -> None:
    names = {dotted(path): path for path in MODULES}
    graph = {name: imported(path) & set(names) - {name} for name, path in names.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


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
    assert not {"pydantic", "yaml", "typer", "frictionless", "opencc", "rjieba"} & set(loaded)


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
        "reportschema.publishing.records.tables",
        "reportschema.publishing.published.package_check",
    )
    assert "reportschema.checking" in done.stdout.split()
    assert [name for name in heavy if name in done.stdout.split()] == []


# Aspect of a figure -> the modules of the reader whose passes give a figure a whole new one.
PASSES = {
    "subject": {"composing", "following", "pricing", "ranking", "wholes", "wordless"},
    "measure": {
        "bounding",
        "composing",
        "following",
        "gathering",
        "ranking",
        "settling",
        "wholes",
    },
    "time": {
        "bases",
        "changes",
        "following",
        "gathering",
        "ranking",
        "settling",
        "undated",
        "wholes",
        "wordless",
    },
    "promise": {"changes", "gathering", "reader", "wordless"},
    "links": {"ranking", "wholes"},
}


def test_a_figure_is_composed_of_frozen_aspects_and_has_no_field_beside_them() -> None:
    fields = get_type_hints(FigureDraft)
    assert set(fields) == {"start", "end", *PASSES, "inferred"}
    for name in PASSES:
        kinds = get_type_hints(fields[name])
        assert issubclass(fields[name], tuple)
        assert set(kinds) == set(fields[name]._fields)
        assert not [each for each in kinds.values() if re.search(r"list|dict|set\[", str(each))]
    with pytest.raises(AttributeError):
        FigureDraft(0, 1).subject.label = "茶园"  # type: ignore[misc]  # what is tested


# Field of an aspect -> the field that says by which rule and words it was given.
GIVEN_BY = {
    "indicator": "origin",
    "label": "origin",
    "transformation": "origin",
    "collection": "collected_by",
    "period": "origin",
    "base_period": "base_origin",
    "commitment": "bound_by",
    "obligation": "obliged_by",
}


def test_what_a_pass_changes_of_an_aspect_it_gives_with_its_rule_and_words() -> None:
    for path in (PACKAGE / "reading").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            aspect = node.func.value
            if node.func.attr != "_replace" or not isinstance(aspect, ast.Attribute):
                continue
            if aspect.attr in PASSES:
                given = {str(each.arg): ast.unparse(each.value) for each in node.keywords}
                told = {name for name, value in given.items() if value != "None"}
                by = {GIVEN_BY[name] for name in told & GIVEN_BY.keys()}
                assert by <= told, ast.unparse(node)


def test_only_the_passes_of_an_aspect_give_it_and_none_writes_a_field_of_it() -> None:
    fields = {name for kind in get_type_hints(FigureDraft).values() for name in vars(kind)}
    givers: dict[str, set[str]] = {name: set() for name in PASSES}
    for path in (PACKAGE / "reading").rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)) if "FigureDraft" in source else ():
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                givers.get(node.attr, set()).add(path.stem)
                assert node.attr not in fields - set(PASSES), path
    assert givers == PASSES
