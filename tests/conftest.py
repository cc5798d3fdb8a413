"""What tests share: the shipped fictional example, the real texts where they are, and a command line to call."""

from __future__ import annotations

import gc
import io
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple, NoReturn
from unittest.mock import patch

import pytest

from reportschema.cli import main

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "sources"
PACKAGE = ROOT / "datapackage"
EXAMPLES = Path(str(files("reportschema.checking"))) / "examples"
EXAMPLE = EXAMPLES / "yunxi-2020.yaml"
SHARED = Path(os.environ.get("REPORTSCHEMA_TEXTS") or ROOT.parent / "shared" / "reports")


def missing(what: str) -> NoReturn:
    """Fails under CI, skips elsewhere: a check that could not run is not a check that passed."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing")
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="session")
def texts() -> Path:
    """The folder of the real reports as published."""
    if not SHARED.is_dir():
        missing(f"the folder of texts {SHARED} (set REPORTSCHEMA_TEXTS)")
    return SHARED


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
