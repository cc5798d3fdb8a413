"""An exception that nobody expected: one finding of what met it, and the rest goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest
from conftest import EXAMPLE, EXAMPLES, PACKAGE, run

import reportschema
from reportschema.checking import RULES
from reportschema.checking.audit import RELATIONS
from reportschema.checking.corpus import Corpus
from reportschema.checking.registry import RULE_FUNCTIONS
from reportschema.findings import Rule, Severity
from reportschema.publishing.site import place as place_pages
from reportschema.reading.draft import Drafter
from reportschema.verbs import build as build_verb
from reportschema.verbs.draft import draft
from reportschema.verbs.workers import Died, in_processes, lives

TEXT = (EXAMPLES / "yunxi-2020.txt").read_text(encoding="utf-8")


def failing(*_: Any, **__: Any) -> NoReturn:
    raise ZeroDivisionError("planted")


@pytest.fixture
def planted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that raises, beside all the others."""
    rule = Rule("ID999", "planted", "a test", "none", Severity.ERROR, False, False, False)
    monkeypatch.setitem(RULES, "ID999", rule)
    monkeypatch.setitem(RULE_FUNCTIONS, "ID999", failing)


@pytest.mark.usefixtures("planted")
def test_a_rule_that_raises_is_one_finding_a_source_and_other_rules_go_on(
    tmp_path: Path, example: str
) -> None:
    (tmp_path / "a.yaml").write_text(example, encoding="utf-8")
    wrong = example.replace("value: 512.3", "value: 521.3").replace("990101-2020", "990101-2021")
    (tmp_path / "b.yaml").write_text(wrong, encoding="utf-8")
    done = run("validate", tmp_path)
    assert done.exit_code == 1
    faults = [line for line in done.stdout.splitlines() if "FAULT001" in line]
    assert [Path(line.partition(":")[0]).name for line in faults] == ["a.yaml", "b.yaml"]
    assert "our program failed here (ID999): ZeroDivisionError: planted" in faults[0]
    assert "FIGURE004" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.usefixtures("planted")
def test_debug_shows_where_it_came_from() -> None:
    shown = run("validate", EXAMPLE, "--debug").stdout.splitlines()
    assert shown[-1].startswith("    tests/test_faults.py:")
    assert shown[-1].endswith("in failing")
    assert len(run("validate", EXAMPLE).stdout.splitlines()) == 1


