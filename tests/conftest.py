"""What tests share: the fictional example, the real texts where they are, a command to call."""

from __future__ import annotations

import gc
import io
import json
import os
import sys
from collections.abc import Generator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, NoReturn
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings

from reportschema.cli import main

# A machine may be busy: how long an example takes to be made or tried is no fault.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "sources"
FULL = sorted(  # the reports of which everything is annotated
    path
    for path in SOURCES.glob("*/*.yaml")
    if "\n  level: full\n" in path.read_text(encoding="utf-8")
)
HEADLINES = sorted(set(SOURCES.glob("*/*.yaml")) - set(FULL))
SOME = [*FULL, *HEADLINES[::20]]
PACKAGE = ROOT / "datapackage"
EXAMPLES = Path(str(files("reportschema.checking"))) / "examples"
EXAMPLE = EXAMPLES / "yunxi-2020.yaml"
SHARED = Path(os.environ.get("REPORTSCHEMA_TEXTS") or ROOT.parent / "shared" / "reports")


def missing(what: str) -> NoReturn:
    """Skips; fails where nothing may be missing: what could not run is no check that passed."""
    if os.environ.get("REPORTSCHEMA_REQUIRE") == "all":
        pytest.fail(f"{what} is missing, and REPORTSCHEMA_REQUIRE asks for all")
    pytest.skip(f"{what} is missing")


# What these give is long, and what reads it is tried by tests on invented texts too.
LONG = {"texts", "all_texts", "corpus", "site", "example_site"}
LONGEST_NAME = 80  # bytes that name a case of a test


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that asks for the real texts is marked as one, and none of long texts is traced."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if {"texts", "all_texts"} & asked:
            item.add_marker("texts")
        if asked & LONG:
            item.add_marker("untraced")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Long bytes are counted: those of an archive hold the time, and workers would not agree."""
    return argname if isinstance(val, bytes) and len(val) > LONGEST_NAME else None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Coverage is not measured in tests that are long and run what others run: it doubles them.

    pytest-cov's own mark for that does nothing in a worker of xdist. Where it is asked which test
    runs which line (`scripts/mutate`), all are traced.
    """
    untraced = item.get_closest_marker("untraced")
    if not untraced or item.config.getoption("cov_context", None):
        return (yield)
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        return (yield)
    finally:
        sys.settrace(tracer)


@pytest.fixture(scope="session")
def texts() -> Path:
    """The folder of the real reports as published."""
    if not SHARED.is_dir():
        missing("the folder of published texts (set REPORTSCHEMA_TEXTS)")
    return SHARED


@pytest.fixture(scope="session")
def all_texts(texts: Path) -> Path:
    """The folder below which the text of every source lies, as published."""
    if not (texts.parent / "headline").is_dir():
        missing("the folder of headline texts beside the published texts (set REPORTSCHEMA_TEXTS)")
    return texts.parent


@pytest.fixture(scope="session")
def corpus(texts: Path) -> Path:
    """The folder of reports and look-alikes from elsewhere, beside the real reports."""
    folder = texts.parent / "corpus"
    if not folder.is_dir():
        missing("the corpus beside the published texts (set REPORTSCHEMA_TEXTS)")
    return folder


@pytest.fixture(scope="session")
def example_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package of the shipped fictional report, built once: to be read, never changed."""
    folder = tmp_path_factory.mktemp("example")
    (folder / "sources").mkdir()
    (folder / "sources" / "2020.yaml").write_bytes(EXAMPLE.read_bytes())
    assert run("build", "--sources", folder / "sources", "--out", folder / "package").exit_code == 0
    return folder / "package"


@pytest.fixture(scope="session")
def site() -> Mapping[str, bytes]:
    """The pages of the committed package, made once, in memory."""
    from pages_read import BUILD

    from reportschema.publishing.site.whole import site_files
    from reportschema.verbs.explore import read_content

    return MappingProxyType(site_files(read_content(PACKAGE), BUILD))


Resources = dict[str, dict[str, Any]]  # table -> its part of the descriptor


@pytest.fixture(scope="session")
def descriptor() -> dict[str, Any]:
    """The descriptor of the committed package."""
    loaded: dict[str, Any] = json.loads((PACKAGE / "datapackage.json").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="session")
def resources(descriptor: dict[str, Any]) -> Resources:
    """The tables of the committed package, by name."""
    return {resource["name"]: resource for resource in descriptor["resources"]}


@pytest.fixture
def example() -> str:
    """The text of the shipped example source: valid, with every kind of record but awards."""
    return EXAMPLE.read_text(encoding="utf-8")


class Done(NamedTuple):
    """What a run of the command line left."""

    exit_code: int
    stdout: str
    stderr: str


def run(*arguments: object) -> Done:
    """The console script, in process."""
    out, err = io.StringIO(), io.StringIO()
    with (
        patch.object(sys, "argv", ["reportschema", *map(str, arguments)]),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
            code = 0
        except SystemExit as ended:
            code = int(ended.code or 0)
        finally:
            gc.unfreeze()  # this process goes on
    return Done(code, out.getvalue(), err.getvalue())
