"""Verbs that write, killed at random moments, on a full disk, where nothing may be written, twice.

No half file, no lost file, no child alive; and the next run succeeds and leaves nothing beside.
`build`, `explore` and `fmt` are killed in other tests.
"""

from __future__ import annotations

import ctypes
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import EXAMPLES

from reportschema.files.finding.schema_copies import shipped
from reportschema.verbs.init import starter

pytestmark = pytest.mark.slow

KILLS = 25  # of each verb
TEXTS = 6  # enough for processes to be started
TEXT = (EXAMPLES / "yunxi-2020.txt").read_text(encoding="utf-8")
PAGE = "<html><body>" + "".join(f"<p>{line}</p>" for line in TEXT.splitlines()) + "</body></html>"
MAIN = "from reportschema.cli import main; main()"
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1


class Verb(NamedTuple):
    """A verb that writes below `out`: its arguments, and the files it writes when it gets through.

    Their bytes are those of a run that nobody disturbed.
    """

    arguments: tuple[str, ...]
    suffix: str = ""


VERBS = {
    "draft": Verb(("draft", "texts", "-o", "out", "--quiet"), ".txt"),
    "extraction of texts": Verb(("draft", "texts", "-o", "out", "--quiet"), ".html"),
    "init": Verb(("init", "out")),
    "schema": Verb(("schema", "-o", "out/report.schema.json")),
}


def given(folder: Path, verb: Verb) -> Path:
    """A folder with what the verb reads."""
    if verb.suffix:
        (folder / "texts").mkdir(parents=True)
        for n in range(TEXTS):
            text = TEXT if verb.suffix == ".txt" else PAGE
            (folder / "texts" / f"{n}{verb.suffix}").write_text(text, encoding="utf-8")
    folder.mkdir(exist_ok=True)
    return folder


def start(
    verb: Verb, folder: Path, before: Callable[[], None] | None = None
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", MAIN, *verb.arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=before,
        start_new_session=True,
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, str]:
    output, errors = process.communicate(timeout=300)
    return process.returncode, output + errors


def content(folder: Path) -> dict[str, bytes]:
    """The files of a folder, those that some run left beside them too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "texts" not in path.relative_to(folder).parts[:1]
    }


def alive(session: int) -> list[str]:
    """The processes of a session that still run."""
    listed = subprocess.run(
        ["ps", "-o", "pid=,stat=", "-s", str(session)], capture_output=True, text=True, check=False
    )
    return [line for line in listed.stdout.splitlines() if " Z" not in line]


@pytest.fixture(params=VERBS, scope="module")
def undisturbed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Verb, dict[str, bytes], float]:
    """A verb, the files of a run that nobody disturbs, and how long it took."""
    verb = VERBS[request.param]
    if verb.suffix == ".html":
        pytest.importorskip("trafilatura", reason="pages need the extra html")
    folder = given(tmp_path_factory.mktemp("undisturbed"), verb)
    began = time.perf_counter()
    code, output = finish(start(verb, folder))
    assert code == 0, output
    files = content(folder)
    assert files
    return verb, files, time.perf_counter() - began


def test_a_kill_at_any_moment_leaves_whole_files_and_the_next_run_succeeds(
    undisturbed: tuple[Verb, dict[str, bytes], float], tmp_path: Path
) -> None:
    verb, whole, seconds = undisturbed
    moments = random.Random(2026)  # the same moments each time
    cut_short = 0
    for n in range(KILLS):
        number = signal.SIGTERM if n % 2 else signal.SIGKILL
        folder = given(tmp_path / str(n), verb)
        process = start(verb, folder)
        time.sleep(moments.uniform(0.2, 1.0) * seconds)
        process.send_signal(number)
        code, _ = finish(process)
        cut_short += code != 0
        time.sleep(0.2)
        assert alive(process.pid) == [], f"kill {n}: a child is alive"
        left = content(folder)
        assert left.items() <= whole.items(), f"kill {n}: half a file, or litter"
        code, output = finish(start(verb, folder))
        assert code == 0, output
        assert content(folder) == whole, f"kill {n}: the next run left something else"
    assert cut_short > KILLS / 3


@pytest.mark.parametrize("size", [100, 1_000, 4_000])
def test_a_full_disk_leaves_whole_files_and_the_next_run_succeeds(
    size: int, undisturbed: tuple[Verb, dict[str, bytes], float], tmp_path: Path
) -> None:
    verb, whole, _ = undisturbed
    folder = given(tmp_path / "x", verb)
    limit = (size, size)
    code, output = finish(
        start(verb, folder, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit))
    )
    assert code in (1, 2)
    assert "Traceback" not in output
    assert "cannot be written (File too large)" in output
    assert content(folder).items() <= whole.items()
    code, output = finish(start(verb, folder))
    assert code == 0, output
    assert content(folder) == whole


def test_where_nothing_may_be_written_it_is_said_and_nothing_changes(
    undisturbed: tuple[Verb, dict[str, bytes], float], tmp_path: Path
) -> None:
    verb, whole, _ = undisturbed
    folder = given(tmp_path / "x", verb)
    (folder / "out").mkdir()
    (folder / "out").chmod(0o555)
    folder.chmod(0o555)

    def without_rights() -> None:  # also not those that root has over every file
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)

    code, output = finish(start(verb, folder, without_rights))
    assert code in (1, 2)
    assert "Traceback" not in output
    assert "cannot be written (Permission denied)" in output
    assert content(folder) == {}
    folder.chmod(0o755)
    (folder / "out").chmod(0o755)
    assert finish(start(verb, folder))[0] == 0
    assert content(folder) == whole


def test_two_at_once_leave_what_one_does(
    undisturbed: tuple[Verb, dict[str, bytes], float], tmp_path: Path
) -> None:
    verb, whole, _ = undisturbed
    for n in range(5):
        folder = given(tmp_path / str(n), verb)
        both = [start(verb, folder), start(verb, folder)]
        results = [finish(process) for process in both]
        assert content(folder) == whole
        assert all(code in (0, 1) and "Traceback" not in text for code, text in results), results
        assert finish(start(verb, folder))[0] == 0


def test_what_is_written_is_what_it_should_be(
    undisturbed: tuple[Verb, dict[str, bytes], float],
) -> None:
    verb, whole, _ = undisturbed
    if verb.arguments[0] == "init":
        assert whole == {f"out/{name}": data for name, data in starter().items()} | {
            name: data
            for name, data in whole.items()
            if name not in starter() and "out/" not in name
        }
    elif verb.arguments[0] == "schema":
        assert whole == {"out/report.schema.json": shipped()}
    else:
        texts = TEXTS if verb.suffix == ".txt" else 2 * TEXTS
        assert len(whole) == texts