def test_an_index_of_the_reports_that_raises_is_a_finding_of_each_rule_that_asks_it(
    tmp_path: Path, example: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "a.yaml"
    source.write_text(example.replace("value: 512.3", "value: 521.3"), encoding="utf-8")
    plain = [finding.code for finding in reportschema.validate(source).findings]
    monkeypatch.setattr(Corpus, "_names", property(failing))
    findings = reportschema.validate(source).findings
    faults = [finding for finding in findings if finding.code == "FAULT001"]
    assert any("(CORPUS001)" in fault.message for fault in faults)
    assert "FIGURE004" in plain
    assert "FIGURE004" in {finding.code for finding in findings}


def test_loading_that_raises_is_a_finding_of_that_file(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_bytes(EXAMPLE.read_bytes())

    def before(path: Path) -> None:
        if path.name == "a.yaml":
            failing()

    validation = reportschema.validate(tmp_path, before=before)
    assert [(finding.file, finding.code) for finding in validation.findings] == [
        ((tmp_path / "a.yaml").as_posix(), "FAULT001")
    ]
    assert list(validation.reports) == [(tmp_path / "b.yaml").as_posix()]


def test_a_relation_that_raises_is_a_finding_and_the_others_are_judged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    code, relation = next(iter(RELATIONS.items()))
    whole = reportschema.audit(EXAMPLE)
    monkeypatch.setitem(RELATIONS, code, replace(relation, run=failing))
    audited = reportschema.audit(EXAMPLE)
    assert [finding.code for finding in audited.faults] == ["FAULT001"]
    assert code in audited.faults[0].message
    assert audited.fails()
    assert list(audited.results) == [result for result in whole.results if result.rule != code]


def test_a_build_that_fails_is_a_finding_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.yaml").write_bytes(EXAMPLE.read_bytes())
    monkeypatch.setattr(build_verb, "package_tables", failing)
    done = run("build", "--sources", tmp_path / "sources", "--out", tmp_path / "package")
    assert done.exit_code == 1
    assert "FAULT001 our program failed here (package): ZeroDivisionError" in done.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["sources"]


def test_pages_that_fail_are_one_line_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place_pages, "pages", failing)
    done = run("explore", "--package", PACKAGE, "--out", tmp_path / "pages")
    assert done.exit_code == 2
    assert "our program failed here (pages): ZeroDivisionError: planted" in done.stderr
    assert list(tmp_path.iterdir()) == []


# Drafts


def _texts(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"{n}.txt" for n in range(count)]
    for path in paths:
        path.write_text(TEXT, encoding="utf-8")
    return paths


def _reader_that(
    acts: Callable[[], object], monkeypatch: pytest.MonkeyPatch, on: str = "1.txt"
) -> None:
    """Has the reader do something else with the text of that name."""
    reads = Drafter.draft

    def draft_or_act(self: Drafter, data: bytes, name: str, force: bool = False) -> Any:
        if name == on:
            acts()
        return reads(self, data, name, force)

    monkeypatch.setattr(Drafter, "draft", draft_or_act)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_text_that_makes_the_reader_raise_is_told_and_the_rest_is_drafted(
    workers: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _reader_that(failing, monkeypatch)
    results = draft(_texts(tmp_path, 4), tmp_path / "drafts", workers=workers)
    assert [result.text.name for result in results if result.error] == ["1.txt"]
    assert (results[1].error or "").startswith("READ009 our program failed here: ZeroDivisionError")
    assert len(list((tmp_path / "drafts").iterdir())) == 3


@pytest.mark.parametrize("workers", [pytest.param(1, marks=pytest.mark.slow), 2])
def test_a_text_that_takes_too_long_is_told_and_the_rest_is_drafted(
    workers: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft(EXAMPLES / "yunxi-2020.txt", tmp_path / "before")  # what is read once, is read now
    _reader_that(lambda: time.sleep(600), monkeypatch)
    texts = _texts(tmp_path, 4)
    results = draft(texts, tmp_path / "drafts", workers=workers, seconds=8)
    assert (results[1].error or "").startswith("READ010 was not read in 8 seconds")
    assert [result.text.name for result in results if result.error] == ["1.txt"]


def test_a_process_that_dies_takes_no_other_text_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _reader_that(lambda: os.kill(os.getpid(), signal.SIGKILL), monkeypatch)
    results = draft(_texts(tmp_path, 4), tmp_path / "drafts", workers=2)
    assert [result.text.name for result in results if result.error] == ["1.txt"]
    assert (results[1].error or "").startswith("READ011 the process that read it died")
    assert len(list((tmp_path / "drafts").iterdir())) == 3


def _square_or_die(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def test_results_stand_in_the_order_of_the_jobs() -> None:
    assert list(in_processes(_square_or_die, range(6), 2)) == [0, 1, 4, Died(), 16, 25]


def test_a_process_that_has_ended_does_not_live_though_nobody_has_waited_for_it() -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    assert lives(os.getpid())
    os.waitid(os.P_PID, ended.pid, os.WEXITED | os.WNOWAIT)  # until it is a zombie, and no longer
    assert not lives(ended.pid)
    ended.wait()
    assert not lives(ended.pid)


PARENT = """
import sys, time
from reportschema.verbs.workers import in_processes
print("started", flush=True)
list(in_processes(time.sleep, [600] * 4, 2))
"""


def _children(parent: int) -> Iterator[int]:
    path = Path(f"/proc/{parent}/task/{parent}/children")
    yield from map(int, path.read_text(encoding="ascii").split())


def _until(condition: Callable[[], bool]) -> bool:
    """Whether the condition comes true within a minute."""
    ends = time.monotonic() + 60
    while time.monotonic() < ends:
        if condition():
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="looks at processes in /proc")
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL], ids=lambda end: end.name)
def test_processes_die_with_their_parent(end: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        parent.stdout.readline()
        assert _until(lambda: len(list(_children(parent.pid))) == 2)
        time.sleep(0.5)  # each has asked the system to be killed
        children = list(_children(parent.pid))
        parent.send_signal(end)
        parent.wait(60)
    assert _until(lambda: not any(Path(f"/proc/{child}/exe").exists() for child in children))
